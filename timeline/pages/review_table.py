"""Many proposals at once: a table in which rows are ticked, then approved or rejected together."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from timeline.core.model import Event
from timeline.core.users import User
from timeline.pages import review_card
from timeline.view import wording
from timeline.view.collection import Collection

_COLUMNS = ("Date", "Title", "Kind", "Who", "Sources", "Quote")


def show(events: Sequence[Event], collection: Collection, user: User, stamp: str) -> None:
    """The table, and what to do with the ticked rows."""
    with st.container(key="table-buttons", horizontal=True, vertical_alignment="center"):
        every = st.checkbox("Tick all", key=f"tick-{stamp}")
        buttons = st.container(horizontal=True)
    table = pd.DataFrame([{"Tick": every, **_row(event, collection)} for event in events])
    edited = st.data_editor(
        table, key=f"table-{stamp}-{every}-{len(events)}", disabled=_COLUMNS, hide_index=True, num_rows="fixed",
        column_config={"Tick": st.column_config.CheckboxColumn(width=70),
                       "Title": st.column_config.TextColumn(width="large"),
                       "Quote": st.column_config.TextColumn(width="large")},
        alt=f"Table of {wording.counted(len(events))} to approve or reject",
    )  # fmt: skip
    ticked = [event for event, tick in zip(events, edited["Tick"], strict=True) if tick]
    with buttons:
        _buttons(ticked, events[0].review == "rejected", user)


def _buttons(ticked: list[Event], rejected: bool, user: User) -> None:
    many: dict[str, Any] = {"disabled": not ticked, "on_click": review_card.decide}
    if user.may_publish:
        st.button(f"Approve {len(ticked)}", key="approve-ticked", type="primary", args=(ticked, "approved"), **many)
    if rejected:
        st.button(f"Put {len(ticked)} back for review", key="restore-ticked", args=(ticked, "proposed"), **many)
    else:
        st.button(f"Reject {len(ticked)}", key="reject-ticked", args=(ticked, "rejected"), **many)


def _row(event: Event, collection: Collection) -> dict[str, str]:
    return {
        "Date": wording.when(event),
        "Title": event.title,
        "Kind": wording.kind(event),
        "Who": wording.who(collection, event),
        "Sources": ", ".join(collection.sources[event.id]),
        "Quote": event.mentions[0].quote.exact if event.mentions else "",
    }
