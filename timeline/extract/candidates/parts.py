"""Which words tell a happening, where it took place, and who says so."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from timeline.core.reading import Name, Parsed, Sentence
from timeline.extract.candidates.clauses import SUBJECTS, child_with, clause, is_verb, subject
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.triggers import Trigger, noun_kind

_PLACES: Final = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "off", "through", "over"})
_TOLD_BEHIND: Final = frozenset({"relcl", "acl"})
_AFTERWARDS: Final = frozenset({"after", "before", "since", "following", "despite", "without", "upon", "with"})
_BEFALLING: Final = frozenset({"death", "resignation", "appointment", "arrest"})
_CLAUSES_UP: Final = 2
_PAPERS: Final = frozenset(
    {"lawsuit", "suit", "complaint", "letter", "petition", "statement", "ad", "report", "motion"}
)
_AGAINST: Final = frozenset({"accuse", "blame", "criticize", "criticise", "condemn", "urge", "ask", "attack", "praise"})
_OWN_CLAUSE: Final = frozenset({"xcomp"})


def scope(parsed: Parsed, trigger: Trigger, lexicon: Lexicon) -> tuple[int, ...]:
    """The words that tell the happening: the trigger's clause, its inherited subject, and the carrying verb's.

    Of what somebody says, whom it is about (its subject) belongs to it too.
    """
    found: set[int] = set()
    if trigger.verb is not None:
        speaks = lexicon.kind_of_verb(parsed.words[trigger.verb].lemma) == "statement"
        keep = _OWN_CLAUSE if speaks else _OWN_CLAUSE | {"ccomp"}
        found.update(clause(parsed, trigger.verb, keep=keep))
        found.update(_told_of(parsed, trigger.verb) if speaks else ())
        above = subject(parsed, trigger.verb)
        if above is not None and above not in found:
            found.update(clause(parsed, above))
    if trigger.is_noun:
        found.update(clause(parsed, trigger.word, keep=_TOLD_BEHIND))
        owner = parsed.words[trigger.word].head
        if trigger.verb is None and parsed.words[trigger.word].dep in ("nsubj", "dobj", "nsubjpass"):
            found.update(clause(parsed, owner) if is_verb(parsed, owner) else ())
    found.update(_behind_dates(parsed, tuple(found)))
    found -= _of_other_happenings(parsed, lexicon, trigger, found)
    found.update(_in_which(parsed, trigger.verb) if trigger.is_noun and trigger.verb is not None else ())
    return tuple(sorted(found))


def _of_other_happenings(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, words: Iterable[int]) -> set[int]:
    """“…, after speaking to Chinese officials”: another happening, with participants of its own."""
    found: set[int] = set()
    for index in words:
        doing = [child for child in parsed.children[index] if parsed.words[child].dep == "pcomp"]
        apart = doing or _is_long_apart(parsed, index) or _befell(parsed, lexicon, index)
        if parsed.words[index].text.lower() in _AFTERWARDS and apart:
            inside = set(parsed.subtree(index))
            found |= inside if trigger.word not in inside else set()
    return found


def _is_long_apart(parsed: Parsed, preposition: int) -> bool:
    """“long before Silva's election”: when it was, and nothing of whoever was elected."""
    behind = [child for child in parsed.children[preposition] if parsed.words[child].dep == "pobj"]
    owned = any(parsed.words[part].dep == "poss" for noun in behind for part in parsed.children[noun])
    return owned and parsed.words[preposition].text.lower() in ("before", "after", "since")


def _befell(parsed: Parsed, lexicon: Lexicon, preposition: int) -> bool:
    """“named her following the departure of Bo Lund”: what befell somebody else, who has no part in this."""
    noun = child_with(parsed, preposition, "pobj", "dobj")
    of = noun is not None and any(parsed.words[child].text.lower() == "of" for child in parsed.children[noun])
    return of and noun is not None and noun_kind(parsed, lexicon, noun) in _BEFALLING


def _told_of(parsed: Parsed, verb: int) -> list[int]:
    """The subjects of what a verb of saying reports: “she said that the mayor had resigned” is about the mayor."""
    said = [child for child in parsed.children[verb] if parsed.words[child].dep == "ccomp"]
    doers = [doer for child in said for doer in parsed.children[child] if parsed.words[doer].dep in SUBJECTS]
    return [index for doer in doers for index in clause(parsed, doer)]


def accused(parsed: Parsed, verb: int) -> Iterator[int]:
    """“Filed a lawsuit that accused Reed”, “sent a letter urging Reed to go”: whom the paper is against."""
    for noun in parsed.children[verb]:
        paper = parsed.words[noun].dep in ("dobj", "nsubjpass") and parsed.words[noun].lemma in _PAPERS
        for child in parsed.children[noun] if paper else ():
            if parsed.words[child].dep in _TOLD_BEHIND and parsed.words[child].lemma in _AGAINST:
                whom = child_with(parsed, child, "dobj")
                yield from clause(parsed, whom) if whom is not None else ()


