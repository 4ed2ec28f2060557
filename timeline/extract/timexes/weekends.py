"""Which weekend is meant: the last one or the one to come, by the day of publication and the verb."""

import re

from timeline.extract.timexes import calendar
from timeline.extract.timexes.calendar import When
from timeline.extract.timexes.surroundings import Surroundings

_BEFORE = re.compile(r"\b(?:before|ahead of|until|till)\s$", re.I)
_EARLY_IN_WEEK = 3  # to Wednesday, “this weekend” told as past is the last one
_HAPPENED = re.compile(  # “the weekend's attack”, whatever the verb
    r"['’]s\s(?:[a-z-]{3,12}\s)?(?:violence|defeats?|wins?|victory|loss|attacks?|shootings?|riots|bombings?|crash)\b"
)
_EVENTS = re.compile(r"['’]s\s(?:[a-z-]{3,12}\s)?(?:events|storms?|protests|results?|clashes|fires?)\b")
_RECOVERING = re.compile(r"\b(?:from|after|following|since|by) $")  # “recover from the weekend's events”


def told(now: When, which: str, around: Surroundings) -> tuple[When | None, int]:
    """In news "the weekend" told on a weekday is the last one, "this weekend" the coming one."""
    day = calendar.first_day(now) if now.unit == "day" else None
    if which == "the" and _is_over(around):
        return calendar.cut(now, "weekend"), -1 if day is not None and day.isoweekday() < 6 else 0
    if which == "the" and (around.side() == "future" or _BEFORE.search(around.before(10))):
        which = "this"
    here = calendar.cut(now, "weekend")
    if which == "this" and day is not None and day.isoweekday() <= _EARLY_IN_WEEK and around.side() == "past":
        which = "the"
    if day is None or day.isoweekday() >= 6:
        return here, {"last": -1, "next": 1}.get(which, 0)
    return here, {"the": -1, "last": -1, "next": 1, "before": -1}.get(which, 0)


def _is_over(around: Surroundings) -> bool:
    text, end = around.text, around.timex.end
    if _HAPPENED.match(text, end):
        return True
    return _EVENTS.match(text, end) is not None and _RECOVERING.search(around.before(10)) is not None
