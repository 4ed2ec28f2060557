"""Names that a happening's clause mentions by the way: where it was, whom somebody works for, who was polled."""

from typing import Final

from timeline.core.reading import Name
from timeline.extract import vocabulary
from timeline.extract.candidates.clauses import preposition_of
from timeline.extract.candidates.officetitles import former
from timeline.extract.candidates.scenes import Scene

_AT: Final = frozenset({"in", "at", "inside"})
_THERE: Final = frozenset({"in", "at", "inside", "to", "into", "from"})
_NEXT_TO: Final = frozenset({"outside", "near", "behind", "opposite"})
_BUILDINGS: Final = vocabulary.words("buildings")
_STRIKING: Final = frozenset(
    {"attack", "death", "disaster", "injury", "crime", "damage", "illness", "arrest", "inquiry"}
)
_VISITED: Final = vocabulary.words("visited")
_POLLS: Final = frozenset({"poll", "survey"})
_LANDS: Final = frozenset({"country", "nation", "homeland"})
_OFFICIALS: Final = frozenset({"official", "officer", "diplomat", "lawmaker", "source"})
_LONGEST_TITLE: Final = 5  # words


def is_bystander(scene: Scene, name: Name, head: int) -> bool:
    """Whether a name in the clause takes no part by what stands right beside it."""
    return (
        _is_place(scene, name, head)
        or _lends_name(scene, name, head)
        or _owns_place(scene, name, head)
        or _is_polled(scene, head)
        or _is_of_land(scene, head)
        or _is_of_unnamed(scene, head)
        or _is_of_office(scene, name)
        or _is_of_make(scene, name, head)
        or _is_of_capacity(scene, head)
    )


def _is_place(scene: Scene, name: Name, head: int) -> bool:
    """“Spoke at Norwick High School”, “rallied outside Norwick Bank”; a fire at the school befell it."""
    if name.form != "name" or name.actor not in scene.bodies or scene.trigger.kind in _STRIKING:
        return False
    small = preposition_of(scene.parsed, head)
    return small in _NEXT_TO or (small in _AT and name.words.split(" ")[-1] in _BUILDINGS)


def _is_of_make(scene: Scene, name: Name, head: int) -> bool:
    """“The driver of a Calder”: one of many that the firm has made."""
    if name.form != "name" or name.actor not in scene.bodies:
        return False
    words = scene.parsed.words
    return any(
        words[child].dep == "det" and words[child].text.lower() in ("a", "an") for child in scene.parsed.children[head]
    )


def _is_of_capacity(scene: Scene, head: int) -> bool:
    """“Said in his first speech as the head of the Norwick Bank”: as whom somebody speaks."""
    if preposition_of(scene.parsed, head) != "of":
        return False
    words = scene.parsed.words
    return preposition_of(scene.parsed, words[words[head].head].head) == "as"


def _lends_name(scene: Scene, name: Name, head: int) -> bool:
    """“Told CNN's Ana Silva”: whom she works for was told nothing."""
    word = scene.parsed.words[head]
    if word.dep != "poss" or name.actor not in scene.bodies:
        return False
    owned, start = scene.covered.get(word.head), scene.parsed.words[word.head].start
    seen = any(one.label == "PERSON" and one.start <= start < one.end for one in scene.parsed.entities)
    return owned.actor in scene.people if owned is not None else seen and scene.parsed.words[word.head].pos == "PROPN"


def _owns_place(scene: Scene, name: Name, head: int) -> bool:
    """“On a trip to Reed's library”: Reed need not be there."""
    word = scene.parsed.words[head]
    if word.dep != "poss" or name.actor not in scene.people or scene.parsed.words[word.head].lemma not in _VISITED:
        return False
    return name.form != "pronoun" and preposition_of(scene.parsed, word.head) in _THERE | _NEXT_TO


def _is_polled(scene: Scene, head: int) -> bool:
    """“A survey of 600 Democrats”: those who were asked."""
    words = scene.parsed.words
    preposition = words[head].head
    below = words[head].dep == "pobj" and words[preposition].text.lower() in ("of", "among")
    return below and words[words[preposition].head].lemma in _POLLS


def _is_of_land(scene: Scene, head: int) -> bool:
    """“Silva, whose country seized the port”: the country did."""
    doer = scene.doer
    if doer is None or scene.parsed.words[doer].lemma not in _LANDS:
        return False
    whose = any(scene.parsed.words[child].text.lower() == "whose" for child in scene.parsed.children[doer])
    return whose and head < doer


def _is_of_unnamed(scene: Scene, head: int) -> bool:
    """“Two U.S. officials said”, “a Peruvian source said”: those who give no name do not speak for a state."""
    doer, words = scene.doer, scene.parsed.words
    if doer is None or scene.trigger.kind != "statement" or words[doer].lemma not in _OFFICIALS:
        return False
    counted = (
        any(words[child].dep == "nummod" for child in scene.parsed.children[doer]) or words[doer].lemma == "source"
    )
    return counted and words[head].head == doer and words[head].dep in ("compound", "amod", "nmod")


def _is_of_office(scene: Scene, name: Name) -> bool:
    """“Norwick Budget Committee Chairman Paul Reed”: the office of a person."""
    inside = scene.parsed.within(name.start, name.end)
    if name.actor in scene.bodies and former(scene.parsed, inside[0]) is not None:
        return True  # “former CIA and NSA director”
    if name.form != "name" or name.actor not in scene.bodies:
        return False
    words, at, title = scene.parsed.words, inside[-1] + 1, 0
    while at < len(words) and title <= _LONGEST_TITLE:
        other = scene.covered.get(at)
        if other is not None and other.actor in scene.people:
            return title > 0 and other.form == "name"
        if words[at].pos != "PROPN":
            return False
        title += 1
        at += 1
    return False
