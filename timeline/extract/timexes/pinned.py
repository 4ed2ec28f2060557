"""Readings of days that two words pin down: "the first Saturday in July", "a week ago today", "the 27th"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from dateutil import relativedelta  # type: ignore[import-untyped]

from timeline.extract.timexes import calendar, counts, points, scan
from timeline.extract.timexes.calendar import When
from timeline.extract.timexes.outcomes import UNKNOWN, Groups, Outcome
from timeline.extract.timexes.surroundings import Surroundings

_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1, "final": -1}
_DAYS_OF = {
    "first": 1, "opening": 1, "second": 2, "third": 3, "last": -1, "final": -1, "closing": -1, "penultimate": -2
}  # fmt: skip
_OF_NOW = {"this": 0, "last": -1, "next": 1}
_NEAR = 160  # characters
_TIED = re.compile(r"\s(?:and|or|to|until|till|through)\s(?:the\s)?")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FORTNIGHT = {"week": 7, "fortnight": 14}
_SEASON_OF = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


def nthday(groups: Groups, around: Surroundings) -> Outcome:
    """The last Sunday of March 2019: the month as named or understood, and its day."""
    named = {name: words for name, words in groups.items() if name not in ("weekday", "nth")}
    month = points.point(named, around)
    when = calendar.read(month.timex3)
    if when is None or when.unit != "month" or when.year < 1:
        return UNKNOWN
    place = _PLACES[groups["nth"].lower()]
    day = _nth(when, int(groups["weekday"]), place)
    return Outcome(str(day), None, month.anchor, (*month.steps, f"its day number {place}")) if day else UNKNOWN


def _nth(month: When, weekday: int, place: int) -> date | None:
    start = date(month.year, month.part, 1)
    start = start if place > 0 else start + relativedelta.relativedelta(day=31)
    found: date = start + relativedelta.relativedelta(weekday=relativedelta.weekday(weekday - 1, place))
    return found if found.month == month.part else None


def ago(groups: Groups, around: Surroundings) -> Outcome:
    """A week ago today, three years ago this month, a year ago on Monday: counted from the day or month pinned."""
    now, count = around.now(), counts.number(groups["count"])
    if now is None or count is None or count != int(count):
        return UNKNOWN
    pin = _pin(groups, now, around)
    kind, number = _unit(groups["unit"], round(count))
    moved = _moved(pin, kind, number)
    if moved is None:
        return UNKNOWN
    return Outcome(
        calendar.write(moved), None, around.now_words(), (f"from {calendar.write(pin)}", f"-{number} {kind}")
    )


def _pin(groups: Groups, now: date, around: Surroundings) -> When:
    if "weekday" in groups and "which" not in groups:  # an anniversary: the nearest one
        days = (now + timedelta(days=by) for by in (0, -1, 1, -2, 2, -3, 3))
        return calendar.of_day(next(day for day in days if day.isoweekday() == int(groups["weekday"])))
    if "weekday" in groups or "month" in groups:
        named = {name: groups[name] for name in ("weekday", "month", "which") if name in groups}
        found = calendar.read(points.point(named, around).timex3)
        return found or calendar.of_day(now)
    which, _, unit = groups["pin"].lower().partition(" ")
    here = calendar.of_day(now + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(which, 0)))
    cut = calendar.cut(here, unit) if unit in ("week", "month") else here
    return (calendar.shift(cut, unit, -1) if which == "last" and cut else cut) or here


def _unit(unit: str, count: int) -> tuple[str, int]:
    kinds = {"D": "day", "W": "week", "2W": "week", "M": "month", "Y": "year", "DE": "year"}
    return kinds.get(unit, "day"), count * {"2W": 2, "DE": 10}.get(unit, 1)


def _moved(pin: When, kind: str, count: int) -> When | None:
    """The pin so many units before, as fine as it was: a day stays a day."""
    if pin.unit != "day":
        return calendar.shift(pin, pin.unit, -count) if kind == pin.unit else _years_before(pin, kind, count)
    here = calendar.first_day(pin)
    if here is None:
        return None
    try:
        return calendar.of_day(here - relativedelta.relativedelta(**{f"{kind}s": count}))
    except (ValueError, OverflowError):
        return None


def _years_before(pin: When, kind: str, count: int) -> When | None:
    return pin.of_year(pin.year - count) if kind == "year" and pin.year > count else None


def sameunit(groups: Groups, around: Surroundings) -> Outcome:
    """The same month last year: the month spoken of, or of publication, a year before."""
    unit = groups["unit"].lower()
    base = around.named(unit) if around.near(200) else None
    base = base or around.base(unit)
    here = calendar.cut(base[0], unit) if base else None
    if base is None or here is None:
        return UNKNOWN
    return Outcome(calendar.write(here.of_year(here.year - 1)), None, base[1], (f"the same {unit}, -1 year",))


def bareday(groups: Groups, around: Surroundings) -> Outcome:
    """The 27th, the 18th of last month: of the month spoken of, in news by the side on which the verb puts it."""
    number = points.day_number(groups["day"])
    now, part = around.now(), f"T{groups['part']}" if "part" in groups else ""
    told = _month_behind(around) or _month_meant(groups.get("month", "").lower(), around)
    if told is not None:
        when = When("day", told[0].year, told[0].part, number)
        value = calendar.write(when) + part if calendar.first_day(when) else None
        return Outcome(value, None, told[1], ("of that month",))
    if now is None:
        return UNKNOWN
    days = list(_numbered(now, number))
    before, after = [day for day in days if day <= now], [day for day in days if day >= now]
    ahead = around.side() == "future" or not before
    day = after[0] if ahead and after else before[-1]
    return Outcome(f"{day}{part}", None, around.now_words(), ("the next of that number" if ahead else "the last",))


def _month_behind(around: Surroundings) -> tuple[When, str | None] | None:
    """The month of a day that is tied to this one: “the 24th and 25th of March”, “from the 3rd to the 5th of May”."""
    after = around.after
    if after is None or not _TIED.fullmatch(around.text, around.timex.end, min(after.start, around.timex.end + 16)):
        return None
    rule = scan.rules().rules[after.rule]
    match = rule.regex.match(around.flat, after.start)
    given = rule.groups(match) if match and rule.rule.read == "point" else {}
    if "month" not in given:
        return None
    month = points.point({name: words for name, words in given.items() if name not in ("day", "weekday")}, around)
    when = calendar.read(month.timex3)
    return (when, month.anchor) if when and when.unit == "month" else None


def _month_meant(which: str, around: Surroundings) -> tuple[When, str | None] | None:
    if which in _OF_NOW:
        base = around.base("month")
    elif which or around.mode == "narrative" or around.near(_NEAR):
        base = around.named("month")
    else:
        return None
    by = _OF_NOW.get(which, {"the following": 1, "the previous": -1}.get(which, 0))
    here = calendar.cut(base[0], "month") if base else None
    moved = calendar.shift(here, "month", by) if here else None
    return (moved, base[1]) if base and moved else None


def _numbered(now: date, number: int) -> Iterator[date]:
    for months in (-2, -1, 0, 1, 2):
        month = now.replace(day=1) + relativedelta.relativedelta(months=months)
        if number <= (month + relativedelta.relativedelta(day=31)).day:
            yield month.replace(day=number)


def weekdayon(groups: Groups, around: Surroundings) -> Outcome:
    """Sunday week, a week on Sunday: the coming Sunday and seven days more."""
    now = around.now()
    if now is None:
        return UNKNOWN
    day = _start(groups, now)
    more = _FORTNIGHT[groups["more"].lower()]
    return Outcome(str(day + timedelta(days=more)), None, around.now_words(), (f"the coming one, +{more} days",))


def _start(groups: Groups, now: date) -> date:
    if "pin" in groups:
        return now + timedelta(days=groups["pin"].lower() == "tomorrow")
    return calendar.weekday_after(now, int(groups["weekday"]), same=False)


def endday(groups: Groups, around: Surroundings) -> Outcome:
    """The last day of April 2018."""
    month = points.point({name: words for name, words in groups.items() if name != "nth"}, around)
    when = calendar.read(month.timex3)
    if when is None or when.unit != "month" or when.year < 1:
        return UNKNOWN
    start, place = date(when.year, when.part, 1), _DAYS_OF[groups["nth"].lower()]
    day = start.replace(day=place) if place > 0 else start + relativedelta.relativedelta(day=31, days=place + 1)
    return Outcome(str(day), None, month.anchor, (*month.steps, f"its day number {place}"))


def weekdaysago(groups: Groups, around: Surroundings) -> Outcome:
    """Two Sundays ago: the last Sunday and one week more."""
    now, count = around.now(), counts.number(groups["count"])
    if now is None or count is None:
        return UNKNOWN
    day = calendar.weekday_before(now, _WEEKDAYS.index(groups["weekdays"][:3].lower()) + 1, same=False)
    back = timedelta(weeks=int(count) - 1)
    return Outcome(str(day - back), None, around.now_words(), (f"the last one, -{int(count) - 1} weeks",))


def seasonsago(groups: Groups, around: Surroundings) -> Outcome:
    """Four summers ago: the summer of the year four before."""
    count, way = counts.number(groups["count"]), groups["way"].lower()
    base = around.base("year") if way == "ago" else around.named("year") or around.base("year")
    if base is None or count is None or count != int(count):
        return Outcome("PAST_REF" if way == "ago" else None, steps=("no number is named",))
    by = int(count) if way == "later" else -int(count)
    part = calendar.SEASONS.index(_SEASON_OF[groups["season"].lower().removesuffix("s")]) + 1
    return Outcome(calendar.write(When("season", base[0].year + by, part)), None, base[1], (f"{by:+d} years",))
