"""Whose a happening is that a noun tells: “Reed's speech”, “a letter from Reed”, “a Gazette poll”, “Reed's arrest”."""

from typing import Final

from timeline.core.model import Role
from timeline.core.reading import Name
from timeline.extract import vocabulary
from timeline.extract.candidates.scenes import Scene

_DONE: Final = frozenset({"statement", "publication", "movement", "order", "sanction", "launch", "protest", "inquiry"})
_DONE_NOUNS: Final = vocabulary.words("done_by_owner")
_BEFALLS: Final = frozenset({"death", "arrest", "appointment", "illness"})
_BEFALLS_NOUNS: Final = vocabulary.words("befalls_owner")
_SENT: Final = frozenset({"statement", "publication"})
_FOUND_OUT: Final = frozenset({"poll", "survey", "study", "analysis", "investigation", "report", "probe", "inquiry"})
_SAID: Final = frozenset(
    {"speech", "briefing", "tweet", "memo", "testimony", "announcement", "statement", "remark", "comment"}
)
_LIFELESS: Final = frozenset({"autopsy", "inauguration", "leak", "start", "opening", "closure", "shutdown"})


def role(scene: Scene, name: Name, head: int) -> Role | None:
    """What somebody is in the happening that its noun says is theirs; None where the noun does not say so."""
    noun = scene.trigger.word
    if not scene.trigger.is_noun or name.form == "people" or scene.parsed.words[noun].lemma in _LIFELESS:
        return None
    if _owns(scene, name, head):
        somewhere = scene.trigger.kind == "protest" and name.actor not in scene.people | scene.bodies | scene.groups
        found = None if somewhere else _of_owner(scene, noun)
        return None if found == "patient" and name.actor not in scene.people else found  # “the party's nomination”
    if _sends(scene, head):
        return "agent"
    return "agent" if _finds_out(scene, name, head) else None


def _owns(scene: Scene, name: Name, head: int) -> bool:
    """“Reed's speech”, also where a name stands for the owner twice (“President Reed's speech”)."""
    word = scene.parsed.words[head]
    return word.dep == "poss" and word.head == scene.trigger.word and name.form != "people"


def _of_owner(scene: Scene, noun: int) -> Role | None:
    lemma, kind = scene.parsed.words[noun].lemma, scene.trigger.kind
    befalls = lemma in _BEFALLS_NOUNS or (kind in _BEFALLS and lemma not in _DONE_NOUNS)
    if befalls:
        return "agent" if _has_object(scene, noun) else "patient"
    return "agent" if lemma in _DONE_NOUNS or kind in _DONE else None


def _has_object(scene: Scene, noun: int) -> bool:
    """“Chad's arrest of two spies” is Chad's deed, “Reed's arrest” befell Reed."""
    return any(
        scene.parsed.words[child].text.lower() == "of"
        and any(scene.parsed.words[deep].pos != "X" for deep in scene.parsed.children[child])
        for child in scene.parsed.children[noun]
    )


def _sends(scene: Scene, head: int) -> bool:
    """“A comment from Reed”: who says or publishes something is the one from whom it comes."""
    words = scene.parsed.words
    preposition = words[head].head
    sent = words[head].dep == "pobj" and words[preposition].text.lower() == "from" and scene.trigger.kind in _SENT
    return sent and words[preposition].head == scene.trigger.word


def _finds_out(scene: Scene, name: Name, head: int) -> bool:
    """“A Norwick Gazette poll”, “the Reed speech”: the body before a study and the person before a speech made it."""
    words = scene.parsed.words
    inner = words[head].dep in ("compound", "nmod") and words[head].head == scene.trigger.word and name.form == "name"
    noun = words[scene.trigger.word].lemma
    return inner and (
        (noun in _FOUND_OUT and name.actor in scene.bodies) or (noun in _SAID and name.actor in scene.people)
    )
