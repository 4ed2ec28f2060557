"""Readings of relative dates: "last week", "two days later", "the following year", "that night"."""

import re

from timeline.core.reading import Timex
from timeline.extract.timexes import asides, calendar, context, counts, weekends
from timeline.extract.timexes.calendar import When
from timeline.extract.timexes.outcomes import UNKNOWN, Groups, Outcome
from timeline.extract.timexes.surroundings import Surroundings

_UNITS = {
    "D": "day",
    "W": "week",
    "WE": "weekend",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}
_BY = {
    "last": -1,
    "the past": -1,
    "this past": -1,
    "before": -1,
    "next": 1,
    "coming": 1,
    "the coming": 1,
    "after": 1,
    "following": 1,
}
_THAT_DAY = re.compile(r"\bthat (?:same )?day$", re.I)  # of a day not named it is not today
_SHORT = {"day": 4, "week": 4}  # how coarse a date may be from which they count: a month at most
_BREATH = 200  # characters
_REPORT = 1500  # characters: how long a report speaks of one quarter
_MODS = {"early": "START", "late": "END", "mid": "MID"}


def thatpart(groups: Groups, around: Surroundings) -> Outcome:
    """That night, the following morning: on or after the day named before."""
    base = None if around.is_far(groups["which_before"]) else around.named("day")
    if base is None and around.mode == "news" and around.previous is None and groups["which_before"] != "same":
        base = around.base("day")
    moved = calendar.shift(base[0], "day", _BY.get(groups["which_before"], 0)) if base else None
    if base is None or moved is None:
        return UNKNOWN
    return Outcome(f"{calendar.write(moved)}T{groups['part']}", None, base[1], ("the part of that day",))


def unit(groups: Groups, around: Surroundings) -> Outcome:
    """What "this", last, next, that, the previous, the following … week, month, year."""
    words = groups["unit"].lower()
    kind = _UNITS.get(groups["unit"], words)
    which = (groups.get("which") or groups.get("which_before") or "the").lower()
    mod = _MODS.get(groups.get("mod", "").lower(), groups.get("mod") if groups.get("mod", "").isupper() else None)
    if (which, kind) == ("last", "year") and (compared := _against(around)):
        return compared
    base = _from_today(around) if which == "after" and kind != "day" else None
    base = base or _base(which, kind, around)
    if base is None:
        return UNKNOWN
    here = calendar.cut(base[0], kind)
    by = _BY.get(which, 0) + (_over(mod, base[0], around) if (which, kind) == ("the", "year") else 0)
    by += which == "new" and base[0].unit in ("day", "month") and base[0].part > _HALF
    if kind == "weekend" and here is not None:
        here, by = weekends.told(base[0], which, around)
    elif kind == "week" and base[0].unit == "day" and around.mode == "news":
        by += _late_in_week(base[0], which, around)
    found = calendar.shift(here, kind, by) if here is not None else None
    if found is None:
        return Outcome(None, mod, base[1], ("the date it counts from is too coarse",))
    return Outcome(calendar.write(found), mod, base[1], (f"{by:+d} {kind}" if by else f"the {kind} of that date",))


def _late_in_week(now: When, which: str, around: Surroundings) -> int:
    """1 where the week that is going on is the last one: on a Sunday, and for “this past week” from Friday on.

    A Sunday's “this week” of plans is the one to come. Nine real articles of a Sunday told so.
    """
    day = calendar.first_day(now)
    weekday = day.isoweekday() if day else 0
    if which == "this past":
        return int(weekday >= _FRIDAY)
    return int(weekday == _SUNDAY and (which == "last" or (which == "this" and around.side() == "future")))


_FRIDAY, _SUNDAY = 5, 7
_FIGURE = re.compile(r"(?:million|billion|a share,?|cents|pence|\d)\s{1,3}$")


