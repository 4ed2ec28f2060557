"""What a date text means: bounds, precision, and what is no date at all."""

from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.core import edtf
from timeline.core.errors import BadDate

# text, first moment, the moment after the last, precision
READ = [
    # days and parts of them
    ("2025-03-18", "2025-03-18T00:00", "2025-03-19T00:00", "day"),
    ("2024-02-29", "2024-02-29T00:00", "2024-03-01T00:00", "day"),
    ("2025-03-18T22", "2025-03-18T22:00", "2025-03-18T23:00", "hour"),
    ("2025-03-18T22:00", "2025-03-18T22:00", "2025-03-18T22:01", "minute"),
    ("2025-03-18T23:59:59", "2025-03-18T23:59", "2025-03-19T00:00", "minute"),
    ("2025-03-18T22:00Z", "2025-03-18T22:00", "2025-03-18T22:01", "minute"),
    ("2025-03-18T22:00+05:30", "2025-03-18T22:00", "2025-03-18T22:01", "minute"),
    # months, years and what lies between
    ("2025-03", "2025-03-01T00:00", "2025-04-01T00:00", "month"),
    ("2025-12", "2025-12-01T00:00", "2026-01-01T00:00", "month"),
    ("2025", "2025-01-01T00:00", "2026-01-01T00:00", "year"),
    ("2025-21", "2025-03-01T00:00", "2025-06-01T00:00", "season"),
    ("2025-24", "2025-12-01T00:00", "2026-03-01T00:00", "season"),
    ("2025-33", "2025-01-01T00:00", "2025-04-01T00:00", "quarter"),
    ("2025-36", "2025-10-01T00:00", "2026-01-01T00:00", "quarter"),
    ("2025-40", "2025-01-01T00:00", "2025-07-01T00:00", "half"),
    ("2025-41", "2025-07-01T00:00", "2026-01-01T00:00", "half"),
    # unspecified digits
    ("193X", "1930-01-01T00:00", "1940-01-01T00:00", "decade"),
    ("19XX", "1900-01-01T00:00", "2000-01-01T00:00", "century"),
    ("2025-XX", "2025-01-01T00:00", "2026-01-01T00:00", "year"),
    ("2025-XX-XX", "2025-01-01T00:00", "2026-01-01T00:00", "year"),
    ("2025-03-XX", "2025-03-01T00:00", "2025-04-01T00:00", "month"),
    # before our era; the year 0 is 1 BC
    ("0000", "0000-01-01T00:00", "0001-01-01T00:00", "year"),
    ("-0043-03-15", "-0043-03-15T00:00", "-0043-03-16T00:00", "day"),
    ("-004X", "-0049-01-01T00:00", "-0039-01-01T00:00", "decade"),
    ("9999", "9999-01-01T00:00", "10000-01-01T00:00", "year"),
    # qualifiers change no bounds
    ("2025-03~", "2025-03-01T00:00", "2025-04-01T00:00", "month"),
    ("2025?", "2025-01-01T00:00", "2026-01-01T00:00", "year"),
    ("2025-03-18%", "2025-03-18T00:00", "2025-03-19T00:00", "day"),
    # intervals and sets
    ("2025-03-10/2025-03-16", "2025-03-10T00:00", "2025-03-17T00:00", "day"),
    ("2025-03-10/2025-04", "2025-03-10T00:00", "2025-05-01T00:00", "month"),
    ("2025-03/..", "2025-03-01T00:00", None, "month"),
    ("2025-03/", "2025-03-01T00:00", None, "month"),
    ("../2025-03", None, "2025-04-01T00:00", "month"),
    ("[2025-03-10..2025-03-16]", "2025-03-10T00:00", "2025-03-17T00:00", "week"),
    ("[2025-03-10..2025-03-11]", "2025-03-10T00:00", "2025-03-12T00:00", "days"),
    ("[2025-03-10..2025-03-10]", "2025-03-10T00:00", "2025-03-11T00:00", "day"),
]


