"""The events against annotated stories; skipped where those are not at hand. Floors only ever rise."""

import json
from pathlib import Path

import pytest

from benchmarks import events

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))["events"]

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not (events.FOLDER / "score.py").exists(), reason="the corpora are not at hand"),
]


@pytest.fixture(scope="module")
def reached():
    """The scorer's figures for all of dev together, and for seeds."""
    score = events.scorer(events.FOLDER)
    dev, seeds = [], []
    for folder in events.stories(events.FOLDER):
        (dev if folder.parent.name == "dev" else seeds).extend(events.reports(score, [folder]))
    return {"dev": events.together(score, dev), "seeds": seeds[0]}


@pytest.mark.parametrize("stories", FLOORS)
def test_no_figure_falls_below_its_floor(stories, reached):
    figures = reached[stories]
    low = {name: (figures[name], floor) for name, floor in FLOORS[stories].items() if figures[name] < floor}
    assert not low, f"fell below the floor (reached, floor): {low}"


@pytest.mark.parametrize("stories", FLOORS)
def test_no_event_is_without_evidence_or_from_furniture(stories, reached):
    figures = reached[stories]
    assert (figures["furniture"], figures["unsourced_events"]) == (0, 0)
    assert figures["quotes_verbatim"] == figures["quotes"] > 0
