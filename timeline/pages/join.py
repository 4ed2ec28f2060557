"""Join an event with another one that tells of the same: `/join?event=ID`, and `&with=ID` once it is chosen."""

import streamlit as st

from timeline.core.errors import StoreError
from timeline.core.model import Event, Timeline
from timeline.core.users import User
from timeline.desk import joining
from timeline.desk.conflicts import Side
from timeline.pages import desk_bar, door, edit_conflict, edit_saving, opened, who
from timeline.pages.opened import Shelf
from timeline.view import escape, wording

_NAMES = ("This event", "The other")


def show() -> None:
    """Draw the choice of the other event, or both side by side."""
    door.enter(_page)


def _page(_: User, shelf: Shelf) -> None:
    timeline = shelf.timeline
    event = opened.named(timeline, st.query_params.get("event"))
    other = opened.named(timeline, st.query_params.get("with"))
    desk_bar.head("Join two events", timeline, event)
    if event is None:
        st.info("The link names no event that is in the store. Open an event’s form to join it with another.")
        return
    st.query_params["event"] = event.id  # a followed link opens the page, but leaves the address as it was
    edit_saving.tell_of_unsaved(event, timeline)
    if other is None or other.id == event.id:
        st.query_params.pop("with", None)
        _search(event, timeline)
    else:
        st.query_params["with"] = other.id
        _side_by_side(*joining.in_order(event, other), timeline)


def _search(event: Event, timeline: Timeline) -> None:
    """The events that it may be joined with, likely doubles first."""
    with st.container(key="join-search"):
        _plain(event)
        words = st.text_input(
            "Which event tells of the same?", key="join-words", placeholder="Words of its title, quotes, date or actors"
        )
        found = joining.likely(event, timeline, words or "")
        if not found:
            st.info("No other event has these words." if words else "There is no other event to join it with.")
        for one in found:
            waiting = " (not yet reviewed)" if one.review == "proposed" else ""
            label = f"{wording.when(one)}: {one.title}{waiting}"
            st.page_link("join.py", label=escape.markdown(label), query_params={"event": event.id, "with": one.id})


def _side_by_side(keep: Event, other: Event, timeline: Timeline) -> None:
    """What differs, a choice for each field, and the button."""
    st.markdown(
        "One event will stand on the timeline, with the quotes and actors of both. "
        "Where they differ, choose. Links to either lead to it."
    )
    with st.container(key="clashes"):
        found = joining.clashes(keep, other, timeline)
        chosen: dict[str, Side] = {
            one.field: edit_conflict.choice(one, _NAMES, f"join-{keep.id}-{other.id}-{one.field}") for one in found
        }
    quotes = f"{_quotes(keep)} and {_quotes(other)}" if other.mentions else _quotes(keep)
    st.markdown(f"**Together:** {quotes}.")
    with st.container(key="edit-buttons", horizontal=True):
        if st.button("Join them", type="primary"):
            _join(keep, other, chosen)
        st.button("Choose another event", on_click=_another)


def _join(keep: Event, other: Event, chosen: dict[str, Side]) -> None:
    try:
        who.home().apply(joining.join(keep, other, chosen))
    except StoreError as error:
        desk_bar.say(f"{error} Nothing was joined.", trouble=True)
        st.rerun()
    desk_bar.say(f"Joined: “{other.title}” is part of this event now. Undo that in the history below.")
    st.switch_page("edit.py", query_params={"event": keep.id})


def _another() -> None:
    st.query_params.pop("with", None)


def _plain(event: Event) -> None:
    st.markdown(f"**{escape.markdown(event.title)}**  \n{escape.markdown(wording.when(event))} · {_quotes(event)}")


def _quotes(event: Event) -> str:
    number = len(event.mentions)
    return f"{number} quote{'' if number == 1 else 's'}"


if __name__ == "__main__":
    show()
