"""The date tagger as the scorer of annotated corpora wants it: offsets, TIMEX3 type and TIMEX3 value."""

from timeline.extract import timexes


def tag(text: str, dct: str) -> list[tuple[int, int, str | None, str]]:
    """The timexes of a text as (start, end, type, value), offsets in characters, end exclusive; `dct` is YYYY-MM-DD."""
    found = timexes.resolve(timexes.find(text), text, dct or None)
    return [(one.start, one.end, one.type, one.timex3 or "") for one in found]
