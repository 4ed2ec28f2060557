"""All that the chart of one choice shows: figures for each width, what lies at its edges, the strip, ways to move."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from timeline.core import edtf
from timeline.core.labels import label
from timeline.core.language import ENGLISH
from timeline.core.model import Event
from timeline.view import bins, filters, overview, presets, spans, wording
from timeline.view.canvas import DENSE, MEDIUM, STRIP, WIDE, Canvas, Kind, Layout
from timeline.view.collection import Collection
from timeline.view.figure import Drawn, draw
from timeline.view.filters import Filter
from timeline.view.groups import keys
from timeline.view.lanes import LABELLED, arrange
from timeline.view.presets import Preset
from timeline.view.spans import Places
from timeline.view.window import Window, opening, parts

_NEAREST = 30  # events named at an edge
_ROWS = 90  # more rows of marks are no chart any more
_IN_STRIP = 40  # events that the strip still shows one by one


@dataclass(frozen=True)
class Edge:
    """What lies outside of the chart on one side: how many, in words, the nearest of them, and the days of them all."""

    words: str
    nearest: tuple[Event, ...]
    more: int
    period: tuple[str, str] | None


@dataclass(frozen=True)
class Sheet:
    """What is drawn for one choice of a reader: a figure for each canvas; `leading` says whose marks are in it."""

    figures: tuple[tuple[Canvas, Drawn], ...]
    alt: str
    window: Window
    counted: bool
    leading: frozenset[str]
    edges: tuple[Edge, ...]
    strip: Drawn | None
    presets: tuple[Preset, ...]
    beside: tuple[Preset, ...]


def sheet(collection: Collection, events: Sequence[Event], chosen: Filter, by: Kind) -> Sheet:
    """The sheet of the events that the reader chose. Costs some milliseconds for every ten thousand events."""
    anytime = filters.select(collection, replace(chosen, first=None, last=None)) if _period(chosen) else events
    rows = spans.places(collection, anytime)
    known = spans.known(collection).at(rows)
    window = opening(known, chosen.first, chosen.last)
    inside, earlier, later, rough = (rows[flags] for flags in parts(known, window))
    found = overview.survey(known, window, None if _period(chosen) else window)
    layouts = list(_layouts(collection, inside, window, by, chosen))
    return Sheet(
        figures=tuple((canvas, Drawn(draw(collection, layout, by))) for canvas, layout in layouts),
        alt=wording.chart_alt(len(inside), wording.period(*window)),
        window=window,
        counted=any(lane.bars for lane in layouts[0][1].lanes),
        leading=_leading(collection, inside, chosen),
        edges=tuple(_edges(collection, earlier, later, rough)),
        strip=Drawn(overview.draw(found)) if found else None,
        presets=tuple(presets.presets(known)),
        beside=tuple(presets.beside(window, known)),
    )


def _period(chosen: Filter) -> bool:
    return bool(chosen.first or chosen.last)


def _layouts(
    collection: Collection, inside: Places, window: Window, by: Kind, chosen: Filter
) -> Iterator[tuple[Canvas, Layout]]:
    """Two drawings with labels and a strip of marks; of more events one drawing for all but phones; then bars."""
    for canvas in (WIDE, MEDIUM, STRIP) if len(inside) <= LABELLED else (DENSE, STRIP):
        counted = _counted(len(inside), canvas)
        layout = _layout(collection, inside, window, canvas, by, chosen, counted=counted)
        if canvas is DENSE and sum(lane.rows for lane in layout.lanes) > _ROWS:
            layout = _layout(collection, inside, window, canvas, by, chosen, counted=True)
        yield canvas, layout


def _counted(events: int, canvas: Canvas) -> bool:
    """Whether so many events are bars: in the strip of a phone sooner, where marks would be too small to tell apart."""
    return events > (_IN_STRIP if canvas is STRIP else bins.MOST)


def _layout(
    collection: Collection, inside: Places, window: Window, canvas: Canvas, by: Kind, chosen: Filter, *, counted: bool
) -> Layout:
    if counted:
        return bins.count(collection, inside, window, canvas, by, chosen)
    events = [collection.events[row] for row in inside.tolist()]
    return arrange(collection, events, window, canvas, by, chosen)


def _leading(collection: Collection, inside: Places, chosen: Filter) -> frozenset[str]:
    names, lane_of = keys(collection, "actor", chosen)
    return frozenset(names[place] for place in np.unique(lane_of[inside]).tolist())


def _edges(collection: Collection, earlier: Places, later: Places, rough: Places) -> Iterator[Edge]:
    """The edges that have events, with the nearest first."""
    sides: tuple[tuple[wording.Where, str, Places], ...] = (
        ("earlier", "←", earlier[::-1]), ("later", "→", later), ("rough", "↔", rough),
    )  # fmt: skip
    for where, arrow, rows in sides:
        if len(rows):
            nearest = tuple(collection.events[row] for row in rows[:_NEAREST].tolist())
            more = len(rows) - len(nearest)
            days = overview.period(spans.known(collection).at(rows))
            yield Edge(f"{arrow} {_words(nearest, more, where, days)}", nearest, more, days if more else None)


def _words(nearest: Sequence[Event], more: int, where: wording.Where, days: tuple[str, str] | None) -> str:
    """“3 earlier: 1939, 2022, February 2025”; of very many only how far they reach."""
    if not more:
        return wording.edge(sorted(nearest, key=_first), where)
    reach = f", {label('/'.join(days))}" if days else ""
    return f"{ENGLISH.count(where, len(nearest) + more)}{reach}"


def _first(event: Event) -> float:
    start, end = edtf.bounds(event.when)
    return start if start is not None else end or 0
