"""Numbers of things that a sentence counts, from `rules/en/measures.toml`: “at least 12 people were killed”."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

from timeline.core.model import Kind
from timeline.extract import rulefiles

_FILE: Final = Path(__file__).parents[1] / "rules" / "en" / "measures.toml"
_MANY: Final = 1e9
_ROUGHLY: Final = 0.1  # “about 170” may stand for 153 to 187
_ROUND: Final = 100  # from here on a number that ends in zeros may be a rounded one
_ONES: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SCALE: Final = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_WORD: Final = (
    rf"(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES[1:10])}))?|{'|'.join(sorted(_ONES, key=len, reverse=True))}"
)
_NUMBER: Final = rf"(?P<number>\d[\d,]*(?:\.\d+)?|{_WORD})(?:\s+(?P<scale>{'|'.join(_SCALE)}))?"
_HAS_NUMBER: Final = re.compile(rf"\d|\b(?:{_WORD})", re.I)
_BETWEEN: Final = r"(?P<between>(?:\s+(?!and\b|while\b|\d)[\w’'-]+){0,3}?)"
_ROOT: Final = 5  # letters by which the words for a thing are compared
_THINGS: Final = re.compile(
    rf"(?<![\w.,$£€-]){_NUMBER}\s+(?:of\s+)?(?:the\s+)?(?P<thing>[^\W\d_]{{2,}}s|men|women|people|children)\b", re.I
)
_DATE: Final = r"(?!\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"


class Measure(BaseModel):
    """One thing that is counted."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    running: bool = False
    words: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    examples: tuple[tuple[str, float, float], ...]
    counterexamples: tuple[str, ...] = ()


class Denial(BaseModel):
    """How sentences say that a happening is denied, and of which kinds that can be said."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    of: frozenset[Kind]
    patterns: tuple[str, ...]
    examples: tuple[tuple[str, str], ...]
    counterexamples: tuple[str, ...]


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    about: tuple[str, ...]
    least: tuple[str, ...]
    most: tuple[str, ...]
    part: tuple[str, ...]
    anyone: frozenset[str]
    once: frozenset[Kind]
    denial: Denial
    measure: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A number of something: least and most that the words allow, of whom (`""` if of anyone), and the words."""

    measure: str
    least: float
    most: float
    whom: str
    words: str


@lru_cache(maxsize=1)
def load() -> _File:
    """The packaged file. Raises BadRule, naming the place, if it breaks its format."""
    return rulefiles.read(_FILE, _File)


def find(sentence: str) -> tuple[Count, ...]:
    """The counts in a sentence; a number that is only a part of a whole (“another three”) is none."""
    found: dict[tuple[str, int], Count] = {}
    if not _HAS_NUMBER.search(sentence):
        return ()
    for measure, patterns in _patterns():
        for pattern in patterns:
            for match in pattern.finditer(sentence):
                count = _count(measure, match, sentence)
                if count is not None:
                    found.setdefault((measure, match.start("number")), count)
    return tuple(found.values())


@lru_cache(maxsize=65_536)
def counted(title: str) -> frozenset[tuple[str, str]]:
    """What a title counts, each thing (its first letters) with its number: “11 of miners hoisted”, “27 miners”."""
    found = ((match["thing"][:_ROOT].lower(), match) for match in _THINGS.finditer(title))
    return frozenset((thing, f"{_value(match['number'], match['scale']):g}") for thing, match in found)


def is_denied(sentence: str) -> str | None:
    """The words by which a sentence says that somebody denies what it tells, None if it does not."""
    match = _denial().search(sentence)
    return match[0] if match else None


def _count(measure: str, match: re.Match[str], sentence: str) -> Count | None:
    before = sentence[: match.start("number")].lower().rstrip()
    between = (match.groupdict().get("between") or "").lower().split()
    rules = load()
    if _ends(before, rules.part) or any(word in rules.part for word in between[:2]):
        return None
    value = _value(match["number"], match["scale"])
    least, most = _allowed(value, before)
    whom = " ".join(word for word in between if word not in rules.anyone and word not in _FILLERS)
    return Count(measure, least, most, whom, match[0].strip())


_FILLERS: Final = frozenset("were was have had been has of the their are be being others civilian more than".split())


def _allowed(value: float, before: str) -> tuple[float, float]:
    rules = load()
    if _ends(before, rules.least):
        return value, _MANY
    if _ends(before, rules.most):
        return 0, value
    if _ends(before, rules.about):
        return round(value * (1 - _ROUGHLY), 3), round(value * (1 + _ROUGHLY), 3)
    if value >= _ROUND and value == int(value):
        zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
        slack = 0.5 * 10**zeros if zeros else 0
        return value - slack, value + slack
    return value, value


def _ends(before: str, phrases: Iterable[str]) -> bool:
    return any(before == phrase or before.endswith((f" {phrase}", f"“{phrase}")) for phrase in phrases)


def _value(number: str, scale: str | None) -> float:
    plain = number.lower().replace(",", "")
    if plain[0].isdigit():
        value = float(plain.rstrip("."))
    else:
        ten, _, one = plain.partition("-")
        value = float(20 + 10 * _TENS.index(ten) if ten in _TENS else _ONES.index(ten))
        value += _ONES.index(one) if one else 0
    return value * _SCALE[scale.lower()] if scale else value


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    return tuple((one.name, tuple(_of(one))) for one in load().measure)


def _of(measure: Measure) -> Iterator[re.Pattern[str]]:
    rules = load()
    hedge = "|".join(re.escape(one) for one in sorted((*rules.about, *rules.least, *rules.most), key=len, reverse=True))
    if measure.words:
        words = "|".join(re.escape(one) for one in sorted(measure.words, key=len, reverse=True))
        yield re.compile(rf"(?<![\w.,$£€-]){_NUMBER}{_BETWEEN}\s+(?:{words})\b", re.I)
    if measure.before:
        words = "|".join(re.escape(one) for one in sorted(measure.before, key=len, reverse=True))
        yield re.compile(rf"\b(?:{words})\s+(?:(?:{hedge})\s+)?{_NUMBER}(?![\w%-]){_DATE}", re.I)


@lru_cache(maxsize=1)
def _denial() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load().denial.patterns)})\b", re.I)
