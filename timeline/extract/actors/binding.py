"""Who binds a pronoun by the grammar of its sentence: the subjects and owners above it, nearest first.

“Reed told Cole that he would leave”, “Reed's promise that he would leave”: in both the pronoun most likely means Reed.
Where the nearest of them is somebody or something without a name (“the driver said he …”), nobody named is meant.
"""

from collections.abc import Container, Iterator
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.actors.known import words

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_OWNERS: Final = SUBJECTS | {"poss"}
_ON_NOUNS: Final = ("relcl", "acl")
_RELATIVE: Final = frozenset({"who", "that", "which"})
_AROUND: Final = frozenset({"with", "around", "behind", "beside", "near", "before", "after", "on"})
_ASKING: Final = frozenset({"ask", "question", "grill", "quiz", "confront"})  # “asked Reed about her vote”: Reed's
_FOR: Final = frozenset({"for", "over"})
_BLAMING: Final = vocabulary.words("blaming")
_PUNISHMENTS: Final = frozenset({"sanction", "fine", "penalty", "tariff", "embargo", "lawsuit", "suit", "charge"})
_ASKED: Final = ("dobj", "dative")
_OBJECTIVE: Final = frozenset({"him", "them"})


def binders(parsed: Parsed, at: int) -> Iterator[tuple[int, int]]:
    """Subjects and owners in front of a word that stand above it, and the names that a clause around it hangs on.

    Each with the word above it, through which it binds. A verb without a subject of its own has its object instead for
    “his” in what is said of its place and time: “failed to treat Reed on his first visit”; who is
    asked about something comes before whoever asks.
    """
    below = at
    for above in parsed.above(at):
        if parsed.words[below].dep == "prep":
            yield from ((one, above) for one in _asked(parsed, above, at, parsed.words[below].text.lower()))
        yield from (
            (_meant(parsed, child), above)
            for child in reversed(parsed.children[above])
            if child < at and child != below and parsed.words[child].dep in _OWNERS
        )
        if parsed.words[at].dep == "poss" and parsed.words[below].dep == "prep" and _has_no_subject(parsed, above):
            yield from ((child, above) for child in parsed.children[above] if parsed.words[child].dep == "dobj")
        if parsed.words[below].dep in _ON_NOUNS and parsed.words[above].pos == "PROPN":
            yield above, above
        below = above


def _asked(parsed: Parsed, verb: int, at: int, small: str) -> Iterator[int]:
    """Whose it is that somebody is asked about, thanked or punished for: “imposed a levy on Norwick for its raid”."""
    if parsed.words[at].dep != "poss":
        return
    if parsed.words[verb].lemma in _ASKING or (small in _FOR and parsed.words[verb].lemma in _BLAMING):
        yield from (c for c in parsed.children[verb] if c < at and parsed.words[c].dep in _ASKED)
    elif small == "for":
        done = (c for c in parsed.children[verb] if c < at and parsed.words[c].lemma in _PUNISHMENTS)
        aims = (c for noun in done for c in parsed.children[noun] if parsed.words[c].text.lower() in ("on", "against"))
        yield from (found for one in aims for found in parsed.children[one] if found < at)


def is_who(parsed: Parsed, clause: int) -> bool:
    """Whether the subject of a clause is “who”: a person, whatever the noun that it seems to hang on."""
    below = (parsed.words[child] for child in parsed.children[clause])
    return any(one.dep in SUBJECTS and one.text.lower() == "who" for one in below)


def _has_no_subject(parsed: Parsed, verb: int) -> bool:
    return parsed.words[verb].pos == "VERB" and not any(parsed.words[c].dep in SUBJECTS for c in parsed.children[verb])


def subject_behind(parsed: Parsed, at: int) -> int | None:
    """The subject of the main clause behind a phrase or clause that opens it: “When he came, Reed …”."""
    below, path = at, [at, *parsed.above(at)]
    for above in path[1:]:
        opens = parsed.words[below].dep in ("advcl", "prep", "npadvmod") and below < above
        if opens:
            found = next((c for c in parsed.children[above] if parsed.words[c].dep in SUBJECTS and c > at), None)
            if found is not None and parsed.words[found].pos != "PRON":
                return found
        below = above
    return None


