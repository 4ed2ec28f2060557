"""Timelines of any size made by rule, for benchmarks and tests: the same number and seed give the same records.

    python -m benchmarks.synthetic 10000 store.json    writes a store that the app can open

What news looks like: a third of the events fall on busy days, some go on for days, some are known only to a week, a
month or a year, some are planned or disputed, most are told by one outlet and some by six; states act, and so do
presidents and ministries on their behalf; a few lie decades before all others.
"""

import argparse
import hashlib
import math
import random
from collections.abc import Iterator
from pathlib import Path

from timeline.core import edtf
from timeline.core.edtf import DAY
from timeline.core.model import Actor, Article, Event, Mention, Participant, Quote, Status, Timeline
from timeline.store import document

STATES = (
    "Norland", "Vesmark", "Ostia", "Karelund", "Tavria", "Meridia", "Halcyon", "Quellen", "Brevia", "Sundmark",
    "Orlonia", "Castermark",
)  # fmt: skip
OFFICES = ("President of {}", "Foreign Ministry of {}", "Parliament of {}")
OUTLETS = (
    "The Harbour Post", "Daily Meridian", "Lviv Herald", "Coast Tribune", "Northern Courier", "The Ledger",
    "Evening Standard Bearer", "Radio Free Isles", "Continental Press", "Morning Bulletin", "Wire Service One",
    "Gazette",
)  # fmt: skip
_DEEDS = (
    ("statement", "announces a review of {}"), ("statement", "rejects the report on {}"),
    ("meeting", "meets mediators on {}"), ("talks", "negotiates about {}"), ("agreement", "signs a paper on {}"),
    ("attack", "shells positions near the site of {}"), ("vote", "votes on {}"), ("ruling", "rules on {}"),
    ("protest", "sees a march against {}"), ("exchange", "swaps prisoners after {}"),
    ("sanction", "adds names over {}"),
    ("publication", "publishes its account of {}"), ("plan", "prepares for {}"), ("other", "goes on with {}"),
)  # fmt: skip
_MATTERS = (
    "the grain corridor", "the prisoner list", "the energy truce", "the border crossing at Halm", "the harbour fees",
    "the pipeline through the strait", "the summit agenda", "the fishing quotas", "the aid convoy", "the airspace",
)  # fmt: skip
_STATUSES: tuple[Status, ...] = ("occurred",) * 17 + ("scheduled", "claimed", "disputed", "disputed", "cancelled")
_FIRST = edtf.bounds("2025-12-31").end or 0  # all news ends here, however much there is
_QUIET = "the matter was raised again on the day, officials said, and no date was set for another round"


def timeline(count: int, seed: int = 7) -> Timeline:
    """So many events in order of their making, with the articles that tell them and the actors that take part."""
    dice = random.Random(f"{count} {seed}")
    actors, span = _actors(), days(count)
    articles = _articles(max(len(OUTLETS), count // 3), span, dice)
    busy = [dice.randrange(span) for _ in range(max(3, span // 40))]
    dates = [_when(span, busy, dice) for _ in range(count)]
    events = tuple(_event(number, when, actors, articles, dice) for number, when in enumerate(dates))
    return Timeline(articles=articles, actors=actors, events=events)


def days(count: int) -> int:
    """Over how many days so many events are spread: 500 over half a year, 100,000 over twenty years."""
    return max(30, round(2.33 * math.pow(count, 0.7)))


def _actors() -> tuple[Actor, ...]:
    states = [Actor(id=name.lower(), name=name, kind="state") for name in STATES]
    acting = [
        Actor(id=f"{state.id}-{place}", name=office.format(state.name), acts_for=(state.id,))
        for state in states for place, office in enumerate(OFFICES)
    ]  # fmt: skip
    return (*states, *acting)


def _articles(count: int, span: int, dice: random.Random) -> tuple[Article, ...]:
    return tuple(
        Article(
            id=f"a{number}",
            source=OUTLETS[number % len(OUTLETS)],
            title=f"What is known about {dice.choice(_MATTERS)}",
            url=f"https://news.example/{number}",
            published=_day(span, dice.randrange(span)),
            published_known="page metadata",
            sha256=hashlib.sha256(str(number).encode()).hexdigest(),
        )
        for number in range(count)
    )


def _event(
    number: int, when: str, actors: tuple[Actor, ...], articles: tuple[Article, ...], dice: random.Random
) -> Event:
    kind, deed = dice.choice(_DEEDS)
    agent, other = dice.sample(actors, 2)
    title = f"{agent.name} {deed.format(dice.choice(_MATTERS))}"
    alone, party = Participant(actor=agent.id, role="agent"), Participant(actor=other.id, role="party")
    return Event(
        id=f"e{number}",
        when=when,
        title=title,
        kind=kind,
        status=dice.choice(_STATUSES),
        actors=(alone, party) if dice.random() < 0.2 else (alone,),
        mentions=tuple(_mentions(title, articles, dice)),
        review="approved" if dice.random() < 0.8 else "proposed",
    )


def _mentions(title: str, articles: tuple[Article, ...], dice: random.Random) -> Iterator[Mention]:
    told = dice.choice((1, 1, 1, 1, 1, 2, 2, 3, 6))
    for article in dice.sample(articles, told):
        said = dice.choice((None, None, "the ministry", "mediators"))
        quote = Quote(exact=f"{title}; {_QUIET[: dice.randrange(20, 90)]}", prefix="On Tuesday, ")
        yield Mention(article=article.id, quote=quote, attributed_to=said, reported=article.published)


def _when(span: int, busy: list[int], dice: random.Random) -> str:
    """An EDTF date: of ten some six are a day, one an hour, one goes on, and the rest are coarser."""
    day = dice.choice(busy) if dice.random() < 0.35 else dice.randrange(span)
    first, roll = _day(span, day), dice.random()
    if roll < 0.62:
        return first
    if roll < 0.74:
        return f"{first}T{dice.randrange(24):02d}:{dice.choice((0, 15, 30, 45)):02d}"
    if roll < 0.86:
        return f"{first}/{_day(span, day + dice.randrange(1, 21))}"
    if roll < 0.88:
        return f"{first}/.."
    if roll < 0.91:
        return f"{first}~"
    if roll < 0.95:
        return f"[{first}..{_day(span, day + 6)}]"
    return first[:7] if roll < 0.985 else first[:4] if roll < 0.998 else str(dice.randrange(1939, 1990))


def _day(span: int, number: int) -> str:
    return edtf.day_of(_FIRST - (span - number) * DAY)


def main() -> None:
    """The command line."""
    asked = argparse.ArgumentParser(description="Write a made store.")
    asked.add_argument("events", type=int)
    asked.add_argument("file", type=Path)
    asked.add_argument("--seed", type=int, default=7)
    chosen = asked.parse_args()
    chosen.file.write_bytes(document.write(timeline(chosen.events, chosen.seed), ()))


if __name__ == "__main__":
    main()
