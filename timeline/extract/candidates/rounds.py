"""Who takes part in talks that name nobody: “the talks”, “follow-up talks”, “the next round” go on from others."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from timeline.core.model import Actor, Role
from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates.clauses import is_verb
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.triggers import Trigger, noun_kind, of_noun, of_verb

_OCCASIONS: Final = frozenset({"talks", "meeting", "call"})
_GOING_ON: Final = vocabulary.words("renewed")
_POINTING: Final = frozenset({"the", "this", "these", "those", "both"})
_ROUNDS: Final = frozenset({"round", "session"})
_TELLING: Final = ("compound", "amod", "nmod", "poss")
_LENGTHS: Final = frozenset({"minute", "hour", "day", "week"})  # “the two-hour meeting”
_WITH: Final = frozenset({"of", "with", "between", "among", "for"})
_PARTIES: Final = 2
_FAR: Final = 1_500  # words over which talks may go on from others

Cast = tuple[tuple[str, Role], ...]


def goes_on(parsed: Parsed, noun: int) -> bool:
    """Whether talks are told as going on from others: “follow-up talks”, “the next round of negotiations”."""
    below = {parsed.words[i].text.lower() for i in parsed.subtree(noun) if i < noun}
    preposition = parsed.words[noun].head
    of_round = parsed.words[parsed.words[preposition].head]
    is_round = parsed.words[preposition].text.lower() == "of" and of_round.lemma in _ROUNDS
    around = {parsed.words[i].text.lower() for i in parsed.children[parsed.words[preposition].head]}
    return bool(below & _GOING_ON or (is_round and around & _GOING_ON))


def is_same(parsed: Parsed, noun: int) -> bool:
    """Whether a noun points at what was told and says no more: “the talks”; not “the annual meeting”."""
    below = [parsed.words[child] for child in parsed.children[noun]]
    telling = (one for one in below if one.dep in _TELLING and one.lemma not in _LENGTHS)
    plain = not any(telling) and not any(one.dep == "prep" and one.text.lower() in _WITH for one in below)
    return plain and any(one.dep == "det" and one.text.lower() in _POINTING for one in below)


def parties(
    parsed: Parsed, lexicon: Lexicon, noun: int, actors: Mapping[str, Actor], cast_of: Callable[[Trigger], Cast]
) -> Cast:
    """The parties of the talks, call or meeting told of last, for talks that go on from it and name nobody.

    What follows a call of two leaders is led by their sides: each stands for whom they act for.
    """
    follows = goes_on(parsed, noun)
    if noun_kind(parsed, lexicon, noun) not in _OCCASIONS or not (follows or is_same(parsed, noun)):
        return ()
    for earlier in _occasions(parsed, lexicon, noun):
        cast = tuple((ident, role) for ident, role in cast_of(earlier) if role != "place")
        if len(cast) >= _PARTIES:
            return _sides(cast, actors) if follows else cast
    return ()


def _occasions(parsed: Parsed, lexicon: Lexicon, noun: int) -> Iterator[Trigger]:
    """Talks, calls and meetings told of before, the last first."""
    for index in range(noun - 1, max(-1, noun - _FAR), -1):
        if noun_kind(parsed, lexicon, index) in _OCCASIONS:
            found = of_noun(parsed, lexicon, index)
        elif is_verb(parsed, index):
            found = of_verb(parsed, lexicon, index)
            found = found if found and found.word == index else None
        else:
            continue
        if found is not None and found.kind in _OCCASIONS:
            yield found


def _sides(cast: Cast, actors: Mapping[str, Actor]) -> Cast:
    """Whom persons act for, where that is known of each of them; else the persons themselves."""
    led = [actors[ident].acts_for[:1] if actors[ident].kind == "person" else (ident,) for ident, _ in cast]
    sides = dict.fromkeys(side for some in led for side in some)
    if not all(led) or len(sides) < _PARTIES:
        return cast
    return tuple((side, "party") for side in sides)
