"""Readings of dates of the calendar, whole or in part: what is missing comes from the text or the DCT."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from timeline.extract.timexes import antiquity, calendar, elections, months, seasons, weekdays
from timeline.extract.timexes.calendar import When
from timeline.extract.timexes.outcomes import UNKNOWN, Groups, Outcome
from timeline.extract.timexes.surroundings import SAME_BREATH, Surroundings

_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
        "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first".split(),
        start=1,
    )
}
_SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {"oh": 0, "o": 0}
_TENS = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}


def point(groups: Groups, around: Surroundings) -> Outcome:
    """The value of a date that names at least one of day, month, weekday, season, quarter, half or year."""
    year = year_of(groups, around)
    if year is not None and year < _RECORDED and groups.keys() == {"year"} and _is_number(around):
        return UNKNOWN
    if year is None and ("month" in groups or "season" in groups):
        year = around.said_after()
    when, anchor, steps = _when(groups, year, around)
    if when is None:
        return UNKNOWN
    part = groups.get("part")
    return Outcome(calendar.write(when) + (f"T{part}" if part else ""), groups.get("mod"), anchor, steps)


def _is_number(around: Surroundings) -> bool:
    """Whether news counts or names something by four digits that no year of news would be: “the 1033 program”."""
    behind = around.text[around.timex.end : around.timex.end + 2]
    determined = _DETERMINED.search(around.before(6)) is not None
    return around.mode == "news" and determined and behind[:1] == " " and behind[1:].islower()


_RECORDED = 1500
_DETERMINED = re.compile(r"(?:\b(?:the|an?|its)|['’]s)\s$", re.I)
_Found = tuple[When | None, str | None, tuple[str, ...]]
_NONE: _Found = (None, None, ())


def _when(given: Groups, year: int | None, around: Surroundings) -> _Found:
    if "month" in given:
        month, day = int(given["month"]), day_number(given.get("day"))
        return _written(month, day, year) if year is not None else _month_day(month, day, given, around)
    for unit in ("season", "quarter", "half"):
        if unit in given:
            part = _part(given[unit])
            if year is not None:
                return When(unit, year, part), None, ("as written",)
            return seasons.told(When(unit, 0, part), given, around)
    if "weekday" in given:
        return weekdays.told(int(given["weekday"]), given, around)
    return (When("year", year), None, ("as written",)) if year is not None else _NONE


def _written(month: int, day: int, year: int) -> _Found:
    when = When("day" if day else "month", year, month, day)
    if day and year > 0 and calendar.first_day(when) is None:
        return _NONE
    return when, None, ("as written",)


def year_of(given: Groups, around: Surroundings) -> int | None:
    """The astronomical year that the groups name, or None."""
    for name, read in _YEARS.items():
        if name in given:
            return read(given[name], around)
    if "yearwhich" in given or "yearago" in given:
        return _which_year(given.get("yearwhich", "last").lower(), around)
    return None


def _which_year(which: str, around: Surroundings) -> int | None:
    now = around.now() if which == "this" else None
    base = _of_now(now, around) if now else around.base("year")
    by = {"last": -1, "next": 1}.get(which, 0)
    if which == "the" and base and base[0].unit == "day" and base[0].part <= _SPRING and around.side() == "past":
        by = -1  # “in the second half of the year, wages rose”, told early in the next
    return base[0].year + by if base else None


_SPRING = 4  # the last month in which a half of “the year” told as past is one of the year before


def _tail_year(digits: str, around: Surroundings) -> int | None:
    """1954 for the 54 of 1947-54, 1925 for the 5 of 1924-5: the first such year after the one before it."""
    first = int(around.text[around.timex.start - 5 : around.timex.start - 1])
    ahead = (int(digits) - first) % 10 ** len(digits)
    return first + ahead if ahead else None


def short_year(number: int, dct: date | None) -> int:
    """The year of two digits: the one nearest to the day of publication, at most twenty years ahead."""
    top = (dct.year if dct else 2030) + 20
    return top - (top - number) % 100


def _month_day(month: int, day: int, given: Groups, around: Surroundings) -> _Found:
    told, which = around.line.get(around.timex.start), given.get("which")
    if which in seasons.OF_OURS and (now := around.now()):
        return _year_understood(When("day" if day else "month", 0, month, day), _of_now(now, around), given, around)
    if told is not None:
        base = around.base("year")
        return _written(month, day, told)[0], base[1] if base else None, ("the year of the story",)
    when = When("day" if day else "month", 0, month, day)
    if day and (same := around.apposed(month, day) or (None if "weekday" in given else around.told_before(when))):
        return same[0], same[1], ("the day named before",)
    if which is None and (before := _year_before(month, day, around)):
        year, anchor, why = before
        return _written(month, day, year)[0], anchor, (why,)
    if which in _FROM_NAMED and (named := _named_for(which, around)):
        return _from_named(when, which, named)
    if day and not given.keys() & {"which", "weekday"} and (told_in := around.year_of_month_told(month)):
        return _written(month, day, told_in[0])[0], told_in[1], ("the year of its month",)
    base = around.base("year")
    return _year_understood(when, base, given, around) if base else _NONE


def _year_before(month: int, day: int, around: Surroundings) -> tuple[int, str, str] | None:
    """The year that the words before tell, what it was counted from, and why it is that one."""
    if year := around.year_said_before():
        return *year, "the year named right before"
    if spoken := around.spoken_of():
        return spoken[0].year, spoken[1], "the year spoken of"
    if season := seasons.year_of_month(month, around):
        return *season, "of the season named before"
    if flash := around.year_of_flashback(month, day):
        return *flash, "the year of the dates before"
    return None


def _of_now(now: date, around: Surroundings) -> tuple[When, str]:
    return calendar.of_day(now), around.now_words()


def _year_understood(when: When, base: tuple[When, str], given: Groups, around: Surroundings) -> _Found:
    here, words = base
    options = [when.of_year(here.year + by) for by in (-1, 0, 1)]
    if when.day > _SURE:
        options = [one for one in options if one.year < 1 or calendar.first_day(one)]
    if "weekday" in given and when.day:
        fitting = [one for one in options if _is_on(one, int(given["weekday"]))]
        options = fitting if len(fitting) == 1 else options
    options = list(elections.fitting(options, when, here, given.get("which"), around))
    if not options:
        return _NONE
    if around.mode == "narrative" and not words.startswith(("published", "day of")):
        told = around.told_year(when.part)
        found = _written(when.part, when.day, told if told is not None else here.year)[0]
        return found, words, ("the year of the story",)
    start = calendar.first_day(here)
    if len(options) == 1 or start is None:
        return options[0], words, ("the year in which it is that weekday, or that vote",)
    chosen, why = months.told(options, start, given.get("which"), around, to_day=bool(when.day))
    return chosen, words, (why,)


_SURE = 28  # the last day that every month has
_NEXT_TO = {"before": -1, "after": 1}  # “the following September”
_FROM_NAMED = {**_NEXT_TO, "same": 0, **seasons.OF_YEAR}


def _named_for(which: str, around: Surroundings) -> tuple[When, str] | None:
    """The date that “the following May”, “May of that year” counts from: a month, or the year named right before."""
    if which not in _NEXT_TO:
        return around.named("year")
    return around.named("month") or (around.named("year") if around.near(SAME_BREATH) else None)


def _from_named(when: When, which: str, named: tuple[When, str]) -> _Found:
    """“The following September” after a month that is named, or a year; “March of that year”."""
    here, words = named
    year = here.year + _FROM_NAMED[which]
    if which in _NEXT_TO and here.unit != "year":
        year = here.year + (when.part <= here.part if which == "after" else -(when.part >= here.part))
    return _written(when.part, when.day, year)[0], words, (f"counted from the {here.unit} named",)


def _is_on(when: When, weekday: int) -> bool:
    day = calendar.first_day(when) if when.year > 0 else None
    return day is not None and day.isoweekday() == weekday


def day_number(words: str | None) -> int:
    """The day of the month that “3”, “3rd” or “third” names; 0 for none."""
    if not words:
        return 0
    digits = words[:2] if words[:2].isdigit() else words[:1]
    if digits.isdigit():
        return int(digits)
    return _ORDINALS["-".join(words.lower().replace("-", " ").split())]


def _part(words: str) -> int:
    if words in calendar.SEASONS:
        return calendar.SEASONS.index(words) + 1
    return int(words) if words.isdigit() else 1 if words.lower() == "first" else 2


def _said_year(words: str) -> int | None:
    parts = words.lower().replace("-", " ").split()
    if parts[0] == "two":
        return 2000 + sum(_SMALL.get(one, _TENS.get(one, 0)) for one in parts[2:])
    hundreds = _SMALL.get(parts[0], _TENS.get(parts[0], 0)) * 100
    return hundreds + sum(_SMALL.get(one, _TENS.get(one, 0)) for one in parts[1:])


_YEARS: Mapping[str, Callable[[str, Surroundings], int | None]] = {
    "year": lambda words, _: int(words),
    "yearbc": lambda words, _: 1 - int(words),
    "yearad": lambda words, _: int(words),
    "yearearly": lambda words, around: antiquity.year(words, around.flat),
    "yeartail": _tail_year,
    "shortyear": lambda words, around: short_year(int(words[1:]), around.dct),
    "yearword": lambda words, _: _said_year(words),
}
