"""Words that lead back to nobody, or not to the nearest name, since somebody else may as well be meant."""

import pytest
from test_actors import meant
from test_participants import casts

CALLED = [
    (("Calder Mining Ltd failed.", "A group called the Reds cheered.", "The group left."), "The group", None),
    (("Police in Porto slept.", "The terror group left."), "The terror group", None),
    (
        ("Carl Ray and Tom Ode won states that President Joe Smith had lost.", "The pair formed a league."),
        "the pair",
        "Carl Ray + Tom Ode",
    ),
    (("Carl Ray met Tom Ode.", "The pair formed a league."), "The pair", None),
    (("House Democrats left the chamber to the rest.", "Democrats praised the chamber."), "the chamber", None),
    (("Norwick Bank said Tom Reed lied to Harrow Bank when it gave him a loan.",), "it", None),
    (("Ana Silva defended Bo Lund.", "The former counsel released his report."), "his", None),
    (("Ana Silva loathed Tom Reed's refusal to endorse him.",), "him", None),
    (("Chad shuns the government in Cairo that replaced Omar Said, who fled the country.",), "the country", None),
    (("Chad shuns the government in Cairo.",), "the government", None),
    (("Mr. Orr won.", "Nina Orr wept.", "Mr. Orr smiled."), "Orr", None),
    (("Mr. Orr won.", "Alex Jones praised Nina Orr.", "Mr. Orr denied that he was ill."), "he", None),
    (("Carl Ray is a courier.", "Tom Ode said that Cheng had been living in Peru.", "He was arrested."), "He", None),
]


@pytest.mark.parametrize(("story", "called", "expected"), CALLED, ids=[row[0][-1][:40] for row in CALLED])
def test_who_may_be_somebody_else_is_nobody(story, called, expected):
    found = {word.lower(): name for word, name in meant(*story).items()}
    assert found.get(called.lower()) == expected


def test_a_surname_told_twice_where_headlines_ran_together_is_no_name_of_its_own():
    found = meant("Ana Silva wept.", "They lost to Silva Silva faces jail.", "Sirhan Sirhan was jailed.")
    assert "Silva Silva" not in found.values()
    assert "Sirhan Sirhan" in found.values()


def test_they_are_never_the_one_who_speaks():
    assert not any("Bo Lund" in one for one in casts("“They will show up in November,” Bo Lund said. Bo Lund is ill."))