def _against(around: Surroundings) -> Outcome | None:
    """A figure set against "$3 million last year" in a report of a quarter: the same quarter of that year."""
    start, window = around.timex.start, around.before(60)
    if around.quarter is None or not re.search(r"(?:compared with|against|from|versus|up|down)\s[^.;]{0,50}$", window):
        return None
    if not _FIGURE.search(window) or start - around.quarter[1].end > _REPORT:
        return None
    return _compared({"way": "yearago", "count": "1"}, around)


def _base(which: str, kind: str, around: Surroundings) -> tuple[When, str] | None:
    if kind == "day" and which in _NAMED and around.is_far(which):
        return None
    if kind == "year" and "that year" in around.timex.words.lower() and (then := around.year_of_then()):
        return then
    if which in _NAMED:
        far = which == "same" and not around.near(_BREATH) and not _THAT_DAY.search(around.timex.words)
        return around.named(kind) or (around.base(kind) if far else None)
    now = around.now()
    near = around.story is not None and now is not None and abs(around.story[0] - now.year) <= 1
    if now and (near or which not in _OF_THE_STORY):  # "last month" is ours, in a narrative, too
        return calendar.of_day(now), around.now_words()
    return around.base(kind)


def _over(mod: str | None, now: When, around: Surroundings) -> int:
    """-1 where “the year” is over: told of its end, or of its figures soon after; 1 where its start is to come."""
    if now.unit != "day" or around.mode == "narrative":
        return 0
    if mod == "START":
        return int(now.part >= _AUTUMN and around.side() == "future")
    is_over = (mod == "END" and now.part <= _AUTUMN and _AT.search(around.before(4)) is not None) or (
        mod is None and now.part <= _REPORTED
    )
    return -int(is_over and around.side() == "past")


_AT = re.compile(r"\bat\s$", re.I)
_HALF = 6  # months: from then on “the new year” is the next one
_AUTUMN, _REPORTED = 10, 2  # months: a year's figures are told in the first two of the next


def _from_today(around: Surroundings) -> tuple[When, str] | None:
    """The day of publication, from which news counts “over the next year”."""
    now = around.now()
    if now is None or around.mode == "narrative" or not around.timex.words.lower().startswith("the next"):
        return None
    lead = _WITHIN.search(around.before(8))
    ahead = lead is not None and (lead[1].lower() != "in" or around.side() == "future")
    return (calendar.of_day(now), around.now_words()) if ahead else None


_WITHIN = re.compile(r"\b(over|within|for|during|in)\s$", re.I)
_NAMED = frozenset(("before", "after", "following", "same"))
_OF_THE_STORY = frozenset(("the", "new", "this", "the present", "the current"))


def shift(groups: Groups, around: Surroundings) -> Outcome:
    """Two days ago, a week later, in three months' time: at the granularity of the unit."""
    way = groups["way"].lower()
    count = counts.number(groups["count"])
    kind = _UNITS.get(groups["unit"], groups["unit"])
    kind, count = ("week", count and 2 * count) if kind == "2W" else (kind, count)
    back = way in ("ago", "back", "earlier", "before", "previously", "beforehand", "yearago")
    mod = groups.get("approx") or None
    if count is None or kind not in _UNITS.values():
        return Outcome("PAST_REF" if back else "FUTURE_REF", mod, steps=("no number is named",))
    if way == "later" and _NOW.search(around.before(6)):
        return Outcome("PRESENT_REF", mod, steps=("that is now",))
    untold = asides.is_last(around) if kind == "day" else around.previous is None and kind not in _SHORT
    from_now = way in ("ago", "hence", "back") or (way == "yearago" and around.mode == "news") or (back and untold)
    if kind == "year" and (told := around.year_behind()):
        return told
    if kind == "year" and count == 1 and back and (compared := _compared(groups, around)):
        return compared
    base = around.base(kind) if from_now or (back and _is_of_what_is_to_come(around)) else _fine(kind, around)
    if base is None and not from_now:
        return Outcome(None, mod, steps=("no date named before is fine enough to count from",))
    found = _shifted(base, kind, count, -1 if back else 1, mod)
    return found if from_now or back or not _is_still_to_come(found, around) else Outcome(None, mod, None, _TOO_LATE)


