"""Paragraphs of a text: the units that furniture is told by and that sentences do not cross without reason.

A line is a paragraph, except where a block of lines was wrapped at a fixed width: then the block is one.
"""

import re
from dataclasses import dataclass

from timeline.core.reading import Span

_LINE = re.compile(r"[^\n]+")
_MARGIN = " \t\r\x0b\x0c\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
_LEFT, _RIGHT = re.compile(f"[{_MARGIN}]+"), re.compile(f"[{_MARGIN}]+$")
_TERMINAL = re.compile(r"[.!?…][\"'”’»)\]*]*(?:\s\([^()]{1,30}\))?$")
_WRAP_WIDTH, _WRAP_LINES = 110, 3  # longest line that a wrapped text has, in characters; fewest lines to tell by


@dataclass(frozen=True, slots=True)
class Paragraph(Span):
    """A paragraph without the blanks around it; `gap` says that a blank line (or the text's start) comes before it."""

    words: str
    gap: bool


def find(body: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text in order, none of them empty. Positions in characters, end exclusive."""
    return tuple(joined for block in _blocks(_lines(body)) for joined in _unwrapped(body, block))


def is_finished(words: str) -> bool:
    """Whether a paragraph ends like a sentence: a full stop, question or exclamation mark, quotes after it or not."""
    return _TERMINAL.search(words[-44:]) is not None


def _lines(body: str) -> list[Paragraph]:
    found: list[Paragraph] = []
    last_end = -2
    for line in _LINE.finditer(body):
        margin = _LEFT.match(body, line.start(), line.end())
        start = margin.end() if margin else line.start()
        words = _RIGHT.sub("", body[start : line.end()][-200:])
        end = line.end() - (min(line.end() - start, 200) - len(words))
        if end <= start:
            continue
        between = body.count("\n", max(last_end, 0), start)
        found.append(Paragraph(start, end, body[start:end], gap=not found or between > 1))
        last_end = end
    return found


def _blocks(lines: list[Paragraph]) -> list[list[Paragraph]]:
    blocks: list[list[Paragraph]] = []
    for line in lines:
        if line.gap or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _unwrapped(body: str, block: list[Paragraph]) -> list[Paragraph]:
    if not _is_wrapped(block):
        return block
    start, end = block[0].start, block[-1].end
    return [Paragraph(start, end, body[start:end], gap=block[0].gap)]


def _is_wrapped(block: list[Paragraph]) -> bool:
    """Lines of nearly one width, most of which stop and start in the middle of a sentence; no list."""
    full = block[:-1]
    if len(full) < _WRAP_LINES - 1:
        return False
    widths = sorted(len(line.words) for line in full)
    if widths[-1] > _WRAP_WIDTH or widths[0] < 0.6 * widths[-1] or widths[-1] < 40:
        return False
    if sum(line.words[0].islower() for line in block[1:]) < 0.4 * len(full):
        return False
    return sum(is_finished(line.words) for line in full) <= 0.4 * len(full)
