"""Which year a month, or a day of it, is of when none is written: by the verb, and by what it is said of."""

import re
from collections.abc import Sequence
from datetime import date

from timeline.extract.timexes import calendar, context
from timeline.extract.timexes.calendar import When
from timeline.extract.timexes.surroundings import Surroundings


def told(
    options: Sequence[When], now: date, which: str | None, around: Surroundings, *, to_day: bool
) -> tuple[When, str]:
    """The one of the years that is meant, and why; `options` are the month or day in the years around `now`."""
    here = calendar.of_day(now) if to_day else When("month", now.year, now.month)
    past = [one for one in options if one[1:] <= here[1:]]
    future = [one for one in options if one[1:] >= here[1:]]
    if which == "last":
        return _last(past, here) or options[-1], "the last one before"
    if which in ("next", "coming"):
        return ([one for one in future if one != here] or options)[0], "the next one after"
    if which == "this":
        return next(one for one in options if one.year == now.year or one == options[-1]), "of this year"
    months = _months(here)
    nearest = min(options, key=lambda one: abs(_months(one) - months) + (one > here) * 0.1)
    if nearest == here:
        plain = len(past) > 1 and not to_day and which is None and around.timex.words.isalpha()
        just_begun = plain and now.day <= _JUST_BEGUN and _is_over(around)
        return (past[-2], "of last year: this one has just begun") if just_begun else (nearest, "the same")
    return _by_verb(past, future, nearest, here, around)


def _by_verb(past: list[When], future: list[When], nearest: When, here: When, around: Surroundings) -> tuple[When, str]:
    to_day = bool(here.day)
    if on := _going_on([*past, *future], here, around):
        return on, "the month next to the one named before"
    if past and _is_of_the_past(around):
        return past[-1], "of what was"
    past = [] if to_day and _is_nearer(past, future, here, around) else past
    side = _side(around, to_day=to_day)
    if side == "past" and (
        context.DEADLINE.match(around.text, around.timex.end) or (not to_day and _UP_TO.search(around.before(10)))
    ):
        return nearest, "the nearest"
    if side == "past" and past and _months(here) - _months(past[-1]) < _farthest(past[-1], here, around, to_day):
        return past[-1], "the verb is in the past"
    lasting = _LASTING.search(around.before(_SENTENCE)) is not None
    limit = _FARTHEST_DAY if to_day and not lasting else _FARTHEST_MONTH
    if side == "future" and future and _months(future[0]) - _months(here) < limit:
        return future[0], "the verb points ahead"
    return nearest, "the nearest"


def _side(around: Surroundings, *, to_day: bool) -> context.Side:
    """The side on which the verb, or what the date is said of, puts it; None where the nearest is meant."""
    if _LISTED.match(around.text, around.timex.end) and _LINE.search(around.before(6)):
        return None  # “Aug. 24: How it grows”, in a list of days: headlines are told in the present
    lead = around.before(_LEAD)
    if " or " in lead and _LATER_OR.search(lead):
        return "future"
    if lead.endswith("come ") or (lead.endswith(_THROUGH) and _FUNDED.search(lead)):  # “higher rates come Jan. 1”
        return "future"
    if any(words in lead for words in _CHARGES) and _OF_CHARGES.search(lead):
        return "past"
    side = around.side() or ("past" if _is_told(around) else None)
    if not to_day and (_OFF.match(around.text, around.timex.end) or (side is None and _THERE_IS.search(lead))):
        return "future"
    return None if side == "past" and " to " in lead and context.DECIDED.search(lead) else side


_LATER_OR = re.compile(  # “could vote later this month or in September”
    r"\b(?:(?:later )?this|next) (?:week|month|year|summer|winter|fall|autumn|spring) or (?:in |on )?(?:early |late )?$"
)


def _is_of_the_past(around: Surroundings) -> bool:
    """What is set against a figure of now, what was seen or written then, what nobody plans: “up from 3 percent in”.

    Which of the patterns can match is told by the word right before the date.
    """
    text, end, lead = around.text, around.timex.end, around.before(_LEAD)
    word = lead[lead.rfind(" ", 0, -1) + 1 : -1]
    if any(pattern.search(lead) for pattern in _BEHIND.get(word, ())) or _LOW.match(text, end):
        return True
    if _EVENING.match(text, end) and _THAT.search(lead):
        return True
    return _HARM.match(text, end) is not None and _THE.search(lead) is not None


