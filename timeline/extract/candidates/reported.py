"""What somebody said, in a title: “Silva says bridge was safe”, “Silva plans to close bridge”, “Silva admits lying”."""

from collections.abc import Mapping
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract.candidates.clauses import SUBJECTS, child_with, is_passive, is_verb, subject
from timeline.extract.candidates.fitting import fit
from timeline.extract.candidates.inflection import gerund, third_person
from timeline.extract.candidates.phrases import Writer, lowered

_HEARERS: Final = ("dative", "dobj")
_PLACES: Final = frozenset({"in", "at", "on", "during", "to", "before", "about", "outside", "with", "against", "for"})
_AHEAD: Final = frozenset({"will", "would", "shall", "'ll", "’ll", "going"})
_OWN: Final = frozenset({"i", "we"})
_PROMISES: Final = frozenset({"promise", "pledge", "vow", "threaten", "swear"})
_WITH_GERUND: Final = frozenset({"admit", "deny", "report", "acknowledge", "recall", "describe", "regret", "mention"})
_SPEAKING: Final = frozenset({"say", "tell", "state", "add", "note", "declare", "claim", "argue", "insist", "explain"})
_ALONE: Final = frozenset(
    {
        "speak",
        "respond",
        "reply",
        "testify",
        "comment",
        "tweet",
        "write",
        "apologize",
        "apologise",
        "complain",
        "answer",
    }
)
_ACTS: Final[Mapping[str, tuple[str, str]]] = {  # what is left to say where the words said do not fit
    "announce": ("make", "announcement"),
    "warn": ("issue", "warning"),
    "promise": ("make", "promise"),
    "pledge": ("make", "pledge"),
    "deny": ("issue", "denial"),
    "apologize": ("offer", "apology"),
    "confirm": ("issue", "confirmation"),
}
_TO_SOMEBODY: Final = frozenset({"tell", "warn", "assure", "ask", "inform", "remind", "promise", "advise", "urge"})
_EXPLETIVE: Final = frozenset({"it", "there", "that", "this"})
_DEEPEST: Final = 3
_SHORT_LEAD: Final = 30  # characters that a speaker may take where the words said are long
_SHORTEST: Final = 8  # characters of content that are worth a title


def told(
    parsed: Parsed,
    verb: int,
    writer: Writer,
    lead: str,
    about: str | None,
    *,
    plural: bool,
    room: int,
) -> str:
    """A title for a verb of saying; "" where the verb has no clause for what was said, and is written as any other.

    `about` is the actor who speaks, whom the title calls `lead`.
    """
    said = child_with(parsed, verb, "ccomp")
    if child_with(parsed, verb, "dobj") is not None and parsed.words[verb].lemma not in _TO_SOMEBODY:
        return ""
    if said is None or not is_verb(parsed, said):
        return _spoke(parsed, verb, writer, lead, about, plural=plural, room=room) if _is_bare(parsed, verb) else ""
    content = _plain(parsed, said)
    own = _is_own(parsed, content, verb, writer, about)
    hearer = _hearer(parsed, verb, writer, about) if said > verb else ""
    lemma = "say" if parsed.words[verb].lemma == "tell" and not hearer else parsed.words[verb].lemma
    says = lemma if plural else third_person(lemma)
    if own:
        return _of_oneself(parsed, content, verb, writer, lead, about, plural=plural, room=room)
    begun = " ".join(filter(None, (lead, says, hearer)))
    text = fit(parsed, [content], writer, room - len(begun) - 1, about)
    if text and len(text) >= _SHORTEST and _has_subject(parsed, content):
        return f"{begun} {lowered(parsed, content, text)}"
    short = _shorter(parsed, verb, writer, len(lead))
    text = fit(parsed, [content], writer, room - len(short) - len(says) - 2, about) if short and not hearer else None
    if text and _has_subject(parsed, content):
        return f"{short} {says} {lowered(parsed, content, text)}"
    return _spoke(parsed, verb, writer, lead, about, plural=plural, room=room)


def _shorter(parsed: Parsed, verb: int, writer: Writer, length: int) -> str:
    """A long subject in fewer words, "" if it has none: “Office of the State Attorney” becomes “Office”."""
    doer = subject(parsed, verb)
    if doer is None or length <= _SHORT_LEAD:
        return ""
    return fit(parsed, [doer], writer, _SHORT_LEAD) or ""


def _plain(parsed: Parsed, said: int) -> int:
    """The clause that says it: “it is clear that …” and “I think …” only lead up to it."""
    for _ in range(_DEEPEST):
        inner = next((c for c in parsed.children[said] if parsed.words[c].dep == "ccomp" and is_verb(parsed, c)), None)
        doer = child_with(parsed, said, "nsubj", "nsubjpass")
        word = parsed.words[doer].text.lower() if doer is not None else ""
        leads_up = word in _EXPLETIVE or (
            word in _OWN and parsed.words[said].lemma in ("think", "believe", "know", "hope")
        )
        if inner is None or not leads_up:
            return said
        said = inner
    return said


