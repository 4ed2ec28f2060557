"""Who held which office when, from `figures.toml`: for leaders whom an article names without their first name.

“President Obama” is Barack Obama and “the French president” the one of the article's day, if nothing else is told.
"""

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from timeline.extract.actors.known import slug

_RULES: Final = Path(__file__).parents[1] / "rules" / "en" / "figures.toml"
_EARLIER: Final = 2  # years before an office in which its holder is in the news already
_SETTLED: Final = timedelta(days=14)
_NOBODY: Final = "-"
_INITIAL: Final = re.compile(r" [A-Z]\.? ")
_NUMBERS: Final = frozenset({"Jr.", "II", "XIV", "XVI"})


@dataclass(frozen=True, slots=True)
class Term:
    """One term of office: `since` and `until` are ISO days, the second exclusive; `state` an actor's id."""

    name: str
    aliases: tuple[str, ...]
    short: str
    state: str
    titles: frozenset[str]
    leads: bool
    since: str
    until: str

    @property
    def names(self) -> tuple[str, ...]:
        """Every spelling of the full name, also without accents."""
        return tuple(dict.fromkeys(form for name in (self.name, *self.aliases) for form in (name, plain(name))))

    @property
    def ident(self) -> str:
        """The id of the actor."""
        return slug(self.name)

    def is_titled(self, titles: Collection[str]) -> bool:
        """Whether one of the words beside a name may mean this office: “leader” means the first of a state."""
        return bool(self.titles & frozenset(titles)) or (self.leads and "leader" in titles)

    def held(self, day: str) -> bool:
        """Whether the office was held on a day (ISO)."""
        return self.since <= day[:10] < self.until


def plain(name: str) -> str:
    """A name without accents, as most outlets print it: “François” gives “Francois”."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))


@lru_cache(maxsize=1)
def terms() -> tuple[Term, ...]:
    """All terms, office by office, in the order of time."""
    data = tomllib.loads(_RULES.read_text("utf-8"))
    return tuple(term for office in data["office"] for term in _of_office(office, str(data["checked"])))


def _of_office(office: Mapping[str, Any], checked: str) -> Iterator[Term]:
    lines = [line.split(" ", 1) for line in office["held"]]
    ends = [since for since, _ in lines[1:]] + [str(office.get("until", checked))]
    for (since, names), until in zip(lines, ends, strict=True):
        if names == _NOBODY:
            continue
        name, _, others = (part.strip() for part in names.partition("|"))
        aliases = tuple(one.strip() for one in others.split(",") if one.strip())
        titles = frozenset(office["title"])
        short = _short(name, titles, family_first=office.get("family") == "first")
        state = slug(office["state"])
        yield Term(name, aliases, short, state, titles, bool(office.get("leads")), since, until)


def _short(name: str, titles: Collection[str], *, family_first: bool) -> str:
    parts = [part for part in name.split(" ") if part not in _NUMBERS]
    if parts[0].lower() in titles:
        return " ".join(parts[1:])
    if family_first:
        return parts[0]
    particle = next((i for i, part in enumerate(parts) if part in ("von", "van", "Van", "de", "De", "bin")), -1)
    return plain(" ".join(parts[particle:])).removeprefix("al-").removeprefix("el-")


@lru_cache(maxsize=1)
def _alone() -> frozenset[str]:
    return frozenset(tomllib.loads(_RULES.read_text("utf-8"))["alone"].split())


@lru_cache(maxsize=1)
def _by_short() -> Mapping[str, tuple[Term, ...]]:
    return _index(lambda term: {term.short, *({name.split(" ")[-1] for name in term.names} & _alone())})


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, tuple[Term, ...]]:
    return _index(lambda term: term.names)


def _index(keys: Callable[[Term], Collection[str]]) -> Mapping[str, tuple[Term, ...]]:
    found: defaultdict[str, list[Term]] = defaultdict(list)
    for term in terms():
        for key in keys(term):
            found[key].append(term)
    return {key: tuple(some) for key, some in found.items()}


def named(name: str) -> tuple[Term, ...]:
    """The terms of whoever is called so in full, also with an initial that is mostly left out; () for all others."""
    return _by_name().get(name) or _by_name().get(_INITIAL.sub(" ", name), ())


def is_longhand(name: str) -> bool:
    """Whether a name is that of a head with a middle name that most outlets leave out: “Barack Hussein Obama”."""
    parts = set(plain(name).split(" "))
    return any(set(plain(term.name).split(" ")) < parts for term in named(name))


def gender(name: str) -> str:
    """“m” or “f” of whoever is called so in full; "" for all others. For those whose first names tell nothing."""
    found = named(name)
    return ("f" if found[0].name in _women() else "m") if found else ""


@lru_cache(maxsize=1)
def _women() -> frozenset[str]:
    return frozenset(tomllib.loads(_RULES.read_text("utf-8"))["women"])


def meant(short: str, titles: Collection[str], day: str) -> Iterator[Term]:
    """Whose terms a surname alone may mean on a day (ISO): by the titles beside it (lower case), or by itself.

    Nothing where nobody fits, or more than one.
    """
    known = _by_short().get(short, ())
    titled = [term for term in known if term.is_titled(titles) and term.since <= day[:10]]
    found = _of_one(term for term in titled if term.held(day)) or _of_one(titled)
    if found or short not in _alone():
        yield from found
        return
    yield from _of_one(term for term in known if _is_in_news(term, day))


def is_known_as(name: str, short: str, day: str) -> bool:
    """Whether somebody is so well known on a day (ISO) that the surname alone means nobody else of the family."""
    return short in _alone() and any(_is_in_news(term, day) for term in named(name))


def _is_in_news(term: Term, day: str) -> bool:
    return int(term.since[:4]) - _EARLIER <= int(day[:4])


def heading(state: str, noun: str, day: str) -> Term | None:
    """Who held an office of a state (its id) on a day: “president”, “prime minister”; “leader” is the first of them.

    Nobody in the first days of a term: then the words may as well mean whoever held it before.
    """
    for term in terms():
        if (
            term.state == state
            and (noun in term.titles or (noun == "leader" and term.leads))
            and _is_settled(term, day)
        ):
            return term
    return None


def _is_settled(term: Term, day: str) -> bool:
    if not term.held(day) or len(day) < len(term.since):
        return False
    return date.fromisoformat(day[:10]) - date.fromisoformat(term.since) >= _SETTLED


def _of_one(found: Iterable[Term]) -> tuple[Term, ...]:
    """The terms, if they are all of one person."""
    some = tuple(found)
    return some if len({term.name for term in some}) == 1 else ()
