"""The line under the masthead that says who edits, and leads to the desk; readers see nothing of it."""

import streamlit as st

from timeline.core.model import Event, Timeline
from timeline.core.users import User
from timeline.desk import queue
from timeline.pages import leaving, opened, signing, who
from timeline.view import escape


def show(timeline: Timeline, *, reading: bool = False) -> None:
    """Who edits here, and the ways to the desk's pages; for somebody signed in who may not edit, why; else nothing."""
    user = who.current_user()
    if not user.may_edit:
        _stranger(user)
        return
    waiting = queue.counts(timeline.events)["proposed"]
    with st.container(key="desk", horizontal=True, vertical_alignment="center"):
        st.markdown(f"You edit as **{escape.markdown(user.name)}** {escape.markdown(user.where)}.", width="content")
        st.page_link("edit.py", label="Add an event")
        st.page_link("read.py", label="Read an article")
        st.page_link(
            "review.py", label=f"Review {waiting} proposal{'' if waiting == 1 else 's'}" if waiting else "Review"
        )
        if reading and waiting:
            _preview(waiting)
        st.page_link("actors.py", label="Actors")
        st.page_link("sources.py", label="Sources")
        st.page_link("imports.py", label="Import")
        st.page_link("history.py", label="Recent changes")
        signing.leave(leaving.leave)


def _preview(waiting: int) -> None:
    """Whether readers see what waits for review; if not, an editor may look at it among the rest."""
    if not opened.shows_proposals():
        st.page_link("browse.py", label=f"Preview {'it' if waiting == 1 else 'them'} here", query_params=_with("shown"))
    elif st.query_params.get("proposals") == "shown":
        st.query_params["proposals"] = "shown"  # a followed link shows them, but leaves the address as it was
        st.page_link("browse.py", label="Show what readers see", query_params=_with(None))
    else:
        st.markdown("Readers see what is not reviewed, too.", width="content")


def _with(proposals: str | None) -> dict[str, list[str]]:
    """What the URL says, with the proposals shown or not."""
    others = {key: st.query_params.get_all(key) for key in st.query_params if key not in ("proposals", "event")}
    return others | ({"proposals": [proposals]} if proposals else {})


def door() -> None:
    """The way in for editors, at the foot of the readers' page; nothing where no logins are set up."""
    if not signing.claims():
        with st.container(key="door", horizontal=True):
            signing.offer("door")


def edit(event: Event) -> None:
    """The way from an event to its form, for those who may."""
    if who.current_user().may_edit:
        with st.container(key="edit-this"):
            st.page_link("edit.py", label="Edit this event", query_params={"event": event.id})


def head(title: str, timeline: Timeline, back: Event | None = None) -> None:
    """The head of a page of the desk, with its title as plain text, and the way back to the timeline or to an event."""
    st.set_page_config(page_title=f"{title} · Timeline")
    with st.container(key="masthead"):
        st.page_link("browse.py", label="← Timeline", query_params=_back(back))
        st.title(escape.markdown(title), anchor=False)
    show(timeline)
    _said()


def _back(event: Event | None) -> dict[str, str]:
    if event is None or event.review == "rejected":
        return {}
    return {"event": event.id} | ({"proposals": "shown"} if event.review == "proposed" else {})


def closed(user: User) -> None:
    """What a reader sees of the desk: why it is closed, and how to sign in or out."""
    with st.container(key="masthead"):
        st.page_link("browse.py", label="← Timeline")
        st.title("The editors’ desk" if signing.is_asked() else "The editors’ desk is closed", anchor=False)
    st.info(escape.markdown(user.where or "You may read the timeline, but not change it."))
    with st.container(key="sign-in", horizontal=True):
        if not user.name:
            signing.offer("desk")
        signing.leave(leaving.leave)


def _stranger(user: User) -> None:
    if not signing.claims():
        return
    with st.container(key="desk", horizontal=True, vertical_alignment="center"):
        st.markdown(escape.markdown(user.where), width="content")
        if not user.name:
            signing.offer("bar")
        signing.leave(leaving.leave)


def say(message: str, *, trouble: bool = False) -> None:
    """Keep a sentence for the next head of a page: what was done, or why it was not."""
    st.session_state["desk-said"] = (message, trouble)


def _said() -> None:
    message, trouble = st.session_state.pop("desk-said", ("", False))
    if message:
        (st.error if trouble else st.success)(escape.markdown(message))
