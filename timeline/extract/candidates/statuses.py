"""Whether a happening has occurred, lies ahead, was cancelled, is somebody's claim, or is denied."""

import re
from collections.abc import Iterator
from typing import Final, Literal

from timeline.core import edtf
from timeline.core.reading import Parsed, Timex
from timeline.extract import vocabulary
from timeline.extract.candidates.clauses import SUBJECTS, child_with, done_to, is_verb, subject
from timeline.extract.candidates.complements import is_ranked
from timeline.extract.candidates.denials import is_contested
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.triggers import Trigger

Status = Literal["occurred", "scheduled", "claimed", "disputed", "cancelled"]
_REST: Final = re.compile(r"later (?:this|today|in the)\b", re.I)
_CLAUSES_UP: Final = ("xcomp", "ccomp", "conj", "acl", "acomp")
_ASIDE: Final = frozenset({"since", "after", "before", "following", "despite", "until", "amid", "without"})
_COMPLEMENTS: Final = frozenset(
    {"ccomp", "xcomp", "pcomp", "prep", "dobj", "pobj", "nsubjpass", "acl", "conj", "relcl"}
)
_UNDERGONE: Final = ("dobj", "nsubjpass", "conj")
_SPOKEN: Final = ("aux", "amod", "acomp")
_MOVING: Final = frozenset({"bring", "push", "move"})
_OF_SOMEBODY: Final = frozenset({"accuse", "suspect", "charge"})
_HOLDING: Final = frozenset({"maintain", "assume"})  # whose object may be a thing
_AGREED: Final = frozenset({"agreement", "deal", "plan", "request", "date", "deadline", "invitation", "proposal"})
_MOVED: Final = frozenset({"forward", "back", "up", "to", "until", "till"})
_BEHIND: Final = ("prt", "advmod")


def of(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, timex: Timex | None, published: str | None) -> Status:
    """The status of a happening by what is done to it, by its date, by modality, and by words of doubt."""
    if is_contested(parsed, lexicon, trigger.verb if trigger.verb is not None else trigger.word):
        return "disputed"
    if trigger.is_noun and is_called_off(parsed, lexicon, trigger.word) and not _is_new_date(parsed, timex):
        return "cancelled"
    chain = _chain(parsed, trigger)
    planned = _is_planned(parsed, lexicon, trigger, chain) and not acts_then(parsed, lexicon, trigger, timex)
    if (
        is_ahead(timex, published)
        or (planned and not _is_past(timex, published))
        or _was_planned(parsed, lexicon, chain)
    ):
        return "scheduled"
    return "claimed" if _is_claimed(parsed, lexicon, trigger, chain) else "occurred"


def _is_new_date(parsed: Parsed, timex: Timex | None) -> bool:
    """“postponed the vote until 10 June”, “from 3 to 10 June”: the date to which it was moved."""
    inside = parsed.within(timex.start, timex.end) if timex is not None else ()
    before = parsed.words[inside[0] - 1].text.lower() if inside and inside[0] else ""
    return before in ("to", "until", "till") or (bool(inside) and parsed.words[inside[0]].text.lower() == "from")


def points_ahead(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, timex: Timex | None = None) -> bool:
    """Whether the verbs around a trigger announce it: “is to arrive”, “expected the storm to hit”, “will meet”."""
    planned = _is_planned(parsed, lexicon, trigger, _chain(parsed, trigger))
    return planned and not acts_then(parsed, lexicon, trigger, timex)


def acts_then(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, timex: Timex | None) -> bool:
    """“On Friday the judge adjourned the case until June”: Friday is when that was done, not what it was put off to."""
    verb, inside = trigger.verb, parsed.within(timex.start, timex.end) if timex is not None else ()
    if verb is None or not inside or parsed.words[verb].tag != "VBD":
        return False
    lemma = parsed.words[verb].lemma
    beside = {parsed.words[index].text.lower() for index in (inside[0], max(0, inside[0] - 1))}
    below = {parsed.words[child].dep for child in parsed.children[verb]}
    if lemma not in lexicon.scheduling.verbs - _FORESEEN or beside & _TOWARDS or below & {"xcomp", "auxpass", "aux"}:
        return False
    return inside[0] < verb or lemma in _PUTTING_OFF


_FORESEEN: Final = frozenset({"due", "expect", "plan", "poise"})
_TOWARDS: Final = frozenset({"until", "till", "for", "to", "by", "through", "from"})
_PUTTING_OFF: Final = frozenset({"adjourn", "defer", "delay", "extend", "postpone", "reschedule"})


