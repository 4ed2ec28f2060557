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
]


@pytest.mark.parametrize(("sentence", "when", "title"), FOUND, ids=[row[0][:60] for row in FOUND])
def test_happening_is_found(sentence, when, title):
    assert (when, title) in told(sentence)
