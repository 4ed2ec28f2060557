"""Whom a title begins with: the subject, the noun that a pronoun stands for, or whoever is known to have done it."""

from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates import leads
from timeline.extract.candidates.antecedents import antecedent, happening
from timeline.extract.candidates.clauses import child_with, is_finite, is_passive, subject
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.phrases import Writer

_ANYBODY: Final = frozenset(
    "someone somebody anyone anybody everyone everybody nobody none many some most all those others "
    "he she".split()  # whom the article does not tell
)
_NO_PERSON: Final = frozenset({"it", "this", "that", "which", "what", "these", "those"})
_NO_LEAD: Final = frozenset({"former", "then", "acting", "vice", "late", "new", "own", "other"})
_PAPERS: Final = vocabulary.words("papers")


def lead(parsed: Parsed, doer: int | None, verb: int, writer: Writer, agent: str | None) -> tuple[str, str | None]:
    """The subject as the title calls it, and the id of the actor whom it means, if any."""
    meant = writer.actor_at(doer) if doer is not None else None
    clause = _clause_on(parsed, doer, verb)
    called = leads.lead(parsed, doer, writer, clause)
    called = "" if called.split(" ")[-1].lower() in _NO_LEAD or _holds_clause(parsed, doer, clause) else called
    if (
        not called
        and agent is not None
        and not is_passive(parsed, verb)
        and _may_be_meant(parsed, doer, verb, writer, agent)
    ):
        return writer.actors[agent].name, agent
    behind = writer.actor_behind(doer) if doer is not None and called else None
    return called, meant or writer.actor_called(called) or behind


def _clause_on(parsed: Parsed, doer: int | None, verb: int) -> tuple[int, ...]:
    """The words of the clause on a subject that holds the verb: “that have to pay” in “firms that have to pay”."""
    above = (verb, *parsed.above(verb))
    if doer is None or doer not in above[1:]:
        return ()
    return parsed.subtree(above[above.index(doer) - 1])


def short_lead(writer: Writer, lead: str, meant: str | None) -> str:
    """“Silva”, where a title with the whole name would be too long; "" for any other subject."""
    actor = writer.actors.get(meant or "")
    return writer.surname(actor) if actor and actor.kind == "person" and actor.name == lead else ""


def _holds_clause(parsed: Parsed, doer: int | None, without: tuple[int, ...]) -> bool:
    """Whether a verb with a tense hangs on a subject by itself: two lines of a page, read as one sentence."""
    below = parsed.children[doer] if doer is not None else ()
    torn = ("ccomp", "parataxis", "dep")
    return any(parsed.words[i].dep in torn and i not in without and is_finite(parsed, i) for i in below)


def doer_of(parsed: Parsed, lexicon: Lexicon, verb: int, writer: Writer) -> int | None:
    """The subject; for a pronoun that no name is known for, the noun it stands for."""
    doer = subject(parsed, verb)
    if doer is not None and parsed.words[verb].dep == "relcl" and _is_of_which(parsed, doer):
        return parsed.words[verb].head
    if doer is None or parsed.words[doer].tag != "PRP" or writer.name_at(doer) is not None:
        return doer
    meant = antecedent(parsed, doer)
    if meant is None and parsed.words[doer].text.lower() == "it":
        meant = happening(parsed, lexicon, doer) if parsed.words[verb].lemma in lexicon.happens_to_events else None
    told = meant is not None and parsed.words[meant].lemma in _PAPERS and not is_passive(parsed, verb)  # no note goes
    return doer if meant is None or told else meant


def _is_of_which(parsed: Parsed, doer: int) -> bool:
    """“weapons, all of which were sold”, “both of whom left”: all of what stands before."""
    of = child_with(parsed, doer, "prep")
    whole = parsed.words[doer].text.lower() in ("all", "both")
    return whole and of is not None and any(parsed.words[child].tag in ("WDT", "WP") for child in parsed.children[of])


def _may_be_meant(parsed: Parsed, doer: int | None, verb: int, writer: Writer, agent: str) -> bool:
    """Whether the first actor may stand for a subject: for that of “in starting the war”, or for a pronoun."""
    if doer is None:
        return parsed.words[verb].tag == "VBG"
    text, is_person = parsed.words[doer].text.lower(), writer.actors[agent].kind == "person"
    if (
        text in _ANYBODY
        or text in ("what", "which")
        or (text == "i" and not is_person)
        or (text in ("we", "they") and is_person)
        or (text in _NO_PERSON and is_person)
    ):
        return False
    return parsed.words[doer].pos in ("PRON", "DET")


def owners(parsed: Parsed, doer: int | None, writer: Writer) -> frozenset[str]:
    """“Ana Silva” of “Ana Silva's father”, where “his” may be the father's: whose it is need not be said."""
    inner = child_with(parsed, doer, "poss") if doer is not None and writer.actor_at(doer) is None else None
    actor = writer.actor_at(inner) if inner is not None else None
    return frozenset({actor} if actor else ())
