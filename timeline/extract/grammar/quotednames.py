"""Names in quotation marks that small parsers read as clauses: “told CBS's “Face the Nation” that it was over”.

A few words with capitals between two quotation marks, behind a preposition, a verb of telling or whose they are, are
what a programme, a book or a play is called. The words of one sentence are mended in place; heads are indices into it.
"""

from dataclasses import replace
from typing import Final

from timeline.core.reading import Word

_OPENING: Final = frozenset({"“", '"', "``"})
_CLOSING: Final = frozenset({"”", '"', "''"})
_SMALL: Final = frozenset({"the", "a", "an", "of", "and", "to", "in", "for", "with", "on", "at"})
_LONGEST: Final = 7  # words of a name
_TOLD: Final = frozenset({"tell"})
_VERBAL: Final = frozenset({"VERB", "AUX"})


def mended(words: list[Word]) -> None:
    """Makes such names one noun each."""
    for opening, word in enumerate(words):
        if opening and word.text in _OPENING and (closing := _closing(words, opening)) is not None:
            _make_name(words, opening, closing)


def _closing(words: list[Word], opening: int) -> int | None:
    """The mark that closes a name; None where the words between the marks are none, or no verb is among them."""
    before = words[opening - 1]
    if not (before.tag in ("POS", "IN") or before.lemma in _TOLD or before.text in ("’", "'")):  # “CBS’ “…””
        return None
    for index in range(opening + 1, min(opening + 2 + _LONGEST, len(words))):
        if words[index].text in _CLOSING:
            inside = words[opening + 1 : index]
            verbal = any(one.pos in _VERBAL for one in inside)
            named = verbal and len(inside) > 1 and words[opening + 1].text[:1].isupper()
            return index if named and sum(one.text[:1].isupper() for one in inside) > 1 else None
        text = words[index].text
        if text.isalpha() and not text[:1].isupper() and text.lower() not in _SMALL:
            return None
    return None


def _make_name(words: list[Word], opening: int, closing: int) -> None:
    inside = range(opening + 1, closing)
    last = max(index for index in inside if words[index].text[:1].isupper())
    top = next((index for index in inside if words[index].head not in inside or words[index].head == index), None)
    if top is None or words[top].head == top:
        return
    governor = words[top].head
    link = opening - 1 if words[opening - 1].tag == "IN" else None
    owner = next(
        (index for index in range(opening) if words[index].dep == "poss" and words[index].head in inside), None
    )
    if owner is not None and link is None:
        link = next((index for index in range(owner) if words[index].tag == "IN" and words[index].head in inside), None)
    for index, word in enumerate(words):
        if index in inside:
            words[index] = replace(word, head=last, dep="punct" if word.pos == "PUNCT" else "compound", pos="PROPN")
        elif word.head in inside:
            own = word.dep in ("poss", "punct", "det", "case")
            words[index] = replace(word, head=last if own else governor)
    at = governor if link is None else link
    dep = "pobj" if words[at].tag == "IN" else "dobj"
    words[last] = replace(words[last], head=at, dep=dep, pos="PROPN", tag="NNP", lemma=words[last].text.lower())
