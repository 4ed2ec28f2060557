"""The article's text with its dates, actors and triggers marked, and each proposal beside its sentence."""

from collections.abc import Sequence
from itertools import groupby

import streamlit as st

from timeline.core.model import Event
from timeline.desk import reading_rows
from timeline.desk.reading import Paper
from timeline.desk.reading_plan import Plan
from timeline.desk.reading_rows import Row
from timeline.pages import read_card, read_session
from timeline.pages.read_session import Laid
from timeline.view import escape, wording

_ON_ONE_PAGE = 120  # rows
_MOST_DATES = 500
_LEGEND = ":blue-background[dates] · **actors** · *the word that tells what happened*"


def show(paper: Paper, laid: Laid, plan: Plan) -> None:
    """The legend, then row by row."""
    rows = read_session.rows(laid, paper.id)
    if not any(row.proposals or row.again for row in rows):
        st.info(_nothing(rows))
    with st.container(key="read-legend"):
        st.markdown(f"Marked in the text: {_LEGEND}")
    part = _part(paper, rows)
    with st.container(key="read-article"):
        for plain, some in groupby(part, key=lambda row: row.is_plain):
            if plain:
                _passage(list(some))
            else:
                for row in some:
                    _row(row, paper, laid, plan)
    _undated(paper, laid)
    _dates(paper, laid)


def _nothing(rows: Sequence[Row]) -> str:
    if not rows:
        return "No sentence was found in this article: it may be a list of headlines, or a page without its story."
    if any(row.known for row in rows):
        return "The store has all events that were found in this article."
    return "No event was found in this article: no sentence of it dates a happening."


def _part(paper: Paper, rows: Sequence[Row]) -> Sequence[Row]:
    """The rows of a part of a long article."""
    parts = -(-len(rows) // _ON_ONE_PAGE)
    if parts <= 1:
        return rows
    number = st.pagination(parts, key=f"read-part-{paper.id}", persist_state="session")
    return rows[(number - 1) * _ON_ONE_PAGE : number * _ON_ONE_PAGE]


def _passage(rows: Sequence[Row]) -> None:
    """Sentences with nothing beside them, paragraph by paragraph."""
    with st.container(key=f"read-passage-{rows[0].start}"):
        words = ""
        for row in rows:
            gap = "" if not words else "\n\n" if row.opens else " "
            words += gap + reading_rows.markdown(row)
        st.markdown(words)


def _row(row: Row, paper: Paper, laid: Laid, plan: Plan) -> None:
    with st.container(key=f"read-row-{row.start}"):
        with st.container(key=f"read-words-{row.start}"):
            st.markdown(reading_rows.markdown(row))
        with st.container(key=f"read-side-{row.start}"):
            for proposal in row.proposals:
                dates = read_session.reader().dates_of(laid.study, paper.id, row.start, row.end)
                read_card.show(proposal, laid, dates, plan.errors.get(proposal.own.id, {}))
            for proposal in row.again:
                st.caption(f"Tells of the same: {escape.markdown(proposal.own.title)}")
            for event in row.known:
                _known(event)


def _known(event: Event) -> None:
    """An event that the store has from this sentence already."""
    state = {"approved": "On the timeline", "proposed": "Waits for review", "rejected": "Was rejected"}[event.review]
    label = f"{state}: {wording.when(event)}: {event.title}"
    st.page_link("edit.py", label=escape.markdown(label), query_params={"event": event.id})


def _undated(paper: Paper, laid: Laid) -> None:
    """What is told without a date, and so is no event."""
    titles = list(dict.fromkeys(one.title for one in laid.study.undated if one.article == paper.id))
    if titles:
        with st.expander(f"Told without a date, so not proposed: {len(titles)}"):
            st.markdown("\n".join(f"- {escape.markdown(title)}" for title in titles[:100]))


def _dates(paper: Paper, laid: Laid) -> None:
    """Every date expression of the article, with the rule that read it and what it counts from."""
    lines = read_session.reader().dates_of(laid.study, paper.id, 0, len(paper.prepared.text.body))
    if lines:
        with st.expander(f"How each date was read: {len(lines)}"):
            st.code("\n".join(lines[:_MOST_DATES]), language=None, wrap_lines=True)
