"""The outlets and articles behind a timeline, with what each of them tells."""

from collections import defaultdict
from typing import NamedTuple

from timeline.core import edtf
from timeline.core.labels import label
from timeline.core.model import Article
from timeline.view.collection import Collection


class Told(NamedTuple):
    """An article and how many shown events it tells of."""

    article: Article
    events: int


class Outlet(NamedTuple):
    """An outlet, how many shown events it tells of, and its articles by date."""

    name: str
    events: int
    articles: tuple[Told, ...]


def outlets(collection: Collection) -> tuple[Outlet, ...]:
    """All outlets in the order of the alphabet; also those whose articles tell of nothing that is shown."""
    by_article: dict[str, set[str]] = defaultdict(set)
    for event in collection.events:
        for mention in event.mentions:
            by_article[mention.article].add(event.id)
    found: dict[str, list[Article]] = defaultdict(list)
    for article in collection.articles.values():
        found[article.source].append(article)
    return tuple(
        _outlet(name, found[name], by_article) for name in sorted(found, key=lambda name: (name.casefold(), name))
    )


def summary(collection: Collection) -> str:
    """“6 articles of 4 outlets, published between 17 and 20 March 2025; 1 without a known date.”"""
    articles = list(collection.articles.values())
    single = (one.published for one in articles if one.published and not edtf.is_set(one.published))
    dates = sorted(one[:10] for one in single if not edtf.is_interval(one))
    said = f"{_count(len(articles), 'article')} of {_count(len({one.source for one in articles}), 'outlet')}"
    if dates:
        first, last = dates[0], dates[-1]
        said += f", published {'on' if first == last else 'from'} {label(first)}"
        said += "" if first == last else f" to {label(last)}"
    unknown = sum(article.published is None for article in articles)
    return f"{said}; {unknown} without a known date." if unknown else f"{said}."


def _outlet(name: str, articles: list[Article], told: dict[str, set[str]]) -> Outlet:
    ordered = sorted(articles, key=lambda article: (article.published or "~", article.title or "", article.id))
    counted = tuple(Told(article, len(told.get(article.id, ()))) for article in ordered)
    events = set().union(*(told.get(article.id, set()) for article in articles))
    return Outlet(name, len(events), counted)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
