"""“Silva called Bach on Monday”: on the telephone, where nothing says what she called him, or to what."""

from typing import Final

from timeline.core.reading import Parsed
from timeline.extract.candidates.clauses import child_with, is_passive, subject

_ELSE: Final = ("oprd", "prt", "ccomp", "acomp", "attr", "dative")  # “called Bach a liar”, “called Bach up”
_AFTER: Final = frozenset({"to", "into", "for", "on", "upon", "in", "out", "as", "by"})  # “called Bach to account”


def is_phoned(parsed: Parsed, verb: int) -> bool:
    """Whether a verb tells that somebody called a person by telephone; “called him to testify” tells of a summons."""
    word, done, doer = parsed.words[verb], child_with(parsed, verb, "dobj"), subject(parsed, verb)
    if word.lemma != "call" or done is None or doer is None or is_passive(parsed, verb):
        return False
    if parsed.words[doer].pos not in ("PROPN", "PRON") or not _is_person(parsed, done):
        return False
    if child_with(parsed, verb, *_ELSE) is not None or parsed.words[done].dep == "conj":
        return False
    behind = [*parsed.words[done + 1 : done + 3]]
    if len(behind) > 1 and behind[1].pos == "X":
        return True  # “called Bach on Monday”: words of a date are no nouns
    return not behind or behind[0].text.lower() not in (*_AFTER, "“", '"', "``")


def _is_person(parsed: Parsed, index: int) -> bool:
    """Whether a word may be somebody's name: taggers tell persons from papers and firms too seldom to be asked."""
    return parsed.words[index].pos == "PROPN" and child_with(parsed, index, "det", "poss") is None
