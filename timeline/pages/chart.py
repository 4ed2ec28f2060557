"""The chart in three widths, of which the style sheet shows the one that fits the reader's screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import streamlit as st

from timeline.core.model import Event
from timeline.pages import controls, event_view
from timeline.view import bins, escape, wording
from timeline.view.collection import Collection
from timeline.view.figure import Drawn, draw
from timeline.view.filters import Filter
from timeline.view.lanes import MANY, MEDIUM, NONE, STRIP, WIDE, Canvas, Kind, arrange, leading
from timeline.view.palette import OTHERS
from timeline.view.window import Sides, Window, opening, sides

_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showSendToCloud": False}


@dataclass(frozen=True)
class _Charts:
    """All that is drawn for one choice: a figure for each canvas, its description, and what lies outside."""

    figures: tuple[tuple[Canvas, Drawn], ...]
    alt: str
    there: Sides


def show(collection: Collection, events: Sequence[Event], chosen: Filter, by: Kind) -> None:
    """The chart of these events, with what lies outside of it named at its edges."""
    charts = _charts(collection, events, chosen, by)
    with st.container(key="chart"):
        _edges(charts.there)
        for canvas, drawn in charts.figures:
            with st.container(key=f"chart-{canvas.name}"):
                _plot(canvas, drawn, charts.alt)
        _legend(collection, charts.there.inside, chosen, by)


@st.cache_resource(max_entries=256, show_spinner=False, hash_funcs={Collection: lambda known: known.revision})
def _charts(collection: Collection, _events: Sequence[Event], chosen: Filter, by: Kind) -> _Charts:
    """One set of figures for all who make the same choice of the same store."""
    window = opening(_events, chosen.first, chosen.last)
    there = sides(_events, window)
    figures = tuple((canvas, _drawn(collection, there, window, canvas, by, chosen)) for canvas in (WIDE, MEDIUM, STRIP))
    return _Charts(figures, wording.chart_alt(len(there.inside), wording.period(*window)), there)


def _drawn(collection: Collection, there: Sides, window: Window, canvas: Canvas, by: Kind, chosen: Filter) -> Drawn:
    """Event by event, or as bars where there are too many for that."""
    if len(there.inside) > bins.MOST:
        return Drawn(draw(collection, bins.arrange(collection, there.inside, window, canvas, by, chosen), by))
    return Drawn(draw(collection, arrange(collection, there.inside, window, canvas, by, chosen), by))


def _plot(canvas: Canvas, drawn: Drawn, alt: str) -> None:
    key = f"plot-{canvas.name}-{st.session_state.get('closed', 0)}"
    st.plotly_chart(
        drawn, key=key, alt=alt, config=_CONFIG, on_select=lambda: _clicked(key), selection_mode="points",
        theme="streamlit",
    )  # fmt: skip


def _clicked(key: str) -> None:
    state = cast("dict[str, Any]", st.session_state.get(key) or {})
    points = state.get("selection", {}).get("points", [])
    meant = [point.get("customdata") for point in points][:1]
    for one in meant:
        word = str(one[0] if isinstance(one, list) else one)
        first, slash, last = word.partition("/")
        if slash:
            controls.narrow(first, last)
        else:
            event_view.choose(word)


def _edges(there: Sides) -> None:
    """What lies outside of the chart: a word for each edge, which opens the list of these events."""
    words = (("earlier", "←", there.earlier), ("later", "→", there.later), ("known only roughly", "↔", there.rough))
    if not any(events for _, _, events in words):
        return
    with st.container(key="edges", horizontal=True):
        for where, arrow, events in words:
            if events:
                with st.popover(escape.markdown(f"{arrow} {wording.edge(events, where)}"), type="tertiary"):
                    for event in events:
                        event_view.link(event, dated=True)


def _legend(collection: Collection, events: Sequence[Event], chosen: Filter, by: Kind) -> None:
    """How to read the marks, and whose they are: the style sheet shows that where the rows do not say it."""
    how = ["filled: reported", "open: planned, claimed or disputed", "dots: one of these days", "arrow: goes on"]
    if len(events) > bins.MOST:
        how = ["the higher a bar, the more events", "a click on a bar opens its days"]
    seen = {leading(collection, event, chosen.actors) for event in events}
    named = [(tone, escape.markdown(collection.name(root))) for root, tone in collection.tones.items() if root in seen]
    signs = [*named, (OTHERS, "several or others")] if seen & {MANY, NONE} else named
    whose = [f':color[{tone.sign}]{{foreground="{tone.colour}"}}\u00a0{name}' for tone, name in signs]
    with st.container(key="legend"):
        with st.container(key="whose" if by == "source" else "whose-narrow"):
            st.markdown(" · ".join(whose))
        st.markdown(" · ".join(how))
