"""With which two words can a match of a pattern begin? So a scan tries a rule only where it may succeed.

Words come back in lower case; numbers as `#` and how many digits they begin with (`#4` for 1998 or 1990s, `#9` for
more than four); an apostrophe before counts (`'#2` for ’98).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

MANY_DIGITS = 9

_Prefixes = frozenset[str]  # what a match can begin with; after a space the first word is over
_SPACES = re.compile(" {2,}")
_LETTERS = re.compile(r"[A-Za-z]{1,40}(?=[A-Za-z][?{])|[A-Za-z]{1,40}(?![A-Za-z?{])")  # a last one may be optional
_OVER: _Prefixes = frozenset({" "})
_ANY: _Prefixes = frozenset({"?"})
_NOTHING: _Prefixes = frozenset({""})


def key(word: str) -> str:
    """The key under which rules are kept for a word of a text: `march`, `#4`, `'#2`."""
    head = word.lstrip("'’‘")
    mark = "'" if head != word else ""
    digits = len(head) - len(head.lstrip("0123456789"))
    if digits:
        return f"{mark}#{digits if digits <= 4 else MANY_DIGITS}"
    letters = next((place for place, sign in enumerate(head) if sign.isdigit()), len(head))
    return mark + head[:letters].lower()


def of(pattern: str, lists: Mapping[str, tuple[str, ...]]) -> frozenset[tuple[str, str]]:
    """The keys of the first two words of all matches; the second is "" where any word, or none, may follow.

    `lists` gives for each `{list}` its words or patterns. Raises ValueError if a match could begin with anything.
    """
    reader = _Reader(pattern, lists)
    return frozenset(_pair(prefix) for prefix in reader.either())


def _pair(prefix: str) -> tuple[str, str]:
    first, _, second = prefix.strip().partition(" ")
    if not first or "?" in first:
        raise ValueError("a match could be empty or begin with any word")
    return key(first), "" if "?" in second else key(second.strip())


class _Reader:
    """A walk over a pattern that collects the prefixes of the first word."""

    def __init__(self, pattern: str, lists: Mapping[str, tuple[str, ...]], need: int = 2) -> None:
        self.text, self.place, self.lists = pattern, 0, lists
        self.need = need  # words that are still of interest

    def either(self) -> _Prefixes:
        """Alternatives up to the end or the closing bracket."""
        found = self._sequence()
        while self._at("|"):
            self.place += 1
            found |= self._sequence()
        return found

    def _at(self, sign: str) -> bool:
        return self.text.startswith(sign, self.place)

    def _sequence(self) -> _Prefixes:
        found = _NOTHING
        while self.place < len(self.text) and self.text[self.place] not in "|)":
            told = min(_told(prefix) for prefix in found)
            if told >= self.need:
                self._skip()
                break
            self.need -= told
            piece = self._repeated(self._piece())
            self.need += told
            found = _joined(found, piece)
        return found

    def _skip(self, also: str = "|") -> None:
        """On to the end of this alternative or group: what follows is of no interest."""
        depth = 0
        while self.place < len(self.text) and (depth or self.text[self.place] not in also + ")"):
            sign = self.text[self.place]
            if sign == "[":
                self.place = self.text.index("]", self.place)
            depth += (sign == "(") - (sign == ")")
            self.place += 2 if sign == "\\" else 1

    def _piece(self) -> _Prefixes:
        sign = self.text[self.place]
        if sign == "(":
            return self._group()
        if sign == "[":
            return self._class()
        if sign == "{":
            return self._list()
        if letters := _LETTERS.match(self.text, self.place):
            self.place = letters.end()
            return frozenset({letters[0].lower()})
        self.place += 1
        if sign == "\\":
            self.place += 1
            return _escape(self.text[self.place - 1])
        return _literal(sign)

    def _group(self) -> _Prefixes:
        if self._at("(?P="):
            self.place = self.text.index(")", self.place) + 1
            return _OVER
        looks = self.text.startswith(("(?!", "(?<!", "(?=", "(?<="), self.place)
        self.place += 1
        if looks:
            self._skip("")
        elif self._at("?"):
            self.place = self.text.index({"P": ">"}.get(self.text[self.place + 1], ":"), self.place) + 1
        found = _NOTHING if looks else self.either()
        self.place += 1
        return found

    def _class(self) -> _Prefixes:
        end = self.text.index("]", self.place)
        inside, self.place = self.text[self.place + 1 : end], end + 1
        digits = "\\d" in inside or "0-9" in inside or ("-" in inside[1:-1] and inside[0].isdigit())
        if digits:
            return frozenset({"0"})
        if "-" in inside[1:-1] or "\\" in inside:
            return _ANY
        return frozenset(prefix for sign in inside for prefix in _literal(sign))

    def _list(self) -> _Prefixes:
        end = self.text.index("}", self.place)
        name, self.place = self.text[self.place + 1 : end].partition(":")[0], end + 1
        return _of_list(self.lists[name], self.need)

    def _repeated(self, found: _Prefixes) -> _Prefixes:
        low, high = 1, 1
        if self._at("?"):
            self.place, low = self.place + 1, 0
        elif self._at("{") and self.text[self.place + 1].isdigit():
            end = self.text.index("}", self.place)
            first, _, last = self.text[self.place + 1 : end].partition(",")
            low, high, self.place = int(first), int(last or first), end + 1
        if self._at("+"):
            self.place += 1
        return found if low == high == 1 else frozenset().union(*_times(found, low, high))


@lru_cache(maxsize=512)
def _of_list(ones: tuple[str, ...], need: int) -> _Prefixes:
    return frozenset(prefix for one in ones for prefix in _Reader(one, {}, need).either())


def _times(found: _Prefixes, low: int, high: int) -> Iterator[_Prefixes]:
    many = _NOTHING
    for count in range(min(high, MANY_DIGITS) + 1):
        many = _joined(many, found) if count else many
        if count >= low:
            yield many


def _joined(first: _Prefixes, then: _Prefixes) -> _Prefixes:
    found = {prefix for prefix in first if _is_over(prefix)}
    heads = frozenset(map(_head, then))
    nearest = frozenset(" " + _head(more) if more[:1] == " " else more for more in then)
    for prefix in first - found:
        if not prefix:
            found |= then
        elif prefix[-1] == " " and prefix != " ":  # only one word more is of interest
            found.update(prefix + head for head in heads)
        else:
            found.update(_after(prefix, more) for more in nearest)
    return frozenset(found)


def _head(prefix: str) -> str:
    word, gap, _ = prefix.lstrip().partition(" ")
    return word + gap


def _is_over(prefix: str) -> bool:
    return _told(prefix) > 1


def _told(prefix: str) -> int:
    """How many words of a prefix are complete; none needs to be known after one that can be anything."""
    words = prefix.lstrip()
    return 2 if "?" in words else words.count(" ")


def _after(prefix: str, more: str) -> str:
    word = prefix.rpartition(" ")[2]
    if word and more[:1] == "'":
        more = " " + more[1:]
    elif (word.isalpha() and more[:1].isdigit()) or (word[-1:].isdigit() and more[:1].isalpha()):
        more = " " + more
    whole = _SPACES.sub(" ", prefix + more)
    lead = " " if whole.startswith(" ") else ""
    parts = whole[len(lead) :].split(" ")
    return lead + " ".join(parts[:2]) + (" " if len(parts) > 2 else "")


def _literal(sign: str) -> _Prefixes:
    if sign in "'’‘":
        return frozenset({"'"})
    return frozenset({"0" if sign.isdigit() else sign.lower()}) if sign.isalnum() else _OVER


def _escape(sign: str) -> _Prefixes:
    known: dict[str, Callable[[], _Prefixes]] = {
        "d": lambda: frozenset({"0"}),
        "b": lambda: _NOTHING,
        "w": lambda: _ANY,
    }
    return known.get(sign, lambda: _OVER)()
