"""The verb of a sentence that the small parser takes for a name with something said of it: “Three mayors called for …”.

“called” is then a participle on “mayors”, as in “mayors called to the scene”, and the sentence has no verb at all.
A sentence comes as its words, with heads as indices into it, and goes back changed in place.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from timeline.core.reading import Word
from timeline.extract import vocabulary

_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WITHOUT_OBJECT: Final = vocabulary.words("without_object")
_TOLD: Final = frozenset({"tell", "inform", "warn", "assure", "remind", "promise"})  # “men told that they must go”
_LINKS: Final = frozenset({"pobj", "prep", "conj", "agent", "acl"})
_BEHIND_COMMA: Final = _LINKS | {"appos", "relcl", "dobj", "attr"}
_HARMED: Final = frozenset(
    {"stab", "shoot", "kill", "murder", "strangle", "behead", "slay", "bludgeon", "wound", "injure"}
)
_INNER_NOUNS: Final = frozenset({"pobj", "dobj", "conj", "appos"})
_OPENING: Final = frozenset({"prep", "advmod", "npadvmod", "punct", "cc"})


def promoted(words: list[Word]) -> None:
    """Makes the participle of a whole sentence without a verb its verb, and the noun above it the subject."""
    top = next((i for i, word in enumerate(words) if word.head == i), None)
    if top is None or words[top].pos not in _NOUNS or not words or words[-1].text not in (".", ".”", "”"):
        return
    verb = next((i for i in _participles(words, top) if _is_verb(words, i)), None)
    if verb is None or _has_verb(words, top):
        return
    for index, word in enumerate(words):
        opens = index < top and word.dep in _OPENING and index <= _opening_end(words, top)
        if word.head == top and index != verb and (index > verb or opens):
            words[index] = replace(word, head=verb)
    words[top] = replace(words[top], dep="nsubj", head=verb)
    words[verb] = replace(words[verb], dep="ROOT", head=verb, tag="VBD")


def read_past(words: list[Word]) -> None:
    """“Silva, addressing the town, charged that …”: what is done by the way is not the verb, but what follows it."""
    top = next((i for i, word in enumerate(words) if word.head == i), None)
    if top is None or top < 2 or words[top].tag != "VBG" or words[top - 1].text != ",":
        return
    below = [i for i, word in enumerate(words) if word.head == top and i != top]
    doer = next((i for i in below if words[i].dep == "nsubj" and i < top), None)
    verb = next((i for i in range(top + 2, len(words)) if _goes_on(words, i, top)), None)
    if doer is None or verb is None or any(words[i].dep == "aux" for i in below):
        return
    words[verb] = replace(words[verb], dep="ROOT", head=verb, tag="VBD")
    words[doer] = replace(words[doer], head=verb)
    words[top] = replace(words[top], dep="acl", head=doer)
    for index in below:
        if index > verb or (index < doer and words[index].head == top):
            words[index] = replace(words[index], head=verb)


def opened(words: list[Word]) -> None:
    """“Briefing reporters on Monday, Silva said …”: Silva does both; the reporters are whom she briefs."""
    if len(words) < 2 or words[0].tag != "VBG" or words[0].dep not in ("compound", "amod", "nmod"):
        return
    noun = words[0].head
    verb = words[noun].head
    doer = next((i for i in range(noun + 1, verb) if words[i].head == verb and words[i].dep == "nsubj"), None)
    if words[noun].dep != "nsubj" or words[noun].tag != "NNS" or doer is None:
        return
    opening = min(i for i in range(doer + 1) if i == doer or words[i].head == doer)
    if words[opening - 1].text != ",":
        return
    words[0] = replace(words[0], dep="advcl", head=verb, pos="VERB")
    words[noun] = replace(words[noun], dep="dobj", head=0)


def _goes_on(words: list[Word], index: int, top: int) -> bool:
    """Whether a word right behind a comma may be the verb of the sentence, though it was hung on what is before."""
    word = words[index]
    hung = word.dep in ("acl", "advcl", "conj", "ccomp", "dep") and top <= word.head < index
    below = [one.dep for one in words if one.head == index]
    return (
        hung
        and word.tag in ("VBD", "VBN")
        and words[index - 1].text == ","
        and not {"nsubj", "nsubjpass", "auxpass", "aux", "agent"} & set(below)
    )


def grouped(words: list[Word]) -> None:
    """“Silva supporters left”: supporters of Silva, of whom the small parser says that Silva does them."""
    for index, word in enumerate(words):
        name = word.head
        is_name = words[name].text[:1].isupper() and words[name].pos in _NOUNS
        if word.dep != "dobj" or name != index - 1 or not is_name or word.pos != "NOUN":
            continue
        head = words[name].head
        for other, one in enumerate(words):
            if one.head == name and other not in (index, name) and other > index:
                words[other] = replace(one, head=index)
        words[index] = replace(word, dep=words[name].dep, head=index if head == name else head)
        words[name] = replace(words[name], dep="compound", head=index)


def described(words: list[Word]) -> None:
    """“builds a ship, first seen in May”: the ship was seen, not whoever builds it."""
    for index, word in enumerate(words[3:], 3):
        first, comma, noun = words[index - 1], words[index - 2], words[index - 3]
        if word.dep == "advcl" and word.tag == "VBN" and first.text == "first" and comma.text == ",":
            words[index] = replace(word, dep="acl", head=index - 3) if noun.pos in _NOUNS else word
        named = noun_before(words, index)
        if named is not None and word.lemma in _HARMED and word.dep in ("advcl", "acl") and word.tag == "VBN":
            words[index] = replace(word, dep="acl", head=named)


def noun_before(words: list[Word], index: int) -> int | None:
    """The name that ends right before the comma before a word: “Silva” in “the murder of Ana Silva, stabbed in May”."""
    name = words[index - 2]
    return index - 2 if words[index - 1].text == "," and name.pos == "PROPN" and name.dep in _INNER_NOUNS else None


def related(words: list[Word]) -> None:
    """“the offer that the firm sent”: a relative clause, though the parser takes “that” for the link of another."""
    for index, word in enumerate(words):
        if word.text.lower() != "that" or word.dep != "dobj" or word.head < index:
            continue
        verb = words[word.head]
        if verb.dep == "acl" and verb.tag in _FINITE:
            words[word.head] = replace(verb, dep="relcl")
            words[index] = replace(word, tag="WDT")


def _participles(words: list[Word], top: int) -> Iterator[int]:
    """The participles that describe the noun, or a noun in the phrase on it; not those between two commas.

    Behind a comma also those of a clause by the way: “Silva, head of the panel that held it, called him a liar.”
    """
    for index, word in enumerate(words):
        if index <= top or word.dep != "acl" or word.tag not in ("VBN", "VBD"):
            continue
        above, links = word.head, _BEHIND_COMMA if words[index - 1].text == "," else _LINKS
        while above != top and words[above].dep in links and words[above].head != above:
            above = words[above].head
        if above == top:
            yield index


def _is_verb(words: list[Word], index: int) -> bool:
    """Whether a participle must be a verb: it has an object, or cannot be done to anybody."""
    below = [word.dep for i, word in enumerate(words) if word.head == index and i != index]
    if {"agent", "auxpass", "nsubjpass"} & set(below):
        return False
    if "oprd" in below:
        return len([dep for dep in below if dep in ("oprd", "dobj")]) > 1  # “called him a liar”, not “called Silva”
    if "ccomp" in below and words[index].lemma not in _TOLD:
        return True
    object_behind = any(word.dep == "dobj" and word.head == index for word in words[index + 1 :])
    return object_behind or words[index].lemma in _WITHOUT_OBJECT


def _has_verb(words: list[Word], top: int) -> bool:
    """Whether the sentence has another verb with a tense than in its relative and other clauses on nouns."""
    return any(
        word.tag in _FINITE and word.dep not in ("relcl", "acl", "aux", "auxpass") and word.head == top
        for word in words
    )


def _opening_end(words: list[Word], top: int) -> int:
    """The comma behind what opens the sentence: “By way of comparison, …”; -1 where there is none."""
    return max((i for i, word in enumerate(words[:top]) if word.text == ","), default=-1)
