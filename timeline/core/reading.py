"""What reading an article yields before anything is stored: text, sentences, timexes, names and candidates.

Positions are characters in `Text.body`, end exclusive; `body[start:end]` is always the exact words.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Final, Literal, NamedTuple

from timeline.core.model import Article, Role

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Form = Literal["name", "people", "capital", "office", "organ", "pronoun"]
_START: Final = attrgetter("start")
_END: Final = attrgetter("end")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text, end exclusive, in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Furniture(Span):
    """What surrounds the story on its page (byline, reading time, ticker, caption, copyright line), and why so."""

    reason: str


@dataclass(frozen=True, slots=True)
class Text:
    """One article as it was read. `body` is the whole text as found; furniture is marked in it, not cut out.

    Furniture inside a line, which breaks a sentence in two, stands in `body` as blanks.
    """

    name: str
    article: Article
    body: str
    furniture: tuple[Furniture, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence; `paragraph` counts from 0; `quoted` are the stretches of it inside quotation marks."""

    paragraph: int
    quoted: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Word(Span):
    """A word with its part of speech, lemma and syntactic head (Universal POS, Penn tag, ClearNLP dependency).

    `head` is the index of the governing word in `Parsed.words`; a sentence's root is its own head.
    """

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Entity(Span):
    """A named entity as the tagger saw it; labels are OntoNotes 5 (PERSON, ORG, GPE, NORP, …)."""

    label: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """The grammar of an article's sentences: words in text order, their children, and named entities.

    `sentences[i]` is the half-open range of word indices of the article's sentence i.
    """

    words: tuple[Word, ...]
    children: tuple[tuple[int, ...], ...]
    sentences: tuple[tuple[int, int], ...]
    entities: tuple[Entity, ...]

    def spans(self) -> Iterator[tuple[int, int]]:
        """Start and end of each sentence's words, in characters."""
        for first, last in self.sentences:
            if first < last:
                yield self.words[first].start, self.words[last - 1].end

    def within(self, start: int, end: int) -> tuple[int, ...]:
        """Indices of the words that overlap a stretch of text, given in characters."""
        low = bisect_right(self.words, start, key=_END)
        high = bisect_left(self.words, end, key=_START)
        return tuple(range(low, high))

    def head_of(self, indices: tuple[int, ...]) -> int | None:
        """The word of a stretch that governs the others: the first whose head lies outside it."""
        inside = set(indices)
        return next((i for i in indices if self.words[i].head not in inside or self.words[i].head == i), None)

    def above(self, index: int) -> Iterator[int]:
        """The words that govern a word, nearest first, up to the root of its sentence."""
        while self.words[index].head != index:
            index = self.words[index].head
            yield index

    def subtree(self, index: int) -> tuple[int, ...]:
        """A word and all that depends on it, in text order."""
        if not self.children[index]:
            return (index,)
        found, waiting = [index], list(self.children[index])
        while waiting:
            found.append(waiting.pop())
            waiting.extend(self.children[found[-1]])
        return tuple(sorted(found))


class Timex(NamedTuple):
    """A stretch of text that names a time (TimeML TIMEX3).

    `timex3` is the TIMEX3 value (`2025-W11`, `P30D`, `2025-03-17TNI`), None while it is unresolved. `value` is the
    same as EDTF, None where it names no point or span of the calendar (durations, sets, “now”).
    `anchor` says in words what a relative expression counts from, `steps` how the value came about.
    """

    start: int
    end: int
    words: str
    type: TimexType
    rule: str
    timex3: str | None = None
    value: str | None = None
    mod: str | None = None
    anchor: str | None = None
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Name(Span):
    """An actor's name as it stands in a text, and the id of the actor it was resolved to.

    `form` tells how it stands for the actor: by `name`, by a `people` adjective (“Russian”), by a `capital`
    (“Kyiv”), by an `office` or description (“the US president”), by an `organ` of it (“lawmakers”), or by a
    `pronoun`. A capital or an adjective may name a place or a property instead; who uses the name decides by its
    grammar. `others` are further actors that the same words mean (“the two leaders”, “they”), in the order in
    which they were named.
    """

    words: str
    actor: str
    form: Form = "name"
    others: tuple[str, ...] = ()

    @property
    def everyone(self) -> tuple[str, ...]:
        """All actors that the words mean."""
        return (self.actor, *self.others)


@dataclass(frozen=True, slots=True)
class Leaning:
    """A date told through another event: “within hours of the call” leans on a `call`, and comes `soon after` it.

    `words` is the expression as it stands in the text, `noun` the lemma of the event's word, `kind` its kind, `spread`
    the days that may lie between the two; None where the words order them and give no date. “At the same time” leans
    on the event told last: `noun` and `kind` are empty.
    """

    relation: Literal["soon after", "after", "soon before", "before", "same time"]
    words: str
    noun: str
    kind: str
    spread: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that the parser proposes from one place in one article, before merging.

    `when` is EDTF, None while it hangs on another event (`leans`) or on a publication date that is not known.
    `content` are the lemmas that carry the sentence's meaning, `why` the steps that led here, for people.
    `lemma` is that of the trigger, `named` are all actors that the sentence names, `unsure` those of `actors` that only
    a pronoun stands for.
    """

    article: str
    quote: Span
    trigger: Span
    title: str
    kind: str
    status: Literal["occurred", "scheduled", "claimed", "disputed", "cancelled"]
    actors: tuple[tuple[str, Role], ...]
    content: frozenset[str]
    when: str | None = None
    label: str | None = None
    timex: Timex | None = None
    leans: Leaning | None = None
    attributed_to: str | None = None
    place: str | None = None
    why: tuple[str, ...] = ()
    lemma: str = ""
    named: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()

    @property
    def says_enough(self) -> bool:
        """Whether at least two words say what happened: a bare “meeting” is no event for readers."""
        return " " in self.title
