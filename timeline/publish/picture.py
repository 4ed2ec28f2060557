"""A drawing as a PNG picture, without a browser: drawn by resvg, in the face that the labels were measured in."""

from pathlib import Path

import font_source_sans_pro  # type: ignore[import-untyped]
import resvg_py

_FONTS = Path(font_source_sans_pro.font_directory)
_FACES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf", "SourceSansPro-Bold.ttf")
_FAMILY = "Source Sans Pro"
_PAPER = "#FFFFFF"


def png(svg: str, scale: float = 2.0) -> bytes:
    """The picture on white paper, `scale` dots for each pixel of the drawing."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=scale,
            background=_PAPER,
            font_files=[str(_FONTS / face) for face in _FACES],
            font_family=_FAMILY,
            sans_serif_family=_FAMILY,
            serif_family=_FAMILY,
        )
    )
