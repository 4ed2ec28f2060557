"""What speaks against one happening where the date of one telling is coarse: much else happens in a week or a month."""

from collections.abc import Iterator
from typing import Final

from timeline.extract.events import families
from timeline.extract.events.tellings import Telling

DAYS: Final = 1.5  # from here on a date is coarse
MONTH: Final = 31.0  # days, at most
_MONTH: Final = 28  # days, at least
_LITTLE: Final = 0.8  # for the words, where one stands beside the other: “Norland gave her a win”, “she won Sudland”
_VAGUE: Final = 0.9  # against, where the date is coarse and the words tell of something else
_TOLD_OF: Final = 0.5  # against, where one of the two only says what the other does
_VICTIMS: Final = 1.8  # against, where bloodshed of a week and of a day strikes others
_BROAD: Final = 0.7  # against, where a word that is used of much is all that a month and a day have in common


def against(one: Telling, other: Telling, word: float, unlike: float) -> Iterator[tuple[str, float]]:
    """The evidence against, each piece with its name; `word` is what the words say, from `-unlike` on they differ."""
    if max(one.days, other.days) <= DAYS:
        return
    if (one.kind == "statement") != (other.kind == "statement"):
        yield "vague", -_TOLD_OF
    elif word <= -unlike or _is_else(one, other, word):
        yield "vague", -_VAGUE
    elif word > 0 and _is_broad(one, other):
        yield "vague", -_BROAD
    elif _strike_others(one, other):
        yield "vague", -_VICTIMS


def _is_else(one: Telling, other: Telling, word: float) -> bool:
    """Whether two share neither word, kind, actor nor a word of their titles.

    An actor who does many things in a month tells nothing of which of them is meant: “in March” beside a day of March.
    """
    both = min(one.days, other.days) >= _MONTH
    little = both or _is_in_month(one, other) or not one.actors & other.actors
    return word <= (_LITTLE if both else 0) and little and not one.title & other.title


def _is_broad(one: Telling, other: Telling) -> bool:
    """“regulators grounded the jets in March” beside “China grounded them on 11 March”: nobody is in both."""
    in_both = one.named & other.actors or other.named & one.actors
    broad = one.kind == other.kind and one.kind in families.load().broad
    return broad and _is_in_month(one, other) and bool(one.actors or other.actors) and not in_both


def _strike_others(one: Telling, other: Telling) -> bool:
    """“a raid on the port on Monday”, “the raid on the mill last week”: much of that kind happens, to others each.

    That one sentence also names who suffers in the other tells little, since it may tell of both.
    """
    mine, theirs = one.actors - one.agents, other.actors - other.agents
    return {one.kind, other.kind} <= families.load().harm and bool(mine and theirs) and not mine & theirs


def _is_in_month(one: Telling, other: Telling) -> bool:
    return max(one.days, other.days) >= _MONTH > min(one.days, other.days)
