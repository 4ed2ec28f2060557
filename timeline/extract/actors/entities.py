"""What the named-entity tagger saw, cleaned: names without titles, possessives and nationalities before them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from timeline.core.model import Actor
from timeline.core.reading import Entity, Parsed, Text
from timeline.extract.actors.known import packaged, slug, words

_POSSESSIVE: Final = re.compile(r"['’]s?$")
_OWNED: Final = re.compile(r"['’]s\s")
_NAME_PART: Final = re.compile(r"(?:[^\W\d_]\.)+|[^\W\d_][^\W\d_'’.\-]*(?:['’\-][^\W\d_]+)*\.?")
_PARTICLES: Final = frozenset(
    {"al", "bin", "ibn", "da", "de", "del", "della", "der", "di", "dos", "la", "le", "van", "von"}
)
_SUFFIXES: Final = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_ALIKE: Final = 92  # of 100: two spellings of one name
_BEFORE: Final = 48  # characters before a name in which its nationality and titles stand


@dataclass(frozen=True, slots=True)
class Seen:
    """One sighting: cleaned name, tagger's label, titles before it, the state it was called by, an acronym."""

    name: str
    label: str
    titles: tuple[str, ...] = ()
    state: str | None = None
    leads: bool = False
    short: str = ""


def seen(text: Text, parsed: Parsed) -> Iterator[Seen]:
    """Every sighting of a person, an organisation or a named storm in one article."""
    for entity in parsed.entities:
        if entity.label == "PERSON":
            yield from _person(text.body, entity)
        elif entity.label == "ORG":
            yield from _organisation(text.body, entity)
    yield from _storms(text, parsed)
    yield from _titled(text, parsed)


def surname(name: str) -> str:
    """The last name, without a suffix such as Jr: “Martin Luther King Jr.” gives “King”."""
    parts = [part for part in name.split() if part not in _SUFFIXES]
    return parts[-1] if parts else name


def short_forms(name: str) -> tuple[str, ...]:
    """What a person is called after the first time: the last name; where three plain parts stand, also the first.

    “Kim Jong Un” is called Kim, “Ursula von der Leyen” von der Leyen.
    """
    parts = [part for part in name.split() if part not in _SUFFIXES]
    if len(parts) < 2:
        return ()
    particle = next((i for i, part in enumerate(parts[1:], 1) if part.lower() in _PARTICLES), None)
    if particle is not None:
        return (" ".join(parts[particle:]), parts[-1])
    family_first = (len(parts) == 3 and all(len(part) <= 5 for part in parts)) or ("-" in parts[-1] and len(parts) == 2)
    return (parts[-1], parts[0]) if family_first else (parts[-1],)


def same_person(name: str, people: Iterable[Actor]) -> Actor | None:
    """The person already known under this name, another spelling of it, or the same without a middle initial."""
    if " " not in name:
        return None
    key = _key(name)
    for person in people:
        for other in (person.name, *person.aliases):
            if " " in other and _same(key, _key(other)):
                return person
    return None


def _same(one: str, other: str) -> bool:
    if one == other or set(one.split("-")) <= set(other.split("-")) or set(other.split("-")) <= set(one.split("-")):
        return one.split("-")[-1] == other.split("-")[-1]
    first, last = one.split("-")[0], one.split("-")[-1]
    if other.split("-")[0] != first or other.split("-")[-1][:1] != last[:1]:
        return False
    return fuzz.ratio(one, other) >= _ALIKE


def _key(name: str) -> str:
    parts = slug(name.replace(".", "")).split("-")
    inner = [part for part in parts[1:-1] if len(part) > 1]
    return "-".join([parts[0], *inner, parts[-1]]) if len(parts) > 1 else parts[0]


def _person(body: str, entity: Entity) -> Iterator[Seen]:
    raw = body[entity.start : entity.end]
    raw = _OWNED.split(raw.split("\n")[0])[0]
    parts = [part.group() for part in _NAME_PART.finditer(_POSSESSIVE.sub("", raw))]
    lead = _strip(parts)
    name = " ".join(part for part in parts if part)
    if not _is_name(parts) or name in packaged().forms or any(part.lower() in words().leader_nouns for part in parts):
        return
    titles, state = _before(body[max(0, entity.start - _BEFORE) : entity.start], lead)
    leads = any(title.lower() in words().leader_nouns for title in titles)
    yield Seen(name, "PERSON", titles, state, leads)


