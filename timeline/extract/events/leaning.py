"""Dates that a telling takes from another event: “within hours of the call”."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from timeline.core import edtf
from timeline.core.labels import label as in_words
from timeline.core.reading import Candidate, Leaning
from timeline.extract import vocabulary
from timeline.extract.candidates import counting, leanings
from timeline.extract.candidates.dating import redated
from timeline.extract.candidates.inflection import gerund
from timeline.extract.events import families
from timeline.extract.events.clusters import Cluster
from timeline.extract.events.pieces import Piece

_PARAGRAPH: Final = 600  # characters in which “at the same time” still speaks of the event told last
_STEP: Final[Mapping[str, int]] = {"soon after": 1, "after": 1, "soon before": -1, "before": -1, "same time": 0}
_SAYING: Final = vocabulary.words("said_ahead")
_FAR: Final = 10**9
_NEWS: Final = 7  # days in which an article tells hour by hour
_FINE: Final = ("day", "minute", "hour")
_LONG_BEFORE: Final = re.compile(r"days|weeks|months|years", re.I)
_AHEAD: Final = 7  # days before an event in which what is said “ahead of” it is said
_UNTIL_TOLD: Final = 1  # days from an event to the article that tells what came after it
_BY_NOUN, _BY_CONTENT, _BY_KIND = range(3)  # how surely a cluster is the event that a noun speaks of
_THE: Final = re.compile(r"\b(?:the|that|this) [\w-]+$", re.I)
_Rank = tuple[bool, int, int, int]


def resolved(
    piece: Piece, clusters: Sequence[Cluster], published: str | None = None, *, named: bool
) -> Candidate | None:
    """The candidate with the date of the event that it leans on; None where it leans on none, or on no day.

    `named` asks for leanings that name their event, else for those on the event told last. What came at some time
    after an event of the day that an article is `published`, or of the day before, came on one of these days; what
    somebody said ahead of an event of the last week, in the week before that event.
    """
    leans = piece.candidate.leans
    if leans is None or bool(leans.noun) != named or (leans.spread is None and not _is_bounded(piece.candidate)):
        return None
    may_be = [one for one in clusters if not leanings.is_new(leans) or _has_its_parties(one, piece, published)]
    ranked = [(rank, day) for one in may_be for rank, day in _as_anchor(one, piece.candidate)]
    if leans.spread is None:
        own = [(rank, day) for rank, day in ranked if rank[:2] == (False, _BY_NOUN)]
        return _between(piece.candidate, min(own)[1], published) if own else None
    if ranked and not leans.noun and not _goes_on(leans, min(ranked)[1], published):
        return None
    if ranked and counting.days(leans.words) is not None and not _is_sure(leans, ranked):
        return None
    if ranked:
        return _leant(piece.candidate, min(ranked)[1], leans.spread)
    stored = piece.mention.dated if piece.mention else None
    return redated(piece.candidate, stored.value, None, "dated in an earlier run") if stored else None


def _is_bounded(candidate: Candidate) -> bool:
    """Whether what comes before or after an event has bounds: all that came after, and what was said before."""
    if candidate.leans is None or candidate.leans.relation != "before":
        return candidate.leans is not None and candidate.leans.relation == "after"
    if _LONG_BEFORE.match(candidate.leans.words):
        return False
    told = candidate.kind == "statement" and candidate.status == "occurred" and candidate.lemma in _SAYING
    return told and any(role == "agent" for _, role in candidate.actors)


def _between(candidate: Candidate, day: str, published: str | None) -> Candidate | None:
    """The candidate as one of the days between an event and its article, or in the week before that event."""
    days = _days_between(day, published)
    if days is None or candidate.leans is None:
        return None
    if candidate.leans.relation == "before":
        return _leant(candidate, day, _AHEAD) if days <= _NEWS else None
    return _leant(candidate, day, days) if days <= _UNTIL_TOLD else None


def _has_its_parties(cluster: Cluster, piece: Piece, published: str | None) -> bool:
    """Whether two who take part in a recent event do what was done “during a call”: then it was this one."""
    day, mine = _day(cluster), frozenset(ident for ident, _ in piece.candidate.actors)
    days = _days_between(day, published) if day else None
    met = any(len(one.actors & mine) >= leanings.PARTIES for one in cluster.tellings() if one.when)
    return met and days is not None and days <= _NEWS


def is_next_day(cluster: Cluster, when: str | None) -> bool:
    """Whether a date is the day before or after an event's."""
    day = _day(cluster)
    if day is None or when is None or edtf.precision(when) != "day":
        return False
    one, other = edtf.bounds(day).start, edtf.bounds(when).start
    return one is not None and other is not None and abs(one - other) == edtf.DAY


