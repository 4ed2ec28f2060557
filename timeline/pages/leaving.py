"""What stood half-typed when a sign-in ended, kept until the same account is back: a login begins a new session."""

import threading
from typing import Any

import streamlit as st

from timeline.desk import logins
from timeline.pages import signing, who

_HELD = (
    "drafts",
    "draft-round",
    "kept-forms",
    "kept-round",
    "read-papers",
    "read-decisions",
    "read-round",
    "read-number",
)
_FIELDS = ("edit-", "kept-", "read-")
_ONE_AT_A_TIME = threading.Lock()


def watch() -> None:
    """Keep what was typed for who may no longer save it, and give it back when they may again."""
    account = logins.account(signing.claims())
    if not account:
        return
    if not who.current_user().may_edit:
        leave()
    elif not st.session_state.get("is-back"):
        _come_back(account)


def leave() -> None:
    """Keep what stands in the forms of this session, and in their fields, for a day and for this account alone."""
    account = logins.account(signing.claims())
    if account:
        st.session_state["is-back"] = False
        with _ONE_AT_A_TIME:
            _left(account).update({str(key): value for key, value in st.session_state.items() if _is_ours(key, value)})


def _come_back(account: str) -> None:
    st.session_state["is-back"] = True
    with _ONE_AT_A_TIME:
        left = _left(account)
        for key, value in left.items():
            st.session_state.setdefault(key, value)
        left.clear()


def _is_ours(key: object, value: object) -> bool:
    """Whether it is a form, or text in a field of one: Streamlit takes back no press of a button, and no file."""
    return key in _HELD or (str(key).startswith(_FIELDS) and isinstance(value, str | list))


@st.cache_resource(ttl=24 * 60 * 60, max_entries=200, show_spinner=False)
def _left(account: str) -> dict[str, Any]:  # noqa: ARG001 - each account has its own
    return {}
