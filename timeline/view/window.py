"""Which stretch of time the chart opens on: the days where the events are dense, so that one pact of 1939 beside a
month of news does not flatten the axis. What lies outside is named at the edges, never lost.
"""

import math
from collections.abc import Sequence
from itertools import compress
from typing import NamedTuple, cast

import numpy as np

from timeline.core import edtf
from timeline.core.edtf import DAY
from timeline.core.model import Event
from timeline.view.spans import Flags, Numbers, Spans, of

_FIRST, _LAST = cast("int", edtf.bounds("-9999").start), cast("int", edtf.bounds("9999").end)
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


def opening(events: Sequence[Event] | Spans, first: str | None = None, last: str | None = None) -> Window:
    """The window of a chosen period (EDTF, either end open), else the days where these events are dense."""
    start = edtf.bounds(first).start if first else None
    end = edtf.bounds(last).end if last else None
    return _written(_chosen(events, start, end))


def _written(window: Window) -> Window:
    """The window without what no date can be written for: years beyond four digits."""
    return Window(max(window.start, _FIRST), min(window.end, _LAST))


def _chosen(events: Sequence[Event] | Spans, start: int | None, end: int | None) -> Window:
    if start is not None and end is not None:
        return Window(start, end)
    view = dense(events if isinstance(events, Spans) else of(events))
    if start is None and end is None:
        return view
    if start is None:
        start = min(view.start, (end or 0) - DAY)
    if end is None:
        end = max(view.end, start + DAY)
    return Window(start, end)


def sides(events: Sequence[Event], window: Window) -> Sides:
    """The events sorted into inside, earlier, later and rough, each in the order given."""
    return Sides(*(_picked(events, flags) for flags in parts(of(events), window)))


def parts(known: Spans, window: Window) -> tuple[Flags, Flags, Flags, Flags]:
    """Which events are inside, earlier, later and known too roughly."""
    earlier = known.end <= window.start
    later = (known.start >= window.end) & ~earlier
    wide = (known.end - known.start > window.end - window.start) & np.isfinite(known.end - known.start)
    rough = wide & ~known.interval & ~earlier & ~later
    return ~(earlier | later | rough), earlier, later, rough


def _picked(events: Sequence[Event], flags: Flags) -> tuple[Event, ...]:
    count = int(flags.sum())
    if count in (0, len(events)):
        return tuple(events) if count else ()
    return tuple(compress(events, flags.tolist()))


def dense(known: Spans) -> Window:
    """The days where the events are dense, with their neighbours and some room."""
    core = _dense(known)
    return _roomy(_grown(_whole(core, known), core, known), known)


def grown(window: Window, known: Spans, most: float) -> Window:
    """The window with its neighbours as far as dates reach, the nearer first, while it stays within so many minutes."""
    return _let_in(window, *_days(known, max(_VAGUE, (window.end - window.start) / 2)), most, math.inf)


def _moments(known: Spans) -> Numbers:
    """Where events count: their middle, or their known end; without those that are as vague as a season."""
    length = known.end - known.start
    middle = np.floor((known.start + known.end) / 2)
    middle = np.where(np.isinf(known.end), known.start, np.where(np.isinf(known.start), known.end, middle))
    long = np.isfinite(length) & (length > _VAGUE)
    return np.where(long, known.start, middle)[~long | known.interval]


def _middles(known: Spans) -> Numbers:
    """The middle of all that each date allows; a known end where the other one is open."""
    start = np.where(np.isinf(known.start), known.end, known.start)
    return np.floor((start + np.where(np.isinf(known.end), known.start, known.end)) / 2)


def _days(known: Spans, vague: float) -> tuple[Numbers, Numbers]:
    """First and last day of each event in minutes, without those that are open or known less well than `vague`."""
    fit = (known.vague <= vague) & np.isfinite(known.start) & np.isfinite(known.end)
    return np.floor(known.start[fit] / DAY) * DAY, np.ceil(known.end[fit] / DAY) * DAY


def _whole(window: Window, known: Spans) -> Window:
    """The window, widened so that what lies in it for the most part, as talks of a week, shows whole."""
    room = max((window.end - window.start) * 0.6, _TALKS)
    low, high = _days(known, room)
    middle = np.floor((low + high) / 2)
    fit = (high - low <= room) & (middle >= window.start) & (middle < window.end)
    start, end = low[fit].min(initial=window.start), high[fit].max(initial=window.end)
    return Window(int(start), int(end))


