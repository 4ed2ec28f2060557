"""Subjects that small parsers lose: a name taken for a verb, and one read on behind a date or an insertion.

The words of one sentence are mended in place; heads are indices into it.
"""

import re
from dataclasses import replace
from typing import Final

from timeline.core.reading import Word
from timeline.extract import vocabulary

_SAYING: Final = vocabulary.words("saying")
_DATE: Final = vocabulary.words("date_words") | {"morning", "afternoon", "evening", "night"}
CALENDAR: Final = re.compile(  # days and months, also short ones
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?$|(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)",
    re.I,
)
SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_NAMES_LIKE_MODALS: Final = frozenset({"May", "Will"})
_FINITE: Final = frozenset({"VBD", "VBZ"})
_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_LINKS: Final = frozenset({"since", "after", "before", "as", "until", "while", "because", "that"})
_SUBORDINATE: Final = frozenset({"conj", "ccomp", "advcl"})
_BESIDE_NAMES: Final = frozenset({"prep", "npadvmod", "prt", "advmod", "punct"})
_TAKEN_FOR: Final = ("nsubj", "aux", "csubj")
_READ_ON: Final = ("conj", "appos")
_IN_NAMES: Final = frozenset({"compound", "nmod", "amod", "det", "poss"})
_LONGEST_INSERTION: Final = 25  # words between the commas
_LONGEST_DATE: Final = 5  # words between a name and its verb: “over the weekend”


def mended(words: list[Word]) -> None:
    """Gives verbs with a tense the subjects that they must have."""
    _names(words)
    _names_like_verbs(words)
    _alone(words)
    _behind_commas(words)
    _of_insertions(words)


def has_subject(words: list[Word], verb: int) -> bool:
    """Whether a verb has a subject of its own."""
    return any(word.head == verb and word.dep in SUBJECTS for word in words)


def _names(words: list[Word]) -> None:
    """“May had offered”, “Will says”: no modal stands before a finite verb; it is a name, and the subject."""
    for index, word in enumerate(words[:-1]):
        taken = word.tag == "MD" or (word.dep == "aux" and word.head == index + 1)
        if not (taken and word.text in _NAMES_LIKE_MODALS and words[index + 1].tag in _FINITE):
            continue
        words[index] = replace(word, pos="PROPN", tag="NNP", dep="nsubj", lemma=word.text.lower())
        first = words[index - 1] if index else word
        if first.dep == "nsubj" and first.head == word.head and first.tag == "NNP":  # “Ana May left”
            words[index - 1] = replace(first, dep="compound", head=index)


def _names_like_verbs(words: list[Word]) -> None:
    """“Grant on Friday issued …”: a bare verb is no subject, and helps none with a tense; it is a name."""
    for index, word in enumerate(words):
        verb = word.head
        if word.tag not in ("VB", "VBP") or not word.text[:1].isupper() or verb <= index:
            continue
        hung = word.dep == "advcl" and index == 0 and _takes_nothing(words, 0, verb)
        if words[verb].tag in _FINITE and (word.dep in _TAKEN_FOR or (hung and not has_subject(words, verb))):
            _made_subject(words, index, verb)


def _alone(words: list[Word]) -> None:
    """“Grant over the weekend wrote …”: a bare verb at the beginning, and the one with a tense hung on it."""
    first = words[0] if words else None
    if first is None or first.head != 0 or first.tag not in ("VB", "VBP") or not first.text[:1].isupper():
        return
    verb = next((i for i, word in enumerate(words) if word.head == 0 and word.tag in _FINITE), _on_object(words))
    verb = _on_date(words) if verb is None else verb
    if verb is None or not 1 < verb <= _LONGEST_DATE + 1 or words[verb].dep not in ("advcl", "ccomp", "amod", "xcomp"):
        return
    opened = any(word.head == verb and i < verb and word.dep not in _BESIDE_NAMES for i, word in enumerate(words))
    if opened or not _takes_nothing(words, 0, verb):
        return
    words[verb] = replace(
        words[verb], dep="ROOT", head=verb, tag="VBD" if words[verb].tag == "VBN" else words[verb].tag
    )
    _made_subject(words, 0, verb)


def _on_object(words: list[Word]) -> int | None:
    """“Grant on Friday sent letters”: a participle that seems to describe the object of the first word."""
    objects = {i for i, word in enumerate(words) if word.head == 0 and word.dep == "dobj"}
    on_them = (i for i, word in enumerate(words) if word.dep == "amod" and word.tag == "VBN" and word.head in objects)
    return next(on_them, None)


def _on_date(words: list[Word]) -> int | None:
    """“Grant on Monday named her”: a participle right behind the date, which nothing but a verb with a tense can be."""
    on_it = (i for i, word in enumerate(words) if word.dep == "xcomp" and word.tag == "VBN" and word.head == 0)
    return next((i for i in on_it if i > 1 and words[i - 1].text.lower() in _DATE), None)


def _takes_nothing(words: list[Word], index: int, end: int) -> bool:
    """Whether up to `end` nothing hangs on a word that would make it a command: “Remember the dead, he said”."""
    return all(one.dep in _BESIDE_NAMES for one in words[index + 1 : end] if one.head == index)


