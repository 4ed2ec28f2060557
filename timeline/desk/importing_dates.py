"""Dates as spreadsheets write them by themselves: some can be mended, some mean two days and are asked back."""

import re
from datetime import date, timedelta
from typing import Final

from timeline.core.errors import BadDate
from timeline.core.labels import label

_MIDNIGHT: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?: 00:00(?::00(?:\.0+)?)?|T00:00:00(?:\.0+)?)")
_SECONDS: Final = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d):\d\d(?:\.\d+)?")
_SLASHED: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{2}|\d{4})")
_SHORT: Final = re.compile(r"(\d{1,2}-)?[A-Za-z]{3}-\d{2}")
_SERIAL: Final = re.compile(r"\d{5}(?:\.\d+)?")
_FIRST: Final = date(1899, 12, 30)  # day 0 of a spreadsheet


def mended(text: str) -> str:
    """A date without the midnight and the seconds that a spreadsheet added."""
    text = text.strip()
    if found := _MIDNIGHT.fullmatch(text):
        return found[1]
    if found := _SECONDS.fullmatch(text):
        return f"{found[1]}T{found[2]}"
    return text


def doubtful(text: str) -> str:
    """Why a date of a file may mean another day than it seems to, and what to write; “” where it is plain."""
    text = text.strip()
    if found := _SLASHED.fullmatch(text):
        return _two_ways(text, int(found[1]), int(found[3]), found[4])
    if _SHORT.fullmatch(text):
        return f"“{text}” has a year of two digits: write 18 March 2025, or 2025-03-18."
    if _SERIAL.fullmatch(text):
        day = _FIRST + timedelta(days=int(float(text)))
        return f"“{text}” looks like a spreadsheet's number for {label(day.isoformat())}: format the column as a date."
    return ""


def _two_ways(text: str, one: int, other: int, year: str) -> str:
    if len(year) == 2:
        return f"“{text}” has a year of two digits: write 18 March 2025, or 2025-03-18."
    ways = [_day(year, *pair) for pair in ((other, one), (one, other))]
    days = list(dict.fromkeys(way for way in ways if way))
    if len(days) == 2:
        return f"“{text}” may be {label(days[0])} or {label(days[1])}: write {days[0]} or {days[1]}."
    return ""


def _day(year: str, month: int, day: int) -> str:
    try:
        return date(int(year), month, day).isoformat()
    except (ValueError, BadDate):
        return ""
