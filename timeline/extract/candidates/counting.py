"""Days counted from one happening to another: “resigned on 3 May, two days after the vote” dates the vote too."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from timeline.core import edtf
from timeline.core.reading import Parsed, Timex
from timeline.extract.candidates.clauses import child_with, is_verb
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.triggers import Trigger, of_noun, of_verb

_NUMBERS: Final = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
_COUNTS: Final[Mapping[str, int]] = {"a": 1, "an": 1, "the": 1, **{word: at for at, word in enumerate(_NUMBERS, 1)}}
_COUNTED: Final = re.compile(
    rf"\b(?:(?:just|only|barely)\s+)?(?:(?P<count>an?|{'|'.join(_NUMBERS)}|\d\d?)\s+(?P<unit>day|night|week|month|year)s?"
    r"|the\s+(?:day|night|morning|afternoon|evening|(?P<span>month|year)))\s+(?P<side>after|before|ahead)\b",
    re.I,
)
_COARSE: Final[Mapping[str, tuple[str, ...]]] = {"month": ("month", "day"), "year": ("year", "month", "day")}
_MERELY_COMES: Final = frozenset({"come", "follow", "occur", "happen"})
_THE: Final = re.compile(
    r"\b(?:the|these|those|last|final|first|his|her|its|their|"
    r"for|within|over|up to|at least|at most|than|under)\s+$",
    re.I,
)
_ABOUT: Final = re.compile(r"\b(?:about|around|roughly|approximately|nearly|almost)\s+$", re.I)
_LEAD: Final = 10  # characters in which a word before the count stands
_ROOM: Final = 4  # more, for “approximately”
_BEHIND: Final = 12  # characters from “before” to a date: “the previous” may stand between them
_Dated = tuple[Trigger, Timex]


def days(words: str) -> int | None:
    """How many days “two weeks after the crash” counts; less than 0 for “before”; None if it counts none."""
    found = _COUNTED.match(words)
    return _count(found) if found and _unit(found) not in _COARSE else None


def _unit(found: re.Match[str]) -> str:
    return (found["unit"] or found["span"] or "day").lower()


def _count(found: re.Match[str]) -> int:
    """How many days, months or years; less than 0 for “before”."""
    count = (found["count"] or "the").lower()
    number = _COUNTS.get(count) or int(count)
    length = 7 if _unit(found) == "week" else 1
    return number * length if found["side"].lower() == "after" else -number * length


def counted(parsed: Parsed, lexicon: Lexicon, body: str, start: int, end: int, dated: Sequence[_Dated]) -> list[_Dated]:
    """What a sentence (positions in `body`) dates by counting from one of its dated happenings, or back to it.

    “The line stretched on Wednesday, a day after they walked out” has them walk out on Tuesday.
    """
    return [one for found in _COUNTED.finditer(body, start, end) for one in _by_count(parsed, lexicon, found, dated)]


def _by_count(parsed: Parsed, lexicon: Lexicon, found: re.Match[str], dated: Sequence[_Dated]) -> Iterator[_Dated]:
    side = parsed.within(found.start("side"), found.end("side"))
    if not side or (found["count"] and _THE.search(found.string, max(0, found.start() - _LEAD), found.start())):
        return  # “in the three days before the vote” is a stretch
    later, first = _ends(parsed, side[0])
    if later is None or first is None:
        return
    if pinned := _from_its_date(found, later, first, dated):
        yield pinned
        return
    for one, other, shift in ((later, first, -_count(found)), (first, later, _count(found))):
        timex = next((timex for trigger, timex in dated if one in (trigger.word, trigger.verb)), None)
        own = [its for trigger, its in dated if other in (trigger.word, trigger.verb)]
        if timex is None or any(its is not timex for its in own):
            continue
        trigger = _told(parsed, lexicon, other)
        moved = _moved(timex, shift, found)
        if trigger is not None and moved is not None:
            yield trigger, moved
            return  # where both were given one date, it is that of the verb above


def _from_its_date(found: re.Match[str], later: int, first: int, dated: Sequence[_Dated]) -> _Dated | None:
    """What happened so long after a mere date: “resigned two days before Christmas”."""
    near = ((one, timex) for one, timex in dated if 0 <= timex.start - found.end() <= _BEHIND)
    own = next(((one, timex) for one, timex in near if later in (one.word, one.verb)), None)
    if own is None or any(trigger.word == first for trigger, _ in dated):
        return None
    moved = _moved(own[1], _count(found), found)
    return (own[0], moved) if moved else None


def _told(parsed: Parsed, lexicon: Lexicon, index: int) -> Trigger | None:
    """What a verb or noun tells; “the move comes a day after” nothing, “the vote comes a day after” the vote."""
    doer = child_with(parsed, index, "nsubj") if parsed.words[index].lemma in _MERELY_COMES else None
    if doer is not None:
        return of_noun(parsed, lexicon, doer)
    return of_verb(parsed, lexicon, index) if is_verb(parsed, index) else of_noun(parsed, lexicon, index)


def _ends(parsed: Parsed, side: int) -> tuple[int | None, int | None]:
    """The verb that comes so many days after (or before), and the verb or noun that it comes after."""
    word = parsed.words[side]
    below = word.head if word.dep == "mark" else child_with(parsed, side, "pobj", "pcomp")
    lower = word.head if word.dep == "mark" else side
    return next((index for index in parsed.above(lower) if is_verb(parsed, index)), None), below


def _moved(timex: Timex, shift: int, found: re.Match[str]) -> Timex | None:
    """The date so many days, months or years off, in the words that count them; None where it is too coarse for it."""
    value = timex.value
    if value is None or "/" in value or edtf.is_set(value):
        return None
    unit = _unit(found)
    try:
        moved = _span_off(value, unit, shift) if unit in _COARSE else _day_off(value, shift)
    except (ValueError, OverflowError):
        return None
    if moved is None:
        return None
    if _ABOUT.search(found.string, max(0, found.start() - _LEAD - _ROOM), found.start()):
        moved = f"{moved}~"
    words = " ".join(found[0].split())
    step = f"“{words}” is counted from “{timex.words}”"
    return timex._replace(
        start=found.start(),
        end=found.end(),
        words=words,
        value=moved,
        timex3=moved,
        mod=None,
        steps=(*timex.steps, step),
    )


def _day_off(value: str, shift: int) -> str | None:
    if edtf.precision(value) not in ("day", "hour", "minute"):
        return None
    return (date.fromisoformat(value[:10]) + timedelta(shift)).isoformat()


def _span_off(value: str, unit: str, shift: int) -> str | None:
    """The month or year so many off: “the month after they voted in June 2016” is July; of a year no month is known."""
    if edtf.precision(value) not in _COARSE[unit] or not value[:4].isdigit():
        return None
    if unit == "year":
        return f"{int(value[:4]) + shift:04d}"
    months = int(value[:4]) * 12 + int(value[5:7]) - 1 + shift
    return f"{months // 12:04d}-{months % 12 + 1:02d}"
