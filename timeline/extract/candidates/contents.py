"""The clause that says what was said: where it stands, what leads up to it, and whether it lies ahead."""

from typing import Final

from timeline.core.reading import Parsed
from timeline.extract.candidates import headline_verbs
from timeline.extract.candidates.clauses import SUBJECTS, child_with, is_verb
from timeline.extract.candidates.phrases import Writer
from timeline.extract.candidates.quoted import is_quoted

AHEAD: Final = frozenset({"will", "would", "shall", "'ll", "’ll", "going"})
OWN: Final = frozenset({"i", "we"})
_OPINIONS: Final = frozenset("think believe know hope tell say recognize recognise understand acknowledge".split())
_EXPLETIVE: Final = frozenset({"it", "there", "that", "this"})
_WHERE_SAID: Final = frozenset({"in", "at", "during", "on", "via", "through", "before", "by"})
_DEEPEST: Final = 3


def said_by(parsed: Parsed, verb: int) -> int | None:
    """The clause that says what was said; parsers hang “told staff in an email that …” on the email.

    In “responded to claims that …” it is others who say so.
    """
    clauses = [c for c in parsed.children[verb] if parsed.words[c].dep == "ccomp"]
    said = next((c for c in clauses if c > verb or not _is_apart(parsed, c, verb)), None)
    if said is not None:
        return said
    above = parsed.words[verb].head
    if parsed.words[verb].dep in ("ccomp", "parataxis") and above < verb and is_quoted(parsed, above):
        return None if is_quoted(parsed, verb) else above  # “It will happen!” she said: parsers take “said” for a part
    inside = (i for i in parsed.subtree(verb) if i > verb and parsed.words[i].dep in ("relcl", "acl"))
    marked = (i for i in inside if (mark := child_with(parsed, i, "mark")) and parsed.words[mark].text == "that")
    return next((i for i in marked if _is_of_preposition(parsed, i, verb)), None)


def _is_apart(parsed: Parsed, clause: int, verb: int) -> bool:
    """“His demand led to a crisis; last week he said he will do it again”: what stands before “;” was not said."""
    return any(parsed.words[i].text in (";", ":") for i in range(clause, verb)) and not is_quoted(parsed, clause)


def _is_of_preposition(parsed: Parsed, clause: int, verb: int) -> bool:
    noun = parsed.words[clause].head
    preposition = parsed.words[noun].head
    own = child_with(parsed, clause, *SUBJECTS) is not None and parsed.words[noun].dep == "pobj"
    return own and parsed.words[preposition].head == verb and parsed.words[preposition].text.lower() in _WHERE_SAID


def is_clause(parsed: Parsed, said: int) -> bool:
    """Whether a verb stands there, or what taggers take for a noun: “that she tweets about it”."""
    return is_verb(parsed, said) or child_with(parsed, said, *SUBJECTS) is not None


def plain(parsed: Parsed, said: int, saying: int) -> int:
    """The clause that says it: “it is clear that …” and “I think …” only lead up to it."""
    for _ in range(_DEEPEST):
        clauses = (c for c in parsed.children[said] if parsed.words[c].dep == "ccomp" and is_verb(parsed, c))
        inner = next((c for c in clauses if c != saying), None)
        doer = child_with(parsed, said, "nsubj", "nsubjpass")
        word = parsed.words[doer].text.lower() if doer is not None else ""
        leads_up = word in _EXPLETIVE or (word in OWN and parsed.words[said].lemma in _OPINIONS)
        if inner is None or not leads_up or child_with(parsed, said, "neg") is not None:
            return said  # “I don't think there is a need” is no need
        said = inner
    return said


def has_subject(parsed: Parsed, verb: int, writer: Writer) -> bool:
    """Whether a clause tells of something: not “it rains”, but “there is no plan”, “it would be wrong to go”."""
    doer = next((c for c in parsed.children[verb] if parsed.words[c].dep in (*SUBJECTS, "expl")), None)
    if doer is None or writer.is_date(doer):
        return False
    text = parsed.words[doer].text.lower()
    if parsed.words[doer].pos == "NUM" and any(parsed.words[c].text == "Of" for c in parsed.children[verb]):
        return False  # “Of 40 ships, 12 were lost”
    if text == "there":
        return parsed.words[verb].lemma == "be"
    if text == "it":
        return not writer.is_pronoun(doer) or _stands_for_clause(parsed, verb, doer, writer)
    return text not in _EXPLETIVE


def _stands_for_clause(parsed: Parsed, verb: int, doer: int, writer: Writer) -> bool:
    """“it would be wrong to go”: what is wrong comes behind; “it” is then written as it stands."""
    said = child_with(parsed, verb, "acomp", "attr")
    clauses = [child_with(parsed, at, "xcomp", "ccomp", "advcl", "csubj") for at in (verb, said) if at is not None]
    if parsed.words[verb].lemma != "be" or said is None or not any(one is not None for one in clauses):
        return False
    writer.stand_for(doer, "it")
    return True


def subject_actor(parsed: Parsed, verb: int, writer: Writer) -> frozenset[str]:
    """The actor who is the subject of a clause."""
    actors = (writer.actor_at(child) for child in parsed.children[verb] if parsed.words[child].dep in SUBJECTS)
    return frozenset(actor for actor in actors if actor is not None)


def is_ahead(parsed: Parsed, verb: int) -> bool:
    """Whether a verb tells what is to come: “will go”, “would go”."""
    return bool(modals(parsed, verb) & AHEAD)


def modals(parsed: Parsed, verb: int) -> set[str]:
    """The auxiliaries of a verb that say it will, may, must be."""
    near = (parsed.words[child] for child in headline_verbs.helping(parsed, verb))
    helping = (one.text for one in near if one.dep == "aux" and (one.tag == "MD" or one.text.lower() in AHEAD))
    return {text.lower() for text in helping if text != "May"}


def named_in(writer: Writer, content: int, lead: str) -> str:
    """The first actor beside the speaker who is named in the words said, and not only as whose something is."""
    inside = (i for i in writer.parsed.subtree(content) if writer.parsed.words[i].dep != "poss")
    names = (writer.name_at(i) for i in inside)
    return next((name for name in names if name and name not in lead), "")
