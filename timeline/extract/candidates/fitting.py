"""Which words of a clause a title keeps: what is said by the way goes first, then details from the right."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates import lexicon
from timeline.extract.candidates.antecedents import is_told_before
from timeline.extract.candidates.asides import is_by_the_way
from timeline.extract.candidates.carrying import is_cut, says_what, tells_who
from timeline.extract.candidates.clauses import SUBJECTS, child_with, is_infinitive, is_passive, is_verb
from timeline.extract.candidates.complements import is_first, is_ranked, needed
from timeline.extract.candidates.conditions import is_condition, is_strict
from timeline.extract.candidates.joined import holds_object
from timeline.extract.candidates.phrases import LONGEST, REFLEXIVE, Writer
from timeline.extract.candidates.torn import end, is_torn

_LIGHT: Final = frozenset({"get", "go", "come", "turn", "put", "look", "deal"})
_OPTIONAL: Final = frozenset("prep acl relcl advcl advmod npadvmod amod conj appos agent dative".split())
_LATER: Final[Mapping[str, int]] = {
    "advmod": 1,
    "amod": 2,
    "compound": 2,
    "of": 3,
}  # what goes only when the rest has gone
_TELLING: Final = vocabulary.words("qualifying")
_INCOMPLETE: Final = frozenset({"sound"})
_HOLLOW: Final = frozenset({"something", "thing", "things", "one", "anything", "everything", "somebody", "someone"})
_EMPTY_PASSIVES: Final = frozenset({"make", "do", "take", "give", "have"})
_BOUNDS: Final = frozenset({"long", "far", "soon"})
_CONTRARY: Final = re.compile(r"(?:un|non-?|anti-?|il(?=l)|ir(?=r)|dis)[a-z-]{4,}$")  # “unfavorable”, “illegal”
_NOT_CONTRARY: Final = vocabulary.words("not_contrary")
_COUNTS: Final = frozenset({"number", "share", "percentage", "proportion", "majority", "half", "rest", "total"})
_LAST: Final = 4  # what goes only if there is no title otherwise
_ASKING: Final = vocabulary.words("asking_somebody")
_KINDS: Final = vocabulary.words("kinds")


def kept(parsed: Parsed, roots: Iterable[int], writer: Writer) -> set[int]:
    """The words under these roots that may stand in a title: no relative clauses, asides, or clauses of time."""
    found = {index for root in roots for index in _walk(parsed, root, writer, root)}
    stubs = [i for i in found if parsed.words[i].dep == "acl" and not found & set(parsed.children[i])]
    bare = {i for i in stubs if parsed.words[i].tag == "VBN" or _is_stub(parsed, i)}
    return _with_hyphens(parsed, found - bare)


def _is_stub(parsed: Parsed, verb: int) -> bool:
    """“involving” in “a complaint involving Silva”, “to call” in “to call or write”: cut off from what it needs."""
    needs = ("conj", "dobj", "npadvmod") if parsed.words[verb].tag == "VBG" else ("conj",)
    return child_with(parsed, verb, *needs) is not None


def fit(
    parsed: Parsed,
    roots: Iterable[int],
    writer: Writer,
    room: int,
    about: frozenset[str] = frozenset(),
    without: Iterable[int] = (),
    owners: frozenset[str] = frozenset(),
) -> str | None:
    """The words under these roots written in at most `room` characters; None where that cannot be done.

    `about` are the actors of whom the title speaks, `owners` those whose “his” needs no name. Phrases with a pronoun
    that stands for nobody known are left out, and so are the words `without`.
    """
    left_out = set(without)
    told = {index for index in left_out if parsed.words[index].tag == "VBN"}  # “reach” of “the deal reached by them”
    words = _without_pronouns(parsed, kept(parsed, roots, writer) - left_out, writer, about)
    while words is not None:
        for short in (False, True):
            text = writer.written(sorted(words), about=about | owners, short=short)
            if len(text) <= room:
                if not is_torn(parsed, words, writer):
                    return (
                        text if _is_whole(parsed, words, text) and _says_enough(parsed, words | told, writer) else None
                    )
                break
        if writer.uncut:
            writer.spared = True
            return None
        last = _last_optional(parsed, words, writer) if len(text) > room else _torn_off(parsed, words, writer)
        fewer = words if last is None else _with_hyphens(parsed, words - _with_its_links(parsed, last))
        words = fewer if len(fewer) < len(words) else None
    return None


def _says_enough(parsed: Parsed, words: set[int], writer: Writer) -> bool:
    """Whether nothing is cut off without which it says too little; the writer notes it where that is asked for."""
    if not writer.whole or not is_cut(parsed, words, writer):
        return True
    writer.spared = True
    return False


def _torn_off(parsed: Parsed, words: set[int], writer: Writer) -> int | None:
    """The phrase that goes with its torn end: “to look” in “plotted attack to look” (like a victim)."""
    last = end(words, writer)
    above = (last, *parsed.above(last)) if last is not None else ()
    spare = (i for i in above if i in words and (_may_go(parsed, i) or _is_purpose(parsed, i)))
    return next((i for i in spare if _is_spare(parsed, i, words, writer)), None)


def _is_purpose(parsed: Parsed, index: int) -> bool:
    """“to look ill” in “planned a fire to look ill”, not “told the man to look ill”: what for, and not what."""
    above = parsed.words[index].head
    done = child_with(parsed, above, "dobj")
    purpose = parsed.words[index].dep == "xcomp" and is_infinitive(parsed, index) and done is not None
    return purpose and parsed.words[above].lemma not in _ASKING


def _is_whole(parsed: Parsed, words: Iterable[int], text: str) -> bool:
    """Whether all conditions have kept their verb: “if they agree”, not “if they”."""
    kept = set(words)
    if text.endswith((" fact", " notion", " extent")):
        return False  # “criticizing the fact that …”
    bounds = (i + 1 for i in kept if parsed.words[i].text in _BOUNDS and i + 1 < len(parsed.words))
    if any(parsed.words[i].text.lower() == "as" and i not in kept for i in bounds):
        return False  # “so long as they agree”
    return all(parsed.words[i].text in text.split() for i in kept if is_condition(parsed, i))


def _with_hyphens(parsed: Parsed, words: set[int]) -> set[int]:
    """“jump-starting” stays whole or goes whole, as its last part does."""
    for last in sorted(words, reverse=True):
        part = last
        while _is_tight(parsed, part - 1):
            words = words | {part - 1, part - 2}
            part -= 2
    words = words - {i for i in words if _is_tight(parsed, i + 1) and i + 2 not in words}
    return words - {i for i in words if _is_tight(parsed, i) and not {i - 1, i + 1} <= words}


def _is_tight(parsed: Parsed, index: int) -> bool:
    """Whether a hyphen joins two parts of a word."""
    if not 0 < index < len(parsed.words) - 1 or parsed.words[index].text not in ("-", "–"):
        return False
    before, hyphen, after = parsed.words[index - 1 : index + 2]
    return before.end == hyphen.start and hyphen.end == after.start


def _walk(parsed: Parsed, index: int, writer: Writer, root: int) -> Iterable[int]:
    yield index
    for child in parsed.children[index]:
        if child != root and not is_by_the_way(parsed, child, writer):
            yield from _walk(parsed, child, writer, root)


def is_bare_clause(parsed: Parsed, clause: int, text: str) -> bool:
    """Whether a clause has lost what it says: “decisions were made”, where “far below the minister” is gone."""
    passive = parsed.words[clause].lemma in _EMPTY_PASSIVES and is_passive(parsed, clause)
    phrases = [c for c in parsed.children[clause] if parsed.words[c].dep in ("prep", "agent") and c > clause]
    more = any(parsed.words[part].pos in ("NOUN", "PROPN", "VERB") for c in phrases for part in parsed.subtree(c))
    return (passive and more and text.endswith(parsed.words[clause].text)) or _is_bare_noun(parsed, clause, text)


def _is_bare_noun(parsed: Parsed, above: int, text: str) -> bool:
    """“was a vote” of “was a vote to cut pay”, “is part” of “is part of that”: a noun without what makes it one."""
    noun = child_with(parsed, above, "attr")
    if noun is None or parsed.words[noun].pos != "NOUN" or not text.endswith(parsed.words[noun].text):
        return False
    more = any(parsed.words[c].dep in ("prep", "acl", "relcl", "advcl") and c > noun for c in parsed.children[noun])
    alone = not any(parsed.words[c].dep in ("amod", "compound", "nummod") for c in parsed.children[noun])
    return more and alone


def is_hollow(parsed: Parsed, above: int) -> bool:
    """“is something that …”, “there are some who …”: a noun that says nothing without the clause on it."""
    objects = [c for c in parsed.children[above] if parsed.words[c].dep in ("attr", "dobj", "nsubj")]
    hollow = [c for c in objects if parsed.words[c].text.lower() in _HOLLOW]
    hollow += [c for c in objects if parsed.words[c].text.lower() in ("first", "last", "latest")]
    there = child_with(parsed, above, "expl") is not None
    if there and any(child_with(parsed, c, "relcl") is not None for c in objects):
        return True
    return any(child_with(parsed, c, "relcl", "acl", "advcl") is not None for c in hollow) or _is_first_of(
        parsed, above
    )


def _is_first_of(parsed: Parsed, above: int) -> bool:
    """“became the first mayor who was born there”: somebody else was the first mayor."""
    role = child_with(parsed, above, "attr")
    if role is None or not is_ranked(parsed, role):
        return False
    clauses = (c for c in parsed.children[role] if parsed.words[c].dep in ("relcl", "acl") and c > role)
    return any(not is_first(parsed, c) for c in clauses)


def _without_pronouns(parsed: Parsed, words: set[int], writer: Writer, about: frozenset[str]) -> set[int] | None:
    """The words without the phrases in which a pronoun stands for nobody known; None if nothing can be left out."""
    for index in sorted(words):
        stray = index in words and _is_stray(parsed, index, writer, about)
        if not stray or is_told_before(parsed, index, words):
            continue
        droppable = next((up for up in (index, *parsed.above(index)) if up in words and _may_go(parsed, up)), None)
        if droppable is None:
            return None
        words = words - _with_its_links(parsed, droppable)
    return words


def _is_stray(parsed: Parsed, index: int, writer: Writer, about: frozenset[str]) -> bool:
    word = parsed.words[index]
    if word.lemma == "own" and word.dep != "amod":
        return True
    if not writer.is_pronoun(index) or word.dep == "poss" or word.text.lower() in REFLEXIVE or word.tag == "WDT":
        return False
    actor = writer.actor_at(index)
    if actor is None and word.text.lower() in ("him", "her"):  # else written as “man” or “woman”
        doers = {i for c in parsed.children[word.head] if parsed.words[c].dep in SUBJECTS for i in parsed.subtree(c)}
        return word.dep != "dobj" or any(writer.is_person(i) for i in range(index) if i not in doers)
    return actor is None or actor in about or actor not in writer.actors


def _may_go(parsed: Parsed, index: int) -> bool:
    word = parsed.words[index]
    if needed(parsed, index) == "true" or any(rule(parsed, index) for rule in (_belongs, holds_object, tells_who)):
        return False
    doing = word.dep == "amod" and word.tag in ("VBG", "VBN") and not _is_tight(parsed, index - 1)
    if is_condition(parsed, index):
        return not is_strict(parsed, index)
    if any(is_condition(parsed, above) for above in parsed.above(index)):
        return False  # a condition stays whole or goes whole
    if word.dep == "prep" and parsed.words[word.head].dep == "xcomp" and parsed.words[word.head].lemma in _LIGHT:
        return False  # “to get into”
    asks = word.tag == "WRB" and word.dep == "advmod"  # “asks why he left”
    if word.dep in ("compound", "nmod") and _is_tight(parsed, index - 1):
        return parsed.words[word.head].pos == "NOUN"  # “closed-door” in “closed-door hearings”
    if word.dep == "compound":  # “rival” in “rival Calder Mining”
        return word.text.islower() and parsed.words[word.head].pos == "PROPN" and word.pos in ("ADJ", "NOUN")
    return word.dep in _OPTIONAL and word.text.lower() not in _TELLING and not (doing or asks)


def _belongs(parsed: Parsed, index: int) -> bool:
    """“of raids” in “a series of raids”, “away” in “do away with the tax”, “illegal”: what changes the meaning."""
    word, text = parsed.words[index], parsed.words[index].text.lower()
    if word.dep == "advmod":
        behind = word.head == index - 1 and is_verb(parsed, index - 1)
        return word.tag == "RBR" or (behind and text in lexicon.load().particles.adverbs)
    if word.dep == "amod":
        return bool(_CONTRARY.match(text)) and text not in _NOT_CONTRARY
    if word.dep == "conj":  # “wall and border security” is no “wall security”
        return (
            parsed.words[word.head].dep in ("compound", "nmod")
            and parsed.words[parsed.words[word.head].head].pos == "NOUN"
        )
    if word.dep == "acl":
        return _is_counted(parsed, word.head)
    return text == "of" and parsed.words[word.head].lemma in _KINDS


def _is_counted(parsed: Parsed, noun: int) -> bool:
    """“the number of nurses applying for aid”: of whom something is counted says what is counted."""
    of = parsed.words[noun].head
    counted = parsed.words[noun].dep == "pobj" and parsed.words[of].text.lower() == "of"
    return counted and parsed.words[parsed.words[of].head].lemma in _COUNTS


def _last_optional(parsed: Parsed, words: set[int], writer: Writer) -> int | None:
    """The rightmost phrase that can be spared; adjectives and “of …” late, names and telling words never."""
    spare = [i for i in sorted(words, reverse=True) if _may_go(parsed, i) and _is_spare(parsed, i, words, writer)]
    return min(spare, key=lambda index: _lateness(parsed, index, writer), default=None)


def _lateness(parsed: Parsed, index: int, writer: Writer) -> int:
    """When a phrase goes: first what stands between subject and verb, then the others from the right."""
    word = parsed.words[index]
    if (word.dep == "relcl" or writer.whole) and says_what(parsed, index, bare=word.dep != "relcl"):
        return -1 if writer.room <= LONGEST else 0  # what a statement says is told whole, or at length
    if word.dep == "prep" and index < word.head and is_verb(parsed, word.head):
        return -1
    if word.dep == "advmod" and word.text.endswith("ly") and is_infinitive(parsed, word.head):
        return -1  # “working to effectively end it”
    if word.dep == "acl" and child_with(parsed, index, "ccomp") is not None:
        return -1  # “reports saying that …” says half a thing if part of it goes
    return _LAST if needed(parsed, index) else _LATER.get(_class(parsed, index), 0)


def _class(parsed: Parsed, index: int) -> str:
    word = parsed.words[index]
    return "of" if word.text.lower() == "of" else word.dep


def _is_spare(parsed: Parsed, index: int, words: set[int], writer: Writer) -> bool:
    word = parsed.words[index]
    above = parsed.words[word.head]
    if word.dep == "conj" and parsed.words[above.head].text.lower() == "between":
        return False  # who stands between two must name both
    if word.text.lower() == "to" and any(
        parsed.words[c].text.lower() == "from" for c in _before(parsed, index) if c in words
    ):
        return False  # “from 54 to 46 percent”, of which “from 54” would be left
    if word.dep == "prep" and word.text[:1].isupper() and above.pos == "PROPN":
        return False  # “Against” in “the Violence Against Women Act”
    if _is_tight(parsed, index + 1) or _tells_which(parsed, index):
        return False
    inside_name = writer.name_at(index) is not None and writer.name_at(index) == writer.name_at(word.head)
    return not inside_name and bool(words - set(parsed.subtree(index)))


def _before(parsed: Parsed, index: int) -> Iterable[int]:
    """What hangs on the same word and stands before it."""
    return (c for c in parsed.children[parsed.words[index].head] if c < index)


def _tells_which(parsed: Parsed, index: int) -> bool:
    """“with fewer cars” in “agreed that a city with fewer cars is healthier”: without it any city would be."""
    word = parsed.words[index]
    above = parsed.words[word.head]
    if word.dep not in ("prep", "acl") or index < word.head or above.dep not in ("nsubj", "nsubjpass"):
        return False
    indefinite = any(parsed.words[child].text.lower() in ("a", "an") for child in parsed.children[word.head])
    return indefinite and parsed.words[above.head].dep == "ccomp"


def _with_its_links(parsed: Parsed, index: int) -> set[int]:
    """What goes with a phrase: its “and”, and the words before it that would be left hanging (“in connection”)."""
    head = parsed.words[index].head
    word, above = parsed.words[index], parsed.words[head]
    if word.dep == "conj":
        while parsed.words[head].dep == "conj" and head in parsed.above(index):  # “A, B” is no end of “A, B and C”
            index, head = head, parsed.words[head].head
        near = [child for child in parsed.children[head] if head < child < index]
        after = max((child for child in near if parsed.words[child].dep == "conj"), default=head)  # “A and B, C”
        links = {child for child in near if child > after and parsed.words[child].dep in _LINKS}
        return {*parsed.subtree(index), *links}
    bare = above.dep == "pobj" and above.pos == "NOUN" and parsed.children[head] == (index,)
    if word.dep == "prep" and bare and parsed.words[above.head].dep in _OPTIONAL:
        return set(parsed.subtree(above.head))
    if above.dep == "acl" and (word.dep in ("prep", "agent") or word.text == "next" or is_infinitive(parsed, index)):
        return set(parsed.subtree(head))
    if word.dep == "prep" and above.lemma in _INCOMPLETE:
        whole = next((up for up in parsed.above(head) if parsed.words[up].dep in ("advcl", "acl")), None)
        return set(parsed.subtree(whole if whole is not None else index))
    return set(parsed.subtree(index))


_LINKS: Final = ("cc", "punct")
