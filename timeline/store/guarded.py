"""A store that knows who is at work: it refuses what they may not do, whatever a page or a forged message asks."""

from collections.abc import Sequence

from timeline.core.errors import NotAllowed
from timeline.core.model import Event, Timeline
from timeline.core.users import User
from timeline.store.protocol import Change, Dump, Edit, EventStore, Loaded, Step


class Guarded:
    """An `EventStore` in the hands of one user. Reading is free; each write is checked, and signed with their name."""

    def __init__(self, home: EventStore, user: User) -> None:
        self._home = home
        self._user = user
        self.name = home.name

    def load(self) -> Loaded:
        """See `EventStore.load`."""
        return self._home.load()

    def stamp(self) -> str:
        """See `EventStore.stamp`."""
        return self._home.stamp()

    def history(self, event_id: str) -> tuple[Change, ...]:
        """See `EventStore.history`."""
        return self._home.history(event_id)

    def steps(self, newest: int | None = None) -> tuple[Step, ...]:
        """See `EventStore.steps`."""
        return self._home.steps(newest)

    def dump(self) -> Dump:
        """See `EventStore.dump`."""
        return self._home.dump()

    def save(self, event: Event, *, based_on: int | None, by: str = "", companions: Sequence[Edit] = ()) -> Event:
        """See `EventStore.save`; the save is signed with the user's own name, and `by` may name nobody else."""
        self._must_edit()
        self._must_be(by)
        self._must_be_allowed(companions)
        self._may_be_approved([(event, based_on)])
        return self._home.save(event, based_on=based_on, by=self._user.name, companions=companions)

    def apply(self, edits: Sequence[Edit], *, by: str = "") -> Loaded:
        """See `EventStore.apply`; signed as a save is, and what is not yet approved is approved by publishers alone."""
        self._must_edit()
        self._must_be(by)
        self._must_be_allowed(edits)
        return self._home.apply(edits, by=self._user.name)

    def replace(self, timeline: Timeline, *, based_on: str, by: str = "") -> Loaded:
        """See `EventStore.replace`; for publishers, since it may approve anything."""
        self._must_publish()
        self._must_be(by)
        return self._home.replace(timeline, based_on=based_on, by=self._user.name)

    def take(self, dump: Dump) -> Loaded:
        """See `EventStore.take`; for publishers."""
        self._must_publish()
        return self._home.take(dump)

    def _must_edit(self) -> None:
        if not self._user.may_edit:
            raise NotAllowed(f"Nothing was saved: only editors may change the timeline. {self._user.where}".strip())

    def _must_publish(self) -> None:
        self._must_edit()
        if not self._user.may_publish:
            raise NotAllowed("Nothing was saved: only a publisher may approve events.")

    def _must_be(self, by: str) -> None:
        if by not in ("", self._user.name):
            raise NotAllowed(f"Nothing was saved: {self._user.name} cannot sign as {by}.")

    def _must_be_allowed(self, edits: Sequence[Edit]) -> None:
        former = {ident for one in edits if isinstance(one.wanted, Event) for ident in one.wanted.formerly}
        if any(isinstance(one.seen, Event) and one.wanted is None and one.seen.id not in former for one in edits):
            raise NotAllowed(
                "Nothing was saved: an event is never taken out of the store, unless another one takes over its id. "
                "Reject it instead."
            )
        wanted = [(one.wanted, one.seen) for one in edits if isinstance(one.wanted, Event)]
        self._may_be_approved([(event, seen.version if isinstance(seen, Event) else None) for event, seen in wanted])

    def _may_be_approved(self, wanted: Sequence[tuple[Event, int | None]]) -> None:
        """To correct what is approved is an editor's work. What began from an older version is refused by the home.

        A version that the store has not reached yet is refused here: an earlier edit of the same step may reach it.
        """
        approved = [(event.id, based_on) for event, based_on in wanted if event.review == "approved"]
        if not approved or self._user.may_publish:
            return
        known = {one.id: one for one in self._home.load().timeline.events}
        for ident, based_on in approved:
            stored = known.get(ident)
            stale = stored is not None and (based_on is None or based_on < stored.version)
            if stored is None or (stored.review != "approved" and not stale):
                raise NotAllowed("Nothing was saved: only a publisher may approve events. Save it as proposed.")