def _grown(window: Window, dense: Window, known: Spans) -> Window:
    """The window with its neighbours, the nearer first, until the next one is too far away or would cost too much."""
    most = max(dense.end - dense.start, window.end - window.start, _WEEK) * _GROWN
    days = _days(known, max(_WEEK, (window.end - window.start) / 2))
    return _let_in(window, *days, most, _least(window, known))


def _let_in(window: Window, low: Numbers, high: Numbers, most: float, least: float) -> Window:
    """The window with the events beside it, while it stays within `most` minutes and no gap is too long for it.

    The gap may be as long as the window, which counts as `least` minutes at least, allows.
    """
    before = _ordered(low, high, high <= window.start, by_end=True)
    after = _ordered(low, high, low >= window.end, by_end=False)[::-1]
    while before or after:
        gaps = [(max(window.start - before[-1][1], 0), before)] if before else []
        gaps += [(max(after[-1][0] - window.end, 0), after)] if after else []
        gap, side = min(gaps, key=lambda pair: pair[0])
        first, last = side.pop()
        wider = Window(min(window.start, int(first)), max(window.end, int(last)))
        length = max(window.end - window.start, least)
        if gap > max(_NEAR, _NEARER * length) or wider.end - wider.start > most:
            break
        window = wider
    return window


def _ordered(low: Numbers, high: Numbers, fit: Flags, *, by_end: bool) -> list[list[float]]:
    """The different days, in order of their end or of their beginning."""
    different = np.unique(low[fit] + 1j * high[fit])  # pairs as complex numbers: far cheaper than as rows of a table
    ranked = different[np.argsort(different.imag, kind="stable")] if by_end else different
    return cast("list[list[float]]", np.stack((ranked.real, ranked.imag), axis=1).tolist())


def _least(window: Window, known: Spans) -> int:
    """How long a view is at least: a week, or some days where most events in it have an hour."""
    inside = (known.end > window.start) & (known.start < window.end)
    wide = (known.end - known.start > window.end - window.start) & np.isfinite(known.end - known.start)
    inside &= ~wide | known.interval
    return _CLOCK if int(known.timed[inside].sum()) * 2 > int(inside.sum()) else _WEEK


def _roomy(window: Window, known: Spans) -> Window:
    """The window with empty days around it, so that days do not look like hours."""
    lacking = max(0, _least(window, known) - (window.end - window.start)) // DAY
    return Window(window.start - lacking // 2 * DAY, window.end + (lacking - lacking // 2) * DAY)


def _dense(known: Spans) -> Window:
    """The whole days of the stretch that holds most events for its length; of dated days, if half of all have one."""
    events = len(known.start)
    if events <= 1:
        edges = np.concatenate((known.start, known.end - 1))
        return _all(edges[np.isfinite(edges)])
    moments = _moments(known)
    if len(moments) * 2 < events:
        moments = _middles(known)
    ordered = np.sort(moments)
    sampled = np.append(ordered[:: max(1, len(ordered) // _SAMPLE)], ordered[-1])
    return _all(sampled[list(_best(sampled, ordered, min(len(ordered), events * _MOST)))])


def _best(sampled: Numbers, ordered: Numbers, most: float) -> tuple[int, int]:
    """Of all stretches that hold at least so many of the moments the ends of the best one, by their number."""
    held = np.searchsorted(ordered, sampled, "right")[None, :] - np.searchsorted(ordered, sampled, "left")[:, None]
    length = sampled[None, :] - sampled[:, None]
    fit = (held >= most) & (length >= 0)
    score = _LIKING * np.log(np.maximum(held, 1)) - np.log(np.maximum(length, 0) + _LEAST)
    low, high = divmod(int(np.argmax(np.where(fit, score, -np.inf))), len(sampled))
    return low, high


def _all(moments: Numbers) -> Window:
    """The whole days from the first to the last moment; a single day gets one on either side."""
    low, high = (int(moments.min()), int(moments.max())) if len(moments) else (0, 0)
    start, end = low // DAY * DAY, (high // DAY + 1) * DAY
    return Window(start, end) if end - start > DAY else Window(start - DAY, end + DAY)
