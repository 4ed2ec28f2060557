"""Which of a sentence's dates tells when a happening was, and how it reads to people."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from timeline.core import edtf, labels
from timeline.core.reading import Candidate, Leaning, Parsed, Timex

_PART_OF_DAY: Final[Mapping[str, str]] = {
    "TMO": "morning",
    "TMI": "midday",
    "TAF": "afternoon",
    "TEV": "evening",
    "TNI": "night",
    "TDT": "daytime",
}
_IN_YEAR: Final = re.compile(r",? (?:in|at|near|outside) (?:the )?[A-Z][\w.'’]*(?: [A-Z][\w.'’]*){0,4},? (?:in|of) ")
_PAIRS: Final[Mapping[str, bool]] = {
    "or": True, "or early": True, "or late": True, "into": False, "into early": False, "and": False
}  # fmt: skip
_NEAR: Final = 7 * edtf.DAY
_PART_OF_SPAN: Final[Mapping[str, str]] = {"START": "early", "MID": "mid", "END": "late"}


def without(parsed: Parsed, timexes: Iterable[Timex]) -> Parsed:
    """The same grammar, in which date words are no nouns: “March” in a date reports no march."""
    words = list(parsed.words)
    for timex in timexes:
        for index in parsed.within(timex.start, timex.end):
            if words[index].pos in ("NOUN", "PROPN"):
                words[index] = replace(words[index], pos="X")
    return replace(parsed, words=tuple(words))


def telling(timexes: Sequence[Timex], body: str) -> list[Timex]:
    """Of the dates of one trigger those that say most: an interval before its ends, a day before its month.

    Dates that exclude each other (“in April and May”) are told apart and all kept. `body` is the article's text.
    """
    kept: list[Timex] = []
    timexes = _paired(_of_year(sorted(timexes, key=lambda one: one.start), body), body)
    for timex in sorted(
        timexes, key=lambda one: (not (one.value and edtf.is_interval(one.value)), _size(one), one.start)
    ):
        if not any(_covers(timex, other) for other in kept):
            kept.append(timex)
    return sorted(kept, key=lambda one: one.start)


def are_one(one: Timex, other: Timex, body: str) -> bool:
    """Whether two dates that follow each other can be one: “late Thursday or early Friday”, “Thursday and Friday”."""
    return body[one.end : other.start].strip().lower() in _PAIRS


def _of_year(timexes: list[Timex], body: str) -> list[Timex]:
    """“on 3 May in Oslo in 2017”: a day without a year is of the year behind it; a feast there only tells the year."""
    found: list[Timex] = []
    for timex in timexes:
        if found and timex.rule == "holiday" and found[-1].rule == "year" and body[found[-1].end : timex.start] == " ":
            continue  # “her 2016 Columbus Day speech”
        day = found[-1] if found and timex.rule == "year" and timex.value else None
        if day is None or not _IN_YEAR.fullmatch(body[day.end : timex.start]) or not _has_no_year(day):
            found.append(timex)
            continue
        value = f"{timex.value}{(day.value or '')[4:]}"
        found[-1] = timex if day.rule == "holiday" else day._replace(value=value, timex3=None)
    return found


def _has_no_year(day: Timex) -> bool:
    counted = (day.anchor or "").startswith("published") and day.rule in ("month-day", "day-month", "holiday")
    return counted and edtf.precision(day.value or "") == "day"


def _paired(timexes: Sequence[Timex], body: str) -> list[Timex]:
    """Neighbouring days with “or”, “into” or “and” between them as one of two days, or a time from one to the other."""
    found: list[Timex] = []
    for timex in timexes:
        if found and are_one(found[-1], timex, body) and (pair := _pair(found[-1], timex, body)):
            found[-1] = pair
        else:
            found.append(timex)
    return found


def _pair(one: Timex, other: Timex, body: str) -> Timex | None:
    between = body[one.end : other.start].strip().lower()
    if _PAIRS[between] and {edtf.precision(each.value or "") for each in (one, other)} == {"month"}:
        return _of_two_months(one, other)
    first, last = (edtf.bounds(each.value) if each.value else edtf.Bounds(None, None) for each in (one, other))
    if first.start is None or last.start is None or not 0 < last.start - first.start <= _NEAR:
        return None
    if between == "and" and last.start - first.start != edtf.DAY:
        return None  # “on Monday and Thursday”: two happenings
    if any(edtf.precision(each.value or "") not in ("day", "hour", "minute") for each in (one, other)):
        return None
    days = edtf.day_of(first.start), edtf.day_of(last.start)
    value = f"[{days[0]}..{days[1]}]" if _PAIRS[between] else "/".join(days)
    words = " ".join(body[one.start : other.end].split())
    steps = (*one.steps, f"“{between}” joins it with “{other.words}”")
    return one._replace(end=other.end, words=words, type="DATE", value=value, timex3=None, mod=None, steps=steps)


def _of_two_months(one: Timex, other: Timex) -> Timex | None:
    """“in October or early November”: some time in one of two months that follow each other."""
    first, last = one.value or "", other.value or ""
    if not first < last or edtf.bounds(first).end != edtf.bounds(last).start:
        return None
    steps = (*one.steps, f"“or” joins it with “{other.words}”")
    return one._replace(end=other.end, type="DATE", value=f"[{first}..{last}]", timex3=None, mod=None, steps=steps)


def _size(timex: Timex) -> int:
    bounds = edtf.bounds(timex.value) if timex.value else edtf.Bounds(None, None)
    return bounds.end - bounds.start if bounds.start is not None and bounds.end is not None else 10**12


def _covers(coarse: Timex, fine: Timex) -> bool:
    """Whether one date says nothing new beside a finer one: they overlap, or it stands inside its words."""
    if (fine.start <= coarse.start and coarse.end <= fine.end) or coarse.value is None:
        return True
    if fine.value is None:
        return False
    one, other = edtf.bounds(coarse.value), edtf.bounds(fine.value)
    starts_before_end = one.start is None or other.end is None or one.start < other.end
    return starts_before_end and (other.start is None or one.end is None or other.start < one.end)


def label(timex: Timex) -> str | None:
    """Words for what EDTF cannot say: the part of a day, the part of a month or a year."""
    if timex.value is None:
        return None
    said = labels.label(timex.value)
    part = _PART_OF_DAY.get((timex.timex3 or "")[-3:])
    if part:
        return f"{said}, {part}"
    span = _PART_OF_SPAN.get(timex.mod or "")
    return f"{span}-{said}" if span == "mid" else f"{span} {said}" if span else None


def redated(candidate: Candidate, when: str, label: str | None, why: str) -> Candidate:
    """The candidate with the date of the event that it leans on."""
    return replace(candidate, when=when, label=label, why=(*candidate.why, why))


def why(told: str, timex: Timex | None, leans: Leaning | None) -> tuple[str, ...]:
    """The reasons of a candidate: why its trigger `told` a happening, what dated it, on what it leans."""
    found = [told]
    if timex is not None:
        counted = f", counted from {timex.anchor}" if timex.anchor else ""
        found.append(f"dated {timex.value or 'not yet'} by “{timex.words}” (rule {timex.rule}{counted})")
    if leans is not None:
        found.append(f"leans on another event: “{leans.words}” ({leans.relation})")
    return tuple(found)
