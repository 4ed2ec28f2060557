"""The chart as a plain Plotly figure. Axes are ours: x counts days from the window's start, y pixels from the top, so
that dates before year 1 draw, no time zone moves a day, and the height follows from the rows.

Colours of text come from the page's theme; all else is half transparent or one of the palette, so that one figure
serves light and dark. Only ids of events are given as `customdata`.
"""

from collections.abc import Iterable, Iterator, Sequence

import plotly.graph_objects as go  # type: ignore[import-untyped]

from timeline.core import edtf
from timeline.core.edtf import DAY
from timeline.view import bins, escape, marks
from timeline.view.canvas import AIR, MANY, NONE, SIZE, Kind, Lane, Layout
from timeline.view.collection import Collection
from timeline.view.heights import BOTTOM, GUTTER, LANE_AIR, NAME_LINE, TOP, name_line, row_height, sides, tops
from timeline.view.lettering import two_lines, width
from timeline.view.marks import Figure, Spot
from timeline.view.palette import OTHERS
from timeline.view.ticks import Tick, ticks, weekends

_CLEAR = "rgba(0,0,0,0)"
_RULE, _GRID, _SHADE = "rgba(128,128,128,0.45)", "rgba(128,128,128,0.20)", "rgba(128,128,128,0.10)"
_TICK = 12.5  # size of the words of the axis, pixels


def draw(collection: Collection, layout: Layout, by: Kind) -> Figure:
    """The figure of a laid-out chart: `{"data": [...], "layout": {...}}`, ready for JSON. Text is escaped."""
    top_of, height = tops(layout)
    spots = [Spot(collection, placed, top_of[lane.key], layout) for lane in layout.lanes for placed in lane.placed]
    named = layout.lanes if layout.canvas.names != "none" else ()
    words = [_lane_name(collection, lane, top_of[lane.key], layout, by) for lane in named]
    counted = any(lane.bars for lane in layout.lanes)
    clock = any(edtf.precision(spot.event.when) in ("minute", "hour") for spot in spots)
    axis = ticks(layout.window, layout.canvas.width, clock=clock)
    return {
        "data": list(_counts(collection, layout, by, top_of)) if counted else marks.draw(spots, layout),
        "layout": _frame(layout, axis, height) | {
            "shapes": [*_weekends(layout), *_grid(layout, axis, height), *_rules(layout, top_of)],
            "annotations": [*words, *_over(layout, axis)],
        },
    }  # fmt: skip


class Drawn(go.Figure):  # type: ignore[misc]
    """A figure that is known to be good, for `st.plotly_chart`, which would else check and copy it on every run."""

    def __init__(self, plain: Figure) -> None:
        self._plain = plain

    def to_dict(self) -> Figure:
        """The plain figure itself, not a copy: nobody changes it."""
        return self._plain


def _counts(collection: Collection, layout: Layout, by: Kind, top_of: dict[str, float]) -> Iterator[Figure]:
    """The bars of very many events; the `customdata` of each is its period as EDTF, `2024-05-06/2024-05-12`."""
    scale = bins.scale(layout)
    for lane in layout.lanes:
        foot = top_of[lane.key] + lane.rows * row_height(layout)
        yield {
            "type": "bar",
            "x": [round(((bar.start + bar.end) / 2 - layout.window.start) / DAY, 3) for bar in lane.bars],
            "y": [-bins.height(bar, scale) for bar in lane.bars],
            "base": foot,
            "width": (lane.bars[0].end - lane.bars[0].start) / DAY * 0.86,
            "customdata": ["/".join(bins.days(bar)) for bar in lane.bars],
            "hovertext": [escape.plotly(bins.told(bar, layout.canvas.language)) for bar in lane.bars],
            "hoverinfo": "text",
            "marker": {"color": bins.tone(collection, lane.key, by).colour, "line": {"width": 0}},
            "showlegend": False,
            "selected": {"marker": {"opacity": 1}},
            "unselected": {"marker": {"opacity": 1}},
        }


