"""One proposal beside its evidence, and the four things to do with it: approve, reject, edit, skip."""

from collections.abc import Sequence

import streamlit as st

from timeline.core.errors import StoreError
from timeline.core.model import Event, Review, Timeline
from timeline.core.users import User
from timeline.desk import doubles, queue, undo
from timeline.pages import desk_bar, evidence, who
from timeline.view import escape, wording
from timeline.view.collection import Collection

_DONE = {"approved": "Approved", "rejected": "Rejected", "proposed": "Put back for review"}


def show(event: Event, collection: Collection, user: User, timeline: Timeline) -> None:
    """The event, the buttons, then the quotes it was read from with the reasons for its date."""
    with st.container(key="card"):
        st.header(escape.markdown(event.title), anchor=False)
        facts = [wording.when(event), wording.kind(event), wording.who(collection, event), event.place or ""]
        st.markdown(" · ".join(escape.markdown(fact) for fact in facts if fact))
        more = [wording.status_sentence(event), f"As the source dates it: {event.label}." if event.label else ""]
        for words in (*more, event.summary):
            if words:
                st.markdown(escape.markdown(words))
        _doubles(event, timeline)
    _buttons(event, user)
    evidence.show(collection, event, 3, dates=True)
    st.caption("Keys: A approve, X reject, E edit, S skip, U undo the last decision.")


def decide(events: Sequence[Event], review: Review) -> None:
    """Give each event its verdict, as a save of its own; those that somebody else saved first stay as they are."""
    done, refused = [], []
    for event in events:
        try:
            saved = who.home().save(queue.decided(event, review), based_on=event.version)
        except StoreError as error:
            refused.append(str(error))
        else:
            done.append(saved)
    if done:
        st.session_state["decided"] = tuple((event.id, event.version) for event in done)
    said = f"“{done[0].title}”" if len(done) == 1 else wording.counted(len(done))
    told = [f"{_DONE[review]}: {said}."] if done else []
    desk_bar.say(" ".join([*told, *refused[:3]]), trouble=bool(refused))


def undo_button() -> None:
    """The way back from the last decision, also from a bulk one."""
    if st.session_state.get("decided"):
        st.button("Undo the last decision", type="tertiary", shortcut="U", on_click=_undo)


def skipped() -> tuple[str, ...]:
    """Ids of the events that were skipped in this session, in that order."""
    found: tuple[str, ...] = st.session_state.get("skipped", ())
    return found


def _buttons(event: Event, user: User) -> None:
    with st.container(key="verdict", horizontal=True, vertical_alignment="center"):
        if user.may_publish:
            st.button("Approve", type="primary", shortcut="A", on_click=decide, args=((event,), "approved"))
        if event.review == "rejected":
            st.button("Put back for review", on_click=decide, args=((event,), "proposed"))
        else:
            st.button("Reject", shortcut="X", on_click=decide, args=((event,), "rejected"))
        if st.button("Edit", shortcut="E"):
            st.switch_page("edit.py", query_params={"event": event.id})
        st.button("Skip", shortcut="S", on_click=_skip, args=(event.id,))


def _doubles(event: Event, timeline: Timeline) -> None:
    for double in doubles.alike(event.title, event.when, timeline, but=event.id, kind=event.kind):
        label = f"Looks like {wording.when(double.event)}: {double.event.title}"
        st.page_link("edit.py", label=escape.markdown(label), query_params={"event": double.event.id})


def _skip(event_id: str) -> None:
    st.session_state["skipped"] = (*(one for one in skipped() if one != event_id), event_id)


def _undo() -> None:
    """Undo what was decided last, event by event; what somebody changed since is said."""
    refused, count = [], 0
    home = who.home()
    for event_id, version in st.session_state.pop("decided", ()):
        try:
            stored = next((one for one in home.load().timeline.events if one.id == event_id), None)
            undone = undo.undo(undo.step(home.history(event_id), version), stored)
            home.save(undone.event, based_on=undone.based_on)
        except StoreError as error:
            refused.append(str(error))
        else:
            count += 1
    told = [f"Undone: the decision on {wording.counted(count)}."] if count else []
    desk_bar.say(" ".join([*told, *refused[:3]]), trouble=bool(refused))
