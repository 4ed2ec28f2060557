"""Actors called by what they are: “the president”, “the hospital”, “the storm”, each led back to one named before."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from timeline.core.model import Actor
from timeline.core.reading import Name, Parsed, Text
from timeline.extract.actors.known import words

_THE: Final = re.compile(r"\b[Tt]he ([a-z]{4,}(?: minister)?)\b(?! of\b| [A-Z])")


def find(
    text: Text,
    parsed: Parsed,
    names: Sequence[Name],
    actors: Mapping[str, Actor],
    holders: Mapping[str, frozenset[str]],
) -> Iterator[Name]:
    """Descriptions with “the” that fit an actor named before: the latest one, of storms the one most named.

    `holders` are, by lower-case title, the ids of those who bear it somewhere in the run.
    """
    named = sorted((name for name in names if name.form == "name"), key=lambda name: name.start)
    for start, end in parsed.spans():
        for found in _THE.finditer(text.body, start, end):
            before = [name for name in named if name.start < found.start()]
            actor = _meant(found[1], before, actors, holders)
            if actor is not None:
                yield Name(found.start(), found.end(), found[0], actor, "office")


def _meant(
    noun: str, before: Sequence[Name], actors: Mapping[str, Actor], holders: Mapping[str, frozenset[str]]
) -> str | None:
    if noun in holders:
        bearers = {name.actor for name in before} & holders[noun]
        return next(iter(bearers)) if len(bearers) == 1 else None
    if noun in {word.lower() for word in words().storm_words}:
        storms = Counter(name.actor for name in before if actors[name.actor].kind == "phenomenon")
        return max(sorted(storms), key=storms.__getitem__) if storms else None
    return next((name.actor for name in reversed(before) if _ends_in(actors[name.actor], noun)), None)


def _ends_in(actor: Actor, noun: str) -> bool:
    """Whether an organisation's own name ends in the noun: “the airline” after Frontier Airlines."""
    if actor.kind not in ("organisation", "group") or " " not in actor.name:
        return False
    return actor.name.rsplit(" ", 1)[1].lower().removesuffix("s") == noun.removesuffix("s")