def _lane_name(collection: Collection, lane: Lane, top: float, layout: Layout, by: Kind) -> Figure:
    beside = layout.canvas.names == "beside"
    tone = OTHERS if lane.key in (MANY, NONE) else collection.tone(lane.key)
    lines = two_lines(lane.name, GUTTER - 34, SIZE * 1.07) if beside else [lane.name]
    name = "<br>".join(f"<b>{escape.plotly(line)}</b>" for line in lines)
    size = 13 if tone.sign == "⬟" else 18  # other fonts draw this one larger
    sign = f'<span style="color:{tone.colour};font-size:{size}px">{tone.sign}</span> ' if by == "actor" else ""
    return {
        "xref": "paper",
        "x": 0,
        "y": top + 13.5 if beside else top - NAME_LINE / 2 + 2,
        "text": f"{sign}{name}",
        "align": "left",
        "xanchor": "left",
        "yanchor": "middle",
        "xshift": -GUTTER if beside else 0,
        "showarrow": False,
        "font": {"size": SIZE},
    }


def _weekends(layout: Layout) -> Iterator[Figure]:
    days = [[(moment - layout.window.start) / DAY for moment in span] for span in weekends(layout.window)]
    if days:
        yield {"type": "path", "yref": "paper", "layer": "below", "fillcolor": _SHADE, "line": {"width": 0},
               "path": "".join(f"M{low:g},0V1H{high:g}V0Z" for low, high in days)}  # fmt: skip


def _grid(layout: Layout, axis: Sequence[Tick], height: float) -> Iterator[Figure]:
    if axis:
        at = [(tick.line - layout.window.start) / DAY for tick in axis]
        yield {"type": "path", "layer": "below", "line": {"width": 1, "color": _GRID},
               "path": "".join(f"M{x:.6g},0V{height:g}" for x in at)}  # fmt: skip


def _over(layout: Layout, axis: Iterable[Tick]) -> Iterator[Figure]:
    """Month and year, or the day, over the first tick that they are true of, moved in where the edge would cut them."""
    minutes = (layout.window.end - layout.window.start) / (layout.canvas.width - 2 * AIR)
    for tick in axis:
        if not tick.over:
            continue
        half = width(tick.over, _TICK) / 2
        left, right = (tick.at - layout.window.start) / minutes + AIR, (layout.window.end - tick.at) / minutes + AIR
        shift = max(0, half - left) - max(0, half - right)
        yield {"x": round((tick.at - layout.window.start) / DAY, 4), "y": 0, "yshift": 26, "xshift": round(shift, 1),
               "text": tick.over, "xanchor": "center", "yanchor": "middle", "showarrow": False,
               "font": {"size": _TICK}}  # fmt: skip


def _rules(layout: Layout, top_of: dict[str, float]) -> Iterator[Figure]:
    """A hairline over each lane, from the lane's name to the right edge."""
    for lane in layout.lanes:
        y = top_of[lane.key] - LANE_AIR - name_line(layout)
        yield {"type": "line", "xref": "paper", "x0": -1, "x1": 1, "y0": y, "y1": y, "layer": "below",
               "line": {"width": 1, "color": _RULE}}  # fmt: skip


def _frame(layout: Layout, axis: list[Tick], height: float) -> Figure:
    """Everything but the data: axes that do not move, room for lane names, no background of its own."""
    canvas = layout.canvas
    days = (layout.window.end - layout.window.start) / DAY
    air = days * AIR / (canvas.width - 2 * AIR)
    left, right = sides(layout)
    return {
        "height": round(height + TOP + BOTTOM),
        "margin": {"l": left, "r": right, "t": TOP, "b": BOTTOM, "pad": 0},
        "paper_bgcolor": _CLEAR,
        "plot_bgcolor": _CLEAR,
        "showlegend": False,
        "hovermode": "closest",
        "hoverdistance": 16,
        "dragmode": False,
        "clickmode": "event+select",
        "barmode": "overlay",
        "hoverlabel": {"align": "left", "font": {"size": SIZE}},
        "font": {"size": SIZE},
        "xaxis": _x_axis(layout, axis, days, air),
        "yaxis": {"range": [height, 0], "visible": False, "fixedrange": True, "automargin": False},
    }


def _x_axis(layout: Layout, axis: list[Tick], days: float, air: float) -> Figure:
    return {
        "type": "linear",
        "range": [round(-air, 4), round(days + air, 4)],
        "side": "top",
        "tickmode": "array",
        "tickvals": [round((tick.at - layout.window.start) / DAY, 4) for tick in axis],
        "ticktext": [tick.text for tick in axis],
        "ticks": "",
        "tickangle": 0,
        "tickfont": {"size": _TICK},
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "fixedrange": True,
        "automargin": False,
        "ticklabeloverflow": "allow",
    }
