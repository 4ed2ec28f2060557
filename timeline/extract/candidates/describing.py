"""Names that only describe the noun behind them: “the Silva administration”, “a Norwick photographer”."""

from typing import Final

from timeline.core.reading import Name, Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates.scenes import Scene

HUMAN: Final = vocabulary.words("people_of_others")
OF_PEOPLE: Final = ("er", "or", "ist", "ian", "man", "woman", "eer", "ant")  # “engineer”, “actor”, “activist”


def is_of_body(scene: Scene, name: Name, head: int) -> bool:
    """“The Norwick Airlines plane landed”: what a body owns is told of it; its people act for themselves."""
    noun = scene.parsed.words[head].head
    whole = noun in (scene.doer, scene.trigger.word) or scene.parsed.words[noun].dep == "dobj"
    return whole and name.actor in scene.bodies and not _is_human(scene.parsed, noun)


def _is_human(parsed: Parsed, noun: int) -> bool:
    lemma = parsed.words[noun].lemma
    return parsed.words[noun].pos == "PROPN" or lemma in HUMAN or lemma.endswith(OF_PEOPLE)


def only_describes(scene: Scene, last: int) -> bool:
    """Whether a name only describes the noun behind it: “the Trump administration”, “a Reuters photographer”.

    Not so in “the Trump-Putin call” and “a U.S. delegation”, nor where the noun is itself a name: there the parser
    missed an “and”.
    """
    parsed, covered = scene.parsed, scene.covered
    head = parsed.words[last].head
    while parsed.words[head].dep == "compound" and head not in covered:  # “the US court judge Ana Silva”
        head = parsed.words[head].head
    if head in covered and covered[head] != covered.get(last):
        return not _is_right_before(parsed, last, covered[head])
    beside = {parsed.words[index].text for index in (last - 1, last + 1) if 0 <= index < len(parsed.words)}
    if scene.happening in parsed.above(last) and beside & {"-", "–"}:
        return False
    return parsed.words[head].pos in ("NOUN", "PROPN") and parsed.words[head].text.lower() not in scene.state_nouns


def _is_right_before(parsed: Parsed, last: int, name: Name) -> bool:
    """“Silva Lund met”: two names; in “US District Judge Ana Silva” a title stands between."""
    inside = parsed.within(name.start, name.end)
    between = {word.pos for word in parsed.words[last + 1 : inside[0]]} if inside else set()
    return not between or bool(between & {"CCONJ", "PUNCT"})
