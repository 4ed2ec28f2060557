"""What the articles of a run tell beside two tellings that are compared: how rare a word is, how busy a day."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from timeline.extract.events.tellings import Telling

_RARE, _COMMON = 2.0, 0.3
_AKIN: Final = 2.0  # rare words, in full weights, that two articles of one story share at least


class Surroundings:
    """What the articles of a run tell beside the two tellings that are compared."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self._of: defaultdict[str, list[Telling]] = defaultdict(list)
        words: Counter[str] = Counter()
        count = 0
        for one in tellings:
            self._of[one.article].append(one)
            words.update(one.content | one.words | {one.lemma})
            count += 1
        self._rarity = {word: math.log(1 + count / many) / math.log(1 + count) for word, many in words.items()}
        self._part = {
            article: Counter(actor for one in some for actor in one.actors) for article, some in self._of.items()
        }
        self._about = {
            article: frozenset(word for one in some for word in (*one.words, *one.named))
            for article, some in self._of.items()
        }
        self._akin: dict[tuple[str, str], bool] = {}
        self._told: dict[tuple[str, int, int], frozenset[str]] = {}

    def others(self, one: Telling, other: Telling) -> float:
        """How many other happenings the two articles tell of the time that the wider date covers (geometric mean)."""
        wide = max((one, other), key=lambda telling: (telling.end - telling.start, telling.start))
        here = {one.lemma, other.lemma}
        counts = [len(self._during(article, wide.start, wide.end) - here) for article in (one.article, other.article)]
        return math.sqrt((1 + counts[0]) * (1 + counts[1])) - 1

    def are_akin(self, one: str, other: str) -> bool:
        """Whether two articles may be of one story: they share an actor, or a few rare words."""
        pair = (min(one, other), max(one, other))
        found = self._akin.get(pair)
        if found is None:
            mine, theirs = (self._about.get(article, frozenset()) for article in pair)
            found = self._akin[pair] = sum(self._rarity.get(word, 1.0) for word in mine & theirs) >= _AKIN
        return found

    def rarity(self, words: Iterable[str]) -> float:
        """The weight of words together; one that stands in a single telling weighs 1."""
        return sum(self._rarity.get(word, 1.0) for word in words)

    def weight(self, actor: str, one: Telling, other: Telling) -> float:
        """How much it says that both name an actor: little where an article is all about this one."""
        share = max(self._share(actor, one.article), self._share(actor, other.article))
        return min(_RARE, max(_COMMON, -math.log(share))) if share else _RARE

    def _share(self, actor: str, article: str) -> float:
        here = self._of.get(article)
        return self._part[article][actor] / len(here) if here else 0.0

    def _during(self, article: str, start: int, end: int) -> frozenset[str]:
        found = self._told.get((article, start, end))
        if found is None:
            inside = (one for one in self._of.get(article, ()) if one.start >= start and one.end <= end)
            found = self._told[article, start, end] = frozenset(one.lemma for one in inside)
        return found
