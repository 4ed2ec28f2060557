"""Undoing a whole step of the store, be it a join, a split, a renamed actor or a run of the parser: as a new step.

Nothing is rewritten, and no event is taken out but one whose evidence another event takes over; what else was added is
rejected. What somebody changed since stays: in a step whose records hang together that is a conflict, and nothing is
undone; of many records that have nothing to do with each other the rest is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from timeline.core.errors import NotSaved
from timeline.core.model import Actor, Article, Event, Timeline
from timeline.desk.records import declined
from timeline.extract import events
from timeline.store import Change, Edit, Step

Stored = Event | Actor | Article
Place = tuple[str, str]  # noun and id
Record = dict[str, Any]
_TYPES: Final[Mapping[str, type[Stored]]] = {"event": Event, "actor": Actor, "article": Article}
_OWN: Final = ("id", "version", "touched_by", "declined")
_NAMED: Final = 3  # records that a sentence names


@dataclass(frozen=True, slots=True)
class Undoing:
    """What to apply; `left` are records, by what people call them, that were changed again since and stay as they are.

    `waiting` counts events that were approved before and now wait for review, since whoever undoes may not approve.
    """

    edits: tuple[Edit, ...]
    left: tuple[str, ...] = ()
    waiting: int = 0


def undo(step: Step, timeline: Timeline, *, may_publish: bool) -> Undoing:
    """What to apply to the store as it is now, so that a step is undone. Raises NotSaved with the reason why not."""
    work = _Work(step, timeline)
    for change in step.changes:
        work.put_back(change)
    work.take_back()
    if work.left and hangs_together(step):
        raise NotSaved(
            f"Nothing was undone: {listed(work.left)} {'was' if len(work.left) == 1 else 'were'} changed again since. "
            "Undo the later changes first."
        )
    edits, waiting = _allowed(work.edits(), may_publish)
    if not edits:
        raise NotSaved("Nothing is left to undo: all of it was changed again since, or is undone already.")
    return Undoing(edits, tuple(work.left), waiting)


def hangs_together(step: Step) -> bool:
    """Whether its records cannot be undone one without the other: an event that came out of, or went into, another."""
    told = [change for change in step.changes if change["noun"] == "event"]
    made = [change["after"] for change in told if change["before"] is None]
    if any(change["after"] is None for change in told) or any(
        change["noun"] == "actor" and change["before"] for change in step.changes
    ):
        return True
    changed = [change for change in told if change["before"] and change["after"]]
    lost = {one for change in changed for one in _quoted(change["before"]) - _quoted(change["after"])}
    return any(lost & _quoted(record) for record in made)


def step_of(steps: Sequence[Step], event_id: str, change: Change) -> Step | None:
    """The step that a change of one event was part of."""
    for step in reversed(steps):
        for one in step.changes:
            if (one["noun"], one["id"], one["before"], one["after"]) == (
                "event",
                event_id,
                change.before,
                change.after,
            ):
                return step
    return None


class _Work:
    """The state of one undoing: what each record shall be, and which stay as they are."""

    def __init__(self, step: Step, timeline: Timeline) -> None:
        self.left: list[str] = []
        self._many = len(step.changes) > 1
        self._timeline = timeline
        self._stored: dict[Place, Stored] = {
            (noun, one.id): one
            for noun, records in (
                ("event", timeline.events),
                ("actor", timeline.actors),
                ("article", timeline.articles),
            )
            for one in records
        }
        self._wanted: dict[Place, Stored] = {}
        self._gone: dict[Place, Stored] = {}
        self._made: list[Record] = []

    def put_back(self, change: Record) -> None:
        """One record as it was before the step; what the step made waits for `take_back`."""
        place, before, after = (change["noun"], change["id"]), change["before"], change["after"]
        stored = self._stored.get(place)
        if before is None:
            self._made += [change] if stored is not None else []
        elif after is None:
            self._again(place, before, stored)
        elif stored is None:
            self.left.append(_called(_read(place, after)))
        else:
            self._merged(place, change, stored)

    def take_back(self) -> None:
        """What the step made: events whose evidence is back where it was are gone, others rejected."""
        for change in self._made:
            place = change["noun"], change["id"]
            stored = self._stored[place]
            if isinstance(stored, Event):
                self._without(place, stored, change["after"])
        named = _named_by(self._after())
        for change in self._made:
            place = change["noun"], change["id"]
            if place[0] != "event" and place not in named:
                self._gone[place] = self._stored[place]

    def edits(self) -> tuple[Edit, ...]:
        """All edits, those that make or change a record first."""
        changed = [Edit(self._stored.get(place), self._remembering(place, one)) for place, one in self._wanted.items()]
        return (*changed, *(Edit(one, None) for one in self._gone.values()))

    def _remembering(self, place: Place, record: Stored) -> Stored:
        """An event that remembers what it lost, but for what another event of this step has now."""
        stored = self._stored.get(place)
        if not isinstance(record, Event) or not isinstance(stored, Event):
            return record
        others = [one for where, one in self._wanted.items() if where != place and isinstance(one, Event)]
        held = {events.declined(mention) for one in others for mention in one.mentions}
        lost = tuple(one for one in declined(stored, record.mentions) if one in stored.declined or one not in held)
        return record.model_copy(update={"declined": lost})

    def _again(self, place: Place, before: Record, stored: Stored | None) -> None:
        """A record that the step took out."""
        if stored is not None:
            self.left.append(_called(stored))
            return
        again = _read(place, before)
        new = again.model_copy(update={"version": again.version + 1}) if isinstance(again, Event) else again
        self._wanted[place] = new

    def _merged(self, place: Place, change: Record, stored: Stored) -> None:
        """The record with what the step changed put back, unless that was changed again since."""
        before, after = _read(place, change["before"]), _read(place, change["after"])
        told: dict[str, Any] = {}
        for field in type(stored).model_fields:
            was, became, now = (getattr(one, field) for one in (before, after, stored))
            if field in _OWN or was == became or now == was:
                continue
            told[field] = was if now == became else _without_step(was, became, now)
        if None in [told[field] for field in told if getattr(before, field) is not None]:
            self.left.append(_called(stored))
        elif told:
            self._wanted[place] = stored.model_copy(update=told)

    def _without(self, place: Place, stored: Event, after: Record) -> None:
        """An event that the step made: gone where its evidence is back with another one, else off the timeline."""
        made = {(one["noun"], one["id"]) for one in self._made}
        heir = next((at for at, one in self._wanted.items() if at not in made and _holds(one, stored)), None)
        if heir is not None:
            known: Any = self._wanted[heir]
            former = tuple(sorted({*known.formerly, stored.id, *stored.formerly} - {known.id}))
            self._wanted[heir] = known.model_copy(update={"formerly": former})
            self._gone[place] = stored
        elif self._many and stored.version != after.get("version", 1):
            self.left.append(_called(stored))
        elif stored.review != "rejected":
            self._wanted[place] = stored.model_copy(update={"review": "rejected"})

    def _after(self) -> list[Stored]:
        now = {**self._stored, **self._wanted}
        return [one for place, one in now.items() if place not in self._gone]


def _without_step(was: Any, became: Any, now: Any) -> Any:
    """A list without what the step added and with what it took out, whatever joined it since; None if it cannot be."""
    if not isinstance(was, tuple) or any(one not in now for one in became if one not in was):
        return None
    left = tuple(one for one in now if one in was or one not in became)
    return (*left, *(one for one in was if one not in became and one not in left))


def _holds(record: Stored, made: Event) -> bool:
    """Whether a record is an event that has all the evidence of another one."""
    mine = {events.key(one) for one in made.mentions}
    return isinstance(record, Event) and bool(mine) and mine <= {events.key(one) for one in record.mentions}


def _allowed(edits: Sequence[Edit], may_publish: bool) -> tuple[tuple[Edit, ...], int]:
    """The edits as far as the user may make them: what they may not approve waits for review."""
    if may_publish:
        return tuple(edits), 0
    found, waiting = [], 0
    for one in edits:
        stands = one.seen.review if isinstance(one.seen, Event) else None
        if isinstance(one.wanted, Event) and one.wanted.review == "approved" != stands:
            one = Edit(one.seen, one.wanted.model_copy(update={"review": "proposed"}))
            waiting += 1
        found.append(one)
    return tuple(found), waiting


def _named_by(records: Iterable[Stored]) -> set[Place]:
    """The actors and articles that events and actors name."""
    named: set[Place] = set()
    for one in records:
        if isinstance(one, Event):
            named |= {("article", mention.article) for mention in one.mentions}
            named |= {("actor", part.actor) for part in one.actors}
        elif isinstance(one, Actor):
            named |= {("actor", other) for other in one.acts_for}
    return named


def _quoted(record: Record) -> set[tuple[str, str]]:
    return {(one.get("article", ""), one.get("quote", {}).get("exact", "")) for one in record.get("mentions", ())}


def _read(place: Place, record: Record) -> Stored:
    try:
        return _TYPES[place[0]].model_validate(record)
    except ValidationError:
        raise NotSaved(
            f"The journal tells of “{place[1]}” in a shape that is no longer read: mend it by hand."
        ) from None


def _called(record: Stored) -> str:
    return record.title if isinstance(record, Event) else record.name if isinstance(record, Actor) else record.source


def listed(names: Sequence[str]) -> str:
    """“A”, “B”, “C” and 7 more."""
    told = [f"“{name}”" for name in names[:_NAMED]]
    more = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
    return " and ".join([", ".join([*told, *more][:-1]), [*told, *more][-1]] if len(names) > 1 else told)
