"""What an editor decided on the proposals of some articles, made into one step for the store."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Literal

from pydantic import ValidationError

from timeline.core.errors import BadDate
from timeline.core.model import Actor, Article, Event, Review, Timeline
from timeline.desk import dates
from timeline.desk.forms import FIELDS
from timeline.extract import events
from timeline.store import Edit

if TYPE_CHECKING:  # see `reading`
    from timeline.extract.studies import Proposal, Study

Verdict = Literal["accept", "correct", "apart", "join", "reject"]
_STAYS: Final = ("id", "review", "version", "formerly", "summary")
CORRECTED: Final = ("when", "title", "kind", "status")  # the fields of an event that are corrected beside its sentence


@dataclass(frozen=True, slots=True)
class Decision:
    """What shall become of a proposal; without a verdict it waits, but what was typed and chosen is kept.

    `other` is the id of the known event that it is joined with, `typed` the corrected fields.
    """

    verdict: Verdict | None = None
    other: str | None = None
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """All edits of one step, and the ids of the events that they add, add evidence to, reject, or keep evidence from.

    `left` counts the proposals that nobody decided. With errors (by proposal, then field) nothing is to be saved.
    """

    edits: tuple[Edit, ...] = ()
    added: tuple[str, ...] = ()
    grown: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    kept_from: tuple[str, ...] = ()
    left: int = 0
    errors: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def decided(self) -> int:
        """How many events the step is about."""
        return len(self.added) + len(self.grown) + len(self.rejected) + len(self.kept_from)


def verdicts(proposal: "Proposal") -> tuple[Verdict, ...]:
    """What may become of a proposal."""
    if proposal.stored is None:
        return ("accept", "correct", "join", "reject")
    return ("accept", "apart", "join", "reject") if is_evidence(proposal) else ("accept",)


def is_evidence(proposal: "Proposal") -> bool:
    """Whether it brings a known event new evidence; else only its reading of known evidence has changed."""
    there = {events.key(one) for one in proposal.stored.mentions} if proposal.stored else set()
    return any(events.key(one) not in there for one in proposal.own.mentions)


def fields(proposal: "Proposal", decision: Decision) -> dict[str, str]:
    """What stands in the fields of a proposal: as typed, else as the parser read it."""
    return {name: decision.typed.get(name, str(getattr(proposal.own, name))) for name in CORRECTED}


def plan(study: "Study", decisions: Mapping[str, Decision], known: Timeline, *, review: Review, today: str) -> Plan:
    """The step that does what was decided; new events get `review`.

    Dates that were typed count from the article's own, else from `today` (EDTF).
    """
    stored = {event.id: event for event in known.events}
    step = _Step(stored, {article.id: article for article in study.timeline.articles}, review, today)
    left = 0
    for proposal in study.proposals:
        decision = decisions.get(proposal.own.id, Decision())
        if decision.verdict is None:
            left += 1
        else:
            step.decide(proposal, decision, decision.verdict)
    if step.errors:
        return Plan(left=left, errors=step.errors)
    changed = tuple(Edit(stored.get(ident), event) for ident, event in step.wanted.items())
    edits = (*_actors(study, known, step.wanted.values()), *_articles(study, known, step.wanted.values()), *changed)
    return Plan(
        edits, tuple(step.added), tuple(dict.fromkeys(step.grown)), tuple(step.rejected), tuple(step.kept_from), left
    )


def decided(study: "Study", decisions: Mapping[str, Decision]) -> dict[str, Decision]:
    """The decisions that still concern something: others saved the rest meanwhile."""
    may = {one.own.id: verdicts(one) for one in study.proposals}
    return {name: one for name, one in decisions.items() if name in may and one.verdict in (None, *may[name])}


class _Wrong(ValueError):
    """Sentences on what is wrong with a decision, by field."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__()
        self.errors = dict(errors)