def _in_which(parsed: Parsed, verb: int) -> Iterator[int]:
    """“…, in which both spoke” belongs to the event before it, also where the parser sees a second main clause."""
    for child in parsed.children[verb]:
        inside = parsed.subtree(child)
        if parsed.words[child].dep == "conj" and any(parsed.words[i].tag == "WDT" for i in inside[:3]):
            yield from clause(parsed, child)


def _behind_dates(parsed: Parsed, words: Iterable[int]) -> Iterator[int]:
    """Parsers hang “last month, in which they met” on the month; what it tells belongs to the happening."""
    for index in words:
        if parsed.words[index].pos == "X":
            for child in parsed.children[index]:
                if parsed.words[child].dep == "relcl":
                    yield from parsed.subtree(child)


def around(parsed: Parsed, trigger: Trigger, lexicon: Lexicon) -> Iterator[tuple[int, ...]]:
    """The clauses in which an event noun stands, nearest first, up to the one that only says who told it.

    Who is in the nearest clause that names anybody takes part, where the noun's own phrase names nobody.
    """
    found: set[int] = set()
    for above in [index for index in parsed.above(trigger.word) if is_verb(parsed, index)][:_CLAUSES_UP]:
        if lexicon.kind_of_verb(parsed.words[above].lemma) == "statement":
            return
        doer = subject(parsed, above)
        found.update(clause(parsed, above))
        found.update(clause(parsed, doer) if doer is not None else ())
        yield tuple(sorted(found))


def place(parsed: Parsed, trigger: Trigger, names: Sequence[Name], states: frozenset[str]) -> str | None:
    """Where it happened, in the words of the text: a state or capital behind “in” or “at”, right at the trigger.

    “Talks in Oslo” and “met in Oslo” name the place; “a call about the war in Chad” does not.
    """
    governors = {trigger.word, trigger.verb}
    for name in names:
        inside = parsed.within(name.start, name.end)
        preposition = parsed.words[inside[-1]].head
        is_place = name.actor in states and name.form in ("name", "capital")
        behind = parsed.words[preposition].text.lower() in _PLACES and parsed.words[preposition].head in governors
        if is_place and behind and parsed.words[inside[-1]].dep == "pobj":
            return name.words
    return None


def speaker(parsed: Parsed, lexicon: Lexicon, index: int, sentence: Sentence, names: Sequence[Name]) -> str | None:
    """Who says so, None if the outlet itself: the subject of the verb of saying above, or “according to …”."""
    for above in parsed.above(index):
        if is_verb(parsed, above) and lexicon.kind_of_verb(parsed.words[above].lemma) == "statement":
            path = {index, *parsed.above(index)}
            child = next((c for c in parsed.children[above] if c in path), None)
            if child is not None and parsed.words[child].dep in ("ccomp", "parataxis"):
                who = subject(parsed, above)
                if who is not None:
                    return _phrase(parsed, who, names)
    return _according_to(parsed, sentence, names)


def _according_to(parsed: Parsed, sentence: Sentence, names: Sequence[Name]) -> str | None:
    for index in parsed.within(sentence.start, sentence.end):
        if parsed.words[index].text.lower() == "according":
            for deep in parsed.subtree(index):
                if parsed.words[deep].dep == "pobj":
                    return _phrase(parsed, deep, names)
    return None


def _spelled(parsed: Parsed, indices: Sequence[int]) -> str:
    """Words with the spaces that stand between them in the text."""
    text = ""
    for index in indices:
        near = index and parsed.words[index - 1].end == parsed.words[index].start
        text += parsed.words[index].text if near or not text else f" {parsed.words[index].text}"
    return text


def _phrase(parsed: Parsed, head: int, names: Sequence[Name]) -> str | None:
    """The naming of a speaker: the name, else the noun phrase without what hangs behind it."""
    inside = [i for i in parsed.subtree(head) if i <= head or parsed.words[i].dep in ("compound",)]
    start, end = parsed.words[inside[0]].start, parsed.words[head].end
    beside = (child for child in parsed.children[head] if parsed.words[child].dep == "appos")
    for index in (head, *beside):  # “Peru's president Ana Silva”, “Peru's president, Ana Silva, …”
        at = parsed.words[index].start
        found = next((one.actor for one in names if one.start <= at < one.end and one.form != "people"), None)
        if found is not None:
            return found
    owner = next((i for i in inside if parsed.words[i].dep == "poss"), None)
    for name in names:
        if owner is not None and name.start <= parsed.words[owner].start < name.end:
            return name.actor
    covering = [name for name in names if name.start < end and name.end > start and name.form != "people"]
    if covering and any(name.end >= parsed.words[head].end for name in covering):
        return covering[-1].actor
    phrase = _spelled(parsed, inside).strip("“”\"' ")
    return phrase[:120] if phrase and parsed.words[head].pos in ("NOUN", "PROPN") else None
