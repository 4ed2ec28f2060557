"""Sentences: where they end, which stretches are quoted."""

import pytest

from timeline.extract import articles, sentences


def words(text: str) -> list[str]:
    read = articles.from_string(text, name="test")
    return [read.body[one.start : one.end] for one in sentences.split(read)]


@pytest.mark.parametrize(
    "expected",
    [
        ["The U.S. envoy met Sen. Jane Doe on Jan. 3 at 9 a.m. in Oslo.", "He left."],
        ["“Will you go?” Doe asked the mayor.", "“No,” he said."],
        ["The river rose 3.5 metres.", "It fell again."],
    ],
)
def test_sentences_end_where_they_end(expected: list[str]) -> None:
    assert words(" ".join(expected)) == expected


def test_a_lost_blank_does_not_hide_an_end() -> None:
    assert words("They met in Oslo.But the talks failed.") == ["They met in Oslo.", "But the talks failed."]
