"""Short forms that count within one article: surnames, first names of relatives, beginnings of a body's name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from timeline.core.model import Actor
from timeline.extract.actors import bodies, entities, figures
from timeline.extract.actors.known import packaged, straight
from timeline.extract.actors.registry import Registry

Bearers = Mapping[str, tuple[str, ...]]  # short form -> ids of those who may be meant, in the order of their naming
_KIN: Final = (
    "wife|husband|son|daughter|brother|sister|father|mother|widow|widower|fiancée?|cousin|nephew|niece|uncle|aunt"
)
_POLITIES: Final = frozenset({"Republic", "Kingdom", "Emirate"})


def find(body: str, alone: Iterable[str], registry: Registry, heads: Mapping[str, str]) -> Bearers:
    """Who may be meant by which short form in this article; `alone` are the names that stand by themselves in it.

    `heads` are surnames that mean a known head of state though no full name stands here.
    """
    standing = frozenset(alone)
    named = _named(body, registry.actors.values())
    found: defaultdict[str, list[str]] = defaultdict(list)
    for actor, names in named:
        for short in _forms(actor, names, standing, body):
            free = _is_free(short, actor, registry, body) or _is_last_word(short, actor, registry)
            free = free and not is_of_another(short, actor, body) and not _is_common(short, actor, body)
            if actor.id not in found[short] and free:
                found[short].append(actor.id)
    for short, ident in heads.items():
        found[short] = [ident, *(one for one in found[short] if one != ident)]
    _relatives(named, standing, found, registry)
    found.update(_near(body, registry))
    return {short: tuple(ids) for short, ids in found.items() if ids}


def _near(body: str, registry: Registry) -> Iterator[tuple[str, list[str]]]:
    """“The Times”, where the article names one newspaper that may be called so in full."""
    for short, ids in packaged().near.items():
        named = [ident for ident in ids if _stands(registry.actors[ident], body)]
        if len(named) == 1:
            yield short, named


def _stands(actor: Actor, body: str) -> bool:
    return any(name in body for name in (actor.name, *actor.aliases))


def _named(body: str, actors: Iterable[Actor]) -> list[tuple[Actor, list[str]]]:
    """The actors whose full name stands in the text, with the names that do, in the order of their first naming."""
    found = []
    for actor in actors:
        names = [name for name in (actor.name, *actor.aliases) if " " in name and name in body]
        if names and actor.kind in ("person", "organisation", "group"):
            found.append((min(body.find(name) for name in names), actor.id, actor, names))
    return [(actor, names) for _, _, actor, names in sorted(found, key=lambda one: one[:2])]


def _forms(actor: Actor, names: Iterable[str], standing: frozenset[str], body: str) -> Iterator[str]:
    """Persons' surnames always; of a body's name only beginnings and initials that stand by themselves somewhere."""
    for name in names:
        if actor.kind == "person":
            yield from entities.short_forms(name, standing)
        elif actor.kind == "organisation":
            usual = bodies.plain(name)
            shorter = (*bodies.short_forms(usual), *bodies.endings(usual), bodies.initials(usual))
            yield from (short for short in shorter if short in standing)
            yield from (last for last in bodies.last_words(usual) if last in standing and f"the {last}" in body)


def _is_free(short: str, actor: Actor, registry: Registry, body: str) -> bool:
    """Whether a short form may mean this actor: not where it is a known name of another kind of actor.

    “Jordan” is Ann Jordan in an article that names her, and tells nothing else of the kingdom.
    """
    old = registry.forms.get(short)
    if short in registry.places and actor.kind != "person":
        return actor.name.removeprefix(short).strip() in _POLITIES
    if old is None or old[0] == actor.id:
        return True
    if old[0] in packaged().called or old[0] in packaged().states:
        other = old[1] != "name" or (old[0] in packaged().states and not _has_other_form(old[0], short, body))
        return other and actor.kind == "person"
    return actor.kind == "person" or registry.actors[old[0]].kind not in ("person", "phenomenon")


def is_of_another(short: str, actor: Actor, body: str) -> bool:
    """Whether a surname is that of somebody else, so well known that the article never gives a full name.

    So is “Reed” where “Mr. Reed” stands before Nina Reed is named: style guides allow that of nobody else. Before
    Paul Reed it is he all the same, of whom a headline or a picture told.
    """
    if actor.kind != "person" or " " in short or figures.named(actor.name):
        return False  # “Mr. Reed” of a head of state may well stand before his full name, in somebody's words
    named = [at for name in (actor.name, *actor.aliases) if " " in name and (at := body.find(name)) >= 0]
    called = re.search(rf"\bM(r|s|rs)\.? {re.escape(short)}\b", body[: min(named)]) if named else None
    sex = entities.gender([actor.name], ())
    same = called is not None and sex == ("m" if called[1] == "r" else "f") and not _is_relative(actor.name, body)
    return called is not None and not same


def _is_common(short: str, actor: Actor, body: str) -> bool:
    """“Veterans” is no short form of Veterans Affairs where the text writes “veterans” as well."""
    return (
        actor.kind != "person" and " " not in short and re.search(rf"\b{re.escape(short.lower())}\b", body) is not None
    )


def _is_last_word(short: str, actor: Actor, registry: Registry) -> bool:
    """Whether a name is only the last word of a body's: “the Enquirer”, which the tagger took for a person's."""
    old = registry.forms.get(short)
    lone = old is not None and registry.actors[old[0]].name == short and old[0] not in packaged().called
    return lone and short in bodies.last_words(actor.name) and actor.kind == "organisation"


def _has_other_form(state: str, short: str, body: str) -> bool:
    forms = (form for form, (ident, _) in packaged().forms.items() if ident == state and short not in form)
    return any(form in body for form in forms) or re.search(rf"\b(?:in|to|from|of|with) {short}\b", body) is not None


def not_relatives(several: Sequence[str], registry: Registry, body: str) -> Sequence[str]:
    """Those who may be meant by a bare surname: “his wife, Nina Orr”, named after him, is called by her first name."""
    names = {one: registry.actors[one].name for one in several}
    first = min(several, key=lambda one: body.find(names[one]) if names[one] in body else len(body))
    others = [one for one in several if one == first or not _is_relative(names[one], body)]
    return others or several


def _is_relative(name: str, body: str) -> bool:
    first = re.escape(name.split(" ")[0])
    whose = r"\b(?:his|her|their|(?:the )?(?:[\w.]{1,20} ){0,2}\w+'s?) (?:[a-z]+ )?"
    kin = rf"{whose}(?:{_KIN}),? (?:[a-z]+ ){{0,2}}{first}\b"
    return re.search(rf"{kin}|{re.escape(name)}, {whose}(?:{_KIN})\b", straight(body)) is not None


def _relatives(
    named: Iterable[tuple[Actor, list[str]]],
    standing: frozenset[str],
    found: defaultdict[str, list[str]],
    registry: Registry,
) -> None:
    """“Nina” after Nina and Paul Orr: a first name alone, where only one person of the article bears it."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for actor, names in named:
        if actor.kind == "person":
            for name in names:
                bearers[entities.first_name(name) or ""].add(actor.id)
    for first, ids in bearers.items():
        if first in standing and len(ids) == 1 and first not in found and first not in registry.forms:
            found[first] = [*ids]
