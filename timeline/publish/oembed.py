"""oEmbed (oembed.com, version 1.0): what a content system gets that was given the address of one of our pages."""

import json
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple
from urllib.parse import parse_qs, urlsplit

from timeline.publish import snippets
from timeline.publish.look import VIEWS, View, from_values
from timeline.view import query, wording
from timeline.view.collection import Collection

WIDTH, HEIGHT = 700, 600  # pixels, where the asking side sets no limit
_LEAST: Final = 200


class Refused(NamedTuple):
    """Why there is no answer: an HTTP status and a sentence."""

    status: int
    sentence: str


def answer(collection: Collection, given: Mapping[str, Sequence[str]], base: str) -> bytes | Refused:
    """The JSON for the address in `url`, which must be one of ours at `base`; or a `Refused`."""
    if (given.get("format") or ["json"])[-1] != "json":
        return Refused(501, "Only format=json is spoken here.")
    wanted = (given.get("url") or [""])[-1]
    if not wanted:
        return Refused(400, "Name the page that shall be embedded: /oembed?url=…")
    view = _view(wanted, base)
    if view is None:
        return Refused(404, f"That is no page of this timeline: an address begins with {base}/ here.")
    width, height = _size(given, "maxwidth", WIDTH), _size(given, "maxheight", HEIGHT)
    if width is None or height is None:
        return Refused(400, "“maxwidth” and “maxheight” are numbers of pixels.")
    parts = parse_qs(urlsplit(wanted).query, max_num_fields=200)
    chosen, _ = query.from_values(collection, parts)
    look, _ = from_values(view, parts)
    title = look.title or wording.headline(collection, look.language)
    frame = snippets.frame(snippets.address(collection, chosen, look, base), title, height, width=width)
    return json.dumps(
        {
            "version": "1.0",
            "type": "rich",
            "provider_name": "Timeline",
            "provider_url": f"{base}/",
            "title": title,
            "width": width,
            "height": height,
            "cache_age": 3600,
            "html": frame,
        },
        ensure_ascii=False,
    ).encode()


def _view(wanted: str, base: str) -> View | None:
    """Which view an address of ours stands for; None if it is not ours, or no page that can be embedded."""
    try:
        there, ours = urlsplit(wanted), urlsplit(base)
    except ValueError:
        return None
    if (there.scheme, there.netloc) != (ours.scheme, ours.netloc) or not there.path.startswith(ours.path):
        return None
    path = there.path.removeprefix(ours.path)
    named: dict[str, View] = {f"/embed/{view}.html": view for view in VIEWS}
    named |= {"": "timeline", "/": "timeline"}
    return named.get(path)


def _size(given: Mapping[str, Sequence[str]], key: str, usual: int) -> int | None:
    said = (given.get(key) or [""])[-1]
    if not said:
        return usual
    if not (said.isascii() and said.isdigit()) or len(said) > 6:
        return None
    return max(_LEAST, min(usual, int(said)))
