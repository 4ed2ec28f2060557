"""How a title speaks again of whoever says something: “I am ready” and “he was ready” become “she is ready”."""

from collections.abc import Mapping
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates.clauses import SUBJECTS, subject
from timeline.extract.candidates.contents import OWN
from timeline.extract.candidates.inflection import third_person
from timeline.extract.candidates.phrases import Writer
from timeline.extract.candidates.quoted import is_quoted

_HEARERS: Final = ("dative", "dobj")
_OF_SEVERAL: Final = frozenset({"couple", "majority", "pair", "family", "crew"})  # “a couple said they had seen it”
_OF_ONESELF: Final = vocabulary.words("of_oneself")
_HE_OR_SHE: Final = frozenset({"he", "she"})
_MINE: Final = frozenset({"i", "me", "myself"})
_OURS: Final = frozenset({"we", "us", "ourselves"})
_OBJECTS: Final[Mapping[str, str]] = {"he": "him", "she": "her", "it": "it", "they": "them"}
_THIRD: Final = frozenset({"he", "she", "it", "they", "him", "her", "them"})
_BY_GENDER: Final[Mapping[str, str]] = {"m": "he", "f": "she"}
_ITSELF: Final[Mapping[str, str]] = {"he": "himself", "she": "herself", "it": "itself", "they": "themselves"}
_CLAUSES: Final = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "conj", "pcomp", "ROOT", "csubj", "aux"})
_AUXILIARIES: Final[Mapping[str, str]] = {
    "am": "is", "'m": " is", "’m": " is", "are": "is", "'re": " is", "’re": " is", "have": "has", "'ve": " has",
    "’ve": " has", "do": "does", "were": "was",
}  # fmt: skip


def name_again(writer: Writer, content: int, about: frozenset[str], *, plural: bool, own: int | None) -> None:
    """From now on the pronouns for the speaker in a clause are written so that they fit behind “Silva says”.

    `about` are the ids of the speakers, `own` the subject that is known to mean them. Pronouns for anybody else, the
    “we” of one person, and “I” where it is not known whether “he” or “she” is meant, are left as they are.
    """
    words = writer.parsed.words
    for index in writer.parsed.subtree(content):
        text = words[index].text.lower()
        if words[index].tag not in ("PRP", "NN", "NNP") or words[index].dep == "poss":
            continue
        if text in _MINE | _OURS and _is_reached(writer.parsed, index, content):
            meant = _called(writer, about, plural=plural, several=text in _OURS)
            if meant is not None:
                writer.stand_for(index, _case(writer.parsed, index, meant))
                _agree(writer, index, meant)
        elif text in _THIRD and (index == own or writer.actor_at(index) in about or _is_open(writer, index, about)):
            writer.stand_for(index, text)
        elif text == "they" and writer.actor_at(index) is None and (only := _only_ones(writer.parsed, index)):
            writer.stand_for(index, only)


def own_subject(writer: Writer, verb: int, content: int, about: frozenset[str], *, plural: bool) -> int | None:
    """The subject of what is said, where somebody speaks of themselves: “I will go”, “she said she would go”."""
    words = writer.parsed.words
    doer = next((c for c in writer.parsed.children[content] if words[c].dep in SUBJECTS), None)
    if doer is None:
        return None
    text, meant = words[doer].text.lower(), writer.actor_at(doer)
    if text in OWN or (meant is not None and meant in about) or _surely_means_speaker(writer, verb, doer, about):
        return doer
    speaker = subject(writer.parsed, verb)
    alone = meant is None and speaker is not None and words[speaker].pos != "PRON" and content > verb
    return doer if alone and text in _pronouns(writer, verb, about, plural=plural) else None


def _surely_means_speaker(writer: Writer, verb: int, doer: int, about: frozenset[str]) -> bool:
    """“announced that he would leave”, in no quotation: of others nobody announces or admits it like that."""
    words = writer.parsed.words
    text = words[doer].text.lower()
    if words[verb].lemma not in _OF_ONESELF or text not in _HE_OR_SHE or is_quoted(writer.parsed, doer):
        return False
    genders = {writer.gender.get(one, "") for one in about if writer.actors[one].kind == "person"}
    return bool(genders) and genders <= {"", "m" if text == "he" else "f"}


