"""Groups named by a word behind a name: kin (“the Harrow brothers”), a town's or state's police; and storms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from timeline.core.model import ActorKind
from timeline.core.reading import Parsed, Text
from timeline.extract.actors.known import packaged, words

_LEADS: Final = frozenset({"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "New"})
_NUMBERS: Final = frozenset("One Two Three Four Five Six Several Both Many His Her Their Its Our My".split())
_NAME: Final = r"[A-Z][\w’'-]+(?: [A-Z][\w-]+)?"
_POLICE: Final = re.compile(rf"(?<![\w-])(?:[Tt]he )?({_NAME}) [Pp]olice\b(?! (?:[Cc]hief|[Oo]ffic|[Dd]epart|[A-Z]))")


@dataclass(frozen=True, slots=True)
class Group:
    """A group's name, its kind, and the name in it (a surname, a town, a state)."""

    name: str
    kind: ActorKind
    owner: str


@lru_cache(maxsize=1)
def _kin() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])({_NAME}) ({'|'.join(sorted(words().kin))})\b")


def find(text: Text, parsed: Parsed) -> Iterator[Group]:
    """Every group that an article names."""
    for start, end in parsed.spans():
        for found in _kin().finditer(text.body, start, end):
            first = found[1].split(" ")[0]
            if first not in words().no_names | _NUMBERS and packaged().forms.get(first, ("", "name"))[1] != "people":
                yield Group(found[0], "group", found[1])
        for found in _POLICE.finditer(text.body, start, end):
            parts = found[1].split(" ")
            skipped = words().titles | words().no_names - _LEADS
            owner = " ".join(part for part in parts if part not in skipped)
            if owner:
                yield Group(f"{owner} police", "organisation", owner)


def storms(text: Text, parsed: Parsed) -> Iterator[tuple[str, str]]:
    """Full name and own name of every storm that an article names: (“Hurricane Ophelia”, “Ophelia”)."""
    pattern = rf"\b({'|'.join(words().storm_words)}) ([A-Z][a-z]+)\b"
    for start, end in parsed.spans():
        for found in re.finditer(pattern, text.body[start:end]):
            if found[2] not in words().no_names | words().titles | words().body_nouns:
                yield f"{found[1]} {found[2]}", found[2]
