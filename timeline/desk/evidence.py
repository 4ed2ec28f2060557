"""The sources of a form, read into mentions of known, corrected or new articles."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from timeline.core.errors import BadDate
from timeline.core.model import Article, Mention, Position, Quote, Timeline
from timeline.desk import dates
from timeline.desk.forms import Source
from timeline.store import Edit

_QUOTE = 2_000


@dataclass(frozen=True, slots=True)
class Cited:
    """Mentions in the order of the form, the articles that are new or corrected, and errors by `source-NUMBER`.

    `first_published` is the date of the first source that has one (EDTF).
    """

    mentions: tuple[Mention, ...]
    companions: tuple[Edit, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)
    first_published: str | None = None


def read(sources: Sequence[Source], timeline: Timeline, today: str | None) -> Cited:
    """What the sources of a form say; rows that nobody filled in are left out."""
    stored = {article.id: article for article in timeline.articles}
    known = dict(stored)
    companions: dict[str, Edit] = {}
    mentions, errors, days = [], {}, []
    for place, source in enumerate(sources):
        if source.is_blank:
            continue
        try:
            published = _published(source, today)
            days += [published] if published else []
            article = _article(source, published, known, stored)
            mentions.append(_mention(source, article, stored.get(article.id)))
        except (BadDate, _Wrong) as error:
            errors[f"source-{place}"] = str(error)
            continue
        if article != stored.get(article.id):
            companions[article.id] = Edit(stored.get(article.id), article)
        known[article.id] = article
    return Cited(tuple(mentions), tuple(companions.values()), errors, next(iter(days), None))


class _Wrong(ValueError):
    """A sentence on what is wrong with a source."""


def _published(source: Source, today: str | None) -> str | None:
    if not source.published.strip():
        return None
    try:
        return dates.read_publication(source.published, today).value
    except BadDate as error:
        raise _Wrong(f"When it was published: {error}") from None


def _article(
    source: Source, published: str | None, known: Mapping[str, Article], stored: Mapping[str, Article]
) -> Article:
    """The article that a source names, as known, as corrected, or as new. Raises _Wrong."""
    if not source.outlet.strip():
        raise _Wrong("This source has no outlet: say who published it, such as The Tagus Courier.")
    if not source.quote.strip():
        raise _Wrong("This source has no quote: copy the words that tell of the event.")
    if len(source.quote.strip()) > _QUOTE:
        raise _Wrong(f"This quote has {len(source.quote.strip()):,} characters, {_QUOTE:,} are kept: quote less of it.")
    told = {"source": " ".join(source.outlet.split()), "url": source.url.strip() or None, "published": published}
    before = _known(source, told, known)
    plain: dict[str, Any] = before.model_dump() if before else _new(told)
    first = stored.get(before.id) if before else None
    # what stands in this row as it always stood does not undo what another row of the same article corrects
    changed = {key for key, value in told.items() if value != (getattr(first, key) if first else plain.get(key))}
    if "source" in changed:
        plain["source_known"] = "given"
    if "published" in changed:
        plain["published_known"] = "given" if published else "unknown"
    try:
        return Article.model_validate(plain | {key: told[key] for key in changed})
    except ValidationError as error:
        message = error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
        raise _Wrong(message if "url" in str(error) else f"This source cannot stand as it is: {message}") from None


def _known(source: Source, told: Mapping[str, str | None], known: Mapping[str, Article]) -> Article | None:
    """The article of the stored evidence, else the one at the same address, else one that was typed the same before."""
    if source.mention is not None:
        return known.get(source.mention.article)
    at_address = (one for one in known.values() if told["url"] and one.url == told["url"])
    return next(at_address, None) or known.get(_new(told)["id"])


def _new(told: Mapping[str, str | None]) -> dict[str, Any]:
    """A new article by hand. Its text is not at hand, so that address, or outlet and date, stand for it in the hash."""
    words = told["url"] or f"{told['source']}|{told['published']}"
    digest = hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()
    return {"id": f"a-{digest[:10]}", "sha256": digest}


def _mention(source: Source, article: Article, stored: Article | None) -> Mention:
    """The evidence: as it was, but for the words that the editor changed."""
    words, before = source.quote.strip(), source.mention
    if before is None:
        return Mention(article=article.id, quote=Quote(exact=words), reported=article.published)
    if stored is not None and stored.published != article.published:
        before = before.model_copy(update={"reported": article.published})
    if words == before.quote.exact.strip():
        return before
    cut = before.quote.exact.startswith(words)  # the end was left off: what stood before still stands before
    quote = Quote(exact=words, prefix=before.quote.prefix if cut else "")
    start = before.position.start if before.position else None  # by its place a run of the parser knows it again
    position = None if start is None else Position(start=start, end=start + len(words))
    return before.model_copy(update={"quote": quote, "position": position})
