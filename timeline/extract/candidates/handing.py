"""Where a dated noun says too little by itself: the clause in which it is the doer tells what happened then."""

from typing import Final

from timeline.core.reading import Parsed
from timeline.extract.candidates.clauses import SUBJECTS, child_with, is_finite, is_verb
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.triggers import Trigger, of_verb

_HARM: Final = frozenset({"death", "disaster", "attack"})
_OF_WORDS: Final = frozenset({"ruling", "vote", "order", "publication", "statement", "agreement", "sanction"})
_NAMING: Final = frozenset("call declare describe consider deem label name say".split())  # what they name may be torn
_THIN: Final = 2  # words of a title: “Landmark ruling”
_THAT: Final = frozenset({"that", "which"})


def instead(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, title: str) -> Trigger | None:
    """The verb that tells of a noun's happening; None where none does, or where its `title` says enough.

    “Sunday's crash killed 12”, “the 1973 ruling that legalized it”, “Friday's reports revealing a plan”.
    """
    if not trigger.is_noun or len(title.split()) > _THIN:
        return None
    noun, words = trigger.word, parsed.words
    verb = words[noun].head
    if words[noun].dep in SUBJECTS and is_verb(parsed, verb) and words[verb].tag == "VBD":
        found = of_verb(parsed, lexicon, verb)
        return found if found is not None and found.kind in _HARM and not found.is_noun else None
    if trigger.kind not in _OF_WORDS:
        return None
    clause = next((c for c in parsed.children[noun] if _tells(parsed, c)), None)
    found = of_verb(parsed, lexicon, clause) if clause is not None else None
    return found if found is not None and not found.is_noun else None


def _tells(parsed: Parsed, clause: int) -> bool:
    """Whether a clause on a noun says what that noun did, then: “that legalized it”, “revealing a plan”."""
    word = parsed.words[clause]
    if word.lemma in _NAMING or child_with(parsed, clause, "dobj", "ccomp") is None:
        return False
    if word.dep == "acl" and word.tag == "VBG":
        return not is_finite(parsed, clause)
    doer = child_with(parsed, clause, "nsubj")
    return word.dep == "relcl" and word.tag == "VBD" and doer is not None and parsed.words[doer].text.lower() in _THAT
