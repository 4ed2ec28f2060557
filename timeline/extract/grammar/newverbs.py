"""Verbs that the model's word list does not have: “retweeted” is a form of “retweet”, not of “retweete”."""

import re
from typing import Final

_FORMS: Final = {"VBD": "ed", "VBN": "ed", "VBG": "ing"}
_PREFIXES: Final = ("re", "un", "de", "co", "out", "over", "under", "mis", "up", "back")
_DOUBLED: Final = re.compile(r"([bdgmnprt])\1$")
_BARE: Final = re.compile(  # “defund”, “retweet”, “cordon”, “downplay”, “scroll”; “vape” and “outraise” have an “e”
    r"(?:[^aeiou][^aeioucglsuvz]|[aeiou]{2}[^aeioucsvz]|[aeiou][^aeiou]+(?:er|en|el|et)|rdon|ll|[wxy])$"
)


def base(word: str, tag: str, known: frozenset[str] = frozenset()) -> str | None:
    """The base of a regular verb form by its spelling alone; None for other words. `tag` is a Penn tag.

    “gutted” -> “gut”, “texting” -> “text”, “vaped” -> “vape”; “rezoned” -> “rezone”, as “zone” is one of the `known`.
    """
    ending = _FORMS.get(tag)
    if ending is None or not word.endswith(ending) or len(word) - len(ending) < 3:
        return None
    stem = word.removesuffix(ending)
    for option in (f"{stem}e", stem):
        if any(option.startswith(one) and option.removeprefix(one) in known for one in _PREFIXES):
            return option
    if stem.endswith("i") and ending == "ed":
        return f"{stem[:-1]}y"
    if _DOUBLED.search(stem):
        return stem[:-1]
    return stem if _BARE.search(stem) else f"{stem}e"
