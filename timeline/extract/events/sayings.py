"""What speaks against two sayings being one: they gainsay each other, or have little but the speaker in common."""

from collections.abc import Iterator
from typing import Final

from timeline.extract.events import families
from timeline.extract.events.tellings import Telling

_UNKNOWN: Final = 0.5  # against, where of one of two sayings it is not known who says it
_DENIED: Final = 2.0  # against, where of two sayings one says that something is not so
_UNLIKE: Final = 0.6  # against, where two articles tell sayings by different words, and their titles share none


def against(one: Telling, other: Telling) -> Iterator[tuple[str, float]]:
    """The evidence against two sayings, each piece with its name; none where one of the two is no saying."""
    if not one.kind == other.kind == "statement":
        return
    if _gainsay(one, other):
        yield "denied", -_DENIED  # “is doing fine” and “is not doing fine”
    if bool(one.agents) != bool(other.agents):
        yield "speaker", -_UNKNOWN
    by_one_word = one.lemma == other.lemma and not families.is_light(one.lemma)
    if one.article != other.article and not by_one_word and not one.title & other.title:
        yield "sayings", -_UNLIKE  # whoever is in the news says several things in a day


def _gainsay(one: Telling, other: Telling) -> bool:
    """Whether one says that something is so and the other that it is not: in two articles of the same thing.

    “He has no doubts” in one paper and “We will end this” in another may be two halves of one speech.
    """
    if one.is_denied == other.is_denied or {one.lemma, other.lemma} <= families.load().blames:
        return False
    if one.article == other.article:
        return bool(one.title and other.title)
    return bool(one.title & other.title)
