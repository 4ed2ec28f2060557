"""Rules as data: TOML files with word lists and patterns, checked when they are loaded.

A pattern is a regular expression with four additions:

    {list}       one word of a list in words.toml, as a named group; {list:name} gives the group another name;
                 a name that stands twice is numbered (day, day2) and read as one
    a space      white space, also across one line break
    ~            white space or a hyphen ("third quarter", "third-quarter")
    '            any apostrophe

Groups are named, never numbered. What repeats must be bounded, so that no text can make a pattern slow.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import compress
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from timeline.core.errors import BadRule
from timeline.core.reading import TimexType
from timeline.extract import alternatives, firstwords, needed

DIGITS = "0123456789"
_KEPT = 64  # sets of words that stand near, for each beginning of a rule
RULES = Path(__file__).parent / "rules" / "en"

_SPACE = "(?: {1,24}+)"
_BLANK = re.compile(  # begins with a class, so that the search is quick; a break is one if no other is near
    r"[\n\t\r\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
    r"(?<!\n\n)(?!(?<=\n)[^\S\n]{0,40}+\n)"
)
_LIST = re.compile(r"\{([a-z_]+)(?::([a-z_0-9]*))?\}|\(\?P<(\w+)>")
_BEHIND = re.compile(r"\(\?<[=!][^()]*\)")  # has one length, so a space in it is one space
_UNBOUNDED = re.compile(r"(?<!\\)[*+](?!\+)|(?<!\\)\{\d*,\}")


class Rule(BaseModel):
    """One `[[rule]]` of a rule file. A rule with `block` claims its text and yields nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    pattern: str = Field(min_length=1)
    type: TimexType | None = None
    read: str | None = Field(default=None, description="The reading that makes a value of the groups.")
    value: str | None = Field(default=None, description="A TIMEX3 template with the names of groups in braces.")
    fill: dict[str, str] = Field(default={}, description="Groups that this rule sets without finding them.")
    mod: str | None = None
    block: bool = False
    needs: tuple[str, ...] = Field(
        default=(), description="Words or lists of which every match contains one, where the pattern does not tell."
    )
    antiquity: bool = Field(default=False, description="Whether it holds only in texts that tell of years before 1000.")
    case: bool = Field(default=False, description="Whether capitals in the pattern must be capitals in the text.")
    examples: tuple[tuple[str, ...], ...] = ()
    counterexamples: tuple[str, ...] = ()


