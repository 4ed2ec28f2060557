"""What a date text means: EDTF (ISO 8601-2) in, half-open bounds and precision out.

Read are the parts of EDTF that news needs:

    2025   2025-03   2025-03-18   2025-03-18T22:00   2025-03-18T22:00Z    level 0 (hour alone: ISO 8601-1)
    2025-03-10/2025-03-16   2025-03/..   ../2025-03   2025-03/            intervals; open and unknown ends
    2025-03~   2025?   2025-03-18%                                        approximate, uncertain, both
    2025-21 … 2025-24   2025-33 … 2025-36   2025-40, 2025-41              seasons, quarters, halves
    193X   19XX   2025-XX   2025-03-XX   -0043                            decade, century, unspecified, BCE
    [2025-03-10..2025-03-16]                                              one unknown day of these

Moments are minutes since 0001-01-01T00:00 in the proleptic Gregorian calendar, so they sort, subtract and
reach before year 1. A UTC offset is kept in the text but does not shift the bounds: the day is the day as
it was told. A winter belongs to the year it starts in.
"""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from timeline.core.errors import BadDate

DAY = 24 * 60
_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097  # the Gregorian calendar repeats
_LONGEST = 64
_FARTHEST_ZONE = 14  # hours from UTC that clocks are set to anywhere

_SEASONS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}
_QUARTERS = {33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)}
_HALVES = {40: (1, 6), 41: (7, 6)}
_GROUPS = _SEASONS | _QUARTERS | _HALVES  # first month, number of months

_DATE = re.compile(
    r"(?P<year>-?\d{4}|-?\d{3}X|-?\d{2}XX)"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX)"
    r"(?:T(?P<hour>\d\d)(?::(?P<minute>\d\d)(?::(?P<second>\d\d))?)?(?P<zone>Z|[+-]\d\d(?::\d\d)?)?)?)?)?"
    r"(?P<qualifier>[~?%])?",
    re.ASCII,
)


class Bounds(NamedTuple):
    """First minute and the minute after the last; None where the date is open or unknown on that side."""

    start: int | None
    end: int | None


class Point(NamedTuple):
    """One date, no interval or set: its bounds in minutes, precision, qualifier (`~?%` or "") and written parts.

    Parts that were not written are "": `2025-03` has year "2025", month "03", day "".
    """

    start: int
    end: int
    precision: str
    qualifier: str
    year: str
    month: str
    day: str
    hour: str
    minute: str
    zone: str


@lru_cache(maxsize=65536)  # as many dates as a hundred thousand events have, so that none is read twice
def bounds(text: str) -> Bounds:
    """The half-open `Bounds` in minutes that an EDTF text allows. Raises BadDate."""
    first, last = ends(text)
    return Bounds(first.start if first else None, last.end if last else None)


@lru_cache(maxsize=4096)
def precision(text: str) -> str:
    """What the value really says: minute, hour, day, week, month, season, quarter, half, year, decade, century,
    or `days` for a set of days that is not a week. Of an interval: the coarser of its ends. Raises BadDate.
    """
    first, last = ends(text)
    if is_set(text) and first and last:
        days = (last.end - first.start) // DAY
        return {1: "day", 7: "week"}.get(days, "days")
    known = [end for end in (first, last) if end]
    return max(known, key=lambda end: end.end - end.start).precision


def check(text: str) -> str:
    """The same text, if it is EDTF that this module reads and its ends are in order. Raises BadDate."""
    start, end = bounds(text)
    if start is not None and end is not None and start >= end:
        raise BadDate(f"“{text}” ends before it begins: write the earlier date first.")
    return text


def is_interval(text: str) -> bool:
    """Whether the value says that something went on from one date to another."""
    return "/" in text


def is_set(text: str) -> bool:
    """Whether the value says that something happened on one unknown day of several (EDTF `[a..b]`)."""
    return text.startswith("[")


def is_approximate(text: str) -> bool:
    """Whether the value carries one of the EDTF qualifiers `~`, `?` or `%`."""
    return any(sign in text for sign in "~?%")


