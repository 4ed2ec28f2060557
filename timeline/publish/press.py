"""The press: what a request for an embed, a feed or data gets. Each answer is made once for a state of the store.

`Press` is an ASGI application for GET and HEAD; `app.py` puts it beside the pages.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from timeline.core.errors import StoreUnreadable
from timeline.publish import editions
from timeline.publish.answer import Answer, reply, trouble
from timeline.publish.library import Library, library
from timeline.publish.shelf import Shelf

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

LONGEST: Final = 2_000  # characters of a query
_KEPT: Final = 500  # answers
_HEAVIEST: Final = 1_000_000  # bytes of an answer that is kept


class _Key(NamedTuple):
    stamp: str
    day: str
    path: str
    query: str
    base: str


def base_of(scope: "Scope", address: str) -> str:
    """Where our pages are, without the last slash: as set in `address`, else as this request came."""
    if address:
        return address.rstrip("/")
    host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
    return f"{scope.get('scheme', 'http')}://{host}{scope.get('root_path', '')}"


class Press:
    """Answers for all addresses that are published. `address` is where readers find us, “” for wherever they ask;
    `frames` says which hosts may frame an embed, in the words of a content security policy; `plotly` is what an
    interactive one loads. `today` is the day, ISO 8601.
    """

    def __init__(
        self,
        shelf: Shelf,
        *,
        today: Callable[[], str],
        address: str = "",
        frames: str = "*",
        plotly: Library | None = None,
    ) -> None:
        self._shelf = shelf
        self._today = today
        self._address = address
        self._frames = frames
        self._plotly = plotly or library()
        self._made: OrderedDict[_Key, Answer] = OrderedDict()

    async def __call__(self, scope: "Scope", _receive: "Receive", send: "Send") -> None:
        """One request, one answer."""
        asked = dict(scope["headers"])
        answer = await self._answer(
            scope["method"], scope["path"], scope["query_string"], base_of(scope, self._address)
        )
        status, headers, body = reply(answer, asked, head=scope["method"] == "HEAD")
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def answer(self, path: str, query: str = "", base: str = "") -> Answer:
        """What is published at an address of ours; never an exception, a refusal has its sentence."""
        try:
            shown = self._shelf.shown()
        except StoreUnreadable:
            return trouble(
                503, "The timeline cannot be read at the moment. Please try again later.", **{"retry-after": "60"}
            )
        day = self._today()
        key = _Key(shown.stamp, day, path, query, base)
        if (known := self._made.get(key)) is not None:
            return known
        answer = editions.make(editions.Request(shown, path, query, base, self._frames, self._plotly, day))
        if answer.status == 200 and len(answer.body) <= _HEAVIEST:
            self._keep(key, answer)
        return answer

    async def _answer(self, method: str, path: str, query: bytes, base: str) -> Answer:
        if method not in ("GET", "HEAD"):
            return trouble(
                405, "Only GET and HEAD are answered here: nothing can be changed from outside.", allow="GET, HEAD"
            )
        if len(query) > LONGEST:
            return trouble(414, f"The query is longer than {LONGEST} characters: choose fewer things.")
        words = query.decode("latin-1")
        stamp = self._shelf.stamp()
        known = self._made.get(_Key(stamp, self._today(), path, words, base)) if stamp is not None else None
        return known if known is not None else await asyncio.to_thread(self.answer, path, words, base)

    def _keep(self, key: _Key, answer: Answer) -> None:
        self._made[key] = answer
        while len(self._made) > _KEPT:
            self._made.popitem(last=False)
