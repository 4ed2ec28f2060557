"""The marks of the chart: points, bars, spans and what answers to a click, as plain Plotly scatter traces."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from timeline.core import edtf
from timeline.core.edtf import DAY
from timeline.core.model import Event
from timeline.view import escape, wording
from timeline.view.canvas import AIR, MANY, NONE, SIZE, Layout, Placed, boxes
from timeline.view.collection import Collection
from timeline.view.heights import row_height
from timeline.view.lettering import cut
from timeline.view.palette import OTHERS, Tone

Figure = dict[str, Any]

_BRIEF = 280.0  # pixels of a title


class Spot:
    """A placed event with its coordinates: x in days, y in pixels."""

    def __init__(self, collection: Collection, placed: Placed, top: float, layout: Layout) -> None:
        window, canvas = layout.window, layout.canvas
        self.placed = placed
        self.event: Event = placed.event
        self.tone: Tone = OTHERS if placed.tone in (MANY, NONE) else collection.tone(placed.tone)
        self.start, self.end, self.x = (
            round((m - window.start) / DAY, 4) for m in (placed.start, placed.end, placed.mark)
        )
        self.row = row_height(layout)
        self.y = top + (placed.row + 0.5) * self.row
        self.size = canvas.mark
        self.day_per_pixel = (window.end - window.start) / DAY / (canvas.width - 2 * AIR)
        self.tail = wording.tail(collection, placed.event, canvas.language)
        self.status = wording.status_word(placed.event, canvas.language)
        self._collection = collection

    def hover(self, *, brief: bool) -> str:
        """For a pointer that rests on a label: the title if it is cut, date, its words in the source, outlets.

        `brief` leaves the last two to the event's own view: what is sent for screens without a pointer must be little.
        """
        words = wording.when(self.event) if brief else wording.hover(self._collection, self.event)
        title = self.event.title
        if self.placed.label.startswith(title):
            return escape.plotly_lines(words.removeprefix(f"{title}\n"))
        return escape.plotly_lines(f"{title}\n{words}" if brief else words)

    @property
    def brief(self) -> str:
        """Title and date, for one of hundreds of marks: what is sent for all of them must be little."""
        return escape.plotly_lines(f"{cut(self.event.title, _BRIEF, SIZE)}\n{wording.short(self.event)}")

    @cached_property
    def symbol(self) -> str:
        """Filled where the source reports it for a known date; open where it is planned, rough or not established."""
        if self.placed.shape == "range" and self.placed.before:
            return "triangle-left"
        if self.event.status in ("claimed", "disputed"):
            return f"{self.tone.symbol}-open-dot"
        rough = self.placed.shape == "span" or edtf.is_approximate(self.event.when)
        return f"{self.tone.symbol}-open" if rough or self.event.status != "occurred" else self.tone.symbol


def draw(spots: list[Spot], layout: Layout) -> list[Figure]:
    """All traces, of which the marks come last. Only event ids are given as `customdata`.

    Where there are labels, unseen bars over mark and label answer to pointer and click, else the marks themselves do.
    """
    labelled = any(spot.placed.label for spot in spots)
    lines = [*_spans(spots), *_bars(spots), *_arrows(spots)]
    words = [*_labels(spots), _targets(spots, layout)] if labelled else []
    return [*lines, *words, _marks(spots, answering=not labelled, hovering=layout.canvas.lanes)]


def _labels(spots: Iterable[Spot]) -> Iterator[Figure]:
    """The labels, as words beside unseen marks: one trace for each side and distance."""
    sides: dict[tuple[str, float], list[tuple[float, float, str]]] = defaultdict(list)
    for spot in spots:
        if spot.placed.label:
            x, y, distance = _label_place(spot)
            side = "left" if spot.placed.side == "left" else "right"
            sides[side, distance].append((x, y, _worded(spot)))
    for (side, distance), some in sides.items():
        yield _scatter(
            "markers+text",
            x=[x for x, _, _ in some],
            y=[y for _, y, _ in some],
            text=[words for _, _, words in some],
            textposition=f"middle {side}",
            textfont={"size": SIZE},
            hoverinfo="skip",
            marker={"opacity": 0, "size": round((distance - 1) * 1.6, 1)},  # how far Plotly sets words from a mark
        )


def _label_place(spot: Spot) -> tuple[float, float, float]:
    """Where the label is tied to: x in days, y, and the pixels from there to its first or last letter."""
    side, half, point = spot.placed.side, spot.size / 2 + 1, spot.placed.shape == "point"
    if side == "below":
        return round((spot.x if point else spot.start) - half * spot.day_per_pixel, 4), spot.y + spot.row, 1
    if point or side == "left":
        return spot.x if point else spot.start, spot.y, half + 6
    return max(spot.end, round(spot.x + half * spot.day_per_pixel, 4)), spot.y, 6


def _worded(spot: Spot) -> str:
    """The label with its status in italics, and struck out what was cancelled."""
    title = escape.plotly(spot.placed.label.removesuffix(spot.tail))
    shown = f"<s>{title}</s>" if spot.event.status == "cancelled" else title
    words = [f"<i>{word}</i>" if word == spot.status else word for word in spot.tail.split(" · ")]
    return shown + " · ".join(words)


def _marks(spots: Iterable[Spot], *, answering: bool, hovering: bool) -> Figure:
    hover = {"hovertext": [spot.brief for spot in spots], "hoverinfo": "text"} if answering and hovering else {}
    return _scatter(
        "markers",
        x=[spot.x for spot in spots],
        y=[round(spot.y, 1) for spot in spots],
        customdata=[spot.event.id for spot in spots],
        **hover or {"hoverinfo": "none" if answering else "skip"},
        marker={
            "color": [spot.tone.colour for spot in spots],
            "symbol": [spot.symbol for spot in spots],
            "size": [_weight(spot) for spot in spots],
            "opacity": 1,
            "line": {"width": 2, "color": "rgba(0,0,0,0)"},  # the outline of an open mark has the mark's colour
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _weight(spot: Spot) -> float:
    """Triangles and diamonds look smaller than squares of the same size, and open ones draw their line outside."""
    grown = 1.12 if spot.symbol.startswith(("triangle", "pentagon")) else 0.86 if "square" in spot.symbol else 1.0
    return round(spot.size * grown - (2 if "open" in spot.symbol else 0), 1)


def _targets(spots: Iterable[Spot], layout: Layout) -> Figure:
    """Unseen bars over marks and labels, so that a click on a headline opens it as a click on its mark does."""
    found = [(box, spot) for spot in spots for box in boxes(spot.placed, layout.window, layout.canvas)]
    per_pixel = found[0][1].day_per_pixel
    return {
        "type": "bar",
        "orientation": "h",
        "x": [round((right - left) * per_pixel, 3) for (_, left, right), _ in found],
        "base": [round((left - AIR) * per_pixel, 3) for (_, left, _), _ in found],
        "y": [round(spot.y + (row - spot.placed.row) * spot.row, 1) for (row, _, _), spot in found],
        "width": found[0][1].row - 2,
        "customdata": [spot.event.id for _, spot in found],
        "hovertext": [spot.hover(brief=layout.canvas.names == "above") for _, spot in found],
        "hoverinfo": "text",
        "marker": {"opacity": 0},
        "selected": {"marker": {"opacity": 0}},
        "unselected": {"marker": {"opacity": 0}},
        "showlegend": False,
    }


def _bars(spots: Iterable[Spot]) -> Iterator[Figure]:
    """What went on for a while: one trace for each colour and dash, the bars in it parted by gaps."""
    lines: dict[tuple[str, str, float], list[Spot]] = defaultdict(list)
    for spot in spots:
        if spot.placed.shape == "range":
            lines[spot.tone.colour, stroke(spot.event), round(spot.size * 0.5)].append(spot)
    for (colour, dash, weight), some in lines.items():
        x = [value for spot in some for value in (spot.start + _room(spot), spot.end, None)]
        y = [value for spot in some for value in (spot.y, spot.y, None)]
        yield _line(x, y, colour, weight, dash)


def _room(spot: Spot) -> float:
    """Days that an open mark takes of its bar, which would else be seen through it."""
    return round((spot.size / 2 + 1) * spot.day_per_pixel, 4) if "open" in spot.symbol else 0


def stroke(event: Event) -> str:
    """Whole where begin and end are known to the day; broken where they are rough or the matter is disputed."""
    if event.status in ("claimed", "disputed", "scheduled", "cancelled"):
        return "4px,3px"
    rough = edtf.is_approximate(event.when) or edtf.precision(event.when) not in ("minute", "hour", "day")
    return "10px,4px" if rough else "solid"


def _spans(spots: Iterable[Spot]) -> Iterator[Figure]:
    """All days on which a roughly dated event may have happened: a dotted line that leaves room for the mark."""
    lines: dict[str, list[Spot]] = defaultdict(list)
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


def _arrows(spots: Iterable[Spot]) -> Iterator[Figure]:
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
