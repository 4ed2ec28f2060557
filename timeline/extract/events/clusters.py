"""Tellings gathered into clusters, likeliest pairs first, so that the outcome depends on no order and no chance."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from timeline.core.model import Event
from timeline.core.reading import Candidate
from timeline.extract.events import apart
from timeline.extract.events.blocks import Blocks
from timeline.extract.events.pieces import Piece
from timeline.extract.events.similarity import SAME, Measure, Score
from timeline.extract.events.tellings import BEGINNING, END, Telling

_LEAST_TOGETHER: Final = -1.0  # mean odds of each telling with its best partner in the other cluster: no long chains
_NEVER_COUNTS: Final = -4.0
_LOOKED_AT: Final = 8  # tellings of a large cluster that speak for it
_WORTH_TELLING: Final = 0.1


@dataclass(frozen=True, slots=True)
class Join:
    """Two pieces that brought their clusters together, or nearly so, and what the comparison said."""

    one: Piece
    other: Piece
    score: Score


@dataclass(eq=False)
class Cluster:
    """The tellings of one happening, and the event of the store that may only grow, if there is one.

    `settled` are the candidates behind the evidence that such an event has already, `otherwise` pieces that give
    another date to what can happen only once.
    """

    fixed: Event | None = None
    pieces: list[Piece] = field(default_factory=list)
    standing_for: list[Telling] = field(default_factory=list)
    settled: list[Candidate] = field(default_factory=list)
    otherwise: list[Piece] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    nearest: Join | None = None
    start: int = BEGINNING
    end: int = END

    @property
    def candidates(self) -> list[Candidate]:
        """The candidates of its pieces, as they joined."""
        return [piece.candidate for piece in self.pieces]

    @property
    def told(self) -> list[Candidate]:
        """All candidates, those included that were settled before."""
        return [*self.settled, *self.candidates]

    def tellings(self) -> list[Telling]:
        """All that is compared: the pieces, and what stands for an event of the store."""
        return [*self.standing_for, *(piece.telling for piece in self.pieces)]

    def add(self, piece: Piece) -> None:
        """Takes a piece in; from now on its date counts."""
        self.pieces.append(piece)
        self.narrow(piece.telling)

    def narrow(self, telling: Telling) -> None:
        """Keeps the first and the last minute that all dates of the cluster allow."""
        self.start, self.end = max(self.start, telling.start), min(self.end, telling.end)

    def take(self, other: "Cluster", join: Join) -> None:
        """All of another cluster becomes part of this one."""
        self.pieces.extend(other.pieces)
        self.standing_for.extend(other.standing_for)
        self.joins.extend([*other.joins, join])
        self.start, self.end = max(self.start, other.start), min(self.end, other.end)


class Gathering:
    """All clusters of a merge, and which telling belongs to which."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._home: dict[int, Cluster] = {}  # by id of a telling
        self._blocks = Blocks()
        self.clusters: list[Cluster] = []

    def fix(self, event: Event, tellings: Iterable[Telling]) -> Cluster:
        """A cluster for an event of the store that an editor has touched: it grows, and is never joined or split."""
        cluster = Cluster(fixed=event)
        self.clusters.append(cluster)
        for telling in tellings:
            cluster.standing_for.append(telling)
            cluster.narrow(telling)
            self._home[id(telling)] = cluster
            self._blocks.add(telling, None)
        return cluster

    def gather(self, pieces: Sequence[Piece]) -> None:
        """Opens a cluster for each new piece and joins what belongs together, likeliest pairs first."""
        pairs: list[Join] = []
        for piece in sorted(pieces, key=lambda one: one.order):
            self._open(piece)
            pairs.extend(self._near(piece))
            self._blocks.add(piece.telling, piece)
        pairs.sort(key=lambda join: (-join.score.odds, join.one.order, join.other.order))
        for join in pairs:
            if join.score.value >= SAME:
                self._join(join)
        for join in pairs:
            self._remember(join)
        self.clusters = [one for one in self.clusters if one.pieces or one.fixed]

    def move(self, piece: Piece, source: Cluster | None, target: Cluster, reason: str) -> None:
        """A piece becomes evidence of a cluster, for a reason of its own; its date does not count there.

        What is like the piece as it was told is like that cluster from now on, never like the one that it left.
        """
        if source is not None:
            source.pieces.remove(piece)
            self.clusters = [one for one in self.clusters if one.pieces or one.fixed]
        undated = Piece(piece.candidate, replace(piece.telling, when=None, start=BEGINNING, end=END), piece.mention)
        first = target.pieces[0] if target.pieces else undated
        target.pieces.append(undated)
        target.joins.append(Join(first, undated, Score(1.0, reason)))
        self._home[id(undated.telling)] = self._home[id(piece.telling)] = target

    def home(self, telling: Telling) -> Cluster:
        """The cluster of a telling."""
        return self._home[id(telling)]

    def near(self, telling: Telling) -> list[Cluster]:
        """Clusters that share an actor or a word with a telling, each once, in a fixed order."""
        found: dict[int, Cluster] = {}
        for other, _ in self._blocks.timeless(telling):
            cluster = self._home[id(other)]
            found.setdefault(id(cluster), cluster)
        return sorted(found.values(), key=_first)

    def _open(self, piece: Piece) -> None:
        cluster = Cluster()
        cluster.add(piece)
        self.clusters.append(cluster)
        self._home[id(piece.telling)] = cluster

    def _near(self, piece: Piece) -> list[Join]:
        """The comparisons of a piece with what shares a day, and with it an actor or a word."""
        found = []
        for other, its in self._blocks.near(piece.telling):
            score = self._measure.compare(other, piece.telling)
            if score.value >= _WORTH_TELLING:
                found.append(Join(its or Piece(piece.candidate, other), piece, score))
        return found

    def _join(self, join: Join) -> None:
        one, other = self._home[id(join.one.telling)], self._home[id(join.other.telling)]
        if one is other or not self._may_meet(one, other):
            return
        if other.fixed:
            one, other = other, one
        one.take(other, join)
        for telling in other.tellings():
            self._home[id(telling)] = one
        other.pieces.clear()

    def _may_meet(self, one: Cluster, other: Cluster) -> bool:
        if (one.fixed and other.fixed) or max(one.start, other.start) >= min(one.end, other.end):
            return False
        mine, theirs = one.tellings()[:_LOOKED_AT], other.tellings()[:_LOOKED_AT]
        scores = [[self._measure.compare(a, b) for b in theirs] for a in mine]
        if any(score.why in (apart.AS_WELL, apart.TWO_TIMES) for row in scores for score in row):
            return False  # nor by what a third telling has in common with both
        odds = [[max(score.odds, _NEVER_COUNTS) for score in row] for row in scores]
        best = [max(row) for row in odds] + [max(column) for column in zip(*odds, strict=True)]
        return sum(best) / len(best) >= _LEAST_TOGETHER

    def _remember(self, join: Join) -> None:
        """Keeps for each cluster the comparison that came nearest to bringing another one in."""
        one, other = self._home[id(join.one.telling)], self._home[id(join.other.telling)]
        if one is other:
            return
        for cluster in (one, other):
            if cluster.nearest is None or join.score.odds > cluster.nearest.score.odds:
                cluster.nearest = join


def _first(cluster: Cluster) -> tuple[str, tuple[int, int, str, int, str]]:
    ident = cluster.fixed.id if cluster.fixed else ""
    return ident, min((piece.order for piece in cluster.pieces), default=(0, 0, "", 0, ""))
