"""Many words as one regular expression that shares their beginnings, so that a match looks at each letter once.

`march|may|monday` becomes `m(?:a(?:rch|y)|onday)`; the longest word wins, whichever order they were given in.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

_PLAIN = re.compile(r"[A-Za-z][A-Za-z ~-]*")
_Node = dict[str, Any]  # sign to node; "" where a word may end


def of(words: Iterable[str]) -> str:
    """A pattern for any of the words; spaces, `~` and apostrophes stay as they are (rulebook reads them)."""
    root: _Node = {}
    for word in words:
        node = root
        for sign in word:
            node = node.setdefault(sign, {})
        node[""] = {}
    return _written(root)


def capitalised(words: Iterable[str]) -> str:
    """A pattern for any of the words, whose first letter is as given; of the others the case does not matter."""
    tails: dict[str, list[str]] = {}
    for word in words:
        tails.setdefault(word[0], []).append(word[1:].lower())
    return "|".join(f"{_literal(first)}(?i:{of(rest)})" for first, rest in tails.items())


def within(pattern: str) -> str:
    """The same pattern with its plain words gathered: `an?|six|sixty` is `an?|six(?:ty)?`."""
    parts = list(split(pattern))
    return gathered(parts) if sum(1 for part in parts if _PLAIN.fullmatch(part)) >= 3 else pattern


def gathered(parts: Sequence[str]) -> str:
    """A pattern for any of the alternatives, plain words behind the others."""
    plain = [part for part in parts if _PLAIN.fullmatch(part)]
    others = [part for part in parts if not _PLAIN.fullmatch(part)]
    return "|".join((*others, of(plain)) if plain else others)


def split(pattern: str) -> Iterator[str]:
    """The alternatives of a pattern outside all brackets."""
    depth, start, escaped, in_class = 0, 0, False, False
    for place, sign in enumerate(pattern):
        if not escaped and sign in "[]":
            in_class = sign == "["
        elif not escaped and not in_class:
            depth += (sign == "(") - (sign == ")")
            if sign == "|" and not depth:
                yield pattern[start:place]
                start = place + 1
        escaped = sign == "\\" and not escaped
    yield pattern[start:]


def _written(node: _Node) -> str:
    branches = [_literal(sign) + _written(below) for sign, below in node.items() if sign]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if '' in node else ''}"


def _literal(sign: str) -> str:
    return sign if sign in " ~'-" else re.escape(sign)
