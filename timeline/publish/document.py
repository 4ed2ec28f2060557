"""Events as a JSON document of their own: the store's format, `data/events.schema.json`, with all that they name."""

from collections.abc import Iterable, Sequence

from timeline.core.model import Actor, Article, Event, Timeline
from timeline.core.users import PARSER
from timeline.store import document as stored
from timeline.view.collection import Collection

_EDITOR = "editor"  # who edits is the desk's affair, that somebody did is the readers'


def document(collection: Collection, events: Sequence[Event]) -> bytes:
    """A whole store of these events alone, UTF-8, with the articles and actors that they name.

    What is the house's own is left out: sentences that wait, what the parser remembers, and the names of editors.
    """
    articles = {mention.article for event in events for mention in event.mentions}
    named = {part.actor for event in events for part in event.actors}
    timeline = Timeline(
        articles=tuple(_article(collection.articles[one]) for one in sorted(articles) if one in collection.articles),
        actors=tuple(_actors(collection, named)),
        events=tuple(_event(event) for event in events),
    )
    return stored.write(stored.arranged(timeline), ())


def _actors(collection: Collection, named: Iterable[str]) -> list[Actor]:
    """The actors that are named, and all on whose behalf they act, so that no id leads nowhere."""
    behalf = {one for actor in named for one in collection.stands_for.get(actor, frozenset({actor}))}
    return [collection.actors[one] for one in sorted(behalf) if one in collection.actors]


def _article(article: Article) -> Article:
    return article.model_copy(update={"waiting": ()})


def _event(event: Event) -> Event:
    mentions = tuple(mention.model_copy(update={"told": None}) for mention in event.mentions)
    touched_by = PARSER if event.touched_by == PARSER else _EDITOR
    return event.model_copy(update={"mentions": mentions, "touched_by": touched_by})
