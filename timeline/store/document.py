"""The JSON document: bytes in, kept and rejected records out, and back again. Pure; no file is touched here.

The text is UTF-8, indented by two, lists sorted by id, and what is empty (None, "", []) is left out, so that a
diff shows what was changed and no more. A record that fails validation is written back as it was read.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

from pydantic import ValidationError
from pydantic_core import to_json

from timeline.core.errors import StoreUnreadable
from timeline.core.model import SCHEMA_VERSION, Actor, Article, Event, Timeline
from timeline.store.protocol import Loaded, Record, Rejected
from timeline.store.reasons import sentence

Stored: TypeAlias = Article | Actor | Event
Pile: TypeAlias = dict[str, tuple[Stored, object]]  # by id: the record, and what it was read from

NOUNS: Final[Mapping[str, str]] = {"articles": "article", "actors": "actor", "events": "event"}
_TYPES: Final[Mapping[str, type[Stored]]] = {"articles": Article, "actors": Actor, "events": Event}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def revision(data: bytes | None) -> str:
    """A short text that stands for these bytes: “empty” where there is no file."""
    return "empty" if data is None else hashlib.sha256(data).hexdigest()[:16]


def read(data: bytes | None, name: str) -> Loaded:
    """Kept and rejected records of a document; nothing of it is lost between the two.

    `name` is how messages call the file. Raises StoreUnreadable when the document as a whole cannot be read.
    """
    if data is None:
        return Loaded(Timeline(), (), revision(None))
    return gathered(_parsed(data, name), name, revision(data))


def gathered(document: Record, name: str, revision: str) -> Loaded:
    """Kept and rejected records of a document that is already an object; `revision` is what its home calls it.

    Raises StoreUnreadable where a list of records is none.
    """
    kept: dict[str, Pile] = {}
    rejected: list[Rejected] = []
    for key, noun in NOUNS.items():
        kept[key], refused = _validated(_records(document, key, name), _TYPES[key], noun)
        rejected += refused
    rejected += _without_their_names(kept)
    rejected += [
        Rejected("key", key, f"“{key}” is no part of a timeline that we know.", value)
        for key, value in document.items()
        if key not in NOUNS and key != "schema_version"
    ]
    timeline = arranged(
        Timeline.model_validate({key: tuple(good for good, _ in pile.values()) for key, pile in kept.items()})
    )
    return Loaded(timeline, tuple(rejected), revision)


def write(timeline: Timeline, rejected: Sequence[Rejected]) -> bytes:
    """The document as bytes: the timeline's records, and the rejected ones as they were read.

    A rejected record that says the same as a kept one is not written twice.
    """
    return encoded(whole(timeline, rejected))


def whole(timeline: Timeline, rejected: Sequence[Rejected]) -> Record:
    """The document as one JSON object; see `write`."""
    document: Record = {"schema_version": SCHEMA_VERSION}
    for key, noun in NOUNS.items():
        good = [plain(record) for record in getattr(timeline, key)]
        strays = [one.record for one in rejected if one.noun == noun]
        known = {record["id"]: record for record in good}
        strays = [stray for stray in strays if known.get(id_of(stray)) != stray]
        document[key] = sorted(good + strays, key=id_of)
    return document | {one.id: one.record for one in rejected if one.noun == "key"}


def plain(record: Stored) -> Record:
    """A record as JSON types, without what is empty; `model_validate` of it gives the same record back."""
    filled: Record = _filled(record.model_dump(mode="json", warnings=False))
    return filled


def arranged(timeline: Timeline) -> Timeline:
    """The same timeline with each list sorted by id."""
    lists = {key: tuple(sorted(getattr(timeline, key), key=lambda record: record.id)) for key in NOUNS}
    return timeline.model_copy(update=lists)


def dangling(timeline: Timeline) -> list[str]:
    """A sentence for each record that names an article or actor which the timeline does not hold."""
    kept: dict[str, Pile] = {key: {record.id: (record, None) for record in getattr(timeline, key)} for key in NOUNS}
    return [f"The {one.noun} “{one.id}” cannot stand: {one.reason}" for one in _without_their_names(kept)]


def missing(wanted: Timeline, found: Timeline) -> list[str]:
    """The ids of wanted records that were not found, or not the same."""
    return [
        record.id
        for key in NOUNS
        for there in [{one.id: one for one in getattr(found, key)}]
        for record in getattr(wanted, key)
        if there.get(record.id) != record
    ]


def altered(wanted: Timeline, known: Timeline) -> list[tuple[str, str]]:
    """The id of each wanted record that is not one of the known ones and would not read back as meant, and why."""
    return [
        (record.id, why)
        for key in NOUNS
        for there in [{id(one) for one in getattr(known, key)}]
        for record in getattr(wanted, key)
        if id(record) not in there and (why := _spoilt(record))
    ]


def _spoilt(record: Stored) -> str:
    """Why a record does not read back as it is meant; “” if it does."""
    try:
        same = type(record).model_validate(json.loads(to_json(plain(record)))) == record
    except ValidationError as error:
        return sentence(error)
    return "" if same else "It would not read back the same."


def _parsed(data: bytes, name: str) -> Record:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise StoreUnreadable(f"{name} is not UTF-8 text: line {line} holds a byte that cannot be read.") from None
    try:
        document = json.loads(text, object_pairs_hook=_unique, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise StoreUnreadable(f"{name} is broken at {where}: {error.msg}.") from None
    except (ValueError, RecursionError) as error:
        raise StoreUnreadable(f"{name} cannot be read: {error}.") from None
    if not isinstance(document, dict):
        raise StoreUnreadable(f"{name} holds no timeline: it must be a JSON object with a schema_version.")
    if document.get("schema_version") != SCHEMA_VERSION or document["schema_version"] is True:
        told = json.dumps(document.get("schema_version"))[:40]
        raise StoreUnreadable(
            f"{name} has schema version {told}, this program reads version {SCHEMA_VERSION}: use the program that "
            "wrote the file, or a newer one. Nothing was changed."
        )
    return document


def _unique(pairs: list[tuple[str, Any]]) -> Record:
    """JSON lets a key stand twice and keeps the last; we refuse, since the first would be lost in silence."""
    record = dict(pairs)
    if len(record) < len(pairs):
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise ValueError(f"the key “{twice}” stands twice in one record")
    return record


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no JSON number")


def encoded(document: Record) -> bytes:
    """The document's text in UTF-8, with a last line break."""
    try:
        return to_json(document, indent=2) + b"\n"  # five times faster than json.dumps
    except (ValueError, UnicodeEncodeError):  # a rejected record holds half a character, which JSON can only escape
        text = json.dumps(document, ensure_ascii=False, indent=2)
        return _LONE_SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode() + b"\n"


