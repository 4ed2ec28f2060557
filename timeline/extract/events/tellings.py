"""What is compared in merging: one place that tells of a happening, in a plain form."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from timeline.core import edtf
from timeline.core.model import Event
from timeline.core.reading import Candidate, Span
from timeline.extract.candidates import lexicon
from timeline.extract.events import families, measures

_MARKS: Final = ".,;:!?“”\"'’‘()[]"
_SHORT: Final = 3
_STEM: Final = 4  # letters that a verb keeps when it is inflected
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]{3,}|\d[\d.,]*\d")
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_NUMBER: Final = re.compile(rf"{_MONTH}\s+\d+|\d+\s+{_MONTH}|\d+:\d+|(?<![\w:-])(?P<number>\d[\d.,]*\d)(?![\w:])")
_NOT: Final = re.compile(r"\b(?:not|no(?!\. \d)|never|denies|refuses|declines|fails|without)\b|n[’']t\b")  # not “no. 2”
_WAS_LIKE: Final = r"\b[^,;:“”]{0,60}?\b(?:is|are|was|were|been) (?!\w+(?:ed|ing)\b)\w"
_BEFORE_IT: Final = re.compile(
    r"\b(?:after|following|since|amid|before|despite|ahead of|in the wake of|because of|in response to|prompted by)"
    r"\s+((?:[\w’'-]+\s+){0,6}[\w’'-]+)",
    re.I,
)
_TITLE_WORD: Final = re.compile(r"[^\W\d_]{3,}|\d[\d.,]*\d")
_ALSO: Final = re.compile(r"\balso\s+(?:(?:was|were|is|are|been|be|will|has|had|have)\s+)*$", re.I)
_OPENING_ALSO: Final = re.compile(r"(?:Also|Separately)\b")
_LEAD: Final = 500  # characters from the beginning of an article in which it says what it is about
_FRESH: Final = 2  # days between an article and its news
_ROOT: Final = 5  # letters of a title's word that are compared: “protests”, “protesters”
LAST: Final = "the event told last"
BEGINNING: Final = -(10**15)  # minutes, far outside any calendar
END: Final = 10**15


@dataclass(frozen=True, slots=True)
class Telling:
    """One candidate, or an event that the store knows, as merging sees it.

    `start` and `end` are minutes (see `edtf.bounds`), wide open where no date is known. `lemma` is the head of the
    trigger's family, `content` are the heads of the words around it, `words` all of the sentence but those of dates.
    `actors` take part, `agents` act, `named` stand anywhere in the sentence, `unsure` were understood from a pronoun.
    `which` are ordinals (“second vote”). `away` are the days between the date and the article's publication, None
    where one of the two is not known. `said_by` names who says so within the sentence, `during` the noun of the event
    in whose course it happened, `beside` that of one before or after it; `LAST` stands for the event told last.
    `date` are the words that give the date. `title` are the roots of the title's words but those of names, none where
    it only names the happening; `sides` its words that tell two like happenings apart (“House”, “Senate”), `numbers`
    what the sentence counts, `behind` what it names only as earlier, later or as the reason. `is_lead` tells whether it
    stands at the top of its article and is news there, `is_denied` whether the title says that something is not so,
    `is_judged` whether a speaker says what it was like, `is_frame` whether the sentence says “in”, “at” or “during” it,
    `is_besides` whether “also” stands before the trigger, `is_new` whether its sentence opens so: “Also on Monday, …”.
    `counted` are the things that the title counts, each with its number. `lasts` tells what went on “since the call”.
    `written` is the minute after the article's day, None if not known.
    """

    article: str
    quote: Span
    when: str | None
    start: int
    end: int
    kind: str
    status: str
    lemma: str
    agents: frozenset[str]
    actors: frozenset[str]
    named: frozenset[str]
    unsure: frozenset[str]
    content: frozenset[str]
    words: frozenset[str]
    which: frozenset[int]
    place: str
    away: float | None = None
    said_by: str = ""
    during: str = ""
    beside: str = ""
    date: str = ""
    title: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    is_lead: bool = False
    is_denied: bool = False
    is_judged: bool = False
    is_frame: bool = False
    written: int | None = None
    behind: frozenset[str] = frozenset()
    sides: frozenset[tuple[int, str]] = frozenset()
    is_besides: bool = False
    is_new: bool = False
    counted: frozenset[tuple[str, str]] = frozenset()
    lasts: bool = False

    @property
    def days(self) -> float:
        """How many days the date leaves open; infinite where it has no beginning or no end."""
        return (self.end - self.start) / edtf.DAY if self.is_bounded else float("inf")

    @property
    def is_bounded(self) -> bool:
        """Whether the date has a beginning and an end."""
        return self.start > BEGINNING and self.end < END


@lru_cache(maxsize=65_536)
def reach(when: str | None) -> tuple[int, int]:
    """First minute and the minute after the last that a date allows; wide open where it does not say."""
    bounds = edtf.bounds(when) if when else edtf.Bounds(None, None)
    return BEGINNING if bounds.start is None else bounds.start, END if bounds.end is None else bounds.end


def of(candidate: Candidate, published: str | None = None, sentence: str = "", date: str = "") -> Telling:
    """A candidate in the form in which it is compared; `sentence` and `date` are the words of its quote and date."""
    when = candidate.when
    lemma = families.head(candidate.lemma, candidate.kind)
    start, end = reach(when)
    stem = (candidate.lemma.lower() or "-")[:_STEM]
    named = candidate.named | {ident for ident, _ in candidate.actors}
    away = _away(start, end, published) if when else None
    at = candidate.trigger.start - candidate.quote.start
    return Telling(
        article=candidate.article,
        quote=candidate.quote,
        when=when,
        start=start,
        end=end,
        kind=candidate.kind,
        status=candidate.status,
        lemma=lemma,
        agents=frozenset(ident for ident, role in candidate.actors if role == "agent"),
        actors=frozenset(ident for ident, _ in candidate.actors),
        named=named,
        unsure=candidate.unsure,
        content=families.heads(candidate.content) - {lemma},
        words=frozenset(word for word in _words(sentence) if word != lemma and not word.startswith(stem)),
        which=families.ordinals(candidate.content),
        place=(candidate.place or "").lower(),
        away=away,
        said_by=candidate.attributed_to or "",
        during=_leant(candidate, ("same time",)),
        beside=_leant(candidate, ("soon before", "before", "soon after", "after")) or _as_well(candidate),
        date=date,
        title=_roots(candidate.title, named) if candidate.says_enough else frozenset(),
        numbers=_numbers(sentence),
        is_lead=candidate.quote.start < _LEAD and away is not None and away <= _FRESH,
        is_denied=_NOT.search(candidate.title) is not None,
        is_frame=_is_frame(candidate, sentence),
        is_judged=_is_judged(candidate, sentence),
        written=reach(published)[1] if published else None,
        behind=_behind(sentence, at) - {lemma},
        sides=_sides(candidate.title),
        counted=measures.counted(candidate.title),
        is_new=_OPENING_ALSO.match(sentence) is not None,
        is_besides=_ALSO.search(sentence[:at]) is not None,
        lasts=candidate.leans is not None and candidate.leans.words.lower().startswith("since "),
    )


@lru_cache(maxsize=1)
def _particles() -> frozenset[str]:
    return frozenset(word[:_ROOT] for word in lexicon.load().particles.adverbs)


def share_particle(one: Telling, other: Telling) -> bool:
    """Whether the titles of two tellings share a small word of their verbs: “sent home”, “put down”."""
    return bool(one.title & other.title & _particles())


def of_event(event: Event, published: str | None) -> Telling:
    """An event of which the store remembers no candidates, by its own fields and the words of its quotes."""
    start, end = reach(event.when)
    text = " ".join([event.title, *(mention.quote.exact for mention in event.mentions)])
    words = frozenset(word for word in (one.strip(_MARKS).lower() for one in text.split()) if len(word) > _SHORT)
    trigger = next((mention.trigger.lower() for mention in event.mentions if mention.trigger), "")
    actors = frozenset(part.actor for part in event.actors)
    return Telling(
        article="",
        quote=Span(0, 0),
        when=event.when,
        start=start,
        end=end,
        kind=event.kind,
        status=event.status,
        lemma=families.head(trigger, event.kind),
        agents=frozenset(part.actor for part in event.actors if part.role == "agent"),
        actors=actors,
        named=actors,
        unsure=frozenset(),
        content=families.heads(words),
        words=_words(text),
        which=families.ordinals(words),
        place=(event.place or "").lower(),
        away=_away(start, end, published),
        title=_roots(event.title, actors),
        numbers=_numbers(" ".join(mention.quote.exact for mention in event.mentions)),
        is_denied=_NOT.search(event.title) is not None,
        sides=_sides(event.title),
    )


def _is_judged(candidate: Candidate, sentence: str) -> bool:
    """“Today's call was a good one”: whether a speaker tells what a happening was like."""
    if candidate.kind == "statement" or not candidate.lemma or not candidate.attributed_to:
        return False
    return re.search(rf"\b{re.escape(candidate.lemma)}{_WAS_LIKE}", sentence, re.I) is not None


