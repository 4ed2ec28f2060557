"""Verbs that the model's word list does not have: “retweeted” is a form of “retweet”, not of “retweete”."""

import re
from typing import Final

_FORMS: Final = {"VBD": "ed", "VBN": "ed", "VBG": "ing"}
_DOUBLED: Final = re.compile(r"([bdgmnprt])\1$")
_BARE: Final = re.compile(  # “defund”, “retweet”, “cordon”, “downplay”; “vape” and “outraise” have an “e”
    r"(?:[^aeiou][^aeioucglsuvz]|[aeiou]{2}[^aeioucsvz]|[aeiou][^aeiou]+(?:er|en|on|el|et|it|op)|[wxy])$"
)


def base(word: str, tag: str) -> str | None:
    """The base of a regular verb form by its spelling alone; None for other words. `tag` is a Penn tag.

    “gutted” -> “gut”, “texting” -> “text”, “vaped” -> “vape”.
    """
    ending = _FORMS.get(tag)
    if ending is None or not word.endswith(ending) or len(word) - len(ending) < 3:
        return None
    stem = word.removesuffix(ending)
    if stem.endswith("i"):
        return f"{stem[:-1]}y"
    if _DOUBLED.search(stem):
        return stem[:-1]
    return stem if _BARE.search(stem) else f"{stem}e"
