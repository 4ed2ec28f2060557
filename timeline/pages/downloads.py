"""Take away what is shown: as a table, a document, a calendar or a picture. A file is made when it is asked for."""

from collections.abc import Callable, Sequence

import streamlit as st

from timeline.core.model import Event
from timeline.pages import event_share, who
from timeline.publish import calendar, chart, document, naming, picture, spreadsheet
from timeline.view import escape, filters, query, wording
from timeline.view.canvas import Kind
from timeline.view.collection import Collection
from timeline.view.filters import Filter


def show(collection: Collection, events: Sequence[Event], chosen: Filter, by: Kind) -> None:
    """One button that opens the choice of formats, for the events that the reader sees."""
    with st.container(key="download", horizontal=True, vertical_alignment="center"):
        st.page_link("embedding.py", label="Embed in an article", query_params=query.to_values(collection, chosen))
        place = st.popover("Download", type="tertiary", key="downloads", on_change="rerun")
    if place.open:
        with place:
            _formats(collection, events, chosen, by)


def _formats(collection: Collection, events: Sequence[Event], chosen: Filter, by: Kind) -> None:
    day, address = who.today(), event_share.address_of_pages()
    sentence = filters.sentence(collection, chosen, len(events))

    def name(ending: str) -> str:
        return naming.file_name(sentence, day, ending)

    def table() -> bytes:
        return spreadsheet.table(collection, events)

    def data() -> bytes:
        return document.document(collection, events)

    def days() -> bytes:
        return calendar.calendar(collection, events, day, address)

    def drawing() -> str:
        return chart.as_file(collection, events, chosen, by, sentence, day)

    def image() -> bytes:
        return picture.png(drawing())

    st.markdown(escape.markdown(f"What is shown: {wording.counted(len(events))}."))
    _button("Table (CSV)", table, name("csv"), "text/csv")
    _button("Data (JSON)", data, name("json"), "application/json")
    _button("Calendar (ICS)", days, name("ics"), "text/calendar")
    _button("Chart (SVG)", drawing, name("svg"), "image/svg+xml")
    _button("Chart (PNG)", image, name("png"), "image/png")
    if left := calendar.outside(events):
        st.markdown(f"The calendar leaves out {wording.counted(left)}: it knows only the years 1 to 9999.")


def _button(label: str, make: Callable[[], bytes | str], name: str, kind: str) -> None:
    st.download_button(label, make, name, kind, on_click="ignore", width="stretch")
