"""How to name an event of the timeline in a text: in plain words and for BibTeX."""

import re

from timeline.core.labels import label
from timeline.core.model import Event
from timeline.view import wording
from timeline.view.collection import Collection

_BIBTEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def plain(collection: Collection, event: Event, address: str, day: str) -> str:
    """A reference in a line, as read on a `day` (ISO 8601)."""
    told = collection.sources[event.id]
    by = f" Told by {wording.listed(told)}." if told else ""
    dated = wording.when(event)
    return (
        f"“{_line(event.title)}”, {dated[:1].lower() + dated[1:] if dated[:1].islower() else dated}.{by} "
        f"In: Timeline, event {event.id}, version {event.version}. {address} (read on {label(day)})."
    )


def bibtex(collection: Collection, event: Event, address: str, day: str) -> str:
    """The same as a BibTeX record of type misc; every sign of a title stands as it is."""
    told = collection.sources[event.id]
    note = f"Event of {label(event.when)}" + (f"; told by {wording.listed(told)}" if told else "")
    fields = {
        "title": f"{{{_escaped(_line(event.title))}}}",
        "howpublished": _escaped(f"Timeline, event {event.id}, version {event.version}"),
        "note": _escaped(_line(note)),
        "url": re.sub(r"[{}\\\s]", "", address),
        "urldate": day,
    }
    body = "\n".join(f"  {name} = {{{value}}}," for name, value in fields.items())
    return f"@misc{{timeline-{event.id},\n{body}\n}}"


def _line(text: str) -> str:
    return " ".join(text.split())


def _escaped(text: str) -> str:
    return "".join(_BIBTEX.get(sign, sign) for sign in text)
