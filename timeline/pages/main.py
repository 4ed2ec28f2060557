"""Where the app begins: what all pages share, and which pages there are."""

import streamlit as st

from timeline.pages import masthead


def show() -> None:
    """Dress the window and hand over to the page that the address names."""
    st.set_page_config(page_title="Timeline", page_icon="🗞️", layout="wide", initial_sidebar_state="collapsed")
    masthead.dress()
    st.navigation([st.Page("browse.py", title="Timeline", default=True)], position="hidden").run()


if __name__ == "__main__":
    show()
