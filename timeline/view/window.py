"""Which stretch of time the chart opens on: the days where the events are dense, so that one pact of 1939 beside a
month of news does not flatten the axis. What lies outside is named at the edges, never lost.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from timeline.core import edtf
from timeline.core.edtf import DAY
from timeline.core.model import Event

_LEAST = 3 * DAY  # below some days a tighter view gains nothing
_LIKING = 4.0  # how many times tighter a view must be to lose a share of the events
_MOST = 0.6  # of the events must be in view
_WEEKS = 10 * DAY  # talks of a week are shown whole, however dense the days in them are
_NEAR = 0.4  # of the length of the window
_SAMPLE = 240  # moments looked at, so that 100,000 events cost no more than some hundred


class Window(NamedTuple):
    """A stretch of time in minutes (see `edtf`), whole days, end exclusive."""

    start: int
    end: int


class Sides(NamedTuple):
    """Events by where they stand: in the window, before it, after it, or known too roughly to stand anywhere in it."""

    inside: tuple[Event, ...]
    earlier: tuple[Event, ...]
    later: tuple[Event, ...]
    rough: tuple[Event, ...]


def opening(events: Sequence[Event], first: str | None = None, last: str | None = None) -> Window:
    """The window of a chosen period (EDTF, either end open), else the days where these events are dense."""
    moments = [moment for event in events if (moment := _moment(event)) is not None]
    dense = _dense(moments) if moments else _all([edge for event in events for edge in _edges(event)])
    start = edtf.bounds(first).start if first else None
    end = edtf.bounds(last).end if last else None
    if start is None and end is None:
        return _whole(dense, events)
    if start is None:
        start = min(dense.start, (end or 0) - DAY)
    if end is None:
        end = max(dense.end, start + DAY)
    return Window(start, end)


def sides(events: Sequence[Event], window: Window) -> Sides:
    """The events sorted into inside, earlier, later and rough, each in the order given."""
    found: dict[str, list[Event]] = {"inside": [], "earlier": [], "later": [], "rough": []}
    for event in events:
        found[_side(event, window)].append(event)
    return Sides(**{name: tuple(some) for name, some in found.items()})


def _side(event: Event, window: Window) -> str:
    start, end = edtf.bounds(event.when)
    if end is not None and end <= window.start:
        return "earlier"
    if start is not None and start >= window.end:
        return "later"
    wide = start is not None and end is not None and end - start > window.end - window.start
    return "rough" if wide and not edtf.is_interval(event.when) else "inside"


def _moment(event: Event) -> int | None:
    """Where an event counts: its middle, or its known end; None if it is open or as vague as a season."""
    start, end = edtf.bounds(event.when)
    if start is None or end is None:
        return start if start is not None else end
    if end - start > 45 * DAY:
        return start if edtf.is_interval(event.when) else None
    return (start + end) // 2


def _whole(window: Window, events: Sequence[Event]) -> Window:
    """The window, widened so that what lies in it for the most part, as talks of a week, shows whole."""
    room = max((window.end - window.start) * 0.6, _WEEKS)
    known = [
        (low, high) for low, high in map(edtf.bounds, (e.when for e in events)) if low is not None and high is not None
    ]
    start, end = window
    for low, high in known:
        if high - low <= room and window.start <= (low + high) // 2 < window.end:
            start, end = min(start, low // DAY * DAY), max(end, -(-high // DAY) * DAY)
    return _with_neighbours(Window(start, end), known)


def _with_neighbours(window: Window, known: Sequence[tuple[int, int]]) -> Window:
    """The window with those events before and after it that cost only a part of its length."""
    room = (window.end - window.start) * _NEAR
    before = [low // DAY * DAY for low, _ in known if window.start - room <= low < window.start]
    after = [-(-high // DAY) * DAY for _, high in known if window.end < high <= window.end + room]
    return Window(min([window.start, *before]), max([window.end, *after]))


def _edges(event: Event) -> list[int]:
    """First and last minute, as far as they are known."""
    start, end = edtf.bounds(event.when)
    return [moment for moment in (start, end - 1 if end is not None else None) if moment is not None]


def _dense(moments: list[int]) -> Window:
    ordered = sorted(moments)
    sampled = [*ordered[:: max(1, len(ordered) // _SAMPLE)], ordered[-1]]
    low, high = max(_stretches(sampled, ordered), key=lambda pair: _score(ordered, *pair))
    return _all([low, high])


def _all(moments: list[int]) -> Window:
    """The whole days from the first to the last moment; a single day gets one on either side."""
    low, high = min(moments, default=0), max(moments, default=0)
    start, end = low // DAY * DAY, (high // DAY + 1) * DAY
    return Window(start, end) if end - start > DAY else Window(start - DAY, end + DAY)


def _stretches(sampled: list[int], ordered: list[int]) -> list[tuple[int, int]]:
    """All stretches that hold most of the moments."""
    most = len(ordered) * _MOST
    return [
        (low, high)
        for place, low in enumerate(sampled)
        for high in sampled[place:]
        if _held(ordered, low, high) >= most
    ]


def _held(ordered: list[int], low: int, high: int) -> int:
    return bisect_right(ordered, high) - bisect_left(ordered, low)


def _score(ordered: list[int], low: int, high: int) -> float:
    return _LIKING * math.log(_held(ordered, low, high)) - math.log(high - low + _LEAST)
