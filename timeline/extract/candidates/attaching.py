"""To which word of its sentence a date belongs: the grammar is climbed from the date, and doubted where English does.

Parsers hang a date on the nearest word. So a date is handed on by words that cannot have it: an infinitive of purpose
by a day that has passed, the object of a finished action, a noun that is no happening.
"""

from collections.abc import Sequence
from typing import Final

from timeline.core import edtf
from timeline.core.reading import Parsed, Timex
from timeline.extract import vocabulary
from timeline.extract.candidates import climbing, insidenouns, neighbours, parting
from timeline.extract.candidates.clauses import done_to, is_finite, is_verb
from timeline.extract.candidates.idle import dates_nothing
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.neighbours import Date, saying_before
from timeline.extract.candidates.triggers import Trigger, noun_kind, of_noun, of_verb

_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_INSIDE: Final = frozenset({"compound", "nmod", "amod", "nummod", "poss"})
_NEARBY: Final = 20  # words in which an event noun is looked for where the grammar leads far away
_FAR: Final = 14  # words between a date and its trigger that make the grammar doubtful
# The rule of a date that is the name of a happening: it is the day of others only behind “on”
_NAME: Final = "nine-eleven"
_BESIDE: Final = frozenset({"after", "before"})
_SHORTLY: Final = frozenset({"shortly", "just", "soon", "right", "immediately", "moments", "minutes"})
_RECENT: Final = 14  # days before publication in which what the verb tells is likelier than what its object is
_OBJECTS: Final = ("dobj", "dative")
TELLING_OF: Final = vocabulary.words("telling_of")
_OF_OBJECT: Final = ("of", "for", "with", "on", "to", "between", "against")
_JUDGING: Final = vocabulary.words("judging")
_FOR_WHAT: Final = frozenset({"of", "for", "over"})
_CHARGES: Final = frozenset({"charge", "allegation", "accusation"})
_ACTORS: Final = frozenset({"PERSON", "ORG", "GPE", "NORP"})  # OntoNotes labels


def dates(parsed: Parsed, timexes: Sequence[Timex], published: str | None) -> list[Date]:
    """The dates of a sentence that can date something, in text order; those without words or of no day are left out."""
    found = []
    for timex in timexes:
        words = parsed.within(timex.start, timex.end)
        if words and timex.type in ("DATE", "TIME") and not (timex.value is None and timex.timex3 is not None):
            days = _days_before(timex.value, published)
            ahead = days is not None and days < 0
            if timex.rule == _NAME and not (words[0] and parsed.words[words[0] - 1].text.lower() == "on"):
                continue
            found.append(Date(timex, words, ahead, days is not None and 0 <= days <= _RECENT))
    return [one for one in found if not _is_edge(parsed, one)] or found


def _is_edge(parsed: Parsed, one: Date) -> bool:
    """“after a summer of unrest”, “before May”: beside another date such a one only says what came first.

    “Shortly after noon Wednesday” is when it happened.
    """
    before = one.words[0] - 1
    while before > 0 and parsed.words[before].dep in ("det", "amod"):
        before -= 1
    edge = before >= 0 and parsed.words[before].dep == "prep" and parsed.words[before].text.lower() in _BESIDE
    return edge and not (one.timex.type == "TIME" and before > 0 and parsed.words[before - 1].text.lower() in _SHORTLY)


def governing(
    parsed: Parsed,
    lexicon: Lexicon,
    one: Date,
    leant_on: frozenset[int] = frozenset(),
    others: Sequence[Date] = (),
) -> Trigger | None:
    """The trigger to which a date belongs, None where nothing happens there.

    `leant_on` are nouns on which another happening leans: “ahead of the vote today” dates the vote. `others` are the
    other dates of the sentence.
    """
    if one.words[0] - 1 in leant_on:
        return of_noun(parsed, lexicon, one.words[0] - 1)
    if any(dates_nothing(parsed, lexicon, each) for each in (one, *_around(one, others))):
        return None
    if told := neighbours.told(parsed, lexicon, one):
        return told
    head = parsed.head_of(one.words)
    if head is None:
        return None
    if parsed.words[head].dep in _INSIDE and parsed.words[parsed.words[head].head].pos in _NOUNS:
        if cut_off := insidenouns.cut_off(parsed, lexicon, one):
            return cut_off
        outside = insidenouns.phrase(parsed, lexicon, head)
        if not insidenouns.hands_on(parsed, lexicon, head, outside, one) or parting.is_taken(
            parsed, outside, one, others
        ):
            return insidenouns.of_dated_noun(parsed, lexicon, outside)
    return _by_grammar(parsed, lexicon, one, head, others)


def _around(one: Date, others: Sequence[Date]) -> list[Date]:
    """The intervals of which a date is an end: “17” in “2016-17”."""
    return [other for other in others if set(one.words) < set(other.words)]


