"""The head of the page: dress, title, and what is said when there is nothing to show."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from timeline.pages import reading_list
from timeline.store import Rejected
from timeline.view import escape, wording
from timeline.view.collection import Collection

_STYLE = Path(__file__).with_name("style.html")


def dress() -> None:
    """Our own style sheet, a constant file: no text of any event is in it."""
    st.html(_STYLE)


def title(collection: Collection, span: str) -> None:
    """Who the timeline is about, how many events it holds and which outlets tell them."""
    with st.container(key="masthead"):
        st.markdown("Timeline", width="content")
        st.title(escape.markdown(wording.headline(collection)), anchor=False)
        st.markdown(escape.markdown(wording.imprint(collection, span)))


def trouble(message: str) -> None:
    """Say that the store cannot be read, in the store's own words."""
    st.title("The timeline cannot be shown", anchor=False)
    st.error(escape.markdown(message))


def empty(rejected: Sequence[Rejected]) -> None:
    """Say what to do with a store that holds no events."""
    st.info("There are no events yet. Put articles into a folder and run `python -m timeline extract FOLDER`.")
    reading_list.rejected(rejected)