def _going_on(options: Sequence[When], here: When, around: Surroundings) -> When | None:
    """“In July …, 90 percent in August and 90 in September”: the month next to that named before in the sentence."""
    if here.day or around.previous is None or around.previous[0].unit != "month" or not around.near(_SENTENCE):
        return None
    if "\n" in around.between() or context.ends_sentence(around.between()):
        return None
    before = around.previous[0]
    found = next((one for one in options if abs(12 * (one.year - before.year) + one.part - before.part) == 1), None)
    if found is None or (around.side() == "future" and found < here) or (around.side() == "past" and found > here):
        return None
    return found


def _last(past: list[When], here: When) -> When | None:
    """The last one, but not the month before this one of the same year: who means that says “last month”."""
    before = [one for one in past if one != here and (one.day or (one.year, one.part + 1) != (here.year, here.part))]
    return before[-1] if before else None


def _is_nearer(past: list[When], future: list[When], here: When, around: Surroundings) -> bool:
    """“As of January 1”, written at the end of December, is not of the January that is over."""
    if not future or not past or _months(here) - _months(past[-1]) <= _FARTHEST_MONTH:
        return False
    off = _months(future[0]) - _months(here)
    if off >= _NEXT or _ENDED.search(around.before(6)):
        return False
    return off < _SOON or _PAST_BESIDE.search(around.before(60)) is None


