"""What stands at which address: one table from path to the function that makes the answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Final
from urllib.parse import parse_qs, urlencode

from timeline.publish import api, calendar, chart, embed, explore, feed, oembed, openapi, snippets, timelinejs
from timeline.publish.answer import Answer, trouble
from timeline.publish.formats import FORMATS, Choice
from timeline.publish.library import Library
from timeline.publish.look import VIEWS, Look, View, from_values
from timeline.publish.shelf import Shown
from timeline.view import filters, query
from timeline.view.filters import Filter

_MOST_PARTS: Final = 200
_JSON: Final = "application/json; charset=utf-8"
_OPEN: Final = {"access-control-allow-origin": "*"}


@dataclass(frozen=True)
class Request:
    """What is asked for: the public store as it stands, path and query, where our pages are, and today (ISO 8601)."""

    shown: Shown
    path: str
    query_string: str
    base: str
    frames: str
    plotly: Library
    day: str

    @cached_property
    def given(self) -> Mapping[str, list[str]]:
        """The parts of the query by their names."""
        return parse_qs(self.query_string, max_num_fields=_MOST_PARTS)

    @property
    def is_readable(self) -> bool:
        """Whether the query has no more parts than anybody chooses."""
        try:
            parse_qs(self.query_string, max_num_fields=_MOST_PARTS)
        except ValueError:
            return False
        return True

    def asked(self) -> query.Asked:
        """The filter that the query names, and what it names wrongly."""
        return query.from_values(self.shown.collection, self.given)


def make(request: Request) -> Answer:
    """The answer to a request; what we do not have is refused with a sentence."""
    if request.path == f"/embed/{request.plotly.name}":
        return request.plotly.answer
    maker = _EDITIONS.get(request.path)
    if maker is None:
        known = ", ".join(_EDITIONS)
        return trouble(404, f"There is nothing at {request.path[:100]}. There is {known}.")
    if not request.is_readable:
        return trouble(400, "The query cannot be read: it has too many parts.")
    return maker(request)


def paths() -> tuple[str, ...]:
    """All addresses that are answered here."""
    return tuple(_EDITIONS)


def _embed(view: View) -> Callable[[Request], Answer]:
    def made(request: Request) -> Answer:
        look, odd = from_values(view, request.given)
        chosen, unknown = query.from_values(request.shown.collection, request.given, look.language)
        choice = _choice(request, chosen)
        own = snippets.address(request.shown.collection, chosen, look, request.base)
        links = embed.Links(
            event="../event?id=",  # from /embed/…: short, and right behind any proxy
            page=f"../{choice}",
            data=f"../api/events.json{choice}",
            oembed=f"{request.base}/oembed?{urlencode({'url': own}, safe=':/')}",
            script="height.js",
            explore=_explored(look, own, request.plotly),
        )
        page = embed.page(request.shown.collection, chosen, look, links, (*unknown, *odd))
        explored = bool(links.explore)
        policy = {"content-security-policy": embed.policy(look.theme, request.frames, explored=explored)}
        return Answer(page.encode(), "text/html; charset=utf-8", headers=policy)

    return made


def _explored(look: Look, own: str, plotly: Library) -> Mapping[str, str]:
    """What the script must know that makes a chart to be moved; nothing where nobody wants one."""
    if look.mode == "static" or look.view == "list":
        return {}
    size, say = plotly.weight, look.language.say
    ways = {way: say(f"go_{way}") for way in ("earlier", "later", "closer", "further", "still")}
    return ways | {
        "explore": say("explore", size=size),
        "loading": say("loading"),
        "failed": say("loading_failed", size=size),
        "figure": f"figure.json?{own.partition('?')[2]}",
        "library": plotly.name,
        "guard": plotly.guard,
    }


def _figure(request: Request, chosen: Filter) -> bytes:
    look, _ = from_values("chart", request.given)
    narrow = request.given.get("room") == ["narrow"]
    return api.packed(explore.document(request.shown.collection, chosen, look, narrow=narrow))


def _script(name: str) -> Callable[[Request], Answer]:
    def made(_: Request) -> Answer:
        body = files("timeline.publish").joinpath(f"templates/{name}").read_bytes()
        lasting = {"cache-control": "public, max-age=86400", **_OPEN}
        return Answer(body, "text/javascript; charset=utf-8", headers=lasting)

    return made


def _events(request: Request) -> Answer:
    wanted = api.read(request.shown.collection, request.given)
    if wanted.wrong:
        return _refused(" ".join(wanted.wrong))
    return Answer(api.page(request.shown.collection, wanted, request.base), _JSON, headers=_OPEN)


def _openapi(request: Request) -> Answer:
    return Answer(openapi.document(request.base), _JSON, headers=_OPEN)


def _oembed(request: Request) -> Answer:
    found = oembed.answer(request.shown.collection, request.given, request.base)
    if isinstance(found, oembed.Refused):
        return trouble(found.status, found.sentence, **_OPEN)
    return Answer(found, _JSON, headers=_OPEN)


def _of_choice(make: Callable[[Request, Filter], bytes], kind: str) -> Callable[[Request], Answer]:
    """An edition of the chosen events; what the query names wrongly is refused, since nobody would see a hint."""

    def made(request: Request) -> Answer:
        (chosen, unknown), (_, odd) = request.asked(), from_values("timeline", request.given)
        if unknown or odd:
            return _refused(" ".join(f"{one.rstrip('.')}." for one in (*unknown, *odd)))
        return Answer(make(request, chosen), kind, headers=_OPEN)

    return made


def _feed(request: Request, chosen: Filter) -> bytes:
    address = f"{request.base}{request.path}{_choice(request, chosen)}"
    page = f"{request.base}/{_choice(request, chosen)}"
    collection = request.shown.collection
    return feed.atom(
        collection, filters.select(collection, chosen), address=address, page=page, event=f"{request.base}/event?id="
    )


def _as_file(kind: str) -> Callable[[Request, Filter], bytes]:
    """What `export` writes in this format, dressed as the query says."""

    def made(request: Request, chosen: Filter) -> bytes:
        look, _ = from_values("timeline", request.given)
        return FORMATS[kind].make(Choice(request.shown.collection, chosen, look, request.day, request.base))

    return made


def _picture(request: Request, chosen: Filter) -> bytes:
    """The static chart alone, in the width of a printed page; a blank one where no event is like that."""
    look, _ = from_values("chart", request.given)
    events = filters.select(request.shown.collection, chosen)
    return chart.on_paper(request.shown.collection, events, chosen, look.lanes)[0].encode()


def _calendar(request: Request, chosen: Filter) -> bytes:
    collection = request.shown.collection
    return calendar.calendar(collection, filters.select(collection, chosen), request.day, f"{request.base}/event?id=")


def _timelinejs(request: Request, chosen: Filter) -> bytes:
    collection = request.shown.collection
    return timelinejs.document(collection, filters.select(collection, chosen))


def _choice(request: Request, chosen: Filter) -> str:
    """The filter as the query of another address, with its question mark; “” for everything."""
    words = query.to_query(request.shown.collection, chosen)
    return f"?{words}" if words else ""


def _refused(sentence: str) -> Answer:
    return trouble(400, sentence, **_OPEN)


_EDITIONS: Final[Mapping[str, Callable[[Request], Answer]]] = {
    **{f"/embed/{view}.html": _embed(view) for view in VIEWS},
    "/embed/chart.svg": _of_choice(_picture, "image/svg+xml; charset=utf-8"),
    "/embed/picture.svg": _of_choice(_as_file("svg"), "image/svg+xml; charset=utf-8"),
    "/embed/picture.png": _of_choice(_as_file("png"), "image/png"),
    "/embed/card.png": _of_choice(_as_file("card"), "image/png"),
    "/embed/figure.json": _of_choice(_figure, _JSON),
    "/embed/explore.js": _script("explore.js"),
    "/embed/height.js": _script("height.js"),
    "/embed/frame.js": _script("frame.js"),
    "/api/events.json": _events,
    "/api/openapi.json": _openapi,
    "/oembed": _oembed,
    "/events.jsonld": _of_choice(_as_file("jsonld"), "application/ld+json; charset=utf-8"),
    "/feed.atom": _of_choice(_feed, "application/atom+xml; charset=utf-8"),
    "/calendar.ics": _of_choice(_calendar, "text/calendar; charset=utf-8"),
    "/timelinejs.json": _of_choice(_timelinejs, _JSON),
}
