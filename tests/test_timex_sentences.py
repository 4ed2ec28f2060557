"""Sentences of many kinds with the dates that a careful reader finds in them (timex_sentences.toml)."""

import tomllib
from pathlib import Path

import pytest

from timeline.extract import timexes

DCT = "2025-03-19"  # a Wednesday
ROWS = tomllib.loads(Path(__file__).with_suffix("").with_name("timex_sentences.toml").read_text("utf-8"))["sentence"]


def _case(row):
    marks = [pytest.mark.xfail(reason=row["open"], strict=False)] if "open" in row else []
    return pytest.param(row, id=row["text"][:40], marks=marks)


def _is_of_the_calendar(one):
    return one.type in ("DATE", "TIME") and bool(one.timex3) and (one.timex3[0].isdigit() or one.timex3[:2] == "BC")


def differences(row):
    """What is found otherwise than told: (words, value told, value found)."""
    text = row["text"]
    found = list(timexes.resolve(timexes.find(text), text, row.get("dct", DCT) or None))
    place, wrong = 0, []
    for words, value in row["dates"]:
        start = text.index(words, place)
        place = start + len(words)
        mine = [one for one in found if one.start < place and start < one.end]
        if value not in {one.timex3 for one in mine}:
            wrong.append((words, value, [(one.words, one.timex3) for one in mine]))
        found = [one for one in found if one not in mine]
    return wrong + [(one.words, None, one.timex3) for one in found if _is_of_the_calendar(one)]


@pytest.mark.parametrize("row", [_case(row) for row in ROWS])
def test_sentence(row):
    assert differences(row) == []
