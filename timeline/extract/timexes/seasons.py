"""Which year a season, quarter or half without one is of: by the date, the verb and what was named before."""

import re
from datetime import date

from timeline.extract.timexes import calendar, context
from timeline.extract.timexes.calendar import When
from timeline.extract.timexes.outcomes import Groups
from timeline.extract.timexes.surroundings import SAME_BREATH, Surroundings

_Found = tuple[When | None, str | None, tuple[str, ...]]
_NONE: _Found = (None, None, ())
_SPRING, _SUMMER, _FALL, _WINTER = 1, 2, 3, 4
_MAY = 5
_NEXT_TO = {"before": -1, "after": 1}  # “the following spring”
OF_OURS = frozenset(("this", "last", "coming"))  # “last October” is of our time, in a narrative, too
OF_YEAR = {"that": 0, "the same": 0, "the following": 1, "the next": 1, "the previous": -1}  # “spring of that year”


def told(when: When, given: Groups, around: Surroundings) -> _Found:
    """The season, quarter or half (its year is 0) in the year that is meant, what it was counted from, and why."""
    which = given.get("which", "")
    base = around.named("year") if which in OF_YEAR else around.base("year")
    if which in OF_OURS and (now := around.now()):
        base = calendar.of_day(now), around.now_words()
    if base is None:
        return _NONE
    here, words = base
    if which in OF_YEAR:
        return when.of_year(here.year + OF_YEAR[which]), words, ("of the year named",)
    if found := _season(when, base, given, around):
        return found
    current = calendar.cut(here, when.unit) or when.of_year(here.year)
    same = current if when.part == current.part else when.of_year(here.year)
    if which in ("last", "before"):
        return (same if same < current else same.of_year(same.year - 1)), words, ("the last one before",)
    if which in ("next", "coming", "after"):
        return (same if same > current else same.of_year(same.year + 1)), words, ("the next one after",)
    if which in ("this", "same"):
        return _this(same, current, around), words, ("of this year",)
    return _by_side(same, current, words, around)


def _season(when: When, base: tuple[When, str], given: Groups, around: Surroundings) -> _Found | None:
    """A season by what the text has named, and in a narrative by its story."""
    here, words = base
    narrative = around.mode == "narrative" and not words.startswith(("published", "day of"))
    if when.unit != "season":
        return None
    if found := _by_text(when, given.get("which"), narrative, around):
        return found
    return (_season_told(when, here, given, around), words, ("by the date named before",)) if narrative else None


def _by_text(when: When, which: str | None, narrative: bool, around: Surroundings) -> _Found | None:
    """The season by what the text has named before: the year spoken of, the same season, the one before or after it."""
    if which is None and (spoken := around.spoken_of()):
        return when.of_year(spoken[0].year), spoken[1], ("the year spoken of",)
    if which is None and not narrative and (flash := around.year_of_flashback(3 * when.part, 0)):
        return when.of_year(flash[0]), flash[1], ("the year of the dates before",)
    if which is None and not narrative and (before := around.told_before(when)) and not _is_over(before[0], around):
        return before[0], before[1], ("the season named before",)
    if which == "same" and not narrative:
        year = around.named("year")
        return (when.of_year(year[0].year), year[1], ("of the year named",)) if year else _NONE
    if which in _NEXT_TO and (named := around.named("season")):
        here = calendar.cut(named[0], "season") or named[0]  # February is of the winter that began the year before
        by = _NEXT_TO[which] if here.part == when.part or (here.part < when.part) != (which == "after") else 0
        return when.of_year(here.year + by), named[1], ("counted from the season named",)
    return None


def _is_over(season: When, around: Surroundings) -> bool:
    """Whether a season named before cannot be the one that the verb puts ahead: “a bid last summer … in the summer”."""
    now = around.now()
    here = calendar.cut(calendar.of_day(now), season.unit) if now else None
    return here is not None and season < here and around.side() == "future"


def _by_side(same: When, current: When, words: str, around: Surroundings) -> _Found:
    if same.unit == "quarter":
        reported = around.side() != "future" or _is_just_over(same, current)
        by = -1 if same.part > current.part and reported else 0
        return same.of_year(same.year + by), words, ("the last one reported",)
    if same.part == current.part % 4 + 1 and _COMING.match(around.text, around.timex.end):
        return same.of_year(current.year + (same.part < current.part)), words, ("the one to come",)
    to_come = same > current and _WILL.match(around.text, around.timex.end)
    now = around.now()
    # In spring and summer “the fall” is the coming one, the other “last fall”; so is “the summer” from May on
    going_on = (
        current.part in (_SPRING, _SUMMER)
        and same.part < _WINTER
        and (now is None or now.month >= _MAY or same.part == _FALL)
    )
    if around.side() == "past" and same > current and not to_come and not going_on:
        return same.of_year(same.year - 1), words, ("the verb is in the past",)
    if around.side() == "future" and same < current and not _still_lasts(same, current, now):
        return same.of_year(same.year + 1), words, ("the verb points ahead",)
    return same, words, ("of this year",)


def _still_lasts(same: When, current: When, now: date | None) -> bool:
    """“by the end of the summer”, written on 8 September: it ends with the equinox, whatever the weather reports."""
    return now is not None and same.part == current.part - 1 and now.month % 3 == 0 and now.day < _EQUINOX


_EQUINOX = 21  # the day from which on no one calls it the season before
_WILL = re.compile(r"\s(?:[a-z]{3,14}\s){0,2}(?:will|would)\b")  # “so the fall semester will end early”
_COMING = re.compile(r"(?:['’]s)?\s(?:campaigns?|elections?|semester|midterms?|ballot)\b")


def _this(same: When, current: When, around: Surroundings) -> When:
    """In December “this spring” of a thing to come is the next one; “this winter” in January is still that."""
    if same.part == current.part:
        return current
    return same.of_year(same.year + (around.side() == "future" and same < current))


def _is_just_over(same: When, current: When) -> bool:
    """Whether the last quarter of that number is the one before this: its results are still to come."""
    return same.part % 4 + 1 == current.part


def _season_told(when: When, here: When, given: Groups, around: Surroundings) -> When:
    by = {"before": -1, "last": -1, "after": 1, "next": 1, "coming": 1}.get(given.get("which", ""), 0)
    told = around.told_year(when.part * 3 + 1 if when.part < 4 else 12) if not by else None
    return when.of_year(told if told is not None else here.year + by)


def year_of_month(month: int, around: Surroundings) -> tuple[int, str] | None:
    """The year of a month in the season or quarter that its sentence has named: “last summer's ban ran from July”.

    Only of what is told as past, not set against that season, and not of these weeks.
    """
    if around.previous is None or around.previous[0].unit not in _BEGINS or not around.near(SAME_BREATH):
        return None
    when, timex = around.previous
    first = _BEGINS[when.unit] + 3 * when.part
    later = (month - first) % 12
    between, now = around.between(), around.now()
    if later >= 3 or ";" in between or context.ends_sentence(between) or around.side() != "past":
        return None
    lately = now is not None and (now.month - month) % 12 < _LATELY
    if lately or _SET_AGAINST.search(around.text, max(0, timex.start - _LEAD), timex.start):
        return None
    return when.year + (first + later > 12), f"named before: “{timex.words}”"


_LATELY, _LEAD = 2, 30  # months; characters
_SET_AGAINST = re.compile(r"\b(?:compared (?:with|to)|against|from|than|versus)\s$", re.I)
_BEGINS = {"season": 0, "quarter": -2}  # the first month of the first one, less three
