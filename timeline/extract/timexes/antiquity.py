"""Whether a text tells of the years before 1000: their numbers, “in 348”, are those of anything else, too."""

import re
from functools import lru_cache

_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?![\d%]|[.,:]\d)")
_LED = re.compile(
    r"(?:(\b(?:AD|A\.D\.) ?|\(c\. ?|\bin the year |"
    r"\d (?:January|February|March|April|May|June|July|August|September|October|November|December),? )|"
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December) (?:\d{1,2}, |of ))$"
)
_BEHIND = re.compile(r"[.;:)\]]|,(?! ?\d)|\n|$| (?:and|but|in|at|he|she|the|when|by|after|before)\b| ?[–-]")
_ERA_BEHIND = re.compile(r" (?:(AD\b|A\.D\.)|BCE?\b|B\.C\.|CE\b)")  # BC counts less: it is a province of Canada, too
_LEAD = 16  # characters: one more than the longest lead
_CENTURY = re.compile(r"\b(?:[Tt]he|late|early|mid|in)[ -]([A-Za-z]{5,7}|\d[a-z]{2})[ -][Cc]entury\b")
_HINTS = frozenset(
    "1st 2nd 3rd 4th 5th 6th 7th 8th 9th first second third fourth fifth sixth seventh eighth ninth".split()
)
_LATER = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d.,]\d)")
_ENOUGH, _SHARE = 3, 3  # weight that tells; later years that each point of it outweighs: our time can name Rome, too
_ERA = re.compile(r"\d ?(?:(BCE?\b|B\.C\.)|(?:AD|CE)\b|A\.D\.)|\b(?:AD|A\.D\.) ?\d")


def is_told(text: str) -> bool:
    """Whether years before 1000 are written so that they can be nothing else, and not beside many later ones."""
    weight = sum(_weight(text, *number.span()) for number in _NUMBER.finditer(text))
    if "entury" in text:
        weight += sum(1 for name in _CENTURY.findall(text) if name.lower() in _HINTS)
    return weight >= _ENOUGH and _SHARE * weight > len(_LATER.findall(text))


def _weight(text: str, start: int, end: int) -> int:
    """How much a number of up to three digits speaks for antiquity."""
    era = _ERA_BEHIND.match(text, end)
    if era is not None:
        return 3 if era[1] else 2
    if end - start < 2 or not _BEHIND.match(text, end):
        return 0
    led = _LED.search(text, max(0, start - _LEAD), start)
    return 0 if led is None else 3 if led[1] else 1  # “On May 7, 812”


def year(digits: str, text: str) -> int:
    """The astronomical year that the digits name in a text: before Christ where the text names only such eras."""
    return 1 - int(digits) if _is_before_christ(text) else int(digits)


@lru_cache(maxsize=2)
def _is_before_christ(text: str) -> bool:
    eras = {found[1] is not None for found in _ERA.finditer(text)}
    return eras == {True}
