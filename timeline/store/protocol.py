"""What every home of events promises, whatever it is made of; the words that pages and commands speak to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from timeline.core.model import Actor, Article, Event, Timeline

Clock = Callable[[], datetime]
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that failed validation, and why. It is not shown, but stays in the store as it is.

    `noun` is article, actor, event, or key (a word at the top of the document that we do not know);
    `id` is the record's own id, or “#3” for the third of its list where it has none; `record` is what was read.
    """

    noun: str
    id: str
    reason: str
    record: object


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a store holds: the good records, the rejected ones with reasons, and the revision that both are of.

    Every article and actor that a kept record names is kept as well. Records are sorted by id.
    """

    timeline: Timeline
    rejected: tuple[Rejected, ...]
    revision: str


@dataclass(frozen=True, slots=True)
class Change:
    """One step in the life of one event: who, when (ISO 8601, UTC), and the record before and after.

    `before` is None where the event was made, `after` where it was taken out. Records are plain JSON objects, since
    a journal outlives the shape of today's nouns: `Event.model_validate` them to bring one back.
    """

    at: str
    by: str
    before: Record | None
    after: Record | None


@dataclass(frozen=True, slots=True)
class Edit:
    """What shall become of one event, actor or article, in one step with other edits.

    `seen` is the record as the editor saw it, None where they made it; `wanted` is what it shall be, None to take it
    out. An event is compared by its version, an actor or article by all that it says.
    """

    seen: Event | Actor | Article | None
    wanted: Event | Actor | Article | None


@dataclass(frozen=True, slots=True)
class Step:
    """One write as the journal tells it: its number, the lowest for the oldest, when (ISO 8601, UTC), who, what.

    A change is `{"noun", "id", "before", "after"}` with plain JSON objects, None where a record was made or taken out.
    """

    number: int
    at: str
    by: str
    changes: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Dump:
    """All of a store, to be carried into another: the document with its rejected records, and the journal's steps.

    A step is `{"at", "by", "changes": [{"noun", "id", "before", "after"}]}`, oldest first.
    """

    document: Record
    steps: tuple[Record, ...]

    def lean(self) -> "Dump":
        """The same to be given away: without history, and without sentences that wait for an event to tell them."""
        articles = [
            {key: value for key, value in one.items() if key != "waiting"} if isinstance(one, dict) else one
            for one in self.document.get("articles", [])
        ]
        return Dump({**self.document, "articles": articles}, ())


class EventStore(Protocol):
    """A home of events. Any number of processes may use one at the same time."""

    name: str
    """The address as people may see it: without a password."""

    def load(self) -> Loaded:
        """All that the store holds; an empty timeline where there is nothing yet. Raises StoreUnreadable."""

    def stamp(self) -> str:
        """A text that changes whenever the store does, far cheaper than loading: the key for caches."""

    def save(self, event: Event, *, based_on: int | None, by: str, companions: Sequence[Edit] = ()) -> Event:
        """The event as it now stands, its version counted up and `touched_by` set.

        `based_on` is the version that the editor saw, None for a new event. An event that is saved as it already
        stands is not written. Actors and articles that it needs are saved with it: all of it is written, or nothing.
        Raises StoreConflict if somebody else saved one of them first, StoreUnreadable, NotAllowed, NotSaved.
        """

    def apply(self, edits: Sequence[Edit], *, by: str) -> Loaded:
        """The store after all of these edits, or as it was if one of them cannot be made: never a part of them.

        The versions of events are counted up and `touched_by` is set; what already stands as wanted is not written.
        Raises StoreConflict if somebody else changed one of the records first, StoreUnreadable, NotAllowed, NotSaved.
        """

    def replace(self, timeline: Timeline, *, based_on: str, by: str) -> Loaded:
        """The store after its kept records were all replaced by these; what is the same is not written.

        `based_on` is the revision that the work began with. The store counts the versions up; `touched_by` stays as
        given. Raises StoreConflict if the store changed meanwhile, StoreUnreadable, NotSaved.
        """

    def history(self, event_id: str) -> tuple[Change, ...]:
        """What happened to one event, oldest first; () where nothing was journaled. Raises StoreUnreadable."""

    def steps(self, newest: int | None = None) -> tuple[Step, ...]:
        """Every write that the journal tells of, oldest first; or only the newest so many. Raises StoreUnreadable."""

    def dump(self) -> Dump:
        """All that is needed to have the same store elsewhere, history too. Raises StoreUnreadable."""

    def take(self, dump: Dump) -> Loaded:
        """The store after it took over all of another one. Raises StoreConflict if it is not empty, NotSaved."""
