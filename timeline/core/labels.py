"""Dates in words for readers: `2025-03-10/2025-03-16` is “10–16 March 2025”. Labels are never parsed back."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from timeline.core import edtf
from timeline.core.edtf import Point
from timeline.core.language import ENGLISH, Language

MONTHS: Final = ENGLISH.months
WEEKDAYS: Final = ENGLISH.weekdays

_GROUPS: Final = {
    21: "spring", 22: "summer", 23: "autumn", 24: "winter",
    33: "first_quarter", 34: "second_quarter", 35: "third_quarter", 36: "fourth_quarter",
    40: "first_half", 41: "second_half",
}  # fmt: skip
_QUALIFIERS: Final = {"~": "about", "?": "uncertain", "%": "about_uncertain"}
_ROMAN: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@lru_cache(maxsize=16_384)  # what stands in the list stands on the chart, and in both again for the next reader
def label(text: str, language: Language = ENGLISH) -> str:
    """An EDTF value in words: “18 March 2025, 22:00”, “about March 2025”, “from 2022”. Raises BadDate."""
    first, last = edtf.ends(text)
    if first is None and last is not None:
        return _said("until", last, language)
    if last is None and first is not None:
        return _said("from" if text.endswith("..") else "from_unknown", first, language)
    assert first is not None and last is not None
    if edtf.is_set(text):
        return _one_of(text, first, last, language)
    return _words(first, language) if first == last else _from_to(first, last, language)


def behind(text: str, language: Language = ENGLISH) -> str:
    """The label as it stands behind a preposition, where that differs: “the 18 March” of French “from the 18 March”."""
    first, last = edtf.ends(text)
    return _words(first, language, of=True) if first is not None and first == last else label(text, language)


def weekday(minutes: int, language: Language = ENGLISH) -> str:
    """The weekday's name of a moment in minutes (see `edtf`)."""
    return language.weekdays[weekday_number(minutes)]


def weekday_number(minutes: int) -> int:
    """The weekday of a moment in minutes, 0 for Monday."""
    return (minutes // edtf.DAY) % 7


def _one_of(text: str, first: Point, last: Point, language: Language) -> str:
    if edtf.precision(text) == "week":
        return _said("week", first, language)
    phrase = "between_days" if first.day and last.day else "between"
    return language.say(phrase, range=_from_to(first, last, language, language.phrases[f"{phrase}_dash"]))


def _from_to(first: Point, last: Point, language: Language, dash: str = "") -> str:
    """“10–16 March 2025”, “28 February – 2 March 2025”: what both ends share is said once, at the end."""
    end = _words(last, language)
    plain = not first.qualifier and not last.qualifier and not first.hour and not last.hour
    if plain and first.day and last.day and first.year == last.year:
        if first.month == last.month:
            day = language.dates["day_number"].format(day=_day(first, language))
            return f"{day}{dash or '–'}{end}"
        return f"{_day_month(first, language)}{dash or ' – '}{end}"
    if plain and first.precision == last.precision == "month" and first.year == last.year:
        return f"{language.months_alone[int(first.month) - 1]}{dash or '–'}{end}"
    if first.hour and last.hour and first[4:7] == last[4:7]:
        return f"{_date(last, language)}, {_clock(first, with_zone=False)}{dash or '–'}{_clock(last)}"
    if plain and first.precision == last.precision == "year":
        return f"{_words(first, language)}{dash or '–'}{end}"
    return f"{_words(first, language)}{dash or ' – '}{end}"


def _said(phrase: str, point: Point, language: Language) -> str:
    return language.say(phrase, date=_words(point, language), of=_words(point, language, of=True))


def _words(point: Point, language: Language, *, of: bool = False) -> str:
    clock = f", {_clock(point)}" if point.hour else ""
    if not point.qualifier:
        return _date(point, language, of=of) + clock
    date, behind_it = (_date(point, language, of=one) + clock for one in (False, True))
    return language.say(_QUALIFIERS[point.qualifier], date=date, of=behind_it)


def _date(point: Point, language: Language, *, of: bool = False) -> str:
    dates = language.dates_of if of else language.dates
    if point.precision in ("century", "decade"):
        return _long(point, dates[point.precision])
    if point.month in ("", "XX"):
        return _year(point, dates["year"], dates)
    year = _year(point, dates["year_within"], dates)
    if int(point.month) > 12:
        return dates[_GROUPS[int(point.month)]].format(year=year)
    if point.day in ("", "XX"):
        months = language.months if of else language.months_alone
        return dates["month"].format(month=months[int(point.month) - 1], year=year)
    return dates["day"].format(day=_day(point, language), month=language.months[int(point.month) - 1], year=year)


def _day(point: Point, language: Language) -> str:
    return language.dates["first"] if int(point.day) == 1 else str(int(point.day))


def _day_month(point: Point, language: Language) -> str:
    return language.dates["day_month"].format(day=_day(point, language), month=language.months[int(point.month) - 1])


def _year(point: Point, pattern: str, dates: Mapping[str, str]) -> str:
    number = int(point.year)
    return dates["before_christ"].format(year=1 - number) if number < 1 else pattern.format(year=number)


def _long(point: Point, pattern: str) -> str:
    """A decade or a century."""
    year = point.year.replace("X", "0")
    number = int(year) // 100 + 1
    return pattern.format(year=year, last=int(year) + 9, n=number, ordinal=_ordinal(number), roman=_roman(number))


def _clock(point: Point, *, with_zone: bool = True) -> str:
    clock = f"{point.hour}:{point.minute or '00'}"
    if not with_zone or not point.zone:
        return clock
    return f"{clock} (UTC)" if point.zone == "Z" else f"{clock} (UTC{point.zone.replace('-', '−')})"


def _ordinal(number: int) -> str:
    tail = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


def _roman(number: int) -> str:
    """A century in Roman numerals; one before Christ as it is."""
    if number < 1:
        return str(number)
    found = ""
    for value, sign in _ROMAN:
        while number >= value:
            found, number = found + sign, number - value
    return found
