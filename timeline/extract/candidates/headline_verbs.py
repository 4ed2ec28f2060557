"""The verb of a title: “signs”, “to sign”, “signed by”, “may sign”, “does not sign”."""

from collections.abc import Callable, Mapping
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates.clauses import child_with, is_infinitive, is_passive
from timeline.extract.candidates.denials import comes_late
from timeline.extract.candidates.inflection import third_person
from timeline.extract.candidates.lexicon import Lexicon

_DEMANDING: Final = frozenset({"demand", "urge", "ask", "insist", "recommend", "propose", "request", "suggest"})
_AHEAD: Final = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})
_POSSIBLE: Final = ("can", "could", "may", "might", "should", "must", "ca")
_SEEMING: Final = {"appeared": "appear", "appears": "appear", "seemed": "seem", "seems": "seem", "remained": "remain"}
_NEVER_WITHOUT: Final[Mapping[str, tuple[str, ...]]] = {
    "kick": ("in", "off"), "log": ("in", "on", "off"), "weigh": ("in",), "cave": ("in",), "chip": ("in",),
    "pitch": ("in",), "step": ("in",), "tune": ("in",), "sink": ("in",), "drag": ("on",), "sign": ("on", "off"),
    "swear": ("in",),
}  # fmt: skip
_NEARLY: Final = frozenset({"hardly", "barely", "scarcely", "nearly", "almost", "rarely", "seldom"})
_FORESEEING: Final = frozenset({"be", "project", "forecast", "predict", "foresee", "estimate", "anticipate", "see"})
_HOW: Final = vocabulary.words("how_done")
_CLAIMED: Final = frozenset({"allegedly", "apparently", "reportedly", "supposedly", "purportedly"})
_JOINED: Final = frozenset({"re", "co", "de", "un", "pre"})


def with_adverbs(parsed: Parsed, verb: int, said: str) -> tuple[str, ...]:
    """The verb as it is `said`, with “allegedly”, “fatally”, “nearly” and their like: “is hardly”, “nearly kills”."""
    near = [(child, parsed.words[child].text.lower()) for child in parsed.children[verb]]
    adverbs = [text for child, text in near if text in _CLAIMED | _NEARLY or (child < verb and text in _HOW)]
    return (said, *adverbs) if parsed.words[verb].lemma == "be" else (*adverbs, said)


def finite(parsed: Parsed, lexicon: Lexicon, verb: int, *, plural: bool, coming: bool = False) -> str:
    """The verb as headlines put it: “signs”, “to sign”, “signed by”, “may sign”, “does not sign”.

    `coming` says that it has a date ahead, so that “starts in May” is “to start”.
    """
    return _whole(parsed, verb, _inflected(parsed, lexicon, verb, plural=plural, coming=coming))


def _inflected(parsed: Parsed, lexicon: Lexicon, verb: int, *, plural: bool, coming: bool) -> str:
    word = parsed.words[verb]
    near = [parsed.words[child] for child in helping(parsed, verb)]
    auxiliaries = {one.text.lower() for one in near if one.dep in ("aux", "auxpass") and one.text != "May"}  # the month
    negated = child_with(parsed, verb, "neg") is not None and not comes_late(parsed, verb)
    if "would" in auxiliaries and (_is_only_thought(parsed, verb) or (coming and _is_proposed(parsed, verb))):
        return f"would {'not ' if negated else ''}{f'be {word.text}' if is_passive(parsed, verb) else word.lemma}"
    ahead = bool(auxiliaries & _AHEAD) or (is_infinitive(parsed, verb) and not is_factual(parsed, lexicon, verb))
    ahead = ahead or (coming and _is_present(parsed, lexicon, verb))
    possible = next((modal for modal in _POSSIBLE if modal in auxiliaries), None)
    if _is_demanded(parsed, verb):
        return f"urged {'not ' if negated else ''}to {word.lemma}"
    if is_passive(parsed, verb) or (word.tag == "VBN" and word.dep == "acl"):
        seems = next((_SEEMING[one] for one in auxiliaries if one in _SEEMING), "")
        told = ("are " if plural else "is ") if _looks_active(parsed, verb) else ""
        no = "not " if negated else ""
        seems = f"{seems if plural else third_person(seems)} {no}" if seems else f"{told}{no}"
        before = f"{no}to be " if ahead else f"{_modal(possible)} {no}be " if possible else seems
        return f"{before}{word.text.lower()}"
    if ahead:
        return f"{'not ' if negated else ''}to {word.lemma}"
    if possible:
        return f"{_modal(possible)} {'not ' if negated else ''}{word.lemma}"
    if word.lemma == "be":
        return f"{'are' if plural else 'is'} not" if negated else _be(parsed, verb, plural=plural)
    if negated:
        return f"{'do' if plural else 'does'} not {word.lemma}"
    return word.lemma if plural else third_person(word.lemma)


