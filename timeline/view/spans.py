"""When events were, as columns of numbers: what is asked of a hundred thousand events at once is asked of these.

Minutes as in `edtf`; what is open or not known lies infinitely far away.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from timeline.core import edtf
from timeline.core.model import Event
from timeline.view.collection import Collection
from timeline.view.once import once

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]


class Spans(NamedTuple):
    """First moment, the moment after the last, within how many minutes it is known, whether it went on, whether
    its hour is known, and whether it is reported to have happened; one row for each event.
    """

    start: Numbers
    end: Numbers
    vague: Numbers
    interval: Flags
    timed: Flags
    happened: Flags

    def at(self, rows: "Places | Flags") -> "Spans":
        """These rows alone."""
        return Spans(
            self.start[rows],
            self.end[rows],
            self.vague[rows],
            self.interval[rows],
            self.timed[rows],
            self.happened[rows],
        )


def of(events: Sequence[Event]) -> Spans:
    """The spans of these events."""
    known = [edtf.bounds(event.when) for event in events]
    return Spans(
        start=np.array([-np.inf if start is None else start for start, _ in known], dtype=np.float64),
        end=np.array([np.inf if end is None else end for _, end in known], dtype=np.float64),
        vague=np.array([vagueness(event) for event in events], dtype=np.float64),
        interval=np.array([edtf.is_interval(event.when) for event in events], dtype=np.bool_),
        timed=np.array([edtf.precision(event.when) in ("minute", "hour") for event in events], dtype=np.bool_),
        happened=np.array([event.status == "occurred" for event in events], dtype=np.bool_),
    )


@once
def known(collection: Collection) -> Spans:
    """The spans of all events of a collection, worked out once."""
    return of(collection.events)


def places(collection: Collection, events: Sequence[Event]) -> Places:
    """Where these events of the collection stand in it."""
    if events is collection.events:
        return np.arange(len(events), dtype=np.int64)
    found = map(_places(collection).__getitem__, map(id, events))
    return np.fromiter(found, dtype=np.int64, count=len(events))


def vagueness(event: Event) -> int:
    """Minutes within which an event, or the less known end of what went on for a while, is known."""
    if edtf.is_interval(event.when):
        return max(end.end - end.start for end in edtf.ends(event.when) if end)
    start, end = edtf.bounds(event.when)
    return end - start if start is not None and end is not None else 0


@once
def _places(collection: Collection) -> dict[int, int]:
    """By identity, which costs no look at the event: the collection keeps its events as long as this lives."""
    return {id(event): place for place, event in enumerate(collection.events)}
