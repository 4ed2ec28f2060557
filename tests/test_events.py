"""Merging: what belongs together comes together with all its evidence, and what is two stays two."""

import hashlib
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nouns import dates

from timeline.core.model import Article, Timeline
from timeline.core.reading import Candidate, Span, Text
from timeline.core.settings import Settings
from timeline.extract import pipeline
from timeline.extract.candidates import lexicon
from timeline.extract.events import families, similarity
from timeline.extract.events import tellings as telling
from timeline.extract.events.similarity import Measure
from timeline.extract.events.surroundings import Surroundings


def text(name, body, published):
    sha = hashlib.sha256(body.encode()).hexdigest()
    known = "given" if published else "unknown"
    source = f"The {name}"
    article = Article(id=f"a-{sha[:10]}", source=source, sha256=sha, published=published, published_known=known)
    return Text(f"{name}.txt", article, body)


def events(*told):
    """The events of articles given as (body, day of publication)."""
    texts = [text(f"Paper{number}", *one) for number, one in enumerate(told)]
    return pipeline.read_texts(texts, Timeline(), Settings()).timeline.events


TOGETHER = {
    "a weekday and a date": [
        ("Chile and Peru signed a fishing treaty in Lima on Tuesday.", "2024-05-09"),
        ("On 7 May 2024, Peru and Chile signed a treaty on fishing.", "2024-05-20"),
    ],
    "yesterday and today": [
        ("Chile and Peru signed a fishing treaty in Lima yesterday.", "2024-05-08"),
        ("Chile and Peru today signed a treaty on fishing in Lima.", "2024-05-07"),
    ],
    "a plan and what came of it": [
        ("Chile and Peru will sign a fishing treaty in Lima on Tuesday.", "2024-05-03"),
        ("Chile and Peru signed the fishing treaty in Lima on 7 May.", "2024-05-09"),
    ],
    "a day and its month": [
        ("Chile and Peru signed a fishing treaty in Lima on 7 May 2024.", "2024-05-09"),
        ("Chile and Peru signed a fishing treaty in Lima last month.", "2024-06-09"),
    ],
}


@pytest.mark.parametrize("told", TOGETHER.values(), ids=TOGETHER)
def test_one_happening_told_twice_is_one_event(told):
    (found,) = events(*told)
    assert found.when == "2024-05-07"
    assert found.status == "occurred"
    assert len({one.article for one in found.mentions}) == 2


APART = {
    "two years": [
        ("Chile and Peru signed a treaty in Lima on 7 May 2024.", "2024-05-09"),
        ("Chile and Peru signed a treaty in Lima on 7 May 2019.", "2024-05-09"),
    ],
    "two days": [
        ("Chile and Peru held talks in Lima on 7 May 2024.", "2024-05-09"),
        ("Chile and Peru held talks in Lima on 14 May 2024.", "2024-05-16"),
    ],
    "two kinds on one day": [
        ("Chile and Peru held talks in Lima on 7 May 2024.", "2024-05-09"),
        ("Chile attacked a port of Peru with drones on 7 May 2024.", "2024-05-09"),
    ],
    "other actors on one day": [
        ("Chile and Peru signed a treaty on fishing on 7 May 2024.", "2024-05-09"),
        ("Norway and Iceland signed a treaty on cables on 7 May 2024.", "2024-05-09"),
    ],
    "two speakers": [
        ("The president of Chile said on 7 May 2024 that the border would be closed.", "2024-05-09"),
        ("The president of Peru said on 7 May 2024 that the border would be closed.", "2024-05-09"),
    ],
}


@pytest.mark.parametrize("told", APART.values(), ids=APART)
def test_two_happenings_stay_two(told):
    found = events(*told)
    assert len(found) == 2
    assert all(len(one.mentions) == 1 for one in found)


def test_the_order_of_three_papers_does_not_matter():
    told = [*TOGETHER["a weekday and a date"], APART["two kinds on one day"][1]]
    texts = [text(f"Paper{number}", *one) for number, one in enumerate(told)]
    made = [
        pipeline.read_texts(order, Timeline(), Settings()).timeline.events for order in itertools.permutations(texts)
    ]
    assert all(one == made[0] for one in made)


def test_a_weekday_that_is_a_day_off_is_kept_as_evidence_only():
    body = (
        "Chile and Peru held talks in Lima on Tuesday. The talks between Chile and Peru on Tuesday ended late. "
        "The talks of Chile and Peru in Lima on Tuesday were the first for years. "
        "At Wednesday's talks with Chile, Peru spoke of fish."
    )
    assert [one.when for one in events((body, "2024-05-09")) if one.kind == "talks"] == ["2024-05-07"]


