"""Participles behind their noun that small parsers take for the verb: “a van believed to hold six people was found”.

Two verbs with a tense and nothing to join them are no English sentence, so the first is a participle. The words of
one sentence are mended in place; heads are indices into it.
"""

from dataclasses import replace
from typing import Final

from timeline.core.reading import Word
from timeline.extract import vocabulary

_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_AUXILIARIES: Final = frozenset({"aux", "auxpass"})
_LINKS: Final = frozenset({"after", "before", "until", "since", "till"})
_SAYING: Final = vocabulary.words("saying")
_KNOWING: Final = frozenset({"know", "think", "believe", "hope", "prove", "show", "see", "hear", "learn", "ensure"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_TAKEN: Final = frozenset({"VBD", "VBN"})


def mended(words: list[Word]) -> None:
    """Makes such participles describe their noun, and the verb behind them the verb of the sentence."""
    _glued_to_object(words)
    for index in range(len(words)):
        _before_its_verb(words, index)
        _as_subject(words, index)
        _behind_link(words, index)


def _glued_to_object(words: list[Word]) -> None:
    """“Silva faced criticism from her party.”: the sentence has no other verb, so its name does something."""
    top = next((i for i, word in enumerate(words) if word.head == i), len(words))
    verb = top + 1
    if verb >= len(words) or words[top].tag != "NNP" or words[verb].dep != "amod" or words[verb].tag not in _TAKEN:
        return
    noun = words[verb].head
    below = [i for i, word in enumerate(words) if word.head == top and i > top]
    if noun not in below or words[noun].dep != "dobj" or any(words[i].tag in _FINITE for i in below):
        return
    for index in below:
        words[index] = replace(words[index], head=verb)
    words[verb] = replace(words[verb], dep="ROOT", head=verb, tag="VBD")
    words[top] = replace(words[top], dep="nsubj", head=verb)


def _before_its_verb(words: list[Word], verb: int) -> None:
    """“A van believed to hold six people was found”: people is what it holds, and the van is what was found."""
    done = words[verb].head
    if words[verb].dep != "ccomp" or words[done].dep != "xcomp" or words[done].lemma in _SAYING | _KNOWING:
        return
    first = words[done].head
    noun = _subject(words, first)
    held, passive = _subject(words, verb), _below(words, verb, _AUXILIARIES)
    if words[first].head != first or words[first].tag not in _TAKEN or noun is None or held is None:
        return
    if not first < done < held < passive or _has_link(words, verb) or _below(words, first, _AUXILIARIES) >= 0:
        return
    words[held] = replace(words[held], dep="dobj", head=done)
    words[verb] = replace(words[verb], dep="ROOT", head=verb)
    for index, word in enumerate(words):
        if word.head == first and (index < noun or index > verb) and index != first:
            words[index] = replace(word, head=verb)
    words[noun] = replace(words[noun], dep="nsubjpass" if words[passive].dep == "auxpass" else "nsubj", head=verb)
    words[first] = replace(words[first], dep="acl", head=noun, tag="VBN")


def _as_subject(words: list[Word], first: int) -> None:
    """“A vessel thought to carry weapons was stopped”: the vessel was stopped, and not the thinking."""
    word = words[first]
    if word.dep not in _SUBJECTS or word.tag not in _TAKEN:
        return
    noun = _subject(words, first)
    if noun is None or not noun < first < word.head or _below(words, first, _AUXILIARIES) >= 0:
        return
    words[noun] = replace(words[noun], dep=word.dep, head=word.head)
    words[first] = replace(word, dep="acl", head=noun, tag="VBN")


def _behind_link(words: list[Word], verb: int) -> None:
    """“set a vote after the bill was introduced”: a clause of time, and not what those do who set the vote."""
    above = words[verb].head
    if words[verb].dep != "conj" or words[verb].tag not in _TAKEN or _subject(words, verb) is not None:
        return
    passive = _below(words, verb, _AUXILIARIES)
    noun = passive - 1
    link = words[noun].head if noun > above else -1
    if link <= above or words[noun].dep != "pobj" or words[link].text.lower() not in _LINKS:
        return
    if any(word.dep == "cc" or word.text == "," for word in words[noun:verb]):
        return
    words[noun] = replace(words[noun], dep="nsubjpass" if words[passive].dep == "auxpass" else "nsubj", head=verb)
    words[link] = replace(words[link], dep="mark", head=verb, pos="SCONJ")
    words[verb] = replace(words[verb], dep="advcl", head=above)


def _subject(words: list[Word], verb: int) -> int | None:
    return next((i for i, word in enumerate(words) if word.head == verb and word.dep in _SUBJECTS and i != verb), None)


def _below(words: list[Word], verb: int, kinds: frozenset[str]) -> int:
    """The first word of these kinds that hangs on a verb, but no “to”; -1 for none."""
    return next((i for i, word in enumerate(words) if word.head == verb and word.dep in kinds and word.tag != "TO"), -1)


def _has_link(words: list[Word], verb: int) -> bool:
    return any(word.head == verb and word.dep == "mark" for word in words)
