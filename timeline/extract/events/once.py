"""What can happen to a person only once: a second date is another account of it, not another event."""

from collections import defaultdict
from typing import Final

from timeline.core import edtf
from timeline.extract.events import measures
from timeline.extract.events.clusters import Cluster, Gathering

_WITHIN: Final = 3 * edtf.DAY  # further apart, one of the two is more likely about something else
_WHY: Final = "can happen only once, though it is dated otherwise"


def bring_together(gathering: Gathering, people: frozenset[str]) -> None:
    """Joins clusters that tell on neighbouring days of one death, resignation or appointment of one person."""
    groups: defaultdict[tuple[str, frozenset[str]], list[Cluster]] = defaultdict(list)
    for cluster in gathering.clusters:
        who = _person(cluster, people)
        if who and cluster.fixed is None:
            groups[cluster.pieces[0].telling.lemma, who].append(cluster)
    for _, some in sorted(groups.items(), key=lambda pair: (pair[0][0], sorted(pair[0][1]))):
        meant = max(some, key=lambda one: (len({piece.telling.article for piece in one.pieces}), -one.start))
        for other in some:
            if other is not meant and _are_near(meant, other):
                _join(gathering, other, meant)


def is_so(kind: str) -> bool:
    """Whether what is of this kind can happen to somebody only once."""
    return kind in measures.load().once


def _join(gathering: Gathering, other: Cluster, meant: Cluster) -> None:
    for piece in list(other.pieces):
        gathering.move(piece, other, meant, _WHY)
        meant.otherwise.append(piece)


def _person(cluster: Cluster, people: frozenset[str]) -> frozenset[str]:
    """The people of all its tellings, where all are of one such kind and of an exact day; else nobody."""
    once = measures.load().once
    if not cluster.pieces or any(one.telling.kind not in once or one.telling.days > 1 for one in cluster.pieces):
        return frozenset()
    return frozenset.intersection(*((one.telling.actors & people) - one.telling.unsure for one in cluster.pieces))


def _are_near(one: Cluster, other: Cluster) -> bool:
    articles = [{piece.telling.article for piece in cluster.pieces} for cluster in (one, other)]
    return not articles[0] & articles[1] and abs(one.start - other.start) <= _WITHIN
