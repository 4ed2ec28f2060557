"""What is said by the way and never stands in a title: relative clauses, dates, chatter, what is behind a comma."""

from collections.abc import Iterator
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates.carrying import says_what, tells_who
from timeline.extract.candidates.clauses import child_with, is_finite, is_infinitive, is_verb
from timeline.extract.candidates.complements import is_first
from timeline.extract.candidates.conditions import is_condition
from timeline.extract.candidates.joined import is_partner
from timeline.extract.candidates.phrases import Writer

_BY_THE_WAY: Final = frozenset({"relcl", "parataxis", "intj", "meta", "preconj"})
_PARTS: Final = frozenset({"half", "twice", "double", "triple"})
_CHATTER: Final = vocabulary.words("small_adverbs")
_MOMENTS: Final = frozenset({"day", "time", "point", "moment"})
_TIMES: Final = frozenset({"minute", "hour", "day", "week", "month", "year"})
_AROUND: Final = frozenset({"after", "before"})
_AGAIN: Final = frozenset({"again", "then", "starting", "beginning", "effective", "due"})
_IN_PASSING: Final = frozenset({"fact", "course", "example", "instance", "addition", "contrast", "turn", "general"})
_SAYING: Final = vocabulary.words("saying") | {"allege", "suggest", "warn", "show"}
_DASHES: Final = ("–", "—", "-")
_BREAKS: Final = (",", "—", "–", ";", ":", "-")


def is_by_the_way(parsed: Parsed, index: int, writer: Writer) -> bool:
    """Whether a word, with all that hangs on it, has no place in a title."""
    word = parsed.words[index]
    kept = any(rule(parsed, index) for rule in (is_first, is_partner, tells_who))
    if kept or (word.dep == "relcl" and says_what(parsed, index)):
        return False
    if (
        word.dep in _BY_THE_WAY
        or (word.dep == "mark" and word.text.lower() == "that" and not _is_kept(parsed, word.head))
        or writer.is_date(index)
        or _describes_person(parsed, index, writer)
    ):
        return True
    if is_condition(parsed, index):
        return False
    if _is_of_day(parsed, index, writer):
        return True
    if word.dep in ("advcl", "acl", "ccomp"):
        return _is_clause_aside(parsed, index)
    if word.dep in ("conj", "cc"):
        return _is_needless_link(parsed, index, writer)
    if word.dep == "appos":
        named = parsed.words[word.head].pos == "PROPN" or writer.name_at(word.head) is not None
        named = named and bool(writer.written([word.head]))  # not “President” in “President Ana Silva”
        return writer.name_at(index) is None or named
    return _is_small_aside(parsed, index, writer)


def _is_kept(parsed: Parsed, clause: int) -> bool:
    """Whether “that” stays before a clause: “her claim that it was safe”, where “claim it” could not be read."""
    return parsed.words[parsed.words[clause].head].pos == "NOUN" or _equates(parsed, clause)


def _equates(parsed: Parsed, clause: int) -> bool:
    """“the facts were that she left”: without “that” nobody could read it."""
    word = parsed.words[clause]
    return word.dep == "ccomp" and parsed.words[word.head].lemma == "be"


def is_by_the_way_phrase(parsed: Parsed, preposition: int) -> bool:
    """“in fact”, “of course”, “for example”."""
    inner = child_with(parsed, preposition, "pobj")
    if inner is None or any(parsed.words[child].dep != "prep" for child in parsed.children[inner]):
        return False
    return parsed.words[inner].text.lower() in _IN_PASSING


def _is_of_day(parsed: Parsed, index: int, writer: Writer) -> bool:
    """“on the day that he left”, “to this day”: a time, with all that hangs on it."""
    inner = child_with(parsed, index, "pobj") if parsed.words[index].dep in ("prep", "agent") else None
    if inner is None:
        return False
    if parsed.words[index].text.lower() == "at" and parsed.words[inner].text.lower() in ("earliest", "latest"):
        return True
    this = any(parsed.words[child].text.lower() in ("this", "that") for child in parsed.children[inner])
    return writer.is_date(inner) or (this and parsed.words[inner].lemma in _MOMENTS)


