"""Phrases that call an actor by what it is, as they stand in a text: “the Maine senator”, “the two companies”."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from timeline.core.reading import Name, Parsed
from timeline.extract import vocabulary
from timeline.extract.actors import binding, parties
from timeline.extract.actors.hearsay import History
from timeline.extract.actors.known import words
from timeline.extract.actors.registry import Registry

_DETERMINERS: Final = frozenset({"the", "this", "that", "these", "those", "both"})
_OTHERS: Final = vocabulary.words("not_the_same")
GOVERNS: Final = frozenset({"government", "authorities", "army", "military", "navy", "air force"})
_NUMBERS: Final[Mapping[str, int]] = {"two": 2, "both": 2, "three": 3}
ASSEMBLY: Final = frozenset({"lawmakers", "legislators", "mps", "parliament"})
_BARE: Final = frozenset({"police", "prosecutors"}) | ASSEMBLY
_WHO: Final = ("who", "that", "which")
TOGETHER: Final = frozenset({"pair", "duo", "couple"})
_LONGEST: Final = 5  # words of a description


@dataclass(frozen=True, slots=True)
class Surroundings:
    """An article's words, those that a name covers, the names by their first word, and who was named so far.

    `state` is the one that the article names most: its government is “the government”.
    """

    parsed: Parsed
    covered: Collection[int]
    given: Mapping[int, Name]
    registry: Registry
    history: History
    state: str | None


@dataclass(frozen=True, slots=True)
class Description:
    """A description: the words that it may be looked up by, names before its noun, its number and the state in it.

    `last` is its last word: “state” of “the secretary of state”.
    `region` and `party` are those of “the Maine governor” and “the Republican senator”, in lower case.
    """

    called: frozenset[str]
    lemma: str
    plural: bool
    marks: frozenset[str]
    number: int
    state: str | None
    region: str
    party: str
    sentence: int
    rivals: frozenset[int]
    at: int
    noun: int
    last: int


def read(around: Surroundings, at: int, sentence: int) -> Description | None:
    """The description that begins at a word; None where none begins, or one that means somebody not yet named."""
    noun = _noun(around, at)
    return _description(around, at, noun, sentence) if noun is not None and _is_plain(around, noun) else None


def _noun(around: Surroundings, at: int) -> int | None:
    """The head of the noun phrase that begins here with “the” or the like; “police” needs no article."""
    parsed, word = around.parsed, around.parsed.words[at]
    lower = word.text.lower()
    if lower in _BARE and word.pos in ("NOUN", "PROPN") and word.dep != "compound" and not _has_adjective(parsed, at):
        return at if lower not in ASSEMBLY or _acts(parsed, at) else None
    if lower not in _DETERMINERS or word.pos not in ("DET", "PRON", "CCONJ"):
        return None
    noun = word.head if word.dep in ("det", "predet", "preconj") else at
    if lower == "both" and _joins_two(parsed, noun):
        return None
    if not at < noun <= at + _LONGEST or parsed.words[noun].pos not in ("NOUN", "PROPN", "NUM"):
        return None
    large = parsed.words[noun].text[0].isupper()  # “the President”; not “the House”, which several have
    office = " ".join(word.text for word in parsed.words[at + 1 : noun + 1]) in words().titles or _office(parsed, noun)
    named = large and not office and not parties.party(parsed.words[noun].text)
    return None if noun in around.covered or named else noun


def _acts(parsed: Parsed, at: int) -> bool:
    """Whether a word is who does something: “lawmakers voted”, not “lawmakers were arrested”."""
    return parsed.words[at].dep == "nsubj" or parsed.words[parsed.words[at].head].text.lower() == "by"


def _joins_two(parsed: Parsed, noun: int) -> bool:
    """“Both business and civic groups”: the word only announces the “and”."""
    return any(
        parsed.words[child].dep == "cc" for one in (noun, *parsed.children[noun]) for child in parsed.children[one]
    )


def _has_adjective(parsed: Parsed, at: int) -> bool:
    return at > 0 and parsed.words[at - 1].pos in ("ADJ", "PROPN", "NOUN", "VERB") and parsed.words[at - 1].head == at


def _is_plain(around: Surroundings, noun: int) -> bool:
    """Whether nothing beside the noun says that somebody else is meant: “the other firm”, “the head of the bank”."""
    parsed = around.parsed
    behind = parsed.words[noun + 1].text.lower() if noun + 1 < len(parsed.words) else ""
    for child in parsed.children[noun]:
        word = parsed.words[child]
        if word.dep in ("amod", "nummod") and (word.text.lower() in _OTHERS - {"former"} or word.tag == "JJS"):
            return False
        bare = parsed.words[noun].text.lower() in _BARE
        of = word.dep == "prep" and behind == "of" and not _office(parsed, noun)
        if of or (word.dep == "relcl" and behind in _WHO and not bare):
            return False
        if word.dep == "appos" and child in around.covered:
            return False
    elsewhere = behind == "in" and noun + 2 in around.given and parsed.words[noun].text.lower() in GOVERNS
    return not elsewhere and not (noun + 1 in around.given and parsed.words[noun + 1].head == noun)


def _office(parsed: Parsed, noun: int) -> str:
    """“secretary of state” at its first word; “” where no such title begins."""
    phrase = " ".join(word.text for word in parsed.words[noun : noun + 3]).lower()
    return phrase if phrase in _offices() else ""


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    return frozenset(title.lower() for title in words().titles if " of " in title)


def _description(around: Surroundings, at: int, noun: int, sentence: int) -> Description:
    parsed = around.parsed
    lemma = parsed.words[noun].lemma
    plural = parsed.words[noun].tag in ("NNS", "NNPS")
    called = {parsed.words[noun].text.lower()} | (set() if plural else {lemma})
    marks = frozenset(parsed.words[i].text for i in range(at + 1, noun) if _is_mark(parsed, i))
    if noun - 1 > at and (parsed.words[noun - 1].text.islower() or parsed.words[noun].text[0].isupper()):
        called.add(f"{parsed.words[noun - 1].text} {lemma}".lower())
    inside, office = parsed.words[at + 1 : noun + 1], _office(parsed, noun)
    called = {office} if office else called
    if any(word.text.lower() == "former" for word in inside):
        called = {f"former {one}" for one in called}
    number = next((_NUMBERS[w] for i in range(at, noun) if (w := parsed.words[i].text.lower()) in _NUMBERS), 0)
    return Description(
        called=frozenset(called),
        lemma=lemma,
        plural=plural,
        marks=marks,
        number=number or 2 * (lemma in TOGETHER),
        state=next((around.given[i].actor for i in range(at, noun) if i in around.given), None),
        region=parties.region(" ".join(word.text for word in inside)),
        party=next((one for word in inside if (one := parties.party(word.text))), ""),
        sentence=sentence,
        rivals=binding.own_verbs(parsed, noun),
        at=at,
        noun=noun,
        last=noun + 2 if office else _end(parsed, noun),
    )


def _end(parsed: Parsed, noun: int) -> int:
    """“The Maine Republican and close ally said”: one person, called twice."""
    for child in parsed.children[noun] if parties.party(parsed.words[noun].text) else ():
        own = any(parsed.words[below].dep in ("det", "poss") for below in parsed.children[child])
        if parsed.words[child].dep == "conj" and parsed.words[child].tag == "NN" and not own:
            return child
    return noun


def _is_mark(parsed: Parsed, index: int) -> bool:
    """A name before the noun: “Green” in “the Green party”; not in “the Norwick-based party”."""
    return parsed.words[index].text[0].isupper() and parsed.words[index + 1].text not in ("-", "–")
