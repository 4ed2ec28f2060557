"""Headings of a level that depends on where they stand: on a page of their own or over another page."""

import streamlit as st

from timeline.view import escape


def show(words: str, level: int) -> None:
    """A heading of this level, 2 to 4; `words` are plain text."""
    if level == 2:
        st.header(escape.markdown(words), anchor=False)
    elif level == 3:
        st.subheader(escape.markdown(words), anchor=False)
    else:
        st.markdown(f"{'#' * level} {escape.markdown(words)}")
