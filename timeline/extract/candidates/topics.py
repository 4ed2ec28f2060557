"""Whether a happening that a noun tells is only what others speak of: “was asked about the attack in May”."""

from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates.clauses import SUBJECTS, is_verb
from timeline.extract.candidates.triggers import Trigger

_BLOODSHED: Final = frozenset({"attack", "death", "disaster", "injury", "crime", "damage"})
_TAKING_PART: Final = vocabulary.words("in_bloodshed")
_ABOUT: Final = frozenset({"about", "over", "regarding", "concerning"})
_ON: Final = frozenset({"on", "into", "of"})
_TEXTS: Final = vocabulary.words("texts_on")


def is_topic(parsed: Parsed, trigger: Trigger) -> bool:
    """Whether those around the noun only tell of it, or have to do with what came of it.

    Of bloodshed and disasters they do unless a verb says more: “was killed in the crash”, “claimed the attack”.
    """
    if not trigger.is_noun or _is_spoken_of(parsed, trigger.word):
        return trigger.is_noun
    return trigger.verb is None and trigger.kind in _BLOODSHED and _is_far(parsed, trigger.word)


def _is_spoken_of(parsed: Parsed, noun: int) -> bool:
    """“quarrelled over the vote”, “a report on the talks”."""
    preposition = parsed.words[noun].head
    if parsed.words[noun].dep != "pobj" or _is_of_somebody(parsed, noun):
        return False
    small, above = parsed.words[preposition].text.lower(), parsed.words[preposition].head
    if small == "over" and parsed.words[above].lemma == "preside":
        return False
    return small in _ABOUT or (small in _ON and parsed.words[above].lemma in _TEXTS)


def _is_of_somebody(parsed: Parsed, noun: int) -> bool:
    """“a complaint against Reed over his call with Cole”: it may well be the call of one who is told of."""
    return any(parsed.words[child].tag == "PRP$" for child in parsed.children[noun])


def _is_far(parsed: Parsed, noun: int) -> bool:
    """Whether the clause around tells something else than who was struck, or struck."""
    if parsed.words[noun].dep in SUBJECTS or _goes_with(parsed, noun):
        return False
    above = next((index for index in parsed.above(noun) if is_verb(parsed, index)), None)
    return above is None or parsed.words[above].lemma not in _TAKING_PART


def _goes_with(parsed: Parsed, noun: int) -> bool:
    """“Chad's army did not move, with continued fire along the border”: the clause tells what goes on in it."""
    preposition = parsed.words[noun].head
    small = parsed.words[noun].dep == "pobj" and parsed.words[preposition].text.lower() == "with"
    return small and preposition > 0 and parsed.words[preposition - 1].text == ","
