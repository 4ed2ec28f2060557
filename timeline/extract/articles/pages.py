"""From a saved web page to its article: the text, and what the page's metadata say about it."""

import json
import re
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import htmldate
import trafilatura
from lxml import etree  # type: ignore[import-untyped]
from pydantic import TypeAdapter, ValidationError

from timeline.core.errors import UnreadableArticle
from timeline.core.model import Url

_FIRST_DAY, _LAST_DAY = datetime(1990, 1, 1), datetime(2100, 1, 1)  # else htmldate asks the clock for its last day
_DEEPEST = 8  # levels of JSON-LD looked through
_STORY, _LINES = 60, 25  # characters of a line that is story; lines looked at on each side of it
_YEAR = re.compile(r"\b(?:19|20)\d\d")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_QUOTES = re.compile(r"[\"<>&]")
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)")


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a page; each fact None where the page does not state it in its metadata."""

    text: str
    title: str | None
    source: str | None
    url: str | None
    published: str | None
    before: str = ""  # lines of the page before the story, which may name its date; blank lines between them
    after: tuple[str, ...] = ()  # the page's last lines, which may name its owner


def parse(html: str, name: str) -> Page:
    """The article in a page, read by trafilatura, its date by htmldate. Raises UnreadableArticle if there is none."""
    tree = trafilatura.load_html(html)
    if tree is None:
        raise _empty(name)
    text = trafilatura.extract(deepcopy(tree), include_comments=False, include_tables=True) or ""
    if not text.strip():
        text = trafilatura.baseline(html)[1]
    if not text.strip():
        raise _empty(name)
    before, after = _around(tree, text)
    facts = trafilatura.extract_metadata(html)
    url = _address(facts.url)
    return Page(
        text=text.replace("\r\n", "\n").replace("\r", "\n"),
        title=_line(facts.title),
        source=_line(facts.sitename) or _publisher(tree),
        url=url,
        published=_published(_stated(tree), url),
        before=before,
        after=after,
    )


def date_in_address(url: str | None) -> str | None:
    """The day that an address names, as in `/2025/03/18/`; None where it names none."""
    if url is None:
        return None
    return htmldate.find_date(
        "<html><body></body></html>", extensive_search=False, url=url, min_date=_FIRST_DAY, max_date=_LAST_DAY
    )


def _published(stated: str, url: str | None) -> str | None:
    """The day, or minute, in meta tags, JSON-LD and the story's `time` element, else in the page's address."""
    day = htmldate.find_date(
        stated, extensive_search=False, original_date=True, min_date=_FIRST_DAY, max_date=_LAST_DAY
    )
    if day is None:
        return date_in_address(url)
    clocks = {found[2] for found in _CLOCK.finditer(stated) if found[1] == day}
    return f"{day}T{clocks.pop()}" if len(clocks) == 1 else day


def _stated(tree: Any) -> str:
    """A document of nothing but the page's own date statements, for htmldate to read.

    From a whole page htmldate would also take dates out of the story, of other stories, or 1 January of a
    copyright year; and what names no year in full it could complete from the clock.
    """
    parts = [_source(one) for one in tree.iterfind(".//meta") if _is_date(one)]
    parts += [_source(one) for one in tree.iterfind(".//script") if "ld+json" in one.get("type", "")]
    parts += [f'<time datetime="{stamp[:40]}"></time>' for stamp in _times(tree)[:1]]
    return f"<html><head>{''.join(parts)}</head><body></body></html>"


def _is_date(meta: Any) -> bool:
    name = " ".join(meta.get(key, "") for key in ("name", "property", "itemprop", "http-equiv", "pubdate")).lower()
    if any(word in name for word in ("copyright", "modified", "update", "og:url", "expires")):
        return False
    return _YEAR.search(meta.get("content") or meta.get("datetime") or "") is not None


def _times(tree: Any) -> list[str]:
    """The `datetime` of the page's `time` elements, those of the story before those of lists and margins."""
    found = [one for one in tree.iter("time") if _ISO_DAY.match(one.get("datetime", ""))]
    outside = ("aside", "nav", "footer", "li")
    near = [one for one in found if not any(above.tag in outside for above in one.iterancestors())]
    return [one.get("datetime") for one in near if not _QUOTES.search(one.get("datetime"))]


def _source(element: Any) -> str:
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))


def _publisher(tree: Any) -> str | None:
    """The publisher's name in the page's JSON-LD (schema.org), wherever in it that stands."""
    for script in tree.iterfind(".//script"):
        if "ld+json" not in script.get("type", ""):
            continue
        try:
            found = _named(json.loads(script.text or ""), 0)
        except (ValueError, RecursionError):
            continue
        if found:
            return found
    return None


def _named(value: Any, depth: int) -> str | None:
    if depth > _DEEPEST:
        return None
    if isinstance(value, list):
        return next((name for one in value if (name := _named(one, depth + 1))), None)
    if not isinstance(value, dict):
        return None
    publisher = value.get("publisher")
    if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
        return _line(publisher["name"])
    return next((name for one in value.values() if (name := _named(one, depth + 1))), None)


def _around(tree: Any, text: str) -> tuple[str, tuple[str, ...]]:
    """Lines before the first long paragraph of the story, and the page's last ones, where its owner is named."""
    body = tree.find(".//body")
    lines = [] if body is None else [" ".join(words.split()) for words in _visible(body)]
    lines = [line for line in lines if line]
    story = next((n for n, line in enumerate(lines) if len(line) >= _STORY and line in text), 0)
    return "\n\n".join(lines[max(story - _LINES, 0) : story + 1]), tuple(lines[max(story + 1, len(lines) - _LINES) :])


def _visible(body: Any) -> list[str]:
    hidden = ("script", "style", "noscript", "template")
    return [str(text) for text in body.xpath(".//text()") if text.getparent().tag not in hidden]


def _line(value: Any) -> str | None:
    plain = " ".join(str(value or "").split())
    return plain[:300] or None


def _address(value: Any) -> str | None:
    try:
        return TypeAdapter(Url).validate_python(value) if value else None
    except ValidationError:
        return None


def _empty(name: str) -> UnreadableArticle:
    return UnreadableArticle(f"{name} holds no article that can be found: paste its text instead.")
