"""What a save does to a timeline: the next timeline, or the reason why not. Pure."""

from collections.abc import Sequence
from typing import TypeVar

from timeline.core.errors import NotSaved, StoreConflict
from timeline.core.model import Actor, Article, Event, Timeline
from timeline.store.protocol import Edit, Loaded

Stored = Article | Actor | Event
Some = TypeVar("Some", Article, Actor, Event)


def saved(
    loaded: Loaded, event: Event, companions: Sequence[Edit] = (), *, based_on: int | None, by: str
) -> tuple[Timeline, Event]:
    """The timeline with this event and its companions in it, and the event with its version counted up.

    The same timeline comes back if the event says nothing new. Raises StoreConflict.
    """
    others = loaded.timeline
    for one in companions:
        others = _edited(others, loaded, one, by)
    fresh = event.model_copy(update={"version": 1}) if based_on is None else event
    known = _with_event(others, loaded, fresh, based_on, by)
    return known, next(one for one in known.events if one.id == event.id)


def applied(loaded: Loaded, edits: Sequence[Edit], *, by: str) -> Timeline:
    """The timeline after all of these edits, one after the other. Raises StoreConflict, NotSaved.

    An event that is made again after it was gone keeps the version that it is given, so that no form of its earlier
    life can be mistaken for one of the new.
    """
    known = loaded.timeline
    for one in edits:
        known = _edited(known, loaded, one, by)
    return known


def replaced(loaded: Loaded, wanted: Timeline, *, based_on: str) -> Timeline:
    """The wanted timeline with its versions counted up. Raises StoreConflict if the store has another revision."""
    if loaded.revision != based_on:
        raise StoreConflict("The store was changed since this work began; nothing was written. Run it again.")
    return counted(loaded.timeline, wanted)


def counted(known: Timeline, wanted: Timeline) -> Timeline:
    """The wanted timeline, with the version of each event that says something new counted up from the known one."""
    stored = {event.id: event for event in known.events}
    return wanted.model_copy(update={"events": tuple(_counted(event, stored.get(event.id)) for event in wanted.events)})


def _counted(event: Event, stored: Event | None) -> Event:
    if stored is None:
        return event
    same = event.model_copy(update={"version": stored.version})
    return stored if same == stored else event.model_copy(update={"version": stored.version + 1})


def _edited(known: Timeline, loaded: Loaded, edit: Edit, by: str) -> Timeline:
    seen, wanted = edit.seen, edit.wanted
    if isinstance(wanted, Event):
        return _with_event(known, loaded, wanted, seen.version if isinstance(seen, Event) else None, by)
    meant = wanted or seen
    if meant is None:
        return known
    if seen is not None and (type(seen), seen.id) != (type(meant), meant.id):
        raise NotSaved(f"Nothing was saved: “{seen.id}” cannot become “{meant.id}”, which is another record.")
    if isinstance(meant, Event):
        _compare(_find(known.events, meant.id), meant.id, meant.version)
        return known.model_copy(update={"events": _others(known.events, meant.id)})
    return _with_companion(known, seen, wanted, meant)


def _with_event(known: Timeline, loaded: Loaded, event: Event, based_on: int | None, by: str) -> Timeline:
    if based_on is None and any(one.noun == "event" and one.id == event.id for one in loaded.rejected):
        raise StoreConflict(f"A rejected record has the id “{event.id}”; your new event was not saved.")
    stored = _find(known.events, event.id)
    _compare(stored, event.id, based_on)
    if stored is not None and _says_the_same(event, stored):
        return known
    version = event.version if stored is None else stored.version + 1
    event = event.model_copy(update={"version": version, "touched_by": by})
    return known.model_copy(update={"events": (*_others(known.events, event.id), event)})


def _with_companion(
    known: Timeline, seen: Stored | None, wanted: Actor | Article | None, meant: Actor | Article
) -> Timeline:
    """The timeline with one actor or article more, changed or gone. Raises StoreConflict if it is not as seen."""
    key = "actors" if isinstance(meant, Actor) else "articles"
    records = getattr(known, key)
    stored = _find(records, meant.id)
    if stored not in (seen, wanted):
        name = stored.name if isinstance(stored, Actor) else stored.source if isinstance(stored, Article) else meant.id
        raise StoreConflict(f"Somebody changed “{name}” while you had it open; nothing of yours was saved.")
    return known.model_copy(update={key: (*_others(records, meant.id), *([wanted] if wanted else []))})


def _find(records: Sequence[Some], ident: str) -> Some | None:
    return next((one for one in records if one.id == ident), None)


def _others(records: Sequence[Some], ident: str) -> tuple[Some, ...]:
    return tuple(one for one in records if one.id != ident)


def _compare(stored: Event | None, event_id: str, based_on: int | None) -> None:
    if stored is None and based_on is not None:
        raise StoreConflict(f"The event “{event_id}” is no longer in the store; your version was not saved.")
    if stored is not None and based_on is None:
        raise StoreConflict(f"There is already an event “{event_id}”; your new one was not saved.")
    if stored is not None and stored.version != based_on:
        raise StoreConflict(
            f"{stored.touched_by} saved “{stored.title}” while you had it open (version {stored.version}, you began "
            f"with version {based_on}). Theirs stands, yours was not saved: compare the two."
        )


def _says_the_same(event: Event, stored: Event) -> bool:
    ours = {"version": stored.version, "touched_by": stored.touched_by}
    return event.model_copy(update=ours) == stored
