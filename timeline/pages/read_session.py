"""The articles that an editor has on the desk, kept in their session, and the parser, kept once for all sessions."""

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING, Any

import streamlit as st

from timeline.core.model import Event, Timeline
from timeline.core.settings import Settings
from timeline.desk import reading_choices, reading_plan, reading_rows
from timeline.desk.reading import FACTS, Paper, Refused
from timeline.desk.reading_plan import CORRECTED, Decision
from timeline.desk.reading_rows import Row
from timeline.pages import who
from timeline.pages.opened import Shelf

if TYPE_CHECKING:  # loads the language model, which only those wait for who read an article
    from timeline.extract.studies import Proposal, Study


@dataclass(frozen=True, slots=True)
class Laid:
    """The articles laid out beside one state of the store.

    `likely` are known events by proposal, `rows` those of each article; both are found when they are asked for.
    """

    key: tuple[object, ...]
    study: "Study"
    known: Timeline
    likely: dict[str, tuple[Event, ...]]
    rows: dict[str, tuple[Row, ...]]


class Reader:
    """The parser with its language model, loaded when the first article is read; one at a time may use it."""

    def __init__(self) -> None:
        from timeline.desk import reading_room  # seconds that the pages of readers save

        self._room = reading_room
        self._lock = Lock()

    def take(self, raw: bytes, name: str, settings: Settings) -> Paper:
        """See `reading_room.take`."""
        with self._lock:
            return self._room.take(raw, name, settings)

    def study(self, papers: tuple[Paper, ...], known: Timeline) -> "Study":
        """See `reading_room.study`."""
        with self._lock:
            return self._room.study(papers, known, who.today())

    def doubts(self, study: "Study", article_id: str) -> tuple[str, ...]:
        """See `reading_room.doubts`."""
        return self._room.doubts(study, article_id)

    def dates_of(self, study: "Study", article_id: str, start: int, end: int) -> tuple[str, ...]:
        """See `reading_room.dates_of`."""
        return self._room.dates_of(study, article_id, start, end)


@st.cache_resource(show_spinner="Waking the parser …")
def reader() -> Reader:
    """The parser: loaded once in the life of the app."""
    return Reader()


def settings() -> Settings:
    """The settings of this app."""
    return Settings.from_environment(os.environ)


def papers() -> tuple[Paper, ...]:
    """The articles on the desk, in the order in which they came."""
    found: tuple[Paper, ...] = st.session_state.get("read-papers", ())
    return found


def put(wanted: tuple[Paper, ...]) -> None:
    """Have these articles on the desk."""
    st.session_state["read-papers"] = wanted


def refused() -> tuple[Refused, ...]:
    """The files that could not be read the last time."""
    found: tuple[Refused, ...] = st.session_state.get("read-refused", ())
    return found


def put_away() -> None:
    """Clear the desk: articles, decisions and refusals."""
    for name in ("read-papers", "read-decisions", "read-refused", "read-laid", "read-tried"):
        st.session_state.pop(name, None)


def decisions() -> dict[str, Decision]:
    """What was decided so far, by proposal."""
    found: dict[str, Decision] = st.session_state.setdefault("read-decisions", {})
    return found


def fact_key(paper: Paper, fact: str) -> str:
    """The key of the field of a fact."""
    return f"read-fact-{paper.id}-{fact}"


def key(ident: str, field: str) -> str:
    """The key of a proposal's widget. It changes when what stands in the widgets is set from outside.

    It does so then alone: a click that comes while the page is made anew is lost with the key that it was for.
    """
    return f"read-{ident}-{st.session_state.get('read-round', 0)}-{field}"


def field_key(proposal: "Proposal", field: str) -> str:
    """The key of a field of a proposal, another one when the parser reads something else there."""
    read = sha256(str(getattr(proposal.own, field)).encode()).hexdigest()
    return key(proposal.own.id, f"{field}-{read[:8]}")


