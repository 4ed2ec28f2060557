"""The noun for which a pronoun stands, where the grammar alone tells: the subject of the clause above, or of before."""

from collections.abc import Container, Iterator
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.actors.unnamed import is_yet_to_be
from timeline.extract.candidates.clauses import SUBJECTS, is_verb
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.triggers import noun_kind

_SINGULAR: Final = frozenset({"it", "he", "she"})
_THINGS: Final = frozenset({"it", "they", "them"})
_PLURAL: Final = frozenset({"NNS", "NNPS"})
_GROUPS: Final = vocabulary.words("groups")
_PEOPLE: Final = vocabulary.words("people")


def antecedent(parsed: Parsed, pronoun: int) -> int | None:
    """The subject that a pronoun repeats; None if none agrees with it in number and kind."""
    word = parsed.words[pronoun].text.lower()
    meant = next((doer for doer in _before(parsed, pronoun) if doer != pronoun and _agrees(parsed, word, doer)), None)
    if word == "they" and meant is not None and _is_nearer(parsed, pronoun, meant):
        return None
    if word == "it" and meant is not None and _has_rival(parsed, pronoun, meant):
        return None
    if meant is None or word not in ("he", "she"):
        return meant
    named = any(_is_in_person(parsed, one) for one in (meant, *_called(parsed, meant)))
    return None if named else meant  # whom the article names would be known by name


def is_told_before(parsed: Parsed, pronoun: int, words: Container[int]) -> bool:
    """Whether these words tell what is meant, the subject of a clause above: “the truce ends if rebels violate it”."""
    text = parsed.words[pronoun].text.lower()
    if text not in _THINGS or (text == "it" and parsed.words[pronoun].dep == "expl"):
        return False
    clauses = [above for above in parsed.above(pronoun) if is_verb(parsed, above)]
    doers = (child for verb in clauses[1:] for child in parsed.children[verb] if parsed.words[child].dep in SUBJECTS)
    alike = "it" if text == "it" else "they"
    return any(
        one in words and one < pronoun and parsed.words[one].pos == "NOUN" and _agrees(parsed, alike, one)
        for one in doers
    )


def _is_nearer(parsed: Parsed, pronoun: int, meant: int) -> bool:
    """Whether a noun of the pronoun's own sentence may as well be meant: “slow its emissions so that they peak”."""
    first = next(first for first, last in parsed.sentences if first <= pronoun < last)
    return meant < first and any(parsed.words[i].tag in _PLURAL for i in range(first, pronoun))


def _has_rival(parsed: Parsed, pronoun: int, meant: int) -> bool:
    """“Peru fought Chile when it was weak”, “Peru said the treaty ended when it left”: either may be meant."""
    verb = parsed.words[meant].head
    rivals = [one for one in parsed.children[verb] if parsed.words[one].dep == "dobj" and meant < one < pronoun]
    if parsed.words[verb].dep == "ccomp" and parsed.words[meant].pos == "NOUN":
        above = parsed.words[verb].head
        rivals += [one for one in parsed.children[above] if parsed.words[one].dep == "nsubj" and one < meant]
    return any(parsed.words[one].pos == "PROPN" and _agrees(parsed, "it", one) for one in rivals)


def _called(parsed: Parsed, noun: int) -> Iterator[int]:
    """The names beside a noun: “the solicitor, Ana Silva”."""
    return (child for child in parsed.children[noun] if parsed.words[child].dep in ("appos", "compound"))


def happening(parsed: Parsed, lexicon: Lexicon, pronoun: int) -> int | None:
    """The event noun that “it” or “them” stands for: the last one before, in its sentence or the one before.

    What the pronoun's own clause has as its subject is not meant: “members, who want a vote, turned it down”.
    """
    place = next((i for i, (first, last) in enumerate(parsed.sentences) if first <= pronoun < last), 0)
    clause = next((index for index in parsed.above(pronoun) if is_verb(parsed, index)), pronoun)
    own = {i for c in parsed.children[clause] if parsed.words[c].dep in SUBJECTS for i in parsed.subtree(c)}
    several = parsed.words[pronoun].text.lower() in ("they", "them")
    for first, last in (parsed.sentences[place], *(parsed.sentences[place - 1 : place] if place else ())):
        near = range(min(last, pronoun) - 1, first - 1, -1)
        agreeing = [i for i in near if (parsed.words[i].tag in _PLURAL) == several and i not in own]
        happens = next((index for index in agreeing if noun_kind(parsed, lexicon, index)), None)
        if happens is not None or any(_may_be_it(parsed, index) for index in agreeing):
            return happens
    return None


def _may_be_it(parsed: Parsed, index: int) -> bool:
    """“the new rule” of “comply with the new rule when it takes effect”: no veto told of before takes effect."""
    word = parsed.words[index]
    return word.pos == "NOUN" and word.dep in (*SUBJECTS, "dobj", "pobj") and word.lemma not in _PEOPLE


def _before(parsed: Parsed, pronoun: int) -> Iterator[int]:
    """Subjects of the clauses above, then of the main clause of the sentence before."""
    for above in parsed.above(pronoun):
        yield from (
            _noun_of(parsed, above, child)
            for child in parsed.children[above]
            if parsed.words[child].dep in SUBJECTS and child < pronoun
        )
    if parsed.words[pronoun].text.lower() == "it":
        return  # too many things are it
    place = next((i for i, (first, last) in enumerate(parsed.sentences) if first <= pronoun < last), 0)
    if place == 0:
        return
    for index in range(*parsed.sentences[place - 1]):
        if parsed.words[index].head == index and is_verb(parsed, index):
            doers = (child for child in parsed.children[index] if parsed.words[child].dep in SUBJECTS)
            yield from (one for one in doers if not is_yet_to_be(parsed, one))


def _noun_of(parsed: Parsed, verb: int, doer: int) -> int:
    """The noun that “which” stands for: “under the act, which had lain idle since it was passed”."""
    relative = parsed.words[verb].dep == "relcl" and parsed.words[doer].text.lower() in ("which", "that")
    return parsed.words[verb].head if relative else doer


def _agrees(parsed: Parsed, pronoun: str, doer: int) -> bool:
    word = parsed.words[doer]
    if word.pos not in ("NOUN", "PROPN"):
        return False
    several = word.tag in _PLURAL or any(parsed.words[child].dep == "conj" for child in parsed.children[doer])
    person = word.lemma in _PEOPLE or _is_in_person(parsed, doer)
    if pronoun == "they":
        return several or word.lemma in _GROUPS
    return pronoun in _SINGULAR and not several and person == (pronoun != "it")


def _is_in_person(parsed: Parsed, index: int) -> bool:
    start = parsed.words[index].start
    return any(one.label == "PERSON" and one.start <= start < one.end for one in parsed.entities)


def meant(parsed: Parsed, lexicon: Lexicon, verb: int | None) -> frozenset[str]:
    """The lemma of the happening that “it” stands for: “It was called off” is about the exchange told of before."""
    if verb is None or parsed.words[verb].lemma not in lexicon.happens_to_events:
        return frozenset()
    pronouns = (child for child in parsed.children[verb] if parsed.words[child].text.lower() in ("it", "them"))
    nouns = (happening(parsed, lexicon, one) for one in pronouns if parsed.words[one].dep != "poss")
    return frozenset(parsed.words[noun].lemma.lower() for noun in nouns if noun is not None)
