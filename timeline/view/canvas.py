"""What a laid-out chart is made of: the canvas it is drawn for, lanes, and the marks or bars in them.

Positions along the time axis are minutes; boxes are pixels of the narrowest plot a canvas is made for. A plot that
is wider only moves marks apart while labels keep their width, so what does not touch there touches nowhere.
"""

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from timeline.core.language import ENGLISH, Language
from timeline.core.model import Event
from timeline.view.lettering import width
from timeline.view.window import Window

Kind = Literal["actor", "source", "kind", "none"]
Shape = Literal["point", "range", "span"]
Side = Literal["right", "left", "below", "none"]

MANY, NONE = "*", ""  # keys of the lanes of events with several parties, and with none
AIR: Final = 10.0  # left and right of the window, so that no mark is cut at an edge; pixels
SIZE: Final = 13.0  # of labels, pixels


@dataclass(frozen=True)
class Canvas:
    """What a chart is drawn for: least plot width, mark, longest label, row (pixels), where lane names stand, and the
    language of all words in it that are ours.
    """

    name: str
    width: int
    mark: float
    label: float
    names: Literal["beside", "above", "none"]
    lanes: bool = True
    row: int = 27
    language: Language = ENGLISH


WIDE = Canvas("wide", 860, 13.0, 450.0, "beside")
MEDIUM = Canvas("medium", 600, 13.0, 290.0, "above")
DENSE = Canvas("dense", 450, 10.0, 0.0, "beside", row=15)  # without labels, so that one serves all but phones
STRIP = Canvas("strip", 280, 9.0, 0.0, "none", lanes=False, row=12)


class Placed(NamedTuple):
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


@dataclass(frozen=True, slots=True)
class Bar:
    """So many events that begin in a stretch of whole days, given in minutes."""

    start: int
    end: int
    count: int


@dataclass(frozen=True)
class Lane:
    """A band of the chart: its key (an actor's id, an outlet or a kind), name, and the events on its rows.

    Of very many events it has bars in place of marks.
    """

    key: str
    name: str
    rows: int
    placed: tuple[Placed, ...]
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True)
class Layout:
    """A laid-out chart."""

    window: Window
    canvas: Canvas
    lanes: tuple[Lane, ...]


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
