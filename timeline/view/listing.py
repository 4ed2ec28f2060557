"""The events to read, by day, as plain data that a script draws: the twin of the chart for everybody who reads."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final, TypedDict

from timeline.core.model import Article, Event
from timeline.view import wording
from timeline.view.collection import Collection
from timeline.view.known import Change
from timeline.view.lanes import MANY, NONE, leading
from timeline.view.once import each, once
from timeline.view.palette import OTHERS

_QUOTES: Final = 8  # of an event in the list; all of them are where it is opened
_SHORT: Final = 90  # characters that are not worth folding


class Quote(TypedDict):
    """Words of an article; `outlet` is “” where the event has but one, which is named already."""

    words: str
    outlet: str


class Told(TypedDict):
    """An event of the list. All of it is text, never markup; `colour` is `#rrggbb`.

    `folded` is the line behind which the quotes are, “” where the one quote is short; `change` says what became of the
    event since the day as which the timeline is shown.
    """

    id: str
    title: str
    status: str
    sign: str
    colour: str
    who: str
    facts: str
    change: str
    folded: str
    quotes: list[Quote]
    more: str


class Day(TypedDict):
    """A heading and the events under it."""

    heading: str
    events: list[Told]


def days(collection: Collection, events: Sequence[Event], changes: Mapping[str, Change]) -> list[Day]:
    """Headings by day, and under each its events with actors, outlets and first words, in the order of `events`.

    `changes` says by event id what became of an event since the day as which the timeline is shown.
    """
    return [
        Day(heading=heading, events=[_changed(_told(collection, event), changes.get(event.id)) for event in some])
        for heading, some in groupby(events, key=wording.day_heading)
    ]


def sources(collection: Collection, events: Sequence[Event]) -> list[str]:
    """The articles of these events with their addresses, by outlet: what a printed list ends with."""
    named = dict.fromkeys(mention.article for event in events for mention in event.mentions)
    articles = [collection.articles[one] for one in named if one in collection.articles]
    ordered = sorted(articles, key=lambda one: (one.source.casefold(), one.published or "~", one.id))
    return [_article(one) for one in ordered]


@once
def _mixed(collection: Collection) -> bool:
    """Whether some events are reviewed and others are not, so that it must be said which."""
    return len({event.review for event in collection.events}) > 1


def _changed(told: Told, change: Change | None) -> Told:
    return {**told, "change": change.words} if change else told


@each
def _told(collection: Collection, event: Event) -> Told:
    key = leading(collection, event)
    tone = OTHERS if key in (MANY, NONE) else collection.tone(key)
    quotes = _quotes(collection, event)
    return Told(
        id=event.id,
        title=event.title,
        status=wording.status_word(event),
        sign=tone.sign,
        colour=tone.colour,
        who=wording.who(collection, event),
        facts=" · ".join(_facts(collection, event, _mixed(collection))),
        change="",
        folded=_folded(quotes),
        quotes=quotes[:_QUOTES],
        more=_more(len(quotes) - _QUOTES),
    )


def _facts(collection: Collection, event: Event, mixed: bool) -> list[str]:
    """What is said beside the actors: date, place and outlets."""
    facts = (
        wording.beside_heading(event),
        wording.in_source(event),
        event.place or "",
        wording.told_by(collection, event),
        "not yet reviewed" if mixed and event.review == "proposed" else "",
    )
    return [fact for fact in facts if fact]


def _quotes(collection: Collection, event: Event) -> list[Quote]:
    """What the articles write, each once; the outlet is named where there are several."""
    several = len(collection.sources[event.id]) > 1
    told = dict.fromkeys((mention.quote.exact, wording.outlet(collection, mention)) for mention in event.mentions)
    return [Quote(words=" ".join(words.split()), outlet=outlet if several else "") for words, outlet in told]


def _folded(quotes: Sequence[Quote]) -> str:
    if not quotes or (len(quotes) == 1 and len(quotes[0]["words"]) <= _SHORT):
        return ""
    first = quotes[0]
    line = f"{first['words']} —\u00a0{first['outlet']}" if first["outlet"] else first["words"]
    return line if len(quotes) == 1 else f"{len(quotes)} quotes: {line}"


def _more(left: int) -> str:
    return f"{left} more quote{'s' * (left > 1)}: open the event." if left > 0 else ""


def _article(article: Article) -> str:
    title = f"“{article.title}”, " if article.title else ""
    said = f"{article.source}: {title}{wording.published(article)}"
    return f"{said}. {article.url}" if article.url else said
