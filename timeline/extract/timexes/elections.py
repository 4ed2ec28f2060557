"""The years of votes: which November, or which day of it, an election without a year is about."""

import re
from collections.abc import Sequence

from timeline.extract.timexes import calendar, context, feasts
from timeline.extract.timexes.calendar import When
from timeline.extract.timexes.surroundings import Surroundings

_NOVEMBER = 11
_ELECTION = re.compile(
    r"\s{1,2}(?:(?:[a-z]{4,14}|U\.S\.|US)\s{1,2}){0,3}(?:elections?|midterms?|referendum|ballots?)\b|['’]s\s(?:[a-z]{4,14}\s){0,2}(?:elections?|midterms?)"
)
_VOTING = re.compile(
    r"\b(?:elections?|midterms?|vot(?:e|es|ed|ers?|ing)|ballots?|polls|majority|defeat|re-?elect\w{0,4}|nominees?|nominations?|races|"
    r"candidates?|runoff|wins|winning|victory|happens)\b"
)
_JUST_PAST = re.compile(
    r"\b(?:[a-z]{3,14}ed|won|lost|beat|held|was|were|had|did|made|took|"
    r"got|gave|came|went|said|told|saw|met|began|left|ran|put|cut|since|after)\b[^,;]{0,16}$"
)
_CONVENTION = re.compile(
    r"(?:['’]s)?\s(?:[A-Z][\w.]{1,14}\s|[a-z]{3,10}\s){0,3}(?:[Cc]onventions?|[Pp]rimar(?:y|ies)|[Cc]aucus(?:es)?)\b"
)
_AT_CONVENTION = re.compile(
    r"\b(?:conventions?|primar(?:y|ies)|caucus(?:es)?)\b[^.;,:\n]{0,30}\sin (?:late |early |mid-)?$"
)
_CAMPAIGN = range(3, 11)  # months of a year of elections in which few speak of the November before
_YEAR = range(2, 11)  # the same where it says “the November election”
_ODD_CAMPAIGN = range(6, 11)
_LOCAL = 8  # from this month on, a November of a year without federal elections is that of a local one
_BEHIND = 70  # characters


def fitting(options: Sequence[When], when: When, here: When, which: str | None, around: Surroundings) -> Sequence[When]:
    """Of the years that a month or day may be of, those in which the vote was that it stands beside."""
    if here.unit != "day" or around.mode == "narrative":
        return options
    if when.part != _NOVEMBER:
        return _of_convention(options, here, which, around)
    if which == "last":
        just = here.part == _NOVEMBER + 1 and here.year % 2 == 0 and _is_of_vote(around)
        return [one for one in options if one.year == here.year] if just else options
    if when.day:
        on = [one for one in options if _is_day(one)] if _ELECTION.match(around.text, around.timex.end) else []
        return on or options
    federal = [one for one in options if one.year % 2 == 0]
    if here.year % 2:
        return _odd(federal, here, which, around) or options
    named = _ELECTION.match(around.text, around.timex.end) is not None
    return federal if (named and here.part in _YEAR) or (here.part in _CAMPAIGN and _is_ahead(around)) else options


def _of_convention(options: Sequence[When], here: When, which: str | None, around: Surroundings) -> Sequence[When]:
    """“At the convention in July”, “the March primary”: in a year of federal elections, those of that year."""
    if which is not None or here.year % 2:
        return options
    text, place = around.text, around.timex
    near = _CONVENTION.match(text, place.end) or _AT_CONVENTION.search(around.before(_BEHIND))
    return [one for one in options if one.year == here.year] if near else options


def _odd(federal: Sequence[When], here: When, which: str | None, around: Surroundings) -> Sequence[When]:
    """In a year without federal elections: the one before, early in the year; the one after, where it is the next."""
    if which == "next" and _is_of_vote(around):
        return federal[-1:]
    election = _ELECTION.match(around.text, around.timex.end)
    if which is None and here.part in _ODD_CAMPAIGN and not election and _is_ahead(around):
        return [one.of_year(here.year) for one in federal[:1]]
    named = which is None and here.part < _LOCAL and _ELECTION.match(around.text, around.timex.end)
    return federal[:1] if named and around.side() != "future" else ()


def _is_ahead(around: Surroundings) -> bool:
    before = context.sentence_before(around.text, around.timex.start)
    if _JUST_PAST.search(before) or not _is_of_vote(around):
        return False
    return bool(before.strip().lower() not in ("in", "last")) or around.side() != "past"


def _is_of_vote(around: Surroundings) -> bool:
    """Whether the words around the month speak of a vote."""
    before = context.sentence_before(around.text, around.timex.start)
    after = around.text[around.timex.end : around.timex.end + _BEHIND].partition(". ")[0].partition("\n")[0]
    return _VOTING.search(before) is not None or _VOTING.search(after) is not None


def _is_day(when: When) -> bool:
    """The Tuesday after the first Monday of November: of “the Nov. 3 election” that tells the year."""
    return any(calendar.of_day(one.day) == when for one in feasts.days_of("11-tue-election", when.year))
