"""Stretches of a text inside quotation marks: “ ”, " " (also mixed), ‘ ’ and ' '; the outermost where they nest.

A quotation that runs over several paragraphs opens each of them with a mark and closes only the last. One that is
never closed ends with its paragraph.
"""

import re
from collections.abc import Iterator, Sequence

from timeline.core.reading import Span

_MARK = re.compile(r"[\"“”„«»]|''|[‘’']")
_OPENING = ('"', "“", "„", "«")
_CLOSING = {'"': ('"', "”", "''"), "“": ("”", '"'), "„": ("“", "”"), "«": ("»",)}
_MOST_APOSTROPHES = 30  # inside one quotation in single marks
_LONGEST_SINGLE = 600  # characters between two single marks: beyond that the first was an apostrophe


def find(body: str, paragraphs: Sequence[Span]) -> list[Span]:
    """The quoted stretches without their marks, in order; one never crosses from paragraph to paragraph."""
    return [span for paragraph in paragraphs for span in _quoted(body, paragraph)]


def _quoted(body: str, paragraph: Span) -> Iterator[Span]:
    start, opened = None, ""
    passed = paragraph.start
    for mark in _MARK.finditer(body, paragraph.start, paragraph.end):
        if mark.start() < passed:
            continue
        if mark[0] in _OPENING and start is None:
            start, opened = mark.end(), mark[0]
        elif start is not None and mark[0] in _CLOSING[opened]:
            yield from _span(start, mark.start())
            start = None
        elif start is None and (end := _single_end(body, mark, paragraph)):
            yield from _span(mark.end(), end)
            passed = end + 1
    if start is not None:
        yield from _span(start, paragraph.end)


def _single_end(body: str, mark: re.Match[str], paragraph: Span) -> int | None:
    """Where a quotation in single marks ends; None if the mark is an apostrophe."""
    before = body[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = body[mark.end() : mark.end() + 1]
    if mark[0] == "’" or before.isalnum() or not after.isalpha():
        return None
    closing = "’" if mark[0] == "‘" else "'"
    limit = min(mark.end() + _LONGEST_SINGLE, paragraph.end)
    position = mark.end()
    for _ in range(_MOST_APOSTROPHES):
        position = body.find(closing, position, limit)
        if position == -1:
            return None
        position += 1
        if not body[position : position + 1].isalnum():
            return position - 1
    return None


def _span(start: int, end: int) -> Iterator[Span]:
    if start < end:
        yield Span(start, end)
