"""What is sent to whoever asks over HTTP: a body with its type, made once and sent often. Pure."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import deflate

Headers = list[tuple[bytes, bytes]]

_LASTING = "public, max-age=60, stale-while-revalidate=3600"
_SMALL = 500  # bytes; less is not worth packing
_LARGE = 200_000  # bytes; more is not packed as well as can be, which takes some 50 ms


@dataclass(frozen=True)
class Answer:
    """One answer. `status` 200 may be kept by caches and answered with 304; what went wrong is a sentence."""

    body: bytes
    type: str
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def etag(self) -> str:
        """A strong validator of the body and its type (RFC 9110, 8.8.3)."""
        return f'"{hashlib.sha256(self.type.encode() + self.body).hexdigest()[:20]}"'

    @cached_property
    def packed(self) -> bytes:
        """The body in gzip (RFC 1952), by libdeflate: a twentieth smaller than by zlib. The same bytes every time."""
        return bytes(deflate.gzip_compress(self.body, 12 if len(self.body) <= _LARGE else 9))


def trouble(status: int, sentence: str, **headers: str) -> Answer:
    """A refusal: what is wrong and what to ask for instead, as plain text that no cache keeps."""
    body = f"{sentence}\n".encode()
    return Answer(body, "text/plain; charset=utf-8", status, {"cache-control": "no-store", **headers})


def reply(answer: Answer, asked: Mapping[bytes, bytes], *, head: bool = False) -> tuple[int, Headers, bytes]:
    """Status, headers and body for one request with these headers (names in lower case)."""
    headers = {"content-type": answer.type, "x-content-type-options": "nosniff", **answer.headers}
    if answer.status != 200:
        return answer.status, _raw(headers, len(answer.body)), b"" if head else answer.body
    pack = len(answer.body) > _SMALL and _takes_gzip(asked.get(b"accept-encoding", b"").decode("latin-1"))
    etag = answer.etag[:-1] + '-gz"' if pack else answer.etag
    headers = {"cache-control": _LASTING, **headers, "etag": etag, "vary": "Accept-Encoding"}
    if _is_known(asked.get(b"if-none-match", b"").decode("latin-1"), answer.etag[1:-1]):
        return 304, _raw(headers), b""
    body = answer.packed if pack else answer.body
    if pack:
        headers["content-encoding"] = "gzip"
    return 200, _raw(headers, len(body)), b"" if head else body


def _takes_gzip(said: str) -> bool:
    """Whether `Accept-Encoding` names gzip and does not refuse it with q=0 (RFC 9110, 12.5.3)."""
    for part in said.lower().split(","):
        coding, _, weight = part.partition(";")
        if coding.strip() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def _is_known(said: str, digest: str) -> bool:
    """Whether `If-None-Match` names this body, packed or not, weakly or not."""
    tags = [tag.strip().removeprefix("W/").strip('"') for tag in said.split(",")]
    return "*" in tags or any(tag.removesuffix("-gz") == digest for tag in tags)


def _raw(headers: Mapping[str, str], length: int | None = None) -> Headers:
    sized = {**headers, "content-length": str(length)} if length is not None else headers
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in sized.items()]
