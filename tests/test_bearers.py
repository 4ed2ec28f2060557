"""Months and seasons that are names of persons, bodies and works: the examples of bearers.toml."""

import pytest

from timeline.extract import timexes
from timeline.extract.timexes import bearers

BARE = bearers.rules()["persons"] | bearers.rules()["bodies"]


def last_bare(text):
    """Whether the last month or season of a text, standing alone, is found as a date."""
    place = max(text.rfind(word) for word in {*BARE, "winter", "summer"})
    return any(one.start <= place < one.end for one in timexes.find(text))


@pytest.mark.parametrize("text", sorted(bearers.rules()["date"]))
def test_a_date(text):
    assert last_bare(text)


@pytest.mark.parametrize("text", sorted(bearers.rules()["name"]))
def test_a_name(text):
    assert not last_bare(text)
