"""Back to the page that somebody signed in from. Streamlit sends all who come from their provider to the front page,
and `st.login` takes no other one; so the way is remembered in a cookie until they are back.
"""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote, urlsplit

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE: Final = "timeline_back"
_AWAY, _BACK = "/auth/login", "/oauth2callback"
_LASTS: Final = 900  # seconds to sign in
_LONGEST: Final = 1_000  # characters
_OURS = re.compile(r"/(?!/)[!-\[\]-~]*")  # a path of this host; two slashes, or a backslash, would name another one
_Headers = list[tuple[bytes, bytes]]
_Asked = Mapping[bytes, bytes]


class Returning:
    """ASGI middleware: remembers the page when a login begins, and leads to it when it ends."""

    def __init__(self, app: "ASGIApp") -> None:
        self.app = app

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass the request on; the redirects at both ends of a login get what they lack."""
        path = scope["path"] if scope["type"] == "http" else ""
        change = _begun if path.endswith(_AWAY) else _ended if path.endswith(_BACK) else None
        await self.app(scope, receive, send if change is None else _changing(send, change, dict(scope["headers"])))


def _changing(send: "Send", change: Callable[[_Asked, _Headers], _Headers], asked: _Asked) -> "Send":
    async def changed(message: "Message") -> None:
        if message["type"] == "http.response.start" and message["status"] == 302:
            message = {**message, "headers": change(asked, list(message["headers"]))}
        await send(message)

    return changed


def _begun(asked: _Asked, headers: _Headers) -> _Headers:
    """With a cookie that says where the reader comes from, if that is a page of ours."""
    there = page_of(asked.get(b"referer", b"").decode("latin-1"), asked.get(b"host", b"").decode("latin-1"))
    return [*headers, _cookie(quote(there, safe=""), _LASTS)] if there else headers


def _ended(asked: _Asked, headers: _Headers) -> _Headers:
    """To where the reader came from, if that is known; the cookie is then used up."""
    there = remembered(asked.get(b"cookie", b"").decode("latin-1"))
    if not there:
        return headers
    rest = [pair for pair in headers if pair[0].lower() != b"location"]
    return [*rest, (b"location", there.encode("ascii")), _cookie("", 0)]


def page_of(referer: str, host: str) -> str:
    """The path and query of a page of this host; “” if the address is another one's."""
    try:
        found = urlsplit(referer)
    except ValueError:
        return ""
    return _ours(f"{found.path}{'?' if found.query else ''}{found.query}") if found.netloc == host else ""


def remembered(cookies: str) -> str:
    """The path and query that the cookie holds; “” without one, or if it names anything but a page of ours."""
    pairs = (one.strip().partition("=") for one in cookies.split(";"))
    return next((_ours(unquote(value)) for name, _, value in pairs if name == COOKIE), "")


def _ours(path: str) -> str:
    return path if len(path) <= _LONGEST and _OURS.fullmatch(path) else ""


def _cookie(value: str, lasts: int) -> tuple[bytes, bytes]:
    said = f"{COOKIE}={value}; Path=/; Max-Age={lasts}; HttpOnly; SameSite=Lax"
    return b"set-cookie", said.encode("ascii")