def _has_subject(parsed: Parsed, verb: int) -> bool:
    doer = next((c for c in parsed.children[verb] if parsed.words[c].dep in SUBJECTS), None)
    return doer is not None and parsed.words[doer].text.lower() not in _EXPLETIVE


def _is_own(parsed: Parsed, content: int, verb: int, writer: Writer, about: str | None) -> bool:
    """Whether somebody speaks of themselves: “I will go”, “she said she would go”."""
    doer = next((c for c in parsed.children[content] if parsed.words[c].dep in SUBJECTS), None)
    if doer is None:
        return False
    if parsed.words[doer].text.lower() in _OWN or (about is not None and writer.actor_at(doer) == about):
        return True
    word, speaker = parsed.words[doer], subject(parsed, verb)
    alone = writer.actor_at(doer) is None and speaker is not None and parsed.words[speaker].pos != "PRON"
    return alone and word.tag == "PRP" and word.text.lower() in ("he", "she", "they", "it") and content > verb


def _of_oneself(
    parsed: Parsed, content: int, verb: int, writer: Writer, lead: str, about: str | None, *, plural: bool, room: int
) -> str:
    """“plans to resign”, “admits lying”, “tells of meeting her”, “denies knowing him”."""
    lemma = parsed.words[verb].lemma
    auxiliaries = {parsed.words[c].text.lower() for c in parsed.children[content] if parsed.words[c].dep == "aux"}
    negated = child_with(parsed, content, "neg") is not None
    doing = parsed.words[content]
    roots = [
        c
        for c in parsed.children[content]
        if c > content and parsed.words[c].dep not in ("punct", "conj", "cc", "advcl")
    ]
    inner = next((c for c in roots if parsed.words[c].dep == "xcomp"), None)
    if auxiliaries & _AHEAD or (doing.text.lower() == "going" and inner is not None):
        says = _promises(lemma, plural=plural)
        begun = f"{lead} {says} {'not ' if negated else ''}to {doing.lemma}"
    elif doing.lemma == "be" and not is_passive(parsed, content):
        begun = f"{lead}: {'not ' if negated else ''}".rstrip(" ")
    elif negated and lemma in _SPEAKING:
        begun = f"{lead} {'deny' if plural else 'denies'} {gerund(doing.lemma)}"
    else:
        says = lemma if lemma in _WITH_GERUND else "tell"
        of = "" if lemma in _WITH_GERUND else " of"
        passive = f"being {doing.text}" if is_passive(parsed, content) else gerund(doing.lemma)
        begun = f"{lead} {says if plural else third_person(says)}{of} {passive}"
    rest = fit(parsed, roots, writer, room - len(begun) - 1, about) if roots else ""
    needs = any(parsed.words[c].dep in ("dobj", "attr", "acomp", "xcomp", "ccomp") for c in roots)
    if rest is None or (not rest and needs):
        return _spoke(parsed, verb, writer, lead, about, plural=plural, room=room)
    return f"{begun} {rest}".strip()


def _promises(lemma: str, *, plural: bool) -> str:
    if lemma in _PROMISES:
        return lemma if plural else third_person(lemma)
    if lemma in ("announce", "confirm", "reveal"):
        return f"{lemma if plural else third_person(lemma)} plan"
    return "plan" if plural else "plans"


def _hearer(parsed: Parsed, verb: int, writer: Writer, about: str | None) -> str:
    hearers = [c for c in parsed.children[verb] if parsed.words[c].dep in _HEARERS and c > verb]
    return (fit(parsed, hearers, writer, 32, about) or "") if hearers else ""


def _is_bare(parsed: Parsed, verb: int) -> bool:
    """Whether a verb of saying stands without anything that was said."""
    has_object = child_with(parsed, verb, "dobj", "xcomp", "attr", "acomp", "oprd", "prt") is not None
    return not has_object and parsed.words[verb].lemma in _SPEAKING


def _spoke(parsed: Parsed, verb: int, writer: Writer, lead: str, about: str | None, *, plural: bool, room: int) -> str:
    """“Silva speaks at rally in Porto”: where what was said cannot be put into a title."""
    lemma = parsed.words[verb].lemma
    lemma, what = ("speak", "") if lemma in _SPEAKING else _ACTS.get(lemma, (lemma, ""))
    if not what and lemma not in _ALONE:
        return ""
    begun = f"{lead} {lemma if plural else third_person(lemma)} {what}".strip()
    hearer = _hearer(parsed, verb, writer, about) if not what else ""
    if hearer:
        begun = f"{begun} {'to ' if lemma == 'speak' else ''}{hearer}"
    roots = [c for c in parsed.children[verb] if parsed.words[c].dep == "prep" and c > verb]
    roots = [c for c in roots if parsed.words[c].text.lower() in _PLACES]
    rest = fit(parsed, roots, writer, room - len(begun) - 1, about) if roots else ""
    return f"{begun} {rest or ''}".strip()
