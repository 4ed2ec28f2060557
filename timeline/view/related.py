"""Which other events a reader of one event may want next."""

from collections.abc import Iterator
from typing import NamedTuple

from timeline.core import edtf
from timeline.core.model import Event
from timeline.view.collection import Collection

_REACH = 400  # neighbours looked at on either side, so that 100,000 events cost no more than some hundred
_MOST = 4
_AROUND = 3  # days shown before and after an event


class Related(NamedTuple):
    """The event before and after in order of time, and others with the same actors, the nearest in time first."""

    before: Event | None
    after: Event | None
    same_actors: tuple[Event, ...]


def related(collection: Collection, event: Event) -> Related:
    """What stands around an event of the collection."""
    events = collection.events
    place = next(number for number, other in enumerate(events) if other.id == event.id)
    before = events[place - 1] if place else None
    after = events[place + 1] if place + 1 < len(events) else None
    shown = {other.id for other in (before, event, after) if other}
    near = events[max(0, place - _REACH) : place + _REACH + 1]
    ranked = sorted(
        (-shared, distance, other.id, other)
        for other in near
        if other.id not in shown and (shared := _shared(collection, event, other))
        for distance in [_distance(event, other)]
    )
    return Related(before, after, tuple(other for *_, other in ranked[:_MOST]))


def days_around(event: Event) -> tuple[str, str] | None:
    """The first and the last day of a view with the event in its middle, ISO 8601; None outside of the years 1–9999."""
    start, end = edtf.bounds(event.when)
    known = [moment for moment in (start, end - 1 if end is not None else None) if moment is not None]
    margin = _AROUND * edtf.DAY
    days = edtf.day_of(min(known) - margin), edtf.day_of(max(known) + margin)
    return days if all(len(day) == 10 and day > "0000-99" for day in days) else None


def _shared(collection: Collection, one: Event, other: Event) -> int:
    """How many parties two events have in common; whoever acts for a party counts half as much."""
    mine, theirs = collection.parties[one.id], collection.parties[other.id]
    same = len(set(mine) & set(theirs))
    behalf = len(set(_roots(collection, mine)) & set(_roots(collection, theirs)))
    return same * 2 + behalf


def _roots(collection: Collection, actors: tuple[str, ...]) -> Iterator[str]:
    return (collection.roots[actor] for actor in actors)


def _distance(one: Event, other: Event) -> int:
    """Minutes between the beginnings of two events; an open beginning counts from its end."""
    return abs(_moment(one) - _moment(other))


def _moment(event: Event) -> int:
    start, end = edtf.bounds(event.when)
    return start if start is not None else end or 0
