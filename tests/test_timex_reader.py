"""What a strict reader of random news found misread: sentences of our own with the same habits."""

import pytest

from timeline.extract import timexes

DCT = "2025-03-19"  # a Wednesday


def _last(text: str, dct: str = DCT) -> str | None:
    found = timexes.resolve(timexes.find(text), text, dct)
    return found[-1].timex3 if found else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The clerk could decide to put off the vote past Saturday.", "2025-03-22"),
        ("The changes are expected to be made over the weekend.", "2025-W12-WE"),
        ("The bill was initially supposed to get a vote on Monday.", "2025-03-17"),
        ("She is facing anger for her statement Monday that the mayor could close the port.", "2025-03-17"),
        ("The row began as the mayor prepares to fly to Oslo on Friday.", "2025-03-21"),
        ("He may be charged, judging from the memo in the harbour case on Monday.", "2025-03-17"),
        ("The mayor was hoping for another outcome in the city's vote Tuesday.", "2025-03-18"),
        ("He issued the final ruling on Monday, after tentatively ruling in June that the port was safe.", "2024-06"),
        ("They urged him to make peace, but even last summer, Lee told the paper that he was wrong.", "2024-SU"),
        ("Next Tuesday, the mayor — who comes back Sunday from the coast — will speak.", "2025-03-23"),
    ],
)
def test_the_side_on_which_the_words_around_put_a_date(text: str, value: str) -> None:
    assert _last(text) == value


@pytest.mark.parametrize(
    ("text", "dct", "value"),
    [
        ("It gives her an opening, with Election Day only four months away.", "2012-07-06", "2012-11-06"),
        ("About ten weeks were left until Election Day, she said.", "2016-08-28", "2016-11-08"),
        ("She was beaten on Election Day last year.", "2012-07-06", "2011-11-08"),
    ],
)
def test_election_day_is_the_federal_one_of_an_even_year(text: str, dct: str, value: str) -> None:
    found = timexes.resolve(timexes.find(text), text, dct)
    assert value in [one.timex3 for one in found]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They took two towns before midnight, and won.", "2025-03-18T24:00"),
        ("They will strike at midnight.", "2025-03-19T24:00"),
        ("Crowds shut the road Monday night.\n\nThe police wrote around 10 p.m. that it was open.", "2025-03-17T22:00"),
        ("Crowds shut the road Monday night.\n\nThe police wrote around 8 a.m. that it was open.", "2025-03-19T08:00"),
        ("“We left last night,” she said.\n\nAt a meeting earlier in the afternoon, she wept.", "2025-03-19TAF"),
    ],
)
def test_hours_that_are_over_and_hours_of_a_night_just_told_of(text: str, value: str) -> None:
    assert _last(text) == value


def test_a_month_that_leans_on_a_year_named_draws_no_later_month_with_it() -> None:
    text = "Her standing rose from May 2015 to that September. She was in 1 percent of clips the week of March 3."
    assert _last(text) == "2025-W10"


def test_this_summer_ends_a_stretch_of_earlier_years() -> None:
    text = "It fell in May 2015. In June, it fell again. In July, it rose. It is high this winter. In March, it fell."
    assert _last(text) == "2025-03"
