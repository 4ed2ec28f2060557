"""Readings of times of day: "10 p.m. Wednesday", "15:00 GMT Saturday", "noon"."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from timeline.extract.timexes import calendar, context, counts, feasts, pinned, points, scan
from timeline.extract.timexes.calendar import When
from timeline.extract.timexes.outcomes import UNKNOWN, Groups, Outcome
from timeline.extract.timexes.surroundings import Surroundings

_NEAR = 40  # characters
_SAME_BREATH = 200  # characters: how far a day is the day of what is told on
_AGAIN = re.compile(  # “Sundays from 7 p.m. to 10 p.m.”
    r"(?:(?:day|night|morning|evening|weekend)s|every \w{3,9}|each \w{3,9}|daily|nightly|"
    r"\w{3,6}day ?(?:to|through|[-–]) ?\w{3,6}day),?(?: at| from| between)? "
    r"(?:\d{1,2}(?::\d\d)? ?[ap]\.?m\.? (?:to|and|until|till|-|–) )?$"
)
_CAN = re.compile(r"\b(?:can|may)\b")
_FROM = re.compile(r"\b(?:from |\d{1,2} ?[ap]\.?m\.?(?: (?:to|until|till) | ?[-–] ?))$", re.I)
_TO = re.compile(r" ?(?:to|until|till|[-–]) ?\d", re.I)
_OF_ANOTHER_DAY = re.compile(
    r",?\s(?:on\s)?(?:the (?:day|morning|night|evening) (?:before|after|of|following)|"
    r"(?:\w{1,8}\s){1,2}(?:days?|weeks?|months?|years?) (?:before|after|earlier|later))\b"
)
_ON_SUCH_DAYS = re.compile(r",?\s(?:on\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days|week(?:day|end|night)s)\b")
_THAT_DAY = re.compile(r"\s(?:on\s|of\s)?that (?:same )?day\b")
_EACH_DAY = re.compile(
    r"\b(?:each|every) (?:\w{3,6})?(?:day|night|morning|evening|afternoon)\b|"
    r"\b(?:daily|nightly|normally|usually|typically|every time|whenever)\b",
    re.I,
)
_LATELY = 7  # days
_LONG_AGO = 365  # days
_QUOTED_AT = re.compile(r"(?:%|percent|points?|cents|\d) (?:as of|by|at) (?:about )?$")  # “fell to $37.31 at 9:37 a.m.”
_NOON = 12
_MORNING = 5  # before that hour it may be of the day named or of the one after it
_MIDNIGHT = "24:00"
_ON_ITS_DAY = re.compile(r"\bon \w+day$")  # “came into force at midnight on Friday”, told that Friday
_IN_QUESTION = ("the day in question",)
_LOCAL = re.compile(r"\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d")
_DAYS = frozenset(("month", "weekday", "bareday", "deictic", "holiday"))
_HOURLY, _HOURS_OF_A_DAY = ("clock-twelve", "clock-plain"), 4
_JOINED = re.compile(r"(?:,? and | or |, |,? to |,? until | till | ?[-–] ?)(?:at |about |around )?")
_AT_HOUR = re.compile(r",?\s{1,2}at\s")
_AGAIN_TOLD = re.compile(r"\s?\(")
_HOURS = {"MO": range(4, 12), "AF": range(12, 18), "EV": range(16, 24), "NI": range(18, 24)}
_DEICTIC = {"today": 0, "tomorrow": 1, "yesterday": -1, "last": -1}
_LATE = ("afternoon", "evening")
_SMALL_HOURS = 5  # before then “last night” is of the day after


def clock(groups: Groups, around: Surroundings) -> Outcome:
    """The day, named or understood, with the time: 2025-03-18T22:00."""
    time = _time(groups)
    if time is None:
        return UNKNOWN
    day = _day(groups, around)
    if day.timex3 is None:
        return Outcome(None, None, day.anchor, day.steps)
    if time == _MIDNIGHT and _is_over(day, around):
        if _ON_ITS_DAY.search(around.timex.words):
            return Outcome(
                f"{day.timex3[:10]}T00:00", None, day.anchor, (*day.steps, "the midnight with which it began")
            )
        over = str(min(date.fromisoformat(day.timex3[:10]), (around.dct or date.max) - timedelta(days=1)))
        return Outcome(f"{over}T{time}", None, day.anchor, (*day.steps, "the midnight that is over"))
    return Outcome(f"{day.timex3[:10]}T{time}", None, day.anchor, (*day.steps, "at that time"))


def _is_over(day: Outcome, around: Surroundings) -> bool:
    """Whether a midnight of no day named, or of the day of publication, is told as past; a deadline may be to come."""
    ours = day.steps == _IN_QUESTION or (day.timex3 or "")[:10] == str(around.dct)
    if not ours or around.dct is None or context.DEADLINE.match(around.text, around.timex.end):
        return False
    return around.side() == "past"


def zone_of(groups: Groups, value: str | None) -> str:
    """The UTC offset that the groups name, as EDTF writes it, or an empty text; `value` is the local time as TIMEX3."""
    found = next((words for name, words in groups.items() if name.startswith("zone")), "")
    if "/" in found:
        return _offset(found, value or "")
    return f"{found[:3]}:{found[3:]}" if len(found) == 5 else found


@lru_cache(maxsize=256)
def _offset(place: str, local: str) -> str:
    """How far the clocks of a place are from UTC at a local time: those of New York by four hours in summer."""
    found = _LOCAL.match(local)
    if found is None:
        return ""
    ahead = datetime.fromisoformat(found[0]).replace(tzinfo=ZoneInfo(place)).utcoffset() or timedelta()
    minutes = int(ahead.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}" if minutes else "Z"


def _time(given: Groups) -> str | None:
    if "clockword" in given:
        return given["clockword"]
    hour = (
        int(given["hour"])
        if given.get("hour", "").isdigit()
        else int(given.get("hourword", given.get("hour", "")) or 0)
    )
    half = given.get("ampm")
    if hour == 12 and half is None and given.get("deictic", "").lower().endswith("night"):
        return None if given.get("minute") else _MIDNIGHT
    if half == "pm" or (half is None and _is_late(given, hour)):
        hour += 12 if hour < 12 else 0
    elif half == "am" and hour == 12:
        hour = 0
    past = _minutes(given.get("past")) - _minutes(given.get("to"))
    if past:
        return f"{(hour - (past < 0)) % 24:02d}:{past % 60:02d}"
    return f"{hour:02d}:{given.get('minute') or '00'}" if hour < 25 else None


def _is_late(given: Groups, hour: int) -> bool:
    """Whether an hour is one of the afternoon or evening: “nine o'clock last night”, not “three o'clock last night”."""
    if given.get("part") in ("AF", "EV", "NI"):
        return True
    words = given.get("deictic", "").lower()
    return words.endswith(_LATE) or (words.endswith("night") and hour >= _SMALL_HOURS)


def _minutes(words: str | None) -> int:
    plain = (words or "").lower().replace("-", " ").removeprefix("a ")
    return {"half": 30, "quarter": 15}.get(plain) or int(counts.number(plain) or 0)


def _day(named: Groups, around: Surroundings) -> Outcome:
    given = named if _DAYS & named.keys() else _shared(around) or _repeated(named, around) or named
    if "month" in given or "weekday" in given:
        return _of_its_day({name: words for name, words in given.items() if name != "part"}, around)
    if "bareday" in given:
        return pinned.bareday({"day": given["bareday"]}, around)
    if "deictic" in given:
        by, now = _DEICTIC.get(given["deictic"].lower().split()[0], 0), around.now()
        if given["deictic"].lower() == "last night" and (time := _time(named)) and time < f"{_SMALL_HOURS:02d}":
            by = 0
        return Outcome(str(now + timedelta(days=by)), None, around.now_words()) if now else UNKNOWN
    if "holiday" in given:
        return feasts.holiday(given, around)
    if _is_range(around) and (around.side() is None or _CAN.search(_sentence(around))):
        return UNKNOWN  # “they can vote from 10 a.m. to 4 p.m.”: on any day
    if _is_of_no_day_told(around):
        return UNKNOWN
    base = _day_understood(given, around)
    return Outcome(calendar.write(base[0]), None, base[1], _IN_QUESTION) if base and base[0].unit == "day" else UNKNOWN


def _of_its_day(given: Groups, around: Surroundings) -> Outcome:
    """The day that stands with the hour; of “Friday at 8 p.m.” by what follows the day itself."""
    held, behind = around.timex, _AT_HOUR.search(around.timex.words)
    if behind is None:
        return points.point(given, around)
    around.timex = held._replace(end=held.start + behind.start(), words=held.words[: behind.start()])
    outcome = points.point(given, around)
    around.timex = held
    return outcome


def _day_understood(given: Groups, around: Surroundings) -> tuple[When, str] | None:
    """The day of an hour told without one: that day, the day after it, the part of a day just told of, or now."""
    if _THAT_DAY.match(around.text, around.timex.end):
        return around.named("day")
    if context.NEXT_DAY.match(around.text, around.timex.end):
        return _day_after(around)
    return _day_of_part(given, around) or _day_in_question(around, int((_time(given) or "12")[:2]))


def _day_after(around: Surroundings) -> tuple[When, str] | None:
    """The day after the one named: “left on Sunday and landed at 06:40 the next day”."""
    named = around.named("day") if around.near(_SAME_BREATH) else None
    moved = calendar.shift(named[0], "day", 1) if named else None
    return (moved, named[1]) if named and moved else None


def _shared(around: Surroundings) -> Groups:
    """The day that stands behind the last of several hours: “from 10 a.m. to 4 p.m. Saturday”, “at 2, 3 and 8 a.m.”"""
    rules, place = [scan.rules().rules[name] for name in _HOURLY], around.timex.end
    for _ in range(_HOURS_OF_A_DAY):
        joined = _JOINED.match(around.flat, place)
        hours = ((rule, rule.regex.match(around.flat, joined.end())) for rule in rules) if joined else ()
        rule, hour = next(((rule, hour) for rule, hour in hours if hour), (None, None))
        if rule is None or hour is None:
            break
        given = rule.groups(hour)
        if given.keys() & _DAYS:
            return {name: words for name, words in given.items() if name not in ("hour", "minute", "ampm")}
        place = hour.end()
    return {}


def _repeated(named: Groups, around: Surroundings) -> Groups:
    """The day that stands where the same hour is told once more: “at 4 in the morning (4 a.m. Thursday)”."""
    again = _AGAIN_TOLD.match(around.flat, around.timex.end)
    rule = scan.rules().rules[_HOURLY[0]]
    hour = rule.regex.match(around.flat, again.end()) if again else None
    given = rule.groups(hour) if hour else {}
    return given if given.keys() & _DAYS and _time(given) == _time(named) else {}


def _is_of_no_day_told(around: Surroundings) -> bool:
    """Whether the hour is one of many days, or of a day that is only counted: “at 6 a.m. ten days before the vote”."""
    if _AGAIN.search(around.before(40)) or _EACH_DAY.search(_sentence(around)):
        return True
    end = around.timex.end
    return bool(_OF_ANOTHER_DAY.match(around.text, end) or _ON_SUCH_DAYS.match(around.text, end))


def _is_range(around: Surroundings) -> bool:
    near = around.text[around.timex.end : around.timex.end + 12]
    return _FROM.search(around.before(22)) is not None or _TO.match(near) is not None


def _sentence(around: Surroundings) -> str:
    return context.sentence_before(around.text, around.timex.start, _SAME_BREATH)


def _day_of_part(given: Groups, around: Surroundings) -> tuple[When, str] | None:
    """The day of the part of a day just told of, if the hour lies in it: “Thursday night … / … around 10 p.m.”

    What is over was not on a morning still to come: “will resume Thursday morning. / … was lost at 10:55 a.m.”
    """
    if around.previous is None or not around.near(2 * _SAME_BREATH) or around.side() == "future":
        return None
    part = (around.previous[1].timex3 or "").partition("T")[2]
    time = _time(given)
    if not time or part not in _HOURS or int(time[:2]) not in _HOURS[part]:
        return None
    told = around.named("day")
    day = calendar.first_day(told[0]) if told else None
    to_come = day is not None and around.dct is not None and day > around.dct
    return None if to_come and around.side() == "past" else told


def _day_in_question(around: Surroundings, hour: int | None = None) -> tuple[When, str] | None:
    named = around.named("day")
    near = named if named and (around.mode == "narrative" or _is_told_on(named[0], around)) else around.day_long_ago()
    if near is None and hour is not None and (told := _days_told(around)) and around.side() == "past":
        return told[0] if len(told) == 1 and hour >= _MORNING else None
    return near or around.base("day")


def _days_told(around: Surroundings) -> list[tuple[When, str]]:
    """The days of the last week that the article has named; none where it names the day of publication or a night, too.

    An hour is of the one that it names alone; of several nobody can say which.
    """
    if around.quote_day or _QUOTED_AT.search(around.before(24)):
        return []
    found: list[tuple[When, str]] = []
    for when, timex in around.days.values():
        day = calendar.first_day(when) if when.unit == "day" else None
        if day is None or around.dct is None or not 0 <= (around.dct - day).days <= _LATELY:
            continue
        if day == around.dct or (timex.timex3 or "").endswith(("EV", "NI")):
            return []
        found.append((when, f"named before: {calendar.write(when)} (“{timex.words}”)"))
    return found


def _is_told_on(named: When, around: Surroundings) -> bool:
    """Whether the hour is one of the day named before: right behind it, or told on in its paragraph."""
    if not around.near(_SAME_BREATH) or "\n" in around.between():
        return False
    day = calendar.first_day(named)
    is_over = day is not None and around.dct is not None and day < around.dct
    if around.near(_NEAR) and not (is_over and around.side() == "future"):
        return True
    return _is_on_its_side(day, around)


def _is_on_its_side(day: date | None, around: Surroundings) -> bool:
    if day is None or around.dct is None:
        return False
    side = around.side()
    if (around.dct - day).days > _LONG_AGO:  # “on Nov. 22, 1963. He was shot at 12:30 p.m.”
        return side == "past"
    if abs((day - around.dct).days) > _LATELY:
        return False
    return (side == "past" and day <= around.dct) or (side == "future" and day >= around.dct)


def partalone(groups: Groups, around: Surroundings) -> Outcome:
    """In the evening, later in the day: of the day in question."""
    if _is_of_no_day_told(around):
        return UNKNOWN
    base = _told_on_here(around) or _day_in_question(around, None if "part" in groups else _NOON)
    if base is None or base[0].unit != "day":
        return UNKNOWN
    part = f"T{groups['part']}" if "part" in groups else ""
    return Outcome(calendar.write(base[0]) + part, None, base[1], ("the day in question",))


def theday(_groups: Groups, around: Surroundings) -> Outcome:
    """Throughout the day: the one of which the words before tell; of none told it may be any."""
    base = _told_on_here(around)
    return Outcome(calendar.write(base[0]), None, base[1], ("the day told of",)) if base else UNKNOWN


def _told_on_here(around: Surroundings) -> tuple[When, str] | None:
    goes_on = around.near(_SAME_BREATH) and "\n" not in around.between()
    return around.named("day") if around.mode == "narrative" or goes_on else None
