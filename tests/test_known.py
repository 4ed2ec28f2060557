"""What was known when: events as their reports until a day tell them, and what became of them."""

import pytest
from nouns_view import strait

from timeline.core.model import Actor, Article, Dated, Event, Mention, Participant, Quote, Timeline, Told
from timeline.view import known
from timeline.view.collection import Collection, collect

ARTICLES = tuple(
    Article(id=f"a{day}", source=f"Paper {day}", published=f"2025-03-{day}", sha256="0" * 64) for day in (17, 18, 19)
)
NAMELESS = Article(id="nameless", source="Somebody", sha256="0" * 64)


def telling(article: str, title: str = "The envoys meet on the island for talks", when="2025-03-18", **told) -> Mention:
    return Mention(
        article=article,
        quote=Quote(exact=title),
        dated=Dated(words="then", rule="rule", value=when) if when else None,
        told=Told(at=1, title=title, **told),
    )


def store(*mentions: Mention, **now) -> Collection:
    title = mentions[-1].told.title
    event = Event(**{"id": "e", "when": "2025-03-18", "title": title, "mentions": mentions, **now})
    actors = (Actor(id="norland", name="Norland"), Actor(id="ostia", name="Ostia"))
    return collect(Timeline(articles=(*ARTICLES, NAMELESS), actors=actors, events=(event,)), "r1")


def as_of(day: str, told: Collection) -> Event:
    return known.then(told, day).collection.events[0]


def change(day: str, told: Collection) -> str:
    return known.then(told, day).changes["e"].words


def test_what_nobody_had_told_yet_is_left_out_and_counted():
    past = known.then(store(telling("a18")), "2025-03-17")
    assert (past.collection.events, past.later, past.undated) == ((), 1, 0)


def test_an_event_of_which_all_was_told_stays_the_same_object():
    told = store(telling("a17"), telling("a18"))
    past = known.then(told, "2025-03-18")
    assert past.collection.events[0] is told.events[0]
    assert past.changes == {}
    assert known.since(past, past.collection.events) == ""


def test_a_report_without_a_date_cannot_say_when_something_was_known():
    past = known.then(store(telling("nameless")), "2025-03-19")
    assert (past.collection.events, past.later, past.undated) == ((), 0, 1)
    assert known.left(past) == "1 is told by reports without a date"


def test_the_date_of_a_telling_counts_before_that_of_its_article():
    late = telling("a17").model_copy(update={"reported": "2025-03-19"})
    assert known.then(store(late), "2025-03-18").collection.events == ()


def test_what_was_planned_then_and_has_occurred_since():
    told = store(telling("a17", status="scheduled"), telling("a19"))
    assert as_of("2025-03-17", told).status == "scheduled"
    assert (
        change("2025-03-18", told)
        == "Since then reported as having happened (then planned); told by 2 outlets (then 1)."
    )


def test_a_claim_that_was_disputed_only_by_a_later_report():
    told = store(telling("a17", status="claimed"), telling("a19"), status="disputed", status_reason="They differ.")
    assert as_of("2025-03-17", told).status == "claimed"


def test_a_date_that_became_more_exact():
    told = store(telling("a17", when="2025-03"), telling("a19"))
    past = as_of("2025-03-17", told)
    assert (past.when, past.label) == ("2025-03", None)
    assert "dated 18 March 2025 (then March 2025)" in change("2025-03-17", told)


def test_an_interval_stands_before_a_day_in_it():
    told = store(
        telling("a17"),
        telling("a17", when="2025-03-17/2025-03-18"),
        telling("a19", when="2025-03-20"),
        when="2025-03-20",
    )
    assert as_of("2025-03-17", told).when == "2025-03-17/2025-03-18"


def test_a_telling_without_a_date_leaves_the_one_that_is_known():
    assert as_of("2025-03-17", store(telling("a17", when=None), telling("a19"))).when == "2025-03-18"


def test_title_kind_label_and_actors_are_those_that_were_told():
    early = telling(
        "a17", "Norland will see an envoy of its neighbour", kind="meeting", actors=(Participant(actor="norland"),)
    )
    both = (Participant(actor="norland"), Participant(actor="ostia"))
    late = telling("a19", "Norland and Ostia talk", kind="talks", label="at noon", actors=both)
    told = store(early, late, kind="talks", label="at noon", actors=both)
    past = as_of("2025-03-17", told)
    assert (past.title, past.kind, past.label) == (early.told.title, "meeting", None)
    assert [part.actor for part in past.actors] == ["norland"]
    assert "told as “Norland and Ostia talk”" in change("2025-03-17", told)


def test_what_an_editor_wrote_stays():
    told = store(telling("a17"), telling("a19"), title="An editor’s own title", status="cancelled", when="2025-03-16")
    past = as_of("2025-03-17", told)
    assert (past.title, past.status, past.when) == ("An editor’s own title", "cancelled", "2025-03-16")
    assert change("2025-03-17", told) == "Since then told by 2 outlets (then 1)."


def test_what_was_only_told_again_is_no_change():
    again = telling("a17").model_copy(update={"reported": "2025-03-19"})
    assert known.then(store(telling("a17"), again), "2025-03-18").changes == {}


def test_the_sentence_counts_what_changed():
    told = store(telling("a17", status="scheduled"), telling("a19"))
    past = known.then(told, "2025-03-17")
    assert known.since(past, past.collection.events) == "1 told otherwise since"
    assert known.since(past, ()) == ""
    only_more = known.then(store(telling("a17"), telling("a19")), "2025-03-17")
    assert known.since(only_more, only_more.collection.events) == "1 by more outlets since"


def test_colours_are_the_same_then_as_now():
    now = strait()
    past = known.then(now, "2025-03-17").collection
    assert past.tones == now.tones
    assert past.revision != now.revision


@pytest.mark.parametrize("day", ["2025-03-17", "2025-03-18", "2025-03-19", "2025-03-20", "2025-03", "2030"])
def test_nothing_is_lost_between_then_and_now(day: str):
    now = strait()
    past = known.then(now, day)
    assert len(past.collection.events) + past.later + past.undated == len(now.events)
    assert all(len(event.mentions) > 0 for event in past.collection.events)


def test_the_slider_stops_where_something_was_reported():
    assert [*known.stops(strait())] == ["2025-03-17", "2025-03-18", "2025-03-19", "2025-03-20"]
    assert [*known.stops(strait(), "2025-03")] == ["2025-03-17", "2025-03-18", "2025-03-19", "2025-03-20", "2025-03"]


def test_of_very_many_days_the_slider_keeps_some_and_the_last():
    articles = tuple(
        Article(
            id=f"a{n}",
            source="P",
            published=f"20{n // 300 + 10}-{n // 25 % 12 + 1:02d}-{n % 25 + 1:02d}",
            sha256="0" * 64,
        )
        for n in range(400)
    )
    events = tuple(
        Event(id=f"e{n}", when="2025", title="E", mentions=(Mention(article=f"a{n}", quote=Quote(exact="x")),))
        for n in range(400)
    )
    stops = [*known.stops(collect(Timeline(articles=articles, events=events)))]
    assert len(stops) <= 60
    assert stops[-1] == max(article.published for article in articles)
