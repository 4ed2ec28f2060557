"""Which events a reader sees. One table of fields serves the page, its address, the sentence above the chart, and
whatever else shows a part of the timeline.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from timeline.core import edtf
from timeline.core.labels import behind, label
from timeline.core.language import ENGLISH, Language
from timeline.core.model import KINDS, Event
from timeline.view.catalogue import DISPUTED, SEVERAL, Catalogue, catalogue, of_flags
from timeline.view.collection import Collection
from timeline.view.once import once

STATUSES = {
    "occurred": "Reported",
    "scheduled": "Planned",
    "claimed": "Claimed",
    "disputed": "Disputed",
    "cancelled": "Cancelled",
}
ONLY = {DISPUTED: "Disputed", SEVERAL: "Told by several outlets"}


@dataclass(frozen=True)
class Filter:
    """What a reader chose; nothing chosen lets every event through. Dates are EDTF, both days included.

    `known` is the day until whose end something must have been told; `only` holds `disputed` and `several`.
    """

    words: str = ""
    actors: tuple[str, ...] = ()
    acting: bool = False
    sources: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    known: str | None = None


class Field(NamedTuple):
    """One way to narrow the events: its key in the address, the attribute of `Filter` that holds what was chosen, its
    label, which events pass (a set of the catalogue), and its words.

    `says` gives “” where the reader chose nothing, or where another field says it. `named` gives a choice as readers
    see it; it is None where anything may be chosen.
    """

    key: str
    attribute: str
    label: str
    passes: Callable[[Catalogue, Filter], int]
    says: Callable[[Collection, Filter, Language], str]
    named: Callable[[Collection, str], str] | None = None


def select(collection: Collection, chosen: Filter) -> tuple[Event, ...]:
    """The events that pass every field, in order of time."""
    known = catalogue(collection)
    return known.events(_passing(known, chosen))


def count(collection: Collection, chosen: Filter) -> int:
    """How many events this choice would show."""
    return _passing(catalogue(collection), chosen).bit_count()


def counts(collection: Collection, chosen: Filter) -> Mapping[str, Mapping[str, int]]:
    """For each field with choices, by its key: how many events each choice would show, given all other fields."""
    known, found = catalogue(collection), {}
    narrowing = {field: field.passes(known, chosen) for field in FIELDS if getattr(chosen, field.attribute)}
    for field in CHOICES:
        others = known.everything
        for one, passing in narrowing.items():
            others &= passing if one is not field or one.key == "only" else known.everything
        sets = known.sets["acting" if field.key == "actor" and chosen.acting else field.key]
        found[field.key] = {one: (others & those).bit_count() for one, those in sets.items()}
    return found


@once
def choices(collection: Collection, field: Field) -> tuple[str, ...]:
    """What a reader can choose from, what fits most events first; so the order stays whatever else is chosen."""
    sets = catalogue(collection).sets["acting" if field.key == "actor" else field.key]
    named = field.named or (lambda _, one: one)
    return tuple(sorted(sets, key=lambda one: (-sets[one].bit_count(), named(collection, one).casefold(), one)))


def sentence(collection: Collection, chosen: Filter, shown: int, language: Language = ENGLISH) -> str:
    """The choice in words: “12 of 24 events: told by Lviv Herald, with Ukraine, 10–19 March 2025”. Plain text."""
    total = len(collection.events)
    words = _counted(
        total, shown, [one for field in FIELDS if (one := field.says(collection, chosen, language))], language
    )
    if not chosen.known:
        return words
    known, of = label(chosen.known, language), behind(chosen.known, language)
    return language.say("as_known", date=known, of=of, rest=words[:1].lower() + words[1:])


def _counted(total: int, shown: int, said: Sequence[str], language: Language) -> str:
    if not said and shown == total:
        return language.count("all_events", total) if total else language.say("no_events")
    some = language.count("some_of", total, shown=language.number(shown))
    return language.say("colon", what=some, rest=", ".join(said)) if said else some


def parts(collection: Collection, chosen: Filter) -> list[tuple[str, Filter]]:
    """Each single thing chosen, in words, with the filter that is left without it."""
    found = []
    for field in FIELDS:
        value = getattr(chosen, field.attribute)
        if isinstance(value, tuple) and field.named:
            for one in value:
                rest = tuple(other for other in value if other != one)
                found.append((field.named(collection, one), having(chosen, field, rest)))
        elif value and (words := _ALONE.get(field.key, field.says)(collection, chosen, ENGLISH)):
            found.append((words, _WITHOUT[field.key](chosen)))
    return found


def having(chosen: Filter, field: Field, choice: tuple[str, ...]) -> Filter:
    """The filter with this choice, and no other, in a field with choices."""
    return replace(chosen, **{field.attribute: choice})  # type: ignore[arg-type]


def _passing(known: Catalogue, chosen: Filter) -> int:
    passing = known.everything
    for field in FIELDS:
        if getattr(chosen, field.attribute):
            passing &= field.passes(known, chosen)
    return passing


def _with(known: Catalogue, chosen: Filter) -> int:
    return known.having("acting" if chosen.acting else "actor", chosen.actors)


def _only(known: Catalogue, chosen: Filter) -> int:
    """What is both disputed and told by several, if both are asked for."""
    passing = known.everything
    for one in chosen.only:
        passing &= known.having("only", (one,))
    return passing


def _worded(known: Catalogue, chosen: Filter) -> int:
    return known.worded(chosen.words)


def _from(known: Catalogue, chosen: Filter) -> int:
    """What may have ended after the first day began: what is known only as “March” is shown for any day of March."""
    start = _bounds(chosen.first).start
    return known.everything if start is None else of_flags(known.ends > start)


def _until(known: Catalogue, chosen: Filter) -> int:
    end = _bounds(chosen.last).end
    return known.everything if end is None else of_flags(known.starts < end)


def _known(known: Catalogue, chosen: Filter) -> int:
    return of_flags(known.told <= (_bounds(chosen.known).end or 0))


def _bounds(date: str | None) -> edtf.Bounds:
    return edtf.bounds(date) if date else edtf.Bounds(None, None)


def _words_said(_: Collection, chosen: Filter, language: Language) -> str:
    return language.say("with_words", words=chosen.words.strip()) if chosen.words.strip() else ""


def _actors_said(collection: Collection, chosen: Filter, language: Language) -> str:
    names = language.either([collection.name(one) for one in chosen.actors])
    return language.say("with_acting" if chosen.acting else "with_actors", names=names) if names else ""


def _sources_said(_: Collection, chosen: Filter, language: Language) -> str:
    return language.say("told_by", names=language.either(chosen.sources)) if chosen.sources else ""


def _kinds_said(_: Collection, chosen: Filter, language: Language) -> str:
    named = language.either([_lower(language.kinds[one], language) for one in chosen.kinds])
    return language.say("of_kind", names=named) if named else ""


def _lower(word: str, language: Language) -> str:
    """A word within a sentence: nouns of German keep their capital."""
    return word if language.code == "de" else word[:1].lower() + word[1:]


def _statuses_said(_: Collection, chosen: Filter, language: Language) -> str:
    return language.either([language.say(f"chosen_{STATUSES[one].lower()}") for one in chosen.statuses])


def _only_said(_: Collection, chosen: Filter, language: Language) -> str:
    return language.listed([language.say(f"only_{one}") for one in chosen.only])


def _period_said(_: Collection, chosen: Filter, language: Language) -> str:
    if not chosen.first:
        return ""
    if chosen.last:
        return label(chosen.first if chosen.first == chosen.last else f"{chosen.first}/{chosen.last}", language)
    return label(f"{chosen.first}/..", language)


def _end_said(_: Collection, chosen: Filter, language: Language) -> str:
    return label(f"../{chosen.last}", language) if chosen.last and not chosen.first else ""


def _nothing(_: Collection, __: Filter, ___: Language) -> str:
    return ""


def _all(known: Catalogue, _: Filter) -> int:
    return known.everything


FIELDS = (
    Field("words", "words", "Words", _worded, _words_said),
    Field("source", "sources", "Source", lambda known, chosen: known.having("source", chosen.sources), _sources_said,
          lambda _, one: one),
    Field("actor", "actors", "Actor", _with, _actors_said, lambda collection, one: collection.name(one)),
    Field("acting", "acting", "Those who act for them", _all, _nothing),
    Field("kind", "kinds", "Kind", lambda known, chosen: known.having("kind", chosen.kinds), _kinds_said,
          lambda _, one: KINDS[one]),
    Field("status", "statuses", "Status", lambda known, chosen: known.having("status", chosen.statuses),
          _statuses_said, lambda _, one: STATUSES[one]),
    Field("only", "only", "Only", _only, _only_said, lambda _, one: ONLY[one]),
    Field("from", "first", "From", _from, _period_said),
    Field("to", "last", "To", _until, _end_said),
    Field("known", "known", "As known on", _known, _nothing),
)  # fmt: skip
BY_KEY = {field.key: field for field in FIELDS}
CHOICES = tuple(field for field in FIELDS if field.named)
_WITHOUT: Mapping[str, Callable[[Filter], Filter]] = {
    "words": lambda chosen: replace(chosen, words=""),
    "from": lambda chosen: replace(chosen, first=None, last=None),
    "to": lambda chosen: replace(chosen, last=None),
    "known": lambda chosen: replace(chosen, known=None),
}
_ALONE: Mapping[str, Callable[[Collection, Filter, Language], str]] = {
    "words": lambda _, chosen, __: f"“{chosen.words}”",
    "known": lambda _, chosen, __: f"as known on {label(chosen.known or '')}",
}
