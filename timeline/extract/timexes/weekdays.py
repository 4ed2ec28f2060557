"""Which day a weekday is: the last, the one to come, the one of that week; by the verb and by what it is said of."""

import re
from datetime import date, timedelta

from timeline.extract.timexes import calendar, context
from timeline.extract.timexes.calendar import When
from timeline.extract.timexes.context import Side
from timeline.extract.timexes.outcomes import Groups
from timeline.extract.timexes.surroundings import SAME_BREATH, Surroundings

_Found = tuple[When | None, str | None, tuple[str, ...]]
_NONE: _Found = (None, None, ())


def told(weekday: int, given: Groups, around: Surroundings) -> _Found:
    """The day of a weekday (1 is Monday), what it was counted from, and why it is that one."""
    which, week = given.get("which"), given.get("week")
    if which is None and _OF_EVENT.match(around.text, around.timex.end) and around.before(4).lower() == "the ":
        return _NONE
    if which is None and _EVERY.search(around.before(26)):
        return _NONE
    told = around.named("day") if around.mode == "narrative" or which in ("before", "after", "same") else None
    if told is None and which is None and week is None:
        told = around.day_long_ago()
    now = calendar.first_day(told[0]) if told else around.now()
    words = told[1] if told else around.now_words()
    if now is None:
        return _NONE
    if week:
        monday = now - timedelta(days=now.isoweekday() - 1)
        monday += timedelta(days={"last": -7, "next": 7}.get(week, 0))
        return calendar.of_day(monday + timedelta(days=weekday - 1)), words, (f"of {week} week",)
    day, why = _weekday_by(now, weekday, which, around, narrative=told is not None)
    return calendar.of_day(day), words, (why,)


def _weekday_by(
    now: date, weekday: int, which: str | None, around: Surroundings, *, narrative: bool
) -> tuple[date, str]:
    before, after = calendar.weekday_before, calendar.weekday_after
    if which in ("last", "before"):
        return before(now, weekday, same=False), "the last one before"
    if which in ("next", "coming", "after"):
        day = after(now, weekday, same=False)
        far = which == "next" and not narrative and day.isocalendar().week == now.isocalendar().week
        return (day + timedelta(days=7) if far else day), "the next one after"
    if which == "same":
        return before(now, weekday, same=True), "the one named"
    if which == "this":
        return after(now, weekday, same=True), "the one of these days"
    if narrative:
        return after(now, weekday, same=True), "the next one told" if around.side() != "future" else _AHEAD
    return _in_news(before(now, weekday, same=True), after(now, weekday, same=True), now, around)


def _in_news(back: date, ahead: date, now: date, around: Surroundings) -> tuple[date, str]:
    """The last one unless the verb, or what the day is said of, points ahead."""
    if (told := _told_in_paragraph(around)) in (back, ahead) and told is not None:
        return told, "the day named before"
    if why := _is_to_come(back, ahead, now, around):
        return ahead, why
    text, end, side = around.text, around.timex.end, around.side()
    nearest = back if now - back <= ahead - now else ahead
    if side == "future" or nearest == ahead:
        lead = around.before(_LEAD)
        if (
            _HARM.match(text, end)
            or _HARMED.search(lead, max(0, len(lead) - _HARM_LENGTH))
            or _SOURCE.search(lead)
            or around.timex.words.lower().startswith("earlier")
        ):
            return back, "the last one, of what nobody plans"
        if _is_near(ahead - now, around, lead, side):
            return nearest, "the nearest"
    if side == "future":
        first = _is_first_of_two(ahead, now, around)
        return (back, "the first of two") if first else (_behind_the_next(ahead, around), _AHEAD)
    if side is None and _is_listed(around):
        return ahead, _AHEAD
    return back, "the last one" + (", the verb is in the past" if side else "")


