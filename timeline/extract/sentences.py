"""Sentences of an article outside its furniture, with the stretches of them inside quotation marks.

A full stop ends a sentence by what stands on both sides of it; the words that decide are data
(`rules/en/sentences.toml`). Every step looks at a bounded stretch of text, so time is linear in its length.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeVar

from timeline.core.reading import Furniture, Sentence, Span, Text
from timeline.extract import paragraphs, quotations

_Any = TypeVar("_Any", bound=Span)
LONGEST = 2_000  # characters; a quote in the store is no longer, and nobody wrote that sentence
_NEAR = 80  # characters looked at on each side of a full stop
_STOP = re.compile(r"(?P<mark>[.!?…]+)(?P<close>[\"”’'»)\]*]*)(?P<gap>\s*)")
_WORD_BEFORE = re.compile(r"[^\s\"“”‘(\[—–/]*$")
_WORD_AFTER = re.compile(r"[^\W_][\w'’-]*")
_OPENING = "\"“‘'([«*•–—-"
_DANGLING = re.compile(
    r"(?:[-–—]|\b(?:the|a|an|of|and|or|to|in|on|at|by|for|with|from|that|which|who|his|her|its|their))$"
)
_BULLET = re.compile(r"\s*(?:[•·▪◦►▶●■*–—-]\s+)?")
_CLAUSE_END = re.compile(r"[a-z\d”\"]{3}[.!?]|[,;:“\"]")
_FORMERLY = re.compile(r"^(?:then|ex|now|former|vice)-")  # “then-Sen. Ana Silva”
_PLACE = re.compile(r"[A-Z][\w'’-]+, (?:[A-Z][a-z]{1,4}|[A-Z]\.[A-Z])$")  # “Cary, N.C”: its state, no part of a name
_COMMON_SECOND = re.compile(r"[^\W_]+ [a-z]")
_BREAK = re.compile(r"[;:,]\s|\s")


@dataclass(frozen=True, slots=True)
class _Stretch(Span):
    """Story without furniture in it: the whole or a part of a paragraph."""

    finished: bool


def split(text: Text) -> tuple[Sentence, ...]:
    """The sentences in order, not overlapping, none longer than 2,000 characters.

    `paragraph` counts the paragraphs of the story from 0. `quoted` lie inside the sentence, without their marks.
    """
    body = text.body
    stretches = _joined(body, list(_stretches(body, text.furniture)))
    quoted = quotations.find(body, [Span(piece.start, piece.end) for stretch in stretches for piece in stretch])
    ends = [span.end for span in quoted]
    found: list[Sentence] = []
    for number, stretch in enumerate(stretches):
        for start, end in _sentences(body, stretch):
            found.append(Sentence(start, end, number, _inside(quoted, ends, start, end)))
    return tuple(found)


def _stretches(body: str, furniture: tuple[Furniture, ...]) -> Iterator[_Stretch]:
    ends = [span.end for span in furniture]
    for paragraph in paragraphs.find(body):
        start = paragraph.start
        first = bisect_left(ends, paragraph.start + 1)
        for span in _from(furniture, first):
            if span.start >= paragraph.end:
                break
            yield from _stretch(body, start, span.start)
            start = max(span.end, start)
        yield from _stretch(body, start, paragraph.end)


def _stretch(body: str, start: int, end: int) -> Iterator[_Stretch]:
    if bullet := _BULLET.match(body, start, end):
        start = bullet.end()
    while start < end and body[end - 1].isspace():
        end -= 1
    if any(sign.isalnum() for sign in body[start:end]):
        yield _Stretch(start, end, paragraphs.is_finished(body[max(end - 44, start) : end]))


def _joined(body: str, stretches: list[_Stretch]) -> list[list[_Stretch]]:
    """Stretches that a stray line break cut out of one sentence, back together; all others alone."""
    joined: list[list[_Stretch]] = []
    for stretch in stretches:
        if joined and _goes_on(body, joined[-1][-1], stretch):
            joined[-1].append(stretch)
        else:
            joined.append([stretch])
    return joined


def _goes_on(body: str, before: _Stretch, after: _Stretch) -> bool:
    between = body[before.end : after.start]
    if before.finished or between.strip():
        return False
    return (
        "\n" not in between  # furniture stood there: a heading, the code of a share
        or body[after.start].islower()
        or _DANGLING.search(body[max(before.end - 40, before.start) : before.end]) is not None
    )


def _sentences(body: str, stretch: list[_Stretch]) -> Iterator[tuple[int, int]]:
    start, end = stretch[0].start, stretch[-1].end
    for stop in _STOP.finditer(body, start, end):
        cut = stop.start("gap")
        if cut < end and cut > start and _ends(body, start, stop, end):
            yield from _bounded(body, start, cut)
            start = stop.end()
    if start < end:
        yield from _bounded(body, start, end)


def _bounded(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        breaks = list(_BREAK.finditer(body, start + LONGEST // 2, start + LONGEST))
        cut = breaks[-1].end() if breaks else start + LONGEST
        yield start, len(body[start:cut].rstrip()) + start
        start = cut + len(body[cut:end]) - len(body[cut:end].lstrip()) if cut < end else end
    if start < end:
        yield start, end


def _ends(body: str, start: int, stop: re.Match[str], end: int) -> bool:
    """Whether the sentence that begins at `start` ends at this mark."""
    mark, close, gap = stop["mark"], stop["close"], stop["gap"]
    ahead = body[stop.end() : min(stop.end() + _NEAR, end)]
    before = _word_before(body, start, stop.start())
    if not ahead or ahead[0] in ",;:)]”’%&":
        return False
    if not gap:
        return _ends_without_gap(mark, close, before, ahead)
    following = ahead.lstrip(_OPENING + " …")
    if not following or not (following[0].isupper() or following[0].isdigit() or ahead[0] in _OPENING):
        return False
    if following[0].islower():
        return False
    if close and mark[-1] in "!?" and _attributes(ahead):
        return False
    if mark == "." and close in ("", "’", "'"):
        return _full_stop_ends(before, ahead, following, body[max(start, stop.start() - _NEAR) : stop.start()])
    return _WORD_AFTER.search(body, start, min(stop.start(), start + _NEAR)) is not None


def _ends_without_gap(mark: str, close: str, before: str, ahead: str) -> bool:
    """“Ukraine.But despite”: a blank was lost; not “U.S.Army”, “3.5”, “example.Com”."""
    if not ahead[0].isupper() and not (ahead[0] in '“"‘' and not close):
        return False
    if mark not in (".", "!", "?") or len(before) < 2 or "." in before or "@" in before or "/" in before:
        return bool(close) and ahead[0].isupper() and mark == "."
    word = _WORD_AFTER.match(ahead.lstrip('“"‘'))
    natural = word is not None and (len(word[0]) == 1 or word[0][1:].islower())
    return natural and (before[-1].islower() or before[-1].isdigit()) and before.lower() not in _words("titles")


def _full_stop_ends(before: str, ahead: str, following: str, so_far: str) -> bool:
    word = _FORMERLY.sub("", before.lower().strip(".'’"))
    opens = _opens(ahead, following)
    if len(word) == 1 and before[:1].isupper() and not following[0].isdigit():  # an initial: “William P. Hale”
        return opens
    if word in _words("numbered"):
        return not following[0].isdigit() and (opens or word not in _words("titles"))
    if word in _words("titles"):
        return False
    if word in _words("short") or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        return opens or (_PLACE.search(so_far) is not None and _COMMON_SECOND.match(following) is not None)
    return not (so_far.strip().isdigit() and len(so_far.strip()) <= 2)


def _opens(ahead: str, following: str) -> bool:
    if ahead[0] in '"“‘':
        return True
    word = _WORD_AFTER.match(following)
    return word is not None and word[0].lower() in _words("openers")


def _attributes(ahead: str) -> bool:
    end = _CLAUSE_END.search(ahead)
    words = [word.lower() for word in _WORD_AFTER.findall(ahead[: end.end() if end else None])[:6]]
    return ahead[0] not in _OPENING and any(word in _words("attributing") for word in words)


def _word_before(body: str, start: int, end: int) -> str:
    found = _WORD_BEFORE.search(body[max(start, end - 40) : end])
    return found[0] if found else ""


def _from(spans: Sequence[_Any], first: int) -> Iterator[_Any]:
    """The spans from one on, without a copy of the rest: a copy for each sentence would cost its square."""
    return (spans[number] for number in range(first, len(spans)))


def _inside(quoted: list[Span], ends: list[int], start: int, end: int) -> tuple[Span, ...]:
    first = bisect_left(ends, start + 1)
    inside: list[Span] = []
    for span in _from(quoted, first):
        if span.start >= end:
            break
        inside.append(Span(max(span.start, start), min(span.end, end)))
    return tuple(inside)


@cache
def _words(table: str) -> frozenset[str]:
    path = files("timeline.extract") / "rules/en/sentences.toml"
    return frozenset(tomllib.loads(path.read_text("utf-8"))[table])
