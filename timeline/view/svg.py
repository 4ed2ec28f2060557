"""The chart as a picture that needs nothing: SVG with classes, for print, files and pages without a script.

    layout = arrange(collection, events, window, MEDIUM, "actor", chosen)
    inside_a_page = svg.draw(collection, layout, "actor")        # the page brings `svg.STYLE` in its style sheet
    a_file_of_its_own = svg.standalone(inside_a_page)            # style and white paper come along

Text and lines take the colour of the page, so that one drawing serves light and dark; actors keep theirs. Nothing in it
is a style or a script, so it passes the strictest content security policy. Labels are squeezed to the width that
they were laid out for, so that they touch nothing in whatever face a page has.
"""

from collections.abc import Callable, Iterator
from html import escape
from typing import Final

from timeline.core import edtf
from timeline.view import bins, heights, wording
from timeline.view.canvas import AIR, MANY, NONE, SIZE, Kind, Lane, Layout
from timeline.view.collection import Collection
from timeline.view.lettering import two_lines, width
from timeline.view.marks import Spot, stroke
from timeline.view.palette import OTHERS
from timeline.view.ticks import ticks, weekends

STYLE: Final = (
    ".chart{max-width:100%;height:auto}"
    ".chart text{font:13px 'Source Sans 3','Source Sans Pro','Source Sans','Segoe UI',Roboto,'Helvetica Neue',Arial,"
    "sans-serif;fill:currentColor;stroke:none}"
    ".chart .tick{font-size:12.5px}.chart .name{font-weight:700}"
    ".chart .status{font-style:italic}.chart .off{text-decoration:line-through}"
    ".chart .shade{fill:#808080;fill-opacity:.12}.chart .grid{stroke:#808080;stroke-opacity:.25}"
    ".chart .rule{stroke:#808080;stroke-opacity:.5}.chart .open{fill:none;stroke-width:2}"
    ".chart .bar{stroke-width:6.5}.chart .unsure{stroke-dasharray:4 3}.chart .rough{stroke-dasharray:10 4}"
    ".chart .span{stroke-width:2.5;stroke-dasharray:2 4}"
    ".chart a:hover text,.chart a:focus text{text-decoration:underline}"
)
_TICK: Final = 12.5  # size of the words of the axis, pixels
_ALONE: Final = ".chart{color:#1a1a1a}.paper{fill:#fff}"
_DASHES: Final = {"solid": "bar", "4px,3px": "bar unsure", "10px,4px": "bar rough"}

Link = Callable[[str], str]


def in_list(event: str) -> str:
    """The place of an event in a list on the same page: `#e-` and its id."""
    return f"#e-{event}"


def draw(collection: Collection, layout: Layout, by: Kind, *, link: Link | None = in_list, alt: str = "") -> str:
    """A laid-out chart as an `<svg>` element, in pixels; each mark names its event and, with `link`, leads to it."""
    top_of, height = heights.tops(layout)
    across, down = sum(heights.sides(layout)) + layout.canvas.width, height + heights.TOP + heights.BOTTOM
    shown = sum(len(lane.placed) + sum(bar.count for bar in lane.bars) for lane in layout.lanes)
    language = layout.canvas.language
    told = alt or wording.chart_alt(shown, wording.period(*layout.window, language), language)
    left = heights.sides(layout)[0]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" width="{across:g}" height="{down:g}" '
        f'viewBox="{-left} {-heights.TOP} {across:g} {down:g}" role="group" aria-label="{escape(told)}">',
        *_axis(layout, height),
        *(part for lane in layout.lanes for part in _lane(collection, layout, lane, top_of[lane.key], by, link)),
        "</svg>",
    ]
    return "".join(parts)


def standalone(drawing: str) -> str:
    """The drawing as a file of its own, on white paper, with the style that it needs."""
    head, tag, rest = drawing.partition(">")
    box = head.partition('viewBox="')[2].partition('"')[0].split()
    paper = f'<rect class="paper" x="{box[0]}" y="{box[1]}" width="100%" height="100%"/>'
    return f"{head}{tag}<style>{STYLE}{_ALONE}</style>{paper}{rest}"


