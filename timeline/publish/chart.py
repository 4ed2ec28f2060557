"""The chart of what a reader sees, as a drawing that needs no browser: for paper, and as a file with its own words."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from timeline.core.labels import behind, label
from timeline.core.language import ENGLISH, Language
from timeline.core.model import Event
from timeline.publish import plain
from timeline.view import bins, spans, svg, wording
from timeline.view.canvas import MEDIUM, WIDE, Canvas, Kind
from timeline.view.collection import Collection
from timeline.view.filters import Filter
from timeline.view.lanes import LABELLED, arrange
from timeline.view.lettering import cut
from timeline.view.window import opening, parts

_NAMED = 30  # events outside of the chart that are named by their dates
_PAPER = replace(MEDIUM, lanes=False)  # bars of all together: it goes to every reader, and few print
_MARGIN, _HEAD, _FOOT = 24, 84, 52  # pixels


def on_paper(collection: Collection, events: Sequence[Event], chosen: Filter, by: Kind) -> tuple[str, str]:
    """The chart in the width of a printed page, an SVG, and what it does not show in a line (“” if it shows all).

    Above sixty events it counts them.
    """
    return _drawn(collection, events, chosen, by, MEDIUM, LABELLED, counting=_PAPER)


def as_file(
    collection: Collection,
    events: Sequence[Event],
    chosen: Filter,
    by: Kind,
    sentence: str,
    day: str,
    language: Language = ENGLISH,
    title: str = "",
) -> str:
    """The chart as an SVG file with a head that says what it shows, and a foot with what it does not, and its day."""
    drawing, outside = _drawn(collection, events, chosen, by, replace(WIDE, language=language), bins.MOST)
    inner = svg.standalone(drawing)
    width, height = (float(inner.partition(f' {name}="')[2].partition('"')[0]) for name in ("width", "height"))
    foot = " · ".join(line for line in (outside, as_of(day, language)) if line)
    words = (
        line(title or wording.headline(collection, language), _MARGIN, 34, width, 26, 700),
        line(sentence, _MARGIN, 62, width, 15, 600),
        line(foot, _MARGIN, _HEAD + height + 30, width, 13, 400),
    )
    placed = inner.replace("<svg ", f'<svg x="{_MARGIN}" y="{_HEAD}" ', 1)
    across, down = width + 2 * _MARGIN, height + _HEAD + _FOOT
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across:g}" height="{down:g}" '
        f'viewBox="0 0 {across:g} {down:g}"><rect width="100%" height="100%" fill="#FFFFFF"/>{"".join(words)}'
        f"{placed}</svg>"
    )


def as_of(day: str, language: Language) -> str:
    """“As of 18 March 2025”."""
    return language.say("as_of", date=label(day, language), of=behind(day, language))


def _drawn(
    collection: Collection,
    events: Sequence[Event],
    chosen: Filter,
    by: Kind,
    canvas: Canvas,
    most: int,
    counting: Canvas | None = None,
) -> tuple[str, str]:
    """The drawing, counted in bars where there are more than `most` events, and what lies outside of it."""
    rows = spans.places(collection, events)
    known = spans.known(collection).at(rows)
    window = opening(known, chosen.first, chosen.last)
    inside, *others = (rows[flags] for flags in parts(known, window))
    if len(inside) > most:
        layout = bins.count(collection, inside, window, counting or canvas, by, chosen)
    else:
        layout = arrange(collection, [collection.events[row] for row in inside.tolist()], window, canvas, by, chosen)
    where: tuple[wording.Where, ...] = ("earlier", "later", "rough")
    told = zip(where, others, strict=True)
    outside = " · ".join(_edge(collection, some.tolist(), one, canvas.language) for one, some in told if len(some))
    return plain.xml(svg.standalone(svg.draw(collection, layout, by, link=None))), outside


def _edge(collection: Collection, rows: Sequence[int], where: wording.Where, language: Language) -> str:
    """“3 earlier: 1939, 2022, February 2025”; of very many only how many."""
    if len(rows) > _NAMED:
        return language.count(where, len(rows))
    return wording.edge([collection.events[row] for row in rows], where, language)


def line(words: str, x: float, y: float, room: float, size: float, weight: int) -> str:
    """A line of text at a place, cut where it would take more than its room; all in pixels."""
    told = escape(cut(plain.xml(words), room, size * (1.06 if weight > 400 else 1)))
    face = "font-family=\"'Source Sans 3','Source Sans Pro','Helvetica Neue',Arial,sans-serif\""
    return f'<text x="{x:g}" y="{y:g}" {face} font-size="{size:g}" font-weight="{weight}" fill="#1A1A1A">{told}</text>'
