"""TimelineJS: its JSON, and the table in Google Sheets that it is made of. Slides become rows by our own columns.

Its texts are HTML, and become plain text. Its years before 1 are counted as people do: -44 is 44 BC. A media
is no evidence: its caption, credit and address end the summary.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from timeline.core import edtf
from timeline.core.errors import BadDate
from timeline.desk.formats import foreign
from timeline.desk.formats.markup import plain
from timeline.desk.formats.rows import Row, Table, check_count
from timeline.view import wording

_PARTS: Final = ("year", "month", "day", "hour", "minute")
_STATUS: Final = re.compile(r"(.+) \(([a-z]+)\)", re.DOTALL)
_CLOCK: Final = re.compile(r"(\d{1,2})(?::(\d\d))?(?::(\d\d)(?:\.\d+)?)?\s*([ap]m?)?", re.IGNORECASE)
_GROUPS: Final = "A group is read as who takes part, where an event names nobody else."
_SHEET: Final = (
    "year", "month", "day", "time", "end year", "end month", "end day", "end time", "display date", "headline", "text",
    "media", "media credit", "media caption", "media thumbnail", "type", "group", "background", "link", "alt text",
)  # fmt: skip


def is_slides(found: object) -> bool:
    """Whether what a JSON file holds is a timeline of TimelineJS: slides with “start_date”."""
    slides = found.get("events") if isinstance(found, dict) else found
    return isinstance(slides, list) and any(isinstance(one, dict) and "start_date" in one for one in slides)


def is_sheet(header: Sequence[str]) -> bool:
    """Whether the names of the columns, in small letters, are those of TimelineJS's table."""
    return {"year", "headline"} <= set(header)


def document(found: Any, name: str) -> Table:
    """The slides of a JSON file as rows; those that cannot be read say why. Raises UnreadableImport."""
    found = found if isinstance(found, dict) else {"events": found}
    slides = found["events"]
    check_count(len(slides), name, "events")
    rows = [_slide(number, one) for number, one in enumerate(slides, start=1)]
    left = [("title slide", bool(found.get("title"))), ("eras", bool(found.get("eras")))]
    return Table(tuple(rows), _notes([what for what, there in left if there], rows))


def sheet(header: Sequence[str], lines: Sequence[tuple[int, Sequence[str]]]) -> Table:
    """The rows of the table as rows of ours; its title and its eras are no events."""
    told = [(number, dict(zip(header, cells, strict=False))) for number, cells in lines]
    kinds = {number: " ".join(cells.get("type", "").split()).lower() for number, cells in told}
    rows = [_slide(number, _of_cells(cells)) for number, cells in told if kinds[number] not in ("title", "era")]
    left = [name for kind, name in (("title", "title slide"), ("era", "eras")) if kind in kinds.values()]
    strange = [name for name in header if name and name not in _SHEET]
    odd = f"Not read, since they are no columns of TimelineJS: {', '.join(strange[:5])}."
    return Table(tuple(rows), (*_notes(left, rows), *([odd] if strange else [])))


def _notes(left: Sequence[str], rows: Sequence[Row]) -> tuple[str, ...]:
    said = [f"Left out, being no events: {', '.join(left)}."] if left else []
    return (*said, *([_GROUPS] if any(row.cells.get("group") for row in rows) else []))


def _slide(number: int, slide: object) -> Row:
    if not isinstance(slide, dict):
        return Row(number, {}, "A slide is a record with “start_date” and “text”.")
    text = _record(slide, "text")
    title, status = _headline(plain(_said(text, "headline")).replace("\n", " "))
    told = foreign.body(plain(_said(text, "text")))
    cells = {
        "id": foreign.ident(_said(slide, "unique_id")),
        "title": title,
        "group": _shown(_said(slide, "group")),
        "quotes": told.quotes,
        "status": told.status or status,
        "status_reason": told.status_reason,
        "summary": "\n".join(line for line in (told.summary, _media(_record(slide, "media"))) if line),
    }
    try:
        when = _dated(slide)
    except BadDate as error:
        return Row(number, cells, str(error))
    return Row(number, {**cells, "when": when.when, "label": when.label})