_LEAD, _SENTENCE = 80, 120  # characters
_LISTED = re.compile(r"(?:, \d{4})?: ?\S")
_LINE = re.compile(r"(?:^|\n)[ \t•*·–—-]{0,4}$")
_FUNDED = re.compile(  # “keeps offices funded through the end of September”
    r"\b(?:keep(?:s|ing)?|to fund|fund(?:ing|ed)|extend(?:s|ed|ing)?|lasts?|lasting|"
    r"(?:bill|measure|resolution|law|deal|plan|it|that|which) funds)\b[^.;:\n]{0,60}"
    r"\bthrough (?:at least )?$"
)
_THROUGH = ("through ", "through at least ")
_CHARGES = ("charge", "accused of", "convicted of", "connection with")
_FIGURE = re.compile(
    r"\b(?:from|compared (?:with|to)|than|versus|against) (?:[a-z]{4,8} )?"
    r"(?:[$£€]\d[\d.,]{0,12}(?: [mb]illion)?|\d[\d.,]{0,12}(?:%| (?:percent|per cent|million|billion|points?)))"
    r"[^.;:\n]{0,30}\s(?:in|back in) $"
)
_FROM_A = re.compile(r"\b(?:up|down|drop|rise|increase|decline|slip|gain) from an? $")
_WRITTEN = re.compile(
    r"\b(?:interviews?|polls?|surveys?|reports?|letters?|memos?|videos?|footage|photos?|photographs?|pictures|images|"
    r"e-?mails?|tweets?|forecasts?|speech|statements?|article|stor(?:y|ies))\b[^.;:,\n]{0,40}\sfrom (?:late |early )?$"
)
_SINCE = re.compile(r"\bsince (?:at least |late |early )?$")
_HARMED_IN = re.compile(r"\b(?:death|killing|murder|assassination|crash|attack|shooting|massacre|resignation)s? in $")
_FROM_IT = re.compile(
    r"\bfrom (?:his|her|their|its) (?:[a-z]{3,14} ){1,2}in $"
)  # “loose ends from his visit in January”
_SAID = re.compile(
    r"\b(?:said|wrote|announced|testified|resigned|died|began|left|took over|pleaded guilty) in (?:late |early )?$"
)
_THAT = re.compile(r"\bthat (?:[a-z]{3,11} )?$")
_EVENING = re.compile(r"\s(?:day|night|evening|morning|afternoon|weekend)\b")
_DEPTHS = re.compile(r"\b(?:depths|lows?|highs?|peaks?|trough) of $")
_LOW = re.compile(
    r"['’]s (?:[a-z-]{2,14}\s)?(?:lows?|highs?|drop|losses|gains|peak|levels?|pace|slump|declines?|sell-?off|surge)\b"
)
_DATED = re.compile(
    r"\b(?:dat(?:es|ed|ing)|goes|go|going|stretch(?:es|ing)) back to $"
)  # “the only report dates back to”
_BEHIND = {  # by the word before a date
    "in": (_FIGURE, _SAID, _HARMED_IN, _FROM_IT),
    "a": (_FROM_A,),
    "an": (_FROM_A,),
    "from": (_WRITTEN,),
    "since": (_SINCE,),
    "least": (_SINCE,),
    "late": (_SINCE, _WRITTEN, _SAID),
    "early": (_SINCE, _WRITTEN, _SAID),
    "of": (_DEPTHS,),
    "to": (_DATED,),
}
_THE = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|[Tt]hat)|['’]s)\s$")
_HARM = re.compile(
    r"\s(?:[a-z-]{2,14}\s)?(?:attacks?|shootings?|killings?|massacre|bombings?|crash|murders?|assassination|explosions?|"
    r"blasts?|riots?|coup|raid|siege|stabbings?|earthquake)\b"
)
_OF_CHARGES = re.compile(r"\b(?:charges? of|accused of|convicted of|charged with|in connection with)\s[^.;:,\n]{0,40}$")
_OFF = re.compile(
    r"\s(?:is|feels|seems) (?:[a-z]{1,12} ){0,4}(?:away|off|ahead|near|nearing|approaching|coming|around)\b"
)
_THERE_IS = re.compile(r"\b[Tt]here (?:is|are) (?:(?!that\b|who\b|which\b)[\w,-]{1,16} ){1,7}in $")
_PAST_BESIDE = re.compile(r"\b(?:was|were|had|did|[a-z]{2,14}ed)\b[^.;:,\n]{0,25}$")
_SOON, _NEXT = 0.3, 1.6  # months: how near a day to come is nearer than one of last winter; with no past verb beside it
_JUST_BEGUN = 6  # days


def _is_over(around: Surroundings) -> bool:
    """Whether a month is told of as one that is over: “which took place in December, before …”."""
    on_from_last = around.previous is not None and around.previous[0].unit == "month"  # “in November …; in December …”
    told = around.side() == "past" and not on_from_last and _IN.search(around.before(8))
    return bool(told) or _is_told(around)


_IN = re.compile(r"\bin\s$", re.I)


def _is_told(around: Surroundings) -> bool:
    """“A January ruling”, “over the attacks in September”: what is spoken of, was."""
    there_is = _ONE_OF.search(around.before(4)) and _TOLD.match(around.text, around.timex.end)
    return bool(there_is or _HARMED.search(around.before(80)))


_HARMED = re.compile(
    r"\b(?:attacks?|killings?|shootings?|massacre|bombings?|deaths?|crash|murders?|assassination|explosions?|riots?|coup)"
    r"\b[^.;:\n]{0,40}\b(?:in|on)\s$"
)
_ONE_OF = re.compile(r"\b[Aa]n?\s$")
_TOLD = re.compile(
    r"\s(?:rulings?|reports?|letters?|memos?|articles?|stud(?:y|ies)|polls?|surveys?|speech|interviews?|e-?mails?|"
    r"statements?|tweets?|posts?|essays?|decisions?|op-ed|column|order|raid|attack|shooting|crash|call)\b"
)
_UP_TO = re.compile(r"\b(?:by|through|until|till)\s{1,2}$", re.I)  # “extended through January” looks ahead
_ADVERB = re.compile(  # not “said they might cancel the August recess”: of a noun's month the verb tells little
    r"(?:\b(?:in|since|during|of|from|by|until|till|through|for|and|to|between|before|after|around|about|an?|his|her|its|"
    r"their|my|our|last|this|[a-z]+['’]s)\s{1,2}|^|[.\n“\"(—-]\s?)$",
    re.I,
)
_ENDED = re.compile(r"\bended $")
_LASTING = re.compile(  # “would fund it through Sept. 30”, told in December
    r"\b(?:will|would|shall)\b[^.;\n]{1,120}\b(?:through|until|till)\s{1,2}$", re.I
)
_FARTHEST_DAY, _FARTHEST_MONTH, _FARTHEST_NOUN = 9.0, 10.2, 7.5  # months off that are still written without a year


def _farthest(one: When, here: When, around: Surroundings, to_day: bool) -> float:
    """How many months back a date without a year may lie; farther in the year of publication than before it."""
    if _ENDED.search(around.before(6)) or (one.year == here.year and not _UP_TO.search(around.before(10))):
        return 12.0
    if to_day:
        return _FARTHEST_DAY
    return _FARTHEST_MONTH if _ADVERB.search(around.before(14)) else _FARTHEST_NOUN


def _months(when: When) -> float:
    return when.year * 12 + when.part + when.day / 31
