"""What a deed or a saying belongs to and is not: “in Tuesday's call he set terms”, “Tuesday's call was good, she said”.

Where nothing else tells of the call, the two are one happening. Where the call is told elsewhere, that is its event,
and what was done in its course, or said of how good it was, is one of its own.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from timeline.extract.events import families
from timeline.extract.events.tellings import Telling

_FINE: Final = 2  # days that the date of what is told elsewhere may leave open


class Frames:
    """The frames of a run: which telling belongs to another of its sentence, and whether that is told elsewhere."""

    def __init__(self, tellings: Iterable[Telling]) -> None:
        self._of_sentence: defaultdict[tuple[str, int], list[Telling]] = defaultdict(list)
        self._by_word: defaultdict[str, list[Telling]] = defaultdict(list)
        self._elsewhere: dict[tuple[str, int, str, str | None], bool] = {}
        self._occasions = families.load().occasions
        for one in tellings:
            if one.when is not None and (one.is_frame or one.is_judged):
                self._of_sentence[one.article, one.quote.start].append(one)
            if one.when is not None:
                self._by_word[one.lemma].append(one)

    def are_apart(self, one: Telling, other: Telling) -> bool:
        """Whether one of two only belongs to the other, of which others tell as well: never one event."""
        return self._belongs(one, other) or self._belongs(other, one)

    def hold(self, one: Telling, other: Telling) -> bool:
        """Whether one of two was done in the course of something that is told elsewhere."""
        return any((word := self._frame(deed)) and self._is_told_elsewhere(word, deed) for deed in (one, other))

    def _belongs(self, deed: Telling, frame: Telling) -> bool:
        word = self._frame(deed)
        if not word or not (frame.lemma == word or _is_other_sort(deed, frame) or self._is_occasion_of(deed, frame)):
            return False
        return self._is_told_elsewhere(word, deed)

    def _is_occasion_of(self, deed: Telling, frame: Telling) -> bool:
        return frame.kind in self._occasions and deed.kind != "statement"

    def _frame(self, deed: Telling) -> str:
        """The word of what a deed was done in, or a saying said of, in its own sentence; empty where there is none."""
        if deed.kind in self._occasions:
            return ""
        if deed.during:
            return deed.during
        beside = self._of_sentence.get((deed.article, deed.quote.start), ())
        if deed.kind == "statement":
            return next((one.lemma for one in beside if one.is_judged and one.said_by and not deed.said_by), "")
        same = (one for one in beside if one.is_frame and deed.date and one.date == deed.date)
        return next((one.lemma for one in same), "")

    def _is_told_elsewhere(self, word: str, deed: Telling) -> bool:
        place = (deed.article, deed.quote.start, word, deed.when)
        if place not in self._elsewhere:
            self._elsewhere[place] = self._tells_elsewhere(word, deed)
        return self._elsewhere[place]

    def _tells_elsewhere(self, word: str, deed: Telling) -> bool:
        return any(
            (one.article, one.quote) != (deed.article, deed.quote)
            and one.days <= _FINE
            and max(one.start, deed.start) < min(one.end, deed.end)
            and bool(one.actors & deed.named or not one.actors)
            for one in self._by_word.get(word, ())
        )


def _is_other_sort(deed: Telling, frame: Telling) -> bool:
    """Whether one is what somebody said of a happening, and the other is no saying."""
    return deed.kind == "statement" != frame.kind
