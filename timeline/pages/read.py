"""Read an article, `/read`: paste or upload it, see what it tells, decide on each proposal, and save it all at once."""

import streamlit as st

from timeline.core.users import User
from timeline.pages import (
    desk_bar,
    door,
    read_facts,
    read_intake,
    read_saving,
    read_session,
    read_text,
)
from timeline.pages.opened import Shelf
from timeline.view import escape


def show() -> None:
    """Draw the desk with the articles on it, or the ways to put one there."""
    door.enter(_page)


def _page(user: User, shelf: Shelf) -> None:
    read_session.gather()
    desk_bar.head("Read an article", shelf.timeline)
    read_saving.tell(shelf.timeline)
    read_intake.show()
    if not read_session.papers():
        return
    laid = read_session.laid(shelf)
    if news := st.session_state.pop("read-news", ""):
        st.info(escape.markdown(news))
    paper = read_facts.chosen(laid)
    read_facts.show(paper, laid)
    plan = read_saving.planned(laid, user)
    read_text.show(paper, laid, plan)
    read_saving.show(plan, user, paper.id)


if __name__ == "__main__":
    show()
