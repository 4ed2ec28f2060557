"""From the bytes of a file to text: which encoding, and what is no text at all."""

import codecs
import re

from timeline.core.errors import UnreadableArticle

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KINDS = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CHARSET = re.compile(rb"<meta[^>]{0,80}charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)


def decode(raw: bytes, name: str) -> str:
    """The text, with line feeds as its only line breaks. Raises UnreadableArticle for what is no text.

    Read are UTF-8, UTF-16 and UTF-32 with a byte order mark, what an HTML page declares, and Windows-1252.
    """
    for start, kind in _KINDS:
        if raw.startswith(start):
            raise UnreadableArticle(f"{name} is {kind}, not a text: save the article as .txt or .html and try again.")
    text = _decoded(raw, name).replace("\r\n", "\n").replace("\r", "\n")
    if len(_CONTROL.findall(text[:100_000])) > len(text[:100_000]) // 100:
        raise _no_text(name)
    return text


def _decoded(raw: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw, encoding, name)
    if b"\x00" in raw[:4_000]:
        raise _no_text(name)
    declared = _CHARSET.search(raw[:4_000])
    for encoding in ("utf-8", declared[1].decode("ascii") if declared else "cp1252", "cp1252"):
        try:
            return raw.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise _no_text(name)


def _strictly(raw: bytes, encoding: str, name: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise _no_text(name) from None


def _no_text(name: str) -> UnreadableArticle:
    return UnreadableArticle(f"{name} is no text that can be read: save the article as .txt in UTF-8 and try again.")
