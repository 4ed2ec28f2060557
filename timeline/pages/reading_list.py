"""The events to read, by day: the twin of the chart for everybody who reads rather than looks."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import groupby

import streamlit as st

from timeline.core.model import Event
from timeline.pages import address, event_view, paper
from timeline.store import Rejected
from timeline.view import escape, wording
from timeline.view.collection import Collection
from timeline.view.known import Change
from timeline.view.lanes import MANY, NONE, leading
from timeline.view.palette import OTHERS

_PAGE = 20  # events: two thirds of what a choice costs the server is the list of these
_WHOLE = 30  # events are read without turning pages
_QUOTES = 8  # of an event in the list; all of them are where it is opened
_SHORT = 90  # characters that are not worth folding


def show(collection: Collection, events: Sequence[Event], changes: Mapping[str, Change]) -> None:
    """Headings by day, and under each its events with date, actors, outlets and first words.

    `changes` says by event id what became of an event since the day as which the timeline is shown.
    """
    mixed = _mixed(collection)
    pages = 1 if len(events) <= _WHOLE else -(-len(events) // _PAGE)
    with st.container(key="list"):
        turned = _turned(pages)
        part = events if pages == 1 else events[(turned - 1) * _PAGE : turned * _PAGE]
        query = event_view.chosen()
        for number, (heading, some) in enumerate(groupby(part, key=wording.day_heading)):
            with st.container(key=f"day-{number}"):
                st.header(escape.markdown(heading), anchor=False)
                for event in some:
                    _told(collection, event, mixed, changes.get(event.id), query)
    paper.sources(collection, part)
    paper.printed()


@lru_cache(maxsize=8)
def _mixed(collection: Collection) -> bool:
    """Whether some events are reviewed and others are not, so that it must be said which."""
    return len({event.review for event in collection.events}) > 1


def _turned(pages: int) -> int:
    """The page of the list that the address names, with the buttons that lead to the others."""
    page = address.number("page", pages)
    if pages > 1:
        address.follow("page", page, 1)
        st.pagination(pages, key="page", on_change=_turn)
    return page


def _turn() -> None:
    page = st.session_state["page"]
    address.write({"page": [str(page)] if page > 1 else []})


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


def _told(collection: Collection, event: Event, mixed: bool, change: Change | None, query: event_view.Query) -> None:
    with st.container(key=f"event-{event.id}"):
        event_view.link(event, query=query)
        st.markdown(_facts(collection, event, mixed))
        if change:
            st.markdown(f"*{escape.markdown(change.words)}*")
        _quotes(collection, event)


def _quotes(collection: Collection, event: Event) -> None:
    """What the articles write: a short quote as it is, more folded behind the first line of the first."""
    several = len(collection.sources[event.id]) > 1
    told = dict.fromkeys((mention.quote.exact, wording.outlet(collection, mention)) for mention in event.mentions)
    quotes = [f"{escape.markdown(words)}{_from(outlet) if several else ''}" for words, outlet in told]
    if not quotes:
        return
    short = len(quotes) == 1 and len(next(iter(told))[0]) <= _SHORT
    if short:
        st.markdown(f"> {quotes[0]}")
        return
    with st.expander(quotes[0] if len(quotes) == 1 else f"{len(quotes)} quotes: {quotes[0]}", key=f"quotes-{event.id}"):
        st.markdown("\n>\n".join(f"> {quote}" for quote in quotes[:_QUOTES]))
        if more := max(0, len(quotes) - _QUOTES):
            st.markdown(f"{more} more quote{'s' * (more > 1)}: open the event.")


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
