"""Where something was said: “at a rally in Porto”, “in a letter to the bank”; “in a statement” says nothing."""

from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates.asides import is_by_the_way_phrase
from timeline.extract.candidates.clauses import child_with

_PLACES: Final = frozenset({"in", "at", "on", "during", "to", "before", "about", "outside", "with", "against", "for"})
_IN_WORDS: Final = vocabulary.words("papers") | {"interview", "speech", "op-ed", "email", "e-mail", "press", "release"}
_TELLING: Final = ("prep", "poss", "compound")


def where_said(parsed: Parsed, verb: int, *, in_words: bool) -> list[int]:
    """The phrases beside a verb of saying that tell where; with `in_words` also “in a statement”."""
    phrases = [c for c in parsed.children[verb] if parsed.words[c].dep == "prep"]
    phrases = [c for c in phrases if not is_by_the_way_phrase(parsed, c) and parsed.words[c].text.lower() in _PLACES]
    told = [c for c in phrases if child_with(parsed, c, "pobj") is not None]
    return [c for c in told if in_words or not _is_of_words(parsed, c)]


def _is_of_words(parsed: Parsed, preposition: int) -> bool:
    """“in a statement”; “in a letter to the bank” tells who was written to."""
    paper = child_with(parsed, preposition, "pobj")
    if paper is None or parsed.words[paper].lemma not in _IN_WORDS:
        return False
    return not any(parsed.words[c].dep in _TELLING for c in parsed.children[paper])
