"""The strip over the chart: the whole period, how many events its days have, and which part of it is in view."""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from timeline.core import edtf
from timeline.core.edtf import DAY
from timeline.view.marks import Figure
from timeline.view.spans import Flags, Spans
from timeline.view.ticks import Tick, ticks
from timeline.view.window import Window, dense, grown

_COLUMNS = 72
_FLAT = 6  # dense days shorter than such a part of the whole would be flattened: then what lies farthest is left out
_HIGH, _AXIS, _LEAST = 40, 20, 3  # pixels
_NARROW = 300  # pixels that the words of the axis must fit
_SHADE, _IN, _OUT = "rgba(128,128,128,0.22)", "rgba(128,128,128,0.95)", "rgba(128,128,128,0.55)"


class Overview(NamedTuple):
    """The whole period in minutes, the part in view, and how many events begin in each stretch of `size` minutes."""

    whole: Window
    view: Window
    size: int
    counts: tuple[int, ...]


def survey(known: Spans, view: Window, core: Window | None = None) -> Overview | None:
    """The overview of events around a view; None if all of the period is in view.

    `core` are the dense days, where they are known already.
    """
    whole = _whole(known, view, core)
    if whole == view or not len(known.start):
        return None
    size = math.ceil((whole.end - whole.start) / DAY / _COLUMNS) * DAY
    whole = Window(whole.start, whole.start + math.ceil((whole.end - whole.start) / size) * size)
    start = known.start[_dated(known) & (known.start >= whole.start) & (known.start < whole.end)]
    places = ((start - whole.start) // size).astype(np.int64)
    return Overview(whole, view, size, tuple(np.bincount(places, minlength=(whole.end - whole.start) // size).tolist()))


def period(known: Spans) -> tuple[str, str] | None:
    """The first and the last day of all that is dated to a year at least, ISO 8601."""
    fit = _dated(known)
    if not fit.any():
        return None
    return edtf.day_of(int(known.start[fit].min())), edtf.day_of(int(known.end[fit].max()) - 1)


def draw(found: Overview) -> Figure:
    """The figure: a click on any part of it gives as `customdata` the period around it, as long as the one in view."""
    whole, view, size, counts = found
    high = max(counts) or 1
    middles = [round((number + 0.5) * size / DAY, 2) for number in range(len(counts))]
    tall = [max(_LEAST, round(count / high * (_HIGH - 4), 1)) if count else 0 for count in counts]
    inside = [_touches(found, number) for number in range(len(counts))]
    axis = ticks(whole, _NARROW)
    return {
        "data": [
            _bar(middles, tall, size, hoverinfo="skip", marker={"color": [_IN if here else _OUT for here in inside]}),
            _bar(
                middles,
                [_HIGH] * len(counts),
                size,
                customdata=[_around(found, number) for number in range(len(counts))],
                hoverinfo="none",
                marker={"opacity": 0},
                selected={"marker": {"opacity": 0}},
                unselected={"marker": {"opacity": 0}},
            ),
        ],
        "layout": _frame(whole, axis) | {"shapes": [_shade(whole, view)]},
    }


def _dated(known: Spans) -> Flags:
    """What has both ends and is known to a year at least."""
    return np.isfinite(known.start) & np.isfinite(known.end) & (known.vague <= 366 * DAY)


def _whole(known: Spans, view: Window, core: Window | None) -> Window:
    """From the first to the last event; without those so far away that nobody could see the view among them."""
    fit = _dated(known)
    low = math.floor(known.start[fit].min(initial=view.start) / DAY) * DAY
    high = math.ceil(known.end[fit].max(initial=view.end) / DAY) * DAY
    core = core or dense(known)
    most = (core.end - core.start) * _FLAT
    if high - low > most:
        low, high = grown(core, known, most)
    return Window(min(low, view.start), max(high, view.end))


def _touches(found: Overview, number: int) -> bool:
    start = found.whole.start + number * found.size
    return start < found.view.end and start + found.size > found.view.start


def _around(found: Overview, number: int) -> str:
    """The view, moved so that this part of the whole is in its middle."""
    length = max(found.view.end - found.view.start, found.size)
    middle = found.whole.start + number * found.size + found.size // 2
    start = (middle - length // 2) // DAY * DAY
    return f"{edtf.day_of(start)}/{edtf.day_of(start + length - 1)}"


def _bar(x: Sequence[float], y: Sequence[float], size: int, **rest: object) -> Figure:
    return {"type": "bar", "x": [*x], "y": [*y], "width": size / DAY * 0.9, "showlegend": False, **rest}


def _shade(whole: Window, view: Window) -> Figure:
    """The part in view, wide enough to be seen."""
    least = (whole.end - whole.start) / 120
    middle, half = (view.start + view.end) / 2, max((view.end - view.start) / 2, least / 2)
    low, high = (round((at - whole.start) / DAY, 3) for at in (middle - half, middle + half))
    return {"type": "rect", "x0": low, "x1": high, "yref": "paper", "y0": 0, "y1": 1, "layer": "below",
            "fillcolor": _SHADE, "line": {"width": 1, "color": _IN}}  # fmt: skip


def _frame(whole: Window, axis: Sequence[Tick]) -> Figure:
    days: Final = (whole.end - whole.start) / DAY
    return {
        "height": _HIGH + _AXIS,
        "margin": {"l": 0, "r": 0, "t": 0, "b": _AXIS, "pad": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "barmode": "overlay",
        "hovermode": "closest",
        "dragmode": False,
        "clickmode": "event+select",
        "xaxis": {
            "type": "linear",
            "range": [0, days],
            "fixedrange": True,
            "tickmode": "array",
            "tickvals": [round((tick.at - whole.start) / DAY, 3) for tick in axis],
            "ticktext": [f"{tick.text} {tick.over}".strip() if _short(tick) else tick.text for tick in axis],
            "tickangle": 0,
            "tickfont": {"size": 12},
            "showgrid": False,
            "zeroline": False,
            "automargin": False,
        },
        "yaxis": {"range": [0, _HIGH], "visible": False, "fixedrange": True},
    }


def _short(tick: Tick) -> bool:
    """A month whose year must be told: “Jan 2025”."""
    return tick.over.isdigit()
