"""What the articles of one run tell of a known event by themselves: an editor decides on that before it joins."""

from collections.abc import Collection, Mapping
from typing import Final

from timeline.core.model import Event, Mention
from timeline.extract.events import accounts, forming, identity
from timeline.extract.events.clusters import Cluster
from timeline.extract.events.pieces import Key, Piece, key

_UNNAMED: Final = "e-unnamed"


def event(merged: Event, cluster: Cluster, stored: Event, read: Collection[str], outlets: Mapping[str, str]) -> Event:
    """The event that the new tellings of a cluster make alone, without an id yet; without mentions if none is new.

    `merged` is what all of the cluster makes, `stored` the event of the store that it grew from, `read` the ids of this
    run's articles, `outlets` sources by article id. Where no new telling has a date, the merged event lends its own.
    """
    there = {key(one) for one in stored.mentions}
    pieces = [one for one in cluster.pieces if one.candidate.article in read and not _is_among(one, there)]
    part = Cluster(pieces=pieces)
    formed = forming.event(part)
    if formed is not None:
        return accounts.weighed(formed, part, outlets)
    new = tuple(one for one in merged.mentions if key(one) not in there and one.article in read)
    lent = {"id": _UNNAMED, "mentions": new, "formerly": (), "version": 1, "review": "proposed", "touched_by": "parser"}
    return merged.model_copy(update=lent)


def named(one: Event, taken: Collection[Event], sha256: Mapping[str, str]) -> Event:
    """The event under the id that it would have by itself, made of its first evidence; `taken` are all other events."""
    others = [other.model_copy(update={"mentions": ()}) for other in taken]
    return identity.given([(Cluster(), one)], others, sha256)[0][1]


def _is_among(piece: Piece, there: Collection[Key]) -> bool:
    return piece.key in there or (*piece.key[:3], "") in there


def first_place(mention: Mention) -> int:
    """Where a mention begins in its article's text; 0 where that is not known."""
    return mention.position.start if mention.position else 0
