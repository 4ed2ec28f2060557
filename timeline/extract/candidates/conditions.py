"""Conditions under which what a title tells holds: “if they agree”, “when winters are mild”."""

from typing import Final

from timeline.core.reading import Parsed

_IF: Final = frozenset({"if", "unless", "provided"})
_ANYWAY: Final = frozenset({"have", "need", "necessary", "possible", "require"})  # “if need be”
_OPEN: Final = frozenset({"may", "might", "could", "can"})
_WHENEVER: Final = frozenset({"when", "whenever", "once"})


def is_condition(parsed: Parsed, index: int) -> bool:
    """Whether a clause says under what condition another holds: “if they agree”, “when winters are mild”.

    Without it the other would be told as if it held anyway.
    """
    if parsed.words[index].dep != "advcl":
        return False
    opening = {parsed.words[child].text.lower() for child in parsed.children[index]}
    return bool(opening & _IF) or (bool(opening & _WHENEVER) and parsed.words[index].tag in ("VBP", "VBZ"))


def is_strict(parsed: Parsed, condition: int) -> bool:
    """Whether without it something else would be told: what “may” happen may do so under a condition, too."""
    above = parsed.words[condition].head
    modals = {parsed.words[child].text.lower() for child in parsed.children[above] if parsed.words[child].tag == "MD"}
    if (
        modals & _OPEN
        or parsed.words[condition].lemma in _ANYWAY
        or (parsed.words[above].tag in ("VBD", "VBN") and not modals)
    ):
        return False
    return any(parsed.words[child].text.lower() in _IF for child in parsed.children[condition])


def opening(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """The strict conditions before a verb: “vowed that if they come, he will close the gates”."""
    above = parsed.words[verb].head
    near = (*parsed.children[verb], *(parsed.children[above] if parsed.words[verb].dep == "ccomp" else ()))
    first = above if parsed.words[verb].dep == "ccomp" and above < verb else parsed.subtree(verb)[0] - 1
    return tuple(c for c in near if first < c < verb and is_condition(parsed, c) and is_strict(parsed, c))


def is_conditional(parsed: Parsed, verb: int) -> bool:
    """Whether what a verb tells holds only under a condition."""
    return any(is_condition(parsed, child) for child in parsed.children[verb])
