"""What reading an article yields before anything is stored: text, sentences, timexes, names and candidates.

Positions are characters in `Text.body`, end exclusive; `body[start:end]` is always the exact words.
"""

from dataclasses import dataclass
from typing import Literal

from timeline.core.model import Article

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


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
    """One article as it was read. `body` is the whole text as found; furniture is marked in it, not cut out."""

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
class Timex(Span):
    """A stretch of text that names a time (TimeML TIMEX3).

    `timex3` is the TIMEX3 value (`2025-W11`, `P30D`, `2025-03-17TNI`), None while it is unresolved. `value` is the
    same as EDTF, None where it names no point or span of the calendar (durations, sets, “now”).
    `anchor` says in words what a relative expression counts from, `steps` how the value came about.
    """

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
    """An actor's name as it stands in a text, and the id of the actor it was resolved to."""

    words: str
    actor: str
    role: Literal["agent", "patient", "place", "party"] = "party"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that the parser proposes from one place in one article, before merging."""

    article: str
    quote: Span
    when: str | None
    label: str | None
    title: str
    kind: str
    status: Literal["occurred", "scheduled", "claimed", "cancelled"]
    actors: tuple[tuple[str, str], ...]
    trigger: str
    timex: Timex | None
    attributed_to: str | None
    place: str | None = None
    why: tuple[str, ...] = ()
