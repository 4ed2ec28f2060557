"""Which verbs cannot have a date that the parser hung on them: what was only intended or asked for, or is always so."""

import re
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates.clauses import (
    SUBJECTS,
    done_to,
    is_finite,
    is_infinitive,
    subject,
)
from timeline.extract.candidates.denials import is_passed_over
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.neighbours import Date
from timeline.extract.candidates.triggers import Trigger, noun_kind, of_noun

_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_WEEKDAY: Final = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening|night))?", re.I
)
_PLANS: Final = vocabulary.words("plans")
_GOING_ON: Final = frozenset({"continue", "begin", "start"})  # “continued to shell it on Friday”
_NOT_DONE: Final = frozenset({"attempt", "decline", "fail", "refuse", "struggle", "try"})


def asked_for(parsed: Parsed, lexicon: Lexicon, verb: int) -> Trigger | None:
    """“have called for a strike on Monday”: no day goes with “have called”, so it is that of the strike."""
    if parsed.words[verb].tag not in ("VBN", "VBG") or not is_finite(parsed, verb):
        return None
    for noun in parsed.subtree(verb):
        asked = done_to(parsed, noun) if parsed.words[noun].pos in _NOUNS else None
        if asked is not None and asked[0] == verb and lexicon.asks_for(parsed.words[verb].lemma, asked[1]):
            return of_noun(parsed, lexicon, noun)
    return None


def passes_on(parsed: Parsed, lexicon: Lexicon, verb: int, one: Date) -> bool:
    """Whether a verb of states leaves its date to the one above: “shot and used gas on Monday”, “who is …, in May”.

    “signed by Silva when she was governor six years ago” is signed then.
    """
    if not _is_mere_state(parsed, lexicon, verb) or is_passed_over(parsed, verb):
        return False
    if not is_finite(parsed, verb):
        return True
    word, before = parsed.words[verb], one.words[0] - 2
    if word.dep == "conj":
        if any(parsed.words[child].dep in SUBJECTS for child in parsed.children[verb]):
            return False
        return lexicon.kind_of_verb(parsed.words[word.head].lemma) is not None and word.tag == "VBD"
    if word.dep == "advcl" and parsed.words[word.head].tag in ("VBD", "VBN"):
        when = any(parsed.words[child].text.lower() == "when" for child in parsed.children[verb])
        return when and one.words[0] > verb
    return word.dep == "relcl" and before > verb and parsed.words[before].text == ","


def deed(parsed: Parsed, lexicon: Lexicon, verb: int) -> Trigger | None:
    """“accused of planning it on 1 May”: whatever somebody is accused of is what happened then."""
    word = parsed.words[verb]
    accuser = parsed.words[word.head].head
    if word.dep != "pcomp" or parsed.words[accuser].lemma not in lexicon.claiming.verbs:
        return None
    return Trigger(verb, "other", False, verb, f"“{word.text}” is what “{parsed.words[accuser].text}” speaks of")


def hands_up(parsed: Parsed, lexicon: Lexicon, verb: int, one: Date) -> bool:
    """“ended her quest to lead it on Friday”: what was only intended has no date that lies behind."""
    if _was_not_done(parsed, lexicon, verb, one) or _is_always_so(parsed, verb, one):
        return True
    purpose = one.ahead and parsed.words[verb].dep == "advcl" and _WEEKDAY.fullmatch(one.timex.words) is not None
    if not is_infinitive(parsed, verb) or not (one.recent or purpose):
        return False
    above = parsed.words[verb].head
    if _has_only(parsed, verb):
        return False
    noun = parsed.words[above].pos in _NOUNS and noun_kind(parsed, lexicon, above) is not None
    if parsed.words[above].lemma in lexicon.scheduling.verbs or parsed.words[above].lemma in _GOING_ON:
        return False
    forced = parsed.words[above].lemma in lexicon.factual.verbs and _subject_is_pronoun(parsed, above)
    return not noun and not forced and any(is_finite(parsed, index) for index in parsed.above(verb))


def _was_not_done(parsed: Parsed, lexicon: Lexicon, verb: int, one: Date) -> bool:
    """“refused to open it in June”, “led an effort to oust her last year”: the refusal was then, the ousting never."""
    word, above = parsed.words[verb], parsed.words[verb].head
    if word.dep == "acl" and word.tag == "VB" and parsed.words[above].lemma in lexicon.irrealis.nouns:
        told = next((index for index in parsed.above(above) if is_finite(parsed, index)), None)
        return told is not None and parsed.words[told].tag == "VBD" and not one.ahead
    lemma = parsed.words[above].lemma
    if word.dep != "xcomp" or word.tag != "VB" or lemma not in lexicon.irrealis.verbs:
        return False
    if parsed.words[above].tag != "VBD" or lexicon.kind_of_verb(lemma) is None:
        return False
    return not one.ahead or (lemma in _NOT_DONE and _WEEKDAY.fullmatch(one.timex.words) is not None)


def _is_always_so(parsed: Parsed, verb: int, one: Date) -> bool:
    """“gave her the highest rank that a civilian can hold, in 2013”: the giving was then."""
    before = one.words[0] - 2
    if (
        one.ahead
        or one.recent
        or parsed.words[verb].dep != "relcl"
        or before <= verb
        or parsed.words[before].text != ","
    ):
        return False
    able = any(parsed.words[child].text.lower() == "can" for child in parsed.children[verb])
    told = next((index for index in parsed.above(verb) if is_finite(parsed, index)), None)
    present = able or parsed.words[verb].tag in ("VBZ", "VBP")
    return present and told is not None and parsed.words[told].tag == "VBD"


def planned(parsed: Parsed, verb: int, one: Date) -> int | None:
    """“unveiled a plan for curbing it last month”: the unveiling was then."""
    preposition = parsed.words[verb].head
    if parsed.words[verb].dep != "pcomp" or one.ahead or parsed.words[preposition].text.lower() != "for":
        return None
    plan = parsed.words[preposition].head
    told = next((index for index in parsed.above(plan) if is_finite(parsed, index)), None)
    past = told is not None and parsed.words[told].tag == "VBD"
    return told if past and parsed.words[plan].lemma in _PLANS else None


def _has_only(parsed: Parsed, verb: int) -> bool:
    """“only to give hope on Friday” tells what came next."""
    return any(parsed.words[child].text.lower() == "only" for child in parsed.children[verb])


def _subject_is_pronoun(parsed: Parsed, verb: int) -> bool:
    doer = subject(parsed, verb)
    return doer is None or parsed.words[doer].pos in ("PRON", "DET")


def _is_mere_state(parsed: Parsed, lexicon: Lexicon, verb: int) -> bool:
    return lexicon.kind_of_verb(parsed.words[verb].lemma) is None
