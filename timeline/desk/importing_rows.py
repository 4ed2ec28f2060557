"""Rows of a file, read into events as a form would be: with the articles and actors that they need, or the reasons."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple, get_args

from timeline.core.model import KINDS, Actor, Article, Event, Mention, Review, Status, Timeline
from timeline.desk import importing_dates, records
from timeline.desk.formats.foreign import QUOTES
from timeline.desk.formats.rows import Row
from timeline.desk.forms import Draft, Form, Source, of_event
from timeline.store import Edit

_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_OF_EVENT: Final = ("when", "title", "kind", "status", "place", "summary", "review", "label", "status_reason")
_PLACE: Final = re.compile(r"(.+), (https?://\S+)")  # of a quote: who tells it, and at which address
_STATUSES: Final = {"planned": "scheduled", "happened": "occurred", "it happened": "occurred", "reported": "occurred"}


class Refused(NamedTuple):
    """A row, or a record of a JSON file, that is not imported: its place, why by field, and what it says."""

    row: int
    reasons: tuple[tuple[str, str], ...]
    cells: Mapping[str, str] = {}
    record: str = ""

    @property
    def said(self) -> str:
        """The reasons in one line, each behind the field that it is about."""
        return " ".join(f"{field}: {reason}" if field else reason for field, reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Found:
    """Events with the rows that tell of them, refused rows, notes, and the store with all of it in it."""

    events: tuple[tuple[Event, tuple[int, ...]], ...]
    refused: tuple[Refused, ...]
    after: Timeline
    notes: tuple[str, ...] = ()


def read(rows: Sequence[Row], known: Timeline) -> Found:
    """The events that rows tell. Rows of one id, or without one of the same date and title, are quotes of one event."""
    events: list[tuple[Event, tuple[int, ...]]] = []
    refused: list[Refused] = []
    stored = {ident: event for event in known.events for ident in (event.id, *event.formerly)}
    for ident, some in _grouped(rows, stored).items():
        wrong = _wrong(ident, some)
        if not wrong:
            draft, speakers = _draft(ident, some, stored.get(ident), known)
            reading = records.read(draft, known, None)
            wrong = _by_row(reading.errors, some, draft)
            if reading.event is not None and not wrong:
                known = _with(known, reading.companions)
                event = _finished(reading.event, some[0], speakers, known)
                events.append((event, tuple(row.number for row in some)))
        refused += _refused(some, wrong) if wrong else []
    return Found(tuple(events), tuple(refused), known)


def _grouped(rows: Sequence[Row], stored: Mapping[str, Event]) -> dict[str, list[Row]]:
    """The rows by the id of their event: a former id, and the one that it has now, mean one event."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        ident = _ident(row)
        groups.setdefault(stored[ident].id if ident in stored else ident, []).append(row)
    return groups


def _ident(row: Row) -> str:
    """The row's own id, else one made of its date and title, so that the same file imported again is known again."""
    own = row.cells.get("id", "").strip()
    if own:
        return own
    words = "|".join(" ".join(row.cells.get(name, "").split()).casefold() for name in ("when", "title"))
    return f"e-{hashlib.sha256(words.encode('utf-8', 'replace')).hexdigest()[:10]}"


def _wrong(ident: str, rows: Sequence[Row]) -> dict[int, list[tuple[str, str]]]:
    """What is wrong before anything is read, by the number of the row."""
    wrong: dict[int, list[tuple[str, str]]] = {}
    first = rows[0]
    for row in rows:
        told = [("", row.wrong)] if row.wrong else []
        if not _ID.fullmatch(ident):
            told.append(("id", "An id has up to 64 small letters without accents, digits and hyphens."))
        told += [(name, f"Row {first.number} says otherwise of the same event.") for name in _OF_EVENT
                 if _cell(row, name) and _plain(row, name) != _plain(first, name)]  # fmt: skip
        told += _vocabulary(row)
        if reason := importing_dates.doubtful(_cell(row, "when")):
            told.append(("when", reason))
        if reason := importing_dates.doubtful(_cell(row, "published")):
            told.append(("published", reason))
        if told:
            wrong[row.number] = told
    return wrong


