"""Is the given day of publication believable? A text that tells of later days as past was published later."""

from collections.abc import Sequence
from datetime import date, timedelta

from timeline.core.reading import Timex
from timeline.extract.timexes import calendar

_DAYS = 2


def stale(resolved: Sequence[Timex], dct: str | None) -> str | None:
    """A sentence that says why the day of publication cannot be right, or None if nothing speaks against it.

    `resolved` are the timexes of the article. What speaks against it: days written with their year that the text
    tells as past (no verb that points ahead) and that lie after the DCT by more than a time zone can explain.
    """
    if not dct or len(dct) < 10:
        return None
    published = date.fromisoformat(dct[:10])
    later = [one for one in resolved if _told_after(one, published)]
    if not later:
        return None
    first = later[0]
    return (
        f"The text tells of {first.value} (“{first.words}”), after its day of publication {published}: check that day."
    )


def _told_after(one: Timex, published: date) -> bool:
    when = calendar.read(one.timex3) if one.type in ("DATE", "TIME") else None
    day = calendar.first_day(when) if when and when.unit == "day" else None
    return day is not None and one.mod == "TOLD" and day > published + timedelta(days=_DAYS)
