"""Bringing tellings together to events: those of this run, those that the store remembers, and what editors decided."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from timeline.core import edtf
from timeline.core.model import Actor, Event, Mention, Timeline
from timeline.core.reading import Candidate, Text
from timeline.extract.candidates import lexicon
from timeline.extract.events import accounts, again, forming, identity, leaning, memory, once, tellings
from timeline.extract.events.clusters import Cluster, Gathering
from timeline.extract.events.pieces import Key, Piece, declined_keys, key
from timeline.extract.events.similarity import Measure
from timeline.extract.events.surroundings import Surroundings
from timeline.extract.events.tellings import Telling

_HOUR_ALONE: Final = re.compile(r"\D{0,9}\d{1,2}(?::\d\d)? ?[ap]\.?m\.?(?: [A-Z]{1,4}| local time)?")
_OFTEN: Final = 3  # tellings by one word that make an event the one that is meant by it


@dataclass(frozen=True)
class Merged:
    """Events in time order, the clusters behind them (for explaining), and candidates that found no date.

    `waiting` are, by article, the mentions without a date that a later article may still date.
    """

    events: tuple[Event, ...]
    clusters: tuple[Cluster, ...]
    undated: tuple[Candidate, ...]
    waiting: Mapping[str, tuple[Mention, ...]]


def merge(
    candidates: Sequence[Candidate], texts: Mapping[str, Text], actors: Mapping[str, Actor], known: Timeline
) -> Merged:
    """All events after a run: as if all articles that the store has ever seen had been read together.

    `texts` are this run's articles by id. An event that an editor has touched keeps everything but may get more
    evidence; the others are grouped anew from what is remembered of them, and keep their ids.
    """
    made = _Merge(candidates, texts, actors, known)
    made.run()
    articles = {one.id: one for one in (*known.articles, *(text.article for text in texts.values()))}
    outlets = {ident: one.source for ident, one in articles.items()}
    formed = [(one, event) for one in made.gathering.clusters if (event := forming.event(one)) is not None]
    pairs = [(one, accounts.weighed(event, one, outlets)) for one, event in formed]
    sha256 = {ident: one.sha256 for ident, one in articles.items()}
    kept = identity.given(pairs, [event for event in known.events if not is_fixed(event)], sha256)
    kept.sort(key=lambda pair: (edtf.bounds(pair[1].when).start or 0, pair[1].id))
    return Merged(
        events=tuple(event for _, event in kept),
        clusters=tuple(cluster for cluster, _ in kept),
        undated=tuple(piece.candidate for piece in made.rest if piece.candidate.article in texts),
        waiting=_waiting([*made.rest, *_bare(made.gathering.clusters)]),
    )


def is_fixed(event: Event) -> bool:
    """Whether a run must leave an event as it is: an editor has touched it, or nothing is remembered of its making."""
    touched = event.touched_by != "parser" or event.review != "proposed"
    return touched or not event.mentions or any(mention.told is None for mention in event.mentions)


class _Merge:
    """The state of one merge: pieces still waiting for a date, and clusters so far."""

    def __init__(
        self, candidates: Sequence[Candidate], texts: Mapping[str, Text], actors: Mapping[str, Actor], known: Timeline
    ) -> None:
        fresh = [_fresh(one, texts[one.article]) for one in candidates]
        read = {piece.key for piece in fresh}
        self._fixed = [event for event in known.events if is_fixed(event)]
        stored = [
            _as(one, mention)
            for mention in memory.mentions(known)
            if (one := memory.recall(mention, actors)) is not None
        ]
        undated = {
            piece.key[:3] for piece in fresh if piece.candidate.when is None
        }  # “today” of no known day is no date
        self._pieces = [
            *fresh,
            *(one for one in stored if one.key not in read and (one.key[3] or one.key[:3] not in undated)),
        ]
        self._stand_ins = {event.id: _stand_ins(event, actors) for event in self._fixed}
        everything = [
            *(piece.telling for piece in self._pieces),
            *(one for some in self._stand_ins.values() for one in some),
        ]
        people = frozenset(ident for ident, actor in actors.items() if actor.kind == "person")
        acts_for = {ident: actor.acts_for for ident, actor in actors.items()}
        self.measure = Measure(lexicon.load(), acts_for, people, Surroundings(everything))
        self.gathering = Gathering(self.measure)
        read_now = {ident: text.article.published for ident, text in texts.items()}
        self._published = {article.id: article.published for article in known.articles} | read_now
        self.rest: list[Piece] = []

    def run(self) -> None:
        """Fixed events first, then what is dated, then what leans on that, then what is not dated at all."""
        waiting = self._at_known_places()
        self.gathering.gather([piece for piece in waiting if piece.candidate.when is not None])
        self._slips()
        once.bring_together(self.gathering, self.measure.people)
        waiting = self._leaning([piece for piece in waiting if piece.candidate.when is None])
        self.rest = [piece for piece in waiting if not self._told_again(piece)]

    def _at_known_places(self) -> list[Piece]:
        """What a fixed event has from this very place stays where it is, also where an editor has moved it.

        What an editor took from an event, and gave to no other, is told by nobody from now on.
        """
        where: dict[Key, Cluster] = {}
        gone: set[Key] = set()
        for event in self._fixed:
            cluster = self.gathering.fix(event, self._stand_ins[event.id])
            where.update({key(mention): cluster for mention in event.mentions})
            gone |= declined_keys(event)
        waiting = []
        for piece in self._pieces:
            undated: Key = (*piece.key[:3], "")
            found = where.get(piece.key) or where.get(undated)
            if found is not None:
                found.settled.append(piece.candidate)
            elif piece.key not in gone and undated not in gone:
                waiting.append(piece)
        return waiting

    def _leaning(self, waiting: list[Piece]) -> list[Piece]:
        """“Within hours of the call” takes its date from the call; “at the same time” may lean on what itself leans."""
        for named in (True, False):
            rest, resolved = [], []
            for piece in sorted(waiting, key=lambda one: one.order):
                found = leaning.resolved(
                    piece, self.gathering.clusters, self._published.get(piece.candidate.article), named=named
                )
                if found is None:
                    rest.append(piece)
                else:
                    resolved.append(_as(found, piece.mention))
            self.gathering.gather(resolved)
            waiting = rest
        return waiting

    def _slips(self) -> None:
        """“Wednesday's call” in an article that told at length of Tuesday's: the event told often, if a day away."""
        for cluster in sorted(self.gathering.clusters, key=lambda one: [piece.order for piece in one.pieces]):
            if len(cluster.pieces) != 1 or cluster.fixed:
                continue
            (piece,) = cluster.pieces
            meant = next((one for one in self.gathering.clusters if self._is_meant(one, piece)), None)
            if meant is not None:
                self.gathering.move(piece, cluster, meant, "is the same by its name, though it is dated otherwise")

    def _is_meant(self, cluster: Cluster, piece: Piece) -> bool:
        """Whether a cluster is told at least three times by a piece's word, also in its article, one day away.

        Once is enough where the piece has an hour and no day, which is taken for that of the article.
        Somebody must take part in both: a town that mourns the killed of Wednesday has others on Thursday.
        """
        told = [one for one in cluster.tellings() if one.lemma == piece.telling.lemma]
        if _HOUR_ALONE.fullmatch(piece.telling.date) and any(_names_the_day(one, piece.telling) for one in told):
            return leaning.is_next_day(cluster, (piece.candidate.when or "")[:10])
        here = any(one.candidate.article == piece.telling.article for one in cluster.pieces)
        if len(told) < _OFTEN or not here or not leaning.is_next_day(cluster, piece.candidate.when):
            return False
        return any(self.measure.shared(piece.telling, one) for one in told)

    def _told_again(self, piece: Piece) -> bool:
        """Whether an undated telling surely tells of one dated event, to which it then adds its evidence."""
        found = again.told(piece, self.gathering.near(piece.telling), self.measure)
        if found is None:
            return False
        cluster, score = found
        self.gathering.move(piece, None, cluster, f"tells it again at {score.value:.2f} ({score.why})")
        return True


def _fresh(candidate: Candidate, text: Text) -> Piece:
    return _as(candidate, memory.mention(candidate, text))


def _as(candidate: Candidate, mention: Mention | None) -> Piece:
    if mention is None:
        return Piece(candidate, tellings.of(candidate))
    date = mention.dated.words if mention.dated else ""
    return Piece(candidate, tellings.of(candidate, mention.reported, mention.quote.exact, date), mention)


def _stand_ins(event: Event, actors: Mapping[str, Actor]) -> list[Telling]:
    """What a fixed event is compared by: its fields, which an editor may have corrected, with its mentions' words."""
    recalled = [(one, mention) for mention in event.mentions if (one := memory.recall(mention, actors)) is not None]
    reported = next((mention.reported for mention in event.mentions if mention.reported), None)
    if not recalled:
        return [tellings.of_event(event, reported)]
    acting = tuple((part.actor, part.role) for part in event.actors)
    corrected = [
        (replace(one, when=event.when, kind=event.kind, actors=acting or one.actors, leans=None), mention)
        for one, mention in recalled
    ]
    return [tellings.of(one, reported, mention.quote.exact) for one, mention in corrected]


def _names_the_day(one: Telling, other: Telling) -> bool:
    """Whether the article of a telling tells by the same word, of one who takes part in both, on which day that was."""
    return one.article == other.article and bool(one.actors & other.actors) and not _HOUR_ALONE.fullmatch(one.date)


def _bare(clusters: Sequence[Cluster]) -> list[Piece]:
    """What only names a happening of a day, “Sunday's crash”, that no other telling says more of."""
    return [piece for one in clusters if not one.fixed and forming.event(one) is None for piece in one.pieces]


def _waiting(rest: Sequence[Piece]) -> dict[str, tuple[Mention, ...]]:
    """What is kept for later of tellings without a date: those that an article yet to come could place."""
    found: dict[str, tuple[Mention, ...]] = {}
    for piece in sorted(rest, key=lambda one: one.order):
        leans = piece.candidate.leans
        able = leans.spread is not None if leans else piece.telling.when or piece.telling.actors
        if able and piece.mention is not None:
            found[piece.telling.article] = (*found.get(piece.telling.article, ()), piece.mention)
    return found