def _shown(said: str) -> str:
    """A group or the words of a date as TimelineJS shows them: decoded, and then read as HTML."""
    return plain(plain(said)).replace("\n", " ")


def _headline(said: str) -> tuple[str, str]:
    """The title, and the status that our own export puts behind it in brackets."""
    found = _STATUS.fullmatch(said)
    status = wording.status_named(found[2]) if found else None
    return (found[1], status) if found and status else (said, "")


def _media(media: Mapping[str, Any]) -> str:
    """“Media: the caption, the credit, https://…”, of what is told; “” for none."""
    said = [plain(_said(media, name)).replace("\n", " ") for name in ("caption", "credit")]
    url = _said(media, "url")
    said += [url] if url.startswith(("http://", "https://")) else []
    return f"Media: {', '.join(one for one in said if one)}" if any(said) else ""


def _dated(slide: Mapping[str, Any]) -> foreign.Dated:
    begin, end = (_date(_record(slide, name)) for name in ("start_date", "end_date"))
    if not begin:
        raise BadDate("It has no year: TimelineJS dates begin with one.")
    value = edtf.check(f"{begin}/{end}" if end and end != begin else begin)
    words = _shown(_said(slide, "display_date") or _said(_record(slide, "start_date"), "display_date"))
    return foreign.dated(value, words[:300], _said(slide, "edtf"))


def _date(told: Mapping[str, Any]) -> str:
    """The parts of a date as EDTF, no more of them than are told; “” for none. Raises BadDate."""
    parts = {name: _number(_said(told, name), name) for name in _PARTS}
    year, month, day, hour, minute = (parts[name] for name in _PARTS)
    if year is None:
        return ""
    if year == 0 or not -9999 <= year <= 9999:
        raise BadDate(f"The year {year} cannot be kept: years go from 9999 BC to 9999, and there is no year 0.")
    astronomic = year + 1 if year < 0 else year
    text = f"{'-' if astronomic < 0 else ''}{abs(astronomic):04d}"
    if month is None:
        return text
    text += f"-{month:02d}"
    if day is None:
        return text
    return f"{text}-{day:02d}" + ("" if hour is None else f"T{hour:02d}:{minute or 0:02d}")


def _number(said: str, name: str) -> int | None:
    if not said:
        return None
    try:
        return int(float(said)) if float(said).is_integer() else int(said)
    except (ValueError, OverflowError):
        raise BadDate(f"“{said[:40]}” is no {name}: TimelineJS writes it as a number.") from None


def _of_cells(cells: Mapping[str, str]) -> dict[str, Any]:
    """A row of the table in the shape of the JSON."""
    cell = {name: " ".join(value.split()) for name, value in cells.items()}
    dates = {
        key: {name: cell.get(f"{before}{name}", "") for name in _PARTS[:3]} | _clock(cell.get(f"{before}time", ""))
        for key, before in (("start_date", ""), ("end_date", "end "))
    }
    names = {"url": "media", "credit": "media credit", "caption": "media caption"}
    return {
        **dates,
        "display_date": cell.get("display date", ""),
        "text": {"headline": cell.get("headline", ""), "text": cells.get("text", "")},
        "media": {key: cell.get(name, "") for key, name in names.items()},
        "group": cell.get("group", ""),
    }


def _clock(said: str) -> dict[str, str]:
    """Hour and minute of “10:30”, “1:30 PM”; what is no time of day is left to be refused."""
    if not said:
        return {}
    found = _CLOCK.fullmatch(said)
    if not found:
        return {"hour": said}
    hour = int(found[1])
    if found[4]:
        hour = hour % 12 + (12 if found[4].lower().startswith("p") else 0)
    return {"hour": str(hour), "minute": found[2] or "0"}


def _record(told: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = told.get(name)
    return found if isinstance(found, dict) else {}


def _said(told: Mapping[str, Any], name: str) -> str:
    """A text or number of a record as text; “” for what is neither."""
    found = told.get(name)
    return str(found).strip() if isinstance(found, str | int | float) and not isinstance(found, bool) else ""
