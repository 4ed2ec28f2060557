"""Dates as editors type them, in words or as EDTF. What cannot be kept is refused with a sentence, never dropped."""

import re
from typing import Final, NamedTuple

from timeline.core import edtf
from timeline.core.errors import BadDate
from timeline.core.labels import label
from timeline.core.reading import Timex
from timeline.extract import timexes

LONGEST: Final = 64
_ANY_DAY: Final = "2000-01-01"  # to tell what lacks a day to count from, from what is no date
_ABOUT = re.compile(r"(?:about|around|circa|approximately|roughly|ca?\.)\s+", re.IGNORECASE)
_SINCE = re.compile(r"(?:since|from)\s+(?!.*\b(?:to|until|till|through)\b)|starting\s+(?:on\s+|in\s+)?", re.IGNORECASE)
_UNTIL = re.compile(r"(?:until|till|up to)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:some\s?time |one day |on a day )?between\s", re.IGNORECASE)
_CLOCK = re.compile(r"(.*\D\d{4}|\S+)[,\s]+(?:at\s+)?((?:[01]?\d|2[0-3])[:.][0-5]\d)", re.IGNORECASE | re.DOTALL)
_UNKNOWN_END: Final = ", end unknown"
_NAMES = re.compile(
    r"\b(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?"
    r"|dec(ember)?|(mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\b",
    re.IGNORECASE,
)  # a field for dates needs no capitals, where running text does: “march”, “may”
_FILLING = frozenset("on at in the of during by day and , . ; ( )".split())
_HELP: Final = "Type it as 18 March 2025, 10–16 March 2025, March 2025, about 2019, or as EDTF: 2025-03-10/2025-03-16."
_LOST = {"START": "early", "MID": "the middle", "END": "late"}


class Typed(NamedTuple):
    """A typed date: its EDTF value, its label for readers, and a note on how it was read; “” where that is plain."""

    value: str
    words: str
    note: str = ""


def read(text: str, day: str | None = None) -> Typed:
    """The date that a text of up to 64 characters means; “Monday night” counts from `day` (EDTF).

    Raises BadDate with a sentence that says what to type instead.
    """
    text = re.sub(r" \(uncertain\)$", "?", " ".join(text.split()))
    if not text:
        raise BadDate(f"There is no date yet. {_HELP}")
    if len(text) > LONGEST:
        raise BadDate(f"A date has up to {LONGEST} characters; put the rest into the summary.")
    text = _NAMES.sub(lambda name: name[0].capitalize(), text)
    value, note = _edtf(text) or _open_end(text, day) or _open(text, day) or _about(text, day) or _words(text, day)
    return Typed(edtf.check(value), label(value), note)


def read_publication(text: str, day: str | None = None) -> Typed:
    """When an article was published, as `read` reads it. Raises BadDate also for what is no single date."""
    found = read(text, day)
    if edtf.is_interval(found.value) or edtf.is_set(found.value):
        raise BadDate("An article is published on one day: type it as 18 March 2025, or leave it empty.")
    return found


def _edtf(text: str) -> tuple[str, str] | None:
    """EDTF itself; signs that people type in its place are forgiven."""
    plain = text.upper().replace("–", "-").replace("−", "-").replace(" / ", "/")
    try:
        edtf.bounds(plain)
    except BadDate:
        return None
    return plain, ""


def _open(text: str, day: str | None) -> tuple[str, str] | None:
    """“since 2022” and “until March 2025”: an end that is not known."""
    for pattern, shape in ((_SINCE, "{}/.."), (_UNTIL, "../{}")):
        if found := pattern.match(text):
            value, note = _words(text[found.end() :], day)
            if edtf.is_interval(value) or edtf.is_set(value):
                return value, note
            return shape.format(value), note
    return None


def _open_end(text: str, day: str | None) -> tuple[str, str] | None:
    """“from May 2024, end unknown”, as our own labels have it."""
    found = _SINCE.match(text)
    if not found or not text.endswith(_UNKNOWN_END):
        return None
    value, note = _words(text[found.end() :].removesuffix(_UNKNOWN_END), day)
    return (value if edtf.is_interval(value) or edtf.is_set(value) else f"{value}/"), note


def _about(text: str, day: str | None) -> tuple[str, str] | None:
    found = _ABOUT.match(text)
    doubted = text.endswith("?")
    if not found and not doubted:
        return None
    value, note = _edtf(rest := text[found.end() if found else 0 :].rstrip("? ")) or _words(rest, day)
    sign = "%" if found and doubted else "~" if found else "?"
    if edtf.is_set(value) or edtf.is_approximate(value):
        return value, note
    return "/".join(one + sign if one not in ("", "..") else one for one in value.split("/")), note


def _words(text: str, day: str | None) -> tuple[str, str]:
    """The value of a date in words, and how it was read. Raises BadDate where a part of the text would be lost."""
    if found := _CLOCK.fullmatch(text):
        value, note = _edtf(found[1]) or _words(found[1], day)
        if edtf.precision(value) == "day" and not edtf.is_interval(value):
            return f"{value}T{found[2].replace('.', ':').zfill(5)}", note
    resolved = timexes.resolve(timexes.find(text), text, day)
    joined = timexes.join(resolved, text)
    whole = max(joined, key=lambda one: len(one.words), default=None) or _finest(resolved)
    if whole is None or whole.value is None:
        return _typed_otherwise(text, day)
    if rest := _rest(text, [whole] if joined else [one for one in resolved if _is_part(one, whole)]):
        raise BadDate(f"“{rest}” was not understood as a part of the date. {_HELP}")
    value = whole.value
    if joined and _BETWEEN.match(text) and "/" in value:
        value = f"[{value.replace('/', '..')}]"
    return value, _note(whole)


def _finest(found: tuple[Timex, ...]) -> Timex | None:
    """The one with the clock where a day and its hour stand apart: “18 March 2025, 10 pm”."""
    dated = [one for one in found if one.value]
    return max(dated, key=lambda one: (len(one.value or ""), len(one.words)), default=None)


def _is_part(one: Timex, whole: Timex) -> bool:
    """Whether a timex says what the whole one says as well: the day of an hour."""
    return one is whole or bool(one.value and whole.value and whole.value.startswith(one.value))


def _rest(text: str, read: list[Timex]) -> str:
    """What of the text no timex has read, but for the small words between them."""
    left = text
    for one in sorted(read, key=lambda one: -one.start):
        left = f"{left[: one.start]} {left[one.end :]}"
    words = re.findall(r"\w[\w:.'’-]*|[^\w\s]", left)
    return " ".join(words) if any(word.lower() not in _FILLING for word in words) else ""


def _typed_otherwise(text: str, day: str | None) -> tuple[str, str]:
    """What our rules do not know, a general reader of dates may: only whole texts, never with hours that it drops."""
    one = timexes.read_one(text, day)
    if one is None or one.value is None or ":" in text or len(one.words) < len(text):
        waiting = [found.words for found in timexes.resolve(timexes.find(text), text, _ANY_DAY) if found.value]
        if waiting and day is None:
            raise BadDate(f"“{waiting[0]}” counts from a day that is not known here. {_HELP}")
        raise BadDate(f"“{text}” is not read as a date. {_HELP}")
    return one.value, _note(one)


def _note(one: Timex) -> str:
    told = []
    if one.anchor and one.anchor.startswith("published "):
        told.append(f"“{one.words}” is counted from {label(one.anchor.removeprefix('published '))}.")
    if one.mod in _LOST:
        told.append(f"The date itself cannot say “{_LOST[one.mod]}”: write that as the source’s words.")
    return " ".join(told)
