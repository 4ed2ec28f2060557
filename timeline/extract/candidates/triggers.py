"""The word that reports the happening to which a date belongs."""

from dataclasses import dataclass
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract.candidates.clauses import SUBJECTS, child_with, is_verb, subject
from timeline.extract.candidates.lexicon import Lexicon

_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_BEHIND: Final = ("prep", "prt", "advmod")
_OF_WORDS: Final = ("statement", "publication")
_CARRIED: Final = ("dobj", "nsubjpass", "nsubj", "attr", "pobj")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb or a noun that reports a happening. `verb` carries the noun, if one does (“held talks”)."""

    word: int
    kind: str
    is_noun: bool
    verb: int | None
    why: str


def governing(parsed: Parsed, lexicon: Lexicon, index: int) -> Trigger | None:
    """The trigger that governs a word (the head of a date expression), None where nothing happens there."""
    for above in parsed.above(index):
        if parsed.words[above].pos in _NOUNS:
            if trigger := of_noun(parsed, lexicon, above):
                return trigger
        elif is_verb(parsed, above) and parsed.words[above].dep not in ("aux", "auxpass"):
            return of_verb(parsed, lexicon, above)
    return None


def of_noun(parsed: Parsed, lexicon: Lexicon, index: int) -> Trigger | None:
    """The trigger that a noun is, with the verb that carries it; None if the noun reports nothing."""
    kind = noun_kind(parsed, lexicon, index)
    if kind is None or _is_attribution(parsed, index):
        return None
    if kind == "statement" and (saying := _saying(parsed, lexicon, index)) is not None:
        return of_verb(parsed, lexicon, saying)
    return Trigger(index, kind, True, _carrier(parsed, lexicon, index), f"“{parsed.words[index].text}” reports {kind}")


def of_verb(parsed: Parsed, lexicon: Lexicon, index: int) -> Trigger | None:
    """The trigger that a verb is or carries; None for a negated verb, a condition, or a state of things."""
    if _is_denied(parsed, lexicon, index) or _is_wished_for(parsed, lexicon, index):
        return None
    lemma = parsed.words[index].lemma
    if parsed.words[index].text.lower() == "according":
        return None
    if parsed.words[index].dep == "acl" and _is_of_words(parsed, lexicon, index):
        return of_noun(parsed, lexicon, parsed.words[index].head)
    if phrasal := lexicon.kind_of_verb_with(lemma, _company(parsed, index)):
        return Trigger(index, phrasal, False, index, f"“{parsed.words[index].text}” reports {phrasal}")
    carries = lemma in lexicon.support.verbs or lemma in lexicon.scheduling.verbs
    if carries and (trigger := _carried(parsed, lexicon, index)):
        return trigger
    inner = child_with(parsed, index, "xcomp")
    if lemma in lexicon.scheduling.verbs and inner is not None and is_verb(parsed, inner):
        return of_verb(parsed, lexicon, inner)
    kind = _kind(lexicon, lemma)
    if kind is None:
        return _stative(parsed, lexicon, index)
    return Trigger(index, kind, False, index, f"“{parsed.words[index].text}” reports {kind}")


def noun_kind(parsed: Parsed, lexicon: Lexicon, index: int) -> str | None:
    """The kind that a noun reports, two-word nouns such as “phone call” first."""
    word = parsed.words[index]
    if word.pos not in _NOUNS:
        return None
    following = parsed.words[index + 1].text.lower() if index + 1 < len(parsed.words) else ""
    before = parsed.words[index - 1].lemma if index else ""
    lemma = word.lemma if word.pos == "NOUN" else word.text.lower()
    for form in (f"{before} {lemma}", lemma, word.text.lower()):
        if kind := lexicon.kind_of_noun(form, following):
            return kind
    return None


def _is_attribution(parsed: Parsed, noun: int) -> bool:
    """“according to the report”: the noun only says where the news comes from."""
    above = list(parsed.above(noun))[:2]
    return any(parsed.words[index].text.lower() == "according" for index in above)


def _saying(parsed: Parsed, lexicon: Lexicon, noun: int) -> int | None:
    """The verb of saying above a statement: “said in an address on Monday” is told by “said”."""
    head = parsed.words[noun].head
    verb = parsed.words[head].head
    if parsed.words[noun].dep != "pobj" or parsed.words[head].text.lower() not in (
        "in",
        "on",
        "at",
        "during",
        "through",
    ):
        return None
    speaks = is_verb(parsed, verb) and lexicon.kind_of_verb(parsed.words[verb].lemma) == "statement"
    return verb if speaks else None


def _carrier(parsed: Parsed, lexicon: Lexicon, noun: int) -> int | None:
    """The verb beside an event noun that says no more than that it took place."""
    for above in parsed.above(noun):
        if is_verb(parsed, above):
            lemma = parsed.words[above].lemma
            carries = lemma in lexicon.support.verbs or lemma in lexicon.scheduling.verbs
            return above if carries else None
        if parsed.words[above].pos != "ADP":
            return None
    return None


def _carried(parsed: Parsed, lexicon: Lexicon, verb: int) -> Trigger | None:
    for dep in _CARRIED:
        for child in _candidates(parsed, verb, dep):
            if kind := noun_kind(parsed, lexicon, child):
                why = f"“{parsed.words[verb].text} … {parsed.words[child].text}” reports {kind}"
                return Trigger(child, kind, True, verb, why)
    inherited = subject(parsed, verb)
    if inherited is not None and (kind := noun_kind(parsed, lexicon, inherited)):
        return Trigger(inherited, kind, True, verb, f"“{parsed.words[inherited].text}” reports {kind}")
    return _by_noun_inside(parsed, lexicon, inherited, verb)


def _by_noun_inside(parsed: Parsed, lexicon: Lexicon, phrase: int | None, verb: int) -> Trigger | None:
    """“the decision to hold talks was postponed” has no event at its head; its inside is looked through once."""
    for part in parsed.subtree(phrase) if phrase is not None else ():
        if parsed.words[part].dep in ("pobj", "compound") and (kind := noun_kind(parsed, lexicon, part)):
            return Trigger(part, kind, True, verb, f"“{parsed.words[part].text}” reports {kind}")
    return None


def _candidates(parsed: Parsed, verb: int, dep: str) -> list[int]:
    if dep != "pobj":
        return [child for child in parsed.children[verb] if parsed.words[child].dep == dep]
    prepositions = [child for child in parsed.children[verb] if parsed.words[child].dep in ("prep", "prt")]
    return [deep for child in prepositions for deep in parsed.children[child] if parsed.words[deep].dep == "pobj"]


def _stative(parsed: Parsed, lexicon: Lexicon, verb: int) -> Trigger | None:
    """“The summit is on 12 June”: the verb says nothing, its subject or complement may."""
    for child in parsed.children[verb]:
        if parsed.words[child].dep in (*SUBJECTS, "attr", "dobj") and (kind := noun_kind(parsed, lexicon, child)):
            return Trigger(child, kind, True, verb, f"“{parsed.words[child].text}” reports {kind}")
    return None


def _kind(lexicon: Lexicon, lemma: str) -> str | None:
    """The kind of a verb; `other` for one that carries an unlisted noun (“made its approach”, “a reading was held”)."""
    carries_only = lemma in lexicon.support.verbs | lexicon.scheduling.verbs and lemma not in lexicon.stative.verbs
    return lexicon.kind_of_verb(lemma) or ("other" if carries_only else None)


def _company(parsed: Parsed, verb: int) -> set[str]:
    """Prepositions and particles with a verb; “with” too where two do it together (“A and B spoke”)."""
    found = {parsed.words[child].text.lower() for child in parsed.children[verb] if parsed.words[child].dep in _BEHIND}
    doer = child_with(parsed, verb, "nsubj")
    together = doer is not None and any(parsed.words[part].dep == "cc" for part in parsed.subtree(doer))
    return found | {"with"} if together else found


def _is_of_words(parsed: Parsed, lexicon: Lexicon, verb: int) -> bool:
    """“an address posted on Monday”, “a report issued in May”: the noun is what was said or published."""
    kinds = (lexicon.kind_of_verb(parsed.words[verb].lemma), noun_kind(parsed, lexicon, parsed.words[verb].head))
    return kinds[1] in _OF_WORDS and kinds[0] in (*_OF_WORDS, None)


def _is_wished_for(parsed: Parsed, lexicon: Lexicon, verb: int) -> bool:
    """“He wanted to leave on Monday”: nobody has left."""
    word = parsed.words[verb]
    return word.dep == "xcomp" and word.tag == "VB" and parsed.words[word.head].lemma in lexicon.irrealis.verbs


def _is_denied(parsed: Parsed, lexicon: Lexicon, verb: int) -> bool:
    """“was not signed”, “if they meet”, “denied that he was arrested”, “nobody was killed”."""
    above = parsed.words[verb].head
    if parsed.words[verb].dep in ("ccomp", "xcomp", "pcomp") and parsed.words[above].lemma in lexicon.denying.verbs:
        return True
    doer = next((child for child in parsed.children[verb] if parsed.words[child].dep in SUBJECTS), None)
    near = (doer, *parsed.children[doer]) if doer is not None else ()
    if any(parsed.words[index].text.lower() in lexicon.denying.adjectives for index in near):
        return True
    for child in parsed.children[verb]:
        word = parsed.words[child]
        if word.dep == "neg" or (word.dep == "mark" and word.text.lower() in ("if", "unless", "whether")):
            return True
        if word.dep == "advmod" and word.text.lower() in ("never", "yet") and parsed.words[verb].tag == "VB":
            return True
    return False
