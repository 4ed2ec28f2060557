"""The base of verbs that are newer than the model's word list."""

import pytest

from timeline.extract import newverbs

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
]


@pytest.mark.parametrize(("word", "tag", "base"), BASES, ids=[row[0] for row in BASES])
def test_the_spelling_tells_the_base(word, tag, base):
    assert newverbs.base(word, tag) == base


@pytest.mark.parametrize(("word", "tag"), [("outspent", "VBD"), ("retweet", "VB"), ("fed", "VBD")])
def test_of_other_words_nothing_is_told(word, tag):
    assert newverbs.base(word, tag) is None
