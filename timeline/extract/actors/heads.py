"""Heads of states and bodies whom an article leans on: entered under their full name, though it may give none."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from timeline.core.model import Actor
from timeline.core.reading import Form, Text
from timeline.extract.actors import figures
from timeline.extract.actors.figures import Term
from timeline.extract.actors.known import packaged, slug, straight, words
from timeline.extract.actors.sightings import Seen

_Forms = dict[str, tuple[str, Form]]
_HOME: Final = frozenset({"united-states", "house-of-representatives"})  # few articles say whose president is meant
_NOT_NOW: Final = re.compile(
    r"\b(?:former|then|ex|first|next|late|future|another|any|no|every|each|an?|would-be|vice|deputy|acting)[- ]$",
    re.I,
)
_YEAR: Final = re.compile(r"\b(?:1[89]|20)\d\d\b")
_AROUND: Final = 160  # characters in which a year tells that another holder of the office may be meant


@dataclass(frozen=True)
class Heads:
    """Whom articles lean on: by article id, surnames that mean a head there; by actor id, words for the office held."""

    short: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    called: Mapping[str, frozenset[str]] = field(default_factory=dict)


@lru_cache(maxsize=1)
def _office() -> re.Pattern[str]:
    nouns = "|".join(sorted(words().leader_nouns, key=len, reverse=True))
    return re.compile(rf"\b([A-Z][\w.]*(?: [A-Z][\w.]*)?)(?:['’]s)? ({nouns})\b(?!-)")


@lru_cache(maxsize=256)
def _naming(ident: str) -> re.Pattern[str]:
    """Any name of a state or body, also its adjective."""
    forms = sorted((form for form, (one, _) in packaged().forms.items() if one == ident), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)") if forms else re.compile(r"(?!)")


def enter(articles: Sequence[tuple[Text, Sequence[Seen]]], actors: dict[str, Actor], forms: _Forms) -> Heads:
    """Enters every head that an article names, by surname and title too, or leans on (“the French president”)."""
    short: defaultdict[str, dict[str, str]] = defaultdict(dict)
    called: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for text, seen in articles:
        body = straight(text.body)
        names = {one.name for one in seen}
        found = {term: None for name in sorted(names) for term in figures.named(name)}
        found |= dict.fromkeys(_leant_on(text, body))
        for surname in sorted(names):
            for term in _meant(surname, text, body, seen):
                found[term] = None
                short[text.article.id][surname] = _entered(term, body, names, actors, forms)
        for term in found:
            ident = _entered(term, body, names, actors, forms)
            if term.held(text.article.published or "") and _is_named(term, body):
                called[ident] |= term.titles
                actors[ident] = _acting(actors[ident], term)
    for some in short.values():
        for surname, ident in some.items():
            forms.setdefault(surname, (ident, "name"))
    return Heads(short, called)


def _is_named(term: Term, body: str) -> bool:
    """Whether an article names the state or body that somebody heads, or may go without."""
    return term.state in _HOME or _naming(term.state).search(body) is not None


def _acting(actor: Actor, term: Term) -> Actor:
    new = not actor.acts_for and term.state in packaged().states and term.titles & words().leader_nouns
    return actor.model_copy(update={"acts_for": (term.state,)}) if new else actor


def _meant(surname: str, text: Text, body: str, seen: Sequence[Seen]) -> Iterator[Term]:
    """The terms that a surname means in an article that gives no full name with it."""
    day = text.article.published
    if day is None:
        return
    titles = {title.lower() for one in seen if one.name == surname for title in (*one.run.titles, *one.called)}
    found = tuple(figures.meant(surname, titles, day))
    others = {one.name for one in seen if one.name.endswith(f" {surname}")}
    if not found or any(term in figures.named(name) for name in others for term in found):
        return
    titled = any(term.is_titled(titles) for term in found)
    if (titled or not others or _is_first(surname, others, body)) and any(_is_named(term, body) for term in found):
        yield from found


def _is_first(surname: str, others: Collection[str], body: str) -> bool:
    """Whether a surname stands by itself before anybody else of the name does: “Orr”, and then “his son Paul Orr”."""
    named = min((body.find(name) for name in others if name in body), default=0)
    return re.search(rf"\b{re.escape(surname)}\b(?! [A-Z])", body[:named]) is not None


def _leant_on(text: Text, body: str) -> Iterator[Term]:
    for found in _office().finditer(body) if text.article.published else ():
        for name in (found[1], found[1].split(" ")[-1]):
            state = packaged().forms.get(name, ("", "name"))[0]
            if term := figures.heading(state, found[2], text.article.published or ""):
                yield term
                break


def _entered(term: Term, body: str, seen: Collection[str], actors: dict[str, Actor], forms: _Forms) -> str:
    """The id of a head: of the actor known by one of the names, else newly entered under the outlets' spelling."""
    known = next((forms[name][0] for name in term.names if name in forms), None)
    ident = known or slug(term.name)
    spelled = tuple(sorted(name for name in seen if name not in term.names and term in figures.named(name)))
    printed = (*(name for name in term.names if name in body), *spelled)
    if ident not in actors:
        name = next((name for name in printed if not figures.is_longhand(name)), figures.plain(term.name))
        actors[ident] = Actor(id=ident, name=name, kind="person")
    actor = actors[ident]
    new = tuple(name for name in printed if name not in (actor.name, *actor.aliases))
    if new:
        actors[ident] = actor.model_copy(update={"aliases": (*actor.aliases, *new)})
    for name in (*term.names, *spelled):
        forms.setdefault(name, (ident, "name"))
    return ident


def heading(state: str, noun: str, text: Text, start: int, forms: Mapping[str, tuple[str, Form]]) -> str | None:
    """The id of whoever held a state's office on the article's day; None where the words around tell of another day."""
    day, body = text.article.published, text.body
    term = figures.heading(state, noun, day) if day else None
    if term is None or not is_of_now(body, start):
        return None
    years = {found[0] for found in _YEAR.finditer(body[max(0, start - _AROUND) : start + _AROUND])}
    if any(not term.since[:4] <= year <= term.until[:4] for year in years):
        return None
    return forms.get(term.names[0], ("", "name"))[0] or None


def is_of_now(body: str, start: int) -> bool:
    """Whether nothing before “US president” says that no single, present one is meant: “a former US president”."""
    return _NOT_NOW.search(body[max(0, start - 12) : start]) is None
