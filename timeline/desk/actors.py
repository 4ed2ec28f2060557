"""The form of an actor, read into the actor with a sentence for each field that is wrong; and who looks alike."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple, get_args

from pydantic import ValidationError
from rapidfuzz import fuzz, utils

from timeline.core.model import Actor, ActorKind, Timeline
from timeline.desk.records import free
from timeline.extract.actors.known import slug

FIELDS: Final[Mapping[str, str]] = {
    "name": "Name",
    "kind": "What it is",
    "aliases": "Other names, one on each line",
    "acts_for": "Acts for",
    "colour": "Colour",
}
_LINE, _ALIKE, _SHOWN = 300, 88.0, 3
_WANTED: Final = {
    "colour": "A colour is a # and six digits or letters from a to f, such as #1F4BF9.",
    "kind": f"An actor is one of {', '.join(get_args(ActorKind))}.",
}


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the fields. `aliases` are lines as typed, `acts_for` ids, `colour` “” for the next free one."""

    name: str = ""
    kind: str = "organisation"
    aliases: str = ""
    acts_for: tuple[str, ...] = ()
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The actor that a form means, None with errors; these are by field."""

    actor: Actor | None
    errors: Mapping[str, str] = field(default_factory=dict)


class Alike(NamedTuple):
    """Another actor that may be the same, and the two names that look alike."""

    actor: Actor
    mine: str
    theirs: str


def of_actor(actor: Actor) -> Form:
    """The form as it opens on an actor."""
    return Form(actor.name, actor.kind, "\n".join(actor.aliases), actor.acts_for, actor.colour or "")


def read(form: Form, seen: Actor | None, timeline: Timeline) -> Reading:
    """The actor that a form means; `seen` is the one that it opened on, None for a new one."""
    name, aliases = _plain(form.name), _aliases(form)
    errors = _names_wrong(name, aliases, seen, timeline)
    if told := circle(seen.id if seen else "", form.acts_for, timeline.actors):
        errors["acts_for"] = told
    if errors:
        return Reading(None, errors)
    before = seen.model_dump() if seen else {"id": free(slug(name), taken(timeline))}
    told_now = {"name": name, "kind": form.kind, "aliases": aliases, "acts_for": form.acts_for}
    former = {"formerly": _formerly(seen, (name, *aliases))}
    try:
        return Reading(Actor.model_validate(before | told_now | former | {"colour": form.colour.strip() or None}))
    except ValidationError as error:
        place = _field(error)
        return Reading(None, {place: _WANTED.get(place, error.errors()[0]["msg"].removeprefix("Value error, "))})


def words(form: Form, field: str, names: Mapping[str, str]) -> str:
    """What stands in one of `FIELDS`, in a line for people; `names` are those of actors by id."""
    value = getattr(form, field)
    if isinstance(value, tuple):
        return ", ".join(names.get(one, one) for one in value)
    return ", ".join(_plain(line) for line in str(value).splitlines() if line.strip())


def taken(timeline: Timeline) -> set[str]:
    """The ids that no new actor may have: those of actors, and of actors that were merged into others."""
    return {ident for actor in timeline.actors for ident in (actor.id, *actor.formerly)}


def circle(ident: str, acts_for: Iterable[str], actors: Iterable[Actor]) -> str:
    """A sentence on the circle that would come about if this actor acted for these; “” where there is none."""
    known = {actor.id: actor for actor in actors}
    for first in acts_for:
        way = _way(first, ident, known)
        if way:
            told = ", and ".join(
                f"{known[one].name} for {known[two].name}" for one, two in _pairs([ident, *way], known)
            )
            return f"That would be a circle: {told or 'an actor cannot act for itself'}. Take one of them away."
    return ""


def alike(form: Form, but: str, timeline: Timeline) -> tuple[Alike, ...]:
    """Up to three other actors whose names look like one of the form's, likest first."""
    mine = [name for name in (_plain(form.name), *_aliases(form)) if name]
    found = []
    for actor in timeline.actors:
        pairs = [(_likeness(one, other), one, other) for one in mine for other in (actor.name, *actor.aliases)]
        score, one, other = max(pairs, default=(0.0, "", ""), key=lambda pair: pair[0])
        if actor.id != but and score >= _ALIKE:
            found.append((-score, actor.id, Alike(actor, one, other)))
    return tuple(double for _, _, double in sorted(found, key=lambda one: one[:2])[:_SHOWN])


