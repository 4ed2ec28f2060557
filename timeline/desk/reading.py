"""Articles on the desk: as they were handed in, and what the editor says of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from pydantic import ValidationError

from timeline.core import edtf
from timeline.core.errors import BadDate
from timeline.core.model import Article, Timeline
from timeline.desk import dates

if TYPE_CHECKING:  # the parser takes seconds to load, which only those pay who read an article
    from timeline.extract.pipeline import Prepared

# What is known of an article, and how people call it.
FACTS: Final[Mapping[str, str]] = {
    "published": "When it was published",
    "source": "Outlet",
    "title": "Headline",
    "url": "Web address",
}
_HOW: Final = {
    "page metadata": "The page itself says so.",
    "byline": "Read from the lines around the text.",
    "given": "An editor said so.",
    "inferred": "Inferred from another article that tells the same.",
    "unknown": "Not known.",
}
_NOBODY_KNOWS: Final = ("unknown", "not known", "?")
_LONGEST: Final = 300
_PAGE_SIGNS: Final = ("<!doctype html", "<html", "<?xml")


@dataclass(frozen=True, slots=True)
class Paper:
    """An article on the desk: the file as it came, the text made ready, and the facts as the editor typed them."""

    name: str
    raw: bytes
    prepared: "Prepared"
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id of the article, made of its text."""
        return self.prepared.text.article.id


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not read, and the reason as a sentence."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Described:
    """An article with what the editor says of it, and a sentence for each fact that cannot stand as it was typed."""

    article: Article
    errors: Mapping[str, str] = field(default_factory=dict)


def named(name: str, taken: Collection[str]) -> str:
    """The name under which a file is spoken of: another one where two files are called the same."""
    stem, dot, ending = name.rpartition(".")
    number, found = 2, name
    while found in taken:
        found, number = f"{stem} ({number}){dot}{ending}", number + 1
    return found


def pasted(text: str) -> tuple[str, bytes]:
    """A pasted text as if it were a file: its name and content. The source of a page is known by how it begins."""
    is_page = text.lstrip().lower().startswith(_PAGE_SIGNS)
    return ("Pasted page.html" if is_page else "Pasted text.txt"), text.encode("utf-8", "replace")


def described(article: Article, typed: Mapping[str, str], today: str) -> Described:
    """The article as known, with what was typed over it; what cannot be read leaves the fact as it was.

    “Yesterday” as the date counts from `today` (EDTF); “unknown” takes a wrong date away.
    """
    errors: dict[str, str] = {}
    told = article
    for fact, text in typed.items():
        try:
            told = _with(told, fact, text, today)
        except _Wrong as error:
            errors[fact] = str(error)
    return Described(told, errors)


def how_known(article: Article, fact: str, typed: Mapping[str, str], why_inferred: str | None) -> str:
    """How a fact is known, in a sentence; “” for what is never anything but typed or read."""
    if fact in typed:
        return "As you typed it."
    if fact == "source":
        unknown = f"Not known: it will be called “{article.source}”."
        return unknown if article.source_known == "unknown" else _HOW[article.source_known]
    if fact == "published":
        inferred = article.published_known == "inferred" and why_inferred
        return f"Inferred, since {inferred}." if inferred else _HOW[article.published_known]
    return "" if getattr(article, fact) else "Not known."


def shown(article: Article, fact: str) -> str:
    """What stands in the field of a fact; “” where it is not known."""
    if fact == "source" and article.source_known == "unknown":
        return ""
    return getattr(article, fact) or ""


def corrected(known: Timeline, articles: Sequence[Article]) -> Timeline:
    """The store with these articles as the editor corrected them; those that it does not hold are left out."""
    by_id = {one.id: one for one in articles}
    return known.model_copy(update={"articles": tuple(by_id.get(one.id, one) for one in known.articles)})


class _Wrong(ValueError):
    """A sentence on what is wrong with a fact."""


def _with(article: Article, fact: str, text: str, today: str) -> Article:
    plain = " ".join(text.split())
    if fact != "url" and len(plain) > _LONGEST:
        raise _Wrong(f"{FACTS[fact]} has {len(plain):,} characters, {_LONGEST} are kept: shorten it.")
    told: dict[str, Any] = {fact: plain or None}
    if fact == "source":
        told["source_known"] = "given"
    if fact == "published":
        value = _published(plain, today)
        told = {"published": value, "published_known": "given" if value else "unknown"}
    try:
        return Article.model_validate(article.model_dump() | told)
    except ValidationError as error:
        raise _Wrong(error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")) from None


def _published(text: str, today: str) -> str | None:
    if text.lower() in _NOBODY_KNOWS:
        return None
    try:
        value = dates.read(text, today).value
    except BadDate as error:
        raise _Wrong(str(error)) from None
    one_day = not edtf.is_interval(value) and not edtf.is_set(value)
    if not one_day or edtf.precision(value) not in ("day", "hour", "minute") or value[-1:] in "~?%":
        raise _Wrong("An article is published on one day: type it as 18 March 2025, or “unknown” if nobody knows.")
    return value
