"""Feasts that follow the moon: from the tables of the `holidays` library, or computed where it has none.

The Jewish calendar is exact arithmetic. Beyond the tables the Islamic one, by its arithmetic form, and Indian feasts,
by the phases of the moon (Meeus, Astronomical Algorithms, chapter 49), can be a day off: such days are not sure.
"""

import importlib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from math import radians, sin
from typing import NamedTuple

_TABLES: Mapping[str, tuple[str, str, str]] = {  # module and class of `holidays.calendars`, and the method
    "chinese-new-year": ("chinese", "_ChineseLunisolar", "lunar_new_year_date"),
    "mid-autumn": ("chinese", "_ChineseLunisolar", "mid_autumn_date"),
    "diwali": ("hindu", "_HinduLunisolar", "diwali_india_date"),
    "holi": ("hindu", "_HinduLunisolar", "holi_date"),
    "vesak": ("buddhist", "_BuddhistLunisolar", "vesak_date"),
    "eid-al-fitr": ("islamic", "_IslamicLunar", "eid_al_fitr_dates"),
    "eid-al-adha": ("islamic", "_IslamicLunar", "eid_al_adha_dates"),
    "ramadan": ("islamic", "_IslamicLunar", "ramadan_beginning_dates"),
    "ashura": ("islamic", "_IslamicLunar", "ashura_dates"),
    "mawlid": ("islamic", "_IslamicLunar", "mawlid_dates"),
}
_ISLAMIC = {"eid-al-fitr": (10, 1), "eid-al-adha": (12, 10), "ramadan": (9, 1), "ashura": (1, 10), "mawlid": (3, 12)}
_MOONS = {  # phase (0 new, 2 full), first day on which it can fall in 1900, hours from UTC, hour at which the day turns
    "chinese-new-year": (0, (1, 21), 8.0, 0.0),
    "diwali": (0, (10, 16), 5.5, 17.6),
    "holi": (2, (2, 27), 5.5, -6.0),
}
_NAMES = ("rosh-hashanah", "yom-kippur", "sukkot", "hanukkah", "passover", "purim", "shavuot")


class Feast(NamedTuple):
    """The day of a feast, and whether it is sure or may be a day off."""

    day: date
    sure: bool


@lru_cache(maxsize=2048)
def days_of(name: str, year: int) -> tuple[Feast, ...]:
    """The days of a feast in a year from 1583 to 2200, mostly one (of Islamic feasts two in some years, or none)."""
    if name in _NAMES:
        return (Feast(_jewish(name, year), True),)
    if listed := _listed(name, year):
        return listed
    if name in _ISLAMIC:
        return _islamic(name, year)
    return (_by_moon(name, year),) if name in _MOONS else ()


def _listed(name: str, year: int) -> tuple[Feast, ...]:
    module, kind, method = _TABLES[name]
    calendar = getattr(importlib.import_module(f"holidays.calendars.{module}"), kind)()
    found = getattr(calendar, method)(year)
    pairs = [found] if isinstance(found, tuple) else list(found)
    return tuple(Feast(day, True) for day, _ in pairs if day is not None and day.year == year)


# ---- the Jewish calendar: exact arithmetic


def _jewish(name: str, year: int) -> date:
    autumn = _new_year(year + 3761)
    length = _new_year(year + 3762) - autumn
    days = {
        "rosh-hashanah": autumn,
        "yom-kippur": autumn + 9,
        "sukkot": autumn + 14,
        "hanukkah": autumn + 83 + (length in (355, 385)),
        "passover": autumn - 163,
        "purim": autumn - 193,
        "shavuot": autumn - 113,
    }
    return date.fromordinal(days[name])


def _new_year(year: int) -> int:
    """The ordinal of 1 Tishri, put off where a year would else be too long or too short."""
    before, here, after = (_molad_day(year + by) for by in (-1, 0, 1))
    return here - 1_373_427 + (2 if after - here == 356 else here - before == 382)


def _molad_day(year: int) -> int:
    months = (235 * year - 234) // 19
    day = 29 * months + (12_084 + 13_753 * months) // 25_920
    return day + ((3 * (day + 1)) % 7 < 3)


# ---- the Islamic calendar: its arithmetic form, a day off at most times


def _islamic(name: str, year: int) -> tuple[Feast, ...]:
    month, day = _ISLAMIC[name]
    first = int((year - 622) * 33 / 32)
    found = (
        date.fromordinal(day + 29 * (month - 1) + month // 2 + 354 * (lunar - 1) + (3 + 11 * lunar) // 30 + 227_014)
        for lunar in range(first - 1, first + 3)
    )
    return tuple(Feast(one, False) for one in found if one.year == year)


# ---- feasts at a new or full moon


def _by_moon(name: str, year: int) -> Feast:
    phase, (month, day), zone, turn = _MOONS[name]
    local = timedelta(hours=zone - turn)
    first = datetime(year, month, day) + timedelta(days=(year - 1900) // 71)  # the seasons drift by a day in 71 years
    return Feast((_moon_after(first - local, phase) + local).date(), False)


def _moon_after(start: datetime, phase: int) -> datetime:
    """The first new (0) or full (2) moon from a moment on, UTC, to some minutes."""
    number = round((start.year + start.timetuple().tm_yday / 365.25 - 2000) * 12.3685) - 2
    while (found := _moon(number + phase / 4)) < start:
        number += 1
    return found


def _moon(number: float) -> datetime:
    """The moment of a moon, counted from the new moon of January 2000; whole numbers are new, halves full."""
    century = number / 1236.85
    sun = radians(2.5534 + 29.10535670 * number - 0.0000014 * century**2)
    moon = radians(201.5643 + 385.81693528 * number + 0.0107582 * century**2)
    node = radians(160.7108 + 390.67050284 * number - 0.0016118 * century**2)
    drift = 1 - 0.002516 * century
    whole = number == int(number)
    day = 5.09766 + 29.530588861 * number + 0.00015437 * century**2  # from 2000-01-01T12:00
    day += (-0.40720 if whole else -0.40614) * sin(moon) + (0.17241 if whole else 0.17302) * drift * sin(sun)
    day += (0.01608 if whole else 0.01614) * sin(2 * moon) + (0.01039 if whole else 0.01043) * sin(2 * node)
    day += (0.00739 if whole else 0.00734) * drift * sin(moon - sun) - 0.00514 * drift * sin(moon + sun)
    return datetime(2000, 1, 1, 12) + timedelta(days=day)
