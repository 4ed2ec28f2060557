"""What the parties to an event say of it, held against each other: numbers, denials, dates.

An account is what one party says: the tellings with one `attributed_to`, or one outlet's own. Rounding is no
contradiction, nor is a toll that rose between two reports, nor are numbers of different things.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.core import edtf, labels
from timeline.core.model import Event, Mention
from timeline.extract.events import measures
from timeline.extract.events.clusters import Cluster
from timeline.extract.events.measures import Count
from timeline.extract.events.pieces import Piece


@dataclass(frozen=True, slots=True)
class Account:
    """One number in one telling: who gives it, when it was reported (EDTF), and in which article."""

    who: str
    article: str
    reported: str | None
    count: Count


def weighed(event: Event, cluster: Cluster, outlets: Mapping[str, str]) -> Event:
    """The event, marked as disputed with the reason where its accounts contradict each other.

    `outlets` are the names of sources by article id. What an editor has touched, and what lies ahead, stays as it is.
    """
    if cluster.fixed is not None or event.status not in ("occurred", "claimed", "disputed"):
        return event
    reason = _denial(event, cluster, outlets) or _numbers(event.mentions, outlets) or _dates(cluster, outlets)
    return event.model_copy(update={"status": "disputed", "status_reason": reason[:300]}) if reason else event


def _numbers(mentions: Sequence[Mention], outlets: Mapping[str, str]) -> str | None:
    found = [
        Account(_who(one, outlets), one.article, one.reported, count)
        for one in mentions
        for count in measures.find(one.quote.exact)
    ]
    for place, one in enumerate(found):
        for other in found[:place]:
            if _contradict(other, one):
                first, second = _names(other, one, outlets)
                return f"{first} says “{other.count.words}”, {second} says “{one.count.words}”."
    return None


def _names(one: Account, other: Account, outlets: Mapping[str, str]) -> tuple[str, str]:
    """How the two parties are called; with the outlet where both are called the same."""
    if one.who != other.who:
        return one.who, other.who
    first, second = (f"{each.who} in {outlets.get(each.article, 'one article')}" for each in (one, other))
    return first, second


def _contradict(one: Account, other: Account) -> bool:
    """Whether two parties count the same thing, and cannot both be right."""
    mine, theirs = one.count, other.count
    same_voice = (one.who, one.article) == (other.who, other.article)
    if mine.measure != theirs.measure or same_voice or not _of_the_same(mine, theirs):
        return False
    if max(mine.least, theirs.least) <= min(mine.most, theirs.most):
        return False
    if not _is_running(mine.measure):
        return True
    return not _has_grown(one, other)


def _of_the_same(mine: Count, theirs: Count) -> bool:
    """Whether two numbers speak of the same people or things; of some among all only where the part is too large."""
    if mine.whom == theirs.whom:
        return True
    if mine.whom and theirs.whom:
        return False
    some, everyone = (mine, theirs) if mine.whom else (theirs, mine)
    return some.least > everyone.most


def _has_grown(one: Account, other: Account) -> bool:
    """Whether the later of two reports has the higher number, as tolls do."""
    if one.reported is None or other.reported is None:
        return False
    first, last = sorted((one, other), key=lambda account: edtf.bounds(account.reported or "").start or 0)
    return first.reported != last.reported and first.count.most < last.count.least


def _is_running(name: str) -> bool:
    return any(one.running for one in measures.load().measure if one.name == name)


def _denial(event: Event, cluster: Cluster, outlets: Mapping[str, str]) -> str | None:
    """Who denies the event, and who tells it all the same, if anybody does."""
    told = [piece for piece in sorted(cluster.pieces, key=lambda one: one.order) if piece.mention is not None]
    denying = [piece for piece in told if _denies(piece, event.kind)]
    plain = next((piece.mention for piece in told if piece not in denying), None)
    mention = next((piece.mention for piece in denying), None)
    if mention is None:
        return None
    who = mention.attributed_to
    denied = f"{who} denies it" if who else f"in {_outlet(mention, outlets)} it is told to be denied"
    return f"{_who(plain, outlets)} tells it; {denied}." if plain else f"{denied[:1].upper()}{denied[1:]}."


def _denies(piece: Piece, kind: str) -> bool:
    """“Peru denied that it had attacked”, “…, which Peru's army denied”."""
    if piece.candidate.status == "disputed":
        return True
    beside = measures.is_denied(piece.mention.quote.exact) if piece.mention else None
    return beside is not None and kind in measures.load().denial.of


def _dates(cluster: Cluster, outlets: Mapping[str, str]) -> str | None:
    """Two dates of what can happen only once: “died on 4 May”, “died on 5 May”."""
    other = next((one for one in cluster.otherwise if one.candidate.when), None)
    standing = next((one for one in cluster.pieces if one.telling.when), None)
    if other is None or standing is None or other.mention is None or standing.mention is None:
        return None
    first, second = (labels.label(one.candidate.when or "") for one in (standing, other))
    return f"{_who(standing.mention, outlets)} dates it {first}, {_who(other.mention, outlets)} {second}."


def _who(mention: Mention, outlets: Mapping[str, str]) -> str:
    return mention.attributed_to or _outlet(mention, outlets)


def _outlet(mention: Mention, outlets: Mapping[str, str]) -> str:
    return outlets.get(mention.article, "one article")
