"""The date tagger against annotated corpora; skipped where they are not at hand. Floors only ever rise."""

import importlib
import json
import os
import sys
from pathlib import Path

import pytest

from benchmarks.timex_adapter import tag

ROOT = Path(__file__).parent.parent
FOLDER = Path(os.environ.get("TIMELINE_CORPUS", ROOT.parent / "shared" / "corpus")) / "timex"
FLOORS = json.loads((ROOT / "tests" / "floors.json").read_text("utf-8"))["timex"]

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not (FOLDER / "score.py").exists(), reason="the corpora are not at hand"),
]


@pytest.fixture(scope="module")
def scorer():
    sys.path.insert(0, str(FOLDER))
    sys.modules.pop("score", None)
    yield importlib.import_module("score")
    sys.path.remove(str(FOLDER))
    sys.modules.pop("score", None)


@pytest.mark.parametrize("corpus", FLOORS)
def test_no_figure_falls_below_its_floor(corpus, scorer):
    reached, _ = scorer.score(scorer.load(corpus), tag)
    figures = {
        "calendar_exact": reached["calendar"]["strict_prf"][2],
        "value": reached["all"]["value_f1"],
        "relaxed": reached["all"]["relaxed"][2],
        "strict": reached["all"]["strict"][2],
    }
    low = {name: (figures[name], floor) for name, floor in FLOORS[corpus].items() if figures[name] < floor}
    assert not low, f"fell below the floor (reached, floor): {low}"
