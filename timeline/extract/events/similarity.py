"""How alike two tellings are: date, kind, actors and words, each with its reason in plain text."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from timeline.core import edtf
from timeline.core.reading import Candidate
from timeline.extract.candidates.lexicon import Lexicon

SAME: Final = 0.5  # from this score on two tellings are of one event
_UNKNOWN_WORD: Final = 3.0
_MOSTLY: Final = 0.6  # of the actors
_SAID_ALIKE: Final = 0.3  # shared words that make up for what else is missing


@dataclass(frozen=True, slots=True)
class Telling:
    """What is compared: one candidate, or an event that the store knows already."""

    article: str
    when: str | None
    kind: str
    status: str
    agents: frozenset[str]
    actors: frozenset[str]
    content: frozenset[str]
    trigger: str


@dataclass(frozen=True, slots=True)
class Score:
    """How alike, 0 to 1, and why."""

    value: float
    why: str


@dataclass(frozen=True)
class Measure:
    """Compares tellings within one run, where words that stand everywhere weigh little."""

    lexicon: Lexicon
    acts_for: Mapping[str, tuple[str, ...]]
    weights: Mapping[str, float] = field(default_factory=dict)
    people: frozenset[str] = frozenset()

    def compare(self, one: Telling, other: Telling, *, ignore_dates: bool = False) -> Score:
        """0 where the dates exclude each other; else kind, actors and words, less where a date is coarse."""
        closeness = 1.0 if ignore_dates else nearness(one.when, other.when)
        if closeness == 0:
            return Score(0, "the dates exclude each other")
        if self._other_people(one, other):
            return Score(0, "other people take part")
        kind = self._kind(one, other)
        actors = self._actors(one, other)
        words = self._words(one.content, other.content)
        same_word = one.trigger == other.trigger
        value = _weigh(one, other, closeness, kind, actors, words, same_word=same_word)
        why = f"dates {closeness:.2f}, kind {kind:.2f}, actors {actors:.2f}, words {words:.2f}"
        return Score(value, why)

    def _other_people(self, one: Telling, other: Telling) -> bool:
        """Whether each names people, none of them in both: the arrest of one Strand is not that of another."""
        mine, theirs = one.actors & self.people, other.actors & self.people
        return bool(mine) and bool(theirs) and not one.actors & other.actors

    def _kind(self, one: Telling, other: Telling) -> float:
        if one.kind == other.kind:
            return 0.6 if one.kind == "other" else 1.0
        if self.lexicon.are_alike(one.kind, other.kind):
            return 0.7
        return 0.35 if "other" in (one.kind, other.kind) else 0.0

    def _actors(self, one: Telling, other: Telling) -> float:
        """Shared actors against the smaller set; an actor and the one it acts for share half."""
        if not one.actors or not other.actors:
            return 0.3 if not one.actors and not other.actors else 0.2
        small, large = sorted((one.actors, other.actors), key=lambda ids: (len(ids), sorted(ids)))
        shared = sum(1.0 if ident in large else 0.5 * self._stands_in(ident, large) for ident in small)
        return shared / len(small)

    def _stands_in(self, ident: str, others: frozenset[str]) -> bool:
        mine = set(self.acts_for.get(ident, ()))
        return bool(mine & others) or any(ident in self.acts_for.get(other, ()) for other in others)

    def _words(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Dice coefficient over content words, each weighed by its rarity in this run."""
        total = self._mass(one) + self._mass(other)
        return 2 * self._mass(one & other) / total if total else 0.0

    def _mass(self, words: Iterable[str]) -> float:
        return sum(self.weights.get(word, _UNKNOWN_WORD) for word in words)


def weights(tellings: Sequence[Telling]) -> dict[str, float]:
    """How much a word tells: the logarithm of how few tellings hold it (inverse document frequency)."""
    counts = Counter(word for telling in tellings for word in telling.content)
    return {word: math.log(1 + len(tellings) / count) for word, count in counts.items()}


def nearness(one: str | None, other: str | None) -> float:
    """1 for the same day, less where one is coarser, 0.3 where one is not dated, 0 where they exclude each other."""
    if one is None or other is None:
        return 0.3
    if one == other:
        return 1.0 if _days(one) <= 1 else 0.8
    mine, theirs = edtf.bounds(one), edtf.bounds(other)
    if None in (*mine, *theirs):
        return 0.2
    overlap = min(mine.end or 0, theirs.end or 0) - max(mine.start or 0, theirs.start or 0)
    if overlap <= 0:
        return 0.0
    longest = max(_days(one), _days(other))
    return 1.0 if longest <= 1 else 0.8 if longest <= 2 else 0.6 if longest <= 8 else 0.45 if longest <= 31 else 0.35


def _days(when: str) -> float:
    start, end = edtf.bounds(when)
    return (end - start) / edtf.DAY if start is not None and end is not None else math.inf


def _weigh(
    one: Telling, other: Telling, closeness: float, kind: float, actors: float, words: float, *, same_word: bool
) -> float:
    speaks = (one.kind == "statement") + (other.kind == "statement")
    if kind == 0 or (speaks and not one.agents & other.agents) or (speaks == 1 and words < _SAID_ALIKE):
        return 0.0
    if (not one.actors or not other.actors) and words < _SAID_ALIKE:
        return 0.0
    if actors < _MOSTLY and words < _SAID_ALIKE / 2:
        return 0.0
    base = 0.35 * kind + 0.35 * actors + 0.45 * min(1.0, words * 1.6) + (0.08 if same_word else 0)
    if one.kind == other.kind == "statement" and closeness >= 0.8:
        return min(1.0, base + 0.1)
    return min(1.0, base * (0.72 + 0.28 * closeness))


def telling(candidate: Candidate, trigger: str) -> Telling:
    """A candidate in the form in which it is compared; `trigger` is the lemma or word that reports it."""
    return Telling(
        article=candidate.article,
        when=candidate.when,
        kind=candidate.kind,
        status=candidate.status,
        agents=frozenset(ident for ident, role in candidate.actors if role == "agent"),
        actors=frozenset(ident for ident, _ in candidate.actors),
        content=candidate.content,
        trigger=trigger,
    )