def _goes_on(leans: Leaning, day: str, published: str | None) -> bool:
    """Whether “hours later” may go on from what was told last: not from a year, nor from a day long past.

    An article tells its own news hour by hour, and only the day of what is long past.
    """
    if leans.relation == "same time":
        return True
    days = _days_between(day, published) if published else 0
    return edtf.precision(day) in _FINE and not edtf.is_interval(day) and days is not None and days <= _NEWS


def _settled(when: str, day: str | None) -> str:
    """The date of a telling; that of its event where they lie a day apart, as an hour told without a day may."""
    if day is None or edtf.precision(when) not in _FINE or edtf.is_interval(when) or edtf.is_set(when):
        return when
    own, other = edtf.bounds(edtf.day_of(edtf.bounds(when).start or 0)).start, edtf.bounds(day).start
    return day if own is not None and other is not None and abs(own - other) == edtf.DAY else when


def _days_between(day: str, published: str | None) -> int | None:
    """Days from an event to the day of an article; None where that is not known, or lies before it."""
    first, last = edtf.bounds(day).start, edtf.bounds(published).start if published else None
    return (last - first) // edtf.DAY if first is not None and last is not None and last >= first else None


def _as_anchor(cluster: Cluster, candidate: Candidate) -> list[tuple[_Rank, str]]:
    """How well a cluster serves as the event that a candidate leans on, smallest first, and its day; [] if not."""
    day, leans = _day(cluster), candidate.leans
    mine = [one for one in cluster.told if one.article == candidate.article]
    if leans is not None and not leans.noun:
        gaps = [(candidate.trigger.start - one.trigger.start, _settled(one.when, day)) for one in mine if one.when]
        return [((False, False, 0, gap), when) for gap, when in gaps if 0 < gap <= _PARAGRAPH]
    if day is None or leans is None or _lies_ahead(cluster, candidate):
        return []
    how = _spoken_of(cluster, leans)
    if how is None or (how != _BY_NOUN and not mine):
        return []  # by another word only the article itself may speak of it
    away = min((abs(one.trigger.start - candidate.trigger.start) for one in mine), default=_FAR)
    articles = {one.article for one in cluster.tellings()}
    return [((not mine, how, -len(articles), away), day)]


def _lies_ahead(cluster: Cluster, candidate: Candidate) -> bool:
    """Whether an event is only planned, so that nothing can have come of it yet."""
    told = {one.status for one in cluster.tellings() if one.when}
    after = candidate.leans is not None and candidate.leans.relation in ("soon after", "same time")
    return after and candidate.status == "occurred" and bool(told) and told <= {"scheduled", "cancelled"}


def _spoken_of(cluster: Cluster, leans: Leaning) -> int | None:
    """How a noun may mean a cluster: by its own word (“sank”, “the sinking”), named in it, or by its kind."""
    noun = families.head(leans.noun)
    if any(one.lemma == noun or gerund(one.lemma) == leans.noun for one in cluster.tellings()):
        return _BY_NOUN
    if counting.days(leans.words) is not None and any(noun in one.content for one in cluster.tellings()):
        return _BY_CONTENT
    kinds = {leans.kind, *leanings.meant_by(leans.noun)}
    return _BY_KIND if any(one.kind in kinds for one in cluster.tellings()) else None


def _is_sure(leans: Leaning, ranked: Sequence[tuple[_Rank, str]]) -> bool:
    """Whether days may be counted from what a noun means: where the kind alone tells, “the accident” is the only one.

    A wrong event would give a wrong day.
    """
    best, _ = min(ranked)
    if best[1] != _BY_KIND:
        return True
    return len({day for _, day in ranked}) == 1 and _THE.search(leans.words) is not None


def _day(cluster: Cluster) -> str | None:
    """The day of an event, as EDTF; of a set of days the first; None where only a coarser date is known."""
    told = [*(one.when for one in cluster.tellings()), *(one.when for one in cluster.settled)]
    days = {when for when in told if when and edtf.precision(when) in _FINE}
    points = sorted(day for day in days if not edtf.is_interval(day) and not edtf.is_set(day))
    start = edtf.bounds(points[0]).start if points else None
    return edtf.day_of(start) if start is not None else None


def _leant(candidate: Candidate, day: str, spread: int) -> Candidate:
    start = edtf.bounds(day).start or 0
    step = _STEP.get(candidate.leans.relation, 0) if candidate.leans else 0
    if spread == 0 or step == 0 or edtf.is_set(day):
        when = day
    elif candidate.leans and counting.days(candidate.leans.words) is not None:
        when = edtf.day_of(start + step * spread * edtf.DAY)
    else:
        first, last = sorted((start, start + step * spread * edtf.DAY))
        when = f"[{edtf.day_of(first)}..{edtf.day_of(last)}]"
    words = candidate.leans.words if candidate.leans else ""
    label = f"{words[:1].lower()}{words[1:]} ({in_words(day)})"
    return redated(candidate, when, label, f"takes its date from the event of {in_words(day)}")
