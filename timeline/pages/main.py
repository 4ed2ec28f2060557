"""Where the app begins: what all pages share, and which pages there are."""

import streamlit as st

from timeline.pages import leaving, masthead


def show() -> None:
    """Dress the window and hand over to the page that the address names."""
    pages = [
        st.Page("browse.py", title="Timeline", default=True),
        st.Page("event.py", title="Event", url_path="event"),
        st.Page("about.py", title="How this timeline is made", url_path="about"),
        st.Page("embedding.py", title="A chart for your article", url_path="embedding"),
        st.Page("edit.py", title="Edit an event", url_path="edit"),
        st.Page("read.py", title="Read an article", url_path="read"),
        st.Page("review.py", title="Review", url_path="review"),
        st.Page("actors.py", title="Actors", url_path="actors"),
        st.Page("sources.py", title="Sources", url_path="sources"),
        st.Page("imports.py", title="Import", url_path="import"),
        st.Page("join.py", title="Join two events", url_path="join"),
        st.Page("split.py", title="Split an event", url_path="split"),
        st.Page("history.py", title="Recent changes", url_path="history"),
    ]
    page = st.navigation(pages, position="hidden")
    title = page.title if page.url_path == "" else f"{page.title} · Timeline"
    st.set_page_config(page_title=title, page_icon="🗞️", layout="wide", initial_sidebar_state="collapsed")
    masthead.dress()
    leaving.watch()
    page.run()


if __name__ == "__main__":
    show()
