"""How an embed is dressed: what its address says beside the filter. One table serves the route, the page that makes
snippets, and the command line.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Final, Literal, cast

from timeline.core.language import CODES, ENGLISH, Language, nearest
from timeline.view.lanes import Kind

View = Literal["timeline", "chart", "list"]
Theme = Literal["auto", "light", "dark"]
Mode = Literal["static", "interactive"]

VIEWS: Final[Mapping[View, str]] = {"timeline": "Chart and list", "chart": "Chart alone", "list": "List alone"}
LONGEST_TITLE: Final = 120  # characters
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "lanes": ("actor", "source", "kind", "none"),
    "theme": ("auto", "light", "dark"),
    "mode": ("static", "interactive"),
}
_RIGHT_TO_LEFT: Final = ("ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")


@dataclass(frozen=True)
class Look:
    """What an embed looks like. `title` is “” for the timeline's own. `lang` is the language of the words that are
    ours, `titles` the one that the events are told in; both are tags (BCP 47). In `mode` “interactive” a reader who
    asks for it gets a chart to move.
    """

    view: View = "timeline"
    lanes: Kind = "actor"
    theme: Theme = "auto"
    lang: str = "en"
    titles: str = "en"
    title: str = ""
    mode: Mode = "static"

    @property
    def language(self) -> Language:
        """Our words in the language of the embed."""
        return nearest(self.lang) or ENGLISH

    @property
    def foreign(self) -> str:
        """The language of the titles where it is another one than that of our words, else “”."""
        return "" if self.titles.partition("-")[0] == self.lang.partition("-")[0] else self.titles

    @property
    def dir(self) -> str:
        """The direction of writing of the titles, `ltr` or `rtl`."""
        return "rtl" if self.titles.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


KEYS: Final = tuple(one.name for one in fields(Look) if one.name != "view")


def from_values(view: View, given: Mapping[str, Sequence[str]]) -> tuple[Look, tuple[str, ...]]:
    """The look that the parts of a query name, and a sentence for each part that names nothing we know."""
    asked = {key: value for key in KEYS if (value := (given.get(key) or [""])[-1].strip())}
    language = nearest(asked.get("lang", "")) or ENGLISH
    said: dict[str, str] = {}
    unknown: list[str] = []
    for key, value in asked.items():
        if wrong := _wrong(key, value, language):
            unknown.append(wrong)
        else:
            said[key] = " ".join(value.split())[:LONGEST_TITLE]
    return Look(view, **cast("dict[str, Kind]", said)), tuple(unknown)  # type: ignore[arg-type]


def _wrong(key: str, value: str, language: Language) -> str:
    """A sentence if a part of the address names nothing that we know, else “”."""
    known = {**_CHOICES, "lang": CODES}.get(key)
    if known and (nearest(value) is None if key == "lang" else value not in known):
        return language.say("not_among", key=key, choices=", ".join(known), value=value[:40])
    if key in ("lang", "titles") and not _is_tag(value):
        return language.say("no_tag", key=key, value=value[:40])
    return ""


def to_values(look: Look) -> dict[str, str]:
    """The parts of the query that say this look; what is as usual is left out."""
    usual = Look()
    return {key: value for key in KEYS if (value := getattr(look, key)) != getattr(usual, key)}


def _is_tag(value: str) -> bool:
    parts = value.split("-")
    return (
        len(value) <= 35
        and value.isascii()
        and parts[0].isalpha()
        and 2 <= len(parts[0]) <= 3
        and all(1 <= len(part) <= 8 and part.isalnum() for part in parts[1:])
    )