def is_ahead(timex: Timex | None, published: str | None) -> bool:
    """Whether the date begins after the day of publication, or is what is left of a week (“later this week”)."""
    if timex is None or timex.value is None or published is None:
        return False
    if _REST.match(timex.words) and not _is_past(timex, published):
        return True
    start, end = edtf.bounds(timex.value).start, edtf.bounds(published).end
    return start is not None and end is not None and start >= end


def _is_past(timex: Timex | None, published: str | None) -> bool:
    if timex is None or timex.value is None or published is None:
        return False
    end, start = edtf.bounds(timex.value).end, edtf.bounds(published).start
    return end is not None and start is not None and end <= start


def _chain(parsed: Parsed, trigger: Trigger) -> list[int]:
    """The trigger and the verbs right above it (“is expected to arrive”), nearest first."""
    start = trigger.verb if trigger.verb is not None else trigger.word
    chain = [trigger.word, start]
    for above in parsed.above(start):
        if parsed.words[chain[-1]].dep not in _CLAUSES_UP:
            break
        if is_verb(parsed, above):
            chain.append(above)
        elif parsed.words[above].pos != "ADJ":
            break
        else:
            chain.append(above)
    return chain


def _is_planned(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, chain: list[int]) -> bool:
    if _has_happened(parsed, trigger):
        return False
    if trigger.is_noun and _is_asked_for(parsed, lexicon, trigger.word):
        return True
    for index in chain:
        word = parsed.words[index]
        if (
            _is_formula(parsed, index)
            or may_have(parsed, index)
            or (word.lemma in _MOVING and not _moves_date(parsed, index))
        ):
            continue
        if word.lemma in lexicon.scheduling.verbs | lexicon.scheduling.adjectives and word.tag != "VB":
            return True
        near = [parsed.words[child] for child in parsed.children[index] if parsed.words[child].dep in _SPOKEN]
        if any(one.text.lower() in lexicon.scheduling.modals | lexicon.scheduling.adjectives for one in near):
            return True
        if _is_to_be(parsed, index):
            return True
    doer = subject(parsed, trigger.verb) if trigger.verb is not None else None
    near_noun = parsed.children[doer] if doer is not None else ()
    return any(parsed.words[child].text.lower() in lexicon.scheduling.adjectives for child in near_noun)


def may_have(parsed: Parsed, verb: int) -> bool:
    """“may have fled”: behind us, if it is true."""
    spoken = {parsed.words[child].text.lower() for child in parsed.children[verb] if parsed.words[child].dep == "aux"}
    return parsed.words[verb].tag == "VBN" and "have" in spoken and bool(spoken & {"may", "might", "must"})


def _is_formula(parsed: Parsed, verb: int) -> bool:
    """“I will tell you that …” tells it already."""
    doer = subject(parsed, verb) if is_verb(parsed, verb) and parsed.words[verb].lemma in ("tell", "say") else None
    return doer is not None and parsed.words[doer].text == "I"


def _moves_date(parsed: Parsed, verb: int) -> bool:
    """“brought forward”, “pushed to June”; not “brought claims of bias”."""
    return any(parsed.words[child].text.lower() in _MOVED for child in parsed.children[verb])


def _is_asked_for(parsed: Parsed, lexicon: Lexicon, noun: int) -> bool:
    """“have called for a strike on Monday”: it is not there yet. A call in the past has the date itself."""
    if _is_agreed_on(parsed, noun):
        return True
    found = done_to(parsed, noun)
    return (
        found is not None
        and parsed.words[found[0]].tag != "VBD"
        and lexicon.asks_for(parsed.words[found[0]].lemma, found[1])
    )


def _is_agreed_on(parsed: Parsed, noun: int) -> bool:
    """“reached an agreement for a Thursday hearing”: it is yet to come."""
    small = parsed.words[noun].head
    if parsed.words[noun].dep != "pobj" or parsed.words[small].text.lower() != "for":
        return False
    a_new = parsed.words[parsed.subtree(noun)[0]].text.lower() in ("a", "an")
    return a_new and parsed.words[parsed.words[small].head].lemma in _AGREED


def _has_happened(parsed: Parsed, trigger: Trigger) -> bool:
    """“She said”, “they met”: a verb in the past by itself announces nothing."""
    if trigger.verb is None or trigger.is_noun:
        return False
    alone = not any(parsed.words[child].tag == "MD" for child in parsed.children[trigger.verb])
    return alone and parsed.words[trigger.verb].tag == "VBD" and parsed.words[trigger.verb].lemma not in _PLANS


_PLANS: Final = frozenset({"plan", "schedule", "set", "expect", "due", "postpone", "delay", "defer", "adjourn", "be"})


