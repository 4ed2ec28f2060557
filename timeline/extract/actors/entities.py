"""Persons' names: surnames, short forms, gender, and which two spellings are one person's."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from timeline.core.model import Actor
from timeline.extract.actors.known import slug, words

_PARTICLES: Final = frozenset(
    {"al", "bin", "ibn", "da", "de", "del", "della", "der", "di", "dos", "la", "le", "van", "von"}
)
_SON_OF: Final = frozenset({"bin", "ibn"})  # whoever is called “bin Rashid” is not Rashid, but a son of his
_SUFFIXES: Final = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_OFFICES_OF_MEN: Final = ("man",)  # “chairman”, “spokesman”: said of women too
_ARTICLE: Final = re.compile(r"^(?:[Aa]l|[Ee]l)-")  # “Bashir al-Sadri” is called “Sadri” as well
_INITIALS: Final = re.compile(r"\b([A-Z])(?=\.|\b(?!\w))")
_ALIKE: Final = 92  # of 100: two spellings of one name
_LETTERS: Final = (("ou", "u"), ("oo", "u"), ("ph", "f"), ("q", "k"), ("c", "k"), ("kh", "k"), ("y", "i"))
_VOWELS: Final = frozenset({"ae", "ei", "ou", "aei", "aii", "eei", "eii"})  # of two spellings, in alphabetical order
_LONG: Final = 5  # letters of a name from which on a spelling that differs is that of the same name


def surname(name: str) -> str:
    """The last name, without a suffix such as Jr: “Martin Luther King Jr.” gives “King”."""
    parts = _parts(name)
    return parts[-1] if parts else name


def is_full(name: str) -> bool:
    """Whether a name is more than a surname: “Paul Orr”, not “Orr Jr.”."""
    return len(_parts(name)) > 1


def short_forms(name: str, alone: Collection[str] = ()) -> tuple[str, ...]:
    """What a person is called after the first time: the last name; where the family name comes first, that too.

    “Kim Jong Un” is called Kim, “Ursula von der Leyen” von der Leyen. `alone` are the names that stand by themselves
    in the text: where the first part does and the last never, the first is the family name (“Xi” for Xi Jinping).
    """
    parts = _parts(name)
    if len(parts) < 2:
        return ()
    if parts[0] in alone and parts[-1] not in alone and parts[0] not in words().gender:
        return (parts[0], parts[-1])
    particle = next((i for i, part in enumerate(parts[1:], 1) if part.lower() in _PARTICLES), None)
    if particle is not None:
        whole = " ".join(parts[particle:])
        return (whole,) if parts[particle].lower() in _SON_OF else (whole, parts[-1])
    young = (f"{parts[-1]} {name.split()[-1]}",) if name.split()[-1] in _SUFFIXES else ()
    last = tuple(dict.fromkeys((*young, parts[-1], _ARTICLE.sub("", parts[-1]))))
    return (*last, parts[0]) if family_first(name) else last


def family_first(name: str) -> bool:
    """Whether a name looks as if its family name came first: “Kim Jong Un”, “Moon Jae-in”."""
    parts = _parts(name)
    if not parts or parts[0] in words().gender:
        return False
    return (len(parts) == 3 and all(len(part) <= 5 for part in parts)) or (len(parts) == 2 and _is_pair(parts[-1]))


def _is_pair(part: str) -> bool:
    """“Jae-in”: a given name of two syllables, the second in lower case."""
    return "-" in part and part.rsplit("-", 1)[1][:1].islower()


def is_kin(actor: Actor) -> bool:
    """Whether a group is named as kin: “Harrow brothers”."""
    return actor.kind == "group" and " " in actor.name and actor.name.split(" ")[-1] in words().kin


def inner_surnames(name: str) -> tuple[str, ...]:
    """What may be a surname before the last: “Marlow” of Anna Marlow Reed, who is called Ms. Marlow as well."""
    parts = _parts(name)[1:-1]
    known = words().gender.keys() | words().short_names.keys() | _PARTICLES
    return tuple(part for part in parts if len(part) > 3 and part not in known and part[0].isupper())


def first_name(name: str) -> str | None:
    """The given name that relatives are told apart by; None where the family name comes first or no other stands."""
    parts = _parts(name)
    return None if len(parts) < 2 or family_first(name) else parts[0]


def gender(names: Iterable[str], called: Iterable[str]) -> str:
    """“m”, “f”, or “” where titles and descriptions, and first names, tell nothing.

    A first name says more than an office: “chairman Ana Silva” is a woman.
    """
    known = words().gender
    told = {known[word] for word in called if word in known}
    firsts = [parts[0] for name in names if len(parts := _parts(name)) > 1 and not family_first(name)]
    by_name = {known[first] for first in firsts if first in known}
    sure = {known[word] for word in called if word in known and not word.endswith(_OFFICES_OF_MEN)}
    found = next((one for one in (sure, by_name, told) if len(one) == 1), set())
    return next(iter(found), "")


def same_person(name: str, people: Sequence[Actor]) -> Actor | None:
    """The person already known under this name, another spelling of it, or the same without a middle name."""
    if " " not in name:
        return None
    key = _key(name)
    for person in people:
        for other in (person.name, *person.aliases):
            if " " in other and _same(key, _key(other)) and not _are_others(name, other):
                return person
    return None


def _parts(name: str) -> list[str]:
    return [part for part in name.split() if part not in _SUFFIXES]


def _other_initial(one: str, other: str) -> bool:
    """Whether two names give different initials for one middle name: “George H. W. Reed”, “George W. Reed”."""
    mine, theirs = (_INITIALS.findall(" ".join(_parts(name)[1:-1])) for name in (one, other))
    return bool(mine and theirs and mine[0] != theirs[0])


def _are_others(one: str, other: str) -> bool:
    """Whether two names so alike are of two: “Francis” and “Frances Reed”, “George H.” and “George W. Reed”."""
    return _other_initial(one, other) or {gender([one], ()), gender([other], ())} == {"m", "f"}


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if one == other:
        return True
    if set(one) <= set(other) or set(other) <= set(one):
        return one[-1] == other[-1]
    if len(one) == len(other) == 3 and (one[0], one[2]) == (other[0], other[2]):
        return one[1][0] == other[1][0]  # “Thomas Edward Reed”, whom one paper calls Thomas Eric
    if len(one) == len(other) and all(map(_sound_alike, one[::-1], other[::-1])):
        return True
    if one[0] != other[0]:
        return False
    mine, theirs = "-".join(one), "-".join(other)
    if one[-1][:1] != other[-1][:1] or min(len(one[-1]), len(other[-1])) < 5:
        return mine.replace("-", "") == theirs.replace("-", "")
    return fuzz.ratio(mine, theirs) >= _ALIKE


def _sound_alike(one: str, other: str) -> bool:
    """Whether two parts of names are one, written otherwise: “Sergei” and “Sergey”, not “Jamil” and “Jamal”.

    A letter may be doubled, a vowel inside may be the one next to it.
    """
    if one == other:
        return True
    mine, theirs = _sounds(one), _sounds(other)
    if max(len(one), len(other)) < _LONG or len(mine) != len(theirs) or mine[0] != theirs[0]:
        return False
    return all(a == b or "".join(sorted(a + b)) in _VOWELS for a, b in zip(mine, theirs, strict=True))


@lru_cache(maxsize=8_192)
def _sounds(name: str) -> tuple[str, ...]:
    """The vowels and consonants of a name by turns, each sound written in one way and no letter doubled."""
    for written, sound in _LETTERS:
        name = name.replace(written, sound)
    return tuple(re.findall(r"[aeiou]+|[^aeiou]+", re.sub(r"(.)\1+", r"\1", name)))


@lru_cache(maxsize=4_096)
def _key(name: str) -> tuple[str, ...]:
    """A name as comparable parts: short first names written out, no initials, ASCII, lower case."""
    parts = _parts(name.replace(".", "").strip())
    full = words().short_names.get(parts[0], parts[0]) if parts else ""
    plain = [slug(_ARTICLE.sub("", part)) for part in (full, *parts[1:])]
    inner = [part for part in plain[1:-1] if len(part) > 1]
    return (plain[0], *inner, plain[-1]) if len(plain) > 1 else tuple(plain)
