"""Dates in news that tells of other times: flashbacks, undated texts, plans."""

import pytest

from timeline.extract import timexes

INQUIRY = (
    "The director was sentenced yesterday. The affair began in March 2016, when the council lent the club a sum. "
    "The gap in the books was found in February 2018. Two months later the leader lost a vote; he resigned the next"
    " morning. On the last day of April, the offices were searched, and on May 2 the director was arrested. The "
    "following day the council changed hands. He was not charged until January 11 this year. He appeared in court "
    "on February 4."
)
UNDATED = (
    "The findings, published on Wednesday 13 March 2024, blame the owner. The next day he resigned. The men went "
    "down on 15 August last year. The inquiry opened on 4 September and will end by the end of June. A claim was "
    "filed last month."
)


def _values(text: str, dct: str | None) -> dict[str, str | None]:
    return {one.words: one.timex3 for one in timexes.resolve(timexes.find(text), text, dct)}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Two months later", "2018-04"),
        ("the next morning", None),
        ("the last day of April", "2018-04-30"),
        ("May 2", "2018-05-02"),
        ("The following day", "2018-05-03"),
        ("January 11 this year", "2019-01-11"),
        ("February 4", "2019-02-04"),
    ],
)
def test_a_flashback_keeps_its_year(words: str, value: str | None) -> None:
    assert _values(INQUIRY, "2019-11-09")[words] == value


def test_a_year_named_in_passing_is_no_flashback() -> None:
    text = "The truce of August 1988 held. The minister condemned the attack on Aug. 2, and flew home on Monday."
    assert _values(text, "1990-08-15")["Aug. 2"] == "1990-08-02"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("15 August last year", "2023-08-15"),
        ("4 September", "2023-09-04"),
        ("the end of June", "2024-06"),
        ("last month", None),
    ],
)
def test_an_undated_text_counts_years_from_its_latest_date_and_nothing_finer(words: str, value: str | None) -> None:
    assert _values(UNDATED, None)[words] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The union has called a rally for Wednesday evening.", "2025-03-19TEV"),
        ("A mediator has invited both sides to the capital on Friday.", "2025-03-21"),
        ("He announced that the envoy would travel north on Thursday.", "2025-03-20"),
        ("The court has scheduled a hearing on Friday.", "2025-03-21"),
        ("A memorial planned for Saturday was cancelled.", "2025-03-15"),
        ("They knew nothing until Monday, when the letter arrived.", "2025-03-17"),
        ("They hoped to get round Tuesday's ruling and would appeal Tuesday's ruling.", "2025-03-18"),
        ("Neither side had sat down before Monday.", "2025-03-17"),
        ("City won 3-1 on Saturday.", "2025-03-15"),
        ("On Thursday, the state's primary could end it.", "2025-03-20"),
        ("After long talks on Monday, leaders agreed to the demand.", "2025-03-17"),
        ("The mayor on Monday urged the council to take action.", "2025-03-17"),
        ("The plant did not report the leak until late January.", "2025-01"),
        ("She waited until Monday to file it.", "2025-03-17"),
        ("The judge gave the ministry until Friday to answer.", "2025-03-21"),
        ("The journal published first reports as early as December.", "2024-12"),
        ("Friday is a holiday in the south.", "2025-03-21"),
        ("He faced calls to cancel the November recess.", "2024-11"),
        ("He would not hear of cancelling the May recess, and was strongly opposed to it.", "2025-05"),
        ("Scheduled for Veterans Day, November 11, the parade was to cost more.", "2025-11-11"),
    ],
)
def test_the_verb_tells_a_plan_from_a_report(text: str, value: str) -> None:
    assert timexes.resolve(timexes.find(text), text, "2025-03-19")[-1].timex3 == value


def test_in_december_january_is_the_one_of_this_year() -> None:
    text = "In a statement to a site in January, Lange said so."
    assert _values(text, "2018-12-17")["January"] == "2018-01"


def test_a_far_day_is_no_day_of_a_quotation() -> None:
    text = "Asked if it could come as early as Friday, the spokesman replied that he added: “Not tomorrow.”"
    assert _values(text, "2015-02-05")["tomorrow"] == "2015-02-06"


def test_a_week_later_than_a_month_is_not_told() -> None:
    text = "The group came to prominence in August 2014. Two weeks later, it released a video."
    assert _values(text, "2015-11-14")["Two weeks later"] is None


def test_news_with_a_look_at_history_stays_news() -> None:
    text = (
        "A paper reported Friday that she went to a school founded in 1970. In 1969 the court had ordered the schools "
        "to open; others date from 1970 and 1975, and she left in 1977. On Nov. 11 she appeared in a video. The vote "
        "takes place Nov. 27. A post this week showed her, and the school now has a new name."
    )
    assert _values(text, "2018-11-24")["Nov. 11"] == "2018-11-11"


