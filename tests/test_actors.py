"""Names in texts lead to actors: states, bodies, people, storms, offices and pronouns."""

import pytest

from timeline.core.model import Actor, Article
from timeline.core.reading import Parsed, Sentence, Text
from timeline.core.settings import Settings
from timeline.extract import actors, grammar
from timeline.extract.actors.entities import short_forms, surname
from timeline.extract.actors.known import packaged, slug


def read(*lines: str) -> tuple[Text, Parsed]:
    body = "\n".join(lines)
    spans = []
    start = 0
    for number, line in enumerate(lines):
        spans.append(Sentence(start, start + len(line), number))
        start += len(line) + 1
    text = Text("test", Article(id="a-0", source="Test", sha256="0" * 64), body)
    return text, grammar.parse(text, spans, Settings().spacy_model)


def named(*lines: str, known: tuple[Actor, ...] = ()) -> list[tuple[str, str, str]]:
    text, parsed = read(*lines)
    registry = actors.learn([(text, parsed)], known)
    return [(name.words, registry.actors[name.actor].name, name.form) for name in actors.find(text, parsed, registry)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Kyiv and Ankara signed.", [("Kyiv", "Ukraine", "capital"), ("Ankara", "Turkey", "capital")]),
        ("The U.S. and the UK agreed.", [("U.S.", "United States", "name"), ("UK", "United Kingdom", "name")]),
        ("Peruvian troops crossed.", [("Peruvian", "Peru", "people")]),
        (
            "NATO's ships left; the IMF stayed.",
            [("NATO", "NATO", "name"), ("IMF", "International Monetary Fund", "name")],
        ),
        ("South Korean ships sank.", [("South Korean", "South Korea", "people")]),
        ("The army of Niger marched; Nigeria watched.", [("Niger", "Niger", "name"), ("Nigeria", "Nigeria", "name")]),
    ],
)
def test_registry_names(line: str, expected: list[tuple[str, str, str]]) -> None:
    assert named(line) == expected


def test_surname_title_and_pronoun_lead_to_the_person() -> None:
    found = named(
        "Kenyan President William Ruto met Angela Merkel in Nairobi.",
        "Ruto praised the guest.",
        "He said that she was welcome.",
        "The Kenyan president left on Friday.",
    )
    assert ("Ruto", "William Ruto", "name") in found
    assert ("He", "William Ruto", "pronoun") in found
    assert ("Kenyan president", "William Ruto", "office") in found


def test_a_head_of_state_acts_for_the_state() -> None:
    text, parsed = read("French President Emmanuel Macron spoke in Lyon.")
    person = actors.learn([(text, parsed)]).actors["emmanuel-macron"]
    assert person.acts_for == ("france",)
    assert person.kind == "person"


def test_a_named_storm_acts() -> None:
    assert ("Ophelia", "Hurricane Ophelia", "name") in named("Hurricane Ophelia hit Cork.", "Ophelia moved on.")


def test_known_actors_keep_their_records() -> None:
    merkel = Actor(
        id="merkel", name="Angela Merkel", kind="person", aliases=("the Iron Chancellor",), acts_for=("germany",)
    )
    assert ("Angela Merkel", "Angela Merkel", "name") in named("Angela Merkel resigned.", known=(merkel,))
    text, parsed = read("Angela Merkel resigned.")
    assert actors.learn([(text, parsed)], [merkel]).actors["merkel"] == merkel


def test_the_order_of_articles_does_not_matter() -> None:
    one, other = read("Trade Minister Ana Silva met Silva's critics."), read("Ana Silva resigned.", "Silva wept.")
    assert actors.learn([one, other]) == actors.learn([other, one])


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Joe Biden", ("Biden",)), ("Kim Jong Un", ("Un", "Kim")), ("Ursula von der Leyen", ("von der Leyen", "Leyen"))],
)
def test_short_forms(name: str, expected: tuple[str, ...]) -> None:
    assert short_forms(name) == expected


def test_surname_leaves_suffixes_out() -> None:
    assert surname("Martin Luther King Jr.") == "King"


def test_packaged_actors_act_for_known_ones() -> None:
    ids = {actor.id for actor in packaged().actors}
    assert len(ids) == len(packaged().actors)
    assert {state for actor in packaged().actors for state in actor.acts_for} <= ids


def test_slug_is_ascii() -> None:
    assert slug("Élysée Palace") == "elysee-palace"
