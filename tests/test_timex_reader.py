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


@pytest.mark.parametrize(
    ("text", "dct", "value"),
    [
        ("Her speech at the hall on Tuesday night will be remembered.", "2019-07-31", "2019-07-30TNI"),
        ("She wept when the minister left for the coast ahead of his Tuesday meeting.", "2018-06-10", "2018-06-12"),
        ("She claimed to have sent her request on Saturday.", "2014-10-07", "2014-10-04"),
        ("Few have paid to ensure that their policies take effect on Wednesday.", "2013-12-31", "2014-01-01"),
        ("The virus appeared to have spread there in January.", "2020-04-23", "2020-01"),
        ("The mayor agreed to the meeting on an impulse in March.", "2018-06-02", "2018-03"),
        ("He told them of her decision to skip the fair in August.", "2015-05-16", "2015-08"),
        ("Her decision to end the inquiry on Friday was welcome.", "2019-03-24", "2019-03-22"),
        ("The district decided to close its schools on Monday.", "2014-11-23", "2014-11-24"),
        ("They have set a late June deadline.", "2015-03-21", "2015-06"),
        ("The talks failed before a Jan. 1 deadline.", "2012-12-18", "2013-01-01"),
        ("Having failed in 2010, Mayor Lee on Monday will sign the new rules.", "2014-06-01", "2014-06-02"),
        ("It told of charges to be announced as early as Monday.", "2017-10-28", "2017-10-30"),
        ("The talks would start again when the new house is seated on Thursday.", "2013-01-01", "2013-01-03"),
        ("They are to return at 2 p.m. Sunday. However, a vote Sunday was not listed.", "2012-12-29", "2012-12-30"),
        ('On Wednesday, a clerk said, "If we can mend it, we will."', "2013-11-14", "2013-11-13"),
        ("In a talk with the press on Thursday, a clerk would not say what it would cost.", "2013-06-14", "2013-06-13"),
        ("It had no effect on the way people voted last November.", "2016-12-26", "2016-11"),
        ("Voters have a clear choice in November.", "2013-07-29", "2013-11"),
        ("He lied about a call which took place in December.", "2017-12-01", "2016-12"),
        ("He said so in a note sent to the paper this weekend.", "2017-01-31", "2017-W04-WE"),
        ("They have changed the calendar so the fall semester will end early.", "2020-05-23", "2020-FA"),
        ("They open again in the fall. Bringing them together in the fall has raised fears.", "2020-05-23", "2020-FA"),
        (
            "They will sit on each day of the trial, likely until either 5 p.m. or 6 p.m., aides say.",
            "2020-01-14",
            None,
        ),
        ("It was over by noon that day.", "2014-01-10", None),
        ("This January 2005 photo shows her.", "2017-01-14", "2005-01"),
    ],
)
def test_habits_of_plans_hours_and_seasons(text: str, dct: str, value: str | None) -> None:
    assert _last(text, dct) == value


FILLER = "The harbour was quiet, and nobody came to the old hall where the nets are dried. " * 14


@pytest.mark.parametrize(
    ("lead", "value"),
    [
        ("The queen's coffin left the hall Thursday after a day of mourning. ", "2025-03-20"),
        ("The queen's coffin left the hall Tuesday after lying there since Thursday. ", "2025-03-13"),
        ("The islands chose their own flag last Thursday, but few voted. ", "2025-03-13"),
    ],
)
def test_the_first_weekday_of_an_article_is_not_of_a_week_ago(lead: str, value: str) -> None:
    found = timexes.resolve(timexes.find(lead + FILLER), lead + FILLER, DCT)
    assert [one.timex3 for one in found if "Thursday" in one.words] == [value]


