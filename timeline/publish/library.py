"""The library that an interactive embed loads: Plotly as its package ships it, or a smaller bundle of it."""

import hashlib
import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Final

from timeline.core.errors import BadSetting
from timeline.publish.answer import Answer

_NAMED: Final = re.compile(rb"plotly\.js (?:\((?:basic|cartesian)[^)]*\) )?v\d")  # the bundles that draw our marks


@dataclass(frozen=True)
class Library:
    """One bundle of Plotly, as readers get it."""

    answer: Answer

    @cached_property
    def name(self) -> str:
        """The last part of its address, which no other bundle has: it may be kept for ever."""
        return f"plotly-{hashlib.sha256(self.answer.body).hexdigest()[:10]}.js"

    @cached_property
    def weight(self) -> str:
        """What a reader has to load for it, in megabytes: “1.5”."""
        return f"{len(self.answer.packed) / 1e6:.1f}"

    @cached_property
    def guard(self) -> str:
        """The id of the element whose presence keeps it from making a style of its own, which the policy refuses.

        Plotly looks for it before it adds the style of its maps, which we have none of; “” if it has no such style.
        """
        found = re.search(rb'getElementById\("([0-9a-f]{64})"\)', self.answer.body)
        return found[1].decode() if found else ""


@cache
def library(path: str = "") -> Library:
    """The bundle in a file, or with “” that of the plotly package: read and packed once for a process.

    Raises:
        BadSetting: the file cannot be read, or is no bundle of Plotly that draws points, lines and bars.
    """
    body = _read(path) if path else files("plotly").joinpath("package_data/plotly.min.js").read_bytes()
    lasting = {"cache-control": "public, max-age=31536000, immutable"}
    return Library(Answer(body, "text/javascript; charset=utf-8", headers=lasting))


def _read(path: str) -> bytes:
    wanted = "Name plotly-basic.min.js of the npm package plotly.js-basic-dist-min, or leave the setting out."
    try:
        body = Path(path).read_bytes()
    except OSError as error:
        raise BadSetting(f"TIMELINE_PLOTLY names {path}, which cannot be read ({error.strerror}). {wanted}") from error
    if not _NAMED.search(body[:400]):
        raise BadSetting(f"TIMELINE_PLOTLY names {path}, which is no bundle of Plotly for points and bars. {wanted}")
    return body
