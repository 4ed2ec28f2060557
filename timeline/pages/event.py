"""One event on a page of its own, `/event?id=ID`: to link to, to print, to cite and to correct."""

import os

import streamlit as st

from timeline.core.errors import StoreUnreadable
from timeline.core.model import Event
from timeline.core.settings import Settings
from timeline.pages import edit_history, event_share, event_view, masthead, opened, paper, who
from timeline.pages.opened import Shelf
from timeline.view import escape


def show() -> None:
    """Draw the event that the URL names, or say that there is none."""
    try:
        shelf = opened.shelf(Settings.from_environment(os.environ).store)
    except StoreUnreadable as error:
        masthead.trouble(str(error))
        return
    event = event_view.find(shelf.collection, st.query_params.get("id"))
    if event is None:
        _missing()
        return
    st.query_params["id"] = event.id  # a followed link opens the event, but leaves the address as it was
    st.set_page_config(page_title=f"{event.title} · Timeline")
    _event(shelf, event)


def _event(shelf: Shelf, event: Event) -> None:
    with st.container(key="masthead"):
        st.page_link("browse.py", label="← Timeline", query_params=event_view.chosen())
        st.title(escape.markdown(event.title), anchor=False)
    with st.container(key="event-page"):
        event_view.body(shelf.collection, event, 2, paged=True)
        event_share.show(shelf.collection, event)
        if who.current_user().may_edit:
            edit_history.show(event, shelf.timeline, shelf.stamp)
    paper.show()
    masthead.foot()


def _missing() -> None:
    """What is said where the address names no event."""
    with st.container(key="masthead"):
        st.page_link("browse.py", label="← Timeline")
        st.title("There is no such event", anchor=False)
    st.info("The address names no event of this timeline. It may have been taken off it, or the address was cut.")
    st.page_link("browse.py", label="Show all events")
    masthead.foot()


if __name__ == "__main__":
    show()
