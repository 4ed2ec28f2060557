"""The chart in two or three widths, of which the style sheet shows the one that fits, and ways to move in time."""

from collections.abc import Sequence
from typing import Any, cast

import streamlit as st

from timeline.core.model import Event
from timeline.pages import address, controls, event_view, opened
from timeline.view import escape
from timeline.view.collection import Collection
from timeline.view.figure import Drawn
from timeline.view.filters import Filter
from timeline.view.lanes import MANY, NONE, Kind
from timeline.view.palette import OTHERS
from timeline.view.presets import Preset
from timeline.view.sheet import Edge, Sheet, sheet

_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showSendToCloud": False}
_STRIP_ALT = "How many events each part of the whole period has. The buttons beside it choose a period, too."


def show(collection: Collection, drawn: Sheet, chosen: Filter, by: Kind) -> None:
    """The chart, with what lies outside of it named at its edges."""
    _periods(drawn, chosen)
    for canvas, figure in drawn.figures:
        _plot(f"chart-{canvas.name}", figure, drawn.alt)
    _legend(collection, drawn, by)


@st.cache_resource(max_entries=256, show_spinner=False, hash_funcs=opened.KEYS)
def drawn(collection: Collection, _events: Sequence[Event], chosen: Filter, by: Kind) -> Sheet:
    """What is to be shown of these events: one sheet for all who make the same choice of the same store."""
    return sheet(collection, _events, chosen, by)


def _periods(drawn: Sheet, chosen: Filter) -> None:
    """The strip of the whole period, buttons for periods that readers ask for, and what lies outside of the chart."""
    if drawn.strip:
        _plot("overview", drawn.strip, _STRIP_ALT)
    with st.container(key="periods", horizontal=True):
        for preset in drawn.presets:
            _move(preset, now=(preset.first, preset.last) == (chosen.first, chosen.last))
        for preset in drawn.beside:
            _move(preset)
        _edges(drawn.edges)


def _move(preset: Preset, *, now: bool = False) -> None:
    """A button that chooses a period; it cannot be pressed where the reader is already."""
    st.button(
        preset.name, key=f"period-{preset.key}", type="tertiary", disabled=now, on_click=_move_to,
        args=(preset.first, preset.last),
    )  # fmt: skip


def _move_to(first: str | None, last: str | None) -> None:
    address.write({"from": [first] if first else [], "to": [last] if last else [], "page": []})


def _plot(name: str, figure: Drawn, alt: str) -> None:
    key = f"{name}-{st.session_state.get('closed', 0)}"
    st.plotly_chart(
        figure, key=key, alt=alt, config=_CONFIG, on_select=lambda: _clicked(key), selection_mode="points",
        theme="streamlit",
    )  # fmt: skip


def _clicked(key: str) -> None:
    state = cast("dict[str, Any]", st.session_state.get(key) or {})
    points = state.get("selection", {}).get("points", [])
    meant = [point.get("customdata") for point in points][:1]
    for one in meant:
        choose(str(one[0] if isinstance(one, list) else one))


def choose(word: str) -> None:
    """What a mark means that was pressed: the event of this id is opened, or a period of days is chosen."""
    first, slash, last = word.partition("/")
    if slash:
        controls.narrow(first, last)
    else:
        event_view.choose(word)


def _edges(edges: Sequence[Edge]) -> None:
    """Words for each edge that open the list of the nearest events there; it is sent when it is asked for."""
    for number, edge in enumerate(edges):
        place = st.popover(escape.markdown(edge.words), type="tertiary", key=f"edge-{number}", on_change="rerun")
        if place.open:
            with place:
                _nearest(edge, number)


def _nearest(edge: Edge, number: int) -> None:
    for event in edge.nearest:
        event_view.link(event, dated=True)
    if edge.more and edge.period:
        st.button(f"Show these and {edge.more:,} more", key=f"edge-all-{number}", on_click=_move_to, args=edge.period)


def _legend(collection: Collection, drawn: Sheet, by: Kind) -> None:
    """How to read the marks, and whose they are: the style sheet shows that where the rows do not say it."""
    how = ["filled: reported", "open: planned, claimed or disputed", "dots: one of these days", "arrow: goes on"]
    if drawn.counted:
        how = ["the higher a bar, the more events", "a click on a bar opens its days"]
    seen = drawn.leading
    named = [(tone, escape.markdown(collection.name(root))) for root, tone in collection.tones.items() if root in seen]
    signs = [*named, (OTHERS, "several or others")] if seen & {MANY, NONE} else named
    whose = [f':color[{tone.sign}]{{foreground="{tone.colour}"}}\u00a0{name}' for tone, name in signs]
    with st.container(key="legend-narrow" if by == "actor" else "legend"):
        st.markdown(f"{' · '.join(whose)}\n\n{' · '.join(how)}")
