"""Where a text names a time: rules tried at the words they can begin with, the longest match first."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from timeline.core.reading import Timex
from timeline.extract import firstwords, rulebook
from timeline.extract.rulebook import Compiled, Rulebook, Trial, Trials
from timeline.extract.timexes import antiquity, bearers, labels

_NEAR = 14  # words: what a rule cannot do without stands at most seven from where it begins
_APOSTROPHES = frozenset("'’‘")
_CURRENCIES, _IN_NUMBERS = frozenset("$£€¥₹"), frozenset((".", ","))
_MONEY = "$"  # a number that no rule begins with: “$2014”
_MANY = 5  # digits: more are told no further
_NUMBERS = [[firstwords.key(mark + "0" * digits) for digits in range(_MANY + 1)] for mark in ("", "'")]
FILES = ("blocks", "timexes", "antiquity", "relative", "clock", "spans")


@lru_cache(maxsize=1)
def rules() -> Rulebook:
    """The rule book for dates."""
    return rulebook.load(*FILES)


@lru_cache(maxsize=1)
def _split() -> Callable[[str], list[str]]:
    """Cuts a text in lower case into gaps and words; letters outside ASCII only where a rule begins with them."""
    letters = {sign for first in rules().starts for sign in first if sign.isalpha()}
    return re.compile(rf"([a-z{''.join(sorted(letters))}]+|[0-9]+)").split


def find(text: str) -> tuple[Timex, ...]:
    """The date expressions of a whole text in order, not overlapping, unresolved; time grows with the length."""
    flat = rulebook.flat(text)
    low = flat.replace("İ", "I").lower()  # the one letter that would grow
    parts = _split()(low)  # gap, word, gap, word, …, gap
    words = _keys(parts)
    found, free = [], 0
    borne = lru_cache(maxsize=1)(bearers.borne)  # asked for only where a month stands alone
    ancient = lru_cache(maxsize=1)(antiquity.is_told)
    for place, trials, number in _places(low, parts, words):
        if place < free:
            continue
        near = trials.near(words[number : number + _NEAR]) if trials.needs else trials.always
        claim = _claim(flat, place, near, ancient)
        if claim is None:
            continue
        one, free = claim
        if labels.is_named(one.rule, text, place, free):
            continue
        if one.rule.type and not (bearers.can_be_name(text[place:free]) and bearers.is_name(text, free, borne(text))):
            found.append(Timex(place, free, text[place:free], one.rule.type, one.rule.name))
    return tuple(found)


def _places(low: str, parts: Sequence[str], words: Sequence[str]) -> Iterator[tuple[int, Trials, int]]:
    """Where a rule may begin, which rules, told by two words, and the number of the first of them."""
    find, told, place = rules().starts.get, 0, 0  # parts that lie behind, and their length
    for number, trials in [
        (number, trials)
        for number, first, second in zip(range(len(words)), words, words[1:], strict=False)
        if (seconds := find(first)) and (trials := seconds.get(second) or seconds.get(""))
    ]:
        place += len("".join(parts[told : 2 * number + 1]))
        told = 2 * number + 1
        start = place - (words[number][0] == "'")
        if not (start and low[start - 1].isalnum()):
            yield start, trials, number


def _keys(parts: Sequence[str]) -> list[str]:
    """The words of a text as the rules know them, and an empty one behind the last."""
    words = [*parts[1::2], ""]
    for number in [number for number, word in enumerate(words) if "" < word < "a"]:
        gap = parts[2 * number]
        if gap[-1:] in _CURRENCIES or (words[number - 1] == _MONEY and gap in _IN_NUMBERS):
            words[number] = _MONEY
        else:
            words[number] = _number(words[number], gap)
    return words


def _number(digits: str, gap: str) -> str:
    """Digits as the rules know them: by how many they are."""
    return _NUMBERS[gap[-1:] in _APOSTROPHES][min(len(digits), _MANY)]


def _claim(
    text: str, place: int, trials: Sequence[Trial], ancient: Callable[[str], bool]
) -> tuple[Compiled, int] | None:
    """The rule that reaches farthest from a place, and how far."""
    best, end = None, place
    for match, _, one in trials:
        if (found := match(text, place)) and (reached := found.end()) > end:
            if one.rule.antiquity and not ancient(text):
                continue
            best, end = one, reached
    return (best, end) if best else None
