"""Names of files: what they hold and of which day they are."""

import re
import unicodedata

_LONGEST = 80


def file_name(sentence: str, day: str, ending: str) -> str:
    """`timeline-with-ukraine-10-19-march-2025_2026-11-22.csv` for the sentence above the chart and a day, ISO 8601.

    Lower case, ASCII, no longer than a hundred characters, so that every disk and mail takes it.
    """
    _, colon, chosen = sentence.partition(": ")
    chosen = re.sub("[–—]", "-", chosen)
    letters = unicodedata.normalize("NFKD", chosen if colon else "").encode("ascii", "ignore").decode("ascii")
    words = re.sub(r"[^a-z0-9]+", "-", re.sub("['’]", "", letters.casefold())).strip("-")
    if len(words) > _LONGEST:
        words = words[:_LONGEST].rpartition("-")[0] or words[:_LONGEST]
    return f"{'-'.join(part for part in ('timeline', words) if part)}_{day}.{ending}"
