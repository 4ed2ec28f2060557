"""Values for the timexes of one article, walked in order with the DCT and the dates named before."""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import takewhile

from timeline.core import edtf
from timeline.core.errors import BadDate
from timeline.core.reading import Timex
from timeline.extract import rulebook
from timeline.extract.timexes import (
    calendar,
    clock,
    deixis,
    feasts,
    modes,
    pinned,
    points,
    quotations,
    scan,
    slashed,
    spans,
    staleness,
    storyline,
    units,
    weeks,
)
from timeline.extract.timexes.outcomes import Groups, Outcome
from timeline.extract.timexes.surroundings import Surroundings

READINGS: Mapping[str, Callable[[Groups, Surroundings], Outcome]] = {
    "point": points.point,
    "slashed": slashed.slashed,
    "deixis": deixis.deixis,
    "thatpart": units.thatpart,
    "unit": units.unit,
    "shift": units.shift,
    "latest": units.latest,
    "perioyear": units.perioyear,
    "decade": units.decade,
    "century": units.century,
    "turn": units.turn,
    "weekof": weeks.of_day,
    "ended": units.ended,
    "clock": clock.clock,
    "partalone": clock.partalone,
    "theday": clock.theday,
    "holiday": feasts.holiday,
    "besidefeast": feasts.beside,
    "nthday": pinned.nthday,
    "pinnedago": pinned.ago,
    "sameunit": pinned.sameunit,
    "bareday": pinned.bareday,
    "endday": pinned.endday,
    "weekdayon": pinned.weekdayon,
    "weekdaysago": pinned.weekdaysago,
    "seasonsago": pinned.seasonsago,
    "span": spans.span,
    "compound": spans.compound,
    "every": spans.every,
    "fixed": spans.fixed,
}


def resolve(found: Sequence[Timex], text: str, dct: str | None) -> tuple[Timex, ...]:
    """The same timexes in order, with TIMEX3 value, EDTF value, modifier, anchor and steps.

    `dct` is the day of publication (EDTF; None leaves what counts from it unresolved). Raises BadDate if it is no date.
    """
    day = published(dct)
    around = Surroundings(text, day, modes.mode(found, day), _NOBODY, {}, rulebook.flat(text))
    if around.mode == "narrative":
        around.line = storyline.years(found, around.flat, day)
    elif day is None:
        around.newest = storyline.newest(found, around.flat)
    quotes = quotations.of(text) if found else quotations.NONE
    done: list[Timex] = []
    for timex, after in zip(found, (*found[1:], None), strict=False):
        around.timex, around.after = timex, after
        quote = quotes.number_at(timex.start)
        around.quoted = quote is not None
        around.quote_day = None if quote is None else _day_said(quote, quotes, found, done, around)
        one = _resolved(timex, around)
        if around.quote_day is None and _is_of_untold_day(timex, quote, quotes):
            one = timex._replace(anchor="the day of a quotation, which is not told")
        when = calendar.read(one.timex3) if one.type in ("DATE", "TIME") else None
        if when is not None:
            around.note(when, one)
            if day is not None and staleness.speaks_against(when, day) and around.side() == "past":
                one = one._replace(steps=(*one.steps, staleness.TOLD))
        done.append(one)
    return tuple(done)


def _is_of_untold_day(timex: Timex, quote: int | None, quotes: quotations.Quotations) -> bool:
    """Whether the words point from the day of a speaker, which is not told: “We end it today,” she said at the time."""
    if (quote is None and not quotes.blocks) or scan.rules().rules[timex.rule].rule.read != "deixis":
        return False
    return quotes.is_in_block(timex.start) or (quote is not None and quotes.is_of_then(quote))


def _day_said(
    quote: int, quotes: quotations.Quotations, found: Sequence[Timex], done: Sequence[Timex], around: Surroundings
) -> date | None:
    """The day of a quotation, told before or behind it."""
    return quotes.day_of(quote, done, around.dct) or _day_said_after(quote, found, quotes, around)


def _day_said_after(
    quote: int, found: Sequence[Timex], quotes: quotations.Quotations, around: Surroundings
) -> date | None:
    """The day named behind a quotation: “Tomorrow I will go,” she said on Monday."""
    place = quotes.said_after(quote)
    if place is None:
        return None
    first = bisect_left(found, place[0], key=lambda one: one.start)
    for later in takewhile(lambda one: one.end <= place[1], (found[number] for number in range(first, len(found)))):
        if later.type in ("DATE", "TIME"):
            held = around.timex, around.after
            around.timex, around.after, around.quote_day = later, None, None
            when = calendar.read(_resolved(later, around).timex3)
            around.timex, around.after = held
            if when is not None and when.unit == "day":
                return calendar.first_day(when)
    return None


_NOBODY = Timex(0, 0, "", "DATE", "")


def published(dct: str | None) -> date | None:
    """The first day of an EDTF date, or None. Raises BadDate."""
    if dct is None:
        return None
    start = edtf.bounds(dct).start
    try:
        return None if start is None else date.fromisoformat(edtf.day_of(start))
    except ValueError:
        raise BadDate(f"“{dct}” cannot be a day of publication: write it as 2025-03-18.") from None


def _resolved(timex: Timex, around: Surroundings) -> Timex:
    rule = scan.rules().rules[timex.rule]
    match = rule.regex.match(around.flat, timex.start)
    if match is None or rule.rule.read is None:
        return timex
    groups = rule.groups(match)
    outcome = READINGS[rule.rule.read](groups, around)
    value = rule.rule.value if rule.rule.value and "{" not in rule.rule.value else outcome.timex3
    mod = outcome.mod or rule.rule.mod
    when = outcome.edtf or to_edtf(value, mod, clock.zone_of(groups, value) if timex.type == "TIME" else "")
    return Timex(
        timex.start, timex.end, timex.words, timex.type, timex.rule, value, when, mod, outcome.anchor, outcome.steps
    )


_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)")


@lru_cache(maxsize=8192)
def to_edtf(value: str | None, mod: str | None, zone: str = "") -> str | None:
    """The EDTF text for a TIMEX3 value, or None where it names no date of the calendar."""
    if value and (found := _TIME.match(value)):
        if int(found[2]) == 24:
            return found[1]
        return f"{found[1]}T{found[2]}:{found[3]}{zone}"
    when = calendar.read(value)
    text = calendar.edtf(when) if when else None
    if text is None:
        return None
    try:
        edtf.check(text)
    except BadDate:
        return None
    return f"{text}~" if mod == "APPROX" and not text.startswith("[") else text