def _is_clause_aside(parsed: Parsed, index: int) -> bool:
    word = parsed.words[index]
    if word.dep == "ccomp":  # “plans he said they could keep”
        return parsed.words[word.head].pos in ("NOUN", "PROPN") and child_with(parsed, index, "mark") is None
    if word.dep == "acl" and _is_torn_saying(parsed, index):
        return True
    clause = word.dep == "advcl" and (is_finite(parsed, index) or not is_infinitive(parsed, index))
    asks = any(parsed.words[part].tag in ("WP", "WDT", "WRB") for part in _own_words(parsed, index))
    return clause or asks or _is_behind_comma(parsed, index)


def _is_torn_saying(parsed: Parsed, index: int) -> bool:
    """“a memo alleging the plan – made in Oslo – was crucial”: the parser has lost that the plan is a subject."""
    word, said = parsed.words[index], child_with(parsed, index, "dobj")
    if word.tag != "VBG" or word.lemma not in _SAYING or said is None or child_with(parsed, index, "ccomp") is not None:
        return False
    after = parsed.subtree(said)[-1] + 1
    after += after < len(parsed.words) and parsed.words[after].tag == "RB"
    return after < len(parsed.words) and (parsed.words[after].text in _DASHES or is_finite(parsed, after))


def _own_words(parsed: Parsed, clause: int) -> Iterator[int]:
    """The words of a clause without those of others in it: “to stop a plan that …”, “saying it shut when …”."""
    yield clause
    for child in parsed.children[clause]:
        if parsed.words[child].dep not in ("relcl", "advcl"):
            yield from _own_words(parsed, child)


def _is_needless_link(parsed: Parsed, index: int, writer: Writer) -> bool:
    word = parsed.words[index]
    if word.dep == "cc" and parsed.words[index - 1].text == "-" and parsed.words[index - 1].end == word.start:
        return False  # “$2 million-plus”
    first = parsed.subtree(index)[0]
    if word.dep == "conj" and [one.text for one in parsed.words[max(0, first - 2) : first]] == ["well", "as"]:
        return True
    if is_charged_besides(parsed, index):
        return True
    if word.dep == "conj" and (
        (is_verb(parsed, index) and not is_verb(parsed, word.head)) or _again(parsed, index, writer)
    ):
        return True
    return is_verb(parsed, word.head) or (word.dep == "cc" and not _joins(parsed, index))


def is_charged_besides(parsed: Parsed, index: int) -> bool:
    """“two nurses” in “charged with murder and two nurses with helping”: nobody is charged with nurses."""
    above = parsed.words[index].head
    link, behind = parsed.words[above].head, parsed.subtree(index)[-1] + 1
    if parsed.words[index].dep != "conj" or parsed.words[above].dep != "pobj" or behind >= len(parsed.words):
        return False
    again = parsed.words[behind]
    return again.dep == "prep" and again.text == parsed.words[link].text and again.head == parsed.words[link].head


def _counts_time(parsed: Parsed, index: int) -> bool:
    """“a day” in “met them, a day after he left”: without the clause behind it the words hang loose."""
    word = parsed.words[index]
    if word.dep not in ("npadvmod", "dobj", "appos") or word.lemma not in _TIMES:
        return False
    return any(parsed.words[part].text.lower() in _AROUND for part in parsed.subtree(index) if part > index) or (
        index + 1 < len(parsed.words) and parsed.words[index + 1].text.lower() in _AROUND
    )


def _again(parsed: Parsed, index: int, writer: Writer) -> bool:
    """“again” in “and again in 2018”, “effective” in “effective 1 May”: a date of which nothing else is left."""
    if parsed.words[index].text.lower() not in _AGAIN:
        return False
    return index + 1 < len(parsed.words) and writer.is_date(index + 1)


