"""Where each event stands on the chart: lanes, rows in them, and labels that cover nothing.

Positions along the time axis are minutes; boxes are pixels of the narrowest plot a canvas is made for. A plot that
is wider only moves marks apart while labels keep their width, so what does not touch there touches nowhere.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from timeline.core import edtf
from timeline.core.model import Event
from timeline.view.collection import Collection
from timeline.view.filters import Filter
from timeline.view.lettering import cut, width
from timeline.view.window import Window
from timeline.view.wording import tail

Kind = Literal["actor", "source"]
Shape = Literal["point", "range", "span"]
Side = Literal["right", "left", "below", "none"]

MANY, NONE = "*", ""  # keys of the lanes of events with several parties, and with none
_MOST_LANES = 7
# What one side does: whoever is named beside the agent is spoken of, or it is done to them.
_ONE_SIDED = frozenset(
    "statement publication order ruling arrest sanction attack appointment resignation vote illness death".split()
)
_LABELLED = 60  # above so many events in view, marks stand alone
_GAP = 14.0
AIR = 10.0  # left and right of the window, so that no mark is cut at an edge; pixels
SIZE = 13.0  # of labels, pixels


@dataclass(frozen=True)
class Canvas:
    """What a chart is drawn for: least plot width, mark and longest label in pixels, and where lane names stand."""

    name: str
    width: int
    mark: float
    label: float
    names: Literal["beside", "above", "none"]
    lanes: bool = True


WIDE = Canvas("wide", 860, 13.0, 450.0, "beside")
MEDIUM = Canvas("medium", 600, 13.0, 290.0, "above")
STRIP = Canvas("strip", 280, 9.0, 0.0, "none", lanes=False)


@dataclass(frozen=True, slots=True)
class Placed:
    """One event on the chart. `start`, `end` and `mark` are minutes; `row` counts from the top of its lane.

    `before` and `after` say that it goes on beyond the window's edges.
    """

    event: Event
    shape: Shape
    start: int
    end: int
    mark: int
    row: int
    side: Side
    label: str
    tone: str
    before: bool = False
    after: bool = False


@dataclass(frozen=True)
class Lane:
    """A band of the chart: its key (an actor id or an outlet), name, and the events on its rows."""

    key: str
    name: str
    rows: int
    placed: tuple[Placed, ...]


@dataclass(frozen=True)
class Layout:
    """A laid-out chart."""

    window: Window
    canvas: Canvas
    lanes: tuple[Lane, ...]


@dataclass
class _Row:
    taken: list[tuple[float, float]] = field(default_factory=list)

    def free(self, low: float, high: float, gap: float) -> bool:
        return all(high + gap <= left or right + gap <= low for left, right in self.taken)


def arrange(
    collection: Collection, events: Sequence[Event], window: Window, canvas: Canvas, by: Kind, chosen: Filter
) -> Layout:
    """The events, all of which touch the window, laid out in lanes for a canvas. Order of events breaks ties."""
    labelled = canvas.label > 0 and len(events) <= _LABELLED
    lanes = []
    for key, mine in grouped(collection, events, canvas, by, chosen):
        shapes = [_shape(collection, event, window, canvas) for event in mine]
        if labelled:
            shapes = [_labelled(collection, shape, canvas) for shape in shapes]
        placed, rows = _pack(shapes, window, canvas)
        lanes.append(Lane(key, lane_name(collection, key, by), rows, placed))
    return Layout(window, canvas, tuple(lanes))


def grouped(
    collection: Collection, events: Sequence[Event], canvas: Canvas, by: Kind, chosen: Filter
) -> list[tuple[str, list[Event]]]:
    """The lanes that have events, from the top, as key and events; a single one for a canvas without lanes."""
    if not canvas.lanes:
        return [(MANY, list(events))]
    lane_of = {event.id: _lane(collection, event, by, chosen) for event in events}
    found: dict[str, list[Event]] = {key: [] for key in _order(lane_of, collection, by)}
    for event in events:
        found[lane_of[event.id]].append(event)
    return [(key, mine) for key, mine in found.items() if mine]


def lane_name(collection: Collection, key: str, by: Kind) -> str:
    """The lane's name for readers."""
    if key == MANY:
        return "Together" if by == "actor" else "Several outlets"
    if key == NONE:
        return "Others" if by == "actor" else "No outlet"
    return collection.name(key) if by == "actor" else key


def boxes(placed: Placed, window: Window, canvas: Canvas, plot: float | None = None) -> list[tuple[int, float, float]]:
    """What the event covers as (row, left, right) in pixels of a plot this wide: mark with bar or span, and label."""
    left, right = _reach(placed, window, canvas, plot or canvas.width)
    size = width(placed.label, SIZE)
    if placed.side == "right":
        return [(placed.row, left, right + 6 + size)]
    if placed.side == "left":
        return [(placed.row, left - 6 - size, right)]
    if placed.side == "below":
        return [(placed.row, left, right), (placed.row + 1, left, left + size)]
    return [(placed.row, left, right)]


