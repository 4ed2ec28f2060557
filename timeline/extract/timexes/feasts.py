"""Readings of holidays and feast days, computed by dateutil and the `holidays` calendars."""

import re
from datetime import date, timedelta
from functools import lru_cache

import holidays
from dateutil import easter, relativedelta  # type: ignore[import-untyped]

from timeline.extract.timexes import calendar
from timeline.extract.timexes.surroundings import UNKNOWN, Groups, Outcome, Surroundings

_DAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}


def holiday(groups: Groups, around: Surroundings) -> Outcome:
    """The day of a feast in the year that is named or understood, or the weekend next to it."""
    found = _feast(groups, around)
    if found.timex3 is None or "weekend" not in groups:
        return found
    saturday = date.fromisoformat(found.timex3) + timedelta(days=2)
    saturday -= timedelta(days=(saturday.isoweekday() - 6) % 7)
    weekend = calendar.cut(calendar.of_day(saturday), "weekend")
    value = calendar.write(weekend) if weekend else None
    return Outcome(value, found.mod, found.anchor, (*found.steps, "the weekend next to it"))


def _feast(groups: Groups, around: Surroundings) -> Outcome:
    feast, which = groups["holiday"], groups.get("which")
    if "year" in groups:
        day = day_of(feast, int(groups["year"]))
        return Outcome(str(day), groups.get("mod"), steps=("the feast in that year",)) if day else UNKNOWN
    base = around.base("year")
    if base is None or not 1 < base[0].year < 9998:
        return UNKNOWN
    here = calendar.first_day(base[0])
    by = {"last": -1, "next": 1}.get(groups.get("yearwhich", ""), 0)
    if "yearwhich" in groups or base[0].unit != "day" or here is None:
        day, why = day_of(feast, base[0].year + by), "the feast in that year"
    else:
        day, why = _nearest(feast, here, which, around)
    return Outcome(str(day), groups.get("mod"), base[1], (why,)) if day else UNKNOWN


def _nearest(feast: str, here: date, which: str | None, around: Surroundings) -> tuple[date | None, str]:
    days = [day for by in (-1, 0, 1) if (day := day_of(feast, here.year + by))]
    past, future = [day for day in days if day < here], [day for day in days if day >= here]
    if past and (which == "last" or (which is None and around.side() == "past" and (here - past[-1]).days < 300)):
        return past[-1], "the last one"
    if future and (which == "next" or (which is None and around.side() == "future")):
        return future[0], "the next one"
    if not days:
        return None, ""
    return min(days, key=lambda day: abs((day - here).days)), "the nearest"


@lru_cache(maxsize=1024)
def day_of(feast: str, year: int) -> date | None:
    """The day on which a feast falls in a year (1583 to 9998), by its form in words.toml, or None if nobody can say.

    `12-25` a fixed day, `11-thu-4+1` the day after the fourth Thursday of November, `5-mon--1` the last Monday of May,
    `easter-2` two days before (western) Easter, `orthodox+0`, `country:IN:Diwali` from the calendar of a country.
    """
    if feast.startswith("country:"):
        return _of_country(feast, year)
    if found := re.fullmatch(r"(easter|orthodox)([+-]\d+)", feast):
        method = easter.EASTER_WESTERN if found[1] == "easter" else easter.EASTER_ORTHODOX
        return easter.easter(year, method) + timedelta(days=int(found[2])) if 1583 <= year <= 4099 else None
    if found := re.fullmatch(r"(\d+)-([a-z]{3})-(-?\d|election)([+-]\d+)?", feast):
        return _nth(int(found[1]), _DAYS[found[2]], found[3], int(found[4] or 0), year)
    month, day = map(int, feast.split("-"))
    return date(year, month, day)


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


def _of_country(feast: str, year: int) -> date | None:
    _, country, name = feast.split(":")
    days = holidays.country_holidays(country, years=year, language="en_US")
    found = sorted(day for day, called in days.items() if called.startswith(name) or name in called)
    return found[0] if found else None
