"""An embed: one HTML file with a heading, a sentence, a chart drawn as SVG and the same events as a list.

It needs no script and asks no other host for anything; its one style sheet stands in the file, so that a strict
content security policy can allow it by its hash. It turns dark by itself, prints whole, and outlives the server.
"""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence, Set
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from timeline.core.language import Language
from timeline.core.model import Event
from timeline.publish import linked, moments, sketch
from timeline.publish.look import Look, Theme
from timeline.view import filters, wording
from timeline.view.collection import Collection
from timeline.view.filters import Filter
from timeline.view.window import Sides, opening, sides

_LIGHT: Final = "--ink:#111;--soft:#555;--line:#8885;--band:#8881;--paper:#fff;--accent:#8a1f2d"
_DARK: Final = "--ink:#eee;--soft:#aaa;--paper:#0e1117;--accent:#f0a6ad"
_COLOURS: Final[dict[Theme, str]] = {  # what is printed stays dark on white
    "light": f":root{{{_LIGHT}}}",
    "dark": f":root{{{_LIGHT}}}@media screen{{:root{{color-scheme:dark;{_DARK}}}}}",
    "auto": f":root{{{_LIGHT}}}@media screen and (prefers-color-scheme:dark){{:root{{color-scheme:dark;{_DARK}}}}}",
}


class Links(NamedTuple):
    """Where an embed leads to; each “” where there is no such place, as in a file that stands alone.

    `event` is the address of an event's page without its id and `ending` what follows that, `page` the whole timeline,
    `data` the same events as JSON, `oembed` what content systems ask, `script` what tells the page
    around it how tall the embed is; `more` are other ways, as words and address. `own` is the embed’s own address and
    `card` that of the picture that others show beside a link to it. `explore` is what `explore.js` must know, by name.
    """

    event: str = ""
    ending: str = ""
    page: str = ""
    data: str = ""
    oembed: str = ""
    script: str = ""
    more: tuple[tuple[str, str], ...] = ()
    own: str = ""
    card: str = ""
    explore: Mapping[str, str] = MappingProxyType({})


MOST: Final = 1_000  # events that are listed; the whole timeline has them all
NOWHERE: Final = Links()


class _Source(NamedTuple):
    name: str
    url: str


class _Link(NamedTuple):
    words: str
    href: str
    away: bool


class _Edge(NamedTuple):
    words: str
    first: str


def page(
    collection: Collection,
    chosen: Filter,
    look: Look,
    links: Links = NOWHERE,
    hints: Sequence[str] = (),
    data: str = "",
) -> str:
    """The embed of the events that a filter lets through, as one HTML document; `hints` are shown above them.

    `data` is JSON-LD of the same events, made safe for a script element; without it, there are their names and dates.
    """
    events = filters.select(collection, chosen)
    window = opening(events, chosen.first, chosen.last)
    there = sides(events, window)
    listed = events[:MOST] if look.view != "chart" else ()
    place = ("#", "") if look.view == "timeline" else (links.event, links.ending)
    drawn = there if events and look.view != "list" else None
    return environment().get_template("embed.html").render(
        look=look,
        title=look.title or headline(collection, look.language),
        summary=summary(collection, chosen, events, look.language),
        css=Markup(style(look.theme, explored=bool(links.explore))),  # noqa: S704 - a constant
        chart=Markup(sketch.draw(collection, drawn, window, chosen, look, place))  # noqa: S704 - escaped there
        if drawn and drawn.inside
        else "",
        edges=_edges(drawn, {event.id for event in listed}, look.language) if drawn else (),
        told=[_told(collection, event, links, look.language) for event in listed],
        more=_more(events, listed, look.language) if look.view != "chart" else "",
        ways=_ways(links, look.language),
        links=links,
        hints=hints,
        data=Markup(data or linked.brief(listed or events[:MOST])),  # noqa: S704 - made safe there
    ).replace(">\n<", "><")  # fmt: skip # text has no “>”: it is escaped


