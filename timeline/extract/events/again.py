"""Undated tellings of a dated event: “Reed's resignation shook all”, where another paper says when she resigned."""

from collections.abc import Iterable
from typing import Final

from timeline.core import edtf
from timeline.extract.events import families, once
from timeline.extract.events.clusters import Cluster
from timeline.extract.events.pieces import Piece
from timeline.extract.events.similarity import SAME, Measure, Score
from timeline.extract.events.tellings import Telling

_RECENT: Final = 31 * edtf.DAY  # how long after an event an article may tell of it without a date
_SURE, _SURER = 0.75, 0.9  # from here on an undated telling that shares one actor tells of the same; by other words
_COMPARED: Final = 3  # dated tellings of a cluster
_AS_IF_SEVERAL: Final = frozenset({"talks", "election"})  # called “talks”, “elections” also where there was one


def told(piece: Piece, near: Iterable[Cluster], measure: Measure) -> tuple[Cluster, Score] | None:
    """Which of the clusters near an undated telling it surely tells of, and how likely; None where that is not sure.

    An article that dates the event itself needs no undated evidence beside that: quotes are to stay few. What is
    likest decides; if that cannot be meant, no other is.
    """
    telling = piece.telling
    if not telling.actors or piece.candidate.leans is not None or _is_of_many(piece):
        return None
    scored = [(one, score) for one in near if (score := _likeness(one, telling, measure)).value >= SAME]
    if not scored:
        return None
    cluster, score = max(scored, key=lambda pair: pair[1].odds + 0.1 * min(5, len(_articles(pair[0]))))
    if _has_dated(cluster, telling.article) or not _may_be_meant(cluster, telling, measure):
        return None
    return cluster, score


def _is_of_many(piece: Piece) -> bool:
    """“past raids on the port”, “by the standards of hearings”: many happenings, of which a dated one may be none."""
    one = piece.candidate
    if piece.mention is None or {one.kind, one.lemma} & _AS_IF_SEVERAL:
        return False
    word = piece.mention.quote.exact[one.trigger.start - one.quote.start : one.trigger.end - one.quote.start].lower()
    return word in (f"{one.lemma}s", f"{one.lemma}es", f"{one.lemma.removesuffix('y')}ies")


def _likeness(cluster: Cluster, telling: Telling, measure: Measure) -> Score:
    """How like the dated tellings of a cluster an undated one is, where enough is the same to be sure of it."""
    alike = [
        other
        for other in cluster.tellings()
        if other.when is not None
        and (telling.kind == other.kind or telling.lemma == other.lemma)
        and measure.shared(telling, other)
        and not measure.around.are_strangers(telling.article, other.article)
    ]
    scores = [measure.compare(other, telling) for other in alike[:_COMPARED]]
    sure = [score for score, other in zip(scores, alike, strict=False) if _is_sure(telling, other, score, measure)]
    return max(sure, key=lambda score: score.odds, default=Score(0.0, "too little in common"))


def _is_sure(telling: Telling, other: Telling, score: Score, measure: Measure) -> bool:
    """Whether two actors are shared; or one, and the word, where it is very likely or can happen only once."""
    if measure.shared(telling, other) >= 2:
        return True
    shared = telling.actors & other.actors
    if not shared or families.is_light(telling.lemma):
        return False
    if telling.lemma != other.lemma:
        return score.value >= _SURER
    return score.value >= _SURE or (once.is_so(telling.kind) and bool(shared & measure.people))


def _articles(cluster: Cluster) -> set[str]:
    return {one.article for one in cluster.tellings()}


def _has_dated(cluster: Cluster, article: str) -> bool:
    """Whether an article dates the event, or an editor chose already what is quoted from it."""
    chosen: set[str] = set()
    if cluster.fixed:
        chosen = {one.article for one in cluster.fixed.mentions} | {one.article for one in cluster.fixed.declined}
    dated = any(one.candidate.article == article and one.candidate.when for one in cluster.pieces)
    return dated or article in chosen


def _may_be_meant(cluster: Cluster, telling: Telling, measure: Measure) -> bool:
    """Whether an event is of the days before an article, or may be, where it is not known when that was written.

    What an article tells without a date is neither history nor what was yet to come; but what can happen only once
    to somebody is recalled years later: “The judge, whom Reed had named to the bench, …”.
    """
    if telling.written is None:
        return True
    if cluster.start < telling.written <= cluster.end + _RECENT:
        return True
    past = cluster.end < telling.written
    return past and any(_can_only_be_that(one, telling, measure) for one in cluster.tellings())


def _can_only_be_that(one: Telling, other: Telling, measure: Measure) -> bool:
    """Whether two tell by one word what happens once to one person: a death, or an office and who gave it."""
    if one.lemma != other.lemma or not once.is_so(one.kind):
        return False
    same = _struck(one) & _struck(other) & measure.people
    return bool(same) and (one.kind == "death" or measure.shared(one, other) >= 2)


def _struck(telling: Telling) -> frozenset[str]:
    """To whom something happened: who is named beside whoever did it, or is named alone (“Reed died”)."""
    return telling.actors - telling.agents or telling.actors
