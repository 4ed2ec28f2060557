"""What a save does to a timeline: the next timeline, or the reason why not. Pure."""

from collections.abc import Sequence

from timeline.core.errors import StoreConflict
from timeline.core.model import Actor, Event, Timeline
from timeline.store.protocol import Companion, Loaded


def saved(
    loaded: Loaded, event: Event, companions: Sequence[Companion] = (), *, based_on: int | None, by: str
) -> tuple[Timeline, Event]:
    """The timeline with this event and its companions in it, and the event with its version counted up.

    The same timeline comes back if the event says nothing new. Raises StoreConflict.
    """
    if based_on is None and any(one.noun == "event" and one.id == event.id for one in loaded.rejected):
        raise StoreConflict(f"A rejected record has the id “{event.id}”; your new event was not saved.")
    stored = next((one for one in loaded.timeline.events if one.id == event.id), None)
    _compare(stored, event.id, based_on)
    known = loaded.timeline
    for one in companions:
        known = _accompanied(known, one)
    if stored is not None and _says_the_same(event, stored):
        return known, stored
    version = 1 if stored is None else stored.version + 1
    event = event.model_copy(update={"version": version, "touched_by": by})
    others = tuple(one for one in known.events if one.id != event.id)
    return known.model_copy(update={"events": (*others, event)}), event


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


def _accompanied(known: Timeline, companion: Companion) -> Timeline:
    """The timeline with one more or changed actor or article. Raises StoreConflict if it is not as it was seen."""
    wanted, seen = companion.wanted, companion.seen
    key = "actors" if isinstance(wanted, Actor) else "articles"
    records = getattr(known, key)
    stored = next((one for one in records if one.id == wanted.id), None)
    if stored not in (seen, wanted):
        name = stored.name if isinstance(stored, Actor) else stored.source if stored else wanted.id
        raise StoreConflict(f"Somebody changed “{name}” while you had it open; nothing of yours was saved.")
    others = tuple(one for one in records if one.id != wanted.id)
    return known.model_copy(update={key: (*others, wanted)})


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
