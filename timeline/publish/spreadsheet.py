"""Events as a table in CSV (RFC 4180, UTF-8 with a byte order mark, since spreadsheets ask for one).

A spreadsheet runs a cell that begins like a formula: such a cell gets an apostrophe before it (`view/formulas`).
"""

import csv
import io
from collections.abc import Sequence

from timeline.core import edtf
from timeline.core.model import Event, Mention
from timeline.view import wording
from timeline.view.collection import Collection
from timeline.view.formulas import safe

COLUMNS = (
    "id", "date", "date in words", "first day", "last day", "precision", "in the words of the source", "title",
    "summary", "kind", "status", "why", "actors", "place", "told by", "quotes", "addresses", "review",
)  # fmt: skip


def table(collection: Collection, events: Sequence[Event]) -> bytes:
    """One line for each event under the names of the columns, in the order given."""
    text = io.StringIO(newline="")
    lines = csv.writer(text)
    lines.writerow(COLUMNS)
    lines.writerows([safe(cell) for cell in _cells(collection, event)] for event in events)
    return text.getvalue().encode("utf-8-sig")


def _cells(collection: Collection, event: Event) -> tuple[str, ...]:
    start, end = edtf.bounds(event.when)
    articles = [collection.articles[m.article] for m in event.mentions if m.article in collection.articles]
    many = len({mention.article for mention in event.mentions}) > 1
    quotes = dict.fromkeys(f"“{one.quote.exact}” ({_teller(collection, one, many)})" for one in event.mentions)
    return (
        event.id,
        event.when,
        wording.when(event),
        edtf.day_of(start) if start is not None else "",
        edtf.day_of(end - 1) if end is not None else "",
        edtf.precision(event.when),
        event.label or "",
        event.title,
        event.summary,
        wording.kind(event),
        event.status,
        event.status_reason or "",
        "; ".join(collection.name(one) for one in collection.parties[event.id]),
        event.place or "",
        "; ".join(collection.sources[event.id]),
        "\n".join(quotes),
        "\n".join(dict.fromkeys(article.url for article in articles if article.url)),
        event.review,
    )


def _teller(collection: Collection, mention: Mention, many: bool) -> str:
    """“the mayor, in Coast Wire”; with the address of the article where there are several."""
    article = collection.articles.get(mention.article)
    speaker = f"{mention.attributed_to}, in " if mention.attributed_to else ""
    address = f", {article.url}" if many and article and article.url else ""
    return f"{speaker}{wording.outlet(collection, mention)}{address}"
