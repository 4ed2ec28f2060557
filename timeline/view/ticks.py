"""Marks of the time axis: days with their weekday, weeks, months, years or decades, whatever fits."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from timeline.core import edtf
from timeline.core.edtf import DAY
from timeline.core.labels import MONTHS, weekday
from timeline.view.window import Window

_CLOCK = 6 * 60
_CLOCK_DAYS = 3
_OVER = 100  # pixels from the middle of one month’s name to the next: “September 2025” is the longest
_ROOM = {
    "clock": 56,
    "day": 40,
    "second day": 40,
    "third day": 40,
    "week": 44,
    "month": 36,
    "year": 44,
    "decade": 44,
}  # pixels


class Tick(NamedTuple):
    """Where a line stands and where its words do (minutes), the words, and those over them (“” if they would repeat).

    The name of a day stands over the middle of the day.
    """

    line: int
    at: int
    text: str
    over: str


def ticks(window: Window, width: float, *, clock: bool = False) -> list[Tick]:
    """The ticks of a plot so many pixels wide, none nearer to the next than its words are long.

    Hours are named only if some event has one (`clock`), and in no more than three days.
    """
    days = (window.end - window.start) / DAY
    for unit, pixels in _ROOM.items():
        if unit == "clock" and not (clock and days <= _CLOCK_DAYS):
            continue
        if _steps(days, unit) * pixels <= width:
            return _thinned(list(_UNITS[unit](window)), width / (window.end - window.start))
    return list(_long(window, width))


def _thinned(found: list[Tick], scale: float) -> list[Tick]:
    """The ticks, without the name of a month that the next month’s name would run into."""
    named = [tick for tick in found if tick.over]
    crowded = {one.at for one, after in pairwise(named) if (after.at - one.at) * scale < _OVER}
    return [tick._replace(over="") if tick.at in crowded else tick for tick in found]


def weekends(window: Window) -> list[tuple[int, int]]:
    """Saturdays with Sundays as (start, end) in minutes; none where they would be too thin to see."""
    if window.end - window.start > 62 * DAY:
        return []
    days = range(window.start, window.end, DAY)
    free = [day for day in days if weekday(day) in ("Saturday", "Sunday")]
    return [(day, day + DAY) for day in free]


def _steps(days: float, unit: str) -> float:
    size = {
        "clock": 0.25,
        "day": 1,
        "second day": 2,
        "third day": 3,
        "week": 7,
        "month": 30.5,
        "year": 365,
        "decade": 3652,
    }[unit]
    return days / size + (0 if unit.endswith("day") else 1)  # days have their names at their middle


def _clock(window: Window) -> Iterator[Tick]:
    for at in range(window.start, window.end + 1, _CLOCK):
        clock = edtf.iso(at).rpartition("T")[2]
        yield Tick(at, at, clock, _long_day(at) if clock == "12:00" else "")


def _day(window: Window, step: int = 1) -> Iterator[Tick]:
    seen = ""
    for at in range(window.start, window.end, step * DAY):
        over = _month_year(at)
        yield Tick(at, at + DAY // 2, f"{weekday(at)[:3]} {_parts(at)[2]}", over if over != seen else "")
        seen = over


def _second_day(window: Window) -> Iterator[Tick]:
    return _day(window, 2)


def _third_day(window: Window) -> Iterator[Tick]:
    return _day(window, 3)


def _week(window: Window) -> Iterator[Tick]:
    seen = ""
    monday = window.start + (-(window.start // DAY) % 7) * DAY
    for at in range(monday, window.end, 7 * DAY):
        over = _month_year(at)
        yield Tick(at, at, f"Mon {_parts(at)[2]}", over if over != seen else "")
        seen = over


def _month(window: Window) -> Iterator[Tick]:
    for at in _months(window, 1):
        year, month, _ = _parts(at)
        yield Tick(
            at, at, MONTHS[month - 1][:3], year_label(year) if month == 1 or at < window.start + 31 * DAY else ""
        )


def _year(window: Window) -> Iterator[Tick]:
    for at in _months(window, 12):
        yield Tick(at, at, year_label(_parts(at)[0]), "")


def _decade(window: Window) -> Iterator[Tick]:
    yield from _every(window, 10)


def _long(window: Window, width: float) -> Iterator[Tick]:
    years = (window.end - window.start) / DAY / 365
    step = next((s for s in (50, 100, 200, 500, 1000, 2000) if years / s * 70 <= width), 5000)
    yield from _every(window, step)


def _every(window: Window, step: int) -> Iterator[Tick]:
    first, last = _parts(window.start)[0], _parts(window.end)[0]
    for year in range(-(-first // step) * step, last + 1, step):
        at = edtf.bounds(_year_text(year)).start
        if at is not None and window.start <= at < window.end:
            yield Tick(at, at, year_label(year), "")


def _months(window: Window, step: int) -> Iterator[int]:
    year, month, _ = _parts(window.start)
    month = 1 if step == 12 else month
    while True:
        at = edtf.bounds(f"{_year_text(year)}-{month:02d}").start
        if at is None or at >= window.end:
            return
        if at >= window.start:
            yield at
        year, month = (year + 1, 1) if month + step > 12 else (year, month + step)


def _parts(at: int) -> tuple[int, int, int]:
    year, month, day = edtf.day_of(at).rsplit("-", 2)
    return int(year), int(month), int(day)


def _month_year(at: int) -> str:
    year, month, _ = _parts(at)
    return f"{MONTHS[month - 1]} {year_label(year)}"


def _long_day(at: int) -> str:
    year, month, day = _parts(at)
    return f"{weekday(at)[:3]} {day} {MONTHS[month - 1]} {year_label(year)}"


def year_label(year: int) -> str:
    """“1939”, “44 BC”."""
    return str(year) if year > 0 else f"{1 - year} BC"


def _year_text(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


_UNITS: dict[str, Callable[[Window], Iterator[Tick]]] = {
    "clock": _clock,
    "day": _day, "second day": _second_day,
    "third day": _third_day, "week": _week, "month": _month, "year": _year, "decade": _decade,
}  # fmt: skip