def _records(document: Record, key: str, name: str) -> list[object]:
    records = document.get(key, [])
    if not isinstance(records, list):
        raise StoreUnreadable(f"{name} cannot be read: “{key}” must be a list.")
    return records


def _validated(records: list[object], noun_type: type[Stored], noun: str) -> tuple[Pile, list[Rejected]]:
    kept: Pile = {}
    rejected = []
    for place, record in enumerate(records, start=1):
        told = id_of(record) or f"#{place}"
        try:
            good = noun_type.model_validate(record)
        except ValidationError as error:
            rejected.append(Rejected(noun, told, sentence(error), record))
            continue
        if good.id in kept:
            rejected.append(Rejected(noun, told, f"The id “{told}” stands twice; the first record was kept.", record))
            continue
        kept[good.id] = (good, record)
    return kept, rejected


def _without_their_names(kept: dict[str, Pile]) -> list[Rejected]:
    """The records that name an article or actor that is not kept; they are taken out of the piles.

    Whoever reads a timeline may then look up every id in it. To lose one record may orphan others, so this repeats.
    """
    rejected: list[Rejected] = []
    before = -1
    while before < len(rejected):
        before = len(rejected)
        for key in ("actors", "events"):
            for good, raw in list(kept[key].values()):
                missing = [(noun, named) for noun, named in _named(good) if named not in kept[noun]]
                if missing:
                    rejected.append(Rejected(NOUNS[key], good.id, _missing(*missing[0]), raw))
                    del kept[key][good.id]
    return rejected


def _missing(key: str, named: str) -> str:
    return f"It names the {NOUNS[key]} “{named}”, which is missing or was itself rejected."


def _named(record: Stored) -> list[tuple[str, str]]:
    if isinstance(record, Actor):
        return [("actors", one) for one in record.acts_for]
    if isinstance(record, Event):
        articles = [("articles", mention.article) for mention in record.mentions]
        return articles + [("actors", participant.actor) for participant in record.actors]
    return []


def id_of(record: object) -> str:
    """The id of a record as it was read; “” where it has none."""
    found = record.get("id") if isinstance(record, dict) else None
    return found if isinstance(found, str) else ""


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _inner(one) for key, one in value.items() if one is not None and one not in ("", [])}
    return [_inner(one) for one in value]


def _inner(value: Any) -> Any:
    return _filled(value) if isinstance(value, dict | list) else value  # most are words: no call for each of them
