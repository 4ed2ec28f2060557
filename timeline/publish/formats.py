"""The formats that a choice of events can be taken away in: one table for the command line and the static site."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from timeline.core.model import Event
from timeline.publish import calendar, card, chart, document, embed, feed, linked, picture, spreadsheet, timelinejs
from timeline.publish.look import Look
from timeline.view import filters
from timeline.view.collection import Collection
from timeline.view.filters import Filter


@dataclass(frozen=True)
class Choice:
    """What is taken away: a filter, how it is dressed, where our pages are (“” for nowhere) and the day, ISO 8601.

    `pages` is the address of an event's page behind that, before and after its id.
    """

    collection: Collection
    chosen: Filter
    look: Look
    day: str
    base: str = ""
    pages: tuple[str, str] = ("/event?id=", "")

    @property
    def events(self) -> Sequence[Event]:
        """The events of the choice in order of time."""
        return filters.select(self.collection, self.chosen)

    @property
    def event(self) -> str:
        """The address of an event's page without its id; “” where there are no pages."""
        return f"{self.base}{self.pages[0]}" if self.base else ""

    @property
    def sentence(self) -> str:
        """The choice in words."""
        return filters.sentence(self.collection, self.chosen, len(self.events), self.look.language)


class Format(NamedTuple):
    """How a format is called for people, how its files end, and what makes one."""

    name: str
    ending: str
    make: Callable[[Choice], bytes]


def _html(one: Choice) -> bytes:
    return embed.page(
        one.collection, one.chosen, one.look, embed.Links(event=one.event, ending=one.pages[1], page=one.base)
    ).encode()


def _svg(one: Choice) -> str:
    look = one.look
    return chart.as_file(
        one.collection, one.events, one.chosen, look.lanes, one.sentence, one.day, look.language, look.title
    )


def _card(one: Choice) -> str:
    return card.card(one.collection, one.events, one.chosen, one.look, one.day)


def _jsonld(one: Choice) -> bytes:
    before, ending = (one.event, one.pages[1]) if one.base else ("#", "")
    return linked.block(one.collection, one.events, before, ending).encode()


def _atom(one: Choice) -> bytes:
    base = one.base or "urn:timeline"
    event, ending = (one.event, one.pages[1]) if one.base else ("urn:timeline:event:", "")
    address = f"{base}/feed.atom"
    return feed.atom(one.collection, one.events, address=address, page=f"{base}/", event=event, ending=ending)


FORMATS: Final[Mapping[str, Format]] = {
    "html": Format("embed", "html", _html),
    "json": Format("data", "json", lambda one: document.document(one.collection, one.events)),
    "csv": Format("table", "csv", lambda one: spreadsheet.table(one.collection, one.events)),
    "ics": Format(
        "calendar", "ics", lambda one: calendar.calendar(one.collection, one.events, one.day, one.event, one.pages[1])
    ),
    "atom": Format("feed", "atom", _atom),
    "timelinejs": Format("TimelineJS", "json", lambda one: timelinejs.document(one.collection, one.events)),
    "svg": Format("chart", "svg", lambda one: _svg(one).encode()),
    "png": Format("picture", "png", lambda one: picture.png(_svg(one))),
    "card": Format("card for social media", "png", lambda one: picture.png(_card(one), scale=1)),
    "jsonld": Format("data for search engines", "jsonld", _jsonld),
}
