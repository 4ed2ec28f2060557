"""A timeline as a folder of files that any web server, or none at all, can show: `python -m timeline publish DIR`.

Only files that changed are written; what an earlier run wrote and this one does not is taken away, so that an event
that is no longer published is gone. Nothing else in the folder is touched.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from timeline.core.errors import NotSaved
from timeline.core.model import Event
from timeline.publish import embed, event_page, linked
from timeline.publish.formats import FORMATS, Choice
from timeline.publish.look import VIEWS, Look
from timeline.view.collection import Collection
from timeline.view.filters import Filter

_LIST: Final = ".timeline-files"  # the names of what we wrote, a line each
_DATA: Final = {"events.json": "json", "events.csv": "csv", "calendar.ics": "ics", "timelinejs.json": "timelinejs",
                "chart.svg": "svg"}  # fmt: skip


class Written(NamedTuple):
    """How many files were written, were the same already, and were taken away."""

    written: int
    same: int
    gone: int


def files(collection: Collection, day: str, base: str = "") -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The name of each file, with slashes, and what makes it. `base` is where the folder will be found, if known."""
    everything = Filter()
    choice = Choice(collection, everything, Look(), day, base, ("/events/", ".html"))
    ways = (("Table", "events.csv"), ("Data", "events.json"), ("Calendar", "calendar.ics"))
    more = (*ways, ("Feed", "feed.atom")) if base else ways
    card = f"{base}/card.png" if base else ""
    links = embed.Links(event="events/", ending=".html", more=more, own=f"{base}/", card=card)
    told = linked.block(collection, collection.events[: embed.MOST], f"{base}/events/", ".html")
    yield "index.html", lambda: embed.page(collection, everything, Look(), links, data=told).encode()
    for event in collection.events:
        yield f"events/{event.id}.html", partial(_event, collection, event, base, card)
    inner = embed.Links(event="../events/", ending=".html")
    for view in VIEWS:
        yield f"embed/{view}.html", lambda view=view: embed.page(collection, everything, Look(view), inner).encode()  # type: ignore[misc]
    for name, kind in _DATA.items():
        yield name, lambda kind=kind: FORMATS[kind].make(choice)  # type: ignore[misc]
    if base:
        yield "feed.atom", lambda: FORMATS["atom"].make(choice)
        yield "card.png", lambda: FORMATS["card"].make(choice)
        yield "sitemap.xml", lambda: _sitemap(collection, base)


def _event(collection: Collection, event: Event, base: str, card: str) -> bytes:
    address = f"{base}/events/{event.id}.html" if base else ""
    return event_page.page(collection, event, address, card).encode()


def write(made: Iterator[tuple[str, Callable[[], bytes]]], folder: Path, tell: Callable[[str], None]) -> Written:
    """Puts the files into a folder, which is made if it is not there; `tell` hears of each. Raises NotSaved."""
    try:
        return _write(made, folder, tell)
    except OSError as error:
        raise NotSaved(f"{error.filename or folder} cannot be written: {error.strerror or error}.") from None


def _write(made: Iterator[tuple[str, Callable[[], bytes]]], folder: Path, tell: Callable[[str], None]) -> Written:
    folder.mkdir(parents=True, exist_ok=True)
    before, makers = _named(folder), dict(made)
    names = tuple(makers)
    _put(folder / _LIST, _listed(dict.fromkeys((*before, *names))))  # a run that is broken off leaves nothing unnamed
    written = 0
    for name, make in makers.items():
        tell(name)
        written += _put(folder / name, make())
    gone = [name for name in before if name not in makers and (folder / name).is_file()]
    for name in gone:
        (folder / name).unlink()
    _put(folder / _LIST, _listed(names))
    return Written(written, len(names) - written, len(gone))


def _listed(names: Iterable[str]) -> bytes:
    return "".join(f"{name}\n" for name in names).encode()


def _named(folder: Path) -> list[str]:
    """What an earlier run wrote, and lies in this folder."""
    there = folder / _LIST
    names = there.read_text("utf-8").splitlines() if there.is_file() else []
    return [name for name in names if name and (folder / name).resolve().is_relative_to(folder.resolve())]


def _put(path: Path, body: bytes) -> bool:
    """Whether the file had to be written: whoever reads it meanwhile finds the old one or the new one."""
    if path.is_file() and path.read_bytes() == body:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(body)
    os.replace(new, path)  # noqa: PTH105 - the name that everybody knows for it
    return True


def _sitemap(collection: Collection, base: str) -> bytes:
    """The pages for search engines (sitemaps.org, version 0.9)."""
    root = Element("urlset", {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for path in ("", *(f"events/{event.id}.html" for event in collection.events)):
        SubElement(SubElement(root, "url"), "loc").text = f"{base}/{path}"
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written
