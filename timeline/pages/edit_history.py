"""What happened to an event, newest first, each change in words and with a way to undo it."""

import os

import streamlit as st

from timeline import store
from timeline.core.errors import BadDate, StoreError, StoreUnreadable
from timeline.core.labels import label
from timeline.core.model import Event, Timeline
from timeline.core.settings import Settings
from timeline.desk import differences, recent, undo_step
from timeline.desk import undo as undoing
from timeline.desk.differences import NAMES, Difference
from timeline.pages import desk_bar, who
from timeline.store import Change
from timeline.view import escape


def show(event: Event, timeline: Timeline, stamp: str) -> None:
    """The event's history under its form."""
    names = {actor.id: actor.name for actor in timeline.actors}
    with st.container(key="history"):
        st.header("History", anchor=False)
        try:
            changes = _changes(Settings.from_environment(os.environ).store, stamp, event.id)
        except StoreUnreadable as error:
            st.error(escape.markdown(str(error)))
            return
        if not changes:
            st.markdown("No change was noted yet: the event stands as it came with the store.")
        for number in range(len(changes) - 1, -1, -1):
            with st.container(key=f"change-{number}"):
                _told(event, number, changes[number], names)


@st.cache_resource(max_entries=64, show_spinner=False)
def _changes(address: str, stamp: str, event_id: str) -> tuple[Change, ...]:  # noqa: ARG001 - a key of the cache
    """The history as of one state of the store, so that it is not read again with every letter that is typed."""
    return store.open(address).history(event_id)


def _told(event: Event, number: int, change: Change, names: dict[str, str]) -> None:
    head = f"**{differences.headline(change)}** by {escape.markdown(change.by)} · {escape.markdown(when(change.at))}"
    found = differences.between(change.before, change.after, names)
    st.markdown(head)
    if change.before is None:
        found = tuple(one for one in found if one.field in ("when", "title"))
    st.markdown("\n".join(f"- {line(one)}" for one in found))
    st.button("Undo this change", key=f"undo-{event.id}-{number}", on_click=undo, args=(event.id, change))


def undo(event_id: str, change: Change) -> None:
    """Put back what a change did, as a new version; of a join or split all of it, since it hangs together."""
    try:
        home = who.home()
        step = undo_step.step_of(home.steps(), event_id, change)
        if step is not None and undo_step.hangs_together(step):
            undo_whole(step.number)
            return
        stored = next((one for one in home.load().timeline.events if one.id == event_id), None)
        undone = undoing.undo(change, stored, may_publish=who.current_user().may_publish)
        home.save(undone.event, based_on=undone.based_on)
    except StoreError as error:
        desk_bar.say(str(error), trouble=True)
        return
    left = ", ".join(NAMES.get(name, name) for name in undone.left)
    stays = f" Changed again since, and left as it is: {left}." if left else ""
    waits = " It waits for a publisher’s review, since you may not approve." if undone.waits else ""
    desk_bar.say(f"Undone: “{undone.event.title}” is as it was before.{stays}{waits}")


def undo_whole(number: int) -> None:
    """Undo the step of this number, as a step of its own, and say what became of it."""
    try:
        home = who.home()
        step = next(one for one in home.steps() if one.number == number)
        undoing = undo_step.undo(step, home.load().timeline, may_publish=who.current_user().may_publish)
        home.apply(undoing.edits)
    except StoreError as error:
        desk_bar.say(str(error), trouble=True)
        return
    except StopIteration:
        desk_bar.say("The journal does not tell of that change any more, so that it cannot be undone.", trouble=True)
        return
    told = [recent.undone(step)]
    if undoing.left:
        told.append(f"Changed again since, and left as it is: {undo_step.listed(undoing.left)}.")
    if undoing.waiting:
        told.append(f"{undoing.waiting} wait for a publisher’s review, since you may not approve.")
    desk_bar.say(" ".join(told))


def line(one: Difference) -> str:
    """A difference as Markdown: “Title: before → after”."""
    before, after = (escape.markdown(words) for words in (one.before, one.after))
    if not before:
        return f"{one.name}: {after}"
    return f"{one.name}: {before} → {after or 'nothing'}"


def when(at: str) -> str:
    """“22 November 2026, 10:31 (UTC)”; the journal's own words where they are no such moment."""
    try:
        return label(f"{at[:16]}Z")
    except BadDate:
        return at
