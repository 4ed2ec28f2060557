"""What stands around a politician's name besides the office: the party and the region, “(R-Maine)”, “a Maine Democrat”.

So somebody can be called again: “the Maine Republican”, “the Democrat”, “the Maine lawmaker”, “the former governor”.
"""

import re
from functools import lru_cache
from typing import Final

from timeline.extract.actors.known import words
from timeline.extract.actors.runs import Run

FROM: Final = "from "  # before a region among the words that somebody is called by
_LETTERS: Final = {"R": "republican", "D": "democrat"}
_MEMBERS: Final = {"Republican": "republican", "GOP": "republican", "Democratic": "democrat", "Democrat": "democrat"}
_LAWMAKERS: Final = frozenset({"Sen.", "Sen", "Senator", "Sens.", "Rep.", "Rep", "Representative", "Reps."})
_INITIAL: Final = re.compile(r",? ?\(?([RD])[-–]([A-Z][A-Za-z.]*(?: [A-Z][a-z]+)?)")
_FORMER: Final = re.compile(r"\b(?:[Ff]ormer |[Ee]x-)(?:[A-Z][\w.]+ ){0,3}$")
_FAR: Final = 80  # characters before a name


def party(word: str) -> str:
    """“republican” for “Republican”, “GOP”, “democrat” for “Democratic”; “” for any other word."""
    return _MEMBERS.get(word, "")


def region(phrase: str) -> str:
    """The longest region in a phrase, in lower case: “west virginia” in “the West Virginia”; “” where none is."""
    found = _regions().search(phrase)
    return found[0].lower() if found else ""


def around(body: str, run: Run) -> frozenset[str]:
    """What a name is called by the party and region beside it: republican, from maine, lawmaker."""
    before = _before(body, run)
    found = {_MEMBERS[word] for word in _party_before(before)} | _behind(body, run.end)
    at_end = _regions().findall(before)
    if at_end and re.search(
        rf"{re.escape(at_end[-1])}(?:'s|’s)?(?: (?:Republican|Democratic|Democrat|GOP))? ?$", before
    ):
        found.add(f"{FROM}{at_end[-1].lower()}")
    found |= {"lawmaker"} if _LAWMAKERS & set(run.titles) else set()
    return frozenset(found)


def is_former(body: str, run: Run) -> bool:
    """“former Maine Gov. Ana Silva”, “ex-President Silva”."""
    return bool(run.titles) and _FORMER.search(_before(body, run)) is not None


def _before(body: str, run: Run) -> str:
    """What stands before a name and its titles."""
    text = body[max(0, run.start - _FAR) : run.start].rstrip()
    for title in reversed(run.titles):
        text = text.removesuffix(title).rstrip()
    return f"{text} "


def _party_before(before: str) -> list[str]:
    """“Republican Sen. Ana Silva”, “Maine Democrat Ana Silva”, “GOP Maine Sen. Ana Silva”."""
    last = before.split()[-3:]
    while last and (region(" ".join(last[-2:])) or region(last[-1])) and last[-1] not in _MEMBERS:
        last.pop()
    return last[-1:] if last and last[-1] in _MEMBERS else []


def _behind(body: str, end: int) -> set[str]:
    """“(D-Maine)”, “, R-N.Y.,”, “, a Maine Republican,”, “of Maine”."""
    if found := _INITIAL.match(body, end):
        short = found[2].rstrip(".").replace(".", "")
        return {_LETTERS[found[1]], f"{FROM}{words().region_short.get(short, found[2]).lower()}"}
    if found := _member().match(body, end):
        return {_MEMBERS[found[2]]} | ({f"{FROM}{found[1].strip().lower()}"} if found[1] else set())
    of = re.compile(rf" of ({_regions().pattern})").match(body, end)
    return {f"{FROM}{of[1].lower()}"} if of else set()


@lru_cache(maxsize=1)
def _regions() -> re.Pattern[str]:
    longest_first = sorted(words().regions, key=lambda name: (-len(name), name))
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b")


@lru_cache(maxsize=1)
def _member() -> re.Pattern[str]:
    return re.compile(rf",? (?:an? )?(?:[a-z]+ )?({_regions().pattern} )?(Republican|Democrat)\b(?! [A-Z])")
