"""The chart of very many events: in each lane a bar for each day, week, month or year, as high as it has events."""

from collections import Counter
from collections.abc import Sequence

from timeline.core import edtf
from timeline.core.edtf import DAY
from timeline.core.labels import label
from timeline.core.model import Event
from timeline.view import escape, figure, wording
from timeline.view.collection import Collection
from timeline.view.filters import Filter
from timeline.view.lanes import MANY, NONE, Canvas, Kind, Lane, Layout, grouped, lane_name
from timeline.view.marks import Figure, row_height
from timeline.view.palette import OTHERS, Tone
from timeline.view.window import Window

MOST = 400  # events in view that are still drawn one by one

_ROWS = 2  # of a lane
_LEAST = 7  # pixels of a bar with its gap
_DAYS = (1, 7, 28, 91, 364, 3_650)


def draw(
    collection: Collection, events: Sequence[Event], window: Window, canvas: Canvas, by: Kind, chosen: Filter
) -> Figure:
    """The figure with bars; the `customdata` of each is its period as EDTF, `2024-05-06/2024-05-12`."""
    groups = grouped(collection, events, canvas, by, chosen)
    rows = _ROWS if canvas.lanes else 5
    lanes = tuple(Lane(key, lane_name(collection, key, by), rows, ()) for key, _ in groups)
    layout = Layout(window, canvas, lanes)
    size = _size(window, canvas)
    counts = {key: Counter(_bin(event, window, size) for event in some) for key, some in groups}
    tallest = max((count for lane in counts.values() for count in lane.values()), default=1)
    feet = {key: top + rows * row_height(layout) for key, top in figure.tops(layout)[0].items()}
    scale = (rows * row_height(layout) - 2) / tallest
    bars = [_bars(_tone(collection, key, by), counts[key], feet[key], scale, size, window) for key, _ in groups]
    drawing = figure.draw(collection, layout, by)
    return {"data": bars, "layout": drawing["layout"] | {"barmode": "overlay"}}


def period(window: Window, number: int, size: int) -> str:
    """The days of a bin as EDTF."""
    start = window.start + number * size
    return f"{edtf.day_of(start)}/{edtf.day_of(start + size - 1)}"


def _size(window: Window, canvas: Canvas) -> int:
    """Minutes of a bin: the shortest that leaves every bar wide enough to see and hit."""
    days = (window.end - window.start) / DAY
    return next((size for size in _DAYS if days / size * _LEAST <= canvas.width), _DAYS[-1]) * DAY


def _bin(event: Event, window: Window, size: int) -> int:
    """Where an event counts: in the bin of its first moment that the chart shows."""
    start, _ = edtf.bounds(event.when)
    return (max(start if start is not None else window.start, window.start) - window.start) // size


def _tone(collection: Collection, key: str, by: Kind) -> Tone:
    return OTHERS if by == "source" or key in (MANY, NONE) else collection.tone(key)


def _bars(tone: Tone, count: Counter[int], foot: float, scale: float, size: int, window: Window) -> Figure:
    numbers = sorted(count)
    periods = [period(window, number, size) for number in numbers]
    return {
        "type": "bar",
        "x": [round((number + 0.5) * size / DAY, 3) for number in numbers],
        "y": [round(-max(count[number] * scale, 3), 1) for number in numbers],
        "base": [foot] * len(numbers),
        "width": size / DAY * 0.86,
        "customdata": periods,
        "hovertext": [
            escape.plotly(f"{wording.counted(count[number])}, {label(span)}")
            for number, span in zip(numbers, periods, strict=True)
        ],
        "hoverinfo": "text",
        "marker": {"color": tone.colour, "line": {"width": 0}},
        "showlegend": False,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }
