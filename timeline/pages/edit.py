"""Add an event, or edit one: `/edit` and `/edit?event=ID`."""

import streamlit as st

from timeline.core.model import Event, Timeline
from timeline.core.users import User
from timeline.desk import records
from timeline.desk.forms import Draft
from timeline.pages import (
    desk_bar,
    door,
    drafts,
    edit_conflict,
    edit_fields,
    edit_history,
    edit_reaction,
    edit_saving,
    who,
)
from timeline.pages.opened import Shelf


def show() -> None:
    """Draw the form of the event that the URL names, or an empty one."""
    door.enter(_page)


def _page(_: User, shelf: Shelf) -> None:
    timeline = shelf.timeline
    event, draft = _chosen(st.query_params.get("event"), timeline)
    desk_bar.head("Edit an event" if draft.seen else "Add an event", timeline, event)
    if st.session_state.get(f"clash-{draft.id}"):
        edit_conflict.show(draft, event, timeline)
    else:
        _form(draft, event, timeline)
    if event is not None:
        _rearrange(event)
        edit_history.show(event, timeline, shelf.stamp)


def _chosen(wanted: str | None, timeline: Timeline) -> tuple[Event | None, Draft]:
    """The event that the URL names and its draft; an empty draft where there is no such event."""
    if wanted is None:
        st.query_params.clear()  # a followed link to the empty form leaves the address as it was, too
        return None, drafts.take(None, timeline)
    event = next((one for one in timeline.events if one.id == wanted), None)
    event = event or next((one for one in timeline.events if wanted in one.formerly), None)
    if event is not None:
        st.query_params["event"] = event.id  # a followed link opens the event, but leaves the address as it was
        return event, drafts.take(event, timeline)
    if (kept := drafts.kept(wanted)) is not None:
        return None, kept
    del st.query_params["event"]
    desk_bar.say("The link names an event that is not in the store, so here is an empty form.", trouble=True)
    return None, drafts.take(None, timeline)


def _rearrange(event: Event) -> None:
    """The ways to join the event with another, and to split it."""
    with st.container(key="rearrange", horizontal=True):
        st.page_link("join.py", label="Join with another event", query_params={"event": event.id})
        if len(event.mentions) > 1:
            st.page_link("split.py", label="Split off some of its quotes", query_params={"event": event.id})


def _form(draft: Draft, event: Event | None, timeline: Timeline) -> None:
    """The fields, what they mean so far, and the buttons."""
    edit_saving.tell_of_others(draft, event, timeline)
    draft, places = edit_fields.show(draft, timeline)
    reading = records.read(draft, timeline, who.today())
    edit_reaction.show(draft, reading, timeline, places)
    edit_saving.show(draft, reading, event, timeline)


if __name__ == "__main__":
    show()
