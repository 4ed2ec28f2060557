"""The readers' page: the chart of events and, under it, the same events to read."""

import os

import streamlit as st

from timeline.core.errors import StoreUnreadable
from timeline.core.settings import Settings
from timeline.pages import chart, controls, desk_bar, downloads, event_view, masthead, opened, paper, reading_list
from timeline.view import filters, known
from timeline.view.collection import Collection
from timeline.view.filters import Filter
from timeline.view.known import Known


def show() -> None:
    """Draw the whole page for what the URL says, and at its foot the way in for editors."""
    _timeline()
    masthead.foot()
    desk_bar.door()


def _timeline() -> None:
    place = Settings.from_environment(os.environ).store
    try:
        shelf = opened.shelf(place)
    except StoreUnreadable as error:
        masthead.trouble(str(error))
        return
    masthead.title(shelf.collection, shelf.span)
    desk_bar.show(shelf.timeline, reading=True)
    if not shelf.collection.events:
        masthead.empty(shelf)
        return
    _chosen(place)
    reading_list.rejected(shelf.rejected)


@st.fragment
def _chosen(place: str) -> None:
    """All that depends on what the reader chose: a choice draws this part of the page anew, and no other."""
    try:
        collection = opened.shelf(place).collection
    except StoreUnreadable as error:
        masthead.trouble(str(error))
        return
    event_view.show_chosen(collection)
    chosen = controls.read(collection)
    past = opened.known(place, chosen.known) if chosen.known else None
    there = past.collection if past else collection
    by = controls.choose(collection, there, chosen)
    events = filters.select(there, chosen)
    controls.say(collection, chosen, _sentence(collection, chosen, past, len(events)))
    if not events:
        controls.nothing(collection, there, chosen)
        return
    sheet, above = chart.drawn(collection=there, _events=events, chosen=chosen, by=by), st.container(key="chart")
    downloads.show(there, events, chosen, by)
    drawing = paper.chart(there, events, chosen, by, sheet.edges)
    reading_list.show(there, events, chosen, past.changes if past else {}, drawing)
    with above:  # last: the words are there before a browser has read the large library that draws
        chart.show(there, sheet, chosen, by)


def _sentence(collection: Collection, chosen: Filter, past: Known | None, shown: int) -> str:
    said = filters.sentence(collection, chosen, shown)
    if past is None:
        return said
    since = known.since(past, filters.select(past.collection, chosen))
    return "; ".join(part for part in (said, since, known.left(past)) if part)


if __name__ == "__main__":
    show()
