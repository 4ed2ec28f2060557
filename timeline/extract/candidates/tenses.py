"""Weekdays by the tense of the verb that governs them, where the grammar tells more than the words nearby."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from timeline.core import edtf
from timeline.core.reading import Parsed, Timex
from timeline.extract.candidates import statuses
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.triggers import Trigger

_WEEKDAY: Final = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I)
_FIXED: Final = re.compile(r"\b(?:last|next|this|past|coming|following|previous|before|after|later|earlier)\b|\d", re.I)
_WEEK: Final = timedelta(days=7)


def move(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, timex: Timex, published: str | None) -> Timex | None:
    """The timex a week later or earlier, if it is a bare weekday that contradicts its verb; else None.

    Only the days within a week of publication are moved, and the step says so.
    """
    if published is None or timex.value is None or not _is_bare(timex):
        return None
    if edtf.precision(timex.value) != "day" or "/" in timex.value or edtf.precision(published) != "day":
        return None
    day, today = date.fromisoformat(timex.value[:10]), date.fromisoformat(published[:10])
    ahead = statuses.points_ahead(parsed, lexicon, trigger)
    if ahead and timedelta(0) < today - day < _WEEK:
        return _moved(timex, day, day + _WEEK, "the verb points ahead")
    if not ahead and timedelta(0) < day - today < _WEEK and _is_past(parsed, trigger):
        return _moved(timex, day, day - _WEEK, "the verb is in the past")
    return None


def _is_bare(timex: Timex) -> bool:
    counted_from_publication = (timex.anchor or "").startswith("published")
    return counted_from_publication and bool(_WEEKDAY.search(timex.words)) and not _FIXED.search(timex.words)


def _is_past(parsed: Parsed, trigger: Trigger) -> bool:
    word = parsed.words[trigger.verb] if trigger.verb is not None else None
    if word is None or trigger.verb is None:
        return False
    spoken = {parsed.words[child].text.lower() for child in parsed.children[trigger.verb]}
    return word.tag == "VBD" or (word.tag == "VBN" and bool(spoken & {"was", "were", "had"}))


def _moved(timex: Timex, day: date, new: date, why: str) -> Timex:
    def change(text: str | None) -> str | None:
        return text.replace(day.isoformat(), new.isoformat()) if text else text

    return replace(timex, value=change(timex.value), timex3=change(timex.timex3), steps=(*timex.steps, why))
