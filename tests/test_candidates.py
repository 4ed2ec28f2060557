"""What one sentence, published on Wednesday 8 May 2024, yields: date, status and actors of its event, or no event."""

import hashlib

import pytest

from timeline.core.model import Article, Timeline
from timeline.core.reading import Text
from timeline.core.settings import Settings
from timeline.extract import pipeline

DCT = "2024-05-08"


def events(body, published=DCT):
    sha = hashlib.sha256(body.encode()).hexdigest()
    known = "given" if published else "unknown"
    article = Article(id=f"a-{sha[:10]}", source="The Post", sha256=sha, published=published, published_known=known)
    return pipeline.read_texts([Text("post.txt", article, body)], Timeline(), Settings()).timeline.events


DATED = [
    ("France and Spain signed a treaty in Madrid on Monday.", "2024-05-06", "occurred", {"france", "spain"}),
    ("Kenya's president arrived in Berlin on 3 May 2024.", "2024-05-03", "occurred", {"william-ruto"}),
    ("Brazil will send 200 soldiers to Haiti on Friday.", "2024-05-10", "scheduled", {"brazil"}),
    ("A summit of Japan and South Korea is planned for 12 June.", "2024-06-12", "scheduled", {"japan", "south-korea"}),
    ("India allegedly attacked a ship of Pakistan on 1 May.", "2024-05-01", "claimed", {"india", "pakistan"}),
    ("Talks between Egypt and Sudan went on from 1 to 4 May.", "2024-05-01/2024-05-04", "occurred", {"egypt", "sudan"}),
    ("Last month, Canada expelled two diplomats of Iran.", "2024-04", "occurred", {"canada"}),
    ("Canada will open an embassy in Fiji in March.", "2025-03", "scheduled", {"canada"}),
    ("Canada opened an embassy in Fiji in March.", "2024-03", "occurred", {"canada"}),
    ("Turkey invaded Cyprus in 1974.", "1974", "occurred", {"turkey"}),
    ("Yesterday, Poland closed its border with Belarus.", "2024-05-07", "occurred", {"poland"}),
    ("On Monday Chad recognized the rebels as its government.", "2024-05-06", "occurred", {"chad"}),
    ("Prices fell on 2 May, when Chad let its currency sink.", "2024-05-02", "occurred", {"chad"}),
    ("On Friday, Chad had to close its embassy.", "2024-05-03", "occurred", {"chad"}),
    ("In 1901, women were first allowed to vote in Norwick.", "1901", "occurred", set()),
]


@pytest.mark.parametrize(("sentence", "when", "status", "actors"), DATED, ids=[row[1] for row in DATED])
def test_a_dated_happening_is_an_event(sentence, when, status, actors):
    (found,) = events(sentence)
    assert (found.when, found.status) == (when, status)
    assert actors <= {part.actor for part in found.actors}
    assert [one.quote.exact for one in found.mentions] == [sentence]
    assert found.mentions[0].trigger in sentence
    assert found.mentions[0].dated.words in sentence


