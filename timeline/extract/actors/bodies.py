"""Organisations' names: without what only lawyers write, their short forms, and the words they are called by again."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from timeline.core.model import Actor, ActorKind
from timeline.extract import vocabulary
from timeline.extract.actors.known import packaged, words

_NATION: Final = re.compile(r"(?:U\.?S\.?|U\.?K\.?|U\.?N\.?|E\.?U\.?|United States|American|British) ")
_CHAMBER: Final = re.compile(r"(?:Senate|House) (?=.* Committee$)")
_COMMITTEE: Final = re.compile(r"^((?:.* )?(?:Senate|House) )(Committee) (?:on|of) (?:the )?(.*)$")
_COMPASS: Final = frozenset({"North", "South", "East", "West", "New", "Northern", "Southern", "Eastern", "Western"})
_OUTLETS: Final = vocabulary.words("outlet_names")
_SMALL: Final = frozenset({"of", "the", "for", "and", "on", "&"})
_TOO_COMMON: Final = vocabulary.words("common_in_names")


def plain(name: str) -> str:
    """A company's name without its legal form: “Calder Mining Ltd” gives “Calder Mining”."""
    parts = name.split(" ")
    while len(parts) > 1 and parts[-1].rstrip(",") in words().companies:
        parts.pop()
    common = len(parts) == 1 and parts[0] in words().body_nouns | _TOO_COMMON
    return name if common else " ".join(parts).strip(" ,&")


def short_forms(name: str) -> tuple[str, ...]:
    """What an organisation may be called after its full name: shorter beginnings of it, the longest first.

    “Calder Mining” may be called Calder, “Texas Health Harbour Hospital” Texas Health Harbour; a beginning that is a
    state, an adjective or a common word is none, nor is the body that it is a part of: “Calder Army Office of Roads”.
    """
    parts = name.split(" ")
    beginnings = [parts[:size] for size in range(len(parts) - 1, 0, -1) if not _is_led(parts[size:])]
    return tuple(" ".join(one) for one in beginnings if _can_stand_alone(one))


def last_words(name: str) -> tuple[str, ...]:
    """“The Enquirer” for the National Enquirer, “the Saints” for the Norwick Saints: a last word that says enough."""
    last = name.split(" ")[-1]
    common = words().body_nouns | words().titles | words().companies | words().place_nouns | _TOO_COMMON
    return (last,) if " " in name and last not in common and last[0].isupper() else ()


def endings(name: str) -> tuple[str, ...]:
    """What a body is called without what stands before its name: its nation, its chamber, whose it is.

    “U.S. Fish Commission” is the Fish Commission of the same article, the House Committee on Roads the Roads Committee,
    the Norwick Flood Review Board the Flood Review Board.
    """
    plainer = _COMMITTEE.sub(r"\1\3 \2", name)
    found = [plainer] if plainer != name else []
    rest = plainer
    while before := _NATION.match(rest) or _CHAMBER.match(rest):
        rest = rest[before.end() :]
        found += [rest] if " " in rest else []
    parts = name.split(" ")
    long = len(parts) > 3 and parts[-1] in words().body_nouns and parts[0] not in _COMPASS
    return (*found, " ".join(parts[1:])) if long else tuple(found)


def _is_led(parts: list[str]) -> bool:
    """Whether words are a body's name by themselves: “Office of Roads”."""
    return parts[0] in words().leading_nouns and parts[1:2] in (["of"], ["for"], ["on"])


def _can_stand_alone(parts: list[str]) -> bool:
    if parts[-1].lower() in _SMALL or parts[-1] in words().companies or parts[-1].endswith(("'s", "’s")):
        return False
    single = len(parts) == 1
    known = " ".join(parts) in packaged().forms or parts[0] in words().no_names or parts[0] in _TOO_COMMON
    return not (single and (known or len(parts[0]) < 3)) and " ".join(parts) not in packaged().forms


def initials(name: str) -> str:
    """The first letters of the words that count: “European Medicines Agency” gives “EMA”; "" for fewer than three."""
    letters = [part[0] for part in name.replace("-", " ").split() if part.lower() not in _SMALL and part[0].isupper()]
    return "".join(letters) if len(letters) > 2 else ""


def sorts(actor: Actor, called: Iterable[str], *, town: bool = False) -> frozenset[str]:
    """The words that may call an actor again behind “the”: what it is described as, and what its name ends in."""
    if town and actor.kind == "organisation":
        if actor.name.endswith(" County"):
            return frozenset({"county"})
        return words().sorts["region"] if actor.name in words().regions else words().sorts["city"]
    found = {word.lower() for word in called} | packaged().called.get(actor.id, frozenset())
    if found & words().sorts["any"]:
        found |= words().sorts["company"]
    return frozenset(found | _by_name(actor.kind, (actor.name, *actor.aliases)))


def is_vague(actor: Actor, called: Iterable[str]) -> bool:
    """Whether nothing tells what an organisation is, so that “the company” may mean it as well as another."""
    told = words().sorts["any"] | {sort for sorts in words().sorts.values() for sort in sorts}
    if actor.kind != "organisation" or told & {word.lower() for word in called}:
        return False
    return words().sorts["any"] <= _by_name(actor.kind, (actor.name, *actor.aliases))


@lru_cache(maxsize=4_096)
def _by_name(kind: ActorKind, names: tuple[str, ...]) -> frozenset[str]:
    known = words().sorts
    if kind == "state":
        return known["state"]
    if kind == "phenomenon":
        return known["phenomenon"]
    if kind == "person":
        return frozenset()
    found: set[str] = set(known["group_any"]) if kind == "group" else set()
    told = any(_OUTLETS & {*name.split(" ")} for name in names)
    found |= known["news"] if told else set()
    for name in names:
        parts = [_singular(part) for part in name.lower().split() if part not in _SMALL]
        for part in {*parts[-1:], *parts[:1], *(parts[1:2] if len(parts) > 3 else ())}:
            if part in known or part.title() in words().body_nouns:
                found |= known.get(part, {part}) - {"house"}  # people live in “the house”
                told = True
        if name.lower().endswith("attorney's office") or name.lower().endswith("attorney’s office"):
            found |= known["attorney's office"]
    return frozenset(found | known["every"] | (frozenset() if told else known["any"]))


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "ws")) else word
