"""What came after an event of yesterday or today, at a time that nobody gives, came between it and the article."""

import pytest
from test_candidates import events

AFTER = "The foreign ministers of Chile and Peru met in Lima on {day}. After the meeting, Chile expelled two diplomats."
AFTERS = [
    ("Wednesday", "2024-05-08"),  # the day of the article
    ("Tuesday", "[2024-05-07..2024-05-08]"),
    ("Monday", None),
]


@pytest.mark.parametrize(("day", "when"), AFTERS, ids=[row[0] for row in AFTERS])
def test_what_came_after_it_came_before_the_article(day, when):
    found = [one for one in events(AFTER.format(day=day)) if "expel" in one.title.lower()]
    assert [one.when for one in found] == [when] * (when is not None)


def test_the_words_of_the_text_say_how_well_the_day_is_known():
    (found,) = [one for one in events(AFTER.format(day="Tuesday")) if "expel" in one.title.lower()]
    assert found.label == "after the meeting (7 May 2024)"
    (mention,) = found.mentions
    assert (mention.dated.words, mention.dated.rule) == ("After the meeting", "leaning")


def test_another_event_is_not_enough():
    told = "Chile and Peru met in Lima on Tuesday. After the storm, Chile expelled two diplomats."
    assert not [one for one in events(told) if "expel" in one.title.lower()]


def test_what_came_before_an_event_has_no_day():
    told = "The ministers of Chile and Peru held a meeting on Wednesday. Before the meeting, Chile expelled a diplomat."
    assert not [one for one in events(told) if "expel" in one.title.lower()]
