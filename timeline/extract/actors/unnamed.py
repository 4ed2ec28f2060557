"""Whom a pronoun may mean though nobody knows a name for them: “a driver”, “she”, “Cheng” of whom no more is told."""

from bisect import bisect_right
from collections.abc import Mapping
from typing import Final, Literal

from timeline.core.reading import Parsed
from timeline.extract.actors import binding
from timeline.extract.actors.known import words

Sort = Literal["m", "f", "several", "thing"]
SORTS: Final[Mapping[str, Sort]] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "several", "them": "several", "their": "several", "it": "thing", "its": "thing",
}  # fmt: skip
_MEMBERS: Final = frozenset({"republican", "democrat", "conservative", "liberal", "socialist", "libertarian"})
PLURAL: Final = ("NNS", "NNPS")
_AHEAD: Final = frozenset({"will", "would", "is"})  # “until the new leader is chosen”
_NEXT: Final = frozenset({"new", "next", "future"})


def may_be_unnamed(parsed: Parsed, sort: Sort, index: int) -> bool:
    """Whether a pronoun may mean a common noun, or a pronoun of its own sort that was led back to nobody."""
    word = parsed.words[index]
    lower = word.text.lower()
    if lower in words().anybody and word.dep != "nummod":
        return sort != "thing"
    if word.pos == "PRON":
        return SORTS.get(lower) == sort
    if sort in ("m", "f") and lower in _MEMBERS:
        return any(parsed.words[child].dep == "det" for child in parsed.children[index])  # “the outspoken Republican”
    if word.pos not in ("NOUN", "PROPN", "NUM") or word.tag in ("NNP", "NNPS"):
        return False
    if sort == "several":
        return word.tag in PLURAL or binding.is_joined(parsed, index)
    if word.tag in PLURAL:
        return False
    person = lower in words().person_words or word.lemma in words().unnamed or word.lemma in words().gender
    if sort == "thing":
        return not person
    gender = words().gender.get(word.lemma) or words().person_words.get(word.lemma, "")
    return person and gender in ("", sort)


def is_unknown_person(parsed: Parsed, index: int) -> bool:
    """Whether a word that no actor is called by names a person: a slip of the pen for one, or somebody new."""
    word = parsed.words[index]
    place = bisect_right(parsed.entities, word.start, key=lambda one: one.start) - 1
    if word.pos != "PROPN" or place < 0:
        return False
    entity = parsed.entities[place]
    return entity.label == "PERSON" and (entity.start, entity.end) == (word.start, word.end)


def is_yet_to_be(parsed: Parsed, doer: int) -> bool:
    """“The new leader will become premier. She took office in 2016”: not she, of whom nobody knows yet who it is."""
    verb = parsed.words[doer].head
    will = any(parsed.words[child].text.lower() in _AHEAD for child in parsed.children[verb])
    return will and any(parsed.words[child].text.lower() in _NEXT for child in parsed.children[doer])
