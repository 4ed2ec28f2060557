"""What a sentence says of a happening: that it was, is planned, claimed, denied, called off, or never came about."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from timeline.core.model import Article, Timeline
from timeline.core.reading import Text
from timeline.core.settings import Settings
from timeline.extract import pipeline

DCT = "2024-05-08"
TABLE = tomllib.loads((Path(__file__).parent / "statuses.toml").read_text("utf-8"))
TOLD = [(status, *row) for status, rows in TABLE.items() if status != "none" for row in rows]


def events(body):
    """Date and status of every event of a text by its trigger."""
    sha = hashlib.sha256(body.encode()).hexdigest()
    article = Article(id=f"a-{sha[:10]}", source="The Post", sha256=sha, published=DCT, published_known="given")
    found = pipeline.read_texts([Text("post.txt", article, body)], Timeline(), Settings()).timeline.events
    return {one.mentions[0].trigger: (one.when, one.status) for one in found}


@pytest.mark.parametrize(
    ("status", "sentence", "trigger", "when"), TOLD, ids=[f"{row[0]}-{row[1][:40]}" for row in TOLD]
)
def test_status_of_a_happening(status, sentence, trigger, when):
    assert events(sentence).get(trigger) == (when, status)


@pytest.mark.parametrize(("sentence", "trigger", "_"), TABLE["none"], ids=[row[0][:40] for row in TABLE["none"]])
def test_what_did_not_come_about_is_no_event(sentence, trigger, _):
    assert trigger not in events(sentence)


def test_the_table_is_large_enough():
    assert sum(map(len, TABLE.values())) >= 60