def _vocabulary(row: Row) -> list[tuple[str, str]]:
    told = []
    if _cell(row, "kind") and _kind(row) is None:
        told.append(("kind", f"“{_cell(row, 'kind')}” is no kind of event: choose one of {', '.join(KINDS)}."))
    for name, allowed in (("status", get_args(Status)), ("review", get_args(Review))):
        if _cell(row, name) and _word(row, name) not in allowed:
            told.append((name, f"“{_cell(row, name)}” must be one of {', '.join(allowed)}."))
    return told


def _draft(
    ident: str, rows: Sequence[Row], stored: Event | None, known: Timeline
) -> tuple[Draft, dict[tuple[str, str], str]]:
    """The form that the rows fill in, on top of what the store says; and who says what, by outlet and quote."""
    first = rows[0]
    form = of_event(stored, known) if stored else Form()
    told = {name: _cell(first, name) for name in ("title", "place", "summary", "label", "status_reason")}
    told |= {"when": importing_dates.mended(_cell(first, "when")), "kind": _kind(first) or ""}
    told |= {"status": _word(first, "status")}
    told = {name: words for name, words in told.items() if words}  # an empty cell leaves what stands
    form = replace(form, **told)  # type: ignore[arg-type]
    if _cell(first, "actors"):
        form = replace(form, actors=_names(_cell(first, "actors"), known))
    elif _cell(first, "group") and not form.actors:  # of another program's file: it names one, and no others
        form = replace(form, actors=_names(_cell(first, "group").replace(";", ","), known))
    sources, speakers = list(form.sources), {}
    for source, speaker in [pair for row in rows for pair in _sources(row, known)]:
        if speaker:
            speakers[source.outlet.casefold(), source.quote] = speaker
        if not any(_is_same(source, there) for there in sources):
            sources.append(source)
    return Draft(stored.id if stored else ident, stored, replace(form, sources=tuple(sources))), speakers


def _names(cell: str, known: Timeline) -> tuple[str, ...]:
    """Names parted by semicolons or lines; by commas only where each of them is known."""
    names = [" ".join(name.split()) for name in re.split(r"[;\n]", cell)]
    if len(names) == 1 and "," in cell and not records.known_actor(names[0], known):
        parts = [part.strip() for part in cell.split(",")]
        names = parts if all(records.known_actor(part, known) for part in parts) else names
    return tuple(dict.fromkeys(records.known_actor(name, known) or name for name in names if name))


def _sources(row: Row, known: Timeline) -> list[tuple[Source, str]]:
    """The quotes of a row, with who says so. An article that the store knows stays as the store knows it."""
    plain = Source(_line(row, "source"), _line(row, "url"), importing_dates.mended(_cell(row, "published")),
                   _cell(row, "quote"))  # fmt: skip
    found = [] if plain.is_blank else [(_as_known(plain, known), _line(row, "attributed_to"))]
    return found + [(_as_known(source, known), speaker) for source, speaker in _told(row)]


def _told(row: Row) -> list[tuple[Source, str]]:
    """What the cell “quotes” tells: “words” (speaker, in outlet, https://…), one on each line.

    An address of the cell “addresses” is of a quote where there is one outlet and one address.
    """
    told = QUOTES.findall(_cell(row, "quotes"))
    places = [found.groups() if (found := _PLACE.fullmatch(place)) else (place, "") for _, place in told]
    tellers = [teller.rpartition(", in ") for teller, _ in places]
    address = _cell(row, "addresses")
    only = address if len({outlet for *_, outlet in tellers}) == 1 and "\n" not in address else ""
    return [
        (Source(outlet, url or only, "", words.strip()), speaker)
        for (words, _), (_, url), (speaker, _, outlet) in zip(told, places, tellers, strict=True)
    ]


