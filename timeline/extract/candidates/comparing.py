"""Dates beside which something is only measured, or by which a thing is called: nothing is told to have happened then.

“fewer than in 2011”, “down from 6 percent in 2011”, “just like Monday”, “an agenda for 2026”, “the Health Act of 2010”,
“today's prices”, “floods such as those of 2011”, “the 12:30 Report”.
"""

import re
from typing import Final

from timeline.core import edtf
from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates.clauses import is_finite, is_verb
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.neighbours import Date
from timeline.extract.candidates.triggers import noun_kind

_MEASURED: Final = frozenset({"than", "like", "unlike", "versus", "vs"})
_BEFORE: Final = frozenset({"compared", "versus", "unlike"})
_YEAR_AGO: Final = re.compile(
    r"(?:just |only )?(?:a|an|one) (?:day|week|month|quarter|year|decade) (?:ago|earlier|before)", re.I
)
_ALIKE: Final = frozenset({"equal", "similar", "identical", "comparable"})
_WAY: Final = frozenset({"up", "down", "unchanged"})  # “down from 6 percent in 2011”
_REACH: Final = 9  # words between “compared with” and its date
_SPANS: Final = frozenset({"month", "year", "week", "quarter", "period", "season", "day"})
_CHANGES: Final = vocabulary.words("changes")
_PLANS: Final = vocabulary.words("plans_for")
_FORESEEING: Final = frozenset(
    {"promise", "propose", "forecast", "project", "predict", "request", "estimate", "budget"}
)
_REPORTED: Final = vocabulary.words("figures_for")
_COARSE: Final = frozenset({"year", "month", "season", "quarter", "half", "decade"})
_CLASSES: Final = frozenset({"class", "generation", "vintage", "cohort"})  # “students in the class of 2012”
_LAWS: Final = frozenset({"act", "law", "treaty", "convention", "code", "amendment", "accord", "constitution"})


def only_measures(parsed: Parsed, lexicon: Lexicon, one: Date) -> bool:
    """Whether a date is only compared with, names a law or a broadcast, or tells what a plan is for."""
    return (
        _is_compared(parsed, lexicon, one)
        or _is_for_plan(parsed, one)
        or _is_of_law(parsed, one)
        or _is_from(parsed, one)
        or _is_nowadays(parsed, lexicon, one)
        or _ends_span(parsed, one)
        or _is_of_example(parsed, lexicon, one)
        or _names_broadcast(parsed, one)
    )


def _is_compared(parsed: Parsed, lexicon: Lexicon, one: Date) -> bool:
    """“fewer than in 2011”, “compared with the same month last year”; the strike in “unlike the strike in 2011” was."""
    words, first = parsed.words, _opening(parsed, one)
    if words[first].text.lower() == "from" and _YEAR_AGO.fullmatch(one.timex.words.strip()):
        return True  # “grew in the first quarter from a year earlier”
    if words[first].text.lower() in _MEASURED or (first and words[first - 1].text.lower() in _MEASURED):
        return True
    if words[first].text.lower() == "from" and (_goes(parsed, first) or words[first - 1].lemma in _CHANGES):
        return True  # “a shift from last week”
    for index in range(first - 1, max(-1, first - _REACH), -1):
        word = words[index]
        if word.text.lower() in _BEFORE or (word.text.lower() == "from" and _is_way(parsed, index)):
            return True
        if word.text.lower() in _ALIKE and words[index + 1].text.lower() == "to":
            return True  # “about equal to this year”
        reached = word.text.lower() == "to" and any(one.tag in ("CD", "$") for one in words[index + 1 : index + 3])
        if reached or word.text in (",", ";", ":") or is_finite(parsed, index) or noun_kind(parsed, lexicon, index):
            return False
    return False


def _goes(parsed: Parsed, index: int) -> bool:
    """Whether “up” or “down” stands before “from”; not that of “stepped down from”."""
    return any(word.text.lower() in _WAY and word.dep != "prt" for word in parsed.words[max(0, index - 2) : index])


def _is_way(parsed: Parsed, index: int) -> bool:
    """“up slightly from”, “a drop from just”, “from 46 percent in October to 35 percent”."""
    return (
        _goes(parsed, index)
        or parsed.words[index - 1].lemma in _CHANGES
        or any(word.tag in ("CD", "$") for word in parsed.words[index + 1 : index + 3])
    )