NOTHING = [
    "France did not sign the treaty on Monday.",
    "If Spain leaves the union on Friday, prices will rise.",
    "Did Kenya close the port on Tuesday?",
    "France is larger than Spain.",
    "The museum has 2024 paintings, and its Monday Club has 300 members.",
    "Theresa May is fond of Spain.",
    "4 min read",
    "Copyright 2024 The Post. All rights reserved.",
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_did_not_happen_is_no_event(sentence):
    assert events(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    ["Greece held elections on 12 March and 2 May.", "Greece sent ships on 12 March and sent planes on 2 May."],
)
def test_two_days_of_one_sentence_are_two_events(sentence):
    assert [one.when for one in events(sentence)] == ["2024-03-12", "2024-05-02"]


def test_who_says_so_is_kept():
    (found,) = events("Spain's army attacked Lisbon on Monday, the government of Portugal said.")
    assert found.kind == "attack"
    assert found.when == "2024-05-06"
    assert found.mentions[0].attributed_to


def test_without_a_publication_date_only_full_dates_count():
    body = "France and Spain signed a treaty on Monday. On 3 May 2024, Kenya expelled two diplomats of Iran."
    assert [one.when for one in events(body, None)] == ["2024-05-03"]


@pytest.mark.parametrize(
    ("body", "days"),
    [
        ("Ministers of Chad and Fiji met in Rome on Monday and Tuesday.", ["2024-05-06/2024-05-07"]),
        ("Snow will move across Norway on Friday and Saturday.", ["2024-05-10/2024-05-11"]),
        ("Chad arrested a general of its army on Thursday and Monday.", ["2024-05-02", "2024-05-06"]),
    ],
)
def test_two_days_running_are_one_stretch(body, days):
    assert [one.when for one in events(body)] == days


@pytest.mark.parametrize(
    ("body", "days"),
    [
        ("Angela Merkel, chancellor between 2005 and 2021, spoke in Rome.", []),
        ("Angela Merkel (2005-21) met Barack Obama (2009-2017) in Rome on Monday.", ["2024-05-06"]),
        ("Angela Merkel opened the bridge, the longest in Europe, in 2009.", ["2009"]),
        ("Chad says it has just 37 days left until June 14.", []),
    ],
)
def test_years_of_an_office_are_not_those_of_a_deed(body, days):
    assert [one.when for one in events(body)] == days


def test_a_day_before_a_comma_and_a_noun_is_that_of_the_noun():
    (found,) = events("Chad passed a law after the Sept. 11, 2001, attacks on New York.")
    assert (found.when, found.kind) == ("2001-09-11", "attack")


def test_a_day_that_is_over_dates_no_plan_but_the_deed_beside_it():
    body = "Chad plans services to commemorate Idriss Deby, whose body was flown from Mao to the capital on Monday."
    assert {one.when for one in events(body)} <= {"2024-05-06"}


def test_what_leans_on_nothing_that_is_dated_is_no_event():
    assert events("Within hours of the call, Chile closed the port.") == ()


def test_titles_are_short_lines_without_dates():
    for sentence, *_ in DATED:
        (found,) = events(sentence)
        assert 8 <= len(found.title) <= 110
        assert found.title[0].isupper()
        assert not found.title.endswith((".", ",", " "))
        assert "Monday" not in found.title and "May" not in found.title


@pytest.mark.parametrize(
    "body",
    ["", " \n\n ", "?", "....", "On Monday.", "\u200b", "“" * 50, "Monday " * 500, "A, B and C. " * 300, "ß" * 3000],
)
def test_odd_texts_yield_nothing_and_break_nothing(body):
    assert events(body) == ()


def test_the_paper_that_saw_a_letter_takes_no_part():
    told = (
        "Calder Mining sued Norwick on Monday in a letter, seen by the Norwick Times, that was leaked to the newspaper."
    )
    found = events(told)
    assert found
    assert {part.actor for event in found for part in event.actors} <= {"calder-mining", "norwick"}


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        (
            "Guards of Chad broke the rules last week when they sent home two spies of Mali.",
            {"Guards of Chad break rules", "Guards of Chad send home two spies of Mali"},
        ),
        (
            "On Tuesday Calder Mining closed its pit as Chad accused the firm of fraud.",
            {"Calder Mining closes pit", "Chad accuses Calder Mining of fraud"},
        ),
        ("On Tuesday Calder Mining closed its pit as prices of copper fell.", {"Calder Mining closes pit"}),
    ],
)
def test_what_somebody_did_when_something_was_done_has_its_day(body, titles):
    assert {one.title for one in events(body)} <= titles
    assert len(events(body)) == len(titles)


def test_a_freedom_is_no_happening():
    body = "People of Chad who enjoy no freedom of speech, assembly or religion took to the streets this March."
    assert [(one.kind, one.when) for one in events(body)] == [("protest", "2024-03")]
