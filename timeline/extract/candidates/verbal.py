"""Nouns that are told as verbs: “the resignation of Ana Silva” is “Ana Silva resigns”, by `verbal.toml`.

Only where the grammar says who does it or to whom it is done, and nothing in the phrase would be lost.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

from timeline.core.reading import Parsed
from timeline.extract import rulefiles, vocabulary
from timeline.extract.candidates.abstracts import CHOICES
from timeline.extract.candidates.clauses import child_with
from timeline.extract.candidates.fitting import fit
from timeline.extract.candidates.inflection import third_person
from timeline.extract.candidates.leads import is_plural, lead
from timeline.extract.candidates.phrases import Writer, lowered
from timeline.extract.candidates.triggers import Trigger

_FILE: Final = Path(__file__).parents[1] / "rules" / "en" / "verbal.toml"
_WHERE: Final = frozenset({"in", "at", "near", "outside", "inside", "aboard", "from", "as", "to"})
_APART: Final = frozenset({"after", "following", "before", "since", "during", "amid"})  # goes from the title
_PLAIN: Final = frozenset({"det", "case", "punct", "relcl", "acl", "poss", "appos"})
_BESIDE: Final = frozenset("after since following before in during over amid despite at".split())
_OF_IT: Final = frozenset({"wake", "aftermath", "anniversary", "day", "news", "time", "scene", "footage", "video"})
_BY_THE_WAY: Final = frozenset({"punct", "cc", "conj", "advcl", "npadvmod"})
_NEEDED: Final = frozenset({"dobj", "xcomp", "ccomp", "attr", "acomp", "oprd"})
_TELLING_OF: Final = vocabulary.words("mourning")
_NAMING: Final = ("compound", "amod", "nmod")


class Verbal(BaseModel):
    """Nouns with the verbs that say the same.

    Of those with `done` whoever stands behind “of” has it done to them: the verb is a participle, “arrested”. If
    somebody does it as well, “by” or as owner, the verb is made of `does`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    noun: str
    does: str = ""
    done: str = ""
    examples: tuple[tuple[str, str], ...]


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    verbal: tuple[Verbal, ...]


@lru_cache(maxsize=1)
def load() -> Mapping[str, Verbal]:
    """All nouns that are told as verbs, by their lemma. Raises BadRule, naming the file, if it breaks its format."""
    return {one.noun: one for one in rulefiles.read(_FILE, _File).verbal}


def title(writer: Writer, trigger: Trigger, day: Sequence[int], room: int) -> str:
    """“Ana Silva resigns”; "" where the phrase says more than the verb would, or its date is not its own."""
    parsed, noun = writer.parsed, trigger.word
    rule = load().get(parsed.words[noun].lemma)
    if rule is None or not set(day) & set(parsed.subtree(noun)):
        return ""
    if not (_is_plain(writer, noun) and (_is_told_as_done(parsed, noun) or rule.noun in CHOICES)):
        return ""
    of, by = _behind(parsed, noun, "of"), _behind(parsed, noun, "by")
    owner = child_with(parsed, noun, "poss")
    owner = owner if owner is not None and not writer.is_date(owner) else _land(writer, noun)
    if not rule.done:
        return _told(writer, noun, of if owner is None else owner, rule.does, None, room) if by is None else ""
    doer = by if by is not None else owner if of is not None else None
    patient = of if of is not None else owner
    if doer is not None:
        return _told(writer, noun, doer, rule.does, patient, room) if rule.does and doer != patient else ""
    return _told(writer, noun, patient, "", None, room, done=rule.done)


def _told(
    writer: Writer, noun: int, doer: int | None, verb: str, patient: int | None, room: int, *, done: str = ""
) -> str:
    parsed = writer.parsed
    who = lead(parsed, doer, writer) if doer is not None else ""
    if doer is None or not who or (" of " in who and writer.kind_of(who) is None):
        return ""
    said = done or (verb if is_plural(parsed, doer, who, writer) else third_person(verb))
    left = room - len(who) - len(said) - 2
    whom = fit(parsed, [patient], writer, left) if patient is not None else ""
    if patient is not None and not whom:
        return ""
    begun = " ".join(filter(None, (who, said, lowered(parsed, patient, whom or "") if patient is not None else "")))
    if parsed.words[noun].lemma in CHOICES:
        return _to_do(writer, noun, begun, room)
    places = [c for c in parsed.children[noun] if c > noun and parsed.words[c].text.lower() in _WHERE]
    where = fit(parsed, places, writer, room - len(begun) - 1) if places else ""
    return f"{begun} {where}" if where else begun if where is not None else ""


def _to_do(writer: Writer, noun: int, begun: str, room: int) -> str:
    """“Silva decides not to close port”; "" where no words tell what was decided, or they do not fit."""
    parsed, words = writer.parsed, writer.parsed.words
    verb = next((c for c in parsed.children[noun] if words[c].dep == "acl" and words[c].tag in ("VB", "VBN")), None)
    if verb is None:
        return ""
    helping = [words[c].text for c in parsed.children[verb] if c < verb and words[c].dep in ("aux", "auxpass", "neg")]
    begun = " ".join([begun, *helping, words[verb].text])
    roots = [c for c in parsed.children[verb] if c > verb and words[c].dep not in _BY_THE_WAY]
    needs = [c for c in roots if words[c].dep in _NEEDED]
    rests = (fit(parsed, some, writer, room - len(begun) - 1) for some in (roots, needs) if some)
    rest = next(filter(None, rests), "")
    return "" if roots and not rest else f"{begun} {rest}".strip()


def _behind(parsed: Parsed, noun: int, preposition: str) -> int | None:
    """What stands behind “of” or “by” at a noun."""
    for child in parsed.children[noun]:
        if parsed.words[child].text.lower() == preposition and child > noun:
            return child_with(parsed, child, "pobj")
    return None


def _land(writer: Writer, noun: int) -> int | None:
    """“the US invasion”: the land that does it stands before the noun by its name."""
    names = (c for c in writer.parsed.children[noun] if writer.parsed.words[c].dep in _NAMING and c < noun)
    return next((c for c in names if writer.name_at(c) is not None), None)


def _is_plain(writer: Writer, noun: int) -> bool:
    """Whether a noun has no adjective or phrase that the verb would lose: “attempted murder”, “arrest on charges”."""
    parsed = writer.parsed
    for child in parsed.children[noun]:
        word = parsed.words[child]
        if word.dep in _PLAIN or writer.is_date(child):
            continue
        named = word.dep in _NAMING and writer.name_at(child) is not None
        small = word.dep in ("prep", "agent") and word.text.lower() in _WHERE | _APART | {"of", "by"}
        if not (named or small):
            return False
    return parsed.words[noun].pos == "NOUN"


def _is_told_as_done(parsed: Parsed, noun: int) -> bool:
    """“after the arrest”, “mourned the death”, “the killing led to …”; not “called for the arrest”."""
    word, above = parsed.words[noun], parsed.words[parsed.words[noun].head]
    if word.dep == "pobj":
        what = parsed.words[above.head]
        small = above.text.lower()
        return small in _BESIDE or (small == "of" and what.lemma in _OF_IT)
    if word.dep == "nsubj":
        return above.tag in ("VBD", "VBZ") and child_with(parsed, word.head, "neg", "aux") is None
    return word.dep == "dobj" and above.tag == "VBD" and above.lemma in _TELLING_OF
