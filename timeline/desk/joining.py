"""Two events that are one, and one that is two: what becomes of them, in one step that can be undone as one.

A joined event leaves the store as a record of its own; its id stands in `formerly` of the event that has its evidence
now, so that links to it lead there. This is what a run of the parser does, too, when two events turn out to be one.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from timeline.core import edtf
from timeline.core.errors import NotSaved
from timeline.core.labels import label
from timeline.core.model import Event, Mention, Participant, Timeline
from timeline.desk import conflicts, doubles
from timeline.desk.conflicts import Clash, Side
from timeline.desk.forms import opened
from timeline.extract import events
from timeline.store import Edit

_UNITED: Final = ("actors", "sources")  # of these both sides stay, and nothing is to choose
_STANDING: Final = {"approved": 0, "proposed": 1, "rejected": 2}
_FAR: Final = 10**12


def in_order(one: Event, other: Event) -> tuple[Event, Event]:
    """The event that stays, and the one that becomes part of it: what readers see, then what more sources tell."""

    def rank(event: Event) -> tuple[int, int]:
        return _STANDING[event.review], -len({mention.article for mention in event.mentions})

    return (one, other) if rank(one) <= rank(other) else (other, one)


def clashes(keep: Event, other: Event, timeline: Timeline) -> tuple[Clash, ...]:
    """The fields in which they differ, “mine” being those of the event that stays; what is empty is not proposed."""
    found = conflicts.clashes(opened(keep, timeline), other, timeline)
    return tuple(
        one._replace(proposed="mine" if one.mine else "theirs", both=False) for one in found if one.field not in _UNITED
    )


def join(keep: Event, other: Event, chosen: Mapping[str, Side]) -> tuple[Edit, ...]:
    """What to apply so that `other` becomes part of `keep`; each field from the chosen side, else as in `keep`."""
    if keep.id == other.id:
        raise NotSaved("An event cannot be joined with itself: choose another one.")
    mentions = _united(keep.mentions, other.mentions)
    there = {one for one in map(events.declined, mentions) if one}
    told: dict[str, Any] = {field: getattr(other, field) for field, side in chosen.items() if side == "theirs"}
    told |= {
        "actors": _parties(keep.actors, other.actors),
        "mentions": mentions,
        "declined": tuple(one for one in dict.fromkeys((*keep.declined, *other.declined)) if one not in there),
        "formerly": tuple(sorted({*keep.formerly, other.id, *other.formerly} - {keep.id})),
    }
    return Edit(keep, keep.model_copy(update=told)), Edit(other, None)


def split(event: Event, places: Collection[int], ident: str, timeline: Timeline) -> tuple[Edit, ...]:
    """What to apply so that the quotes at these places (0 is the first) become an event of their own, under a new id.

    It opens with what the parser read at the first of them, and waits for review. Raises NotSaved where no quote, or
    every one, was chosen.
    """
    moved = [mention for place, mention in enumerate(event.mentions) if place in places]
    left = tuple(mention for place, mention in enumerate(event.mentions) if place not in places)
    if not moved or not left:
        raise NotSaved("Choose at least one quote that tells of the other event, and leave at least one here.")
    new = Event.model_validate({**_as_told(event, moved[0], timeline), "id": ident, "mentions": tuple(moved)})
    return Edit(event, event.model_copy(update={"mentions": left})), Edit(None, new)


def likely(event: Event, timeline: Timeline, words: str = "", most: int = 8) -> tuple[Event, ...]:
    """The events that one may be joined with: likely doubles first, then by nearness in time and shared actors.

    With `words` only those in which all of them stand: in title, date, quotes or names of actors.
    """
    alike = doubles.alike(event.title, event.when, timeline, but=event.id, kind=event.kind)
    first = {one.event.id: place for place, one in enumerate(alike)}
    names = {actor.id: actor.name for actor in timeline.actors}
    wanted = words.casefold().split()
    mine = {part.actor for part in event.actors}
    others = [one for one in timeline.events if one.id != event.id and one.review != "rejected"]
    found = [one for one in others if all(word in _text(one, names) for word in wanted)] if wanted else others

    def rank(one: Event) -> tuple[int, int, int, str]:
        shared = len(mine & {part.actor for part in one.actors})
        return first.get(one.id, len(first)), _apart(event, one), -shared, one.id

    return tuple(sorted(found, key=rank)[:most])


def _united(mine: Sequence[Mention], theirs: Sequence[Mention]) -> tuple[Mention, ...]:
    there = {events.key(one) for one in mine if one.position}
    quoted = {(one.article, one.quote.exact) for one in mine if not one.position}
    new = [one for one in theirs if (events.key(one) not in there if one.position else _quoted(one) not in quoted)]
    return (*mine, *new)


def _quoted(mention: Mention) -> tuple[str, str]:
    return mention.article, mention.quote.exact


def _parties(mine: Sequence[Participant], theirs: Sequence[Participant]) -> tuple[Participant, ...]:
    there = {part.actor for part in mine}
    return (*mine, *(part for part in theirs if part.actor not in there))


def _as_told(event: Event, mention: Mention, timeline: Timeline) -> dict[str, Any]:
    """What the parser read where the mention stands; the event's own fields where an editor added the mention."""
    told, known = mention.told, {actor.id for actor in timeline.actors}
    when = mention.dated.value if mention.dated else event.when
    if told is None:
        plain = event.model_dump(include={"title", "kind", "status", "status_reason", "actors", "place"})
        return plain | {"when": when}
    return {
        "when": when,
        "label": told.label,
        "title": told.title,
        "kind": told.kind,
        "status": told.status,
        "place": told.place,
        "actors": tuple(part for part in told.actors if part.actor in known),
    }


def _text(event: Event, names: Mapping[str, str]) -> str:
    parties = [names.get(part.actor, part.actor) for part in event.actors]
    quotes = [mention.quote.exact for mention in event.mentions]
    return " ".join([event.title, event.when, label(event.when), *parties, *quotes]).casefold()


def _apart(one: Event, other: Event) -> int:
    """Minutes from one beginning to the other."""
    mine, theirs = edtf.bounds(one.when).start, edtf.bounds(other.when).start
    return _FAR if mine is None or theirs is None else abs(mine - theirs)