def _made_subject(words: list[Word], index: int, verb: int) -> None:
    """Makes a word a name and the subject; what hung on it as on a verb goes to the true one."""
    words[index] = replace(words[index], pos="PROPN", tag="NNP", dep="nsubj", head=verb, lemma=words[index].text)
    for place, word in enumerate(words):
        if word.head == index and place != index and (word.dep in _BESIDE_NAMES or place > verb):
            words[place] = replace(word, head=verb)
        elif word.head == index and index < place < verb and word.dep == "dobj":
            words[place] = replace(word, head=verb, dep="npadvmod")  # “over the weekend”


def _behind_commas(words: list[Word]) -> None:
    """“In a note on Monday, Ana Silva, R-Ark., said …”, “The mill is closed, Ana Silva, who owns it, said”."""
    for index, word in enumerate(words):
        if word.tag not in _FINITE or word.dep == "relcl" or word.pos != "VERB" or has_subject(words, index):
            continue
        noun = _read_on(words, index)
        if noun is None or is_joined(words, index):
            continue
        if (first := _first_of_two(words, noun)) is not None:
            words[first] = replace(words[first], dep="nsubj", head=index)
            words[noun] = replace(words[noun], dep="conj", head=first)
        else:
            words[noun] = replace(words[noun], dep="nsubj", head=index)
        if word.lemma in _SAYING and words[index].dep == "conj" and words[word.head].dep == "ROOT":
            words[word.head] = replace(words[word.head], dep="ccomp", head=index)
            words[index] = replace(word, dep="ROOT", head=index)


def _read_on(words: list[Word], verb: int) -> int | None:
    """The name before a verb, right there or before an insertion, that was hung on a word before the comma."""
    near = verb - 1
    if near > 0 and words[near].text == ",":
        before = range(max(0, verb - _LONGEST_INSERTION), near)
        hung = [i for i in before if _hangs_on_before(words, i)]
        dated = [i for i in hung if CALENDAR.match(words[words[i].head].text)]
        says = words[verb].lemma in _SAYING and words[min(verb + 1, len(words) - 1)].text != "to"  # “said to be ill”
        speaks = [i for i in hung if words[i + 1].text == "," and says]
        return next(iter((*dated, *speaks)), None)
    last = _first_of_two(words, near) if near > 0 else None
    return near if near > 0 and _hangs_on_before(words, near if last is None else last) else None


def _first_of_two(words: list[Word], noun: int) -> int | None:
    """“Silva” in “Ana Silva and President Bo Lund”, where both hang on a word before them."""
    opening = _opening(words, noun)
    first = opening - 2
    joined = first >= 0 and words[opening - 1].tag == "CC" and words[first].pos in _NOUNS
    read_on = joined and words[noun].dep == "conj" and words[first].dep in _READ_ON
    return first if read_on and words[noun].head in (first, words[first].head) else None


def _opening(words: list[Word], noun: int) -> int:
    """The first word of a name with what stands before it."""
    first = noun
    while first > 0 and words[first - 1].dep in _IN_NAMES and words[first - 1].head <= noun:
        first -= 1
    return first


def _hangs_on_before(words: list[Word], noun: int) -> bool:
    """Whether a name stands behind a comma and hangs on what stands before it."""
    word = words[noun]
    if word.text[:1].islower() or word.pos not in _NOUNS or word.dep not in _READ_ON or word.head > noun:
        return False
    first = noun
    while (
        first > 0 and words[first - 1].dep in _IN_NAMES and words[first - 1].head <= noun and words[first].text != ","
    ):
        first -= 1
    return first > word.head + 1 and words[first - 1].text == ","


def _of_insertions(words: list[Word]) -> None:
    """“since Rok, a marshal, met Clinton”: a finite verb after an insertion has the noun before it as subject."""
    for index, word in enumerate(words):
        if word.tag not in _FINITE or word.dep not in _SUBORDINATE or has_subject(words, index):
            continue
        noun = _before_insertion(words, index)
        noun = _before_date(words, index) if noun is None else noun
        if noun is None or is_joined(words, index) or not _may_be_subject(words[noun]):
            continue
        link = _link(words, noun)
        if link is None:
            continue
        above = words[link].head if words[link].dep == "prep" else word.head
        words[index] = replace(word, dep="ccomp" if words[link].text.lower() == "that" else "advcl", head=above)
        words[noun] = replace(words[noun], dep="nsubj", head=index)
        words[link] = replace(words[link], dep="mark", head=index, pos="SCONJ")


def is_joined(words: list[Word], verb: int) -> bool:
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


def _before_date(words: list[Word], verb: int) -> int | None:
    """The last word before a date that stands right before a verb: “after the mill Monday night fired …”."""
    first = verb
    while first > 0 and words[first - 1].text.lower() in _DATE:
        first -= 1
    first -= first > 0 and words[first - 1].text.lower() in ("on", "in") and first < verb
    return first - 1 if 0 < first < verb else None


def _may_be_subject(word: Word) -> bool:
    return word.pos in _NOUNS and word.dep in ("pobj", "dobj", "npadvmod")


def _link(words: list[Word], noun: int) -> int | None:
    """The word that opens the clause: “since” above its noun, or “that” taken for an article."""
    above = words[noun].head
    if words[noun].dep == "pobj" and words[above].text.lower() in _LINKS:
        return above
    return next((i for i, word in enumerate(words) if word.head == noun and word.text.lower() == "that"), None)
