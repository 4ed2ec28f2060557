"""The review queue: which proposals wait, in which order, and what a decision makes of an event."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from timeline.core import edtf
from timeline.core.model import Event, Review, Timeline
from timeline.desk import confidence


@dataclass(frozen=True, slots=True)
class Choice:
    """What an editor looks at: events of a review state, outlets, kinds, and how sure the parser is of them.

    Where nothing is chosen, all are let through.
    """

    state: Review = "proposed"
    sources: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def waiting(timeline: Timeline, choice: Choice, skipped: Sequence[str] = ()) -> tuple[Event, ...]:
    """The events of a choice in order of time; those that were skipped come last, the first skipped first."""
    outlets = {article.id: article.source for article in timeline.articles}
    found = [event for event in timeline.events if _passes(event, choice, outlets)]
    later = {ident: place for place, ident in enumerate(skipped)}
    return tuple(sorted(found, key=lambda event: (later.get(event.id, -1), _time(event), event.id)))


def counts(events: Iterable[Event]) -> Mapping[str, int]:
    """How many events there are in each review state."""
    counted = Counter(event.review for event in events)
    return {state: counted[state] for state in ("proposed", "approved", "rejected")}


def sources(timeline: Timeline, events: Iterable[Event]) -> tuple[str, ...]:
    """The outlets that these events are quoted from, by alphabet."""
    outlets = {article.id: article.source for article in timeline.articles}
    return tuple(sorted({outlet for event in events for outlet in _outlets(event, outlets)}, key=str.casefold))


def decided(event: Event, review: Review) -> Event:
    """The event with an editor's verdict: rejected events stay in the store, and can be put back."""
    return event.model_copy(update={"review": review})


def _passes(event: Event, choice: Choice, outlets: Mapping[str, str]) -> bool:
    told = not choice.sources or not _outlets(event, outlets).isdisjoint(choice.sources)
    sure = not choice.words or confidence.of(event).word in choice.words
    return event.review == choice.state and told and (not choice.kinds or event.kind in choice.kinds) and sure


def _outlets(event: Event, outlets: Mapping[str, str]) -> set[str]:
    return {outlets[mention.article] for mention in event.mentions if mention.article in outlets}


def _time(event: Event) -> int:
    start, end = edtf.bounds(event.when)
    return start if start is not None else end or 0
