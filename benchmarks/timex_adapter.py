"""The date tagger as the scorer of annotated corpora wants it: offsets, TIMEX3 type and TIMEX3 value."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from timeline.core.reading import Timex
from timeline.extract import timexes

_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_LAST = re.compile(r"\d{1,2}(?:st|nd|rd|th)?$")


def tag(text: str, dct: str) -> list[tuple[int, int, str | None, str]]:
    """The timexes of a text as (start, end, type, value), offsets in characters, end exclusive; `dct` is YYYY-MM-DD.

    Intervals are told as their two ends, as the corpora do: "March 10-16" is two dates.
    """
    found = timexes.resolve(timexes.find(text), text, dct or None)
    parts = [(one.start, one.end, one.type, one.timex3 or "") for one in found]
    return sorted({*parts, *_bare_days(timexes.join(found, text), found)}, key=lambda part: part[:2])


def _bare_days(joined: Sequence[Timex], found: Sequence[Timex]) -> Iterator[tuple[int, int, str | None, str]]:
    """The ends of intervals that are a bare day, "16" in "March 10-16", and so are no timex of their own."""
    starts = [one.start for one in found]
    for one in joined:
        first, _, last = (one.value or "").partition("/")
        for match, value in ((_DAY.search(one.words), first), (_LAST.search(one.words), last or first)):
            if match is None or len(value) != 10:
                continue
            start, end = one.start + match.start(), one.start + match.end()
            before = bisect_right(starts, start) - 1
            if before < 0 or found[before].end <= start:
                yield start, end, "DATE", value
