"""Whether what is left of a clause ends where it still says something: not “says order drips”, “lauds ability to make”.

A phrase may be cut from a clause as long as no word is left that cannot do without it.
"""

from collections.abc import Collection
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates import lexicon
from timeline.extract.candidates.clauses import SUBJECTS, child_with, is_finite, is_passive, is_verb
from timeline.extract.candidates.phrases import Writer
from timeline.extract.candidates.triggers import noun_kind

_TAIL: Final = 8  # characters at its end by which a clause is known to be whole
_OBJECTS: Final = frozenset({"dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "dative"})
_LIKE: Final = frozenset({"feel", "look", "sound", "seem", "behave"})  # “feel like strangers”
_WITH_TO: Final = frozenset({"next", "close", "prior", "due", "thanks", "rather"})
_INCOMPLETE: Final = vocabulary.words("incomplete")
_BELONGING: Final = vocabulary.words("belonging")
_GOING_ON: Final = vocabulary.words("going_on")  # “will begin” says something without “with a truce”
_NAMELESS: Final = frozenset({"DET", "ADJ", "PRON"})
_CLAUSES: Final = ("acl", "relcl", "ccomp")


def is_torn(parsed: Parsed, words: Collection[int], writer: Writer) -> bool:
    """Whether the last of these words, as they are written, has lost what it needs, or a clause its subject."""
    last = end(words, writer)
    if last is None:
        return False
    lost = [c for c in parsed.children[last] if c > last and c not in words and not writer.is_date(c)]
    if is_verb(parsed, last):
        torn = _is_torn_verb(parsed, last, lost)
    elif parsed.words[last].dep in ("acomp", "oprd") or parsed.words[last].text in _WITH_TO:
        torn = any(parsed.words[c].dep in ("prep", "xcomp", "ccomp") for c in lost)
    else:
        torn = _is_torn_noun(parsed, last, lost)
    return torn or any(_is_headless(parsed, i, writer) or _is_timed(parsed, i, words, writer) for i in words)


def _is_timed(parsed: Parsed, verb: int, words: Collection[int], writer: Writer) -> bool:
    """“would take before going” (a few years), “would do with force” (so): what was left out as a time, or as small."""
    if not is_verb(parsed, verb) or parsed.words[verb].lemma == "spend":
        return False
    done = (c for c in parsed.children[verb] if parsed.words[c].dep == "dobj" and c > verb)
    timed = any(parsed.words[c].text.islower() and (c not in words or writer.is_date(c)) for c in done)
    so = parsed.words[verb].lemma == "do" and any(parsed.words[c].text == "so" for c in parsed.children[verb])
    return timed or so


def end(words: Collection[int], writer: Writer) -> int | None:
    """The last of these words that a title would write: no date, sign or small word."""
    return next((index for index in sorted(words, reverse=True) if writer.written([index])), None)


def ends_alike(told: str, whole: str) -> bool:
    """Whether a title ends where the clause does, or before one more of what is told together: “two mills and …”."""
    _, found, left = whole.partition(told[-_TAIL:])
    return bool(found) and (not left or left.startswith((",", " and ", " or ")))


def _is_torn_verb(parsed: Parsed, verb: int, lost: list[int]) -> bool:
    """“they were making”, “the order drips” (with hatred); “was sold” may do without “to the bank”."""
    word = parsed.words[verb]
    if any(parsed.words[c].dep in _OBJECTS for c in lost):
        return True
    if word.lemma == "try" and any(parsed.words[c].dep == "conj" for c in lost):
        return True  # “try and restore it”
    if word.lemma in _LIKE and any(parsed.words[c].dep in ("advcl", "prep") for c in lost):
        return True
    belongs = any(c == verb + 1 and parsed.words[c].text.lower() in _BELONGING for c in lost)
    return belongs and word.lemma not in _GOING_ON and word.tag != "VBN" and not is_passive(parsed, verb)


def _is_torn_noun(parsed: Parsed, noun: int, lost: list[int]) -> bool:
    """“has the ability” (to pay), “there is a good chance” (that she goes); “announces new” has no noun."""
    word, above = parsed.words[noun], parsed.words[noun].head
    if word.dep == "dobj" and word.pos in _NAMELESS and word.tag != "PRP" and parsed.words[noun - 1].text != "-":
        return not _is_noun(parsed, noun)
    clause = any(parsed.words[c].dep in _CLAUSES for c in lost)
    there = word.dep == "attr" and child_with(parsed, above, "expl") is not None
    return clause and (there or word.lemma in _INCOMPLETE)


def _is_noun(parsed: Parsed, index: int) -> bool:
    """“raided the flat”, “made landfall”: a noun that the tagger took for an adjective."""
    articled = any(parsed.words[child].dep in ("det", "poss") for child in parsed.children[index])
    adjective = parsed.words[index].pos == "ADJ"
    return adjective and (articled or noun_kind(parsed, lexicon.load(), index) is not None)


def _is_headless(parsed: Parsed, verb: int, writer: Writer) -> bool:
    """“pledges would not happen”: a clause with a tense whose subject cannot be written, or was lost by the parser."""
    if parsed.words[verb].dep not in ("ccomp", "advcl") or not is_verb(parsed, verb) or not is_finite(parsed, verb):
        return False
    doers = [c for c in parsed.children[verb] if parsed.words[c].dep in (*SUBJECTS, "expl")]
    mute = [c for c in doers if writer.is_date(c) or (parsed.words[c].tag == "DT" and writer.is_pronoun(c))]
    return len(mute) == len(doers)
