"""JSON files: our own document with its articles and actors, or a list of events, or of rows like those of CSV."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from timeline.core.errors import StoreUnreadable, UnreadableImport
from timeline.core.model import SCHEMA_VERSION, Timeline
from timeline.desk.formats.rows import Row, check_count
from timeline.desk.formats.tables import COLUMNS, MORE
from timeline.store import Rejected, document

_FLAT: Final = frozenset({"source", "url", "published", "quote", "attributed_to", "quotes", "addresses"})


@dataclass(frozen=True, slots=True)
class Document:
    """What a JSON file holds: full records, rows, and what was rejected. `numbers` are places of events in its list."""

    timeline: Timeline
    rows: tuple[Row, ...]
    rejected: tuple[Rejected, ...]
    numbers: Mapping[str, int]


def read(found: object, name: str, known: Timeline) -> Document:
    """The records and rows of a parsed JSON file; events may name what `known` holds. Raises UnreadableImport."""
    whole = found if isinstance(found, dict) else {"events": found}
    events = whole.get("events", [])
    if not isinstance(events, list) or (
        isinstance(found, dict) and not {"events", "actors", "articles"} & found.keys()
    ):
        raise UnreadableImport(f"{name} holds no events: it must be a list of them, or a document with “events”.")
    check_count(len(events), name, "events")
    if whole.get("schema_version", SCHEMA_VERSION) != SCHEMA_VERSION:
        raise UnreadableImport(
            f"{name} has a schema version that this program does not read; it reads {SCHEMA_VERSION}."
        )
    flat = [(place, one) for place, one in enumerate(events, start=1) if _is_flat(one)]
    full = [(place, one) for place, one in enumerate(events, start=1) if not _is_flat(one)]
    try:
        loaded = document.gathered(_with_known({**whole, "events": [one for _, one in full]}, known), name, "")
    except StoreUnreadable as error:
        raise UnreadableImport(str(error)) from None
    numbers = {str(one.get("id")): place for place, one in reversed(full) if isinstance(one, dict)}
    return Document(loaded.timeline, tuple(_row(*one) for one in flat), loaded.rejected, numbers)


def parsed(text: str, name: str) -> object:
    """What a JSON file holds; no key may stand twice in a record. Raises UnreadableImport."""
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise UnreadableImport(f"{name} is broken at {where}: {error.msg}.") from None
    except (ValueError, RecursionError) as error:
        raise UnreadableImport(f"{name} cannot be read: {error}.") from None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    counted = Counter(key for key, _ in pairs)
    if twice := next((key for key, count in counted.items() if count > 1), None):
        raise ValueError(f"the key “{twice}” stands twice in one record")
    return dict(pairs)


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no JSON number")


def _is_flat(record: object) -> bool:
    """Whether a record is a row like those of CSV: made of texts, with the source beside the event."""
    if not isinstance(record, dict) or not record.keys() <= {*COLUMNS, *MORE}:
        return False
    actors = record.get("actors") or ()
    named = isinstance(actors, str) or (bool(actors) and all(isinstance(one, str) for one in actors))
    return bool(record.keys() & _FLAT) or named or "id" not in record


def _row(place: int, record: Mapping[str, Any]) -> Row:
    wrong = next((key for key, value in record.items() if not _is_text(value)), "")
    told = f"“{wrong}” must be a text." if wrong else ""
    return Row(place, {key: _text(value) for key, value in record.items() if _is_text(value)}, told)


def _is_text(value: object) -> bool:
    listed = isinstance(value, list) and all(isinstance(one, str) for one in value)
    return value is None or listed or isinstance(value, str | int)


def _text(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    return "" if value is None else str(value)


def _with_known(whole: dict[str, Any], known: Timeline) -> dict[str, Any]:
    """The document with the store's own actors and articles, so that its events may name them."""
    told = {**whole, "schema_version": SCHEMA_VERSION}
    stored: tuple[tuple[str, Sequence[Any]], ...] = (("actors", known.actors), ("articles", known.articles))
    for key, records in stored:
        theirs = whole.get(key, [])
        if not isinstance(theirs, list):
            continue
        there = {one.get("id") for one in theirs if isinstance(one, dict)}
        told[key] = [*theirs, *(document.plain(one) for one in records if one.id not in there)]
    return told
