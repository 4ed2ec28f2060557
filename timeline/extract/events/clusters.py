"""Candidates that tell of one happening, gathered in a fixed order so that the outcome never depends on chance."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from timeline.core import edtf
from timeline.core.model import Event, Mention
from timeline.core.reading import Candidate
from timeline.extract.events.similarity import SAME, Measure, Score, Telling

_BEGINNING, _END = -(10**15), 10**15  # minutes, far outside any calendar
_OFTEN_TOLD: Final = 0.04
_LEAST_WITH_FIRST: Final = 0.3  # so that a chain of likenesses does not lead away from the event

Key = tuple[str, int, str, str]  # article id, start of the quote, trigger word, date words: names one telling


def key(mention: Mention) -> Key:
    """What names a telling for good, also when an editor has moved it to another event."""
    start = mention.position.start if mention.position else -1
    return mention.article, start, mention.trigger or "", mention.dated.words if mention.dated else ""


@dataclass
class Cluster:
    """The tellings of one happening: candidates of this run, and the event that the store knows, if it does."""

    known: Event | None = None
    candidates: list[Candidate] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    place: int = 0
    start: int = _BEGINNING
    end: int = _END

    def narrow(self, telling: Telling) -> None:
        """Keeps the first and the last minute that all dates of the cluster allow."""
        self.start, self.end = _common(self.start, self.end, telling.when)

    def allows(self, telling: Telling) -> bool:
        """Whether a date leaves a moment that all the dates of the cluster allow."""
        start, end = _common(self.start, self.end, telling.when)
        return start < end

    def add(self, candidate: Candidate, telling: Telling, reason: str) -> None:
        """Takes one more telling in, with the reason for people."""
        self.candidates.append(candidate)
        self.tellings.append(telling)
        self.reasons.append(reason)


class Gathering:
    """Clusters, found again by actor and by content word so that few need to be compared (blocking)."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self.clusters: list[Cluster] = []
        self._by_word: defaultdict[str, set[int]] = defaultdict(set)

    def open(self, known: Event | None = None) -> Cluster:
        """A new, empty cluster."""
        self.clusters.append(Cluster(known, place=len(self.clusters)))
        return self.clusters[-1]

    def put(self, cluster: Cluster, candidate: Candidate, telling: Telling, reason: str) -> None:
        """The candidate joins the cluster, which is found by its words from now on."""
        cluster.add(candidate, telling, reason)
        self.index(cluster, telling)

    def index(self, cluster: Cluster, telling: Telling) -> None:
        """Makes the cluster be found by the actors and words of a telling, and keeps to its date."""
        cluster.narrow(telling)
        for word in (*telling.actors, *telling.content):
            self._by_word[word].add(cluster.place)

    def best(
        self, telling: Telling, accept: Callable[[Cluster], bool] = lambda _: True
    ) -> tuple[Cluster, Score] | None:
        """The accepted cluster most like a telling, with its score; the earlier of two that are equally like it."""
        places = sorted(set().union(*(self._by_word[word] for word in (*telling.actors, *telling.content))))
        scored = [(self._score(self.clusters[i], telling), i) for i in places if accept(self.clusters[i])]
        if not scored:
            return None
        score, place = max(scored, key=lambda pair: (self._preference(*pair), -pair[1]))
        return (self.clusters[place], score) if score.value >= SAME else None

    def _preference(self, score: Score, place: int) -> float:
        """The likeness, with a little more for an event that many articles tell."""
        articles = {one.article for one in self.clusters[place].tellings}
        return score.value + _OFTEN_TOLD * min(len(articles), 5) if score.value >= SAME else score.value

    def _score(self, cluster: Cluster, telling: Telling) -> Score:
        if not cluster.allows(telling):
            return Score(0, "the dates exclude each other")
        scores = [self._measure.compare(one, telling) for one in cluster.tellings]
        best = max(scores, key=lambda score: score.value)
        return best if scores[0].value >= _LEAST_WITH_FIRST else Score(0, "too unlike the first telling")


def _common(start: int, end: int, when: str | None) -> tuple[int, int]:
    bounds = edtf.bounds(when) if when else edtf.Bounds(None, None)
    first = start if bounds.start is None else max(start, bounds.start)
    return first, end if bounds.end is None else min(end, bounds.end)


def in_order(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Finest dates first, then by date, article and place: what is told exactly leads, what is vague joins it."""

    def rank(candidate: Candidate) -> tuple[int, int, str, int]:
        start, end = edtf.bounds(candidate.when) if candidate.when else (None, None)
        size = end - start if start is not None and end is not None else 10**12
        interval = candidate.when is not None and edtf.is_interval(candidate.when)
        fineness = 0 if interval and size < 62 * edtf.DAY else size // edtf.DAY
        return fineness, start or 0, candidate.article, candidate.trigger.start

    return sorted(candidates, key=rank)
