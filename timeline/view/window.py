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
_VAGUE = 45 * DAY
_TALKS = 10 * DAY  # talks of a week are shown whole, however dense the days in them are
_NEAR = 4 * DAY  # the next event is let in over so long a gap,
_NEARER = 1.5  # or over so many lengths of the window,
_GROWN = 4  # while the dense days keep this part of the chart: one pact of 1939 never flattens it
_WEEK, _CLOCK = 7 * DAY, 3 * DAY  # least lengths of a view of days, and of hours
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
    dense = _dense(events)
    view = _roomy(_grown(_whole(dense, events), dense, events), events)
    start = edtf.bounds(first).start if first else None
    end = edtf.bounds(last).end if last else None
    if start is None and end is None:
        return view
    if start is None:
        start = min(view.start, (end or 0) - DAY)
    if end is None:
        end = max(view.end, start + DAY)
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
    if end - start > _VAGUE:
        return start if edtf.is_interval(event.when) else None
    return (start + end) // 2


def _middle(event: Event) -> int:
    """The middle of all that the date allows; a known end where the other one is open."""
    start, end = edtf.bounds(event.when)
    return ((start if start is not None else end or 0) + (end if end is not None else start or 0)) // 2


def _days(events: Sequence[Event], vague: float) -> list[tuple[int, int]]:
    """First and last day of each event in minutes, without those that are open or known less well than `vague`."""
    found = (edtf.bounds(event.when) for event in events if _vagueness(event) <= vague)
    return [(low // DAY * DAY, -(-high // DAY) * DAY) for low, high in found if low is not None and high is not None]


def _vagueness(event: Event) -> int:
    """Minutes within which an event, or the less known end of what went on for a while, is known."""
    if edtf.is_interval(event.when):
        return max(end.end - end.start for end in edtf.ends(event.when) if end)
    start, end = edtf.bounds(event.when)
    return end - start if start is not None and end is not None else 0


def _whole(window: Window, events: Sequence[Event]) -> Window:
    """The window, widened so that what lies in it for the most part, as talks of a week, shows whole."""
    room = max((window.end - window.start) * 0.6, _TALKS)
    start, end = window
    for low, high in _days(events, room):
        if high - low <= room and window.start <= (low + high) // 2 < window.end:
            start, end = min(start, low), max(end, high)
    return Window(start, end)


def _grown(window: Window, dense: Window, events: Sequence[Event]) -> Window:
    """The window with its neighbours, the nearer first, until the next one is too far away or would cost too much."""
    least = _least(window, events)
    most = max(dense.end - dense.start, window.end - window.start, _WEEK) * _GROWN
    known = _days(events, max(_WEEK, (window.end - window.start) / 2))
    before = sorted((span for span in known if span[1] <= window.start), key=lambda span: span[1])
    after = sorted((span for span in known if span[0] >= window.end), reverse=True)
    while before or after:
        gaps = [(max(window.start - before[-1][1], 0), before)] if before else []
        gaps += [(max(after[-1][0] - window.end, 0), after)] if after else []
        gap, side = min(gaps, key=lambda pair: pair[0])
        low, high = side.pop()
        wider = Window(min(window.start, low), max(window.end, high))
        length = max(window.end - window.start, least)
        if gap > max(_NEAR, _NEARER * length) or wider.end - wider.start > most:
            break
        window = wider
    return window


def _least(window: Window, events: Sequence[Event]) -> int:
    """How long a view is at least: a week, or some days where most events in it have an hour."""
    inside = sides(events, window).inside
    timed = [event for event in inside if edtf.precision(event.when) in ("minute", "hour")]
    return _CLOCK if len(timed) * 2 > len(inside) else _WEEK


def _roomy(window: Window, events: Sequence[Event]) -> Window:
    """The window with empty days around it, so that days do not look like hours."""
    lacking = max(0, _least(window, events) - (window.end - window.start)) // DAY
    return Window(window.start - lacking // 2 * DAY, window.end + (lacking - lacking // 2) * DAY)


def _edges(event: Event) -> list[int]:
    """First and last minute, as far as they are known."""
    start, end = edtf.bounds(event.when)
    return [moment for moment in (start, end - 1 if end is not None else None) if moment is not None]


def _dense(events: Sequence[Event]) -> Window:
    """The whole days of the stretch that holds most events for its length; of dated days, if half of all have one."""
    if len(events) <= 1:
        return _all([edge for event in events for edge in _edges(event)])
    moments = [moment for event in events if (moment := _moment(event)) is not None]
    if len(moments) * 2 < len(events):
        moments = [_middle(event) for event in events]
    ordered = sorted(moments)
    sampled = [*ordered[:: max(1, len(ordered) // _SAMPLE)], ordered[-1]]
    most = min(len(ordered), len(events) * _MOST)
    low, high = max(_stretches(sampled, ordered, most), key=lambda pair: _score(ordered, *pair))
    return _all([low, high])


def _all(moments: list[int]) -> Window:
    """The whole days from the first to the last moment; a single day gets one on either side."""
    low, high = min(moments, default=0), max(moments, default=0)
    start, end = low // DAY * DAY, (high // DAY + 1) * DAY
    return Window(start, end) if end - start > DAY else Window(start - DAY, end + DAY)


def _stretches(sampled: list[int], ordered: list[int], most: float) -> list[tuple[int, int]]:
    """All stretches that hold at least so many of the moments."""
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