def _by_grammar(parsed: Parsed, lexicon: Lexicon, one: Date, head: int, others: Sequence[Date]) -> Trigger | None:
    """The trigger above a date, or what English gives it where the grammar leads far away or to a verb with its own."""
    found = _right_before(parsed, lexicon, one, head) or _climbed(parsed, lexicon, one, head)
    found = saying_before(parsed, lexicon, found, one.words[0]) or found
    if found is None or _is_of_topic(parsed, found, one) or _is_of_other(parsed, found, one, head):
        return None
    if (outcome := _on_charges(parsed, lexicon, found)) is not None:
        return outcome
    if (judged := _phrase_of_judging(parsed, found, one)) is not None:
        deed = _noun_between(parsed, lexicon, one.words[0], judged)
        return deed or (None if _is_vaguely_past(one) else found)
    if _is_only_told_of(parsed, found, one):
        return _noun_between(parsed, lexicon, one.words[0])
    if (other := parting.parted(parsed, lexicon, found, one, others)) is not None:
        return other
    if parting.only_before(parsed, found, one, others):
        return None
    far = _is_doubtful(parsed, found, one.words[0])
    return (_noun_between(parsed, lexicon, one.words[0]) if far else None) or found


def _on_charges(parsed: Parsed, lexicon: Lexicon, found: Trigger) -> Trigger | None:
    """“her acquittal on bribery charges last week”: the acquittal was then."""
    word = parsed.words[found.word]
    outer = parsed.words[word.head].head
    if not found.is_noun or word.dep != "pobj" or word.lemma not in _CHARGES or parsed.words[outer].pos not in _NOUNS:
        return None
    return of_noun(parsed, lexicon, outer) if parsed.words[word.head].text.lower() in ("on", "over") else None


def _is_only_told_of(parsed: Parsed, found: Trigger, one: Date) -> bool:
    """“mentioned a fire in 1985”: the fire was then, whenever it was mentioned."""
    verb = found.verb
    return verb is not None and not one.recent and verb < one.words[0] and parsed.words[verb].lemma in TELLING_OF


def _phrase_of_judging(parsed: Parsed, found: Trigger, one: Date) -> int | None:
    """The “of” in “accused of abuse in the 1970s”, the “for” in “mocked for a 2003 film”: what is judged was then."""
    verb = found.verb
    if verb is None or one.recent or one.ahead or parsed.words[verb].lemma not in _JUDGING:
        return None
    between = range(verb + 1, one.words[0] - 1)
    return next((index for index in between if parsed.words[index].text.lower() in _FOR_WHAT), None)


def _is_vaguely_past(one: Date) -> bool:
    """“in the 1970s”, “11 years ago”: an accusation is not dated so, what it is about is."""
    decade = bool(one.timex.value) and edtf.precision(one.timex.value or "") == "decade"
    return decade or one.timex.words.lower().endswith("ago")


def above(parsed: Parsed, lexicon: Lexicon, index: int) -> Trigger | None:
    """The first trigger above a word, None where a verb without one comes first."""
    for governor in parsed.above(index):
        if parsed.words[governor].pos in _NOUNS:
            if trigger := of_noun(parsed, lexicon, governor):
                return trigger
        elif is_verb(parsed, governor) and parsed.words[governor].dep not in ("aux", "auxpass"):
            return of_verb(parsed, lexicon, governor)
    return None


def _climbed(parsed: Parsed, lexicon: Lexicon, one: Date, head: int) -> Trigger | None:
    """The first word above a date that can have it."""
    for above in parsed.above(head):
        word = parsed.words[above]
        if word.pos in _NOUNS:
            trigger = of_noun(parsed, lexicon, above)
            if trigger and not _is_done_to(parsed, lexicon, above, one):
                return trigger
        elif is_verb(parsed, above) and word.dep not in ("aux", "auxpass"):
            if climbing.hands_up(parsed, lexicon, above, one):
                continue
            if (told := climbing.planned(parsed, above, one)) is not None:
                return of_verb(parsed, lexicon, told)
            trigger = climbing.asked_for(parsed, lexicon, above) or of_verb(parsed, lexicon, above)
            trigger = trigger or climbing.deed(parsed, lexicon, above)
            if trigger is not None or not climbing.passes_on(parsed, lexicon, above, one):
                return trigger
    return None


def _is_of_other(parsed: Parsed, found: Trigger, one: Date, head: int) -> bool:
    """“turned to her ahead of his 2012 bid”, “arose after the panel's birth in May 2014”: long past, and of the bid."""
    if found.is_noun or one.recent or one.ahead:
        return False
    before = one.words[0] - 2
    inside = parsed.words[head].dep in (*_INSIDE, "conj")
    noun = next((i for i in parsed.above(head) if parsed.words[i].pos in _NOUNS), None) if inside else before
    if noun is None or noun < 0 or parsed.words[noun].pos not in _NOUNS or parsed.words[noun].dep != "pobj":
        return False
    owned = any(parsed.words[child].dep == "poss" for child in parsed.children[noun])
    return (inside or owned) and _is_behind_link(parsed, noun)