def _is_listed(around: Surroundings) -> bool:
    """“Wednesday is a holiday”, “There is a vote on Wednesday”, “Wednesday at 9 p.m. ET”, “Call by Wednesday”."""
    text, end, lead = around.text, around.timex.end, around.before(_LEAD)
    listed = _IS.match(text, end) or _LISTED.match(text, end)
    listed = listed or (_SHOWN.search(around.timex.words) and _ON_AIR.match(text, end))
    return bool(listed or _THERE_IS.search(lead) or _OPEN.search(lead) or _DUE_BY.search(lead))


def _is_to_come(back: date, ahead: date, now: date, around: Surroundings) -> str | None:
    """Why it is the day to come whatever the verb: something lasts until then, or precedes it; or it is the lead's."""
    lead = around.before(_LEAD)
    lasting = lead.rstrip().endswith("through") and _LASTING.search(lead)
    if lasting or (now - back > _LATELY and _AWAITED.search(lead)):
        return "until then it lasts, or it is awaited"
    if ahead - now == _TOMORROW and around.quote_day is None and _opens_with(ahead, around):
        return "the next day, of which the article tells first"
    return None


def _is_first_of_two(ahead: date, now: date, around: Surroundings) -> bool:
    """Whether the day stands before one that would come first: “on Friday and Saturday”, written on the Saturday."""
    second = _SECOND.match(around.text, around.timex.end)
    return second is not None and ahead > calendar.weekday_after(now, _NAMES.index(second["day"]) + 1, same=True)


def _opens_with(tomorrow: date, around: Surroundings) -> bool:
    """Whether the first weekday that an article names is tomorrow's: that is tomorrow, also where it is told as past.

    Leads tell of these days, and articles go on being written after the day they are dated: of 29 leads that name
    tomorrow's weekday beside a verb of the past 27 meant it, 14 of them as a day that was over.
    """
    text, end = around.text, around.timex.end
    if len(text) < _ARTICLE or _HARM.match(text, end) or _HARMED.search(around.before(_HARM_LENGTH)):
        return False
    first = _FIRST_DAY.search(text, 0, _OPENING)
    return first is not None and not first["back"] and first["day"] == _NAMES[tomorrow.weekday()]


_ARTICLE, _OPENING = 1000, 400  # characters: what is shorter has no lead
_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SECOND = re.compile(rf"\s(?:and|to|through|until)\s(?P<day>{'|'.join(_NAMES)})\b(?!\s(?:next|last|of)\b)")
_FIRST_DAY = re.compile(
    rf"\b(?P<back>(?:[Ll]ast|[Pp]ast|[Pp]revious|[Ss]ince) )?"
    rf"(?P<day>{'|'.join(_NAMES)})\b(?! (?:through|to) \w{{3,6}}day of )"
)


def _told_in_paragraph(around: Surroundings) -> date | None:
    """The day named right before, in its paragraph: “They return Sunday. A vote Sunday is not listed.”"""
    if around.previous is None or not around.near(SAME_BREATH) or "\n" in around.between():
        return None
    when, timex = around.previous
    return calendar.first_day(when) if when.unit == "day" and not timex.words.lower().startswith("next") else None


def _is_near(ahead: timedelta, around: Surroundings, lead: str, side: Side) -> bool:
    """Whether it is said of something that makes it the nearest such day: “ahead of Tuesday’s vote”."""
    text, end = around.text, around.timex.end
    if " to " in lead and _OWN_PLAN.search(lead):
        return True
    deadline = context.DEADLINE.match(text, end) and _MEET.search(lead)
    if side == "future" and (deadline or _is_of_fixture(text, end, lead)):
        return False
    if _OF_IT.match(text, end):
        found = _BEFORE_IT.search(lead)
        return side == "future" or (
            found is not None and (found[1] != "before" or _MEETING.match(text, end + 2) is not None)
        )
    if side == "future":
        return False
    if context.DEADLINE.match(text, end) or (" to " in lead and context.DECIDED.search(lead)):
        return True
    if (text.startswith(" a", end) and _DECLARED.search(lead)) or ("had been" in lead and _HAD_BEEN.search(lead)):
        return True
    meets = ahead <= _TOMORROW and _OWNED.search(lead) is not None and _MEETING.match(text, end) is not None
    under_way = "ing" in lead and _UNDER_WAY.search(lead) is not None
    return meets or under_way or _BEFORE_ONE.search(lead) is not None


