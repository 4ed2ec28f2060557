"""Which words of a sentence report a happening, and of which kind."""

from dataclasses import dataclass
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates import abstracts, statives
from timeline.extract.candidates.clauses import SUBJECTS, child_with, is_verb, subject
from timeline.extract.candidates.company import company, near
from timeline.extract.candidates.denials import is_denied, is_wished_for
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.phoning import is_phoned

_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_OF_WORDS: Final = ("statement", "publication")
_URGING: Final = frozenset({"push", "move", "bring", "press"})  # “pushed them to pass it”: nothing has been passed
_DONE: Final = frozenset({"do", "see", "hear", "look", "watch", "keep", "use"})
_EXPLETIVES: Final = frozenset({"it", "this", "that", "there", "what", "these", "those", "which", "who"})
_WHERE: Final = frozenset(
    {"in", "at", "without", "near", "under", "aboard", "on", "outside", "inside", "off", "from", "south"}
)
_TIMES: Final = frozenset({"day", "night", "morning", "evening", "afternoon", "time", "week", "way"})  # “on the way”
_STANDINGS: Final = vocabulary.words("standings")
_WITH_NAMES: Final = ("disaster",)
_AS_NOUN: Final = ("dobj", "nsubj", "nsubjpass", "pobj")  # also where the tagger sees an adjective
_BY_OBJECT: Final = ("dobj", "nsubjpass")
_ASIDES: Final = frozenset("from after before since despite amid without because like unlike".split())
_CARRIED: Final = ("dobj", "nsubjpass", "nsubj", "attr", "pobj")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb or a noun that reports a happening. `verb` carries the noun, if one does (“held talks”)."""

    word: int
    kind: str
    is_noun: bool
    verb: int | None
    why: str


def of_noun(parsed: Parsed, lexicon: Lexicon, index: int) -> Trigger | None:
    """The trigger that a noun is, with the verb that carries it; None if the noun reports nothing."""
    kind = noun_kind(parsed, lexicon, index)
    if kind is None or _is_attribution(parsed, index) or _is_none(parsed, index) or _is_for_comment(parsed, index):
        return None
    if (saying := _saying(parsed, lexicon, index)) is not None:
        return of_verb(parsed, lexicon, saying)
    carrier = _carrier(parsed, lexicon, index)
    if carrier is not None and is_denied(parsed, lexicon, carrier):
        return None
    return Trigger(index, kind, True, carrier, f"“{parsed.words[index].text}” reports {kind}")


def of_verb(parsed: Parsed, lexicon: Lexicon, index: int) -> Trigger | None:
    """The trigger that a verb is or carries; None for a negated verb, a condition, or a state of things."""
    if is_denied(parsed, lexicon, index) or is_wished_for(parsed, lexicon, index):
        return None
    lemma = parsed.words[index].lemma
    if parsed.words[index].text.lower() == "according" or _is_for_comment(parsed, parsed.words[index].head):
        return None
    if parsed.words[index].dep == "acl" and _is_of_words(parsed, lexicon, index):
        return of_noun(parsed, lexicon, parsed.words[index].head)
    phrasal = "call" if is_phoned(parsed, index) else lexicon.kind_of_verb_with(lemma, company(parsed, index))
    if phrasal is not None:
        return Trigger(index, phrasal, False, index, f"“{parsed.words[index].text}” reports {phrasal}")
    read = _read(parsed, lexicon, lemma, index)
    handed = _handed_on(parsed, lexicon, index)
    if handed is not None:
        return handed
    kind = read or _kind(lexicon, lemma)
    if kind is None:
        return _stative(parsed, lexicon, index)
    if kind == "other" and not read:
        kind = _kind_of_object(parsed, lexicon, index) or kind
    return Trigger(index, kind, False, index, f"“{parsed.words[index].text}” reports {kind}")


def lemma_of(parsed: Parsed, lexicon: Lexicon, trigger: Trigger) -> str:
    """The trigger's lemma, with the word that belongs to it: “step down”, “phone call”."""
    lemma = parsed.words[trigger.word].lemma.lower()
    if trigger.is_noun:
        return lemma
    particle = child_with(parsed, trigger.word, "prt")
    behind = particle if particle is not None else child_with(parsed, trigger.word, "advmod")
    beside = parsed.words[behind].lemma.lower().split() if behind is not None else []
    is_phrasal = particle is not None or lexicon.kind_of_verb_with(parsed.words[trigger.word].lemma, beside)
    return " ".join([lemma, *beside]) if is_phrasal else lemma


