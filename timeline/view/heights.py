"""How high a chart is: the room of its axis, of lanes and of their names, in pixels."""

from typing import Final

from timeline.view.canvas import Layout

GUTTER: Final = 150  # left of the plot, for names beside lanes
TOP, BOTTOM, EDGE = 52, 6, 14  # the axis, what is under the last lane, and beside a plot without names
NAME_LINE, LANE_AIR = 24, 9
_STRIP_HEIGHT = 96


def tops(layout: Layout) -> tuple[dict[str, float], float]:
    """The y of each lane's first row by lane key, and the height of all lanes together, in pixels from the top."""
    found, y = {}, 0.0
    for lane in layout.lanes:
        found[lane.key] = y + LANE_AIR + name_line(layout)
        y = found[lane.key] + lane.rows * row_height(layout) + LANE_AIR
    return found, max(y, 40.0)


def name_line(layout: Layout) -> int:
    """Pixels that the name over a lane takes; 0 where names stand elsewhere."""
    return NAME_LINE if layout.canvas.names == "above" else 0


def sides(layout: Layout) -> tuple[int, int]:
    """Pixels left and right of the plot."""
    return {"beside": (GUTTER, 0), "above": (0, 0), "none": (EDGE, EDGE)}[layout.canvas.names]


def row_height(layout: Layout) -> float:
    """Pixels from row to row; in the strip as many as fit, and at least 5."""
    if layout.canvas.lanes:
        return layout.canvas.row
    rows = sum(lane.rows for lane in layout.lanes) or 1
    return max(5.0, min(layout.canvas.row, _STRIP_HEIGHT / rows))
