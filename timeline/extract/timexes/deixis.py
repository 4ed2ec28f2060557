"""Readings of today, yesterday, tonight: days counted from the one on which they are said."""

import re
from datetime import timedelta

from timeline.extract.timexes import calendar
from timeline.extract.timexes.outcomes import UNKNOWN, Groups, Outcome
from timeline.extract.timexes.surroundings import Surroundings


def deixis(groups: Groups, around: Surroundings) -> Outcome:
    """Today, yesterday, tonight: days from the day of publication, or of the quotation."""
    by = int(groups["days"])
    part = groups.get("part")
    if around.mode == "narrative" and not around.quote_day:
        return _told(by, part, around)
    now = around.now()
    if now is None:
        return UNKNOWN
    if not by and part is None and not around.quote_day and _AS_IT_IS.search(around.before(60)):
        return Outcome("PRESENT_REF", steps=("our time, no day",))
    if around.timex.rule == "overnight" and around.side() == "future":
        if _NOT_REALLY.search(around.before(60)):
            return UNKNOWN
        leads = around.timex.words[0].isupper() and not around.text.startswith(",", around.timex.end)
        by = -1 if leads else 0  # “Overnight, snow will fall”; not “Overnight fire leaves two dead; they will …”
    day = calendar.of_day(now + timedelta(days=by))
    return Outcome(calendar.write(day) + (f"T{part}" if part else ""), None, around.now_words(), (f"{by:+d} days",))


_NOT_REALLY = re.compile(
    r"(?:\b(?:not|never|cannot|would|could)|n['’]t)\b[^.;]{0,50}$"
)  # “it would not be solved overnight”
_AS_IT_IS = re.compile(  # “would be worth a billion today”, “as things stand today”
    r"\b(?:would be (?:worth|valued at)\b[^.;]{1,40}|than (?:it|they|he|she) (?:is|are)|"
    r"(?:things|it|that|which|they) (?:stands?|exists?|survives?)|as we know (?:it|them)|if [^.;,]{3,40} were held)\s$"
)


def _told(by: int, part: str | None, around: Surroundings) -> Outcome:
    named = around.named("day")
    if by == 0 and part is None:
        return Outcome("PRESENT_REF", steps=("in a narrative, today is no date of the story",))
    moved = calendar.shift(named[0], "day", by) if named else None
    if named is None or moved is None:
        return UNKNOWN
    return Outcome(calendar.write(moved) + (f"T{part}" if part else ""), None, named[1], (f"{by:+d} days",))
