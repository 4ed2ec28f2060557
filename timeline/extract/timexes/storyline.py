"""The years of a narrative: which year "in March" means, told from all the dates of the text at once.

A narrative walks forward in time, steps back now and then, and names years beside its path ("a plan for 1976"). The
cheapest walk through all dates, found from both sides by dynamic programming (Viterbi 1967), gives each its year.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple

from timeline.core.reading import Timex
from timeline.extract.timexes import antiquity, counts, scan
from timeline.extract.timexes.calendar import When

_AHEAD: Final = 0.1  # for each month that the story goes on without telling of it
_AHEAD_LATER: Final = 0.02  # the same beyond a year: who writes the year may leap
_BACK: Final = 0.5  # for a step back, and for each of its months
_BACK_MONTH: Final = 0.1
_FARTHEST: Final = 2.0  # a leap costs no more than this
_LEAP: Final = 0.8  # nor one ahead to a year that is written and led to (“in 1811”): cheaper than to pass it by
_ASIDE_YEAR, _ASIDE_LED, _ASIDE_MONTH = 0.45, 0.9, 1.6  # for a written date that is no part of the walk
_LATER_START: Final = 0.8  # for a story that does not begin in the first year named
_TO_COME: Final = 3  # months: plans are told, and pages go on being written
_NEVER: Final = 12 * 10_000  # months
_KEPT: Final = 8  # walks that are followed at once
_LED = re.compile(r"(?:\b(?:in|by|of|during|until|after|since|from|for)\s{1,2}|[(\n]\s{0,2})$", re.I)
_AHEAD_OF_IT = re.compile(r"\b(?:would|promised|planned|hoped|due|scheduled|expected|deadline)\b", re.I)
_BESIDE: Final = 150  # characters
_SAME_YEAR = {"that": 0, "the same": 0, "the following": 1, "the next": 1, "the previous": -1}  # “March of that year”
_NEXT_TO = {"after": 1, "before": -1}  # “the following May”, “the previous May”
_MONTHS_OF = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


class Stretch(NamedTuple):
    """Months since the year 0, first and last, both counted in."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Stop:
    """A date of the text: of a written year, of one that is counted from the year before, or of an open one.

    `beside` is 1 for the next such month after the date before it (“the following May”), -1 for the last one before.
    """

    place: int
    first: int
    last: int
    year: int | None = None
    by: int | None = None
    aside: float | None = None
    beside: int = 0

    def at(self, year: int) -> Stretch:
        """The months that it names in a year."""
        return Stretch(12 * year + self.first, 12 * year + self.last)

    def next_to(self, here: Stretch) -> int:
        """The year in which it comes right after, or right before, the months of a date."""
        if self.beside > 0:
            return (here.last - self.first) // 12 + 1
        return -((self.last - here.first) // 12 + 1)


class _Walk(NamedTuple):
    cost: float
    here: Stretch
    years: tuple[int | None, "_Walk | None"]


def years(found: Sequence[Timex], text: str, published: date | None = None) -> Mapping[int, int]:
    """The year of each date that is written without one, by its place in the text (characters).

    No date without a year is put more than three months after the publication, unless the text writes a later year.
    """
    stops = [stop for timex in found if timex.type in ("DATE", "TIME") and (stop := _stop(timex, text)) is not None]
    stops = [_beside(stop, before) for before, stop in zip([None, *stops], stops, strict=False)]
    written = dict.fromkeys(stop.year for stop in stops if stop.year is not None)
    if not written or all(stop.year is not None for stop in stops):
        return {}
    known = published is not None and max(written) <= published.year
    end = 12 * published.year + published.month - 1 + _TO_COME if published and known else _NEVER
    walks = [
        _Walk(_LATER_START * place, Stretch(12 * year, 12 * year + 11), (None, None))
        for place, year in enumerate(list(written)[:3])
    ]
    for stop in stops:
        walks = _on(walks, stop, end)
    return _told(stops, min(walks))


def _beside(stop: Stop, before: Stop | None) -> Stop:
    """“The following May” right behind a written date is of a written year, too; so is “May of that year”."""
    if before is None or before.year is None or stop.place - before.place > _BESIDE:
        return stop
    if stop.by is not None and stop.year is None and stop.first == stop.last:
        return replace(stop, year=before.year + stop.by, aside=before.aside)
    if not stop.beside:
        return stop
    return replace(stop, year=stop.next_to(before.at(before.year)), aside=before.aside)


def newest(found: Sequence[Timex], text: str) -> When | None:
    """The latest month that a text names with its year, or None."""
    stops = (_stop(timex, text) for timex in found if timex.type in ("DATE", "TIME"))
    months = [stop.at(stop.year).last for stop in stops if stop and stop.year is not None and stop.first == stop.last]
    return When("month", max(months) // 12, max(months) % 12 + 1) if months else None


def _told(stops: Sequence[Stop], end: _Walk) -> dict[int, int]:
    told: dict[int, int] = {}
    walk: _Walk | None = end
    for stop in reversed(stops):
        if walk is None:
            break
        year, walk = walk.years
        if year is not None and stop.year is None:
            told[stop.place] = year
    return told


def _on(walks: Sequence[_Walk], stop: Stop, end: int) -> list[_Walk]:
    """The cheapest walks that go on from others by a stop: to it, or past it as an aside; one to each place."""
    most = _FARTHEST if stop.year is None or stop.aside == _ASIDE_YEAR else _LEAP
    written = None if stop.year is None else ((stop.year, stop.at(stop.year)),)
    best: dict[Stretch, _Walk] = {}
    for walk in walks:
        for year, there in written or _open(stop, walk.here, end):
            cost = walk.cost + _step(walk.here, there, most)
            if there not in best or cost < best[there].cost:
                best[there] = _Walk(cost, there, (year, walk))
        if stop.aside is not None and (walk.here not in best or walk.cost + stop.aside < best[walk.here].cost):
            best[walk.here] = _Walk(walk.cost + stop.aside, walk.here, (None, walk))
    return sorted(best.values())[:_KEPT]  # by cost; no two are at one place


def _open(stop: Stop, here: Stretch, end: int) -> list[tuple[int, Stretch]]:
    """The years that a stop without a written one can be of, seen from a place; after the end only if no other is."""
    now = here.last // 12
    if stop.by is not None:
        years = {now + stop.by}
    elif stop.beside:
        years = {stop.next_to(here)}
    else:
        years = {here.first // 12 - 1, here.first // 12, now + 1}
    found = [(year, stop.at(year)) for year in years]
    return [one for one in found if one[1].first <= end] or found


def _step(here: Stretch, there: Stretch, most: float) -> float:
    if there.first > here.last:
        months = there.first - here.last
        return min(most, _AHEAD * min(months, 12) + _AHEAD_LATER * max(0, months - 12))
    if there.last < here.first:
        return min(_FARTHEST, _BACK + _BACK_MONTH * (here.first - there.last))
    return 0.0


def _stop(timex: Timex, text: str) -> Stop | None:
    """What a timex is for the walk; None if it says nothing about the year."""
    ready = scan.rules().rules[timex.rule]
    match = ready.regex.match(text, timex.start) if ready.rule.read in ("point", "clock", "unit", "shift") else None
    if match is None:
        return None
    groups = ready.groups(match)
    if ready.rule.read in ("unit", "shift"):
        return _counted(timex.start, groups)
    year = _written_year(groups, text)
    if "month" in groups or ("season" in groups and not {"which", "which_before"} & groups.keys()):
        month = groups.get("month")
        first, last = (int(month), int(month)) if month else _MONTHS_OF[groups["season"]]
        by = _SAME_YEAR.get(groups.get("which", ""))
        beside = 0 if year else _NEXT_TO.get(groups.get("which", ""), 0)
        return Stop(timex.start, first - 1, last - 1, year, by, None if year is None else _ASIDE_MONTH, beside)
    if year is None:
        return None
    before = text[max(0, timex.start - 40) : timex.start]
    led = (groups.get("mod") or _LED.search(before)) and not _AHEAD_OF_IT.search(before)
    return Stop(timex.start, 0, 11, year, None, _ASIDE_LED if led else _ASIDE_YEAR)


def _written_year(groups: Mapping[str, str], text: str) -> int | None:
    if "yearbc" in groups:
        return 1 - int(groups["yearbc"])
    if "yearearly" in groups:
        return antiquity.year(groups["yearearly"], text)
    words = groups.get("year") or groups.get("yearad")
    return int(words) if words else None


def _counted(place: int, groups: Mapping[str, str]) -> Stop | None:
    """“The following year”, “two years later”."""
    if groups.get("unit") not in ("Y", "year"):
        return None
    by = {"after": 1, "before": -1}.get(groups.get("which", ""))
    if by is None and groups.get("way", "").lower() in ("later", "after", "afterward", "afterwards"):
        count = counts.number(groups.get("count", ""))
        by = int(count) if count and count == int(count) else None
    return None if by is None else Stop(place, 0, 11, None, by, _ASIDE_YEAR)
