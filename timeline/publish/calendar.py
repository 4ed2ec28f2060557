"""Events for a calendar: iCalendar (RFC 5545).

A calendar knows days and hours, no “March” and no “about”. So what is known only roughly lies over all the days on
which it can have been, is marked as tentative, and says in its title what is known. Nothing is put on a day that nobody
named.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone

from icalendar import Calendar
from icalendar import Event as Happening

from timeline.core import edtf
from timeline.core.edtf import DAY, Point
from timeline.core.labels import label
from timeline.core.model import Event
from timeline.view import wording
from timeline.view.collection import Collection

_FIRST, _LAST = edtf.moment(date(1, 1, 2)), edtf.moment(date(9999, 12, 30))
_SHARP = ("minute", "hour", "day")
_STATUS = {"cancelled": "CANCELLED", "scheduled": "TENTATIVE", "claimed": "TENTATIVE", "disputed": "TENTATIVE"}


def calendar(collection: Collection, events: Sequence[Event], day: str, address: str = "", ending: str = "") -> bytes:
    """The events that a calendar can hold, made on a `day` (ISO 8601); see `outside` for the others.

    `address` is that of the page of an event without its id, “https://…/event?id=”, and `ending` what follows the id;
    without an address it is left out.
    """
    whole = Calendar()
    whole.add("prodid", "-//Timeline//Timeline//EN")
    whole.add("version", "2.0")
    whole.add("x-wr-calname", wording.headline(collection))
    for event in events:
        if _fits(event):
            whole.add_component(_happening(collection, event, day, address and f"{address}{event.id}{ending}"))
    return bytes(whole.to_ical())


def outside(events: Sequence[Event]) -> int:
    """How many of these events no calendar can hold: those before the year 1 or after 9999."""
    return sum(not _fits(event) for event in events)


def _fits(event: Event) -> bool:
    return all(edge is None or _FIRST <= edge <= _LAST for edge in edtf.bounds(event.when))


def _happening(collection: Collection, event: Event, day: str, address: str) -> Happening:
    made = Happening()
    made.add("uid", f"{event.id}@timeline")
    made.add("sequence", event.version)
    made.add("x-edtf", event.when)  # as it is known, for whoever imports the file
    made.add("dtstamp", datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC))
    for name, moment in zip(("dtstart", "dtend"), _span(event), strict=True):
        made.add(name, moment)
    worded = _is_rough(event) or None in edtf.ends(event.when)
    made.add("summary", f"{event.title} ({label(event.when)})" if worded else event.title)
    made.add("status", _STATUS.get(event.status, "TENTATIVE" if _is_rough(event) else "CONFIRMED"))
    made.add("transp", "TRANSPARENT")  # nobody is busy because of the news
    made.add("categories", [wording.kind(event)])
    made.add("description", _description(collection, event))
    if event.place:
        made.add("location", event.place)
    if address:
        made.add("url", address)
    return made


def _is_rough(event: Event) -> bool:
    """Whether the days in the calendar say more than is known, so that the title must say what is."""
    coarse = any(point and point.precision not in _SHARP for point in edtf.ends(event.when))
    return coarse or edtf.is_set(event.when) or edtf.is_approximate(event.when)


def _span(event: Event) -> tuple[date, date]:
    """Beginning and end, exclusive: hours where both are known, else whole days; of an open date its known end."""
    first, last = edtf.ends(event.when)
    begin, end = first or last, last or first
    assert begin is not None and end is not None  # one side of a date is always known
    if first and last and begin.hour and end.hour and not edtf.is_approximate(event.when):
        return _moment(begin, begin.start), _moment(end, end.start if edtf.is_interval(event.when) else _over(end))
    return _day(begin.start), _day(-(-end.end // DAY) * DAY)


def _over(point: Point) -> int:
    """Where a single moment ends: at once if its minute is known, else with its hour."""
    return point.start if point.precision == "minute" else point.end


def _moment(point: Point, minutes: int) -> datetime:
    """The moment in UTC if the source names its zone, else as the clock on the spot shows it (floating time)."""
    local = datetime(1, 1, 1) + timedelta(minutes=minutes)
    if not point.zone:
        return local
    return local.replace(tzinfo=_zone(point.zone)).astimezone(UTC)


def _zone(written: str) -> timezone:
    """`Z`, `+03`, `-03:30`."""
    if written == "Z":
        return UTC
    hours, _, minutes = written[1:].partition(":")
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return timezone(-offset if written[0] == "-" else offset)


def _day(minutes: int) -> date:
    return date(1, 1, 1) + timedelta(days=minutes // DAY)


def _description(collection: Collection, event: Event) -> str:
    told = wording.told_by(collection, event)
    facts = [wording.when(event), wording.status_sentence(event), event.summary, told[:1].upper() + told[1:]]
    quotes = dict.fromkeys(
        f"“{mention.quote.exact}” ({wording.outlet(collection, mention)})" for mention in event.mentions
    )
    return "\n".join(line for line in (*facts, *quotes) if line)
