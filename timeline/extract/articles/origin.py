"""Where an article comes from: outlet, title, address, date, each with how it is known; put together as `Text`."""

import hashlib
from typing import NamedTuple

from timeline.core.errors import UnreadableArticle
from timeline.core.model import Article, Known
from timeline.core.reading import Furniture, Text
from timeline.extract import furniture
from timeline.extract.articles import dates, languages, outlets, titles
from timeline.extract.articles.given import Given
from timeline.extract.articles.pages import Page, date_in_address


class _Fact(NamedTuple):
    value: str | None
    known: Known


def of_text(body: str, name: str, given: Given) -> Text:
    """The article in a plain text. Raises UnreadableArticle where there is none, or none in English."""
    return _article(Page(body, None, None, None, date_in_address(given.url)), name, given)


def of_page(page: Page, name: str, given: Given) -> Text:
    """The article of a web page; what was given goes before what the page says. Raises UnreadableArticle."""
    return _article(page, name, given)


def _article(page: Page, name: str, given: Given) -> Text:
    body = page.text
    _check(body, name)
    marked = furniture.mark(body)
    url = given.url or page.url
    source = _source(body, marked, page, given, url, name)
    published, notes = _published(body, marked, page, given)
    digest = hashlib.sha256(body.encode("utf-8")).hexdigest()
    article = Article(
        id=f"a-{digest[:10]}",
        source=source.value or name,
        source_known=source.known,
        title=given.title or page.title or titles.first(body, marked),
        url=url,
        published=published.value,
        published_known=published.known,
        sha256=digest,
    )
    return Text(name=name, article=article, body=_cleared(body, marked), furniture=marked, notes=notes)


def _cleared(body: str, marked: tuple[Furniture, ...]) -> str:
    """The text with blanks for furniture inside a line, so that a sentence goes on behind it; all places stay.

    “Minister Ana Silva [headings of other stories] MORE said on Friday …”.
    """
    pieces, at = [], 0
    for one in marked:
        before, after = body[one.start - 1 : one.start], body[one.end : one.end + 1]
        if before.strip("\n") and after.strip("\n") and "\n" not in body[one.start : one.end] and one.start >= at:
            pieces += [body[at : one.start], " " * (one.end - one.start)]
            at = one.end
    return "".join([*pieces, body[at:]])


def _check(body: str, name: str) -> None:
    if not any(sign.isalnum() for sign in body):
        raise UnreadableArticle(f"{name} is empty: there is nothing to read.")
    if language := languages.foreign(body):
        raise UnreadableArticle(f"{name} looks like {language}; only English can be read so far.")


def _source(body: str, marked: tuple[Furniture, ...], page: Page, given: Given, url: str | None, name: str) -> _Fact:
    if given.source:
        return _Fact(given.source, "given")
    if page.source:
        return _Fact(page.source, "page metadata")
    if holder := outlets.from_copyright([*_copyright_lines(body, marked), *page.after]):
        return _Fact(holder, "byline")
    if host := outlets.from_host(url):
        return _Fact(host, "page metadata")
    return _Fact(f"Unnamed source ({name.removesuffix('.txt').removesuffix('.html')})"[:300], "unknown")


def _copyright_lines(body: str, marked: tuple[Furniture, ...]) -> list[str]:
    return [body[span.start : span.end] for span in marked if span.reason == "copyright"]


def _published(body: str, marked: tuple[Furniture, ...], page: Page, given: Given) -> tuple[_Fact, tuple[str, ...]]:
    found = dates.stamped(body, marked)
    if found.published is None and page.before:
        found = dates.stamped(page.before, furniture.mark(page.before))
    if given.published:
        return _Fact(given.published, "given"), dates.stale(given.published, found.published)
    if page.published:
        return _Fact(page.published, "page metadata"), dates.stale(page.published, found.published)
    if found.published:
        return _Fact(found.published, "byline"), ()
    return _Fact(None, "unknown"), found.notes
