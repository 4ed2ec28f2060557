"""The parser's events for one folder of articles, in the form in which timelines are scored against a gold one.

python benchmarks/corpus_adapter.py FOLDER OUT.json
"""

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from timeline.core import edtf
from timeline.core.model import Event, Timeline
from timeline.core.settings import Settings
from timeline.extract import articles, pipeline


def predict(folder: Path) -> list[dict[str, Any]]:
    """Events from the .txt and .meta.json files of a folder: start and end as ISO dates at the event's precision."""
    paths = sorted(Path(folder).glob("*.txt"))
    names = {articles.read(path).article.id: path.stem for path in paths}
    outcome = pipeline.run(paths, Timeline(), Settings())
    actors = {actor.id: actor.name for actor in outcome.timeline.actors}
    return [_prediction(event, names, actors) for event in outcome.timeline.events]


def _prediction(event: Event, names: dict[str, str], actors: dict[str, str]) -> dict[str, Any]:
    start, end = dates(event.when)
    return {
        "start": start,
        "end": end,
        "precision": edtf.precision(event.when),
        "status": event.status,
        "title": event.title,
        "actors": [actors[part.actor] for part in event.actors],
        "quotes": [{"article": names[one.article], "quote": one.quote.exact} for one in event.mentions],
    }


def dates(when: str) -> tuple[str | None, str | None]:
    """First and last day (or month, or year) of an EDTF value; the last is None for a single date."""
    first, last = edtf.ends(when)
    start = _cut(first) if first else None
    return start, (_cut(last) if last and last != first else None)


def _cut(point: edtf.Point) -> str:
    length = {"year": 4, "month": 7, "decade": 4, "century": 4}.get(point.precision, 10)
    return edtf.day_of(point.start)[: length + (point.start < 0)]


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(json.dumps(predict(Path(sys.argv[1])), indent=2, ensure_ascii=False), "utf-8")
