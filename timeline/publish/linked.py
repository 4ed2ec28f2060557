"""Events as schema.org JSON-LD, for search engines and whoever reads a page by machine.

A `startDate` is told only as exactly as it is known (ISO 8601, reduced precision); “about” and “between” are left out,
since schema.org has no word for them.
"""

import json
from collections.abc import Sequence
from typing import Any, Final

from timeline.core import edtf
from timeline.core.model import ActorKind, Event
from timeline.publish import moments
from timeline.view.collection import Collection

_CONTEXT: Final = "https://schema.org"
_TYPES: Final[dict[ActorKind, str]] = {"person": "Person", "state": "Country", "phenomenon": "Thing"}
_STATUS: Final = {"cancelled": "EventCancelled", "scheduled": "EventScheduled"}


def block(collection: Collection, events: Sequence[Event], before: str, ending: str = "") -> str:
    """The JSON of a list of events, fit to stand in a script element; an address is `before`, the id, and `ending`."""
    listed = [
        {"@type": "ListItem", "position": place, "item": _event(collection, event, f"{before}{event.id}{ending}")}
        for place, event in enumerate(events, start=1)
    ]
    return _safe({"@context": _CONTEXT, "@type": "ItemList", "itemListElement": listed})


def brief(events: Sequence[Event]) -> str:
    """The JSON of events with their names and dates alone, fit to stand in a script element; “” of no events.

    Only of those that were called off the status is told as well: they would read as if they took place.
    """
    told = ({"@type": "Event", "name": event.title, **_dated(event), **_called_off(event)} for event in events)
    return _safe({"@context": _CONTEXT, "@graph": [*told]}) if events else ""


def one(collection: Collection, event: Event, address: str) -> str:
    """The JSON of a single event."""
    return _safe({"@context": _CONTEXT, **_event(collection, event, address)})


def _event(collection: Collection, event: Event, address: str) -> dict[str, Any]:
    said: dict[str, Any] = {"@type": "Event", "@id": address, "name": event.title, "description": event.summary}
    said |= _dated(event) | {"location": event.place and {"@type": "Place", "name": event.place}}
    if event.status in _STATUS:
        said["eventStatus"] = f"{_CONTEXT}/{_STATUS[event.status]}"
    said["about"] = [_party(collection, one) for one in collection.parties[event.id]]
    articles = dict.fromkeys(m.article for m in event.mentions if m.article in collection.articles)
    said["subjectOf"] = [_article(collection, ident) for ident in articles]
    if address.startswith("http"):
        said["url"] = address
    return {key: value for key, value in said.items() if value}


def _called_off(event: Event) -> dict[str, str]:
    return {"eventStatus": f"{_CONTEXT}/{_STATUS[event.status]}"} if event.status == "cancelled" else {}


def _dated(event: Event) -> dict[str, str]:
    """Beginning and end where they are known; an end only of what went on for a while."""
    values = [part.datetime for part in moments.parts(event.when)]
    end = values[-1] if edtf.is_interval(event.when) and len(values) > 1 else ""
    return {key: value for key, value in (("startDate", values[0]), ("endDate", end)) if value}


def _party(collection: Collection, ident: str) -> dict[str, str]:
    actor = collection.actors.get(ident)
    return {"@type": _TYPES.get(actor.kind, "Organization") if actor else "Thing", "name": collection.name(ident)}


def _article(collection: Collection, ident: str) -> dict[str, Any]:
    article = collection.articles[ident]
    said = {
        "@type": "NewsArticle",
        "headline": article.title,
        "url": article.url,
        "datePublished": moments.parts(article.published)[0].datetime if article.published else "",
        "publisher": {"@type": "Organization", "name": article.source},
    }
    return {key: value for key, value in said.items() if value}


def _safe(said: dict[str, Any]) -> str:
    """No sign in it can end the script element that it stands in, or begin another one."""
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
