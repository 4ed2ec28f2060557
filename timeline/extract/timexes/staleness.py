"""Is the given day of publication believable? A text that tells of later days as past was published later."""

from collections.abc import Sequence
from datetime import date, timedelta

from timeline.core.reading import Timex
from timeline.extract.timexes import calendar
from timeline.extract.timexes.calendar import When

_ALLOWED = timedelta(days=2)
TOLD = "told as past, though after the day of publication"


def stale(resolved: Sequence[Timex], dct: str | None) -> str | None:
    """A sentence that says why the day of publication cannot be right, or None if nothing speaks against it.

    `resolved` are the timexes of the article. What speaks against it: days that the text tells as past and that lie
    after the DCT by more than a time zone can explain.
    """
    later = [one for one in resolved if TOLD in one.steps]
    if not dct or not later:
        return None
    one = later[0]
    return f"The text tells of {one.value} (“{one.words}”) as past, but is dated {dct}: check the day of publication."


def speaks_against(when: When, published: date) -> bool:
    """Whether a day lies so far after the day of publication that a text of that day cannot tell it as past."""
    if when.unit != "day" or when.year < published.year:
        return False
    day = calendar.first_day(when)
    return day is not None and day > published + _ALLOWED
