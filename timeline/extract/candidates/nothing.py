"""Whether a title would say nothing, because it has lost what its verb needs: “Silva comes”, “staff told”."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates import following
from timeline.extract.candidates.clauses import child_with, is_passive
from timeline.extract.candidates.fitting import is_bare_clause, is_hollow
from timeline.extract.candidates.phoning import is_phoned

MERELY_COMES: Final = frozenset({"come", "follow", "occur", "happen", "continue"})
_NEVER_ALONE: Final = vocabulary.words("never_alone")
_NUMBER_ALONE: Final = re.compile(r"\b(?:for|of|to|with|in) (?:two|three|four|five|six|seven|eight|nine|ten)$")
_SAYING: Final = vocabulary.words("saying") | {"suggest", "predict", "believe"}
_CALLED: Final = frozenset({"for", "on", "upon"})  # “called for a vote”
_CALLED_INTO: Final = frozenset({"question", "order", "account", "attention"})  # “called into question”
_LIGHT: Final = vocabulary.words("light")
MADE: Final = frozenset({"clear", "sure", "certain", "plain", "known", "public"})
_GOING: Final = frozenset({"come", "go"})  # of a person it says nothing without where
_WHERE_TO: Final = frozenset({"home", "back", "again", "away", "there", "here"})  # “sends home”: whom?
_WHOLE_WITH: Final[Mapping[str, tuple[str, ...]]] = {  # “the last of the lamps gave out”, “her deputy took over”
    "give": ("out", "up", "in"),
    "take": ("over", "off"),
}
_NEVER_TOLD: Final = frozenset({"ask", "tell"})
_PEOPLE: Final = vocabulary.words("people") | vocabulary.words("persons")
_TO_PEOPLE: Final = frozenset({"give", "grant", "offer", "tell"})
_UTTERING: Final = frozenset("cite deliver give issue make offer post publish release write".split())
_WORDS: Final = vocabulary.words("mere_words")
_COLOURLESS: Final = vocabulary.words("colourless")
_VAGUE: Final = vocabulary.words("vague_subjects")
_NO_END: Final = vocabulary.words("no_end")


def has_stub(parsed: Parsed, verb: int, rest: str) -> bool:
    """“declines to get”, “is due in three”, “is something”: an end that has lost what it needs."""
    if is_hollow(parsed, verb) or _NUMBER_ALONE.search(rest) or rest.split(" ")[-1].lower() in _NO_END:
        return True
    clauses = [child for child in parsed.children[verb] if parsed.words[child].dep == "ccomp"]
    if any(is_bare_clause(parsed, clause, rest) for clause in (verb, *clauses)):
        return True
    inner = child_with(parsed, verb, "xcomp")
    if inner is None or parsed.words[inner].lemma not in _LIGHT or not rest.endswith(parsed.words[inner].text):
        return False
    return any(
        child > inner and parsed.words[child].dep not in ("punct", "conj", "cc") for child in parsed.children[inner]
    )


def says_nothing(parsed: Parsed, verb: int, rest: str, is_person: bool, about: frozenset[str]) -> bool:
    """Whether a verb with so little behind it is no news: “Silva comes”, “staff told”, “Silva makes clear”."""
    lemma = parsed.words[verb].lemma
    mute = child_with(parsed, verb, "ccomp") is None and _says_none(parsed, verb)
    mute = (mute or (lemma in _UTTERING and _only_of_words(rest))) and not is_passive(parsed, verb)
    alone = lemma == "meet" and is_person and not rest  # “Silva meets”: whom, has been lost
    if mute or alone or (lemma, rest) in (("point", "out"), ("happen", ""), ("occur", "")):
        return True
    if lemma == "make" and parsed.words[verb].dep == "acl" and parsed.words[verb - 1].text == ",":
        return True  # “the words of the mayor, made in Oslo”
    if lemma in MERELY_COMES - _GOING and is_person and lemma != "continue":
        return True  # “what happened 300 years ago”
    if (lemma == "go" or (lemma in _GOING and is_person)) and rest in ("", "again"):
        return True
    particle = child_with(parsed, verb, "prt")
    ends = rest in _WHOLE_WITH.get(lemma, ())
    only_particle = particle is not None and rest == parsed.words[particle].text and not ends
    if (not rest or rest in _WHERE_TO or only_particle) and _is_torn(parsed, verb):
        return True
    if lemma == "take" and about and rest.startswith("place"):
        return True
    objects = [child for child in parsed.children[verb] if parsed.words[child].dep in ("dobj", "dative")]
    if _is_given_nothing(parsed, verb, objects):
        return True
    named = lemma == "call" and not is_phoned(parsed, verb) and _is_cut_call(parsed, verb, rest, bool(objects))
    made = lemma == "make" and rest in MADE and not (rest == "public" and is_passive(parsed, verb))
    return (lemma == "put" and " " not in rest) or made or named  # “Report made public” tells all


def _is_given_nothing(parsed: Parsed, verb: int, objects: Sequence[int]) -> bool:
    """“Silva gives Bach”: what, has been lost."""
    lemma = parsed.words[verb].lemma
    alone = lemma in following.GIVING and not is_passive(parsed, verb) and len(objects) == 1
    alone = alone and parsed.words[verb].dep not in ("relcl", "acl")  # “the chance that he gave her”
    alone = alone and child_with(parsed, verb, "xcomp", "ccomp") is None  # “told the mayor to go”
    return alone and _is_hearer(parsed, objects[0], lemma)


def _only_of_words(rest: str) -> bool:
    """“issues statement”, “makes several comments”: that there were words, and not which."""
    *before, last = rest.lower().split(" ")
    return last.removesuffix("s") in _WORDS and all(word in _COLOURLESS for word in before)


def is_vague(lead: str, rest: str) -> bool:
    """“Trend begins”, “news breaks”: nobody could say what happened."""
    *before, last = lead.lower().split(" ")
    return not rest and last.removesuffix("s") in _VAGUE and all(word in _COLOURLESS for word in before)


def _says_none(parsed: Parsed, verb: int) -> bool:
    """“said some”, “suggested the committee”: what was said has been lost, and what it began with taken for it."""
    lemma, done = parsed.words[verb].lemma, child_with(parsed, verb, "dobj")
    if lemma == "say" or (lemma == "make" and _is_made_clear(parsed, verb)):
        return True
    named = done is not None and (parsed.words[done].pos == "PROPN" or _goes_on(parsed, done))
    roles = any(parsed.words[c].text.lower() in ("as", "for") for c in parsed.children[verb])
    return lemma in _SAYING and lemma not in ("announce", "tweet", "warn") and named and not roles


def _goes_on(parsed: Parsed, noun: int) -> bool:
    """“the board her firm would pay” in “suggested the board her firm would pay”: a clause with nothing to link it."""
    clauses = [c for c in parsed.children[noun] if parsed.words[c].dep == "relcl"]
    return any(not any(parsed.words[part].tag in ("WDT", "WP") for part in parsed.subtree(c)) for c in clauses)


def _is_made_clear(parsed: Parsed, verb: int) -> bool:
    beside = child_with(parsed, verb, "oprd", "acomp")
    return beside is not None and parsed.words[beside].lemma in MADE and child_with(parsed, verb, "dobj") is None


def _is_cut_call(parsed: Parsed, verb: int, rest: str, has_object: bool) -> bool:
    """“called the plan” what has been lost; “called to look into it”, of whom a date has left nobody."""
    if rest.startswith("to ") and not is_passive(parsed, verb):
        return True
    phrases = [c for c in parsed.children[verb] if parsed.words[c].dep == "prep"]
    whole = not has_object or child_with(parsed, verb, "oprd", "prt", "xcomp") is not None
    whole = whole or any(parsed.words[c].text.lower() in _CALLED and c - verb in (1, 2) for c in phrases)
    whole = whole or any(parsed.words[deep].text in _CALLED_INTO for c in phrases for deep in parsed.children[c])
    return not whole and not _is_called_up(parsed, verb) and bool(rest)


def _is_called_up(parsed: Parsed, verb: int) -> bool:
    """“called a press conference”, “called police”; not “called the plan” what has been lost."""
    done = child_with(parsed, verb, "dobj")
    if done is None or parsed.words[done].pos != "NOUN" or is_passive(parsed, verb):
        return False
    before = {parsed.words[c].text.lower() for c in parsed.children[done] if parsed.words[c].dep in ("det", "poss")}
    return before <= {"a", "an"}


def _is_hearer(parsed: Parsed, index: int, verb: str) -> bool:
    """Whether a word is a name, or “to somebody”: it gets what was given; also “leaders” in “offered leaders”."""
    word = parsed.words[index]
    person = word.lemma in _PEOPLE or word.text.lower() in ("him", "her", "them", "us")
    somebody = word.pos == "PROPN" or (verb in _TO_PEOPLE and person)
    return word.dep == "dative" or (word.dep == "dobj" and somebody)


def needs_more(parsed: Parsed, roots: Sequence[int]) -> bool:
    """Whether a verb says nothing without what followed it: “Ghana sends” is no title."""
    return any(parsed.words[root].dep in ("dobj", "attr", "acomp", "oprd", "xcomp", "ccomp") for root in roots)


def _is_torn(parsed: Parsed, verb: int) -> bool:
    """Whether a verb has lost its object: “Silva defeats”; “staff told”."""
    lemma = parsed.words[verb].lemma
    return lemma in (_NEVER_TOLD if is_passive(parsed, verb) else _NEVER_ALONE)
