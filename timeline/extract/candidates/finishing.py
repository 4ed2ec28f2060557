"""The last look at a title: no sign, loose word, half of a word, pronoun or day in it."""

import re
from typing import Final

from timeline.extract.candidates.phrases import LONGEST, LOOSE_ENDS

_NOT_OF_SPEAKER: Final = "his hers its their theirs i we us me my our you your whom which whose".split()
_OF_SPEAKER: Final = "he she it they him her them who".split()
_SPEAKER: Final = frozenset({"her"})
_QUOTED: Final = re.compile(r"“[^”]*”")
_TORN: Final = re.compile(r"(?:^|\s)-|-(?:\s|$)|\(\s|\s\)")  # half of a word with a hyphen
_CLAUSE: Final = re.compile(r"(?:while|although|though|because|whereas|unless) ", re.I)  # the main clause has been lost
_ADDRESSES: Final = re.compile(r"(?:https?://|www\.|pic\.twitter\.com|t\.co/)\S*")
_DOTTED: Final = re.compile(r"\b(?:[A-Z]\.)+[A-Z]$")  # “tariffs on cars from the U.S”
_DAYS: Final = re.compile(  # not the “Today” in the name of a newspaper
    r"\b(?:today|(?i:tomorrow|yesterday|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\b|^Today\b"
)


def _any_of(words: list[str]) -> re.Pattern[str]:
    """These words, small or with a first capital: “the US Senate” is no “us”, and the WHO not “who”."""
    return re.compile(rf"\b(?:{'|'.join(f'{word}|{word.capitalize()}' for word in words)})\b")


_OTHERS: Final = _any_of(_NOT_OF_SPEAKER)
_PRONOUNS: Final = _any_of([*_NOT_OF_SPEAKER, *_OF_SPEAKER])


def finish(text: str, *, said: bool = False, particles: frozenset[str] = frozenset(), room: int = LONGEST) -> str:
    """A title made clean: a capital first, no sign or loose word at its end; "" if it is none, or too long.

    In what somebody `said` “he”, “she”, “it” and “they” may stand for the speaker; words in quotation marks are the
    speaker's own. The `particles` of its verbs may
    stand at its end: “steps in”.
    """
    text = _ADDRESSES.sub("", text)
    text = re.sub(r"\s+", " ", re.sub(r",(?:\s*,)+", ",", text)).strip(" ,.;:!?-–—'’@#<>")
    text = re.sub(r"(?:, (?:as )?| as )well as\b.*$", "", text)
    text = re.sub(r"\b(?:at|by|of|with) (?=to [a-z])", "", text)  # of “at 10 a.m. to observe it” the hour has gone
    text = re.sub(r"\s+(?=[’']s\b)", "", text)
    text = re.sub(r"\bwhether not\b(?! to)", "whether", text)
    text = re.sub(r"\b(\w+) and \1\b", r"\1", text).removesuffix(" in order")
    text = re.sub(r" at (?:the )?(?:earliest|latest)$", "", text)
    words = text.split(" ")
    allowed = particles | _SPEAKER if said else particles
    while len(words) > 1 and words[-1].strip(",;:") in LOOSE_ENDS - allowed:
        words.pop()
    text = " ".join(words).strip(" ,;:")
    if _TORN.search(text) or _CLAUSE.match(text):
        return ""
    told = _QUOTED.sub("", text)
    strange = (_OTHERS if said else _PRONOUNS).search(told)
    if len(text) > room or not text or strange or _DAYS.search(told):
        return ""
    text = f"{text}." if _DOTTED.search(text) else text
    return text[:1].upper() + text[1:]
