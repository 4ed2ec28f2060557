"""The events to read, by day, and what only a printed page shows of them. A script of ours draws it: one element."""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

import streamlit as st

from timeline.core.model import Event
from timeline.pages import address, chart, event_view, opened, paper, scripts
from timeline.store import Rejected
from timeline.view import escape, listing
from timeline.view.collection import Collection
from timeline.view.filters import Filter
from timeline.view.known import Change

_PAGE = 20  # events
_WHOLE = 30  # events are read without turning pages


class _Part(NamedTuple):
    """A page of the list, and the articles that it was read from, both as JSON."""

    days: str
    sources: str


def show(
    collection: Collection,
    events: Sequence[Event],
    chosen: Filter,
    changes: Mapping[str, Change],
    drawing: Mapping[str, str],
) -> None:
    """Headings by day, and under each its events with date, actors, outlets and first words.

    `changes` says by event id what became of an event since the day as which the timeline is shown; `drawing` is
    the static chart, for paper.
    """
    pages = 1 if len(events) <= _WHOLE else -(-len(events) // _PAGE)
    with st.container(key="list"):
        page = _turned(pages)
        whole = page if pages > 1 else None
        part = _part(collection=collection, _events=events, _changes=changes, chosen=chosen, page=whole)
        scripts.reading_list(
            {
                "days": part.days,
                "sources": part.sources,
                "query": urlencode(event_view.chosen(), doseq=True),
                "heading": "Sources",
                "printed": paper.printed(),
                **drawing,
            },
            on_chosen_change=_chosen,
        )


@st.cache_resource(max_entries=256, show_spinner=False, hash_funcs=opened.KEYS)
def _part(
    collection: Collection,
    _events: Sequence[Event],
    _changes: Mapping[str, Change],
    chosen: Filter,  # noqa: ARG001 - a key of the cache
    page: int | None,
) -> _Part:
    """One page of the list for all who make the same choice of the same store; all of it where there is but one."""
    part = _events if page is None else _events[(page - 1) * _PAGE : page * _PAGE]
    return _Part(_json(listing.days(collection, part, _changes)), _json(listing.sources(collection, part)))


def _json(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _chosen() -> None:
    word = st.session_state["told"]["chosen"]
    if isinstance(word, str):
        chart.choose(word)


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