class _Step:
    """The events as they shall be, so far."""

    def __init__(
        self, stored: Mapping[str, Event], articles: Mapping[str, Article], review: Review, today: str
    ) -> None:
        self._stored, self._articles, self._review, self._today = stored, articles, review, today
        self._homes = {events.key(mention): event.id for event in stored.values() for mention in event.mentions}
        self.wanted: dict[str, Event] = {}
        self.added: list[str] = []
        self.grown: list[str] = []
        self.rejected: list[str] = []
        self.kept_from: list[str] = []
        self.errors: dict[str, Mapping[str, str]] = {}

    def decide(self, proposal: "Proposal", decision: Decision, verdict: Verdict) -> None:
        """Do what was decided on one proposal, or note what is wrong with it."""
        try:
            if verdict == "join":
                self._join(proposal, decision.other)
            elif verdict == "accept" and proposal.stored is not None:
                self._grow(self._base(proposal.stored.id), proposal.event)
            elif verdict == "reject":
                self._reject(proposal)
            else:
                if proposal.stored is not None:
                    self._keep_from(proposal.stored.id, proposal)
                event = proposal.own if verdict == "accept" else self._corrected(proposal, decision)
                self._add(event.model_copy(update={"review": self._review}))
        except _Wrong as error:
            self.errors[proposal.own.id] = error.errors

    def _join(self, proposal: "Proposal", other: str | None) -> None:
        if other is None or other not in self._stored or other == proposal.own.id:
            raise _Wrong({"other": "Choose the event that this belongs to."})
        if proposal.stored is not None and proposal.stored.id != other:
            self._keep_from(proposal.stored.id, proposal)
        base = self._base(other)
        self._grow(base, base.model_copy(update={"mentions": proposal.own.mentions}))

    def _base(self, ident: str) -> Event:
        """A known event as it is by now, with what this step has brought it already."""
        return self.wanted.get(ident) or self._stored[ident]

    def _keep_from(self, ident: str, proposal: "Proposal") -> None:
        """A known event that does not get this evidence, now or in a later run."""
        base = self._base(ident)
        taken = tuple(one for mention in proposal.own.mentions if (one := events.declined(mention)))
        declined = tuple(dict.fromkeys((*base.declined, *taken)))
        self.wanted[ident] = base.model_copy(update={"declined": declined})

    def _grow(self, base: Event, event: Event) -> None:
        """A known event with the facts of another reading, and its evidence; what other events have stays theirs."""
        told = {events.key(one): one for one in event.mentions if self._homes.get(events.key(one), base.id) == base.id}
        kept = [told.pop(events.key(one), one) for one in base.mentions]
        mentions = (*kept, *told.values())
        there = {events.declined(one) for one in mentions}
        stays: dict[str, Any] = {name: getattr(base, name) for name in _STAYS}
        stays |= {"mentions": mentions, "declined": tuple(one for one in base.declined if one not in there)}
        self.wanted[base.id] = event.model_copy(update=stays)
        self.grown.append(base.id)

    def _reject(self, proposal: "Proposal") -> None:
        """Kept as a rejected event, or as declined by the known one, so that a later run does not bring it again."""
        if proposal.stored is not None:
            self._keep_from(proposal.stored.id, proposal)
            self.kept_from.append(proposal.stored.id)
        else:
            self.wanted[proposal.own.id] = proposal.own.model_copy(update={"review": "rejected"})
            self.rejected.append(proposal.own.id)

    def _add(self, event: Event) -> None:
        mine = tuple(one for one in event.mentions if events.key(one) not in self._homes)
        self.wanted[event.id] = event.model_copy(update={"mentions": mine})
        self.added.append(event.id)

    def _corrected(self, proposal: "Proposal", decision: Decision) -> Event:
        own, typed = proposal.own, fields(proposal, decision)
        errors: dict[str, str] = {}
        if not typed["title"].strip():
            errors["title"] = "Say in a few words what happened, as a headline would."
        try:
            typed["when"] = dates.read(typed["when"], self._published(own)).value
        except BadDate as error:
            errors["when"] = str(error)
        if errors:
            raise _Wrong(errors)
        told: dict[str, Any] = {**typed, "label": own.label if typed["when"] == own.when else None}
        try:
            return Event.model_validate(own.model_dump() | told)
        except ValidationError as error:
            raise _Wrong(_complaints(error)) from None

    def _published(self, event: Event) -> str:
        found = (self._articles[one.article].published for one in event.mentions if one.article in self._articles)
        return next((day for day in found if day), self._today)


def _complaints(error: ValidationError) -> dict[str, str]:
    found = {}
    for one in error.errors(include_url=False, include_input=False):
        place = str(one["loc"][0]) if one["loc"] else ""
        name = place if place in FIELDS else "title"
        found[name] = one["msg"].removeprefix("Value error, ").rstrip(".") + "."
    return found


def _articles(study: "Study", known: Timeline, wanted: Iterable[Event]) -> Iterable[Edit]:
    """The articles that were read, and those whose waiting tellings have found their event."""
    stored = {one.id: one for one in known.articles}
    read = {one.text.article.id for one in study.readings}
    told = {events.key(mention) for event in wanted for mention in event.mentions}
    for article in study.timeline.articles:
        before = stored.get(article.id)
        if article.id in read:
            yield from [Edit(before, article)] if article != before else []
        elif before is not None and any(events.key(one) in told for one in before.waiting):
            waiting = tuple(one for one in before.waiting if events.key(one) not in told)
            yield Edit(before, before.model_copy(update={"waiting": waiting}))


def _actors(study: "Study", known: Timeline, wanted: Iterable[Event]) -> Iterable[Edit]:
    """The actors that the step needs and the store does not know, with those on whose behalf they act."""
    there = {one.id for one in known.actors}
    new: dict[str, Actor] = {one.id: one for one in study.timeline.actors if one.id not in there}
    waiting = [part.actor for event in wanted for part in _parts(event)]
    needed: dict[str, Actor] = {}
    while waiting:
        ident = waiting.pop()
        if ident in new and ident not in needed:
            needed[ident] = new[ident]
            waiting.extend(new[ident].acts_for)
    return [Edit(None, needed[ident]) for ident in sorted(needed)]


def _parts(event: Event) -> Iterable[Any]:
    yield from event.actors
    for mention in event.mentions:
        yield from mention.told.actors if mention.told else ()