def search(timeline: Timeline, words: str) -> tuple[Actor, ...]:
    """The actors with all of these words somewhere in their names or kind, in the order of the alphabet."""
    wanted = words.casefold().split()
    found = [actor for actor in timeline.actors if all(word in _all_words(actor) for word in wanted)]
    return tuple(sorted(found, key=lambda actor: (actor.name.casefold(), actor.id)))


def events_of(timeline: Timeline) -> Mapping[str, int]:
    """In how many events each actor takes part, rejected ones included; by id."""
    counted = dict.fromkeys((actor.id for actor in timeline.actors), 0)
    for event in timeline.events:
        for ident in {part.actor for part in event.actors}:
            counted[ident] = counted.get(ident, 0) + 1
    return counted


def held_by(actor: Actor, timeline: Timeline) -> str:
    """Why an actor cannot be deleted, as a sentence; “” if nothing names it."""
    if count := events_of(timeline)[actor.id]:
        told = "1 event names" if count == 1 else f"{count} events name"
        return f"{told} {actor.name}. Merge it into another actor, or take it out there first."
    if others := [one.name for one in timeline.actors if actor.id in one.acts_for]:
        acting = "acts" if len(others) == 1 else "act"
        return f"{', '.join(others[:3])} {acting} for {actor.name}: change that first."
    return ""


def _names_wrong(name: str, aliases: tuple[str, ...], seen: Actor | None, timeline: Timeline) -> dict[str, str]:
    errors = {}
    if not name:
        errors["name"] = "The actor has no name yet: the one that readers shall see."
    before = {one.casefold() for one in ((seen.name, *seen.aliases) if seen else ())}
    for place, names in (("name", (name,)), ("aliases", aliases)):
        for one in names:
            if len(one) > _LINE:
                errors[place] = f"“{one[:40]}…” has {len(one)} characters, {_LINE} are kept: shorten it."
            elif one.casefold() not in before and (owner := _owner(one, seen, timeline)):
                errors[place] = f"“{one}” is a name of {owner.name} already: leave it out here, or merge the two."
    return errors


def _owner(name: str, seen: Actor | None, timeline: Timeline) -> Actor | None:
    others = (actor for actor in timeline.actors if seen is None or actor.id != seen.id)
    return next((one for one in others if name.casefold() in map(str.casefold, (one.name, *one.aliases))), None)


def _formerly(seen: Actor | None, names: tuple[str, ...]) -> tuple[str, ...]:
    """Whose name was taken off is no longer meant: a later run of the parser may find it again on its own."""
    if seen is None:
        return ()
    off = {slug(name) for name in (seen.name, *seen.aliases)} - {slug(name) for name in names}
    return tuple(ident for ident in seen.formerly if ident not in off)


def _way(start: str, goal: str, known: Mapping[str, Actor]) -> list[str]:
    """From an actor along those it acts for to the goal; [] if no way leads there."""
    ways, seen = [[start]], {start}
    while ways:
        way = ways.pop(0)
        if way[-1] == goal:
            return way
        further = [one for one in (known[way[-1]].acts_for if way[-1] in known else ()) if one not in seen]
        seen.update(further)
        ways += [[*way, one] for one in further]
    return []


def _pairs(way: list[str], known: Mapping[str, Actor]) -> list[tuple[str, str]]:
    pairs = pairwise(way)
    return [(one, two) for one, two in pairs if one != two and one in known and two in known]


def _aliases(form: Form) -> tuple[str, ...]:
    """The lines as names, each once, without the name itself."""
    lines = dict.fromkeys(_plain(line) for line in re.split(r"[\r\n]+", form.aliases))
    return tuple(line for line in lines if line and line != _plain(form.name))


def _likeness(one: str, other: str) -> float:
    """0 to 100. Words in any order; a name within a longer one, “Silva” and “Ana Silva”, is alike as well."""
    mine, theirs = utils.default_process(one), utils.default_process(other)
    if len(mine) < 3 or len(theirs) < 3:
        return 100.0 if mine == theirs and mine else 0.0
    within = set(mine.split()) <= set(theirs.split()) or set(theirs.split()) <= set(mine.split())
    return max(fuzz.token_sort_ratio(mine, theirs), 90.0 if within else 0.0)


def _all_words(actor: Actor) -> str:
    return " ".join((actor.name, *actor.aliases, actor.kind)).casefold()


def _plain(text: str) -> str:
    return " ".join(text.split())


def _field(error: ValidationError) -> str:
    place = str(error.errors()[0]["loc"][:1] or "")
    return next((name for name in FIELDS if name in place), "name")
