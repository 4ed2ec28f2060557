"""Which verb tells the title of a happening: its own, or the one above that says whether it was only asked for."""

from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates import headline_verbs, statuses
from timeline.extract.candidates.attaching import TELLING_OF
from timeline.extract.candidates.clauses import (
    SUBJECTS,
    child_with,
    done_to,
    is_finite,
    is_infinitive,
    is_verb,
    subject,
)
from timeline.extract.candidates.denials import is_denied
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.phrases import Writer
from timeline.extract.candidates.sharing import is_judged
from timeline.extract.candidates.triggers import Trigger

_ASKING: Final = vocabulary.words("asking")
_PLANS: Final = vocabulary.words("plans")
_JOINING: Final = vocabulary.words("joining")
_GOING_ON: Final = vocabulary.words("going_on")
_BEGINNING: Final = frozenset({"start", "begin"})
_HOLDING: Final = frozenset({"have", "see", "face", "get"})
_HOPES: Final = frozenset({"hope", "ambition", "dream", "wish", "desire"})
_THERE: Final = frozenset({"in", "at", "during"})
_OF_WORDS: Final = frozenset({"statement", "publication", "ruling", "order"})
_GATHERINGS: Final = frozenset({"talks", "call", "meeting", "protest", "contest"})
_FINDING: Final = vocabulary.words("finding")
_FOUND_BY: Final = frozenset({"statement", "publication", "inquiry", "vote"})  # a letter, a study, an audit, a poll
_LEADING: Final = frozenset({"acomp", "oprd", "dobj", "attr", "nsubjpass"})  # “is ready to”, “was promised a house to”
_ASIDES: Final = frozenset("since after before despite following until amid from without like unlike as than".split())


def telling_verb(parsed: Parsed, lexicon: Lexicon, trigger: Trigger) -> int | None:
    """The verb of the title; that of the claim, denial or cancelling where there is one: “accused of planning”."""
    for above in statuses.complements(parsed, trigger):
        contests = parsed.words[above].lemma in lexicon.contesting.verbs
        doubts = is_verb(parsed, above) and (contests or statuses.claims(parsed, lexicon, above, trigger))
        if doubts and not is_denied(parsed, lexicon, above):
            return above
    if trigger.is_noun and statuses.is_called_off(parsed, lexicon, trigger.word):
        return parsed.words[trigger.word].head if is_verb(parsed, parsed.words[trigger.word].head) else None
    if trigger.verb is None or _only_carries(parsed, lexicon, trigger):
        return None
    if (hoping := _hoping(parsed, lexicon, trigger.verb)) is not None:
        return hoping
    if _only_dates(parsed, trigger.verb) or _is_as_told(parsed, trigger.verb):
        above = parsed.words[trigger.verb].head
        return above if is_verb(parsed, above) and not is_denied(parsed, lexicon, above) else None
    asking = _going_on(parsed, lexicon, trigger.verb) or _asking_for(parsed, lexicon, trigger.verb)
    return trigger.verb if asking is None else asking


def _asking_for(parsed: Parsed, lexicon: Lexicon, verb: int) -> int | None:
    """The verb by which somebody asks, threatens, or does something so that another thing be done: “asks Chad to pay”.

    By itself “Chad to pay” would tell that it is settled, or done.
    """
    word, above = parsed.words[verb], parsed.words[verb].head
    if word.dep not in ("xcomp", "ccomp", "advcl") or above >= verb or not is_verb(parsed, above):
        return None
    lemma = parsed.words[above].lemma
    asks = lemma in _ASKING and parsed.words[verb].dep != "advcl"
    if not (is_finite(parsed, above) or asks) or is_denied(parsed, lexicon, above):
        return None
    told = lemma in _ASKING or _is_purpose(parsed, lexicon, verb, above)
    joined = lemma in _JOINING and parsed.words[above].tag in ("VBD", "VBN")
    return above if (told or joined) and is_infinitive(parsed, verb) else None


def _going_on(parsed: Parsed, lexicon: Lexicon, verb: int) -> int | None:
    """“begin” in “will begin pumping”: the verb that says whether something is yet to be done, goes on, or ends."""
    word, above = parsed.words[verb], parsed.words[verb].head
    if word.dep != "xcomp" or above >= verb or parsed.words[above].lemma not in _GOING_ON:
        return None
    return None if is_denied(parsed, lexicon, above) else above


def done_for(parsed: Parsed, lexicon: Lexicon, verb: int) -> int:
    """“was poised” in “was poised to retire in May”: what is past is not told by “to retire”, as if it lay ahead.

    The verb itself where it tells of something done, or nothing above it has a tense.
    """
    word, above = parsed.words[verb], parsed.words[verb].head
    if (paper := _of_plan(parsed, verb)) is not None:
        return paper if not is_denied(parsed, lexicon, paper) else verb
    if not is_infinitive(parsed, verb) or headline_verbs.is_factual(parsed, lexicon, verb):
        return verb
    while not is_verb(parsed, above) and parsed.words[above].dep in _LEADING:
        above = parsed.words[above].head
    doing = parsed.words[above].tag == "VBG" and parsed.words[above].dep in ("pcomp", "xcomp")  # “for paying to …”
    told = word.dep in ("xcomp", "advcl", "acl") and above < verb and (doing or is_finite(parsed, above))
    told = told and parsed.words[above].lemma != "be"
    return above if told and not is_denied(parsed, lexicon, above) else verb


