"""Forms of English verbs that titles need: “signs”, “signing”."""

import re
from collections.abc import Mapping
from typing import Final

from timeline.extract import vocabulary

_THIRD: Final[Mapping[str, str]] = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_GERUND: Final[Mapping[str, str]] = {"be": "being", "die": "dying", "lie": "lying", "tie": "tying", "see": "seeing"}
_DOUBLED: Final = vocabulary.words("doubling")
_SHORT: Final = re.compile(r"[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]")


def third_person(lemma: str) -> str:
    """“sign” -> “signs”, “go” -> “goes”, “deny” -> “denies”."""
    if lemma in _THIRD:
        return _THIRD[lemma]
    if re.search(r"(?:s|x|z|ch|sh|[^aeiou]o)$", lemma):
        return f"{lemma}es"
    return f"{lemma[:-1]}ies" if re.search(r"[^aeiou]y$", lemma) else f"{lemma}s"


def gerund(lemma: str) -> str:
    """“sign” -> “signing”, “write” -> “writing”, “plan” -> “planning”, “die” -> “dying”."""
    if lemma in _GERUND:
        return _GERUND[lemma]
    if re.search(r"[^eoy]e$", lemma):
        return f"{lemma[:-1]}ing"
    doubled = lemma in _DOUBLED or _SHORT.fullmatch(lemma)
    return f"{lemma}{lemma[-1]}ing" if doubled else f"{lemma}ing"


def genitive(name: str) -> str:
    """“Silva's”, “Costas'”."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"
