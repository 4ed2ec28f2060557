"""The few lines that a newsroom pastes into an article. Pure; every value in them is escaped."""

from urllib.parse import urlencode

from markupsafe import escape

from timeline.publish import look as looks
from timeline.publish.look import Look
from timeline.view import query
from timeline.view.collection import Collection
from timeline.view.filters import Filter


def address(collection: Collection, chosen: Filter, look: Look, base: str, name: str = "") -> str:
    """Where the embed of a choice is served, or what else has a `name` beside it, as `card.png`."""
    parts = [*query.to_values(collection, chosen).items(), *looks.to_values(look).items()]
    words = urlencode(parts, doseq=True)
    return f"{base}/embed/{name or f'{look.view}.html'}{'?' if words else ''}{words}"


def frame(source: str, title: str, height: int, *, width: int | None = None) -> str:
    """An iframe and no script: it has a fixed height, in pixels, and scrolls inside."""
    wide = f'width="{width}"' if width else 'width="100%"'
    return (
        f'<iframe src="{escape(source)}" title="{escape(title)}" {wide} height="{height}" '
        'frameborder="0" loading="lazy"></iframe>'
    )


def growing(source: str, title: str, height: int, base: str) -> str:
    """The iframe and a script of one kilobyte that gives it the height of what it shows."""
    return f'{frame(source, title, height)}\n<script src="{escape(base)}/embed/frame.js" defer></script>'


def image(source: str, words: str) -> str:
    """A picture, with what it shows in words."""
    return f'<img src="{escape(source)}" alt="{escape(words)}" width="100%">'


def link(source: str, title: str) -> str:
    """A plain link for where no frame is allowed."""
    return f'<a href="{escape(source)}">{escape(title)}</a>'
