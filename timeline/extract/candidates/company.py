"""The words around a verb or an event noun that tell in which of its meanings it stands."""

from collections.abc import Iterator
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract.candidates.clauses import is_verb, subject

_BEHIND: Final = ("prep", "prt", "advmod", "acomp", "dative")
_ARGUMENTS: Final = ("dobj", "nsubj", "nsubjpass", "attr", "oprd", "agent", "prep", "prt", "advmod", "acomp", "dative")
_PHRASE: Final = ("compound", "amod", "nmod", "poss", "prep", "conj", "pobj", "nummod")
_NOUN: Final = ("compound", "amod", "nmod", "poss", "prep", "agent", "acl")
_INSIDE: Final = ("compound", "nmod", "amod")
_DEPTH: Final = 3


def company(parsed: Parsed, verb: int) -> set[str]:
    """Prepositions and particles with a verb; “with” too where two do it together (“A and B spoke”)."""
    found = {parsed.words[child].text.lower() for child in parsed.children[verb] if parsed.words[child].dep in _BEHIND}
    doer = next((child for child in parsed.children[verb] if parsed.words[child].dep == "nsubj"), None)
    together = doer is not None and any(parsed.words[part].dep == "cc" for part in parsed.subtree(doer))
    return found | {"with"} if together else found


def near(parsed: Parsed, index: int) -> frozenset[str]:
    """Lemmas of what a word is done by, done to, or described by.

    PERSON stands where the object of a verb is a person's name, “under call” at a noun whose verb is “call”.
    """
    found: set[str] = set()
    if is_verb(parsed, index):
        doer = subject(parsed, index)
        found |= set(_lemmas(parsed, doer, 1)) if doer is not None else set()
        for child in parsed.children[index]:
            if parsed.words[child].dep in _ARGUMENTS:
                found |= set(_lemmas(parsed, child, _DEPTH))
        found |= {"PERSON"} if _has_person(parsed, index) else set()
        return frozenset(found)
    for child in parsed.children[index]:
        if parsed.words[child].dep in _NOUN:
            found |= set(_lemmas(parsed, child, _DEPTH))
    above = parsed.words[index].head
    if parsed.words[index].dep in _INSIDE:
        found.add(parsed.words[above].lemma)  # “victory” for the “landslide” of “landslide victory”
    if above != index and is_verb(parsed, above):
        found.add(f"under {parsed.words[above].lemma}")
        doer = subject(parsed, above)
        found |= set(_lemmas(parsed, doer, 1)) if doer is not None and doer != index else set()
        agents = (child for child in parsed.children[above] if parsed.words[child].dep == "agent")
        found |= {lemma for child in agents for lemma in _lemmas(parsed, child, _DEPTH)}
    return frozenset(found)


def _lemmas(parsed: Parsed, index: int, depth: int) -> Iterator[str]:
    yield parsed.words[index].lemma
    if depth:
        for child in parsed.children[index]:
            if parsed.words[child].dep in _PHRASE:
                yield from _lemmas(parsed, child, depth - 1)


def _has_person(parsed: Parsed, verb: int) -> bool:
    objects = [child for child in parsed.children[verb] if parsed.words[child].dep in ("dobj", "nsubjpass")]
    people = [one for one in parsed.entities if one.label == "PERSON"] if objects else []
    return any(one.start <= parsed.words[child].start < one.end for child in objects for one in people)
