"""Events that a new or changed one may double: alike in words, close in time, with the same actors."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from rapidfuzz import fuzz, process, utils

from timeline.core import edtf
from timeline.core.model import Actor, Event, Timeline

_SHOWN: Final = 3
_LEAST: Final = 40.0  # likeness of titles, 0 to 100, below which nothing else makes two events one
_SURE: Final = 0.65
_TOGETHER, _KIND = 0.15, 0.1  # what two shared actors, and the same kind, add to the likeness of titles
_COMMON = frozenset(("other", "statement"))  # kinds of which many happen on one day
_NEAR = ((0, 1.0), (1, 0.9), (7, 0.7), (31, 0.5))  # days between two events, and what their likeness counts
_FAR, _UNKNOWN = 0.35, 0.9


class Double(NamedTuple):
    """An event that looks like the one being written; `likeness` is about 0 to 1."""

    event: Event
    likeness: float


def alike(title: str, when: str | None, timeline: Timeline, *, but: str, kind: str = "other") -> tuple[Double, ...]:
    """Up to three events that look like one of this title and date (EDTF, None if not known yet), likest first.

    `but` is the id of the event itself. Rejected events are found, too: it may have been turned down before.
    """
    if len(title.split()) < 2:
        return ()
    others = [event for event in timeline.events if event.id != but]
    titles = [event.title for event in others]
    found = process.extract(title, titles, scorer=_likeness, score_cutoff=_LEAST, limit=100)
    named = _named(title, timeline.actors)
    scored = []
    for _, score, place in found:
        other = others[place]
        shared = len(named & _named(other.title, timeline.actors).union(part.actor for part in other.actors))
        more = _TOGETHER * (shared >= 2) + _KIND * (kind == other.kind and kind not in _COMMON)
        scored.append(Double(other, (score / 100 + more) * _closeness(when, other.when)))
    return tuple(sorted((one for one in scored if one.likeness >= _SURE), key=_rank)[:_SHOWN])


def _named(title: str, actors: Sequence[Actor]) -> frozenset[str]:
    """Ids of the actors that a title names, by the whole name or its last word."""
    words = {word for word in re.findall(r"\w+", title) if word[:1].isupper()}
    last: Mapping[str, str] = {actor.id: actor.name.split()[-1] for actor in actors if actor.name.split()}
    return frozenset(actor for actor, word in last.items() if word in words)


def _likeness(one: str, other: str, **_: object) -> float:
    """Words in any order; a word more on one side counts little."""
    one, other = utils.default_process(one), utils.default_process(other)
    return 0.6 * fuzz.token_sort_ratio(one, other) + 0.4 * fuzz.token_set_ratio(one, other)


def _rank(one: Double) -> tuple[float, str]:
    return -one.likeness, one.event.id


def _closeness(one: str | None, other: str) -> float:
    if one is None:
        return _UNKNOWN
    days = _days_between(one, other)
    return next((share for most, share in _NEAR if days <= most), _FAR)


def _days_between(one: str, other: str) -> int:
    """0 where two dates overlap, 1 where one is the day after the other, and so on. Open ends reach anywhere."""
    (start, end), (first, last) = edtf.bounds(one), edtf.bounds(other)
    gaps = [late - early for late, early in ((first, end), (start, last)) if late is not None and early is not None]
    gap = max(gaps, default=-1)
    return 0 if gap < 0 else 1 + gap // edtf.DAY
