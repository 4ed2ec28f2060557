"""Two actors that are one: choose the other, read what will happen, merge them in one step."""

import streamlit as st

from timeline.core.errors import StoreError
from timeline.core.model import Actor, Timeline
from timeline.desk import actors as registry
from timeline.desk import merging
from timeline.pages import desk_bar, kept, who
from timeline.view import escape, wording


def show(gone: Actor, timeline: Timeline) -> None:
    """The choice of the actor that stays, and the button."""
    others = {one.id: one for one in registry.search(timeline, "") if one.id != gone.id}
    if not others:
        return
    with st.container(key="merge"):
        st.header("Merge", anchor=False)
        st.markdown(f"{escape.markdown(gone.name)} is the same as another actor? Choose the one that stays.")
        chosen = st.selectbox(
            "The actor that stays", list(others), index=None, key=f"merge-{gone.id}",
            format_func=lambda one: others[one].name, placeholder="Choose", persist_state="session",
        )  # fmt: skip
        if chosen in others:
            into = others[chosen]
            st.markdown(escape.markdown(_what(gone, into, timeline)))
            st.button(f"Merge into {escape.markdown(into.name)}", type="primary", on_click=_merge, args=(gone, into))


def _what(gone: Actor, into: Actor, timeline: Timeline) -> str:
    events, acting = merging.count(gone, timeline)
    told = [f"{wording.counted(events)} will name {into.name} instead of {gone.name}." if events else ""]
    if acting:
        told.append(f"{acting} actor{' acts' if acting == 1 else 's act'} for {into.name} then.")
    told.append(f"“{gone.name}” becomes another name of {into.name}, also for articles that are read later.")
    return " ".join(one for one in told if one) + " Titles and quotes stay as they are."


def _merge(gone: Actor, into: Actor) -> None:
    """All or nothing, on the store as it is now."""
    home = who.home()
    try:
        timeline = home.load().timeline
        now = {one.id: one for one in timeline.actors}
        if now.get(gone.id) != gone or now.get(into.id) != into:
            desk_bar.say(
                "Somebody changed one of the two meanwhile. Look at them again, and merge once more.", trouble=True
            )
            return
        home.apply(merging.merged(gone, into, timeline))
    except StoreError as error:
        desk_bar.say(str(error), trouble=True)
        return
    kept.drop(f"actor-{gone.id}")
    st.query_params["actor"] = into.id
    desk_bar.say(f"Merged: {gone.name} is {into.name} now. Undo that under Recent changes.")
