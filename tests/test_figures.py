"""Heads of states whom an article names by surname or office alone: known from the day, or left as they stand."""

from dataclasses import replace

import pytest

from tests.test_actors import read
from timeline.core.edtf import bounds
from timeline.extract import actors
from timeline.extract.actors import figures
from timeline.extract.actors.known import packaged


def named(day: str | None, *lines: str) -> list[tuple[str, str]]:
    """Each naming in the lines and whom it means, in an article of that day."""
    text, parsed = read(*lines)
    text = replace(text, article=text.article.model_copy(update={"published": day}))
    registry = actors.learn([(text, parsed)])
    found = actors.find(text, parsed, registry)
    return [(one.words, " + ".join(registry.actors[ident].name for ident in one.everyone)) for one in found]


def meant(day: str | None, *lines: str) -> dict[str, str]:
    return dict(named(day, *lines))


def test_terms_are_of_known_states_and_in_the_order_of_time() -> None:
    known = {actor.id for actor in packaged().actors}
    for term in figures.terms():
        assert term.state in known, term
        assert bounds(term.since) and bounds(term.until) and term.since < term.until, term


@pytest.mark.parametrize(
    ("day", "line", "words", "name"),
    [
        ("2013-05-01", "President Obama left. Obama said no.", "Obama", "Barack Obama"),
        ("2003-05-01", "President Bush left. Mr. Bush said no.", "Bush", "George W. Bush"),
        ("1990-05-01", "President Bush left. Mr. Bush said no.", "Bush", "George H. W. Bush"),
        ("2021-05-01", "Prime Minister Johnson left London.", "Johnson", "Boris Johnson"),
        ("2016-05-01", "Chancellor Merkel left Berlin.", "Merkel", "Angela Merkel"),
        ("2018-05-01", "The German chancellor left.", "German chancellor", "Angela Merkel"),
        ("2018-05-01", "North Korean leader Kim left Seoul.", "Kim", "Kim Jong Un"),
        ("2013-05-01", "President Barack Hussein Obama left.", "Barack Hussein Obama", "Barack Obama"),
        ("2018-05-01", "The French president left.", "French president", "Emmanuel Macron"),
        ("2013-05-01", "The Russian prime minister left.", "Russian prime minister", "Dmitry Medvedev"),
        ("2013-05-01", "Obama flew home. The president was tired.", "The president", "Barack Obama"),
    ],
)
def test_surname_or_office_means_the_head_of_the_day(day: str, line: str, words: str, name: str) -> None:
    assert meant(day, line)[words] == name


@pytest.mark.parametrize(
    ("day", "line", "words", "name"),
    [
        ("2021-05-01", "Mayor Johnson left Ohio. Johnson said no.", "Johnson", "Johnson"),
        ("2021-05-01", "Prime Minister Johnson left. Johnson said no.", "Johnson", "Johnson"),  # of which state?
        ("2010-05-01", "Former President Bush left. Mr. Bush said no.", "Bush", "Bush"),  # there were two
        ("2013-05-01", "Michelle Obama sang. Obama danced.", "Obama", "Michelle Obama"),
        ("2019-05-01", "Donald Trump Jr. met Donald Trump.", "Donald Trump Jr.", "Donald Trump Jr."),
        (None, "Mr. Bush left. Bush said no.", "Bush", "Bush"),
    ],
)
def test_who_may_be_another_stays_as_named(day: str | None, line: str, words: str, name: str) -> None:
    assert meant(day, line)[words] == name


@pytest.mark.parametrize(
    ("day", "line"),
    [
        ("2013-05-01", "A former French president left."),
        ("2013-05-01", "In 1974 the French president died."),
        ("2017-05-16", "The French president left."),  # the one who came or the one who went?
        ("2019-06-01", "The Austrian chancellor left."),  # nobody held the office
        (None, "The French president left."),
    ],
)
def test_an_office_of_another_day_means_nobody_we_know(day: str | None, line: str) -> None:
    assert all(name in ("France", "Austria") for _, name in named(day, line))


def test_the_name_is_printed_as_the_article_spells_it() -> None:
    assert meant("2013-05-01", "President Francois Hollande left Paris.")["Francois Hollande"] == "Francois Hollande"
    assert meant("2013-05-01", "President François Hollande left Paris.")["François Hollande"] == "François Hollande"


def test_who_is_in_office_acts_for_the_state() -> None:
    text, parsed = read("Barack Obama and Bill Clinton met in Washington.")
    text = replace(text, article=text.article.model_copy(update={"published": "2013-05-01"}))
    registry = actors.learn([(text, parsed)])
    assert registry.actors["barack-obama"].acts_for == ("united-states",)
    assert registry.actors["bill-clinton"].acts_for == ()


def test_a_first_name_that_tells_nothing_leaves_the_gender_to_the_list():
    assert [figures.gender(name) for name in ("Xi Jinping", "Park Geun-hye", "Ana Silva")] == ["m", "f", ""]


def test_women_of_the_list_hold_offices():
    assert {name for name in figures._women() if not figures.named(name)} == set()


@pytest.mark.parametrize(
    ("day", "line", "words", "name"),
    [
        # whoever is known by the surname alone stands before his kin
        (
            "2018-03-15",
            "Mr. Trump spoke. Eric Trump, the president's middle son, left. Mr. Trump slept.",
            "Trump",
            "Donald",
        ),
        ("2018-01-05", "Ivanka Trump came. President Donald Trump left. Trump slept.", "Trump", "Donald"),
        ("2018-01-05", "Ivanka Trump came. President Donald Trump left. Ms. Trump slept.", "Trump", "Ivanka"),
        (
            "2018-01-05",
            "President Donald Trump left. Donald Trump Jr. came. Trump Jr. slept.",
            "Trump Jr.",
            "Donald Trump Jr.",
        ),
        # a son of Salman's is not called Salman
        ("2015-05-10", "King Salman of Saudi Arabia sent Mohammed bin Salman. Salman slept.", "Salman", "King Salman"),
    ],
)
def test_a_surname_that_several_bear(day: str, line: str, words: str, name: str) -> None:
    assert meant(day, line)[words].startswith(name)