def _is_of_fixture(text: str, end: int, lead: str) -> bool:
    """“She will miss Saturday's match”, “he contemplates Sunday's set-to”: one to come, however near the last was."""
    return _FIXTURE.match(text, end) is not None and _BEHIND_ONE.search(lead) is None


def _behind_the_next(day: date, around: Surroundings) -> date:
    """“They vote next Wednesday, and the whole house will vote Thursday”: the day after that.

    So is the day until which it lasts: “from Monday until Friday”, written on a Thursday.
    """
    if around.previous is None or not around.near(SAME_BREATH) or "\n" in around.between():
        return day
    when, timex = around.previous
    start = calendar.first_day(when) if when.unit == "day" else None
    if start is None or day > start:
        return day
    if not (timex.words.lower().startswith("next ") or _UNTIL.search(around.between())):
        return day
    later = day + timedelta(days=7)
    return later if later - start <= _SOON_AFTER else day


_MEET = re.compile(r"\b(?:before|by|meet|make|ahead of|until)\s$")
_FIXTURE = re.compile(
    r"['’]s\s(?:[\w’'-]{2,14}\s){0,3}(?:match|game|clash|tie|set-to|final|semi-final|derby|showdown|fixture|encounter|"
    r"opener|Test|friendly|qualifier|race|fight|bout|draw)\b"
)
_BEHIND_ONE = re.compile(r"\b(?:after|following|from|during|since|in the wake of|because of|over)\s$")
_UNTIL = re.compile(r"^\s(?:[a-z]{2,12}\s){0,2}(?:until|till|through|to)\s")
_SOON_AFTER = timedelta(days=4)
_OF_EVENT = re.compile(
    r"\s(?:after|before|following)\s(?:the|an?|his|her|its|their)\b"
)  # “the Sunday after the attack”
_EVERY = re.compile(r"\b(?:[Ee]very|[Ee]ach) [MTWFS][a-z]{2,5}day,? and (?:every )?$")  # “every Tuesday and Thursday”
_OPEN = re.compile(  # “Polls are open 7 a.m. to 8 p.m. Tuesday”
    r"(?:\b(?:is|are) (?:open|closed|shut)|\b[Pp]olls (?:open|close))\b[^.;:\n]{0,40}$"
)
_DUE_BY = re.compile(r"\bby $")
_AHEAD = "the verb points ahead"
_LEAD = 70  # characters
_HARM_LENGTH = 30  # characters: “give statements on” is shorter
_LASTING = re.compile(  # “closed to the public through Saturday”
    r"\b(?:closed|shut|extended|suspended|cancell?ed|postponed|in (?:effect|place|force)|valid|booked)\b[^.;:,\n]{0,40}"
    r"\sthrough\s$"
)
_LATELY = timedelta(days=2)
_AWAITED = re.compile(  # “ahead of the crucial primary Tuesday”
    r"\b(?:[Aa]head of|[Ii]n advance of|[Pp]reparing for|[Gg]earing up for) (?:an?|the) (?:[\w’'-]{1,14} ){0,4}"
    r"(?:primar(?:y|ies)|caucuses|elections?|vote|runoff|debate|hearing|summit|meeting|match|game) (?:on )?$"
)
_THERE_IS = re.compile(r"\b[Tt]here (?:is|are) (?:(?!that\b|who\b|which\b)[\w,-]{1,14} ){1,7}(?:on )?$")
_IS = re.compile(r"\s{1,2}(?:is|marks)\b")  # “Wednesday is a holiday”
_LISTED = re.compile(
    r"\s(?:at\s)?\d{1,2}(?::\d\d)? ?[ap]\.?m\.?,? (?:ET|EST|EDT|PT|Eastern|Central)\b(?! time)"
)  # of a show
_SHOWN = re.compile(r"\d ?[ap]\.?m\.?,? (?:ET|EST|EDT|PT|Eastern|Central)\b")  # “8 p.m. ET Tuesday on Sea TV”
_ON_AIR = re.compile(r" on (?:the )?[A-Z]")
_OF_IT = re.compile("['’]s\\b")  # “Wednesday’s ruling”
_BEFORE_IT = re.compile(
    r"\b(ahead of|run-?up to|in advance of|eve of|before|plans for|preparations for|ready for)\s{1,2}$"
)
_BEFORE_ONE = re.compile(
    r"\b(?:(?:ahead of|in advance of|preparing for|gearing up for) (?:an?|the|his|her|its|their) (?:[\w-]{1,14} ){1,3}"
    r"on|(?:(?:warm|gear)(?:s|ed|ing)? up|brac(?:es?|ed|ing)) for [^.;:,\n]{3,50} on|"
    r"voting(?: on)?|as (?:planned|scheduled)(?: on| for)?|"
    r"(?:ahead of|in advance of|the run-?up to|preview(?:s|ed|ing)?|preparing for|promot(?:es|ed|ing)) "
    r"(?:an?|the|his|her|its|their|[A-Z][\w-]{1,14}['’]s)(?: own)?) $"
)
_OWN_PLAN = re.compile(
    r"(?:['’]s|\b(?:his|her|its|their)) (?:plan|proposal|decision|push|bid)s? to [a-z]{3,12}\b[^.;:,\n]{0,50}\s$"
)
_DECLARED = re.compile(r"\b(?:declared|designated|proclaimed|named)\s$")  # “declared Monday a day of mourning”
_HAD_BEEN = re.compile(r"\bhad been (?:scheduled|set|due|expected|slated)\b[^.;:\n]{0,50}$")
_TOMORROW = timedelta(days=1)
_OWNED = re.compile(r"\b(?:his|her|its|their|an?|the)\s(?:[a-z]{4,10}\s)?$")
_MEETING = re.compile(
    r"\s(?:[a-z-]{3,12}\s)?(?:meetings?|summit|hearing|rally|debate|election|primary|runoff|speech|game|match|deadline|"
    r"talks|vote|trial|ceremony|inauguration)\b"
)
_UNDER_WAY = re.compile(  # “which is voting Tuesday”, with no verb of the past between
    r"\b(?:is|are|am|['’](?:re|m)|(?:she|he|it|who)['’]s)\s(?:[a-z]{2,12}ly\s)?[a-z]{2,14}ing\b"
    r"(?:(?!\b(?:[a-z]{2,14}ed|was|were|had|after|over|from|since|following|to|into)\b)[^.;:\n]){0,45}$"
)
_HARMED = re.compile(
    r"\b(?:attacks?|shootings?|airstrikes?|air ?strikes|missile strikes?|killings?|bombings?|crash|blasts?|explosions?|"
    r"massacre|assassination|(?<!deliver )(?<!make )(?<!give )(?:remarks|comments|statements))\s(?:on\s)?$"
)
_SOURCE = re.compile(
    r"\b(?:judging (?:from|by)|based on|according to|in response to|in light of|in the (?:wake|aftermath) of|"
    r"reacting to|citing|"
    r"follow(?:ing|s|ed) (?=[^.;,\n]{0,40}\b(?:decision|ruling|approval|announcement|resignation|arrest|death)\s))\s?"
    r"[^.;,\n]{4,60}\s(?:on\s)?$|\b(?:result|because|outcome) of an? $"
)  # “judging from the memo in the case on Friday”
_HARM = re.compile(
    r"(?:['’]s)?(?:\s(?!to\b|the\b|of\b|in\b)[a-z-]{2,14}){0,2}\s(?:killings?|attacks?|shootings?|murders?|assassination|"
    r"bombings?|explosions?|blasts?|crash|earthquake|massacre|rampage|stabbings?|riots?|ambush)\b|"
    r"(?:\s(?:morning|night|afternoon|evening))?\s(?:claims?|tweets?|tweetstorm|remarks|comments|statements?|"
    r"story|article|column|editorial|op-ed|e-?mail|memo|letter|tweet)\b"
)
