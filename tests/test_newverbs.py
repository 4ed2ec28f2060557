"""The base of verbs that are newer than the model's word list."""

import pytest

from timeline.extract.grammar import newverbs

BASES = [
    ("retweeted", "VBD", "retweet"),
    ("gutted", "VBN", "gut"),
    ("texting", "VBG", "text"),
    ("vaped", "VBD", "vape"),
    ("defunding", "VBG", "defund"),
    ("wiretapped", "VBN", "wiretap"),
    ("outraised", "VBD", "outraise"),
    ("cordoned", "VBN", "cordon"),
    ("livestreamed", "VBD", "livestream"),
    ("downplayed", "VBD", "downplay"),
    ("decertified", "VBD", "decertify"),
    ("outmaneuvered", "VBD", "outmaneuver"),
    ("googled", "VBD", "google"),
    ("deplaned", "VBD", "deplane"),
    ("upskilled", "VBD", "upskill"),
    ("doomscrolling", "VBG", "doomscroll"),
]


@pytest.mark.parametrize(("word", "tag", "base"), BASES, ids=[row[0] for row in BASES])
def test_the_spelling_tells_the_base(word, tag, base):
    assert newverbs.base(word, tag) == base


def test_a_verb_that_is_known_without_its_prefix_tells_its_own_base():
    assert newverbs.base("rezoned", "VBD", frozenset({"zone"})) == "rezone"
    assert newverbs.base("retweeted", "VBD", frozenset({"tweet"})) == "retweet"


@pytest.mark.parametrize(("word", "tag"), [("outspent", "VBD"), ("retweet", "VB"), ("fed", "VBD")])
def test_of_other_words_nothing_is_told(word, tag):
    assert newverbs.base(word, tag) is None
