"""Which verb tells the title of a happening: its own, or the one above that says whether it was only asked for."""

from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates import statuses
from timeline.extract.candidates.attaching import TELLING_OF
from timeline.extract.candidates.clauses import child_with, done_to, is_finite, is_infinitive, is_verb, subject
from timeline.extract.candidates.denials import is_denied
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.phrases import Writer
from timeline.extract.candidates.triggers import Trigger

_ASKING: Final = vocabulary.words("asking")
_JOINING: Final = vocabulary.words("joining")
_GOING_ON: Final = vocabulary.words("going_on")
_BEGINNING: Final = frozenset({"start", "begin"})
_HOLDING: Final = frozenset({"have", "see", "face", "get"})
_HOPES: Final = frozenset({"hope", "ambition", "dream", "wish", "desire"})
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
    lemma = parsed.words[trigger.verb].lemma
    says_nothing = lemma == "be" or lexicon.kind_of_verb(lemma) is None
    return says_nothing and (parsed.words[trigger.word].dep == "pobj" or lemma in lexicon.stative.verbs - _HOLDING)


def verb_above(writer: Writer, lexicon: Lexicon, trigger: Trigger) -> int | None:
    """The verb of the clause in which a bare noun stands: “sets date for vote” says more than “vote”."""
    parsed = writer.parsed
    above = next((index for index in parsed.above(trigger.word) if is_verb(parsed, index)), None)
    if above is None or not is_finite(parsed, above) or is_denied(parsed, lexicon, above):
        return None
    if (
        parsed.words[trigger.word].dep == "pobj"
        and parsed.words[parsed.words[trigger.word].head].text.lower() in _ASIDES
    ):
        return None
    if _is_dated_apart(writer, lexicon, trigger.word, above) or parsed.words[above].lemma in TELLING_OF:
        return None
    return above if parsed.words[above].lemma != "be" else None


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
