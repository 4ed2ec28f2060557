"""The week that a day names: its calendar week, or the seven days that end or begin with it."""

from datetime import date, timedelta
from typing import Final

from timeline.extract.timexes import calendar, points
from timeline.extract.timexes.outcomes import UNKNOWN, Groups, Outcome
from timeline.extract.timexes.surroundings import Surroundings

_ENDS: Final = frozenset({"ending", "ended", "to", "w/e"})
_BEGINS: Final = frozenset({"beginning", "starting", "commencing", "w/c"})
_REST: Final = timedelta(days=6)


def of_day(groups: Groups, around: Surroundings) -> Outcome:
    """The week of March 24.

    Statistics count weeks from Sunday to Saturday as often as from Monday: of “the week ended Saturday, July 6” the
    value is the calendar's week, which TIMEX3 can write, and the EDTF text the seven days that are meant.
    """
    found = points.point({name: words for name, words in groups.items() if name != "weekday"}, around)
    when = calendar.read(found.timex3)
    week = calendar.cut(when, "week") if when else None
    day = calendar.first_day(when) if when and when.unit == "day" else None
    if week is None:
        return UNKNOWN
    days = _seven(day, (groups.get("edge") or groups.get("short") or "").lower()) if day else None
    told = "its week" if days is None else "the seven days that it ends or begins"
    return Outcome(calendar.write(week), None, found.anchor, (*found.steps, told), days)


def _seven(day: date, edge: str) -> str | None:
    if edge in _ENDS:
        return f"[{day - _REST}..{day}]"
    return f"[{day}..{day + _REST}]" if edge in _BEGINS else None
