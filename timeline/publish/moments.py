"""Dates as HTML tells them: the words for people, and beside them what the `datetime` of a `<time>` may hold.

HTML knows years, months, days and minutes (HTML Living Standard, “valid date or time strings”), no “about”, no
“between”. What it cannot say stands as words alone, and nothing is made more exact than it is.
"""

from typing import NamedTuple

from timeline.core import edtf
from timeline.core.edtf import Point
from timeline.core.labels import label
from timeline.core.language import ENGLISH, Language

_PLAIN = ("year", "month", "day", "minute")


class Part(NamedTuple):
    """A piece of a date in words; `datetime` is “” where HTML has no value for it."""

    words: str
    datetime: str


def parts(when: str, language: Language = ENGLISH) -> tuple[Part, ...]:
    """The date's label in one piece, or in three for a stretch of time: its beginning, the dash, its end."""
    said = label(when, language)
    first, last = edtf.ends(when)
    if edtf.is_set(when) or first is None or last is None:
        return (Part(said, ""),)
    begin, dash, end = said.partition("–")
    if first == last or not dash or "–" in end:
        return (Part(said, _value(first) if first == last else ""),)
    left, right = begin.rstrip(), end.lstrip()
    gap = begin[len(left) :] + dash + end[: len(end) - len(right)]
    return (Part(left, _value(first)), Part(gap, ""), Part(right, _value(last)))


def _value(point: Point) -> str:
    """What `<time datetime>` takes for this point; “” where it would have to claim more than is known."""
    if point.precision not in _PLAIN or point.qualifier or not point.year.isdigit() or point.year == "0000":
        return ""
    day = "-".join(part for part in (point.year, point.month, point.day) if part.isdigit())
    if not point.hour:
        return day
    zone = f"{point.zone}:00" if len(point.zone) == len("+03") else point.zone
    return f"{day}T{point.hour}:{point.minute or '00'}{zone}"
