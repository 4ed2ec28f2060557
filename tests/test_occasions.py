"""What was said or done at a dated occasion, or by a dated letter, names the event; not the rally or the letter."""

import pytest
from test_candidates import events

TOLD = [
    ("At a rally in Ohio on Friday night, Lee mocked his rivals.", "2024-05-03", "Lee mocks rivals"),
    ("In Tuesday's call with Marin, Ostrov laid out his conditions.", "2024-05-07", "Ostrov lays out conditions"),
    ("In a letter sent on Monday, the union demanded higher wages.", "2024-05-06", "Union demands higher wages"),
    ("With a decree signed on Monday, Silva dissolved parliament.", "2024-05-06", "Silva dissolves parliament"),
]


@pytest.mark.parametrize(("sentence", "when", "title"), TOLD, ids=[row[2] for row in TOLD])
def test_an_occasion_is_named_by_what_was_done_there(sentence, when, title):
    (found,) = events(sentence)
    assert (found.when, found.title) == (when, title)


def test_talks_told_by_several_keep_their_name():
    told = (
        "Chile and Peru held talks in Lima on Monday. In Monday's talks, Peru laid out its conditions. "
        "The talks of Chile and Peru in Lima on Monday went on for nine hours."
    )
    assert {one.kind for one in events(told) if "Chile and Peru" in one.title} == {"talks"}


def test_what_was_only_built_then_dates_nothing_that_was_said_in_it():
    found = events("In a church built in 1920, the bishop condemned the law.")
    assert "Bishop condemns law" not in {one.title for one in found}


ASKED = [
    ("When asked about her 2028 plans, Silva said she was writing a book.", []),
    ("Asked on Monday about the 2028 race, Silva said she was writing a book.", ["2024-05-06"]),
    ("Speaking on Sunday's show, Silva said she was writing a book.", ["2024-05-05"]),
]


@pytest.mark.parametrize(("sentence", "days"), ASKED, ids=[row[0][:24] for row in ASKED])
def test_the_day_of_what_is_asked_about_is_not_that_of_the_answer(sentence, days):
    assert [one.when for one in events(sentence)] == days


TOLD_OF = [
    ("Reed mentioned a fire in 1985.", []),
    ("Reed described an attack on the mine in 1985.", [("1985", "Attack on mine")]),
    ("In 1985 Reed described the attack on the mine.", [("1985", "Reed describes attack on mine")]),
    ("Reed discussed the fire on Friday.", [("2024-05-03", "Reed discusses fire")]),
]


@pytest.mark.parametrize(("sentence", "told"), TOLD_OF, ids=[row[0] for row in TOLD_OF])
def test_what_is_spoken_of_was_then_and_not_the_speaking(sentence, told):
    assert [(one.when, one.title) for one in events(sentence)] == told


CALL = "Ana Silva and Viktor Ostrov spoke by phone for two hours on Tuesday."
WITHIN = [
    ("In Tuesday's call with Silva, Ostrov accepted a plan for the mine.", "Viktor Ostrov accepts plan for mine"),
    ("During the phone call, Ostrov secured a loan from Silva.", "Viktor Ostrov secures loan from Ana Silva"),
    (
        "“My phone call with Ostrov today was good,” Silva said.",
        "Ana Silva says phone call with Viktor Ostrov was good",
    ),
]


@pytest.mark.parametrize(("sentence", "title"), WITHIN, ids=[row[1] for row in WITHIN])
def test_what_was_done_in_a_call_that_others_tell_of_is_an_event_of_its_own(sentence, title):
    found = events(f"{CALL} {sentence}", "2024-05-07")
    assert title in {one.title for one in found}
    assert len(found) == 2


def test_what_came_after_a_call_is_not_what_was_done_in_it():
    told = f"{CALL} During the call, Ostrov halted the attacks. Hours after the call, Ostrov's attacks hit the mine."
    assert {"2024-05-07", "[2024-05-07..2024-05-08]"} <= {one.when for one in events(told)}


TWO = {
    "The strike began on May 3 and ended on May 5.": {("2024-05-03", "Strike begins"), ("2024-05-05", "Strike ends")},
    "Ana Silva was driving home on Monday when a bus hit her car.": {
        ("2024-05-06", "Ana Silva drives home"),
        ("2024-05-06", "Bus hits Ana Silva's car"),
    },
    "Ana Silva was walking home at 2:30 a.m. Tuesday when she was shot and killed.": {
        ("2024-05-07T02:30", "Ana Silva walks home"),
        ("2024-05-07T02:30", "Ana Silva shot"),
    },
    "Ana Silva was arrested on Monday and charged with fraud.": {
        ("2024-05-06", "Ana Silva arrested"),
        ("2024-05-06", "Ana Silva charged with fraud"),
    },
    "The last time Chile expelled Peruvian diplomats was in 2001.": {("2001", "Chile expels Peruvian diplomats")},
    "The vote was scheduled for 10 May but was postponed to 12 May.": {
        ("2024-05-10", "Vote scheduled"),
        ("2024-05-12", "Vote scheduled"),
    },
    "Ana Silva was elected in 2016 and impeached over a loan.": {("2016", "Ana Silva elected")},
    "The last time it did not rain was in 2001.": set(),
}


@pytest.mark.parametrize(("sentence", "told"), TWO.items(), ids=[sentence[:40] for sentence in TWO])
def test_two_happenings_of_one_sentence_have_each_its_own_date_and_title(sentence, told):
    assert {(one.when, one.title) for one in events(sentence)} == told
