"""The registry: every actor that a run knows, and the forms of name that lead to it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from timeline.core.model import Actor, ActorKind
from timeline.core.reading import Form, Parsed, Text
from timeline.extract.actors import bodies, entities, figures, groups, heads, homes, sightings
from timeline.extract.actors.groups import Group
from timeline.extract.actors.known import packaged, slug, straight, words
from timeline.extract.actors.sightings import BODY, PERSON, PLACE, Seen
from timeline.extract.actors.verdicts import places, verdicts

Forms = Mapping[str, tuple[str, Form]]
_Forms = dict[str, tuple[str, Form]]
_Actors = dict[str, Actor]


@dataclass(frozen=True)
class Registry:
    """Actors by id, names that lead to one everywhere, and what an article may call them besides.

    `leaders` gives who heads a state (state id and word, “leader” for all -> person id), `called` the words that may
    stand for an actor behind “the”, `gender` “m” or “f” for a person where it is known; `places` are names that are a
    place's, `heads` the surnames that mean a known head of state in an article (article id -> surname -> person id),
    `vague` the organisations of which nothing tells what they are; `merged` leads from the id of an actor that editors
    merged into another to that other one.
    """

    actors: Mapping[str, Actor]
    forms: Forms
    leaders: Mapping[tuple[str, str], str] = field(default_factory=dict)
    called: Mapping[str, frozenset[str]] = field(default_factory=dict)
    gender: Mapping[str, str] = field(default_factory=dict)
    places: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    merged: Mapping[str, str] = field(default_factory=dict)
    heads: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def learn(articles: Sequence[tuple[Text, Parsed]], known: Iterable[Actor] = ()) -> Registry:
    """The registry for a run over these articles; `known` are actors that the store already holds.

    Known actors keep their ids, names and aliases. The result does not depend on the order of the articles.
    """
    known = tuple(known)
    actors = {actor.id: actor for actor in packaged().actors}
    forms = dict(packaged().forms)
    _enter(known, actors, forms)
    sighted = [(text, tuple(_of_here(text, sightings.seen(text, parsed)))) for text, parsed in articles]
    seen = [one for _, some in sighted for one in some]
    kinds = verdicts(seen)
    office = heads.enter(sighted, actors, forms)
    _storms([one for text, parsed in articles for one in groups.storms(text, parsed)], actors, forms)
    ids = _people(seen, kinds, actors, forms)
    ids |= _bodies(seen, kinds, actors, forms)
    _groups([one for text, parsed in articles for one in groups.find(text, parsed)], actors, forms)
    _plurals({one.name for one in seen}, actors, forms)
    for name in words().generic.values():
        actors.setdefault(slug(name), Actor(id=slug(name), name=name, kind="group"))
    ids = _without_shared(ids, actors)
    leaders = _leaders(seen, ids, actors)
    called = _called(seen, ids, office.called)
    towns = {ident for ident, form in forms.values() if form == "capital"} - packaged().called.keys()
    sorts = {ident: bodies.sorts(actor, called[ident], town=ident in towns) for ident, actor in actors.items()}
    vague = frozenset(ident for ident, actor in actors.items() if bodies.is_vague(actor, called[ident]))
    genders = _genders(actors, called, seen, ids)
    return _led(Registry(actors, forms, leaders, sorts, genders, places(seen), vague, {}, office.short), known)


def _without_shared(ids: Mapping[str, str], actors: _Actors) -> dict[str, str]:
    """Without the surnames of several people: “President Orr” makes none of Nina Orr where Paul Orr is named."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for name, ident in ids.items():
        if " " in name and actors[ident].kind == "person":
            bearers[name.rsplit(" ", 1)[1]].add(ident)
    return {name: ident for name, ident in ids.items() if len(bearers[name]) < 2}


def _of_here(text: Text, seen: Iterable[Seen]) -> Iterator[Seen]:
    """The sightings without the states that an article does not mean: the governor of Georgia serves no republic."""
    away = {slug(name) for name in homes.away(straight(text.body))}
    for one in seen:
        yield replace(one, state=None) if one.state in away else one


