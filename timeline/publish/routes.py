"""The routes that stand beside the pages of the app."""

from collections.abc import Callable

from starlette.routing import Route

from timeline.core.settings import Settings
from timeline.publish.press import Press
from timeline.publish.shelf import Shelf

_PATHS = (
    "/embed/{rest:path}", "/api/{rest:path}", "/oembed", "/feed.atom", "/calendar.ics", "/timelinejs.json",
    "/events.jsonld",
)  # fmt: skip


def routes(settings: Settings, today: Callable[[], str]) -> list[Route]:
    """Embeds, data and feeds of the store that the settings name. `today` is asked for the day, ISO 8601."""
    shelf = Shelf(settings.store, unreviewed=settings.shows_unreviewed)
    press = Press(shelf, today=today, address=settings.address, frames=settings.frames)
    return [Route(path, press) for path in _PATHS]
