"""Outlets and their articles: how much each tells, renaming one everywhere, and correcting an article. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from pydantic import ValidationError

from timeline.core import edtf
from timeline.core.errors import BadDate, NotSaved
from timeline.core.labels import label
from timeline.core.model import Article, Event, Timeline
from timeline.desk import dates
from timeline.store import Edit

FIELDS: Final[Mapping[str, str]] = {"title": "Title", "url": "Web address", "published": "When it was published"}
KNOWN: Final[Mapping[str, str]] = {
    "given": "as given",
    "page metadata": "as its page says",
    "byline": "as its byline says",
    "inferred": "inferred from other articles",
    "unknown": "not known",
}
_LINE = 300


class Outlet(NamedTuple):
    """An outlet, its articles, how many events they tell, and the days of the first and last (EDTF, None: unknown)."""

    name: str
    articles: tuple[Article, ...]
    events: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the fields of an article, as typed."""

    title: str = ""
    url: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """The article that a form means, None with errors; these are by field. `dated` is the publication as read."""

    article: Article | None
    errors: Mapping[str, str] = field(default_factory=dict)
    dated: dates.Typed | None = None


def listed(timeline: Timeline, words: str = "") -> tuple[Outlet, ...]:
    """The outlets whose name, or a title of theirs, has all of these words; in the order of the alphabet."""
    wanted = words.casefold().split()
    by_name: dict[str, list[Article]] = {}
    for article in timeline.articles:
        by_name.setdefault(article.source, []).append(article)
    found = [_outlet(name, articles, timeline) for name, articles in by_name.items()]
    fitting = [one for one in found if all(word in _all_words(one) for word in wanted)]
    return tuple(sorted(fitting, key=lambda one: (one.name.casefold(), one.name)))


def events_of(article: Article, timeline: Timeline) -> tuple[Event, ...]:
    """The events that quote an article."""
    return tuple(event for event in timeline.events if any(one.article == article.id for one in event.mentions))


def existing(name: str, timeline: Timeline) -> str | None:
    """The outlet that is called so, however it is capitalised; None if none is."""
    plain = " ".join(name.split())
    names = sorted({article.source for article in timeline.articles}, key=lambda one: one != plain)
    return next((one for one in names if one.casefold() == plain.casefold()), None)


def renamed(old: str, new: str, timeline: Timeline) -> tuple[Edit, ...]:
    """The edits that call an outlet otherwise in all its articles. Raises NotSaved for a name that cannot be."""
    plain = " ".join(new.split())
    if not plain:
        raise NotSaved("Nothing was renamed: the outlet has no name yet.")
    if len(plain) > _LINE:
        raise NotSaved(f"Nothing was renamed: a name has up to {_LINE} characters, this one has {len(plain)}.")
    theirs = [article for article in timeline.articles if article.source == old]
    return tuple(
        Edit(one, one.model_copy(update={"source": plain, "source_known": "given"})) for one in theirs if plain != old
    )


def of_article(article: Article) -> Form:
    """The form as it opens on an article."""
    return Form(article.title or "", article.url or "", article.published or "")


def read(form: Form, seen: Article, timeline: Timeline, today: str) -> Reading:
    """The article that a form means; what the editor changed of its date is known as given."""
    errors: dict[str, str] = {}
    published, dated = seen.published, None
    if form.published.strip():
        try:
            dated = dates.read_publication(form.published, today)
            published = dated.value
        except BadDate as error:
            errors["published"] = str(error)
    else:
        published = None
    if len(form.title.strip()) > _LINE:
        errors["title"] = f"The title has {len(form.title.strip())} characters, {_LINE} are kept: shorten it."
    if other := _at(form.url.strip(), seen, timeline):
        errors["url"] = f"{other.source} has an article at this address already: {other.title or other.id}."
    told = {"title": " ".join(form.title.split()) or None, "url": form.url.strip() or None, "published": published}
    if published != seen.published:
        told["published_known"] = "given" if published else "unknown"
    try:
        article = Article.model_validate(seen.model_dump() | told)
    except ValidationError as error:
        place = str(error.errors()[0]["loc"][0])
        errors.setdefault(place, error.errors()[0]["msg"].removeprefix("Value error, "))
        return Reading(None, errors, dated)
    return Reading(None if errors else article, errors, dated)


def period(outlet: Outlet) -> str:
    """From the first to the last day on which articles of an outlet were published, in words; “” if none is known."""
    if outlet.first is None or outlet.last is None:
        return ""
    return label(outlet.first) if outlet.first == outlet.last else f"{label(outlet.first)} to {label(outlet.last)}"


def what_stays(article: Article, seen: Article, timeline: Timeline) -> str:
    """What a corrected publication date does not change by itself, as sentences; “” where it was not corrected."""
    if article.published == seen.published:
        return ""
    telling = events_of(seen, timeline)
    counted = [event for event in telling if _counts_from(event, seen)]
    if not telling:
        return "No event quotes this article yet, so that no date depends on it."
    touched = f"{len(telling)} event{'' if len(telling) == 1 else 's'}"
    leaning = f", {len(counted)} of them by words such as “yesterday”" if counted else ""
    return (
        f"{touched} quote this article{leaning}. Their dates do not change by themselves: read the article again "
        "and those that no editor has saved are dated anew; look at the others."
    ).replace("1 event quote ", "1 event quotes ")


def _counts_from(event: Event, article: Article) -> bool:
    """Whether a quote of this event counts its date from the day on which the article was published."""
    dated = [one.dated for one in event.mentions if one.article == article.id and one.dated]
    return any((one.anchor or "").startswith("published") for one in dated)


def _outlet(name: str, articles: list[Article], timeline: Timeline) -> Outlet:
    ids = {article.id for article in articles}
    telling = sum(any(one.article in ids for one in event.mentions) for event in timeline.events)
    days = sorted(filter(None, (article.published for article in articles)), key=_in_time)
    shown = tuple(sorted(articles, key=lambda one: (_in_time(one.published or ".."), one.title or "", one.id)))
    return Outlet(name, shown, telling, days[0] if days else None, days[-1] if days else None)


def _in_time(value: str) -> int:
    try:
        start, end = edtf.bounds(value)
    except BadDate:
        return 0
    return start if start is not None else end or 0


def _at(url: str, seen: Article, timeline: Timeline) -> Article | None:
    return next((one for one in timeline.articles if url and one.url == url and one.id != seen.id), None)


def _all_words(outlet: Outlet) -> str:
    return " ".join((outlet.name, *(one.title or "" for one in outlet.articles))).casefold()
