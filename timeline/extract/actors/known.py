"""What is known before reading: states, bodies and the words around names, from `rules/en/`."""

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from timeline.core.model import Actor
from timeline.core.reading import Form

_RULES: Final = Path(__file__).parents[1] / "rules" / "en"
_Forms = dict[str, tuple[str, Form]]
_Near = defaultdict[str, list[str]]
_LEADS: Final = {"United States": ("U.S. ", "US "), "United Kingdom": ("UK ", "U.K. ", "British ")}
_NO_PLURAL: Final = ("sh", "ch", "ese", "ss", "s", "x")


@dataclass(frozen=True, slots=True)
class Words:
    """Vocabulary around names, from `names.toml` and `firstnames.toml`; what each list is for stands there."""

    titles: frozenset[str]
    doubtful_titles: frozenset[str]
    honorifics: frozenset[str]
    leader_nouns: frozenset[str]
    office_nouns: frozenset[str]
    state_nouns: frozenset[str]
    storm_words: tuple[str, ...]
    no_names: frozenset[str]
    no_bodies: frozenset[str]
    body_nouns: frozenset[str]
    leading_nouns: frozenset[str]
    companies: frozenset[str]
    place_nouns: frozenset[str]
    kin: frozenset[str]
    sorts: Mapping[str, frozenset[str]]
    pairs: Mapping[str, frozenset[str]]
    person_words: Mapping[str, str]
    gender: Mapping[str, str]
    short_names: Mapping[str, str]
    unnamed: frozenset[str]
    anybody: frozenset[str]
    lifeless_verbs: frozenset[str]
    acting_verbs: frozenset[str]
    belongings: frozenset[str]
    press: frozenset[str]
    things: frozenset[str]
    place_words: frozenset[str]
    body_words: frozenset[str]
    regions: frozenset[str]
    region_short: Mapping[str, str]
    generic: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Home:
    """Where a name such as “Senate” means the body of a state: ids of that state and of those with a body of that name.

    `usual`: also where a text names neither.
    """

    state: str
    unlike: tuple[str, ...]
    usual: bool


@dataclass(frozen=True, slots=True)
class Known:
    """The packaged actors, the forms of their names (alias -> actor id and form), and forms that need a full name by.

    `near` are short forms that count only in a text that gives the full name too: “the North” beside North Korea;
    `home` names of bodies that many states have: they count where the text is about the right state; `beside` names
    that count only where one of some other words stands in the text.
    """

    actors: tuple[Actor, ...]
    forms: dict[str, tuple[str, Form]]
    near: Mapping[str, tuple[str, ...]]
    home: Mapping[str, Home]
    beside: Mapping[str, tuple[str, ...]]
    states: frozenset[str]
    called: Mapping[str, frozenset[str]]


def straight(text: str) -> str:
    """A text with straight apostrophes, as long as before: names are spelled with both kinds."""
    return text.replace("’", "'").replace("‘", "'")


def slug(name: str) -> str:
    """An id made of a name: lower case, ASCII, hyphens; at most 64 characters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:64].strip("-") or "unnamed"


@lru_cache(maxsize=1)
def words() -> Words:
    """The vocabulary of `names.toml` and `firstnames.toml`."""
    data, first = _read("names.toml"), _read("firstnames.toml")
    gender = {name: sex for sex in ("m", "f") for name in (*first[sex].split(), *data["gendered"][sex])}
    return Words(
        storm_words=tuple(data["storm_words"]),
        sorts={key: frozenset(value) for key, value in data["sorts"].items()},
        pairs={key: frozenset(value) for key, value in data["pairs"].items()},
        person_words=data["person_words"],
        gender=gender,
        short_names=first["short"],
        generic=data["generic"],
        regions=frozenset(name.strip() for name in data["regions"].split(",")),
        region_short=dict(pair.strip().split(" ", 1) for pair in data["region_short"].split(",")),
        **{key: frozenset(data[key]) for key in _LISTS},
        **{key: frozenset(data[key].split()) for key in _TEXTS},
    )


_LISTS: Final = (
    "titles",
    "doubtful_titles",
    "honorifics",
    "leader_nouns",
    "no_bodies",
    "office_nouns",
    "state_nouns",
    "kin",
)
_TEXTS: Final = (
    "no_names",
    "body_nouns",
    "leading_nouns",
    "companies",
    "place_nouns",
    "unnamed",
    "anybody",
    "lifeless_verbs",
    "acting_verbs",
    "belongings",
    "press",
    "things",
    "place_words",
    "body_words",
)


@lru_cache(maxsize=1)
def packaged() -> Known:
    """States first, then bodies; every alias with the actor it names and the form of the naming."""
    forms: dict[str, tuple[str, Form]] = {}
    near: defaultdict[str, list[str]] = defaultdict(list)
    countries = _read("states.toml")["state"]
    states = _states(countries, forms, near)
    rows = _read("bodies.toml")["body"]
    bodies = [_body(row, forms, near) for row in rows]
    called = {body.id: frozenset(row.get("called", ())) for body, row in zip(bodies, rows, strict=True)}
    home = {name: _home(row) for row in rows for name in row.get("home", ())}
    short = {name: tuple(ids) for name, ids in near.items()}
    beside = {row["name"]: tuple(row["beside"]) for row in countries if "beside" in row}
    return Known((*states, *bodies), forms, short, home, beside, frozenset(actor.id for actor in states), called)


def _states(rows: Iterable[Mapping[str, Any]], forms: _Forms, near: _Near) -> list[Actor]:
    actors = []
    for row in rows:
        ident = slug(row["name"])
        people, capitals, also = row.get("demonym", ()), row.get("capital", ()), row.get("also", ())
        actors.append(Actor(id=ident, name=row["name"], kind="state", aliases=(*also, *capitals)))
        for name in capitals:
            forms.setdefault(name, (ident, "capital"))
        for name in (*people, *row.get("people", ())):
            forms.setdefault(name, (ident, "people"))
            if not name.endswith(_NO_PLURAL):
                forms.setdefault(f"{name}s", (ident, "people"))
        for name in (row["name"], *also):
            forms[name] = (ident, "name")
        for name in row.get("near", ()):
            near[name].append(ident)
    return actors


def _body(row: Mapping[str, Any], forms: _Forms, near: _Near) -> Actor:
    ident = slug(row["name"])
    also = (*row.get("also", ()), *row.get("home", ()))
    for name in row.get("capital", ()):
        forms[name] = (ident, "capital")
    form: Form = "capital" if row.get("seat") else "name"
    for name in (row["name"], *also, *_turned(row["name"], *also)):
        for lead in ("", *_LEADS.get(row.get("acts_for", ""), ())):
            forms[f"{lead}{name}"] = (ident, form)
    for name in row.get("near", ()):
        near[name].append(ident)
    acts_for = (slug(row["acts_for"]),) if "acts_for" in row else ()
    return Actor(id=ident, name=row["name"], kind=row.get("kind", "organisation"), aliases=also, acts_for=acts_for)


def _turned(*names: str) -> Iterator[str]:
    """“Homeland Security Department” for the Department of Homeland Security."""
    for name in names:
        if name.startswith("Department of "):
            yield f"{name.removeprefix('Department of ')} Department"


def _home(row: Mapping[str, Any]) -> Home:
    state = row.get("of") or row["acts_for"]
    return Home(slug(state), tuple(map(slug, row.get("unlike", ()))), bool(row.get("usual")))


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_RULES / name).read_text("utf-8"))
