"""What only a printed page shows: the static chart, when it was printed, and from where."""

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st

from timeline.core.labels import label
from timeline.core.model import Event
from timeline.pages import opened, who
from timeline.publish import chart as drawings
from timeline.publish.press import LONGEST
from timeline.view import escape, query
from timeline.view.canvas import Kind
from timeline.view.collection import Collection
from timeline.view.filters import Filter
from timeline.view.sheet import Edge

_ALT = "The chart of the events that are listed below."


def show() -> None:
    """The line at the end of a printed page. The style sheet for print brings it to light."""
    with st.container(key="paper-printed"):
        st.markdown(escape.markdown(printed()))


def printed() -> str:
    """When this was printed, and the whole address of what was on the screen, as plain text."""
    said = urlencode([(key, one) for key in st.query_params for one in st.query_params.get_all(key)])
    address = "?".join(part for part in (st.context.url or "", said) if part)
    return f"Printed on {label(who.today())}{f' from {address}' if address else ''}."


def chart(
    collection: Collection, events: Sequence[Event], chosen: Filter, by: Kind, edges: Sequence[Edge]
) -> dict[str, str]:
    """The static chart for the script of the list: its address, which a browser asks when it prints, and in words what
    it does not show.

    What only an editor may see, or what was known on a day, has no address: there the drawing itself comes back.
    """
    outside = " · ".join(edge.words.partition(" ")[2] for edge in edges)
    words = {"alt": _ALT, "outside": f"Not in the chart: {outside}." if outside else ""}
    asked = urlencode({**query.to_values(collection, chosen), "lanes": [by]}, doseq=True)
    if chosen.known or opened.is_preview() or len(asked) > LONGEST:
        return words | {"drawing": _drawing(collection, events, chosen, by)}
    return words | {"chart": f"embed/chart.svg?{asked}"}


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=opened.KEYS)
def _drawing(collection: Collection, _events: Sequence[Event], chosen: Filter, by: Kind) -> str:
    return drawings.on_paper(collection, _events, chosen, by)[0]
