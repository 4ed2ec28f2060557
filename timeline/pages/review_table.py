"""Many proposals at once: a table to correct in place and to tick, then approved or rejected in one step.

What is typed and ticked is kept by event: it survives an error, a conflict, and rows that others took away meanwhile.
"""

import hashlib
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from timeline.core.model import KINDS, Event
from timeline.core.users import User
from timeline.desk import confidence, table
from timeline.pages import desk_bar, review_card, who
from timeline.view import escape, wording
from timeline.view.collection import Collection

_READ_ONLY = ("Sure", "Who", "Sources", "Quote")
_MARKS = ("Tick", "Seen")  # kept of a row beside what was typed: that it is ticked, and the version it was typed over
_Kept = dict[str, dict[str, str]]  # by event id and column


def show(events: Sequence[Event], collection: Collection, user: User) -> None:
    """The table, and what to do with the ticked and the corrected rows."""
    buttons = st.container(key="table-buttons", horizontal=True, vertical_alignment="center")
    key = _key(events)
    edited = st.data_editor(
        _rows(key, events, collection), key=key, disabled=_READ_ONLY, hide_index=True, num_rows="fixed",
        column_config={
            "Tick": st.column_config.CheckboxColumn(width=60),
            "Date": st.column_config.TextColumn(help="As in the form: 18 March 2025, about 2019, 10–16 March 2025"),
            "Title": st.column_config.TextColumn(width="large", max_chars=300, required=True),
            "Kind": st.column_config.SelectboxColumn(options=list(KINDS.values()), required=True),
            "Status": st.column_config.SelectboxColumn(options=list(table.STATUSES.values()), required=True),
            "Quote": st.column_config.TextColumn(width="large"),
        },
        alt=f"Table of {wording.counted(len(events))} to correct, approve or reject",
    )  # fmt: skip
    _keep(events, edited)
    with buttons:
        _buttons(events, user)
    _tell_of_wrong(events)


def _buttons(events: Sequence[Event], user: User) -> None:
    st.button("Tick all", on_click=_tick, args=(events, True))
    st.button("Tick none", on_click=_tick, args=(events, False))
    kept = _kept()
    number = sum("Tick" in kept.get(event.id, {}) for event in events)
    corrected = sum(bool(kept.get(event.id, {}).keys() - set(_MARKS)) for event in events)
    rejected = events[0].review == "rejected"
    if user.may_publish:
        st.button(f"Approve {number}", key="approve-ticked", type="primary", disabled=not number,
                  on_click=_save, args=(events, "approved"))  # fmt: skip
    label = f"Put {number} back for review" if rejected else f"Reject {number}"
    st.button(label, key="restore-ticked" if rejected else "reject-ticked", disabled=not number,
              on_click=_save, args=(events, "proposed" if rejected else "rejected"))  # fmt: skip
    if corrected:
        st.button(f"Save {corrected} correction{'' if corrected == 1 else 's'}", key="save-corrections",
                  on_click=_save, args=(events, None))  # fmt: skip


def _save(events: Sequence[Event], review: str | None) -> None:
    """All corrections and, if a verdict is given, the ticked rows: in one step, or nothing of it."""
    kept = _kept()
    verdicts = {one.id: review for one in events if review and "Tick" in kept.get(one.id, {})}
    edits, wrong = table.read(events, _typed(kept), verdicts, who.today())
    if wrong:
        desk_bar.say(f"Nothing is saved yet: {len(wrong)} of the rows must be mended first.", trouble=True)
        return
    if review_card.carry_out(edits):
        done = {one.seen.id for one in edits if one.seen}
        st.session_state["table-kept"] = {ident: row for ident, row in kept.items() if ident not in done}
    st.session_state["table-round"] = st.session_state.get("table-round", 0) + 1


def _tell_of_wrong(events: Sequence[Event]) -> None:
    """Under the table, what is wrong with what was typed into it, and over whose newer version it lies."""
    kept = _kept()
    for event in events:
        if kept.get(event.id, {}).get("Seen", str(event.version)) != str(event.version):
            st.warning(
                escape.markdown(f"{event.touched_by} saved “{event.title}” while you had it open.")
                + " What you typed lies over it; all else is as they left it."
            )
    for one in table.read(events, _typed(kept), {}, who.today())[1]:
        st.error(escape.markdown(f"“{one.title}”: {one.sentence}"))


def _tick(events: Sequence[Event], on: bool) -> None:
    kept = {**_kept()}
    for event in events:
        row = {column: words for column, words in kept.get(event.id, {}).items() if column != "Tick"}
        kept[event.id] = row | ({"Tick": "yes"} if on else {})
    st.session_state["table-kept"] = kept
    st.session_state["table-round"] = st.session_state.get("table-round", 0) + 1


def _keep(events: Sequence[Event], edited: pd.DataFrame) -> None:
    """Remember by event what its row says otherwise than the store."""
    kept = {**_kept()}
    for event, row in zip(events, edited.to_dict("records"), strict=True):
        before = table.cells(event)
        typed = {column: str(row[column] or "") for column in table.TYPED if (row[column] or "") != before[column]}
        seen = {"Seen": kept.get(event.id, {}).get("Seen", str(event.version))} if typed else {}
        kept[event.id] = typed | seen | ({"Tick": "yes"} if row["Tick"] else {})
    st.session_state["table-kept"] = {ident: row for ident, row in kept.items() if row}


def _rows(key: str, events: Sequence[Event], collection: Collection) -> pd.DataFrame:
    """The rows as they stood when this table was first drawn: a widget whose data changes would forget its edits."""
    drawn: tuple[str, pd.DataFrame] | None = st.session_state.get("table-drawn")
    if drawn is None or drawn[0] != key:
        kept = _kept()
        rows = [_row(event, collection) | _laid_over(kept.get(event.id, {})) for event in events]
        drawn = st.session_state["table-drawn"] = (key, pd.DataFrame(rows))
    return drawn[1]


def _row(event: Event, collection: Collection) -> dict[str, str | bool]:
    return {
        "Tick": False,
        **table.cells(event),
        "Sure": confidence.of(event).word,
        "Who": wording.who(collection, event),
        "Sources": ", ".join(collection.sources[event.id]),
        "Quote": event.mentions[0].quote.exact if event.mentions else "",
    }


def _laid_over(row: Mapping[str, str]) -> dict[str, str | bool]:
    typed: dict[str, str | bool] = {column: words for column, words in row.items() if column not in _MARKS}
    return typed | ({"Tick": True} if "Tick" in row else {})


def _key(events: Sequence[Event]) -> str:
    """Another table where other rows, or newer versions of them, are shown, or what is kept was set from outside."""
    shown = "|".join(f"{event.id}:{event.version}" for event in events)
    digest = hashlib.sha256(shown.encode()).hexdigest()[:12]
    return f"table-{digest}-{st.session_state.get('table-round', 0)}"


def _typed(kept: _Kept) -> _Kept:
    return {
        ident: {column: words for column, words in row.items() if column not in _MARKS} for ident, row in kept.items()
    }


def _kept() -> _Kept:
    kept: _Kept = st.session_state.get("table-kept", {})
    return kept
