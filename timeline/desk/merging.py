"""Two actors that are one: what the store shall say after they were merged. Pure."""

from collections.abc import Iterable, Sequence

from timeline.core.errors import NotSaved
from timeline.core.model import Actor, Article, Event, Mention, Participant, Timeline, Told
from timeline.desk import actors
from timeline.store import Edit

Stored = Actor | Article | Event


def merged(gone: Actor, kept: Actor, timeline: Timeline) -> tuple[Edit, ...]:
    """All edits that make two actors one, in one step. Raises NotSaved where a circle of acting would come of it.

    Events, quotes and those who act for `gone` lead to `kept`, which takes its names as aliases, and its id into
    `formerly`, so that no later run of the parser brings it back. Titles and quotes stay as they are.
    """
    if gone.id == kept.id:
        raise NotSaved("Nothing was merged: choose two different actors.")
    ids = {gone.id: kept.id}
    both = _joined(gone, kept)
    others = [(one, _behind(one, ids)) for one in timeline.actors if one.id not in (gone.id, kept.id)]
    if circle := actors.circle(kept.id, both.acts_for, [both, *(now for _, now in others)]):
        raise NotSaved(f"Nothing was merged. {circle}")
    events = [(one, event_under(one, ids)) for one in timeline.events]
    articles = [(one, _article_under(one, ids)) for one in timeline.articles]
    told: list[tuple[Stored, Stored]] = [*others, *events, *articles]
    changed = [Edit(before, now) for before, now in told if before != now]
    return (Edit(kept, both), *changed, Edit(gone, None))


def event_under(event: Event, ids: dict[str, str]) -> Event:
    """The event with other ids of actors, in those who take part and in what the parser remembers."""
    parts = parts_under(event.actors, ids)
    return event.model_copy(update={"actors": parts, "mentions": mentions_under(event.mentions, ids)})


def mentions_under(mentions: Iterable[Mention], ids: dict[str, str]) -> tuple[Mention, ...]:
    """The same evidence with other ids of actors in what the parser remembers."""
    return tuple(one.model_copy(update={"told": told_under(one.told, ids)}) if one.told else one for one in mentions)


def told_under(told: Told, ids: dict[str, str]) -> Told:
    """What the parser remembers of one place, with other ids of actors."""
    if ids.keys().isdisjoint((*(part.actor for part in told.actors), *told.named, *told.unsure)):
        return told
    parts = parts_under(told.actors, ids)
    acting = {part.actor for part in parts}
    named = tuple(one for one in _ids_under(told.named, ids) if one not in acting)
    return told.model_copy(update={"actors": parts, "named": named, "unsure": _ids_under(told.unsure, ids)})


def parts_under(parts: Sequence[Participant], ids: dict[str, str]) -> tuple[Participant, ...]:
    """Who takes part, under other ids; who would stand there twice keeps the part that says more."""
    if not any(part.actor in ids for part in parts):
        return tuple(parts)
    found: dict[str, Participant] = {}
    for part in parts:
        ident = ids.get(part.actor, part.actor)
        if ident not in found or found[ident].role == "party":
            found[ident] = part.model_copy(update={"actor": ident})
    return tuple(found.values())


def count(gone: Actor, timeline: Timeline) -> tuple[int, int]:
    """How many events name an actor, and how many other actors act for it."""
    return actors.events_of(timeline)[gone.id], sum(gone.id in one.acts_for for one in timeline.actors)


def _joined(gone: Actor, kept: Actor) -> Actor:
    names = dict.fromkeys((*kept.aliases, gone.name, *gone.aliases))
    acts_for = dict.fromkeys((*kept.acts_for, *gone.acts_for))
    former = dict.fromkeys((*kept.formerly, gone.id, *gone.formerly))
    told = {
        "aliases": tuple(name for name in names if name != kept.name),
        "acts_for": tuple(one for one in acts_for if one not in (gone.id, kept.id)),
        "colour": kept.colour or gone.colour,
        "formerly": tuple(former),
    }
    return kept.model_copy(update=told)


def _behind(actor: Actor, ids: dict[str, str]) -> Actor:
    acts_for = tuple(one for one in _ids_under(actor.acts_for, ids) if one != actor.id)
    return actor if acts_for == actor.acts_for else actor.model_copy(update={"acts_for": acts_for})


def _article_under(article: Article, ids: dict[str, str]) -> Article:
    return article.model_copy(update={"waiting": mentions_under(article.waiting, ids)})


def _ids_under(idents: Sequence[str], ids: dict[str, str]) -> tuple[str, ...]:
    if not any(one in ids for one in idents):
        return tuple(idents)
    return tuple(dict.fromkeys(ids.get(one, one) for one in idents))
