"""Articles laid open for an editor: what a run would make of them, happening by happening, with nothing written yet.

    study(prepared, known) -> Study

The events, their ids and what they join are those of `pipeline.run` on the same articles and store.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.core.model import Actor, Event, Timeline
from timeline.core.reading import Candidate, Timex
from timeline.extract import explaining, pipeline
from timeline.extract.candidates import Reading
from timeline.extract.events import alone
from timeline.extract.events.clusters import Cluster
from timeline.extract.pipeline import Prepared, Weighed
from timeline.extract.timexes import stale

_NEARLY: Final = 0.3  # likeness, 0 to 1, from which an editor should be shown what was kept apart


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the articles tell of one happening.

    `own` is the event that their new tellings make by themselves, under the id that it would have; `event` what a run
    makes of all that is known of it. `stored` is the event of the store that it joins, None if it is new; the two say
    the same if nothing is new. `near` is the id of the known event that it was nearly joined with. `why` are the lines
    of `explain`.
    """

    own: Event
    event: Event
    stored: Event | None
    near: str | None
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Study:
    """All that was found in some articles, beside what the store knows.

    `timeline` is the store as a run would leave it. `readings`, sorted by article id, hold text, sentences, dates and
    names; `candidates` all tellings with their triggers, `undated` those that found no date, `proposals` the events in
    text order. `inferred` says, by article id, why a date of publication that nobody gave is known.
    """

    timeline: Timeline
    readings: tuple[Reading, ...]
    candidates: tuple[Candidate, ...]
    undated: tuple[Candidate, ...]
    proposals: tuple[Proposal, ...]
    inferred: Mapping[str, str]
    actors: Mapping[str, Actor]


def study(prepared: Sequence[Prepared], known: Timeline) -> Study:
    """What these articles tell, and what it would do to the store."""
    done = pipeline.weigh(prepared, known)
    return Study(
        timeline=pipeline.outcome(done, known).timeline,
        readings=done.readings,
        candidates=tuple(one for some in done.proposed for one in some),
        undated=done.merged.undated,
        proposals=_proposals(done, known),
        inferred=done.inferred,
        actors=done.registry.actors,
    )


def doubt(reading: Reading) -> str | None:
    """Why the day of publication of an article cannot be right, as far as its text tells; None if nothing speaks so."""
    return stale(reading.timexes, reading.text.article.published)


def explained(timex: Timex) -> str:
    """The line of `explain` on a date expression."""
    return explaining.of_timex(timex)


def _proposals(done: Weighed, known: Timeline) -> tuple[Proposal, ...]:
    stored = {event.id: event for event in known.events}
    read = {one.text.article.id for one in done.readings}
    texts = [one.text for one in done.readings]
    articles = {one.id: one for one in (*known.articles, *(text.article for text in texts))}
    outlets = {ident: one.source for ident, one in articles.items()}
    names = {**outlets, **{text.article.id: text.name for text in texts}}
    sha256 = {ident: one.sha256 for ident, one in articles.items()}
    homes = _homes(done, stored)
    found = []
    for event, cluster in zip(done.merged.events, done.merged.clusters, strict=True):
        if not any(mention.article in read for mention in event.mentions) or event == stored.get(event.id):
            continue
        own = event
        if (before := stored.get(event.id)) is not None:
            own = alone.event(event, cluster, before, read, outlets)
            own = alone.named(own, done.merged.events, sha256) if own.mentions else _as_read(event, read)
        why = tuple(explaining.of_event(event, cluster, names, done.registry.actors))
        found.append(Proposal(own, event, before, _near(cluster, homes), why))
    return tuple(sorted(found, key=lambda one: _place(one.own, read)))


def _as_read(event: Event, read: Collection[str]) -> Event:
    """A known event that a run only sees otherwise, shown by its evidence in these articles."""
    return event.model_copy(update={"mentions": tuple(one for one in event.mentions if one.article in read)})


def _homes(done: Weighed, stored: Mapping[str, Event]) -> dict[int, str]:
    """For each telling, by its identity, the id of the known event that it belongs to."""
    pairs = zip(done.merged.events, done.merged.clusters, strict=True)
    return {id(one): event.id for event, cluster in pairs if event.id in stored for one in cluster.tellings()}


def _near(cluster: Cluster, homes: Mapping[int, str]) -> str | None:
    if cluster.nearest is None or cluster.nearest.score.value < _NEARLY:
        return None
    mine = cluster.nearest.one in cluster.pieces
    return homes.get(id((cluster.nearest.other if mine else cluster.nearest.one).telling))


def _place(event: Event, read: Collection[str]) -> tuple[str, int, str]:
    mention = next(one for one in event.mentions if one.article in read)
    return mention.article, alone.first_place(mention), event.id
