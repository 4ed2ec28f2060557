"""When an article was published, read from the stamps in its own furniture; never guessed, never from the clock.

A stamp that names no year takes one only from a full date on the same page that lies close to it.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from timeline.core.reading import Furniture
from timeline.extract import stamps
from timeline.extract.stamps import Stamp

_TELLING = ("stamp", "byline", "author", "headline", "dateline", "note", "page remnant", "contributors")
_TELLING_BELOW = ("stamp", "note", "dateline", "contributors")  # below the first paragraph of the story
_BEFORE, _AFTER = timedelta(days=3), timedelta(days=14)  # how far a stamp may lie before and after the last full date
_MOST_STAMPS = 100  # beyond that a page is a list of other stories
_SEARCHED = 200_000  # characters looked through for full dates
_STALE = timedelta(days=2)
_SIGNED, _HEAD, _DATELINE, _TAIL, _LATER = range(5)


class Found(NamedTuple):
    """The publication date as an EDTF day or minute, None where no stamp tells it; `notes` say what was left open."""

    published: str | None
    notes: tuple[str, ...]


def stamped(body: str, furniture: tuple[Furniture, ...]) -> Found:
    """What the stamps beside headline and writer say; then those in a dateline, below the story, of a change."""
    ranked = sorted(islice(_ranked(body, furniture), _MOST_STAMPS), key=lambda pair: pair[0])
    if not ranked:
        return Found(None, ())
    for _, stamp in ranked:
        if value := stamp.edtf():
            return Found(value, ())
    last = _last_full_date(body)
    for _, stamp in ranked:
        year = _year_near(last, stamp) if last else _year_by_weekday(body, furniture, stamp)
        if value := stamp.edtf(year):
            return Found(value, ())
    words = body[ranked[0][1].start : ranked[0][1].end]
    missing = "names no year" if ranked[0][1].year is None else "may be read day first or month first"
    return Found(None, (f"The stamp “{words}” {missing}; the publication date stays unknown.",))


def stale(published: str, byline: str | None) -> tuple[str, ...]:
    """A note where the page's stamp and the date that was given lie more than two days apart; the given one stands."""
    if byline is None or abs(_day(published) - _day(byline)) <= _STALE:
        return ()
    return (f"The page is stamped {byline[:10]} but was given as published {published[:10]}; the given date stands.",)


def _ranked(body: str, furniture: tuple[Furniture, ...]) -> Iterator[tuple[int, Stamp]]:
    story = _story_start(body, furniture)
    for number, span in enumerate(furniture):
        if span.reason not in _TELLING:
            continue
        signed = span.start < len(body) // 2 and any(
            near.reason in ("byline", "author") for near in furniture[max(number - 3, 0) : number + 2]
        )
        if span.start > story and not signed and span.reason not in _TELLING_BELOW:
            continue
        for stamp in stamps.find(body[span.start : span.end]):
            yield _rank(span, stamp, story, signed=signed), _moved(stamp, span.start)


def _rank(span: Furniture, stamp: Stamp, story: int, *, signed: bool) -> int:
    """Before the story a stamp beside the writer's name counts most: a page may also carry the day it was printed."""
    if stamp.later:
        return _LATER
    if span.reason == "dateline":
        return _DATELINE
    if signed:
        return _SIGNED
    return _HEAD if span.start <= story else _TAIL


def _moved(stamp: Stamp, by: int) -> Stamp:
    values = {name: getattr(stamp, name) for name in ("year", "month", "day", "clock", "weekday", "later")}
    return Stamp(stamp.start + by, stamp.end + by, **values)


def _story_start(body: str, furniture: tuple[Furniture, ...]) -> int:
    """Where the first stretch of text that is no furniture begins."""
    position = 0
    for span in furniture:
        if body[position : span.start].strip():
            return position
        position = span.end
    return position


def _last_full_date(body: str) -> date | None:
    values = [value for stamp in stamps.find(body[:_SEARCHED]) if (value := stamp.edtf())]
    return max((_day(value) for value in values), default=None)


def _year_near(last: date, stamp: Stamp) -> int | None:
    """The year that puts the stamp close to the last full date on the page; None where none does."""
    for year in (last.year - 1, last.year, last.year + 1):
        value = stamp.edtf(year)
        if value and -_BEFORE <= _day(value) - last <= _AFTER and _weekday_fits(stamp, value):
            return year
    return None


def _year_by_weekday(body: str, furniture: tuple[Furniture, ...], stamp: Stamp) -> int | None:
    """The copyright year is weak evidence: it counts only where the stamp's weekday agrees."""
    if stamp.weekday is None:
        return None
    years = [
        int(year) for span in furniture if span.reason == "copyright" for year in _years(body[span.start : span.end])
    ]
    value = stamp.edtf(max(years)) if years else None
    return max(years) if value and _weekday_fits(stamp, value) else None


def _years(line: str) -> Iterator[str]:
    words = line.replace("–", "-").replace("-", " ").split()
    for before, word in zip(["", *words], words, strict=False):
        bare = word.strip(".,;()")
        if len(bare) == 4 and bare.isdigit():
            yield bare
        elif len(bare) == 2 and bare.isdigit() and len(before) == 4 and before.isdigit():
            yield before[:2] + bare


def _weekday_fits(stamp: Stamp, value: str) -> bool:
    return stamp.weekday is None or _day(value).weekday() == stamp.weekday


def _day(value: str) -> date:
    return date.fromisoformat(value[:10])
