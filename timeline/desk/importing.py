"""What the import of a file would do to a store: what is new, what changes a known event, what is the same or refused.

`plan` writes nothing. Evidence is only ever added, articles and actors that the store knows stay as they are, and what
this user may not approve comes as a proposal.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final, Literal, NamedTuple

from timeline.core.model import Actor, Article, Event, Timeline
from timeline.desk import importing_records, importing_rows
from timeline.desk.formats import calendars, documents, slides, tables, texts
from timeline.desk.formats.rows import Table
from timeline.desk.importing_rows import Found, Refused
from timeline.store import Edit

State = Literal["new", "changed", "same"]
STATES: Final[tuple[State, ...]] = ("new", "changed", "same")


class Coming(NamedTuple):
    """An event as the file would have it, the store's own of this id, and the rows that tell of it."""

    event: Event
    stored: Event | None
    rows: tuple[int, ...]

    @property
    def state(self) -> State:
        """What the import does to the store's event."""
        return "new" if self.stored is None else "same" if self.event == self.stored else "changed"


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a file would do to the store `before`; `after` has all of it in it, `notes` are sentences for people."""

    coming: tuple[Coming, ...]
    refused: tuple[Refused, ...]
    notes: tuple[str, ...]
    before: Timeline
    after: Timeline

    def of(self, state: State) -> tuple[Coming, ...]:
        """The events that are new, changed or the same, in the order of the file."""
        return tuple(one for one in self.coming if one.state == state)

    def edits(self, *, changes: bool = True) -> tuple[Edit, ...]:
        """The edits for one step: new events with what they need, and those of known ones if `changes`."""
        chosen = [one for one in self.coming if one.state == "new" or (changes and one.state == "changed")]
        needed = _needed([one.event for one in chosen], self.after)
        return (*_companions(needed, self.before, self.after), *(Edit(one.stored, one.event) for one in chosen))

    def new_actors(self) -> tuple[Actor, ...]:
        """The actors that come with the new events."""
        return tuple(edit.wanted for edit in self.edits() if isinstance(edit.wanted, Actor))


def plan(data: bytes, name: str, known: Timeline, *, may_publish: bool) -> Plan:
    """What the import of a file would do to the store. Raises UnreadableImport where it as a whole cannot be read."""
    table, done = _opened(texts.text(data, name), name, known)
    read = importing_rows.read(table.rows, done.after)
    coming, refused = [*done.events, *read.events], [*done.refused, *read.refused]
    stored = {event.id: event for event in known.events}
    judged = [_judged(event, stored.get(event.id), numbers, may_publish) for event, numbers in coming]
    notes = (*table.notes, *done.notes, *_waiting(judged, [event for event, _ in coming]))
    in_order = sorted(judged, key=lambda one: one.rows[:1])
    return Plan(tuple(in_order), tuple(sorted(refused, key=lambda one: one.row)), notes, known, read.after)


def _opened(text: str, name: str, known: Timeline) -> tuple[Table, Found]:
    """The rows of a file, and the records that it holds in full, by what the file is, whatever it is called."""
    ending = PurePath(name).suffix.lower()
    if calendars.is_calendar(text) or ending == ".ics":
        return calendars.read(text, name), Found((), (), known)
    if ending != ".json" and text.lstrip()[:1] not in ("{", "["):
        return tables.read(text, name), Found((), (), known)
    told = documents.parsed(text, name)
    if slides.is_slides(told):
        return slides.document(told, name), Found((), (), known)
    found = documents.read(told, name, known)
    return Table(found.rows), importing_records.read(found, known)


def refused_file(found: Plan) -> bytes:
    """The rejected rows as CSV with the reasons, to be mended and imported again."""
    names = [name for name in (*tables.COLUMNS, *tables.MORE) if any(name in one.cells for one in found.refused)]
    rows = [(str(one.row), one.said, *(one.cells.get(name, "") for name in names), one.record) for one in found.refused]
    return tables.write(("row", "reasons", *names, "record"), rows)


def _judged(event: Event, stored: Event | None, numbers: tuple[int, ...], may_publish: bool) -> Coming:
    """The event as this user may save it: what it says already stands is no change, whoever saved it last."""
    approved = stored is not None and stored.review == "approved"
    if event.review == "approved" and not (may_publish or approved):
        event = event.model_copy(update={"review": stored.review if stored else "proposed"})
    own = {"version": stored.version, "touched_by": stored.touched_by} if stored else {"version": 1}
    event = event.model_copy(update=own)
    return Coming(event, stored, numbers)


def _waiting(judged: list[Coming], told: list[Event]) -> tuple[str, ...]:
    held = sum(one.event.review != event.review for one, event in zip(judged, told, strict=True))
    if not held:
        return ()
    comes = "1 approved event comes as a proposal" if held == 1 else f"{held} approved events come as proposals"
    return (f"{comes}: only a publisher may approve.",)


def _needed(events: list[Event], after: Timeline) -> Mapping[str, frozenset[str]]:
    """The ids of the articles and actors that these events name, and of those on whose behalf they act."""
    actors = {actor.id: actor for actor in after.actors}
    waiting = [part.actor for event in events for part in event.actors]
    named: set[str] = set()
    while waiting:
        ident = waiting.pop()
        if ident not in named and ident in actors:
            named.add(ident)
            waiting += actors[ident].acts_for
    articles = frozenset(mention.article for event in events for mention in event.mentions)
    return {"actors": frozenset(named), "articles": articles}


def _companions(needed: Mapping[str, frozenset[str]], before: Timeline, after: Timeline) -> list[Edit]:
    told: list[Edit] = []
    there = {("actors", one.id) for one in before.actors} | {("articles", one.id) for one in before.articles}
    records: list[tuple[str, Actor | Article]] = [*(("actors", one) for one in after.actors)]
    records += [("articles", one) for one in after.articles]
    for key, record in records:
        if record.id in needed[key] and (key, record.id) not in there:
            told.append(Edit(None, record))
    return told
