"""Where a text names a time: rules tried at the words they can begin with, the longest match first."""

import operator
import re
from functools import lru_cache

from timeline.core.reading import Timex
from timeline.extract import firstwords, rulebook
from timeline.extract.rulebook import Compiled, Rulebook

_WORD = re.compile(r"['’‘]?\d{1,12}|[^\W\d_]{1,24}")
_TEXT = operator.itemgetter(0)
FILES = ("blocks", "timexes", "relative", "clock", "spans")


@lru_cache(maxsize=1)
def rules() -> Rulebook:
    """The rule book for dates."""
    return rulebook.load(*FILES)


def find(text: str) -> tuple[Timex, ...]:
    """The date expressions of a whole text in order, not overlapping, unresolved; time grows with the length."""
    starts, found, free = rules().starts, [], 0
    words = list(_WORD.finditer(text))
    keys = [word.lower() if word.isalpha() else firstwords.key(word) for word in map(_TEXT, words)]
    for word, first, second in zip(words, keys, [*keys[1:], ""], strict=True) if words else ():
        seconds = starts.get(first)
        if seconds is None or word.start() < free:
            continue
        ones = seconds.get(second) or seconds[""]
        place = word.start()
        if not ones or (place and text[place - 1].isalnum()):
            continue
        claim = _claim(text, place, ones)
        if claim is None:
            continue
        one, free = claim
        if one.rule.type:
            found.append(Timex(place, free, text[place:free], one.rule.type, one.rule.name))
    return tuple(found)


def _claim(text: str, place: int, ones: tuple[Compiled, ...]) -> tuple[Compiled, int] | None:
    best, end = None, place
    for one in ones:
        match = one.regex.match(text, place)
        if match and match.end() > end:
            best, end = one, match.end()
    return (best, end) if best else None
