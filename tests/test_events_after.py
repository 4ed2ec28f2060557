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


CALL = "Maria Lopez spoke by phone with Bo Lund on Tuesday about the mine in Graz. "
DURING = "During a {which} call, Maria Lopez secured a pledge from {who} to reopen the mine."


def secured(story):
    return [
        (one.when, one.title) for one in events(story) if "secured" in {mention.trigger for mention in one.mentions}
    ]


def test_what_two_did_during_a_call_was_in_their_call():
    pledge = "Maria Lopez secures pledge from Bo Lund to reopen mine"
    assert secured(CALL + DURING.format(which="lengthy", who="Bo Lund")) == [("2024-05-07", pledge)]


def test_a_call_with_somebody_else_is_another_call():
    assert secured(CALL + DURING.format(which="lengthy", who="Ana Silva")) == []


def test_a_call_of_long_ago_is_not_the_one_told_of_now():
    assert secured(CALL.replace("on Tuesday", "on 3 March") + DURING.format(which="lengthy", who="Bo Lund")) == []


STATE = "The ministers of Chile and Peru held talks in Lima on Tuesday. The border remained tense, with {what}."


def test_what_went_on_beside_a_state_since_an_event_of_now_is_dated():
    (found,) = [
        one for one in events(STATE.format(what="Peruvian rocket fire since the talks ended")) if one.kind == "attack"
    ]
    assert (found.when, found.label) == ("[2024-05-07..2024-05-08]", "since the talks (7 May 2024)")


def test_what_went_on_since_an_event_is_not_what_happened_once_after_it():
    once = "Within hours of the talks, Peruvian jets attacked a Chilean port."
    found = events(STATE.format(what="Peruvian rocket fire since the talks ended") + " " + once)
    assert len([one for one in found if one.kind == "attack"]) == 2


VOTE = "The council of Graz voted on {day} to close the mine. {before} the vote, Bo Lund {did}."
AHEAD = [
    ("Ahead of", "Tuesday", "told reporters that the mine was safe", ["[2024-04-30..2024-05-07]"]),
    ("In advance of", "Wednesday", "said the mine was safe", ["[2024-05-01..2024-05-08]"]),
    ("Weeks before", "Tuesday", "said the mine was safe", []),
    ("Before", "12 March", "said the mine was safe", []),
    ("Before", "Tuesday", "sold the mine", []),
]


@pytest.mark.parametrize(("before", "day", "did", "when"), AHEAD, ids=[f"{row[0]} {row[1]} {row[2]}" for row in AHEAD])
def test_what_is_said_ahead_of_an_event_of_now_was_said_in_the_week_before_it(before, day, did, when):
    found = events(VOTE.format(before=before, day=day, did=did))
    assert [one.when for one in found if "Lund" in one.title] == when


def test_the_label_says_ahead_of_what():
    (found,) = [
        one
        for one in events(VOTE.format(**dict(zip(("before", "day", "did"), AHEAD[0][:3], strict=True))))
        if "Lund" in one.title
    ]
    assert found.label == "ahead of the vote (7 May 2024)"


SPOKEN_OF = [
    ("A bus crashed near Norwick on Tuesday. Two days after the accident, Bo Lund resigned.", "2024-05-09"),
    ("A gunman killed nine people in Norwick on Monday. A day after the attack, Bo Lund resigned.", "2024-05-07"),
    ("The ferry Aurora sank off Velda on Tuesday. A day after the sinking, Bo Lund resigned.", "2024-05-08"),
    ("The court ruled on Monday that the tax was illegal. A day after the decision, Bo Lund resigned.", "2024-05-07"),
    ("A bomb killed nine people on Monday. Hours after the tragedy, Bo Lund resigned.", "[2024-05-06..2024-05-07]"),
    ("A bus crashed on Monday. A train derailed on Tuesday. A day after the accident, Bo Lund resigned.", None),
    ("A bus crashed on Monday. In the two days after the accident, Bo Lund resigned.", None),
    ("A bus crashed on Monday. Two days after his accident, Bo Lund resigned.", None),
]


@pytest.mark.parametrize(("told", "when"), SPOKEN_OF, ids=[row[0] for row in SPOKEN_OF])
def test_a_noun_may_speak_of_the_one_event_of_its_kind_that_other_words_told(told, when):
    found = [one for one in events(told) if one.title == "Bo Lund resigns"]
    assert [one.when for one in found] == [when] * (when is not None)
