"""Many proposals as a table: its rows in words, and what is typed into them read back into events."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from timeline.core.errors import BadDate
from timeline.core.labels import label
from timeline.core.model import KINDS, Event
from timeline.desk import dates
from timeline.store import Edit

STATUSES: Final = {
    "occurred": "It happened",
    "scheduled": "Planned",
    "claimed": "Claimed by one side",
    "disputed": "Disputed",
    "cancelled": "Cancelled",
}
TYPED: Final = ("Date", "Title", "Kind", "Status")  # the columns that can be corrected in place
_FIELDS: Final = {"Date": "when", "Title": "title", "Kind": "kind", "Status": "status"}


class Wrong(NamedTuple):
    """A row that cannot be read: the event's id, its title, and a sentence."""

    id: str
    title: str
    sentence: str


def cells(event: Event) -> dict[str, str]:
    """What stands in the columns that can be corrected."""
    return {
        "Date": label(event.when),
        "Title": event.title,
        "Kind": KINDS[event.kind],
        "Status": STATUSES[event.status],
    }


def read(
    events: Iterable[Event], typed: Mapping[str, Mapping[str, str]], verdicts: Mapping[str, str], today: str
) -> tuple[tuple[Edit, ...], tuple[Wrong, ...]]:
    """The edits that a table means, and the rows that cannot be read; where there is one of these, apply nothing.

    `typed` holds what was corrected, by event id and column; `verdicts` the review of the events that were ticked.
    “Yesterday” counts from the first quote's article, else from `today` (EDTF).
    """
    edits, wrong = [], []
    for event in events:
        told: dict[str, Any] = {"review": verdicts[event.id]} if event.id in verdicts else {}
        try:
            told |= _corrected(event, typed.get(event.id, {}), today)
            wanted = Event.model_validate({**event.model_dump(), **told}) if told else event
        except BadDate as error:
            wrong.append(Wrong(event.id, event.title, str(error)))
        except ValidationError as error:
            said = error.errors(include_url=False, include_input=False)[0]["msg"].removeprefix("Value error, ")
            wrong.append(Wrong(event.id, event.title, f"The title cannot stand: {said}."))
        else:
            edits += [Edit(event, wanted)] if wanted != event else []
    return tuple(edits), tuple(wrong)


def _corrected(event: Event, typed: Mapping[str, str], today: str) -> dict[str, Any]:
    before = cells(event)
    changed = {column: words for column, words in typed.items() if words != before[column]}
    told: dict[str, Any] = {}
    for column, words in changed.items():
        field = _FIELDS[column]
        if column == "Date":
            told |= {field: dates.read(words or "", _day(event) or today).value, "label": None}
        elif column == "Title":
            told[field] = (words or "").strip()
        else:
            told[field] = next(key for key, said in (KINDS if column == "Kind" else STATUSES).items() if said == words)
    return told


def _day(event: Event) -> str | None:
    return next((mention.reported for mention in event.mentions if mention.reported), None)
