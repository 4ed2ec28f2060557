"""With which words can a match of a pattern begin? So a scan tries a rule only where it may succeed.

Words come back in lower case; numbers as `#` and how many digits they begin with (`#4` for 1998 or 1990s, `#9` for
more than four); an apostrophe before counts (`'#2` for ’98).
"""

from collections.abc import Callable, Iterator, Mapping

MANY_DIGITS = 9

_Prefixes = frozenset[str]  # what a match can begin with; after a space the first word is over
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


def of(pattern: str, lists: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The keys of all first words of a pattern; `lists` gives for each `{list}` its words or patterns.

    Raises ValueError if a match could begin with anything at all.
    """
    reader = _Reader(pattern, lists)
    found = reader.either()
    if any(not prefix.strip() or "?" in prefix for prefix in found):
        raise ValueError("a match could be empty or begin with any word")
    return frozenset(key(prefix.strip()) for prefix in found)


class _Reader:
    """A walk over a pattern that collects the prefixes of the first word."""

    def __init__(self, pattern: str, lists: Mapping[str, tuple[str, ...]]) -> None:
        self.text, self.place, self.lists = pattern, 0, lists

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
            found = _joined(found, self._repeated(self._piece()))
        return found

    def _piece(self) -> _Prefixes:
        sign = self.text[self.place]
        if sign == "(":
            return self._group()
        if sign == "[":
            return self._class()
        if sign == "{":
            return self._list()
        self.place += 1
        if sign == "\\":
            self.place += 1
            return _escape(self.text[self.place - 1])
        return _literal(sign)

    def _group(self) -> _Prefixes:
        if self._at("(?P="):
            self.place = self.text.index(")", self.place) + 1
            return _OVER
        looks = next((mark for mark in ("(?!", "(?<!", "(?=", "(?<=") if self._at(mark)), None)
        self.place += 1
        if self._at("?"):
            stop = {"P": ">"}.get(self.text[self.place + 1], ":")
            self.place += len(looks) - 1 if looks else self.text.index(stop, self.place) + 1 - self.place
        found = self.either()
        self.place += 1
        return _NOTHING if looks else found

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
        readers = (_Reader(one, self.lists) for one in self.lists[name])
        return frozenset(prefix for reader in readers for prefix in reader.either())

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
        return frozenset().union(*_times(found, low, high))


def _times(found: _Prefixes, low: int, high: int) -> Iterator[_Prefixes]:
    many = _NOTHING
    for count in range(min(high, MANY_DIGITS) + 1):
        if count >= low:
            yield many
        many = _joined(many, found)


def _joined(first: _Prefixes, then: _Prefixes) -> _Prefixes:
    return frozenset(_after(prefix, more) for prefix in first for more in then)


def _after(prefix: str, more: str) -> str:
    word = prefix.lstrip()
    if " " in word:
        return prefix
    if word and more.startswith("'"):
        return prefix + " "
    whole = prefix + more
    begin = len(whole) - len(whole.lstrip())
    end = whole.find(" ", begin)
    return whole if end < 0 else whole[: end + 1]


def _literal(sign: str) -> _Prefixes:
    if sign in "'’‘":
        return frozenset({"'"})
    return frozenset({sign.lower()}) if sign.isalnum() else _OVER


def _escape(sign: str) -> _Prefixes:
    known: dict[str, Callable[[], _Prefixes]] = {
        "d": lambda: frozenset({"0"}),
        "b": lambda: _NOTHING,
        "w": lambda: _ANY,
    }
    return known.get(sign, lambda: _OVER)()
