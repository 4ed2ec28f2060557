"""What a bare noun points to: “Friday's killing” is that of whom the article tells elsewhere."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.core.reading import Candidate, Parsed

_POINTING: Final = frozenset({"the", "this", "that", "these", "those"})
_NEW: Final = frozenset({"a", "an", "another", "other", "second", "third"})
_SMALL: Final = "of|at|in|on|by|against|over|outside|between"
_FEW: Final = 2  # words of a title that says little more than its noun


def named(parsed: Parsed, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of an article, with a better title for each that is no more than a noun, “special election”.

    “Friday's killing” is called “Killing of Ana Silva” where that is the only killing the article tells of by a noun.
    """
    return [_named(one, found) if _points(parsed, one) else one for one in found]


def _named(bare: Candidate, found: Sequence[Candidate]) -> Candidate:
    """It has the title and the actors of the other telling: who condemned the killing took no part in it."""
    word = re.escape(bare.title)
    whole = re.compile(rf"(?:^| ){word}(?: (?:{_SMALL}) .*)?$", re.I)
    alike = [one for one in found if one.lemma == bare.lemma and one.kind == bare.kind and one.title != bare.title]
    alike = [one for one in alike if " " in one.title and bare.title.lower() in one.title.lower()]
    if any(one.when not in (None, bare.when) for one in alike):
        return bare  # there were two
    same = [one for one in alike if len(one.title.split()) > _FEW and whole.search(one.title)]
    if len({one.title for one in same}) != 1:
        return bare
    return replace(bare, title=same[0].title, actors=same[0].actors or bare.actors)


def _points(parsed: Parsed, one: Candidate) -> bool:
    """“Friday's killing”, “the killing on Friday”: one that readers know; not “a killing”."""
    noun = parsed.within(one.trigger.start, one.trigger.end)[0]
    bare = len(one.title.split()) <= _FEW and one.title.lower().endswith(parsed.words[noun].text.lower())
    if not bare or one.timex is None:
        return False
    dated = set(parsed.within(one.timex.start, one.timex.end))
    below = {parsed.words[child].text.lower() for child in parsed.children[noun]}
    known = bool(below & _POINTING) or any(child in dated for child in parsed.children[noun])
    return parsed.words[noun].pos == "NOUN" and known and not below & _NEW
