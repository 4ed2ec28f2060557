"""A cluster of tellings made into one event: which date, title, kind, status and actors stand, and on what evidence."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from typing import Final

from timeline.core import edtf
from timeline.core.model import Dated, Event, Mention, Participant, Position, Quote, Role, Status
from timeline.core.reading import Candidate, Leaning, Text
from timeline.extract.events.clusters import Cluster, Key, key

_AROUND: Final = 32  # characters kept before and after a quote
_SHARE: Final = 0.5  # of the tellings must name an actor for it to count as one of the event
_GOOD_TITLE: Final = range(24, 81)


def event(cluster: Cluster, texts: Mapping[str, Text]) -> Event | None:
    """The event that a cluster tells of; a known one with the new evidence added; None if nothing in it is dated."""
    mentions = _mentions(cluster, texts)
    if cluster.known is not None:
        return _with_evidence(cluster.known, mentions)
    lead = _lead(cluster)
    if lead is None or lead.when is None:
        return None
    return Event(
        id=_id(mentions[0], texts),
        when=lead.when,
        label=lead.label,
        title=_title(cluster),
        kind=_kind(cluster),
        status=_status(cluster),
        actors=_actors(cluster, lead),
        place=next((one.place for one in cluster.candidates if one.place), None),
        mentions=mentions,
    )


def _with_evidence(known: Event, mentions: tuple[Mention, ...]) -> Event:
    seen = {key(one) for one in known.mentions}
    new = tuple(one for one in mentions if key(one) not in seen)
    if not new:
        return known
    return known.model_copy(update={"mentions": (*known.mentions, *new)})


def _lead(cluster: Cluster) -> Candidate | None:
    """The candidate whose date stands: an exact one told most often, an interval before a day inside it."""
    dated = [one for one in cluster.candidates if one.when]
    votes = Counter(one.when for one in dated)
    if not dated:
        return None

    def rank(one: Candidate) -> tuple[bool, int, int, bool, str, int]:
        when = one.when or ""
        start, end = edtf.bounds(when)
        size = end - start if start is not None and end is not None else 10**12
        interval = edtf.is_interval(when) and size < 62 * edtf.DAY
        return (
            not interval,
            max(size, edtf.DAY),
            -votes[one.when],
            one.leans is not None,
            one.article,
            one.trigger.start,
        )

    return min(dated, key=rank)


def _title(cluster: Cluster) -> str:
    """The best title: of a dated telling, with an actor in it, neither short nor cut."""
    kind = _kind(cluster)

    def rank(one: Candidate) -> tuple[bool, bool, bool, bool, int, str, int]:
        return (
            not one.actors,
            one.when is None,
            one.kind != kind,
            len(one.title) not in _GOOD_TITLE,
            abs(len(one.title) - 60),
            one.article,
            one.trigger.start,
        )

    return min(cluster.candidates, key=rank).title


def _kind(cluster: Cluster) -> str:
    votes = Counter(one.kind for one in cluster.candidates if one.when)
    return min(votes, key=lambda kind: (kind == "other", -votes[kind], kind))


def _status(cluster: Cluster) -> Status:
    """What was announced by one and has happened for another has occurred; a claim stands if all only claim."""
    found = Counter(one.status for one in cluster.candidates if one.when)
    for status in ("occurred", "cancelled", "scheduled", "claimed"):
        if found[status]:
            return status
    return "occurred"


def _actors(cluster: Cluster, lead: Candidate) -> tuple[Participant, ...]:
    dated = [one for one in cluster.candidates if one.when]
    counts = Counter(ident for one in dated for ident, _ in one.actors)
    roles: dict[str, Counter[Role]] = {}
    for one in dated:
        for ident, role in one.actors:
            roles.setdefault(ident, Counter())[role] += 1
    mine = {ident for ident, _ in lead.actors}
    kept = [ident for ident in counts if ident in mine or counts[ident] >= max(2, _SHARE * len(dated))]
    order: dict[Role, int] = {"agent": 0, "party": 1, "patient": 2, "place": 3}
    parts = [
        Participant(actor=ident, role=min(roles[ident], key=lambda r: (-roles[ident][r], order[r]))) for ident in kept
    ]
    return tuple(sorted(parts, key=lambda part: (order[part.role], -counts[part.actor], part.actor)))


def _mentions(cluster: Cluster, texts: Mapping[str, Text]) -> tuple[Mention, ...]:
    """The evidence: by article date, then place in the text; one for each trigger."""
    found: dict[Key, Mention] = {}
    for one in sorted(cluster.candidates, key=lambda one: (one.article, one.trigger.start)):
        mention = _mention(one, texts[one.article])
        found.setdefault(key(mention), mention)
    order = sorted(found, key=lambda place: (texts[place[0]].article.published or "9999", place))
    return tuple(found[place] for place in order)


def _mention(candidate: Candidate, text: Text) -> Mention:
    start, end = candidate.quote.start, candidate.quote.end
    body = text.body
    return Mention(
        article=candidate.article,
        quote=Quote(exact=body[start:end], prefix=_before(text, start), suffix=_after(text, end)),
        position=Position(start=start, end=end),
        dated=_dated(candidate),
        trigger=body[candidate.trigger.start : candidate.trigger.end],
        attributed_to=candidate.attributed_to,
        reported=text.article.published,
    )


def _before(text: Text, start: int) -> str:
    """The story's words before a quote: no byline or stamp that stands between."""
    edge = max((one.end for one in text.furniture if one.end <= start), default=0)
    return text.body[max(edge, start - _AROUND, 0) : start]


def _after(text: Text, end: int) -> str:
    edge = min((one.start for one in text.furniture if one.start >= end), default=len(text.body))
    return text.body[end : min(edge, end + _AROUND)]


def _dated(candidate: Candidate) -> Dated | None:
    if candidate.when is None:
        return None
    if candidate.leans is not None:
        return Dated(
            words=candidate.leans.words, rule="leaning", anchor=_leant_on(candidate.leans), value=candidate.when
        )
    timex = candidate.timex
    return Dated(words=timex.words, rule=timex.rule, anchor=timex.anchor, value=candidate.when) if timex else None


def _leant_on(leans: Leaning) -> str:
    return f"the {leans.noun}" if leans.noun else "the event told before"


def _id(mention: Mention, texts: Mapping[str, Text]) -> str:
    """An id that stays: made of the first evidence alone, not of date or title, which may be corrected."""
    start = mention.position.start if mention.position else 0
    words = mention.dated.words if mention.dated else ""
    source = f"{texts[mention.article].article.sha256}:{start}:{mention.trigger}:{words}"
    return "e-" + hashlib.sha256(source.encode()).hexdigest()[:10]
