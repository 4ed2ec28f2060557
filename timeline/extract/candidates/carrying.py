"""Nouns that only carry words or plans: “issues statement” and “passes bill” say little without what stands in them."""

from collections.abc import Collection, Iterator
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates.clauses import SUBJECTS, child_with, is_finite, is_infinitive, is_verb
from timeline.extract.candidates.phrases import Writer

_CARRYING: Final = vocabulary.words("carrying_words")
_PLAIN: Final = vocabulary.words("colourless")
_BREAKS: Final = (",", "—", "–", "-", "--")
_ABOUT: Final = frozenset({"about", "against", "concerning", "for", "of", "on", "over", "regarding"})
_ANYBODY: Final = frozenset({"those", "anyone", "anybody", "everyone", "everybody"})
_TELLING: Final = ("compound", "nmod", "amod", "nummod", "poss", "appos")
_OBJECTS: Final = ("dobj", "pobj", "attr")
_SAYING: Final = (
    vocabulary.words("saying")
    | vocabulary.words("asking")
    | frozenset("accuse call characterize characterise condemn criticize denounce describe praise say suggest".split())
)


def says_what(parsed: Parsed, clause: int, *, bare: bool = False) -> bool:
    """“saying they knew” in “issued a statement saying they knew”, “that described her”: what stands in the words.

    Where the noun is to be `bare`, no word may stand beside it that says which one is meant.
    """
    word = parsed.words[clause]
    if word.dep == "advcl" and clause > word.head:
        return _is_said_with(parsed, clause)
    if bare and not _is_bare(parsed, word.head, range(len(parsed.words))):
        return False
    if parsed.words[parsed.subtree(clause)[0] - 1].text in _BREAKS:
        return False
    if parsed.words[word.head].lemma not in _CARRYING or clause < word.head:
        return False
    own = word.dep == "relcl" and parsed.words[word.head].dep in _OBJECTS and _is_its_own(parsed, clause)
    return word.dep == "acl" or own


def tells_who(parsed: Parsed, clause: int) -> bool:
    """“who apply” in “allow those who apply to stay”: a word that means nobody without its clause."""
    word, above = parsed.words[clause], parsed.words[parsed.words[clause].head]
    if word.dep != "relcl" or clause < word.head or above.text.lower() not in _ANYBODY:
        return False
    return parsed.words[parsed.subtree(clause)[0] - 1].text not in _BREAKS


def is_cut(parsed: Parsed, words: Collection[int], writer: Writer) -> bool:
    """Whether a noun among these words has lost what stands in it, or which one it is: “issues statement”."""
    bare = (index for index in words if _is_bare(parsed, index, words))
    if any(_has_lost(parsed, index, words, writer) for index in bare):
        return True
    return any(
        child not in words and _tells_which(parsed, child) for index in words for child in parsed.children[index]
    )


def _tells_which(parsed: Parsed, clause: int) -> bool:
    """“returning from Chad” in “isolates all soldiers returning from Chad”, “to act” in “has a deadline to act”."""
    word, noun = parsed.words[clause], parsed.words[parsed.words[clause].head]
    if word.dep != "acl" or noun.pos != "NOUN" or clause < word.head or not parsed.children[clause]:
        return False
    return parsed.words[parsed.subtree(clause)[0] - 1].text not in _BREAKS


def _is_its_own(parsed: Parsed, clause: int) -> bool:
    """“that described her”, of which “that” is the subject: the words themselves do it."""
    doers = [c for c in parsed.children[clause] if parsed.words[c].dep in SUBJECTS]
    own = any(parsed.words[c].text.lower() in ("that", "which") for c in doers)
    return own and is_finite(parsed, clause) and child_with(parsed, clause, "auxpass") is None


def _is_said_with(parsed: Parsed, clause: int) -> bool:
    """“asking them to go” in “sent a letter to Bach asking them to go”, which parsers hang on the verb.

    Behind a comma only what was said is told there: “repeated the claim, insisting that they knew”.
    """
    word, verb = parsed.words[clause], parsed.words[clause].head
    done = child_with(parsed, verb, "dobj") if is_verb(parsed, verb) else None
    carried = done is not None and done < clause and parsed.words[done].lemma in _CARRYING
    apart = parsed.words[parsed.subtree(clause)[0] - 1].text in _BREAKS
    told = word.tag == "VBG" and (word.lemma in _SAYING or not apart)
    return carried and (told or (not apart and is_infinitive(parsed, clause)))


def _is_bare(parsed: Parsed, noun: int, words: Collection[int]) -> bool:
    """“statement”, “new bill”: no word is left beside it that says which."""
    word = parsed.words[noun]
    if word.lemma not in _CARRYING or word.dep not in _OBJECTS:
        return False
    near = [c for c in parsed.children[noun] if c in words and parsed.words[c].dep in _TELLING]
    return all(parsed.words[c].text.lower() in _PLAIN for c in near)


def _has_lost(parsed: Parsed, noun: int, words: Collection[int], writer: Writer) -> bool:
    told = [one for one in _told(parsed, noun) if not writer.is_date(one)]
    return bool(told) and not any(one in words for one in told)


def _told(parsed: Parsed, noun: int) -> Iterator[int]:
    """The phrases and clauses that say what stands in a noun's words."""
    beside = parsed.children[parsed.words[noun].head] if parsed.words[noun].dep == "dobj" else ()
    for child in (*parsed.children[noun], *beside):
        word = parsed.words[child]
        if word.dep in ("acl", "relcl", "advcl"):
            yield from [child] if says_what(parsed, child) else []
        elif word.head == noun and word.dep == "prep" and word.text.lower() in _ABOUT:
            yield child