def _is_frame(candidate: Candidate, sentence: str) -> bool:
    """“In Tuesday's call he set terms”, but not “they met and signed a treaty”."""
    if candidate.kind not in families.load().occasions or not candidate.lemma:
        return False
    return (
        re.search(rf"\b(?:in|at|during)(?:\s+[\w'’-]+){{0,4}}?\s+{re.escape(candidate.lemma)}", sentence, re.I)
        is not None
    )


@lru_cache(maxsize=65_536)
def _words(sentence: str) -> frozenset[str]:
    found = {word.lower().strip("’'-") for word in _WORD.findall(sentence)}
    return families.heads(word for word in found if not families.is_of_time(word))


def _roots(title: str, named: frozenset[str]) -> frozenset[str]:
    """The roots of a title's words but names and what says little of itself (“says”, “after”)."""
    names = {part[:_ROOT] for ident in named for part in ident.split("-")}
    words = (word.lower() for word in _TITLE_WORD.findall(title))
    return frozenset(word[:_ROOT] for word in words if not families.is_empty(word)) - names


@lru_cache(maxsize=65_536)
def _numbers(sentence: str) -> frozenset[str]:
    """What a sentence counts in figures: no years, days or hours."""
    found = (match["number"] for match in _NUMBER.finditer(sentence))
    return frozenset(one for one in found if one and not families.is_of_time(one))


