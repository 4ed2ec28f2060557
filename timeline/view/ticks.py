"""Marks of the time axis: days with their weekday, weeks, months, years or decades, whatever fits."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from timeline.core import edtf
from timeline.core.edtf import DAY
from timeline.core.labels import label, weekday_number
from timeline.core.language import ENGLISH, Language
from timeline.view.window import Window

_CLOCK = 6 * 60
_CLOCK_DAYS = 3
_LAST_YEAR = 9999  # that EDTF writes in four digits
_OVER = 100  # pixels from the middle of one month’s name to the next: “September 2025” is the longest
_ROOM = {
    "clock": 56,
    "day": 46,
    "second day": 46,
    "third day": 46,
    "week": 46,
    "month": 36,
    "year": 44,
    "decade": 44,
}  # pixels: the longest name of a day, “Wed 12”, is 39 long in one browser and 41 in another


class Tick(NamedTuple):
    """Where a line stands and where its words do (minutes), the words, and those over them (“” if they would repeat).

    The name of a day stands over the middle of the day.
    """

    line: int
    at: int
    text: str
    over: str


def ticks(window: Window, width: float, *, clock: bool = False, language: Language = ENGLISH) -> list[Tick]:
    """The ticks of a plot so many pixels wide, none nearer to the next than its words are long.

    Hours are named only if some event has one (`clock`), and in no more than three days.
    """
    days = (window.end - window.start) / DAY
    for unit, pixels in _ROOM.items():
        if unit == "clock" and not (clock and days <= _CLOCK_DAYS):
            continue
        if _steps(days, unit) * pixels <= width:
            return _thinned(list(_UNITS[unit](window, language)), width / (window.end - window.start))
    return list(_long(window, width, language))


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
    free = [day for day in days if weekday_number(day) > 4]
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


def _clock(window: Window, language: Language) -> Iterator[Tick]:
    for at in range(window.start, window.end + 1, _CLOCK):
        clock = edtf.iso(at).rpartition("T")[2]
        yield Tick(at, at, clock, _long_day(at, language) if clock == "12:00" else "")


def _day(window: Window, language: Language, step: int = 1) -> Iterator[Tick]:
    seen = ""
    for at in range(window.start, window.end, step * DAY):
        over = _month_year(at, language)
        yield Tick(at, at + DAY // 2, _short_day(at, language), over if over != seen else "")
        seen = over


def _second_day(window: Window, language: Language) -> Iterator[Tick]:
    return _day(window, language, 2)


def _third_day(window: Window, language: Language) -> Iterator[Tick]:
    return _day(window, language, 3)


def _week(window: Window, language: Language) -> Iterator[Tick]:
    seen = ""
    monday = window.start + (-(window.start // DAY) % 7) * DAY
    for at in range(monday, window.end, 7 * DAY):
        over = _month_year(at, language)
        yield Tick(at, at, _short_day(at, language), over if over != seen else "")
        seen = over


def _month(window: Window, language: Language) -> Iterator[Tick]:
    for at in _months(window, 1):
        year, month, _ = _parts(at)
        named = month == 1 or at < window.start + 31 * DAY
        yield Tick(at, at, language.months_short[month - 1], year_label(year, language) if named else "")


def _year(window: Window, language: Language) -> Iterator[Tick]:
    for at in _months(window, 12):
        yield Tick(at, at, year_label(_parts(at)[0], language), "")


def _decade(window: Window, language: Language) -> Iterator[Tick]:
    yield from _every(window, 10, language)


def _long(window: Window, width: float, language: Language) -> Iterator[Tick]:
    years = (window.end - window.start) / DAY / 365
    step = next((s for s in (50, 100, 200, 500, 1000, 2000) if years / s * 70 <= width), 5000)
    yield from _every(window, step, language)


def _every(window: Window, step: int, language: Language) -> Iterator[Tick]:
    first, last = _parts(window.start)[0], min(_parts(window.end)[0], _LAST_YEAR)
    for year in range(-(-first // step) * step, last + 1, step):
        at = edtf.bounds(_year_text(year)).start
        if at is not None and window.start <= at < window.end:
            yield Tick(at, at, year_label(year, language), "")


def _months(window: Window, step: int) -> Iterator[int]:
    year, month, _ = _parts(window.start)
    month = 1 if step == 12 else month
    while year <= _LAST_YEAR:
        at = edtf.bounds(f"{_year_text(year)}-{month:02d}").start
        if at is None or at >= window.end:
            return
        if at >= window.start:
            yield at
        year, month = (year + 1, 1) if month + step > 12 else (year, month + step)


def _parts(at: int) -> tuple[int, int, int]:
    year, month, day = edtf.day_of(at).rsplit("-", 2)
    return int(year), int(month), int(day)


def _month_year(at: int, language: Language) -> str:
    return label(edtf.day_of(at).rpartition("-")[0], language)


def _short_day(at: int, language: Language) -> str:
    """“Tue 18”."""
    return f"{language.weekdays_short[weekday_number(at)]} {_parts(at)[2]}"


def _long_day(at: int, language: Language) -> str:
    return f"{language.weekdays_short[weekday_number(at)]} {label(edtf.day_of(at), language)}"


def year_label(year: int, language: Language = ENGLISH) -> str:
    """“1939”, “44 BC”."""
    return label(_year_text(year), language)


def _year_text(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


_UNITS: dict[str, Callable[[Window, Language], Iterator[Tick]]] = {
    "clock": _clock,
    "day": _day, "second day": _second_day,
    "third day": _third_day, "week": _week, "month": _month, "year": _year, "decade": _decade,
}  # fmt: skip
