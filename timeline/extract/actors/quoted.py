"""Which words of an article stand inside quotation marks, also where a quotation goes on over several sentences."""

import re
from typing import Final

from timeline.core.reading import Parsed

_MARKS: Final = re.compile(r"[“”\"]|\n")
_LONGEST: Final = 1_500  # characters of one quotation; a mark that is forgotten closes here


def words(body: str, parsed: Parsed) -> frozenset[int]:
    """The indices of the words inside quotation marks; a quotation ends with its paragraph at the latest."""
    found: set[int] = set()
    opened: int | None = None
    for mark in _MARKS.finditer(body):
        opens = mark[0] == "“" or (mark[0] == '"' and opened is None)
        if opened is not None and not (opens and mark[0] == "“"):
            if mark.start() - opened <= _LONGEST:
                found.update(parsed.within(opened, mark.start()))
            opened = None
        elif opens:
            opened = mark.start() + 1
    return frozenset(found)
