"""Dates told through another event, from `rules/en/leanings.toml`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from timeline.core.errors import BadRule
from timeline.core.model import Kind
from timeline.core.reading import Candidate, Leaning, Parsed
from timeline.extract import rulefiles
from timeline.extract.candidates import counting
from timeline.extract.candidates.clauses import is_finite, is_verb
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.triggers import noun_kind

_FILE: Final = Path(__file__).parents[1] / "rules" / "en" / "leanings.toml"
_AT_THE_HEAD: Final = 3  # characters: deeper in a sentence “at the same time” means “also”
PARTIES: Final = 2
_NEW: Final = re.compile(r"(?:during|in the course of) an?\b", re.I)
Relation = Literal["soon after", "after", "soon before", "before", "same time"]


class Rule(BaseModel):
    """One way to lean: the opening words, the relation, the days that may lie between, and on which event.

    What leans on the event told last (`previous`) opens its sentence, unless it may stand `anywhere`.

    Where the words count the days themselves (`counted`), `spread` is what they count, and no other day is meant.
    Only sentences with one of the words `signs` are searched for the pattern.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    relation: Relation
    signs: frozenset[str]
    pattern: str
    spread: int | None = None
    counted: bool = False
    on: Literal["named", "previous"] = "named"
    anywhere: bool = False
    examples: tuple[tuple[str, str], ...]
    counterexamples: tuple[str, ...] = ()


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    reach: int
    means: Mapping[str, tuple[Kind, ...]]
    leaning: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A leaning with the index of its first word and of the event word that it leans on.

    `told` is the verb that tells what happened then, where it is not the one above.
    """

    leaning: Leaning
    first: int
    event: int
    told: int | None = None


@lru_cache(maxsize=1)
def _file() -> _File:
    return rulefiles.read(_FILE, _File)


def meant_by(noun: str) -> tuple[Kind, ...]:
    """The kinds of event of which a noun can speak again, whatever words told of it: “the tragedy”, “the decision”."""
    return _file().means.get(noun, ())


@lru_cache(maxsize=1)
def load() -> tuple[int, tuple[tuple[Rule, re.Pattern[str]], ...]]:
    """How many words the event may stand away, and the rules with their patterns. Raises BadRule."""
    file = _file()
    try:
        compiled = tuple((rule, re.compile(rf"\b(?:{rule.pattern})\b", re.I)) for rule in file.leaning)
    except re.error as error:
        raise BadRule(f"{_FILE.name} cannot be read: {error}") from error
    return file.reach, compiled


def find(parsed: Parsed, lexicon: Lexicon, body: str, start: int, end: int) -> list[Found]:
    """The leanings in a sentence (positions in `body`), in text order; an earlier rule claims its words."""
    reach, rules = load()
    found: list[Found] = []
    taken: list[tuple[int, int]] = []
    said = {parsed.words[index].text.lower() for index in parsed.within(start, end)}
    for rule, pattern in rules:
        if said.isdisjoint(rule.signs):
            continue
        for match in pattern.finditer(body, start, end):
            if any(match.start() < stop and match.end() > begin for begin, stop in taken):
                continue
            if rule.on == "previous" and not rule.anywhere and match.start() - start > _AT_THE_HEAD:
                continue
            if one := _leaning(parsed, lexicon, body, rule, match, min(end, match.end() + 90), reach):
                taken.append((match.start(), match.end()))
                found.extend([one, *_told_beside(parsed, one, end)])
    return sorted(found, key=lambda one: one.first)


def outside(parsed: Parsed, one: Found) -> int | None:
    """The word above that leans on the event; in “shells fell after the talks ended” it is “fell”. None without one."""
    if one.told is not None:
        return one.told
    for index in parsed.above(one.event):
        if not one.first <= index <= one.event and not _opens(parsed, one, index):
            return index
    return None


def is_new(leaning: Leaning) -> bool:
    """“During a call”, “during an interview”: words that need not mean one that was told of before."""
    return leaning.relation == "same time" and _NEW.match(leaning.words) is not None


def may_be_dated(one: Candidate) -> bool:
    """Whether a happening may find what it leans on: “during a call” needs two who were in that call."""
    return one.leans is None or not is_new(one.leans) or len(one.actors) >= PARTIES


def goes_on(parsed: Parsed, lexicon: Lexicon, one: Found, verb: int) -> int | None:
    """The happening beside a verb that tells of a state: “stayed tense, with clashes since the vote”; None without."""
    for child in parsed.children[verb]:
        if verb < child < one.first and parsed.words[child].text.lower() == "with":
            below = (deep for deep in parsed.children[child] if parsed.words[deep].dep == "pobj")
            return next((noun for noun in below if noun_kind(parsed, lexicon, noun)), None)
    return None


def _opens(parsed: Parsed, one: Found, verb: int) -> bool:
    """Whether the words of a leaning open the clause of a verb: the verb of “after the talks ended”."""
    marks = (child for child in parsed.children[verb] if parsed.words[child].dep == "mark")
    return is_verb(parsed, verb) and any(one.first <= child < one.event for child in marks)


def _told_beside(parsed: Parsed, one: Found, end: int) -> Iterator[Found]:
    """“It grew clear hours after the talks, as rockets fell on the port”: the clause with “as” tells what came then."""
    if not one.leaning.noun or one.leaning.spread is None:
        return
    for index in parsed.within(parsed.words[one.event].end, end):
        word = parsed.words[index]
        opens = word.text.lower() == "as" and word.dep == "mark" and parsed.words[index - 1].text == ","
        if opens and is_verb(parsed, word.head) and is_finite(parsed, word.head):
            yield replace(one, told=word.head)


def _meant_at(parsed: Parsed, index: int) -> str | None:
    """The kind of event that “the tragedy” can mean; “incidents this week” are none that was told of."""
    word, before = parsed.words[index], parsed.words[index - 1] if index else None
    pointed = before is not None and before.text.lower() in ("the", "that", "this")
    return next(iter(meant_by(word.lemma)), None) if pointed and word.tag == "NN" else None


def _leaning(
    parsed: Parsed, lexicon: Lexicon, body: str, rule: Rule, match: re.Match[str], end: int, reach: int
) -> Found | None:
    opening = parsed.within(match.start(), match.end())
    if rule.on == "previous" and opening:
        words = " ".join(match[0].split())
        return Found(Leaning(rule.relation, words, "", "", rule.spread), opening[0], opening[-1])
    days = counting.days(match[0]) if rule.counted else None
    spread = rule.spread if days is None else abs(days)
    for index in parsed.within(match.end(), end)[:reach]:
        if parsed.words[index].text in (",", ";", "—", "–") or (rule.counted and is_verb(parsed, index)):
            return None
        kind = noun_kind(parsed, lexicon, index) or _meant_at(parsed, index)
        if kind and opening:
            first = match.start() + len(match[0]) - len(match[0].lstrip())
            words = " ".join(body[first : parsed.words[index].end].split())
            noun = parsed.words[index].lemma
            return Found(Leaning(rule.relation, words, noun, kind, spread), opening[0], index)
    return None