def _strip(parts: list[str]) -> list[str]:
    """Takes titles and nationalities off the front of the parts; gives them back."""
    lead: list[str] = []
    while (
        parts and (_is_title(parts[0]) or parts[0] in packaged().forms or parts[0] in ("The", "the")) and len(parts) > 1
    ):
        lead.append(parts.pop(0))
    return lead


def _is_title(word: str) -> bool:
    return word in words().titles or word.rstrip(".") in words().titles


def _is_name(parts: list[str]) -> bool:
    if not 0 < len(parts) <= 5 or not parts[0][0].isupper() or not parts[-1][0].isupper():
        return False
    if len(parts) == 1 and (len(parts[0]) < 3 or parts[0].isupper()):
        return False
    if all(part.isupper() and len(part) > 3 for part in parts):
        return False
    return parts[0] not in words().no_names and not all(part in words().no_names for part in parts)


def _before(before: str, lead: list[str]) -> tuple[tuple[str, ...], str | None]:
    """Titles and state before a name: “U.S. Secretary of State” gives Secretary of State and united-states."""
    run = _adjacent(re.split(r"[,;:()“”\"\n]|(?<![A-Z])\. ", before)[-1].split()) + lead
    titles: list[str] = []
    state: str | None = None
    for size in (3, 2, 1):
        for i in range(max(0, len(run) - 6), len(run) - size + 1):
            phrase = _POSSESSIVE.sub("", " ".join(run[i : i + size]))
            if phrase in words().titles:
                titles.append(phrase)
            found = packaged().forms.get(phrase)
            if found and found[1] in ("people", "name") and state is None and _is_state(found[0]):
                state = found[0]
    return tuple(titles), state if titles else None


def _adjacent(before: list[str]) -> list[str]:
    """The words right before a name that belong to it: titles, offices, nationalities."""
    run: list[str] = []
    for word in reversed(before):
        plain = _POSSESSIVE.sub("", word)
        if not (word[0].isupper() or plain.lower() in words().leader_nouns or plain in ("of", "for", "minister")):
            break
        run.insert(0, word)
    return run


def _is_state(ident: str) -> bool:
    return any(actor.id == ident and actor.kind == "state" for actor in packaged().actors)


def _organisation(body: str, entity: Entity) -> Iterator[Seen]:
    raw = " ".join(_POSSESSIVE.sub("", body[entity.start : entity.end]).split())
    name = re.sub(r"^(?:[A-Z]\w+['’]s|the|The|a|an)\s+", "", raw).strip(" -–—,.:;()“”\"'")
    if not name or not name[0].isupper() or any(char.isdigit() for char in name) or len(name) > 80:
        return
    if name in packaged().forms or name in words().no_names or (len(name.split()) < 2 and not name.isupper()):
        return
    if any(part in words().no_names for part in name.split()):
        return
    acronym = re.match(r"\s*\(([A-Z][A-Za-z.&-]{1,9})\)", body[entity.end : entity.end + 14])
    yield Seen(name, "ORG", short=acronym[1] if acronym else "")


def _titled(text: Text, parsed: Parsed) -> Iterator[Seen]:
    """A title and two or three capitalised words make a person, also where the tagger sees none."""
    titles = "|".join(re.escape(title) for title in sorted(words().titles, key=len, reverse=True))
    pattern = rf"\b(?:{titles}) ((?:[A-Z][\w-]+|[A-Z]\.)(?: (?:[A-Z][\w-]+|[A-Z]\.)){{1,2}})(?![\w-])"
    for start, end in parsed.spans():
        for found in re.finditer(pattern, text.body[start:end]):
            if not set(found[1].split()) & words().titles:
                yield from _person(text.body, Entity(start + found.start(1), start + found.end(1), "PERSON"))


def _storms(text: Text, parsed: Parsed) -> Iterator[Seen]:
    pattern = rf"\b({'|'.join(words().storm_words)}) ([A-Z][a-z]+)\b"
    for start, end in parsed.spans():
        for found in re.finditer(pattern, text.body[start:end]):
            if found[2] not in words().no_names and found[2] not in words().titles:
                yield Seen(f"{found[1]} {found[2]}", "STORM", short=found[2])
