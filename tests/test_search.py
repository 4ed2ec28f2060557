"""Words that a reader types: what is found, what is forgiven, and what is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.core.model import Actor, Article, Event, Mention, Participant, Quote, Timeline
from timeline.view import search
from timeline.view.collection import collect

ARTICLE = Article(id="a", source="Paper", sha256="0" * 64)
ACTORS = (
    Actor(id="zelensky", name="Volodymyr Zelensky", aliases=("Zelenskyy", "Zełenśkyj")),
    Actor(id="us", name="United States", aliases=("U.S.",)),
)


def event(one: str, title: str, quote: str = "", actor: str = "", place: str | None = None) -> Event:
    mentions = (Mention(article="a", quote=Quote(exact=quote)),) if quote else ()
    actors = (Participant(actor=actor),) if actor else ()
    return Event(id=one, when="2025", title=title, mentions=mentions, actors=actors, place=place)


TOLD = collect(
    Timeline(
        articles=(ARTICLE,),
        actors=ACTORS,
        events=(
            event("truce", "A thirty-day ceasefire is signed", "“Not one shot,” the envoy said.", place="São Tomé"),
            event("visit", "The president travels to Łódź", actor="zelensky"),
            event("vote", "Parliament’s vote of 2024 is repeated", actor="us"),
            event("mission", "A mission leaves for the north in 2025", "Missiles were not on board."),
        ),
    )
)
INDEX = search.index(TOLD)


def found(words: str) -> set[str]:
    places = search.find(INDEX, words)
    assert places is not None
    return {event.id for event, there in zip(TOLD.events, places, strict=True) if there}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("ceasefire", {"truce"}),
        ("CEASEFIRE  signed", {"truce"}),
        ("envoy shot", {"truce"}),  # in a quote
        ("sao tome", {"truce"}),  # in a place, without its accents
        ("lodz", {"visit"}),
        ("Łódź", {"visit"}),
        ("zelenskyy", {"visit"}),  # by another name
        ("cease", {"truce"}),  # while it is typed
        ("parliament", {"vote"}),
        ("parliament's", {"vote"}),
        ("U.S.", {"vote"}),
        ("u.s. vote", {"vote"}),
    ],
)
def test_words_are_found_wherever_they_stand(words: str, wanted: set[str]):
    assert found(words) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("ceesefire", {"truce"}),  # one letter wrong
        ("ceasefrie", {"truce"}),  # two letters swapped
        ("casefire", {"truce"}),  # one left out
        ("zelinskij", {"visit"}),  # two wrong in a long word
        ("parlament", {"vote"}),
    ],
)
def test_slips_are_forgiven(words: str, wanted: set[str]):
    assert found(words) == wanted


@pytest.mark.parametrize("words", ["ceasefire missiles", "shat", "2023", "20", "zzzzzzzz"])
def test_every_word_must_be_found_and_a_number_is_never_another(words: str):
    wanted = {"20": {"vote", "mission"}}.get(words, set())
    assert found(words) == wanted


def test_a_word_that_is_there_is_not_taken_for_another():
    assert found("mission") == {"mission"}
    assert found("vote") == {"vote"}


@pytest.mark.parametrize("words", ["", "  ", "!?", "“”", "\u0301"])
def test_no_word_is_no_search(words: str):
    assert search.find(INDEX, words) is None


@settings(deadline=None)
@given(st.text())
def test_nothing_that_is_typed_breaks_the_search(words: str):
    places = search.find(INDEX, words)
    assert places is None or len(places) == 4


@settings(deadline=None)
@given(st.text())
def test_folding_twice_is_folding_once(words: str):
    assert search.fold(search.fold(words)) == search.fold(words)