def _handed_on(parsed: Parsed, lexicon: Lexicon, verb: int) -> Trigger | None:
    """What a verb only carries: the noun of “held talks”, the infinitive of “is expected to arrive”."""
    lemma = parsed.words[verb].lemma
    carries = lemma in lexicon.support.verbs or lemma in lexicon.scheduling.verbs
    carries = carries or bool(company(parsed, verb) & set(lexicon.support.verbs_with.get(lemma, ())))
    if carries and (trigger := _carried(parsed, lexicon, verb)):
        return trigger
    inner = child_with(parsed, verb, "xcomp")
    ahead = lemma in lexicon.scheduling.verbs - _URGING and inner is not None and is_verb(parsed, inner)
    return of_verb(parsed, lexicon, inner) if ahead and inner is not None else None


def noun_kind(parsed: Parsed, lexicon: Lexicon, index: int) -> str | None:
    """The kind that a noun reports, two-word nouns such as “phone call” first."""
    word = parsed.words[index]
    is_noun = word.pos in _NOUNS or (word.dep in _AS_NOUN and word.pos != "X" and not is_verb(parsed, index))
    if not is_noun or _is_inside_name(parsed, index) or abstracts.is_liberty(parsed, index):
        return None
    if named := _named_after(parsed, lexicon, index):
        return named
    following = parsed.words[index + 1].text.lower() if index + 1 < len(parsed.words) else ""
    before = _before(parsed, index)
    lemma = word.lemma if word.pos == "NOUN" else word.text.lower()
    joined = f"{before}{lemma}" if before.endswith("-") else f"{before} {lemma}"
    forms = (joined, lemma, word.text.lower())
    kind = next((found for form in forms if (found := lexicon.kind_of_noun(form, following, before))), None)
    if kind is None:
        return lexicon.kind_of_gerund(lemma) if word.tag == "NN" else None
    if abstracts.is_right(parsed, index) or abstracts.is_rate(parsed, index) or abstracts.is_unowned(parsed, index):
        return None
    read = _read(parsed, lexicon, lemma, index)
    return kind if read is None else read or None


def _read(parsed: Parsed, lexicon: Lexicon, lemma: str, index: int) -> str | None:
    """The kind that a word has in the company it keeps, None if that makes no difference."""
    return lexicon.kind_beside(lemma, near(parsed, index)) if lexicon.is_ambiguous(lemma) else None


def _is_inside_name(parsed: Parsed, index: int) -> bool:
    """“Hurricane” in “the National Hurricane Center”: part of a name that ends in another word."""
    word = parsed.words[index]
    return word.pos == "PROPN" and word.dep == "compound" and parsed.words[word.head].pos == "PROPN"


def _named_after(parsed: Parsed, lexicon: Lexicon, index: int) -> str | None:
    """The kind of a happening with a name of its own: “Hurricane Ida”, “Storm Doris”."""
    first = child_with(parsed, index, "compound")
    if first is None or parsed.words[index].pos != "PROPN" or first != parsed.subtree(first)[0]:
        return None
    kind = lexicon.kind_of_noun(parsed.words[first].text.lower())
    return kind if kind in _WITH_NAMES and first == index - 1 else None


def _before(parsed: Parsed, index: int) -> str:
    """The lemma of the word before; over a hyphen (“by-election”), the word with the hyphen."""
    if index > 1 and parsed.words[index - 1].text == "-" and parsed.words[index - 1].end == parsed.words[index].start:
        return f"{parsed.words[index - 2].lemma}-"
    return parsed.words[index - 1].lemma if index else ""


def _is_none(parsed: Parsed, noun: int) -> bool:
    """“no talks”, “without a vote”: there was none."""
    before = any(parsed.words[c].dep == "det" and parsed.words[c].text.lower() == "no" for c in parsed.children[noun])
    return before or (
        parsed.words[noun].dep == "pobj" and parsed.words[parsed.words[noun].head].text.lower() == "without"
    )


def _is_attribution(parsed: Parsed, noun: int) -> bool:
    """“according to the report”: the noun only says where the news comes from."""
    above = list(parsed.above(noun))[:2]
    return any(parsed.words[index].text.lower() == "according" for index in above)


def _is_for_comment(parsed: Parsed, noun: int) -> bool:
    """“did not answer Monday's request for comment”: what the paper did itself; not “sorry for her comment”."""
    below = (child for child in parsed.children[noun] if parsed.words[child].dep in ("prep", "acl"))
    asked = (deep for child in below for deep in parsed.children[child] if parsed.words[deep].lemma == "comment")
    return any(parsed.words[deep].tag != "NNS" and not parsed.children[deep] for deep in asked)