def _is_to_be(parsed: Parsed, index: int) -> bool:
    """“The envoys are to meet”: an infinitive right under “be”."""
    word = parsed.words[index]
    above = parsed.words[word.head]
    return (
        word.dep == "xcomp" and above.lemma == "be" and any(parsed.words[c].tag == "TO" for c in parsed.children[index])
    ) or _is_to_undergo(parsed, index)


def _is_to_undergo(parsed: Parsed, index: int) -> bool:
    """“The bill to be unveiled this week is long”; not “the first to be elected this week”."""
    word, noun = parsed.words[index], parsed.words[index].head
    below = {parsed.words[child].text.lower() for child in parsed.children[index]}
    if word.dep not in ("acl", "relcl") or word.tag != "VBN" or not {"to", "be"} <= below:
        return False
    return parsed.words[noun].pos in ("NOUN", "PROPN") and not is_ranked(parsed, noun)


def _was_planned(parsed: Parsed, lexicon: Lexicon, chain: list[int]) -> bool:
    """“The talks were scheduled for Monday”: whether they took place is not told."""
    return any(
        parsed.words[index].lemma in lexicon.scheduling.verbs - lexicon.support.verbs
        and parsed.words[index].tag == "VBN"
        and parsed.words[index].lemma in _SET
        for index in chain
    )


_SET: Final = vocabulary.words("scheduled")


def is_called_off(parsed: Parsed, lexicon: Lexicon, noun: int) -> bool:
    """“Friday's match was called off”, “scrapped the talks planned for 3 May”, “the cancelled summit”."""
    top = noun
    while parsed.words[top].dep == "conj":
        top = parsed.words[top].head
    above = parsed.words[top].head
    if any(parsed.words[child].lemma in lexicon.cancelling.verbs for child in parsed.children[noun]):
        return any(
            parsed.words[c].dep == "amod" and parsed.words[c].lemma in lexicon.cancelling.verbs
            for c in parsed.children[noun]
        )
    if parsed.words[top].dep not in _UNDERGONE or not is_verb(parsed, above):
        return False
    behind = {
        parsed.words[child].text.lower() for child in parsed.children[above] if parsed.words[child].dep in _BEHIND
    }
    lemma = parsed.words[above].lemma
    return lemma in lexicon.cancelling.verbs or bool(behind & set(lexicon.cancelling.verbs_with.get(lemma, ())))


def _is_claimed(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, chain: list[int]) -> bool:
    if trigger.verb is not None and may_have(parsed, trigger.verb):
        return True
    beside = (parsed.words[child] for index in chain for child in parsed.children[index])
    near = (word.text.lower() for word in beside if word.dep in ("advmod", "amod", "acomp", "nmod"))
    if any(word in lexicon.claiming.adverbs | lexicon.claiming.adjectives for word in near):
        return True
    return any(claims(parsed, lexicon, above, trigger) for above in complements(parsed, trigger))


def complements(parsed: Parsed, trigger: Trigger) -> Iterator[int]:
    """The words of whose complement a trigger is a part, nearest first: “accused” above “of planning attacks”."""
    index = trigger.verb if trigger.verb is not None else trigger.word
    while parsed.words[index].dep in _COMPLEMENTS and parsed.words[index].head != index:
        beside = parsed.words[index].dep == "conj" and child_with(parsed, index, *SUBJECTS) is not None
        index = parsed.words[index].head
        if parsed.words[index].text.lower() in _ASIDE:
            return  # “since coming ashore it claimed five lives”
        if not beside:  # “denies meddling, yet it warned …”: one clause beside another is no part of it
            yield index


def claims(parsed: Parsed, lexicon: Lexicon, index: int, trigger: Trigger) -> bool:
    """Whether a word above a trigger leaves the truth of it with somebody: “accuses him of it”, “the claim that …”.

    “Norwick Bank maintains ties to a union that went on strike” doubts no strike: what is held there is a thing.
    """
    lemma = parsed.words[index].lemma
    if not is_verb(parsed, index):
        return lemma in lexicon.claiming.nouns
    start = trigger.verb if trigger.verb is not None else trigger.word
    path = [start, *parsed.above(start)]
    below = path[path.index(index) - 1] if index in path[1:] else index
    inner = path[: path.index(below)] if below in path else []
    if (
        lemma in _OF_SOMEBODY
        and parsed.words[below].dep == "dobj"
        and any(parsed.words[i].dep == "relcl" for i in inner)
    ):
        return False  # “accused the man who was hurt on Monday”
    held = lemma in _HOLDING and parsed.words[below].dep in ("dobj", "prep", "nsubjpass")
    return lemma in lexicon.claiming.verbs and not held
