"""What a save does to a timeline: the next timeline, or the reason why not. Pure."""

from collections.abc import Sequence
from typing import TypeVar

from timeline.core.errors import NotSaved, StoreConflict
from timeline.core.model import Actor, Article, Event, Timeline
from timeline.store.protocol import Edit, Loaded

Stored = Article | Actor | Event
Some = TypeVar("Some")


class _Records:
    """The records of a timeline by id, while edits are made to them: each costs the same, however many there are."""

    def __init__(self, known: Timeline) -> None:
        self._known = known
        self._changed = False
        self.events = {one.id: one for one in known.events}
        self.companions: dict[type, dict[str, Actor | Article]] = {
            Actor: {one.id: one for one in known.actors},
            Article: {one.id: one for one in known.articles},
        }

    def put(self, records: dict[str, Some], ident: str, wanted: Some | None) -> None:
        """Puts a record behind all others, in the place of the one of this id; None takes that one out."""
        self._changed = True
        records.pop(ident, None)
        if wanted is not None:
            records[ident] = wanted

    def timeline(self) -> Timeline:
        """The timeline as edited; the very same as before where nothing was."""
        if not self._changed:
            return self._known
        actors, articles = (tuple(self.companions[noun].values()) for noun in (Actor, Article))
        events = tuple(self.events.values())
        return self._known.model_copy(update={"actors": actors, "articles": articles, "events": events})


def saved(
    loaded: Loaded, event: Event, companions: Sequence[Edit] = (), *, based_on: int | None, by: str
) -> tuple[Timeline, Event]:
    """The timeline with this event and its companions in it, and the event with its version counted up.

    The same timeline comes back if the event says nothing new. Raises StoreConflict.
    """
    records = _Records(loaded.timeline)
    for one in companions:
        _edit(records, loaded, one, by)
    fresh = event.model_copy(update={"version": 1}) if based_on is None else event
    _put_event(records, loaded, fresh, based_on, by)
    return records.timeline(), records.events[event.id]


def applied(loaded: Loaded, edits: Sequence[Edit], *, by: str) -> Timeline:
    """The timeline after all of these edits, one after the other. Raises StoreConflict, NotSaved.

    An event that is made again after it was gone keeps the version that it is given, so that no form of its earlier
    life can be mistaken for one of the new.
    """
    records = _Records(loaded.timeline)
    for one in edits:
        _edit(records, loaded, one, by)
    return records.timeline()


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


def _edit(records: _Records, loaded: Loaded, edit: Edit, by: str) -> None:
    seen, wanted = edit.seen, edit.wanted
    if isinstance(wanted, Event):
        return _put_event(records, loaded, wanted, seen.version if isinstance(seen, Event) else None, by)
    meant = wanted or seen
    if meant is None:
        return None
    if seen is not None and (type(seen), seen.id) != (type(meant), meant.id):
        raise NotSaved(f"Nothing was saved: “{seen.id}” cannot become “{meant.id}”, which is another record.")
    if isinstance(meant, Event):
        _compare(records.events.get(meant.id), meant.id, meant.version)
        return records.put(records.events, meant.id, None)
    return _put_companion(records, seen, wanted, meant)


def _put_event(records: _Records, loaded: Loaded, event: Event, based_on: int | None, by: str) -> None:
    if based_on is None and any(one.noun == "event" and one.id == event.id for one in loaded.rejected):
        raise StoreConflict(f"A rejected record has the id “{event.id}”; your new event was not saved.")
    stored = records.events.get(event.id)
    _compare(stored, event.id, based_on)
    if stored is not None and _says_the_same(event, stored):
        return
    version = event.version if stored is None else stored.version + 1
    records.put(records.events, event.id, event.model_copy(update={"version": version, "touched_by": by}))


def _put_companion(
    records: _Records, seen: Stored | None, wanted: Actor | Article | None, meant: Actor | Article
) -> None:
    """One actor or article more, changed or gone. Raises StoreConflict if it is not as seen."""
    kept = records.companions[type(meant)]
    stored = kept.get(meant.id)
    if stored not in (seen, wanted):
        name = stored.name if isinstance(stored, Actor) else stored.source if isinstance(stored, Article) else meant.id
        raise StoreConflict(f"Somebody changed “{name}” while you had it open; nothing of yours was saved.")
    records.put(kept, meant.id, wanted)


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
