"""Numbers that stand in a list with their dates: “to 10 percent on 1 July, 15 percent on 1 August”."""

from collections.abc import Iterable
from typing import Final

from timeline.core.reading import Parsed, Timex

_LINKS: Final = frozenset({"on", "in", "by", "for", "from"})
_JOINTS: Final = frozenset({",", "and", "then", ";"})


def own_number(parsed: Parsed, timexes: Iterable[Timex], timex: Timex) -> tuple[int, str] | None:
    """The number that the verb has, and the one that stands for it at this date; None where no list is told."""
    before: tuple[int, str, int] | None = None  # the first number of the list, its unit, where its date ends
    for one in sorted(timexes, key=lambda each: each.start):
        inside = parsed.within(one.start, one.end)
        found = _number(parsed, inside[0]) if inside else None
        if found is None:
            before = None
            continue
        number, unit = found
        goes_on = before is not None and unit == before[1] and _only_joins(parsed, before[2] + 1, number)
        if before is not None and goes_on:
            if one is timex:
                return before[0], parsed.words[number].text
            before = (before[0], unit, inside[-1])
        else:
            before = (number, unit, inside[-1])
    return None


def _number(parsed: Parsed, date: int) -> tuple[int, str] | None:
    """The number right before a date with the word that it counts: “10 percent on”."""
    index = date - 1
    if index >= 0 and parsed.words[index].text.lower() in _LINKS:
        index -= 1
    unit = parsed.words[index].lemma.lower() if index >= 1 and parsed.words[index].pos != "NUM" else ""
    index -= 1 if unit else 0
    return (index, unit) if index >= 0 and parsed.words[index].pos == "NUM" else None


def _only_joins(parsed: Parsed, first: int, number: int) -> bool:
    between = [parsed.words[i].text.lower() for i in range(first, number)]
    return bool(between) and all(text in _JOINTS for text in between)
