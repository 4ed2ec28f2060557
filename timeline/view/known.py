"""What was known when: the timeline as the press had it on a day, and what has changed since.

An event stands as its tellings until that day make it: only their outlets, the date, status, title and actors that
they told. What no telling says, since an editor wrote it, stays as it is: nobody can say what it was before.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from timeline.core import edtf
from timeline.core.labels import label
from timeline.core.model import Event, Mention, Participant, Status, Timeline
from timeline.view import wording
from timeline.view.collection import Collection, collect
from timeline.view.once import once

_STOPS: Final = 60  # more days than that cannot be told apart on a slider
_WEIGHT: Final[tuple[Status, ...]] = ("occurred", "cancelled", "scheduled", "claimed", "disputed")
_GOOD_TITLE: Final = range(24, 81)
_LATER: Final[Mapping[Status, str]] = {
    "occurred": "reported as having happened",
    "scheduled": "announced",
    "claimed": "claimed",
    "disputed": "disputed",
    "cancelled": "cancelled",
}


class Change(NamedTuple):
    """What became of an event since: in words, and whether it is told otherwise or only by more outlets."""

    words: str
    otherwise: bool


@dataclass(frozen=True, eq=False)
class Known:
    """A collection as it was known at the end of a day (EDTF), what changed since by event id, and what is left out:
    events that were not told yet, and events told only by reports without a date.
    """

    day: str
    collection: Collection
    changes: Mapping[str, Change]
    later: int
    undated: int


def then(collection: Collection, day: str) -> Known:
    """The collection as it was known at the end of a day (EDTF). Raises BadDate."""
    until = edtf.bounds(day).end or 0
    first = {event.id: first_told(collection, event) for event in collection.events}
    pairs = [(event, _past(collection, event, until)) for event in collection.events if first[event.id] <= until]
    timeline = Timeline.model_construct(
        articles=tuple(collection.articles.values()),
        actors=tuple(collection.actors.values()),
        events=tuple(past for _, past in pairs),
    )
    known = replace(collect(timeline, f"{collection.revision}@{day}"), tones=collection.tones)
    changed = {past.id: _change(collection, event, known, past) for event, past in pairs if past is not event}
    changes = {one: change for one, change in changed.items() if change}
    undated = sum(math.isinf(told) for told in first.values())
    return Known(day, known, changes, len(collection.events) - len(pairs) - undated, undated)


def since(known: Known, shown: Sequence[Event]) -> str:
    """What changed since in the shown events, in words: “3 told otherwise since, 2 by more outlets”; “” for nothing."""
    changes = [known.changes[event.id] for event in shown if event.id in known.changes]
    otherwise = sum(change.otherwise for change in changes)
    more = len(changes) - otherwise
    words = [f"{otherwise} told otherwise since"] if otherwise else []
    return ", ".join([*words, f"{more} by more outlets{'' if otherwise else ' since'}"] if more else words)


def left(known: Known) -> str:
    """What cannot be placed, in words: “2 are told by reports without a date”; “” for nothing."""
    return f"{known.undated} {'are' if known.undated > 1 else 'is'} told by reports without a date" * bool(
        known.undated
    )


@once
def stops(collection: Collection, chosen: str | None = None) -> Mapping[str, str]:
    """The days on which something was reported, as EDTF, with their labels, in order of time; of very many a part.
    The chosen day is among them.
    """
    told = (_told(collection, mention) for event in collection.events for mention in event.mentions)
    days = sorted({(at - 1) // edtf.DAY for at in told if at is not None})
    step = -(-len(days) // _STOPS) or 1
    found = {edtf.day_of(day * edtf.DAY): day * edtf.DAY for day in days[::-1][::step]}
    if chosen:
        found[chosen] = (edtf.bounds(chosen).end or 0) - 1
    return {day: label(day) for day in sorted(found, key=lambda day: found[day])}


def first_told(collection: Collection, event: Event) -> float:
    """By when an event was told for the first time, in minutes; infinity if no report of it has a date."""
    told = [at for mention in event.mentions if (at := _told(collection, mention)) is not None]
    return min(told, default=math.inf)


def _told(collection: Collection, mention: Mention) -> int | None:
    """By when a report was certainly out, in minutes; None if nobody knows its date."""
    article = collection.articles.get(mention.article)
    reported = mention.reported or (article.published if article else None)
    return edtf.bounds(reported).end if reported else None


def _past(collection: Collection, event: Event, until: int) -> Event:
    """The event as the reports until then tell it; the same object if all that is told of it was told by then."""
    told = [(mention, _told(collection, mention)) for mention in event.mentions]
    if not any(at is not None and at > until for _, at in told):
        return event
    early = tuple(mention for mention, at in told if at is not None and at <= until)
    when = _when(event, early)
    return event.model_copy(
        update={
            "mentions": early,
            "when": when,
            "label": _label(event, early) if when == event.when else None,
            "title": _title(event, early),
            "kind": _kind(event, early),
            "status": _status(event, early),
            "actors": _actors(event, early),
        }
    )


def _stays(now: object, ever: Iterable[object], early: Iterable[object]) -> bool:
    """Whether it was told by then, or by no report at all: then an editor wrote it."""
    return now in set(early) or now not in set(ever)


def _values(mentions: Iterable[Mention]) -> list[str]:
    return [mention.dated.value for mention in mentions if mention.dated]


def _when(event: Event, early: Sequence[Mention]) -> str:
    """The date that stood then: an interval before a day in it, else the most exact one, told most often."""
    found = Counter(_values(early))
    if not found or _stays(event.when, _values(event.mentions), found):
        return event.when
    return min(found, key=lambda when: (not edtf.is_interval(when), _length(when), -found[when], when))


def _length(when: str) -> float:
    start, end = edtf.bounds(when)
    return math.inf if start is None or end is None else max(end - start, edtf.DAY)


def _label(event: Event, early: Sequence[Mention]) -> str | None:
    ever, by_then = ([m.told.label for m in some if m.told] for some in (event.mentions, early))
    return event.label if _stays(event.label, ever, by_then) else None


def _kind(event: Event, early: Sequence[Mention]) -> str:
    ever, by_then = ([m.told.kind for m in some if m.told] for some in (event.mentions, early))
    if not by_then or _stays(event.kind, ever, by_then):
        return event.kind
    votes = Counter(by_then)
    return min(votes, key=lambda kind: (kind == "other", kind == "statement", -votes[kind], kind))


def _title(event: Event, early: Sequence[Mention]) -> str:
    """The title that stood then; of several the one of a telling with an actor, neither short nor cut."""
    told = [mention.told for mention in early if mention.told]
    ever = [mention.told.title for mention in event.mentions if mention.told]
    if not told or _stays(event.title, ever, [one.title for one in told]):
        return event.title
    kind = _kind(event, early)
    best = min(
        told,
        key=lambda one: (
            one.status == "disputed",
            not one.actors,
            one.kind != kind,
            len(one.title) not in _GOOD_TITLE,
            abs(len(one.title) - 60),
        ),
    )
    return best.title


def _status(event: Event, early: Sequence[Mention]) -> Status:
    """What had occurred for one report had occurred; reports of one article do not contradict each other."""
    by_then = {mention.told.status for mention in early if mention.told}
    ever = {mention.told.status for mention in event.mentions if mention.told}
    alone = event.status == "disputed" and len({mention.article for mention in early}) == 1
    if not by_then or (event.status not in ever and not alone):
        return event.status
    return next(status for status in _WEIGHT if status in by_then)


def _actors(event: Event, early: Sequence[Mention]) -> tuple[Participant, ...]:
    ever, by_then = (
        {part.actor for mention in some if mention.told for part in mention.told.actors}
        for some in (event.mentions, early)
    )
    return tuple(part for part in event.actors if _stays(part.actor, ever, by_then))


def _change(collection: Collection, now: Event, known: Collection, past: Event) -> Change | None:
    """What became of an event; None if it was only told again."""
    words = []
    if now.status != past.status:
        words.append(f"{_LATER[now.status]} (then {wording.status_word(past) or 'reported as having happened'})")
    if now.when != past.when:
        words.append(f"dated {label(now.when)} (then {label(past.when)})")
    if now.title != past.title:
        words.append(f"told as “{now.title}”")
    otherwise = bool(words)
    more, few = len(collection.sources[now.id]), len(known.sources[past.id])
    if more > few:
        words.append(f"told by {more} outlets (then {few})")
    return Change(f"Since then {'; '.join(words)}.", otherwise) if words else None