def test_last_month_is_ours_in_a_narrative_too() -> None:
    text = "It was founded in 1950. In 1962 it grew, in 1971 it split, in 1985 it shrank. Last month it was closed."
    assert _values(text, "2018-11-24")["Last month"] == "2018-10"


@pytest.mark.parametrize("words", ["May 6", "last month"])
def test_in_undated_news_a_year_told_in_another_sentence_dates_nothing(words: str) -> None:
    text = (
        "The women vanished between 2002 and 2004. They fled on May 6. He was found on Tuesday; he pleaded last month."
    )
    assert _values(text, None)[words] is None


@pytest.mark.parametrize(
    ("text", "dct", "value"),
    [
        ("It is expected to become law this spring.", "2014-12-25", "2015-SP"),
        ("This winter is cold.", "2019-01-15", "2018-WI"),
        ("They agreed to cancel the Christmas release.", "2019-01-15", "2018-12-25"),
        ("A decade later, it is a rarity.", "2019-10-11", None),
    ],
)
def test_a_season_is_the_one_that_is_meant(text: str, dct: str, value: str | None) -> None:
    assert timexes.resolve(timexes.find(text), text, dct)[-1].timex3 == value


def test_a_day_named_twice_is_one_day() -> None:
    text = "The vote was moved to Nov. 14 of this year. He had opposed the vote of Nov. 14 from the start."
    assert [one.timex3 for one in timexes.resolve(timexes.find(text), text, "2020-03-01")][-1] == "2020-11-14"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("On Monday the court delayed the vote.", "2025-03-17"),
        ("He would love to have her on the ticket in November.", "2025-11"),
        ("The chamber's traditional June break was cancelled by the speaker.", "2025-06"),
        (
            "It was a bad idea for the president to travel over to the old palace on the hill and stay for a visit on "
            "the tarmac on Thursday.",
            "2025-03-13",
        ),
        ("The report came in August. That same day, they sued.", None),
    ],
)
def test_the_verb_may_stand_farther_off(text: str, value: str | None) -> None:
    assert timexes.resolve(timexes.find(text), text, "2025-03-19")[-1].timex3 == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            "In June, a week after the anniversary of the great and famous decision of the court, he was shot.",
            "2024-06",
        ),
        ("Neither he nor his brothers could be located Friday in the town.", "2025-03-14"),
    ],
)
def test_a_verb_in_vain_or_far_behind_is_heard(text: str, value: str) -> None:
    assert [one.timex3 for one in timexes.resolve(timexes.find(text), text, "2025-03-19") if one.value][-1] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("That is what he will need to do to beat him in June.", "2025-06"),
        ("The bank will cut its rate in October.", "2025-10"),
        ("The deal will be officially announced Friday.", "2025-03-21"),
        ("They didn't expect to have to change it much on Monday.", "2025-03-17"),
        ("The bank moved to cut its rate on Tuesday.", "2025-03-18"),
        ("The rivals have a clear choice to make, and will make it in June.", "2025-06"),
    ],
)
def test_cut_and_beat_are_no_past_behind_to_and_will(text: str, value: str) -> None:
    assert timexes.resolve(timexes.find(text), text, "2025-03-19")[-1].timex3 == value


@pytest.mark.parametrize(
    ("text", "dct", "value"),
    [
        ("He hopes to face him in the Nov. 3 presidential election.", "2020-01-14", "2020-11-03"),
        ("The owner asked her to leave Friday night.", "2018-06-30", "2018-06-29TNI"),
        ("The court had been scheduled to hear it in January.", "2013-10-21", "2014-01"),
        (
            "The effective date was to be in July, and they then in February postponed it again.",
            "2018-09-12",
            "2018-02",
        ),
        ("They extended it to obtain coverage by January 1.", "2013-12-23", "2014-01-01"),
    ],
)
def test_what_is_known_of_the_matter_tells_the_year(text: str, dct: str, value: str) -> None:
    assert timexes.resolve(timexes.find(text), text, dct)[-1].timex3 == value


def test_two_weekdays_are_named_in_the_order_of_their_days() -> None:
    text = "The storm would move inland on Friday and Saturday, forecasters said."
    assert _values(text, "2023-09-16") == {"Friday": "2023-09-15", "Saturday": "2023-09-16"}
    assert _values(text, "2023-09-14") == {"Friday": "2023-09-15", "Saturday": "2023-09-16"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The fund will not have enough money to pay for it by the end on Sept. 30.", "2014-09-30"),
        ("The bill would fund the parks until Dec. 11.", "2014-12-11"),
        ("She warned of a gap coming in August.", "2014-08"),
        ("Few saw the gap coming in December.", "2013-12"),
        ("The strike, coming in December, cost them much.", "2013-12"),
        ("The rule was in force until Dec. 11.", "2013-12-11"),
    ],
)
def test_what_is_to_last_or_is_coming_lies_ahead(text: str, value: str) -> None:
    assert timexes.resolve(timexes.find(text), text, "2014-02-26")[-1].timex3 == value
