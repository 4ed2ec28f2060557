"""What looks like a date and is part of a name: the number in “Local 1936”, the title in “This Week”."""

import re

from timeline.extract.rulebook import Rule
from timeline.extract.timexes import bearers

_NEAR = 34  # characters
_NAME = re.compile(r"(\S?)[ \u00a0]{1,2}([A-Z][\w-]{1,30})[ \u00a0]$")
_GOES_ON = re.compile(r"[-–/]\d|[ \u00a0][A-Z]")  # “1914-18”, “Tokyo 2020 Olympics”

_OF_PAPER = re.compile(r"[a-z,;] [A-Z][a-z]{2,14} $")
_RUNS_ON = re.compile(r"[,.;’'”]| [a-z]")
_PLAIN = r"(?!(?:was|is|has|as|its|his|this|thus|until|when|while|with|from|and|but|into|the|for|after|before|by|in)\b)"
_COUNTED = re.compile(rf" {_PLAIN}(?:[a-z]{{3,12}} {_PLAIN})?[a-z]{{2,14}}(?:s|men|people|children)\b")
_LEADS_YEAR = re.compile(
    r"(?:\b(?:in|by|until|till|since|from|to|after|before|around|about|circa|ca?\.|of|years?|between|and|or|early|late|"
    r"mid|January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|"
    r"fall|winter|born|died|b\.|d\.|the|reigned|ruled|began|ended|founded|(?:it|year) was|his|her|its|their|AD|CE),? |"
    r"['’]s |[(\[–/-]\s?|\d,? |[a-z], |[a-z]{2}[.!?][”\"’]? |\n|^)$",
    re.I,
)

_TITLE = r"(?:[A-Z0-9][\w’'&.-]{0,20}|of|the|and|in|to|a|for|with|on|at)"
_OPENED = re.compile(rf"[“\"‘]((?:{_TITLE}[,:]?[ \u00a0]){{0,5}})$")
_CLOSED = re.compile(rf"((?:[,:]?[ \u00a0]{_TITLE}){{0,5}})[,.!?]?[”\"’]")
_LONGEST = 48  # characters of a title before its date
_MARKS = frozenset('“"‘')
_OPENING, _CLOSING = ("“", '"', "``"), ("”", '"')  # a show that is called “Today”
_CAPITALS = re.compile(r"\b[A-Z][a-z]+")
_OF_CALENDAR = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\b(?:Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
)


_YEAR = 4  # digits
_PAPERS, _PAPERS_END = frozenset(("today", "set-adverb")), frozenset(("Today", "Daily", "Weekly", "Monthly"))
_SENTENCE = 110  # characters to either side
_MATCH = re.compile(
    r"\b(?:touchdowns?|fumbled?|quarterbacks?|interception|intercepted|tackled?|scrum|field goals?|free throws?|"
    r"rebounds?|three-pointers?|halftime|half-time|punts?|end zone|first downs?|dunk|layup|kick-?off|penalty kick)\b"
)
_AIRED = frozenset(("weekday", "weekday-part"))  # who spoke on “Harbour News Sunday” spoke that day


def is_named(rule: Rule, text: str, start: int, end: int) -> bool:
    """Whether what a rule has found is part of a name or title."""
    if rule.name == "year":
        return end - start == _YEAR and (is_label(text, start, end) or is_count(text, start, end))
    if rule.name in _PAPERS and is_paper(text, start, end):
        return True
    if rule.name == "quarter" and _is_of_match(text, start, end):
        return True
    return rule.name not in _AIRED and rule.read != "holiday" and is_title(text, start, end)


def is_paper(text: str, start: int, end: int) -> bool:
    """Whether “Today” or “Weekly” ends a name in running text, “copies of Harbour Today”; not in a headline."""
    if text[start:end] not in _PAPERS_END or not _OF_PAPER.search(text, max(0, start - _NEAR), start):
        return False
    return _RUNS_ON.match(text, end) is not None


def _is_of_match(text: str, start: int, end: int) -> bool:
    """Whether a quarter is one of a match: “a fumble in the first quarter”."""
    return _MATCH.search(text, max(0, start - _SENTENCE), end + _SENTENCE) is not None


def is_count(text: str, start: int, end: int) -> bool:
    """Whether four digits below 1500 count something: “at least 1220”, “1000 authors”, “page 1225”.

    The years that nobody measures by say so themselves: “in 1066”, “by 1453”, “(1401–1428)”.
    """
    if text[start] != "1" or text[start + 1] > "4":
        return False
    return _COUNTED.match(text, end) is not None or not _LEADS_YEAR.search(text, max(0, start - _NEAR), start)


def is_title(text: str, start: int, end: int) -> bool:
    """Whether a date is part of a title in quotation marks, all in capitals: “Fox News Sunday”, “This Week”.

    What opens a quotation has one capital, too, and so has every name of the calendar: “Last Friday,” she said.
    """
    if not (words := text[start:end]).istitle():
        return False
    if text[end : end + 1] in _CLOSING and text[max(0, start - 1) : start] in _OPENING:
        return words.isalpha()
    lead = text[max(0, start - _LONGEST) : start]
    if _MARKS.isdisjoint(lead):
        return False
    opened, closed = _OPENED.search(lead), _CLOSED.match(text, end)
    if opened is None or closed is None:
        return False
    whole = _OF_CALENDAR.sub("", opened[1] + words + closed[1])
    return len(_CAPITALS.findall(whole)) > 1


def is_label(text: str, start: int, end: int) -> bool:
    """Whether the digits from `start` to `end` are the number of what is named before them, and so no year.

    A name that opens a sentence tells nothing; neither does one that years go with: “World Cup 2026”, “Summer 2019”.
    """
    found = _NAME.search(text, max(0, start - _NEAR), start)
    if found is None or found[1] in ("", ".", "!", "?", ":") or _GOES_ON.match(text, end):
        return False
    return found[2] not in bearers.rules()["openers"] and found[2].lower() not in bearers.rules()["yearly"]
