"""Phrases that the parser hangs on a date and that belong to the verb: “warned them on Monday against striking”."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from timeline.core.reading import Parsed, Timex, Word
from timeline.extract import vocabulary
from timeline.extract.candidates.clauses import is_verb
from timeline.extract.candidates.complements import needed

_WITH_INFINITIVE: Final = vocabulary.words("with_infinitive")
_PHRASES: Final = frozenset({"against", "for", "to", "with", "from", "into", "as", "about", "over", "on", "at", "in"})


def off_dates(parsed: Parsed, timexes: Iterable[Timex]) -> Parsed:
    """The same grammar, in which what follows a date belongs to the verb that has the date.

    A phrase with “of” is the verb's only where the verb needs one: “absolved her on Monday of guilt”.
    """
    words, moved = list(parsed.words), False
    days = [set(parsed.within(one.start, one.end)) for one in timexes if one.type in ("DATE", "TIME")]
    dates = set().union(*days)
    for inside in days:
        moved = _hung_on_noun(words, inside) or moved
        moved = _hung_of_noun(parsed, words, inside) or moved
        for index in _behind(parsed, inside):
            verb = _verb_of(parsed, words[index].head, inside)
            if verb is None or all(i in dates for i in parsed.subtree(index) if i != index):
                continue
            hung = replace(words[index], head=verb)
            words[index] = hung
            if hung.text.lower() not in _PHRASES and not needed(replace(parsed, words=tuple(words)), index):
                words[index] = parsed.words[index]
            moved = moved or words[index] is hung
    return replace(parsed, words=tuple(words), children=_children(words)) if moved else parsed


def _hung_on_noun(words: list[Word], inside: set[int]) -> bool:
    """“the vote in 2006 to renew the law”, “his call on Monday for her to go”: what was voted for, or called for."""
    before, after = min(inside) - 1, max(inside) + 1
    before -= words[before].dep == "prep"
    if before < 0 or after >= len(words) or words[before].lemma not in _WITH_INFINITIVE or words[before].pos != "NOUN":
        return False
    verb = words[after].head
    opens = words[after].tag == "TO" or (words[after].text.lower() == "for" and words[after].dep == "mark")
    if not opens or words[verb].tag != "VB" or words[verb].dep not in ("acl", "advcl", "xcomp", "ccomp"):
        return False
    if verb <= after or words[verb].head == before or not (words[verb].head < before or words[verb].head in inside):
        return False
    if words[before].dep == "dobj" and words[before].head == words[verb].head:
        return False  # “used the vote on Monday to attack her”
    words[verb] = replace(words[verb], head=before, dep="acl")
    return True


def _hung_of_noun(parsed: Parsed, words: list[Word], inside: set[int]) -> bool:
    """“the fire in May of two mills”: what burnt, and no May of mills."""
    before = min(inside) - 1
    noun = words[before].head if before >= 0 and words[before].dep == "prep" else -1
    if noun < 0 or words[noun].pos != "NOUN" or noun > before:
        return False
    found = [i for i in _behind(parsed, inside) if words[i].text.lower() == "of" and i == max(inside) + 1]
    for index in found:
        words[index] = replace(words[index], head=noun)
    return bool(found)


def _behind(parsed: Parsed, inside: set[int]) -> Iterator[int]:
    """The phrases with a preposition that hang on words of a date and stand behind it."""
    for index in sorted(inside):
        for child in parsed.children[index]:
            if child not in inside and child > max(inside) and parsed.words[child].dep == "prep":
                yield child


def _verb_of(parsed: Parsed, date: int, inside: set[int]) -> int | None:
    """The verb that a date belongs to, by itself or with a preposition; None where it describes a noun."""
    while parsed.words[date].head in inside and parsed.words[date].head != date:
        date = parsed.words[date].head
    above = parsed.words[date].head
    if parsed.words[date].dep == "pobj" and parsed.words[above].dep == "prep":
        above = parsed.words[above].head
    elif parsed.words[date].dep != "npadvmod":
        return None
    return above if is_verb(parsed, above) and above < date else None


def _children(words: list[Word]) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in words]
    for index, word in enumerate(words):
        if word.head != index:
            found[word.head].append(index)
    return tuple(map(tuple, found))
