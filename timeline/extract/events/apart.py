"""What tells two happenings apart for sure, whatever their words have in common."""

import re
from typing import Final

from timeline.core import edtf
from timeline.extract.events import families
from timeline.extract.events.tellings import LAST, Telling

_A_DAY: Final = 1.5  # days
_TO_THE_HOUR: Final = re.compile(r"(?:moments|minutes|seconds|hours) (?:before|after)$")
AS_WELL: Final = "one is told to have happened as well"
TWO_TIMES: Final = "one sentence gives them two times"


def why(one: Telling, other: Telling, *, ignore_dates: bool = False) -> str:
    """Why two tellings can never be of one happening, by dates and words; empty where they can."""
    if not ignore_dates and (by_dates := _by_dates(one, other)):
        return by_dates
    if _is_beside(one, other) or _is_beside(other, one):
        return "one is told to be before, after or beside the other"
    alike = one.lemma == other.lemma or one.kind == other.kind
    if one.which and other.which and not one.which & other.which and alike:
        return "one is counted otherwise than the other"
    if _is_behind(one, other) or _is_behind(other, one):
        return "one sentence names the other only as what it came before or after"
    if _have_two_times(one, other):
        return TWO_TIMES
    if _is_besides(one, other) or _is_besides(other, one):
        return AS_WELL
    return "they are told of different sides" if _are_of_sides(one, other) else ""


def _by_dates(one: Telling, other: Telling) -> str:
    if one.start >= other.end or other.start >= one.end:
        return "the dates exclude each other"
    if _was_to_come(one, other) or _was_to_come(other, one):
        return "one was still to come when the other had happened"
    if _lasts_otherwise(one, other):
        return "each lasts from other to other days"
    longer = _is_longer_change(one, other) or _is_longer_change(other, one)
    return "one is a change over a longer time" if longer else ""


def is_short_for(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether the id of one body is the end of another's: “Nurses United”, “National Nurses United”."""
    pairs = (sorted((one, other), key=lambda ident: (len(ident), ident)) for one in some for other in others)
    return any("-" in short and full.endswith(f"-{short}") for short, full in pairs)


def _was_to_come(one: Telling, other: Telling) -> bool:
    """Whether one was still to come when the other had happened: “to pass this week” beside “passed on Monday”.

    What has no date at all may have come on the day on which it was told as to come.
    """
    if one.status != "scheduled" or other.status == "scheduled" or one.written is None:
        return False
    return other.end <= one.written - (0 if one.is_bounded else edtf.DAY) < one.end


def _is_beside(one: Telling, other: Telling) -> bool:
    """Whether a telling leans on just the event that the other tells of, or was done in, or on what was told before."""
    if one.beside == LAST:
        return one.article == other.article
    return bool(one.beside) and one.beside in (other.lemma, other.during)


def _is_behind(one: Telling, other: Telling) -> bool:
    """Whether one is what the other is told to have come after: “grounded them after the crash”.

    “Nine died after an explosion” tells of the explosion all the same, and one sentence may tell of both as one.
    """
    if one.lemma not in other.behind or one.lemma == other.lemma or _are_of_one_sentence(one, other):
        return False
    return not all(families.is_harm(telling.kind, telling.lemma) for telling in (one, other))


def _are_of_one_sentence(one: Telling, other: Telling) -> bool:
    return one.article == other.article and one.quote == other.quote


def _have_two_times(one: Telling, other: Telling) -> bool:
    """Whether one sentence dates two happenings by different words: “met last week and talked all weekend”.

    What came “hours after” something is not that, be it of the same day.
    """
    if not (_are_of_one_sentence(one, other) and one.date and other.date):
        return False
    return one.when != other.when or bool(_TO_THE_HOUR.search(one.date) or _TO_THE_HOUR.search(other.date))


def _are_of_sides(one: Telling, other: Telling) -> bool:
    """Whether titles contradict each other: one has “House”, the other “Senate”, and neither has both."""
    rows = {row for row, _ in one.sides} & {row for row, _ in other.sides}
    return bool(rows) and not one.sides & other.sides


def _is_besides(one: Telling, other: Telling) -> bool:
    """“The loan expires on Monday. … The permit also expires then”, “Also on Monday, …”: an article tells of two."""
    if one.article != other.article or one.quote.start <= other.quote.start:
        return False
    return one.is_new or (one.is_besides and one.lemma == other.lemma)


def _lasts_otherwise(one: Telling, other: Telling) -> bool:
    """“a poll of 15 to 18 May”, “a poll of 18 to 20 May”: days that overlap, and neither span holds the other."""
    if not (edtf.is_interval(one.when or "") and edtf.is_interval(other.when or "")):
        return False
    first, last = sorted((one, other), key=lambda telling: (telling.start, -telling.end))
    return first.start < last.start and first.end < last.end


def _is_longer_change(one: Telling, other: Telling) -> bool:
    """“lost a fifth of their value last week” is not “lost 4 percent on Thursday”, though that was in this week."""
    changes = families.load().changes
    measured = {one.lemma, other.lemma} <= changes and one.kind == other.kind == "other"
    return measured and one.days <= _A_DAY < other.days