def _enter(known: Sequence[Actor], actors: _Actors, forms: _Forms) -> None:
    """Enters what the store holds. A name that editors gave to an actor is theirs, whomever our lists give it to."""
    actors |= {actor.id: actor for actor in known}
    stored = {actor.id for actor in known}
    listed = {(actor.id, name) for actor in packaged().actors for name in (actor.name, *actor.aliases)}
    own = [(actor.id, straight(actor.name)) for actor in known]
    for ident, name in [*own, *((actor.id, straight(alias)) for actor in known for alias in actor.aliases)]:
        if name not in forms or (forms[name][0] not in stored and (ident, name) not in listed):
            forms[name] = (ident, "name")
    for actor in known:
        if actor.kind == "person" and " " in actor.name:
            forms.setdefault(entities.surname(actor.name), (actor.id, "name"))


def _led(found: Registry, known: Sequence[Actor]) -> Registry:
    """The registry in which all that leads to a merged actor leads to the one that editors kept.

    The merged ones of our own lists stay known by id, since other lists name them.
    """
    stored = {actor.id for actor in known}
    merged = {old: actor.id for actor in known for old in actor.formerly if old not in stored}
    if not merged:
        return found

    def led(ident: str) -> str:
        return merged.get(ident, ident)

    def behind(actor: Actor) -> Actor:
        ids = tuple(dict.fromkeys(one for one in map(led, actor.acts_for) if one != actor.id))
        return actor if ids == actor.acts_for else actor.model_copy(update={"acts_for": ids})

    return replace(
        found,
        actors={ident: behind(actor) for ident, actor in found.actors.items()},
        forms={name: (led(ident), form) for name, (ident, form) in found.forms.items()},
        leaders={(led(state), noun): led(person) for (state, noun), person in found.leaders.items()},
        merged=merged,
        heads={one: {name: led(ident) for name, ident in some.items()} for one, some in found.heads.items()},
    )


def _people(seen: Sequence[Seen], kinds: Mapping[str, int], actors: _Actors, forms: _Forms) -> dict[str, str]:
    """Enters persons; gives back which actor each seen name means."""
    counts = Counter(one.name for one in seen if kinds.get(one.name) == PERSON)
    counts.update(one.name for one in seen if one.name in counts and " " in one.name and one.run.titles)
    ids: dict[str, str] = {}
    for name in sorted(counts, key=lambda name: (-len(name.split()), -counts[name], name)):
        if entities.is_full(name):
            ids[name] = forms[name][0] if name in forms else _person(name, actors, forms)
    _surnames(counts, ids, forms, actors, {one.name for one in seen})
    first = {entities.first_name(name) for name in ids if " " in name}
    inner: defaultdict[str, set[str]] = defaultdict(set)
    for name, ident in ids.items():
        for part in entities.inner_surnames(name):
            inner[part].add(ident)
    for name in sorted(counts):
        if name not in ids and name not in first:
            if name not in forms and len(inner[name]) == 1:
                forms[name] = (next(iter(inner[name])), "name")
            ids[name] = forms[name][0] if name in forms else _person(name, actors, forms)
    _usual_names(counts, ids, actors)
    return ids


def _person(name: str, actors: _Actors, forms: _Forms) -> str:
    """The id of the person of this name: one known under another spelling, else a newly entered one."""
    young = name.endswith((" Jr.", " Jr"))  # the son of somebody known is another person
    people = [one for one in actors.values() if one.kind == "person" and not (young and figures.named(one.name))]
    twin = entities.same_person(name, people)
    if twin is None:
        twin = Actor(id=_free(slug(name), actors), name=name, kind="person")
        actors[twin.id] = twin
    elif name not in (twin.name, *twin.aliases):
        actors[twin.id] = twin.model_copy(update={"aliases": (*twin.aliases, name)})
    forms[name] = (twin.id, "name")
    return twin.id


