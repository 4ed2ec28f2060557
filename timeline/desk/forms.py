"""A form as an editor fills it in: text as typed, nothing judged yet. `records` reads it into an event."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from timeline.core.model import Article, Event, Mention, Timeline

Value: TypeAlias = "str | tuple[str, ...] | tuple[Source, ...]"

# The form's fields in the order of the page, and how people call them.
FIELDS: Final[Mapping[str, str]] = {
    "when": "Date",
    "title": "Title",
    "kind": "Kind",
    "status": "Status",
    "status_reason": "Why it is disputed or cancelled",
    "actors": "Who takes part",
    "place": "Place",
    "label": "The date in the source’s words",
    "summary": "Summary",
    "sources": "Sources",
}


@dataclass(frozen=True, slots=True)
class Source:
    """One quote with the article that it stands in. `mention` is the stored evidence that it shows, None if new."""

    outlet: str = ""
    url: str = ""
    published: str = ""
    quote: str = ""
    mention: Mention | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing has been typed: such a row is left out."""
        return not any(text.strip() for text in (self.outlet, self.url, self.published, self.quote))


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the fields. `actors` are ids of known actors and names of new ones; `kinds` those of the new."""

    when: str = ""
    title: str = ""
    kind: str = "other"
    status: str = "occurred"
    status_reason: str = ""
    actors: tuple[str, ...] = ()
    place: str = ""
    label: str = ""
    summary: str = ""
    sources: tuple[Source, ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()

    def get(self, field: str) -> Value:
        """The content of one of `FIELDS`."""
        value: Value = getattr(self, field)
        return value


@dataclass(frozen=True, slots=True)
class Draft:
    """A form under an event's id, with the event as it stood when the form was opened; None for a new event."""

    id: str
    seen: Event | None = None
    form: Form = Form()

    def is_changed(self, timeline: Timeline) -> bool:
        """Whether anything stands in the form that the opened event does not say."""
        clean = of_event(self.seen, timeline) if self.seen else Form()
        return without_blanks(self.form) != without_blanks(clean)


def of_event(event: Event, timeline: Timeline) -> Form:
    """The form as it opens on an event."""
    articles = {article.id: article for article in timeline.articles}
    return Form(
        when=event.when,
        title=event.title,
        kind=event.kind,
        status=event.status,
        status_reason=event.status_reason or "",
        actors=tuple(dict.fromkeys(part.actor for part in event.actors)),
        place=event.place or "",
        label=event.label or "",
        summary=event.summary,
        sources=tuple(_source(mention, articles.get(mention.article)) for mention in event.mentions),
    )


def opened(event: Event, timeline: Timeline) -> Draft:
    """A draft that says just what the event says."""
    return Draft(event.id, event, of_event(event, timeline))


def without_blanks(form: Form) -> Form:
    """The form without rows of sources that nobody filled in, and without kinds of actors that it does not name."""
    kept = tuple(source for source in form.sources if not source.is_blank)
    return replace(form, sources=kept, kinds=tuple(pair for pair in form.kinds if pair[0] in form.actors))


def _source(mention: Mention, article: Article | None) -> Source:
    return Source(
        outlet=article.source if article else mention.article,
        url=(article.url if article else None) or "",
        published=(article.published if article else None) or "",
        quote=mention.quote.exact,
        mention=mention,
    )
