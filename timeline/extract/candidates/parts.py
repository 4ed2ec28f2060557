"""Who takes part in a happening, where, and who says so."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
_GOALS: Final = frozenset({"to", "from", "into", "via", "for", "toward", "towards"})
_BESIDE: Final = frozenset({"outside", "near", "inside", "around", "behind", "opposite"})
_HEARING: Final = frozenset({"to", "on", "in", "with", "from", "at", "via"})
_OBJECTS: Final = frozenset({"dobj", "dative", "pobj"})
_STAGED: Final = frozenset({"play", "portray"})
_RELATIVES: Final = frozenset(
    "father mother son daughter wife husband brother sister uncle aunt cousin nephew niece parent grandfather "
    "grandmother widow widower stepfather stepmother fiancée fiancé girlfriend boyfriend".split()
)
_AFTERWARDS: Final = frozenset({"after", "before", "since", "following", "despite", "without", "upon", "with"})
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
    found -= _of_other_happenings(parsed, trigger, found)
    found.update(_in_which(parsed, trigger.verb) if trigger.is_noun and trigger.verb is not None else ())
    return tuple(sorted(found))


def _of_other_happenings(parsed: Parsed, trigger: Trigger, words: Iterable[int]) -> set[int]:
    """“…, after speaking to Chinese officials”: another happening, with participants of its own."""
    found: set[int] = set()
    for index in words:
        doing = [child for child in parsed.children[index] if parsed.words[child].dep == "pcomp"]
        if parsed.words[index].text.lower() in _AFTERWARDS and doing:
            inside = set(parsed.subtree(index))
            found |= inside if trigger.word not in inside else set()
    return found


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


@dataclass(frozen=True, slots=True)
class Scene:
    """A happening and its sentence: the trigger, which name covers which word, and words around names.

    `state_nouns` mean a state or a body behind its name (“Peruvian troops”), `press` stand in outlets' names.
    """

    parsed: Parsed
    trigger: Trigger
    covered: Mapping[int, Name]
    state_nouns: frozenset[str]
    press: frozenset[str]

    @property
    def doer(self) -> int | None:
        """The subject of the trigger's verb, where it is not the event noun itself."""
        found = subject(self.parsed, self.trigger.verb) if self.trigger.verb is not None else None
        return None if self.trigger.is_noun and found == self.trigger.word else found

    @property
    def passive(self) -> bool:
        """Whether the subject undergoes what the trigger's verb says."""
        return self.trigger.verb is not None and is_passive(self.parsed, self.trigger.verb)

    @property
    def happening(self) -> int:
        """The word that an adjective of nationality may belong to: the event noun, or the subject of the verb."""
        if self.trigger.is_noun:
            return self.trigger.word
        return self.doer if self.doer is not None else self.trigger.word


def actors(scene: Scene, words: Iterable[int], by_start: Mapping[int, Name]) -> tuple[tuple[str, Role], ...]:
    """Who takes part, each once with the strongest role, agents first; states by capital only where they act.

    Who is told something and is called by one of the `press` words is an outlet, and takes no part.
    """
    parsed, doer = scene.parsed, scene.doer
    meant = frozenset(_antecedents(scene)) if doer is not None else frozenset()
    subject_words = meant | (frozenset(parsed.subtree(doer)) if doer is not None else frozenset())
    found: dict[str, Role] = {}
    for index in sorted({*words, *meant}):
        name = by_start.get(parsed.words[index].start)
        head = _head_word(parsed, index, name) if name is not None else index
        if name is None or _is_no_part(scene, name, head, in_subject=head in subject_words):
            continue
        role = _role(scene, name, head, in_subject=head in subject_words)
        for ident in name.everyone if role else ():
            if _ORDER[role or "party"] < _ORDER.get(found.get(ident, ""), 9):
                found[ident] = role or "party"
    return tuple(sorted(found.items(), key=lambda pair: _ORDER[pair[1]]))


def _antecedents(scene: Scene) -> Iterator[int]:
    """The words of whom the subject means: “Reed, a nurse who fell ill”, “the union, whose members left”."""
    parsed, doer = scene.parsed, scene.doer
    if doer is None or doer in scene.covered:
        return
    whose = any(parsed.words[child].text.lower() == "whose" for child in parsed.children[doer])
    above = parsed.words[doer].head
    if whose and parsed.words[above].dep == "relcl":
        yield from _name_at(scene, parsed.words[above].head)
    elif parsed.words[doer].dep == "appos":
        yield from _name_at(scene, above)


def _name_at(scene: Scene, index: int) -> tuple[int, ...]:
    name = scene.covered.get(index)
    return scene.parsed.within(name.start, name.end) if name is not None and name.form != "people" else ()


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


