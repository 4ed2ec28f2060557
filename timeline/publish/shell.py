"""The page that Streamlit sends for every address, the same for all and empty until its scripts run, with the tags in
its head that say what is behind this one.
"""

import asyncio
from typing import TYPE_CHECKING, Final

from timeline.core.errors import StoreUnreadable
from timeline.publish import sharing
from timeline.publish.answer import Answer, reply
from timeline.publish.press import LONGEST, base_of
from timeline.publish.shelf import Shelf

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PLACE: Final = b"<title>Streamlit</title>"
_OF_THE_FILE: Final = (b"if-none-match", b"if-modified-since", b"if-range", b"range", b"accept-encoding")
_ANEW: Final = (b"content-type", b"content-length", b"etag", b"last-modified", b"accept-ranges")


class Shell:
    """ASGI middleware around the pages of the app. `address` is where readers find us, “” for wherever they ask."""

    def __init__(self, app: "ASGIApp", shelf: Shelf, address: str = "") -> None:
        self.app = app
        self._shelf = shelf
        self._address = address

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass the request on; fill the head of the page where there is something to tell."""
        read = scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and scope["path"] in sharing.PAGES
        head = await asyncio.to_thread(self._head, scope) if read else ""
        if not head:
            await self.app(scope, receive, send)
            return
        start, body = await self._page(scope, receive)
        filled = body.replace(_PLACE, head.encode(), 1) if start["status"] == 200 else body
        if filled == body:
            await self.app(scope, receive, send)
            return
        await _send(send, scope, start, filled)

    def _head(self, scope: "Scope") -> str:
        words = scope["query_string"].decode("latin-1")
        try:
            collection = self._shelf.shown().collection
        except StoreUnreadable:  # the page says it
            return ""
        words = words if len(words) <= LONGEST else ""
        return sharing.head(collection, scope["path"], words, base_of(scope, self._address))

    async def _page(self, scope: "Scope", receive: "Receive") -> "tuple[Message, bytes]":
        """What the app would send, whole: not a part of it, and not that the reader has it already."""
        sent: list[Message] = []

        async def keep(message: "Message") -> None:
            sent.append(message)

        headers = [pair for pair in scope["headers"] if pair[0] not in _OF_THE_FILE]
        await self.app({**scope, "method": "GET", "headers": headers, "extensions": {}}, receive, keep)
        return sent[0], b"".join(message.get("body", b"") for message in sent[1:])


async def _send(send: "Send", scope: "Scope", start: "Message", body: bytes) -> None:
    """The filled page, with a validator of its own: that of the file would say that nothing has changed."""
    known = {name.lower(): value for name, value in start["headers"]}
    kept = [(name, value) for name, value in start["headers"] if name.lower() not in _ANEW]
    caching = {"cache-control": known.get(b"cache-control", b"no-cache").decode("latin-1")}
    page = Answer(body, known[b"content-type"].decode("latin-1"), headers=caching)
    asked = {name: value for name, value in scope["headers"] if name != b"accept-encoding"}
    status, headers, content = reply(page, asked, head=scope["method"] == "HEAD")
    named = {name for name, _ in headers}
    await send(
        {**start, "status": status, "headers": headers + [pair for pair in kept if pair[0].lower() not in named]}
    )
    await send({"type": "http.response.body", "body": content})
