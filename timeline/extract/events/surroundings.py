"""What the articles of a run tell beside two tellings that are compared: how rare a word is, how busy a day."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from timeline.extract.events.frames import Frames
from timeline.extract.events.tellings import Telling

_RARE, _COMMON = 2.0, 0.3
_AKIN: Final = 2.0  # rare words, in full weights, that two articles of one story share at least
_ALIKE: Final = 0.08  # the least share of the words of the shorter of two articles that also stand in the other
_BROAD: Final = 25.0  # words, in full weights, of an article that is long enough to tell its story by


class Surroundings:
    """What the articles of a run tell beside the two tellings that are compared."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        tellings = tuple(tellings)
        self.frames = Frames(tellings)
        self._of: defaultdict[str, list[Telling]] = defaultdict(list)
        self._by_word: defaultdict[tuple[str, str], list[Telling]] = defaultdict(list)
        words: Counter[str] = Counter()
        count = 0
        for one in tellings:
            self._of[one.article].append(one)
            if one.when is not None:
                self._by_word[one.article, one.lemma].append(one)
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
        self._broad: dict[str, float] = {}
        self._told: dict[tuple[str, int, int], frozenset[str]] = {}

    def others(self, one: Telling, other: Telling) -> float:
        """How many other happenings the two articles tell of the time that the wider date covers (geometric mean)."""
        wide = max((one, other), key=lambda telling: (telling.end - telling.start, telling.start))
        here = {one.lemma, other.lemma}
        counts = [len(self._during(article, wide.start, wide.end) - here) for article in (one.article, other.article)]
        return math.sqrt((1 + counts[0]) * (1 + counts[1])) - 1

    def is_only(self, one: Telling, other: Telling) -> bool:
        """Whether neither article tells by the same word of anything else in the time that the wider date covers."""
        wide, fine = (one, other) if one.days > other.days else (other, one)
        told = (telling for article in {one.article, other.article} for telling in self._by_word[article, one.lemma])
        inside = (telling for telling in told if telling.start < wide.end and wide.start < telling.end)
        return all(telling.start < fine.end and fine.start < telling.end for telling in inside)

    def are_akin(self, one: str, other: str) -> bool:
        """Whether two articles may be of one story: they share enough words, rare ones more.

        One article is of one story; so may be what an editor made, of which no article tells.
        """
        if one == other or not one or not other:
            return True
        pair = (min(one, other), max(one, other))
        found = self._akin.get(pair)
        if found is None:
            mine, theirs = (self._about.get(article, frozenset()) for article in pair)
            shared = self.rarity(mine & theirs)
            least = min(self._breadth(one), self._breadth(other))
            found = self._akin[pair] = shared >= max(_AKIN, _ALIKE * least)
        return found

    def are_strangers(self, one: str, other: str) -> bool:
        """Whether two articles are surely of two stories: long enough to tell, and with few words in common."""
        return not self.are_akin(one, other) and min(self._breadth(one), self._breadth(other)) >= _BROAD

    def _breadth(self, article: str) -> float:
        found = self._broad.get(article)
        if found is None:
            found = self._broad[article] = self.rarity(self._about.get(article, frozenset()))
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
