"""Dates in words for readers: `2025-03-10/2025-03-16` is “10–16 March 2025”. Labels are never parsed back."""

from timeline.core import edtf
from timeline.core.edtf import Point

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_GROUPS = {
    21: "spring {}",
    22: "summer {}",
    23: "autumn {}",
    24: "winter {}",
    33: "first quarter of {}",
    34: "second quarter of {}",
    35: "third quarter of {}",
    36: "fourth quarter of {}",
    40: "first half of {}",
    41: "second half of {}",
}
_QUALIFIERS = {"": "{}", "~": "about {}", "?": "{} (uncertain)", "%": "about {} (uncertain)"}


def label(text: str) -> str:
    """An EDTF value in words: “18 March 2025, 22:00”, “about March 2025”, “from 2022”. Raises BadDate."""
    first, last = edtf.ends(text)
    if first is None and last is not None:
        return f"until {_words(last)}"
    if last is None and first is not None:
        return f"from {_words(first)}" if text.endswith("..") else f"from {_words(first)}, end unknown"
    assert first is not None and last is not None
    if edtf.is_set(text):
        return _one_of(text, first, last)
    return _words(first) if first == last else _from_to(first, last)


def weekday(minutes: int) -> str:
    """The English weekday name of a moment in minutes (see `edtf`)."""
    return WEEKDAYS[(minutes // edtf.DAY) % 7]


def _one_of(text: str, first: Point, last: Point) -> str:
    if edtf.precision(text) == "week":
        return f"in the week of {_words(first)}"
    return f"between {_from_to(first, last, ' and ')}"


def _from_to(first: Point, last: Point, dash: str = "") -> str:
    """“10–16 March 2025”, “28 February – 2 March 2025”: what both ends share is said once, at the end."""
    plain = not first.qualifier and not last.qualifier and not first.hour and not last.hour
    if plain and first.day and last.day and first.year == last.year:
        if first.month == last.month:
            return f"{int(first.day)}{dash or '–'}{_words(last)}"
        return f"{int(first.day)} {_month(first)}{dash or ' – '}{_words(last)}"
    if plain and first.precision == last.precision == "month" and first.year == last.year:
        return f"{_month(first)}{dash or '–'}{_words(last)}"
    if first.hour and last.hour and first[4:7] == last[4:7]:
        return f"{_date(last)}, {_clock(first, with_zone=False)}{dash or '–'}{_clock(last)}"
    if plain and first.precision == last.precision == "year":
        return f"{_words(first)}{dash or '–'}{_words(last)}"
    return f"{_words(first)}{dash or ' – '}{_words(last)}"


def _words(point: Point) -> str:
    clock = f", {_clock(point)}" if point.hour else ""
    return _QUALIFIERS[point.qualifier].format(_date(point) + clock)


def _date(point: Point) -> str:
    if point.precision == "century":
        return f"the {_ordinal(int(point.year.replace('X', '0')) // 100 + 1)} century"
    if point.precision == "decade":
        return f"the {point.year.replace('X', '0')}s"
    year = _year(point.year)
    if point.month in ("", "XX"):
        return year
    if int(point.month) > 12:
        return _GROUPS[int(point.month)].format(year)
    if point.day in ("", "XX"):
        return f"{_month(point)} {year}"
    return f"{int(point.day)} {_month(point)} {year}"


def _month(point: Point) -> str:
    return MONTHS[int(point.month) - 1]


def _year(written: str) -> str:
    number = int(written)
    return f"{1 - number} BC" if number < 1 else str(number)


def _clock(point: Point, *, with_zone: bool = True) -> str:
    clock = f"{point.hour}:{point.minute or '00'}"
    if not with_zone or not point.zone:
        return clock
    return f"{clock} (UTC)" if point.zone == "Z" else f"{clock} (UTC{point.zone.replace('-', '−')})"


def _ordinal(number: int) -> str:
    tail = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"
