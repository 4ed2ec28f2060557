"""CSV files, as our own export or a spreadsheet writes them: rows by the names of our columns, nothing judged yet.
A table of TimelineJS is known by its columns.

Comma, semicolon and tab are known by the header; Excel's first line “sep=;” and its blank rows are passed over, and the
apostrophe that keeps a spreadsheet from running a cell as a formula is taken back.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Final

from timeline.core.errors import UnreadableImport
from timeline.desk.formats import slides
from timeline.desk.formats.rows import Row, Table, check_count
from timeline.view import formulas

# The columns of a file that is made for import, and what else a column may be called.
COLUMNS: Final = (
    "id", "when", "title", "kind", "status", "actors", "place", "summary", "source", "url", "published", "quote",
    "attributed_to",
)  # fmt: skip
MORE: Final = ("label", "status_reason", "review", "quotes", "addresses", "group")
_ALSO: Final[Mapping[str, str]] = {
    "date": "when", "headline": "title", "outlet": "source", "link": "url", "address": "url", "description": "summary",
    "who": "actors", "says": "attributed_to", "attributed to": "attributed_to", "why": "status_reason",
    "in the words of the source": "label",
}  # fmt: skip
_DERIVED: Final = ("date in words", "first day", "last day", "precision", "told by", "row", "reasons", "record")
_SIGNS: Final = ",;\t"


def read(text: str, name: str) -> Table:
    """The rows of a CSV file. Raises UnreadableImport where the file as a whole cannot be read."""
    text, sign = _without_sign(text)
    lines = _lines(text, sign or _sign(text), name)
    if not lines:
        raise UnreadableImport(f"{name} is empty.")
    filled = [(number, cells) for number, cells in enumerate(lines[1:], start=2) if any(map(str.strip, cells))]
    check_count(len(filled), name)
    plain = [" ".join(cell.casefold().split()) for cell in lines[0]]
    if slides.is_sheet(plain):
        return slides.sheet(plain, filled)
    header = [_column(cell) for cell in lines[0]]
    _check(header, name)
    return Table(tuple(_row(number, cells, header) for number, cells in filled), _notes(header, lines[0]))


def write(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A CSV file of these rows (RFC 4180), in UTF-8 with the mark that Excel asks for; no cell of it is a formula."""
    made = io.StringIO(newline="")
    lines = csv.writer(made)
    lines.writerow(header)
    lines.writerows([formulas.safe(cell) for cell in row] for row in rows)
    return made.getvalue().encode("utf-8-sig", "replace")


def _without_sign(text: str) -> tuple[str, str]:
    """Excel's “sep=;” before the header says which sign parts the cells."""
    first, _, rest = text.partition("\n")
    told = first.strip().strip('"').lower()
    sign = told.removeprefix("sep=")
    return (rest, sign) if told.startswith("sep=") and sign in tuple(_SIGNS) else (text, "")


def _sign(text: str) -> str:
    """The sign that parts the header into most of our columns."""
    first = text.lstrip("\r\n").splitlines()[0] if text.strip() else ""
    return max(_SIGNS, key=lambda sign: sum(_column(cell) in (*COLUMNS, *MORE) for cell in first.split(sign)))


def _lines(text: str, sign: str, name: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        return list(reader)
    except csv.Error as error:
        raise UnreadableImport(
            f"{name} cannot be read as CSV at line {reader.line_num}: {error}. A cell with quotation marks stands in "
            "quotation marks itself, and each of its own is written twice."
        ) from None


def _column(cell: str) -> str:
    plain = " ".join(formulas.plain(cell.strip()).casefold().split())
    plain = plain if plain in (*COLUMNS, *MORE) else _ALSO.get(plain, plain)
    return plain.replace(" ", "_") if plain.replace(" ", "_") in (*COLUMNS, *MORE) else plain


def _check(header: Sequence[str], name: str) -> None:
    known = [one for one in header if one in (*COLUMNS, *MORE)]
    if missing := [one for one in ("when", "title") if one not in known]:
        told = " and ".join(f"“{one}”" for one in missing)
        raise UnreadableImport(
            f"{name} has no column {told}. The first row names the columns: {', '.join(COLUMNS)}; all but “when” and "
            "“title” may be left out."
        )
    if twice := next((one for one in known if known.count(one) > 1), None):
        raise UnreadableImport(f"{name} has two columns that are read as “{twice}”: rename or delete one of them.")


def _row(number: int, cells: Sequence[str], header: Sequence[str]) -> Row:
    more = [cell for cell in cells[len(header) :] if cell.strip()]
    wrong = f"It has more cells than the header has columns (“{more[0][:40]}”): put cells in quotes." if more else ""
    padded = [*cells, *[""] * (len(header) - len(cells))]
    told = {name: formulas.plain(cell) for name, cell in zip(header, padded, strict=False)}
    return Row(number, {name: cell for name, cell in told.items() if name in (*COLUMNS, *MORE)}, wrong)


def _notes(header: Sequence[str], first: Sequence[str]) -> tuple[str, ...]:
    strange = [
        cell.strip()
        for cell, name in zip(first, header, strict=True)
        if name and name not in (*COLUMNS, *MORE, *_DERIVED)
    ]
    if not strange:
        return ()
    told = ", ".join(f"“{one[:40]}”" for one in strange[:5])
    return (f"Not read, since they are no columns of ours: {told}.",)