def _saying(parsed: Parsed, lexicon: Lexicon, noun: int) -> int | None:
    """The verb of saying above a statement: “said in an address on Monday” is told by “said”."""
    head = parsed.words[noun].head
    verb = parsed.words[head].head
    if parsed.words[noun].dep != "pobj" or parsed.words[head].text.lower() not in (
        "in",
        "on",
        "at",
        "during",
        "through",
    ):
        return None
    speaks = is_verb(parsed, verb) and lexicon.kind_of_verb(parsed.words[verb].lemma) == "statement"
    return verb if speaks else None


def _carrier(parsed: Parsed, lexicon: Lexicon, noun: int) -> int | None:
    """The verb beside an event noun that says no more than that it took place."""
    for above in parsed.above(noun):
        if is_verb(parsed, above):
            lemma = parsed.words[above].lemma
            carries = lemma in lexicon.support.verbs or lemma in lexicon.scheduling.verbs
            carries = carries and parsed.words[above].text != "following" and not _only_beside(parsed, noun, above)
            return above if carries else None
        if not _leads_on(parsed, above):
            return None
    return None


def _only_beside(parsed: Parsed, noun: int, verb: int) -> bool:
    """“In the stabbing, Silva was to appear in court”: he is in talks, on a visit, but in no stabbing."""
    inside = parsed.words[noun].dep == "pobj" and parsed.words[verb].lemma == "be"
    return inside and parsed.words[noun].head < noun < verb


def _leads_on(parsed: Parsed, above: int) -> bool:
    """“a round of talks was held” holds talks; “probes into the vote were held” no vote, nor “met before the vote”."""
    word = parsed.words[above]
    if word.pos == "ADP":
        return word.text.lower() not in ("before", "after", "since", "from")
    return any(parsed.words[child].text.lower() == "of" for child in parsed.children[above])


def _carried(parsed: Parsed, lexicon: Lexicon, verb: int) -> Trigger | None:
    for dep in _CARRIED:
        for child in _candidates(parsed, verb, dep):
            if kind := noun_kind(parsed, lexicon, child):
                why = f"“{parsed.words[verb].text} … {parsed.words[child].text}” reports {kind}"
                return Trigger(child, kind, True, verb, why)
    inherited = _right_before(parsed, lexicon, verb) or subject(parsed, verb)
    if inherited is not None and (kind := noun_kind(parsed, lexicon, inherited)):
        return Trigger(inherited, kind, True, verb, f"“{parsed.words[inherited].text}” reports {kind}")
    return _by_noun_inside(parsed, lexicon, inherited, verb)


def _right_before(parsed: Parsed, lexicon: Lexicon, verb: int) -> int | None:
    """“planning for the summit, first scheduled for June”: an event noun right before, whatever the parser chose."""
    if parsed.words[verb].dep != "acl" or parsed.words[verb].tag != "VBN":
        return None
    before = verb - 1
    while before > 0 and (parsed.words[before].text == "," or parsed.words[before].dep == "advmod"):
        before -= 1
    return before if before > 0 and noun_kind(parsed, lexicon, before) else None


def _by_noun_inside(parsed: Parsed, lexicon: Lexicon, phrase: int | None, verb: int) -> Trigger | None:
    """“the decision to hold talks was postponed” has no event at its head; its inside is looked through once."""
    for part in parsed.subtree(phrase) if phrase is not None else ():
        if parsed.words[part].dep in ("pobj", "compound") and (kind := noun_kind(parsed, lexicon, part)):
            return Trigger(part, kind, True, verb, f"“{parsed.words[part].text}” reports {kind}")
    return None


def _candidates(parsed: Parsed, verb: int, dep: str) -> list[int]:
    if dep != "pobj":
        return [child for child in parsed.children[verb] if parsed.words[child].dep == dep]
    beside = [child for child in parsed.children[verb] if parsed.words[child].dep in ("prep", "prt")]
    prepositions = [child for child in beside if parsed.words[child].text.lower() not in _ASIDES]  # “come from”
    return [deep for child in prepositions for deep in parsed.children[child] if parsed.words[deep].dep == "pobj"]


