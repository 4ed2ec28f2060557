"""The actors of the timeline, `/actors`, and the form of one: `/actors?actor=ID`, `/actors?actor=new`."""

import streamlit as st

from timeline.core.model import Actor, Timeline
from timeline.core.users import User
from timeline.desk import actors as registry
from timeline.pages import actor_form, desk_bar, door, opened
from timeline.pages.opened import Shelf
from timeline.view import escape, swatch, wording
from timeline.view.collection import Collection

_SHOWN = 100


def show() -> None:
    """Draw the list, or the form that the URL names."""
    door.enter(_page)


def _page(_: User, shelf: Shelf) -> None:
    timeline, collection = shelf.timeline, opened.everything(door.store())
    wanted = st.query_params.get("actor")
    actor = _named(wanted, timeline)
    desk_bar.head(actor.name if actor else "Add an actor" if wanted == "new" else "Actors", timeline)
    if actor is not None or wanted == "new":
        st.query_params["actor"] = actor.id if actor else "new"  # a followed link leaves the address as it was
        with st.container(key="back"):
            st.page_link("actors.py", label="All actors")
        actor_form.show(actor, timeline, collection)
    else:
        _list(timeline, collection, unknown=wanted)


def _named(ident: str | None, timeline: Timeline) -> Actor | None:
    """The actor of this id, or the one into which it was merged."""
    return next((one for one in timeline.actors if ident == one.id or ident in one.formerly), None)


def _list(timeline: Timeline, collection: Collection, unknown: str | None) -> None:
    if unknown:
        del st.query_params["actor"]
        st.error("The link names an actor that is not in the store.")
    with st.container(key="registry-head", horizontal=True, vertical_alignment="bottom"):
        words = st.text_input("Search", key="find", bind="query-params", placeholder="Part of a name")
        st.page_link("actors.py", label="Add an actor", query_params={"actor": "new"})
    found = registry.search(timeline, words or "")
    counts = registry.events_of(timeline)
    with st.container(key="registry"):
        st.markdown(_count(len(found), len(timeline.actors)))
        for actor in found[:_SHOWN]:
            _row(actor, counts[actor.id], collection)
        if len(found) > _SHOWN:
            st.markdown(f"{len(found) - _SHOWN} more: search for part of a name.")


def _row(actor: Actor, count: int, collection: Collection) -> None:
    """The mark as the chart draws it, the name, and what is known, in one line where there is room."""
    tone = collection.tone(collection.roots.get(actor.id, actor.id))
    behind = [collection.name(one) for one in actor.acts_for]
    facts = [
        actor.kind,
        f"acts for {', '.join(behind)}" if behind else "",
        f"also {', '.join(actor.aliases)}" if actor.aliases else "",
        wording.counted(count) if count else "in no event",
    ]
    with st.container(key=f"actor-{actor.id}", horizontal=True, vertical_alignment="center"):
        st.image(swatch.svg(tone), width=18, alt=f"{tone.symbol.replace('-', ' ')} in {tone.colour}")
        st.page_link("actors.py", label=escape.markdown(actor.name), query_params={"actor": actor.id})
        st.markdown(f":gray[{escape.markdown(' · '.join(fact for fact in facts if fact))}]", width="content")


def _count(found: int, total: int) -> str:
    noun = "actor" if total == 1 else "actors"
    return f"{total or 'No'} {noun}" if found == total else f"{found} of {total} {noun}"


if __name__ == "__main__":
    show()
