"""Groups named by a word behind a name: kin (“the Harrow brothers”), a town's or state's police; and storms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from timeline.core.model import ActorKind
from timeline.core.reading import Parsed, Text
from timeline.extract.actors.known import packaged, straight, words

_LEADS: Final = frozenset({"North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western", "New"})
_OPENING: Final = frozenset("So One Two Three Four Five Six Several Both Many His Her Their Its Our My".split())
_NAME: Final = r"[A-Z][\w’'-]+(?: [A-Z][\w-]+)?"
_COUNCIL: Final = re.compile(rf"(?<![\w-])({_NAME}) (?:city|town|county|district|borough|parish|regional) council\b")
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
    body = straight(text.body)
    for start, end in parsed.spans():
        for found in _kin().finditer(body, start, end):
            owner = _owner(found[1])
            if owner and packaged().forms.get(owner.split(" ")[0], ("", "name"))[1] != "people":
                yield Group(f"{owner} {found[2]}", "group", owner)
        for found in _COUNCIL.finditer(body, start, end):
            if owner := _owner(found[1]):
                yield Group(found[0][found[0].index(owner) :], "organisation", owner)
        for found in _POLICE.finditer(body, start, end):
            if owner := _owner(found[1]):
                yield Group(f"{owner} police", "organisation", owner)


def _owner(name: str) -> str:
    """The name before a group's word, without what only begins the sentence: “Dorn” of “The Dorn brothers”."""
    skipped = words().titles | _OPENING | words().no_names - _LEADS
    return " ".join(part for part in name.split(" ") if part not in skipped)


def storms(text: Text, parsed: Parsed) -> Iterator[tuple[str, str]]:
    """Full name and own name of every storm that an article names: (“Hurricane Ophelia”, “Ophelia”)."""
    pattern = rf"\b({'|'.join(words().storm_words)}) ([A-Z][a-z]+)\b"
    for start, end in parsed.spans():
        for found in re.finditer(pattern, text.body[start:end]):
            if found[2] not in words().no_names | words().titles | words().body_nouns:
                yield f"{found[1]} {found[2]}", found[2]