# Dates against each other


def exclude_each_other(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return False
    mine, theirs = telling.reach(one), telling.reach(other)
    return min(mine[1], theirs[1]) <= max(mine[0], theirs[0])


def candidate(**fields):
    """A candidate with nothing in it but what a test says of it."""
    plain = {"article": "a-1", "quote": Span(0, 9), "trigger": Span(0, 4), "title": "T", "kind": "talks"}
    rest = {"status": "occurred", "actors": (), "content": frozenset(), "lemma": "talks"}
    return Candidate(**(plain | rest | fields))


tellings = st.builds(
    lambda number, acting, **fields: telling.of(
        candidate(article=f"a-{number}", quote=Span(number, 40), actors=tuple(sorted(acting.items())), **fields),
        "2024-05-09",
    ),
    number=st.integers(1, 3),
    acting=st.dictionaries(
        st.sampled_from(["chile", "peru", "norway", "oslo"]), st.sampled_from(["agent", "patient", "party"])
    ),
    when=dates | st.none(),
    kind=st.sampled_from(["talks", "call", "statement", "attack", "other"]),
    status=st.sampled_from(["occurred", "scheduled"]),
    content=st.frozensets(st.sampled_from(["fish", "port", "treaty", "drone", "first", "second"]), max_size=4),
    lemma=st.sampled_from(["talks", "call", "sign", "take"]),
    attributed_to=st.sampled_from([None, "Oslo"]),
)


@given(tellings, tellings)
def test_likeness_of_tellings_has_no_direction(one, other):
    measure = Measure(lexicon.load(), {"oslo": ("norway",)})
    assert measure.compare(one, other).value == pytest.approx(measure.compare(other, one).value)


@given(tellings, tellings)
def test_what_excludes_each_other_by_date_is_never_the_same(one, other):
    if exclude_each_other(one.when, other.when):
        assert Measure(lexicon.load(), {}).compare(one, other).value < similarity.SAME


# Words of one family


@pytest.mark.parametrize(
    ("one", "other"),
    [("resign", "quit"), ("meeting", "meet"), ("shelling", "bombard"), ("killing", "kill"), ("indictment", "charge")],
)
def test_two_words_for_one_thing_are_of_one_family(one, other):
    assert families.head(one) == families.head(other)


@pytest.mark.parametrize(("one", "other"), [("resign", "dismiss"), ("vote", "agree"), ("arrest", "release")])
def test_words_of_one_field_are_not_therefore_of_one_family(one, other):
    assert families.head(one) != families.head(other)


def test_a_storm_that_hits_makes_landfall_and_a_missile_does_not():
    assert families.head("hit", "disaster") == families.head("landfall")
    assert families.head("hit", "attack") == families.head("strike")


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("go down", "crash", "disaster"),
        ("strike", "walk out", "protest"),
        ("pick", "appoint", "appointment"),
        ("slam", "condemn", "statement"),
        ("fire", "ceasefire", "agreement"),
    ],
)
def test_in_one_kind_of_event_a_word_is_of_another_family(one, other, kind):
    assert families.head(one, kind) == families.head(other, kind)


# Evidence beside date, word and actors


def odds(one, other):
    """What is to be thought of two tellings of one day, given as (fields, sentence)."""
    day = {"when": "2024-05-07", "kind": "vote", "lemma": "pass", "quote": Span(900, 990)}
    made = [telling.of(candidate(**(day | fields)), "2024-05-08", sentence) for fields, sentence in (one, other)]
    return Measure(lexicon.load(), {}).compare(*made).odds


def test_a_number_that_two_articles_give_speaks_for_one_happening():
    one = {"article": "a-1"}, "A bill of $694 million came through late at night."
    two = {"article": "a-2"}, "Deputies voted for {} million in aid."
    assert odds(one, (two[0], two[1].format(694))) > odds(one, (two[0], two[1].format(250))) + 1


def test_days_years_and_hours_are_no_numbers():
    sentence = "On 15 May 2019 at 10:30 the F-16 was lost and 157 people died, as on March 12."
    assert telling.of(candidate(), "2019-05-16", sentence).numbers == {"157"}


def test_titles_with_words_in_common_speak_for_one_happening():
    one = {"article": "a-1", "title": "Senate passes fishing bill"}, ""
    two, three = "Deputies back bill on fishing", "Deputies back new road to coast"
    assert odds(one, ({"article": "a-2", "title": two}, "")) > odds(one, ({"article": "a-2", "title": three}, ""))