@pytest.mark.parametrize(("text", "start", "end", "precision"), READ)
def test_a_date_has_bounds_and_a_precision(text, start, end, precision):
    bounds = edtf.bounds(text)
    assert tuple(None if moment is None else edtf.iso(moment) for moment in bounds) == (start, end)
    assert edtf.precision(text) == precision
    assert edtf.check(text) == text


NO_DATES = [
    "",
    "soon",
    "18 March 2025",
    "2025-3-18",
    "2025-02-29",
    "2025-13",
    "2025-20",
    "2025-25",
    "2025-21-05",
    "2025-00",
    "2025-03-32",
    "2025-XX-18",
    "193X-05",
    "25",
    "2025-03-18T24:00",
    "2025-03-18T22:60",
    "2025-03T22:00",
    "2025-03-18 22:00",
    "/",
    "..",
    "../..",
    "[..]",
    "2025/2026/2027",
    "2025-03-18\n",
    "２０２５",
    "2025" * 20,
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused_in_a_sentence(text):
    with pytest.raises(BadDate, match=r"write 2025, 2025-03"):
        edtf.check(text)


@pytest.mark.parametrize("text", ["2025-03-16/2025-03-10", "[2025-03-16..2025-03-10]", "2026/2025-12"])
def test_an_interval_may_not_end_before_it_begins(text):
    with pytest.raises(BadDate, match="ends before it begins"):
        edtf.check(text)


@pytest.mark.parametrize("zone", ["+99:99", "-15:00", "+02:60"])
def test_no_clock_is_so_far_from_utc(zone):
    with pytest.raises(BadDate):
        edtf.check(f"2025-03-18T22:00{zone}")
    assert edtf.check("2025-03-18T22:00+14:00")


def test_a_date_is_a_text():
    with pytest.raises(BadDate):
        edtf.bounds(2025)


@given(st.text(max_size=70))
def test_any_text_is_a_date_or_a_bad_date(text):
    with suppress(BadDate):
        assert edtf.precision(edtf.check(text))


@given(st.dates())
def test_every_day_of_the_calendar_lasts_one_day(day):
    start, end = edtf.bounds(day.isoformat())
    assert (start, end) == (edtf.moment(day), edtf.moment(day) + edtf.DAY)
    assert edtf.day_of(start) == day.isoformat()


@given(st.datetimes())
def test_a_moment_is_the_minute_of_a_datetime(time):
    whole = time.replace(second=0, microsecond=0)
    assert edtf.iso(edtf.moment(whole)) == whole.isoformat(timespec="minutes")


@given(st.integers(-9999, 9998))
def test_years_follow_each_other_without_a_gap(year):
    def text(number):
        return f"-{-number:04d}" if number < 0 else f"{number:04d}"

    assert edtf.bounds(text(year)).end == edtf.bounds(text(year + 1)).start


def test_a_moment_counts_from_the_first_of_january_of_the_year_one():
    assert edtf.moment(date(1, 1, 1)) == 0
    assert edtf.moment(datetime(1, 1, 2, 3, 4)) == edtf.DAY + 3 * 60 + 4
    assert edtf.moment(date(2025, 3, 19)) - edtf.moment(date(2025, 3, 18)) == timedelta(days=1).total_seconds() / 60


QUALITIES = [
    ("2025-03-10/2025-03-16", True, False, False),
    ("[2025-03-10..2025-03-16]", False, True, False),
    ("2025-03~", False, False, True),
    ("2025?/2026", True, False, True),
    ("2025-03-18", False, False, False),
]


@pytest.mark.parametrize(("text", "interval", "is_set", "approximate"), QUALITIES)
def test_a_value_says_what_it_is(text, interval, is_set, approximate):
    assert (edtf.is_interval(text), edtf.is_set(text), edtf.is_approximate(text)) == (interval, is_set, approximate)
