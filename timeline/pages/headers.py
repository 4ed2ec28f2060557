"""What a browser may do with our pages: security headers on every answer that does not bring its own."""

import base64
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit

from timeline.pages import returning, scripts, signing

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_IMPORTED = re.compile(r'(?:from|import)"\./([\w.~-]+\.js)"')
_INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)
_POLICY = b"content-security-policy"
_HTML = (b"content-type", b"text/html; charset=utf-8")
_OURS = ("reading_list.js", "chart.js")
_OF_A_LOGIN = (b"_streamlit_user", b"_streamlit_session", returning.COOKIE.encode())


class SecurityHeaders:
    """ASGI middleware: a content security policy that runs no script but Streamlit's own, and forbids framing."""

    def __init__(self, app: "ASGIApp") -> None:
        self.app = app
        static = Path(streamlit.__file__).parent / "static"
        self.headers = headers((static / "index.html").read_text("utf-8"))
        self.early = (b"link", early(static).encode("ascii"))

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Pass the request on; add each header that the answer lacks."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def dressed(message: "Message") -> None:
            if message["type"] == "http.response.start":
                sent = [secured(pair) for pair in message.get("headers", ())]
                own = {name.lower() for name, _ in sent}
                if _POLICY in own:
                    own.add(b"x-frame-options")  # the policy says who may frame it
                elif _HTML in sent:
                    scripts.prepare()
                    sent.append(self.early)
                message["headers"] = sent + [pair for pair in self.headers if pair[0] not in own]
            await send(message)

        await self.app(scope, receive, dressed)


def secured(pair: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """A header as it was; but where the app is served over HTTPS, the cookies of a login are never sent without.

    Streamlit leaves that out, for the sake of old browsers.
    """
    name, value = pair
    if name.lower() != b"set-cookie" or not value.startswith(_OF_A_LOGIN) or not signing.is_https():
        return pair
    return pair if b"; secure" in value.lower() else (name, value + b"; Secure")


def headers(index_html: str) -> list[tuple[bytes, bytes]]:
    """The headers for a front end with this index page: its inline scripts, and no others, may run (by SHA-256)."""
    scripts = " ".join(f"'sha256-{_digest(script)}'" for script in _INLINE.findall(index_html))
    policy = (
        f"default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        "frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    )
    return [
        (_POLICY, policy.encode("ascii")),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"strict-origin-when-cross-origin"),
        (b"x-frame-options", b"DENY"),
    ]


def early(static: Path) -> str:
    """The scripts that draw the list, for a `Link` header (RFC 8288): a browser fetches them before it is told to.

    Else they would wait until the library has been read that draws the chart, which takes seconds on a phone.
    """
    chunk = next(static.glob("static/js/BidiComponent.*.js"), None)
    parts = [chunk.name, *_IMPORTED.findall(chunk.read_text("utf-8"))] if chunk else []
    files = [f"static/js/{name}" for name in parts] + [f"{scripts.HOME}/{name}" for name in _OURS]
    return ", ".join(f"<{name}>; rel=modulepreload" for name in files)


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
