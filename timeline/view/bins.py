"""The chart of very many events: in each lane a bar for each day, week, month or year, as high as it has events."""

from collections import Counter
from typing import Final

import numpy as np

from timeline.core import edtf
from timeline.core.edtf import DAY
from timeline.core.labels import label
from timeline.core.language import ENGLISH, Language
from timeline.view import heights, wording
from timeline.view.canvas import MANY, NONE, Bar, Canvas, Kind, Lane, Layout
from timeline.view.collection import Collection
from timeline.view.filters import Filter
from timeline.view.groups import keys, lane_name, order
from timeline.view.lanes import on
from timeline.view.palette import OTHERS, Tone
from timeline.view.spans import Numbers, Places, known
from timeline.view.window import Window

MOST: Final = 300  # events in view that are still drawn one by one

_HEIGHT, _ONE_LANE = 54, 81  # pixels of a lane, and of the only one
_LEAST = 7  # pixels of a bar with its gap
_LOW = 3  # pixels that a bar has at least
_DAYS = (1, 7, 28, 91, 364, 3_650)


def count(collection: Collection, rows: Places, window: Window, canvas: Canvas, by: Kind, chosen: Filter) -> Layout:
    """The events at these places of the collection, all of which touch the window, counted in the lanes of a canvas."""
    canvas = on(canvas, by)
    size = _size(window, canvas)
    counts = _counts(collection, rows, window, size, by if canvas.lanes else "none", chosen)
    high = round((_HEIGHT if len(counts) > 1 else _ONE_LANE) / canvas.row)
    named = ((lane_name(collection, key, by, canvas.language), key, some) for key, some in counts)
    return Layout(
        window, canvas, tuple(Lane(key, name, high, (), _bars(some, window, size)) for name, key, some in named)
    )


def _counts(
    collection: Collection, rows: Places, window: Window, size: int, by: Kind, chosen: Filter
) -> list[tuple[str, Numbers]]:
    """Lanes from the top: their key, and how many events first show in each bin."""
    names, lane_of = keys(collection, by, chosen)
    start = np.maximum(known(collection).start[rows], window.start)
    columns = (window.end - window.start - 1) // size + 1
    cells = lane_of[rows] * columns + ((start - window.start) // size).astype(np.int64)
    table = np.bincount(cells, minlength=len(names) * columns).reshape(len(names), columns)
    counted = Counter({one: int(row.sum()) for one, row in zip(names, table, strict=True) if row.any()})
    kept = order(counted, collection, by)
    found = {one: table[names.index(one)] for one in kept if one in counted}
    others = [number for number, one in enumerate(names) if one in counted and one not in kept]
    if others:
        found[NONE] = found.get(NONE, 0) + table[others].sum(axis=0)
    return [(one, found[one]) for one in kept if one in found]


def scale(layout: Layout) -> float:
    """Pixels for each event, so that the highest bar just fits its lane."""
    tallest = max((bar.count for lane in layout.lanes for bar in lane.bars), default=1)
    room = min((lane.rows for lane in layout.lanes), default=1) * heights.row_height(layout)
    return (room - 2) / tallest


def height(bar: Bar, scale: float) -> float:
    """Pixels of a bar, enough to be seen."""
    return round(max(bar.count * scale, _LOW), 1)


def days(bar: Bar) -> tuple[str, str]:
    """The first and the last day of a bar, EDTF."""
    return edtf.day_of(bar.start), edtf.day_of(bar.end - 1)


def period(bar: Bar) -> str:
    """The days of a bar as EDTF: `2024-05-06/2024-05-12`, or one day."""
    first, last = days(bar)
    return first if first == last else f"{first}/{last}"


def told(bar: Bar, language: Language = ENGLISH) -> str:
    """“12 events, 6–12 May 2024”."""
    return f"{wording.counted(bar.count, language)}, {label(period(bar), language)}"


def tone(collection: Collection, key: str, by: Kind) -> Tone:
    """Colour of the bars of a lane: the actor's, or grey."""
    return OTHERS if by != "actor" or key in (MANY, NONE) else collection.tone(key)


def _size(window: Window, canvas: Canvas) -> int:
    """Minutes of a bin: the shortest that leaves every bar wide enough to see and hit."""
    days = (window.end - window.start) / DAY
    return next((size for size in _DAYS if days / size * _LEAST <= canvas.width), _DAYS[-1]) * DAY


def _bars(counts: Numbers, window: Window, size: int) -> tuple[Bar, ...]:
    first = window.start
    return tuple(Bar(first + n * size, first + (n + 1) * size, int(counts[n])) for n in np.flatnonzero(counts).tolist())
