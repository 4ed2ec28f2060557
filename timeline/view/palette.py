"""Colours and symbols of actors. The five colours were searched so that they stay apart for colour-blind readers
and keep a contrast of 3:1 on a white and on a near-black page (WCAG 1.4.11); each has its own symbol as second sign.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from timeline.core.model import Actor


class Tone(NamedTuple):
    """A colour as `#rrggbb` and a Plotly symbol name; `sign` is the same symbol as a character."""

    colour: str
    symbol: str
    sign: str


TONES = (
    Tone("#1F4BF9", "square", "■"),
    Tone("#B1436F", "diamond", "◆"),
    Tone("#05A0C7", "triangle-up", "▲"),
    Tone("#496C13", "pentagon", "⬟"),
    Tone("#809F04", "triangle-down", "▼"),
)
OTHERS = Tone("#90908A", "circle", "●")


def tones(roots: Sequence[str], actors: Mapping[str, Actor]) -> dict[str, Tone]:
    """A tone for the first five of these actor ids, the busiest first; a colour kept with the actor wins."""
    given = dict(zip(roots, TONES, strict=False))
    for root in roots:
        own = actors[root].colour if root in actors else None
        if own:
            given[root] = given.get(root, OTHERS)._replace(colour=own)
    return given
