"""Names that only describe the noun behind them: “the Silva administration”, “a Norwick photographer”."""

from typing import Final

from timeline.core.reading import Name, Parsed
from timeline.extract import vocabulary
from timeline.extract.actors.known import words
from timeline.extract.candidates.clauses import preposition_of
from timeline.extract.candidates.scenes import Scene

HUMAN: Final = vocabulary.words("people_of_others")
_PERSONS: Final = vocabulary.words("people") | vocabulary.words("nationals") | words().unnamed
_NOT_PEOPLE: Final = vocabulary.words("ends_like_people")
_VOICES: Final = frozenset({"spokesman", "spokeswoman", "spokesperson"})
FIGHTERS: Final = frozenset(
    {"militants", "gunmen", "insurgents", "rebels", "terrorists", "guerrillas", "jihadists", "extremists"}
)
_CAMPAIGNS: Final = frozenset({"campaign", "camp"})
_MISHAPS: Final = frozenset({"disaster", "death"})
_NETWORKS: Final = frozenset({"Facebook", "Twitter", "YouTube", "Instagram", "TikTok", "WhatsApp"})
_WITHIN: Final = frozenset({"of", "in", "at", "on", "aboard"})
_ACCIDENTS: Final = frozenset({"fire", "blaze", "blast", "explosion", "leak", "spill", "crash", "accident", "collapse"})
OF_PEOPLE: Final = ("er", "or", "ist", "ian", "man", "woman", "eer", "ant")  # “engineer”, “actor”, “activist”


def is_of_body(scene: Scene, name: Name, head: int) -> bool:
    """“The Norwick Airlines plane landed”: what a body owns is told of it; its people act for themselves.

    Of a mishap the body is told wherever its thing stands: “a fire at a Norwick Chemicals plant”.
    """
    noun = scene.parsed.words[head].head
    stricken = _is_mishap(scene) and preposition_of(scene.parsed, noun) in _WITHIN
    whole = _is_done_or_doer(scene, noun) or stricken
    written = name.words in _NETWORKS  # “a Twitter account”: whose it is does not matter
    return whole and not written and name.actor in scene.bodies and not is_human(scene.parsed, noun)


def acts_through(scene: Scene, name: Name, head: int) -> bool:
    """“The Silva campaign”, “a Norwick Bank spokesman”: what it does and he says are Silva's and the bank's.

    So is what “Norwick Front gunmen” do; gunmen who only come from a town or state are not its own.
    """
    parsed, noun = scene.parsed, scene.parsed.words[head].head
    named = any(parsed.words[child].dep == "appos" and child in scene.covered for child in parsed.children[noun])
    if noun in scene.covered or named:
        return False  # “Norwick Bank spokesman Ben Holt” speaks under his own name
    if parsed.words[noun].lemma in _VOICES:
        return noun == scene.doer
    if parsed.words[noun].text.lower() in FIGHTERS:
        return name.form == "name" and name.actor in scene.bodies | scene.groups
    campaign = parsed.words[noun].lemma in _CAMPAIGNS and name.actor in scene.people
    return campaign and _is_done_or_doer(scene, noun)


def _is_mishap(scene: Scene) -> bool:
    doer = scene.parsed.words[scene.doer].lemma if scene.doer is not None else ""
    return scene.trigger.kind in _MISHAPS or doer in _ACCIDENTS


def _is_done_or_doer(scene: Scene, noun: int) -> bool:
    return noun in (scene.doer, scene.trigger.word) or scene.parsed.words[noun].dep == "dobj"


def is_human(parsed: Parsed, noun: int) -> bool:
    """Whether a noun is for persons: “nurse”, “photographer”, or a name."""
    lemma = parsed.words[noun].lemma
    alike = lemma.endswith(OF_PEOPLE) and lemma not in _NOT_PEOPLE
    return parsed.words[noun].pos == "PROPN" or lemma in HUMAN | _PERSONS or alike


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
