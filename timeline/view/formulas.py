"""Cells that a spreadsheet would run: an apostrophe goes before what begins like a formula, and is taken away again."""

import re
from typing import Final

_FORMULA: Final = re.compile(r"'*\s*[=+\-@\t\r＝＋－＠]")


def safe(cell: str) -> str:
    """The text as no spreadsheet takes it for a formula: with an apostrophe before what could begin one."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def plain(cell: str) -> str:
    """The text of a cell as it was before `safe`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
