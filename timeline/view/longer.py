"""Labels for a chart that is wider than the one it was laid out for: there marks stand further apart, and longer titles
find room beside them.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from timeline.view.canvas import SIZE, Lane, Layout, Placed, boxes
from timeline.view.collection import Collection
from timeline.view.lettering import cut, width
from timeline.view.wording import tail

_GAP: Final = 14.0  # pixels that stay free beside a label
_Rows = dict[int, dict[str, tuple[float, float]]]  # by row what each event covers of it: left and right, pixels


def titles(collection: Collection, layout: Layout, plot: float) -> Mapping[str, tuple[str, str]]:
    """For a plot this many pixels wide or wider the titles of labels that may be longer, by the id of the event.

    Of each the short title, as it stands in the label, and the longer one. Neither has the end that no label loses.
    """
    found: dict[str, tuple[str, str]] = {}
    for lane in layout.lanes:
        rows = _rows(layout, lane, plot)
        for placed in lane.placed:
            short = placed.label.removesuffix(tail(collection, placed.event, layout.canvas.language))
            if short.endswith("…") and short != placed.event.title:
                long = cut(placed.event.title, width(short, SIZE) + _room(placed, rows, plot), SIZE)
                if len(long) > len(short):
                    found[placed.event.id] = (short, long)
                    _grow(placed, rows, width(long, SIZE) - width(short, SIZE))
    return found


def _rows(layout: Layout, lane: Lane, plot: float) -> _Rows:
    rows: _Rows = defaultdict(dict)
    for placed in lane.placed:
        for row, left, right in boxes(placed, layout.window, layout.canvas, plot):
            rows[row][placed.event.id] = (left, right)
    return rows


def _row(placed: Placed) -> int:
    """The row of the label."""
    return placed.row + (placed.side == "below")


def _room(placed: Placed, rows: _Rows, plot: float) -> float:
    """Pixels by which a label may grow before it comes near what stands beside it."""
    row = rows[_row(placed)]
    left, right = row[placed.event.id]
    others = [box for ident, box in row.items() if ident != placed.event.id]
    if placed.side == "left":
        return left - max([other + _GAP for _, other in others if other <= left], default=0.0)
    return min([other - _GAP for other, _ in others if other >= right], default=plot) - right


def _grow(placed: Placed, rows: _Rows, more: float) -> None:
    """Notes that a label covers more of its row."""
    row = rows[_row(placed)]
    left, right = row[placed.event.id]
    row[placed.event.id] = (left - more, right) if placed.side == "left" else (left, right + more)
