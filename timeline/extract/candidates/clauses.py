"""Who and what belong to a verb or an event noun: subject, arguments, clause."""

from collections.abc import Iterator
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_CLAUSES: Final = frozenset({"advcl", "ccomp", "relcl", "acl", "parataxis", "csubj", "csubjpass"})
_VERBAL: Final = frozenset({"VERB", "AUX"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_AUXILIARY: Final = ("aux", "auxpass")
_OF_ACTIVE: Final = frozenset({"aux", "auxpass", "dobj", "attr", "acomp", "ccomp", "xcomp"})
_WITHOUT_OBJECT: Final = vocabulary.words("without_object")
_LENT: Final = frozenset({"xcomp", "conj", "advcl", "ccomp", "aux", "pcomp"})
_BEGINNING: Final = frozenset({"begin", "start", "open", "commence", "run", "end"})
_INTENDED: Final = vocabulary.words("intended")
_PLANNING: Final = frozenset("set schedule plan call arrange fix announce order organise organize".split())
_BLAMING: Final = vocabulary.words("blaming")
_IMPOSING: Final = frozenset({"impose", "slap", "level", "bring", "file"})  # sanctions, a fine, charges on somebody
_REASONS: Final = frozenset({"for", "of", "from", "against"})
_OF_PEOPLE: Final = frozenset({"meet", "speak", "talk", "consult", "discuss", "visit", "confer", "tour"})
_PEOPLE: Final = vocabulary.words("people") | vocabulary.words("groups")
_MEASURED: Final = frozenset("peak rise climb soar jump surge dip plunge tumble shrink average".split())
_OF_DATES: Final = frozenset({"X", "NUM"})  # “a hearing to begin March 6”, without “on”
_USING: Final = frozenset({"use", "promise", "spend", "invest"})
_DEEPEST: Final = 4
_THINGS: Final = frozenset({"it", "they", "this", "these", "those"})
_RELATIVE: Final = frozenset({"who", "which", "that", "whom"})


def is_verb(parsed: Parsed, index: int) -> bool:
    """Whether the word is a verb, auxiliaries in their own right included."""
    return parsed.words[index].pos in _VERBAL


def is_finite(parsed: Parsed, index: int) -> bool:
    """Whether a verb has a tense: “met”, “has met”, “will meet”; not “to meet”, “meeting”, “met by”."""
    if parsed.words[index].tag in _FINITE:
        return True
    return any(
        parsed.words[child].tag in _FINITE for child in parsed.children[index] if parsed.words[child].dep in _AUXILIARY
    )


def is_infinitive(parsed: Parsed, index: int) -> bool:
    """Whether a verb stands with “to”: “to meet”, “to have met”."""
    return any(parsed.words[child].tag == "TO" for child in parsed.children[index]) and not is_finite(parsed, index)


def subject(parsed: Parsed, verb: int, depth: int = 0) -> int | None:
    """The head of the phrase that does, or undergoes, what the verb says; looked for up the sentence if need be."""
    for child in parsed.children[verb]:
        if parsed.words[child].dep in SUBJECTS:
            return _meant(parsed, verb, child, depth)
    above = _elsewhere(parsed, verb)
    above = _lender(parsed, verb) if above is None else above
    if above is None or depth > _DEEPEST:
        return None
    return subject(parsed, above, depth + 1) if is_verb(parsed, above) else above


def _lender(parsed: Parsed, verb: int) -> int | None:
    """The word whose subject is the verb's too, or which is its subject; None where the verb must have its own."""
    head, dep = parsed.words[verb].head, parsed.words[verb].dep
    if _is_command(parsed, verb):
        return None
    if head == verb or (dep in ("advcl", "ccomp") and is_finite(parsed, verb)):
        return None  # a clause with a tense has a subject of its own; the parser has lost it
    if dep == "acl" and parsed.words[head].lemma in _INTENDED and parsed.words[verb].tag == "VB":
        return parsed.words[head].head if parsed.words[head].dep == "dobj" else None  # whoever makes the attempt
    if dep in ("relcl", "acl"):
        return head
    patient = child_with(parsed, head, "dobj") if dep == "xcomp" and parsed.words[head].lemma not in _USING else None
    if patient is not None and patient < verb:
        return patient  # “forced her to resign”; not “used the money to buy a boat”
    if begun := _set_to_begin(parsed, verb):
        return begun
    if (dep == "xcomp" and parsed.words[head].pos == "ADJ") or dep == "pcomp":
        head = _who_speaks(parsed, verb, parsed.words[head].head)  # “is due to leave”, “by leaving”
    return head if dep in _LENT and is_verb(parsed, head) else None


def _who_speaks(parsed: Parsed, verb: int, host: int) -> int:
    """“said the deal was dead after meeting her”: a deal meets nobody, so it is whoever said so."""
    doer = child_with(parsed, host, "nsubj", "nsubjpass")
    if parsed.words[verb].lemma not in _OF_PEOPLE or parsed.words[host].dep != "ccomp" or doer is None:
        return host
    thing = parsed.words[doer].pos == "NOUN" and parsed.words[doer].lemma not in _PEOPLE
    return parsed.words[host].head if thing else host


def _elsewhere(parsed: Parsed, verb: int) -> int | None:
    """The doer, or the verb that has it, which is not the nearest: “fined Harrow for spilling oil”."""
    head, dep = parsed.words[verb].head, parsed.words[verb].dep
    if dep == "pcomp" and parsed.words[head].text.lower() in _REASONS:
        return _blamed(parsed, head, parsed.words[head].head)
    if dep == "conj" and parsed.words[verb].lemma in _MEASURED and parsed.words[head].dep == "advcl":
        return parsed.words[head].head  # “the rate was high when she took office and peaked in May”
    return None


def _blamed(parsed: Parsed, preposition: int, above: int) -> int | None:
    """Whom somebody blames, thanks or punishes for what stands behind a preposition: “imposed a levy on Peru for …”."""
    if parsed.words[above].lemma in _BLAMING and not is_passive(parsed, above):
        patient = child_with(parsed, above, "dobj")
        return patient if patient is not None and patient < preposition else None
    if parsed.words[above].pos == "NOUN" and parsed.words[above].dep == "dobj":
        above = parsed.words[above].head  # where “for” hangs on the levy
    aims = _aims(parsed, above) if parsed.words[above].lemma in _IMPOSING else ()
    return next((found for one in aims if one < preposition for found in parsed.children[one]), None)


def _aims(parsed: Parsed, verb: int) -> Iterator[int]:
    """Each “on” or “against” of a verb and of its object."""
    objects = (child for child in parsed.children[verb] if parsed.words[child].dep == "dobj")
    for above in (verb, *objects):
        yield from (
            one for one in parsed.children[above] if parsed.words[one].text.lower() in ("on", "against", "upon")
        )


def _is_command(parsed: Parsed, verb: int) -> bool:
    """“Sign the petition today, the email says”: a bare verb that opens its sentence has nobody who does it."""
    word = parsed.words[verb]
    below = {parsed.words[child].tag for child in parsed.children[verb]} & {"TO", "MD"}
    opens = any(
        first <= verb < last and all(parsed.words[i].pos == "PUNCT" for i in range(first, verb))
        for first, last in parsed.sentences
    )
    return word.tag == "VB" and not below and opens


def _set_to_begin(parsed: Parsed, verb: int) -> int | None:
    """“set a hearing to begin on 6 June”: the hearing begins, not who set it."""
    head, word = parsed.words[verb].head, parsed.words[verb]
    if word.lemma not in _BEGINNING or word.dep not in ("advcl", "xcomp") or parsed.words[head].lemma not in _PLANNING:
        return None
    done = child_with(parsed, verb, "dobj")
    if not is_infinitive(parsed, verb) or (done is not None and parsed.words[done].pos not in _OF_DATES):
        return None
    planned = child_with(parsed, head, "dobj")
    return planned if planned is not None and planned < verb else None


def _meant(parsed: Parsed, verb: int, found: int, depth: int) -> int:
    """“which” stands for the noun before it; “they” in a second main clause for the subject of the first."""
    word = parsed.words[found].text.lower()
    if word in _RELATIVE and parsed.words[verb].dep == "relcl":
        return _equated(parsed, parsed.words[verb].head)
    if word in _THINGS and parsed.words[verb].dep == "conj" and depth < 3:
        return subject(parsed, parsed.words[verb].head, depth + 1) or found
    return found


def _equated(parsed: Parsed, noun: int) -> int:
    """“her father” in “Her father was a sailor who died in 1990”: what somebody is died with him; else the noun."""
    above = parsed.words[noun].head
    if parsed.words[noun].dep != "attr" or parsed.words[noun].tag != "NN" or parsed.words[above].lemma != "be":
        return noun
    doer = child_with(parsed, above, "nsubj")
    named = doer is not None and doer < above and parsed.words[doer].tag in ("NN", "NNP", "PRP")
    single = named and doer is not None and parsed.words[doer].text.lower() not in (*_THINGS, "that", "there", "one")
    return doer if doer is not None and single and child_with(parsed, above, "neg") is None else noun


def is_passive(parsed: Parsed, verb: int) -> bool:
    """Whether the subject undergoes the verb: “was sent”, “plans postponed until”."""
    deps = {parsed.words[child].dep for child in parsed.children[verb]}
    if _is_bare_participle(parsed, verb, deps):
        return True
    if "nsubj" in deps and "auxpass" not in deps and ("agent" not in deps or "dobj" in deps):
        return False
    if deps & {"nsubjpass", "auxpass"} or ("agent" in deps and "dobj" not in deps):
        return True
    bare = not any(parsed.words[child].dep in _AUXILIARY for child in parsed.children[verb])
    dep, tag = parsed.words[verb].dep, parsed.words[verb].tag
    first = parsed.words[verb].head
    shared = tag == "VBN" or (tag == "VBD" and parsed.words[first].dep == "acl")  # “Silva, stabbed and beaten in May”
    if bare and dep == "conj" and shared and not deps & {"dobj", "ccomp"}:
        return is_verb(parsed, first) and is_passive(parsed, first)
    reduced = dep == "acl" and tag == "VBD"  # “a woman appointed chief”: no verb with a tense hangs on a noun
    return bare and (reduced or (dep in ("acl", "advcl", "ccomp") and tag == "VBN"))


def _is_bare_participle(parsed: Parsed, verb: int, deps: set[str]) -> bool:
    """“killed” in “with ten people killed in May”, “signed” in “the law signed in May will hurt”: done to them."""
    word = parsed.words[verb]
    if "nsubj" not in deps or word.tag not in ("VBN", "VBD") or deps & _OF_ACTIVE or word.lemma in _WITHOUT_OBJECT:
        return False
    marks = {parsed.words[child].text.lower() for child in parsed.children[verb] if parsed.words[child].dep == "mark"}
    if marks != ({"with"} if word.dep == "advcl" else set()):
        return False
    if any(parsed.words[child].tag in ("WRB", "WP", "WDT") for child in parsed.children[verb]):
        return False
    return word.dep in ("pcomp", "advcl") or (word.dep == "csubj" and word.head > verb)


def clause(
    parsed: Parsed, verb: int, *, keep: frozenset[str] = frozenset(), drop: frozenset[str] = frozenset()
) -> tuple[int, ...]:
    """The words of a verb's own clause, in text order: its subtree without the clauses that hang on it.

    `keep` names dependencies that stay in all the same, such as the ccomp of a verb that is not a reporting one;
    `drop` names more that are left out.
    """
    return tuple(sorted(_own(parsed, verb, _CLAUSES - keep | drop, verb)))


def _own(parsed: Parsed, index: int, without: frozenset[str], top: int) -> Iterator[int]:
    yield index
    for child in parsed.children[index]:
        dep = parsed.words[child].dep
        if dep in without:
            continue
        if dep == "conj" and is_verb(parsed, child) and is_verb(parsed, index):
            continue
        if dep in ("punct", "cc") and index == top and is_verb(parsed, top):
            continue
        yield from _own(parsed, child, without, top)


def child_with(parsed: Parsed, index: int, *deps: str) -> int | None:
    """The first dependent with one of these dependencies."""
    return next((child for child in parsed.children[index] if parsed.words[child].dep in deps), None)


def preposition_of(parsed: Parsed, index: int) -> str:
    """The preposition that governs a phrase, through conjunctions: “in”, or ""."""
    current = index
    while parsed.words[current].dep in ("conj", "compound", "poss", "appos", "nmod", "amod"):
        current = parsed.words[current].head
    head = parsed.words[current].head
    return parsed.words[head].text.lower() if parsed.words[current].dep == "pobj" else ""


def done_to(parsed: Parsed, noun: int) -> tuple[int, str] | None:
    """The verb whose object a noun is, with the preposition between (“for”) or ""; None where there is none."""
    above, before = parsed.words[noun].head, ""
    if parsed.words[noun].dep == "pobj":
        above, before = parsed.words[above].head, parsed.words[above].text.lower()
    elif parsed.words[noun].dep not in ("dobj", "nsubjpass"):
        return None
    return (above, before) if is_verb(parsed, above) else None
