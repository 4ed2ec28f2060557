"""Which words report a happening, from `rules/en/triggers.toml`."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

from timeline.core.errors import BadRule
from timeline.core.model import KINDS
from timeline.extract import rulefiles

_FILE: Final = Path(__file__).parents[1] / "rules" / "en" / "triggers.toml"


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Kind(_Strict):
    """A kind of event with the verbs and nouns that report it.

    Nouns do not count before the words `unless_before` and after `unless_after`; `verbs_with` count only with one of
    these words behind them.
    """

    name: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    unless_before: tuple[str, ...] = ()
    unless_after: tuple[str, ...] = ()
    verbs_with: Mapping[str, tuple[str, ...]] = {}
    examples: tuple[tuple[str, str], ...]
    counterexamples: tuple[str, ...] = ()


class WordList(_Strict):
    """Words of one function; lists that a function does not need stay empty."""

    verbs: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    verbs_with: Mapping[str, tuple[str, ...]] = {}


class Reading(_Strict):
    """A word that means something else beside certain words: “strike” beside “union” is a protest.

    `beside` are lemmas of the subject, the objects, and what describes or follows the word; PERSON stands for a
    person's name as object. `kind` is empty where the word then reports nothing.
    """

    words: frozenset[str]
    beside: frozenset[str]
    kind: str
    examples: tuple[tuple[str, str], ...]


class _Weighty(_Strict):
    kinds: frozenset[str]


class _Alike(_Strict):
    pairs: tuple[tuple[str, str], ...]


class Lexicon(_Strict):
    """The whole file, with look-ups by lemma."""

    kind: tuple[Kind, ...]
    reading: tuple[Reading, ...]
    weighty: _Weighty
    factual: WordList
    particles: WordList
    stative: WordList
    support: WordList
    scheduling: WordList
    asking: WordList
    claiming: WordList
    irrealis: WordList
    denying: WordList
    contesting: WordList
    cancelling: WordList
    alike: _Alike

    def kind_of_verb(self, lemma: str) -> str | None:
        """The kind that a verb reports: `other` for one that is not listed, None for a stative one."""
        if found := _verbs(self).get(lemma):
            return found
        return None if lemma in self.stative.verbs or lemma in self.support.verbs else "other"

    def kind_of_verb_with(self, lemma: str, following: Iterable[str]) -> str | None:
        """The kind that a verb reports only with one of these words behind it: “speak with” is talks."""
        behind = set(following)
        return next((kind.name for kind in self.kind if behind & set(kind.verbs_with.get(lemma, ()))), None)

    def kind_of_noun(self, lemma: str, following: str = "", before: str = "") -> str | None:
        """The kind that a noun reports, None for a noun that reports nothing; with the words beside it."""
        row = _nouns(self).get(lemma)
        return row.name if row and following not in row.unless_before and before not in row.unless_after else None

    def kind_of_gerund(self, noun: str) -> str | None:
        """The kind of “storming” or “sentencing”, by the verb in it; only of weighty kinds and one meaning."""
        if not noun.endswith("ing"):
            return None
        stem = noun.removesuffix("ing")
        single = stem[:-1] if len(stem) > 2 and stem[-1] == stem[-2] else stem
        forms = (form for form in (stem, f"{stem}e", single) if not self.is_ambiguous(form))
        kinds = (_verbs(self).get(form) for form in forms)
        return next((kind for kind in kinds if kind in self.weighty.kinds), None)

    def asks_for(self, lemma: str, following: str = "") -> bool:
        """Whether a verb asks for what is not there yet: “demanded”, “called” with “for”."""
        return following in self.asking.verbs_with.get(lemma, ()) if following else lemma in self.asking.verbs

    def is_ambiguous(self, lemma: str) -> bool:
        """Whether a word has other meanings beside certain words."""
        return lemma in _readings(self)

    def kind_beside(self, lemma: str, near: frozenset[str]) -> str | None:
        """The kind that a word has beside these lemmas: "" if it then reports nothing, None if no reading says so."""
        found = (one for one in _readings(self).get(lemma, ()) if one.beside & near)
        return next((one.kind for one in found), None)

    @property
    def happens_to_events(self) -> frozenset[str]:
        """Verbs whose subject is a happening: those that carry, plan, cancel or begin one."""
        return (
            self.support.verbs | self.scheduling.verbs | self.cancelling.verbs | frozenset(self.cancelling.verbs_with)
        )

    def are_alike(self, one: str, other: str) -> bool:
        """Whether two writers may give these two kinds to the same happening."""
        return one == other or (one, other) in self.alike.pairs or (other, one) in self.alike.pairs

    def __hash__(self) -> int:
        return id(self)


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """The packaged lexicon. Raises BadRule, naming the place, if the file breaks its format."""
    lexicon = rulefiles.read(_FILE, Lexicon)
    for name in [*(kind.name for kind in lexicon.kind), *(one.kind for one in lexicon.reading if one.kind)]:
        if name not in KINDS:
            raise BadRule(f"{_FILE.name} speaks of the kind “{name}”, which core/kinds.toml does not list.")
    return lexicon


@lru_cache(maxsize=2)
def _readings(lexicon: Lexicon) -> dict[str, list[Reading]]:
    found: dict[str, list[Reading]] = {}
    for one in lexicon.reading:
        for word in one.words:
            found.setdefault(word, []).append(one)
    return found


@lru_cache(maxsize=2)
def _verbs(lexicon: Lexicon) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind in lexicon.kind:
        for verb in kind.verbs:
            found.setdefault(verb, kind.name)
    return found


@lru_cache(maxsize=2)
def _nouns(lexicon: Lexicon) -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for kind in lexicon.kind:
        for noun in kind.nouns:
            found.setdefault(noun, kind)
    return found
