"""One event with all its evidence, opened by `?event=ID` over the timeline; `event.py` shows it on its own page."""

from collections.abc import Sequence

import streamlit as st

from timeline.core.model import Event
from timeline.pages import desk_bar, evidence, headings
from timeline.view import escape, wording
from timeline.view.collection import Collection
from timeline.view.related import days_around, related

_OURS = ("event", "id")
Query = dict[str, list[str]]


def choose(event_id: str) -> None:
    """Open this event: put it into the URL."""
    st.query_params["event"] = event_id


def link(event: Event, *, dated: bool = False, paged: bool = False, query: Query | None = None) -> None:
    """A real link that opens the event, over the timeline or on its page, and keeps what else the reader chose.

    Whoever shows many reads `query` once, from `chosen`: that costs more than the rest of a link.
    """
    text = f"{wording.when(event)}: {event.title}" if dated else event.title
    page, key = ("event.py", "id") if paged else ("browse.py", "event")
    st.page_link(
        page, label=escape.markdown(text), query_params={**(chosen() if query is None else query), key: event.id}
    )


def chosen() -> Query:
    """What else the URL says than which event is open."""
    return {key: st.query_params.get_all(key) for key in st.query_params if key not in _OURS}


def show_chosen(collection: Collection) -> None:
    """The event that the URL names, as a dialog; a word where there is none of this id."""
    wanted = st.query_params.get("event")
    if wanted is None:
        return
    event = find(collection, wanted)
    if event is None:
        del st.query_params["event"]
        st.info("The link names an event that is not in this timeline, so here are all events.")
        return
    choose(event.id)  # a followed link opens the event, but leaves the address as it was
    st.dialog(escape.markdown(event.title), width="large", on_dismiss=_close)(_over)(collection, event)


def find(collection: Collection, wanted: str | None) -> Event | None:
    """The event of this id, or the one that it turned out to be."""
    return collection.event(wanted) or next((one for one in collection.events if wanted in one.formerly), None)


def body(collection: Collection, event: Event, level: int, *, paged: bool) -> None:
    """All that is known of an event, under headings of a level; links lead to pages, or over the timeline."""
    facts(collection, event)
    desk_bar.edit(event)
    evidence.show(collection, event, level)
    evidence.why(collection, event, level)
    _related(collection, event, level, paged)


def facts(collection: Collection, event: Event) -> None:
    """Date, kind, who, where, how sure, and the event in a few words."""
    known = [wording.when(event), wording.kind(event), wording.who(collection, event), event.place or ""]
    with st.container(key="facts"):
        st.markdown(" · ".join(escape.markdown(fact) for fact in known if fact))
        if event.label:
            st.markdown(escape.markdown(f"As the source dates it: {event.label}."))
        if status := wording.status_sentence(event):
            st.markdown(f"**{escape.markdown(status)}**")
        if event.summary:
            st.markdown(escape.markdown(event.summary))


def _close() -> None:
    st.query_params.pop("event", None)
    st.session_state["closed"] = st.session_state.get("closed", 0) + 1  # a new key: no mark stays selected


def _over(collection: Collection, event: Event) -> None:
    with st.container(key="ways", horizontal=True):
        st.page_link("event.py", label="Its own page: share, cite, print", query_params={**chosen(), "id": event.id})
    body(collection, event, 3, paged=False)


def _related(collection: Collection, event: Event, level: int, paged: bool) -> None:
    """What came before and after, so that a timeline can be read from event to event, and who else did what."""
    near = related(collection, event)
    with st.container(key="neighbours"):
        headings.show("Near it", level)
        for word, other in (("Before", near.before), ("After", near.after)):
            if other is not None:
                _named(word, [other], paged)
        if near.same_actors:
            _named("With the same actors", near.same_actors, paged)
        days = days_around(event)
        if days is not None:
            around = {**chosen(), "from": days[0], "to": days[1]}
            with st.container(key="around"):
                st.page_link("browse.py", label="Show the days around it on the timeline", query_params=around)


def _named(word: str, events: Sequence[Event], paged: bool) -> None:
    with st.container(gap=None):
        st.markdown(f":gray[{word}]")
        for event in events:
            link(event, dated=True, paged=paged)
