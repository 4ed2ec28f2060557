"""The fields of an event's form. What is typed in them is kept as it is; what it means is said by `edit_reaction`."""

from dataclasses import replace
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from timeline.core.model import KINDS, Timeline
from timeline.desk import records
from timeline.desk.forms import FIELDS, Draft, Form, Source
from timeline.desk.table import STATUSES
from timeline.pages import drafts
from timeline.view import escape

Places = dict[str, DeltaGenerator]  # under each field, room for what is said about it

_OPEN = 3  # so many sources stand open
_ACTOR_KINDS = ("organisation", "person", "state", "group", "phenomenon")


def show(draft: Draft, timeline: Timeline) -> tuple[Draft, Places]:
    """All fields; the draft with what stands in them, and the places under them."""
    places: Places = {}
    with st.container(key="edit-form"):
        when, title = _first(draft, places)
        kind, status, reason, place = _facts(draft, places)
        actors, kinds = _actors(draft, timeline, places)
        label, summary = _words(draft, places)
        sources = _sources(draft, places)
    form = Form(when, title, kind, status, reason, actors, place, label, summary, sources, kinds)
    return drafts.typed(draft, form), places


def _first(draft: Draft, places: Places) -> tuple[str, str]:
    """Date and title. Both are read while they are typed."""
    with st.container(key="edit-date"):
        with st.container(key="edit-date-field"):
            when = _line(draft, "when", places, live=True, placeholder="10–16 March 2025, about 2019, Monday night …")
        places["mark"] = st.container(key="edit-mark")
    title = _line(draft, "title", places, live=True, placeholder="What happened, as a headline would say it")
    places["doubles"] = st.container()
    return when, title


def _facts(draft: Draft, places: Places) -> tuple[str, str, str, str]:
    with st.container(key="edit-facts"), st.grid(3, min_column_width=220):
        kind = _one_of(draft, "kind", dict(sorted(KINDS.items(), key=lambda one: (one[0] == "other", one[1]))))
        status = _one_of(draft, "status", dict(STATUSES))
        with st.container():
            place = _line(draft, "place", places)
    reason = draft.form.status_reason
    with st.container():  # always there, so that no field below moves when it fills
        if status in ("disputed", "cancelled") or reason:
            reason = _line(draft, "status_reason", places, placeholder="In a sentence")
    return kind, status, reason, place


def _actors(draft: Draft, timeline: Timeline, places: Places) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Known actors by name, or new names; for each new one its kind."""
    names = {actor.id: actor.name for actor in sorted(timeline.actors, key=lambda one: one.name.casefold())}
    new = [name for name in draft.form.actors if name not in names]
    key = _seeded(draft, "actors", list(draft.form.actors))
    chosen = st.multiselect(
        FIELDS["actors"], [*names, *new], key=key, format_func=lambda one: names.get(one, one), accept_new_options=True,
        placeholder="Choose, or type a new name", select_all=False,
    )  # fmt: skip
    places["actors"] = st.container()
    with st.container():
        kinds = _kinds(draft, [name for name in chosen if name not in names], timeline)
    return tuple(chosen), tuple(kinds)


def _kinds(draft: Draft, new: list[str], timeline: Timeline) -> list[tuple[str, str]]:
    given, found = dict(draft.form.kinds), []
    for name in new:
        if records.known_actor(name, timeline):
            continue
        key = _seeded(draft, f"kind of {name}", given.get(name, "organisation"))
        kind = st.selectbox(f"{escape.markdown(name)} is new: what is it?", _ACTOR_KINDS, key=key)
        found.append((name, str(kind)))
    return found


def _words(draft: Draft, places: Places) -> tuple[str, str]:
    label = _line(draft, "label", places, placeholder="Such as: the day before the vote")
    summary = st.text_area(FIELDS["summary"], key=_seeded(draft, "summary", draft.form.summary), height=100)
    places["summary"] = st.container()
    return label, summary or ""


def _sources(draft: Draft, places: Places) -> tuple[Source, ...]:
    """One row for each quote. A row that is emptied, or removed, is left out when the event is saved."""
    found = []
    with st.container(key="edit-sources"):
        st.header("Sources", anchor=False)
        for number, source in enumerate(draft.form.sources):
            with _fold(draft, number, source):
                found.append(_source(draft, number, source, places))
        places["sources"] = st.container()
        st.button("Add a source", on_click=drafts.with_another_source, args=(draft,))
    return tuple(found)


def _fold(draft: Draft, number: int, source: Source) -> DeltaGenerator:
    """Room for a source; of many stored ones only the first line shows, until something was found wrong."""
    stored = source.mention is not None
    if not stored or len(draft.form.sources) <= _OPEN or st.session_state.get(f"tried-{draft.id}"):
        return st.container(key=f"edit-source-{number}")
    words = " ".join(source.quote.split()[:12])
    return st.expander(escape.markdown(f"{source.outlet}: {words} …"), key=drafts.key(draft, f"{number}-fold"))


def _source(draft: Draft, number: int, source: Source, places: Places) -> Source:
    with st.grid(3, min_column_width=220):
        outlet = _text(draft, f"{number}-outlet", f"Outlet of source {number + 1}", source.outlet)
        url = _text(draft, f"{number}-url", f"Web address of source {number + 1}", source.url)
        published = _text(draft, f"{number}-published", f"When source {number + 1} was published", source.published)
    key = _seeded(draft, f"{number}-quote", source.quote)
    quote = st.text_area(f"Quote from source {number + 1}", key=key, height=90)
    places[f"source-{number}"] = st.container()
    st.button("Remove this source", type="tertiary", key=drafts.key(draft, f"{number}-remove"),
              on_click=drafts.without_source, args=(draft, number))  # fmt: skip
    return replace(source, outlet=outlet, url=url, published=published, quote=quote or "")


def _line(draft: Draft, field: str, places: Places, **more: Any) -> str:
    """A field of one line, with room under it."""
    typed = _text(draft, field, FIELDS[field], str(draft.form.get(field)), **more)
    places[field] = st.container()
    return typed


def _text(draft: Draft, field: str, label: str, value: str, **more: Any) -> str:
    return st.text_input(label, key=_seeded(draft, field, value), **more) or ""


def _one_of(draft: Draft, field: str, options: dict[str, str]) -> str:
    key = _seeded(draft, field, draft.form.get(field))
    return st.selectbox(FIELDS[field], list(options), key=key, format_func=lambda one: options[one])


def _seeded(draft: Draft, field: str, value: object) -> str:
    """The key of a widget that starts with what the draft holds, also after a visit to another page."""
    key = drafts.key(draft, field)
    if key not in st.session_state:
        st.session_state[key] = value
    return key
