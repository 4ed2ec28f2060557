"""Which events a choice lets through, how a URL is read, and the sentence that says it."""

import pytest
from nouns_view import collection, strait

from timeline.core.model import Actor, Event, Participant, Timeline
from timeline.view import filters
from timeline.view.collection import collect
from timeline.view.filters import Filter

STRAIT = strait()


def ids(chosen: Filter) -> set[str]:
    return {event.id for event in filters.select(STRAIT, chosen)}


def test_nothing_chosen_shows_all_but_the_rejected():
    assert len(ids(Filter())) == 24
    assert "hidden" not in ids(Filter())


def test_events_come_by_their_first_day_then_by_their_last():
    order = [event.id for event in STRAIT.events]
    assert order[:4] == ["ides", "old-treaty", "mine-war", "february-vote"]
    assert order.index("hockey") < order.index("call") < order.index("mines-again") < order.index("scope")
    dates = {
        "a": "2025-03-18/2025-03-19",
        "b": "2025-03-18T23:00",
        "c": "2025-03",
        "d": "2025-03-19",
        "e": "2025-03-18",
    }
    told = collection(*(Event(id=one, when=when, title=one) for one, when in dates.items()))
    assert [event.id for event in told.events] == ["c", "e", "b", "a", "d"]


@pytest.mark.parametrize(
    ("chosen", "wanted"),
    [
        (Filter(sources=("Lviv Herald",)), {"mine-war", "drone", "call", "scope", "readout-n", "readout-v"}),
        (Filter(actors=("brandt",)), {"call", "brandt-doubts"}),
        (Filter(actors=("koval",), acting=True), {"koval-speech", "call"}),
        (Filter(sources=("Lviv Herald",), actors=("norland",)), {"mine-war", "drone", "scope", "readout-n"}),
        (Filter(last="1900"), {"ides"}),
        (Filter(first="1939", last="1939"), {"old-treaty"}),
        (Filter(first="2030"), {"mine-war", "old-mine"}),
        (Filter(first="2025-03-16", last="2025-03-16"), {"mine-war", "truce-month", "island-talks"}),
        (Filter(sources=("No such paper",)), set()),
    ],
)
def test_choices(chosen: Filter, wanted: set[str]):
    assert ids(chosen) == wanted


def test_those_who_act_for_an_actor_count_only_if_the_reader_says_so():
    assert "koval-speech" not in ids(Filter(actors=("norland",)))
    assert "koval-speech" in ids(Filter(actors=("norland",), acting=True))


@pytest.mark.parametrize(
    ("chosen", "shown", "words"),
    [
        (Filter(), 24, "All 24 events"),
        (Filter(acting=True), 24, "All 24 events"),
        (
            Filter(sources=("Lviv Herald",), actors=("norland",), first="2025-03-10", last="2025-03-19"),
            12,
            "12 of 24 events: told by Lviv Herald, with Norland, 10–19 March 2025",
        ),
        (
            Filter(actors=("norland", "vesmark"), acting=True),
            9,
            "9 of 24 events: with Norland or Vesmark or those who act for them",
        ),
        (Filter(first="2025-03-18"), 9, "9 of 24 events: from 18 March 2025"),
        (Filter(last="2025-03-18"), 9, "9 of 24 events: until 18 March 2025"),
        (Filter(first="2025-03-18", last="2025-03-18"), 9, "9 of 24 events: 18 March 2025"),
    ],
)
def test_sentence(chosen: Filter, shown: int, words: str):
    assert filters.sentence(STRAIT, chosen, shown) == words


def test_sentence_of_an_empty_and_of_a_single_timeline():
    assert filters.sentence(collect(Timeline()), Filter(), 0) == "No events"
    assert filters.sentence(collection(Event(id="a", when="2025", title="A")), Filter(), 1) == "1 event"


def test_query_is_read_and_what_is_unknown_is_dropped():
    query = {
        "source": ["Lviv Herald", "<script>", "Nobody’s Daily"],
        "actor": ["Norland", "Atlantis"],
        "acting": ["true"],
        "from": ["2025-03-10"],
        "to": ["tomorrow"],
        "event": ["x"],
    }
    wanted = Filter(sources=("Lviv Herald",), actors=("norland",), acting=True, first="2025-03-10")
    assert filters.from_query(STRAIT, query) == wanted
    assert filters.from_query(STRAIT, {}) == Filter()


def test_choices_offered_are_those_that_tell_or_act_in_shown_events():
    assert filters.sources(STRAIT) == ["Daily Meridian", "Lviv Herald", "Northern Courier", "The Harbour Post"]
    offered = filters.actors(STRAIT)
    assert "admiralty" not in offered  # it only speaks
    assert offered.index("koval") < offered.index("vesmark")


def test_actors_that_act_for_each_other_in_a_circle_do_no_harm():
    ring = (Actor(id="a", name="A", acts_for=("b",)), Actor(id="b", name="B", acts_for=("a",)))
    known = collect(
        Timeline(actors=ring, events=(Event(id="e", when="2025", title="E", actors=(Participant(actor="a"),)),))
    )
    assert known.stands_for["a"] == {"a", "b"}
    assert filters.select(known, Filter(actors=("b",), acting=True))
