"""Dates in words, as readers see them."""

import pytest
from hypothesis import given
from nouns import dates

from timeline.core import edtf, labels

LABELS = [
    ("2025-03-18", "18 March 2025"),
    ("2025-03-18T22:00", "18 March 2025, 22:00"),
    ("2025-03-18T22", "18 March 2025, 22:00"),
    ("2025-03-18T22:05Z", "18 March 2025, 22:05 (UTC)"),
    ("2025-03-18T22:05-03:00", "18 March 2025, 22:05 (UTC−03:00)"),
    ("2025-03", "March 2025"),
    ("2025", "2025"),
    ("0850", "850"),
    ("0000", "1 BC"),
    ("-0043-03-15", "15 March 44 BC"),
    ("2025-21", "spring 2025"),
    ("2025-34", "second quarter of 2025"),
    ("2025-40", "first half of 2025"),
    ("193X", "the 1930s"),
    ("19XX", "the 20th century"),
    ("20XX", "the 21st century"),
    ("2025-XX", "2025"),
    ("2025-03-XX", "March 2025"),
    ("2025-03~", "about March 2025"),
    ("2025?", "2025 (uncertain)"),
    ("2025-03-18%", "about 18 March 2025 (uncertain)"),
    ("2025-03-10/2025-03-16", "10–16 March 2025"),
    ("2025-02-28/2025-03-02", "28 February – 2 March 2025"),
    ("2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025"),
    ("2025-03/2025-05", "March–May 2025"),
    ("2024-11/2025-02", "November 2024 – February 2025"),
    ("2022/2025", "2022–2025"),
    ("2022/..", "from 2022"),
    ("2022/", "from 2022, end unknown"),
    ("../2022-03", "until March 2022"),
    ("2025-03-18T20:00/2025-03-18T22:00", "18 March 2025, 20:00–22:00"),
    ("2025-03-18T20:00Z/2025-03-18T22:00Z", "18 March 2025, 20:00–22:00 (UTC)"),
    ("2025-03-18T20:00/2025-03-19T02:00", "18 March 2025, 20:00 – 19 March 2025, 02:00"),
    ("2025-03~/2025-05", "about March 2025 – May 2025"),
    ("[2025-03-10..2025-03-16]", "in the week of 10 March 2025"),
    ("[2025-03-10..2025-03-12]", "between 10 and 12 March 2025"),
    ("[2025-02-27..2025-03-02]", "between 27 February and 2 March 2025"),
    ("2025-03-18/2025-03-18", "18 March 2025"),
]


@pytest.mark.parametrize(("text", "label"), LABELS)
def test_a_date_in_words(text, label):
    assert labels.label(text) == label


@given(dates)
def test_every_date_has_a_label_that_shows_none_of_its_code(text):
    label = labels.label(text)
    assert label
    assert not set(label) & set("~?%[]/X")


def test_weekdays():
    assert labels.weekday(edtf.bounds("2025-03-18").start) == "Tuesday"
    assert labels.weekday(edtf.bounds("-0043-03-15").start) == "Friday"  # proleptic Gregorian
