"""One proposal beside its evidence, and the four things to do with it: approve, reject, edit, skip."""

from collections.abc import Sequence

import streamlit as st

from timeline.core.errors import StoreError
from timeline.core.model import Event, Review, Timeline
from timeline.core.users import User
from timeline.desk import confidence, doubles, queue, undo_step
from timeline.pages import desk_bar, evidence, who
from timeline.store import Edit, Step
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
        said = confidence.sentence(confidence.of(event))
        st.markdown(f":gray[How sure the parser is: {escape.markdown(said)}]")
        _doubles(event, timeline)
    _buttons(event, user)
    evidence.show(collection, event, 3, dates=True)
    st.caption("Keys: A approve, X reject, E edit, S skip, U undo the last decision.")


def decide(events: Sequence[Event], review: Review) -> None:
    """Give all of these events one verdict; those that somebody else saved first stay as they are."""
    carry_out([Edit(event, queue.decided(event, review)) for event in events])


def carry_out(edits: Sequence[Edit]) -> bool:
    """Save verdicts and corrections in one step, and say so; whether anything was saved.

    Events that somebody else saved meanwhile stay as they are, and are told.
    """
    try:
        home = who.home()
        stored = {event.id: event.version for event in home.load().timeline.events}
        fresh = [one for one in edits if isinstance(one.seen, Event) and stored.get(one.seen.id) == one.seen.version]
        if fresh:
            home.apply(fresh)
    except StoreError as error:
        desk_bar.say(str(error), trouble=True)
        return False
    if fresh:
        st.session_state["decided"] = [
            (one.seen.id, one.seen.version + 1) for one in fresh if isinstance(one.seen, Event)
        ]
    stale = [one.seen.title for one in edits if one not in fresh and isinstance(one.seen, Event)]
    told = [_done(fresh)] if fresh else []
    told += [f"Somebody else saved {undo_step.listed(stale)} meanwhile: look again. Theirs stands."] if stale else []
    desk_bar.say(" ".join(told), trouble=bool(stale))
    return bool(fresh)


def _done(edits: Sequence[Edit]) -> str:
    """“Approved: 3 events. Corrected: “Talks begin”.”"""
    titles: dict[str, list[str]] = {}
    for one in edits:
        if isinstance(one.wanted, Event) and isinstance(one.seen, Event):
            deed = _DONE[one.wanted.review] if one.wanted.review != one.seen.review else "Corrected"
            titles.setdefault(deed, []).append(one.wanted.title)
    said = {deed: f"“{some[0]}”" if len(some) == 1 else wording.counted(len(some)) for deed, some in titles.items()}
    return " ".join(f"{deed}: {words}." for deed, words in said.items())


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
    """Undo what was decided last, as one step; what somebody changed since stays, and is said."""
    decided = st.session_state.pop("decided", ())
    try:
        home = who.home()
        step = next((one for one in reversed(home.steps()) if _is_of(one, decided)), None)
        if step is None:
            desk_bar.say("The journal does not tell of that decision, so that it cannot be undone.", trouble=True)
            return
        undoing = undo_step.undo(step, home.load().timeline, may_publish=who.current_user().may_publish)
        home.apply(undoing.edits)
    except StoreError as error:
        desk_bar.say(str(error), trouble=True)
        return
    left = f" Changed again since, and left as it is: {undo_step.listed(undoing.left)}." if undoing.left else ""
    desk_bar.say(f"Undone: the decision on {wording.counted(len(undoing.edits))}.{left}", trouble=bool(undoing.left))


def _is_of(step: Step, decided: Sequence[tuple[str, int]]) -> bool:
    """Whether a step is that in which events came to these versions."""
    made = {(one["id"], (one["after"] or {}).get("version", 1)) for one in step.changes if one["noun"] == "event"}
    return bool(decided) and decided[0] in made