def _reach(placed: Placed, window: Window, canvas: Canvas, plot: float) -> tuple[float, float]:
    """Left and right pixel of mark, bar and span together. The air at both ends grows with the plot."""
    margin = AIR * plot / canvas.width
    scale = (plot - 2 * margin) / (window.end - window.start)
    start, end, mark = (margin + (m - window.start) * scale for m in (placed.start, placed.end, placed.mark))
    half = canvas.mark / 2 + 1
    if placed.shape == "point":
        return mark - half, mark + half
    return min(start, mark - half), max(end, mark + half)


def _lane(collection: Collection, event: Event, by: Kind, chosen: Filter) -> str:
    if by == "source":
        told = [one for one in collection.sources[event.id] if not chosen.sources or one in chosen.sources]
        return told[0] if len(told) == 1 else MANY if told else NONE
    return leading(collection, event, chosen.actors)


def leading(collection: Collection, event: Event, preferred: Sequence[str] = ()) -> str:
    """Whose event it is, as the id of a root actor: of the one who acts or was chosen by the reader; MANY, or NONE."""
    roots = collection.roots
    asked = [one for one in preferred if one in collection.parties[event.id]]
    if len(asked) == 1:
        return roots[asked[0]]
    named = list(dict.fromkeys(roots[one] for one in _principals(event)))
    return named[0] if len(named) == 1 else MANY if named else NONE


def _principals(event: Event) -> list[str]:
    """Who does it, alone or together; without these those to whom it happens. Where it happens counts for nobody."""
    taking = {
        role: [part.actor for part in event.actors if part.role == role] for role in ("agent", "party", "patient")
    }
    if taking["agent"] and (event.kind in _ONE_SIDED or event.status == "claimed"):  # the other one accuses
        return taking["agent"]
    return taking["agent"] + taking["party"] or taking["patient"]


def _order(lane_of: dict[str, str], collection: Collection, by: Kind) -> list[str]:
    """Joint events first, then the busiest; lanes beyond the seventh are put together under Others."""
    counted = Counter(key for key in lane_of.values() if key not in (MANY, NONE))
    ranked = sorted(counted, key=lambda key: (-counted[key], lane_name(collection, key, by)))
    keep, rest = ranked[: _MOST_LANES - 2], ranked[_MOST_LANES - 2 :]
    if len(rest) > 1:
        lane_of.update({event: NONE for event, key in lane_of.items() if key in rest})
        rest = []
    return [MANY, *keep, *rest, NONE]


def _shape(collection: Collection, event: Event, window: Window, canvas: Canvas) -> Placed:
    start, end = edtf.bounds(event.when)
    low = window.start if start is None else max(start, window.start)
    high = window.end if end is None else min(end, window.end)
    before, after = start is None or start < window.start, end is None or end > window.end
    minutes_per_pixel = (window.end - window.start) / canvas.width
    coarse = edtf.is_set(event.when) or edtf.precision(event.when) not in ("minute", "hour", "day")
    shape: Shape = "point"
    if edtf.is_interval(event.when):
        shape = "range" if before or after or high - low > canvas.mark * minutes_per_pixel else "point"
    elif coarse:
        shape = "span"
    exact = edtf.precision(event.when) in ("minute", "hour") and shape == "point" and not edtf.is_interval(event.when)
    mark = low if exact or shape == "range" else (low + high) // 2
    return Placed(event, shape, low, high, mark, 0, "none", "", leading(collection, event), before, after)


def _pack(shapes: Sequence[Placed], window: Window, canvas: Canvas) -> tuple[tuple[Placed, ...], int]:
    """Each shape on the first row where it and its label cover nothing, and the number of rows."""
    rows: list[_Row] = []
    placed = [_place(shape, rows, window, canvas) for shape in shapes]
    return tuple(placed), max(len(rows), 1)


def _labelled(collection: Collection, shape: Placed, canvas: Canvas) -> Placed:
    """The shape with its title, cut where it is too long, and after it what is never cut: status and sources."""
    rest = tail(collection, shape.event)
    text = cut(shape.event.title, canvas.label - width(rest, SIZE), SIZE) + rest
    return replace(shape, side="right", label=text)


def _place(shape: Placed, rows: list[_Row], window: Window, canvas: Canvas) -> Placed:
    """The shape on the first row that is free for it, with its label right, left or, where neither fits, below."""
    sides: tuple[Side, ...] = ("right", "left") if shape.label else ("none",)
    tried = [replace(shape, side=side) for side in sides]
    fitting = [(there, covered) for there in tried if _inside(covered := boxes(there, window, canvas), canvas)]
    if not fitting:
        below = replace(shape, side="below")
        fitting = [(below, boxes(below, window, canvas))]
    gap = _GAP if shape.label else 2.0
    for number in range(len(rows) + 1):
        for there, covered in fitting:
            if all(number + row >= len(rows) or rows[number + row].free(low, high, gap) for row, low, high in covered):
                return _take(replace(there, row=number), covered, rows)
    raise AssertionError("A row of its own is always free.")  # pragma: no cover


def _inside(covered: Sequence[tuple[int, float, float]], canvas: Canvas) -> bool:
    return all(low >= 0 and high <= canvas.width for _, low, high in covered)


def _take(shape: Placed, covered: Sequence[tuple[int, float, float]], rows: list[_Row]) -> Placed:
    for row, low, high in covered:
        while len(rows) <= shape.row + row:
            rows.append(_Row())
        rows[shape.row + row].taken.append((low, high))
    return shape
