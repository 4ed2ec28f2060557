"""Bringing candidates and known events together, in four rounds: known places, dated, leaning, undated."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from timeline.core import edtf
from timeline.core.labels import label as in_words
from timeline.core.model import Actor, Event, Mention, Timeline
from timeline.core.reading import Candidate, Span, Text
from timeline.extract.candidates import lexicon
from timeline.extract.candidates.dating import redated
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.events import forming, similarity
from timeline.extract.events.clusters import Cluster, Gathering, Key, in_order, key
from timeline.extract.events.similarity import Measure, Score, Telling

_OFTEN: Final = 3  # tellings by one word that make an event the one that is meant by it
_PARAGRAPH: Final = 600  # characters in which “at the same time” still speaks of the event told last
_STEP: Final[Mapping[str, int]] = {"soon after": 1, "soon before": -1, "same time": 0}


@dataclass(frozen=True)
class Merged:
    """Events in time order, the clusters behind them (for explaining), and candidates that found no date."""

    events: tuple[Event, ...]
    clusters: tuple[Cluster, ...]
    undated: tuple[Candidate, ...]


def merge(
    candidates: Sequence[Candidate], texts: Mapping[str, Text], actors: Mapping[str, Actor], known: Timeline
) -> Merged:
    """All events after a run: the known ones, with new evidence where there is some, and the new ones.

    `texts` are this run's articles by id. A known event keeps its id and everything that an editor set.
    """
    rounds = _Rounds(candidates, texts, actors, known)
    rounds.known_places()
    rounds.dated()
    rounds.leaning()
    undated = rounds.undated()
    made = ((cluster, forming.event(cluster, texts)) for cluster in rounds.gathering.clusters)
    kept = _with_own_ids([(cluster, event) for cluster, event in made if event is not None])
    kept.sort(key=lambda pair: (edtf.bounds(pair[1].when).start or 0, pair[1].id))
    return Merged(tuple(event for _, event in kept), tuple(cluster for cluster, _ in kept), tuple(undated))


def _with_own_ids(pairs: list[tuple[Cluster, Event]]) -> list[tuple[Cluster, Event]]:
    """The same events, each under an id of its own: a second of one place and wording gets a number."""
    taken: set[str] = set()
    found = []
    for cluster, event in pairs:
        ident, number = event.id, 2
        while ident in taken:
            ident, number = f"{event.id}-{number}", number + 1
        taken.add(ident)
        found.append((cluster, event if ident == event.id else event.model_copy(update={"id": ident})))
    return found


class _Rounds:
    """The state of one merge: candidates still waiting, and clusters so far."""

    def __init__(
        self, candidates: Sequence[Candidate], texts: Mapping[str, Text], actors: Mapping[str, Actor], known: Timeline
    ):
        self._texts = texts
        self._waiting = in_order(candidates)
        self._tellings = {id(one): self._telling(one) for one in candidates}
        acts_for = {ident: actor.acts_for for ident, actor in actors.items()}
        weights = similarity.weights(list(self._tellings.values()))
        people = frozenset(ident for ident, actor in actors.items() if actor.kind == "person")
        self._measure = Measure(lexicon.load(), acts_for, weights, people)
        self.gathering = Gathering(self._measure)
        for event in known.events:
            self._open(event)

    def _telling(self, candidate: Candidate) -> Telling:
        return similarity.telling(candidate, self._word(candidate.article, candidate.trigger))

    def _word(self, article: str, span: Span) -> str:
        return self._texts[article].body[span.start : span.end].lower()

    def _open(self, event: Event) -> None:
        cluster = self.gathering.open(event)
        telling = _of_known(event)
        cluster.tellings.append(telling)
        cluster.reasons.append("known to the store")
        self.gathering.index(cluster, telling)

    def _place(self, cluster: Cluster, candidate: Candidate, reason: str, *, counts: bool = True) -> None:
        """The candidate joins a cluster; where its date does not count, it excludes no other."""
        telling = self._telling(candidate) if counts else replace(self._telling(candidate), when=None)
        if cluster.known is None:
            self.gathering.put(cluster, candidate, telling, reason)
        else:
            cluster.candidates.append(candidate)
            cluster.reasons.append(reason)

    def known_places(self) -> None:
        """What the store already has from this very place stays where it is, also where an editor has moved it."""
        where: dict[Key, tuple[Cluster, Mention]] = {}
        for cluster in self.gathering.clusters:
            for mention in cluster.known.mentions if cluster.known else ():
                where[key(mention)] = cluster, mention
        rest = []
        for one in self._waiting:
            found = where.get(self._key(one)) or where.get((*self._key(one)[:3], ""))
            if found is None:
                rest.append(one)
            else:
                dated = found[1].dated
                known = replace(one, when=dated.value) if one.when is None and dated else one
                self._tellings[id(known)] = self._telling(known)
                self._place(found[0], known, "known from this very place")
        self._waiting = rest

    def _key(self, one: Candidate) -> Key:
        word = self._texts[one.article].body[one.trigger.start : one.trigger.end]
        words = one.leans.words if one.leans else one.timex.words if one.timex else ""
        return one.article, one.quote.start, word, words

    def dated(self) -> None:
        """Dated candidates join the cluster most like them, or open a new one."""
        for one in [one for one in self._waiting if one.when is not None]:
            found = self.gathering.best(self._tellings[id(one)])
            slip = None if found else self._slip(one)
            if found:
                self._place(found[0], one, f"joins at {found[1].value:.2f} ({found[1].why})")
            elif slip:
                why = f"is the same by its name, though here it is dated {one.when}"
                self._place(slip, one, why, counts=False)
            else:
                self._place(self.gathering.open(), one, "opens the event")
        self._waiting = [one for one in self._waiting if one.when is None]

    def _slip(self, candidate: Candidate) -> Cluster | None:
        """“Wednesday's call” in an article that told at length of Tuesday's: the event told often, if a day away."""
        word = self._tellings[id(candidate)].trigger
        for cluster in self.gathering.clusters:
            if len(cluster.tellings) < _OFTEN:
                continue
            often = sum(one.trigger == word for one in cluster.tellings) >= _OFTEN
            same_article = any(one.article == candidate.article for one in cluster.candidates)
            if often and same_article and candidate.when and _next_day(_day(cluster), candidate.when):
                return cluster
        return None

    def leaning(self) -> None:
        """“Within hours of the call” takes its date from the event that is called so, nearest before it first."""
        rest: list[Candidate] = []
        for named in (True, False):  # “at the same time” may lean on an event that itself leans on another
            resolved: list[Candidate] = []
            rest = []
            for one in self._waiting:
                able = one.leans is not None and one.leans.spread is not None and bool(one.leans.noun) == named
                anchor = self._anchor(one) if able else None
                if anchor is None or one.leans is None:
                    rest.append(one)
                else:
                    resolved.append(_leant(one, anchor, one.leans.spread or 0))
            self._join(resolved)
            self._waiting = rest

    def _join(self, resolved: list[Candidate]) -> None:
        self._tellings.update({id(one): self._telling(one) for one in resolved})
        self._waiting = in_order(resolved)
        self.dated()

    def _anchor(self, candidate: Candidate) -> str | None:
        """The day of the event that a candidate leans on, if the day is known."""
        leans = candidate.leans
        if leans is None:
            return None
        best: tuple[tuple[bool, bool, int, int], str] | None = None
        for cluster in self.gathering.clusters:
            rank_and_day = self._as_anchor(cluster, candidate)
            if rank_and_day and (best is None or rank_and_day[0] < best[0]):
                best = rank_and_day
        return best[1] if best else None

    def _as_anchor(self, cluster: Cluster, candidate: Candidate) -> tuple[tuple[bool, bool, int, int], str] | None:
        leans = candidate.leans
        if leans is not None and not leans.noun:
            told = next((one.when for one in cluster.candidates if one.when), None)
            return _told_before(cluster, candidate, told) if told else None
        when = _day(cluster)
        if leans is None or when is None:
            return None
        same_noun = any(telling.trigger == leans.noun for telling in cluster.tellings)
        if not same_noun and not any(telling.kind == leans.kind for telling in cluster.tellings):
            return None
        mine = [one for one in cluster.candidates if one.article == candidate.article]
        away = min((abs(one.trigger.start - candidate.trigger.start) for one in mine), default=10**9)
        articles = {one.article for one in cluster.candidates}
        return (not mine, not same_noun, -len(articles), away), when

    def _told_again(self, candidate: Candidate) -> tuple[Cluster, Score] | None:
        telling = self._tellings[id(candidate)]
        return self.gathering.best(telling, lambda cluster: _is_surely(cluster, telling, self._measure.lexicon))

    def undated(self) -> list[Candidate]:
        """Undated candidates that surely tell of one dated event add their evidence to it; the rest is given back.

        An article that dates the event itself needs no undated evidence beside that: quotes are to stay few.
        """
        rest = []
        for one in self._waiting:
            found = self._told_again(one) if len(one.actors) >= 2 else None
            if found and not _has_dated(found[0], one.article):
                self._place(found[0], one, f"tells it again at {found[1].value:.2f} ({found[1].why})")
            else:
                rest.append(one)
        return rest


def _is_surely(cluster: Cluster, telling: Telling, words: Lexicon) -> bool:
    """An undated telling must share two actors and the kind of event with one of the dated ones."""
    return any(
        len(telling.actors & other.actors) >= 2 and words.are_alike(telling.kind, other.kind)
        for other in cluster.tellings
    )


def _has_dated(cluster: Cluster, article: str) -> bool:
    return any(one.article == article and one.when for one in cluster.candidates)


def _next_day(day: str | None, when: str) -> bool:
    if day is None or edtf.precision(when) != "day":
        return False
    one, other = edtf.bounds(day).start, edtf.bounds(when).start
    return one is not None and other is not None and abs(one - other) == edtf.DAY


def _told_before(cluster: Cluster, candidate: Candidate, when: str) -> tuple[tuple[bool, bool, int, int], str] | None:
    """How far before a candidate, in its own article, the event was told."""
    gaps = [
        candidate.trigger.start - one.trigger.start for one in cluster.candidates if one.article == candidate.article
    ]
    before = [gap for gap in gaps if 0 < gap <= _PARAGRAPH]
    return ((False, False, 0, min(before)), when) if before else None


def _day(cluster: Cluster) -> str | None:
    """The day of an event, as EDTF; of a set of days the first; None where only a coarser date is known."""
    days = sorted(
        {one.when for one in cluster.candidates if one.when and edtf.precision(one.when) in ("day", "minute", "hour")}
    )
    days += [cluster.known.when] if cluster.known and edtf.precision(cluster.known.when) == "day" else []
    points = [day for day in days if not edtf.is_interval(day) and not edtf.is_set(day)]
    start = edtf.bounds(points[0]).start if points else None
    return edtf.day_of(start) if start is not None else None


def _leant(candidate: Candidate, day: str, spread: int) -> Candidate:
    start = edtf.bounds(day).start or 0
    step = _STEP.get(candidate.leans.relation, 0) if candidate.leans else 0
    if spread == 0 or step == 0:
        when = day
    else:
        first, last = sorted((start, start + step * spread * edtf.DAY))
        when = f"[{edtf.day_of(first)}..{edtf.day_of(last)}]"
    words = candidate.leans.words if candidate.leans else ""
    label = f"{words[:1].lower()}{words[1:]} ({in_words(day)})"
    return redated(candidate, when, label, f"takes its date from the event of {in_words(day)}")


def _of_known(event: Event) -> Telling:
    text = " ".join([event.title, *(mention.quote.exact for mention in event.mentions)])
    return Telling(
        article="",
        when=event.when,
        kind=event.kind,
        status=event.status,
        agents=frozenset(part.actor for part in event.actors if part.role == "agent"),
        actors=frozenset(part.actor for part in event.actors),
        content=frozenset(_plain_words(text.lower().split())),
        trigger=next((mention.trigger.lower() for mention in event.mentions if mention.trigger), ""),
    )


def _plain_words(words: Iterable[str]) -> Iterable[str]:
    return (word.strip(".,;:!?“”\"'’‘()[]") for word in words if len(word) > 3)
