"""Which tellings are worth comparing: those that share a time, and with it an actor or a word (blocking).

A telling stands under the days that its date covers where these are few, else under months or years. A coarse date
meets the fine ones inside it, but two fine dates meet only on a common day: 10,000 tellings ask for some hundred
thousand comparisons, not for fifty million.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from timeline.core import edtf
from timeline.extract.events.pieces import Piece
from timeline.extract.events.tellings import Telling

Held = tuple[Telling, Piece | None]
_Block = tuple[str, str]
_CROWDED: Final = 250  # tellings in one block: what so many share does not tell which belong together
_FAR: Final = 3  # days between an article and what it tells
_THE_DAY: Final = "·"
_FEW_DAYS: Final = 10
_FEW_MONTHS: Final = 100  # in days
_FEW_YEARS: Final = 1_200  # in days


class Blocks:
    """Tellings found again by time, actor and word."""

    def __init__(self) -> None:
        self._own: defaultdict[_Block, list[Held]] = defaultdict(list)
        self._inside: defaultdict[_Block, list[Held]] = defaultdict(list)
        self._words: defaultdict[str, list[Held]] = defaultdict(list)

    def add(self, telling: Telling, piece: Piece | None) -> None:
        """The telling is found from now on; `piece` comes back with it."""
        own, wider = _times(telling)
        for word in _words(telling):
            self._words[word].append((telling, piece))
            for time in own:
                self._own[time, word].append((telling, piece))
            for time in wider:
                self._inside[time, word].append((telling, piece))

    def near(self, telling: Telling) -> list[Held]:
        """What shares a time and a word with a telling, each once, in the order in which it was added."""
        own, wider = _times(telling)
        found: dict[int, Held] = {}
        for word in _words(telling):
            for time in own:
                self._collect(self._own, (time, word), found)
                self._collect(self._inside, (time, word), found)
            for time in wider:
                self._collect(self._own, (time, word), found)
        return list(found.values())

    def timeless(self, telling: Telling) -> Iterator[Held]:
        """What shares a word with a telling, whatever the dates."""
        for word in _words(telling):
            some = self._words.get(word, ())
            yield from some if len(some) <= _CROWDED else ()

    def _collect(self, blocks: defaultdict[_Block, list[Held]], block: _Block, found: dict[int, Held]) -> None:
        some = blocks.get(block, ())
        if len(some) <= _CROWDED:
            for held in some:
                found.setdefault(id(held[0]), held)


def _words(telling: Telling) -> list[str]:
    """Actors and words; and the far day itself, on which two articles may meet that have no word in common."""
    far = telling.away is not None and telling.away > _FAR and telling.days <= 1
    return sorted({*telling.named, *telling.content, telling.lemma, *([_THE_DAY] if far else ())})


def _times(telling: Telling) -> tuple[set[str], set[str]]:
    """The times under which a telling itself stands, and the wider ones that it lies in."""
    if not telling.is_bounded or telling.days > _FEW_YEARS:
        return {""}, set()
    days = {edtf.day_of(minute) for minute in _steps(telling)}
    months, years = {day[:-3] for day in days}, {day[:-6] for day in days}
    if telling.days <= _FEW_DAYS:
        return days, {*months, *years, ""}
    if telling.days <= _FEW_MONTHS:
        return months, {*years, ""}
    return years, {""}


def _steps(telling: Telling) -> Iterator[int]:
    """A minute in each day, month or year of the date, and the last."""
    step = edtf.DAY if telling.days <= _FEW_DAYS else 28 * edtf.DAY
    yield from range(telling.start, telling.end, step)
    yield telling.end - 1