def _stative(parsed: Parsed, lexicon: Lexicon, verb: int) -> Trigger | None:
    """“The summit is on 12 June”: the verb says nothing, its subject or complement may."""
    for child in parsed.children[verb]:
        part = parsed.words[child].dep in (*SUBJECTS, "attr", "dobj") and not _is_none(parsed, child)
        if part and (kind := noun_kind(parsed, lexicon, child)):
            return Trigger(child, kind, True, verb, f"“{parsed.words[child].text}” reports {kind}")
    if (told := statives.told(parsed, verb)) is not None:
        return Trigger(told[0], "other", False, told[0], told[1])
    clause = statives.cleft(parsed, verb) if parsed.words[verb].lemma == "be" else None
    clause = statives.last_time(parsed, verb) if clause is None and parsed.words[verb].lemma == "be" else clause
    if clause is not None:
        return of_verb(parsed, lexicon, clause)
    if parsed.words[verb].lemma == "have" and (done := statives.forced(parsed, verb)) is not None:
        return of_verb(parsed, lexicon, done)
    if parsed.words[verb].lemma != "be":
        return _undergone(parsed, lexicon, verb)
    return _due(parsed, lexicon, verb) or _situation(parsed, verb)


def _undergone(parsed: Parsed, lexicon: Lexicon, verb: int) -> Trigger | None:
    """“A lot of work has been done”, “a service is planned”: verbs of states that tell more in the passive."""
    doer = child_with(parsed, verb, "nsubjpass")
    if doer is not None and parsed.words[verb].lemma in lexicon.scheduling.verbs and parsed.words[doer].pos in _NOUNS:
        return Trigger(doer, "other", True, verb, f"“{parsed.words[doer].text}” is {parsed.words[verb].text}")
    done = doer is not None and parsed.words[verb].lemma in _DONE
    return Trigger(verb, "other", False, verb, f"“{parsed.words[verb].text}” reports other") if done else None


def _due(parsed: Parsed, lexicon: Lexicon, verb: int) -> Trigger | None:
    """“She is due in court on 3 May” announces something."""
    for child in parsed.children[verb]:
        word = parsed.words[child]
        if word.dep in ("acomp", "attr", "oprd") and word.lemma in lexicon.scheduling.adjectives:
            kind = "ruling" if "court" in near(parsed, child) else "other"
            return Trigger(verb, kind, False, verb, f"“{word.text}” announces {kind}")
    return None


def _situation(parsed: Parsed, verb: int) -> Trigger | None:
    """“2,000 homes were without power on Monday”: where somebody or something was, in the past, is told."""
    past = parsed.words[verb].tag == "VBD" or any(parsed.words[c].tag == "VBD" for c in parsed.children[verb])
    doer = child_with(parsed, verb, "nsubj")
    if not past or doer is None or parsed.words[doer].pos not in _NOUNS | {"PRON"}:
        return None
    if parsed.words[doer].text.lower() in _EXPLETIVES:
        return None
    for child in parsed.children[verb]:
        where = parsed.words[child].dep == "prep" and parsed.words[child].text.lower() in _WHERE
        below = [parsed.words[part] for part in parsed.children[child]]
        idle = any(one.pos in ("X", "NUM") or one.lemma in _TIMES | _STANDINGS for one in below)
        if where and not idle:
            return Trigger(verb, "other", False, verb, f"“{parsed.words[verb].text}” tells a situation")
    return None


def _kind(lexicon: Lexicon, lemma: str) -> str | None:
    """The kind of a verb; `other` for one that carries an unlisted noun (“made its approach”, “a reading was held”)."""
    carries_only = lemma in lexicon.support.verbs | lexicon.scheduling.verbs and lemma not in lexicon.stative.verbs
    return lexicon.kind_of_verb(lemma) or ("other" if carries_only else None)


def _kind_of_object(parsed: Parsed, lexicon: Lexicon, verb: int) -> str | None:
    """The kind of what an unlisted verb is done to: “won the election”, “survived the crash”."""
    objects = [child for child in parsed.children[verb] if parsed.words[child].dep in _BY_OBJECT]
    return next((kind for child in objects if (kind := noun_kind(parsed, lexicon, child))), None)


def _is_of_words(parsed: Parsed, lexicon: Lexicon, verb: int) -> bool:
    """“an address posted on Monday”, “a report issued in May”: the noun is what was said or published."""
    kinds = (lexicon.kind_of_verb(parsed.words[verb].lemma), noun_kind(parsed, lexicon, parsed.words[verb].head))
    return kinds[1] in _OF_WORDS and kinds[0] in (*_OF_WORDS, None)
