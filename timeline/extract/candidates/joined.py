"""Two verbs with one object, which parsers give to the second alone: “send or receive mail”."""

from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates.clauses import child_with, is_verb

_OWN: Final = frozenset("dobj attr acomp oprd ccomp xcomp prep prt dative agent advcl npadvmod".split())
_WITHOUT_OBJECT: Final = vocabulary.words("without_object")
_TOGETHER: Final = frozenset({"try", "go", "come"})  # “try and stop it” is one deed
_BETWEEN: Final = frozenset({"CCONJ", "ADV", "PUNCT"})


def partners(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """“receive” for “send” in “send or receive mail”: the verbs behind that hold the object of this one."""
    chain = [verb]
    while (after := _next(parsed, chain[-1])) is not None:
        chain.append(after)
    if len(chain) == 1 or any(_has_own(parsed, one) for one in chain[:-1]):
        return ()
    whole = child_with(parsed, chain[-1], "dobj") is not None or not _has_own(parsed, chain[-1])
    return tuple(chain[1:]) if whole and parsed.words[verb].lemma not in _WITHOUT_OBJECT | _TOGETHER else ()


def is_partner(parsed: Parsed, index: int) -> bool:
    """Whether a verb, or the “and” or comma before it, belongs to one that shares its object: “or receive”."""
    above = parsed.words[index].head
    if parsed.words[index].dep not in ("conj", "cc", "punct") or not is_verb(parsed, above):
        return False
    while parsed.words[above].dep == "conj" and is_verb(parsed, parsed.words[above].head):
        above = parsed.words[above].head
    behind = partners(parsed, above)
    return index in behind or (bool(behind) and above < index < behind[-1] and parsed.words[index].text not in '"“”')


def holds_object(parsed: Parsed, index: int) -> bool:
    """Whether a verb joined to another, or what joins it, cannot go, since the object of both goes with it."""
    above = parsed.words[index].head
    return is_partner(parsed, index) and any(
        shared_object(parsed, one) is not None for one in (above, *parsed.above(above)) if is_verb(parsed, one)
    )


def shared_object(parsed: Parsed, verb: int) -> int | None:
    """“mail” for “send” in “send or receive mail”."""
    behind = partners(parsed, verb)
    return child_with(parsed, behind[-1], "dobj") if behind else None


def _next(parsed: Parsed, verb: int) -> int | None:
    """The verb joined to another with nothing between them but “and”, a comma or an adverb."""
    behind = (c for c in parsed.children[verb] if parsed.words[c].dep == "conj" and c > verb and is_verb(parsed, c))
    found = next(behind, None)
    past = {parsed.words[i].tag for i in (verb, found or verb)} <= {"VBD", "VBN"}  # taggers take one for the other
    if found is None or not (past or parsed.words[found].tag == parsed.words[verb].tag):
        return None
    near = all(parsed.words[i].pos in _BETWEEN for i in range(verb + 1, found))
    return found if near else None


def _has_own(parsed: Parsed, verb: int) -> bool:
    return any(c > verb and parsed.words[c].dep in _OWN for c in parsed.children[verb])
