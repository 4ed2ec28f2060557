"""The chart as a plain Plotly figure. Axes are ours: x counts days from the window's start, y pixels from the top, so
that dates before year 1 draw, no time zone moves a day, and the height follows from the rows.

Colours of text come from the page's theme; all else is half transparent or one of the palette, so that one figure
serves light and dark. Only ids of events are given as `customdata`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from timeline.core import edtf
from timeline.core.edtf import DAY
from timeline.core.model import Event
from timeline.view import escape, wording
from timeline.view.collection import Collection
from timeline.view.lanes import AIR, MANY, NONE, SIZE, Kind, Lane, Layout, Placed
from timeline.view.lettering import two_lines
from timeline.view.palette import OTHERS, Tone
from timeline.view.ticks import Tick, ticks, weekends

Figure = dict[str, Any]

_CLEAR = "rgba(0,0,0,0)"
_RULE, _GRID, _SHADE = "rgba(128,128,128,0.45)", "rgba(128,128,128,0.20)", "rgba(128,128,128,0.10)"
_GUTTER, _TOP, _BOTTOM = 150, 52, 6
_ROW, _STRIP_ROW, _STRIP_HEIGHT = 27, 12, 96
_NAME_LINE, _LANE_AIR = 24, 9
_TARGET = 26  # pixels between the places of a bar that answer to a click


def draw(collection: Collection, layout: Layout, by: Kind) -> Figure:
    """The figure of a laid-out chart: `{"data": [...], "layout": {...}}`, ready for JSON. Text is escaped."""
    tops, height = _tops(layout)
    marks = [_spot(collection, placed, tops[lane.key], layout) for lane in layout.lanes for placed in lane.placed]
    words = [note for lane in layout.lanes for note in _lane_words(collection, lane, tops[lane.key], layout, by)]
    axis = ticks(layout.window, layout.canvas.width)
    return {
        "data": [*_spans(marks), *_bars(marks), *_arrows(marks), _targets(marks), _marks(marks)],
        "layout": _frame(layout, axis, height) | {
            "shapes": [*_weekends(layout), *_grid(layout, axis, height), *_rules(layout, tops)],
            "annotations": words,
        },
    }  # fmt: skip


class _Spot:
    """A placed event with its coordinates: x in days, y in pixels."""

    def __init__(self, collection: Collection, placed: Placed, top: float, layout: Layout) -> None:
        window, canvas = layout.window, layout.canvas
        self.placed = placed
        self.event: Event = placed.event
        self.tone: Tone = OTHERS if placed.tone in (MANY, NONE) else collection.tone(placed.tone)
        self.start, self.end, self.x = (
            round((m - window.start) / DAY, 4) for m in (placed.start, placed.end, placed.mark)
        )
        self.y = top + (placed.row + 0.5) * _row_height(layout)
        self.size = canvas.mark
        self.day_per_pixel = (window.end - window.start) / DAY / (canvas.width - 2 * AIR)
        self.hover = escape.plotly_lines(wording.hover(collection, placed.event))

    @property
    def symbol(self) -> str:
        """Filled where the source reports it for a known date; open where it is planned, rough or not established."""
        if self.placed.shape == "range" and self.placed.before:
            return "triangle-left"
        if self.event.status in ("claimed", "disputed"):
            return f"{self.tone.symbol}-open-dot"
        rough = self.placed.shape == "span" or edtf.is_approximate(self.event.when)
        return f"{self.tone.symbol}-open" if rough or self.event.status != "occurred" else self.tone.symbol


def _spot(collection: Collection, placed: Placed, top: float, layout: Layout) -> _Spot:
    return _Spot(collection, placed, top, layout)


def _row_height(layout: Layout) -> float:
    if layout.canvas.lanes:
        return _ROW
    rows = sum(lane.rows for lane in layout.lanes) or 1
    return max(5.0, min(_STRIP_ROW, _STRIP_HEIGHT / rows))


def _tops(layout: Layout) -> tuple[dict[str, float], float]:
    """The y of each lane's first row, and the height of all lanes together."""
    tops, y = {}, 0.0
    name_line = _NAME_LINE if layout.canvas.names == "above" else 0
    for lane in layout.lanes:
        tops[lane.key] = y + _LANE_AIR + name_line
        y = tops[lane.key] + lane.rows * _row_height(layout) + _LANE_AIR
    return tops, max(y, 40.0)


