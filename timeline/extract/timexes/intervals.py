"""Intervals made of dates already found: "between March 10 and 16", "10-16 March", "from 1939 to 1945"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from timeline.core import edtf
from timeline.core.errors import BadDate, BadRule
from timeline.core.reading import Timex
from timeline.extract import rulebook

_GAP = 24
_DAY = r"(?P<day>(?:[1-9]\d|0?[1-9])(?:st|nd|rd|th)?)(?![\w%]|[.,:/]\d)"
_YEARS = re.compile(r"\d{4}")


class IntervalRule(BaseModel):
    """One `[[rule]]` of intervals.toml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    form: Literal["pair", "tail", "head"]
    before: str | None = None
    gap: str
    each: bool = False
    examples: tuple[tuple[str, str], ...] = Field(min_length=1)
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Ready:
    rule: IntervalRule
    before: re.Pattern[str]
    gap: re.Pattern[str]


@lru_cache(maxsize=1)
def rules() -> tuple[IntervalRule, ...]:
    """The rules of intervals.toml in order. Raises BadRule."""
    path: Path = rulebook.RULES / "intervals.toml"
    raw: list[dict[str, Any]] = rulebook.read(path).get("rule", [])
    try:
        found = tuple(IntervalRule.model_validate(one) for one in raw)
    except ValidationError as error:
        raise BadRule(f"{path.name}: {error.errors()[0]['loc']}: {error.errors()[0]['msg']}") from None
    names = [one.name for one in found]
    if twice := [name for name in names if names.count(name) > 1]:
        raise BadRule(f"{path.name}: two rules are called “{twice[0]}”; give one another name.")
    return found


@lru_cache(maxsize=1)
def _ready() -> tuple[_Ready, ...]:
    return tuple(
        _Ready(
            one,
            re.compile(rf"(?<!\w)(?:{one.before})\s{{0,3}}$" if one.before else "$", re.I),
            re.compile(
                {
                    "pair": rf"\s{{0,3}}(?:{one.gap})\s{{0,3}}(?:the )?",
                    "tail": rf"\s{{0,3}}(?:{one.gap})\s{{0,3}}(?:the )?{_DAY}",
                    "head": rf"(?<![\w.,:/-]){_DAY}\s{{0,3}}{one.gap}\s{{0,3}}(?:the )?$",
                }[one.form],
                re.I,
            ),
        )
        for one in rules()
    )


def join(resolved: Sequence[Timex], text: str) -> tuple[Timex, ...]:
    """Intervals over the resolved timexes of one article, in order: Timexes whose value is EDTF `a/b`.

    The parts stay as they are. "March 10 and 16" yields the second day on its own.
    """
    made: list[Timex] = []
    free = 0
    for number, one in enumerate(resolved):
        if one.type not in ("DATE", "TIME") or one.value is None or one.start < free:
            continue
        after = resolved[number + 1] if number + 1 < len(resolved) else None
        found = next(_made(one, after, text), None)
        if found is not None:
            made.append(found)
            free = found.end
    return tuple(made)


def _made(one: Timex, after: Timex | None, text: str) -> Iterator[Timex]:
    forms = tuple(_possible(one, after, text))
    for ready in _ready() if forms else ():
        found = _FORMS[ready.rule.form](ready, one, after, text) if ready.rule.form in forms else None
        if found is not None:
            yield found


def _possible(one: Timex, after: Timex | None, text: str) -> Iterator[str]:
    """The forms that may stand there, told at a glance: most dates are no part of an interval."""
    if after is not None and after.value is not None and after.type != "SET" and after.start - one.end <= _GAP:
        yield "pair"
    if _NUMBER.search(text, one.end, one.end + _GAP):
        yield "tail"
    if one.words[:1].isdigit() and not _HOUR.match(one.words):  # “between 1 and 3 a.m. on Sunday” begins with hours
        yield "head"


