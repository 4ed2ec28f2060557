"""The head of the page: dress, title, and what is said when there is nothing to show."""

from pathlib import Path

import streamlit as st

from timeline.pages import reading_list, who
from timeline.pages.opened import Shelf
from timeline.view import escape, wording
from timeline.view.collection import Collection

_STYLE = Path(__file__).with_name("style.html")
_EVENT_STYLE = Path(__file__).with_name("style_event.html")
_PRINT_STYLE = Path(__file__).with_name("style_print.html")
_REGISTRY_STYLE = Path(__file__).with_name("style_registry.html")
_READ_STYLE = Path(__file__).with_name("style_read.html")


def dress() -> None:
    """Our own style sheets, constant files: no text of any event is in them."""
    st.html(_STYLE)
    st.html(_EVENT_STYLE)
    st.html(_PRINT_STYLE)
    st.html(_REGISTRY_STYLE)
    st.html(_READ_STYLE)


def title(collection: Collection, span: str) -> None:
    """Who the timeline is about, how many events it holds and which outlets tell them."""
    with st.container(key="masthead"):
        st.markdown("Timeline", width="content")
        st.title(escape.markdown(wording.headline(collection)), anchor=False)
        st.markdown(escape.markdown(wording.imprint(collection, span)))


def foot() -> None:
    """The line at the foot of every readers' page: how the timeline is made."""
    with st.container(key="foot", horizontal=True):
        st.page_link("about.py", label="How this timeline is made, and how to report an error")


def trouble(message: str) -> None:
    """Say that the store cannot be read, in the store's own words."""
    st.title("The timeline cannot be shown", anchor=False)
    st.error(escape.markdown(message))


def empty(shelf: Shelf) -> None:
    """Say what to do with a timeline on which nothing can be read: no events, or none that was reviewed."""
    waiting = sum(event.review == "proposed" for event in shelf.timeline.events)
    if waiting and who.current_user().may_edit:
        many = f"{waiting} proposal{' waits' if waiting == 1 else 's wait'}"
        st.info(
            f"{many} for review. Readers see an event once it is approved: review the proposals, or preview them here. "
            "To show readers all of them at once, start the app with `TIMELINE_UNREVIEWED=shown`."
        )
    elif waiting:
        st.info("Nothing has been published on this timeline yet.")
    elif who.current_user().may_edit:
        st.info(
            "There are no events yet. Add one, read an article, or import a table; or put articles into a folder and "
            "run `python -m timeline extract FOLDER`."
        )
    else:
        st.info("There are no events yet.")
    reading_list.rejected(shelf.rejected)
