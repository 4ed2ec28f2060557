"""Articles: from a file or a pasted text to `Text`, with its furniture marked and what is known of its origin."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from timeline.core.errors import UnreadableArticle
from timeline.core.reading import Text
from timeline.extract.articles import decoding, given, origin, pages

__all__ = ["LARGEST_PAGE", "LARGEST_TEXT", "PAGES", "TEXTS", "from_bytes", "from_html", "from_string", "read"]

LARGEST_TEXT: Final = 2_000_000  # bytes of a .txt file, characters of a pasted text
LARGEST_PAGE: Final = 2_000_000  # bytes of an .html file, characters of its source
TEXTS: Final = (".txt",)
PAGES: Final = (".html", ".htm")


def read(path: Path) -> Text:
    """The article in a .txt or .html file, with `NAME.meta.json` beside it if there is one.

    Of a text, `body` is the file's text with line feeds as its only line breaks; of a page, the article found in it.
    Raises UnreadableArticle, worded for people, for what is missing, empty, too large, no text or not in English.
    """
    _check_kind(path.name)
    try:
        _check_size(path.stat().st_size, path.name, page=_is_page(path.name))
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableArticle(f"{path.name} could not be opened: {error.strerror or error}.") from None
    return _of_bytes(raw, path.name, given.beside(path))


def from_bytes(raw: bytes, *, name: str, meta: Mapping[str, Any] | None = None) -> Text:
    """The article in an uploaded file, as `read` gives it; `name` ends in .txt or .html. Raises UnreadableArticle."""
    _check_kind(name)
    _check_size(len(raw), name, page=_is_page(name))
    return _of_bytes(raw, name, given.check(meta or {}, name))


def from_string(text: str, *, name: str, meta: Mapping[str, Any] | None = None) -> Text:
    """The article in a pasted text; `meta` may hold source, url, published, title. Raises UnreadableArticle."""
    _check_size(len(text), name, page=False)
    plain = _storable(text).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return origin.of_text(plain, name, given.check(meta or {}, name))


def from_html(html: str, *, name: str, meta: Mapping[str, Any] | None = None) -> Text:
    """The article in the source of a web page; `meta` goes before what the page says. Raises UnreadableArticle."""
    _check_size(len(html), name, page=True)
    return origin.of_page(pages.parse(_storable(html), name), name, given.check(meta or {}, name))


def _of_bytes(raw: bytes, name: str, facts: given.Given) -> Text:
    content = decoding.decode(raw, name)
    if _is_page(name):
        return origin.of_page(pages.parse(content, name), name, facts)
    return origin.of_text(content, name, facts)


def _is_page(name: str) -> bool:
    return name.lower().endswith(PAGES)


def _check_kind(name: str) -> None:
    if not name.lower().endswith(TEXTS + PAGES):
        raise UnreadableArticle(f"{name} is neither .txt nor .html: save the article as one of them.")


def _storable(text: str) -> str:
    """The text with “?” for halves of surrogate pairs, which no UTF-8 file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _check_size(size: int, name: str, *, page: bool) -> None:
    limit = LARGEST_PAGE if page else LARGEST_TEXT
    if size > limit:
        raise UnreadableArticle(
            f"{name} is too large: {size:,} characters, where {limit:,} are read. "
            "Save the article alone, without the rest of its site."
        )
    if size == 0:
        raise UnreadableArticle(f"{name} is empty: there is nothing to read.")
