"""Which words can no match of a pattern do without? So a scan need not try a rule where none of them is near.

"two weeks ago" needs `ago` or `back`; a pattern that begins with a number would else be tried at every number.
"""

import re
from collections.abc import Iterator, Mapping

from timeline.extract import alternatives, firstwords

_PIECE = re.compile(
    r"(?P<look>\(\?<?[!=])|(?P<group>\()|(?P<one>\[\]?[^\]]*\]|\{[a-z_][^}]*\}|\\.|[^\\()|])", re.DOTALL
)
_TIMES = re.compile(r"\?|\{\d+(?:,\d*)?\}")
_GAPS = frozenset((" ", "~", "-", "(?: |)", "[-– ]"))  # a word and a number may touch: "44BC"
_COMMON = frozenset("a an the of in on at to by and or for with this that some over up all it its is".split())


def of(pattern: str, lists: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Words in lower case of which every match contains at least one; empty where none can be told.

    `lists` gives for each `{list}` its words or patterns.
    """
    found: set[str] = set()
    for one in alternatives.split(pattern):
        needs = [need for chunk in _chunks(one) if (need := _words(chunk, lists))]
        if not needs:
            return frozenset()
        found |= min(needs, key=len)
    return frozenset(found)


def _chunks(sequence: str) -> Iterator[str]:
    """What stands between the spaces and hyphens that every match has, without what may be left out at its ends."""
    chunk: list[tuple[str, bool]] = []
    for piece, optional in _pieces(sequence):
        if piece in _GAPS and not optional:
            yield _core(chunk)
            chunk = []
        else:
            chunk.append((piece, optional))
    yield _core(chunk)


def _core(chunk: list[tuple[str, bool]]) -> str:
    while chunk and chunk[0][1] and re.search(r"[ ~]\)(?:\?|\{)", chunk[0][0]):
        chunk = chunk[1:]
    while chunk and chunk[-1][1] and re.match(r"\((?:\?:|\?P<\w+>)?,?\??[ ~]", chunk[-1][0]):
        chunk = chunk[:-1]
    return "".join(piece for piece, _ in chunk)


def _words(chunk: str, lists: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """The first words of what a chunk can be, if they are all words and not too common."""
    try:
        keys = {first for first, _ in firstwords.of(chunk, lists)} if chunk else set()
    except (ValueError, IndexError, KeyError):
        return frozenset()
    good = keys and all(key.isalpha() and key not in _COMMON for key in keys)
    return frozenset(keys) if good else frozenset()


def _pieces(sequence: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a sequence outside all brackets, with their count, and whether they may be left out."""
    place = 0
    while place < len(sequence):
        found = _PIECE.match(sequence, place)
        if found is None:
            return
        end = found.end() if found["one"] else _closed(sequence, place)
        times = _TIMES.match(sequence, end)
        stop = times.end() if times else end
        stop += sequence.startswith("+", stop)
        if not found["look"]:
            yield sequence[place:stop], times is not None and times[0].startswith(("?", "{0"))
        place = stop


def _closed(sequence: str, start: int) -> int:
    depth = 0
    for found in re.finditer(r"\\.|\[\]?[^\]]*\]|[()]", sequence[start:], re.DOTALL):
        depth += {"(": 1, ")": -1}.get(found[0], 0)
        if not depth:
            return start + found.end()
    return len(sequence)
