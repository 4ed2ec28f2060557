"""The rules of `rules/en/furniture.toml`, compiled: which paragraphs, or which words of one, are furniture."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from timeline.core.errors import BadRule

SECTION = "other stories:"  # the heading of a list of other stories, which goes with it
LABEL = "caption."  # a label that says what the paragraph after it is
_HEADING_FOR = {"line": "", "section": ":", "label": "."}
_LONGEST_LINE = 900  # characters
_START, _END = 300, 600  # how far from either end of a paragraph the rules for its ends look, in characters
_PLACES = ("line", "start", "end", "within", "section", "label", "lead")
_SINGULAR = re.compile(
    r"\b[a-z]+[a-rt-z]s\s+(?!(?:in|at|on|near|of|during|outside|inside|with|without|from|after|before|for|by|along|under|"
    r"over|off|across|around|behind|between|beside|and|or|as|above|below|against|amid)\b)[a-z]"
)
_CLAUSE = re.compile(
    r"\b(?:I|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Yy]ou|[Ii]t|[Tt]here|who|which)\b|\w(?:n['’]t|['’](?:ll|ve|re|d))\b"
)
_VERB = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule as compiled; `longest` in words."""

    reason: str
    where: str
    pattern: re.Pattern[str]
    longest: int
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


def whole_line(words: str) -> str | None:
    """Why the whole paragraph is furniture, None if no rule says so; SECTION or LABEL if it speaks of others."""
    if len(words) > _LONGEST_LINE:
        return None
    size = len(words.split())
    for rule in load():
        if rule.where in _HEADING_FOR and size <= rule.longest and rule.pattern.fullmatch(words):
            return rule.reason + _HEADING_FOR[rule.where]
    return None


def pieces(words: str, *, lead: bool) -> list[tuple[int, int, str]]:
    """Parts of a paragraph that are furniture: start, end (characters in the paragraph), reason; sorted by start.

    `lead` says that it is the first paragraph of the story.
    """
    return sorted(piece for rule in load() if lead or rule.where != "lead" for piece in parts(rule, words))


def has_verb(words: str) -> bool:
    """Whether a line seems to hold a finite verb; takes “-ed”, a pronoun, and “-s” before a noun for one."""
    known = any(_is_verb(word.replace("’", "'").lower()) for word in _VERB.findall(words))
    return known or _CLAUSE.search(words) is not None or _SINGULAR.search(words) is not None


def tells(words: str) -> bool:
    """Whether a caption tells what happened (“The mayor was charged.”), not what the picture shows (“He speaks”)."""
    table = _document("rules/en/verbs.toml")
    sentence = words.partition(". ")[0]
    verbs = [word for word in _VERB.findall(sentence.lower()) if word in {*table["telling"], *table["picture"]}]
    return bool(verbs) and verbs[0] in table["telling"]


def without_credit(words: str) -> str:
    """A caption without the name of the photographer at its end."""
    starts = [start for rule in load() if rule.reason == "credit" for start, _, _ in parts(rule, words)]
    return words[: min(starts, default=len(words))].rstrip()


def _is_verb(word: str) -> bool:
    return word in _verbs() or (len(word) > 3 and word.endswith("ed") and not word.endswith("eed"))


def parts(rule: Rule, words: str) -> Iterator[tuple[int, int, str]]:
    """What one rule for a part of a paragraph takes of it: start, end, reason."""
    if rule.where in ("start", "lead"):
        match = rule.pattern.match(words[:_START])
        if match and 0 < match.end() < len(words):
            yield 0, match.end(), rule.reason
    elif rule.where == "end":
        offset = max(len(words) - _END, 0)
        for match in rule.pattern.finditer(words[offset:]):
            if offset + match.end() == len(words):
                yield offset + match.start(), len(words), rule.reason
    elif rule.where == "within":
        part = "cut" if "cut" in rule.pattern.groupindex else 0  # a rule may look at words that stay
        for match in rule.pattern.finditer(words):
            yield *match.span(part), rule.reason


@cache
def load() -> tuple[Rule, ...]:
    """All rules in the order of the file. Raises BadRule."""
    document = _document("rules/en/furniture.toml")
    return tuple(_rule(raw, document["parts"]) for raw in document["rule"])


def _rule(raw: dict[str, Any], parts: dict[str, str]) -> Rule:
    pattern = raw["pattern"]
    for name in reversed(parts):
        pattern = pattern.replace(f"{{{name}}}", parts[name])
    for name in reversed(parts):
        pattern = pattern.replace(f"{{{name}}}", parts[name])
    if raw["where"] not in _PLACES or not raw.get("examples"):
        raise BadRule(f"furniture.toml: a rule “{raw['reason']}” names no known place or has no examples.")
    flags = re.NOFLAG if raw.get("case") else re.IGNORECASE
    try:
        compiled = re.compile(pattern, flags)
    except re.error as error:
        raise BadRule(f"furniture.toml: a rule “{raw['reason']}” is no regular expression: {error}.") from error
    examples = tuple(raw["examples"]), tuple(raw.get("counterexamples", ()))
    return Rule(raw["reason"], raw["where"], compiled, raw.get("longest", 40), *examples)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(word for words in _document("rules/en/verbs.toml").values() for word in words)


@cache
def _document(path: str) -> dict[str, Any]:
    return tomllib.loads((files("timeline.extract") / path).read_text("utf-8"))
