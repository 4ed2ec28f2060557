"""Verbs of states that tell a happening in certain company: “appeared on television”, “became the first to lead it”."""

from collections.abc import Mapping
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates.clauses import child_with, is_verb
from timeline.extract.candidates.complements import is_ranked

_EXPLETIVES: Final = frozenset({"it", "this", "that", "there", "what", "these", "those", "which"})
_STAGES: Final = frozenset({"on", "at", "before", "with", "alongside", "in"})  # where people appear
_PLACES: Final = frozenset({"in", "at"})
_WILL: Final = frozenset({"will", "'ll", "’ll"})
_NO_ROLES: Final = vocabulary.words("no_roles")
_DEEDS: Final[Mapping[str, tuple[str, ...]]] = {  # with what a verb of states tells a deed
    "allow": ("dobj", "ccomp", "xcomp", "prep"),
    "let": ("ccomp", "xcomp"),
    "recognize": ("dobj", "prep"),
    "recognise": ("dobj", "prep"),
    "aim": ("dobj",),
    "help": ("xcomp",),
    "use": ("xcomp",),  # “used the bill to fault them”
}
_PEOPLE: Final = frozenset({"he", "she", "who", "they", "officials", "police", "lawmakers", "authorities", "leaders"})
_ACTING: Final = vocabulary.words("acting")
_ANYBODY: Final = frozenset({"woman", "man", "person", "people", "one", "american"})
_TIMES: Final = frozenset({"first", "last", "only"})
_CLAUSES: Final = ("relcl", "acl", "appos")
_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_BESIDE: Final = ("xcomp", "acomp", "oprd", "attr", "ccomp")


def told(parsed: Parsed, verb: int) -> tuple[int, str] | None:
    """The word that tells the happening, and why it is one; None for a mere state."""
    lemma = parsed.words[verb].lemma
    if lemma == "appear" and _appeared(parsed, verb):
        return verb, f"“{parsed.words[verb].text}” tells where somebody showed up"
    if lemma == "become" and _became(parsed, verb):
        return verb, f"“{parsed.words[verb].text}” tells what somebody came to be"
    if lemma == "be" and _will_be_there(parsed, verb):
        return verb, "“will be” tells where somebody is to be"
    if lemma in _DEEDS and _is_deed(parsed, verb, lemma):
        return verb, f"“{parsed.words[verb].text}” tells what somebody did"
    return None


def forced(parsed: Parsed, verb: int) -> int | None:
    """“had to resign”: what somebody had to do, and did; not “said they had to”, which only tells what is needed."""
    inner = child_with(parsed, verb, "xcomp")
    told = parsed.words[verb].tag == "VBD" and parsed.words[verb].dep in ("ROOT", "conj")
    if inner is None or not told or not is_verb(parsed, inner) or child_with(parsed, verb, "neg", "dobj") is not None:
        return None  # “had masks to keep out the gas”
    return inner if any(parsed.words[child].tag == "TO" for child in parsed.children[inner]) else None


def cleft(parsed: Parsed, verb: int) -> int | None:
    """“it was a jet that shot it down”, “it was on Monday that she left”: the verb that tells what was done.

    None where nothing stands in front so.
    """
    doer = child_with(parsed, verb, "nsubj")
    who = child_with(parsed, verb, "attr")
    if parsed.words[verb].tag != "VBD" or doer is None or parsed.words[doer].text.lower() != "it":
        return None
    if who is None:
        return _then(parsed, verb)
    clauses = (child for child in parsed.children[who] if parsed.words[child].dep == "relcl" and child > who)
    clause = next((one for one in clauses if parsed.words[one].tag == "VBD"), None)
    opening = child_with(parsed, clause, "nsubj") if clause is not None else None
    said = opening is not None and parsed.words[opening].text.lower() in ("who", "that")
    return clause if said and child_with(parsed, verb, "neg") is None else None


def _then(parsed: Parsed, verb: int) -> int | None:
    """“left” in “it was on Monday that she left”; not “it was clear on Monday that she left”."""
    clause = child_with(parsed, verb, "ccomp", "advcl", "relcl")
    if clause is None or parsed.words[clause].tag != "VBD" or child_with(parsed, verb, "acomp") is not None:
        return None
    marked = any(parsed.words[child].text.lower() == "that" for child in parsed.children[clause])
    before = [child for child in parsed.children[verb] if parsed.words[child].dep == "prep" and verb < child < clause]
    return clause if marked and before else None


