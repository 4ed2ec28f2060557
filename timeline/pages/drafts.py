"""Half-typed forms, kept in the session under their event's id: no error, conflict or rerun loses them."""

import secrets
from dataclasses import replace

import streamlit as st

from timeline.core.model import Event, Timeline
from timeline.desk import forms
from timeline.desk.forms import FIELDS, Draft, Form, Source

_NEW = ""  # the key of the one event that is being added


def take(event: Event | None, timeline: Timeline) -> Draft:
    """The draft of an event, or of the new one: as it was left, else as the event stands.

    A draft in which nothing was typed follows the store. What no run has kept yet counts as typed, too.
    """
    key = event.id if event else _NEW
    draft = _all().get(key)
    if draft is None or (event and draft.seen != event and not _typed(draft, timeline) and not _is_touched(draft)):
        draft = put(key, forms.opened(event, timeline) if event else fresh())
    return draft


def fresh() -> Draft:
    """An empty form under an id that nobody has."""
    return Draft(f"e-{secrets.token_hex(5)}")


def kept(event_id: str) -> Draft | None:
    """The draft of an event that the store may have lost meanwhile."""
    return _all().get(event_id)


def put(key: str, draft: Draft) -> Draft:
    """Set a draft from outside of its fields, which are then filled anew."""
    _all()[key] = draft
    st.session_state["draft-round"] = st.session_state.get("draft-round", 0) + 1
    return draft


def put_new(draft: Draft) -> None:
    """Make this the event that is being added."""
    put(_NEW, draft)


def typed(draft: Draft, form: Form) -> Draft:
    """The draft with what stands in its fields now."""
    return keep(replace(draft, form=form))


def keep(draft: Draft) -> Draft:
    """The draft, remembered."""
    _all()[draft.id if draft.seen else _NEW] = draft
    return draft


def drop(draft: Draft) -> None:
    """Forget a draft, since it was saved or is not wanted."""
    _all().pop(draft.id if draft.seen else _NEW, None)
    st.session_state.pop(f"tried-{draft.id}", None)
    st.session_state.pop(f"clash-{draft.id}", None)


def with_another_source(draft: Draft) -> None:
    """One more empty row for a source."""
    current = _all().get(draft.id if draft.seen else _NEW, draft)
    keep(replace(current, form=replace(current.form, sources=(*current.form.sources, Source()))))


def without_source(draft: Draft, number: int) -> None:
    """One row less. The rows after it move up, so that all fields are filled anew."""
    current = _all().get(draft.id if draft.seen else _NEW, draft)
    left = tuple(source for place, source in enumerate(current.form.sources) if place != number)
    put(draft.id if draft.seen else _NEW, replace(current, form=replace(current.form, sources=left)))


def key(draft: Draft, field: str) -> str:
    """The key of a field's widget. It changes when the draft is set from outside."""
    return f"edit-{draft.id}-{st.session_state.get('draft-round', 0)}-{field}"


def others(draft: Draft, timeline: Timeline) -> tuple[Draft, ...]:
    """Drafts of other events in which something was typed and not saved."""
    return tuple(one for one in _all().values() if one.id != draft.id and _typed(one, timeline))


def _is_touched(draft: Draft) -> bool:
    """Whether a field on the screen says something else than the draft."""
    form = draft.form
    held: dict[str, object] = {field: form.get(field) for field in FIELDS if field != "sources"}
    held["actors"] = list(form.actors)
    for number, source in enumerate(form.sources):
        held |= {f"{number}-{part}": getattr(source, part) for part in ("outlet", "url", "published", "quote")}
    return any(st.session_state.get(key(draft, field), value) != value for field, value in held.items())


def _typed(draft: Draft, timeline: Timeline) -> bool:
    return draft.is_changed(timeline)


def _all() -> dict[str, Draft]:
    kept: dict[str, Draft] = st.session_state.setdefault("drafts", {})
    return kept