def _is_of_what_is_to_come(around: Surroundings) -> bool:
    """Whether the year named last lies ahead: from it news does not look back, “up from 2 million a year earlier”."""
    if around.mode != "news" or around.previous is None or around.dct is None:
        return False
    return around.previous[0].year > around.dct.year and around.side() != "future"


_NOW = re.compile(r"\b[Nn]ow, $")  # “Now, 18 years later, the fund is empty”
_TOO_LATE = ("it would be after the day of publication, and the verb is in the past",)


def _is_still_to_come(found: Outcome, around: Surroundings) -> bool:
    """Whether “two years later” would be a day that news cannot have told of yet."""
    when = calendar.read(found.timex3)
    start = calendar.first_day(when) if when else None
    late = start is not None and around.dct is not None and around.mode == "news" and start > around.dct
    return late and around.side() != "future"


def _fine(kind: str, around: Surroundings) -> tuple[When, str] | None:
    """The date named before, if it is fine enough to count from: no week “later” than a year."""
    too_coarse = around.previous is None or around.previous[0].rank > _SHORT.get(kind, around.previous[0].rank)
    return None if too_coarse else around.named(kind)


def _shifted(base: tuple[When, str] | None, kind: str, count: float, sign: int, mod: str | None) -> Outcome:
    if base is None:
        return UNKNOWN
    here = base[0]
    if kind == "weekend":
        kind = "week"
    if count != int(count):
        finer = {
            "year": ("month", 12),
            "month": ("week", 4),
            "week": ("day", 7),
            "decade": ("year", 10),
            "century": ("year", 100),
        }
        if kind not in finer:
            return UNKNOWN
        kind, count = finer[kind][0], count * finer[kind][1]
    found = calendar.shift(here, kind, sign * round(count))
    steps = (f"{sign * round(count):+d} {kind}",)
    return (
        Outcome(calendar.write(found), mod, base[1], steps)
        if found
        else Outcome(None, mod, base[1], ("too coarse to count from",))
    )


def _month_against(around: Surroundings) -> tuple[When, str] | None:
    """The month against whose figures those of a year before are set: “rose in March from a year earlier”."""
    if around.mode != "news" or around.previous is None or not around.near(_BREATH):
        return None
    month, timex = around.previous
    if month.unit != "month" or context.ends_sentence(around.between()) or not _SET_AGAINST.search(around.before(20)):
        return None
    return month, f"named before: “{timex.words}”"


_SET_AGAINST = re.compile(r"\b(?:compared (?:with|to)|against|from|than|versus)\s$")


def _compared(given: Groups, around: Surroundings) -> Outcome | None:
    """A year ago in a report of a quarter or month: the same quarter or month a year earlier."""
    if month := _month_against(around):
        return Outcome(calendar.write(month[0].of_year(month[0].year - 1)), None, month[1], ("that month, -1 year",))
    focus = _quarter(around)
    if around.mode != "news" or focus is None or around.timex.start - focus[1].end > _REPORT:
        return None
    found = calendar.shift(focus[0], "quarter", -4)
    if found is None or (given["way"].lower() == "ago" and given["count"].lower() == "one"):
        return None
    return Outcome(calendar.write(found), None, f"named before: “{focus[1].words}”", ("the same quarter, -1 year",))


def _quarter(around: Surroundings) -> tuple[When, Timex] | None:
    """The quarter that figures are told of; None where they are since told of nine months or a year."""
    held = around.quarter
    return None if held and _LONGER.search(around.flat, held[1].end, around.timex.start) else held


_LONGER = re.compile(r"\b(?:six|nine|twelve|12) months\b|\bfor the (?:full |whole |fiscal )?year\b")


def latest(_groups: Groups, around: Surroundings) -> Outcome:
    """The latest quarter: the one named before, else the last that is over."""
    quarter = around.quarter
    if quarter:
        words = f"named before: “{quarter[1].words}”"
        return Outcome(calendar.write(quarter[0]), None, words, ("the quarter named",))
    now = around.now()
    found = calendar.shift(calendar.of_day(now), "quarter", -1) if now else None
    return Outcome(calendar.write(found), None, around.now_words(), ("the last that is over",)) if found else UNKNOWN