def _whole(parsed: Parsed, verb: int, said: str) -> str:
    """“re-elected” for “elected”: what a hyphen joins to a verb is part of what was done."""
    first = parsed.words[verb - 2].text.lower() if verb > 1 and parsed.words[verb - 1].text == "-" else ""
    joined = first in _JOINED and parsed.words[verb - 2].end + 1 == parsed.words[verb].start
    if not joined or not said:
        return said
    *helping_verbs, last = said.split(" ")
    return " ".join([*helping_verbs, f"{first}-{last}"])


def _is_present(parsed: Parsed, lexicon: Lexicon, verb: int) -> bool:
    """“starts”, “is starting”, “is closed”; not “plans to start”, “is due”, and no past."""
    spoken = [
        parsed.words[child].tag for child in parsed.children[verb] if parsed.words[child].dep in ("aux", "auxpass")
    ]
    tags = {*spoken, parsed.words[verb].tag} - {"VBN", "RB"}
    planned = parsed.words[verb].lemma in lexicon.scheduling.verbs | lexicon.stative.verbs | _FORESEEING
    return bool(tags) and tags <= {"VBZ", "VBP", "VBG"} and not planned and child_with(parsed, verb, "xcomp") is None


def helping(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """What hangs on a verb, and on its “be”: parsers give the “would” of “would be thrilled” to either."""
    own = parsed.children[verb]
    passive = [child for child in own if parsed.words[child].dep in ("aux", "auxpass")]
    return (*own, *(deep for child in passive for deep in parsed.children[child]))


def particle(parsed: Parsed, verb: int, is_date: Callable[[int], bool]) -> str:
    """“in” in “the cuts kicked in March 1”, which parsers give to the date; "" where the verb needs none."""
    behind = verb + 1
    if behind >= len(parsed.words) or parsed.words[behind].text.lower() not in _NEVER_WITHOUT.get(
        parsed.words[verb].lemma, ()
    ):
        return ""
    return parsed.words[behind].text.lower() if parsed.words[behind].dep == "prep" and is_date(behind) else ""


def _is_demanded(parsed: Parsed, verb: int) -> bool:
    """“demanded that Chad pay”: a bare verb under one of asking tells what is wanted."""
    word, above = parsed.words[verb], parsed.words[parsed.words[verb].head]
    bare = word.tag == "VB" and child_with(parsed, verb, "aux", "auxpass") is None
    return bare and word.dep == "ccomp" and above.lemma in _DEMANDING


def _is_only_thought(parsed: Parsed, verb: int) -> bool:
    """“would” in “since small changes would bring big swings”: no plan, as in “said it would bring”, but a thought."""
    above = parsed.words[verb].head
    if parsed.words[verb].dep not in ("advcl", "ccomp") or above == verb:
        return False
    tags = {parsed.words[child].tag for child in parsed.children[above]} | {parsed.words[above].tag}
    return bool(tags & {"VBZ", "VBP", "MD"}) and "VBD" not in tags


def _is_proposed(parsed: Parsed, verb: int) -> bool:
    """“The bill would ban it by 2030”: by itself, and in nobody's words, “would” tells what a proposal comes to."""
    while parsed.words[verb].dep == "conj":
        verb = parsed.words[verb].head
    return parsed.words[verb].dep == "ROOT"


def _modal(word: str | None) -> str:
    return "can" if word == "ca" else word or ""


def _looks_active(parsed: Parsed, verb: int) -> bool:
    """“is told the bank had failed”: without “is” whoever was told would seem to have told it."""
    return any(parsed.words[child].dep == "ccomp" and child > verb for child in parsed.children[verb])


def _be(parsed: Parsed, verb: int, *, plural: bool) -> str:
    """Headlines leave “is” out before “due in court”, “in hospital”, “ready”; not before a noun."""
    return ("are" if plural else "is") if child_with(parsed, verb, "attr") is not None else ""


def is_factual(parsed: Parsed, lexicon: Lexicon, verb: int) -> bool:
    """Whether “to …” tells what came about: “only to lose”, “forced her to resign”."""
    above = parsed.words[parsed.words[verb].head]
    if parsed.words[verb].dep == "xcomp" and above.lemma == "have" and above.tag == "VBD":
        return True  # “had to sign”
    if parsed.words[verb].dep == "xcomp" and above.lemma in lexicon.factual.verbs and above.tag != "VB":
        return True
    return any(parsed.words[child].text.lower() == "only" for child in parsed.children[verb])