def _axis(layout: Layout, height: float) -> Iterator[str]:
    """Weekends, lines and the words over them."""
    for start, end in weekends(layout.window):
        x, right = _x(layout, start), _x(layout, end)
        yield f'<rect class="shade" x="{x:g}" width="{right - x:.4g}" height="{height:g}"/>'
    clock = any(
        edtf.precision(placed.event.when) in ("minute", "hour") for lane in layout.lanes for placed in lane.placed
    )
    axis = ticks(layout.window, layout.canvas.width, clock=clock, language=layout.canvas.language)
    lines = "".join(f"M{_x(layout, tick.line):g} 0v{height:g}" for tick in axis)
    yield f'<path class="grid" d="{lines}"/>'
    yield from (_word(layout, tick.text, _x(layout, tick.at), -10) for tick in axis)
    yield from (_word(layout, tick.over, _x(layout, tick.at), -28) for tick in axis if tick.over)


def _word(layout: Layout, text: str, x: float, y: int) -> str:
    """A word over the axis, moved in where the edge would cut it."""
    half = width(text, _TICK) / 2
    x = max(min(x, layout.canvas.width + heights.sides(layout)[1] - half), half - heights.sides(layout)[0])
    return _text(text, x - half, y, "tick", _TICK)


def _lane(collection: Collection, layout: Layout, lane: Lane, top: float, by: Kind, link: Link | None) -> Iterator[str]:
    left, right = heights.sides(layout)
    rule = top - heights.LANE_AIR - heights.name_line(layout)
    yield f'<path class="rule" d="M{-left} {rule:g}H{layout.canvas.width + right}"/>'
    if layout.canvas.names != "none":
        yield from _lane_name(collection, layout, lane, top, by)
    yield from _bars(collection, layout, lane, top, by)
    for placed in lane.placed:
        yield _event(Spot(collection, placed, top, layout), layout, link)


def _lane_name(collection: Collection, layout: Layout, lane: Lane, top: float, by: Kind) -> Iterator[str]:
    beside = layout.canvas.names == "beside"
    tone = OTHERS if lane.key in (MANY, NONE) else collection.tone(lane.key)
    x, y = -heights.sides(layout)[0], top + 13.5 if beside else top - heights.NAME_LINE / 2 + 2
    indent = 18 if by == "actor" else 0
    if indent:
        yield f'<path fill="{tone.colour}" d="{shape(tone.symbol, x + 6, y, 10)}"/>'
    lines = two_lines(lane.name, heights.GUTTER - 34, SIZE * 1.07) if beside else [lane.name]
    y -= 7 * (len(lines) - 1)
    for number, line in enumerate(lines):
        yield f'<text class="name" x="{x + indent}" y="{y + 4.5 + 16 * number:g}">{escape(line)}</text>'


def _bars(collection: Collection, layout: Layout, lane: Lane, top: float, by: Kind) -> Iterator[str]:
    """The bars of a lane of very many events, as high as they have events."""
    if not lane.bars:
        return
    scale = bins.scale(layout)
    tone, foot = bins.tone(collection, lane.key, by), top + lane.rows * heights.row_height(layout)
    yield f'<g fill="{tone.colour}">'
    for bar in lane.bars:
        x, right, high = _x(layout, bar.start), _x(layout, bar.end), bins.height(bar, scale)
        place = f'x="{x:g}" y="{foot - high:g}" width="{(right - x) * 0.86:.3g}" height="{high:g}"'
        yield f"<rect {place}><title>{escape(bins.told(bar, layout.canvas.language))}</title></rect>"
    yield "</g>"


def _event(spot: Spot, layout: Layout, link: Link | None) -> str:
    """The mark of an event with its bar or span and its label, as one link."""
    shape = f"{_extent(spot, layout)}{_mark(spot, layout)}{_label(spot, layout)}"
    words = (
        f"<title>{escape(wording.when(spot.event, layout.canvas.language))}: {escape(spot.event.title)}</title>{shape}"
    )
    colours = f'fill="{spot.tone.colour}" stroke="{spot.tone.colour}"'
    return f'<a href="{escape(link(spot.event.id))}" {colours}>{words}</a>' if link else f"<g {colours}>{words}</g>"


def _mark(spot: Spot, layout: Layout) -> str:
    base, _, dotted = spot.symbol.partition("-open")
    x = _x(layout, spot.placed.mark)
    if "-open" not in spot.symbol:
        return f'<path d="{shape(base, x, spot.y, spot.size)}"/>'
    dot = f'<path d="{shape("circle", x, spot.y, 3)}"/>' if dotted else ""
    return f'<path class="open" d="{shape(base, x, spot.y, spot.size - 2)}"/>{dot}'


