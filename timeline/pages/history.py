"""Recent changes, `/history`: every step of the store, newest first, each told in words and undone as a whole."""

from collections.abc import Mapping

import streamlit as st

from timeline import store
from timeline.core.model import Timeline
from timeline.core.users import User
from timeline.desk import recent
from timeline.desk.recent import Told
from timeline.pages import address, desk_bar, door, edit_history
from timeline.pages.opened import Shelf
from timeline.store import Step
from timeline.view import escape

_PAGE = 15
_OPEN, _FOLDED = 3, 60  # records of a step that stand open, and those that are listed when it is unfolded
_ASKED = 10  # records from which on an undo is asked for twice


def show() -> None:
    """Draw the steps that the URL chooses."""
    door.enter(_page)


def _page(_: User, shelf: Shelf) -> None:
    newest = _steps(door.store(), shelf.stamp, _PAGE)
    desk_bar.head("Recent changes", shelf.timeline)
    if not newest:
        st.info("No change was noted yet: the timeline stands as it came with the store.")
        return
    narrowed = _asked()
    found = _choose(_steps(door.store(), shelf.stamp, None)) if narrowed else newest[::-1]
    names = {actor.id: actor.name for actor in shelf.timeline.actors}
    pages = -(-(len(found) if narrowed else newest[-1].number) // _PAGE)
    turned = st.pagination(pages, key="page", bind="query-params") if pages > 1 else 1
    if turned > 1 and not narrowed:
        found = _steps(door.store(), shelf.stamp, turned * _PAGE)[::-1]
    with st.container(key="history"):
        for step in found[(turned - 1) * _PAGE : turned * _PAGE]:
            with st.container(key=f"step-{step.number}"):
                _told(step, names, shelf.timeline)


@st.cache_resource(max_entries=8, show_spinner="Reading the journal …")
def _steps(home: str, stamp: str, newest: int | None) -> tuple[Step, ...]:  # noqa: ARG001 - a key of the cache
    return store.open(home).steps(newest)


def _asked() -> bool:
    """Whether the steps of one editor, or on one event, are looked for: only then the journal is read as a whole."""
    if "narrowed" not in st.session_state:
        st.session_state["narrowed"] = bool(_said("by") or _said("of"))
    return st.toggle("Only of one editor, or on one event", key="narrowed", on_change=_all)


def _all() -> None:
    """Without the choice, and with another one, the page begins with the newest steps."""
    st.session_state["page"] = 1
    if not st.session_state["narrowed"]:
        address.write({"by": [], "of": []})


def _said(key: str) -> str | None:
    return next(iter(address.values().get(key, [])), None)


def _choose(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Whose steps, and on which event; both stand in the address."""
    titles, editors = recent.titles(steps), recent.editors(steps)
    by, event = (one if one in known else None for one, known in ((_said("by"), editors), (_said("of"), titles)))
    address.follow("by", by)
    address.follow("of", event)
    with st.container(key="history-controls"), st.grid(2, min_column_width=240):
        st.selectbox("Who", editors, index=None, key="by", placeholder="Everybody", on_change=_chosen, args=("by",))
        st.selectbox("Event", list(titles), index=None, key="of", placeholder="All events", on_change=_chosen,
                     args=("of",), format_func=lambda one: titles.get(one, one))  # fmt: skip
    found = recent.chosen(steps, by, event)
    several = "step" if len(steps) == 1 else "steps"
    with st.container(key="sentence"):
        st.markdown(f"{'' if len(found) == len(steps) else f'{len(found)} of '}{len(steps)} {several}")
    return found


def _chosen(key: str) -> None:
    chosen = st.session_state[key]
    st.session_state["page"] = 1
    address.write({key: [chosen] if chosen else []})


def _told(step: Step, names: Mapping[str, str], timeline: Timeline) -> None:
    """One step: what it did, who and when, its records, and the way back."""
    there = {event.id for event in timeline.events}
    signed = f"by {escape.markdown(step.by)} · {escape.markdown(edit_history.when(step.at))}"
    st.markdown(f"**{escape.markdown(recent.headline(step))}**  \n{signed}")
    alone = len(step.changes) == 1
    for one in recent.records(step, names, _OPEN):
        _record(one, "Open its form" if alone else f"{one.deed}: {one.name}", one.noun == "event" and one.id in there)
    if (more := len(step.changes) - _OPEN) > 0:
        with st.expander(f"{more} more record{'' if more == 1 else 's'}", key=f"more-{step.number}"):
            listed = recent.records(step, names, _OPEN + _FOLDED)[_OPEN:]
            st.markdown("\n".join(f"- {escape.markdown(f'{one.deed}: {one.name}')}" for one in listed))
            if more > _FOLDED:
                st.markdown(f"… and {more - _FOLDED} more.")
    _button(step)


def _record(one: Told, said: str, linked: bool) -> None:
    """What became of one record, with the way to its form where there is one."""
    if linked:
        st.page_link("edit.py", label=escape.markdown(said), query_params={"event": one.id})
    elif said.startswith(one.deed):
        st.markdown(escape.markdown(said))
    if one.differences:
        st.markdown("\n".join(f"- {edit_history.line(difference)}" for difference in one.differences))


def _button(step: Step) -> None:
    """Undo at once, or asked twice where it is much."""
    number = len(step.changes)
    if number < _ASKED:
        st.button("Undo this step", key=f"undo-{step.number}", on_click=edit_history.undo_whole, args=(step.number,))
        return
    with st.popover("Undo this step", key=f"ask-{step.number}"):
        st.markdown(f"{number} records will be as they were before. What was added is rejected, not deleted.")
        st.button(
            f"Undo all {number}", key=f"undo-{step.number}", on_click=edit_history.undo_whole, args=(step.number,)
        )


if __name__ == "__main__":
    show()
