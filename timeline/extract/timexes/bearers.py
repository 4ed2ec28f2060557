"""Months and seasons that are names: told by the words around them, and by who bears them elsewhere in the article."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from timeline.extract import rulebook

_BEFORE = re.compile(r"([^\W\d_][\w.’'-]{0,30}+)[ \u00a0]{1,2}$")
_AFTER = re.compile(r"[ \u00a0]{1,2}([^\W\d_][\w’'-]{0,30})|(['’]s)")
_SMALL = re.compile(r",|['’]s\b|[ \u00a0][a-z]")
_OF_PERSON = re.compile(r",? (?:and (?:her|his)|who|whose)\b|, \d\d,|['’]s\b (?:[a-z]+er|wife|husband|son|sister)\b")
_BORNE = re.compile(
    r" and I\b|, (?:who|whose)\b| (?:& |and (?:Sons|Partners|Co)\b)| (?:sisters|brothers|family|siblings|twins)\b"
)
_DAY = re.compile(r",?[ \u00a0]\d")
_POSSESSIVES = ("'s", "’s", "s'", "s’")
_NEAR = 34  # characters before a word in which the word before it stands


class _Place(NamedTuple):
    """A month or season in a text, and the words right before and behind it; empty where no word stands there."""

    text: str
    start: int
    end: int
    before: str
    after: str

    @property
    def word(self) -> str:
        return self.text[self.start : self.end]


@lru_cache(maxsize=1)
def rules() -> Mapping[str, frozenset[str]]:
    """The lists of bearers.toml by name. Raises BadRule."""
    return {name: frozenset(words) for name, words in rulebook.read(rulebook.RULES / "bearers.toml").items()}


@lru_cache(maxsize=1)
def _behind_surname() -> re.Pattern[str]:
    """A verb, a preposition or a comma: what stands behind a person's name, but not between a month and its noun."""
    verbs = rulebook.words()["past"].pattern
    return re.compile(
        rf"[,.;:!?)”\"]|['’]s?\b|[ \u00a0](?:{'|'.join(rules()['behind_surname'])}|[a-z]{{3,14}}ing|{verbs})\b"
    )


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(rules()['persons']))})\b")


@lru_cache(maxsize=1)
def _alone() -> frozenset[str]:
    words = rules()["persons"] | rules()["bodies"]
    return words.union(f"{article} {word}" for word in words for article in ("the", "The", "that"))


def can_be_name(words: str) -> bool:
    """Whether the words of an expression are a month or a season alone, with a capital: all else is a date."""
    return words in _alone()


def is_name(text: str, end: int, borne: frozenset[str]) -> bool:
    """Whether the capitalised month or season that ends there is a name; `borne` are those that persons bear."""
    start = end
    while start and text[start - 1].isalpha():
        start -= 1
    place = _place(text, start, end)
    if _is_dated(place):
        return False
    if place.word in borne:
        return True
    if _is_capital_behind(place):
        return _opens_name(place)
    return _is_surname(place) or _is_byname(place) or _acts(place)


def borne(text: str) -> frozenset[str]:
    """The months and seasons that persons of a text bear: “Theresa May”, “Mrs. May”, “April Jones said”."""
    found = set()
    for word in _words().finditer(text):
        whole = not text[max(0, word.start() - 1) : word.start()].isalnum()
        if whole and word[0] not in found and _is_person(_place(text, *word.span())):
            found.add(word[0])
    return frozenset(found)


def _place(text: str, start: int, end: int) -> _Place:
    first = max(start - _NEAR, text.rfind(" ", 0, max(0, start - 2)) + 1)  # no word has a blank in it
    before, after = _BEFORE.search(text, first, start), _AFTER.match(text, end)
    return _Place(text, start, end, before[1] if before else "", (after[1] or after[2]) if after else "")


def _is_person(place: _Place) -> bool:
    if _is_dated(place) or _DAY.match(place.text, place.end):
        return False
    if _is_surname(place) or _acts(place):
        return True
    if not _is_capital_behind(place):
        return False
    return _goes_on(place, _OF_PERSON) or (_opens(place) and _goes_on(place, _SMALL))


def _is_dated(place: _Place) -> bool:
    return place.before.lower() in rules()["dated_by"] or place.after.lower() in rules()["nouns"]


def _is_capital_behind(place: _Place) -> bool:
    return place.after[:1].isupper() and place.after not in rules()["openers"]


def _opens_name(place: _Place) -> bool:
    """“April Jones”, “the October Revolution”; not “the November Senate race”, “by June Russia had left”."""
    if place.before.lower() in rules()["articles"] or place.before.endswith(_POSSESSIVES):
        return place.after in rules()["works"]
    if place.before.lower() in rules()["maybe_dated_by"] and not _goes_on(place, _OF_PERSON):
        return False
    return _is_title(place.before) or not _is_named(
        place
    )  # “Strong May Sales”: all have capitals, so they tell nothing


def _goes_on(place: _Place, how: re.Pattern[str]) -> bool:
    """How it goes on behind the word that follows: “April Ross won”, “April Ross, 34,”, “April Ross and her team”."""
    name = _AFTER.match(place.text, place.end)
    return name is not None and how.match(place.text, name.end()) is not None


def _is_surname(place: _Place) -> bool:
    """“Mrs. May”; “Theresa May”, if it goes on as behind a name; not “Labor Department May employment”."""
    if _is_title(place.before):
        return True
    if place.word not in rules()["surnames"] or not _is_named(place) or _is_capital_behind(place):
        return False
    earlier = _place(place.text, place.start - len(place.before) - 1, place.end).before
    return earlier.lower() != "the" and _behind_surname().match(place.text, place.end) is not None


def _is_byname(place: _Place) -> bool:
    """“Black September”, “the Prague Spring”."""
    return place.before in rules()["bynames"] or (place.word == "Spring" and _is_named(place))


def _is_title(before: str) -> bool:
    return before.lower().rstrip(".") in rules()["titles"]


def _is_named(place: _Place) -> bool:
    """Whether a capitalised word stands before that opens no sentence and is no abbreviation or possessive."""
    before = place.before
    named = before[:1].isupper() and not before.isupper() and not before.endswith((*_POSSESSIVES, "."))
    return named and before not in rules()["openers"]


def _opens(place: _Place) -> bool:
    lead = place.text[max(0, place.start - 2) : place.start].strip(" \n")
    return not lead or lead[-1] in '.!?:;“"‘('


def _acts(place: _Place) -> bool:
    """“May said”, “May, who had led”, “May and I”, “the May sisters”, “August & Sons”."""
    return _BORNE.match(place.text, place.end) is not None or (_opens(place) and place.after in rules()["acts"])
