"""Whether a text tells of the years before 1000: their numbers, “in 348”, are those of anything else, too."""

import re
from functools import lru_cache

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_BEHIND = r"(?=[.;:)\]]|,(?! ?\d)|\n|$| (?:and|but|to|in|at|he|she|the|when|by|after|before)\b)"
_SURE = re.compile(
    rf"\b\d{{1,2}} {_MONTH},? \d{{3}}{_BEHIND}|\b{_MONTH} (?:\d{{1,2}}, |of )\d{{3}}{_BEHIND}(?! to\b)"
    r"|\b(?:AD|A\.D\.) ?\d{2,3}\b|\b\d{2,3} (?:AD\b|A\.D\.|B\.C\.)|\(c\. ?\d{3} ?[–-]"
    r"|\bin the year \d{2,3}\b(?! [a-z]{3,12}s\b)"
)
_ERAS = re.compile(r"\b\d{1,3} (?:BCE?|CE)\b")  # in Canada BC is a province
_HINT = re.compile(
    r"\b(?:[3-9]th|1st|2nd|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)[ -]century\b", re.I
)
_LATER = re.compile(r"(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d.,]\d)")
_SHARE = 10  # later years for each sign: a story of our time can name Rome
_ERA = re.compile(r"\d ?(?:(BCE?\b|B\.C\.)|(?:AD|CE)\b|A\.D\.)|\b(?:AD|A\.D\.) ?\d")


def is_told(text: str) -> bool:
    """Whether years before 1000 are written so that they can be nothing else, and not beside many later ones."""
    signs = 3 * len(_SURE.findall(text)) + 2 * len(_ERAS.findall(text)) + len(_HINT.findall(text))
    return signs > 2 and _SHARE * signs > 2 * len(_LATER.findall(text))


def year(digits: str, text: str) -> int:
    """The astronomical year that the digits name in a text: before Christ where the text names only such eras."""
    return 1 - int(digits) if _is_before_christ(text) else int(digits)


@lru_cache(maxsize=2)
def _is_before_christ(text: str) -> bool:
    eras = {found[1] is not None for found in _ERA.finditer(text)}
    return eras == {True}
