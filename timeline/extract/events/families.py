"""Words with which different writers tell the same, from `rules/en/families.toml`."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

from timeline.core.model import Kind
from timeline.extract import rulefiles

_YEAR: Final = 4  # digits
_FILE: Final = Path(__file__).parents[1] / "rules" / "en" / "families.toml"


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    families: tuple[tuple[str, ...], ...]
    ordinals: tuple[tuple[str, ...], ...]
    contrasts: tuple[frozenset[str], ...]
    light: frozenset[str]
    mutual: frozenset[Kind]
    elsewhere: frozenset[Kind]
    occasions: frozenset[Kind]
    broad: frozenset[Kind]
    often: frozenset[Kind]
    harm: frozenset[Kind]
    harms: frozenset[str]
    blames: frozenset[str]
    changes: frozenset[str]
    opposed: tuple[frozenset[Kind], ...]
    time: frozenset[str]
    grammar: frozenset[str]
    by_kind: Mapping[Kind, Mapping[str, str]]


@lru_cache(maxsize=1)
def load() -> _File:
    """The packaged file. Raises BadRule, naming the place, if it breaks its format."""
    return rulefiles.read(_FILE, _File)


@lru_cache(maxsize=1)
def _heads() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for family in load().families:
        for word in family:
            found.setdefault(word, family[0])
    return found


@lru_cache(maxsize=1)
def _numbers() -> Mapping[str, int]:
    return {word: number for number, row in enumerate(load().ordinals) for word in row}


def head(lemma: str, kind: str = "") -> str:
    """The word that stands for a lemma's family, in lower case; the lemma itself where it has none.

    Some words are of another family in one kind of event: a storm that hits makes landfall.
    """
    plain = lemma.lower()
    return load().by_kind.get(kind, {}).get(plain) or _heads().get(plain, plain)


def heads(lemmas: Iterable[str]) -> frozenset[str]:
    """The heads of several lemmas."""
    return frozenset(head(lemma) for lemma in lemmas)


def ordinals(lemmas: Iterable[str]) -> frozenset[int]:
    """Which of several like happenings is meant: 1 for “first”; empty where no ordinal stands."""
    return frozenset(_numbers()[lemma.lower()] for lemma in lemmas if lemma.lower() in _numbers())


def contrasts(words: Iterable[str]) -> frozenset[tuple[int, str]]:
    """The words that tell two like happenings apart, each with its row: “House” and “Senate” are in one."""
    return frozenset((row, word) for word in words for row, some in enumerate(load().contrasts) if word in some)


def is_light(lemma: str) -> bool:
    """Whether a word says so little of itself (“go”, “take”, “happen”) that sharing it means nothing."""
    return lemma in load().light


def is_of_time(word: str) -> bool:
    """Whether a word only tells when: two sentences that share it need not tell the same."""
    return word in load().time or (word.isdigit() and len(word) == _YEAR)


def is_empty(word: str) -> bool:
    """Whether an inflected word of a title says nothing of what happened: “says”, “takes”, “after”, “the”."""
    return is_of_time(word) or is_light(word) or is_light(word.removesuffix("s")) or word in load().grammar


def is_harm(kind: str, lemma: str) -> bool:
    """Whether people or things come to harm, by the kind of event or else by the head of its word."""
    return kind in load().harm or lemma in load().harms


def are_opposed(one: str, other: str) -> bool:
    """Whether two kinds are so far apart that nobody tells one happening as both."""
    mine = [group for group in load().opposed if one in group]
    return bool(mine) and other not in mine[0] and any(other in group for group in load().opposed)