def _as_known(source: Source, known: Timeline) -> Source:
    at = next((one for one in known.articles if source.url and one.url == source.url), None)
    return replace(source, outlet=at.source, published=at.published or "") if at else source


def _is_same(source: Source, there: Source) -> bool:
    """Whether a quote stands in the event already: its words, in the same outlet or at the same address."""
    place = (source.url and source.url == there.url) or source.outlet.casefold() == there.outlet.casefold()
    return bool(place) and source.quote.split() == there.quote.split()


def _by_row(errors: Mapping[str, str], rows: Sequence[Row], draft: Draft) -> dict[int, list[tuple[str, str]]]:
    """The errors of a form at the rows that they come from; those of an event at its first row."""
    wrong: dict[int, list[tuple[str, str]]] = {}
    for name, reason in errors.items():
        row, field = rows[0], name
        if name.startswith("source-"):
            quote = draft.form.sources[int(name.removeprefix("source-"))].quote
            row, field = next((one for one in rows if _cell(one, "quote") == quote), rows[0]), "source"
        wrong.setdefault(row.number, []).append((field, reason))
    return wrong


def _refused(rows: Sequence[Row], wrong: Mapping[int, list[tuple[str, str]]]) -> list[Refused]:
    """All rows of an event of which one is wrong: half of it is not imported."""
    other = [("", f"It belongs to row {min(wrong)}, which is rejected.")]
    return [Refused(row.number, tuple(wrong.get(row.number, other)), row.cells) for row in rows]


def _finished(event: Event, row: Row, speakers: Mapping[tuple[str, str], str], known: Timeline) -> Event:
    """The event with its review, and with who says what in the quotes that are new."""
    outlets = {one.id: one.source.casefold() for one in known.articles} if speakers else {}
    said = ((one, (outlets.get(one.article, ""), one.quote.exact)) for one in event.mentions)
    mentions = tuple(_spoken(one, speakers.get(key)) for one, key in said)
    review = {"review": _word(row, "review")} if _cell(row, "review") else {}
    return event.model_copy(update={"mentions": mentions, **review})


def _spoken(mention: Mention, speaker: str | None) -> Mention:
    new = speaker is not None and mention.attributed_to is None and mention.told is None
    return mention.model_copy(update={"attributed_to": speaker}) if new else mention


def _with(known: Timeline, companions: Sequence[Edit]) -> Timeline:
    """The timeline with new articles and actors, so that later rows know them."""
    actors = [one.wanted for one in companions if isinstance(one.wanted, Actor)]
    articles = [one.wanted for one in companions if isinstance(one.wanted, Article)]
    if not actors and not articles:
        return known
    if all(one.seen is None for one in companions):  # as nearly always; far cheaper with thousands of rows
        return known.model_copy(update={"actors": (*known.actors, *actors), "articles": (*known.articles, *articles)})
    ids = {one.id for one in actors} | {one.id for one in articles}
    return known.model_copy(
        update={
            "actors": (*(one for one in known.actors if one.id not in ids), *actors),
            "articles": (*(one for one in known.articles if one.id not in ids), *articles),
        }
    )


def _kind(row: Row) -> str | None:
    plain = _cell(row, "kind").casefold()
    return next((kind for kind, name in KINDS.items() if plain in (kind.casefold(), name.casefold())), None)


def _word(row: Row, name: str) -> str:
    plain = _cell(row, name).casefold()
    return _STATUSES.get(plain, plain) if name == "status" else plain


def _plain(row: Row, name: str) -> str:
    return _line(row, name).casefold()


def _line(row: Row, name: str) -> str:
    return " ".join(_cell(row, name).split())


def _cell(row: Row, name: str) -> str:
    return row.cells.get(name, "").strip()