def _surnames(
    counts: Counter[str], ids: dict[str, str], forms: _Forms, actors: _Actors, alone: Collection[str]
) -> None:
    """A surname, or a family name that comes first, leads to the person of that name who is named most often."""
    weight: Counter[str] = Counter()
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for name, ident in ids.items():
        weight[ident] += counts[name]
        for part in entities.short_forms(name, alone):
            bearers[part].add(ident)
    for part in sorted(bearers):
        if part not in forms or forms[part][1] != "name":
            found = max(sorted(bearers[part]), key=lambda ident: weight[ident])
            forms[part] = (found, "name")
        if actors[forms[part][0]].kind == "person":
            ids.setdefault(part, forms[part][0])


def _usual_names(counts: Counter[str], ids: Mapping[str, str], actors: _Actors) -> None:
    """Of the full names of one new person the one that is used most becomes the name, the others aliases."""
    for ident in sorted(set(ids.values())):
        actor = actors.get(ident)
        if actor is None or not actor.aliases or (counts[actor.name] == 0 and not figures.named(actor.name)):
            continue
        full = [name for name in (actor.name, *actor.aliases) if " " in name and ids.get(name) == ident]
        full = [name for name in full if not figures.is_longhand(name)]
        usual = min(full or [actor.name], key=lambda name: (-counts[name], len(name), name))
        others = tuple(name for name in (actor.name, *actor.aliases) if name != usual)
        actors[ident] = actor.model_copy(update={"name": usual, "aliases": others})


def _bodies(seen: Sequence[Seen], kinds: Mapping[str, int], actors: _Actors, forms: _Forms) -> dict[str, str]:
    """Enters organisations, and the places that act; gives back which actor each seen name means."""
    ids: dict[str, str] = {}
    short: defaultdict[str, set[str]] = defaultdict(set)
    for one in seen:
        short[one.name].update([one.short] if one.short else ())
    beginnings: defaultdict[str, set[str]] = defaultdict(set)
    for name in sorted(short, key=lambda name: (-len(name.split()), name)):
        ident = forms[name][0] if name in forms else _entered(name, kinds.get(name), beginnings[name], actors, forms)
        if ident is None:
            continue
        ids[name] = ident
        if actors[ident].kind in ("organisation", "group"):
            for beginning in (*bodies.short_forms(actors[ident].name), *bodies.endings(actors[ident].name)):
                beginnings[beginning].add(ident)
            for acronym in sorted(short[name]):
                _alias(acronym, ident, actors, forms)
    return ids


def _entered(name: str, kind: int | None, fuller: set[str], actors: _Actors, forms: _Forms) -> str | None:
    """The id of an organisation or of a place that acts; the only organisation that a short form can mean, if any."""
    if kind == BODY:
        if len(fuller) == 1:
            forms[name] = (next(iter(fuller)), "name")
        return forms[name][0] if name in forms else _body(name, actors, forms)
    if kind != PLACE:
        return None
    ident = _new(name, "organisation", actors)
    forms[name] = (ident, "capital")
    return ident


def _body(name: str, actors: _Actors, forms: _Forms) -> str:
    usual = bodies.plain(name)
    if usual not in forms:
        forms[usual] = (_new(usual, "organisation", actors), "name")
    ident = forms[usual][0]
    _alias(name, ident, actors, forms)
    return ident


def _new(name: str, kind: ActorKind, actors: _Actors) -> str:
    ident = _free(slug(name), actors)
    actors[ident] = Actor(id=ident, name=name, kind=kind)
    return ident


def _alias(name: str, ident: str, actors: _Actors, forms: _Forms) -> None:
    if name in forms and forms[name][0] != ident:
        return
    forms[name] = (ident, "name")
    if name not in (actors[ident].name, *actors[ident].aliases):
        aliases = (*actors[ident].aliases, name)
        actors[ident] = actors[ident].model_copy(update={"aliases": aliases})


