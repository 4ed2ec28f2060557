"""Collections for the tests of what readers see."""

from pathlib import Path

from timeline.core.model import Event, Timeline
from timeline.view.collection import Collection, collect

STRAIT = Path(__file__).parent / "fixtures" / "strait.json"


def strait() -> Collection:
    """The invented quarrel over a strait: 24 events to read, one rejected."""
    return collect(Timeline.model_validate_json(STRAIT.read_text("utf-8")), "strait")


def collection(*events: Event) -> Collection:
    """A collection of these events alone."""
    return collect(Timeline(events=events), "made")
