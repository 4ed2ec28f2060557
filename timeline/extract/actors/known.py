"""States and bodies that need no introduction, from `rules/en/states.toml` and `rules/en/bodies.toml`."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from timeline.core.model import Actor
from timeline.core.reading import Form

_RULES: Final = Path(__file__).parents[1] / "rules" / "en"


@dataclass(frozen=True, slots=True)
class Words:
    """Vocabulary around names: titles, words for a state's organs and for its head, words that name storms."""

    titles: frozenset[str]
    leader_nouns: frozenset[str]
    state_nouns: frozenset[str]
    storm_words: tuple[str, ...]
    no_names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Known:
    """The packaged actors with the forms of their names: alias -> (actor id, form)."""

    actors: tuple[Actor, ...]
    forms: dict[str, tuple[str, Form]]


def slug(name: str) -> str:
    """An id made of a name: lower case, ASCII, hyphens; at most 64 characters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:64].strip("-") or "unnamed"


@lru_cache(maxsize=1)
def words() -> Words:
    """The vocabulary of `bodies.toml`."""
    data = _read("bodies.toml")
    return Words(
        titles=frozenset(data["titles"]),
        leader_nouns=frozenset(data["leader_nouns"]),
        state_nouns=frozenset(data["state_nouns"]),
        storm_words=tuple(data["storm_words"]),
        no_names=frozenset(data["no_names"].split()),
    )


@lru_cache(maxsize=1)
def packaged() -> Known:
    """States first, then bodies; every alias with the actor it names and the form of the naming."""
    forms: dict[str, tuple[str, Form]] = {}
    actors = [*_states(forms), *_bodies(forms)]
    return Known(tuple(actors), forms)


def _states(forms: dict[str, tuple[str, Form]]) -> list[Actor]:
    actors = []
    for row in _read("states.toml")["state"]:
        ident = slug(row["name"])
        people, capitals, also = row.get("demonym", ()), row.get("capital", ()), row.get("also", ())
        actors.append(Actor(id=ident, name=row["name"], kind="state", aliases=(*also, *capitals)))
        for name in capitals:
            forms.setdefault(name, (ident, "capital"))
        for name in people:
            forms.setdefault(name, (ident, "people"))
        for name in (row["name"], *also):
            forms[name] = (ident, "name")
    return actors


def _bodies(forms: dict[str, tuple[str, Form]]) -> list[Actor]:
    actors = []
    for row in _read("bodies.toml")["body"]:
        ident = slug(row["name"])
        acts_for = (slug(row["acts_for"]),) if "acts_for" in row else ()
        also = tuple(row.get("also", ()))
        kind = row.get("kind", "organisation")
        actors.append(Actor(id=ident, name=row["name"], kind=kind, aliases=also, acts_for=acts_for))
        for name in row.get("capital", ()):
            forms[name] = (ident, "capital")
        for name in (row["name"], *also):
            forms[name] = (ident, "name")
    return actors


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_RULES / name).read_text("utf-8"))
