"""A feed of a view: Atom (RFC 4287). What was told last comes first, since that is what a reader of feeds waits for."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from timeline.core import edtf
from timeline.core.model import Event
from timeline.publish import plain
from timeline.view import wording
from timeline.view.collection import Collection

_ATOM = "http://www.w3.org/2005/Atom"
_MOST = 100
_NEVER = "1970-01-01T00:00:00Z"  # what no article dates was updated at a time that nobody knows


def atom(
    collection: Collection, events: Sequence[Event], *, address: str, page: str, event: str, ending: str = ""
) -> bytes:
    """The last hundred of these events in UTF-8: `address` is the feed's own, `page` the view's, `event` that of an
    event's page without its id, and `ending` what follows it.
    """
    newest = sorted(events, key=lambda one: (_updated(collection, one), one.id), reverse=True)[:_MOST]
    root = Element("feed", {"xmlns": _ATOM})
    _add(root, "id", page)
    _add(root, "title", wording.headline(collection))
    _add(root, "updated", max((_updated(collection, one) for one in newest), default=_NEVER))
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": address})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": page})
    author = SubElement(root, "author")
    _add(author, "name", "Timeline")
    for one in newest:
        _told(root, collection, one, f"{event}{one.id}{ending}")
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _told(root: Element, collection: Collection, event: Event, address: str) -> None:
    told = SubElement(root, "entry")
    _add(told, "id", address)
    _add(told, "title", f"{wording.when(event)}: {event.title}")
    _add(told, "updated", _updated(collection, event))
    SubElement(told, "link", {"rel": "alternate", "type": "text/html", "href": address})
    SubElement(told, "category", {"term": event.kind, "label": wording.kind(event)})
    _add(told, "summary", plain.text(collection, event))


def _add(parent: Element, name: str, words: str) -> None:
    SubElement(parent, name).text = plain.xml(words)


def _updated(collection: Collection, event: Event) -> str:
    """When the last article told of it, RFC 3339; the day's beginning, since the hour is rarely known."""
    days = []
    for mention in event.mentions:
        article = collection.articles.get(mention.article)
        reported = mention.reported or (article.published if article else None)
        if reported and (start := edtf.bounds(reported).start) is not None and start >= 0:
            days.append(edtf.iso(start))
    return f"{max(days)}:00Z" if days else _NEVER
