"""One event, looked at closely: who says what, in which words they differ, why it has its date, what is near it."""

import pytest
from nouns import event
from nouns_view import collection, strait

from timeline.core.model import Article, Dated, Event, Mention, Participant, Quote, Timeline
from timeline.view import comparing
from timeline.view.accounts import accounts
from timeline.view.collection import collect
from timeline.view.dating import reasons
from timeline.view.related import days_around, related


def marked(*quotes, dates=None):
    """For each quote, told by an account of its own, the words that are marked."""
    found = comparing.compare([[quote] for quote in quotes], [[date] for date in dates or [""] * len(quotes)])
    return [[piece.text for piece in pieces if piece.marked] for (pieces,) in found]


def test_accounts_are_told_apart_by_who_says_so():
    known = strait()
    told = accounts(known, known.event("scope"))
    assert [(one.speaker, one.own) for one in told] == [
        ("the Norland government", False), ("Vesmark Admiralty", False), ("Northern Courier", True),
    ]  # fmt: skip


def test_how_far_each_side_lets_the_truce_go_is_marked():
    known = strait()
    assert [one.alone for one in accounts(known, known.event("scope"))] == [("whole strait",), ("harbours only",), ()]


def test_the_words_of_a_quote_stay_as_they_are():
    for one in strait().events:
        for account in accounts(strait(), one):
            for telling in account.tellings:
                assert "".join(piece.text for piece in telling.pieces) == telling.mention.quote.exact


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("The blast killed twelve people", "The blast killed 15 people", [["twelve people"], ["15 people"]]),
        ("A 30-day truce", "A truce of thirty days", [[], []]),
        ("The ferry sank with 4 boats", "The ferry sank with 40 crates", [[], []]),  # other things are counted
        ("Norland accepted the plan", "Norland rejected the plan", [["accepted"], ["rejected"]]),
        ("Norland accepted the plan", "Norland accepts the plan", [[], []]),
        ("a full ceasefire", "the ceasefire begins", [["full ceasefire"], ["begins"]]),
        ("The plan is total nonsense", "Ferries sail again", [[], []]),  # they speak of other things
        ("They met on 18 March 2025", "They met in 2024, on March 19", [[], []]),  # dates have a place of their own
        ("They spoke from two to four", "They spoke from three to five", [[], []]),
    ],
)
def test_numbers_extent_and_deeds_are_compared_where_two_speak_of_the_same(one, other, words):
    assert marked(one, other) == words


def test_the_words_that_date_a_quote_are_not_marked():
    quotes = "The truce ended two weeks ago", "The truce ended three weeks ago"
    assert marked(*quotes) == [["two weeks"], ["three weeks"]]
    assert marked(*quotes, dates=["two weeks ago", "three weeks ago"]) == [[], []]


def test_a_single_account_has_no_marks():
    assert marked("Only the whole strait, 12 ships, denied") == [[]]


def test_a_quote_under_a_name_is_not_told_by_the_outlet_again():
    article = Article(id="a", source="Post", sha256="0" * 64)
    quote = Quote(exact="It was a good call, he said.")
    twice = [Mention(article="a", quote=quote), Mention(article="a", quote=quote, attributed_to="Erik Brandt")] * 2
    known = collect(Timeline(articles=(article,), events=(event(actors=(), mentions=tuple(twice)),)))
    (account,) = accounts(known, known.events[0])
    assert (account.speaker, len(account.tellings)) == ("Erik Brandt", 1)


def test_a_date_that_leans_on_another_event_names_it():
    known = strait()
    (reason,) = reasons(known, known.event("mines-again"))
    assert reason.leans == known.event("call")
    assert reason.words.startswith("The Harbour Post writes “Within hours of the call”, which counts from “Koval and")
    assert reason.words.endswith("(18 March 2025, 14:00–16:00): 18 March 2025, 22:00.")


def test_outlets_that_date_an_event_in_the_same_words_are_told_together():
    known = strait()
    assert "The Harbour Post and Northern Courier write “18 March”: 18 March 2025." in [
        reason.words for reason in reasons(known, known.event("call"))
    ]


def test_words_that_lead_to_another_date_come_last_and_are_told_apart():
    article = Article(id="a", source="Post", published="2025-03-19", published_known="inferred", sha256="0" * 64)

    def mention(words, value):
        dated = Dated(words=words, rule="r", anchor="published 2025-03-19", value=value)
        return Mention(article="a", quote=Quote(exact=words), dated=dated)

    one = event(
        when="2025-03-18", actors=(), mentions=(mention("today", "2025-03-19"), mention("yesterday", "2025-03-18"))
    )
    known = collect(Timeline(articles=(article,), events=(one,)))
    agrees, differs = reasons(known, known.events[0])
    inferred = "the day of publication, 19 March 2025, itself inferred from another article"
    assert agrees.words == f"Post writes “yesterday”, counted from {inferred}: 18 March 2025."
    assert (agrees.agrees, differs.agrees) == (True, False)


def test_related_events_are_the_neighbours_and_those_with_the_same_actors():
    known = strait()
    near = related(known, known.event("prisoners"))
    assert (near.before.id, near.after.id) == ("scope", "old-mine")
    assert near.same_actors[0].id == "mines-again"
    assert {"prisoners", "scope", "old-mine"}.isdisjoint(one.id for one in near.same_actors)


def test_the_first_event_has_none_before_it_and_an_event_without_actors_none_of_the_same():
    near = related(strait(), strait().events[0])
    assert near.before is None and near.same_actors == ()


def test_related_events_of_a_large_store_are_found_nearby():
    part = (Participant(actor="norwick"),)
    many = [Event(id=f"e{n}", when=f"{1000 + n // 10}", title="T", actors=part) for n in range(5_000)]
    near = related(collection(*many), many[2_500])
    assert len(near.same_actors) == 4


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("2025-03-18", ("2025-03-15", "2025-03-21")),
        ("2022-02-24/..", ("2022-02-21", "2022-02-27")),
        ("../2025-03-18", ("2025-03-15", "2025-03-21")),
        ("-0043-03-15", None),
        ("0001-01-02", None),
    ],
)
def test_the_days_around_an_event(when, days):
    assert days_around(event(when=when)) == days