@pytest.mark.parametrize(
    ("text", "dct", "value"),
    [
        ("The doctor wrote so in a December 4 letter to nobody.", "2016-08-27", "2015-12-04"),
        ("The mayor planned to deliver remarks on Thursday on the matter.", "2020-03-11", "2020-03-12"),
        ("She again refused to answer them in March.", "2014-05-07", "2014-03"),
        ("Claims soared in early April as the ports closed.", "2020-04-09", "2020-04"),
        ("It means passing her in pledged delegates in June.", "2016-04-23", "2016-06"),
        ("He said so last year, on July 22.", "2013-04-03", "2012-07-22"),
        ("She'll give a harbour-focused speech there Tuesday.", "2012-07-23", "2012-07-24"),
        ("They will appear in court on charges of obstructing a May meeting.", "2019-11-10", "2019-05"),
        ("They seek an accord to avoid a strike on January 15.", "2013-12-13", "2014-01-15"),
        ("She was arrested on January 15.", "2013-12-13", "2013-01-15"),
        ("She claimed the Sunday after the attack that nobody knew.", "2012-10-12", None),
        ("Following Wednesday night's vote, it goes to the court.", "2014-05-08", "2014-05-07TNI"),
        ("Critics mocked the mayor's plan to cut the force on Tuesday.", "2020-05-06", "2020-05-05"),
        ("They wrote that Wednesday night, after the rain had come.", "2013-03-14", "2013-03-13TNI"),
        ("On Tuesday, as expected, the mayor won.", "2020-02-12", "2020-02-11"),
        ("On Sunday, they wound up in the same pew.", "2016-02-16", "2016-02-14"),
        ("She was appointed a year ago Thursday.", "2018-05-16", "2017-05-17"),
    ],
)
def test_further_habits(text: str, dct: str, value: str | None) -> None:
    assert _last(text, dct) == value


@pytest.mark.parametrize("text", ["Shares that fall around 20% tend to rise.", "One Saturday, she watched the floor."])
def test_a_verb_and_a_day_that_is_any_are_no_dates(text: str) -> None:
    assert timexes.find(text) == ()


@pytest.mark.parametrize(
    ("text", "dct", "value"),
    [
        ("She wept on the coast last week.", "2019-04-07", "2019-W14"),  # a Sunday
        ("They will vote on it this week.", "2019-04-07", "2019-W15"),
        ("They voted on it this week.", "2019-04-07", "2019-W14"),
        ("She wept on the coast last week.", "2019-04-06", "2019-W13"),
        ("She also met the clerks this past week.", "2016-11-19", "2016-W46"),
        ("She also met the clerks this past week.", "2016-11-15", "2016-W45"),
        ("This past year has been hard on them.", "2018-10-24", "P1Y"),
        ("It was set up in 2019. Now, 18 years later, it is empty.", "2019-06-18", "PRESENT_REF"),
        ("They hide their votes in the fall's election.", "2020-04-04", "2020-FA"),
        ("They set up a hearing on the merits in the fall.", "2017-06-26", "2017-FA"),
        ("The port had seen gains in the winter.", "2012-06-01", "2011-WI"),
        ("“Today's ruling protects us,” she wrote.", "2014-02-12", "2014-02-12"),
        ("They clap every Friday evening at 7 p.m. on the coast.", "2020-04-07", None),
        ("Members can use the hall from 10 a.m. to 4 p.m. instead.", "2015-08-22", None),
        ("They sleep at 11:00 o'clock in the evening.", "2018-04-24", "2018-04-24T23:00"),
        ("It agreed to an accord, an agreement to buy the bank in January.", "1989-11-02", "1990-01"),
        (
            "It rose in the third quarter. In nine months it won 3 million, against 2 million a year earlier.",
            "1989-11-02",
            "1988",
        ),
    ],
)
def test_weeks_told_on_their_last_day_hours_of_no_day_and_figures_of_months(
    text: str, dct: str, value: str | None
) -> None:
    assert _last(text, dct) == value


@pytest.mark.parametrize(
    "text",
    [
        "She told it to Today host Ann Lee.",
        "They spoke on KBX's Today with calm.",
        "It was a Saturday night massacre of jobs.",
    ],
)
def test_shows_and_massacres_are_no_days(text: str) -> None:
    assert timexes.find(text) == ()


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Claims rose in the week ended July 6.", "[2013-06-30..2013-07-06]"),
        ("Rents for w/e 7 July rose.", "[2013-07-01..2013-07-07]"),
        ("Sales fell in the week starting July 3.", "[2013-07-03..2013-07-09]"),
        ("Sales fell in the week of July 3.", "[2013-07-01..2013-07-07]"),
    ],
)
def test_a_week_ends_or_begins_with_the_day_that_is_told(text, days):
    found = timexes.resolve(timexes.find(text), text, "2013-07-11")
    assert found[-1].value == days