def own_verbs(parsed: Parsed, at: int) -> frozenset[int]:
    """The verbs whose subject an object cannot mean: its own, and those that this one shares the subject with."""
    word = parsed.words[at]
    if word.dep not in ("dobj", "dative", "pobj"):
        return frozenset()
    verb = word.head if word.dep != "pobj" else parsed.words[word.head].head
    found = set()
    while parsed.words[verb].pos in ("VERB", "AUX"):
        found.add(verb)
        if parsed.words[verb].dep == "acl":
            found.add(parsed.words[verb].head)  # “Reed's refusal to endorse him”: not Reed
        has_own = any(parsed.words[child].dep in ("nsubj", "nsubjpass") for child in parsed.children[verb])
        if has_own or parsed.words[verb].dep not in ("conj", "xcomp", "advcl") or parsed.words[verb].head == verb:
            break
        verb = parsed.words[verb].head
    return frozenset(found)


def leads(parsed: Parsed, at: int) -> bool:
    """Whether a pronoun is, or owns, the subject of a main clause: what it means stands in the sentence before."""
    word = parsed.words[at]
    subject = parsed.words[word.head] if word.dep == "poss" else word
    verb = parsed.words[subject.head]
    return subject.dep in SUBJECTS and (verb.dep == "ROOT" or verb.head == subject.head)


def verb_over(parsed: Parsed, index: int) -> int | None:
    """The verb in whose clause a word stands."""
    return next((above for above in parsed.above(index) if parsed.words[above].pos == "VERB"), None)


def small_clause(parsed: Parsed, at: int) -> frozenset[int]:
    """The verb whose subject “him” cannot mean in “Reed wants him to leave”."""
    word = parsed.words[at]
    if word.text.lower() not in _OBJECTIVE or word.dep not in SUBJECTS:
        return frozenset()
    return frozenset({parsed.words[word.head].head})


def named_beside(parsed: Parsed, index: int, named: Container[int]) -> int:
    """The name beside a noun that tells what it is: “the leader, Ana Silva”; else the noun itself."""
    appositions = (child for child in parsed.children[index] if parsed.words[child].dep == "appos" and child in named)
    return index if index in named else next(appositions, index)


def is_joined(parsed: Parsed, index: int) -> bool:
    """Whether a word is one of several that are told together: no “he” means one of “Reed and Cole”."""
    follows = parsed.words[index].dep == "conj" and parsed.words[parsed.words[index].head].pos not in ("VERB", "AUX")
    return follows or any(parsed.words[c].dep == "conj" for c in parsed.children[index])


def _meant(parsed: Parsed, found: int) -> int:
    """The noun for which “who” stands."""
    word = parsed.words[found]
    verb = parsed.words[word.head]
    return verb.head if word.text.lower() in _RELATIVE and verb.dep == "relcl" else found


def can_act(parsed: Parsed, at: int) -> bool:
    """Whether “it” may be somebody who acts: neither empty (“it is said that”) nor subject of a lifeless verb."""
    word = parsed.words[at]
    if word.dep == "poss":
        return True
    verb = parsed.words[word.head]
    if word.dep not in SUBJECTS or verb.pos not in ("VERB", "AUX"):
        return False
    below = {parsed.words[child].dep for child in parsed.children[word.head]}
    empty = word.dep == "nsubjpass" or verb.lemma == "be"
    return not (empty and below & {"ccomp", "csubj", "acomp", "attr"}) and verb.lemma not in words().lifeless_verbs


def is_around(parsed: Parsed, at: int) -> bool:
    """Whether a pronoun behind a preposition of place may mean the subject: “took it with him”."""
    word = parsed.words[at]
    return word.dep == "pobj" and parsed.words[word.head].text.lower() in _AROUND


def end_of_sentence(parsed: Parsed, index: int) -> int:
    """The last word of the sentence in which a word stands; -1 for none."""
    return next((last - 1 for first, last in parsed.sentences if first <= index < last), -1)
