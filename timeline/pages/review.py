"""The review queue, `/review`: proposals one after another, or in a table, to approve, reject, edit or skip."""

from typing import Literal

import streamlit as st

from timeline.core.model import KINDS, Timeline
from timeline.core.users import User
from timeline.desk import confidence, queue
from timeline.desk.queue import Choice
from timeline.pages import desk_bar, door, opened, review_card, review_table
from timeline.pages.opened import Shelf

_STATES: dict[str, Literal["proposed", "rejected"]] = {"Waiting": "proposed", "Rejected": "rejected"}
_WAYS = ("One by one", "Table")


def show() -> None:
    """Draw what waits for review, as the URL chooses."""
    door.enter(_page)


def _page(user: User, shelf: Shelf) -> None:
    collection = opened.everything(door.store())
    desk_bar.head("Review", shelf.timeline)
    choice, way = _choose(shelf.timeline)
    events = queue.waiting(shelf.timeline, choice, review_card.skipped())
    _count(shelf.timeline, choice, len(events))
    if not events:
        _nothing(choice)
    elif way == "Table":
        review_table.show(events, collection, user)
    else:
        review_card.show(events[0], collection, user, shelf.timeline)


def _choose(timeline: Timeline) -> tuple[Choice, str]:
    """What to look at, bound to the URL."""
    with st.container(key="review-controls"), st.grid(5, min_column_width=170):
        shown = st.segmented_control(
            "Show", list(_STATES), default="Waiting", required=True, key="state", bind="query-params"
        )
        state = _STATES[shown]
        inside = [event for event in timeline.events if event.review == state]
        outlets = st.multiselect(
            "Source", queue.sources(timeline, inside), key="outlet", bind="query-params", placeholder="All outlets",
        )  # fmt: skip
        kinds = st.multiselect(
            "Kind", sorted({event.kind for event in inside}, key=KINDS.__getitem__), key="kind",
            bind="query-params", placeholder="All kinds", format_func=KINDS.__getitem__,
        )  # fmt: skip
        words = st.multiselect(
            "How sure", confidence.WORDS, key="sure", bind="query-params", placeholder="Sure or not",
        )  # fmt: skip
        way = st.segmented_control("As", _WAYS, default=_WAYS[0], required=True, key="as", bind="query-params")
    return Choice(state, tuple(outlets), tuple(kinds), tuple(words)), way


def _count(timeline: Timeline, choice: Choice, shown: int) -> None:
    """How much is left."""
    counts = queue.counts(timeline.events)
    total = counts[choice.state]
    noun = {"proposed": "waiting", "rejected": "rejected"}[choice.state]
    left = f"{shown} of {total} {noun}" if shown != total else f"{total} {noun}"
    done = f"{counts['approved']} approved"
    done += f", {counts['rejected']} rejected" if choice.state == "proposed" else ""
    with st.container(key="sentence", horizontal=True, vertical_alignment="center"):
        st.markdown(f"{left} · {done}", width="content")
        review_card.undo_button()


def _nothing(choice: Choice) -> None:
    if choice.sources or choice.kinds or choice.words:
        st.info("Nothing here for this choice.")
    elif choice.state == "rejected":
        st.info("Nothing is rejected.")
    else:
        st.info("Nothing waits for review. Read an article, or many with `python -m timeline extract FOLDER`.")


if __name__ == "__main__":
    show()
