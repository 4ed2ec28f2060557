"""Calendars: iCalendar (RFC 5545), read by a kept library. What happens in them becomes rows by our own columns.

A calendar knows days and hours alone. Our own says beside them what is known: in words behind the title, and as EDTF
in `X-EDTF`, which is believed as long as the days are still its own.
"""

import re
from datetime import datetime, timedelta
from typing import Final

from icalendar import Calendar
from icalendar import Event as Happening

from timeline.core import edtf
from timeline.core.edtf import DAY, Point
from timeline.core.errors import BadDate, UnreadableImport
from timeline.core.labels import label
from timeline.core.model import KINDS
from timeline.desk.formats import foreign
from timeline.desk.formats.markup import plain
from timeline.desk.formats.rows import Row, Table, check_count

_OURS: Final = "@timeline"
_OTHERS: Final = {"VTODO": "tasks", "VJOURNAL": "journals", "VFREEBUSY": "times that are taken"}
_WORDED: Final = re.compile(r" \((?=.*\)\Z)")
_STATUS: Final = {"CANCELLED": "cancelled"}


def is_calendar(text: str) -> bool:
    """Whether a text is an iCalendar file."""
    return text.lstrip()[:15].upper() == "BEGIN:VCALENDAR"


def read(text: str, name: str) -> Table:
    """What happens in a calendar, as rows. Raises UnreadableImport where the file as a whole cannot be read."""
    try:
        found = Calendar.from_ical(text, multiple=True)
    except (ValueError, KeyError, IndexError, AttributeError, TypeError) as error:  # the library's, on broken files
        raise UnreadableImport(f"{name} is no calendar that can be read: {error}.") from None
    happenings = [one for calendar in found for one in calendar.walk("VEVENT") if isinstance(one, Happening)]
    check_count(len(happenings), name, "events")
    others = [words for kind, words in _OTHERS.items() if any(calendar.walk(kind) for calendar in found)]
    notes = (f"Left out, being no events: {', '.join(others)}.",) if others else ()
    return Table(tuple(_row(number, one) for number, one in enumerate(happenings, start=1)), notes)


def _row(number: int, one: Happening) -> Row:
    uid = _said(one, "uid")
    ours = uid.endswith(_OURS)
    cells = {
        "id": foreign.ident(uid.removesuffix(_OURS)),
        "title": " ".join(_said(one, "summary").split()),
        "place": " ".join(_said(one, "location").split()),
        "status": _STATUS.get(_said(one, "status").upper(), ""),
        "kind": _kind(one),
    }
    try:
        value = _value(one)
        title, when = _told(cells["title"], value, _said(one, "x-edtf")) if ours else (cells["title"], value)
    except (BadDate, ValueError, TypeError, AttributeError, OverflowError) as error:
        return Row(number, cells, _why(error))
    body = _body(one, when, ours=ours)
    cells |= {"title": title, "when": when, "summary": body.summary, "quotes": body.quotes}
    cells |= {"status": body.status or cells["status"], "status_reason": body.status_reason}
    repeats = "It happens again and again, and an event happens once: write each of its times as one of its own."
    return Row(number, cells, repeats if any(name in one for name in ("rrule", "rdate", "recurrence-id")) else "")


def _value(one: Happening) -> str:
    """The days or hours as EDTF. An hour is of the clock on the spot; its zone stands behind it if one is named."""
    begin, end = one.start, one.end
    if isinstance(begin, datetime) and isinstance(end, datetime):
        first, last = _clock(begin), _clock(end)
    else:
        first, last = begin.isoformat(), max(begin, end - timedelta(days=1)).isoformat()
    return edtf.check(first if first == last else f"{first}/{last}")


def _clock(moment: datetime) -> str:
    offset = moment.utcoffset()
    text = moment.strftime("%Y-%m-%dT%H:%M").zfill(16)
    if offset is None:
        return text
    minutes = int(offset.total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    zone = f"{'-' if minutes < 0 else '+'}{hours:02d}" + (f":{rest:02d}" if rest else "")
    return text + (zone if minutes else "Z")


def _told(title: str, value: str, exact: str) -> tuple[str, str]:
    """Title and date of what our own calendar says: “Bridge closes (March 2025)” over the days of a March."""
    for found in _WORDED.finditer(title):
        words = title[found.end() : -1]
        said = foreign.dated(value, words, exact)
        if not said.label and said.when != value:
            return title[: found.start()], said.when
    return title, exact if exact and _lies(exact, value) else value


def _lies(exact: str, value: str) -> bool:
    """Whether a date is put by our calendar where the file has it: on these days, or at this moment."""
    try:
        point, there = edtf.ends(exact), edtf.ends(value)
    except BadDate:
        return False
    pairs = list(zip(point, there, strict=True))
    if any(one is None for one in point) or edtf.is_approximate(exact):
        return False
    if not there[0] or not there[0].hour:
        return edtf.bounds(value) == _whole_days(exact)
    return _moment(pairs[0][0]) == _moment(pairs[0][1]) and (
        exact == value or "/" not in exact or _ends_same(*pairs[1])
    )


def _ends_same(one: Point | None, other: Point | None) -> bool:
    return _moment(one) == _moment(other)


def _whole_days(when: str) -> edtf.Bounds:
    start, end = edtf.bounds(when)
    assert start is not None and end is not None
    return edtf.Bounds(start // DAY * DAY, -(-end // DAY) * DAY)


def _moment(point: Point | None) -> int:
    """Minutes in UTC of the beginning of a date, as it is told where no zone is named."""
    assert point is not None
    if point.zone in ("", "Z"):
        return point.start
    hours, _, minutes = point.zone[1:].partition(":")
    offset = int(hours) * 60 + int(minutes or 0)
    return point.start - (offset if point.zone[0] == "+" else -offset)


def _body(one: Happening, when: str, *, ours: bool) -> foreign.Body:
    """What the description says; of ours without the line of the date that it begins with."""
    text = _said(one, "description") if ours else plain(_said(one, "description"))
    first, _, rest = text.partition("\n")
    text = rest if ours and first.casefold().endswith(label(when).casefold()) else text
    url = _said(one, "url")
    body = foreign.body(text)
    if ours or not url.startswith(("http://", "https://")) or url in body.summary:
        return body
    return body._replace(summary="\n".join(line for line in (body.summary, url) if line))


def _kind(one: Happening) -> str:
    """The first category that is a kind of event here; a calendar may have any others."""
    told = one.get("categories")
    listed = told if isinstance(told, list) else [told] if told else []
    names = [str(name).casefold() for some in listed for name in getattr(some, "cats", ())]
    return next((kind for kind, name in KINDS.items() if {kind.casefold(), name.casefold()} & set(names)), "")


def _said(one: Happening, name: str) -> str:
    found = one.get(name)
    return str(found[0] if isinstance(found, list) and found else found or "").strip()


def _why(error: Exception) -> str:
    return str(error) if isinstance(error, BadDate) else f"Its days cannot be read: {error}."