def _extent(spot: Spot, layout: Layout) -> str:
    """The bar of what went on for a while with its arrow, or the dots of all days that come into question."""
    if spot.placed.shape == "point":
        return ""
    start, end, mark = (_x(layout, moment) for moment in (spot.placed.start, spot.placed.end, spot.placed.mark))
    half, y = spot.size / 2, round(spot.y, 1)
    if spot.placed.shape == "span":
        halves = ((start, mark - half - 3), (mark + half + 3, end))
        line = "".join(f"M{low:.5g} {y:g}H{high:.5g}" for low, high in halves if high > low)
        return f'<path class="span" d="{line}"/>' if line else ""
    low = start + (half + 1 if "open" in spot.symbol else 0)
    arrow = f'<path d="{shape("triangle-right", end, y, spot.size)}"/>' if spot.placed.after else ""
    return f'<path class="{_DASHES[stroke(spot.event)]}" d="M{low:.5g} {y:g}H{end:.5g}"/>{arrow}'


def _label(spot: Spot, layout: Layout) -> str:
    words = spot.placed.label
    if not words:
        return ""
    side, half = spot.placed.side, spot.size / 2 + 1
    point = spot.placed.shape == "point"
    x, y = _x(layout, spot.placed.mark if point else spot.placed.start), spot.y + 4.5
    if side == "right":
        x = x + half + 6 if point else max(_x(layout, spot.placed.end), _x(layout, spot.placed.mark) + half) + 6
    elif side == "left":
        x -= half + 6 + width(words, SIZE)
    else:
        x, y = x - half, y + heights.row_height(layout)
    return "".join(_words(spot, x, y))


def _words(spot: Spot, x: float, y: float) -> Iterator[str]:
    """The pieces of the label, one after the other."""
    for words, kind in _pieces(spot):
        if words.strip():
            indent = width(" ", SIZE) * (len(words) - len(words.lstrip()))
            yield _text(words.strip(), x + indent, y, kind)
        x += width(words, SIZE)


def _pieces(spot: Spot) -> list[tuple[str, str]]:
    """The label in pieces with their class: the status in italics, struck out what was cancelled."""
    title, status = spot.placed.label.removesuffix(spot.tail), spot.status
    if not status:
        return [(spot.placed.label, "")]
    before, _, after = spot.tail.partition(status)
    rest = [(status, "status"), (after, "")]
    return [(title, "off"), (before, ""), *rest] if spot.event.status == "cancelled" else [(title + before, ""), *rest]


def _text(words: str, x: float, y: float, kind: str = "", size: float = SIZE) -> str:
    """Words that take just the room that was measured for them."""
    named = f' class="{kind}"' if kind else ""
    room = f'textLength="{width(words, size):.4g}" lengthAdjust="spacingAndGlyphs"'
    return f'<text{named} x="{x:.5g}" y="{y:g}" {room}>{escape(words)}</text>'


def shape(name: str, x: float, y: float, size: float) -> str:
    """The path of a symbol of about this size around a place."""
    half = size / 2
    if name == "circle":
        return f"M{x - half:.5g} {y:g}a{half:g} {half:g} 0 1 0 {size:g} 0a{half:g} {half:g} 0 1 0 {-size:g} 0"
    first, *others = ((x + right * half, y + low * half) for right, low in _CORNERS[name])
    line = "".join(f"L{right:.5g} {low:.5g}" for right, low in others)
    return f"M{first[0]:.5g} {first[1]:.5g}{line}z"


def _x(layout: Layout, moment: int) -> float:
    """The pixel of a moment, counted from the plot's left edge."""
    window = layout.window
    return round(AIR + (moment - window.start) * (layout.canvas.width - 2 * AIR) / (window.end - window.start), 1)


_CORNERS: Final = {
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "triangle-up": ((0, -1.1), (1.2, 0.9), (-1.2, 0.9)),
    "triangle-down": ((0, 1.1), (-1.2, -0.9), (1.2, -0.9)),
    "triangle-left": ((-1.1, 0), (0.9, -1.2), (0.9, 1.2)),
    "triangle-right": ((1.1, 0), (-0.9, 1.2), (-0.9, -1.2)),
    "pentagon": ((0, -1.1), (1.1, -0.3), (0.7, 1), (-0.7, 1), (-1.1, -0.3)),
}
