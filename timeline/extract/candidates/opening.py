"""What the main clause tells is of the day of the clause that opens the sentence: “As the vote neared on Monday”."""

from collections.abc import Iterable, Sequence
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates.clauses import SUBJECTS, child_with, is_verb
from timeline.extract.candidates.idle import dates_nothing
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.neighbours import Date
from timeline.extract.candidates.triggers import Trigger, of_verb

_AT_THE_TIME: Final = frozenset({"as", "when"})
_SET_AGAINST: Final = frozenset({"while", "though", "although"})  # “While he said so on Monday, she said …”, some day
_FINDING: Final = vocabulary.words("finding")
_OF_WORDS: Final = frozenset({"statement", "publication"})


def main(parsed: Parsed, lexicon: Lexicon, one: Date, others: Sequence[Date]) -> Trigger | None:
    """“asked” in “As the vote neared on Monday, Silva asked for a delay”; None where nothing says that it was then.

    A clause set against it, “Though it rained on Monday, she called for a march”, must be a mere state: deeds that
    are set against each other may be days apart. `others` are the other dates of the sentence.
    """
    clause = _clause(parsed, one)
    verb = parsed.words[clause].head if clause is not None else None
    if clause is None or verb is None or verb < clause or dates_nothing(parsed, lexicon, one):
        return None
    last = max(parsed.subtree(clause))
    if not _tells_past(parsed, verb, last) or _has_own_date(others, last):
        return None
    links = _links(parsed, clause)
    then = links & _AT_THE_TIME and not _is_as_told(parsed, lexicon, clause)
    state = lexicon.kind_of_verb(parsed.words[clause].lemma) is None
    then = then or (links & _SET_AGAINST and state and one.recent)
    return of_verb(parsed, lexicon, verb) if then and parsed.words[verb].lemma != "be" else None


def _is_as_told(parsed: Parsed, lexicon: Lexicon, clause: int) -> bool:
    """“As the bank found in May, prices fell”, “As was true in May”: what is found then may be older."""
    lemma = parsed.words[clause].lemma
    of_words = lexicon.kind_of_verb(lemma) in _OF_WORDS or lemma in _FINDING
    plain = child_with(parsed, clause, "dobj", "ccomp", "xcomp") is None
    return (of_words and plain) or child_with(parsed, clause, *SUBJECTS) is None


def _clause(parsed: Parsed, one: Date) -> int | None:
    """The verb of the clause with a date, if it hangs on another as adverbs do, and does not tell what was before."""
    head = parsed.head_of(one.words)
    if head is None or not (parsed.words[head].dep == "npadvmod" or parsed.words[one.words[0] - 1].tag == "IN"):
        return None  # “As they closed in on a Monday deadline”
    verbs = (i for i in (head, *parsed.above(head)) if is_verb(parsed, i) and parsed.words[i].dep != "xcomp")
    verb = next(verbs, None)
    if verb is None or parsed.words[verb].dep != "advcl" or parsed.words[verb].tag not in ("VBD", "VBN"):
        return None
    before = any(parsed.words[c].text.lower() == "had" and parsed.words[c].dep == "aux" for c in parsed.children[verb])
    return None if before else verb


def _links(parsed: Parsed, clause: int) -> frozenset[str]:
    return frozenset(
        parsed.words[child].text.lower()
        for child in parsed.children[clause]
        if child < clause and parsed.words[child].dep in ("mark", "advmod")
    )


def _tells_past(parsed: Parsed, verb: int, last: int) -> bool:
    """Whether a verb, whose subject stands behind the clause, is of the past: “asked”, “was asked”."""
    doer = child_with(parsed, verb, *SUBJECTS)
    if doer is None or doer < last:
        return False
    helping = [parsed.words[child] for child in parsed.children[verb] if parsed.words[child].dep in ("aux", "auxpass")]
    passive = any(word.dep == "auxpass" and word.tag == "VBD" for word in helping)
    return parsed.words[verb].tag == "VBD" or (passive and len(helping) == 1)


def _has_own_date(others: Iterable[Date], last: int) -> bool:
    return any(one.words[0] > last for one in others)