def last_time(parsed: Parsed, verb: int) -> int | None:
    """“The last time they met was in 2013”, “Monday was the first time they met”: the verb that tells what was done.

    None for any other subject.
    """
    both = [child for child in parsed.children[verb] if parsed.words[child].dep in ("nsubj", "attr")]
    time = next((child for child in both if parsed.words[child].lemma == "time"), None)
    if time is None or parsed.words[verb].tag != "VBD":
        return None
    which = {parsed.words[child].text.lower() for child in parsed.children[time]}
    clause = child_with(parsed, time, "relcl", "acl")
    told = clause is not None and parsed.words[clause].tag == "VBD" and child_with(parsed, clause, "neg") is None
    return clause if told and which & _TIMES else None


def _appeared(parsed: Parsed, verb: int) -> bool:
    """Where somebody shows up, not how something seems."""
    doer, beside = child_with(parsed, verb, "nsubj"), child_with(parsed, verb, *_BESIDE)
    if doer is None or parsed.words[doer].text.lower() in _EXPLETIVES:
        return False
    if beside is not None and (parsed.words[beside].dep != "xcomp" or parsed.words[verb + 1].tag == "TO"):
        return False  # “appeared on stage to thank them” is no “appeared to thank them”
    return _stands_at(parsed, verb, _STAGES, _NOUNS)


def _is_deed(parsed: Parsed, verb: int, lemma: str) -> bool:
    """“allowed the ships to leave”, “recognized the junta”, “aimed a gun”; not “a law that allows it”.

    Done by somebody, or to somebody, at one time: the simple past.
    """
    words, doer = parsed.words, child_with(parsed, verb, "nsubj", "nsubjpass")
    below = [words[child] for child in parsed.children[verb]]
    passive = any(one.dep == "auxpass" and one.tag == "VBD" for one in below)
    if doer is None or not (passive or words[verb].tag == "VBD") or words[doer].text.lower() in _EXPLETIVES:
        return False
    if not any(one.dep in _DEEDS[lemma] for one in below):
        return False
    if lemma == "use" and (passive or not any(one.dep == "dobj" for one in below)):
        return False  # “used to work there”
    return passive or words[doer].pos == "PROPN" or words[doer].text.lower() in _PEOPLE or words[doer].lemma in _ACTING


def _became(parsed: Parsed, verb: int) -> bool:
    """“became a nurse”, “became law”; not “became a problem”, nor “had become”, which tells how things stood."""
    doer, role = child_with(parsed, verb, "nsubj"), child_with(parsed, verb, "attr")
    if doer is None or role is None or parsed.words[verb].tag != "VBD":
        return False
    if parsed.words[doer].text.lower() in _EXPLETIVES or parsed.words[role].lemma.lower() in _NO_ROLES:
        return False
    somebody = parsed.words[doer].pos == "PROPN" or parsed.words[doer].text.lower() in ("he", "she", "who")
    single = parsed.words[role].pos in _NOUNS and parsed.words[role].tag in ("NN", "NNP")
    return somebody and single and not _is_one_of_many(parsed, role)


def _is_one_of_many(parsed: Parsed, role: int) -> bool:
    """“the first judge who was born there”: without the words behind, which no title keeps, another would be told."""
    ranked = is_ranked(parsed, role)
    clauses = [parsed.words[child] for child in parsed.children[role] if parsed.words[child].dep in _CLAUSES]
    if parsed.words[role].lemma in _ANYBODY and not (ranked and clauses):
        return True
    return ranked and any(one.tag != "VB" for one in clauses)  # “the first woman to lead it” stays whole


def _will_be_there(parsed: Parsed, verb: int) -> bool:
    """“he will be at the White House”: somebody, at a place with a name."""
    helping = {parsed.words[child].text.lower() for child in parsed.children[verb] if parsed.words[child].dep == "aux"}
    doer = child_with(parsed, verb, "nsubj")
    if doer is None or not helping & _WILL or child_with(parsed, verb, "neg", *_BESIDE) is not None:
        return False
    somebody = parsed.words[doer].pos == "PROPN" or parsed.words[doer].text.lower() in ("he", "she", "who")
    return somebody and not is_verb(parsed, doer) and _stands_at(parsed, verb, _PLACES, frozenset({"PROPN"}))


def _stands_at(parsed: Parsed, verb: int, small: frozenset[str], kinds: frozenset[str]) -> bool:
    places = (child for child in parsed.children[verb] if parsed.words[child].text.lower() in small)
    return any(parsed.words[part].pos in kinds for child in places for part in parsed.children[child])
