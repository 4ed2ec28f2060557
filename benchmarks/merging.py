"""How long merging takes, and how it grows: invented tellings of invented happenings, several articles for each.

    python -m benchmarks.merging [COUNT…]        default 1000 3000 10000

Prints for each count of candidates: seconds of processor time, comparisons for each candidate, events found against
happenings told.
"""

import argparse
import random
import time
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from timeline.core.model import Actor, Article, Role, Timeline
from timeline.core.reading import Candidate, Span, Text, Timex
from timeline.extract import events
from timeline.extract.events.similarity import Measure

_KINDS: Final = {
    "attack": "strike",
    "talks": "meet",
    "statement": "say",
    "agreement": "sign",
    "arrest": "arrest",
    "ruling": "rule",
}
_SYLLABLES: Final = "ba do ke li mo nu pa ri so tu va ze chi gra sto ble".split()
_TOLD: Final = 3  # articles that tell of each happening
_PER_ARTICLE: Final = 20  # tellings in an article
_LINE: Final = 100  # characters
_START: Final = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class Happening:
    """What several articles tell of."""

    day: date
    kind: str
    actors: tuple[str, ...]
    words: tuple[str, ...]


def invented(count: int, seed: int = 7) -> tuple[list[Candidate], dict[str, Text], dict[str, Actor]]:
    """Candidates, their articles and the actors; some tellings know only the week or the month."""
    chance = random.Random(seed)
    actors = {f"actor-{n}": Actor(id=f"actor-{n}", name=f"Actor {n}", kind="state") for n in range(60)}
    vocabulary = ["".join(chance.choices(_SYLLABLES, k=3)) for _ in range(2_000)]
    told = [_happening(chance, actors, vocabulary, count) for _ in range(max(1, count // _TOLD))]
    found = [_candidate(chance, number, told[number % len(told)], vocabulary) for number in range(count)]
    published = [(told[n % len(told)].day + timedelta(days=chance.randrange(3))).isoformat() for n in range(count)]
    texts = {one.article: _text(found[n : n + _PER_ARTICLE], published[n]) for n, one in _firsts(found)}
    return found, texts, actors


def _firsts(found: list[Candidate]) -> list[tuple[int, Candidate]]:
    return [(number, found[number]) for number in range(0, len(found), _PER_ARTICLE)]


def _text(told: list[Candidate], published: str) -> Text:
    """An article of one line for each candidate, made of its words."""
    ident = told[0].article
    body = "".join(" ".join(sorted(one.content)).ljust(_LINE)[:_LINE] for one in told)
    return Text(ident, Article(id=ident, source="S", sha256="0" * 64, published=published), body)


def _happening(chance: random.Random, actors: dict[str, Actor], vocabulary: list[str], count: int) -> Happening:
    day = _START + timedelta(days=chance.randrange(max(30, count // 5)))
    who = tuple(chance.sample(sorted(actors), 2))
    return Happening(day, chance.choice(sorted(_KINDS)), who, tuple(chance.sample(vocabulary, 6)))


def _candidate(chance: random.Random, number: int, one: Happening, vocabulary: list[str]) -> Candidate:
    ident = f"a-{number // _PER_ARTICLE}"
    start = _LINE * (number % _PER_ARTICLE)
    when = chance.choices([one.day.isoformat(), one.day.isoformat()[:7]], [9, 1])[0]
    words = frozenset((*chance.sample(one.words, 4), *chance.sample(vocabulary, 2)))
    roles: tuple[Role, ...] = ("agent", "patient")
    return Candidate(
        article=ident,
        quote=Span(start, start + 90),
        trigger=Span(start + 5, start + 12),
        title=" ".join(sorted(words)),
        kind=one.kind,
        status="occurred",
        actors=tuple(zip(one.actors, roles, strict=True)),
        content=words,
        when=when,
        timex=Timex(start, start + 4, "then", "DATE", "invented", value=when),
        lemma=_KINDS[one.kind],
        named=frozenset(one.actors),
    )


def measured(count: int) -> tuple[float, float, int, int]:
    """Seconds of processor time, comparisons for each candidate, events, and happenings told."""
    found, texts, actors = invented(count)
    compared = 0
    compare = Measure.compare

    def counting(self: Measure, *others: object, **rest: object) -> object:
        nonlocal compared
        compared += 1
        return compare(self, *others, **rest)  # type: ignore[arg-type]

    Measure.compare = counting  # type: ignore[assignment, method-assign]
    try:
        began = time.process_time()
        merged = events.merge(found, texts, actors, Timeline())
        took = time.process_time() - began
    finally:
        Measure.compare = compare  # type: ignore[method-assign]
    return took, compared / count, len(merged.events), max(1, count // _TOLD)


def main() -> None:
    """Prints a line for each count."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    asked.add_argument("counts", nargs="*", type=int, default=[1_000, 3_000, 10_000], metavar="COUNT")
    print("candidates   seconds   comparisons each   events   happenings")
    for count in asked.parse_args().counts:
        took, each, made, told = measured(count)
        print(f"{count:10,}   {took:7.1f}   {each:16.1f}   {made:6,}   {told:10,}")


if __name__ == "__main__":
    main()
