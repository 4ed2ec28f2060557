"""Months and seasons that are names: told by the words around them, and by who bears them elsewhere in the article."""

import re
from collections.abc import Mapping
from functools import lru_cache

from timeline.extract import rulebook

_BEFORE = re.compile(r"([^\W\d_][\w.’'-]{0,30})[ \u00a0]{1,2}$")
_AFTER = re.compile(r"[ \u00a0]{1,2}([^\W\d_][\w’'-]{0,30})|(['’]s)")
_SMALL = re.compile(r",|['’]s\b|[ \u00a0][a-z]")
_OF_PERSON = re.compile(r",? (?:and (?:her|his)|who|whose)\b|, \d\d,|['’]s\b (?:[a-z]+er|wife|husband|son|sister)\b")
_BORNE = re.compile(
    r" and I\b|, (?:who|whose)\b| (?:& |and (?:Sons|Partners|Co)\b)| (?:sisters|brothers|family|siblings|twins)\b"
)
_DAY = re.compile(r",?[ \u00a0]\d")
_NEAR = 34  # characters before a word in which the word before it stands


@lru_cache(maxsize=1)
def rules() -> Mapping[str, frozenset[str]]:
    """The lists of bearers.toml by name. Raises BadRule."""
    return {name: frozenset(words) for name, words in rulebook.read(rulebook.RULES / "bearers.toml").items()}


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(rules()['persons'] | rules()['bodies']))})\b")


def can_be_name(words: str) -> bool:
    """Whether the words of an expression are a month or a season alone, with a capital: all else is a date."""
    word = words.removeprefix("the ").removeprefix("The ")
    return word in rules()["persons"] or word in rules()["bodies"]


def is_name(text: str, end: int, borne: frozenset[str]) -> bool:
    """Whether the capitalised month or season that ends there is a name; `borne` are those that persons bear."""
    start = end
    while start and text[start - 1].isalpha():
        start -= 1
    before, after = _around(text, start, end)
    if before.lower() in rules()["dated_by"] or after.lower() in rules()["nouns"]:
        return False
    if text[start:end] in borne:
        return True
    if after[:1].isupper() and after not in rules()["openers"]:
        sure = not _is_doubtful(before) or _goes_on(text, end, _OF_PERSON)
        return sure and not _is_headline(before, after)
    return _has_bearer(before, after) or _acts(text, start, end, after)


def borne(text: str) -> frozenset[str]:
    """The months and seasons that persons of a text bear: “Theresa May”, “Mrs. May”, “April Jones said”."""
    found = set()
    for word in _words().finditer(text):
        if word[0] in rules()["persons"] and word[0] not in found and _is_person(text, word):
            found.add(word[0])
    return frozenset(found)


def _is_person(text: str, word: re.Match[str]) -> bool:
    before, after = _around(text, *word.span())
    if before.lower() in rules()["dated_by"] or after.lower() in rules()["nouns"] or _DAY.match(text, word.end()):
        return False
    if _is_title(before):
        return True
    if _has_bearer(before, after):  # “the Long March”, “the Prague Spring” are borne by nobody
        return _around(text, word.start() - len(before) - 1, word.end())[0].lower() != "the"
    if _acts(text, *word.span(), after):
        return True
    if not after[:1].isupper() or after in rules()["openers"]:
        return False
    return _goes_on(text, word.end(), _OF_PERSON) or (_opens(text, word.start()) and _goes_on(text, word.end(), _SMALL))


def _goes_on(text: str, end: int, how: re.Pattern[str]) -> bool:
    """How it goes on behind the word that follows: “April Ross won”, “April Ross, 34,”, “April Ross and her team”."""
    name = _AFTER.match(text, end)
    return name is not None and how.match(text, name.end()) is not None


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    before, after = _BEFORE.search(text, max(0, start - _NEAR), start), _AFTER.match(text, end)
    return (before[1] if before else ""), ((after[1] or after[2]) if after else "")


def _is_title(before: str) -> bool:
    return before.lower().rstrip(".") in rules()["titles"]


def _has_bearer(before: str, after: str) -> bool:
    """A title or a capitalised word before, that opens no sentence and is no abbreviation: “Theresa May”."""
    if _is_title(before):
        return True
    named = before[:1].isupper() and not before.isupper() and not before.endswith(("'s", "’s", "s'", "s’", "."))
    return named and before not in rules()["openers"] and not _is_headline(before, after)


def _is_headline(before: str, after: str) -> bool:
    """“Strong May Sales”: all words have capitals, so a capital tells nothing."""
    return before[:1].isupper() and before not in rules()["openers"] and after[:1].isupper()


def _is_doubtful(before: str) -> bool:
    """After “by” or “from” a capitalised word behind the month may open another name: “by June Russia had left”."""
    return before.lower() in rules()["maybe_dated_by"] - {"the", "a", "and", "or", "that"}


def _opens(text: str, start: int) -> bool:
    return (
        not text[max(0, start - 2) : start].strip(" \n") or text[max(0, start - 2) : start].strip()[-1:] in '.!?:;“"‘('
    )


def _acts(text: str, start: int, end: int, after: str) -> bool:
    """“May said”, “May, who had led”, “May and I”, “the May sisters”, “August & Sons”."""
    return _BORNE.match(text, end) is not None or (_opens(text, start) and after in rules()["acts"])
