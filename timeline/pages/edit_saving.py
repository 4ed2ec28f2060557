"""The buttons under a form, and what becomes of it: saved, refused with a sentence, or held against another save."""

import os

import streamlit as st

from timeline.core.errors import StoreConflict, StoreError
from timeline.core.model import Event, Review, Timeline
from timeline.core.settings import Settings
from timeline.desk.forms import Draft
from timeline.desk.records import Reading
from timeline.pages import desk_bar, drafts, opened, who
from timeline.view import escape


def show(draft: Draft, reading: Reading, event: Event | None, timeline: Timeline) -> None:
    """Save, save and approve, take off the timeline, and discard."""
    if st.session_state.get(f"tried-{draft.id}") and reading.errors:
        st.container(key="not-saved").error(
            f"Not saved yet: {len(reading.errors)} of the fields above must be mended first."
        )
    stands: Review = event.review if event else "proposed"
    changed = draft.is_changed(timeline)
    with st.container(key="edit-buttons", horizontal=True, vertical_alignment="center"):
        if stands != "approved" and who.current_user().may_publish:
            if st.button("Save and approve", type="primary"):
                save(draft, reading, "approved")
            if st.button("Save as a proposal" if stands == "proposed" else "Save, still rejected"):
                save(draft, reading, stands)
        elif st.button("Save", type="primary"):
            save(draft, reading, stands)
        if event is not None and stands != "rejected":
            st.button("Reject" if stands == "proposed" else "Take off the timeline", on_click=_reject, args=(event,))
        if changed:
            with st.popover("Discard what I typed", type="tertiary"):
                st.markdown("The form will say again what the store says.")
                st.button("Discard", on_click=drafts.drop, args=(draft,))


def save(draft: Draft, reading: Reading, review: Review) -> None:
    """Save the event that a form means; whatever goes wrong, the form stays as it is."""
    if reading.event is None:
        st.session_state[f"tried-{draft.id}"] = True
        st.rerun()
    event = reading.event.model_copy(update={"review": review})
    based_on = draft.seen.version if draft.seen else None
    try:
        saved = who.home().save(event, based_on=based_on, companions=reading.companions)
    except StoreConflict as error:
        if _moved_on(draft):
            st.session_state[f"clash-{draft.id}"] = True
        else:
            desk_bar.say(f"{error} Look at it again, and save once more.", trouble=True)
        st.rerun()
    except StoreError as error:
        desk_bar.say(str(error), trouble=True)
        st.rerun()
    drafts.drop(draft)
    st.query_params["event"] = saved.id
    unchanged = draft.seen is not None and saved.version == draft.seen.version and not reading.companions
    desk_bar.say(f"“{saved.title}” says that already: nothing was written." if unchanged else _done(saved))
    st.rerun()


def tell_of_others(draft: Draft, event: Event | None, timeline: Timeline) -> None:
    """That somebody saved this event meanwhile, and which other forms wait half-typed."""
    if draft.seen is not None and event is not None and event.version != draft.seen.version:
        st.warning(
            escape.markdown(f"{event.touched_by} saved this event while you had it open.")
            + " Your form is as you left it. When you save, both versions are shown side by side."
        )
    if others := drafts.others(draft, timeline):
        with st.container(key="other-drafts", horizontal=True, vertical_alignment="center"):
            st.markdown("Not saved yet:", width="content")
            for one in others:
                label = escape.markdown(one.form.title.strip() or "An event without a title")
                st.page_link("edit.py", label=label, query_params={"event": one.id} if one.seen else {})


def tell_of_unsaved(event: Event, timeline: Timeline) -> None:
    """That the form of this event holds what was typed and not saved, which a join or split would meet again."""
    draft = drafts.kept(event.id)
    if draft is not None and draft.is_changed(timeline):
        st.warning("You typed something in this event’s form that is not saved yet. It is kept; better save it first.")
        st.page_link("edit.py", label="Back to the form", query_params={"event": event.id})


def _done(saved: Event) -> str:
    where = {
        "approved": "It is on the timeline.",
        "proposed": "It waits for review.",
        "rejected": "It stays off the timeline.",
    }
    return f"Saved: “{saved.title}”. {where[saved.review]}"


def _reject(event: Event) -> None:
    """Off the timeline, not out of the store: the history brings it back."""
    try:
        who.home().save(event.model_copy(update={"review": "rejected"}), based_on=event.version)
    except StoreError as error:
        desk_bar.say(str(error), trouble=True)
    else:
        desk_bar.say(f"“{event.title}” is off the timeline. Undo that in its history.")


def _moved_on(draft: Draft) -> bool:
    """Whether the event itself is another by now, or gone."""
    timeline = opened.shelf(Settings.from_environment(os.environ).store).timeline
    event = next((one for one in timeline.events if one.id == draft.id), None)
    return event is None or draft.seen is None or event.version != draft.seen.version
