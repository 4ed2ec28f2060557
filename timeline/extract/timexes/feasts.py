"""Readings of holidays and feast days: fixed days, nth weekdays, by Easter (dateutil), by the moon (moons)."""

import re
from datetime import date, timedelta
from functools import lru_cache

from dateutil import easter, relativedelta  # type: ignore[import-untyped]

from timeline.extract.timexes import calendar, moons
from timeline.extract.timexes.moons import Feast
from timeline.extract.timexes.outcomes import UNKNOWN, Groups, Outcome
from timeline.extract.timexes.surroundings import Surroundings

_DAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}
_WRITTEN_ALONE = 300  # days: farther off, a feast is written with its year
_VOTE = "-election"
_YEARS_TO = re.compile(r"\byears? (?:and a half )?(?:before|until|ahead of|away from) $")  # “a year and a half before”
_YEARS = range(1583, 2200)  # in which the calendars that feasts follow can be told


def holiday(groups: Groups, around: Surroundings) -> Outcome:
    """The day of a feast in the year that is named or understood, or the weekend next to it.

    It is about that day (`~` in EDTF) where the calendar of the feast is not sure.
    """
    found = _feast(groups, around)
    if found.timex3 is None or "weekend" not in groups:
        return found
    saturday = date.fromisoformat(found.timex3) + timedelta(days=2)
    saturday -= timedelta(days=(saturday.isoweekday() - 6) % 7)
    weekend = calendar.cut(calendar.of_day(saturday), "weekend")
    value = calendar.write(weekend) if weekend else None
    return Outcome(value, found.mod, found.anchor, (*found.steps, "the weekend next to it"))


def beside(groups: Groups, around: Surroundings) -> Outcome:
    """The Friday after Thanksgiving, the week before Christmas, the night before Easter: counted from the feast."""
    found = _feast(groups, around)
    if found.timex3 is None:
        return found
    feast, by = date.fromisoformat(found.timex3), 1 if groups["way"].lower() == "after" else -1
    kind = groups.get("unit") or (
        "weekday" if "weekday" in groups else "part of the day" if "part" in groups else "day"
    )
    steps = (*found.steps, f"the {kind} {groups['way'].lower()} it")
    return Outcome(_beside(feast, by, groups), found.mod, found.anchor, steps)


def _beside(feast: date, by: int, groups: Groups) -> str | None:
    """The TIMEX3 value of the week, weekend, weekday, part of a day or day next to a feast; `by` is 1 or -1."""
    next_to = calendar.weekday_after if by > 0 else calendar.weekday_before
    if groups.get("unit") == "week":
        week = calendar.cut(calendar.of_day(feast + timedelta(weeks=by)), "week")
        return calendar.write(week) if week else None
    if groups.get("unit") == "weekend":
        weekend = calendar.cut(calendar.of_day(next_to(feast, 6 if by > 0 else 7, same=False)), "weekend")
        return calendar.write(weekend) if weekend else None
    if "weekday" in groups:
        return str(next_to(feast, int(groups["weekday"]), same=False))
    day = str(feast + timedelta(days=by))
    return f"{day}T{groups['part']}" if "part" in groups else day


def _feast(groups: Groups, around: Surroundings) -> Outcome:
    feast, which = groups["holiday"], groups.get("which")
    if "year" in groups:
        return _told(next(iter(days_of(feast, int(groups["year"]))), None), groups, None, "the feast in that year")
    if told := _explained(feast, around):
        return _told(told, groups, None, "the day that stands right behind it")
    base = around.named("year") if groups.get("yearwhich") == "that" else around.base("year")
    if base is None:
        return UNKNOWN
    here = calendar.first_day(base[0])
    by = {"last": -1, "next": 1}.get(groups.get("yearwhich", ""), 0)
    if "yearwhich" in groups or base[0].unit != "day" or here is None:
        found, why = next(iter(days_of(feast, base[0].year + by)), None), "the feast in that year"
    else:
        found, why = _nearest(feast, here, which, around)
    return _told(found, groups, base[1], why)


