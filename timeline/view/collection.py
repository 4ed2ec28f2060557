"""A store made ready for reading: events in order of time, with names, outlets and colours looked up once."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from timeline.core import edtf
from timeline.core.model import Actor, Article, Event, Timeline
from timeline.view.palette import OTHERS, Tone, tones


@dataclass(frozen=True, eq=False)
class Collection:
    """What readers may see of a store. All mappings have the shown events' ids, or actors' ids, as keys.

    `sources` are outlets in the order in which they are first named, `parties` actor ids, `stands_for` an actor
    and all on whose behalf it acts, `roots` the last of these (Kremlin -> Russia), `tones` colour and symbol of a root.
    """

    revision: str
    events: tuple[Event, ...]
    articles: Mapping[str, Article]
    actors: Mapping[str, Actor]
    sources: Mapping[str, tuple[str, ...]]
    parties: Mapping[str, tuple[str, ...]]
    stands_for: Mapping[str, frozenset[str]]
    roots: Mapping[str, str]
    tones: Mapping[str, Tone]

    def name(self, actor: str) -> str:
        """The actor's name; its id where the registry does not know it."""
        known = self.actors.get(actor)
        return known.name if known else actor

    def tone(self, root: str) -> Tone:
        """Colour and symbol of an actor on whose behalf others act; the grey circle for all without their own."""
        return self.tones.get(root, OTHERS)

    def event(self, event_id: str | None) -> Event | None:
        """The shown event of this id, or that has taken over the event of this id; None if there is none."""
        found = next((event for event in self.events if event.id == event_id), None)
        return found or next((event for event in self.events if event_id in event.formerly), None)


def published(timeline: Timeline, *, unreviewed: bool = False) -> Timeline:
    """What leaves the desk: the approved events; with `unreviewed` those that wait for review, too; no rejected ones.

    Of the articles those leave it that such an event quotes: an outlet that is only waited for tells nothing yet.
    Whatever shows a timeline to readers, be it a page, an embed or a file, shows what comes back from here.
    """
    kept = ("approved", "proposed") if unreviewed else ("approved",)
    events = tuple(one for one in timeline.events if one.review in kept)
    quoted = {mention.article for event in events for mention in event.mentions}
    articles = tuple(one for one in timeline.articles if one.id in quoted)
    return timeline.model_copy(update={"events": events, "articles": articles})


def collect(timeline: Timeline, revision: str = "") -> Collection:
    """All events of a store but the rejected ones, as a `Collection`. Events come in order of time."""
    events = tuple(sorted((e for e in timeline.events if e.review != "rejected"), key=_in_time))
    articles = {article.id: article for article in timeline.articles}
    actors = {actor.id: actor for actor in timeline.actors}
    parties = {event.id: tuple(dict.fromkeys(p.actor for p in event.actors)) for event in events}
    known = dict.fromkeys([*actors, *(one for ids in parties.values() for one in ids)])
    chains = {actor: _chain(actor, actors) for actor in known}
    roots = {actor: chain[-1] for actor, chain in chains.items()}
    counted = Counter(root for ids in parties.values() for root in {roots[one] for one in ids})
    return Collection(
        revision=revision,
        events=events,
        articles=articles,
        actors=actors,
        sources={event.id: _sources(event, articles) for event in events},
        parties=parties,
        stands_for={actor: frozenset(_behalf(actor, actors)) for actor in known},
        roots=roots,
        tones=tones([one for one, _ in sorted(counted.items(), key=lambda p: (-p[1], p[0]))], actors),
    )


def _in_time(event: Event) -> tuple[int, float, int, int, str]:
    """Sorts by the first day, then by the last, then by the clock, then what more articles tell before the rest.

    What has no beginning is sorted by its end, what has no end stands after all that began on the same day.
    """
    start, end = edtf.bounds(event.when)
    first = start if start is not None else (end or 0)
    last = math.inf if end is None else (end - 1) // edtf.DAY
    return first // edtf.DAY, last, first, -len({mention.article for mention in event.mentions}), event.id


def one_day(event: Event) -> int | None:
    """The first minute of the day that the event fell on; None if it lasted longer or its day is not known."""
    start, end = edtf.bounds(event.when)
    if start is None or end is None or (end - 1) // edtf.DAY != start // edtf.DAY:
        return None
    return start // edtf.DAY * edtf.DAY


def _sources(event: Event, articles: Mapping[str, Article]) -> tuple[str, ...]:
    known = (articles[mention.article].source for mention in event.mentions if mention.article in articles)
    return tuple(dict.fromkeys(known))


def _chain(actor: str, actors: Mapping[str, Actor]) -> list[str]:
    """The actor, whom it acts for, and so on; of several the first. A circle ends where it closes."""
    chain = [actor]
    while (known := actors.get(chain[-1])) and known.acts_for and known.acts_for[0] not in chain:
        chain.append(known.acts_for[0])
    return chain


def _behalf(actor: str, actors: Mapping[str, Actor]) -> set[str]:
    found, waiting = {actor}, [actor]
    while waiting:
        known = actors.get(waiting.pop())
        fresh = [one for one in known.acts_for if one not in found] if known else []
        found.update(fresh)
        waiting.extend(fresh)
    return found