def _opening(parsed: Parsed, one: Date) -> int:
    """The first word of a date with its preposition."""
    first = one.words[0]
    return first - 1 if first and parsed.words[first - 1].dep == "prep" else first


def _governor(parsed: Parsed, one: Date, *prepositions: str) -> int | None:
    """The word whose “of …” or “for …” a date is; None where no such preposition stands before it."""
    first = parsed.head_of(one.words)
    if first is None or parsed.words[first].dep != "pobj":
        return None
    before = parsed.words[first].head
    if before > one.words[0] or parsed.words[before].text.lower() not in prepositions:
        return None
    return parsed.words[before].head


def _is_for_plan(parsed: Parsed, one: Date) -> bool:
    """“outlined an agenda for 2026”, “a jobs report for August”: that is for which time, not in which, it was done."""
    before = _opening(parsed, one)
    if parsed.words[before].text.lower() != "for" or one.timex.value is None:
        return False
    if one.timex.words.lower().startswith("fiscal"):
        return True  # “must approve funds for fiscal 2026”
    if edtf.precision(one.timex.value) in _COARSE and parsed.words[parsed.words[before].head].lemma in _FORESEEING:
        return True  # “For 2026, the budget promises a deficit”
    return (
        before > 0
        and edtf.precision(one.timex.value) in _COARSE
        and parsed.words[before - 1].lemma in _PLANS | _REPORTED
    )


def _is_of_law(parsed: Parsed, one: Date) -> bool:
    """“limits set by the Health Act of 2010”: which law is meant."""
    noun = _governor(parsed, one, "of")
    return noun is not None and parsed.words[noun].text.lower() in _LAWS | _CLASSES and not is_verb(parsed, noun)


def _is_from(parsed: Parsed, one: Date) -> bool:
    """“pointed to an article from 18 May 2001”: which article is meant."""
    before = _opening(parsed, one)
    old = not one.recent and not one.ahead and one.timex.value is not None and not edtf.is_interval(one.timex.value)
    return old and before > 0 and parsed.words[before].text.lower() == "from" and parsed.words[before - 1].pos == "NOUN"


def _is_nowadays(parsed: Parsed, lexicon: Lexicon, one: Date) -> bool:
    """“would cut today's rates”: those of our time; “today's New York Times”, “today's vote” are of the day."""
    if one.timex.words.lower() not in ("today", "today's", "today’s"):
        return False
    head = parsed.head_of(one.words)
    if head is None or parsed.words[head].dep != "poss":
        return False
    noun = parsed.words[head].head
    return parsed.words[noun].pos in ("NOUN", "NUM") and noun_kind(parsed, lexicon, noun) is None


def _ends_span(parsed: Parsed, one: Date) -> bool:
    """“killed 64,000 in the 12 months ending last January”: nothing but the months ended then."""
    head = parsed.head_of(one.words)
    for above in (head, *parsed.above(head)) if head is not None else ():
        word = parsed.words[above]
        if word.lemma == "end" and word.dep == "acl":
            return parsed.words[word.head].lemma in _SPANS
        if is_verb(parsed, above):
            return False
    return False


def _is_of_example(parsed: Parsed, lexicon: Lexicon, one: Date) -> bool:
    """“Floods such as those in Chad in 2011 are forecast”: when others were; “such as the siege in 2011” tells one."""
    for index in range(one.words[0] - 1, max(0, one.words[0] - _REACH - _REACH), -1):
        word = parsed.words[index]
        if word.text.lower() == "as" and parsed.words[index - 1].text.lower() == "such":
            return True
        if word.text in (",", ";", ":") or is_finite(parsed, index) or noun_kind(parsed, lexicon, index):
            return False
    return False


def _names_broadcast(parsed: Parsed, one: Date) -> bool:
    """“the 12:30 Report”: an hour in a name."""
    after = one.words[-1] + 1
    bare = one.timex.type == "TIME" and one.timex.words.replace(":", "").isdigit()
    if not bare or after >= len(parsed.words):
        return False
    return parsed.words[after].pos == "PROPN" and parsed.words[one.words[-1]].head >= after