def _sides(title: str) -> frozenset[tuple[int, str]]:
    return families.contrasts(title.replace("White House", "").lower().split())


@lru_cache(maxsize=65_536)
def _behind(sentence: str, trigger: int) -> frozenset[str]:
    """The heads of what a sentence names only as earlier, later or as the reason: “after a deadly crash”.

    Not what tells, behind such a word, of the happening itself (from the `trigger` on): “after a tremor trapped them”.
    """
    matches = [match for match in _BEFORE_IT.finditer(sentence) if not match.start() <= trigger < match.end()]
    behind = " ".join(match[1] for match in matches)
    return _forms(behind) - _forms(_BEFORE_IT.sub(" ", sentence)) if behind else frozenset()


def _forms(text: str) -> frozenset[str]:
    """The heads of all words of a text, plurals too."""
    return families.heads(form for word in text.lower().split() for form in _singular(word.strip(_MARKS)))


def _singular(word: str) -> tuple[str, ...]:
    return (word, word.removesuffix("s"), word.removesuffix("es"))


def _away(start: int, end: int, published: str | None) -> float | None:
    if published is None:
        return None
    first, last = reach(published)
    return max(0, start - last + edtf.DAY, first - end + edtf.DAY) / edtf.DAY


def _leant(candidate: Candidate, relations: tuple[str, ...]) -> str:
    leans = candidate.leans
    return families.head(leans.noun) if leans and leans.relation in relations and leans.noun else ""


def _as_well(candidate: Candidate) -> str:
    """“At the same time, …” tells of something beside the event told last."""
    return LAST if candidate.leans and not candidate.leans.noun else ""