def _of_plan(parsed: Parsed, verb: int) -> int | None:
    """“rejected” in “rejected a bill ending and replacing the tax”: a bill does nothing before it is law."""
    while parsed.words[verb].dep == "conj" and parsed.words[verb].tag == "VBG":
        verb = parsed.words[verb].head
    noun = parsed.words[verb].head
    above = parsed.words[noun].head
    plan = parsed.words[verb].dep == "acl" and parsed.words[verb].tag == "VBG" and parsed.words[noun].lemma in _PLANS
    return above if plan and parsed.words[noun].dep in ("dobj", "nsubjpass") and is_finite(parsed, above) else None


def _only_dates(parsed: Parsed, verb: int) -> bool:
    """“Starting next week, judges will …”: no more than a preposition."""
    word = parsed.words[verb]
    small = word.tag == "VBG" and word.lemma in _BEGINNING and word.dep in ("advcl", "acl", "prep", "pcomp")
    return small and child_with(parsed, verb, "dobj", "xcomp", "nsubj", "aux") is None


def _hoping(parsed: Parsed, lexicon: Lexicon, verb: int) -> int | None:
    """“expressed” in “expressed hope to end the war”: by itself “to end the war” would tell a plan of nobody."""
    noun = parsed.words[verb].head
    hopes = parsed.words[verb].dep == "acl" and parsed.words[noun].lemma in _HOPES and parsed.words[noun].dep == "dobj"
    above = parsed.words[noun].head
    return above if hopes and is_finite(parsed, above) and not is_denied(parsed, lexicon, above) else None


def _is_as_told(parsed: Parsed, verb: int) -> bool:
    """“She joined the firm, as announced on Friday”: what was announced is told by the clause above."""
    bare = parsed.words[verb].dep == "advcl" and parsed.words[verb].tag == "VBN"
    marks = {parsed.words[child].text.lower() for child in parsed.children[verb]}
    return bare and "as" in marks and child_with(parsed, verb, "nsubj", "nsubjpass", "agent", "auxpass") is None


def _is_purpose(parsed: Parsed, lexicon: Lexicon, verb: int, above: int) -> bool:
    """“paid a clerk to change the figures”: what was done is the paying."""
    lemma, tag = parsed.words[above].lemma, parsed.words[above].tag
    planned = lemma in lexicon.scheduling.verbs | lexicon.stative.verbs | lexicon.support.verbs | lexicon.factual.verbs
    done = child_with(parsed, above, "dobj")
    apart = _is_dated(parsed, above, without=verb) and _is_dated(parsed, verb)  # “won on Tuesday to face her in May”
    purpose = parsed.words[verb].dep == "advcl" and tag in ("VBD", "VBN") and not planned
    return purpose and done is not None and not apart


def _is_dated(parsed: Parsed, verb: int, without: int | None = None) -> bool:
    """Whether a verb has a date right under it, beside the clause `without`."""
    below = [child for child in parsed.children[verb] if child != without]
    below += [deep for child in below if parsed.words[child].dep == "prep" for deep in parsed.children[child]]
    return any(parsed.words[index].pos == "X" for index in below)


def _only_carries(parsed: Parsed, lexicon: Lexicon, trigger: Trigger) -> bool:
    """Whether the verb beside an event noun says nothing of its own: the noun is its topic only by the way."""
    if not trigger.is_noun or trigger.verb is None or subject(parsed, trigger.verb) == trigger.word:
        return False
    if _is_planned_for(parsed, lexicon, trigger.word, trigger.verb):
        return False
    lemma = parsed.words[trigger.verb].lemma
    says_nothing = lemma == "be" or lexicon.kind_of_verb(lemma) is None
    return says_nothing and (parsed.words[trigger.word].dep == "pobj" or lemma in lexicon.stative.verbs - _HOLDING)


def _is_planned_for(parsed: Parsed, lexicon: Lexicon, noun: int, verb: int) -> bool:
    """“planned for a march”: as good as “planned a march”."""
    before = parsed.words[noun].head
    planned = parsed.words[verb].lemma in lexicon.scheduling.verbs - lexicon.stative.verbs
    planned = planned or parsed.words[verb].lemma == "plan"
    behind = parsed.words[before].text.lower() == "for" and parsed.words[before].head == verb
    return planned and behind and child_with(parsed, verb, "nsubj") is not None


