"""An article sentence by sentence: its dates, actors and triggers marked, and beside each sentence what it tells."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from timeline.core.model import Event, Timeline
from timeline.core.reading import Sentence
from timeline.view import escape

if TYPE_CHECKING:  # see `reading`
    from timeline.extract.candidates import Reading
    from timeline.extract.studies import Proposal, Study

Sign = Literal["date", "actor", "trigger"]
_ByPlace: TypeAlias = "dict[int, list[Proposal]]"
_JOINER: Final = "\u2060"  # takes no room; lets Markdown's stars stand beside any other sign
_WRAPS: Final[Mapping[Sign, tuple[str, str]]] = {
    "trigger": ("*", "*"),
    "actor": ("**", "**"),
    "date": (":blue-background[", "]"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the article, and what they are marked as."""

    words: str
    signs: frozenset[Sign] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence beside what it tells, or several of a paragraph that tell nothing.

    `proposals` are told here first, `again` were told further up already, `known` are events of the store that have
    their evidence here. `opens` says that a paragraph begins; `start` and `end` are places in the article's text.
    """

    start: int
    end: int
    opens: bool
    pieces: tuple[Piece, ...]
    proposals: tuple["Proposal", ...] = ()
    again: tuple["Proposal", ...] = ()
    known: tuple[Event, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Whether nothing stands beside the words."""
        return not (self.proposals or self.again or self.known)


def rows(reading: "Reading", study: "Study", known: Timeline) -> tuple[Row, ...]:
    """The sentences of one article in order; the furniture of its page is left out."""
    body, article = reading.text.body, reading.text.article.id
    spans = _spans(reading, study)
    told, again, proposed = _told(study, article)
    stored = _stored(known, article, proposed)
    found: list[Row] = []
    paragraph = -1
    for sentence in reading.sentences:
        start = sentence.start
        row = Row(
            start,
            sentence.end,
            sentence.paragraph != paragraph,
            _pieces(body, sentence, spans),
            tuple(told.get(start, ())),
            tuple(again.get(start, ())),
            tuple(stored.get(start, ())),
        )
        paragraph = sentence.paragraph
        if found and row.is_plain and found[-1].is_plain and not row.opens:
            found[-1] = _joined(found[-1], row)
        else:
            found.append(row)
    return tuple(found)


def markdown(row: Row) -> str:
    """The words of a row for Streamlit's Markdown: dates on a ground, actors bold, triggers slanted, all else as is."""
    return "".join(_markdown(piece) for piece in row.pieces)


def undated_words(reading: "Reading") -> tuple[str, ...]:
    """The date expressions that cannot be told without a day of publication, each once."""
    return tuple(dict.fromkeys(one.words for one in reading.timexes if one.timex3 is None))


def _spans(reading: "Reading", study: "Study") -> list[tuple[int, int, Sign]]:
    """Where marks stand, by where they begin."""
    article = reading.text.article.id
    without = {one.trigger for one in study.undated if one.article == article}
    triggers = {one.trigger for one in study.candidates if one.article == article} - without
    dates = [one for one in reading.timexes if one.value or one.timex3 is None]
    found: list[tuple[int, int, Sign]] = [(one.start, one.end, "date") for one in dates]
    found += [(one.start, one.end, "actor") for one in reading.names]
    found += [(one.start, one.end, "trigger") for one in triggers]
    return sorted(found)


def _told(study: "Study", article: str) -> "tuple[_ByPlace, _ByPlace, set[str]]":
    """The proposals by the place where an article tells them first, and again; and the ids of what they are about."""
    first: _ByPlace = {}
    again: _ByPlace = {}
    about: set[str] = set()
    for proposal in study.proposals:
        places = sorted(_places(proposal.own, article))
        if places:
            about |= {proposal.own.id, *([proposal.stored.id] if proposal.stored else [])}
            first.setdefault(places[0], []).append(proposal)
        for place in places[1:]:
            again.setdefault(place, []).append(proposal)
    return first, again, about


def _pieces(body: str, sentence: Sentence, spans: Sequence[tuple[int, int, Sign]]) -> tuple[Piece, ...]:
    """The sentence cut wherever a mark begins or ends."""
    low = bisect_left(spans, (sentence.start, 0, "actor"))
    inside = spans[low : bisect_left(spans, (sentence.end, 0, "actor"))]
    cuts = {sentence.start, sentence.end}
    cuts |= {place for one in inside for place in one[:2] if sentence.start < place < sentence.end}
    return tuple(
        Piece(body[start:end], frozenset(sign for first, last, sign in inside if first <= start and end <= last))
        for start, end in pairwise(sorted(cuts))
    )


def _places(event: Event, article: str) -> set[int]:
    return {one.position.start for one in event.mentions if one.article == article and one.position}


def _stored(known: Timeline, article: str, proposed: Iterable[str]) -> dict[int, list[Event]]:
    """The events of the store with evidence in this article, by where it begins; those that are proposed left out."""
    found: dict[int, list[Event]] = {}
    for event in known.events:
        if event.id not in proposed:
            for start in _places(event, article):
                found.setdefault(start, []).append(event)
    return found


def _joined(before: Row, row: Row) -> Row:
    return Row(before.start, row.end, before.opens, (*before.pieces, Piece(" "), *row.pieces))


def _markdown(piece: Piece) -> str:
    bare = piece.words.strip()
    if not bare:
        return " " if piece.words else ""
    words = escape.markdown(bare)
    if words.endswith(":"):  # before a mark it would be read as a part of it
        words = f"{words[:-1]}\\:"
    if words.startswith("{"):  # after a mark it would colour it
        words = f"\\{words}"
    for sign, (opening, closing) in _WRAPS.items():
        if sign in piece.signs:
            words = f"{opening}{_shielded(words)}{closing}"
    lead, tail = " " * piece.words[:1].isspace(), " " * piece.words[-1:].isspace()
    return f"{lead}{words}{tail}"


def _shielded(words: str) -> str:
    """Words that a star may stand beside whatever their first and last sign."""
    return f"{'' if words[0].isalnum() else _JOINER}{words}{'' if words[-1].isalnum() else _JOINER}"
