"""The stages in order: articles in, a store's worth of events out; and the same told step by step.

articles.read -> sentences.split -> grammar.parse -> actors.find -> timexes.find, resolve, join
-> candidates.propose -> events.infer (publication dates) -> events.merge
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from timeline.core.errors import UnreadableArticle
from timeline.core.model import Actor, Article, Event, Timeline
from timeline.core.reading import Candidate, Parsed, Sentence, Span, Text, Timex
from timeline.core.settings import Settings
from timeline.extract import actors, articles, candidates, events, explaining, grammar, sentences, timexes
from timeline.extract.actors import Registry
from timeline.extract.actors.known import words as actor_words
from timeline.extract.candidates import Around, Reading
from timeline.extract.events import Merged

_NO_DATES: Final = frozenset({"ORG", "PERSON", "WORK_OF_ART", "PRODUCT", "FAC"})  # OntoNotes labels
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Skipped:
    """An article that was not read, and the reason as a sentence."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The store after a run, and what the run did: counts of events, what was skipped, what an editor should know."""

    timeline: Timeline
    new: int
    merged: int
    unchanged: int
    articles: int
    skipped: tuple[Skipped, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article with its sentences and their grammar: all that hangs neither on the store nor on its date."""

    text: Text
    sentences: tuple[Sentence, ...]
    parsed: Parsed


@dataclass(frozen=True, slots=True)
class Ready:
    """Articles made ready to be weighed, and those that could not be read."""

    prepared: tuple[Prepared, ...]
    skipped: tuple[Skipped, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Everything that was read in one run, kept for explaining.

    `inferred` says, by article id, why an article has the date of publication that nobody gave.
    """

    readings: tuple[Reading, ...]
    proposed: tuple[tuple[Candidate, ...], ...]
    registry: Registry
    merged: Merged
    notes: tuple[str, ...]
    inferred: Mapping[str, str]


def run(paths: Sequence[Path], known: Timeline, settings: Settings, progress: Progress | None = None) -> Outcome:
    """The store's content after reading these articles; `progress` is called with the name of each article when done.

    The outcome does not depend on the order of the paths; reading an article again changes nothing.
    """
    return tell(ready(paths, settings, progress), known)


def ready(paths: Sequence[Path], settings: Settings, progress: Progress | None = None) -> Ready:
    """The articles made ready to be weighed: the dear part of `run`, which asks nothing of the store."""
    texts, skipped = _read(paths)
    return Ready(_prepared(texts, settings, progress), skipped)


def tell(found: Ready, known: Timeline) -> Outcome:
    """The store's content after reading these articles: the cheap part of `run`, for the store as it is by now."""
    return outcome(weigh(found.prepared, known), known, found.skipped)


def read_texts(texts: Sequence[Text], known: Timeline, settings: Settings) -> Outcome:
    """The same for articles that are at hand as text, pasted or uploaded."""
    different, skipped = _without_twins(texts)
    return tell(Ready(_prepared(different, settings), skipped), known)


def explain(paths: Sequence[Path], settings: Settings) -> Iterator[str]:
    """Lines of plain text: each article's timexes with rule, anchor and value; then each event and why it is one."""
    texts, skipped = _read(paths)
    done = weigh(_prepared(texts, settings), Timeline())
    for one in skipped:
        yield f"{one.name}: not read. {one.reason}"
    yield from explaining.lines(done.readings, done.merged, done.registry.actors, done.notes)


def _read(paths: Sequence[Path]) -> tuple[tuple[Text, ...], tuple[Skipped, ...]]:
    texts: list[Text] = []
    skipped: list[Skipped] = []
    for path in sorted(paths):
        try:
            texts.append(articles.read(path))
        except UnreadableArticle as error:
            skipped.append(Skipped(path.name, str(error)))
    different, twins = _without_twins(texts)
    return different, (*skipped, *twins)


def _without_twins(texts: Sequence[Text]) -> tuple[tuple[Text, ...], tuple[Skipped, ...]]:
    """Each text once: the same article read twice would vouch for itself."""
    kept: dict[str, Text] = {}
    twins = []
    for text in texts:
        first = kept.setdefault(text.article.id, text)
        if first is not text:
            twins.append(Skipped(text.name, f"It holds the same text as {first.name}, which is read already."))
    return tuple(kept.values()), tuple(twins)


def prepare(text: Text, settings: Settings) -> Prepared:
    """An article made ready to be weighed: the dear part of a run, to be done once for each text."""
    split = sentences.split(text)
    return Prepared(text, split, grammar.parse(text, split, settings.spacy_model))


def weigh(prepared: Sequence[Prepared], known: Timeline) -> Weighed:
    """What these articles tell, brought together with what the store knows."""
    ready = sorted((replace(one, text=as_known(one.text, known)) for one in prepared), key=_article_id)
    registry = actors.learn([(one.text, one.parsed) for one in ready], known.actors)
    readings = [_reading(one, registry) for one in ready]
    proposed = [_propose(reading, registry) for reading in readings]
    readings, proposed, notes, inferred = _dated(readings, proposed, registry, known)
    everything = [one for some in proposed for one in some]
    by_id = {reading.text.article.id: reading.text for reading in readings}
    merged = events.merge(everything, by_id, registry.actors, _under_new_names(known, registry))
    notes += [f"{one.text.name}: no sentence was found in it." for one in readings if not one.sentences]
    notes = [*(f"{one.text.name}: {note}" for one in readings for note in one.text.notes), *notes]
    return Weighed(tuple(readings), tuple(proposed), registry, merged, tuple(notes), inferred)


def _prepared(texts: Sequence[Text], settings: Settings, progress: Progress | None = None) -> tuple[Prepared, ...]:
    prepared = []
    for text in sorted(texts, key=lambda text: text.article.id):
        prepared.append(prepare(text, settings))
        if progress:
            progress(text.name)
    return tuple(prepared)


def _article_id(one: Prepared) -> str:
    return one.text.article.id


def as_known(text: Text, known: Timeline) -> Text:
    """What the store knows of an article stands, since an editor may have corrected outlet or date."""
    for article in known.articles:
        if article.id == text.article.id and article != text.article:
            return replace(text, article=_with_news(article, text.article))
    return text


def _with_news(stored: Article, read: Article) -> Article:
    news: dict[str, object] = {}
    if stored.published is None and read.published is not None:
        news |= {"published": read.published, "published_known": read.published_known}
    if stored.source_known == "unknown" and read.source_known != "unknown":
        news |= {"source": read.source, "source_known": read.source_known}
    return stored.model_copy(update=news)


def _reading(one: Prepared, registry: Registry) -> Reading:
    reading = Reading(one.text, one.sentences, one.parsed, (), actors.find(one.text, one.parsed, registry))
    return replace(reading, timexes=_timexes(one.text, one.sentences, _named(reading)))


def _timexes(
    text: Text, split: Sequence[Sentence], named: Sequence[Span], published: str | None = None
) -> tuple[Timex, ...]:
    """The resolved timexes inside sentences, and the intervals joined from them, in text order.

    A name is no date: in an article on Theresa May, “May” alone is she.
    """
    spans = sorted((one.start, one.end) for one in split)
    inside = [one for one in timexes.find(text.body) if _is_inside(one, spans) and not _is_in_name(one, named)]
    resolved = timexes.resolve(tuple(inside), text.body, published or text.article.published)
    return tuple(sorted((*resolved, *timexes.join(resolved, text.body)), key=lambda one: (one.start, one.end)))


def _is_inside(timex: Timex, spans: Sequence[tuple[int, int]]) -> bool:
    place = bisect_right(spans, (timex.start, timex.end + 10**9)) - 1
    return place >= 0 and timex.end <= spans[place][1]


def _is_in_name(timex: Timex, named: Sequence[Span]) -> bool:
    return any(one.start <= timex.start and timex.end <= one.end for one in named)


def _named(reading: Reading) -> tuple[Span, ...]:
    """Where names stand that may hold a date word: “May”, “Twentieth Century Fox”, “the 1922 Committee”."""
    entities = [one for one in reading.parsed.entities if one.label in _NO_DATES]
    return (*(one for one in reading.names if one.form == "name"), *entities)


def _propose(reading: Reading, registry: Registry) -> tuple[Candidate, ...]:
    around = Around(actor_words().titles, actor_words().state_nouns, actor_words().press, registry.gender)
    return candidates.propose(reading, registry.actors, around)


def _dated(
    readings: list[Reading], proposed: list[tuple[Candidate, ...]], registry: Registry, known: Timeline
) -> tuple[list[Reading], list[tuple[Candidate, ...]], list[str], dict[str, str]]:
    """Articles without a publication date get one inferred from the others, where they tell the same event."""
    dated = [
        one for reading, some in zip(readings, proposed, strict=True) if reading.text.article.published for one in some
    ]
    given = [one for some in proposed for one in some if one.when]
    given += [one for one in events.remembered(known, registry.actors) if one.when]
    notes: list[str] = []
    inferred: dict[str, str] = {}
    for place, reading in enumerate(readings):
        if reading.text.article.published:
            continue
        others = [one for one in (*dated, *given) if one.article != reading.text.article.id]
        named = _named(reading)
        found = events.infer(proposed[place], others, registry.actors, _resolver(reading, named))
        if found is None:
            notes += _unresolved(reading)
            continue
        article = reading.text.article.model_copy(update={"published": found.published, "published_known": "inferred"})
        text = replace(reading.text, article=article)
        readings[place] = replace(reading, text=text, timexes=_timexes(text, reading.sentences, named))
        proposed[place] = _propose(readings[place], registry)
        notes.append(f"{text.name}: published {found.published} is inferred, since {found.why}.")
        inferred[article.id] = found.why
    return readings, proposed, notes, inferred


def _under_new_names(known: Timeline, registry: Registry) -> Timeline:
    """What the store remembers, with “Silva” led to the Ana Silva whom a later article names in full."""
    gone = [actor for actor in known.actors if actor.id not in registry.actors and actor.name in registry.forms]
    return events.renamed(known, {actor: registry.actors[registry.forms[actor.name][0]] for actor in gone})


def _resolver(reading: Reading, named: Sequence[Span]) -> Callable[[Timex, str], str | None]:
    @lru_cache(maxsize=64)
    def values(published: str) -> dict[int, str | None]:
        return {one.start: one.value for one in _timexes(reading.text, reading.sentences, named, published)}

    return lambda timex, published: values(published).get(timex.start)


def _unresolved(reading: Reading) -> list[str]:
    waiting = [one for one in reading.timexes if one.timex3 is None]
    if not waiting:
        return []
    words = ", ".join(f"“{one.words}”" for one in waiting[:3])
    return [
        f"{reading.text.name}: no publication date is known, so {words} cannot be dated; "
        "give “published” in the article's .meta.json."
    ]


def outcome(done: Weighed, known: Timeline, skipped: tuple[Skipped, ...] = ()) -> Outcome:
    """The store's content after a run, and what the run did to it."""
    before = {event.id: event for event in known.events}
    after = {event.id: event for event in done.merged.events}
    changed = [event for event in after.values() if event.id in before and event != before[event.id]]
    kept_articles = {article.id: article for article in known.articles}
    kept_articles.update({one.text.article.id: one.text.article for one in done.readings})
    waiting = {ident: done.merged.waiting.get(ident, ()) for ident in kept_articles}
    timeline = Timeline(
        articles=tuple(
            article.model_copy(update={"waiting": waiting[ident]}) for ident, article in sorted(kept_articles.items())
        ),
        actors=_acting(after.values(), done.registry, known),
        events=tuple(_with_version(event, before.get(event.id)) for event in after.values()),
    )
    new = sum(event.id not in before for event in after.values())
    return Outcome(
        timeline=timeline,
        new=new,
        merged=len(changed),
        unchanged=len(after) - new - len(changed),
        articles=len(done.readings),
        skipped=skipped,
        notes=done.notes,
    )


def _with_version(event: Event, before: Event | None) -> Event:
    return event if before is None or event == before else event.model_copy(update={"version": before.version + 1})


def _acting(found: Iterable[Event], registry: Registry, known: Timeline) -> tuple[Actor, ...]:
    """The actors that events name, and those they act for; what the store knows stands."""
    kept = {actor.id: actor for actor in known.actors}
    events = tuple(found)
    told = [one.told for event in events for one in event.mentions if one.told]
    waiting = [part.actor for one in events for part in one.actors] + [
        part.actor for one in told for part in one.actors
    ]
    while waiting:
        ident = waiting.pop()
        if ident not in kept and ident in registry.actors and ident not in registry.merged:
            kept[ident] = registry.actors[ident]
        waiting.extend(one for one in kept[ident].acts_for if one not in kept) if ident in kept else None
    return tuple(sorted(kept.values(), key=lambda actor: actor.id))
