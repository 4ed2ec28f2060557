"""Titles made of clauses: the verb agrees with whoever acts, has what it needs, and the right one does it."""

import hashlib

import pytest

from timeline.core.model import Article, Timeline
from timeline.core.reading import Text
from timeline.core.settings import Settings
from timeline.extract import pipeline

AGREES = [
    ("The Lund brothers flew to Norwick on Monday. They met Ana Silva on Tuesday.", "Lund brothers meet Ana Silva"),
    ("Norwick police sought the arrest of two men on Monday.", "Norwick police seek arrest of two men"),
    ("The Norwick Division of Police sold two boats on Monday.", "Norwick Division of Police sells two boats"),
]
DONE_TO = [
    # a passive that could be read as an active verb
    ("Ana Silva was told on Monday that the bank had failed.", "Ana Silva is told bank had failed"),
    ("The director of the mill, James Lund, who Ana Silva fired in May 2017, left.", "Ana Silva fires James Lund"),
]
DOES = [
    # what is done by the way is not the verb
    (
        "President Ana Silva, addressing her 53.8 million followers, charged Saturday that the bank had lied.",
        "Ana Silva charges bank had lied",
    ),
    # the one who speaks stands behind what was said, and explained
    (
        "The bank was closed because of the storm, Ana Silva, its president, said on Friday.",
        "Ana Silva says bank was closed because of storm",
    ),
]


def titles(body):
    """The titles of the events of one text, published on Wednesday 8 May 2024."""
    sha = hashlib.sha256(body.encode()).hexdigest()
    article = Article(id=f"a-{sha[:10]}", source="Post", sha256=sha, published="2024-05-08", published_known="given")
    found = pipeline.read_texts([Text("post.txt", article, body)], Timeline(), Settings()).timeline
    return [one.title for one in found.events]


@pytest.mark.parametrize(("body", "title"), AGREES, ids=lambda text: text[:40])
def test_the_verb_agrees_with_whoever_acts(body, title):
    assert title in titles(body)


@pytest.mark.parametrize(("body", "title"), DONE_TO, ids=lambda text: text[:40])
def test_who_does_it_and_whom_it_is_done_to_are_not_mixed_up(body, title):
    assert title in titles(body)


@pytest.mark.parametrize(("body", "title"), DOES, ids=lambda text: text[:40])
def test_the_main_clause_is_found_behind_what_is_said_by_the_way(body, title):
    assert title in titles(body)


WHOLE = [
    # what does not fit goes with the verb that needs it, or without it
    (
        "Ana Silva plotted the fire in Norwick to make herself look like the victim of a long and "
        "cruel plot against her, police said Monday.",
        "Police say Ana Silva plotted fire in Norwick",
    ),
    ("The council pledged on Monday to do away with the tax on boats.", "Council pledges to do away with tax on boats"),
    # so much more or less, so early or late
    ("The town spent 5 percent less on its two schools in 2012.", "Town spends 5 percent less on two schools"),
    ("Shares of Norwick Steel opened sharply higher on Monday.", "Shares of Norwick Steel open sharply higher"),
    (
        "On Monday many owners of boats in the old harbour said they had an unfavourable view of the mayor.",
        "Many owners of boats in old harbour say they had unfavourable view of mayor",
    ),
]
MEANT = [
    # the surname alone, where a whole name would cut off what was said
    (
        "Anastasia Fernandes told a paper on Monday that the letters were obtained by the police of a foreign country.",
        "Anastasia Fernandes tells paper letters were obtained by police of foreign country",
    ),
    # whose it is, where it may be either's
    ("Ana Silva's father announced his candidacy on Monday.", "Ana Silva's father announces candidacy"),
    # no questions, no way of speaking
    (
        "Ana Silva told voters on Monday that she would prefer to wait.",
        "Ana Silva tells voters she would prefer to wait",
    ),
]
NOTHING = [
    "How Norwick Steel reacts could decide its fate in 2026.",
    "“I will say the plan of the council is not likely to pass today,” the mayor said.",
    "In the months leading up to May 2017, the mill was quiet.",
    "The mayor wrote on Monday that even the five judges would rather take a few years before going there.",
    "Ana Silva said on Monday that the firm would do so with great force.",
    "The mayor called on the police Monday to look into the fire.",
    "A note released late Monday by the bank said that it would hold a great ball on Friday.",
    "The mayor would sell the ships in order to win more votes in 2026.",
    "Some streets were closed. The town has pledged to slow the growth of its fires so that they peak in 2030.",
]
GRAMMAR = [
    # the noun that it is for, goes to, or was seen to do it
    (
        "The minister wrote in a column for Norwick News published Sunday that it rains.",
        "Column for Norwick News published",
    ),
    (
        "Silva said her family would lead a march on Norwick being organized for June 28 to honour the dead.",
        "March on Norwick to be organized",
    ),
    ("A new study showed boat ownership dropping from 47 percent to 32 percent in 2014.", "Boat ownership drops"),
    # what became of it
    ("The bank left the letter of the mayor on Monday unopened.", "Bank leaves letter of mayor unopened"),
    # two charges of different people
    (
        "Ana Silva was charged on Monday with murder and three other nurses with helping her to flee.",
        "Ana Silva charged with murder",
    ),
    (
        "Briefing reporters by phone on Friday, long after the vote, Ana Silva said it was a shame.",
        "Ana Silva briefs reporters",
    ),
]
TORN = [
    "The mayor said on Monday some, including Ana Silva, knew about the fire.",
    "But on Monday Ana Silva suggested the Norwick committee her agency would pay for all of it.",
]
PAST = [
    # what was planned then does not lie ahead now
    (
        "Ana Silva had been poised to retire from the bank in May 2017, when the mayor called her.",
        "Ana Silva poised to retire from bank",
    ),
    (
        "The mayor got a pen from the set that Ana Silva used to sign the treaty into law in May 2017.",
        "Ana Silva signs treaty into law",
    ),
]


@pytest.mark.parametrize(("body", "title"), WHOLE, ids=lambda text: text[:40])
def test_a_clause_is_cut_where_it_is_whole(body, title):
    assert title in titles(body)


@pytest.mark.parametrize("body", TORN, ids=lambda text: text[:40])
def test_what_began_a_lost_clause_is_not_what_was_said(body):
    assert not any(one.endswith((" some", " committee")) for one in titles(body))


@pytest.mark.parametrize(("body", "title"), PAST, ids=lambda text: text[:40])
def test_what_is_past_is_not_told_as_if_it_lay_ahead(body, title):
    assert title in titles(body)


@pytest.mark.parametrize(("body", "title"), MEANT, ids=lambda text: text[:40])
def test_nobody_is_taken_for_somebody_else(body, title):
    assert title in titles(body)


@pytest.mark.parametrize("body", NOTHING, ids=lambda text: text[:40])
def test_no_title_is_made_of_what_only_looks_like_a_clause(body):
    assert not any(
        one.startswith(
            (
                "Norwick Steel reacts",
                "Mayor to say",
                "Months",
                "Order",
                "Some streets to",
                "Note to",
                "Mayor calls to look",
            )
        )
        for one in titles(body)
    )


@pytest.mark.parametrize(("body", "title"), GRAMMAR, ids=lambda text: text[:40])
def test_the_grammar_is_mended_where_it_gives_a_verb_the_wrong_noun(body, title):
    assert any(one.startswith(title) for one in titles(body)), titles(body)
