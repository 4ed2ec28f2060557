"""Slips that small parsers make again and again, mended by word order: each rule says what English does not do.

A sentence comes as its words, with heads as indices into it, and goes back the same way; places never change.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from timeline.core.reading import Word

_NAMES_LIKE_MODALS: Final = frozenset({"May", "Will"})
_FINITE: Final = frozenset({"VBD", "VBZ"})
_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_LINKS: Final = frozenset({"since", "after", "before", "as", "until", "while", "because", "that"})
_SUBORDINATE: Final = frozenset({"conj", "ccomp", "advcl"})
_LONGEST_INSERTION: Final = 25  # words between the commas


def mend(words: Sequence[Word]) -> list[Word]:
    """The words of one sentence with these slips mended; heads are indices into the sentence."""
    mended = list(words)
    for rule in _RULES:
        rule(mended)
    return mended


def _names(words: list[Word]) -> None:
    """“May had offered”, “Will says”: no modal stands before a finite verb; it is a name, and the subject."""
    for index, word in enumerate(words[:-1]):
        is_slip = word.text in _NAMES_LIKE_MODALS and word.tag == "MD" and words[index + 1].tag in _FINITE
        if is_slip:
            words[index] = replace(word, pos="PROPN", tag="NNP", dep="nsubj", lemma=word.text.lower())


def _lost_subjects(words: list[Word]) -> None:
    """“since Rok, a marshal, met Clinton”: a finite verb after an insertion has the noun before it as subject."""
    for index, word in enumerate(words):
        if word.tag not in _FINITE or word.dep not in _SUBORDINATE or _has_subject(words, index):
            continue
        noun = _before_insertion(words, index)
        if noun is None or _is_joined(words, index) or not _may_be_subject(words[noun]):
            continue
        link = _link(words, noun)
        if link is None:
            continue
        above = words[link].head if words[link].dep == "prep" else word.head
        words[index] = replace(word, dep="ccomp" if words[link].text.lower() == "that" else "advcl", head=above)
        words[noun] = replace(words[noun], dep="nsubj", head=index)
        words[link] = replace(words[link], dep="mark", head=index, pos="SCONJ")


def _has_subject(words: list[Word], verb: int) -> bool:
    return any(word.head == verb and word.dep in _SUBJECTS for word in words)


def _is_joined(words: list[Word], verb: int) -> bool:
    """Whether “and” or “but” stands right before a verb: then it has the subject of the verb before."""
    return any(words[near].tag == "CC" for near in range(max(0, verb - 2), verb))


def _before_insertion(words: list[Word], verb: int) -> int | None:
    """The last word before “, …, verb”."""
    if verb < 4 or words[verb - 1].text != ",":
        return None
    for comma in range(verb - 2, max(0, verb - _LONGEST_INSERTION), -1):
        if words[comma].text == ",":
            return comma - 1
    return None


def _may_be_subject(word: Word) -> bool:
    return word.pos in _NOUNS and word.dep in ("pobj", "dobj", "npadvmod")


def _link(words: list[Word], noun: int) -> int | None:
    """The word that opens the clause: “since” above its noun, or “that” taken for an article."""
    above = words[noun].head
    if words[noun].dep == "pobj" and words[above].text.lower() in _LINKS:
        return above
    return next((i for i, word in enumerate(words) if word.head == noun and word.text.lower() == "that"), None)


def _second_objects(words: list[Word]) -> None:
    """“accused them of harming Ann Lee, the first victim”: a second object behind a comma explains the noun before."""
    for index, word in enumerate(words):
        if word.dep != "dobj":
            continue
        first = next((i for i in range(index) if words[i].head == word.head and words[i].dep == "dobj"), None)
        opening = min((i for i in range(index + 1) if _is_under(words, i, index)), default=index)
        if first is None or opening < 2 or words[opening - 1].text != ",":
            continue
        before = words[opening - 2]
        if before.pos in _NOUNS and opening - 2 > first:
            words[index] = replace(word, dep="appos", head=opening - 2)


def _is_under(words: list[Word], index: int, top: int) -> bool:
    for _ in range(len(words)):
        if index == top:
            return True
        if words[index].head == index:
            return False
        index = words[index].head
    return False


_RULES: Final[tuple[Callable[[list[Word]], None], ...]] = (_names, _lost_subjects, _second_objects)
