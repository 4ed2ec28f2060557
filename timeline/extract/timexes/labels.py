"""Four digits that are no year but the number of what is named before them: “Local 1936”, “Checkpoint 1905”."""

import re

from timeline.extract.timexes import bearers

_NEAR = 34  # characters
_NAME = re.compile(r"(\S?)[ \u00a0]{1,2}([A-Z][\w-]{1,30})[ \u00a0]$")
_GOES_ON = re.compile(r"[-–/]\d|[ \u00a0][A-Z]")  # “1914-18”, “Tokyo 2020 Olympics”


def is_label(text: str, start: int, end: int) -> bool:
    """Whether the digits from `start` to `end` are the number of what is named before them, and so no year.

    A name that opens a sentence tells nothing; neither does one that years go with: “World Cup 2026”, “Summer 2019”.
    """
    found = _NAME.search(text, max(0, start - _NEAR), start)
    if found is None or found[1] in ("", ".", "!", "?", ":") or _GOES_ON.match(text, end):
        return False
    return found[2] not in bearers.rules()["openers"] and found[2].lower() not in bearers.rules()["yearly"]
