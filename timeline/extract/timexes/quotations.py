"""Where a text quotes somebody, and on which day that was said: "today" in a quotation is the speaker's today."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from timeline.core.reading import Timex
from timeline.extract.timexes import calendar

_MARKS = re.compile(r"“[^“”\n]{1,1500}”|\"(?<!\w\")[^\"\n]{1,1500}\"(?!\w)|``[^`\n]{1,1500}''")
_SAID = re.compile(
    r"\b(?:said|told|wrote|announced|tweeted|posted|declared|added|stated|warned|promised|recalled)\b", re.I
)
_BLOCK = re.compile(r":[ \t]{0,9}+\n\s{0,9}([^\n]{1,4000})")
_READS = re.compile(r"\b(?:statement|letter|message|post|said|says|saying|wrote|read|reads)\b[^\n]{0,80}$")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)|[\n“]")
_THEN = re.compile(
    r"\b(?:at the time|back then|mid-[A-Z][a-z]{2,8})(?=\s?[.,;:]|$|\s(?:that|as|of|when|statement|interview|letter))"
)
_NEAR = 160
_GOES_ON = re.compile(r"[^.!?\n]{4,120}(?:\.(?=\S)[^.!?\n]{1,60}){0,2}\.\s{1,2}")


@dataclass(frozen=True)
class Quotations:
    """The quoted stretches of a text in order."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    blocks: tuple[tuple[int, int], ...] = ()

    def number_at(self, place: int) -> int | None:
        """Which of the quotations a place lies in, or None."""
        number = bisect_right(self.starts, place) - 1
        return number if number >= 0 and place < self.ends[number] else None

    def is_in_block(self, place: int) -> bool:
        """Whether a place lies in a paragraph that a sentence such as “The statement reads:” sets before us."""
        if not self.blocks:
            return False
        number = bisect_right(self.blocks, place, key=itemgetter(0)) - 1
        return number >= 0 and place < self.blocks[number][1]

    def is_of_then(self, number: int) -> bool:
        """Whether a quotation is of earlier days: “We end it today,” she said at the time."""
        end = self.ends[number]
        tail = _SENTENCE_END.split(self.text[end : end + _NEAR], maxsplit=1)[0]
        lead = self.text[self.ends[number - 1] : self.starts[number]] if number else ""
        goes_on = _GOES_ON.fullmatch(lead) is not None
        return _THEN.search(tail) is not None or (goes_on and _THEN.search(lead) is not None)

    def day_of(self, number: int, named: Sequence[Timex], published: date | None) -> date | None:
        """The day on which a quotation was said, if its sentence names that day: none after the day of publication."""
        begin = self.starts[number]
        lead = self.text[max(0, begin - _NEAR) : begin]
        lead = lead[max(lead.rfind("\n"), lead.rfind(". ")) + 1 :]
        if not lead.strip() and number and _GOES_ON.fullmatch(self.text, self.ends[number - 1], begin):
            lead = self.text[self.ends[number - 1] : begin]  # “…,” she said on Monday. “And …”
        if not (_SAID.search(lead) or lead.rstrip().endswith(":")):
            return None
        day = _day_in(begin - len(lead), begin, named)
        return None if day and published and day > published else day

    def said_after(self, number: int) -> tuple[int, int] | None:
        """Where the words stand that say, behind a quotation, who said it and when: “…,” she said on Monday."""
        end = self.ends[number]
        tail = self.text[end : end + _NEAR]
        tail = _SENTENCE_END.split(tail, maxsplit=1)[0]
        return (end, end + len(tail)) if _SAID.search(tail) else None


NONE = Quotations("", (), ())


def of(text: str) -> Quotations:
    """The quoted stretches of a text; a quotation ends with its paragraph at the latest."""
    found = [(one.start(), one.end()) for one in _MARKS.finditer(text)]
    blocks = tuple(
        one.span(1) for one in _BLOCK.finditer(text) if _READS.search(text[max(0, one.start() - 90) : one.start()])
    )
    return Quotations(text, tuple(start for start, _ in found), tuple(end for _, end in found), blocks)


def _day_in(start: int, end: int, named: Sequence[Timex]) -> date | None:
    for one in reversed(named[-6:]):
        when = calendar.read(one.timex3) if start <= one.start and one.end <= end else None
        if when is not None and when.unit == "day":
            return calendar.first_day(when)
    return None
