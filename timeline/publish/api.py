"""The public data: `GET /api/events.json` and its pages, as `openapi` describes them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from timeline.core import edtf
from timeline.core.labels import label
from timeline.core.model import Event, Mention
from timeline.view import filters, query
from timeline.view.collection import Collection
from timeline.view.filters import Filter

USUAL, MOST = 100, 500  # events of one page
_FURTHEST: Final = 10_000_000
MEANT: Final = {
    "words": "Every word stands in the title, a quote, a name or the place; accents and small slips are forgiven.",
    "source": "An outlet that tells it.",
    "actor": "The name of somebody who takes part.",
    "acting": "Those count, too, who act for the actors that were named.",
    "kind": "A kind of event.",
    "status": "What the sources say of it.",
    "only": "Events that are disputed, or that several outlets tell.",
    "from": "No event that ended before this date (EDTF).",
    "to": "No event that began after this date (EDTF).",
    "known": "The events as the press had told them by this date (EDTF).",
}


@dataclass(frozen=True)
class Wanted:
    """What a request asks for: a filter and a page of its events; `wrong` says in sentences what cannot be read."""

    chosen: Filter
    limit: int = USUAL
    offset: int = 0
    wrong: tuple[str, ...] = ()


def read(collection: Collection, given: Mapping[str, Sequence[str]]) -> Wanted:
    """The request that the parts of a query make."""
    chosen, unknown = query.from_values(collection, given)
    limit, offset = _number(given, "limit", USUAL, 1, MOST), _number(given, "offset", 0, 0, _FURTHEST)
    wrong = [f"{one.rstrip('.')}." for one in unknown]
    wrong += [f"There is no parameter “{key[:40]}”: choose from {', '.join(KEYS)}." for key in given if key not in KEYS]
    wrong += [one for one in (limit, offset) if isinstance(one, str)]
    if isinstance(limit, str) or isinstance(offset, str):
        return Wanted(chosen, wrong=tuple(wrong))
    return Wanted(chosen, limit, offset, tuple(wrong))


def page(collection: Collection, wanted: Wanted, base: str) -> bytes:
    """One page of events in order of time as JSON, with the address of the next one."""
    events = filters.select(collection, wanted.chosen)
    end = wanted.offset + wanted.limit
    some = events[wanted.offset : end]
    return packed(
        {
            "total": len(events),
            "offset": wanted.offset,
            "count": len(some),
            "next": _next(collection, wanted, base, end) if end < len(events) else None,
            "events": [plain(collection, event, base) for event in some],
        }
    )


def plain(collection: Collection, event: Event, base: str) -> dict[str, Any]:
    """An event with its names and articles looked up, so that whoever has it needs nothing else."""
    start, end = edtf.bounds(event.when)
    return {
        "id": event.id,
        "url": f"{base}/event?id={event.id}",
        "when": event.when,
        "start": None if start is None else edtf.iso(start),
        "end": None if end is None else edtf.iso(end),
        "precision": edtf.precision(event.when),
        "date": label(event.when),
        "label": event.label,
        "title": event.title,
        "summary": event.summary or None,
        "kind": event.kind,
        "status": event.status,
        "status_reason": event.status_reason,
        "place": event.place,
        "actors": [{"id": part.actor, "name": collection.name(part.actor), "role": part.role} for part in event.actors],
        "sources": [*collection.sources[event.id]],
        "mentions": [_mention(collection, mention) for mention in event.mentions],
    }


def _mention(collection: Collection, mention: Mention) -> dict[str, Any]:
    article = collection.articles.get(mention.article)
    return {
        "quote": mention.quote.exact,
        "attributed_to": mention.attributed_to,
        "source": article.source if article else None,
        "title": article.title if article else None,
        "url": article.url if article else None,
        "published": article.published if article else None,
        "reported": mention.reported,
    }


def _next(collection: Collection, wanted: Wanted, base: str, offset: int) -> str:
    parts: list[tuple[str, object]] = [*query.to_values(collection, wanted.chosen).items()]
    parts += [("limit", wanted.limit)] * (wanted.limit != USUAL) + [("offset", offset)]
    return f"{base}/api/events.json?{urlencode(parts, doseq=True)}"


def _number(given: Mapping[str, Sequence[str]], key: str, usual: int, least: int, most: int) -> int | str:
    said = (given.get(key) or [str(usual)])[-1]
    if said.isascii() and said.isdigit() and len(said) < 10 and least <= int(said) <= most:
        return int(said)
    return f"“{key}” is a number from {least} to {most}, not “{said[:40]}”."


def packed(document: Mapping[str, Any]) -> bytes:
    """A JSON document in UTF-8; half of a pair of surrogates, which UTF-8 cannot hold, is escaped."""
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")


PAGING: Final = {"limit": (1, MOST, USUAL), "offset": (0, _FURTHEST, 0)}
KEYS: Final = (*MEANT, *PAGING)
