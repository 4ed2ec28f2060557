"""Words that a reader types, found in titles, quotes, actors' names and places: accents do not matter, and a slip of
the keyboard is forgiven. Every word must be found, be it only the beginning of one.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Collection as Some
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from timeline.core.model import Event
from timeline.view.collection import Collection

LONGEST: Final = 200  # characters of a search that are read
_MOST = 12  # words of it
_ALIKE = 5  # letters from which a word with one wrong letter is still the word,
_LONG = 8  # and from which two may be wrong
_SURE = 7  # letters from which another spelling is looked for although this one was found
_WORD = re.compile(r"\w+")
_DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b)")  # “U.S.” is one word
_APOSTROPHE = re.compile(r"['’ʼ`´]s\b|['’ʼ`´]")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)


@dataclass(frozen=True, eq=False)
class Index:
    """Where each word stands: places in the order of so many events, one list for each word of the vocabulary, which is
    sorted.
    """

    size: int
    vocabulary: tuple[str, ...]
    places: Mapping[str, npt.NDArray[np.uint32]]


def index(collection: Collection) -> Index:
    """The index of all that a reader may search in a collection."""
    named = {one: _words(" ".join((known.name, *known.aliases))) for one, known in collection.actors.items()}
    found: dict[str, array[int]] = {}
    for place, event in enumerate(collection.events):
        words = set(_words("\n".join(_texts(event))))
        for one in collection.parties[event.id]:
            words.update(named[one] if one in named else _words(one))
        for word in words:
            if word in found:
                found[word].append(place)
            else:
                found[word] = array("I", (place,))
    places = {word: np.frombuffer(there, dtype=np.uint32) for word, there in found.items()}
    return Index(len(collection.events), tuple(sorted(found)), places)


def find(known: Index, words: str) -> npt.NDArray[np.bool_] | None:
    """A flag for each event, set where every word is found; None if there is no word to look for."""
    asked = list(dict.fromkeys(_words(words[:LONGEST])))[:_MOST]
    found = None
    for word in asked:
        there = np.zeros(known.size, dtype=np.bool_)
        for one in _meant(known.vocabulary, word):
            there[known.places[one]] = True
        found = there if found is None else found & there
    return found


def fold(text: str) -> str:
    """The text in small letters without accents: “Zełenśkyj” is “zelenskyj”."""
    if text.isascii():
        return text.casefold()
    small = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    return "".join(one for one in unicodedata.normalize("NFKD", small) if not unicodedata.combining(one))


def _words(text: str) -> list[str]:
    """The words of a text, folded; “Ukraine’s” is “ukraine”, “U.S.” is “us”."""
    return _WORD.findall(_DOTTED.sub("", _APOSTROPHE.sub("", fold(text))))


def _texts(event: Event) -> Iterable[str]:
    yield event.title
    yield event.summary
    yield event.place or ""
    for mention in event.mentions:
        yield mention.quote.exact
        yield mention.attributed_to or ""


def _meant(vocabulary: tuple[str, ...], word: str) -> Some[str]:
    """The words of the vocabulary that begin with it, and those that differ from it by a slip."""
    first = bisect_left(vocabulary, word)
    last = bisect_left(vocabulary, word + "\U0010ffff")
    begun = vocabulary[first:last]
    if len(word) < _ALIKE or any(one.isdigit() for one in word):
        return begun  # one digit more is another year
    slips = _slips(vocabulary, word, 1) if not begun or len(word) >= _SURE else []
    if not begun and not slips and len(word) >= _LONG:
        slips = _slips(vocabulary, word, 2)
    return {*begun, *slips}


def _slips(vocabulary: tuple[str, ...], word: str, most: int) -> list[str]:
    """Words that differ by so many letters left out, put in, changed or swapped with their neighbour."""
    close = process.extract(word, vocabulary, scorer=OSA.distance, score_cutoff=most, limit=None)
    return [one for one, _, _ in close]
