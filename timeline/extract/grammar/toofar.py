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
_OBJECTS: Final = frozenset({"dobj", "pobj"})
_AT_OTHER_TIMES: Final = frozenset({"later", "since", "once", "previously", "first", "recently", "then", "now"})


def mended(words: list[Word]) -> None:
    """Hangs such words where they belong."""
    for index in range(len(words)):
        _called_twice(words, index)
        _opens_next(words, index)
        _for_somebody(words, index)
        _being_done(words, index)
        _published(words, index)
        _accused_of(words, index)
        _later(words, index)
        _following(words, index)


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


def _for_somebody(words: list[Word], index: int) -> None:
    """“a column for the bank published Monday”: “for” opens no clause but with “to”; it is for the bank."""
    word, verb = words[index], words[index].head
    if word.text.lower() != "for" or word.dep != "mark" or words[verb].tag != "VBN" or words[verb].head >= index:
        return
    doer = next((i for i in range(index, verb) if words[i].head == verb and words[i].dep.startswith("nsubj")), None)
    if doer is None or any(one.head == verb and one.dep in ("aux", "auxpass") for one in words):
        return
    words[index] = replace(word, dep="prep", head=words[verb].head)
    words[doer] = replace(words[doer], dep="pobj", head=index)
    words[verb] = replace(words[verb], dep="acl", head=doer)


def _being_done(words: list[Word], index: int) -> None:
    """“a march on Norwick being planned for May”: the march is planned, and Norwick is where it goes."""
    word, link = words[index], words[index].head
    noun = words[link].head
    if word.dep != "pcomp" or words[noun].pos != "NOUN":
        return
    being = any(one.head == index and one.dep == "auxpass" and one.text == "being" for one in words)
    doer = next((i for i in range(index) if words[i].head == index and words[i].dep == "nsubjpass"), None)
    if not being or doer is None or words[doer].pos != "PROPN":
        return
    if noun < link < doer:
        words[doer] = replace(words[doer], dep="pobj", head=link)
        words[index] = replace(word, dep="acl", head=noun)


def _published(words: list[Word], index: int) -> None:
    """“an interview with the bank published on Monday”: interviews are published, not banks."""
    word = words[index]
    if word.tag not in ("VBN", "VBD") or word.lemma not in _PUBLISHED or word.dep not in ("acl", "ccomp", "advcl"):
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
    if word.text.lower() != "of":
        return
    if words[verb].dep == "dobj" and words[words[verb].head].lemma == "accuse":
        accused = words[verb].head
        others = any(one.text.lower() == "of" and one.head in (verb, accused) for one in words[index + 1 :])
        before = any(one.text.lower() == "of" and one.head == accused for one in words[:index])
        words[index] = word if others or before else replace(word, head=accused)
        return
    doing = any(one.head == index and one.dep == "pcomp" for one in words[index + 1 :])
    if not doing or words[verb].dep not in ("relcl", "acl"):
        return
    noun = words[verb].head
    above = words[noun].head
    if words[noun].dep == "dobj" and words[above].lemma in _ACCUSING and above < noun < verb < index:
        words[index] = replace(word, head=above)


def _later(words: list[Word], done: int) -> None:
    """“when they sent home the man later treated for flu”: he is whom they sent, and “treated” only describes him."""
    word, noun, before = words[done], done - 2, words[done - 1]
    if word.tag != "VBN" or noun < 2 or before.text.lower() not in _AT_OTHER_TIMES or before.head != done:
        return
    if words[noun].head != done or words[noun].dep not in ("nsubj", "nsubjpass") or words[noun].pos not in _NOUNS:
        return
    if any(one.head == done and one.dep in ("aux", "auxpass", "dobj") for one in words):
        return
    sent = _right_before(words, min(i for i in range(noun + 1) if i == noun or words[i].head == noun))
    if sent is None or words[sent].head != done or any(one.head == sent and one.dep == "dobj" for one in words):
        return
    is_top = word.head == done
    words[sent] = replace(words[sent], head=sent if is_top else word.head, dep="ROOT" if is_top else words[sent].dep)
    for index, one in enumerate(words):
        if one.head == done and index not in (done, noun, done - 1) and (index < noun or one.dep == "punct"):
            words[index] = replace(one, head=sent)
    words[noun] = replace(words[noun], dep="dobj", head=sent)
    words[done] = replace(word, dep="acl", head=noun)


def _right_before(words: list[Word], first: int) -> int | None:
    """The verb in the past that ends right before a phrase, with its small word: “sent home”; None where none does."""
    verb = first - 1
    if verb > 0 and words[verb].dep in ("advmod", "prt") and words[verb].head == verb - 1:
        verb -= 1
    return verb if verb >= 0 and words[verb].tag == "VBD" and words[verb].dep in ("advcl", "ccomp", "ROOT") else None


def _following(words: list[Word], index: int) -> None:
    """“his resignation following the arrest of a clerk last month”: the arrest was then, behind what is no more than
    a preposition.
    """
    word = words[index]
    if word.text.lower() != "following" or word.dep not in ("acl", "advcl", "prep"):
        return
    noun = next((i for i in range(index + 1, len(words)) if words[i].head == index and words[i].dep in _OBJECTS), None)
    if noun is None or words[noun].pos != "NOUN" or not _is_deed(words, noun):
        return
    words[index] = replace(word, dep="prep")
    words[noun] = replace(words[noun], dep="pobj")
    for place in range(noun + 1, len(words)):
        if words[place].head == index and words[place].dep == "npadvmod":
            words[place] = replace(words[place], head=noun)


def _is_deed(words: list[Word], noun: int) -> bool:
    """Whether a noun may well tell what happened: “the arrest of a clerk”, “an explosion”, not “the minister”."""
    of = any(one.head == noun and one.text.lower() == "of" for one in words[noun + 1 :])
    return of or words[noun].lemma.endswith(("tion", "sion", "ment", "ure", "sal", "crash", "attack"))
