"""Which events a reader sees. One table of fields serves the page, its URL and the sentence above the chart."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline.core import edtf
from timeline.core.errors import BadDate
from timeline.core.labels import label
from timeline.core.model import Event
from timeline.view.collection import Collection


@dataclass(frozen=True)
class Filter:
    """What a reader chose; nothing chosen lets every event through. Dates are EDTF, both days included."""

    sources: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    acting: bool = False
    first: str | None = None
    last: str | None = None


class Field(NamedTuple):
    """One way to narrow the events: its keys in the URL, its label, whether an event stays, and its words.

    `words` gives “” where the reader chose nothing.
    """

    keys: tuple[str, ...]
    label: str
    keeps: Callable[[Collection, Event, Filter], bool]
    words: Callable[[Collection, Filter], str]


def select(collection: Collection, chosen: Filter) -> tuple[Event, ...]:
    """The events that pass every field, in order of time."""
    return tuple(e for e in collection.events if all(field.keeps(collection, e, chosen) for field in FIELDS))


def sentence(collection: Collection, chosen: Filter, shown: int) -> str:
    """The choice in words: “12 of 24 events: told by Lviv Herald, with Ukraine, 10–19 March 2025”. Plain text."""
    total = len(collection.events)
    if chosen == Filter(acting=chosen.acting):
        return "1 event" if total == 1 else f"All {total} events" if total > 1 else "No events"
    said = [words for field in FIELDS if (words := field.words(collection, chosen))]
    return f"{shown} of {total} events: {', '.join(said)}"


def sources(collection: Collection) -> list[str]:
    """The outlets that a reader can choose from, in the order of the alphabet."""
    return sorted({one for told in collection.sources.values() for one in told}, key=str.casefold)


def actors(collection: Collection) -> list[str]:
    """Ids of all who take part in shown events or for whom they act, by name."""
    acting = {one for ids in collection.parties.values() for one in ids}
    behind = {one for actor in acting for one in collection.stands_for[actor]}
    return sorted(acting | behind, key=lambda one: (collection.name(one).casefold(), one))


def count(collection: Collection, chosen: Filter) -> int:
    """How many events this choice would show."""
    return len(select(collection, chosen))


def from_query(collection: Collection, query: Mapping[str, Sequence[str]]) -> Filter:
    """The choice that a URL names. What it names and the store does not know is dropped without an error."""
    names = {collection.name(one): one for one in actors(collection)}
    known = set(sources(collection))
    return Filter(
        sources=tuple(one for one in query.get("source", ()) if one in known),
        actors=tuple(names[one] for one in query.get("actor", ()) if one in names),
        acting=[*query.get("acting", ())][-1:] == ["true"],
        first=_date(query.get("from", ())),
        last=_date(query.get("to", ())),
    )


def _date(values: Sequence[str]) -> str | None:
    try:
        return edtf.check(values[-1]) if values else None
    except BadDate:
        return None


def _told_by(collection: Collection, event: Event, chosen: Filter) -> bool:
    return not chosen.sources or not set(chosen.sources).isdisjoint(collection.sources[event.id])


def _with(collection: Collection, event: Event, chosen: Filter) -> bool:
    if not chosen.actors:
        return True
    parties = set(collection.parties[event.id])
    if chosen.acting:
        parties = {one for actor in parties for one in collection.stands_for[actor]}
    return not parties.isdisjoint(chosen.actors)


def _within(_: Collection, event: Event, chosen: Filter) -> bool:
    """Whether it may have happened in the period: what is known only as “March” is shown for any day of March."""
    start, end = edtf.bounds(event.when)
    after = edtf.bounds(chosen.first).start if chosen.first else None
    before = edtf.bounds(chosen.last).end if chosen.last else None
    ends_too_soon = after is not None and end is not None and end <= after
    starts_too_late = before is not None and start is not None and start >= before
    return not ends_too_soon and not starts_too_late


def _source_words(_: Collection, chosen: Filter) -> str:
    return f"told by {_either(chosen.sources)}" if chosen.sources else ""


def _actor_words(collection: Collection, chosen: Filter) -> str:
    if not chosen.actors:
        return ""
    behalf = " or those who act for them" if chosen.acting else ""
    return f"with {_either([collection.name(one) for one in chosen.actors])}{behalf}"


def _period_words(_: Collection, chosen: Filter) -> str:
    if chosen.first and chosen.last:
        return label(chosen.first if chosen.first == chosen.last else f"{chosen.first}/{chosen.last}")
    if chosen.first:
        return f"from {label(chosen.first)}"
    return f"until {label(chosen.last)}" if chosen.last else ""


def _either(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


FIELDS = (
    Field(("source",), "Source", _told_by, _source_words),
    Field(("actor", "acting"), "Actor", _with, _actor_words),
    Field(("from", "to"), "Period", _within, _period_words),
)
