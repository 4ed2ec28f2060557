"""Which lane an event belongs to: that of who acts, of who tells it, or of its kind."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from timeline.core.language import ENGLISH, Language
from timeline.core.model import Event
from timeline.view.canvas import MANY, NONE, Kind
from timeline.view.collection import Collection
from timeline.view.filters import Filter
from timeline.view.once import each, once
from timeline.view.spans import Places

_MOST_LANES = 7
# What one side does: whoever is named beside the agent is spoken of, or it is done to them.
_ONE_SIDED = frozenset(
    "statement publication order ruling arrest sanction attack appointment resignation vote illness death".split()
)
_NAMES = {
    ("actor", MANY): "together",
    ("actor", NONE): "others",
    ("source", MANY): "several_outlets",
    ("source", NONE): "no_outlet",
    ("kind", NONE): "others",
}


def grouped(collection: Collection, events: Sequence[Event], by: Kind, chosen: Filter) -> list[tuple[str, list[Event]]]:
    """The lanes that have events, from the top, as key and events; a single one if nothing parts them."""
    if by == "none":
        return [(MANY, list(events))]
    lane_of = {event.id: key(collection, event, by, chosen) for event in events}
    kept = order(Counter(lane_of.values()), collection, by)
    found: dict[str, list[Event]] = {one: [] for one in kept}
    for event in events:
        mine = lane_of[event.id]
        found[mine if mine in found else NONE].append(event)
    return [(one, mine) for one, mine in found.items() if mine]


def key(collection: Collection, event: Event, by: Kind, chosen: Filter) -> str:
    """The key of the lane that the event belongs to: an actor's id, an outlet, a kind, MANY or NONE."""
    if by == "kind":
        return event.kind
    if by == "actor":
        return leading(collection, event, chosen.actors)
    told = [one for one in collection.sources[event.id] if not chosen.sources or one in chosen.sources]
    return told[0] if len(told) == 1 else MANY if told else NONE


def keys(collection: Collection, by: Kind, chosen: Filter) -> tuple[tuple[str, ...], Places]:
    """The keys of all lanes, and for each event of the collection the place of its lane's key among them.

    The same as `key` for each event, but without a walk over all of them.
    """
    if by == "none":
        return (MANY,), np.zeros(len(collection.events), dtype=np.int64)
    names, lane_of = _lanes(collection, by)
    asked = {"actor": chosen.actors, "source": chosen.sources}.get(by, ())
    if not asked:
        return names, lane_of
    roots = collection.roots if by == "actor" else {one: one for one in asked}
    found, sole = np.zeros(len(lane_of), dtype=np.int64), np.zeros(len(lane_of), dtype=np.int64)
    more = tuple(dict.fromkeys([*names, *(roots[one] for one in asked)]))
    for one in asked:
        there = _members(collection, by).get(one, np.zeros(0, dtype=np.int64))
        found[there] += 1
        sole[there] = more.index(roots[one])
    rest = lane_of if by == "actor" else np.where(found > 1, names.index(MANY), names.index(NONE))
    return more, np.where(found == 1, sole, rest)


@once
def _lanes(collection: Collection, by: Kind) -> tuple[tuple[str, ...], Places]:
    """As `keys`, where the reader chose nothing."""
    lane_of = [key(collection, event, by, Filter()) for event in collection.events]
    names = {one: place for place, one in enumerate(dict.fromkeys([MANY, NONE, *lane_of]))}
    return tuple(names), np.array([names[one] for one in lane_of], dtype=np.int64)


@once
def _members(collection: Collection, by: Kind) -> Mapping[str, Places]:
    """The places of the events in which an actor takes part, or that an outlet tells."""
    named = collection.parties if by == "actor" else collection.sources
    found: dict[str, list[int]] = defaultdict(list)
    for place, event in enumerate(collection.events):
        for one in named[event.id]:
            found[one].append(place)
    return {one: np.array(places, dtype=np.int64) for one, places in found.items()}


def lane_name(collection: Collection, key: str, by: Kind, language: Language = ENGLISH) -> str:
    """The lane's name for readers; “” for the only lane."""
    if by == "none":
        return ""
    if key in (MANY, NONE):
        return language.say(_NAMES[by, key]) if (by, key) in _NAMES else ""
    return collection.name(key) if by == "actor" else language.kinds.get(key, key) if by == "kind" else key


@each
def leading(collection: Collection, event: Event, preferred: tuple[str, ...] = ()) -> str:
    """Whose event it is, as the id of a root actor: of the one who acts or was chosen by the reader; MANY, or NONE."""
    roots = collection.roots
    asked = [one for one in preferred if one in collection.parties[event.id]]
    if len(asked) == 1:
        return roots[asked[0]]
    named = list(dict.fromkeys(roots[one] for one in _principals(event)))
    return named[0] if len(named) == 1 else MANY if named else NONE


def order(counted: Counter[str], collection: Collection, by: Kind) -> list[str]:
    """The keys of lanes from the top: joint events first, then the busiest; those beyond the seventh are not among
    them, their events stand under Others.
    """
    single = [one for one in counted if one not in (MANY, NONE)]
    ranked = sorted(single, key=lambda one: (-counted[one], lane_name(collection, one, by)))
    keep, rest = ranked[: _MOST_LANES - 2], ranked[_MOST_LANES - 2 :]
    return [MANY, *keep, *(rest if len(rest) == 1 else []), NONE]


def _principals(event: Event) -> list[str]:
    """Who does it, alone or together; without these those to whom it happens. Where it happens counts for nobody."""
    taking = {
        role: [part.actor for part in event.actors if part.role == role] for role in ("agent", "party", "patient")
    }
    if taking["agent"] and (event.kind in _ONE_SIDED or event.status == "claimed"):  # the other one accuses
        return taking["agent"]
    return taking["agent"] + taking["party"] or taking["patient"]
