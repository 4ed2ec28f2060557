"""The address of the page, which is the view: read at each run, written in one step for each choice of the reader.

Widgets are not bound to it. A bound widget replaces the address in the browser, so that Back would leave the page
instead of undoing the choice, and knows only labels, which change with their counts.
"""

from collections.abc import Mapping, Sequence

import streamlit as st


def values() -> dict[str, list[str]]:
    """All parts of the query, each with all its values."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def write(parts: Mapping[str, Sequence[str]]) -> None:
    """Set these parts, and leave the others; an empty list takes a part out. Back goes to what was before."""
    st.query_params.update({key: list(some) for key, some in parts.items()})


def number(key: str, most: int) -> int:
    """The number from 1 to `most` that a part names; 1 where it names none."""
    said = st.query_params.get(key, "")
    return int(said) if said.isascii() and said.isdigit() and 1 <= int(said[:9]) <= most else 1


def follow(key: str, value: object, default: object = None) -> None:
    """Let a widget show what the address says; `default` is what it shows by itself.

    It is left alone where it says so already: somebody may be typing into it.
    """
    if st.session_state.get(key, default) != value:
        st.session_state[key] = value


def renewed(key: str, value: object, default: object = None) -> str:
    """The key of a widget in a popover that shows what the address says; `default` is what it shows by itself.

    Where the address says something else the widget becomes a new one. In a closed popover the old one would never hear
    of it, and send again what it held with the reader's next choice.
    """
    name = _numbered(key)
    if st.session_state.get(name, default) == value:
        return name
    if name in st.session_state:
        st.session_state[f"{key}-round"] = st.session_state.get(f"{key}-round", 0) + 1
    st.session_state[_numbered(key)] = value
    return _numbered(key)


def held(key: str) -> object:
    """What a renewed widget says; None where there is none."""
    return st.session_state.get(_numbered(key))


def _numbered(key: str) -> str:
    number = st.session_state.get(f"{key}-round", 0)
    return f"{key}-{number}" if number else key
