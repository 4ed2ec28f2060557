"""What every format of rows gives: rows by our own columns, and notes for people on what was not read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from timeline.core.errors import UnreadableImport

MOST: Final = 2_000  # rows of a file


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: its number as a spreadsheet counts (the header is 1), and its cells by our columns.

    A column that the file does not have is no key of `cells`. `wrong` is what is wrong with its shape, “” if nothing.
    """

    number: int
    cells: Mapping[str, str]
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file in their order, and notes for people on what of it is not read."""

    rows: tuple[Row, ...]
    notes: tuple[str, ...] = field(default=())


def check_count(count: int, name: str, noun: str = "rows") -> None:
    """Raises UnreadableImport for a file of more than `MOST`."""
    if count > MOST:
        raise UnreadableImport(f"{name} has {count:,} {noun}, {MOST:,} are read at once: split it.")
