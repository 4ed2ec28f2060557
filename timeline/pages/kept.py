"""Half-typed small forms, kept in the session with the record that they opened on, until saved or discarded."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, Generic, NamedTuple, TypeVar

import streamlit as st

from timeline.view import escape

Seen = TypeVar("Seen")
Form = TypeVar("Form")
Row = tuple[str, str, str]  # what a field is called, and its words in mine and in theirs


class Kept(NamedTuple, Generic[Seen, Form]):
    """What stands in a form, and the record as it was when the form was opened; `clean` is what that record says."""

    seen: Seen
    clean: Form
    form: Form

    @property
    def is_changed(self) -> bool:
        """Whether anything was typed that the record does not say."""
        return self.form != self.clean


def take(name: str, seen: Seen, clean: Form) -> Kept[Seen, Form]:
    """The form of this name as it was left; one in which nothing was typed follows the record."""
    found: Kept[Seen, Form] | None = _all().get(name)
    if found is not None and (found.is_changed or _is_touched(name, found.form)):
        return found
    if found is None or found.clean != clean:
        drop(name)
    return put(name, Kept(seen, clean, clean))


def put(name: str, kept: Kept[Seen, Form]) -> Kept[Seen, Form]:
    """The form, remembered."""
    _all()[name] = kept
    return kept


def drop(name: str) -> None:
    """Forget a form, since it was saved or is not wanted; its fields are filled anew."""
    _all().pop(name, None)
    st.session_state.pop(f"tried-{name}", None)
    st.session_state["kept-round"] = st.session_state.get("kept-round", 0) + 1


def moved(noun: str, name: str, mine: Kept[Seen, Form], now: Seen, theirs: Form, told: Iterable[Row]) -> None:
    """Somebody saved the record meanwhile: where the two differ, and the choice. `told` has a row for each field."""
    st.warning(f"Somebody saved this {noun} while you had it open. What you typed is kept: choose what shall stand.")
    for called, ours, other in told:
        if ours != other:
            st.markdown(f"{called}. Mine: **{escape.markdown(ours) or 'nothing'}** Theirs: "
                        f"**{escape.markdown(other) or 'nothing'}**")  # fmt: skip
    with st.container(horizontal=True):
        st.button("Keep mine", on_click=_rebase, args=(name, Kept(now, theirs, mine.form)))
        st.button("Take theirs", on_click=drop, args=(name,))


def _rebase(name: str, kept: Kept[Seen, Form]) -> None:
    """Mine on top of theirs: the next save puts it in its place."""
    put(name, kept)


def seed(name: str, field: str, value: object) -> str:
    """The key of a widget that starts with this value, also after a visit to another page."""
    key = _key(name, field)
    if key not in st.session_state:
        st.session_state[key] = value
    return key


def _key(name: str, field: str) -> str:
    return f"kept-{name}-{st.session_state.get('kept-round', 0)}-{field}"


def _is_touched(name: str, form: Any) -> bool:
    """Whether a field on the screen says something else than what was kept of it."""
    held = {one.name: getattr(form, one.name) for one in fields(form)}
    return any(_plain(st.session_state.get(_key(name, field), value)) != value for field, value in held.items())


def _plain(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _all() -> dict[str, Kept[Any, Any]]:
    found: dict[str, Kept[Any, Any]] = st.session_state.setdefault("kept-forms", {})
    return found
