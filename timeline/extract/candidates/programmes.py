"""Sayings dated by where they were said: “…,” she said on “Meet the Press”, which is on the air on Sundays.

Programmes and their days are data, `rules/en/programmes.toml`.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from timeline.core import edtf
from timeline.core.reading import Candidate, Parsed, Sentence, Timex
from timeline.extract import rulefiles
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.triggers import Trigger, of_verb

_FILE: Final = Path(__file__).parents[1] / "rules" / "en" / "programmes.toml"
_MARK: Final = "[“\"‘'’]"
_RULE: Final = "programme"
_REACH: Final = 16  # words between a programme and the verb of what was said on it
_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Programme(BaseModel):
    """Programmes of one day of the week, 1 for Monday; those `alone` need no quotation mark, nor their channel."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    weekday: Annotated[int, Field(ge=1, le=7)]
    names: tuple[str, ...]
    alone: tuple[str, ...]
    examples: tuple[tuple[str, str], ...]
    counterexamples: tuple[str, ...]


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    within: int
    channels: tuple[str, ...]
    programme: tuple[Programme, ...]


@lru_cache(maxsize=1)
def load() -> _File:
    """How many days an article may lie behind a programme, the channels, and the programmes. Raises BadRule."""
    return rulefiles.read(_FILE, _File)


@lru_cache(maxsize=1)
def _shown() -> tuple[tuple[Programme, re.Pattern[str]], ...]:
    """“on NBC's “Meet the Press”, “told Fox News Sunday”: programmes by their names, with the opening before them."""
    compiled = []
    channel = rf"(?:{'|'.join(map(re.escape, load().channels))})['’]s? "
    for one in load().programme:
        names, alone = ("|".join(map(re.escape, some)) for some in (one.names, one.alone))
        told = rf"(?:{channel}{_MARK}?|{_MARK})(?:{names})|{alone}"
        compiled.append((one, re.compile(rf"\b(?:[Oo]n|[Tt]old) (?P<where>{told})(?!\w)")))
    return tuple(compiled)


def dated(
    parsed: Parsed, lexicon: Lexicon, body: str, sentence: Sentence, published: str | None
) -> list[tuple[Trigger, Timex]]:
    """The saying that a programme dates, in a sentence that names no day itself; none in an article of other days."""
    if published is None or edtf.precision(published) != "day":
        return []
    for one, pattern in _shown():
        day = _day(one, date.fromisoformat(published[:10]))
        match = pattern.search(body, sentence.start, sentence.end) if day else None
        said = _said(parsed, lexicon, match, sentence) if match else None
        if match and said is not None:
            step = f"{match['where'].strip()} is on the air on {_NAMES[one.weekday - 1]}s"
            return [
                (
                    said,
                    Timex(*match.span("where"), match["where"], "DATE", _RULE, str(day), str(day), steps=(step,)),
                )
            ]
    return []


def goes_on(one: Candidate, told: Sequence[Sequence[Candidate]]) -> bool:
    """Whether a saying dated so is one more of somebody of whom the article has told one of that day."""
    if one.timex is None or one.timex.rule != _RULE:
        return False
    saying = (other for some in told for other in some if other.kind == "statement" and other.when == one.when)
    mine = {ident for ident, role in one.actors if role == "agent"}
    return any(mine & {ident for ident, role in other.actors if role == "agent"} for other in saying)


def _day(one: Programme, published: date) -> date | None:
    """The last day of the programme on or before publication; None where that is too long ago to be meant."""
    back = (published.isoweekday() - one.weekday) % 7
    return published - timedelta(days=back) if back <= load().within else None


def _said(parsed: Parsed, lexicon: Lexicon, match: re.Match[str], sentence: Sentence) -> Trigger | None:
    """The verb of saying in the past that stands nearest to a programme, outside all quotations; before it first."""
    words = parsed.within(sentence.start, sentence.end)
    place = next((at for at, index in enumerate(words) if parsed.words[index].end > match.start()), len(words))
    near: Sequence[int] = [*reversed(words[max(0, place - _REACH) : place + 1]), *words[place + 1 : place + _REACH]]
    for index in near:
        word = parsed.words[index]
        quoted = any(span.start <= word.start < span.end for span in sentence.quoted)
        if word.tag != "VBD" or quoted or lexicon.kind_of_verb(word.lemma) != "statement":
            continue
        return of_verb(parsed, lexicon, index)
    return None
