"""Who published an article, where nobody said: the copyright line, else the host of its address."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_SIGN = re.compile(r"copyright|\(c\)|©", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:19|20)\d\d\b(?:\s*[-–—/]\s*(?:\d{4}|\d\d)\b)?|\b(?:19|20)\d\d\b")
_FORMS = re.compile(
    r"[,\s]+(?:ltd|limited|llc|inc|incorporated|plc|gmbh|ag|s\.?a|corp|corporation|co|company|pty|bv|group|"
    r"holdings|(?:uk|us|usa)(?=\s+(?:ltd|limited|inc|llc|plc|pty)\b))\b\.?",
    re.IGNORECASE,
)
_END = re.compile(r"[.;|•·]\s|[.;|]$|\ball rights\b|\bpowered by\b|\bproudly\b|\bby\b\s*$|\bpublished\b", re.IGNORECASE)
_EDGE = " \t\xa0,.-–—|:;*•/"
_LONGEST = 60  # characters of a name


def from_copyright(lines: Iterable[str]) -> str | None:
    """The holder named in the first copyright line that names one: “© 2024 Example Daily Ltd.” is Example Daily."""
    return next((name for line in lines if (name := _holder(line))), None)


def from_host(url: str | None) -> str | None:
    """The host of an address without “www.”; None without an address."""
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.").removeprefix("m.") if host else None


def _holder(line: str) -> str | None:
    sign = _SIGN.search(line)
    if sign is None:
        return None
    after = _name(line[sign.end() :])
    return after or _name(line[: sign.start()])


def _name(words: str) -> str | None:
    bare = _YEARS.sub(" ", _SIGN.sub(" ", words)).strip(_EDGE)
    if end := _END.search(bare):
        bare = bare[: end.start()]
    bare = " ".join(bare.strip(_EDGE).split())
    while (shorter := _FORMS.sub("", bare).strip(_EDGE)) != bare:
        bare = shorter
    bare = re.sub(r"^(?:by|the copyright holder)\s+", "", bare, flags=re.IGNORECASE)
    return bare if 2 <= len(bare) <= _LONGEST and bare[0].isalnum() else None