def _pronouns(writer: Writer, verb: int, about: frozenset[str], *, plural: bool) -> frozenset[str]:
    """The pronouns that may stand for the speaker."""
    kinds = {writer.actors[one].kind for one in about if one in writer.actors}
    if plural or (not kinds and writer.parsed.words[subject(writer.parsed, verb) or 0].lemma in _OF_SEVERAL):
        return frozenset({"they"})
    return _HE_OR_SHE if "person" in kinds else _HE_OR_SHE | {"it"} if not kinds else frozenset({"it", "they"})


def hearers(writer: Writer, verb: int) -> frozenset[str]:
    """Those whom it was told to: of what is theirs a title need not say whose it is."""
    words = writer.parsed.words
    told = (c for c in writer.parsed.children[verb] if words[c].dep in _HEARERS and c > verb)
    return frozenset(actor for c in told if (actor := writer.actor_at(c)) is not None)


def _only_ones(parsed: Parsed, they: int) -> str:
    """“directors” for “they” in “sued the directors, claiming that they had lied”; "" if others may be meant."""
    first = next(start for start, stop in parsed.sentences if start <= they < stop)
    several = {parsed.words[i].text for i in range(first, they) if parsed.words[i].tag in ("NNS", "NNPS")}
    return several.pop() if len(several) == 1 and not is_quoted(parsed, they) else ""


def _is_open(writer: Writer, index: int, about: frozenset[str]) -> bool:
    """“her” of nobody known, in what a woman says outside quotation marks: it may be she, as the text has it."""
    gender = {"him": "m", "her": "f"}.get(writer.parsed.words[index].text.lower())
    known = {writer.gender.get(one, "") for one in about}
    return gender in known and writer.actor_at(index) is None and not is_quoted(writer.parsed, index)


def _is_reached(parsed: Parsed, index: int, content: int) -> bool:
    """Whether a word is in the clause or in one on it, not in words that describe a noun: “the “I love it” shirt”."""
    above = [one for one in parsed.above(index) if one != content and parsed.words[one].pos in ("VERB", "AUX")]
    return all(parsed.words[one].dep in _CLAUSES for one in above)


def _called(writer: Writer, about: frozenset[str], *, plural: bool, several: bool) -> str | None:
    if plural:
        return "they"
    known = sorted((writer.actors[one].kind != "person", one) for one in about if one in writer.actors)
    ident = known[0][1] if known else ""  # a person, if any is one: the head of a union speaks, and not the union
    kind = writer.actors[ident].kind if known else None
    if kind == "person":
        return None if several else _BY_GENDER.get(writer.gender.get(ident, ""))
    return {"state": "it", "organisation": "it", "group": "they"}.get(kind or "")


def _case(parsed: Parsed, index: int, meant: str) -> str:
    word = parsed.words[index]
    if word.text.lower().endswith(("self", "selves")):
        return _ITSELF[meant]
    return meant if word.dep in SUBJECTS else _OBJECTS[meant]


def _agree(writer: Writer, subject: int, meant: str) -> None:
    """“I oppose” is written “she opposes”, “we have” “it has”."""
    words = writer.parsed.words
    if words[subject].dep not in SUBJECTS or meant == "they":
        return
    verb = words[subject].head
    helping = [child for child in writer.parsed.children[verb] if words[child].dep in ("aux", "auxpass")]
    for index in _first(helping) or (verb,):
        text = words[index].text.lower()
        if text in _AUXILIARIES:
            writer.stand_for(index, _AUXILIARIES[text])
        elif not helping and words[index].tag in ("VBP", "VB"):
            writer.stand_for(index, third_person(words[index].lemma))


def _first(indices: list[int]) -> tuple[int, ...]:
    return tuple(sorted(indices)[:1])
