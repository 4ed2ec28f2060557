"""Page furniture: bylines, stamps, captions, lists of other stories; marked with a reason, never cut out.

Two kinds of sign are read. Rules (`rules/en/furniture.toml`) know what furniture says. The page's build tells the
rest: prose ends its paragraphs like sentences, furniture stands in short lines that do not. A text without any
prose is left to the rules alone, so that one line that somebody typed in is not taken for a headline.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from timeline.core.reading import Furniture
from timeline.extract import furniture_rules as rules
from timeline.extract import paragraphs, stamps
from timeline.extract.paragraphs import Paragraph

_PROSE_WORDS = 20  # a paragraph this long is prose, however it ends
_SENTENCE_WORDS = 6  # a finished paragraph this long is prose
_HEADING_WORDS = 14  # a heading or teaser inside the story has no more words than this
_CAPTION_WORDS = 12
_QUESTION_WORDS = 8
_TRAIL_WORDS = 6
_STAMP_WORDS = 10
_TICKER_STAMPS = 3
_DECORATION = re.compile(r"^(?:[\s•·▪◦►▶●■*#>|–—-]+)|(?:[\s*#|]+)$")
_BULLET = re.compile(r"^\s*(?:[•·▪◦►▶●■*–—-]|\(?\d{1,2}[.)])\s+")
_DANGLING = re.compile(
    r"(?:[,;:–—-]|\b(?:the|a|an|of|and|or|to|in|on|at|by|for|with|from|that|which|who|his|her|its|their))$"
)
_GLUED = re.compile(r"(?!Fitz)[A-ZÀ-Þ][a-zà-ÿ]{3,20}(?=(?P<word>[A-ZÀ-Þ][a-zà-ÿ]{2,20})\b)")
_YEAR_FIRST = re.compile(r"(?:[A-Z][a-z]{2,9}\.? )?(?:1[5-9]|20)\d\d\s?[:–—-]\s")
_TELLS_MORE = re.compile(r"[:\"“”\d]|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_QUOTE = re.compile(r"[\"“”]|``")


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph and what the rules said of it."""

    paragraph: Paragraph
    bare: str
    reason: str | None

    @property
    def size(self) -> int:
        return len(self.bare.split(None, _PROSE_WORDS + 1))

    @property
    def finished(self) -> bool:
        return paragraphs.is_finished(self.bare)


def mark(body: str) -> tuple[Furniture, ...]:
    """The furniture of a text as spans in order, not overlapping, inside the body; time linear in its length."""
    lines = [_ruled(paragraph) for paragraph in paragraphs.find(body)]
    lines = _without_sections(_labelled(lines))
    if any(_is_prose(line) for line in lines):
        lines = _by_build(lines)
    glued = _glued_dateline(body, lines)
    lead = next((line for line in lines if _is_prose(line)), None)
    return tuple(span for line in lines for span in _spans(line, glued, lead=line is lead))


def _ruled(paragraph: Paragraph) -> _Line:
    words = paragraph.words
    bare = _DECORATION.sub("", words) if len(words) < 1_000 else words
    if not bare:
        return _Line(paragraph, bare, "page remnant")
    if stamps.is_only_stamp(bare):
        return _Line(paragraph, bare, "stamp")
    reason = rules.whole_line(bare)
    if reason == "caption" and rules.tells(bare):
        return _Line(paragraph, rules.without_credit(bare), None)
    return _Line(paragraph, bare, reason)


def _is_prose(line: _Line) -> bool:
    if line.reason or line.bare.isupper() or _trails_off(line):
        return False
    if line.size >= _PROSE_WORDS:
        return True
    ends = line.finished or (line.bare.endswith(":") and ". " in line.bare)
    if not ends or line.size < _SENTENCE_WORDS or _asks(line):
        return False
    return line.size > _CAPTION_WORDS or rules.has_verb(line.bare)


def _trails_off(line: _Line) -> bool:
    return line.size <= _TRAIL_WORDS and line.bare.endswith(("...", "…")) and not _QUOTE.search(line.bare)


def _asks(line: _Line) -> bool:
    return line.bare.endswith("?") and not _QUOTE.search(line.bare) and ". " not in line.bare


def _labelled(lines: list[_Line]) -> list[_Line]:
    """A label such as “Image caption,” makes a caption of itself and of the paragraph after it."""
    padded = [None, *lines, None]
    return [
        _Line(line.paragraph, line.bare, "caption") if _belongs_to_picture(before, line, after) else line
        for before, line, after in zip(padded, lines, padded[2:], strict=False)
    ]


def _belongs_to_picture(before: _Line | None, line: _Line, after: _Line | None) -> bool:
    if rules.LABEL in (line.reason, before and before.reason):
        return True
    unfinished = not line.reason and not line.finished and line.size < _PROSE_WORDS
    return unfinished and after is not None and after.reason == "caption" and not after.paragraph.gap


def _without_sections(lines: list[_Line]) -> list[_Line]:
    """A list of other stories runs from its heading to the next paragraph of prose."""
    out: list[_Line] = []
    inside = False
    for number, line in enumerate(lines):
        if line.reason == rules.SECTION:
            inside = True
        elif inside and _is_prose(line) and not _stamped(lines, number):
            inside = False
        listed = inside and line.reason in (None, "stamp", rules.SECTION)
        out.append(_Line(line.paragraph, line.bare, "other stories") if listed else line)
    return out


def _stamped(lines: list[_Line], number: int) -> bool:
    """Whether a stamp stands directly before: the text is a teaser with its date."""
    return any(line.reason == "stamp" for line in lines[max(number - 2, 0) : number])