def perioyear(groups: Groups, around: Surroundings) -> Outcome:
    """The 1988 period: the quarter or month that is spoken of, in that year."""
    year, quarter = int(groups["year"]), _quarter(around)
    spoken_of = _month_against(around) or ((quarter[0], f"named before: “{quarter[1].words}”") if quarter else None)
    if spoken_of:
        return Outcome(calendar.write(spoken_of[0].of_year(year)), None, spoken_of[1], ("in that year",))
    return Outcome(calendar.write(When("year", year)), steps=("as written",))


def decade(groups: Groups, around: Surroundings) -> Outcome:
    """The 1990s, the '90s, the early nineties, the 470s BC, the 1800s (all of the century)."""
    mod = groups.get("mod")
    if "decadebc" in groups:
        return Outcome(calendar.write(When("decade", -int(groups["decadebc"]))), mod, steps=("as written",))
    if "ofcentury" in groups:
        return Outcome(f"{int(groups['ofcentury']) - 1:02d}{groups['digit']}", mod, steps=("as written",))
    century = groups.get("century") or {"eighteen": "18"}.get(groups.get("centuryword", "").lower(), "19")
    if (
        "century" not in groups
        and "centuryword" not in groups
        and around.mode == "narrative"
        and (told := around.named("year"))
    ):
        century = f"{told[0].year // 100 - _is_to_come(told[0].year // 100, groups['digit'], around):02d}"
    beside = _DECADE_BEHIND.match(around.text, around.timex.end) or _DECADE_BEFORE.search(around.before(_LEAD))
    if "century" in groups and groups["digit"] == "0" and int(century) < _OF_DECADES and not beside:
        return Outcome(century, mod, steps=("all of the century",))
    return Outcome(f"{century}{groups['digit']}", mod, steps=("as written",))


def _is_to_come(century: int, digit: str, around: Surroundings) -> bool:
    """Whether the decade would begin after the publication: “the '80s” in a story of 2010 are those before."""
    return around.dct is not None and 100 * century + 10 * int(digit) > around.dct.year


_DECADE_BEHIND = re.compile(r"\s(?:and|or|to|through) (?:the )?1\d[1-9]0s")  # “the 1800s and 1810s”
_DECADE_BEFORE = re.compile(r"\b1\d[1-9]0s (?:and|or|to|through) $")  # “from the 1790s to the 1800s”
_LEAD = 16  # characters
_OF_DECADES = 19  # from here on “the 1900s” can be ten years; “the 1800s” are a hundred


def century(groups: Groups, _around: Surroundings) -> Outcome:
    """The 19th century (18), the 5th century BC (BC04)."""
    number = int(groups["century"]) - 1
    return Outcome(
        f"{'BC' if groups.get('bc') else ''}{number:02d}",
        groups.get("mod"),
        steps=("as written",),
    )


def turn(groups: Groups, around: Surroundings) -> Outcome:
    """The turn of the 20th century: about 1900. That of an earlier one is told of both its ends, so it is all of it."""
    number = int(groups["century"])
    if number < _OUR_TURNS:
        return century(groups, around)
    return Outcome(f"{number - 1:02d}00", "APPROX", steps=("about its first year",))


_OUR_TURNS = 20


def ended(groups: Groups, around: Surroundings) -> Outcome:
    """The quarter that ended on a day of a month: the quarter of that month, the last one that is over."""
    now = around.now()
    if now is None:
        return UNKNOWN
    month = "janfebmaraprmayjunjulaugsepoctnovdec".index(groups["month"][:3].lower()) // 3 + 1
    found = When("quarter", now.year - (month > now.month), (month + 2) // 3)
    return Outcome(calendar.write(found), None, around.now_words(), (f"the quarter that ended in month {month}",))
