"""What one article tells without a date, or as what came before, another article dates: evidence of the same event."""

import itertools

import pytest
from test_events import events, text

from timeline.core.model import Timeline
from timeline.core.settings import Settings
from timeline.extract import pipeline

DAY = "2024-05-09"  # a Thursday
RESIGNED = "Anna Roth, chief executive of Calder Mining, resigned on 30 April 2024 over debts of the firm."
CAME = "Calder Mining closed a pit on Tuesday. It comes after its chief executive, Anna Roth, resigned over debts."
FOLLOWED = (
    "On Tuesday Calder Mining announced the resignation of chairman Bo Lund following the departure of CEO Anna Roth "
    "last month."
)


def evidence(told, when):
    """How many articles tell of the event of a date."""
    (found,) = [one for one in events(*told) if one.when == when]
    return len({one.article for one in found.mentions})


def test_what_happens_to_somebody_only_once_needs_no_date_in_a_second_article():
    assert evidence([(RESIGNED, DAY), (CAME, DAY)], "2024-04-30") == 2


def test_another_person_has_not_resigned_with_her():
    other = CAME.replace("Anna Roth", "Bo Lund")
    assert evidence([(RESIGNED, DAY), (other, DAY)], "2024-04-30") == 1


def test_what_is_told_as_over_joins_also_where_its_sentence_dates_another_deed():
    raid = "Police arrested Carl Berg and his brother in Lyon on 2 May 2024 over a robbery of a bank."
    luck = "The case began to shift over the weekend after police arrested Carl Berg in Lyon over the robbery."
    assert evidence([(raid, DAY), (luck, DAY)], "2024-05-02") == 2


def test_what_followed_a_departure_of_last_month_is_not_of_last_month():
    found = {one.title: one.when for one in events((FOLLOWED, DAY))}
    assert found["Departure of Anna Roth"] == "2024-04"
    assert not any(when == "2024-04" for title, when in found.items() if "Lund" in title)


def test_who_departed_has_no_part_in_what_followed():
    (found,) = [one for one in events((FOLLOWED, DAY)) if one.when == "2024-05-07"]
    assert {part.actor for part in found.actors} == {"calder-mining", "bo-lund"}


@pytest.mark.parametrize("order", list(itertools.permutations([RESIGNED, CAME])), ids=["dated first", "dated last"])
def test_an_undated_telling_waits_for_the_article_that_dates_it(order):
    known = Timeline()
    for number, body in enumerate(order):
        known = pipeline.read_texts([text(f"Paper{number}", body, DAY)], known, Settings()).timeline
    (found,) = [one for one in known.events if one.when == "2024-04-30"]
    assert len({one.article for one in found.mentions}) == 2


def test_an_event_is_not_named_by_a_telling_that_counts_several_of_its_kind():
    one = "A ferry of Norsk Line crashed into a pier in Bergen on 28 April 2024 and 31 passengers were hurt."
    two = "Norsk Line has sold ships since April, when the second of two bad ferry crashes occurred in Bergen."
    assert not any(
        event.title.startswith("Two") for event in events((one, DAY), (two, DAY)) if event.when > "2024-04-2"
    )


@pytest.mark.parametrize(
    ("recalled", "articles"),
    [
        ("Anna Roth left. Bo Lund had appointed her to the board of Calder Mining.", 2),
        ("Anna Roth left. Carl Berg had appointed her to the board of Norsk Line.", 1),
    ],
)
def test_an_office_is_recalled_years_later_with_who_gave_it(recalled, articles):
    gave = "Bo Lund appointed Anna Roth to the board of Calder Mining in May 2019. The firm mines tin in Peru."
    assert evidence([(gave, DAY), (recalled, DAY)], "2019-05") == articles


@pytest.mark.parametrize(
    ("recalled", "articles"),
    [("Anna Roth was killed by a robber.", 2), ("Anna Roth sued the robber.", 1), ("Bo Lund was killed too.", 1)],
)
def test_a_death_is_recalled_years_later(recalled, articles):
    died = "Anna Roth was killed by a robber in Lyon on 3 May 2019. The case was never solved."
    assert evidence([(died, DAY), (f"Her firm left Lyon on Tuesday. {recalled}", DAY)], "2019-05-03") == articles


@pytest.mark.parametrize(
    ("told", "articles"),
    [
        ("Brazil said the raid on the port of Chile had hit its own ships.", 2),
        ("Brazil said past raids on the port of Chile had hit its own ships.", 1),
    ],
)
def test_what_is_told_of_many_is_no_evidence_of_one(told, articles):
    raid = "Brazil raided the port of Chile on 7 May 2024 and sank two ships. Both states met in Lima."
    assert evidence([(raid, DAY), (told, DAY)], "2024-05-07") == articles


@pytest.mark.parametrize(("told", "articles"), [("the rally", 2), ("several rallies", 1)])
def test_what_ends_otherwise_in_the_plural_is_of_many_too(told, articles):
    rally = "Anna Roth held a rally for Carl Berg in Lyon on Tuesday. It rained all day."
    again = f"Polls in the valley are close. Anna Roth held {told} for Carl Berg in Lyon to fill the square."
    assert evidence([(rally, DAY), (again, DAY)], "2024-05-07") == articles
