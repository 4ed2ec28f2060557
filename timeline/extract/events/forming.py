"""A cluster of tellings made into one event: which date, title, kind, status and actors stand, and on what evidence."""

import re
from collections import Counter
from typing import Final

from timeline.core import edtf
from timeline.core.model import Event, Mention, Participant, Role, Status
from timeline.core.reading import Candidate
from timeline.extract.events import families, memory
from timeline.extract.events.clusters import Cluster
from timeline.extract.events.pieces import Key, Piece, key

_SHARE: Final = 0.5  # of the tellings must name an actor for it to count as one of the event
_GOOD_TITLE: Final = range(24, 81)
_UNNAMED: Final = "e-unnamed"  # until `identity` has found which event it is


def event(cluster: Cluster) -> Event | None:
    """The event that a cluster tells of; a fixed one with new evidence added; None if nothing in it is dated."""
    mentions = _mentions(cluster)
    if cluster.fixed is not None:
        return _with_evidence(cluster.fixed, mentions)
    lead = _lead(cluster)
    if lead is None or lead.when is None or not any(one.says_enough for one in _dated(cluster)):
        return None
    return Event(
        id=_UNNAMED,
        when=lead.when,
        label=lead.label,
        title=_title(cluster),
        kind=_kind(cluster),
        status=_status(cluster),
        actors=_actors(cluster, lead),
        place=next((one.place for one in _in_order(cluster) if one.place), None),
        mentions=mentions,
    )


def _with_evidence(known: Event, mentions: tuple[Mention, ...]) -> Event:
    seen = {key(one) for one in known.mentions}
    new = tuple(one for one in mentions if key(one) not in seen)
    if not new:
        return known
    return known.model_copy(update={"mentions": (*known.mentions, *new)})


def _in_order(cluster: Cluster) -> list[Candidate]:
    return [piece.candidate for piece in sorted(cluster.pieces, key=lambda piece: piece.order)]


def _dated(cluster: Cluster) -> list[Candidate]:
    """The candidates whose date counts; that of a slip is kept as evidence only."""
    return [piece.candidate for piece in cluster.pieces if piece.telling.when]


_DONE_TO_SOMEBODY: Final = frozenset({"attack", "death", "arrest"})


def _lead(cluster: Cluster) -> Candidate | None:
    """The candidate whose date stands: an exact one told most often, an interval before a day inside it."""
    dated = _dated(cluster)
    votes = Counter(one.when for one in dated)
    if not dated:
        return None

    def rank(one: Candidate) -> tuple[bool, bool, int, int, bool, int, str, int]:
        when = one.when or ""
        start, end = edtf.bounds(when)
        size = end - start if start is not None and end is not None else 10**12
        interval = edtf.is_interval(when) and size < 62 * edtf.DAY
        return (
            not one.says_enough,
            not interval,
            max(size, edtf.DAY),
            -votes[one.when],
            one.leans is not None,
            len(one.leans.words) if one.leans else 0,
            one.article,
            one.trigger.start,
        )

    return min(dated, key=rank)


def _title(cluster: Cluster) -> str:
    """The best title: of a dated telling, with an actor in it, not short; “cancels the talks” only if they are.

    A single sentence that tells of a rally and of what was said there is named by what was said.
    """
    kind, status = _kind(cluster), _status(cluster)
    occasions = families.load().occasions
    judged = {id(piece.candidate) for piece in cluster.pieces if piece.telling.is_judged}
    alone = len({(one.article, one.quote.start) for one in cluster.candidates}) == 1

    several = [_counts_several(one) for one in cluster.candidates]

    def rank(one: Candidate) -> tuple[bool, bool, bool, bool, bool, bool, bool, bool, bool, int, str, int]:
        return (
            not one.says_enough,
            _counts_several(one) and not all(several),
            one.status == "disputed" or (one.status == "cancelled" != status),
            not one.actors,
            one.when is None,
            id(one) in judged,
            one.kind in occasions if alone else one.kind != kind,
            _names_only(one),
            len(one.title) not in _GOOD_TITLE,
            abs(len(one.title) - 60),
            one.article,
            one.trigger.start,
        )

    return min(cluster.candidates, key=rank).title


