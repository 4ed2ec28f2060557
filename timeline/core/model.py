"""The nouns that are stored: articles, actors, mentions and events; immutable, unknown keys refused.

Every date is EDTF text (ISO 8601-2, see `edtf`). Positions are characters in the article's text, end exclusive.
Text is text: no field carries markup, and none is ever rendered as such.
"""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from timeline.core import edtf

SCHEMA_VERSION: Final = 1
KINDS: Final[dict[str, str]] = tomllib.loads((Path(__file__).parent / "kinds.toml").read_text("utf-8"))


def _known_kind(kind: str) -> str:
    if kind not in KINDS:
        raise ValueError(f"“{kind}” is no kind of event: choose one of {', '.join(KINDS)}.")
    return kind


def _web_address(url: str) -> str:
    """Only http and https, no name or password in it (they would be shown to every reader)."""
    scheme, _, rest = url.partition("://")
    host = rest.partition("/")[0]
    if scheme.lower() not in ("http", "https") or not host or "@" in host:
        raise ValueError("A web address begins with http:// or https:// and holds no name or password.")
    return url


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
Edtf = Annotated[str, AfterValidator(edtf.check), Field(json_schema_extra={"format": "edtf"})]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]
Passage = Annotated[str, StringConstraints(max_length=4_000)]
Url = Annotated[str, StringConstraints(max_length=2_048), AfterValidator(_web_address)]
Kind = Annotated[str, AfterValidator(_known_kind), Field(json_schema_extra={"enum": [*KINDS]})]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]

Known = Literal["given", "page metadata", "byline", "inferred", "unknown"]
ActorKind = Literal["person", "state", "organisation", "group", "phenomenon"]
Role = Literal["agent", "patient", "place", "party"]
Status = Literal["occurred", "scheduled", "claimed", "disputed", "cancelled"]
Review = Literal["proposed", "approved", "rejected"]
Relation = Literal["soon after", "after", "soon before", "before", "same time"]


class Noun(BaseModel):
    """What all nouns share: frozen, and a key that is not known is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Actor(Noun):
    """A person, state or body (or a named storm) that acts in events: one record, many names."""

    id: Id
    name: Line
    kind: ActorKind = "organisation"
    aliases: tuple[Line, ...] = ()
    acts_for: tuple[Id, ...] = Field(default=(), description="Ids of actors on whose behalf this one acts.")
    colour: Colour | None = Field(default=None, description="The same in every chart; None takes the next free one.")
    formerly: tuple[Id, ...] = Field(default=(), description="Ids of actors that editors merged into this one.")


class Quote(Noun):
    """Exact words with some text before and after (W3C Web Annotation TextQuoteSelector)."""

    exact: Annotated[str, StringConstraints(min_length=1, max_length=2_000)]
    prefix: Annotated[str, StringConstraints(max_length=64)] = ""
    suffix: Annotated[str, StringConstraints(max_length=64)] = ""


class Position(Noun):
    """Where the quote stands in the article's text (W3C TextPositionSelector), in characters, end exclusive."""

    start: int = Field(ge=0)
    end: int = Field(ge=1)


class Dated(Noun):
    """Why a mention has its date: the words, the rule that read them, what it counted from, and the outcome."""

    words: Line = Field(description="The date expression as it stands in the text.")
    rule: Line
    anchor: Line | None = Field(default=None, description="What the rule counted from, in words.")
    value: Edtf


class Participant(Noun):
    """An actor's part in an event."""

    actor: Id
    role: Role = "party"


class Leant(Noun):
    """The words through which a telling takes its date from another event: “within hours of the call”."""

    words: Line
    relation: Relation
    noun: str = ""
    kind: str = ""
    spread: int | None = None


class Told(Noun):
    """What the parser read at one place, kept so that an article that comes later is weighed as if it came together.

    `words` are lemmas; `named` are ids of actors that the sentence names without part in the happening, `unsure` of
    those that only a pronoun stands for.
    """

    at: int = Field(ge=0, description="Where the trigger begins in the article's text, in characters.")
    title: Line
    kind: Kind = "other"
    status: Status = "occurred"
    label: Line | None = None
    actors: tuple[Participant, ...] = ()
    words: tuple[Line, ...] = ()
    lemma: str = ""
    named: tuple[Id, ...] = ()
    unsure: tuple[Id, ...] = ()
    place: Line | None = None
    leans: Leant | None = None


class Mention(Noun):
    """One place in one article that tells of an event: the evidence."""

    article: Id
    quote: Quote
    position: Position | None = None
    dated: Dated | None = Field(default=None, description="None where the sentence itself names no date.")
    trigger: Line | None = Field(default=None, description="The word that shows that a happening is reported here.")
    attributed_to: Line | None = Field(default=None, description="Who says so; None is the outlet itself.")
    reported: Edtf | None = Field(default=None, description="When it was told: the article's date. EDTF.")
    told: Told | None = Field(default=None, description="The parser's own memory; None where an editor added it.")


class Declined(Noun):
    """A telling that an editor took from an event, known again by its place: a run of the parser gives it to none."""

    article: Id
    start: int = Field(ge=0, description="Where its quote began in the article's text, in characters.")
    trigger: Annotated[str, StringConstraints(max_length=300)] = ""
    words: Annotated[str, StringConstraints(max_length=300)] = Field(default="", description="Those that gave a date.")


class Article(Noun):
    """One published text. The text itself is not stored: quotes are."""

    id: Id
    source: Line = Field(description="The outlet that published it (schema.org publisher).")
    source_known: Known = "given"
    title: Line | None = None
    url: Url | None = None
    published: Edtf | None = Field(default=None, description="The DCT: what “yesterday” counts from. EDTF.")
    published_known: Known = Field(default="unknown", description="How the DCT is known.")
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$", description="Of the text in UTF-8.")
    waiting: tuple[Mention, ...] = Field(
        default=(), description="Tellings without a date, kept because a later article may date what they tell."
    )


class Event(Noun):
    """A happening on the timeline, with its evidence. The id never changes, also when all else is corrected."""

    id: Id
    when: Edtf = Field(description="Event time as EDTF; an interval says that it went on from one date to another.")
    label: Line | None = Field(default=None, description="The date in the words of the source, “within hours of …”.")
    title: Line
    summary: Passage = ""
    kind: Kind = "other"
    status: Status = "occurred"
    status_reason: Line | None = Field(default=None, description="Why it is disputed or cancelled, in a sentence.")
    actors: tuple[Participant, ...] = ()
    place: Line | None = None
    mentions: tuple[Mention, ...] = ()
    declined: tuple[Declined, ...] = Field(default=(), description="What an editor took out of `mentions`.")
    review: Review = "proposed"
    version: int = Field(default=1, ge=1, description="Counts the saves of this event; a form names the one it saw.")
    formerly: tuple[Id, ...] = Field(default=(), description="Ids of events that turned out to be this one.")
    touched_by: Line = Field(default="parser", description="“parser”, or the editor who saved last.")


class Timeline(Noun):
    """A whole store as one document: what `data/events.json` holds."""

    schema_version: Literal[1] = SCHEMA_VERSION
    articles: tuple[Article, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> "Timeline":
        for noun, records in (("article", self.articles), ("actor", self.actors), ("event", self.events)):
            counted = Counter(record.id for record in records)
            if twice := sorted(one for one, count in counted.items() if count > 1):
                raise ValueError(f"The {noun} id “{twice[0]}” stands twice; ids must be unique.")
        return self
