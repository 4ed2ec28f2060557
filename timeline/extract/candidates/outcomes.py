"""What parties agreed, told without a date: it leans on the talks, call or meeting that brought them together."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from timeline.core.reading import Candidate, Leaning

_OCCASIONS: Final = frozenset({"talks", "call", "meeting"})
_AGREEING: Final = frozenset({"agree", "commit", "pledge", "undertake", "resolve"})
_PARTIES: Final = 2
_OPENING: Final = 60  # characters with which a main clause may begin before its verb
_MARKS: Final = "“”\"'’ "


def leaning(found: Sequence[Candidate], body: str) -> tuple[Candidate, ...]:
    """The candidates of an article in their order; “The two leaders agreed to …” takes its date from their meeting.

    Only what at least two agree is meant, after a meeting of just these that the same article tells of.
    """
    return tuple(_leant(one, found, body) or one for one in found)


def _leant(one: Candidate, found: Sequence[Candidate], body: str) -> Candidate | None:
    dated = one.when is not None or one.leans is not None
    parties = {ident for ident, role in one.actors if role == "agent"}
    if dated or one.kind != "agreement" or one.lemma not in _AGREEING or one.status != "occurred":
        return None
    opening = one.trigger.start - one.quote.start
    if len(parties) < _PARTIES or opening > _OPENING or one.title.split()[-1].startswith(one.lemma):
        return None
    occasions = [
        other for other in found if _brought_together(other, parties) and other.trigger.start < one.trigger.start
    ]
    if not occasions:
        return None
    words = " ".join(body[one.quote.start : one.trigger.end].strip(_MARKS).split())
    occasion = occasions[-1]
    leans = Leaning("soon after", words, occasion.lemma, occasion.kind, 0)
    why = f"is what came of “{occasion.title}”, where no other date is told"
    acting = tuple((ident, role) for ident, role in one.actors if role == "agent")  # not those whom it is about
    return replace(one, leans=leans, actors=acting, why=(*one.why, why))


def _brought_together(other: Candidate, parties: set[str]) -> bool:
    return other.kind in _OCCASIONS and other.status == "occurred" and parties <= {ident for ident, _ in other.actors}
