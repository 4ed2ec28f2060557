"""The registry: every actor that a run knows, and the forms of name that lead to it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from timeline.core.model import Actor
from timeline.core.reading import Form, Parsed, Text
from timeline.extract.actors import entities
from timeline.extract.actors.entities import Seen
from timeline.extract.actors.known import packaged, slug

Forms = Mapping[str, tuple[str, Form]]
_SEEN_OFTEN: Final = 2  # a single word that the tagger calls a person counts only when it does so again


@dataclass(frozen=True)
class Registry:
    """Actors by id; names that lead to one everywhere; who heads a state (state id -> person id); who bears a title."""

    actors: Mapping[str, Actor]
    forms: Forms
    leaders: Mapping[str, str] = field(default_factory=dict)
    holders: Mapping[str, frozenset[str]] = field(default_factory=dict)


def learn(articles: Sequence[tuple[Text, Parsed]], known: Iterable[Actor] = ()) -> Registry:
    """The registry for a run over these articles; `known` are actors that the store already holds.

    Known actors keep their ids, names and aliases. The result does not depend on the order of the articles.
    """
    actors = {actor.id: actor for actor in packaged().actors}
    forms = dict(packaged().forms)
    for actor in known:
        _enter(actor, actors, forms)
    seen = [one for text, parsed in articles for one in entities.seen(text, parsed)]
    people = _people([one for one in seen if one.label == "PERSON"], actors, forms)
    _bodies([one for one in seen if one.label in ("ORG", "STORM")], actors, forms)
    leaders = _offices(seen, people, actors)
    return Registry(actors, forms, leaders, _holders(seen, people))


def _holders(seen: list[Seen], people: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Who bears which title, by the title in lower case."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for one in seen:
        for title in one.titles if one.name in people else ():
            found[title.lower()].add(people[one.name])
    return {title: frozenset(ids) for title, ids in found.items()}


def _enter(actor: Actor, actors: dict[str, Actor], forms: dict[str, tuple[str, Form]]) -> None:
    actors[actor.id] = actor
    for name in (actor.name, *actor.aliases):
        forms.setdefault(name, (actor.id, "name"))
    if actor.kind == "person" and " " in actor.name:
        forms.setdefault(entities.surname(actor.name), (actor.id, "name"))


def _people(seen: list[Seen], actors: dict[str, Actor], forms: dict[str, tuple[str, Form]]) -> dict[str, str]:
    """Enters persons; gives back which actor each seen name means."""
    counts = Counter(one.name for one in seen)
    titled = {one.name for one in seen if one.titles}
    ids: dict[str, str] = {}
    for name in sorted(counts, key=lambda name: (-len(name.split()), -counts[name], name)):
        if name in forms:
            ids[name] = forms[name][0]
        elif " " in name or counts[name] >= _SEEN_OFTEN or name in titled:
            ids[name] = forms_to(name, actors, forms)
    _surnames(counts, ids, actors, forms)
    _usual_names(counts, ids, actors)
    return ids


def _usual_names(counts: Counter[str], ids: Mapping[str, str], actors: dict[str, Actor]) -> None:
    """Of the full names of one new person the one that is used most becomes the name, the others aliases."""
    for ident in sorted(set(ids.values())):
        actor = actors.get(ident)
        if actor is None or not actor.aliases or counts[actor.name] == 0:
            continue
        full = [name for name in (actor.name, *actor.aliases) if " " in name and ids.get(name) == ident]
        usual = min(full, key=lambda name: (-counts[name], len(name), name))
        others = tuple(name for name in (actor.name, *actor.aliases) if name != usual)
        actors[ident] = actor.model_copy(update={"name": usual, "aliases": others})


def forms_to(name: str, actors: dict[str, Actor], forms: dict[str, tuple[str, Form]]) -> str:
    """The id of the person of this name: one known under another spelling, else a newly entered one."""
    twin = entities.same_person(name, (one for one in actors.values() if one.kind == "person"))
    if twin is None:
        twin = Actor(id=_free(slug(name), actors), name=name, kind="person")
        actors[twin.id] = twin
    elif name not in (twin.name, *twin.aliases):
        actors[twin.id] = twin.model_copy(update={"aliases": (*twin.aliases, name)})
    forms[name] = (twin.id, "name")
    return twin.id


def _surnames(
    counts: Counter[str], ids: dict[str, str], actors: dict[str, Actor], forms: dict[str, tuple[str, Form]]
) -> None:
    """A surname, or a family name that comes first, leads to the person of that name who is named most often."""
    weight: Counter[str] = Counter()
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for name, ident in ids.items():
        weight[ident] += counts[name]
        for part in entities.short_forms(name):
            bearers[part].add(ident)
    for part in sorted(bearers):
        found = max(sorted(bearers[part]), key=lambda ident: weight[ident])
        if forms.get(part, ("", "people"))[1] != "name" or actors[forms[part][0]].name == part:
            _replace_mononym(part, found, actors, forms, ids)


def _replace_mononym(
    part: str, found: str, actors: dict[str, Actor], forms: dict[str, tuple[str, Form]], ids: dict[str, str]
) -> None:
    old = forms.get(part)
    if old and old[0] != found and actors[old[0]].kind != "person":
        return
    if old and old[0] != found and any(name == old for form, name in forms.items() if form != part):
        return  # an actor with other names of its own, known to the store: its short name stays its own
    if old and old[0] != found and " " not in actors[old[0]].name:
        del actors[old[0]]
    forms[part] = (found, "name")
    ids[part] = found


def _bodies(seen: list[Seen], actors: dict[str, Actor], forms: dict[str, tuple[str, Form]]) -> None:
    for one in sorted(seen, key=lambda one: (-len(one.name), one.name, one.short)):
        if one.name not in forms:
            ident = _free(slug(one.name), actors)
            actors[ident] = Actor(
                id=ident, name=one.name, kind="phenomenon" if one.label == "STORM" else "organisation"
            )
            forms[one.name] = (ident, "name")
        ident = forms[one.name][0]
        if (one.short and forms.get(one.short, (ident,))[0] == ident) or (one.short and one.label == "STORM"):
            forms[one.short] = (ident, "name")
            if one.short not in (actors[ident].name, *actors[ident].aliases):
                aliases = (*actors[ident].aliases, one.short)
                actors[ident] = actors[ident].model_copy(update={"aliases": aliases})


def _offices(seen: list[Seen], people: Mapping[str, str], actors: dict[str, Actor]) -> dict[str, str]:
    """Who heads which state: “Ukrainian President Volodymyr Zelensky” says it; most often said wins."""
    votes: Counter[tuple[str, str]] = Counter()
    for one in seen:
        ident = people.get(one.name)
        if ident is None or one.state is None or one.state not in actors:
            continue
        actor = actors[ident]
        if one.state not in actor.acts_for and len(actor.acts_for) == 0:
            actors[ident] = actor.model_copy(update={"acts_for": (one.state,)})
        if one.leads:
            votes[one.state, ident] += 1
    leaders: dict[str, str] = {}
    for (state, ident), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        leaders.setdefault(state, ident)
    return leaders


def _free(ident: str, actors: Mapping[str, Actor]) -> str:
    number, free = 2, ident
    while free in actors:
        free, number = f"{ident[:60]}-{number}", number + 1
    return free
