"""What each party says of an event, side by side, with the words marked in which the accounts differ."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.core.model import Event, Mention
from timeline.view import comparing, wording
from timeline.view.collection import Collection
from timeline.view.comparing import Piece


@dataclass(frozen=True)
class Telling:
    """One quote of an account: the mention it is from, and its words in pieces, of which some are marked."""

    mention: Mention
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Account:
    """What one party says of an event. `own` says that the speaker is the outlet itself.

    `alone` are the marked words once more, for readers who do not see marks.
    """

    speaker: str
    own: bool
    tellings: tuple[Telling, ...]
    alone: tuple[str, ...]


def accounts(collection: Collection, event: Event) -> tuple[Account, ...]:
    """The accounts of an event, in the order in which they are first told; marked only where there are several."""
    told = _by_speaker(collection, event)
    quoted = [[mention.quote.exact for mention in mentions] for mentions in told.values()]
    dates = [_date_words(mentions) for mentions in told.values()]
    marked = comparing.compare(quoted, dates)
    return tuple(
        _account(speaker, own, mentions, pieces)
        for ((speaker, own), mentions), pieces in zip(told.items(), marked, strict=True)
    )


def _account(speaker: str, own: bool, mentions: Sequence[Mention], pieces: Sequence[tuple[Piece, ...]]) -> Account:
    alone = dict.fromkeys(piece.text for one in pieces for piece in one if piece.marked)
    tellings = tuple(Telling(mention, one) for mention, one in zip(mentions, pieces, strict=True))
    return Account(speaker, own, tellings, tuple(alone))


def _by_speaker(collection: Collection, event: Event) -> dict[tuple[str, bool], list[Mention]]:
    """The mentions of each speaker; a quote that stands under somebody's name is not told by the outlet again."""
    named = {(m.article, m.quote.exact) for m in event.mentions if m.attributed_to}
    seen = set()
    found: dict[tuple[str, bool], list[Mention]] = defaultdict(list)
    for mention in event.mentions:
        place = (mention.article, mention.quote.exact)
        key = (mention.attributed_to or wording.outlet(collection, mention), not mention.attributed_to)
        if (not mention.attributed_to and place in named) or (key, place) in seen:
            continue
        seen.add((key, place))
        found[key].append(mention)
    return found


def _date_words(mentions: Sequence[Mention]) -> list[str]:
    """The words that date each mention: two ways to name one day are no difference."""
    return [mention.dated.words if mention.dated else "" for mention in mentions]
