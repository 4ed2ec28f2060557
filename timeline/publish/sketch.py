"""The chart of an embed: SVG that fits any width. Across, all is told in percent, so that letters keep their size and
only the room between marks grows; down, in pixels. Labels were placed for 600 px: on less, the style sheet hides the
chart and shows the strip, which has marks alone.

No colour stands in a style: colours are attributes, and what differs in the dark is a class.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate, groupby
from typing import Final

from markupsafe import escape

from timeline.core import edtf
from timeline.core.labels import label
from timeline.publish.look import Look
from timeline.view import bins, lanes, wording
from timeline.view.canvas import AIR, MANY, NONE, SIZE, Bar, Canvas, Lane, Layout, Placed
from timeline.view.collection import Collection
from timeline.view.filters import Filter
from timeline.view.lettering import width
from timeline.view.longer import titles
from timeline.view.palette import OTHERS, Tone
from timeline.view.spans import places
from timeline.view.ticks import Tick, ticks, weekends
from timeline.view.window import Sides, Window

_Link = tuple[str, str]
_Longer = Mapping[str, tuple[str, str]]

EMBED: Final = Canvas("embed", 600, 13.0, 285.0, "above", row=24)  # a label of less than half fits on one side
STYLE: Final = ".l{display:none}@media (min-width:960px){.t{display:none}.l{display:inline}}"  # for longer labels
_WIDE: Final = 920  # pixels of a chart that shows them, at least: beside it there are air and, it may be, a scroll bar
DENSE: Final = Canvas("dense embed", 600, 13.0, 0.0, "above", row=15)  # of so many events that labels find no room
_NAME, _AIR, _TOP = 20, 6, 34
_STRIP, _THICK, _OVER = 72, 10, 18  # pixels for all bands of the strip, for one at most, and for the dates over them
_MARK: Final = 2  # percent of the strip: some six pixels
_FAINT: Final = ' opacity=".4"'
_HALF, _GAP = 6, 12
_RISE: Final = 4  # pixels from the line that letters stand on up to their middle, which is that of a mark
_SHAPES: Final = {  # paths around a middle so much above 0; the circle is one as well, so that all are of one kind
    "circle": "M-6-4a6 6 0 1 0 12 0a6 6 0 1 0-12 0",
    "square": "M-5-9H5V1H-5z",
    "diamond": "M0-11 7-4 0 3-7-4z",
    "triangle-up": "M0-11 7 1H-7z",
    "triangle-down": "M0 3 7-9H-7z",
    "pentagon": "M0-11 7-5 4 2H-4L-7-5z",
}
_ID: Final = dict(zip(_SHAPES, "ABCDEF", strict=True))  # capitals: no event has such an id


def draw(collection: Collection, there: Sides, window: Window, chosen: Filter, look: Look, link: _Link) -> str:
    """The chart and the strip of the events inside a window, as two SVG elements. All text is escaped.

    `link` is what stands before and after the id of an event in the address that its mark leads to; before is “” where
    marks lead nowhere.
    """
    many = len(there.inside)
    language = look.language
    canvas = replace(EMBED if many <= lanes.LABELLED else DENSE, language=language)
    if many > bins.MOST:
        layout = bins.count(collection, places(collection, there.inside), window, canvas, look.lanes, chosen)
    else:
        layout = lanes.arrange(collection, there.inside, window, canvas, look.lanes, chosen)
    alt = wording.chart_alt(many, wording.period(*window, language), language)
    return "".join([*_chart(collection, layout, look, alt, link), *_strip(collection, layout, look)])


def _chart(collection: Collection, layout: Layout, look: Look, alt: str, link: _Link) -> Iterator[str]:
    tops, height = _tops(layout)
    yield f'<svg class="c" height="{height}" role="group" aria-label="{escape(alt)}">'
    keys, longer = _keys(collection, layout, look), titles(collection, layout, _WIDE)
    yield f"<style>{STYLE}</style>" if longer else ""
    yield _symbols(collection, layout, keys)
    yield from _axis(layout, height)
    for lane, top in zip(layout.lanes, tops, strict=True):
        dress = _dress(_tone(collection, lane.key))
        yield f'<svg y="{top}"{dress}>'  # told from its own top, so that gzip finds in it what it knows of others
        if look.lanes != "none":
            yield _name(collection, lane, look, keys)
        yield from _bars(collection, layout, lane, look)
        yield from _marks(collection, layout, lane, look, link, longer)
        yield "</svg>"
    yield "</svg>"


def _tops(layout: Layout) -> tuple[list[int], int]:
    """Where each lane begins, and the height of all, in pixels."""
    found, y = [], _TOP
    for lane in layout.lanes:
        found.append(y)
        y += _NAME + lane.rows * layout.canvas.row + _AIR
    return found, y


def _keys(collection: Collection, layout: Layout, look: Look) -> dict[str, str]:
    """By shape the first lane beside whose name it stands: there it is drawn, and all others refer to it."""
    lanes = reversed(layout.lanes) if look.lanes == "actor" else ()
    return {_tone(collection, lane.key).symbol: lane.key for lane in lanes}


def _symbols(collection: Collection, layout: Layout, keys: Mapping[str, str]) -> str:
    """The shapes of marks that stand beside no name, each once."""
    used = {_tone(collection, placed.tone).symbol for lane in layout.lanes for placed in lane.placed}
    shapes = "".join(_shape(one) for one in sorted(used - keys.keys()))
    return f"<defs>{shapes}</defs>" if shapes else ""


def _shape(symbol: str) -> str:
    return f'<path id="{_ID[symbol]}" d="{_SHAPES[symbol]}"/>'


def _axis(layout: Layout, height: int) -> Iterator[str]:
    for start, end in weekends(layout.window):
        left, right = _across(layout, start), _across(layout, end)
        yield f'<rect class="w" x="{left:g}%" width="{right - left:.4g}%" y="{_TOP}" height="{height - _TOP}"/>'
    clock = any(
        edtf.precision(placed.event.when) in ("minute", "hour") for lane in layout.lanes for placed in lane.placed
    )
    found = ticks(layout.window, layout.canvas.width, clock=clock, language=layout.canvas.language)
    for tick in found:
        x = _across(layout, tick.line)
        yield f'<line x1="{x:g}%" x2="{x:g}%" y1="{_TOP}" y2="{height}"/>'
    yield from _tick_words(layout, found)


def _tick_words(layout: Layout, found: Sequence[Tick]) -> Iterator[str]:
    for tick in found:
        x = _across(layout, tick.at)
        for words, y in ((tick.text, 29), (tick.over, 13)):
            half = 100 * width(words, SIZE) / 2 / layout.canvas.width
            anchor = ' class="e"' if x + half > 100 else "" if x < half else ' class="m"'
            if words:
                yield f'<text{anchor} x="{x:g}%" y="{y}">{escape(words)}</text>'


def _name(collection: Collection, lane: Lane, look: Look, keys: Mapping[str, str]) -> str:
    """The name of a lane under its line, with its shape where lanes are actors."""
    symbol = _tone(collection, lane.key).symbol
    key, left = "", 0
    if look.lanes == "actor":
        first = keys[symbol] == lane.key
        key = _shape(symbol) if first else f'<use href="#{_ID[symbol]}"/>'
        key, left = f'<svg x="7" y="16">{key}</svg>', 20
    return f'<line x2="100%"/>{key}<text class="n" x="{left}" y="16">{escape(lane.name)}</text>'


def _marks(
    collection: Collection, layout: Layout, lane: Lane, look: Look, link: _Link, longer: _Longer
) -> Iterator[str]:
    row, told = layout.canvas.row, f' lang="{escape(look.foreign)}"' if look.foreign else ""
    usual = _dress(_tone(collection, lane.key))
    for tone, some in groupby(lane.placed, key=lambda placed: _tone(collection, placed.tone)):
        own = told + (dress if (dress := _dress(tone)) != usual else "")
        yield f"<g{own}>" if own else ""
        for placed in some:
            yield _event(layout, placed, tone, _NAME + placed.row * row + row // 2 + _RISE, link, longer)
        yield "</g>" if own else ""


def _dress(tone: Tone) -> str:
    """The colour of a lane, or of marks in it that have another one."""
    return f' fill="{tone.colour}" stroke="{tone.colour}"'


def _bars(collection: Collection, layout: Layout, lane: Lane, look: Look) -> Iterator[str]:
    """The bars of a lane of very many events, as high as they have events."""
    if not lane.bars:
        return
    tallest = max(bar.count for one in layout.lanes for bar in one.bars)
    room = lane.rows * layout.canvas.row
    yield f'<g fill="{bins.tone(collection, lane.key, look.lanes).colour}" stroke="none">'
    for bar in lane.bars:
        high = max(3, round(bar.count / tallest * room))
        told = escape(bins.told(bar, layout.canvas.language))
        yield f'<rect {_bar_place(layout, bar)} y="{_NAME + room - high}" height="{high}"><title>{told}</title></rect>'
    yield "</g>"


def _bar_place(layout: Layout, bar: Bar) -> str:
    return f'x="{_across(layout, bar.start):g}%" width="{0.9 * _wide(layout, bar.start, bar.end):.3g}%"'


def _event(layout: Layout, placed: Placed, tone: Tone, y: int, link: _Link, longer: _Longer) -> str:
    """A mark with its bar or span and its label, as one link to the event in the list.

    All of it stands in an SVG of its own, so that its place is told once: how far down first, as in other lanes.
    """
    event = placed.event
    left = placed.mark if placed.shape == "point" else placed.start
    shapes = _extent(layout, placed)
    if placed.shape != "range":
        open_ = ' class="o"' if _is_open(placed) else ""
        shapes += f'<use href="#{_ID[tone.symbol]}"{open_}{_attribute("x", _wide(layout, left, placed.mark))}/>'
    name = ""
    if placed.label and not placed.label.startswith(event.title):
        name = f"<title>{escape(wording.when(event, layout.canvas.language))}: {escape(event.title)}</title>"
    shapes = f"{name}{shapes}{_label(layout, placed, left, longer)}"
    if link[0]:
        away = "" if link[0] == "#" else ' target="_top"'
        hidden = "" if placed.label else ' tabindex="-1" aria-hidden="true"'
        shapes = f"<a href={_quoted(f'{link[0]}{event.id}{link[1]}')}{away}{hidden}>{shapes}</a>"
    return f'<svg y="{y}" x="{_across(layout, left):g}%">{shapes}</svg>'


def _quoted(address: str) -> str:
    """An attribute’s value; a fragment, whose id has nothing but letters, digits and hyphens, needs no quotes."""
    return address if address.startswith("#") else f'"{escape(address)}"'


def _extent(layout: Layout, placed: Placed) -> str:
    """The bar of what went on for a while, the dotted span of days that come into question, arrows where it goes on."""
    if placed.shape == "point":
        return ""
    wide = _wide(layout, placed.start, placed.end)
    if placed.shape == "span":
        return f'<line class="s" x2="{wide:g}%" y1="-{_RISE}" y2="-{_RISE}"/>'
    open_ = ' class="o"' if _is_open(placed) else ""
    bar = f'<rect{open_} width="{max(wide, 0.5):g}%" y="-9" height="10"/>'
    before = '<text class="e">←</text>' * placed.before
    return bar + before + f'<text x="{wide:g}%">→</text>' * placed.after


def _label(layout: Layout, placed: Placed, left: int, longer: _Longer) -> str:
    if not placed.label:
        return ""
    words = _words(placed, *longer.get(placed.event.id, ("", "")))
    if placed.side == "right":
        beside = _attribute("x", _wide(layout, left, placed.end)) if placed.shape != "point" else ""
        return f'<text{beside} dx="{_GAP + (16 if placed.after else 0)}">{words}</text>'
    if placed.side == "left":
        return f'<text class="e" dx="-{_GAP + (16 if placed.before else 0)}">{words}</text>'
    return f'<text dx="-{_HALF}" y="{layout.canvas.row}">{words}</text>'


def _words(placed: Placed, short: str, long: str) -> str:
    """The label, in which the style sheet shows the end of the short title or that of the longer one."""
    if not long:
        return escape(placed.label)
    stem = short.removesuffix("…")
    rest = f'<tspan class="t">…</tspan><tspan class="l">{escape(long.removeprefix(stem))}</tspan>'
    return f"{escape(stem)}{rest}{escape(placed.label.removeprefix(short))}"


def _strip(collection: Collection, layout: Layout, look: Look) -> Iterator[str]:
    """All marks as small bars for a narrow page: when it happened, at a glance.

    Each row of the chart is a band of its own, so that no colour lies on another; of too many rows, each lane is one.
    Bars of one colour are one path in percent and bands, stretched to the width of the page: hundreds of elements would
    be slow to lay out.
    """
    rows = [lane.rows if not lane.bars else 1 for lane in layout.lanes]
    if 2 * sum(rows) > _STRIP:
        rows = [1] * len(rows)
    high = sum(rows) * max(2, min(_THICK, _STRIP // sum(rows)))
    lines: dict[str, list[tuple[float, int, float]]] = defaultdict(list)
    for lane, many, above in zip(layout.lanes, rows, accumulate(rows, initial=0), strict=False):
        for dress, start, wide, row in _pieces(collection, layout, lane, look):
            lines[dress].append((start, above + (row if many > 1 else 0), wide))
    paths = "".join(f'<path d="{_dashes(some)}" {dress}/>' for dress, some in lines.items())
    first, last = (
        escape(label(edtf.day_of(one), look.language)) for one in (layout.window.start, layout.window.end - 1)
    )
    yield f'<svg class="p" height="{high + _OVER}" aria-hidden="true"><svg y="{_OVER}" height="{high}" '
    yield f'viewBox="0 -.5 100 {sum(rows)}" preserveAspectRatio="none">{paths}</svg>'
    yield f'<text y="12">{first}</text><text class="e" x="100%" y="12">{last}</text></svg>'


def _dashes(bars: Sequence[tuple[float, int, float]]) -> str:
    """Bars as the data of a path: where the first begins, and of each other how far it is from where the last ended."""
    ends = [(0.0, 0), *((start + wide, row) for start, row, wide in bars)]
    steps = ((start - x, row - y, wide) for (start, row, wide), (x, y) in zip(bars, ends, strict=False))
    return "".join(f"m{round(over, 1):g} {down}h{wide:g}" for over, down, wide in steps)


def _pieces(collection: Collection, layout: Layout, lane: Lane, look: Look) -> Iterator[tuple[str, float, float, int]]:
    """The colour of each bar of the strip, its beginning and width in percent, and its row."""
    for bar in lane.bars:
        dress = f'stroke="{bins.tone(collection, lane.key, look.lanes).colour}"'
        yield dress, _across(layout, bar.start), round(0.9 * _wide(layout, bar.start, bar.end), 1), 0
    for placed in lane.placed:
        wide = round(_wide(layout, placed.start, placed.end))
        dress = f'stroke="{_tone(collection, placed.tone).colour}"{_FAINT * (placed.shape == "span")}'
        yield (
            dress,
            round(_across(layout, placed.start)),
            max(wide, _MARK) if placed.shape != "point" else _MARK,
            placed.row,
        )


def _tone(collection: Collection, key: str) -> Tone:
    return OTHERS if key in (MANY, NONE) else collection.tone(key)


def _is_open(placed: Placed) -> bool:
    """Open marks are of what is planned, claimed or disputed, or of a date that is known roughly."""
    rough = placed.shape == "span" or edtf.is_approximate(placed.event.when)
    return rough or placed.event.status != "occurred"


def _attribute(name: str, percent: float) -> str:
    return f' {name}="{percent:g}%"' if percent else ""


def _wide(layout: Layout, start: int, end: int) -> float:
    return round(_across(layout, end) - _across(layout, start), 1)


def _across(layout: Layout, minutes: int) -> float:
    """A moment in percent of the chart's width, with the air that the layout leaves at both ends."""
    air = AIR / layout.canvas.width
    along = (minutes - layout.window.start) / (layout.window.end - layout.window.start)
    return round(100 * (air + along * (1 - 2 * air)), 1)
