"""Dates and happenings on two sides of a quotation mark; and what of a sentence is quoted as evidence."""

from collections.abc import Sequence
from typing import Final

from timeline.core.reading import Parsed, Sentence, Span, Text, Timex
from timeline.extract.candidates.clauses import is_finite, is_verb
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.neighbours import Date
from timeline.extract.candidates.triggers import Trigger, of_verb

_STOPS: Final = frozenset({",", ".", "!", "?", ";", "—", "–"})


def kept(parsed: Parsed, lexicon: Lexicon, found: Trigger, one: Date, quoted: Sequence[Span]) -> Trigger | None:
    """The trigger that a date may have: none outside the quotation in which the date stands.

    A date outside belongs to the saying, not to what is said: “We found it,” she said on Monday.
    """
    place = parsed.words[found.word].start
    around = next((span for span in quoted if span.start <= one.timex.start < span.end), None)
    if around is not None:
        return found if around.start <= place < around.end or not _is_speech(parsed, around) else None
    inside = next((span for span in quoted if span.start <= place < span.end), None)
    if inside is None or not _is_closed(parsed, inside):
        return found
    return _saying(parsed, lexicon, found, inside) or found


def asks_from(body: str, sentence: Sentence) -> int:
    """Where a sentence begins to ask: at its beginning, or with a quotation at its end; its end if it asks nothing."""
    if not body[sentence.start : sentence.end].rstrip("”\"'’ ").endswith("?"):
        return sentence.end
    last = next((span for span in sentence.quoted if span.end >= sentence.end - 2), None)
    before = body[sentence.start : last.start].rstrip("“\"'‘ ") if last is not None else ""
    return last.start if last is not None and before.endswith((":", ",")) else sentence.start


def evidence(text: Text, sentence: Sentence, at: int) -> Span:
    """The sentence around a place of the text; where furniture stands inside it, the part with that place."""
    inside = [one for one in text.furniture if sentence.start <= one.start < sentence.end]
    start = max((one.end for one in inside if one.end <= at), default=sentence.start)
    end = min((one.start for one in inside if one.start > at), default=sentence.end)
    words = text.body[start:end]
    return Span(end - len(words.lstrip()), start + len(words.rstrip()))


def is_title(timex: Timex, sentence: Sentence) -> bool:
    """Whether, as in “This Week”, a date fills its quotation marks, in capitals: the name of something."""
    filled = any(one.start == timex.start and one.end - timex.end <= 1 for one in sentence.quoted)
    return filled and timex.words.istitle()


def _is_speech(parsed: Parsed, around: Span) -> bool:
    """Whether somebody speaks there; said on “Newsnight Sunday” is a programme."""
    return any(is_verb(parsed, index) for index in parsed.within(around.start, around.end))


def _is_closed(parsed: Parsed, inside: Span) -> bool:
    """Whether a quotation ends as a sentence does: the firm “sacked 20 people” on Monday, it did not say so then."""
    return any(parsed.words[index].text in _STOPS for index in parsed.within(inside.end - 2, inside.end + 1))


def _saying(parsed: Parsed, lexicon: Lexicon, found: Trigger, inside: Span) -> Trigger | None:
    """The finite verb of saying beside a quotation that holds a trigger."""
    if found.verb is None or not is_finite(parsed, found.verb):
        return None
    for near in (*parsed.above(found.verb), *parsed.children[found.verb]):
        word = parsed.words[near]
        outside = not inside.start <= word.start < inside.end
        if outside and is_verb(parsed, near) and is_finite(parsed, near) and word.dep != "relcl":
            return of_verb(parsed, lexicon, near) if lexicon.kind_of_verb(word.lemma) == "statement" else None
    return None