def _is_no_part(scene: Scene, name: Name, head: int, *, in_subject: bool) -> bool:
    """Whether a name in the clause takes no part: it describes, is the outlet, a relative's, a role on stage."""
    parsed, word = scene.parsed, scene.parsed.words[head]
    above = parsed.words[word.head]
    if _is_by_the_way(parsed, head, scene.covered):
        return True
    heard = preposition_of(parsed, head) in _HEARING or (scene.trigger.kind == "statement" and word.dep in _OBJECTS)
    if set(name.words.split(" ")) & scene.press and not in_subject and heard:
        return True
    if (word.dep == "poss" and above.lemma in _RELATIVES) or (word.dep == "dobj" and above.lemma in _STAGED):
        return True
    return word.dep in _INNER and _only_describes(scene, head)


def _role(scene: Scene, name: Name, head: int, *, in_subject: bool) -> Role | None:
    parsed, word = scene.parsed, scene.parsed.words[head]
    preposition = "" if word.dep == "poss" else preposition_of(parsed, head)
    if name.form == "people":
        return _people_role(scene, head, in_subject=in_subject)
    goes = scene.trigger.kind == "movement" and preposition in _GOALS and name.form in ("name", "capital")
    if goes or (preposition in _PLACES and name.form in ("name", "capital")):
        return None if name.form == "capital" else "place"
    if preposition in _BESIDE and name.form != "pronoun":
        return None
    if name.form == "capital" and not in_subject and (preposition or word.dep in ("npadvmod", "appos")):
        return None if preposition in ("to", "from", "for", "on") else "party"
    if in_subject:
        return "patient" if scene.passive else "agent"
    if preposition == "by" and scene.passive:
        return "agent"
    return "patient" if word.dep in ("dobj", "dative") or preposition in ("on", "against", "to", "of") else "party"


def _people_role(scene: Scene, last: int, *, in_subject: bool) -> Role | None:
    """“Russian” stands for Russia where it describes its organs or the happening itself, not a person or a thing."""
    parsed = scene.parsed
    head = parsed.words[parsed.words[last].head]
    following = parsed.words[last + 1] if last + 1 < len(parsed.words) else head
    organs = {head.text.lower(), head.lemma, following.text.lower(), f"{following.text.lower()} {head.text.lower()}"}
    if parsed.words[last].pos in ("NOUN", "PROPN") and parsed.words[last].dep in ("nsubj", "nsubjpass", "dobj", "pobj"):
        several = parsed.words[last].tag in ("NNS", "NNPS") or parsed.words[last].text.endswith(_WHOLE_PEOPLE)
        return "party" if several and last and parsed.words[last - 1].text.lower() == "the" else None
    of_event = parsed.words[last].head == scene.happening
    if not organs & scene.state_nouns and not of_event:
        return None
    return ("patient" if scene.passive else "agent") if in_subject or of_event else "party"


def _is_by_the_way(parsed: Parsed, last: int, covered: Mapping[int, Name]) -> bool:
    """Whether a name only tells who another is or who says so.

    “President Silva of Brazil”, “Ana Silva, the head of Norwick Bank, …”, “according to the Post”.
    """
    preposition = parsed.words[last].head
    of_somebody = covered.get(parsed.words[preposition].head)
    is_of = parsed.words[last].dep == "pobj" and parsed.words[preposition].text.lower() == "of"
    if is_of and of_somebody is not None and of_somebody.form == "name":
        return True
    beside = (*_beside(parsed, preposition), *parsed.children[last])
    if is_of and any(child in covered and parsed.words[child].dep == "appos" for child in beside):
        return True
    below = last
    for above in parsed.above(last):
        if parsed.words[above].text.lower() == "according" or _describes(parsed, below, above, covered, last):
            return True
        if is_verb(parsed, above):
            return False
        below = above
    return False


def _beside(parsed: Parsed, preposition: int) -> tuple[int, ...]:
    """What hangs on the noun before a preposition: “the head of Norwick Bank, Ana Silva”."""
    noun = parsed.words[preposition].head
    return parsed.children[noun] if parsed.words[noun].pos == "NOUN" else ()


def _describes(parsed: Parsed, below: int, above: int, covered: Mapping[int, Name], last: int) -> bool:
    """Whether a phrase is an apposition that describes somebody named: its own inner names take no part."""
    return below != last and parsed.words[below].dep == "appos" and below not in covered and above in covered


def _only_describes(scene: Scene, last: int) -> bool:
    """Whether a name only describes the noun behind it: “the Trump administration”, “a Reuters photographer”.

    Not so in “the Trump-Putin call” and “a U.S. delegation”, nor where the noun is itself a name: there the parser
    missed an “and”.
    """
    parsed, covered = scene.parsed, scene.covered
    head = parsed.words[last].head
    if head in covered and covered[head] != covered.get(last):
        return False
    beside = {parsed.words[index].text for index in (last - 1, last + 1) if 0 <= index < len(parsed.words)}
    if scene.happening in parsed.above(last) and beside & {"-", "–"}:
        return False
    return parsed.words[head].pos in ("NOUN", "PROPN") and parsed.words[head].text.lower() not in scene.state_nouns


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
