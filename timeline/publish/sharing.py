"""What messengers, social networks and search engines show of a link to a page of the app: title, a sentence and the
card (The Open Graph protocol, ogp.me). The pages themselves are drawn by script, which none of these run.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple
from urllib.parse import parse_qs, urlencode

from timeline.core.model import Event
from timeline.publish import embed, snippets
from timeline.publish.look import Look, from_values
from timeline.view import filters, query, wording
from timeline.view.collection import Collection

PAGES: Final = ("/", "/event", "/about")
_ABOUT: Final = "How this timeline is made"
_Given = Mapping[str, Sequence[str]]


class _Page(NamedTuple):
    """What is told of a page. `address` is where it is, `oembed` what content systems ask about it, “” for nothing."""

    kind: str
    title: str
    summary: str
    address: str
    card: str
    oembed: str = ""


def head(collection: Collection, path: str, words: str, base: str) -> str:
    """The tags for the head of the page at a path with a query, as HTML; “” where there is nothing to tell.

    `base` is where our pages are, without the last slash.
    """
    try:
        given = parse_qs(words, max_num_fields=200)
    except ValueError:  # more parts than anybody chooses
        given = {}
    page = _page(collection, path, given, base)
    return embed.environment().get_template("head.html").render(page=page) if page else ""


def _page(collection: Collection, path: str, given: _Given, base: str) -> _Page | None:
    if path == "/about":
        said = embed.headline(collection, Look().language)
        return _Page("website", _ABOUT, said, f"{base}/about", f"{base}/embed/card.png")
    event = collection.event((given.get("id" if path == "/event" else "event") or [""])[-1])
    if event is not None:
        return _event(collection, event, base)
    return _timeline(collection, given, base) if path == "/" else None


def _event(collection: Collection, event: Event, base: str) -> _Page:
    rest = event.summary or wording.told_by(collection, event)
    said = f"{wording.when(event)}: {rest}" if rest else wording.when(event)
    address = f"{base}/event?{urlencode({'id': event.id})}"
    return _Page("article", event.title, said, address, f"{base}/embed/card.png")


def _timeline(collection: Collection, given: _Given, base: str) -> _Page:
    """The timeline as the reader sees it behind the link: with its filters, but in English, as the app is."""
    chosen, _ = query.from_values(collection, given)
    look, _ = from_values("timeline", {"lanes": given.get("lanes", ())})
    events = filters.select(collection, chosen)
    asked = query.to_query(collection, chosen)
    address = f"{base}/{'?' if asked else ''}{asked}"
    return _Page(
        "website",
        embed.headline(collection, look.language),
        embed.summary(collection, chosen, events, look.language),
        address,
        snippets.address(collection, chosen, look, base, "card.png"),
        f"{base}/oembed?{urlencode({'url': address})}",
    )