_NUMBER = re.compile(r"\d")
_HOUR = re.compile(r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\b|o['’]clock|noon|hours)", re.I)


def _pair(ready: _Ready, one: Timex, after: Timex | None, text: str) -> Timex | None:
    if after is None or not ready.gap.fullmatch(text, one.end, after.start):
        return None
    start = _before(ready, one.start, text)
    if start is None:
        return None
    return _interval(ready, start, after.end, text, one.value, after.value, (one.words, after.words))


_COUNTED = re.compile(  # “February 3 and 9 people spoke”: what follows is no word of grammar, so 9 is their number
    r" (?!(?:in|at|with|that|to|they|he|she|it|we|you|i|the|an?|when|where|after|before|for|by|as|on|were|was|are|is|"
    r"will|would|had|have|has|during|between|both|while|because|but|and|or|of|from|this|last|next|respectively|also)\b)"
    r"[a-z]{3,}"
)


def _tail(ready: _Ready, one: Timex, after: Timex | None, text: str) -> Timex | None:
    found = ready.gap.match(text, one.end)
    start = _before(ready, one.start, text) if found else None
    if found is None or start is None or (after is not None and after.start < found.end("day")) or one.value is None:
        return None
    last = _same_month(one.value, found["day"])
    if last is None or (len(one.value) == 4 and not one.words[-1].isdigit()):  # “cut it this year to 42”
        return None
    if ready.rule.each:
        if _COUNTED.match(text, found.end()):
            return None
        start, words = found.start("day"), text[found.start("day") : found.end("day")]
        return Timex(
            start,
            found.end("day"),
            words,
            "DATE",
            ready.rule.name,
            last,
            last,
            None,
            f"named before: “{one.words}”",
            ("the same month",),
        )
    end = _with_year(found.end("day"), after, one.value, text)
    return _interval(ready, start, end, text, one.value, last, (one.words, found["day"]))


def _with_year(end: int, after: Timex | None, value: str, text: str) -> int:
    """The end of "March 10-16, 2019", where the year stands behind both days."""
    if after is None or after.value != value[:4] or not _BEFORE_YEAR.fullmatch(text, end, after.start):
        return end
    return after.end


def _head(ready: _Ready, one: Timex, _after: Timex | None, text: str) -> Timex | None:
    window = text[max(0, one.start - _GAP) : one.start]
    found = ready.gap.search(window)
    if found is None or one.value is None:
        return None
    first = _same_month(one.value, found["day"])
    place = one.start - len(window) + found.start()
    start = _before(ready, place, text)
    if first is None or start is None:
        return None
    return _interval(ready, start, one.end, text, first, one.value, (found["day"], one.words))


_BEFORE_YEAR = re.compile(r",?\s{1,2}(?:of\s{1,2})?")
_FORMS = {"pair": _pair, "tail": _tail, "head": _head}


def _before(ready: _Ready, place: int, text: str) -> int | None:
    if ready.rule.before is None:
        return place
    window = text[max(0, place - 12) : place]
    found = ready.before.search(window)
    return place - len(window) + found.start() if found else None


def _same_month(value: str, day: str) -> str | None:
    number = int("".join(sign for sign in day if sign.isdigit()))
    day_value = value.partition("T")[0]
    if len(day_value) == 10:
        return f"{day_value[:8]}{number:02d}" if number <= 31 else None
    if _YEARS.fullmatch(value) and len(day) == 2 and number > int(value[2:]):
        return f"{value[:2]}{number:02d}"
    return None


def _interval(
    ready: _Ready, start: int, end: int, text: str, first: str | None, last: str | None, words: tuple[str, str]
) -> Timex | None:
    one, two = _whole(first, 0), _whole(last, 1)
    if one is None or two is None:
        return None
    try:
        value = edtf.check(f"{one}/{two}")
    except BadDate:
        return None
    steps = (f"first: “{words[0]}”", f"last: “{words[1]}”")
    return Timex(start, end, text[start:end], "DATE", ready.rule.name, value, value, None, None, steps)


def _whole(value: str | None, side: int) -> str | None:
    if value is None or "/" in value:
        return None
    return value[1:-1].split("..")[side] if value.startswith("[") else value
