"""Whether an article is news or a narrative: what its dates without a year, and its “today”, count from.

News leans on its day of publication (“yesterday”, bare weekdays, “now”); a narrative names its years itself. Strötgen
and Gertz (2010, HeidelTime) tell the two apart by the kind of the document; here its own dates tell.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from timeline.core.reading import Timex

Mode = Literal["news", "narrative"]


class _Named(NamedTuple):
    """The dates of an article: those of years long before it, how many of later ones, and where those of none stand."""

    far: Sequence[tuple[Timex, int]]
    near: int
    open: Sequence[int]

    def ago(self, published: int | None) -> int:
        """Years from the last of the far ones to the publication."""
        return min((abs(year - (published or 0)) for _, year in self.far), default=0)


def mode(found: Sequence[Timex], published: date | None) -> Mode:
    """News, or a narrative that names its years itself."""
    published_year = published.year if published else None
    leaning = sum(1 for one in found if one.rule in _LEANING or (one.rule == _DAY_AND_HOUR and _LEANT.match(one.words)))
    today = sum(1 for one in found if one.rule == "today")
    dates = [one for one in found if one.type in ("DATE", "TIME")]
    named = _named(dates, published_year)
    if published and _begins_lately(dates, published):
        return "news"
    if published_year is None and not leaning + today:
        return "narrative" if len(named.far) >= 2 else "news"
    lately = sum(1 for one in dates if one.rule in _LATELY and not one.words.endswith("day"))  # not “the present day”
    history = not leaning and named.ago(published_year) > _HISTORY  # there “today” and “now” set then and now apart
    lead = (today + lately) / 2 if history else 3 * (leaning + today) + 2 * lately
    if (
        len(named.far) > 3
        and len(named.far) > lead + named.near / 1.5
        and (_is_told(named, published_year) or (history and not named.near))
    ):
        return "narrative"
    by_hours = sum(1 for one in found if one.rule in _OF_HOURS)  # which histories tell, too
    leans = lead > 3 * by_hours or any(_WHICH.match(one.words) for one in dates)
    return "narrative" if not leans and _is_of_one_time(named, published_year) else "news"


def _begins_lately(dates: Sequence[Timex], published: date) -> bool:
    """Whether the first date is of a month and day right before the publication: “died April 1”, told on April 3."""
    found = _DAY.match(dates[0].words) if dates else None
    if found is None:
        return False
    month, day = found["month"] or found["month2"], found["day"] or found["day2"]
    return any(
        _MONTHS[one.month - 1] == month and one.day == int(day)
        for one in (published - timedelta(n) for n in range(_FRESH))
    )


def _named(dates: Sequence[Timex], published_year: int | None) -> _Named:
    before = published_year - 1 if published_year else _NEVER
    far, near, of_none = [], 0, []
    for one in dates:
        year = None if one.rule == _HOUR_LIKE_A_YEAR else _YEAR.search(one.words)
        if year is None:
            if _MONTH_NAME.search(one.words):
                of_none.append(one.start)
        elif int(year[0]) < before:
            far.append((one, int(year[0])))
        else:
            near += 1
    return _Named(far, near, of_none)


_NEVER = 10_000  # a year that no article is of


def _is_told(named: _Named, published_year: int | None) -> bool:
    """Whether the years are told of month by month, as stories are: news names the years of elections."""
    fine = sum(1 for one, _ in named.far if _MONTH.search(one.words))
    return fine >= 2 or (fine > 0 and named.ago(published_year) > _LONG_AGO) or len(named.far) >= 20


def _is_of_one_time(named: _Named, published_year: int | None) -> bool:
    """Whether all is of a time gone by that is named at once: “the hurricane of 1933 … formed on August 31”.

    “From September 1 to September 15, 1950” names it in its second date.
    """
    years = [year for _, year in named.far]
    if not years or named.near or len(named.open) < _OPEN or named.ago(published_year) < _GONE:
        return False
    return named.far[0][0].start < named.open[1] and max(years) - min(years) <= _SPAN


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FRESH = 10  # days
_DAY = re.compile(
    r"(?P<month>[A-Z][a-z]{2})[a-z]{0,6}\.? (?P<day>\d{1,2})$|(?P<day2>\d{1,2}) (?P<month2>[A-Z][a-z]{2})[a-z.]{0,6}$"
)
_LONG_AGO, _HISTORY = 20, 100  # years
_OPEN, _GONE, _SPAN = 3, 3, 10  # dates without a year; years since the last one named; years between first and last
_YEAR = re.compile(r"(?<!\d)\d{3,4}(?![\ds])")  # no decade: papers name “the 1990s” over and over
_MONTH = re.compile(r"[A-Z][a-z]{2}|\d-\d\d")
_MONTH_NAME = re.compile(rf"\b(?:{'|'.join(_MONTHS)})")
_WHICH = re.compile(r"(?:last|this|next)\b", re.I)
_HOUR_LIKE_A_YEAR, _DAY_AND_HOUR = "clock-four-digits", "clock-behind-day"  # “1100 UTC”; “Friday at 8 p.m.”
_LEANT = re.compile(r"(?:(?:last|this|next) )?[A-Za-z]{3,6}day\b|tomorrow\b", re.I)
_OF_HOURS = frozenset(("clock-twelve", "overnight"))
_LATELY = frozenset(("now", "current", "past"))
_LEANING = frozenset(
    ("weekday", "weekday-part", "yesterday", "tomorrow", "tonight", "last-night", "this-part", "overnight",
     "yesterday-part", "tomorrow-part", "unit-which", "ago", "weekend", "clock-twelve", "quarter", "year-ago-unit")
)  # fmt: skip
