"""Which language a text is in, told cheaply by the share of its function words and letters."""

import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import Any

_SAMPLE = 20_000  # characters from the start and the middle each
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_WORDS = 12  # fewer words tell no language


def foreign(text: str) -> str | None:
    """The name of the language, or group of them, that a text is in; None for English and where nothing tells."""
    middle = len(text) // 2
    sample = text[:_SAMPLE] + " " + text[max(middle, _SAMPLE) : max(middle, _SAMPLE) + _SAMPLE]
    words = _WORD.findall(sample.lower())
    if script := _foreign_script(words):
        return script
    if len(words) < _FEWEST_WORDS:
        return None
    counts = Counter(words)
    shares = {code: sum(counts[word] for word in known) / len(words) for code, known in _function_words().items()}
    best = max(shares, key=lambda code: shares[code])
    if best == "en" or shares[best] < 0.12 or shares["en"] > 0.5 * shares[best]:
        return None
    return str(_languages()[best]["name"])


def _foreign_script(words: list[str]) -> str | None:
    letters = Counter(unicodedata.name(word[0], "").partition(" ")[0] for word in words)
    for script, name in _languages()["scripts"].items():
        if letters[script] > 0.5 * len(words):
            return str(name)
    return None


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return {code: frozenset(table["words"]) for code, table in _languages().items() if code != "scripts"}


@cache
def _languages() -> dict[str, Any]:
    return tomllib.loads((files("timeline.extract") / "rules/languages.toml").read_text("utf-8"))