@lru_cache(maxsize=4096)
def iso(minutes: int) -> str:
    """The moment as ISO 8601 text to the minute, `2025-03-18T22:00`; years before 1 as `-0043-…`."""
    days, rest = divmod(minutes, DAY)
    year, month, day = _from_days(days)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04d}-{month:02d}-{day:02d}T{rest // 60:02d}:{rest % 60:02d}"


def day_of(minutes: int) -> str:
    """The calendar day of a moment, `2025-03-18`."""
    return iso(minutes).rpartition("T")[0]


def moment(day: date) -> int:
    """The first minute of a day (a datetime counts to the minute)."""
    clock = day.hour * 60 + day.minute if isinstance(day, datetime) else 0
    return (day.toordinal() - 1) * DAY + clock


def ends(text: str) -> tuple[Point | None, Point | None]:
    """The first and the last date of a value, the same twice if it is a single date; None where open or unknown.

    Raises BadDate.
    """
    if not isinstance(text, str) or not 0 < len(text) <= _LONGEST:
        raise BadDate("A date is a text of up to 64 characters: write 2025, 2025-03 or 2025-03-18.")
    body, separator = (text[1:-1], "..") if is_set(text) and text.endswith("]") else (text, "/")
    if separator not in body:
        one = _read(body, text)
        return one, one
    left, right = body.split(separator, 1)
    first = None if left in ("", "..") else _read(left, text)
    last = None if right in ("", "..") else _read(right, text)
    if first is None and last is None:
        raise _bad(text)
    return first, last


@lru_cache(maxsize=4096)
def _read(one: str, whole: str) -> Point:
    found = _DATE.fullmatch(one)
    if found is None:
        raise _bad(whole)
    try:
        return _bounded(found)
    except ValueError:
        raise _bad(whole) from None


def _bounded(found: re.Match[str]) -> Point:
    year, month, day, hour, minute = (found[name] or "" for name in ("year", "month", "day", "hour", "minute"))
    first, last, kind = _span(year, month, day)
    start, end = first * DAY, last * DAY
    if hour:
        if int(hour) > 23 or int(minute or 0) > 59 or int(found["second"] or 0) > 59:
            raise ValueError(hour)
        start += int(hour) * 60 + int(minute or 0)
        end, kind = (start + 1, "minute") if minute else (start + 60, "hour")
    zone = found["zone"] or ""
    if zone not in ("", "Z") and (int(zone[1:3]) > _FARTHEST_ZONE or int(zone[4:] or 0) > 59):
        raise ValueError(zone)
    return Point(start, end, kind, found["qualifier"] or "", year, month, day, hour, minute, zone)


def _span(year: str, month: str, day: str) -> tuple[int, int, str]:
    """First day, the day after the last (both counted from 0001-01-01) and precision."""
    if "X" in year:
        if month:
            raise ValueError(month)
        return _unspecified_year(year)
    number = int(year)
    if month in ("", "XX"):
        if day not in ("", "XX"):
            raise ValueError(day)
        return _days(number, 1, 1), _days(number + 1, 1, 1), "year"
    if int(month) > 12:
        if day:
            raise ValueError(day)
        return _group(number, int(month))
    if day in ("", "XX"):
        return _days(number, int(month), 1), _months_on(number, int(month), 1), "month"
    start = _days(number, int(month), int(day))
    return start, start + 1, "day"


def _unspecified_year(year: str) -> tuple[int, int, str]:
    size, kind = (100, "century") if year.endswith("XX") else (10, "decade")
    base = int(year.replace("X", "0"))
    low, high = (base, base + size) if base >= 0 and not year.startswith("-") else (base - size + 1, base + 1)
    return _days(low, 1, 1), _days(high, 1, 1), kind


def _group(year: int, code: int) -> tuple[int, int, str]:
    if code not in _GROUPS:
        raise ValueError(code)
    kind = "season" if code in _SEASONS else "quarter" if code in _QUARTERS else "half"
    month, count = _GROUPS[code]
    return _days(year, month, 1), _months_on(year, month, count), kind


def _months_on(year: int, month: int, count: int) -> int:
    carry, zero_based = divmod(month - 1 + count, 12)
    return _days(year + carry, zero_based + 1, 1)


def _days(year: int, month: int, day: int) -> int:
    cycles = (1 - year) // _CYCLE_YEARS + 1 if year < 1 else (year - 9999) // _CYCLE_YEARS + 1 if year > 9999 else 0
    shifted = year + cycles * _CYCLE_YEARS if year < 1 else year - cycles * _CYCLE_YEARS
    sign = 1 if year < 1 else -1
    return date(shifted, month, day).toordinal() - 1 - sign * cycles * _CYCLE_DAYS


def _from_days(days: int) -> tuple[int, int, int]:
    cycles, rest = divmod(days, _CYCLE_DAYS)
    found = date(1, 1, 1) + timedelta(days=rest)
    return found.year + cycles * _CYCLE_YEARS, found.month, found.day


def _bad(text: str) -> BadDate:
    return BadDate(f"“{text}” is not a date: write 2025, 2025-03, 2025-03-18 or 2025-03-10/2025-03-16.")
