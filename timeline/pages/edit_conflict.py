"""Two versions of one event side by side, when somebody else saved first. Nothing is lost until the editor chooses."""

import streamlit as st

from timeline.core.model import Event, Timeline
from timeline.desk import conflicts, records
from timeline.desk.conflicts import SIDES, Clash, Side
from timeline.desk.forms import Draft
from timeline.pages import drafts, edit_saving, who
from timeline.view import escape


def show(draft: Draft, theirs: Event | None, timeline: Timeline) -> None:
    """What differs, a choice for each field, and what to do with it."""
    if theirs is None:
        st.warning("This event is no longer in the store. What you typed is kept: save it as a new event.")
        st.button("Keep mine as a new event", type="primary", on_click=_apart, args=(draft,))
        return
    found = conflicts.clashes(draft, theirs, timeline)
    name = escape.markdown(theirs.touched_by)
    st.warning(f"{name} saved this event while you had it open. Theirs stands; yours is kept here until you choose.")
    if not found:
        st.markdown("Both versions say the same by now.")
    with st.container(key="clashes"):
        names = ("Mine", f"Theirs ({name})")
        chosen = {clash.field: choice(clash, names, f"choice-{draft.id}-{clash.field}") for clash in found}
    with st.container(key="edit-buttons", horizontal=True):
        if st.button("Save this choice", type="primary"):
            joined = conflicts.joined(draft, theirs, timeline, chosen)
            _into_form(joined)
            edit_saving.save(joined, records.read(joined, timeline, who.today()), theirs.review)
        if st.button("Go on editing with this choice"):
            _into_form(conflicts.joined(draft, theirs, timeline, chosen))
            st.rerun()
        st.button("Keep both: mine as a new event", on_click=_apart, args=(draft,))
        st.button("Drop mine", type="tertiary", on_click=drafts.drop, args=(draft,))


def choice(clash: Clash, names: tuple[str, str], key: str) -> Side:
    """One field: what each side says, and which of them shall stand. `names` are Markdown, mine first."""
    with st.container(key=f"clash-field-{clash.field}"):
        st.header(clash.name, anchor=False)
        if clash.both:
            st.markdown(":primary[**Both of you changed it.**]")
        with st.grid(2, min_column_width=240):
            for who_says, words in zip(names, (clash.mine, clash.theirs), strict=True):
                with st.container():
                    st.markdown(f"**{who_says}**  \n{escape.markdown(words) or ':gray[nothing]'}")
        called = dict(zip(SIDES, names, strict=True))
        return st.segmented_control(
            f"Which stands: {clash.name}", SIDES, default=clash.proposed, required=True,
            format_func=lambda side: called[side].partition(" (")[0], key=key,
        )  # fmt: skip


def _into_form(draft: Draft) -> None:
    st.session_state.pop(f"clash-{draft.id}", None)
    drafts.put(draft.id, draft)


def _apart(draft: Draft) -> None:
    """Theirs stands as it is; mine becomes the new event that is being added."""
    drafts.drop(draft)
    drafts.put_new(conflicts.apart(draft, drafts.fresh().id))
    st.query_params.pop("event", None)
