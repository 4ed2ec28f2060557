"""The events to read, by day: the twin of the chart for everybody who reads rather than looks."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from timeline.core.model import Event
from timeline.pages import event_view
from timeline.store import Rejected
from timeline.view import escape, wording
from timeline.view.collection import Collection
from timeline.view.lanes import MANY, NONE, leading
from timeline.view.palette import OTHERS

_PAGE = 60
_QUOTES = 2


def show(collection: Collection, events: Sequence[Event]) -> None:
    """Headings by day, and under each its events with date, actors, outlets and first words."""
    mixed = len({event.review for event in collection.events}) > 1
    pages = -(-len(events) // _PAGE)
    with st.container(key="list"):
        turned = st.pagination(pages, key="page", bind="query-params") if pages > 1 else 1
        part = events[(turned - 1) * _PAGE : turned * _PAGE]
        for number, (heading, some) in enumerate(groupby(part, key=wording.day_heading)):
            with st.container(key=f"day-{number}"):
                st.header(escape.markdown(heading), anchor=False)
                with st.container(key=f"day-{number}-events"):
                    for event in some:
                        _told(collection, event, mixed)


def rejected(records: Sequence[Rejected]) -> None:
    """What the store holds and could not read, with the reasons."""
    if not records:
        return
    events = sum(record.noun == "event" for record in records)
    noun = "event" if events == len(records) else "record"
    with st.expander(f"{len(records)} {noun}{'s' * (len(records) > 1)} not shown"):
        st.markdown(
            "The store holds them, but they break its rules. They are kept as they are until somebody mends them."
        )
        st.markdown("\n".join(f"- {escape.markdown(f'{one.noun} {one.id}: {one.reason}')}" for one in records))


def _told(collection: Collection, event: Event, mixed: bool) -> None:
    with st.container(key=f"event-{event.id}"):
        event_view.link(event)
        st.markdown(_facts(collection, event, mixed))
        told = [(m.quote.exact, wording.outlet(collection, m)) for m in event.mentions[:_QUOTES]]
        several = len(collection.sources[event.id]) > 1
        quotes = [f"> {escape.markdown(words)}{_from(outlet) if several else ''}" for words, outlet in told]
        if more := len(event.mentions) - _QUOTES:
            quotes += [f"> and {more} more quote{'s' * (more > 1)}"] if more > 0 else []
        if quotes:
            st.markdown("\n>\n".join(quotes))


def _from(outlet: str) -> str:
    """Which of several outlets a quote is from, held together with its dash."""
    return f" —\u00a0{escape.markdown(outlet)}"


def _facts(collection: Collection, event: Event, mixed: bool) -> str:
    """Date, actors and outlets in a line; status in bold, since it is told by shape only in the chart."""
    facts = [
        wording.beside_heading(event),
        wording.in_source(event),
        event.place or "",
        wording.told_by(collection, event),
        "not yet reviewed" if mixed and event.review == "proposed" else "",
    ]
    status = wording.status_word(event)
    said = [f"**{status}**"] if status else []
    return " · ".join([*said, *_parties(collection, event), *(escape.markdown(fact) for fact in facts if fact)])


def _parties(collection: Collection, event: Event) -> list[str]:
    """Who takes part, after the sign that the event has in the chart; nothing where nobody is named."""
    names = wording.who(collection, event)
    key = leading(collection, event)
    tone = OTHERS if key in (MANY, NONE) else collection.tone(key)
    return [f':color[{tone.sign}]{{foreground="{tone.colour}"}} {escape.markdown(names)}'] if names else []
