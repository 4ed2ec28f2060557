"""What the small parser hangs on the nearest noun, though another word has it: “the war on drugs that began in 1980”.

A sentence comes as its words, with heads as indices into it, and goes back changed in place.
"""

from dataclasses import replace
from typing import Final

from timeline.core.reading import Word
from timeline.extract import vocabulary

_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_WHEN: Final = frozenset({"when", "while", "once"})
_BEGINNING: Final = frozenset({"begin", "start", "end", "last", "erupt", "conclude", "ensue"})
_LASTING: Final = vocabulary.words("lasting_deeds")
_ACTING_ON: Final = frozenset({"of", "on", "against", "with", "for", "over", "about"})


def mended(words: list[Word]) -> None:
    """Hangs such words where they belong."""
    for index in range(len(words)):
        _asked_when(words, index)
        _done_by(words, index)
        _began(words, index)
        _did_both(words, index)


def _asked_when(words: list[Word], index: int) -> None:
    """“She hid the deal when asked about it”: she was asked, the deal was not."""
    word, noun = words[index], words[index].head
    if word.tag != "VBN" or word.dep not in ("relcl", "acl") or words[index - 1].text.lower() not in _WHEN:
        return
    below = [i for i, one in enumerate(words) if one.head == index]
    if noun >= index - 1 or any(words[i].dep.startswith(("nsubj", "aux")) for i in below):
        return
    verb = words[noun].head
    while words[verb].pos not in ("VERB", "AUX") and words[verb].head != verb:
        verb = words[verb].head
    if words[verb].pos in ("VERB", "AUX") and verb < index:
        words[index] = replace(word, dep="advcl", head=verb)


def _done_by(words: list[Word], index: int) -> None:
    """“a tape emerged of Ana Silva talking about it”: whom the tape shows talks, the tape does not."""
    word, name = words[index], index - 1
    if word.tag != "VBG" or word.dep != "advcl" or name < 1 or words[name].tag not in ("NNP", "NNPS"):
        return
    of = words[words[name].head]
    if words[name].dep == "pobj" and of.text.lower() == "of":
        words[index] = replace(word, dep="acl", head=name)


def _began(words: list[Word], index: int) -> None:
    """“the war on drugs that began in 1980”: a war began, drugs did not."""
    word, near = words[index], words[index].head
    if word.dep != "relcl" or word.lemma not in _BEGINNING or words[near].dep != "pobj":
        return
    doer = next((one for one in words[near:index] if one.head == index and one.dep == "nsubj"), None)
    link = words[near].head
    deed = words[link].head
    if doer is None or doer.text.lower() not in ("that", "which") or words[link].text.lower() not in _ACTING_ON:
        return
    if words[deed].lemma in _LASTING and words[near].lemma not in _LASTING and deed < link:
        words[index] = replace(word, head=deed)


def _did_both(words: list[Word], index: int) -> None:
    """“Silva fired Minister Bo Lund and named an heir”: what stands in the past after a subject describes no name."""
    word, fired = words[index], words[index].head
    verb = words[fired].head
    if word.tag != "VBD" or word.dep != "amod" or words[fired].dep != "nsubj" or not index < fired < verb:
        return
    doer = index - 1
    joint = next((i for i in range(fired + 1, verb) if words[i].tag == "CC" and words[i].head == fired), None)
    if doer < 0 or joint is None or words[doer].pos not in _NOUNS or words[doer].head not in (index, fired, verb):
        return
    top = words[verb]
    words[index] = replace(word, dep=top.dep, head=index if top.head == verb else top.head, pos="VERB")
    words[verb] = replace(top, dep="conj", head=index)
    words[joint] = replace(words[joint], head=index)
    words[doer] = replace(words[doer], dep="nsubj", head=index)
    words[fired] = replace(words[fired], dep="dobj", head=index)
    for place, one in enumerate(words[:doer]):
        if one.head in (fired, verb):
            words[place] = replace(one, head=index)
