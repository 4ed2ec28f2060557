"""One proposal beside its sentence: what it says, why, and what shall become of it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from timeline.core.model import KINDS, Event
from timeline.desk import reading_choices, reading_plan
from timeline.desk.forms import FIELDS
from timeline.desk.reading_plan import Decision
from timeline.pages import read_session
from timeline.pages.read_session import Laid
from timeline.view import escape, wording

if TYPE_CHECKING:  # see `read_session`
    from timeline.extract.studies import Proposal

_NEW = {"accept": "Accept", "correct": "Correct", "join": "Join", "reject": "Reject"}
_MORE = {"accept": "Add to it", "apart": "Keep apart", "join": "Join another", "reject": "Reject"}
_CHANGED = {"accept": "Take over"}
_STATUSES = {
    "occurred": "It happened",
    "scheduled": "Planned",
    "claimed": "Claimed by one side",
    "disputed": "Disputed",
    "cancelled": "Cancelled",
}


def show(proposal: "Proposal", laid: Laid, dates: Sequence[str], errors: Mapping[str, str]) -> None:
    """The proposal, the choice what becomes of it, and what that choice needs."""
    ident = proposal.own.id
    decision = read_session.decisions().get(ident, Decision())
    with st.container(key=f"read-card-{decision.verdict or 'open'}-{ident}"):
        _facts(proposal.own, laid)
        _beside(proposal, laid)
        labels = _labels(proposal)
        decided = decision.verdict if decision.verdict in labels else None
        key = read_session.seeded(read_session.key(ident, "verdict"), decided, labels)
        with st.container(key=f"read-choose-{ident}", horizontal=True, vertical_alignment="center"):
            verdict = st.segmented_control(
                f"What becomes of: {escape.markdown(proposal.own.title)}", list(labels), key=key,
                format_func=labels.__getitem__, label_visibility="collapsed", wrap=True,
            )  # fmt: skip
            with st.popover("Why?", type="tertiary", key=f"read-why-{ident}"):
                st.code("\n".join([*proposal.why, *dates]), language=None, wrap_lines=True)
        if verdict in ("correct", "apart"):
            _correction(proposal, decision, errors)
        if verdict == "join":
            _join(proposal, decision, laid, errors)


def _labels(proposal: "Proposal") -> dict[str, str]:
    if proposal.stored is None:
        return _NEW
    return _MORE if reading_plan.is_evidence(proposal) else _CHANGED


def _facts(event: Event, laid: Laid) -> None:
    who = [laid.study.actors[one.actor].name for one in event.actors if one.actor in laid.study.actors]
    facts = [wording.kind(event), wording.listed(list(dict.fromkeys(who))), event.place or ""]
    st.markdown(f"**{escape.markdown(wording.when(event))}**  \n{escape.markdown(event.title)}")
    st.caption(" · ".join(escape.markdown(one) for one in facts if one))
    if status := wording.status_sentence(event):
        st.caption(escape.markdown(status))


def _beside(proposal: "Proposal", laid: Laid) -> None:
    """What the store knows of it: the event that it adds to, or one that it looks like."""
    stored = proposal.stored
    if stored is None:
        for event in read_session.likely(laid, proposal)[:1]:
            _link("Looks like", event)
        return
    if not reading_plan.is_evidence(proposal):
        st.caption(escape.markdown(f"Known otherwise so far: {wording.when(stored)}: {stored.title}"))
        return
    _link("More evidence for", stored)
    after = proposal.event
    if (after.when, after.title) != (stored.when, stored.title):
        st.caption(escape.markdown(f"It would then say: {wording.when(after)}: {after.title}"))


def _link(said: str, event: Event) -> None:
    turned_down = " (rejected)" if event.review == "rejected" else ""
    label = f"{said}: {wording.when(event)}: {event.title}{turned_down}"
    st.page_link("edit.py", label=escape.markdown(label), query_params={"event": event.id})


def _correction(proposal: "Proposal", decision: Decision, errors: Mapping[str, str]) -> None:
    """Date, title, kind and status as they shall be."""
    ident, values = proposal.own.id, reading_plan.fields(proposal, decision)
    with st.container(key=f"read-correct-{ident}"):
        for field in ("when", "title"):
            key = read_session.seeded(read_session.field_key(proposal, field), values[field])
            st.text_input(FIELDS[field], key=key)
            if field in errors:
                _error(errors[field])
        with st.grid(2, min_column_width=140):
            kinds = dict(sorted(KINDS.items(), key=lambda one: (one[0] == "other", one[1])))
            for field, options in (("kind", kinds), ("status", _STATUSES)):
                key = read_session.seeded(read_session.field_key(proposal, field), values[field])
                st.selectbox(FIELDS[field], list(options), key=key, format_func=options.__getitem__)


def _join(proposal: "Proposal", decision: Decision, laid: Laid, errors: Mapping[str, str]) -> None:
    offered = {event.id: event for event in reading_choices.choices(proposal, laid.known)}
    if not offered:
        st.caption("The store holds no event to join it with.")
        return
    likely = next((event.id for event in read_session.likely(laid, proposal)), None)
    first = decision.other if decision.other in offered else likely
    key = read_session.seeded(read_session.key(proposal.own.id, "other"), first, offered)
    st.selectbox(
        "The event that it belongs to", list(offered), key=key,
        index=None, format_func=lambda one: _named(offered[one]), placeholder="Choose, or type a part of its title",
    )  # fmt: skip
    if "other" in errors:
        _error(errors["other"])


def _named(event: Event) -> str:
    turned_down = " (rejected)" if event.review == "rejected" else ""
    return f"{wording.when(event)}: {event.title}{turned_down}"


def _error(sentence: str) -> None:
    st.markdown(f":primary[**⚠ {escape.markdown(sentence)}**]")
