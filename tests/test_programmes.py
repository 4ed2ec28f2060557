"""Sayings that are dated by the programme on which they were said."""

import pytest
from test_candidates import events

from timeline.extract.candidates import programmes

SUNDAY = "2024-05-05"
EXAMPLES = [example for one in programmes.load().programme for example in one.examples]
COUNTEREXAMPLES = [example for one in programmes.load().programme for example in one.counterexamples]


def said(sentence, published="2024-05-06"):
    """Date and title of each event of one sentence, published on Monday 6 May 2024."""
    return [(event.when, event.title) for event in events(sentence, published)]


@pytest.mark.parametrize(("sentence", "title"), EXAMPLES)
def test_a_programme_dates_what_was_said_on_it(sentence, title):
    assert said(sentence) == [(SUNDAY, title)]


@pytest.mark.parametrize("sentence", COUNTEREXAMPLES)
def test_what_was_not_said_on_it_is_not_dated(sentence):
    assert SUNDAY not in dict(said(sentence))


@pytest.mark.parametrize(
    ("published", "dates"),
    [(SUNDAY, [SUNDAY]), ("2024-05-07", [SUNDAY]), ("2024-05-08", []), ("2024-05", []), (None, [])],
)
def test_an_article_of_another_day_dates_nothing_by_it(published, dates):
    sentence = "“The bridge is safe,” Ana Silva said on NBC's “Meet the Press.”"
    assert [when for when, _ in said(sentence, published)] == dates


def test_a_day_that_is_written_comes_first():
    sentence = "On Friday, before she was on NBC's “Meet the Press,” Ana Silva said the bridge is safe."
    assert [when for when, _ in said(sentence)] == ["2024-05-03"]
