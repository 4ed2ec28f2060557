"""Events for TimelineJS3 (its JSON data format). Its texts are HTML, so that ours are escaped; its dates know years,
months, days and a clock, so that what they cannot say stands in `display_date`.
"""

import json
from collections.abc import Sequence
from typing import Any

from markupsafe import escape

from timeline.core import edtf
from timeline.core.edtf import Point
from timeline.core.labels import label
from timeline.core.model import Event
from timeline.publish import plain
from timeline.view import wording
from timeline.view.collection import Collection
from timeline.view.lanes import leading

_PARTS = ("year", "month", "day", "hour", "minute")


def document(collection: Collection, events: Sequence[Event]) -> bytes:
    """The JSON with a title slide and one slide for each event, UTF-8."""
    title = {"headline": str(escape(_first_upper(wording.headline(collection)))), "text": wording.counted(len(events))}
    told = [_slide(collection, event) for event in events]
    return json.dumps({"title": {"text": title}, "events": told}, ensure_ascii=False, indent=1).encode()


def _slide(collection: Collection, event: Event) -> dict[str, Any]:
    first, last = edtf.ends(event.when)
    begin, end = first or last, last
    assert begin is not None  # one side of a date is always known
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": _date(begin),
        "display_date": _twice(_displayed(event)),
        "edtf": event.when,  # TimelineJS passes it over; whoever imports the file has the date as it is known
        "text": {"headline": str(escape(_headline(event))), "text": _body(collection, event)},
    }
    if end is not None and end != begin:
        slide["end_date"] = _date(end)
    group = collection.name(leading(collection, event)) if leading(collection, event) not in ("", "*") else ""
    return slide | ({"group": _twice(group)} if group else {})


def _twice(words: str) -> str:
    """Escaped for the fields that TimelineJS strips of markup, decodes by that, and then shows as HTML all the same."""
    return str(escape(str(escape(words))))


def _displayed(event: Event) -> str:
    """The date in words, and in those of the source where they say more."""
    said, told = label(event.when), event.label or ""
    return told if said in told else f"{said} · {told}" if told else said


def _headline(event: Event) -> str:
    status = wording.status_word(event)
    return f"{event.title} ({status})" if status else event.title


def _body(collection: Collection, event: Event) -> str:
    lines = plain.text(collection, event).split("\n")
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)


def _date(point: Point) -> dict[str, str]:
    """The parts that were written; of a decade or century its first year, of a season its first month."""
    if point.precision in ("minute", "hour", "day", "month", "year") and point.year.lstrip("-").isdigit():
        said = {name: getattr(point, name) for name in _PARTS}
        parts = {name: str(int(value)) for name, value in said.items() if value.lstrip("-").isdigit()}
        return parts | {"year": _year(point.year)}
    start = edtf.iso(point.start)
    year, month, _ = start.rsplit("-", 2)
    return {"year": _year(year)} | ({} if point.precision in ("decade", "century") else {"month": str(int(month))})


def _year(written: str) -> str:
    """TimelineJS counts years before 1 as people do: our year 0 is 1 BC, and -1 there."""
    number = int(written)
    return str(number if number > 0 else number - 1)


def _first_upper(words: str) -> str:
    return words[:1].upper() + words[1:]