def refill() -> None:
    """Let the widgets of all proposals begin anew with what is decided and typed."""
    st.session_state["read-round"] = st.session_state.get("read-round", 0) + 1


def seeded(name: str, value: Any, offered: Collection[str] | None = None) -> str:
    """The key of a widget that begins with a value, also after a visit to another page or when less is `offered`."""
    held = st.session_state.get(name)
    if name not in st.session_state or (offered is not None and held is not None and held not in offered):
        st.session_state[name] = value
    return name


def gather() -> None:
    """Keep what stands in the widgets now, so that no other page, error or rerun loses it."""
    put(tuple(_with_facts(paper) for paper in papers()))
    laid: Laid | None = st.session_state.get("read-laid")
    for proposal in laid.study.proposals if laid else ():
        ident = proposal.own.id
        before = decisions().get(ident, Decision())
        now = _decision(before, ident, proposal)
        if now != before:
            decisions()[ident] = now


def laid(shelf: Shelf) -> Laid:
    """The articles beside the store as it is now, studied anew when it or a fact changed; what that changed is said."""
    facts = tuple((paper.id, tuple(sorted(paper.typed.items()))) for paper in papers())
    name = (shelf.stamp, facts)
    before: Laid | None = st.session_state.get("read-laid")
    if before is not None and before.key == name:
        return before
    with st.spinner("Weighing the article against the timeline …"):
        now = Laid(name, reader().study(papers(), shelf.timeline), shelf.timeline, {}, {})
    st.session_state["read-laid"] = now
    if before is not None and before.key[0] != shelf.stamp and before.key[1] == facts:
        _tell_of_others(before, now)
    return now


def likely(laid: Laid, proposal: "Proposal") -> tuple[Event, ...]:
    """The known events that a proposal may tell of."""
    if proposal.own.id not in laid.likely:
        laid.likely[proposal.own.id] = reading_choices.likely(proposal, laid.known)
    return laid.likely[proposal.own.id]


def rows(laid: Laid, article: str) -> tuple[Row, ...]:
    """The sentences of one article with what they tell."""
    if article not in laid.rows:
        read = next(one for one in laid.study.readings if one.text.article.id == article)
        laid.rows[article] = reading_rows.rows(read, laid.study, laid.known)
    return laid.rows[article]


def _tell_of_others(before: Laid, now: Laid) -> None:
    own_save = st.session_state.pop("read-own-save", False)
    kept = reading_plan.decided(now.study, decisions())
    lost = sum(one.verdict is not None for name, one in decisions().items() if name not in kept)
    if not own_save and (_standing(before) != _standing(now) or lost):
        gone = f" {lost} of your decisions concern what the store has by now." if lost else ""
        st.session_state["read-news"] = (
            "The store was changed meanwhile, and the article was weighed against it again. Some proposals are others "
            f"now; what you decided is kept.{gone}"
        )


def _standing(laid: Laid) -> set[tuple[str, str, str]]:
    return {(one.own.id, one.own.title, one.stored.id if one.stored else "") for one in laid.study.proposals}


def _with_facts(paper: Paper) -> Paper:
    """The paper with what stands in its fields, where that is not what the page put there."""
    typed = dict(paper.typed)
    shown: Mapping[str, str] = st.session_state.get("read-shown", {})
    for fact in FACTS:
        name = fact_key(paper, fact)
        text = st.session_state.get(name)
        if text is None or text == shown.get(name):
            continue
        typed.pop(fact, None)
        if text.strip():
            typed[fact] = text
    return paper if typed == paper.typed else replace(paper, typed=typed)


def _decision(before: Decision, ident: str, proposal: "Proposal") -> Decision:
    state = st.session_state
    typed = dict(before.typed)
    for field in CORRECTED:
        text = state.get(field_key(proposal, field))
        if text is not None and text != reading_plan.fields(proposal, before)[field]:
            typed[field] = text
    verdict_key, other_key = key(ident, "verdict"), key(ident, "other")
    return Decision(state.get(verdict_key, before.verdict), state.get(other_key, before.other), typed)
