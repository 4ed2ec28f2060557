"""What is kept of a candidate in the store, and the candidate that it gives back when later articles come."""

import re
from collections.abc import Iterable, Iterator, Mapping

from timeline.core.model import Actor, Dated, Leant, Mention, Participant, Position, Quote, Timeline, Told
from timeline.core.reading import Candidate, Leaning, Span, Text

_AROUND = 32  # characters kept before and after a quote
_LONGEST_WORD = 40


def mention(candidate: Candidate, text: Text) -> Mention:
    """The evidence that a candidate is: its sentence, why it has its date, who says so, and what the parser read."""
    start, end = candidate.quote.start, candidate.quote.end
    return Mention(
        article=candidate.article,
        quote=Quote(exact=text.body[start:end], prefix=_before(text, start), suffix=_after(text, end)),
        position=Position(start=start, end=end),
        dated=dated(candidate),
        trigger=text.body[candidate.trigger.start : candidate.trigger.end],
        attributed_to=candidate.attributed_to,
        reported=text.article.published,
        told=_told(candidate),
    )


def recall(known: Mention, actors: Mapping[str, Actor]) -> Candidate | None:
    """The candidate that a mention was made of, as far as it is compared; None where an editor made the mention.

    What leans on another event comes back without a date, since that event may be known better now.
    """
    told = known.told
    if told is None or known.position is None:
        return None
    leans = told.leans
    return Candidate(
        article=known.article,
        quote=Span(known.position.start, known.position.end),
        trigger=Span(told.at, told.at + len(known.trigger or "")),
        title=told.title,
        kind=told.kind,
        status=told.status,
        actors=tuple((part.actor, part.role) for part in told.actors if part.actor in actors),
        content=frozenset(told.words),
        when=known.dated.value if known.dated and leans is None else None,
        label=told.label,
        leans=Leaning(leans.relation, leans.words, leans.noun, leans.kind, leans.spread) if leans else None,
        attributed_to=known.attributed_to,
        place=told.place,
        why=("read in an earlier run",),
        lemma=told.lemma,
        named=frozenset(told.named) | {part.actor for part in told.actors if part.actor in actors},
        unsure=frozenset(told.unsure),
    )


def mentions(known: Timeline) -> Iterator[Mention]:
    """All that the store holds of what was told: the evidence of events, and tellings that wait for a date."""
    for event in known.events:
        yield from event.mentions
    for article in known.articles:
        yield from article.waiting


def remembered(known: Timeline, actors: Mapping[str, Actor]) -> list[Candidate]:
    """The candidates that the store remembers."""
    return [one for mention in mentions(known) if (one := recall(mention, actors)) is not None]


def renamed(known: Timeline, newly: Mapping[Actor, Actor]) -> Timeline:
    """The timeline in whose memory some actors are others, known better now; what editors made stays."""
    if not newly:
        return known
    ids = {old.id: new.id for old, new in newly.items()}
    names = {old.name: new.name for old, new in newly.items()}

    def under(some: Iterable[Mention]) -> tuple[Mention, ...]:
        told = ((one, _told_under(one.told, ids, names) if one.told else None) for one in some)
        return tuple(one.model_copy(update={"told": new}) for one, new in told)

    events = [one.model_copy(update={"mentions": under(one.mentions)}) for one in known.events]
    articles = [one.model_copy(update={"waiting": under(one.waiting)}) for one in known.articles]
    return known.model_copy(update={"events": tuple(events), "articles": tuple(articles)})


def _told_under(told: Told, ids: Mapping[str, str], names: Mapping[str, str]) -> Told:
    actors: dict[str, Participant] = {}
    for part in told.actors:
        ident = ids.get(part.actor, part.actor)
        actors.setdefault(ident, part.model_copy(update={"actor": ident}))
    named = {ids.get(ident, ident) for ident in told.named} - set(actors)
    unsure = {ids.get(ident, ident) for ident in told.unsure}
    return told.model_copy(
        update={
            "title": _with_names(told.title, names),
            "actors": tuple(actors.values()),
            "named": tuple(sorted(named)),
            "unsure": tuple(sorted(unsure)),
        }
    )


def _with_names(title: str, names: Mapping[str, str]) -> str:
    """A title that names some actors in full."""
    for old, new in names.items():
        if new not in title:
            title = re.sub(rf"\b{re.escape(old)}\b", new.replace("\\", ""), title, count=1)
    return title[:300]


def dated(candidate: Candidate) -> Dated | None:
    """Why a candidate has its date, None where it has none."""
    if candidate.when is None:
        return None
    if candidate.leans is not None:
        leans = candidate.leans
        anchor = f"the {leans.noun}" if leans.noun else "the event told before"
        return Dated(words=leans.words, rule="leaning", anchor=anchor, value=candidate.when)
    timex = candidate.timex
    return Dated(words=timex.words, rule=timex.rule, anchor=timex.anchor, value=candidate.when) if timex else None


def _told(candidate: Candidate) -> Told:
    leans = candidate.leans
    acting = {ident for ident, _ in candidate.actors}
    return Told(
        at=candidate.trigger.start,
        title=candidate.title,
        kind=candidate.kind,
        status=candidate.status,
        label=candidate.label if leans is None else None,
        actors=tuple(Participant(actor=ident, role=role) for ident, role in candidate.actors),
        words=tuple(sorted(word for word in candidate.content if 0 < len(word.strip()) <= _LONGEST_WORD)),
        lemma=candidate.lemma,
        named=tuple(sorted(candidate.named - acting)),
        unsure=tuple(sorted(candidate.unsure & (candidate.named | acting))),
        place=candidate.place,
        leans=Leant(words=leans.words, relation=leans.relation, noun=leans.noun, kind=leans.kind, spread=leans.spread)
        if leans
        else None,
    )


def _before(text: Text, start: int) -> str:
    """The story's words before a quote: no byline or stamp that stands between."""
    edge = max((one.end for one in text.furniture if one.end <= start), default=0)
    return text.body[max(edge, start - _AROUND, 0) : start]


def _after(text: Text, end: int) -> str:
    edge = min((one.start for one in text.furniture if one.start >= end), default=len(text.body))
    return text.body[end : min(edge, end + _AROUND)]
