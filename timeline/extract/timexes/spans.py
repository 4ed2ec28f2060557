"""Readings of durations and sets: values that are no point on the calendar; and fixed values."""

import re

from timeline.extract.timexes import counts, points
from timeline.extract.timexes.outcomes import Groups, Outcome
from timeline.extract.timexes.surroundings import Surroundings

_UNITS = {
    "day": "D", "night": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE", "century": "CE", "hour": "TH",
    "minute": "TM", "second": "TS", "fortnight": "2W", "min": "TM", "mins": "TM", "hr": "TH", "hrs": "TH", "sec": "TS",
    "secs": "TS", "years": "Y", "months": "M", "weeks": "W", "days": "D",
}  # fmt: skip
_OFTEN = {"daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "annually": "P1Y",
          "yearly": "P1Y", "hourly": "PT1H", "biweekly": "P2W", "bimonthly": "P2M", "fortnightly": "P2W"}  # fmt: skip


def fixed(groups: Groups, _around: Surroundings) -> Outcome:
    """The value that the rule states itself."""
    if "often" in groups:
        return Outcome(_OFTEN[groups["often"].lower()], steps=("as written",))
    return Outcome("", steps=("no date of its own",))


def span(groups: Groups, _around: Surroundings) -> Outcome:
    """Two days (P2D), several months (PXM), half an hour (PT30M)."""
    count = counts.number(groups.get("to") or groups.get("count") or "some")
    if count is not None and "half" in groups:
        count += 0.5
    return Outcome(period(count, groups["unit"].lower()), groups.get("approx") or None, steps=("a length of time",))


def compound(_groups: Groups, around: Surroundings) -> Outcome:
    """Three years and ten months (P3Y10M), 2 hours, 32 minutes, 25.3 seconds (PT2H32M25.3S)."""
    parts = [(counts.number(part["count"]) or 0, part["unit"].lower()) for part in _PART.finditer(around.timex.words)]
    days = "".join(f"{counts.written(count)}{unit[0].upper()}" for count, unit in parts if unit in _DAYS)
    hours = "".join(f"{counts.written(count)}{unit[0].upper()}" for count, unit in parts if unit not in _DAYS)
    return Outcome(f"P{days}" + (f"T{hours}" if hours else ""), steps=("lengths that are one",))


_DAYS = frozenset(("year", "month", "week", "day"))
_PART = re.compile(r"(?P<count>[\w.]{1,10}) (?P<unit>year|month|week|day|hour|minute|second)s?\b", re.I)


def period(count: float | None, unit: str) -> str:
    """A TIMEX3 period of so many units (None: some)."""
    code = _UNITS.get(unit, unit.upper())
    amount = "X" if count is None else counts.written(count)
    if code == "2W":
        code, amount = "W", "X" if count is None else counts.written(2 * count)
    if code == "ML":
        code, amount = "CE", "X" if count is None else counts.written(10 * count)
    if code == "DE":
        code, amount = ("Y", counts.written(10 * count)) if count is not None else ("DE", "X")
    if code == "CE" and count is not None:
        code, amount = "Y", counts.written(100 * count)
    if count is not None and (halved := _HALVED.get(code)) and count % 1 == 0.5:
        whole = f"{int(count)}{code[-1]}" if count > 1 else ""
        return f"PT{whole}30{halved}"
    return f"PT{amount}{code[1]}" if code in ("TH", "TM", "TS") else f"P{amount}{code}"


_FIXED_FEAST = re.compile(r"\d\d-\d\d")
_HALVED = {"TH": "M", "TM": "S"}  # half an hour is 30 minutes


def every(groups: Groups, _around: Surroundings) -> Outcome:
    """Every day (P1D), every two weeks (P2W), Fridays (XXXX-WXX-5), each July (XXXX-07)."""
    part = f"T{groups['part']}" if "part" in groups else ""
    if "weekday" in groups:
        return Outcome(f"XXXX-WXX-{groups['weekday']}{part}", steps=("again and again",))
    if "weekdays" in groups:
        return Outcome(_weekdays(groups["weekdays"]) + part, steps=("again and again",))
    if "month" in groups or "season" in groups or "holiday" in groups:
        return Outcome(_of_each_year(groups), steps=("again and again",))
    count = 2 if "other" in groups else counts.number(groups.get("count", "one"))
    return Outcome(period(count, groups["unit"].lower()), steps=("again and again",))


def _of_each_year(groups: Groups) -> str:
    """Each July (XXXX-07), every March 15 (XXXX-03-15), every Christmas (XXXX-12-25), every Easter (P1Y)."""
    if feast := groups.get("holiday"):
        return f"XXXX-{feast}" if _FIXED_FEAST.fullmatch(feast) else "P1Y"
    month = groups.get("month") or groups["season"]
    return f"XXXX-{month}-{points.day_number(groups['day']):02}" if "day" in groups else f"XXXX-{month}"


def _weekdays(words: str) -> str:
    names = "monday tuesday wednesday thursday friday saturday sunday".split()
    plain = re.sub("s$", "", words.lower())
    return (
        f"XXXX-WXX-{names.index(plain) + 1}"
        if plain in names
        else "XXXX-WXX-WE"
        if plain == "weekend"
        else "XXXX-WXX-XX"
    )
