"""Which event of the store a newly formed one is, so that ids stay."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from timeline.core.model import Event, Mention
from timeline.extract.events.clusters import Cluster
from timeline.extract.events.pieces import Key, key

Pair = tuple[Cluster, Event]


def given(pairs: Sequence[Pair], known: Sequence[Event], sha256: Mapping[str, str]) -> list[Pair]:
    """The same clusters and events under their ids: that of the known event with which one shares most evidence.

    Of known events that turn out to be one the id of that with most evidence stays, the others stand in `formerly`.
    What is new gets an id made of its first evidence; an event that an editor touched has its own already. `sha256` are
    those of the articles, by id.
    """
    home = {key(mention): event for event in known for mention in event.mentions}
    votes = [_votes(event, home) if cluster.fixed is None else Counter() for cluster, event in pairs]
    owner = _owners(votes)
    taken = {ident for cluster, _ in pairs if cluster.fixed for ident in (cluster.fixed.id, *cluster.fixed.formerly)}
    taken |= {ident for event in known for ident in (event.id, *event.formerly)}
    by_id = {event.id: event for event in known}
    found: list[Pair] = []
    for place, (cluster, event) in enumerate(pairs):
        if cluster.fixed is not None:
            found.append((cluster, event))
            continue
        mine = [ident for ident, where in owner.items() if where == place]
        if mine:
            found.append((cluster, _as_known(event, by_id[mine[0]])))
        else:
            ident = _free(_id(event.mentions[0], sha256), taken)
            taken.add(ident)
            found.append((cluster, event.model_copy(update={"id": ident})))
    return _with_former(found, owner, votes, by_id)


def _votes(event: Event, home: dict[Key, Event]) -> "Counter[str]":
    return Counter(home[key(mention)].id for mention in event.mentions if key(mention) in home)


def _owners(votes: Sequence["Counter[str]"]) -> dict[str, int]:
    """For each known id the place of the new event that takes it; each new event takes one at most."""
    ranked = sorted((-count, ident, place) for place, some in enumerate(votes) for ident, count in some.items())
    owner: dict[str, int] = {}
    for _, ident, place in ranked:
        if ident not in owner and place not in owner.values():
            owner[ident] = place
    return owner


def _as_known(event: Event, known: Event) -> Event:
    """The new reading of a known event: evidence in the order in which it came, and what only the store knows."""
    new = {key(mention): mention for mention in event.mentions}
    old = [new.pop(key(mention)) for mention in known.mentions if key(mention) in new]
    return event.model_copy(
        update={
            "id": known.id,
            "summary": known.summary,
            "version": known.version,
            "touched_by": known.touched_by,
            "formerly": known.formerly,
            "mentions": (*old, *new.values()),
        }
    )


def _with_former(
    found: list[Pair], owner: dict[str, int], votes: Sequence["Counter[str]"], by_id: dict[str, Event]
) -> list[Pair]:
    """Known ids that no event took stand in the one that has most of their evidence, so that links lead there."""
    kept = list(found)
    for ident in sorted({ident for some in votes for ident in some} - set(owner)):
        place = max(range(len(votes)), key=lambda number: (votes[number][ident], -number))
        cluster, event = kept[place]
        former = (*event.formerly, ident, *by_id[ident].formerly)
        kept[place] = cluster, event.model_copy(update={"formerly": tuple(sorted(set(former)))})
    return kept


def _id(mention: Mention, sha256: Mapping[str, str]) -> str:
    """An id that stays: made of the first evidence alone, not of date or title, which may be corrected."""
    start = mention.position.start if mention.position else 0
    words = mention.dated.words if mention.dated else ""
    source = f"{sha256[mention.article]}:{start}:{mention.trigger}:{words}"
    return "e-" + hashlib.sha256(source.encode()).hexdigest()[:10]


def _free(ident: str, taken: set[str]) -> str:
    """A second event of one place and wording gets a number."""
    found, number = ident, 2
    while found in taken:
        found, number = f"{ident}-{number}", number + 1
    return found
