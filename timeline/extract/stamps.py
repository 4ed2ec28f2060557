"""Date stamps of a page: “Wed Mar 19 2025 06:50:18 GMT+0200”, “19/03/2025”, “Mar 19”; not dates in prose.

A stamp says when a page was published or updated. What it does not say stays unsaid: a missing year is never taken
from the clock, and 03/04/2025 names no day, because two continents read it differently.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from timeline.core import edtf
from timeline.core.errors import BadDate
from timeline.core.labels import MONTHS, WEEKDAYS
from timeline.core.reading import Span

_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}


@dataclass(frozen=True, slots=True)
class Stamp(Span):
    """A stamp where it stands. `year` is None where it is not said; month and day None where the order is not.

    `clock` is “hh:mm” of a 24-hour day; `weekday` 0 for Monday; `later` marks a date of change (“Updated …”).
    """

    year: int | None
    month: int | None
    day: int | None
    clock: str | None
    weekday: int | None
    later: bool = False

    def edtf(self, year: int | None = None) -> str | None:
        """The stamp as an EDTF day or minute, with `year` where it names none; None where that is no date."""
        if self.month is None or self.day is None or (self.year or year) is None:
            return None
        day = f"{self.year or year:04d}-{self.month:02d}-{self.day:02d}"
        try:
            return edtf.check(f"{day}T{self.clock}" if self.clock else day)
        except BadDate:
            return None


def find(text: str) -> tuple[Stamp, ...]:
    """The stamps of a text in order, not overlapping; of two that begin at one place the longer."""
    found: list[Stamp] = []
    matches = [match for pattern in _patterns() for match in pattern.finditer(text)]
    for match in sorted(matches, key=lambda match: (match.start(), -match.end())):
        if found and match.start() < found[-1].end:
            if match.end() > found[-1].end and match.start() == found[-1].start:
                found.pop()
            else:
                continue
        if stamp := _stamp(match, text):
            found.append(stamp)
    return tuple(found)


def is_only_stamp(line: str) -> bool:
    """Whether a line holds a stamp, a clock or “3 hours ago”, and nothing else that could tell a story."""
    if len(line) > 160 or (not any(sign.isdigit() for sign in line) and not _ago().search(line)):
        return False
    stamps = find(line)
    rest = line
    for stamp in reversed(stamps):
        rest = f"{rest[: stamp.start]} {rest[stamp.end :]}"
    bare = _clock().sub(" ", _ago().sub(" ", rest))
    if not stamps and bare == line:
        return False
    return all(word in _leftovers() for word in re.findall(r"[^\W_]+(?:[.'’][^\W_]+)*", bare.lower()))


def examples() -> list[tuple[str, str]]:
    """The examples of the rule file: a text that is one stamp, and its value, “?” where it does not say."""
    return [pair for rule in _rules()["stamp"] for pair in rule["examples"].items()]


def _stamp(match: re.Match[str], text: str) -> Stamp | None:
    groups = match.groupdict()
    month, day = _month_and_day(groups, american=_american().search(match[0]) is not None)
    year = groups.get("year") or (groups.get("short") and f"20{groups['short']}")
    stamp = Stamp(
        match.start(),
        match.end(),
        int(year) if year else None,
        month,
        day,
        _clock_time(groups),
        _weekday(groups.get("weekday")),
        later=_later().search(text, max(match.start() - 24, 0), match.start()) is not None,
    )
    complete = stamp.month is None or stamp.edtf(2024) is not None
    return stamp if complete else None


def _month_and_day(groups: dict[str, str | None], *, american: bool) -> tuple[int | None, int | None]:
    if name := groups.get("month"):
        return _MONTHS[name[:3].lower()], int(groups["day"] or 0)
    if number := groups.get("number"):
        return int(number), int(groups["day"] or 0)
    first, second = int(groups["first"] or 0), int(groups["second"] or 0)
    if first > 12 or first == second:
        return second, first
    return (first, second) if second > 12 or american else (None, None)


def _clock_time(groups: dict[str, str | None]) -> str | None:
    hour, half = groups.get("hour") or groups.get("hour2"), groups.get("half") or groups.get("half2")
    if hour is None:
        return None
    number = int(hour)
    if half:
        number = number % 12 + (12 if half.lower() == "p" else 0)
    return f"{number:02d}:{groups.get('minute') or '00'}" if number < 24 else None


def _weekday(name: str | None) -> int | None:
    if name is None:
        return None
    return next(number for number, day in enumerate(WEEKDAYS) if day.lower().startswith(name.lower()))


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads((files("timeline.extract") / "rules/en/stamps.toml").read_text("utf-8"))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(_compile(rule["pattern"]) for rule in _rules()["stamp"])


def _compile(pattern: str) -> re.Pattern[str]:
    for name, part in _rules()["parts"].items():
        pattern = pattern.replace(f"{{{name}}}", part)
    return re.compile(pattern, re.IGNORECASE)


@cache
def _clock() -> re.Pattern[str]:
    return _compile(r"\b(?:{time}){zone}|\d+\s*min(?:ute)?s?\b")


@cache
def _ago() -> re.Pattern[str]:
    return re.compile(_rules()["leftovers"]["ago"], re.IGNORECASE)


@cache
def _american() -> re.Pattern[str]:
    return re.compile(_rules()["leftovers"]["american"])


@cache
def _later() -> re.Pattern[str]:
    return re.compile(_rules()["leftovers"]["later"], re.IGNORECASE)


@cache
def _leftovers() -> frozenset[str]:
    return frozenset(_rules()["leftovers"]["words"])