def _is_behind_link(parsed: Parsed, noun: int) -> bool:
    """Whether a noun stands behind “after”, “before” or “ahead of”."""
    link = parsed.words[noun].head
    ahead = link > 0 and parsed.words[link].text.lower() == "of" and parsed.words[link - 1].text.lower() == "ahead"
    return ahead or parsed.words[link].text.lower() in (*_BESIDE, "following")


def _is_of_topic(parsed: Parsed, found: Trigger, one: Date) -> bool:
    """“a report on interrogations a decade ago”: what is reported was then, not the report.

    So is “announced her resignation, effective Friday”.
    """
    before = one.words[0] - 1
    if found.kind == "statement" and "effective" in (
        parsed.words[i].text.lower() for i in (before, before - 1) if i > 0
    ):
        return True
    topic = before > found.word and parsed.words[before].dep == "pobj" and parsed.words[before].pos == "NOUN"
    if not topic or one.recent or one.ahead or found.kind not in ("statement", "publication"):
        return False
    return parsed.words[parsed.words[before].head].text.lower() in ("on", "about", "into")


def _is_done_to(parsed: Parsed, lexicon: Lexicon, noun: int, one: Date) -> bool:
    """“rejected the deal for a third time on Friday”: the rejection was on Friday, not the deal."""
    if noun > one.words[0] or not one.recent:
        return False
    asked = done_to(parsed, noun)
    if asked is not None and asked[1] and lexicon.asks_for(parsed.words[asked[0]].lemma, asked[1]):
        return parsed.words[asked[0]].tag == "VBD"
    above = parsed.words[noun].head
    while parsed.words[noun].dep == "pobj" and parsed.words[above].text.lower() in _OF_OBJECT:
        noun = parsed.words[above].head
        above = parsed.words[noun].head
    if parsed.words[noun].dep not in _OBJECTS or not is_verb(parsed, above) or not is_finite(parsed, above):
        return False
    lemma = parsed.words[above].lemma
    carries = lemma in lexicon.support.verbs | lexicon.scheduling.verbs
    return not carries and of_verb(parsed, lexicon, above) is not None


def _right_before(parsed: Parsed, lexicon: Lexicon, one: Date, head: int) -> Trigger | None:
    """The event noun right before a date, where the parser went past it to a participle or to another noun.

    “stemming from his claim last year”, “relief efforts during Hurricane Ida in 2021”, “describes the siege in 1944”.
    """
    bare = parsed.words[head].dep == "npadvmod"
    outside = parsed.words[head].head if bare else parsed.words[parsed.words[head].head].head
    noun = one.words[0] - 1 if bare else parsed.words[head].head - 1
    if noun < 0 or noun_kind(parsed, lexicon, noun) is None:
        return None
    if one.ahead and bare and parsed.words[outside].tag in ("VBD", "VBN") and _is_told_of(parsed, noun):
        return of_noun(parsed, lexicon, noun)
    old = not one.ahead and not one.recent and one.timex.value is not None
    if old and parsed.words[outside].tag in ("VBZ", "VBP") and parsed.words[noun].dep in ("dobj", "pobj"):
        return of_noun(parsed, lexicon, noun)
    if parsed.words[noun].dep != "pobj":
        return None
    participle = bare and parsed.words[outside].tag in ("VBG", "VBN") and not is_finite(parsed, outside)
    no_event = parsed.words[outside].pos in _NOUNS and noun_kind(parsed, lexicon, outside) is None
    return of_noun(parsed, lexicon, noun) if participle or (no_event and outside < noun) else None


def _is_told_of(parsed: Parsed, noun: int) -> bool:
    """“was asked about her trip later this month”: what was said is past, what it was about is yet to come."""
    word = parsed.words[noun]
    return word.dep == "pobj" and parsed.words[word.head].text.lower() in ("about", "on", "of", "for")


def _is_doubtful(parsed: Parsed, found: Trigger, first: int) -> bool:
    """Whether a date stands far from its trigger, with other clauses or a comma between."""
    between = range(found.word + 1, first)
    return len(between) >= _FAR and any(is_verb(parsed, i) or parsed.words[i].tag == "," for i in between)


def _noun_between(parsed: Parsed, lexicon: Lexicon, first: int, after: int = 0) -> Trigger | None:
    """Where the grammar leads far away, the last event noun shortly before the date: one with a name in it first."""
    nouns = [index for index in range(max(after, first - _NEARBY), first) if noun_kind(parsed, lexicon, index)]
    named = {one.start for one in parsed.entities if one.label in _ACTORS}
    telling = [i for i in nouns if any(parsed.words[part].start in named for part in parsed.subtree(i))]
    return of_noun(parsed, lexicon, (telling or nouns)[-1]) if nouns else None


def _days_before(value: str | None, published: str | None) -> int | None:
    """How many days before publication a date begins; negative if it lies ahead, None if either is not known."""
    if value is None or published is None or edtf.precision(published) != "day":
        return None
    bounds, told = edtf.bounds(value), edtf.bounds(published)
    if bounds.start is None or told.start is None:
        return None
    return int((told.start - bounds.start) // edtf.DAY)
