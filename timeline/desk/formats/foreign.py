"""What files of other programs have in common: ids, dates that words beside them explain, texts that end in quotes."""

import hashlib
import re
from typing import Final, NamedTuple

from timeline.core import edtf
from timeline.core.errors import BadDate
from timeline.core.labels import label
from timeline.desk import dates
from timeline.view import wording

QUOTES: Final = re.compile(r"“(.+?)” \((.+?)\)(?=\n“|\Z)", re.DOTALL)
_TAIL: Final = re.compile(r"(?:\A|\n)(?:Told by [^\n]*\n)?((?:“.+?” \(.+?\)(?:\n(?=“)|\Z))+)\Z", re.DOTALL)
_TELLERS: Final = re.compile(r"(?:\A|\n)Told by [^\n]*\Z")
_OURS: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


class Dated(NamedTuple):
    """A date as EDTF, and the words that say more than it."""

    when: str
    label: str = ""


class Body(NamedTuple):
    """A text in parts: status and its reason as our exports write them, the summary, and the quotes as one cell."""

    summary: str
    quotes: str = ""
    status: str = ""
    status_reason: str = ""


def ident(name: str) -> str:
    """An id for what another program calls `name`: itself where it can be one of ours, else made of it."""
    if not name or _OURS.fullmatch(name):
        return name
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:50]
    mark = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{plain}-{mark}" if plain else mark


def dated(plain: str, words: str = "", exact: str = "") -> Dated:
    """The date that a file tells in numbers (`plain`, EDTF) and in words, and perhaps as EDTF (`exact`).

    `exact` wins where it allows all that the numbers say, else the words where they are such a date: “March 2025” over
    the 1st of March. Words that say anything else are the label.
    """
    words = " ".join(words.split())
    if _is_date(exact) and covers(exact, plain):
        return Dated(exact, _beyond(words, exact))
    read = "" if label(plain) == words else _in_words(words)
    if read and covers(read, plain):
        return Dated(read)
    return Dated(plain, _beyond(words, plain))


def _beyond(words: str, when: str) -> str:
    """What words say beyond a date: “within hours of the call” of “18 March 2025 · within hours of the call”."""
    said = label(when)
    return "" if words == said else words.removeprefix(f"{said} · ")


def covers(wide: str, narrow: str) -> bool:
    """Whether a date allows all that another one does; both are EDTF. An open end allows everything."""
    outer, inner = edtf.bounds(wide), edtf.bounds(narrow)
    starts = outer.start is None or (inner.start is not None and outer.start <= inner.start)
    return starts and (outer.end is None or (inner.end is not None and inner.end <= outer.end))


def _in_words(words: str) -> str:
    """The date that some words are, as EDTF; “” where they are none, or count from a day that nobody knows."""
    try:
        return dates.read(words).value
    except BadDate:
        return ""


def _is_date(text: str) -> bool:
    try:
        edtf.check(text)
    except BadDate:
        return False
    return True


def body(text: str) -> Body:
    """The parts of a text on lines, as our exports write them; of any other text all is summary."""
    quotes = ""
    if found := _TAIL.search(text):
        text, quotes = text[: found.start()], found[1].strip()
    else:
        text = _TELLERS.sub("", text)
    first, _, rest = text.strip().partition("\n")
    if said := wording.status_of(first):
        return Body(rest, quotes, *said)
    return Body(text.strip(), quotes)
