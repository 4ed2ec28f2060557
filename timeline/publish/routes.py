"""The routes that stand beside the pages of the app."""

from collections.abc import Callable

from starlette.routing import Route

from timeline.core.settings import Settings
from timeline.publish.library import library
from timeline.publish.press import Press
from timeline.publish.shelf import Shelf

_PATHS = (
    "/embed/{rest:path}", "/api/{rest:path}", "/oembed", "/feed.atom", "/calendar.ics", "/timelinejs.json",
    "/events.jsonld",
)  # fmt: skip


def shelf(settings: Settings) -> Shelf:
    """What the settings let the public see of the store that they name: one for a process."""
    return Shelf(settings.store, unreviewed=settings.shows_unreviewed)


def routes(settings: Settings, today: Callable[[], str], shown: Shelf | None = None) -> list[Route]:
    """Embeds, data and feeds of what is `shown`, else of the shelf that the settings name.

    `today` is asked for the day, ISO 8601.
    """
    press = Press(
        shown or shelf(settings),
        today=today,
        address=settings.address,
        frames=settings.frames,
        plotly=library(settings.plotly),
    )
    return [Route(path, press) for path in _PATHS]
