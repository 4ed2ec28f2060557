"""Readings of times of day: "10 p.m. Wednesday", "15:00 GMT Saturday", "noon"."""

from datetime import timedelta

from timeline.extract.timexes import calendar, counts, points
from timeline.extract.timexes.surroundings import UNKNOWN, Groups, Outcome, Surroundings

_NEAR = 40  # characters
_DEICTIC = {"today": 0, "tomorrow": 1, "yesterday": -1}


def clock(groups: Groups, around: Surroundings) -> Outcome:
    """The day, named or understood, with the time: 2025-03-18T22:00."""
    time = _time(groups)
    if time is None:
        return UNKNOWN
    day = _day(groups, around)
    if day.timex3 is None:
        return Outcome(None, None, day.anchor, day.steps)
    return Outcome(f"{day.timex3[:10]}T{time}", None, day.anchor, (*day.steps, "at that time"))


def zone_of(groups: Groups) -> str:
    """The UTC offset that the groups name, as EDTF writes it, or an empty text."""
    found = next((words for name, words in groups.items() if name.startswith("zone")), "")
    return f"{found[:3]}:{found[3:]}" if len(found) == 5 else found


def _time(given: Groups) -> str | None:
    if "clockword" in given:
        return given["clockword"]
    hour = (
        int(given["hour"])
        if given.get("hour", "").isdigit()
        else int(given.get("hourword", given.get("hour", "")) or 0)
    )
    half = given.get("ampm")
    if half == "pm" or (half is None and given.get("part") in ("AF", "EV", "NI")):
        hour += 12 if hour < 12 else 0
    elif half == "am" and hour == 12:
        hour = 0
    past = _minutes(given.get("past")) - _minutes(given.get("to"))
    if past:
        return f"{(hour - (past < 0)) % 24:02d}:{past % 60:02d}"
    return f"{hour:02d}:{given.get('minute') or '00'}" if hour < 25 else None


def _minutes(words: str | None) -> int:
    plain = (words or "").lower().replace("-", " ").removeprefix("a ")
    return {"half": 30, "quarter": 15}.get(plain) or int(counts.number(plain) or 0)


def _day(given: Groups, around: Surroundings) -> Outcome:
    if "month" in given or "weekday" in given:
        return points.point({name: words for name, words in given.items() if name != "part"}, around)
    if "deictic" in given:
        by = _DEICTIC.get(given["deictic"].lower().split()[0], 0)
        now = around.now()
        return Outcome(str(now + timedelta(days=by)), None, around.now_words()) if now else UNKNOWN
    named = around.named("day")
    near = named if named and (around.mode == "narrative" or _is_told_on(around)) else around.day_long_ago()
    base = near or around.base("day")
    return (
        Outcome(calendar.write(base[0]), None, base[1], ("the day in question",))
        if base and base[0].unit == "day"
        else UNKNOWN
    )


def _is_told_on(around: Surroundings) -> bool:
    """Whether the hour stands right behind a day, in the same paragraph."""
    return around.near(_NEAR) and "\n" not in around.between()


def partalone(groups: Groups, around: Surroundings) -> Outcome:
    """In the evening: of the day in question."""
    base = around.named("day") or around.base("day")
    if base is None or base[0].unit != "day":
        return UNKNOWN
    return Outcome(f"{calendar.write(base[0])}T{groups['part']}", None, base[1], ("the day in question",))
