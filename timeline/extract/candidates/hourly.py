"""“She resigned on Tuesday, hours after a court convicted him”: what is told to the hour is of one day, or of two.

The clause takes its date from the happening beside it, or gives it its own. A saying told so without any day is news:
of the article's day, or of the day before.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from timeline.core import edtf
from timeline.core.reading import Candidate, Parsed, Sentence, Timex
from timeline.extract.candidates import statuses
from timeline.extract.candidates.clauses import SUBJECTS, is_verb
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.triggers import Trigger, of_verb

_NEAR: Final = re.compile(
    r"(?<!\bthe )\b(?P<opening>(?:(?:just|only|barely|mere|about|around|nearly|almost|roughly|approximately"
    r"|(?:more|less) than|a few|several|some|two|three|four|five|six|seven|eight|nine|ten)\s+)*"
    r"(?:(?P<count>\d+)[½\s-]+)?"
    r"(?P<unit>moments|minutes|seconds|hours))\s+(?P<side>before|after)\b",
    re.I,
)
_FINE: Final = ("day", "hour", "minute")
_PLAIN: Final = re.compile(r"(?:moments|minutes|seconds|hours)\s+(?:before|after)\b", re.I)  # quickly looked for
_DAY: Final = 24  # hours; “48 hours after” counts days
_LATELY: Final = 7  # days before publication in which what is told beside it still is the news of the day
_PERFECT: Final = frozenset({"had", "'d", "’d"})
_Dated = tuple[Trigger, Timex]


def openings(parsed: Parsed, body: str, sentence: Sentence) -> list[Timex]:
    """The words “just hours” before an “after” of a sentence, which stand in no title; not those of “for hours”."""
    found: list[Timex] = []
    if not _PLAIN.search(body, sentence.start, sentence.end):
        return found
    for one in _NEAR.finditer(body, sentence.start, sentence.end):
        unit = parsed.within(one.start("unit"), one.end("unit"))
        if unit and parsed.words[unit[0]].dep != "pobj":
            found.append(Timex(one.start(), one.end("opening"), one["opening"], "TIME", "hour-by-hour"))
    return found


def dated(
    parsed: Parsed,
    lexicon: Lexicon,
    body: str,
    sentence: Sentence,
    known: Sequence[_Dated],
    published: str | None,
) -> list[_Dated]:
    """What a sentence of `body` dates beside a happening of `known`, by “minutes before” or “hours after” a clause."""
    return [
        one
        for match, ends in _clauses(parsed, body, sentence)
        for one in _beside(parsed, lexicon, match, ends, known, published)
    ]


def told_now(
    parsed: Parsed, lexicon: Lexicon, body: str, sentence: Sentence, before: Sequence[Candidate], published: str | None
) -> list[_Dated]:
    """What a saying told to the hour dates where no day is named: “…,” she said, moments before they voted.

    `before` are the candidates of the sentences before: where they tell of other days, so may this one.
    """
    if published is None or edtf.precision(published) != "day" or not sentence.quoted or _is_of_old(before, published):
        return []
    found: list[_Dated] = []
    for match, ends in _clauses(parsed, body, sentence):
        told = [one for verb in ends if (one := _told(parsed, lexicon, verb)) is not None]
        if told and told[0].kind == "statement" and told[0].word == ends[0]:
            value = f"[{_off(published, -1)}..{published[:10]}]"
            timex = _timex(match, value, f"what is told to the hour is of {published[:10]}, or of the day before")
            found.extend((one, timex) for one in told)
    return found


def _clauses(parsed: Parsed, body: str, sentence: Sentence) -> Iterator[tuple[re.Match[str], tuple[int, int]]]:
    """The words “hours after” of a sentence outside quotations, with the two verbs that they link."""
    for match in _NEAR.finditer(body, sentence.start, sentence.end):
        quoted = any(span.start <= match.start() < span.end for span in sentence.quoted)
        ends = None if quoted or int(match["count"] or 0) > _DAY else _ends(parsed, match)
        if ends is not None:
            yield match, ends


def _told(parsed: Parsed, lexicon: Lexicon, verb: int) -> Trigger | None:
    """What a verb tells to have happened by itself; nothing of “was set to open”, nor “the ceasefire was holding”."""
    found = of_verb(parsed, lexicon, verb)
    return None if found is None or found.is_noun or statuses.points_ahead(parsed, lexicon, found) else found


def _ends(parsed: Parsed, match: re.Match[str]) -> tuple[int, int] | None:
    """The verb of what is told and that of the clause behind “after”, both in the past; None without the two."""
    side = parsed.within(match.start("side"), match.end("side"))
    if not side or parsed.words[side[0]].dep != "mark":
        return None
    inner = parsed.words[side[0]].head
    outer = next((index for index in parsed.above(inner) if is_verb(parsed, index)), None)
    if outer is None or not (_is_past(parsed, inner) and _is_past(parsed, outer)):
        return None
    own = any(parsed.words[c].dep in SUBJECTS and c > side[0] for c in parsed.children[inner])
    return (outer, inner) if own else None


def _is_past(parsed: Parsed, verb: int) -> bool:
    """Whether a verb tells what happened: “voted”, “was freed”; not “had voted”, “was to vote”."""
    beside = [parsed.words[child] for child in parsed.children[verb] if parsed.words[child].dep in ("aux", "auxpass")]
    if any(one.text.lower() in _PERFECT or one.tag == "MD" for one in beside):
        return False
    return parsed.words[verb].tag == "VBD" or any(one.tag == "VBD" for one in beside)


def _beside(
    parsed: Parsed,
    lexicon: Lexicon,
    match: re.Match[str],
    ends: tuple[int, int],
    known: Sequence[_Dated],
    published: str | None,
) -> Iterator[_Dated]:
    own: Mapping[int, Timex | None] = {
        verb: next((timex for trigger, timex in known if verb in (trigger.word, trigger.verb)), None) for verb in ends
    }
    outer, inner = ends
    step = -1 if match["side"].lower() == "after" else 1
    for one, other, sign in ((outer, inner, step), (inner, outer, -step)):
        timex = own[one]
        if timex is None or own[other] is not None:
            continue
        value = _near(timex.value, 0 if match["unit"].lower() != "hours" else sign, published)
        told = _told(parsed, lexicon, other)
        if value is not None and told is not None and (other == inner or told.kind != "other"):
            words = " ".join(match[0].split())
            moved = _timex(match, value, f"“{words}” leans on “{timex.words}”")
            yield told, moved._replace(steps=(*timex.steps, *moved.steps))


def _near(value: str | None, shift: int, published: str | None) -> str | None:
    """The day itself, or one of two where hours may lie over midnight; none after the article's own day."""
    if value is None or "/" in value or edtf.is_set(value) or edtf.precision(value) not in _FINE:
        return None
    day, other = value[:10], _off(value, shift)
    if day == other or (published is not None and day <= published[:10] < other):
        return day
    return f"[{min(day, other)}..{max(day, other)}]"


def _off(value: str, days: int) -> str:
    return (date.fromisoformat(value[:10]) + timedelta(days)).isoformat()


def _is_of_old(before: Sequence[Candidate], published: str) -> bool:
    """Whether what was told right before is long past, so that a look back may go on."""
    start = edtf.bounds(published).start or 0
    ends = [edtf.bounds(one.when).end for one in before if one.when]
    return any(end is not None and end <= start - _LATELY * edtf.DAY for end in ends)


def _timex(match: re.Match[str], value: str, step: str) -> Timex:
    words = " ".join(match[0].split())
    return Timex(match.start(), match.end(), words, "DATE", "hour-by-hour", value, value, steps=(step,))
