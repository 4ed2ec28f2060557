"""A choice as the query of an address, `actor=Norland&from=2025-03-10`, and back. What nobody knows is reported."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import parse_qs, urlencode

from timeline.core import edtf
from timeline.core.errors import BadDate
from timeline.core.language import ENGLISH, Language
from timeline.core.model import KINDS
from timeline.view import search
from timeline.view.collection import Collection
from timeline.view.filters import BY_KEY, CHOICES, FIELDS, ONLY, STATUSES, Field, Filter, choices
from timeline.view.once import once

_MOST = 200  # parameters that are read; nobody chooses more
_DATES = ("from", "to", "known")
_FIXED = {"kind": KINDS, "status": STATUSES, "only": ONLY}  # known in every timeline, also where no event is like that


class Asked(NamedTuple):
    """What a query asks for, and in a sentence each what it names wrongly."""

    chosen: Filter
    unknown: tuple[str, ...]


def from_query(collection: Collection, query: str) -> Asked:
    """The choice that a query names. What the timeline does not know is left out and said; other keys are let be."""
    try:
        given = parse_qs(query.removeprefix("?"), max_num_fields=_MOST)
    except ValueError:
        return Asked(Filter(), ("The link is too long to be read, so here are all events.",))
    return from_values(collection, given)


def from_values(collection: Collection, given: Mapping[str, Sequence[str]], language: Language = ENGLISH) -> Asked:
    """As `from_query`, of a query whose parts are taken apart; what it names wrongly is said in a language."""
    chosen: dict[str, object] = {}
    unknown: list[str] = []
    for field in FIELDS:
        if values := [one for one in given.get(field.key, ()) if one]:
            value, wrong = _read(collection, field, values, language)
            chosen |= {field.attribute: value}
            unknown += wrong
    if not chosen.get("actors"):
        chosen["acting"] = False
    return Asked(_in_order(Filter(**chosen)), tuple(unknown))  # type: ignore[arg-type]


def to_query(collection: Collection, chosen: Filter) -> str:
    """The query that names the choice; “” for nothing chosen. `from_query` reads it back."""
    return urlencode(to_values(collection, chosen), doseq=True)


def to_values(collection: Collection, chosen: Filter) -> dict[str, list[str]]:
    """The parts of the query, only those that say something."""
    found: dict[str, list[str]] = {}
    for field in FIELDS:
        value = getattr(chosen, field.attribute)
        if isinstance(value, tuple):
            found[field.key] = [names(collection, field.key).get(one, one) for one in value]
        else:
            found[field.key] = ["true"] if value is True else [value] if value else []
    if not chosen.actors:
        found["acting"] = []
    return {key: values for key, values in found.items() if values}


def _read(collection: Collection, field: Field, values: Sequence[str], language: Language) -> tuple[object, list[str]]:
    """What the values of one field mean, and what is wrong with them."""
    last = values[-1].strip()
    if field in CHOICES:
        return _chosen(collection, field, values, language)
    if field.key == "words":
        return last[: search.LONGEST].strip(), []
    if field.key in _DATES:
        return (last, []) if _is_date(last) else (None, [language.say("unknown_date", value=last)])
    return last == "true", [] if last in ("true", "false") else [language.say("unknown_yes", value=last)]


def _chosen(
    collection: Collection, field: Field, values: Sequence[str], language: Language
) -> tuple[tuple[str, ...], list[str]]:
    known = {name: one for one, name in names(collection, field.key).items()}
    if field.key == "actor":
        known = _other_names(collection, known) | known
    meant = {value: known.get(value) for value in values}
    wrong = [language.say(f"unknown_{field.key}", value=value) for value, one in meant.items() if not one]
    return tuple(dict.fromkeys(one for one in meant.values() if one)), wrong


def _other_names(collection: Collection, known: Mapping[str, str]) -> dict[str, str]:
    """Aliases and ids of old that mean one actor alone: a link from before two were merged leads to the one kept."""
    told = [(name, one) for one in known.values() if one in collection.actors
            for name in (*collection.actors[one].aliases, *collection.actors[one].formerly)]  # fmt: skip
    counted = Counter(name for name, _ in told)
    return {name: one for name, one in told if counted[name] == 1}


def _is_date(text: str) -> bool:
    """Whether it is one day, month or year, as the fields of a period want it."""
    try:
        return not edtf.is_interval(edtf.check(text)) and not edtf.is_set(text)
    except BadDate:
        return False


def _in_order(chosen: Filter) -> Filter:
    """A period that ends before it begins is read the other way round: both days were meant."""
    if chosen.first and chosen.last and _start(chosen.first) > _start(chosen.last):
        return replace(chosen, first=chosen.last, last=chosen.first)
    return chosen


def _start(date: str) -> int:
    return edtf.bounds(date).start or 0


@once
def names(collection: Collection, key: str) -> Mapping[str, str]:
    """How each choice of a field stands in an address: actors by name, or by id where others have that name."""
    if key in _FIXED:
        return {one: one for one in _FIXED[key]}
    every = choices(collection, BY_KEY[key])
    if key != "actor":
        return {one: one for one in every}
    ids, counted = set(every), Counter(collection.name(one) for one in every)
    unmistakable = {name for name, many in counted.items() if many == 1 and name not in ids}
    return {one: name if (name := collection.name(one)) in unmistakable else one for one in every}
