"""Nouns of happenings that tell of none: rights, rates, and victories of which nobody says whose they were."""

from typing import Final

from timeline.core.reading import Parsed

_LIBERTIES: Final = frozenset({"freedom", "right", "liberty"})
_OWNED: Final = frozenset({"victory", "win"})  # “an upset victory”, “a path to victory in May”
CHOICES: Final = frozenset({"decision", "refusal", "threat"})  # to do something
_OF_US: Final = frozenset({"my", "our", "your"})


def is_liberty(parsed: Parsed, index: int) -> bool:
    """“freedom of speech, assembly or religion”: what people may do, and nobody is told to have done."""
    while parsed.words[index].dep == "conj" and parsed.words[index].head < index:
        index = parsed.words[index].head
    above = parsed.words[parsed.words[index].head]
    return (
        parsed.words[index].dep == "pobj"
        and above.text.lower() in ("of", "to")
        and parsed.words[above.head].lemma in _LIBERTIES
    )


def is_right(parsed: Parsed, noun: int) -> bool:
    """“the right to assembly”, “freedom of speech”: what people may do."""
    above = parsed.words[parsed.words[noun].head].head
    bare = parsed.words[noun].dep == "pobj" and not any(parsed.words[c].dep == "det" for c in parsed.children[noun])
    return bare and parsed.words[above].lemma in ("right", "freedom", "liberty")


def is_rate(parsed: Parsed, noun: int) -> bool:
    """“about 300 raids per year”, “one visit on average”: how often something is done."""
    below = [c for c in parsed.children[noun] if parsed.words[c].dep == "prep" and c > noun]
    counted = any(parsed.words[c].dep == "nummod" for c in parsed.children[noun])
    often = any(parsed.words[c].text.lower() == "per" or parsed.words[c + 1].lemma == "average" for c in below)
    return counted and often


def is_unowned(parsed: Parsed, noun: int) -> bool:
    """“a landslide victory in May”, “a decision today”: without whose it was, or what was decided, it tells nothing."""
    lemma = parsed.words[noun].lemma
    if lemma == "deployment":
        return not any(parsed.words[child].text.lower() == "of" for child in parsed.children[noun])
    if lemma not in _OWNED | CHOICES:
        return False
    below = [parsed.words[child] for child in parsed.children[noun]]
    owners = [one for one in below if one.dep == "poss" and one.pos != "X" and one.text.lower() not in _OF_US]
    if lemma in _OWNED:
        return not any(one.pos == "PROPN" for one in owners)
    return not owners or not any(one.dep == "acl" and one.tag == "VB" for one in below)
