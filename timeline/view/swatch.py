"""An actor's mark as a small picture, and how well a colour can be seen on our pages."""

import math
from collections.abc import Mapping
from typing import Final

from timeline.view.palette import Tone

PAGES: Final[Mapping[str, str]] = {"light": "#FFFFFF", "dark": "#0E1117"}  # as in .streamlit/config.toml
LEAST: Final = 3.0  # contrast of what is no text (WCAG 2.2, 1.4.11)
_SHAPES: Final[Mapping[str, str]] = {
    "square": "M3 3H15V15H3Z",
    "diamond": "M9 1L17 9L9 17L1 9Z",
    "triangle-up": "M9 2L17 16H1Z",
    "triangle-down": "M9 16L1 2H17Z",
    "pentagon": "M9 1L17 7L14 16H4L1 7Z",
    "circle": "M9 2A7 7 0 1 1 8.99 2Z",
}


def svg(tone: Tone) -> str:
    """The symbol in its colour, 18 by 18 pixels, on nothing: made of our own shapes and a checked colour alone."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="18" height="18" viewBox="0 0 18 18">'
        f'<path fill="{tone.colour}" d="{_SHAPES.get(tone.symbol, _SHAPES["circle"])}"/></svg>'
    )


def contrast(colour: str, page: str) -> float:
    """How much one `#rrggbb` stands out from another: 1 for the same, 21 for black on white (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(colour), _luminance(page)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def weak(colour: str) -> str:
    """A sentence on the pages on which a colour is hard to see; “” where it can be seen on all."""
    found = [(name, contrast(colour, page)) for name, page in PAGES.items()]
    weak_on = [f"the {name} page ({_rounded(ratio)}:1)" for name, ratio in found if ratio < LEAST]
    if not weak_on:
        return ""
    return f"It is hard to see on {' and '.join(weak_on)}: a mark wants 3:1 or more."


def _rounded(ratio: float) -> float:
    """Down, so that 2.96 is not told as 3."""
    return math.floor(ratio * 10) / 10


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
