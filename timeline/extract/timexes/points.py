"""Readings of dates of the calendar, whole or in part: what is missing comes from the text or the DCT."""

import re
from datetime import date

from timeline.extract.timexes import calendar, context, elections, seasons, weekdays
from timeline.extract.timexes.calendar import When
from timeline.extract.timexes.surroundings import UNKNOWN, Groups, Outcome, Surroundings

_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth "
        "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
        "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first".split(),
        start=1,
    )
}
_SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {"oh": 0, "o": 0}
_TENS = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}


def point(groups: Groups, around: Surroundings) -> Outcome:
    """The value of a date that names at least one of day, month, weekday, season, quarter, half or year."""
    year = year_of(groups, around)
    if year is not None and year < _RECORDED and groups.keys() == {"year"} and _is_number(around):
        return UNKNOWN
    if year is None and ("month" in groups or "season" in groups):
        year = around.said_after()
    when, anchor, steps = _when(groups, year, around)
    if when is None:
        return UNKNOWN
    part = groups.get("part")
    return Outcome(calendar.write(when) + (f"T{part}" if part else ""), groups.get("mod"), anchor, steps)


def _is_number(around: Surroundings) -> bool:
    """Whether news counts or names something by four digits that no year of news would be: “the 1033 program”."""
    behind = around.text[around.timex.end : around.timex.end + 2]
    determined = _DETERMINED.search(around.before(6)) is not None
    return around.mode == "news" and determined and behind[:1] == " " and behind[1:].islower()


_RECORDED = 1500
_DETERMINED = re.compile(r"(?:\b(?:the|an?|its)|['’]s)\s$", re.I)
_Found = tuple[When | None, str | None, tuple[str, ...]]
_NONE: _Found = (None, None, ())


def _when(given: Groups, year: int | None, around: Surroundings) -> _Found:
    if "month" in given:
        month, day = int(given["month"]), day_number(given.get("day"))
        return _written(month, day, year) if year is not None else _month_day(month, day, given, around)
    for unit in ("season", "quarter", "half"):
        if unit in given:
            part = _part(given[unit])
            if year is not None:
                return When(unit, year, part), None, ("as written",)
            return seasons.told(When(unit, 0, part), given, around)
    if "weekday" in given:
        return weekdays.told(int(given["weekday"]), given, around)
    return (When("year", year), None, ("as written",)) if year is not None else _NONE


def _written(month: int, day: int, year: int) -> _Found:
    when = When("day" if day else "month", year, month, day)
    if day and year > 0 and calendar.first_day(when) is None:
        return _NONE
    return when, None, ("as written",)


def year_of(given: Groups, around: Surroundings) -> int | None:
    """The astronomical year that the groups name, or None."""
    if "year" in given:
        return int(given["year"])
    if "yearbc" in given:
        return 1 - int(given["yearbc"])
    if "yearad" in given:
        return int(given["yearad"])
    if "yeartail" in given:
        return _tail_year(int(given["yeartail"]), around)
    if "shortyear" in given:
        return short_year(int(given["shortyear"][1:]), around.dct)
    if "yearword" in given:
        return _said_year(given["yearword"])
    if "yearwhich" in given or "yearago" in given:
        return _which_year(given.get("yearwhich", "last").lower(), around)
    return None


def _which_year(which: str, around: Surroundings) -> int | None:
    base = around.base("year")
    by = {"last": -1, "next": 1}.get(which, 0)
    if which == "the" and base and base[0].unit == "day" and base[0].part <= _SPRING and around.side() == "past":
        by = -1  # “in the second half of the year, wages rose”, told early in the next
    return base[0].year + by if base else None


def _tail_year(number: int, around: Surroundings) -> int | None:
    """1954 for the 54 of 1947-54: the first such year after the one before it."""
    first = int(around.text[around.timex.start - 5 : around.timex.start - 1])
    return first + (number - first) % 100 if (number - first) % 100 else None


def short_year(number: int, dct: date | None) -> int:
    """The year of two digits: the one nearest to the day of publication, at most twenty years ahead."""
    top = (dct.year if dct else 2030) + 20
    return top - (top - number) % 100


def _month_day(month: int, day: int, given: Groups, around: Surroundings) -> _Found:
    told, which = around.line.get(around.timex.start), given.get("which")
    if told is not None:
        base = around.base("year")
        return _written(month, day, told)[0], base[1] if base else None, ("the year of the story",)
    when = When("day" if day else "month", 0, month, day)
    if day and (same := around.apposed(month, day) or (None if "weekday" in given else around.told_before(when))):
        return same[0], same[1], ("the day named before",)
    if which is None and (year := around.year_said_before()):
        return _written(month, day, year[0])[0], year[1], ("the year named right before",)
    if which is None and (spoken := around.spoken_of()):
        return _written(month, day, spoken[0].year)[0], spoken[1], ("the year spoken of",)
    if which is None and (flash := around.year_of_flashback(month, day)):
        return _written(month, day, flash[0])[0], flash[1], ("the year of the dates before",)
    if which in _FROM_NAMED and (named := around.named("month" if which in _NEXT_TO else "year")):
        return _from_named(when, which, named)
    if day and not given.keys() & {"which", "weekday"} and (told_in := around.year_of_month_told(month)):
        return _written(month, day, told_in[0])[0], told_in[1], ("the year of its month",)
    base = around.base("year")
    return _year_understood(when, base, given, around) if base else _NONE


