"""What is known before reading: states, bodies and the words around names, from `rules/en/`."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from timeline.core.model import Actor
from timeline.core.reading import Form

_RULES: Final = Path(__file__).parents[1] / "rules" / "en"
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
    lifeless_verbs: frozenset[str]
    acting_verbs: frozenset[str]
    belongings: frozenset[str]
    press: frozenset[str]
    things: frozenset[str]
    place_words: frozenset[str]
    regions: frozenset[str]
    generic: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Known:
    """The packaged actors, the forms of their names (alias -> actor id and form), and forms that need a full name by.

    `near` are short forms that count only in a text that gives the full name too: “the North” beside North Korea.
    """

    actors: tuple[Actor, ...]
    forms: dict[str, tuple[str, Form]]
    near: Mapping[str, str]
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
    "lifeless_verbs",
    "acting_verbs",
    "belongings",
    "press",
    "things",
    "place_words",
)


@lru_cache(maxsize=1)
def packaged() -> Known:
    """States first, then bodies; every alias with the actor it names and the form of the naming."""
    forms: dict[str, tuple[str, Form]] = {}
    near: dict[str, str] = {}
    called: dict[str, frozenset[str]] = {}
    states = _states(forms, near)
    bodies = _bodies(forms, near, called)
    idents = frozenset(actor.id for actor in states)
    return Known((*states, *bodies), forms, near, idents, called)


def _states(forms: dict[str, tuple[str, Form]], near: dict[str, str]) -> list[Actor]:
    actors = []
    for row in _read("states.toml")["state"]:
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
        near.update(dict.fromkeys(row.get("near", ()), ident))
    return actors


def _bodies(forms: dict[str, tuple[str, Form]], near: dict[str, str], called: dict[str, frozenset[str]]) -> list[Actor]:
    actors = []
    for row in _read("bodies.toml")["body"]:
        ident = slug(row["name"])
        acts_for = (slug(row["acts_for"]),) if "acts_for" in row else ()
        also = tuple(row.get("also", ()))
        kind = row.get("kind", "organisation")
        actors.append(Actor(id=ident, name=row["name"], kind=kind, aliases=also, acts_for=acts_for))
        for name in row.get("capital", ()):
            forms[name] = (ident, "capital")
        form: Form = "capital" if row.get("seat") else "name"
        for name in (row["name"], *also):
            forms[name] = (ident, form)
        near.update(dict.fromkeys(row.get("near", ()), ident))
        called[ident] = frozenset(row.get("called", ()))
    return actors


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_RULES / name).read_text("utf-8"))