def _explained(feast: str, around: Surroundings) -> Feast | None:
    """The feast in the year of the day that explains it, if that day can be it: “on Easter Monday, 24 April 1905”."""
    after = around.after
    if after is None or not _EXPLAINS.fullmatch(around.text, around.timex.end, min(after.start, around.timex.end + 8)):
        return None
    year = _YEAR.search(after.words)
    days = days_of(feast, int(year[0])) if year else ()
    return next((one for one in days if _DAY.search(after.words)), None)


_EXPLAINS = re.compile(r"\s?[,(–—-]\s?(?:on )?")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


def _told(found: Feast | None, groups: Groups, anchor: str | None, why: str) -> Outcome:
    if found is None:
        return UNKNOWN
    mod = groups.get("mod") or (None if found.sure else "APPROX")
    steps = (why,) if found.sure else (why, "by the moon, perhaps a day off")
    return Outcome(str(found.day), mod, anchor, steps)


def _nearest(feast: str, here: date, which: str | None, around: Surroundings) -> tuple[Feast | None, str]:
    far = int(feast.partition("/")[2][:1] or 1)  # years between two of them
    days = [day for by in range(-far, far + 1) for day in days_of(feast, here.year + by)]
    if feast.endswith(_VOTE) and which is None and here.year % 2 == 0:
        return next(one for one in days if one.day.year == here.year), "the federal one of this year"
    if feast.endswith(_VOTE) and which is None and _YEARS_TO.search(around.before(30)):
        return next(one for one in days if one.day.year == here.year + 1), "the federal one of the year to come"
    limit = _WRITTEN_ALONE if far == 1 else _WRITTEN_ALONE * 5
    past, future = [one for one in days if one.day < here], [one for one in days if one.day >= here]
    if past and (which == "last" or (which is None and around.side() == "past" and (here - past[-1].day).days < limit)):
        return past[-1], "the last one"
    ahead = which is None and around.side() == "future" and bool(future) and (future[0].day - here).days < limit
    if future and (which == "next" or ahead):
        return future[0], "the next one"
    if not days:
        return None, ""
    return min(days, key=lambda one: abs((one.day - here).days)), "the nearest"


@lru_cache(maxsize=1024)
def days_of(feast: str, year: int) -> tuple[Feast, ...]:
    """The days on which a feast falls in a year, by its form in words.toml; none if nobody can say.

    `12-25` a fixed day, `01-20/4+1` one of every fourth year (2017, 2021, …), `11-thu-4+1` the day after the fourth
    Thursday of November, `5-mon--1` the last Monday of May, `easter-2` two days before (western) Easter, `orthodox+0`,
    `moon:diwali` by the tables and phases of the moon.
    """
    if not 1 <= year <= 9998 or (year not in _YEARS and feast.startswith(("moon:", "easter", "orthodox"))):
        return ()
    if feast.startswith("moon:"):
        return moons.days_of(feast.removeprefix("moon:"), year)
    if found := re.fullmatch(r"(easter|orthodox)([+-]\d+)", feast):
        method = easter.EASTER_WESTERN if found[1] == "easter" else easter.EASTER_ORTHODOX
        return (Feast(easter.easter(year, method) + timedelta(days=int(found[2])), True),)
    if found := re.fullmatch(r"(\d+)-([a-z]{3})-(-?\d|election)([+-]\d+)?", feast):
        return (Feast(_nth(int(found[1]), _DAYS[found[2]], found[3], int(found[4] or 0), year), True),)
    fixed, _, every = feast.partition("/")
    if every and year % int(every.split("+")[0]) != int(every.split("+")[1]):
        return ()
    month, day = map(int, fixed.split("-"))
    return (Feast(date(year, month, day), True),)


def _nth(month: int, weekday: int, which: str, on: int, year: int) -> date:
    if which == "election":  # the Tuesday after the first Monday
        return _nth(month, 0, "1", 1, year)
    number = int(which)
    start = date(year, month, 1 if number > 0 else 28)
    if number < 0:
        start = date(year, month, 1) + relativedelta.relativedelta(day=31)
    found: date = (
        start + relativedelta.relativedelta(weekday=relativedelta.weekday(weekday, number)) + timedelta(days=on)
    )
    return found
