"""Who is told to be in a happening that a noun names: “in the call Silva said …”, “Silva gave a speech”."""

from collections.abc import Iterator, Sequence
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract.candidates.choosing import is_told
from timeline.extract.candidates.clauses import child_with, is_passive, is_verb, subject
from timeline.extract.candidates.phrases import Writer
from timeline.extract.candidates.triggers import Trigger

_WITHIN: Final = frozenset({"in", "at", "during"})
_AWAY: Final = frozenset({"flight", "journey", "tour", "trip", "visit"})
_SHARED: Final = frozenset({"talks", "call", "meeting"})


def partakers(writer: Writer, trigger: Trigger, acting: Sequence[str]) -> list[str]:
    """Those of the actors `acting` who are in it by grammar, and those of whom the article told so before.

    Whoever the sentence names elsewhere need not be: “the question lay over the hearing in Silva's case”.
    """
    doing = set(_doers(writer, trigger))
    return [ident for ident in acting if ident in doing or not writer.names(ident)]


def _doers(writer: Writer, trigger: Trigger) -> Iterator[str]:
    parsed, verb = writer.parsed, _verb(writer.parsed, trigger)
    doer = subject(parsed, verb) if verb is not None and not is_passive(parsed, verb) else None
    while doer is not None:
        if (ident := writer.actor_behind(doer)) is not None:
            yield ident
        doer = child_with(parsed, doer, "conj")


def _verb(parsed: Parsed, trigger: Trigger) -> int | None:
    """The verb whose doer is there: that which carries the noun, or around which “in” and “at” set it."""
    if trigger.verb is not None:
        return trigger.verb
    word = parsed.words[trigger.word]
    if is_told(parsed, trigger.word, word.head):
        return word.head
    preposition = parsed.words[word.head]
    if word.dep != "pobj" or not is_verb(parsed, preposition.head):
        return None
    small = preposition.text.lower()
    coming = small == "for" and trigger.kind in _SHARED and child_with(parsed, preposition.head, "dobj") is None
    away = small == "on" and word.lemma in _AWAY
    return preposition.head if small in _WITHIN or coming or away else None