class WordList(BaseModel):
    """One list of words.toml: word to normal form. Names have their capital; other words may lack it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    names: bool = False
    pattern: str | None = None
    words: dict[str, str] = {}


@dataclass(frozen=True)
class Compiled:
    """A rule ready to run: its regular expression, and the lists whose normal forms its groups take."""

    rule: Rule
    regex: re.Pattern[str]
    lists: Mapping[str, Mapping[str, str]]
    rank: int
    needs: frozenset[str] = frozenset()
    parts: tuple[tuple[str, Mapping[str, str]], ...] = ()

    def groups(self, match: re.Match[str]) -> dict[str, str]:
        """The named groups that took part, in normal form, with what the rule fills in."""
        found, taken = dict(self.rule.fill), match.groups()
        for (name, normal), words in zip(compress(self.parts, taken), filter(None, taken), strict=True):
            found[name] = normal.get(_key(words), words) if normal else words
        return found


class Trial(NamedTuple):
    """A rule to try at a place: how to match it, and words of which one must stand near for it to match at all."""

    match: Callable[[str, int], re.Match[str] | None]
    needs: frozenset[str]
    one: Compiled


class Trials(NamedTuple):
    """The rules to try at a place, in order: `always`, and others where words of `needs` stand near.

    `told` keeps which ones for the words that stood near lately.
    """

    needs: frozenset[str]
    always: tuple[Trial, ...]
    every: tuple[Trial, ...]
    told: dict[frozenset[str], tuple[Trial, ...]]

    def near(self, words: Sequence[str]) -> tuple[Trial, ...]:
        """The rules to try where these words stand near."""
        there = self.needs.intersection(words)
        if not there:
            return self.always
        found = self.told.get(there)
        if found is None:
            found = tuple(one for one in self.every if not one.needs or not one.needs.isdisjoint(there))
            if len(self.told) < _KEPT:
                self.told[there] = found
        return found


@dataclass(frozen=True)
class Rulebook:
    """All rules of some files: by name, and by the first two words that their matches can begin with.

    `starts[first][second]` are the rules to try; `starts[first][""]`, if any, where the second word is no other key.
    """

    rules: Mapping[str, Compiled]
    starts: Mapping[str, Mapping[str, Trials]]


def flat(text: str) -> str:
    """The text as patterns read it, as long as before: white space is blanks, a break stays only at a blank line."""
    return _BLANK.sub(" ", text)


@lru_cache(maxsize=8)
def load(*names: str, folder: Path = RULES) -> Rulebook:
    """The rules of `folder/NAME.toml` in order; words.toml beside them. Raises BadRule with file and rule named."""
    lists = words(folder)
    beginnings = {name: _of_list(one) for name, one in lists.items()}
    found: dict[str, Compiled] = {}
    starts: dict[str, dict[str, list[Compiled]]] = {}
    for name in names:
        path = folder / f"{name}.toml"
        for raw in _rules_of(path):
            rule = _checked(raw, path)
            if rule.name in found:
                raise BadRule(f"{path.name}: two rules are called “{rule.name}”; give one another name.")
            found[rule.name] = replace(
                _compiled(rule, lists, path, len(found)),
                needs=_needs(rule, lists) or needed.of(rule.pattern, beginnings),
            )
            for first, second in _starts(rule, beginnings, path):
                starts.setdefault(first, {}).setdefault(second, []).append(found[rule.name])
    return Rulebook(found, {first: _merged(first, seconds) for first, seconds in starts.items()})


@lru_cache(maxsize=8)
def words(folder: Path = RULES) -> Mapping[str, WordList]:
    """The lists of words.toml by name. Raises BadRule for an empty list or a broken file."""
    path = folder / "words.toml"
    lists: dict[str, WordList] = {}
    for name, raw in read(path).items():
        try:
            lists[name] = WordList.model_validate(raw)
        except ValidationError as error:
            raise BadRule(f"{path.name}: list “{name}”: {_first_of(error)}") from None
        if not lists[name].words and not lists[name].pattern:
            raise BadRule(f"{path.name}: list “{name}” is empty; add a word or remove it.")
    return lists


def read(path: Path) -> dict[str, Any]:
    """The content of a TOML file. Raises BadRule if it is missing or is not TOML."""
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise BadRule(f"{path.name} is missing from {path.parent.name}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadRule(f"{path.name} is not TOML: {error}") from None


def _rules_of(path: Path) -> Sequence[Mapping[str, Any]]:
    content = read(path)
    if strange := sorted(content.keys() - {"rule"}):
        raise BadRule(f"{path.name}: “{strange[0]}” is not known here; rules stand under [[rule]].")
    rules: Sequence[Mapping[str, Any]] = content.get("rule", [])
    return rules


def _checked(raw: Mapping[str, Any], path: Path) -> Rule:
    name = raw.get("name", "without a name")
    try:
        rule = Rule.model_validate(raw)
    except ValidationError as error:
        raise BadRule(f"{path.name}: rule “{name}”: {_first_of(error)}") from None
    if rule.block == bool(rule.type):
        raise BadRule(f"{path.name}: rule “{name}” needs either a type or block = true, not both.")
    return rule


def _compiled(rule: Rule, lists: Mapping[str, WordList], path: Path, rank: int) -> Compiled:
    used: dict[str, Mapping[str, str]] = {}

    def expand(found: re.Match[str]) -> str:
        name, group = found[1], found[3] or (found[1] if found[2] is None else found[2])
        if name is not None and name not in lists:
            raise BadRule(f"{path.name}: rule “{rule.name}” names the list “{name}”, which words.toml lacks.")
        free = next(f"{group}{n or ''}" for n in (0, *range(2, 50)) if f"{group}{n or ''}" not in used) if group else ""
        if group:
            used[free] = {_key(word): normal for word, normal in lists[name].words.items()} if name else {}
        opening = f"(?P<{free}>" if group else "(?:"
        return opening if name is None else f"{opening}{_alternatives(lists[name])})"

    text = _LIST.sub(expand, rule.pattern)
    if _UNBOUNDED.search(_without_classes(rule.pattern)):
        raise BadRule(f"{path.name}: rule “{rule.name}” repeats something without bound; write {{1,3}} for example.")
    try:
        regex = re.compile(f"(?:{_spaced(text)})(?!\\w)", 0 if rule.case else re.IGNORECASE)
    except re.error as error:
        raise BadRule(f"{path.name}: rule “{rule.name}”: the pattern is broken: {error}.") from None
    parts = tuple((name.rstrip(DIGITS), used.get(name, {})) for name in regex.groupindex)
    if len(parts) != regex.groups:
        raise BadRule(f"{path.name}: rule “{rule.name}”: name the group, (?P<name>…), or write (?:…).")
    return Compiled(rule, regex, used, rank, parts=parts)


def _needs(rule: Rule, lists: Mapping[str, WordList]) -> frozenset[str]:
    """The words that a rule says itself it cannot do without; “{list}” stands for the words of a list."""
    words = (lists[one[1:-1]].words if one[1:-1] in lists else (one,) for one in rule.needs)
    return frozenset(word.lower() for some in words for word in some)


def _alternatives(words: WordList) -> str:
    if words.pattern:
        return alternatives.within(words.pattern)
    if not words.names:
        return alternatives.of(word.lower() for word in words.words)
    return f"(?-i:{alternatives.capitalised(words.words)})"


def _spaced(text: str) -> str:
    text = _BEHIND.sub(lambda found: found[0].replace(" ", r"\s"), text)
    out, in_class = [], False
    for place, sign in enumerate(text):
        escaped = place > 0 and text[place - 1] == "\\"
        if sign in "[]" and not escaped:
            in_class = sign == "["
        out.append(
            sign if in_class or escaped else {" ": _SPACE, "~": f"(?:[-–‑]|{_SPACE})", "'": "['’‘]"}.get(sign, sign)
        )
    return "".join(out)


def _without_classes(pattern: str) -> str:
    return re.sub(r"\[[^\]]*\]", "c", pattern)


def _merged(first: str, seconds: Mapping[str, list[Compiled]]) -> dict[str, Trials]:
    always = seconds.get("", [])
    return {
        second: _trials(first, second, {one.rank: one for one in (*always, *ones)}) for second, ones in seconds.items()
    }


def _trials(first: str, second: str, ones: Mapping[int, Compiled]) -> Trials:
    every = tuple(_trial(one, first, second) for _, one in sorted(ones.items()))
    needs = frozenset[str]().union(*(trial.needs for trial in every))
    return Trials(needs, tuple(trial for trial in every if not trial.needs), every, {})


def _trial(one: Compiled, first: str, second: str) -> Trial:
    """What the first two words bring along need not be looked for."""
    return Trial(one.regex.match, one.needs if one.needs.isdisjoint((first, second)) else frozenset(), one)


def _of_list(words: WordList) -> tuple[str, ...]:
    return (words.pattern,) if words.pattern else tuple(map(re.escape, words.words))


def _starts(rule: Rule, beginnings: Mapping[str, tuple[str, ...]], path: Path) -> frozenset[tuple[str, str]]:
    try:
        return firstwords.of(rule.pattern, beginnings)
    except (ValueError, IndexError) as error:
        raise BadRule(f"{path.name}: rule “{rule.name}”: no first word can be told: {error}.") from None


@lru_cache(maxsize=4096)
def _key(words: str) -> str:
    return re.sub(r"[\s ]+", " ", words).lower().replace("’", "'").replace("–", "-").replace("‑", "-")


def _first_of(error: ValidationError) -> str:
    first = error.errors()[0]
    where = ".".join(map(str, first["loc"]))
    return f"{where}: {first['msg']}"
