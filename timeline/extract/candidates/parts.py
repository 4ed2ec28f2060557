"""Who takes part in a happening, where, and who says so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from timeline.core.model import Role
from timeline.core.reading import Name, Parsed, Sentence
from timeline.extract.candidates.clauses import SUBJECTS, clause, is_passive, is_verb, preposition_of, subject
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.triggers import Trigger

_PLACES: Final = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "off", "through", "over"})
_ORDER: Final[Mapping[str, int]] = {"agent": 0, "party": 1, "patient": 2, "place": 3}
_TOLD_BEHIND: Final = frozenset({"relcl", "acl"})
_INNER: Final = ("compound", "nmod")
_WHOLE_PEOPLE: Final = ("sh", "ch", "ese", "ss")  # “the French” are all of them, “the Serb” is one
_CLAUSES_UP: Final = 2
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
    found.update(_in_which(parsed, trigger.verb) if trigger.is_noun and trigger.verb is not None else ())
    return tuple(sorted(found))


def _told_of(parsed: Parsed, verb: int) -> list[int]:
    """The subjects of what a verb of saying reports: “she said that the mayor had resigned” is about the mayor."""
    said = [child for child in parsed.children[verb] if parsed.words[child].dep == "ccomp"]
    doers = [doer for child in said for doer in parsed.children[child] if parsed.words[doer].dep in SUBJECTS]
    return [index for doer in doers for index in clause(parsed, doer)]


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


def actors(
    parsed: Parsed,
    trigger: Trigger,
    words: Iterable[int],
    names: Sequence[Name],
    state_nouns: frozenset[str],
    press: frozenset[str] = frozenset(),
) -> tuple[tuple[str, Role], ...]:
    """Who takes part, each once with the strongest role, agents first; states by capital only where they act.

    Who is told something and is called by one of the `press` words is an outlet, and takes no part.
    """
    by_start = {name.start: name for name in names}
    covered = {index: name for name in names for index in parsed.within(name.start, name.end)}
    doer = subject(parsed, trigger.verb) if trigger.verb is not None else None
    passive = trigger.verb is not None and is_passive(parsed, trigger.verb)
    by_itself = doer is None or (trigger.is_noun and doer == trigger.word)
    subject_words = frozenset() if by_itself else frozenset(parsed.subtree(doer or 0))
    happening = trigger.word if trigger.is_noun else doer if doer is not None else trigger.word
    speaks = trigger.kind == "statement"
    found: dict[str, Role] = {}
    for index in words:
        name = by_start.get(parsed.words[index].start)
        if name is None:
            continue
        last = _head_word(parsed, index, name)
        in_subject = last in subject_words
        if _is_by_the_way(parsed, last, covered) or (speaks and not in_subject and set(name.words.split(" ")) & press):
            continue
        if parsed.words[last].dep in _INNER and _only_describes(parsed, last, happening, covered, state_nouns):
            continue
        role = _role(parsed, name, last, in_subject, happening, passive=passive, state_nouns=state_nouns)
        for ident in name.everyone if role else ():
            if _ORDER[role or "party"] < _ORDER.get(found.get(ident, ""), 9):
                found[ident] = role or "party"
    return tuple(sorted(found.items(), key=lambda pair: _ORDER[pair[1]]))


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


def _head_word(parsed: Parsed, first: int, name: Name) -> int:
    """The word of a name that its sentence governs: “Bank” of “Bank of Norwick”."""
    inside = parsed.within(name.start, name.end)
    head = parsed.head_of(inside)
    return first if head is None else head


def _role(
    parsed: Parsed, name: Name, last: int, in_subject: bool, trigger: int, *, passive: bool, state_nouns: frozenset[str]
) -> Role | None:
    word = parsed.words[last]
    preposition = "" if word.dep == "poss" else preposition_of(parsed, last)
    if name.form == "people":
        return _people_role(parsed, last, in_subject, trigger, passive=passive, state_nouns=state_nouns)
    if preposition in _PLACES and name.form in ("name", "capital"):
        return "place"
    if name.form == "capital" and not in_subject and (preposition or word.dep in ("npadvmod", "appos")):
        return "place" if preposition in ("to", "from", "for") else "party"
    if in_subject:
        return "patient" if passive else "agent"
    if preposition == "by" and passive:
        return "agent"
    return "patient" if word.dep in ("dobj", "dative") or preposition in ("on", "against", "to", "of") else "party"


def _people_role(
    parsed: Parsed, last: int, in_subject: bool, trigger: int, *, passive: bool, state_nouns: frozenset[str]
) -> Role | None:
    """“Russian” stands for Russia where it describes its organs or the happening itself, not a person or a thing."""
    head = parsed.words[parsed.words[last].head]
    following = parsed.words[last + 1] if last + 1 < len(parsed.words) else head
    organs = {head.text.lower(), head.lemma, following.text.lower(), f"{following.text.lower()} {head.text.lower()}"}
    if parsed.words[last].pos in ("NOUN", "PROPN") and parsed.words[last].dep in ("nsubj", "nsubjpass", "dobj", "pobj"):
        several = parsed.words[last].tag in ("NNS", "NNPS") or parsed.words[last].text.endswith(_WHOLE_PEOPLE)
        return "party" if several and last and parsed.words[last - 1].text.lower() == "the" else None
    if not organs & state_nouns and parsed.words[last].head != trigger:
        return None
    return ("patient" if passive else "agent") if in_subject or parsed.words[last].head == trigger else "party"


def _is_by_the_way(parsed: Parsed, last: int, covered: Mapping[int, Name]) -> bool:
    """Whether a name only tells who another is or who says so.

    “President Silva of Brazil”, “Ana Silva, the head of Norwick Bank, …”, “according to the Post”.
    """
    preposition = parsed.words[last].head
    of_somebody = covered.get(parsed.words[preposition].head)
    is_of = parsed.words[last].dep == "pobj" and parsed.words[preposition].text.lower() == "of"
    if is_of and of_somebody is not None and of_somebody.form == "name":
        return True
    below = last
    for above in parsed.above(last):
        if parsed.words[above].text.lower() == "according" or _describes(parsed, below, above, covered, last):
            return True
        if is_verb(parsed, above):
            return False
        below = above
    return False


def _describes(parsed: Parsed, below: int, above: int, covered: Mapping[int, Name], last: int) -> bool:
    """Whether a phrase is an apposition that describes somebody named: its own inner names take no part."""
    return below != last and parsed.words[below].dep == "appos" and below not in covered and above in covered


def _only_describes(
    parsed: Parsed, last: int, trigger: int, covered: Mapping[int, Name], state_nouns: frozenset[str]
) -> bool:
    """Whether a name only describes the noun behind it: “the Trump administration”, “a Reuters photographer”.

    Not so in “the Trump-Putin call” and “a U.S. delegation”, nor where the noun is itself a name: there the parser
    missed an “and”.
    """
    head = parsed.words[last].head
    if head in covered and covered[head] != covered.get(last):
        return False
    beside = {parsed.words[index].text for index in (last - 1, last + 1) if 0 <= index < len(parsed.words)}
    if trigger in parsed.above(last) and beside & {"-", "–"}:
        return False
    return parsed.words[head].pos in ("NOUN", "PROPN") and parsed.words[head].text.lower() not in state_nouns


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
    owner = next((i for i in inside if parsed.words[i].dep == "poss"), None)
    for name in names:
        if owner is not None and name.start <= parsed.words[owner].start < name.end:
            return name.actor
    covering = [name for name in names if name.start < end and name.end > start and name.form != "people"]
    if covering and any(name.end >= parsed.words[head].end for name in covering):
        return covering[-1].actor
    phrase = _spelled(parsed, inside).strip("“”\"' ")
    return phrase[:120] if phrase and parsed.words[head].pos in ("NOUN", "PROPN") else None
