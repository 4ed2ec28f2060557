"""Sentences of news that tell a happening with its day, in the ways in which such sentences used to yield no event."""

import hashlib

import pytest

from timeline.core.model import Article, Timeline
from timeline.core.reading import Text
from timeline.core.settings import Settings
from timeline.extract import pipeline


def told(body):
    """Date and title of each event of a text published on Wednesday 8 May 2024."""
    sha = hashlib.sha256(body.encode()).hexdigest()
    article = Article(id=f"a-{sha[:10]}", source="Post", sha256=sha, published="2024-05-08", published_known="given")
    outcome = pipeline.read_texts([Text("post.txt", article, body)], Timeline(), Settings())
    return [(event.when, event.title) for event in outcome.timeline.events]


FOUND = [
    # a body whose name begins with US
    ("The US Supreme Court upheld the ban on Monday.", "2024-05-06", "US Supreme Court upholds ban"),
    ("The US Air Force grounded the planes on Tuesday.", "2024-05-07", "US Air Force grounds planes"),
    # a day between subject and verb, or before the subject, without “on”
    ("President Ana Silva Monday named Bo Lund to the bench.", "2024-05-06", "Ana Silva names Bo Lund to bench"),
    ("The Senate Tuesday night passed the farm bill.", "2024-05-07", "United States Senate passes farm bill"),
    ("Last Friday forces under Colonel Lund attacked a depot in Tibru.", "2024-05-03", None),
    ("Earlier Tuesday Attorney General Ana Silva ordered a search of the depot.", "2024-05-07", None),
    ("Monday night Ana Silva tweeted that the story was false.", "2024-05-06", "Ana Silva tweets story was false"),
    ("Bo Lund said Tuesday Mayor Ana Silva should resign.", "2024-05-07", "Bo Lund says Ana Silva should resign"),
]


@pytest.mark.parametrize(("sentence", "when", "title"), FOUND, ids=[row[0][:60] for row in FOUND])
def test_happening_is_found(sentence, when, title):
    found = told(sentence)
    assert (when, title) in found if title else when in dict(found)


@pytest.mark.parametrize("sentence", ["The Sunday Times sold many copies.", "Black Friday was slow in most shops."])
def test_day_in_a_name_tells_no_happening(sentence):
    assert told(sentence) == []
