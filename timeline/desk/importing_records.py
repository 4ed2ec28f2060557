"""Full records of a JSON file, brought under the store's own actors and articles."""

import json
from collections.abc import Sequence

from timeline.core.model import Actor, Article, Event, Mention, Timeline
from timeline.desk import actors as registry
from timeline.desk import merging, records
from timeline.desk.formats.documents import Document
from timeline.desk.importing_rows import Found, Refused
from timeline.store import Rejected


def read(found: Document, known: Timeline) -> Found:
    """The events of a document, and the store with the actors and articles that they need.

    An actor of the file is the store's own of the same name or alias, else of the same id and another name a new one;
    an article that the store has stays as it is there.
    """
    ids, actors = _actors(found.timeline.actors, known)
    there = {article.id for article in known.articles}
    articles = [_article(one, ids) for one in found.timeline.articles if one.id not in there]
    after = known.model_copy(update={"actors": actors, "articles": (*known.articles, *articles)})
    stored = {ident: event for event in known.events for ident in (event.id, *event.formerly)}
    events = [(_event(one, ids, stored.get(one.id)), (found.numbers.get(one.id, 0),)) for one in found.timeline.events]
    return Found(tuple(events), tuple(_refused(one, found) for one in found.rejected), after, _notes(found, known))


def _actors(told: Sequence[Actor], known: Timeline) -> tuple[dict[str, str], tuple[Actor, ...]]:
    """Which id of the file means which of the store; and the store's actors with the new ones."""
    ids: dict[str, str] = {}
    new: list[Actor] = []
    taken = registry.taken(known)
    stored = {actor.id: actor for actor in known.actors}
    for actor in told:
        if stored.get(actor.id) == actor:
            continue
        same = _same(actor, known)
        ids[actor.id] = same or records.free(actor.id, taken)
        if same is None:
            taken.add(ids[actor.id])
            new.append(actor)
    made = [
        one.model_copy(update={"id": ids[one.id], "acts_for": tuple(ids.get(other, other) for other in one.acts_for)})
        for one in new
    ]
    return {old: now for old, now in ids.items() if old != now}, (*known.actors, *made)


def _same(actor: Actor, known: Timeline) -> str | None:
    """The id of the store's actor of this name; else of the same id, if the two share any name; else None."""
    name = actor.name.casefold()
    for theirs in (lambda one: (one.name,), lambda one: one.aliases):
        if found := next((one.id for one in known.actors if name in map(str.casefold, theirs(one))), None):
            return found
    mine = {name, *map(str.casefold, actor.aliases)}
    twins = (one for one in known.actors if actor.id in (one.id, *one.formerly))
    return next((one.id for one in twins if not mine.isdisjoint(map(str.casefold, (one.name, *one.aliases)))), None)


def _article(article: Article, ids: dict[str, str]) -> Article:
    return article.model_copy(update={"waiting": merging.mentions_under(article.waiting, ids)})


def _event(event: Event, ids: dict[str, str], stored: Event | None) -> Event:
    """The event under the store's ids; the store's own evidence stays with it."""
    event = merging.event_under(event, ids) if ids else event
    if stored is None:
        return event
    there = {_place(one): one for one in stored.mentions}
    told = [_with_memory(one, there.get(_place(one))) for one in event.mentions]
    here = {_place(one) for one in told}
    kept = [one for one in stored.mentions if _place(one) not in here]
    former = tuple(dict.fromkeys((*stored.formerly, *(one for one in event.formerly if one != stored.id))))
    declined = (*stored.declined, *(one for one in event.declined if one not in stored.declined))
    own = {"id": stored.id, "mentions": (*told, *kept), "formerly": former, "declined": declined}
    return event.model_copy(update=own)


def _place(mention: Mention) -> tuple[str, str, int]:
    return mention.article, mention.quote.exact, mention.position.start if mention.position else -1


def _with_memory(mention: Mention, stored: Mention | None) -> Mention:
    """A file that readers were given leaves out what the parser remembers; the store does not forget it for that."""
    if stored is None or mention.told is not None:
        return mention
    return mention.model_copy(update={"told": stored.told})


def _refused(one: Rejected, found: Document) -> Refused:
    row = found.numbers.get(one.id, int(one.id[1:]) if one.id[1:].isdigit() else 0) if one.noun == "event" else 0
    told = {"event": "", "key": ""}.get(one.noun, f"{one.noun} “{one.id}”")
    return Refused(row, ((told, one.reason),), {"id": one.id}, json.dumps(one.record, ensure_ascii=False)[:30_000])


def _notes(found: Document, known: Timeline) -> tuple[str, ...]:
    stored = {article.id: article for article in known.articles}
    others = [one for one in found.timeline.articles if one.id in stored and _says_other(one, stored[one.id])]
    if not others:
        return ()
    names = ", ".join(f"“{stored[one.id].title or one.id}”" for one in others[:3])
    return (f"Known already, and left as they are here: {names}. Correct articles on the page of sources.",)


def _says_other(one: Article, stored: Article) -> bool:
    return one.model_copy(update={"waiting": ()}) != stored.model_copy(update={"waiting": ()})
