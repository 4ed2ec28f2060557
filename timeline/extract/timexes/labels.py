"""What looks like a date and is part of a name: the number in “Local 1936”, the title in “This Week”."""

import re
from functools import lru_cache

from timeline.extract.rulebook import Rule
from timeline.extract.timexes import bearers

_NEAR = 34  # characters
_NAME = re.compile(r"(\S?)[ \u00a0]{1,2}([A-Z][\w-]{1,30})[ \u00a0]$")
_GOES_ON = re.compile(r"[-–/]\d|[ \u00a0][A-Z]")  # “1914-18”, “Tokyo 2020 Olympics”

_OF_PAPER = re.compile(
    r"(?:\b(?:of|in|at|by|for|from|with|the|and|newspaper|magazine|journal|site|editor|told)|[,;]) [A-Z][a-z]{2,14} $"
)
_OF_WEEKLY = re.compile(r"[A-Za-z,;’'] [A-Z][a-z]{2,14} $")
_RUNS_ON = re.compile(r"[,.;’'”]| [a-z]")
_PLAIN = r"(?!(?:was|is|has|as|its|his|this|thus|until|when|while|with|from|and|but|into|the|for|after|before|by|in)\b)"
_COUNTED = re.compile(rf" {_PLAIN}(?:[a-z]{{3,12}} {_PLAIN})?[a-z]{{2,14}}(?:s|men|people|children)\b")
_LEADS_YEAR = re.compile(
    r"(?:\(r\.|\b(?:in|until|till|since|before|after|during|through|throughout|circa|ca?\.?|years?|early|late|mid|as|born|"
    r"died|begun|dated|reigned|ruled|began|ended|founded|(?:it|year) was|his|her|their|AD|CE|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"spring|summer|autumn|fall|winter),? |[(\[–/-]\s?)$",
    re.I,
)
_MAY_LEAD = re.compile(
    r"(?:\b(?:by|from|to|around|about|of|between|and|or|the|its|than)|['’]s|\d,?|[a-z],|[a-z]{2}[.!?][”\"’]?) $|"
    r"(?:\n|^)$",
    re.I,
)
_RANGE = re.compile(r" ?[–-] ?\d{2,4}\b")
_MEDIEVAL = re.compile(r"\b[Ii]n 1[0-4]\d\d(?:[,.;]| (?:he|she|it|they|the|and|by|to|when|after|his|her)\b)")

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
    r"\b(?:touchdowns?|quarterback|interceptions?|field goals?|free throws?|three-pointers?|end zone|first downs?|"
    r"scrum|layup|punts?|dunk|cross-kick)\b"
)
_OF_FIRMS = re.compile(
    r"\b(?:sales|profits?|growth|GDP|revenues?|earnings|economy|shares|loss|losses|percent|per cent|billion|million)\b"
)
_AIRED = frozenset(("weekday", "weekday-part"))  # who spoke on “Harbour News Sunday” spoke that day


def is_named(rule: Rule, text: str, start: int, end: int) -> bool:
    """Whether what a rule has found is no date: part of a name or title, a count, a quarter of a match."""
    if rule.name == "year":
        return end - start == _YEAR and (is_label(text, start, end) or _is_count(text, start, end))
    if rule.name in _PAPERS and _is_paper(text, start, end):
        return True
    if rule.name == "quarter" and _is_of_match(text, start, end):
        return True
    return rule.name not in _AIRED and rule.read != "holiday" and is_title(text, start, end)


def _is_paper(text: str, start: int, end: int) -> bool:
    """Whether “Today” or “Weekly” ends a name in running text, “copies of Harbour Today”; not in a headline."""
    words = text[start:end]
    lead = _OF_PAPER if words == "Today" else _OF_WEEKLY
    if words not in _PAPERS_END or not lead.search(text, max(0, start - _NEAR), start):
        return False
    return _RUNS_ON.match(text, end) is not None


def _is_of_match(text: str, start: int, end: int) -> bool:
    """Whether a quarter is one of a match: “a touchdown in the first quarter”."""
    first, last = max(0, start - _SENTENCE), end + _SENTENCE
    return _MATCH.search(text, first, last) is not None and _OF_FIRMS.search(text, first, last) is None


def _is_count(text: str, start: int, end: int) -> bool:
    """Whether four digits below 1500, or from 2060 on, count something: “at least 1220”, “a survey of 1400 pupils”.

    The years that nobody measures by say so themselves (“in 1066”, “1401–1428”), or stand in a text with one that does.
    """
    ours = text[start] == "1" and text[start + 1] > "4"
    near = text[start] == "2" and text[start + 1] == "0" and text[start + 2] < "6"
    if ours or near or _RANGE.match(text, end):
        return False
    lead = text[max(0, start - _NEAR) : start]
    if _LEADS_YEAR.search(lead) or (text[start] == "2" and lead.endswith("by ")):
        return False
    counted = _COUNTED.match(text, end) is not None
    return counted if _MAY_LEAD.search(lead) or _is_medieval(text) else True


@lru_cache(maxsize=2)
def _is_medieval(text: str) -> bool:
    """Whether a text has a year below 1500 that can be nothing else."""
    return _MEDIEVAL.search(text) is not None


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
