"""What a title may not leave out, by the verb above it: “turns the prison into a museum”, from `titles.toml`."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, Field

from timeline.core.reading import Parsed, Timex
from timeline.extract import rulefiles, vocabulary
from timeline.extract.candidates.clauses import is_infinitive, is_verb

_FILE: Final = Path(__file__).parents[1] / "rules" / "en" / "titles.toml"
_ASKING: Final = vocabulary.words("asking_somebody")
_NOUNS: Final = vocabulary.words("incomplete")
_WANTING: Final = frozenset({"want", "need", "order", "keep", "leave"})
_RANKS: Final = frozenset({"first", "second", "third", "last", "latest", "only", "youngest", "oldest"})
DECLARING: Final = frozenset({"declare", "proclaim", "designate", "dub"})
_CALENDAR: Final = re.compile(  # days and months, which are no feasts
    r"\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)


class Needed(BaseModel):
    """A phrase that verbs cannot do without.

    A `soft` one may go where there would be no title otherwise; a `whole` one keeps its adjectives.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    opening: frozenset[str] = Field(alias="with")
    verbs: frozenset[str]
    soft: bool = False
    whole: bool = False
    examples: tuple[tuple[str, str], ...]


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    needed: tuple[Needed, ...]


@lru_cache(maxsize=1)
def load() -> tuple[Needed, ...]:
    """All phrases that verbs need. Raises BadRule, naming the file, if it breaks its format."""
    return rulefiles.read(_FILE, _File).needed


def needed(parsed: Parsed, index: int) -> str:
    """What a phrase is needed for: that the title be “true”, that it be “full”, or "" where it may go.

    Without the first something else would be told; without the second too little.
    """
    word = parsed.words[index]
    above = parsed.words[word.head]
    if word.dep == "prep" and above.dep == "prep":
        return "true"  # “on including funds”
    if word.dep == "prep" and above.dep == "acl" and above.tag == "VBN" and _is_wanted(parsed, word.head):
        return "true"
    if word.dep == "amod" and above.dep == "pobj":
        one = _by_verb().get((parsed.words[parsed.words[above.head].head].lemma, parsed.words[above.head].text.lower()))
        return "true" if one is not None and one.whole else ""
    if word.dep == "prep" and index > word.head and above.lemma == "be" and _is_where(parsed, word.head):
        return "true"
    if word.dep in ("prep", "agent", "dative") and index > word.head and is_verb(parsed, word.head):
        one = _by_verb().get((above.lemma, word.text.lower()))
        return "" if one is None else "full" if one.soft else "true"
    if word.dep == "prep" and index > word.head and above.dep == "acomp":
        return "full"
    if word.dep in ("prep", "acl", "advcl") and index > word.head and above.lemma in _NOUNS:
        return "full"  # “was pessimistic about the bill”, “sees no need for a bill”
    return "true" if _is_asked(parsed, index) or is_first(parsed, index) else ""


def is_first(parsed: Parsed, index: int) -> bool:
    """Whether a clause says who is the first: “to lead it” in “became the first woman to lead it”.

    Without it, something else would be told.
    """
    word, role = parsed.words[index], parsed.words[parsed.words[index].head]
    if word.dep not in ("acl", "relcl") or word.tag != "VB" or role.dep != "attr":
        return False
    return is_ranked(parsed, word.head)


def is_ranked(parsed: Parsed, role: int) -> bool:
    """“the first woman”, “the biggest firm”: one before all others."""
    near = (parsed.words[child] for child in parsed.children[role])
    return any(one.text.lower() in _RANKS or one.tag in ("JJS", "RBS") for one in near)


def _is_where(parsed: Parsed, verb: int) -> bool:
    """“was behind the attack”: a form of “be” that has nothing else."""
    return not any(parsed.words[child].dep in ("attr", "acomp", "oprd", "ccomp") for child in parsed.children[verb])


def is_feast(parsed: Parsed, date: Timex) -> bool:
    """“Independence Day” in “celebrates Independence Day”, “May” in “declares May the month of cheese”.

    What is done to a feast or month says nothing without it.
    """
    if not parsed.within(date.start, date.end) or date.rule == "programme":
        return False
    word = parsed.words[parsed.within(date.start, date.end)[-1]]
    verb = parsed.words[word.head].lemma
    named = word.text[:1].isupper() and (verb in DECLARING or not _CALENDAR.match(word.text))
    return word.dep == "dobj" and named and verb != "spend"


def _is_asked(parsed: Parsed, index: int) -> bool:
    """“to reject the bill” in “urged the committee to reject the bill”, which parsers may hang on the committee."""
    word = parsed.words[index]
    if word.dep == "acl" and word.tag == "VBN":
        return _is_wanted(parsed, index)
    if word.dep not in ("advcl", "acl") or not is_infinitive(parsed, index):
        return False
    asking = word.head if word.dep == "advcl" else parsed.words[word.head].head
    is_object = word.dep == "advcl" or parsed.words[word.head].dep in ("dobj", "dative")
    return is_object and asking < index and parsed.words[asking].lemma in _ASKING


def _is_wanted(parsed: Parsed, index: int) -> bool:
    """“stored abroad” in “wants the data stored abroad”: what is wanted is not the data."""
    noun = parsed.words[index].head
    above = parsed.words[noun].head
    wants = parsed.words[above].lemma in _WANTING and parsed.words[noun].dep in ("dobj", "nsubj")
    return wants or (parsed.words[noun].dep == "nsubj" and parsed.words[parsed.words[above].head].lemma in _WANTING)


@lru_cache(maxsize=1)
def _by_verb() -> Mapping[tuple[str, str], Needed]:
    return {(verb, opening): one for one in reversed(load()) for verb in one.verbs for opening in one.opening}
