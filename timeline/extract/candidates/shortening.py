"""Shorter names for titles: people by their surnames, and “Republicans” for what they are members of."""

from collections.abc import Iterable
from typing import Final

from timeline.core.model import Actor
from timeline.core.reading import Name, Parsed
from timeline.extract import vocabulary

_AFTER_NAMES: Final = frozenset({"jr", "sr", "iii", "junior", "senior"})
_FAMILIES: Final = vocabulary.words("families_first")
_SHORTEST: Final = 3  # letters of a surname
_STEM: Final = 5  # letters by which “Democrats” are known to be of the Democratic Party


def surname(person: Actor, actors: Iterable[Actor]) -> str:
    """“Silva” for Ana Silva; the whole name where it is one word, or another of these has the same last.

    “Xi Jinping” stays whole: there the family's name stands first.
    """
    first, _, last = person.name.rpartition(" ")
    several = [one for one in actors if one.kind == "person" and one.name.split(" ")[-1] == last]
    plain = (
        first
        and first.split(" ")[0] not in _FAMILIES
        and last.isalpha()
        and last[:1].isupper()
        and last.lower() not in _AFTER_NAMES
    )
    return last if plain and len(last) >= _SHORTEST and len(several) <= 1 else person.name


def is_of_members(parsed: Parsed, name: Name, actor: Actor | None) -> bool:
    """“Republicans”, “Saudis”, for a body or a state: its own name would not go with “are”."""
    last = parsed.words[parsed.within(name.start, name.end)[-1]]
    is_body = actor is not None and actor.kind in ("organisation", "state") and not actor.name.endswith("s")
    return is_body and name.form != "pronoun" and last.tag in ("NNS", "NNPS") and last.text[:1].isupper()


def is_of_party(parsed: Parsed, name: Name, actor: Actor | None) -> bool:
    """“House Republicans” for the Republican Party: its members, called by its own word; not “lawmakers”."""
    last = parsed.words[parsed.within(name.start, name.end)[-1]].text
    own = actor is not None and actor.kind == "organisation" and last[:_STEM].lower() in actor.name.lower()
    return own and is_of_members(parsed, name, actor)
