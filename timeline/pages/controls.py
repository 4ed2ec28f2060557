"""What a reader can choose. Every widget is bound to the URL, so that the address is the view."""

from datetime import date
from typing import cast

import streamlit as st

from timeline.view import escape, filters
from timeline.view.collection import Collection
from timeline.view.filters import Filter
from timeline.view.lanes import Kind

_LANES = ("actor", "source")
_FIRST, _LAST = date(1, 1, 1), date(9999, 12, 31)


def choose(collection: Collection) -> tuple[Filter, Kind]:
    """The filter and the kind of lanes that the widgets, and so the URL, say."""
    with st.container(key="controls"):
        wide, other, first, last, lanes = st.columns([3, 3, 1.5, 1.5, 1.6], vertical_alignment="top")
        with wide:
            sources = st.multiselect(
                "Source", filters.sources(collection), key="source", bind="query-params",
                placeholder="All outlets",
            )  # fmt: skip
        with other:
            actors = st.multiselect(
                "Actor", filters.actors(collection), key="actor", bind="query-params",
                placeholder="All actors", format_func=collection.name,
            )  # fmt: skip
            acting = bool(actors) and st.toggle("including those who act for them", key="acting", bind="query-params")
        begin = first.date_input("From", None, _FIRST, _LAST, key="from", bind="query-params", format="YYYY-MM-DD")
        end = last.date_input("To", None, _FIRST, _LAST, key="to", bind="query-params", format="YYYY-MM-DD")
        by = lanes.segmented_control(
            "Rows by", _LANES, default="actor", required=True,
            key="lanes", bind="query-params",
        )  # fmt: skip
    chosen = Filter(tuple(sources), tuple(actors), acting, _day(begin), _day(end))
    return _in_order(chosen), cast("Kind", by or "actor")


def say(collection: Collection, chosen: Filter, shown: int) -> None:
    """The choice in words, and a way back to all events."""
    with st.container(key="sentence", horizontal=True, vertical_alignment="center"):
        st.markdown(escape.markdown(filters.sentence(collection, chosen, shown) + "."), width="content")
        if chosen != Filter():
            st.button("Show all events", type="tertiary", on_click=_clear)


def narrow(first: str, last: str) -> None:
    """Choose a period: days as ISO 8601. Days that a calendar of our time cannot hold are left open."""
    for key, day in (("from", first), ("to", last)):
        try:
            st.session_state[key] = date.fromisoformat(day)
        except ValueError:
            st.session_state[key] = None


def _clear() -> None:
    """A widget that is bound to the URL takes its own parameter out of it when it is emptied."""
    st.session_state.update({"source": [], "actor": [], "acting": False, "from": None, "to": None})


def _in_order(chosen: Filter) -> Filter:
    """A period that ends before it begins is read the other way round: both days were meant."""
    if chosen.first and chosen.last and chosen.first > chosen.last:
        return Filter(chosen.sources, chosen.actors, chosen.acting, chosen.last, chosen.first)
    return chosen


def _day(chosen: object) -> str | None:
    return chosen.isoformat() if isinstance(chosen, date) else None
