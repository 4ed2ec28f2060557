"""In which words several accounts of one event differ: numbers, how far a thing goes, and what is said to be done.

No grammar is needed: words are compared by their beginnings, and only with accounts that speak of the same thing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline.core.labels import MONTHS, WEEKDAYS

_WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]+(?:[’'][^\W\d_]+)*")
_FUNCTION = frozenset(
    "a an and are as at be been but by for from had has have he her his if in into is it its of on or our she so that "
    "the their them they this those to under was we were which who will with would between against about after before "
    "over during when while said says told".split()
)
_SCOPE = frozenset(
    "all alone any complete comprehensive conditional entire every except exclusively full fully general immediate "
    "immediately indefinite limited merely never nobody none not only partial partially partly permanent solely "
    "temporary temporarily total totally unconditional unconditionally unlimited whole wholly".split()
)
_VERBS = tuple(
    "accept agree allow approv attack begin began break broke captur ceas claim confirm damag demand deni deny destroy "
    "doubt end extend fail halt injur kill lost offer paus pledg postpon promis refus reject releas resum retreat "
    "secur seiz sign start stop suspend threaten violat warn win withdr won wound".split()
)
_NOUNS = frozenset("ceasefire ceasefires warning warnings fires".split())  # begin like a verb of ours
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty".split()
)
_NUMBERS = {word: str(value) for value, word in enumerate(_SMALL)} | {
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90",
    "dozen": "12", "hundred": "100", "thousand": "1000", "million": "1000000",
}  # fmt: skip
_BEFORE_CLOCKS = frozenset("at by from in of on till to until".split())
_CALENDAR = frozenset(word.casefold() for word in (*MONTHS, *WEEKDAYS))
_YEAR = re.compile(r"(?:1\d|20)\d\d")


class Piece(NamedTuple):
    """A stretch of a quote, and whether it says what the other accounts do not."""

    text: str
    marked: bool


class _Token(NamedTuple):
    start: int
    end: int
    word: str
    stem: str


class _Number(NamedTuple):
    """A counted quantity, its value and the beginning of what it counts, and where its words stand."""

    value: str
    unit: str
    start: int
    end: int


@dataclass(frozen=True)
class _Read:
    """One quote, ready to be compared."""

    text: str
    tokens: tuple[_Token, ...]
    numbers: tuple[_Number, ...]
    topics: frozenset[str]

    @property
    def stems(self) -> frozenset[str]:
        return frozenset(token.stem for token in self.tokens)


def compare(quoted: Sequence[Sequence[str]], dates: Sequence[Sequence[str]]) -> list[list[tuple[Piece, ...]]]:
    """For each account its quotes in pieces. `dates` has the words that date each quote: they are never marked."""
    read = [
        [_read(text, words) for text, words in zip(some, theirs, strict=True)]
        for some, theirs in zip(quoted, dates, strict=True)
    ]
    return [
        [_pieces(one.text, _marks(one, _others(read, place, one))) for one in some] for place, some in enumerate(read)
    ]


def _read(text: str, date_words: str) -> _Read:
    hidden = [found.span() for found in re.finditer(re.escape(date_words), text)] if date_words else []
    words = [found for found in _WORD.finditer(text) if not any(low <= found.start() < high for low, high in hidden)]
    tokens = tuple(_Token(*found.span(), found[0].casefold(), _stem(found[0].casefold())) for found in words)
    plain = (token for token in tokens if token.word not in _FUNCTION | _SCOPE and not token.word[0].isdigit())
    topics = frozenset(token.stem for token in plain if len(token.word) > 3)
    return _Read(text, tokens, tuple(_numbers(text, tokens)), topics)


def _stem(word: str) -> str:
    """The beginning of a word that its forms share, roughly: truces and truce, signed and signs."""
    word = re.sub(r"[’']s?$", "", word)
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending).rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word


def _numbers(text: str, tokens: Sequence[_Token]) -> Iterator[_Number]:
    """What is counted in a text; days, years and hours of the clock are no quantities."""
    for place, token in enumerate(tokens):
        value = _NUMBERS.get(token.word, token.word.replace(",", "") if token.word[0].isdigit() else "")
        before = tokens[place - 1].word if place else ""
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        if not value or before in _CALENDAR or _YEAR.fullmatch(value) or (after and after.word in _CALENDAR):
            continue
        counted = after and after.word not in _FUNCTION and _close(text, token, after)
        if counted and after:
            yield _Number(value, after.stem, token.start, after.end)
        elif before not in _BEFORE_CLOCKS:
            yield _Number(value, "", token.start, token.end)


def _close(text: str, one: _Token, other: _Token) -> bool:
    """Whether nothing but a space or a hyphen stands between two words."""
    return text[one.end : other.start] in (" ", "-", "\u00a0", "‑")


def _others(read: Sequence[Sequence[_Read]], place: int, one: _Read) -> list[_Read]:
    """The quotes of other accounts that speak of the same thing."""
    strangers = [quote for number, some in enumerate(read) if number != place for quote in some]
    return [quote for quote in strangers if one.topics & quote.topics]


def _marks(one: _Read, others: Sequence[_Read]) -> list[tuple[int, int]]:
    """Where the words stand that no other account has, in order, none overlapping another."""
    if not others:
        return []
    known = frozenset().union(*(quote.stems for quote in others))
    counted = [number for quote in others for number in quote.numbers]
    found = [(number.start, number.end) for number in one.numbers if _differs(number, counted)]
    for place, token in enumerate(one.tokens):
        if token.stem in known:
            continue
        if token.word in _SCOPE:
            found.append(_with_its_noun(one, place))
        elif token.word.startswith(_VERBS) and token.word not in _NOUNS:
            found.append((token.start, token.end))
    return _joined(sorted(found))


def _differs(number: _Number, counted: Sequence[_Number]) -> bool:
    """Whether others count the same thing and come to another number."""
    same = [other for other in counted if other.unit == number.unit]
    return bool(same) and all(other.value != number.value for other in same)


def _with_its_noun(one: _Read, place: int) -> tuple[int, int]:
    """“whole strait”, “harbours only”: a word of extent with the word beside it that it limits."""
    token = one.tokens[place]
    after = one.tokens[place + 1] if place + 1 < len(one.tokens) else None
    if after and after.word.isalpha() and after.word not in _FUNCTION and _close(one.text, token, after):
        return token.start, after.end
    before = one.tokens[place - 1] if place else None
    if before and before.word not in _FUNCTION and _close(one.text, before, token):
        return before.start, token.end
    return token.start, token.end


def _joined(found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1] + 1:  # side by side, with a space between them
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _pieces(text: str, marks: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    pieces, place = [], 0
    for start, end in marks:
        pieces += [Piece(text[place:start], marked=False), Piece(text[start:end], marked=True)]
        place = end
    return tuple(piece for piece in (*pieces, Piece(text[place:], marked=False)) if piece.text)