def _by_build(lines: list[_Line]) -> list[_Line]:
    prose = [number for number, line in enumerate(lines) if _is_prose(line)]
    first, last = prose[0], prose[-1]
    tickers = _ticker(lines)
    seen: set[str] = set()
    out: list[_Line] = []
    for number, line in enumerate(lines):
        reason = line.reason or _reason_by_place(lines, number, first, last)
        if number in tickers and number > first:
            reason = "other stories"
        if reason is None and not line.finished and line.bare in seen:
            reason = "headline"
        seen.add(line.bare)
        if reason == "stamp" and first < number < last and _heads_prose(lines, number):
            reason = None
        out.append(_Line(line.paragraph, line.bare, reason))
    return out


def _reason_by_place(lines: list[_Line], number: int, first: int, last: int) -> str | None:
    line = lines[number]
    if line.reason or _is_prose(line) or _runs_on(lines, number):
        return None
    if line.finished and not (_asks(line) or _trails_off(line) or line.bare.isupper()):
        return "caption" if _is_caption(lines, number) else None
    if number < first:
        return "stamp" if _is_stamped(line) else "headline"
    if number > last:
        return None if _lists(line) else "page remnant"
    return _reason_between(lines, number)


def _reason_between(lines: list[_Line], number: int) -> str | None:
    """Why a short line inside the story is furniture."""
    line, before, after = lines[number], lines[number - 1], lines[number + 1]
    if line.bare.isupper():
        return "subheading"
    if _asks(line):
        return "subheading" if line.size <= _QUESTION_WORDS else None
    if line.size > _HEADING_WORDS or _lists(line):
        return None
    if line.paragraph.gap or (_is_prose(before) and _is_prose(after)):
        return "subheading"
    return "page remnant" if before.reason else None


def _lists(line: _Line) -> bool:
    """A point of a list in the story: it has a bullet, or a date with words after it."""
    return _BULLET.match(line.paragraph.words) is not None or _starts_with_date(line.bare)


def _is_stamped(line: _Line) -> bool:
    """Whether a line before the story is a full date with a few words beside it, such as the name of the paper."""
    found = [stamp for stamp in stamps.find(line.bare[:200]) if stamp.year]
    return bool(found) and line.size <= _STAMP_WORDS and not _BULLET.match(line.paragraph.words)


def _runs_on(lines: list[_Line], number: int) -> bool:
    """Whether the paragraph is part of a sentence that a stray line break cut in two."""
    line = lines[number]
    if not line.finished and _DANGLING.search(line.bare[-40:]):
        return True
    following = lines[number + 1] if number + 1 < len(lines) else None
    if following and not following.reason and not line.finished and following.bare[:1].islower():
        return True
    before = lines[number - 1] if number else None
    return before is not None and not before.reason and not before.finished and line.bare[:1].islower()


def _is_caption(lines: list[_Line], number: int) -> bool:
    """A short paragraph by itself that ends in a full stop but has no verb."""
    line = lines[number]
    before = lines[number - 1] if number else None
    following = lines[number + 1] if number + 1 < len(lines) else None
    alone = line.paragraph.gap and (following is None or following.paragraph.gap)
    alone = alone or (before is not None and following is not None and _is_prose(before) and _is_prose(following))
    captioned = following is not None and following.reason == "caption"
    short = 4 <= line.size <= _CAPTION_WORDS and line.bare.endswith(".")
    if not short or not (alone or captioned) or _TELLS_MORE.search(line.bare):
        return False
    return not rules.has_verb(line.bare)


def _starts_with_date(words: str) -> bool:
    return _YEAR_FIRST.match(words) is not None or any(stamp.start == 0 for stamp in stamps.find(words[:40]))


def _heads_prose(lines: list[_Line], number: int) -> bool:
    """A bare date between paragraphs of prose is a heading of the story (a chronology), not a stamp of the page."""
    found = stamps.find(lines[number].bare)
    dated = len(found) == 1 and found[0].clock is None and found[0].end - found[0].start == len(lines[number].bare)
    return dated and _is_prose(lines[number - 1]) and _is_prose(lines[number + 1])


def _ticker(lines: list[_Line]) -> set[int]:
    """Lines between stamps that come one after the other, headline by headline."""
    found = [number for number, line in enumerate(lines) if line.reason == "stamp"]
    runs: list[list[int]] = []
    for number in found:
        if runs and number - runs[-1][-1] <= 3 and not any(_is_prose(line) for line in lines[runs[-1][-1] : number]):
            runs[-1].append(number)
        else:
            runs.append([number])
    long = [run for run in runs if len(run) >= _TICKER_STAMPS]
    return {number for run in long for number in range(run[0], run[-1] + 1)}


def _glued_dateline(body: str, lines: list[_Line]) -> Furniture | None:
    """A place that a lost line break glued to the first word of the story: “OsloThe talks”, “OsloJane Doe”."""
    for line in [line for line in lines if not line.reason][:2]:
        found = _GLUED.match(line.paragraph.words)
        if found is None or body.count(found[0] + found["word"]) > 1:
            continue
        if re.search(rf"\b{found['word']}\b", body):
            return Furniture(line.paragraph.start, line.paragraph.start + found.end(), "dateline")
    return None


def _spans(line: _Line, glued: Furniture | None, *, lead: bool) -> Iterator[Furniture]:
    start, end = line.paragraph.start, line.paragraph.end
    if glued and glued.start == start:
        yield glued
        return
    if line.reason:
        yield Furniture(start, end, line.reason)
        return
    last = 0
    for piece_start, piece_end, reason in rules.pieces(line.paragraph.words, lead=lead):
        if piece_start >= last:
            yield Furniture(start + piece_start, start + piece_end, reason)
            last = piece_end
