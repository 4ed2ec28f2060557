"""Whom “who …” tells of, where the small parser hangs it on the nearest name: “an aide to Ana Silva who resigned”.

A sentence comes as its words, with heads as indices into it, and goes back changed in place.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from timeline.core.reading import Word
from timeline.extract import vocabulary

_WHO: Final = frozenset({"who", "whom"})
_RELATIVE: Final = frozenset({"who", "which", "that"})
_SUFFIXES: Final = ("er", "or", "ist", "ian", "man", "woman", "eer", "ant", "ee", "person")  # “adviser”, “assistant”
_PEOPLE: Final = vocabulary.words("persons")
_LESS: Final = vocabulary.words("ends_like_people")
_DEEPEST: Final = 4
_THROUGH: Final = frozenset({"pobj", "prep", "compound", "nmod", "poss", "conj", "agent", "acl", "appos"})


def infinitives(words: list[Word]) -> None:
    """“a deadline to review it”: an infinitive says which deadline, be it one to do something or one that must be met.

    ClearNLP labels tell `relcl` and `acl` apart here, and the parser takes either.
    """
    for index, word in enumerate(words):
        to = index > 0 and words[index - 1].tag == "TO" and words[index - 1].head == index
        if word.dep == "relcl" and word.tag == "VB" and to:
            words[index] = replace(word, dep="acl")


def done_to(words: list[Word]) -> None:
    """“an aide who Silva fired”: a clause has one subject, the one right before its verb; it was done to “who”."""
    for who, word in enumerate(words):
        verb = word.head
        if word.text.lower() not in _RELATIVE or word.dep != "nsubj" or words[verb].dep != "relcl":
            continue
        others = [i for i in range(who + 1, verb) if words[i].head == verb and words[i].dep == "nsubj"]
        done = any(one.head == verb and one.dep in ("dobj", "ccomp") for one in words[verb + 1 :])
        if others and not done:
            words[who] = replace(word, dep="dobj")


def hung(words: list[Word], people: Mapping[int, int], places: frozenset[int]) -> None:
    """Hangs each clause with “who” on the person it tells of, not on a name inside the phrase for that person.

    “The head of trade for Chile, who resigned” tells of no land, and without a comma “who” never explains a name:
    “an adviser to Ana Silva who resigned” tells of the adviser. `people` and `places` are the words of such names.
    """
    for index, word in enumerate(words):
        if word.text.lower() == "which" and index > 1:
            _thing(words, index, people)
        if word.text.lower() not in _WHO or index < 2:
            continue
        verb = _clause(words, index)
        if verb is None:
            continue
        name = words[verb].head
        behind_comma = words[index - 1].text == ","
        if words[name].tag == "NN" and not _is_person(words[name]) and behind_comma and index - 2 in people:
            words[verb] = replace(words[verb], head=_first_of(words, index - 2))
        person = _above(words, name, people) if words[name].tag == "NNP" and name < index else None
        explained = person in people and name not in people  # “Ana Silva, a member of the council, whom Chad charged”
        may_have_it = person is None or _may_have_it(words, name, people, places, behind_comma)
        if person is not None and person < index and (explained or not may_have_it):
            words[verb] = replace(words[verb], head=person)


def _first_of(words: list[Word], name: int) -> int:
    """“with support of Ana Silva and Bo Lund, who left”: no support is “who”, but the first of those named together."""
    while words[name].dep in ("conj", "compound") and words[name].tag == "NNP":
        name = words[name].head
    return name


def _thing(words: list[Word], which: int, people: Mapping[int, int]) -> None:
    """“a mission led by Ana Silva which failed”: no person is “which”, so the clause tells of the mission."""
    verb = _clause(words, which)
    if verb is None or words[verb].head not in people or words[verb].head > which:
        return
    index = words[verb].head
    for _ in range(_DEEPEST):
        if words[index].dep not in _THROUGH:
            return
        index = words[index].head
        if words[index].pos == "NOUN" and index < which and not _is_person(words[index]):
            words[verb] = replace(words[verb], head=index)
            return


def _clause(words: list[Word], who: int) -> int | None:
    """The verb of the relative clause in which “who” stands."""
    index = who
    for _ in range(_DEEPEST):
        index = words[index].head
        if words[index].dep == "relcl":
            return index
    return None


def _may_have_it(
    words: list[Word], name: int, people: Mapping[int, int], places: frozenset[int], behind_comma: bool
) -> bool:
    """Whether the clause may well tell of the name: of a person behind a comma, of “the Pole who won”."""
    if behind_comma:
        return name not in places
    of_one = any(word.head == name and word.dep == "det" for word in words)
    return of_one and name not in people and name not in places


def _above(words: list[Word], name: int, people: Mapping[int, int]) -> int | None:
    """The noun for a person in whose phrase a name stands, or the person whom that noun explains."""
    index = name
    for _ in range(_DEEPEST):
        if words[index].dep not in ("pobj", "prep", "compound", "nmod", "poss", "conj"):
            return None
        index = words[index].head
        if words[index].dep == "appos" and words[index].head in people and words[index].pos == "NOUN":
            return words[index].head
        if words[index].pos == "NOUN" and _is_person(words[index]):
            return index
    return None


def _is_person(word: Word) -> bool:
    return word.lemma in _PEOPLE or (word.lemma.endswith(_SUFFIXES) and word.lemma not in _LESS)
