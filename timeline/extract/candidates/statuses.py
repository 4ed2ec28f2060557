"""Whether a happening has occurred, lies ahead, or is somebody's claim."""

from typing import Literal

from timeline.core import edtf
from timeline.core.reading import Parsed, Timex
from timeline.extract.candidates.clauses import is_verb, subject
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.triggers import Trigger

Status = Literal["occurred", "scheduled", "claimed", "cancelled"]


def of(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, timex: Timex | None, published: str | None) -> Status:
    """The status of a happening by its date against the publication, by modality, and by words of doubt."""
    chain = _chain(parsed, trigger)
    if is_ahead(timex, published) or (not _is_past(timex, published) and _is_planned(parsed, lexicon, trigger, chain)):
        return "scheduled"
    return "claimed" if _is_claimed(parsed, lexicon, trigger, chain) else "occurred"


def points_ahead(parsed: Parsed, lexicon: Lexicon, trigger: Trigger) -> bool:
    """Whether the verbs around a trigger announce it: “is to arrive”, “expected the storm to hit”, “will meet”."""
    return _is_planned(parsed, lexicon, trigger, _chain(parsed, trigger))


def is_ahead(timex: Timex | None, published: str | None) -> bool:
    """Whether the date begins after the day of publication."""
    if timex is None or timex.value is None or published is None:
        return False
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
        if not is_verb(parsed, above) or parsed.words[chain[-1]].dep not in ("xcomp", "ccomp", "conj", "acl"):
            break
        chain.append(above)
    return chain


def _is_planned(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, chain: list[int]) -> bool:
    for index in chain:
        word = parsed.words[index]
        if (
            is_verb(parsed, index)
            and word.lemma in lexicon.scheduling.verbs
            and word.tag in ("VBN", "VBD", "VBG", "VBP", "VBZ")
        ):
            return True
        for child in parsed.children[index]:
            near = parsed.words[child]
            if (
                near.dep in ("aux", "amod", "acomp")
                and near.text.lower() in lexicon.scheduling.modals | lexicon.scheduling.adjectives
            ):
                return True
    doer = subject(parsed, trigger.verb) if trigger.verb is not None else None
    near_noun = parsed.children[doer] if doer is not None else ()
    return any(parsed.words[child].text.lower() in lexicon.scheduling.adjectives for child in near_noun)


def _is_claimed(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, chain: list[int]) -> bool:
    for index in chain:
        for child in parsed.children[index]:
            word = parsed.words[child].text.lower()
            if word in lexicon.claiming.adverbs or word in lexicon.claiming.adjectives:
                return True
    start = trigger.verb if trigger.verb is not None else trigger.word
    return any(parsed.words[above].lemma in lexicon.claiming.verbs for above in parsed.above(start))
