"""“Her early-morning arrest”, “at a morning news conference”: a part of a day without a day is of the day told of."""

from collections.abc import Iterator, Sequence
from typing import Final

from timeline.core import edtf
from timeline.core.reading import Parsed, Sentence, Timex
from timeline.extract.candidates.clauses import is_verb
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.triggers import Trigger, noun_kind, of_noun, of_verb

_PARTS: Final = frozenset({"morning", "afternoon", "evening", "dawn", "predawn", "noon", "midday", "lunchtime"})
_INSIDE: Final = frozenset({"compound", "amod", "nmod"})
_AT: Final = frozenset({"at", "in", "during"})
_Dated = tuple[Trigger, Timex]


def dated(
    parsed: Parsed, lexicon: Lexicon, sentence: Sentence, known: Sequence[_Dated], published: str | None
) -> Iterator[_Dated]:
    """What such a part of a day dates: by the one day that the sentence names, else by that of publication.

    `known` is what the sentence dates otherwise. Nothing where it names several days.
    """
    days = {timex.value[:10] for _, timex in known if timex.value and _is_of_a_day(timex.value)}
    day = days.pop() if len(days) == 1 else None if known else published
    if day is None or edtf.precision(day) != "day":
        return
    for index in parsed.within(sentence.start, sentence.end):
        noun = _noun_of(parsed, lexicon, index)
        trigger = _trigger(parsed, lexicon, noun, told_now=not known) if noun is not None else None
        if trigger is not None and all(trigger.word != other.word for other, _ in known):
            yield trigger, _timex(parsed, index, day)


def _is_of_a_day(value: str) -> bool:
    return "/" not in value and edtf.precision(value) in ("day", "hour", "minute")


def _noun_of(parsed: Parsed, lexicon: Lexicon, index: int) -> int | None:
    """The one happening that a part of a day describes; “morning briefings” are a habit."""
    word = parsed.words[index]
    if word.text.lower() not in _PARTS or word.dep not in _INSIDE or word.head <= index:
        return None
    return word.head if parsed.words[word.head].tag == "NN" and noun_kind(parsed, lexicon, word.head) else None


def _trigger(parsed: Parsed, lexicon: Lexicon, noun: int, *, told_now: bool) -> Trigger | None:
    """The happening itself; where no day is named, only what was done at it, in the past."""
    above = parsed.words[parsed.words[noun].head]
    verb = above.head
    if not told_now:
        return of_noun(parsed, lexicon, noun)
    at = parsed.words[noun].dep == "pobj" and above.text.lower() in _AT
    past = is_verb(parsed, verb) and parsed.words[verb].tag == "VBD"
    return of_verb(parsed, lexicon, verb) if at and past else None


def _timex(parsed: Parsed, index: int, day: str) -> Timex:
    word = parsed.words[index]
    step = f"“{word.text}” is that of {day}, the day told of"
    return Timex(word.start, word.end, word.text, "DATE", "part-of-day", day, day, steps=(step,))
