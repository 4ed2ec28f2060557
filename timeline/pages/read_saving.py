"""What was decided, counted and saved in one step; then what became of it, with links."""

from dataclasses import dataclass

import streamlit as st

from timeline.core.errors import StoreConflict, StoreError
from timeline.core.model import Review, Timeline
from timeline.core.users import User
from timeline.desk import reading_plan
from timeline.desk.reading_plan import Decision, Plan
from timeline.pages import desk_bar, read_session, who
from timeline.pages.read_session import Laid
from timeline.view import escape, wording

_LINKS = 12
_AGAIN = "Nothing of yours is lost: the article was weighed again against the store as it is now. Look, and save again."


@dataclass(frozen=True, slots=True)
class Done:
    """What a save did: a sentence, and the ids of the events in it with the word for each."""

    sentence: str
    events: tuple[tuple[str, str], ...]


def tell(timeline: Timeline) -> None:
    """What the last save did, once, with links to its events."""
    done: Done | None = st.session_state.pop("read-done", None)
    if done is None:
        return
    by_id = {event.id: event for event in timeline.events}
    with st.container(key="read-done"):
        st.success(escape.markdown(done.sentence))
        for said, ident in done.events[:_LINKS]:
            if event := by_id.get(ident):
                label = escape.markdown(f"{said}: {wording.when(event)}: {event.title}")
                page = "edit.py" if event.review == "rejected" else "browse.py"
                shown = {"proposals": "shown"} if event.review == "proposed" else {}
                st.page_link(page, label=label, query_params={"event": ident, **shown})
        if len(done.events) > _LINKS:
            st.caption(f"and {len(done.events) - _LINKS} more")


def planned(laid: Laid, user: User) -> Plan:
    """What the decisions so far come to."""
    return _plan(laid, "approved" if user.may_publish else "proposed")


def show(plan: Plan, user: User, article: str) -> None:
    """How far the editor is, and the buttons; they save all articles on the desk at once."""
    total = plan.left + plan.decided if not plan.errors else plan.left + _verdicts()
    with st.container(key="read-save"):
        saved = st.session_state.pop("read-saved", "")  # also here: the head of the page may be far above
        st.markdown(f"{escape.markdown(saved)} {_tally(plan, total)}".strip(), width="content")
        with st.container(key="read-buttons", horizontal=True, vertical_alignment="center"):
            if left := len(_undecided(article)):
                st.button(_rest(left, article), on_click=_accept_all, args=(article,))
            ready = bool(plan.decided) and not plan.errors
            if user.may_publish:
                _button("Save and approve", "approved", ready=ready, primary=True)
                _button("Save as proposals", "proposed", ready=ready)
            else:
                _button("Save as proposals", "proposed", ready=ready, primary=True)
            with st.popover("Put away", type="tertiary"):
                st.markdown("The articles leave the desk, and what you decided is forgotten. The store stays as it is.")
                st.button("Put away without saving", on_click=read_session.put_away)


def _button(label: str, review: Review, *, ready: bool, primary: bool = False) -> None:
    kind = "primary" if primary else "secondary"
    st.button(label, type=kind, disabled=not ready, on_click=_save, args=(review,))  # type: ignore[arg-type]


def _tally(plan: Plan, total: int) -> str:
    if plan.errors:
        wrong = len(plan.errors)
        return f":primary[**⚠ {wrong} proposal{'' if wrong == 1 else 's'} must be mended before you can save.**]"
    if not total:
        return "There is nothing to decide."
    parts = _parts(plan)
    done = f": {', '.join(parts)}" if parts else ""
    return f"**{total - plan.left} of {total} decided**{done}"


def _parts(plan: Plan) -> list[str]:
    counts = (
        (plan.added, "new"),
        (plan.grown, "with more evidence"),
        (plan.rejected, "rejected"),
        (plan.kept_from, "kept as they are"),
    )
    return [f"{len(ids)} {said}" for ids, said in counts if ids]


def _verdicts() -> int:
    return sum(one.verdict is not None for one in read_session.decisions().values())


def _plan(laid: Laid, review: Review) -> Plan:
    return reading_plan.plan(laid.study, read_session.decisions(), laid.known, review=review, today=who.today())


def _rest(left: int, article: str) -> str:
    """What the button that accepts the rest of an article says."""
    if left < len(_proposed(article)):
        return f"Accept the other {left}"
    return "Accept all of this article" if len(read_session.papers()) > 1 else "Accept all"


def _proposed(article: str) -> list[str]:
    laid: Laid = st.session_state["read-laid"]
    found = [one.own for one in laid.study.proposals if any(told.article == article for told in one.own.mentions)]
    return [one.id for one in found]


def _undecided(article: str) -> list[str]:
    """The proposals of one article on which nothing is decided."""
    return [one for one in _proposed(article) if read_session.decisions().get(one, Decision()).verdict is None]


def _accept_all(article: str) -> None:
    """Accept what nobody decided in the article that is looked at; what was typed into it stays."""
    read_session.gather()
    for ident in _undecided(article):
        before = read_session.decisions().get(ident, Decision())
        read_session.decisions()[ident] = Decision("accept", before.other, before.typed)
    read_session.refill()


def _save(review: Review) -> None:
    """All that was decided in one step, as the editor saw it; whatever goes wrong, the desk stays as it is."""
    read_session.gather()
    laid: Laid = st.session_state["read-laid"]
    plan = _plan(laid, review)
    if plan.errors or not plan.decided:
        return
    try:
        who.home().apply(plan.edits)
    except StoreConflict as error:
        desk_bar.say(f"{error} {_AGAIN}", trouble=True)
    except StoreError as error:
        desk_bar.say(str(error), trouble=True)
    else:
        _saved(plan, laid)


def _saved(plan: Plan, laid: Laid) -> None:
    groups = (
        ("Added", plan.added),
        ("More evidence", plan.grown),
        ("Rejected", plan.rejected),
        ("Kept as it is", plan.kept_from),
    )
    events = tuple((said, ident) for said, ids in groups for ident in ids)
    left = f" {plan.left} undecided {'waits' if plan.left == 1 else 'wait'} below." if plan.left else ""
    st.session_state["read-done"] = Done(f"Saved: {', '.join(_parts(plan))}.{left}", events)
    if not plan.left:
        read_session.put_away()
        return
    st.session_state["read-saved"] = f"Saved: {', '.join(_parts(plan))}."
    st.session_state["read-own-save"] = True
    for proposal in laid.study.proposals:
        decision = read_session.decisions().get(proposal.own.id)
        if decision is not None and decision.verdict is not None:
            read_session.decisions().pop(proposal.own.id)
    read_session.refill()
