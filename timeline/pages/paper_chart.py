"""The static chart that only a printed page shows, in place of the one that can be clicked."""

from collections.abc import Sequence

import streamlit as st

from timeline.core.model import Event
from timeline.publish import chart
from timeline.view import escape
from timeline.view.canvas import Kind
from timeline.view.collection import Collection
from timeline.view.filters import Filter


def show(collection: Collection, events: Sequence[Event], chosen: Filter, by: Kind) -> None:
    """The static chart, with what lies outside of it in words."""
    drawing, outside = _chart(collection, events, chosen, by)
    with st.container(key="paper-chart"):
        st.image(drawing, width="stretch", alt="The chart of the events that are listed below.")
        if outside:
            st.markdown(escape.markdown(f"Not in the chart: {outside}."))


@st.cache_resource(max_entries=256, show_spinner=False, hash_funcs={Collection: lambda known: known.revision})
def _chart(collection: Collection, _events: Sequence[Event], chosen: Filter, by: Kind) -> tuple[str, str]:
    """One drawing for all who make the same choice of the same store."""
    return chart.on_paper(collection, _events, chosen, by)
