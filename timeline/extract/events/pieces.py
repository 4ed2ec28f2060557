"""One telling with all that is kept of it."""

from dataclasses import dataclass

from timeline.core import edtf
from timeline.core.model import Declined, Event, Mention
from timeline.core.reading import Candidate
from timeline.extract.events.tellings import Telling

Key = tuple[str, int, str, str]  # article id, start of the quote, trigger word, date words: names one telling


def key(mention: Mention) -> Key:
    """What names a telling for good, also when an editor has moved it to another event."""
    start = mention.position.start if mention.position else -1
    return mention.article, start, mention.trigger or "", mention.dated.words if mention.dated else ""


def declined(mention: Mention) -> Declined | None:
    """What is kept of a telling that an editor took from its event; None where no run would read it again."""
    article, start, trigger, words = key(mention)
    return Declined(article=article, start=start, trigger=trigger, words=words) if start >= 0 and trigger else None


def declined_keys(event: Event) -> set[Key]:
    """The tellings that an editor took from an event."""
    return {(one.article, one.start, one.trigger, one.words) for one in event.declined}


@dataclass(frozen=True, eq=False)
class Piece:
    """One telling with all that is kept of it: the candidate, what of it is compared, and the store's own mention."""

    candidate: Candidate
    telling: Telling
    mention: Mention | None = None

    @property
    def key(self) -> Key:
        """What names the telling, also before it has found its date."""
        one, mention = self.candidate, self.mention
        dated = mention.dated.words if mention and mention.dated else ""
        words = one.leans.words if one.leans else one.timex.words if one.timex else dated
        return one.article, one.quote.start, (mention.trigger or "") if mention else "", words

    @property
    def order(self) -> tuple[int, int, str, int, str]:
        """A place among all pieces that depends on nothing but the piece: finest dates first, then by date."""
        one = self.telling
        size = int(min(one.days, 10**9) * edtf.DAY)
        return size, one.start, one.article, self.candidate.trigger.start, one.when or ""
