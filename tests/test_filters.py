"""Which events a choice lets through, how a URL is read, and the sentence that says it."""

from dataclasses import replace
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nouns_view import collection, strait

from timeline.core.model import KINDS, Actor, Event, Participant, Timeline
from timeline.view import filters, query
from timeline.view.collection import collect
from timeline.view.filters import BY_KEY, Filter
from timeline.view.query import Asked

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


@pytest.mark.parametrize(
    ("chosen", "wanted"),
    [
        (Filter(kinds=("call", "vote")), {"call", "february-vote", "council-vote"}),
        (Filter(statuses=("cancelled",)), {"summit-off"}),
        (Filter(only=("disputed",)), {"scope"}),
        (Filter(only=("several", "disputed")), {"scope"}),
        (Filter(only=("several",), actors=("brandt",)), {"call"}),
        (Filter(words="gull island"), {"island-talks"}),
        (Filter(words="Koval", first="2025-03-18", last="2025-03-18"), {"call"}),
        (Filter(words="!!"), {event.id for event in STRAIT.events}),
        (Filter(kinds=("illness",)), set()),
    ],
)
def test_more_choices(chosen: Filter, wanted: set[str]):
    assert ids(chosen) == wanted


def test_what_was_not_told_by_a_day_is_not_known_on_it():
    assert ids(Filter(known="2025-03-17")) < ids(Filter(known="2025-03-19")) < ids(Filter())
    assert ids(Filter(known="1900")) == set()


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (Filter(words="mines ", kinds=("attack",)), "with the words “mines”, of the kind attack"),
        (Filter(statuses=("scheduled", "claimed")), "planned or claimed"),
        (Filter(only=("disputed", "several")), "only disputed and only told by several outlets"),
    ],
)
def test_every_field_has_its_words(chosen: Filter, words: str):
    assert filters.sentence(STRAIT, chosen, 1) == f"1 of 24 events: {words}"


def test_a_day_of_knowing_leads_the_sentence():
    assert filters.sentence(STRAIT, Filter(known="2025-03-18"), 9) == "As known on 18 March 2025: 9 of 24 events"
    with_actor = Filter(known="2025-03-18", actors=("norland",))
    assert filters.sentence(STRAIT, with_actor, 4) == "As known on 18 March 2025: 4 of 24 events: with Norland"


def test_choices_come_with_what_fits_most_events_first():
    assert set(filters.choices(STRAIT, BY_KEY["source"])) == {
        "Daily Meridian", "Lviv Herald", "Northern Courier", "The Harbour Post",
    }  # fmt: skip
    offered = filters.choices(STRAIT, BY_KEY["actor"])
    assert "admiralty" not in offered  # it only speaks
    assert offered[:2] == ("norland", "vesmark")


chosen_filters = st.builds(
    Filter,
    words=st.sampled_from(["", "mines", "Gull island", "ceasefire & more", "100 %", "a=b", "“x” ünï"]),
    actors=st.lists(st.sampled_from(filters.choices(STRAIT, BY_KEY["actor"])), unique=True, max_size=3).map(tuple),
    sources=st.lists(st.sampled_from(filters.choices(STRAIT, BY_KEY["source"])), unique=True, max_size=3).map(tuple),
    kinds=st.lists(st.sampled_from(sorted(KINDS)), unique=True, max_size=3).map(tuple),
    statuses=st.lists(st.sampled_from(sorted(filters.STATUSES)), unique=True, max_size=3).map(tuple),
    only=st.lists(st.sampled_from(sorted(filters.ONLY)), unique=True).map(tuple),
    first=st.sampled_from([None, "2024", "2025-03", "2025-03-10", "-0044-03-15"]),
    last=st.sampled_from([None, "2025-03-19", "2026-01"]),
    known=st.sampled_from([None, "2025-03-18", "2025-03"]),
)


@settings(deadline=None)
@given(chosen_filters, st.booleans())
def test_what_a_choice_writes_into_an_address_is_read_from_it(chosen: Filter, acting: bool):
    whole = replace(chosen, acting=acting and bool(chosen.actors))
    assert query.from_query(STRAIT, query.to_query(STRAIT, whole)) == Asked(whole, ())


@settings(deadline=None)
@given(chosen_filters)
def test_counts_say_what_each_choice_would_show(chosen: Filter):
    counted = filters.counts(STRAIT, chosen)
    assert filters.count(STRAIT, chosen) == len(filters.select(STRAIT, chosen))
    for field in filters.CHOICES:
        for one in filters.choices(STRAIT, field):
            others = getattr(chosen, field.attribute) if field.key == "only" else ()
            alone = filters.having(chosen, field, (*others, one))
            assert counted[field.key].get(one, 0) == len(filters.select(STRAIT, alone)), (field.key, one)


@settings(deadline=None)
@given(chosen_filters)
def test_each_thing_chosen_can_be_taken_back_alone(chosen: Filter):
    rests = [rest for _, rest in filters.parts(STRAIT, chosen)]
    assert chosen not in rests
    while chosen != Filter():
        chosen = filters.parts(STRAIT, chosen)[-1][1]


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([*BY_KEY, "event", "x"]), st.lists(st.text(), max_size=3), max_size=5))
def test_no_address_breaks_the_reading_of_it(parts: dict[str, list[str]]):
    asked = query.from_query(STRAIT, urlencode(parts, doseq=True))
    assert query.from_query(STRAIT, query.to_query(STRAIT, asked.chosen)) == Asked(asked.chosen, ())


def test_an_address_is_read_and_what_is_unknown_in_it_is_said():
    parts = [
        ("source", "Lviv Herald"), ("source", "<script>"), ("actor", "Norland"), ("actor", "Atlantis"),
        ("acting", "true"), ("from", "2025-03-10"), ("to", "tomorrow"), ("kind", "quarrel"), ("event", "x"),
    ]  # fmt: skip
    asked = query.from_query(STRAIT, urlencode(parts))
    assert asked.chosen == Filter(sources=("Lviv Herald",), actors=("norland",), acting=True, first="2025-03-10")
    assert asked.unknown == (
        "The link names a source that we do not know: <script>",
        "The link names an actor that we do not know: Atlantis",
        "The link names a kind of event that we do not know: quarrel",
        "The link names a date that cannot be read: tomorrow",
    )
    assert query.from_query(STRAIT, "") == Asked(Filter(), ())


def test_actors_of_one_name_stand_in_an_address_by_their_ids():
    smiths = (Actor(id="smith-1", name="John Smith"), Actor(id="smith-2", name="John Smith"))
    both = tuple(Participant(actor=one.id) for one in smiths)
    told = collect(Timeline(actors=smiths, events=(Event(id="e", when="2025", title="E", actors=both),)))
    chosen = Filter(actors=("smith-2",))
    assert query.to_query(told, chosen) == "actor=smith-2"
    assert query.from_query(told, "actor=smith-2").chosen == chosen


def test_a_period_the_wrong_way_round_is_turned():
    assert query.from_query(STRAIT, "from=2025-03-19&to=2025-03-17").chosen == Filter(
        first="2025-03-17", last="2025-03-19"
    )


def test_actors_that_act_for_each_other_in_a_circle_do_no_harm():
    ring = (Actor(id="a", name="A", acts_for=("b",)), Actor(id="b", name="B", acts_for=("a",)))
    known = collect(
        Timeline(actors=ring, events=(Event(id="e", when="2025", title="E", actors=(Participant(actor="a"),)),))
    )
    assert known.stands_for["a"] == {"a", "b"}
    assert filters.select(known, Filter(actors=("b",), acting=True))
