"""How sure the parser may be of a proposal, from what the store keeps of it: sure, fair or doubtful, and why.

A proposal loses by what proved to be wrong more often in annotated stories, and gains by a second article that tells
it; `python -m benchmarks.confidence` prints how often each word is right. A date in the source's own words is not
right more often than one counted from the day of publication, and pronouns do not make a proposal wrong more often
either: both were tried, and do not count.
"""

from typing import Final, Literal, NamedTuple

from timeline.core import edtf
from timeline.core.model import Event

Word = Literal["sure", "fair", "doubtful"]
WORDS: Final[tuple[Word, ...]] = ("sure", "fair", "doubtful")
_SECOND: Final = 2  # doubts that a second article outweighs


class Confidence(NamedTuple):
    """A word, and the reasons for it as parts of a sentence; the first speaks for it where there is one."""

    word: Word
    reasons: tuple[str, ...] = ()


def of(event: Event) -> Confidence:
    """How sure a proposal is. What an editor added is theirs to judge, and sure."""
    if all(mention.told is None for mention in event.mentions):
        return Confidence("sure", ("an editor added it",))
    told = len({mention.article for mention in event.mentions})
    against = _doubts(event)
    count = max(0, len(against) - (_SECOND if told > 1 else 0))
    articles = (f"{told} articles tell it",) if told > 1 else ()
    return Confidence(WORDS[min(count, len(WORDS) - 1)], (*articles, *against))


def sentence(confidence: Confidence) -> str:
    """“doubtful (no exact day, nobody is named).”, “sure.”"""
    reasons = ", ".join(confidence.reasons)
    return f"{confidence.word}{f' ({reasons})' if reasons else ''}."


def _doubts(event: Event) -> tuple[str, ...]:
    dated = [mention.dated for mention in event.mentions if mention.dated]
    leant = bool(dated) and all(one.rule == "leaning" for one in dated)
    found = {
        "its date hangs on another event": leant,
        "no exact day": not leant and (edtf.precision(event.when) != "day" or edtf.is_set(event.when)),
        "planned or claimed, not reported": event.status in ("scheduled", "claimed", "disputed"),
        "of no known kind": event.kind == "other",
        "nobody is named": not event.actors,
    }
    return tuple(reason for reason, holds in found.items() if holds)
