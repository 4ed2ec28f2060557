"""Two dates that cannot both be those of one verb: the second belongs to something else in the sentence."""

from collections.abc import Sequence
from typing import Final

from timeline.core import edtf
from timeline.core.reading import Parsed, Timex
from timeline.extract.candidates.clauses import is_finite, is_verb
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.neighbours import Date
from timeline.extract.candidates.triggers import Trigger, noun_kind, of_noun, of_verb

Places = dict[tuple[int, int], tuple[Trigger, list[Timex]]]  # by word, and by verb where one word has two
_EARLIER: Final = frozenset({"after", "following", "before", "since", "despite", "than", "unlike"})
_EMBEDDED: Final = ("acl", "ccomp", "relcl")


def parted(parsed: Parsed, lexicon: Lexicon, found: Trigger, one: Date, others: Sequence[Date]) -> Trigger | None:
    """What a date belongs to, if the verb that was `found` for it has another one; None where it may be its own.

    “On Sunday she defended his testimony last week”: the testimony. “accepted the denials that they meddled in the vote
    of 2016 on Monday”: the acceptance.
    """
    if found.is_noun or found.verb is None:
        return None
    before = [other for other in others if other.words[0] < one.words[0] and excludes(other.timex, one.timex)]
    if any(_is_own(parsed, other, found.verb) and not _are_listed(parsed, other, one) for other in before):
        return _noun_before(parsed, lexicon, found.verb, one)
    inside = set(parsed.subtree(found.verb))
    long_ago = [o for o in before if o.words[0] in inside and o.words[0] > found.verb and not o.recent and not o.ahead]
    if long_ago and one.recent and parsed.words[found.verb].dep in _EMBEDDED:
        return _verb_above(parsed, lexicon, found.verb)
    return None


def only_before(parsed: Parsed, found: Trigger, one: Date, others: Sequence[Date]) -> bool:
    """“stages a revival this fall after a slump in the summer”: what came before a verb that has its date."""
    if found.is_noun or found.verb is None:
        return False
    inside = set(parsed.subtree(found.verb))
    before = [o for o in others if o.words[0] in inside and o.words[0] < one.words[0]]
    if not before or before[-1].timex.value == one.timex.value:
        return False
    between = range(before[-1].words[-1] + 1, one.words[0] - 1)
    if any(is_verb(parsed, index) for index in between):
        return False
    return any(parsed.words[i].dep == "prep" and parsed.words[i].text.lower() in _EARLIER for i in between)


def is_taken(parsed: Parsed, noun: int, one: Date, others: Sequence[Date]) -> bool:
    """“panned on Monday her look at Sunday's gala”: whether the verb above a noun has a date of its own."""
    verb = next((index for index in parsed.above(noun) if is_verb(parsed, index)), None)
    return verb is not None and any(_is_own(parsed, o, verb) and excludes(o.timex, one.timex) for o in others)


def place(parsed: Parsed, lexicon: Lexicon, known: Places, one: Trigger, date: Timex) -> tuple[int, int]:
    """Where a trigger stands among those of its sentence: “the strike began on 3 May and ended on 5 May” has two.

    “was planned for 3 May and put off to 5 May” has one: no day is that of the putting off.
    """
    first = known.get((one.word, 0))
    if first is None or one.verb is None or first[0].verb in (None, one.verb):
        return one.word, 0
    moves = parsed.words[one.verb].lemma in lexicon.scheduling.verbs | lexicon.cancelling.verbs
    apart = not moves and all(excludes(date, other) for other in first[1])
    return one.word, one.verb if apart else 0


def excludes(one: Timex, other: Timex) -> bool:
    """Whether two dates leave no common moment; not where one has no beginning or no end."""
    if one.value is None or other.value is None:
        return False
    first, second = edtf.bounds(one.value), edtf.bounds(other.value)
    if None in (first.start, first.end, second.start, second.end):
        return False
    return (first.end or 0) <= (second.start or 0) or (second.end or 0) <= (first.start or 0)


def _are_listed(parsed: Parsed, one: Date, other: Date) -> bool:
    """“in 2005 and in 2007”: both are of the one happening."""
    between = (parsed.words[index] for index in range(one.words[-1] + 1, other.words[0]))
    return all(word.pos in ("ADP", "CCONJ", "PUNCT", "X") for word in between)


def _is_own(parsed: Parsed, one: Date, verb: int) -> bool:
    """Whether a date hangs right on a verb, with a preposition or without."""
    head = parsed.head_of(one.words)
    if head is None:
        return False
    above = parsed.words[head].head
    return above == verb or (parsed.words[above].dep == "prep" and parsed.words[above].head == verb)


def _noun_before(parsed: Parsed, lexicon: Lexicon, verb: int, one: Date) -> Trigger | None:
    """The last event noun between a verb and a date, with no other clause between it and the date."""
    for index in range(one.words[0] - 1, verb, -1):
        if is_verb(parsed, index) or parsed.words[index].tag == "CC":
            return None
        if noun_kind(parsed, lexicon, index):
            return of_noun(parsed, lexicon, index)
    return None


def _verb_above(parsed: Parsed, lexicon: Lexicon, verb: int) -> Trigger | None:
    """The verb with a tense of the clause around."""
    above = next((index for index in parsed.above(verb) if is_verb(parsed, index) and is_finite(parsed, index)), None)
    return of_verb(parsed, lexicon, above) if above is not None and parsed.words[above].tag == "VBD" else None
