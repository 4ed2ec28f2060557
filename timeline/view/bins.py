"""The chart of very many events: in each lane a bar for each day, week, month or year, as high as it has events."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from timeline.core import edtf
from timeline.core.edtf import DAY
from timeline.core.model import Event
from timeline.view import heights
from timeline.view.canvas import MANY, NONE, Bar, Canvas, Kind, Lane, Layout
from timeline.view.collection import Collection
from timeline.view.filters import Filter
from timeline.view.groups import grouped, lane_name
from timeline.view.lanes import on
from timeline.view.palette import OTHERS, Tone
from timeline.view.window import Window

MOST: Final = 400  # events in view that are still drawn one by one

_HEIGHT, _ONE_LANE = 54, 81  # pixels of a lane, and of the only one
_LEAST = 7  # pixels of a bar with its gap
_LOW = 3  # pixels that a bar has at least
_DAYS = (1, 7, 28, 91, 364, 3_650)


def arrange(
    collection: Collection, events: Sequence[Event], window: Window, canvas: Canvas, by: Kind, chosen: Filter
) -> Layout:
    """The events, all of which touch the window, counted in the lanes of a canvas."""
    canvas = on(canvas, by)
    groups = grouped(collection, events, by if canvas.lanes else "none", chosen)
    size = _size(window, canvas)
    rows = round((_HEIGHT if len(groups) > 1 else _ONE_LANE) / canvas.row)
    lanes = (Lane(key, lane_name(collection, key, by), rows, (), _bars(some, window, size)) for key, some in groups)
    return Layout(window, canvas, tuple(lanes))


def scale(layout: Layout) -> float:
    """Pixels for each event, so that the highest bar just fits its lane."""
    tallest = max((bar.count for lane in layout.lanes for bar in lane.bars), default=1)
    room = min((lane.rows for lane in layout.lanes), default=1) * heights.row_height(layout)
    return (room - 2) / tallest


def height(bar: Bar, scale: float) -> float:
    """Pixels of a bar, enough to be seen."""
    return round(max(bar.count * scale, _LOW), 1)


def period(bar: Bar) -> str:
    """The days of a bar as EDTF."""
    first, last = edtf.day_of(bar.start), edtf.day_of(bar.end - 1)
    return first if first == last else f"{first}/{last}"


def tone(collection: Collection, key: str, by: Kind) -> Tone:
    """Colour of the bars of a lane: the actor's, or grey."""
    return OTHERS if by != "actor" or key in (MANY, NONE) else collection.tone(key)


def _size(window: Window, canvas: Canvas) -> int:
    """Minutes of a bin: the shortest that leaves every bar wide enough to see and hit."""
    days = (window.end - window.start) / DAY
    return next((size for size in _DAYS if days / size * _LEAST <= canvas.width), _DAYS[-1]) * DAY


def _bars(events: Sequence[Event], window: Window, size: int) -> tuple[Bar, ...]:
    """An event counts in the bin of its first moment that the chart shows."""
    known = (edtf.bounds(event.when).start for event in events)
    starts = (window.start if at is None else max(at, window.start) for at in known)
    counted = Counter(
        (max(at if at is not None else window.start, window.start) - window.start) // size for at in starts
    )
    first = window.start
    return tuple(Bar(first + n * size, first + (n + 1) * size, count) for n, count in sorted(counted.items()))
