"""Who was named so far in an article, and who of them a later word most likely means."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from timeline.core.model import Actor
from timeline.core.reading import Name

_SENTENCE: Final = 5  # how much a sentence further back counts against an antecedent
_AGAIN: Final = 0.5  # how much each naming in this sentence and the one before counts
_OFTEN: Final = 3
_ASIDE: Final = 1.5  # how much it counts against a word of the same sentence that it is no subject
_CLAUSE: Final = 10  # words within a sentence that count as much as half an agreement in gender
_SUBJECT: Final = 4  # how much it counts that it was the subject
_CLEARLY: Final = 1.0  # by how much somebody must be more likely than another to be meant
_FAR: Final = 200  # sentences after which nobody is led back any more; it keeps long texts linear


@dataclass(frozen=True, slots=True)
class Heard:
    """One naming: whom it means, in which sentence, where, whether as subject, and the verb that it belongs to."""

    ids: tuple[str, ...]
    sentence: int
    place: int
    subject: bool
    verb: int | None
    form: str


class History:
    """The namings of an article up to a place in it."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = actors
        self._heard: list[Heard] = []
        self._counts: Counter[str] = Counter()

    def add(self, name: Name, sentence: int, place: int, verb: int | None, *, subject: bool) -> None:
        """Takes in the next naming of the text."""
        self._heard.append(Heard(name.everyone, sentence, place, subject, verb, name.form))
        self._counts.update(name.everyone)

    def join(self, ids: tuple[str, ...], sentence: int, place: int, verb: int | None, *, subject: bool) -> None:
        """Takes in that several were named together: “Norwick and Harrow”."""
        self._heard.append(Heard(ids, sentence, place, subject, verb, "name"))

    def newest(
        self,
        fits: Callable[[Actor], bool],
        count: int = 1,
        since: int = 0,
        rivals: frozenset[int] = frozenset(),
    ) -> tuple[str, ...]:
        """The actors named last that fit, in the order of their naming; () if there are not so many of them.

        Subjects of the verbs `rivals` are not meant, nor namings before the sentence `since`.
        """
        found: list[str] = []
        since = max(since, self._heard[-1].sentence - _FAR) if self._heard else since
        for heard in self._by_place():
            if heard.sentence < since or len(found) == count:
                break
            if (heard.form == "people" and count == 1) or heard.verb in rivals:
                continue
            fitting = [one for one in reversed(heard.ids) if fits(self._actors[one]) and one not in found]
            found += fitting[: count - len(found)]
        return tuple(reversed(found)) if len(found) == count else ()

    def clearest(
        self, fits: Callable[[Heard], bool], since: int = 0, rivals: frozenset[int] = frozenset()
    ) -> tuple[str, ...]:
        """The one of the nearest sentence that names any who fits; of several there, the only one that is a subject."""
        since = max(since, self._heard[-1].sentence - _FAR) if self._heard else since
        fitting = (one for one in takewhile(lambda one: one.sentence >= since, self._by_place()) if fits(one))
        near: list[Heard] = []
        for heard in fitting:
            if heard.verb in rivals or (near and heard.sentence < near[0].sentence):
                if near:
                    break
                continue
            near.append(heard)
        everyone = {one.ids for one in near}
        subjects = {one.ids for one in near if one.subject}
        return next((next(iter(some)) for some in (everyone, subjects) if len(some) == 1), ())

    def since(self, sentence: int) -> Iterator[Heard]:
        """The namings from a sentence on, the last first."""
        return takewhile(lambda one: one.sentence >= sentence, self._by_place())

    def most_named(self, fits: Callable[[Actor], bool]) -> tuple[str, ...]:
        """The fitting actor that was named most often so far."""
        fitting = [one for one in self._counts if fits(self._actors[one])]
        return (max(sorted(fitting), key=self._counts.__getitem__),) if fitting else ()

    def likeliest(
        self, fits: Callable[[Heard], float | None], at: int, sentence: int, reach: int, subject: float = _SUBJECT
    ) -> tuple[str, ...]:
        """Whom a pronoun at a word of this sentence means: near, named often, a subject, as fitting as may be.

        `fits` gives what speaks for a naming besides, None where it is excluded; `subject` is what being one counts.
        """
        scored = []
        often = Counter(one.ids for one in takewhile(lambda one: sentence - one.sentence <= 1, self._by_place()))
        for heard in self._by_place():
            away = sentence - heard.sentence
            if away > reach:
                break
            bonus = fits(heard)
            if bonus is not None:
                nearness = -_SENTENCE * away if away else -_ASIDE * (not heard.subject) - (at - heard.place) / _CLAUSE
                again = _AGAIN * min(_OFTEN, often[heard.ids])
                scored.append((bonus + again + subject * heard.subject + nearness, heard.place, heard.ids))
        return _clear(scored)

    def _by_place(self) -> Iterator[Heard]:
        return reversed(self._heard)


def _clear(scored: list[tuple[float, int, tuple[str, ...]]]) -> tuple[str, ...]:
    """The best of those who may be meant, () where another is about as likely."""
    if not scored:
        return ()
    best, _, ids = max(scored)
    others = [score for score, _, other in scored if other != ids]
    return () if others and max(others) > best - _CLEARLY else ids