def test_who_says_that_it_is_so_does_not_say_that_it_is_not():
    said = {"kind": "statement", "lemma": "say", "actors": (("peru", "agent"),)}
    one = {"article": "a-1", "title": "Peru says market is doing well", **said}, ""
    two = {"article": "a-2", "title": "Peru says market is doing well", **said}, ""
    three = {"article": "a-2", "title": "Peru says market is not doing well", **said}, ""
    assert odds(one, two) > odds(one, three) + 1


def test_two_things_of_one_year_need_more_than_two_of_one_day():
    one, two = {"article": "a-1", "lemma": "visit", "kind": "movement"}, {"article": "a-2"}
    days = odds((one, ""), (two, ""))
    assert odds((one | {"when": "2024-05"}, ""), (two, "")) < days


def test_what_is_to_come_this_week_is_not_what_happened_today():
    passed = {"article": "a-1", "when": "2024-05-08", "status": "occurred"}
    ahead = {"article": "a-2", "when": "[2024-05-06..2024-05-12]", "status": "scheduled"}
    assert odds((passed, ""), (ahead, "")) == similarity.NEVER
    assert odds((passed | {"when": "2024-05-09"}, ""), (ahead, "")) > similarity.NEVER


def test_one_sentence_tells_of_all_the_harm():
    told = "A gunman killed three people and wounded twelve in a market in Lima on Tuesday."
    assert len(events((told, "2024-05-09"))) == 1


def test_who_dies_on_the_next_day_is_not_among_the_killed():
    body = (
        "Ten people were killed in Lima on Tuesday. The ten were killed on Tuesday at a market in Lima. "
        "All who were killed on Tuesday in Lima sold fish. A guard was killed at a bank in Cusco on Wednesday."
    )
    assert {one.when for one in events((body, "2024-05-09"))} == {"2024-05-07", "2024-05-08"}


def test_two_articles_that_share_few_of_their_words_are_of_two_stories():
    told = [
        telling.of(candidate(article=name), "2024-05-08", words)
        for name, words in (
            ("a-1", "Shipyard welders walked out over wages, pensions, overtime and safety in Bergen"),
            ("a-2", "Welders at the shipyard in Bergen want overtime wages"),
            ("a-3", "Bergen elected another mayor, councillors, auditors, magistrates and twelve deputies"),
        )
    ]
    around = Surroundings(told)
    assert around.are_akin("a-1", "a-2")
    assert not around.are_akin("a-1", "a-3")


def test_an_article_comes_back_to_what_it_began_with():
    top, below = {"article": "a-1", "quote": Span(0, 90)}, {"article": "a-1"}
    again = {"article": "a-1", "quote": Span(1500, 1590)}
    assert odds((top, ""), (again, "")) > odds((below, ""), (again, ""))


# What tells of a frame, an order or a number


def test_what_happened_in_the_course_of_something_is_part_of_it():
    told = "During the talks in Lima on Tuesday between Chile and Peru, Chile offered Peru two ships."
    assert len(events((told, "2024-05-09"))) == 1


def test_what_came_hours_after_something_is_not_that():
    told = "Chile and Peru held talks in Lima on Tuesday. Hours after the talks, Chile held talks with Norway."
    assert len(events((told, "2024-05-09"))) == 2


def test_the_first_vote_is_not_the_second():
    body = "Parliament in Peru held its {} vote on the fishing bill on 7 May 2024."
    assert len(events((body.format("first"), "2024-05-08"), (body.format("second"), "2024-05-08"))) == 2


def test_a_saying_that_only_reports_is_no_event_beside_what_it_reports():
    told = "Ana Silva was arrested in Lima on Tuesday, the police of Peru said on Tuesday."
    assert [one.kind for one in events((told, "2024-05-09"))] == ["arrest"]


def test_two_articles_on_different_things_do_not_meet_on_a_day_alone():
    one = "Norway and Iceland signed a treaty on cables on 7 May 1994. The cable runs along the sea bed to Bergen."
    other = "Chile and Peru signed a pact on copper on 7 May 1994. Copper has been mined at Toquepala for sixty years."
    assert len(events((one, "2024-05-09"), (other, "2024-05-09"))) == 2


def test_one_of_two_days_meets_the_day():
    one = "Norway and Iceland will sign a treaty on cables on Tuesday or Wednesday."
    two = "Norway and Iceland signed a treaty on cables on 7 May 2024."
    (found,) = events((one, "2024-05-02"), (two, "2024-05-09"))
    assert (found.when, found.status) == ("2024-05-07", "occurred")