def _year_understood(when: When, base: tuple[When, str], given: Groups, around: Surroundings) -> _Found:
    here, words = base
    years = [here.year + by for by in (-1, 0, 1)]
    options = [one for year in years if (one := when.of_year(year)).year < 1 or calendar.first_day(one)]
    if "weekday" in given and when.day:
        fitting = [one for one in options if _is_on(one, int(given["weekday"]))]
        options = fitting if len(fitting) == 1 else options
    options = list(elections.fitting(options, when, here, given.get("which"), around))
    if not options:
        return _NONE
    if around.mode == "narrative" and not words.startswith(("published", "day of")):
        told = around.told_year(when.part)
        found = _written(when.part, when.day, told if told is not None else here.year)[0]
        return found, words, ("the year of the story",)
    start = calendar.first_day(here)
    if len(options) == 1 or start is None:
        return options[0], words, ("the year in which it is that weekday, or that vote",)
    chosen, why = _by_side(options, start, given.get("which"), around, bool(when.day))
    return chosen, words, (why,)


_NEXT_TO = {"before": -1, "after": 1}  # “the following September”
_FROM_NAMED = {**_NEXT_TO, "same": 0, "that": 0, "the same": 0, "the following": 1, "the next": 1, "the previous": -1}


def _from_named(when: When, which: str, named: tuple[When, str]) -> _Found:
    """“The following September” after a month that is named; “March of that year”."""
    here, words = named
    year = here.year + _FROM_NAMED[which]
    if which in _NEXT_TO:
        year = here.year + (when.part <= here.part if which == "after" else -(when.part >= here.part))
    return _written(when.part, when.day, year)[0], words, (f"counted from the {here.unit} named",)


def _is_on(when: When, weekday: int) -> bool:
    day = calendar.first_day(when) if when.year > 0 else None
    return day is not None and day.isoweekday() == weekday


def _by_side(options: list[When], now: date, which: str | None, around: Surroundings, to_day: bool) -> tuple[When, str]:
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
    side = around.side() or ("past" if _is_told(around) else None)
    past = [] if to_day and _is_nearer(past, future, here, around) else past
    side = "past" if _OF_CHARGES.search(around.before(60)) else side
    if not to_day and (
        _OFF.match(around.text, around.timex.end) or (side is None and _THERE_IS.search(around.before(70)))
    ):
        side = "future"
    side = None if side == "past" and context.DECIDED.search(around.before(80)) else side
    if side == "past" and (context.DEADLINE.match(around.text, around.timex.end) or _COME.search(around.before(6))):
        return nearest, "the nearest"
    if side == "past" and not to_day and _UP_TO.search(around.before(10)):
        return nearest, "the nearest"
    if side == "past" and past and _months(here) - _months(past[-1]) < _farthest(past[-1], here, around, to_day):
        return past[-1], "the verb is in the past"
    limit = _FARTHEST_DAY if to_day else _FARTHEST_MONTH
    if side == "future" and future and _months(future[0]) - _months(here) < limit:
        return future[0], "the verb points ahead"
    return nearest, "the nearest"


def _last(past: list[When], here: When) -> When | None:
    """The last one, but not the month before this one of the same year: who means that says “last month”."""
    before = [one for one in past if one != here and (one.day or (one.year, one.part + 1) != (here.year, here.part))]
    return before[-1] if before else None


def _is_nearer(past: list[When], future: list[When], here: When, around: Surroundings) -> bool:
    """“As of January 1”, written at the end of December, is not of the January that is over."""
    near = _SOON if _PAST_BESIDE.search(around.before(60)) else _NEXT
    soon = bool(future) and _months(future[0]) - _months(here) < near and not _ENDED.search(around.before(6))
    return soon and bool(past) and _months(here) - _months(past[-1]) > _FARTHEST_MONTH


_OF_CHARGES = re.compile(r"\b(?:charges? of|accused of|convicted of|charged with|in connection with)\s[^.;:,\n]{0,40}$")
_OFF = re.compile(
    r"\s(?:is|feels|seems) (?:[a-z]{1,12} ){0,4}(?:away|off|ahead|near|nearing|approaching|coming|around)\b"
)
_THERE_IS = re.compile(r"\b[Tt]here (?:is|are) (?:(?!that\b|who\b|which\b)[\w,-]{1,16} ){1,7}in $")
_COME = re.compile(r"\bcome $")  # “higher rates come Jan. 1”
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
_SPRING = 6  # the last month in which a half of “the year” told as past is one of the year before
_UP_TO = re.compile(r"\b(?:by|through|until|till)\s{1,2}$", re.I)  # “extended through January” looks ahead
_ADVERB = re.compile(  # not “said they might cancel the August recess”: of a noun's month the verb tells little
    r"(?:\b(?:in|since|during|of|from|by|until|till|through|for|and|to|between|before|after|around|about|an?|his|her|its|"
    r"their|my|our|last|this|[a-z]+['’]s)\s{1,2}|^|[.\n“\"(—-]\s?)$",
    re.I,
)
_ENDED = re.compile(r"\bended $")
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


def day_number(words: str | None) -> int:
    """The day of the month that “3”, “3rd” or “third” names; 0 for none."""
    if not words:
        return 0
    digits = words[:2] if words[:2].isdigit() else words[:1]
    if digits.isdigit():
        return int(digits)
    return _ORDINALS["-".join(words.lower().replace("-", " ").split())]


def _part(words: str) -> int:
    if words in calendar.SEASONS:
        return calendar.SEASONS.index(words) + 1
    return int(words) if words.isdigit() else 1 if words.lower() == "first" else 2


def _said_year(words: str) -> int | None:
    parts = words.lower().replace("-", " ").split()
    if parts[0] == "two":
        return 2000 + sum(_SMALL.get(one, _TENS.get(one, 0)) for one in parts[2:])
    hundreds = _SMALL.get(parts[0], _TENS.get(parts[0], 0)) * 100
    return hundreds + sum(_SMALL.get(one, _TENS.get(one, 0)) for one in parts[1:])
