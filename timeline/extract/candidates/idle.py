"""Dates that date no happening: those of a comparison, of a running count, of how things stood on a day."""

from typing import Final

from timeline.core.reading import Parsed
from timeline.extract.candidates.clauses import SUBJECTS, is_verb
from timeline.extract.candidates.denials import comes_late
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.neighbours import Date

_UNTIL: Final = frozenset({"until", "till"})
_TOP: Final = frozenset({"JJS", "RBS"})
_FIRST: Final = frozenset({"first", "only"})
_NUMBERED: Final = ("dobj", "nsubj", "nsubjpass")
_REACH: Final = 10  # words before “since” in which “the lowest” stands
_COUNTS: Final = frozenset({"data", "datum", "figure", "total", "result", "number", "count", "record"})


def dates_nothing(parsed: Parsed, lexicon: Lexicon, one: Date) -> bool:
    """“the worst since 1954”, “has killed 500 since May”, “had five as of June”: no happening of that day."""
    before = one.words[0] - 1
    while before > 0 and parsed.words[before].dep in ("det", "amod"):
        before -= 1
    word = parsed.words[before].text.lower() if before >= 0 else ""
    if word == "of" and before and parsed.words[before - 1].text.lower() == "as":
        return _is_state(parsed, lexicon, before - 1)
    if word == "into" and before and parsed.words[before - 1].text.lower() in ("well", "far", "deep"):
        return True
    if word in _UNTIL and not _comes_then(parsed, lexicon, before):
        return True
    if _nowadays(parsed, one):
        return True
    if word == "through" and parsed.words[parsed.words[before].head].lemma in _COUNTS:
        return True
    return _since(parsed, one)


def _is_state(parsed: Parsed, lexicon: Lexicon, at: int) -> bool:
    """“had five as of June”, “300 had died as of May”; not “banned as of May”, where it is that of the deed."""
    verb = next((index for index in parsed.above(at) if is_verb(parsed, index)), None)
    return verb is None or lexicon.kind_of_verb(parsed.words[verb].lemma) is None or _counts(parsed, verb)


def _comes_then(parsed: Parsed, lexicon: Lexicon, until: int) -> bool:
    """“postponed until 3 May”, “not charged until 3 May”; not “funds the army until 3 May”, which only ends then."""
    verb = next((index for index in parsed.above(until) if is_verb(parsed, index)), None)
    if verb is None:
        return False
    carries = parsed.words[verb].lemma in lexicon.scheduling.verbs | lexicon.cancelling.verbs
    return carries or comes_late(parsed, verb) or parsed.words[verb].tag in ("VBD", "VBN")


def _nowadays(parsed: Parsed, one: Date) -> bool:
    """“the army's operations today are different”: “today” at a noun, with how things are, is our time and no day."""
    before, after = one.words[0] - 1, one.words[-1] + 1
    if before < 0 or after >= len(parsed.words) or one.timex.words.lower() != "today":
        return False
    verb = parsed.words[after]
    state = verb.lemma == "be" and verb.tag in ("VBZ", "VBP")
    return state and parsed.words[before].tag in ("NNS", "NN") and parsed.words[before].dep in (*SUBJECTS, "pobj")


def _since(parsed: Parsed, one: Date) -> bool:
    since = parsed.words[one.words[0]].head
    if parsed.words[since].text.lower() != "since":
        since = one.words[0] - 1
    word = parsed.words[since]
    if since < 0 or word.text.lower() != "since" or word.dep != "prep":
        return False
    return not is_verb(parsed, word.head) or _compares(parsed, since, word.head) or _counts(parsed, word.head)


def _compares(parsed: Parsed, since: int, verb: int) -> bool:
    """“recorded its lowest total since 2002”, “the first to win since 1990”."""
    near = range(max(parsed.subtree(verb)[0], since - _REACH), since)
    words = [(parsed.words[i], parsed.words[i - 1].text.lower() if i else "") for i in near]
    return any((one.tag in _TOP and before != "at") or one.text.lower() in _FIRST for one, before in words)


def _counts(parsed: Parsed, verb: int) -> bool:
    """“have killed at least 500 since May”: a number that grew over the months."""
    if not any(parsed.words[child].text.lower() in ("has", "have", "had") for child in parsed.children[verb]):
        return False
    parts = (child for child in parsed.children[verb] if parsed.words[child].dep in _NUMBERED)
    return any(parsed.words[inside].dep == "nummod" for part in parts for inside in parsed.children[part])
