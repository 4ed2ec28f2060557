"""Accounts of one event against each other: what contradicts, and what only rounds, grows or counts something else."""

import pytest
from test_events import events

from timeline.extract.events import measures

FILE = measures.load()
EXAMPLES = [(one.name, *example) for one in FILE.measure for example in one.examples]
COUNTEREXAMPLES = [(one.name, text) for one in FILE.measure for text in one.counterexamples]


@pytest.mark.parametrize(("measure", "sentence", "least", "most"), EXAMPLES)
def test_a_number_is_read_with_what_it_allows(measure, sentence, least, most):
    found = [(one.least, one.most) for one in measures.find(sentence) if one.measure == measure]
    assert found == [(least, most)]


@pytest.mark.parametrize(("measure", "sentence"), COUNTEREXAMPLES)
def test_what_is_no_number_of_the_thing_is_not_read(measure, sentence):
    assert [one for one in measures.find(sentence) if one.measure == measure] == []


@pytest.mark.parametrize(("sentence", "words"), FILE.denial.examples)
def test_a_denial_is_seen(sentence, words):
    assert measures.is_denied(sentence) == words


@pytest.mark.parametrize("sentence", FILE.denial.counterexamples)
def test_what_denies_nothing_is_not_seen(sentence):
    assert measures.is_denied(sentence) is None


def only(*told):
    (found,) = events(*told)
    return found


BLAST = "An explosion in a copper mine in Chile killed {} on 7 May 2024."


def test_two_numbers_of_one_day_are_a_dispute_and_the_reason_names_both():
    found = only((BLAST.format("12 miners"), "2024-05-08"), (BLAST.format("19 miners"), "2024-05-08"))
    assert found.status == "disputed"
    assert found.status_reason == "The Paper0 says “killed 12”, The Paper1 says “killed 19”."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("about 170 miners", "2024-05-08"), ("175 miners", "2024-05-08")),
        (("at least 12 miners", "2024-05-08"), ("19 miners", "2024-05-08")),
        (("12 miners", "2024-05-08"), ("19 miners", "2024-05-10")),
        (("twelve miners", "2024-05-08"), ("12 miners", "2024-05-08")),
    ],
    ids=["rounded", "at least", "a toll that grew", "words and digits"],
)
def test_what_can_all_be_right_is_no_dispute(one, other):
    found = only(*((BLAST.format(who), published) for who, published in (one, other)))
    assert (found.status, found.status_reason) == ("occurred", None)


def test_a_toll_that_falls_is_a_dispute():
    found = only((BLAST.format("19 miners"), "2024-05-08"), (BLAST.format("12 miners"), "2024-05-10"))
    assert found.status == "disputed"


def test_numbers_of_different_things_are_no_dispute():
    body = "On 7 May 2024 Chile and Peru exchanged {} at the border of Arica."
    found = only((body.format("175 prisoners"), "2024-05-08"), (body.format("22 wounded prisoners"), "2024-05-08"))
    assert found.status == "occurred"


def test_who_says_so_stands_in_the_reason():
    body = "{} that Chile and Peru exchanged {} prisoners at the border on 7 May 2024."
    found = only(
        (body.format("Chile said", "175"), "2024-05-08"),
        (body.format("Peru said", "146"), "2024-05-08"),
    )
    assert found.status == "disputed"
    assert "Chile" in found.status_reason
    assert "Peru" in found.status_reason


def test_what_one_side_denies_is_disputed():
    found = only(
        ("Chile attacked the port of Ilo in Peru with drones on 7 May 2024.", "2024-05-08"),
        ("Chile attacked the port of Ilo with drones on 7 May 2024, a claim that its army denied.", "2024-05-08"),
    )
    assert found.status == "disputed"
    assert "denied" in found.status_reason


def test_who_denies_it_stands_in_the_reason():
    found = only(
        ("Peru's army denied that it had attacked the port of Arica in Chile on Tuesday.", "2024-05-09"),
        ("Chile said Peru attacked the port of Arica with drones on Tuesday.", "2024-05-09"),
    )
    assert (found.status, found.status_reason) == ("disputed", "Chile tells it; Peru denies it.")
    assert "denies" not in found.title


def test_what_is_only_denied_says_by_whom():
    found = only(("Peru's army denied that it had attacked the port of Arica in Chile on Tuesday.", "2024-05-09"))
    assert (found.status, found.status_reason) == ("disputed", "Peru denies it.")


def test_a_second_date_of_one_death_is_another_account():
    found = only(
        ("The poet Ana Silva died in Lima on 7 May 2024.", "2024-05-10"),
        ("Ana Silva, the poet, died at home on 7 May 2024.", "2024-05-12"),
        ("Ana Silva died on 8 May 2024.", "2024-06-20"),
    )
    assert found.when == "2024-05-07"
    assert found.status == "disputed"
    assert found.status_reason.endswith("dates it 7 May 2024, The Paper2 8 May 2024.")


def test_strikes_on_two_days_are_two():
    body = "Chile attacked the port of Ilo in Peru with drones on {} May 2024."
    assert [one.when for one in events((body.format(7), "2024-05-10"), (body.format(8), "2024-05-10"))] == [
        "2024-05-07",
        "2024-05-08",
    ]


def test_what_lies_ahead_is_not_disputed():
    body = "Chile and Peru will exchange {} prisoners at the border on 17 May 2024."
    assert only((body.format(175), "2024-05-08"), (body.format(146), "2024-05-08")).status == "scheduled"
