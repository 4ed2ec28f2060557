"""Where each event stands on the chart: rows in lanes, and labels that cover nothing."""

from collections.abc import Sequence
from dataclasses import replace

from timeline.core import edtf
from timeline.core.model import Event
from timeline.view.canvas import (
    AIR,
    DENSE,
    MANY,
    MEDIUM,
    NONE,
    SIZE,
    STRIP,
    WIDE,
    Bar,
    Canvas,
    Kind,
    Lane,
    Layout,
    Placed,
    Shape,
    Side,
    boxes,
)  # fmt: skip
from timeline.view.collection import Collection
from timeline.view.filters import Filter
from timeline.view.groups import grouped, lane_name, leading
from timeline.view.lettering import cut, width
from timeline.view.window import Window
from timeline.view.wording import tail

__all__ = [
    "AIR", "DENSE", "LABELLED", "MANY", "MEDIUM", "NONE", "SIZE", "STRIP", "WIDE", "Bar", "Canvas", "Kind", "Lane",
    "Layout", "Placed", "Shape", "Side", "arrange", "boxes", "lane_name", "leading", "on",
]  # fmt: skip

LABELLED = 50  # above so many events in view marks stand alone: more labels are too many to read, and to send
_GAP = 14.0
_Rows = list[list[tuple[float, float]]]  # from the top, and of each what is taken: left and right, pixels


def arrange(
    collection: Collection, events: Sequence[Event], window: Window, canvas: Canvas, by: Kind, chosen: Filter
) -> Layout:
    """The events, all of which touch the window, laid out in lanes for a canvas. Order of events breaks ties."""
    canvas = on(canvas, by)
    labelled = canvas.label > 0 and len(events) <= LABELLED
    lanes = []
    for key, mine in grouped(collection, events, by if canvas.lanes else "none", chosen):
        shapes = [_shape(collection, event, window, canvas) for event in mine]
        if labelled:
            shapes = [_labelled(collection, shape, canvas) for shape in shapes]
        placed, rows = _pack(shapes, window, canvas)
        lanes.append(Lane(key, lane_name(collection, key, by, canvas.language), rows, placed))
    return Layout(window, canvas, tuple(lanes))


def on(canvas: Canvas, by: Kind) -> Canvas:
    """The canvas as these lanes need it: a single lane has no name to stand beside it."""
    return replace(canvas, names="none") if by == "none" else canvas


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
    rows: _Rows = []
    placed = [_place(shape, rows, window, canvas) for shape in shapes]
    return tuple(placed), max(len(rows), 1)


def _labelled(collection: Collection, shape: Placed, canvas: Canvas) -> Placed:
    """The shape with its title, cut where it is too long, and after it what is never cut: status and sources."""
    rest = tail(collection, shape.event, canvas.language)
    text = cut(shape.event.title, canvas.label - width(rest, SIZE), SIZE) + rest
    return shape._replace(side="right", label=text)


def _place(shape: Placed, rows: _Rows, window: Window, canvas: Canvas) -> Placed:
    """The shape on the first row that is free for it, with its label right, left or, where neither fits, below."""
    sides: tuple[Side, ...] = ("right", "left") if shape.label else ("none",)
    tried = [shape._replace(side=side) for side in sides]
    fitting = [(there, covered) for there in tried if _inside(covered := boxes(there, window, canvas), canvas)]
    if not fitting:
        below = shape._replace(side="below")
        fitting = [(below, boxes(below, window, canvas))]
    gap = _GAP if shape.label else 2.0
    for number in range(len(rows) + 1):
        for there, covered in fitting:
            if _free(covered, rows, number, gap):
                return _take(there._replace(row=number), covered, rows)
    raise AssertionError("A row of its own is always free.")  # pragma: no cover


def _free(covered: Sequence[tuple[int, float, float]], rows: _Rows, number: int, gap: float) -> bool:
    """Whether all of this has room when it begins on the row of this number; below the last one everything has."""
    for row, low, high in covered:
        for left, right in rows[number + row] if number + row < len(rows) else ():
            if high + gap > left and right + gap > low:
                return False
    return True


def _inside(covered: Sequence[tuple[int, float, float]], canvas: Canvas) -> bool:
    return all(low >= 0 and high <= canvas.width for _, low, high in covered)


def _take(shape: Placed, covered: Sequence[tuple[int, float, float]], rows: _Rows) -> Placed:
    for row, low, high in covered:
        while len(rows) <= shape.row + row:
            rows.append([])
        rows[shape.row + row].append((low, high))
    return shape
