"""Where a dated noun or verb says too little by itself, and another clause tells what happened then."""

from dataclasses import replace
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract.candidates.clauses import SUBJECTS, child_with, is_finite, is_verb
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.triggers import Trigger, of_verb

_HARM: Final = frozenset({"death", "disaster", "attack"})
_OF_WORDS: Final = frozenset({"ruling", "vote", "order", "publication", "statement", "agreement", "sanction"})
_NAMING: Final = frozenset("call declare describe consider deem label name say".split())  # what they name may be torn
_ANSWERING: Final = frozenset({"respond", "react", "retaliate", "reply", "answer", "speak"})
_THIN: Final = 2  # words of a title: “Landmark ruling”
_THAT: Final = frozenset({"that", "which"})
_THERE: Final = frozenset({"in", "on", "with"})


def instead(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, title: str) -> Trigger | None:
    """The verb that tells of a noun's happening; None where none does, or where its `title` says enough.

    “Sunday's crash killed 12”, “the 1973 ruling that legalized it”, “Friday's reports revealing a plan”; also where
    a verb says too little: “responded Friday, announcing a list”, “in a letter sent on Friday, they demanded a list”.
    """
    if not trigger.is_noun:
        doing = _doing(parsed, lexicon, trigger) if " " not in title else None
        return doing or _done_by_it(parsed, lexicon, trigger)
    if len(title.split()) > _THIN:
        return None
    noun, words = trigger.word, parsed.words
    if any(words[child].text.lower() in lexicon.claiming.adjectives for child in parsed.children[noun]):
        return None  # “the alleged attack left two dead” is alleged, too
    if (when := _when(parsed, lexicon, noun)) is not None:
        return replace(when, kind=trigger.kind) if when.kind == "other" else when
    verb = words[noun].head
    if words[noun].dep in SUBJECTS and is_verb(parsed, verb) and words[verb].tag == "VBD":
        found = of_verb(parsed, lexicon, verb)
        return found if found is not None and found.kind in _HARM and not found.is_noun else None
    if trigger.kind not in _OF_WORDS:
        return None
    clause = next((c for c in parsed.children[noun] if _tells(parsed, c)), None)
    found = of_verb(parsed, lexicon, clause) if clause is not None else None
    return found if found is not None and not found.is_noun else None


def _when(parsed: Parsed, lexicon: Lexicon, noun: int) -> Trigger | None:
    """“the 21 June protest when thousands held the bridge”: what was done in it."""
    words = parsed.words
    mark = noun + 1
    if mark >= len(words) or words[mark].text.lower() not in ("when", "where"):
        return None
    verb = words[mark].head
    if words[mark].dep != "advmod" or words[verb].tag != "VBD" or child_with(parsed, verb, "nsubj") is None:
        return None
    found = of_verb(parsed, lexicon, verb)
    return found if found is not None and not found.is_noun else None


def _doing(parsed: Parsed, lexicon: Lexicon, trigger: Trigger) -> Trigger | None:
    """“China responded Friday, announcing a list”: what was done by responding."""
    if parsed.words[trigger.word].lemma not in _ANSWERING or not is_finite(parsed, trigger.word):
        return None
    behind = (child for child in parsed.children[trigger.word] if child > trigger.word)
    doing = next((c for c in behind if parsed.words[c].dep == "advcl" and parsed.words[c].tag == "VBG"), None)
    if doing is None or child_with(parsed, doing, "dobj", "ccomp") is None:
        return None
    found = of_verb(parsed, lexicon, doing)
    return found if found is not None and found.kind != "other" else None


def _tells(parsed: Parsed, clause: int) -> bool:
    """Whether a clause on a noun says what that noun did, then: “that legalized it”, “revealing a plan”."""
    word = parsed.words[clause]
    if word.lemma in _NAMING or child_with(parsed, clause, "dobj", "ccomp") is None:
        return False
    if word.dep == "acl" and word.tag == "VBG":
        return not is_finite(parsed, clause)
    doer = child_with(parsed, clause, "nsubj")
    return word.dep == "relcl" and word.tag == "VBD" and doer is not None and parsed.words[doer].text.lower() in _THAT


def _done_by_it(parsed: Parsed, lexicon: Lexicon, trigger: Trigger) -> Trigger | None:
    """“In a letter sent on Monday, the union demanded higher wages”: what was done by what was sent, where it opens."""
    words, sent = parsed.words, trigger.word
    if trigger.kind not in _OF_WORDS:
        return None  # “in a church built in 1920”
    noun = words[sent].head
    opening = words[noun].head
    verb = words[opening].head
    if words[sent].dep != "acl" or words[noun].dep != "pobj" or words[opening].text.lower() not in _THERE:
        return None
    doer = child_with(parsed, verb, "nsubj")
    if not is_verb(parsed, verb) or words[verb].tag != "VBD" or doer is None or not opening < sent < doer:
        return None
    found = of_verb(parsed, lexicon, verb)
    return found if found is not None and not found.is_noun else None