def _marks(spots: Iterable[_Spot]) -> Figure:
    spots = list(spots)
    return _scatter(
        "markers",
        x=[spot.x for spot in spots],
        y=[spot.y for spot in spots],
        customdata=[spot.event.id for spot in spots],
        hovertext=[spot.hover for spot in spots],
        hoverinfo="text",
        marker={
            "color": [spot.tone.colour for spot in spots],
            "symbol": [spot.symbol for spot in spots],
            "size": [_weight(spot) for spot in spots],
            "opacity": 1,
            "line": {"width": 2, "color": [spot.tone.colour for spot in spots]},
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _weight(spot: _Spot) -> float:
    """Triangles and diamonds look smaller than squares of the same size, and open ones draw their line outside."""
    grown = 1.12 if spot.symbol.startswith(("triangle", "pentagon")) else 0.86 if "square" in spot.symbol else 1.0
    return round(spot.size * grown - 2, 1)


def _targets(spots: Iterable[_Spot]) -> Figure:
    """Unseen marks along the bars, so that a click anywhere on a bar opens its event."""
    x, y, ids, texts = [], [], [], []
    for spot in spots:
        if spot.placed.shape == "range":
            step = _TARGET * spot.day_per_pixel
            places = [spot.start + step * n for n in range(1, int((spot.end - spot.start) / step) + 1)]
            x += [round(place, 4) for place in places]
            y += [spot.y] * len(places)
            ids += [spot.event.id] * len(places)
            texts += [spot.hover] * len(places)
    return _scatter(
        "markers", x=x, y=y, customdata=ids, hovertext=texts, hoverinfo="text",
        marker={"size": 16, "opacity": 0}, selected={"marker": {"opacity": 0}}, unselected={"marker": {"opacity": 0}},
    )  # fmt: skip


def _bars(spots: Iterable[_Spot]) -> Iterator[Figure]:
    """What went on for a while: one trace for each colour and dash, the bars in it parted by gaps."""
    lines: dict[tuple[str, str, float], list[_Spot]] = defaultdict(list)
    for spot in spots:
        if spot.placed.shape == "range":
            lines[spot.tone.colour, _dash(spot.event), round(spot.size * 0.5)].append(spot)
    for (colour, dash, width), some in lines.items():
        x = [value for spot in some for value in (spot.start + _room(spot), spot.end, None)]
        y = [value for spot in some for value in (spot.y, spot.y, None)]
        yield _line(x, y, colour, width, dash)


def _room(spot: _Spot) -> float:
    """Days that an open mark takes of its bar, which would else be seen through it."""
    return round((spot.size / 2 + 1) * spot.day_per_pixel, 4) if "open" in spot.symbol else 0


def _dash(event: Event) -> str:
    """Whole where begin and end are known to the day; broken where they are rough or the matter is disputed."""
    if event.status in ("claimed", "disputed", "scheduled", "cancelled"):
        return "4px,3px"
    rough = edtf.is_approximate(event.when) or edtf.precision(event.when) not in ("minute", "hour", "day")
    return "10px,4px" if rough else "solid"


def _spans(spots: Iterable[_Spot]) -> Iterator[Figure]:
    """All days on which a roughly dated event may have happened: a dotted line that leaves room for the mark."""
    lines: dict[str, list[_Spot]] = defaultdict(list)
    for spot in spots:
        if spot.placed.shape == "span":
            lines[spot.tone.colour].append(spot)
    for colour, some in lines.items():
        x: list[float | None] = []
        y: list[float | None] = []
        for spot in some:
            room = (spot.size / 2 + 3) * spot.day_per_pixel
            x += [spot.start, max(spot.start, spot.x - room), None, min(spot.end, spot.x + room), spot.end, None]
            y += [spot.y, spot.y, None, spot.y, spot.y, None]
        yield _line(x, y, colour, 2.5, "2px,4px")


def _arrows(spots: Iterable[_Spot]) -> Iterator[Figure]:
    """Points at the right edge: it goes on, or its end is not known."""
    going = [spot for spot in spots if spot.placed.shape == "range" and spot.placed.after]
    if going:
        yield _scatter(
            "markers", x=[spot.end for spot in going], y=[spot.y for spot in going], hoverinfo="skip",
            marker={"symbol": "triangle-right", "color": [spot.tone.colour for spot in going], "size": going[0].size},
        )  # fmt: skip


def _line(x: list[float | None], y: list[float | None], colour: str, width: float, dash: str) -> Figure:
    return _scatter("lines", x=x, y=y, hoverinfo="skip", line={"color": colour, "width": width, "dash": dash})


def _scatter(mode: str, **rest: Any) -> Figure:
    return {"type": "scatter", "mode": mode, "showlegend": False, "cliponaxis": False, **rest}


def _lane_words(collection: Collection, lane: Lane, top: float, layout: Layout, by: Kind) -> Iterator[Figure]:
    if layout.canvas.names != "none":
        yield _lane_name(collection, lane, top, layout, by)
    for placed in lane.placed:
        if placed.label:
            yield _label(_Spot(collection, placed, top, layout))


def _label(spot: _Spot) -> Figure:
    side, half = spot.placed.side, spot.size / 2 + 1
    ends = {"right": spot.end if spot.placed.shape != "point" else spot.x, "left": spot.start, "below": spot.start}
    at = ends[side] if spot.placed.shape != "point" or side == "right" else spot.x
    reach = half if spot.placed.shape == "point" or side != "right" else 0
    shift = {"right": reach + 6, "left": -(half + 6), "below": -half}[side]
    return {
        "x": at,
        "y": spot.y + (_ROW if side == "below" else 0),
        "text": _worded(spot.placed.label, spot.event),
        "xanchor": "right" if side == "left" else "left",
        "yanchor": "middle",
        "xshift": round(shift, 1),
        "showarrow": False,
        "font": {"size": SIZE},
    }


def _worded(label: str, event: Event) -> str:
    title, dot, word = label.rpartition(" · ")
    if not dot or word != wording.status_word(event):
        return escape.plotly(label)
    shown = f"<s>{escape.plotly(title)}</s>" if event.status == "cancelled" else escape.plotly(title)
    return f"{shown} · <i>{word}</i>"


def _lane_name(collection: Collection, lane: Lane, top: float, layout: Layout, by: Kind) -> Figure:
    beside = layout.canvas.names == "beside"
    tone = OTHERS if lane.key in (MANY, NONE) else collection.tone(lane.key)
    lines = two_lines(lane.name, _GUTTER - 34, SIZE * 1.07) if beside else [lane.name]
    name = "<br>".join(f"<b>{escape.plotly(line)}</b>" for line in lines)
    size = 13 if tone.sign == "⬟" else 18  # other fonts draw this one larger
    sign = f'<span style="color:{tone.colour};font-size:{size}px">{tone.sign}</span> ' if by == "actor" else ""
    return {
        "xref": "paper",
        "x": 0,
        "y": top + _ROW / 2 if beside else top - _NAME_LINE / 2 + 2,
        "text": f"{sign}{name}",
        "align": "left",
        "xanchor": "left",
        "yanchor": "middle",
        "xshift": -_GUTTER if beside else 0,
        "showarrow": False,
        "font": {"size": SIZE},
    }


def _weekends(layout: Layout) -> Iterator[Figure]:
    for start, end in weekends(layout.window):
        x0, x1 = ((moment - layout.window.start) / DAY for moment in (start, end))
        yield {"type": "rect", "yref": "paper", "y0": 0, "y1": 1, "x0": x0, "x1": x1, "layer": "below",
               "fillcolor": _SHADE, "line": {"width": 0}}  # fmt: skip


def _grid(layout: Layout, axis: Iterable[Tick], height: float) -> Iterator[Figure]:
    for tick in axis:
        x = round((tick.line - layout.window.start) / DAY, 4)
        yield {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": height, "layer": "below",
               "line": {"width": 1, "color": _GRID}}  # fmt: skip


def _rules(layout: Layout, tops: dict[str, float]) -> Iterator[Figure]:
    """A hairline over each lane, from the lane's name to the right edge."""
    name_line = _NAME_LINE if layout.canvas.names == "above" else 0
    for lane in layout.lanes:
        y = tops[lane.key] - _LANE_AIR - name_line
        yield {"type": "line", "xref": "paper", "x0": -1, "x1": 1, "y0": y, "y1": y, "layer": "below",
               "line": {"width": 1, "color": _RULE}}  # fmt: skip


def _frame(layout: Layout, axis: list[Tick], height: float) -> Figure:
    """Everything but the data: axes that do not move, room for lane names, no background of its own."""
    canvas = layout.canvas
    days = (layout.window.end - layout.window.start) / DAY
    air = days * AIR / (canvas.width - 2 * AIR)
    left = {"beside": _GUTTER, "above": 0, "none": 14}[canvas.names]
    return {
        "height": round(height + _TOP + _BOTTOM),
        "margin": {"l": left, "r": 14 if canvas.names == "none" else 0, "t": _TOP, "b": _BOTTOM, "pad": 0},
        "paper_bgcolor": _CLEAR,
        "plot_bgcolor": _CLEAR,
        "showlegend": False,
        "hovermode": "closest",
        "hoverdistance": 22,
        "dragmode": False,
        "clickmode": "event+select",
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
        "ticktext": [f"{tick.over}<br>{tick.text}" if tick.over else tick.text for tick in axis],
        "ticks": "",
        "tickangle": 0,
        "tickfont": {"size": 12.5},
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "fixedrange": True,
        "automargin": False,
        "ticklabeloverflow": "allow",
    }
