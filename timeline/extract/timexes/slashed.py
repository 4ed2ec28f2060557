"""Reading of dates in digits, 03/04/98: which of the numbers is the day is told by the other dates of the text."""

import re
from functools import lru_cache

from timeline.extract.timexes import calendar, points
from timeline.extract.timexes.calendar import When
from timeline.extract.timexes.outcomes import Groups, Outcome
from timeline.extract.timexes.surroundings import Surroundings

_HEAD = 20_000  # characters that are read for the order of day and month


def slashed(groups: Groups, around: Surroundings) -> Outcome:
    """03/04/98: the order told by a number above twelve, else by other evidence in the text.

    Without any it is month first, but day first between full stops: 04.03.2025 is hardly written in America.
    """
    first, second = int(groups["first"]), int(groups["second"])
    year = int(groups["year"])
    if year < 100:
        year = points.short_year(year, around.dct)
    order = "day first" if first > 12 else "month first" if second > 12 else _understood(groups["sep"], around)
    day, month = (first, second) if order.startswith("day first") else (second, first)
    when = When("day", year, month, day)
    if not 1 <= month <= 12 or calendar.first_day(when) is None:
        return Outcome(None, steps=("no day of the calendar",))
    return Outcome(calendar.write(when), steps=(order,))


def _understood(sep: str, around: Surroundings) -> str:
    return order_of(around.text[:_HEAD]) or ("day first, as between full stops" if sep == "." else "month first")


_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})[/.](\d{1,2})[/.](?:\d{4}|\d\d)(?!\d)")
_NAMES = r"(?:January|February|March|April|June|July|August|September|October|November|December)"
_BRITISH = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_NAMES}\b")
_AMERICAN = re.compile(rf"\b{_NAMES} \d{{1,2}}\b(?!:)")


@lru_cache(maxsize=4)
def order_of(text: str) -> str | None:
    """Which order a text uses, told by its other dates: “10 March” and 26/10 speak for the day first; None without."""
    for found in _NUMERIC.finditer(text):
        if int(found[1]) > 12 >= int(found[2]):
            return "day first, as in another date of the text"
        if int(found[2]) > 12 >= int(found[1]):
            return "month first, as in another date of the text"
    british, american = len(_BRITISH.findall(text)), len(_AMERICAN.findall(text))
    if british == american:
        return "month first" if british else None
    return "day first, as the text writes its dates" if british > american else "month first"
