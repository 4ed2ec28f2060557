"""What the small parser hangs one place too far: a second subject, a phrase of the next clause, what was published.

A sentence comes as its words, with heads as indices into it, and goes back changed in place.
"""

from dataclasses import replace
from typing import Final

from timeline.core.reading import Word
from timeline.extract import vocabulary

_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_PUBLISHED: Final = frozenset({"publish", "air", "broadcast", "post", "release"})
_TEXTS: Final = vocabulary.words("published_texts")
_PHRASES: Final = ("prep", "npadvmod", "advmod")
_ACCUSING: Final = frozenset({"accuse", "suspect", "convict", "acquit"})
_DEEPEST: Final = 4


def mended(words: list[Word]) -> None:
    """Hangs such words where they belong."""
    for index in range(len(words)):
        _called_twice(words, index)
        _opens_next(words, index)
        _published(words, index)
        _accused_of(words, index)


def _called_twice(words: list[Word], second: int) -> None:
    """“A teacher who left, Ana Silva, said”, “a teacher who left, young Ana Silva said”: one subject told twice."""
    word = words[second]
    if word.dep != "nsubj" or word.tag != "NNP" or second > word.head:
        return
    first = next((i for i in range(second) if words[i].dep == "nsubj" and words[i].head == word.head), None)
    if first is None or words[first].pos != "NOUN" or words[first].tag != "NN":
        return
    opening = min(i for i in range(second + 1) if i == second or words[i].head == second)
    if opening < 1 or words[opening - 1].text != ",":
        return
    closed = any(words[i].text == "," for i in range(second, word.head))
    if closed:
        words[second] = replace(word, dep="appos", head=first)
    else:
        words[first] = replace(words[first], dep="appos", head=second)


def _opens_next(words: list[Word], index: int) -> None:
    """“She sang in Porto, and in Oslo on Monday, she danced”: what stands between “and” and a subject is behind it."""
    word = words[index]
    if word.dep not in (*_PHRASES, "conj") or index < 2 or words[index - 1].tag != "CC" or words[index - 2].text != ",":
        return
    before = word.head
    verb = words[before].head
    if not before < index - 2 or verb <= index or words[before].dep not in ("ccomp", "parataxis"):
        return
    doer = next((i for i in range(index, verb) if words[i].head == verb and words[i].dep.startswith("nsubj")), None)
    if doer is not None and any(words[i].text == "," for i in range(index, doer)):
        for place in range(index, doer):
            if words[place].head == before and words[place].dep in (*_PHRASES, "conj"):
                words[place] = replace(words[place], dep="prep" if words[place].tag == "IN" else "advmod", head=verb)


def _published(words: list[Word], index: int) -> None:
    """“an interview with the bank published on Monday”: interviews are published, not banks."""
    word = words[index]
    if word.tag != "VBN" or word.lemma not in _PUBLISHED or word.dep not in ("acl", "ccomp", "advcl"):
        return
    above = word.head if word.dep == "acl" else index - 1
    if above < 0 or words[above].lemma in _TEXTS or any(one.head == index and one.dep == "auxpass" for one in words):
        return
    for _ in range(_DEEPEST):
        if words[above].dep not in ("pobj", "prep", "compound", "conj"):
            return
        above = words[above].head
        if words[above].lemma in _TEXTS and words[above].pos in _NOUNS and above < index:
            words[index] = replace(word, dep="acl", head=above)
            return


def _accused_of(words: list[Word], index: int) -> None:
    """“accused the man who was hurt by police of staging it”: “of” belongs to the accusation."""
    word, verb = words[index], words[index].head
    doing = any(one.head == index and one.dep == "pcomp" for one in words[index + 1 :])
    if word.text.lower() != "of" or not doing or words[verb].dep not in ("relcl", "acl"):
        return
    noun = words[verb].head
    above = words[noun].head
    if words[noun].dep == "dobj" and words[above].lemma in _ACCUSING and above < noun < verb < index:
        words[index] = replace(word, head=above)
