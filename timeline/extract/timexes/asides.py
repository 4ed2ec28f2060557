"""Days named in an aside only: “Lee, who died on 8 May, at home”. A story has not gone back to them."""

import re
from typing import Final

from timeline.extract.timexes.surroundings import Surroundings

_SOON: Final = 150  # characters
_OPEN: Final = re.compile(r", (?:who|which|whose)\b[^,;.\n]{0,60}$")
_STOP: Final = re.compile(r"[.!?]['\"”’]?\s+(?=[A-Z“\"])")
_WENT_BACK: Final = re.compile(r"\b(?:had|was to|were to)\b")


def is_last(around: Surroundings) -> bool:
    """Whether the day named last, in the sentence before, is that of an aside, and the story has not gone back to it.

    “Lee, who died on 8 May, at home. Kim was moved a day earlier” counts from today; “had been moved” from 8 May.
    """
    if around.mode != "news" or around.previous is None or not around.near(_SOON):
        return False
    start, end = around.previous[1].start, around.previous[1].end
    closed = around.text.startswith(",", end) and _OPEN.search(around.text, max(0, start - _SOON), start) is not None
    here = _STOP.split(around.between())
    return closed and len(here) > 1 and _WENT_BACK.search(here[-1]) is None
