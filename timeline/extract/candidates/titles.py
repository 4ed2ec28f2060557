"""A title such as a newspaper would print: actor, verb in the present tense, object; no date, no quotation mark."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from timeline.core.reading import Name, Parsed, Span
from timeline.extract.candidates.clauses import clause, is_passive, subject
from timeline.extract.candidates.triggers import Trigger

LONGEST: Final = 80
_AFTER_VERB: Final = ("prt", "dative", "dobj", "attr", "acomp", "oprd", "xcomp", "prep", "agent", "ccomp")
_PLURAL: Final = frozenset({"NNS", "NNPS"})
_NO_LEAD: Final = frozenset({"the", "a", "an", "his", "her", "their", "its"})
_LOOSE_END: Final = frozenset(
    "a an the of in on at to for from by with and or but that which who as his her its their into about over after "
    "before between against than is are was were be will would not also".split()
)
_IRREGULAR: Final[Mapping[str, str]] = {"be": "is", "have": "has", "do": "does", "go": "goes"}


def make(
    parsed: Parsed, trigger: Trigger, names: Sequence[Name], leave_out: Iterable[Span], called: Mapping[str, str]
) -> str:
    """A title of at most 80 characters; `leave_out` are date words and the like, `called` maps actor ids to names."""
    writer = _Writer(parsed, names, tuple(leave_out), called)
    if trigger.verb is None:
        return _finish(writer.phrase(clause(parsed, trigger.word)))
    return _finish(_sentence(parsed, trigger, trigger.verb, writer))


def _sentence(parsed: Parsed, trigger: Trigger, verb: int, writer: "_Writer") -> str:
    doer = subject(parsed, verb)
    lead = writer.phrase(clause(parsed, doer)) if doer is not None else ""
    if not lead and trigger.is_noun:
        return writer.phrase(clause(parsed, trigger.word))
    passive = is_passive(parsed, verb)
    pieces = [lead, _verb(parsed, verb, doer, passive=passive)]
    for child in parsed.children[verb]:
        word = parsed.words[child]
        if word.dep not in _AFTER_VERB or word.start < parsed.words[verb].start:
            continue
        piece = writer.phrase(clause(parsed, child, keep=frozenset({"xcomp", "ccomp"})))
        if piece and len(" ".join([*pieces, piece])) <= LONGEST:
            pieces.append(piece)
        elif piece and len(pieces) < 3:
            pieces.append(_cut(piece, LONGEST - len(" ".join(pieces)) - 1))
    return " ".join(piece for piece in pieces if piece)


def _verb(parsed: Parsed, verb: int, doer: int | None, *, passive: bool) -> str:
    word = parsed.words[verb]
    if passive or (word.tag == "VBN" and parsed.words[verb].dep == "acl"):
        return word.text
    auxiliaries = {
        parsed.words[child].text.lower() for child in parsed.children[verb] if parsed.words[child].dep == "aux"
    }
    if auxiliaries & {"will", "would", "to", "shall", "'ll", "’ll"}:
        return f"to {word.lemma}"
    if auxiliaries & {"can", "could", "may", "might", "should", "must"}:
        return f"{sorted(auxiliaries)[0]} {word.lemma}"
    plural = doer is not None and _is_plural(parsed, doer)
    return word.lemma if plural and word.lemma != "be" else "are" if plural else _third_person(word.lemma)


def _is_plural(parsed: Parsed, head: int) -> bool:
    if parsed.words[head].tag in _PLURAL or parsed.words[head].text.lower() in ("they", "we", "i", "you", "both"):
        return True
    return any(parsed.words[child].dep == "conj" for child in parsed.children[head])


def _third_person(lemma: str) -> str:
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if re.search(r"(?:s|x|z|ch|sh|o)$", lemma):
        return f"{lemma}es"
    return f"{lemma[:-1]}ies" if re.search(r"[^aeiou]y$", lemma) else f"{lemma}s"


class _Writer:
    """Turns word indices into text: names in their usual form, dates and quotation marks left out."""

    def __init__(self, parsed: Parsed, names: Sequence[Name], leave_out: tuple[Span, ...], called: Mapping[str, str]):
        self._parsed, self._leave_out, self._called = parsed, leave_out, called
        self._names = [name for name in names if name.form != "people"]

    def phrase(self, indices: Sequence[int]) -> str:
        kept = [i for i in indices if not self._is_left_out(i)]
        while kept and (self._dangles(kept[-1])):
            kept.pop()
        return self._joined(kept)

    def _is_left_out(self, index: int) -> bool:
        word = self._parsed.words[index]
        if word.pos == "SPACE" or word.text in '“”"‘’[]()' or (word.text in ("-", "—", "–") and word.dep == "punct"):
            return word.text not in ("-", "–") or not self._is_tight(index)
        if any(one.start <= word.start < one.end for one in self._leave_out):
            return True
        return word.dep == "prep" and self._governs_only_dates(index)

    def _is_tight(self, index: int) -> bool:
        words = self._parsed.words
        return 0 < index < len(words) - 1 and words[index - 1].end == words[index].start == words[index + 1].start - 1

    def _governs_only_dates(self, index: int) -> bool:
        inside = [i for i in self._parsed.subtree(index) if i != index]
        return bool(inside) and all(
            any(one.start <= self._parsed.words[i].start < one.end for one in self._leave_out) for i in inside
        )

    def _dangles(self, index: int) -> bool:
        return self._parsed.words[index].text.lower() in _LOOSE_END or self._parsed.words[index].pos == "PUNCT"

    def _joined(self, indices: Sequence[int]) -> str:
        text, last, said = "", None, None
        for index in indices:
            word = self._parsed.words[index]
            name = next((one for one in self._names if one.start <= word.start < one.end), None)
            if name is not None and name == said:
                continue
            piece = self._called.get(name.actor, name.words) if name and name.form != "capital" else word.text
            glued = last is not None and self._parsed.words[last].end == word.start and text
            text += piece if glued or not text else f" {piece}"
            last, said = index, name if name and name.form != "capital" else None
        return re.sub(r"\s+([,.;:!?])", r"\1", text).strip(" ,.;:")


def _cut(text: str, room: int) -> str:
    """As many whole words as fit, without a loose end."""
    if len(text) <= room:
        return text
    words = text[: max(0, room + 1)].split(" ")[:-1]
    while words and words[-1].lower().strip(",;:") in _LOOSE_END:
        words.pop()
    return " ".join(words).strip(" ,;:")


def _finish(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" ,.;:!?-–—")
    words = text.split(" ")
    while len(words) > 2 and words[0].lower() in _NO_LEAD:
        words.pop(0)
    text = _cut(" ".join(words), LONGEST)
    return text[:1].upper() + text[1:]
