"""What is told to the hour: “resigned on Tuesday, hours after a court convicted him”, “she said, moments before …”.

The articles are of Wednesday 8 May 2024.
"""

import pytest
from test_attaching import dated
from test_candidates import events

TUESDAY, ONE_OF_TWO = "2024-05-07", "[2024-05-06..2024-05-07]"
NOW = "[2024-05-07..2024-05-08]"
BESIDE = [
    ("Maria Lopez resigned on Tuesday, hours after a jury in Kent convicted her brother.", "convicted", ONE_OF_TWO),
    ("Maria Lopez resigned on Tuesday, only minutes after a jury convicted her brother.", "convicted", TUESDAY),
    ("Acme closed its mill on Tuesday, just hours before welders walked out in Leeds.", "walked", NOW),
    ("Acme closed its mill on Wednesday, hours before welders walked out in Leeds.", "walked", "2024-05-08"),
    (
        "Leeds United sacked Bo Lund on Monday, less than 24 hours after the club lost.",
        "lost",
        "[2024-05-05..2024-05-06]",
    ),
    ("Hours after the ferry sank off Malta on Monday, Maria Lopez resigned.", "resigned", ONE_OF_TWO),
]
NOT_BESIDE = [
    ("Maria Lopez resigned on Tuesday, 48 hours after a jury convicted her brother.", "convicted"),
    ("A judge stopped the sale on Tuesday, just hours before the bank was set to open.", "open"),
    ("Acme closed its mill on Tuesday, minutes before union leaders had wanted to speak.", "wanted"),
]
SAID = [
    ("“It is a sad day,” said Mayor Maria Lopez, just minutes before councillors voted to close the pool.", "voted"),
    ("“We did all we could,” coach Bo Lund told reporters, moments after his team lost the final.", "lost"),
    ("“The bank is safe,” Maria Lopez wrote, hours after regulators in Oslo froze its accounts.", "froze"),
]
NOT_SAID = [
    "Maria Lopez told her staff that all was well minutes before councillors voted to close the pool.",
    "“It is a sad day,” said Mayor Maria Lopez, not long before councillors voted to close the pool.",
    "“It rains,” said Maria Lopez in the film, in the moments before the ferry sank.",
    "The police found the guns minutes before the train left.",
]
LONG_AGO = "The pool of Graz opened in 1998. "


@pytest.mark.parametrize(("sentence", "trigger", "when"), BESIDE, ids=[row[0] for row in BESIDE])
def test_hours_from_a_dated_happening_are_its_day_or_the_one_beside_it(sentence, trigger, when):
    assert dated(sentence).get(trigger) == when


@pytest.mark.parametrize(("sentence", "trigger"), NOT_BESIDE, ids=[row[0] for row in NOT_BESIDE])
def test_two_days_and_what_was_only_planned_are_not_told_to_the_hour(sentence, trigger):
    assert trigger not in dated(sentence)


@pytest.mark.parametrize(("sentence", "trigger"), SAID, ids=[row[0] for row in SAID])
def test_what_was_said_minutes_before_is_news_of_the_day_and_so_is_what_followed(sentence, trigger):
    found = dated(sentence)
    assert found[trigger] == NOW
    assert set(found.values()) == {NOW}
    assert len(found) == 2


@pytest.mark.parametrize("sentence", NOT_SAID)
def test_without_words_of_its_day_nothing_else_told_so_has_a_date(sentence):
    assert dated(sentence) == {}


def test_in_a_look_back_no_saying_is_news():
    assert "voted" not in dated(LONG_AGO + SAID[0][0])
    assert "voted" in dated(SAID[0][0])


def test_what_came_moments_after_something_else_is_not_that():
    told = "Maria Lopez claimed victory on Tuesday, moments after Bo Lund demanded a recount."
    assert [one.title for one in events(f"{told}\n\n{told}")] == [
        "Maria Lopez claims victory",
        "Bo Lund demands recount",
    ]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Rockets were fired from Gaza minutes before the ceasefire on Tuesday.", "Rockets fired from Gaza"),
        (
            "Bo Lund sent a letter to Maria Lopez hours after the trial on Monday.",
            "Bo Lund sends letter to Maria Lopez",
        ),
    ],
)
def test_no_title_ends_with_hours(sentence, title):
    assert title in [one.title for one in events(sentence)]