@cache
def style(theme: Theme, *, explored: bool = False) -> str:
    """The style sheet of every embed of a theme, a constant; with `explored` that of a chart that may be moved, too."""
    there = files("timeline.publish").joinpath("templates")
    more = there.joinpath("explore.css").read_text("utf-8") if explored else ""
    return packed(_COLOURS[theme] + there.joinpath("embed.css").read_text("utf-8") + more)


def packed(css: str) -> str:
    """The style sheet without line breaks and with short names, `--i` for `--ink`: it goes to every reader.

    Its rules stand in the order that gzip packs best: a name near its last use. In another one it is 25 bytes more.
    """
    return re.sub("--([a-z])[a-z]+", r"--\1", re.sub(r"\s*\n\s*", "", css))


@cache
def policy(theme: Theme, ancestors: str, *, explored: bool = False) -> str:
    """The content security policy of an embed that may be framed by these hosts: no style or script but ours.

    A chart that may be moved needs an empty style besides, to which Plotly adds its rules.
    """
    styles = (style(theme, explored=explored), sketch.STYLE, *[""] * explored)
    allowed = " ".join(f"'sha256-{_digest(one)}'" for one in styles)
    return (
        f"default-src 'none'; style-src {allowed}; script-src 'self'; img-src 'self' data:; "
        f"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}"
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def environment() -> Environment:
    """Where templates come from: every value that is put into one is escaped."""
    return Environment(
        loader=PackageLoader("timeline.publish"),
        autoescape=select_autoescape(("html", "xml")),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )


def summary(collection: Collection, chosen: Filter, events: Sequence[Event], language: Language) -> str:
    """“18 events around 10–19 March 2025 · told by …”, or what was chosen of them, in one sentence."""
    if not events:
        return language.say("no_event")
    if chosen == Filter():
        said = wording.imprint(collection, wording.period(*opening(events), language), language)
    else:
        said = filters.sentence(collection, chosen, len(events), language)
    return said if said.endswith(".") else f"{said}."


def headline(collection: Collection, language: Language) -> str:
    """What stands over an embed that has no title of its own."""
    said = wording.headline(collection, language)
    return said[:1].upper() + said[1:]


def _told(collection: Collection, event: Event, links: Links, language: Language) -> dict[str, object]:
    return {
        "id": event.id,
        "formerly": event.formerly,
        "when": moments.parts(event.when, language),
        "status": wording.status_word(event, language),
        "title": event.title,
        "href": f"{links.event}{event.id}{links.ending}" if links.event else "",
        "summary": event.summary,
        "who": wording.who(collection, event, language),
        "sources": _sources(collection, event),
    }


def _sources(collection: Collection, event: Event) -> list[_Source]:
    """The outlets that tell it, each once, with the address of their first article that has one."""
    found: dict[str, str] = {}
    for mention in event.mentions:
        if article := collection.articles.get(mention.article):
            found[article.source] = found.get(article.source) or article.url or ""
    return [_Source(name, url) for name, url in found.items()]


def _more(events: Sequence[Event], listed: Sequence[Event], language: Language) -> str:
    """That the list ends before the events do; “” if it does not."""
    left = len(events) - len(listed)
    return language.count("list_ends", left, date=wording.when(listed[-1], language)) if left else ""


def _edges(there: Sides, listed: Set[str], language: Language) -> list[_Edge]:
    """What lies outside of the chart, with the id of the first of these events, “” where the list does not hold it."""
    named: tuple[tuple[wording.Where, Sequence[Event]], ...] = (
        ("earlier", there.earlier), ("later", there.later), ("rough", there.rough),
    )  # fmt: skip
    found = [(wording.edge(events, where, language), events[0].id) for where, events in named if events]
    return [_Edge(words, first if first in listed else "") for words, first in found]


def _ways(links: Links, language: Language) -> list[_Link]:
    ways = (("whole_timeline", links.page, True), ("get_data", links.data, False))
    more = [_Link(words, href, False) for words, href in links.more]
    return [_Link(language.say(words), href, away) for words, href, away in ways if href] + more
