"""What each choice lets through, worked out once for a collection, so that a filter costs no walk over all events.

A set of events is one number: its bit N stands for the event at place N of the collection. Sets are joined with `|`,
narrowed with `&` and counted with `bit_count()`, a hundred thousand events in some microseconds.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from timeline.core import edtf
from timeline.core.model import Event
from timeline.view import known, search
from timeline.view.collection import Collection
from timeline.view.once import once

SEVERAL, DISPUTED = "several", "disputed"
_Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The sets of events by field and choice: `sets["source"]["Lviv Herald"]`; for “acting” by whom others act for.

    `starts`, `ends` and `told` are minutes (see `edtf`): first moment, moment after the last, and the end of the day
    of the first report; what is not known lies infinitely far away.
    """

    collection: Collection
    sets: Mapping[str, Mapping[str, int]]
    starts: npt.NDArray[np.float64]
    ends: npt.NDArray[np.float64]
    told: npt.NDArray[np.float64]

    @cached_property
    def everything(self) -> int:
        """The set of all events."""
        return (1 << len(self.collection.events)) - 1

    @cached_property
    def words(self) -> search.Index:
        """The index of words, made when the first reader searches."""
        return search.index(self.collection)

    def worded(self, words: str) -> int:
        """The events in which all of these words are found; all events if there is no word to look for."""
        return _worded(self, words)

    def having(self, field: str, choices: Iterable[str]) -> int:
        """The events that fit one of these choices at least."""
        there, found = self.sets[field], 0
        for one in choices:
            found |= there.get(one, 0)
        return found

    def events(self, chosen: int) -> tuple[Event, ...]:
        """The events of a set, in order of time."""
        every = self.collection.events
        if chosen == self.everything:
            return every
        raw = np.frombuffer(chosen.to_bytes(-(-len(every) // 8) or 1, "little"), dtype=np.uint8)
        return tuple(every[place] for place in np.flatnonzero(np.unpackbits(raw, bitorder="little")).tolist())


@once
def catalogue(collection: Collection) -> Catalogue:
    """The catalogue of a collection: made once, kept while it is in use."""
    events = collection.events
    bounds = [edtf.bounds(event.when) for event in events]
    parties = {"actor": collection.parties, "acting": _behalf(collection)}
    named = {field: _sets(len(events), (many[e.id] for e in events)) for field, many in parties.items()}
    return Catalogue(
        collection=collection,
        sets={
            "source": _sets(len(events), (collection.sources[event.id] for event in events)),
            "kind": _sets(len(events), ((event.kind,) for event in events)),
            "status": _sets(len(events), ((event.status,) for event in events)),
            "only": _sets(len(events), (_marks(collection, event) for event in events)),
            **named,
        },
        starts=np.array([-np.inf if start is None else start for start, _ in bounds], dtype=np.float64),
        ends=np.array([np.inf if end is None else end for _, end in bounds], dtype=np.float64),
        told=np.array([known.first_told(collection, event) for event in events], dtype=np.float64),
    )


@once
def _worded(known: Catalogue, words: str) -> int:
    found = search.find(known.words, words)
    return known.everything if found is None else of_flags(found)


def of_flags(flags: _Flags) -> int:
    """The set of the events at whose place the flag is set."""
    return int.from_bytes(np.packbits(flags, bitorder="little").tobytes(), "little")


def _sets(size: int, choices: Iterable[Iterable[str]]) -> dict[str, int]:
    """The set of events for each choice that any of them fits."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, many in enumerate(choices):
        for one in many:
            found[one].append(place)
    flags = np.zeros((size,), dtype=np.bool_)
    sets = {}
    for one, places in found.items():
        flags[:] = False
        flags[places] = True
        sets[one] = of_flags(flags)
    return sets


def _behalf(collection: Collection) -> dict[str, set[str]]:
    """All on whose behalf somebody takes part, the participants among them."""
    return {
        event: {behind for actor in ids for behind in collection.stands_for[actor]}
        for event, ids in collection.parties.items()
    }


def _marks(collection: Collection, event: Event) -> list[str]:
    several = [SEVERAL] if len(collection.sources[event.id]) > 1 else []
    return several + ([DISPUTED] if event.status == "disputed" else [])
