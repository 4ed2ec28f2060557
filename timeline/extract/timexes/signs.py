"""Signs of tense in a text: the words that put what they are said of in the past or the future."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from timeline.extract import alternatives, firstwords, rulebook

_KINDS = ("future", "past", "weak")
_ENDING = "ed"
_WORD = re.compile(r"\b[a-z]+")


def _beginnings(sign: str) -> frozenset[str]:
    """The words that a sign can begin with; `ed` for any word in -ed."""
    try:
        return frozenset(first for first, _ in firstwords.of(sign, {}))
    except ValueError:
        if not sign.endswith("ed)"):
            raise
        return frozenset((_ENDING,))


_SIGNS: Mapping[str, Mapping[str, frozenset[str]]] = {
    kind: {one: _beginnings(one) for one in alternatives.split(rulebook.words()[kind].pattern or "")} for kind in _KINDS
}
OPENERS: frozenset[str] = frozenset().union(*(words for signs in _SIGNS.values() for words in signs.values()))
_OPENER = re.compile(rf"\b(?:(?:{alternatives.of(OPENERS - {_ENDING})})(?![a-z])|[a-z]{{0,40}}{_ENDING}(?![a-z]))")


@lru_cache(maxsize=1024)
def beginning_with(word: str) -> re.Pattern[str]:
    """The signs that begin with a word, as one pattern with the kinds as groups; `ed` is any word in -ed.

    It is matched in a fifth of the time that a pattern of all signs would take.
    """
    keys = {word, _ENDING} if word.endswith(_ENDING) else {word}
    kinds = {kind: [one for one, words in signs.items() if keys & words] for kind, signs in _SIGNS.items()}
    groups = (f"(?P<{kind}>{alternatives.gathered(ones) if ones else '(?!)'})" for kind, ones in kinds.items())
    return re.compile(rf"\b(?=[a-z])(?:{'|'.join(groups)})(?!\w)")


def find(words: str) -> Iterator[re.Match[str]]:
    """The signs of a stretch of text, in order: sought only at words that one can begin with."""
    free = 0
    for word in _OPENER.finditer(words):
        place = word.start()
        if place < free or words[place - 1 : place] == "-":
            continue
        plain = word[0] if word[0] in OPENERS else _ENDING
        if sign := beginning_with(plain).match(words, place):
            free = sign.end()
            yield sign


def at(words: str, place: int) -> re.Match[str] | None:
    """The sign that stands at a place, or None."""
    word = _WORD.match(words, place)
    if word is None:
        return None
    known = word[0] in OPENERS
    return (
        beginning_with(word[0] if known else _ENDING).match(words, place) if known or word[0][-2:] == _ENDING else None
    )