def verb_above(writer: Writer, lexicon: Lexicon, trigger: Trigger) -> int | None:
    """The verb of the clause in which a bare noun stands: “sets date for vote” says more than “vote”."""
    parsed = writer.parsed
    above = next((index for index in parsed.above(trigger.word) if is_verb(parsed, index)), None)
    if above is None or is_denied(parsed, lexicon, above):
        return None
    if not is_finite(parsed, above):
        return above if _is_done_beside(parsed, trigger.word, above) else None
    if (
        parsed.words[trigger.word].dep == "pobj"
        and parsed.words[parsed.words[trigger.word].head].text.lower() in _ASIDES
    ):
        return None
    if finds(parsed, trigger, above):
        return above
    if parsed.words[above].lemma in TELLING_OF:
        return None
    if _is_dated_apart(writer, lexicon, trigger.word, above) and not is_done_there(parsed, lexicon, trigger, above):
        return None
    return above if parsed.words[above].lemma != "be" else None


def is_done_there(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, verb: int) -> bool:
    """“In a speech last May, Silva decried it”, “at Monday's rally they threw stones”: done when that was.

    Not so “found a slip in a 2016 letter”, nor “was tried in the 2016 killing”.
    """
    word, doer = parsed.words[trigger.word], child_with(parsed, verb, *SUBJECTS)
    if doer is None or not is_past(parsed, verb):
        return False
    if is_told(parsed, trigger.word, verb):
        return True
    within, small = word.head, parsed.words[word.head].text.lower()
    inserted = parsed.words[within].head == doer and parsed.words[within - 1].tag == ","
    if word.dep != "pobj" or small not in _THERE or not (parsed.words[within].head == verb or inserted):
        return False
    kind = lexicon.kind_of_verb(parsed.words[verb].lemma)
    if small != "in":
        return True
    if trigger.kind in _OF_WORDS:
        return inserted or within < doer or kind == "statement"
    return (kind is not None or trigger.kind in _GATHERINGS) and not is_judged(parsed, lexicon, trigger, verb)


def _is_done_beside(parsed: Parsed, noun: int, verb: int) -> bool:
    """“…, with marchers throwing stones at the protest”: a clause without tense that has its own doer."""
    within = parsed.words[noun].head
    there = parsed.words[noun].dep == "pobj" and parsed.words[within].text.lower() in _THERE
    doing = parsed.words[verb].tag == "VBG" and parsed.words[verb].dep == "pcomp" and parsed.words[within].head == verb
    return there and doing and child_with(parsed, verb, "nsubj") is not None


def is_told(parsed: Parsed, noun: int, verb: int) -> bool:
    """“told a hearing that it was late”: what the hearing was told was said in it."""
    whom = parsed.words[noun].dep in ("dobj", "dative") and parsed.words[noun].head == verb
    return whom and parsed.words[verb].lemma == "tell" and child_with(parsed, verb, "ccomp") is not None


def finds(parsed: Parsed, trigger: Trigger, verb: int) -> bool:
    """“A 2018 report by the bank found that …”: found when it came out, in whatever tense the paper tells it."""
    word, above = parsed.words[trigger.word], parsed.words[verb]
    shown = child_with(parsed, verb, "ccomp") is not None
    plain = above.tag in ("VBD", "VBZ", "VBP") and word.dep == "nsubj" and word.head == verb
    return plain and shown and above.lemma in _FINDING and trigger.kind in _FOUND_BY


def is_past(parsed: Parsed, verb: int) -> bool:
    """Whether a verb tells of one time in the past: “met”, “was met”; not “has met”."""
    near = [parsed.words[child] for child in parsed.children[verb] if parsed.words[child].dep in ("aux", "auxpass")]
    return parsed.words[verb].tag == "VBD" or (
        parsed.words[verb].tag == "VBN" and any(one.tag == "VBD" and one.lemma == "be" for one in near)
    )


def _is_dated_apart(writer: Writer, lexicon: Lexicon, noun: int, verb: int) -> bool:
    """“contradicts a 2007 statement”: the date inside the noun's phrase is not that of what is done now."""
    parsed = writer.parsed
    if not any(writer.is_date(part) for part in parsed.subtree(noun)):
        return False
    asked = done_to(parsed, noun)
    lemma = parsed.words[verb].lemma
    if any(_names_by_date(writer, part) for part in parsed.children[noun]):
        return True
    if asked is None or lexicon.asks_for(lemma, asked[1]):
        return asked is None
    behind = all(part > noun for part in parsed.subtree(noun) if writer.is_date(part))
    if behind and asked[0] == verb and parsed.words[verb].tag == "VBD":
        return False  # “set out on a journey Friday”
    return lemma not in (lexicon.scheduling.verbs | lexicon.support.verbs)


def _names_by_date(writer: Writer, preposition: int) -> bool:
    """“likened it to the attacks of 11 September 2001”, “cites a letter from 2011”: which one is meant."""
    words = writer.parsed.words
    below = writer.parsed.children[preposition] if words[preposition].text.lower() in ("of", "from") else ()
    return any(writer.is_date(part) for part in below)
