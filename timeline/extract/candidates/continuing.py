"""“She also promised …”: what the one who did something on a day is told to have done besides, without a day."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from timeline.core import edtf
from timeline.core.reading import Candidate, Parsed, Sentence, Timex

_BESIDES: Final = frozenset({"also", "too"})
_FINE: Final = ("day", "hour", "minute")
_LATELY: Final = 14  # days before publication in which what goes on without a day is news, and no look back


def besides(parsed: Parsed, at: tuple[int, int], sentence: Sentence) -> tuple[int, int] | None:
    """The main verb of a sentence, in the past and outside quotations, and the “also” beside it; None without one."""
    verb = next((index for index in range(*at) if parsed.words[index].head == index), None)
    if verb is None or parsed.words[verb].tag != "VBD":
        return None
    if any(span.start <= parsed.words[verb].start < span.end for span in sentence.quoted):
        return None
    also = next((child for child in parsed.children[verb] if parsed.words[child].text.lower() in _BESIDES), None)
    return (verb, also) if also is not None else None


def day(parsed: Parsed, also: int, before: Sequence[Candidate], published: str | None) -> Timex | None:
    """The day of what was told right before, as that of a sentence with “also”.

    `before` are the candidates of the nearest sentence before that dates any: they must agree on one recent day.
    """
    days = {one.when[:10] for one in before if one.when}
    fine = all(one.when and "/" not in one.when and edtf.precision(one.when) in _FINE for one in before)
    if len(days) != 1 or not fine or published is None or edtf.precision(published) != "day":
        return None
    (told,) = days
    if told.startswith("[") or not 0 <= (date.fromisoformat(published) - date.fromisoformat(told)).days <= _LATELY:
        return None
    word = parsed.words[also]
    step = f"“{word.text}” goes on with what was told of {told}"
    return Timex(word.start, word.end, word.text, "DATE", "told-besides", told, told, steps=(step,))


def is_of(one: Candidate, before: Sequence[Candidate]) -> bool:
    """Whether somebody who did what was told before, and has happened, does this too."""
    mine = {ident for ident, role in one.actors if role == "agent"}
    return any(
        other.status == "occurred"
        and mine & {ident for ident, role in other.actors if role == "agent"}
        and (one.kind != "statement" or other.kind == "statement")  # “arrested her. An official also said …”
        for other in before
    )