def _describes_person(parsed: Parsed, index: int, writer: Writer) -> bool:
    """“actor” in “actor Ana Silva”: the name alone is enough in a title."""
    word = parsed.words[index]
    if word.dep not in ("compound", "amod", "nmod", "det", "poss") or index > word.head:
        return False
    others = any(writer.actor_at(part) not in (None, writer.actor_at(word.head)) for part in parsed.subtree(index))
    return writer.is_person(word.head) and writer.actor_at(index) is None and not others


def _is_small_aside(parsed: Parsed, index: int, writer: Writer) -> bool:
    word = parsed.words[index]
    if word.dep == "npadvmod" and word.lemma in _MOMENTS:
        return any(parsed.words[child].text.lower() == "this" for child in parsed.children[index])
    if word.dep == "predet":
        return word.text.lower() not in _PARTS
    if _counts_time(parsed, index):
        return True
    if word.dep == "prep":
        return _is_small_phrase(parsed, index)
    if word.text == "own":
        return word.dep == "amod"
    if word.dep == "advmod":
        return not _belongs(parsed, index) and _is_small_adverb(parsed, index, writer)
    if word.text == ",":
        before_and = index + 1 < len(parsed.words) and parsed.words[index + 1].tag == "CC"
        return before_and or not _joins(parsed, index)
    return word.dep == "punct" and word.text not in ("-", "–", "/", "%", "$", "&")


def _is_small_phrase(parsed: Parsed, index: int) -> bool:
    word = parsed.words[index]
    if is_by_the_way_phrase(parsed, index):
        return True
    if parsed.words[word.head].dep == "prep":
        return False  # “on including funds”
    return word.text.lower() in ("according", "including", "such") or _is_behind_comma(parsed, index)


def _belongs(parsed: Parsed, index: int) -> bool:
    """“why” in “asked why he had left”, “more than” in “more than doubled”: adverbs that nothing can do without."""
    word = parsed.words[index]
    asks = word.tag == "WRB" and parsed.words[word.head].dep in ("ccomp", "pcomp") and index < word.head
    asks = asks or (word.text.lower() == "how" and parsed.words[word.head].dep in ("amod", "advmod"))
    behind = parsed.words[index + 1].text.lower() if index + 1 < len(parsed.words) else ""
    return asks or "than" in (word.text.lower(), behind)


def _is_small_adverb(parsed: Parsed, index: int, writer: Writer) -> bool:
    text = parsed.words[index].text.lower()
    if text == "too" and parsed.words[index].head == index + 1:
        return False  # “came too soon”
    so_far = text == "far" and parsed.words[index - 1].text.lower() == "so"
    so_far = so_far or (text == "well" and index + 1 < len(parsed.words) and parsed.words[index + 1].text == "as")
    return so_far or _again(parsed, index, writer) or text in _CHATTER or _is_behind_comma(parsed, index)


def _joins(parsed: Parsed, index: int) -> bool:
    """Whether “and” or a comma stands between the parts of a list."""
    above = parsed.words[index].head
    if parsed.words[index].tag == "CC" and parsed.words[above].dep in ("nmod", "compound"):
        return True  # parsers make one name of “President Silva and Prime Minister Bach”
    if index + 1 < len(parsed.words) and parsed.words[index + 1].text.lower() in ("more", "less", "fewer"):
        return True  # “80 percent or more”
    joined = [child for child in parsed.children[above] if parsed.words[child].dep == "conj" and child > index > above]
    return any(not is_verb(parsed, child) or is_verb(parsed, above) for child in joined)


def _is_behind_comma(parsed: Parsed, index: int) -> bool:
    first = parsed.subtree(index)[0]
    return first > 0 and parsed.words[first - 1].text in _BREAKS
