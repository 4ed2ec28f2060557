"""The card of a choice of events: 1200 × 630 pixels, the size that social networks and messengers show beside a link.

As much as can be read there: titles while they fit, then marks in lanes, then marks of all together, then bars.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from timeline.core.model import Event
from timeline.publish import embed, plain
from timeline.publish.chart import as_of, line
from timeline.publish.look import Look
from timeline.view import bins, heights, lanes, svg
from timeline.view.canvas import Canvas, Kind, Layout
from timeline.view.collection import Collection
from timeline.view.filters import Filter
from timeline.view.lettering import two_lines, width
from timeline.view.spans import places
from timeline.view.window import Window, opening, sides

WIDTH, HEIGHT = 1_200, 630
_MARGIN, _LEADING, _TOP, _BELOW = 56, 52, 82, 64  # pixels: at the sides, from line to line, first line, under the chart
_TITLE, _LEAST, _SENTENCE, _FOOT = 46, 40, 25, 21  # size of letters, pixels
_BOLD: Final = 1.06  # times as wide
_ROOM: Final = WIDTH - 2 * _MARGIN
_BARS: Final = 1.6


def card(collection: Collection, events: Sequence[Event], chosen: Filter, look: Look, day: str) -> str:
    """The card as SVG: the title, the choice in words, the chart, and of what day it is (ISO 8601)."""
    title = look.title or embed.headline(collection, look.language)
    size = _TITLE if width(title, _TITLE * _BOLD) <= _ROOM else _LEAST
    lines = two_lines(title, _ROOM, size * _BOLD)
    words = [line(one, _MARGIN, _TOP + _LEADING * n, _ROOM, size, 700) for n, one in enumerate(lines)]
    y = _TOP + _LEADING * len(lines) - 4
    words.append(line(embed.summary(collection, chosen, events, look.language), _MARGIN, y, _ROOM, _SENTENCE, 400))
    words.append(line(as_of(day, look.language), _MARGIN, HEIGHT - 30, _ROOM, _FOOT, 400))
    drawing = _chart(collection, events, chosen, look, y + 24) if events else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<rect width="100%" height="100%" fill="#FFFFFF"/>{"".join(words)}{drawing}</svg>'
    )


def _chart(collection: Collection, events: Sequence[Event], chosen: Filter, look: Look, top: int) -> str:
    """The first of the charts that fits, and who is who where it has no lanes to say it."""
    window = opening(events, chosen.first, chosen.last)
    inside, room = sides(events, window).inside, HEIGHT - _BELOW - top
    tried = _tried(collection, inside, window, chosen, look)
    found = next((one for one in tried if _size(one[0])[1] * one[1] <= room), None)
    layout, scale = found or (_bars(collection, inside, window, chosen, look, room), _BARS)
    across, down = _size(layout)
    drawing = plain.xml(svg.standalone(svg.draw(collection, layout, look.lanes, link=None)))
    placed = f'x="{_MARGIN}" y="{top}" width="{across * scale:g}" height="{down * scale:g}"'
    named = _legend(collection, inside) if found and len(layout.lanes) == 1 and look.lanes == "actor" else ""
    return drawing.replace(f'width="{across:g}" height="{down:g}"', placed, 1) + named


def _ways(by: Kind) -> Iterator[tuple[Kind, float, float]]:
    """Lanes, size and room for a label, the best first."""
    yield from ((by, scale, 310.0) for scale in (2.2, 1.8, 1.5))
    yield from (("none", scale, 310.0) for scale in (1.8, 1.5))
    yield from ((by, scale, 0.0) for scale in (2.0, 1.7, 1.4, 1.15))
    yield from (("none", scale, 0.0) for scale in (2.0, 1.7, 1.4))


def _tried(
    collection: Collection, inside: Sequence[Event], window: Window, chosen: Filter, look: Look
) -> Iterator[tuple[Layout, float]]:
    """Charts with the size that they are drawn in, each telling less than the one before."""
    most = {310.0: lanes.LABELLED, 0.0: bins.MOST}
    for by, scale, label in _ways(look.lanes):
        if len(inside) > most[label]:
            continue
        wide = round(_ROOM / scale) - 2 * heights.EDGE * (by == "none")
        canvas = Canvas("card", wide, 13.0, label, "above", row=27 if label else 14, language=look.language)
        if not label and by != "none":
            canvas = replace(canvas, width=wide - heights.GUTTER, mark=11.0, names="beside", row=13)
        yield lanes.arrange(collection, inside, window, canvas, by, chosen), scale


def _bars(
    collection: Collection, inside: Sequence[Event], window: Window, chosen: Filter, look: Look, room: int
) -> Layout:
    """All together as bars that fill the room."""
    canvas = Canvas("card", round(_ROOM / _BARS) - 2 * heights.EDGE, 13.0, 0.0, "none", row=27, language=look.language)
    layout = bins.count(collection, places(collection, inside), window, canvas, "none", chosen)
    free = room / _BARS - heights.TOP - heights.BOTTOM - 2 * heights.LANE_AIR
    return replace(layout, lanes=tuple(replace(lane, rows=int(free / canvas.row)) for lane in layout.lanes))


def _size(layout: Layout) -> tuple[float, float]:
    """Width and height of a drawing in its own pixels."""
    across = sum(heights.sides(layout)) + layout.canvas.width
    return across, heights.tops(layout)[1] + heights.TOP + heights.BOTTOM


def _legend(collection: Collection, inside: Sequence[Event]) -> str:
    """Which sign and colour is whose, at the right of the last line; those alone who have a mark."""
    shown = {lanes.leading(collection, event) for event in inside}
    named = [(tone, collection.name(one)) for one, tone in collection.tones.items() if one in shown][:4]
    wide = [width(name, _FOOT) + 54 for _, name in named]
    y, first = HEIGHT - 30, WIDTH - _MARGIN + 24 - sum(wide)
    placed = zip(named, accumulate(wide, initial=first), strict=False)
    return "".join(
        f'<path fill="{tone.colour}" d="{svg.shape(tone.symbol, x + 10, y - 7, 18)}"/>'
        f"{line(name, x + 26, y, 400, _FOOT, 400)}"
        for (tone, name), x in placed
    )
