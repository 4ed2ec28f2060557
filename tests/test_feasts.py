"""Feast days: every one that words.toml names, in any year from 1900 to 2100."""

import subprocess
import sys

import pytest

from timeline.extract import rulebook, timexes
from timeline.extract.timexes import feasts

FEASTS = dict(rulebook.words()["holiday"].words)


@pytest.mark.parametrize("name", FEASTS)
def test_a_feast_is_resolved_in_any_year(name):
    days = {year: feasts.days_of(FEASTS[name], year) for year in range(1901, 2101)}
    assert [year for year, found in days.items() if not found and "/" not in FEASTS[name]] == []
    assert all(one.day.year == year for year, found in days.items() for one in found)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Easter 1943", "1943-04-25"),
        ("Easter 2038", "2038-04-25"),
        ("Orthodox Easter 2024", "2024-05-05"),
        ("Good Friday 1998", "1998-04-10"),
        ("Thanksgiving 1963", "1963-11-28"),
        ("Black Friday 2019", "2019-11-29"),
        ("Memorial Day 1971", "1971-05-31"),
        ("Labor Day 2001", "2001-09-03"),
        ("Election Day 2016", "2016-11-08"),
        ("Victory Day 2015", "2015-05-09"),
        ("Chinese New Year 2025", "2025-01-29"),
        ("Chinese New Year 1968", "1968-01-30"),
        ("Chinese New Year 1900", "1900-01-31~"),
        ("Diwali 2023", "2023-11-12"),
        ("Diwali 1950", "1950-11-09~"),
        ("Holi 2024", "2024-03-25"),
        ("Eid al-Fitr 2024", "2024-04-10"),
        ("Eid al-Adha 2015", "2015-09-23"),
        ("the start of Ramadan 2024", "2024-03-11"),
        ("Yom Kippur 1973", "1973-10-06"),
        ("Rosh Hashanah 1900", "1900-09-24"),
        ("Passover 2025", "2025-04-13"),
        ("Hanukkah 2019", "2019-12-23"),
        ("Christmas Day 1066", "1066-12-25"),
    ],
)
def test_a_feast_of_a_year(words, expected):
    text = f"They met on {words}."
    assert [one.value for one in timexes.resolve(timexes.find(text), text, None)] == [expected]


def test_a_day_by_the_moon_says_that_it_may_be_a_day_off():
    text = "They met on Diwali 1950."
    assert "by the moon, perhaps a day off" in timexes.resolve(timexes.find(text), text, None)[0].steps


@pytest.mark.parametrize(("dct", "expected"), [("2000-01-20", "2000-01-08"), ("2000-12-30", "2000-12-27")])
def test_of_two_feasts_in_a_year_the_last_one_counts(dct, expected):
    text = "They met on Eid al-Fitr."
    assert timexes.resolve(timexes.find(text), text, dct)[0].value == expected


def test_the_calendars_are_loaded_only_where_a_feast_needs_them():
    program = (
        "import sys; from timeline.extract import timexes; text = 'They met on Easter Monday, May 3 and Yom Kippur.'; "
        "timexes.resolve(timexes.find(text), text, '2025-03-19'); sys.exit('holidays' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-W", "error", "-c", program], check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "dct", "day"),
    [
        ("The letter of Inauguration Day is known.", "2018-02-13", "2017-01-20"),
        ("Crowds will come on Inauguration Day.", "2020-12-01", "2021-01-20"),
    ],
)
def test_inauguration_day_is_of_every_fourth_year(text: str, dct: str, day: str) -> None:
    assert [one.timex3 for one in timexes.resolve(timexes.find(text), text, dct)] == [day]
