"""Periods that a reader may want with one press: the last week, all of it, the days before and after those in view."""

from typing import NamedTuple

import numpy as np

from timeline.core import edtf
from timeline.core.edtf import DAY
from timeline.view import overview
from timeline.view.spans import Spans
from timeline.view.window import Window

_WEEK = 7 * DAY


class Preset(NamedTuple):
    """A period with its key and name, first and last day as ISO 8601; None and None give the days where the news is."""

    key: str
    name: str
    first: str | None
    last: str | None


def presets(known: Spans) -> list[Preset]:
    """The periods that a reader of these events may want."""
    found = [Preset("news", "Where the news is", None, None)]
    if week := last_week(known):
        found.append(Preset("week", "Last week", *week))
    if whole := overview.period(known):
        found.append(Preset("all", "Everything", *whole))
    return found


def last_week(known: Spans) -> tuple[str, str] | None:
    """The seven days that end with the last day on which something is reported to have happened, ISO 8601."""
    dated = known.happened & (known.vague <= DAY) & np.isfinite(known.start) & ~known.interval
    if not dated.any():
        return None
    last = int(known.start[dated].max()) // DAY * DAY
    return edtf.day_of(last + DAY - _WEEK), edtf.day_of(last)


def beside(window: Window, known: Spans) -> list[Preset]:
    """The days before and after those in view, just as many, where anything lies on that side."""
    length = window.end - window.start
    before = Preset("before", "← Earlier", edtf.day_of(window.start - length), edtf.day_of(window.start - 1))
    after = Preset("after", "Later →", edtf.day_of(window.end), edtf.day_of(window.end + length - 1))
    there = ((known.end <= window.start).any(), (known.start >= window.end).any())
    return [preset for preset, some in zip((before, after), there, strict=True) if some]
