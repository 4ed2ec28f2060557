"""What somebody who collected an article says about it: `NAME.meta.json` beside `NAME.txt` or `NAME.html`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from timeline.core import edtf
from timeline.core.errors import BadDate, UnreadableArticle
from timeline.core.model import Url

_KEYS = ("source", "url", "published", "title")
_LONGEST = 300  # characters of a source or title, as the store takes them


@dataclass(frozen=True, slots=True)
class Given:
    """The facts that were given, each None where it was not."""

    source: str | None = None
    url: str | None = None
    published: str | None = None
    title: str | None = None


def beside(path: Path) -> Given:
    """What the `.meta.json` beside an article says; nothing where there is none. Raises UnreadableArticle."""
    meta = path.with_suffix(".meta.json")
    if not meta.is_file():
        return Given()
    try:
        raw = json.loads(meta.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError) as error:
        raise UnreadableArticle(f"{meta.name} is no JSON ({error}): mend or remove it. Nothing was read.") from None
    if not isinstance(raw, dict):
        raise UnreadableArticle(f"{meta.name} must hold an object like {{“source”: “…”}}. Nothing was read.")
    return check(raw, meta.name)


def check(raw: Mapping[str, Any], name: str) -> Given:
    """The known keys of `raw`, unknown ones left aside; `name` says whose they are. Raises UnreadableArticle."""
    values = {key: _text(raw.get(key), key, name) for key in _KEYS}
    _check_date(values["published"], name)
    _check_url(values["url"], name)
    return Given(**values)


def _text(value: Any, key: str, name: str) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise UnreadableArticle(f"{name}: “{key}” must be text or null, not {value!r:.40}.")
    plain = " ".join(value.split())
    if key != "url" and len(plain) > _LONGEST:
        plain = plain[: _LONGEST - 1] + "…"
    return plain or None


def _check_date(published: str | None, name: str) -> None:
    if published is None:
        return
    try:
        if edtf.precision(edtf.check(published)) not in ("day", "hour", "minute") or edtf.is_interval(published):
            raise BadDate(f"“{published}” is no single day.")
    except BadDate as error:
        raise UnreadableArticle(f"{name}: “published” must be a day: {error} Write it as 2025-03-18.") from None


def _check_url(url: str | None, name: str) -> None:
    if url is None:
        return
    try:
        TypeAdapter(Url).validate_python(url)
    except ValidationError:
        raise UnreadableArticle(
            f"{name}: “url” must begin with http:// or https:// and hold no name or password."
        ) from None