def _groups(found: Iterable[Group], actors: _Actors, forms: _Forms) -> None:
    """Kin (“the Harrow brothers”) and a town's police are groups of their own; the state they serve stands by them."""
    for one in sorted(set(found), key=lambda one: (-len(one.name), one.name)):
        fuller = (one.name, f"{one.owner} Police", f"{one.owner} Police Department", f"{one.owner} Metropolitan Police")
        ident = next((forms[name][0] for name in fuller if name in forms), None) or _new(one.name, one.kind, actors)
        state = forms.get(one.owner, ("", "name"))[0]
        if state in packaged().states and not actors[ident].acts_for:
            actors[ident] = actors[ident].model_copy(update={"acts_for": (state,)})
        forms[one.name] = (ident, "name")


def _plurals(names: Iterable[str], actors: _Actors, forms: _Forms) -> None:
    """“The Harrows” are the Harrow brothers, where the run names such kin."""
    kin = {one.name.split(" ")[-2]: one.id for one in actors.values() if entities.is_kin(one)}
    for name in sorted(names):
        if name.removesuffix("s") in kin and name.endswith("s"):
            old = forms.get(name)
            if old and old[0] not in packaged().called and actors[old[0]].name == name:
                del actors[old[0]]
            forms[name] = (kin[name.removesuffix("s")], "name")


def _storms(found: Iterable[tuple[str, str]], actors: _Actors, forms: _Forms) -> None:
    """Storms by their full name, and by their own name alone; “Tropical Storm Odette” grew to be Hurricane Odette."""
    kinds = words().storm_words
    for full, short in sorted(set(found), key=lambda one: (one[1], kinds.index(one[0].removesuffix(f" {one[1]}")))):
        old = forms.get(short)
        if old is None or actors[old[0]].kind != "phenomenon":
            forms.pop(short, None)
            _alias(short, forms[full][0] if full in forms else _new(full, "phenomenon", actors), actors, forms)
        for name in (full, full.removeprefix("Tropical ")):
            _alias(name, forms[short][0], actors, forms)


def _leaders(seen: Sequence[Seen], ids: Mapping[str, str], actors: _Actors) -> dict[tuple[str, str], str]:
    """Who heads which state: “Ukrainian President Volodymyr Zelensky” says it; most often said wins.

    “Leader” means whoever is called by any of the words for a head most often.
    """
    votes: Counter[tuple[str, str, str]] = Counter()
    for one in seen:
        ident = ids.get(one.name)
        if ident is None or one.state is None or actors[ident].kind != "person":
            continue
        if any(word.rsplit(" ", 1)[-1] in words().office_nouns for word in one.called) and not actors[ident].acts_for:
            actors[ident] = actors[ident].model_copy(update={"acts_for": (one.state,)})
        nouns = one.called & words().leader_nouns
        votes.update((one.state, noun, ident) for noun in nouns - {"leader"})
        votes.update([(one.state, "leader", ident)] if nouns else [])
    leaders: dict[tuple[str, str], str] = {}
    for (state, noun, ident), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        leaders.setdefault((state, noun), ident)
    return leaders


def _called(
    seen: Sequence[Seen], ids: Mapping[str, str], office: Mapping[str, frozenset[str]]
) -> defaultdict[str, set[str]]:
    """What each actor is called beside its name, and the offices that it is known to hold."""
    found: defaultdict[str, set[str]] = defaultdict(set, {ident: {*titles} for ident, titles in office.items()})
    for one in seen:
        if one.name in ids:
            found[ids[one.name]] |= one.called
    return found


def _genders(
    actors: Mapping[str, Actor], called: Mapping[str, set[str]], seen: Sequence[Seen], ids: Mapping[str, str]
) -> dict[str, str]:
    titles: defaultdict[str, set[str]] = defaultdict(set)
    for one in seen:
        if " " in one.name:
            titles[ids.get(one.name, "")].update(one.run.titles)
    people = [actor for actor in actors.values() if actor.kind == "person"]
    found = {}
    for actor in people:
        told = entities.gender((actor.name, *actor.aliases), titles[actor.id] | called.get(actor.id, set()))
        if sex := told or figures.gender(actor.name):
            found[actor.id] = sex
    return found


def _free(ident: str, actors: Mapping[str, Actor]) -> str:
    number, free = 2, ident
    while free in actors:
        free, number = f"{ident[:60]}-{number}", number + 1
    return free