def _names_only(one: Candidate) -> bool:
    """“Shooting of Silva”: a title that begins with the noun tells less of it than “Silva shot by Bach”."""
    return bool(one.lemma) and one.title.lower().startswith(one.lemma) and one.kind in _DONE_TO_SOMEBODY


def _counts_several(one: Candidate) -> bool:
    """“Two fatal crashes”: a title that counts happenings of the kind, of which the others tell one."""
    plural = re.compile(
        rf"(?:Two|Three|Four|Five|Both|Several|\d+) (?:[\w’'-]+ ){{0,5}}{re.escape(one.lemma)}e?s\b", re.I
    )
    return bool(one.lemma) and plural.match(one.title) is not None


def _kind(cluster: Cluster) -> str:
    """The kind told most often; what was said of a happening, and a verb of no kind, count less than the happening."""
    votes = Counter(one.kind for one in _dated(cluster))
    return min(votes, key=lambda kind: (kind == "other", kind == "statement", -votes[kind], kind))


def _status(cluster: Cluster) -> Status:
    """What was announced by one and has happened for another has occurred; a claim stands if all only claim."""
    found = Counter(one.status for one in _dated(cluster))
    if found["cancelled"] and found["scheduled"] and not found["occurred"]:
        return _newest(cluster, "cancelled", "scheduled")
    for status in ("occurred", "cancelled", "scheduled", "claimed", "disputed"):
        if found[status]:
            return status
    return "occurred"


def _newest(cluster: Cluster, *statuses: Status) -> Status:
    """Which of these statuses the article that was published last gives; the first of them where none is known."""
    told = [
        (piece.mention.reported or "" if piece.mention else "", -statuses.index(piece.candidate.status))
        for piece in cluster.pieces
        if piece.telling.when and piece.candidate.status in statuses
    ]
    return statuses[-max(told)[1]]


def _actors(cluster: Cluster, lead: Candidate) -> tuple[Participant, ...]:
    """Whom the leading telling or one of the event's kind names; what other tellings add must be told often."""
    dated = _dated(cluster)
    counts = Counter(ident for one in dated for ident, _ in one.actors)
    roles: dict[str, Counter[Role]] = {}
    for one in dated:
        for ident, role in one.actors:
            roles.setdefault(ident, Counter())[role] += 1
    kind = _kind(cluster)
    mine = {ident for one in dated if one is lead or one.kind == kind for ident, _ in one.actors}
    kept = [ident for ident in counts if ident in mine or counts[ident] >= max(2, _SHARE * len(dated))]
    order: dict[Role, int] = {"agent": 0, "party": 1, "patient": 2, "place": 3}
    parts = [
        Participant(actor=ident, role=min(roles[ident], key=lambda r: (-roles[ident][r], order[r]))) for ident in kept
    ]
    return tuple(sorted(parts, key=lambda part: (order[part.role], -counts[part.actor], part.actor)))


def _mentions(cluster: Cluster) -> tuple[Mention, ...]:
    """The evidence: by article date, then place in the text; one for each trigger."""
    found: dict[Key, Mention] = {}
    for piece in sorted(cluster.pieces, key=lambda one: (one.candidate.article, one.candidate.trigger.start)):
        mention = _evidence(piece)
        if mention is not None:
            found.setdefault(key(mention), mention)
    order = sorted(found, key=lambda place: (found[place].reported or "9999", place))
    return tuple(found[place] for place in order)


def _evidence(piece: Piece) -> Mention | None:
    """A piece's mention, with the date that it took from the event it leans on."""
    mention, leans = piece.mention, piece.candidate.leans
    if mention is None or leans is None:
        return mention
    return mention.model_copy(update={"dated": memory.dated(piece.candidate)})
