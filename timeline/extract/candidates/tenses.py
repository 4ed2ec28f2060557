"""Dates against the tense of their verb, where the grammar tells more than the words nearby."""

import re
from datetime import date, timedelta
from typing import Final

from timeline.core import edtf
from timeline.core.reading import Parsed, Timex
from timeline.extract.candidates import statuses
from timeline.extract.candidates.clauses import SUBJECTS, is_finite, is_infinitive, is_verb
from timeline.extract.candidates.complements import is_ranked
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.triggers import Trigger, noun_kind

_WEEKDAY: Final = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.I)
_FIXED: Final = re.compile(r"\b(?:last|next|this|past|coming|following|previous|before|after|later|earlier)\b|\d", re.I)
_COUNTED: Final = re.compile(r"\b(?:later|after|afterwards?|following|next)\b", re.I)
_NEXT: Final = re.compile(r"next (?:week|month|year|spring|summer|fall|autumn|winter|[a-z]+day\b(?! after))", re.I)
_WILL: Final = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_IS: Final = frozenset({"is", "are", "'s", "’s", "'re", "’re"})
_WEEK: Final = timedelta(days=7)
_CLOCK: Final = re.compile(r"(?:about |around )?\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.? ?m\.?)?", re.I)
_WEEKEND: Final = re.compile(r"(?:over )?(?:this|the) weekend", re.I)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_NEAR: Final = timedelta(days=3)
_FAR: Final = timedelta(days=60)
_MONTH_DAY: Final = re.compile(
    r"(?:on )?(?:[A-Z][a-z]+\.? \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+\.?)"
)
_BEGINNING: Final = frozenset({"from", "starting", "beginning", "until", "till", "by"})
_CHARGES: Final = frozenset({"charge", "allegation", "accusation", "suspicion", "conviction"})
_TURNING_OUT: Final = frozenset({"improve", "worsen", "lead", "deteriorate", "thrive", "prevail", "flourish"})
_SUMMONING: Final = frozenset({"call", "convene", "invite", "summon"})
_LATELY: Final = 14  # days in which headlines and captions still tell the past in the present


def fit(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, timex: Timex, published: str | None) -> Timex | None:
    """The timex as its verb allows it: a bare weekday or month moved to the other side of publication, or unchanged.

    None where a date that was counted from another one lies ahead of a verb in the past: it was counted wrongly.
    Only the days within a week of publication and the months within a year are moved, and the step says so.
    """
    moved = _new_date(parsed, lexicon, trigger, timex, published)
    if moved is None or published is None or moved.value is None or edtf.precision(published) != "day":
        return moved
    timex, value = moved, moved.value
    if _is_only_foreseen(parsed, trigger, timex, published):
        return None
    if _contradicts(parsed, trigger, timex, published) or _is_of_another(parsed, lexicon, trigger, timex, published):
        return None
    past, ahead = _is_past(parsed, trigger), statuses.is_ahead(timex, published)
    plans = trigger.verb is not None and parsed.words[trigger.verb].lemma in lexicon.scheduling.verbs
    plans = plans and not statuses.acts_then(parsed, lexicon, trigger, timex)
    if (
        ahead
        and not plans
        and _COUNTED.search(timex.words)
        and (past or not statuses.points_ahead(parsed, lexicon, trigger, timex))
    ):
        apart = trigger.is_noun and not _NEXT.match(timex.words)  # “hearings next week” lie ahead as they stand
        return None if past or apart else timex
    if (other := _other_year(parsed, lexicon, trigger, timex, published, plans=plans)) is not None:
        return other
    if past and ahead and not plans and _WEEKEND.fullmatch(timex.words.strip()):
        return _week_before(timex)
    if edtf.precision(value) != "day" or "/" in value or not _is_bare(timex):
        return timex
    return _weekday(parsed, lexicon, trigger, timex, date.fromisoformat(published[:10])) or timex


def _contradicts(parsed: Parsed, trigger: Trigger, timex: Timex, published: str) -> bool:
    """“back in April”, counted as one ahead; a thing of the present with a date long past; the hour of a habit."""
    if _is_back(parsed, timex) and statuses.is_ahead(timex, published):
        return True
    if _tells_present(parsed, trigger) and (_is_long_past(timex.value or "", published) or _is_bare_clock(timex)):
        return True
    return _is_bare_clock(timex) and _used_to(parsed, trigger)


def _is_only_foreseen(parsed: Parsed, trigger: Trigger, timex: Timex, published: str) -> bool:
    """“The struggle will lead to victory in 2030”, “expect the situation to improve next year”: nobody's plan."""
    verb = trigger.verb
    if verb is None or parsed.words[verb].lemma not in _TURNING_OUT or not statuses.is_ahead(timex, published):
        return False
    if parsed.words[verb].lemma == "lead" and not any(parsed.words[c].text == "to" for c in parsed.children[verb]):
        return False
    doers = [child for child in parsed.children[verb] if parsed.words[child].dep in SUBJECTS]
    return not any(parsed.words[doer].pos == "PROPN" for doer in doers)


def _is_of_another(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, timex: Timex, published: str) -> bool:
    """“services planned for Silva, who was flown to Rome on Thursday”: the day over is that of the verb between."""
    inside = parsed.within(timex.start, timex.end)
    if not inside or not _is_bare(timex) or (timex.value or "")[:10] >= published[:10]:
        return False
    words, own = parsed.words, {trigger.word, parsed.words[trigger.word].head}  # “The vote was set for Monday”
    told = (words[index] for index in range(trigger.word + 1, inside[0]) if own.isdisjoint((index, words[index].head)))
    return any(word.tag == "VBD" for word in told) and statuses.points_ahead(parsed, lexicon, trigger, timex)


def _other_year(
    parsed: Parsed, lexicon: Lexicon, trigger: Trigger, timex: Timex, published: str, *, plans: bool
) -> Timex | None:
    """A month, or a day of one, in the year before or after, where its verb says that it lies on the other side."""
    value, ahead = timex.value or "", statuses.is_ahead(timex, published)
    month = edtf.precision(value) == "month" and _is_bare_month(timex)
    past, charged = _is_past(parsed, trigger), trigger.is_noun and _is_of_deed(parsed, lexicon, trigger.word)
    if ahead and month and (past or charged):
        return _in_year(timex, -1, "the verb is in the past")
    done = past and not plans and not trigger.is_noun and _is_alone(parsed, lexicon, trigger, timex)
    if ahead and (done or charged) and _is_far_day(parsed, timex, published):
        return _in_year(timex, -1, "the verb is in the past")
    still = _will(parsed, trigger) or _aims_at(parsed, trigger, value, published)
    if still and month and value < published[:7]:
        return _in_year(timex, 1, "the verb points ahead")
    return None


def _is_alone(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, timex: Timex) -> bool:
    """Whether nothing between a verb and a date may have it, as in “announced a vote on”, “voted to close it on”."""
    inside = parsed.within(timex.start, timex.end)
    between = range(trigger.word + 1, inside[0]) if inside else ()
    return not any(parsed.words[i].tag in ("TO", "VBG") or noun_kind(parsed, lexicon, i) for i in between)


def _is_far_day(parsed: Parsed, timex: Timex, published: str) -> bool:
    """“sank on Jan. 31”, told in October: a day without a year, two months and more ahead; not “called for 31 Jan.”."""
    value = timex.value or ""
    if edtf.precision(value) != "day" or "/" in value or not (timex.anchor or "").startswith("published"):
        return False
    inside = parsed.within(timex.start, timex.end)
    before = parsed.words[inside[0] - 1].text.lower() if inside and inside[0] else ""
    bare = _MONTH_DAY.fullmatch(timex.words.strip()) is not None and before in ("on", "of")
    return bare and date.fromisoformat(value[:10]) - date.fromisoformat(published[:10]) > _FAR


def _new_date(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, timex: Timex, published: str | None) -> Timex | None:
    """“moved the launch from May to June”: the launch is in June; it is not in May, and does not last.

    None once June is over: the moving was not in June, and it is not told whether the launch was.
    """
    verb = trigger.verb
    if verb is None or parsed.words[verb].lemma not in lexicon.scheduling.verbs | {"put", "shift"}:
        return timex
    inside = parsed.within(timex.start, timex.end)
    opening = parsed.words[inside[0]].text.lower() if inside else ""
    before = parsed.words[inside[0] - 1].text.lower() if inside and inside[0] else ""
    if timex.value is None or not {"from", "to"} & {opening, before}:
        return timex
    if "/" not in timex.value and "from" in (opening, before):
        return None
    new = timex.value.split("/")[-1]
    over, today = edtf.bounds(new).end, edtf.bounds(published).start if published else None
    if parsed.words[verb].tag == "VBD" and over is not None and today is not None and over <= today:
        return None
    if new == timex.value:
        return timex
    return timex._replace(value=new, timex3=new, steps=(*timex.steps, "the verb moves it from the one to the other"))


def _weekday(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, timex: Timex, today: date) -> Timex | None:
    day = date.fromisoformat((timex.value or "")[:10])
    if _is_possessive(parsed, timex):
        if _NEAR < day - today < _WEEK:
            return _moved(timex, day, day - _WEEK, "of two such days the nearer one")
        return timex
    ahead = statuses.points_ahead(parsed, lexicon, trigger, timex) or _begins_with(parsed, trigger, timex)
    ahead = ahead or _has_summoned(parsed, trigger, timex)
    if _was_set(parsed, trigger):
        return (
            _moved(timex, day, day - _WEEK, "it was set, and this is nearer") if _NEAR < day - today < _WEEK else None
        )
    if ahead and timedelta(0) < today - day < _WEEK:
        return _moved(timex, day, day + _WEEK, "the verb points ahead")
    if not ahead and timedelta(0) < day - today < _WEEK and _is_past(parsed, trigger):
        return _moved(timex, day, day - _WEEK, "the verb is in the past")
    if _NEAR < today - day < _WEEK and _goes_on(parsed, trigger):
        return _moved(timex, day, day + _WEEK, "the sentence speaks of the present, and this day is nearer")
    return None


def _was_set(parsed: Parsed, trigger: Trigger) -> bool:
    """“was scheduled to speak on Monday”, told on Tuesday: of two such days the nearer one."""
    verb = trigger.verb if trigger.verb is not None else trigger.word
    for index in (verb, *list(parsed.above(verb))[:2]):
        was = any(parsed.words[child].text.lower() in ("was", "were") for child in parsed.children[index])
        if parsed.words[index].lemma in ("schedule", "slate", "bill") and parsed.words[index].tag == "VBN":
            return was
    return False


def _has_summoned(parsed: Parsed, trigger: Trigger, timex: Timex) -> bool:
    """“has called out its members on Wednesday”: no day goes with “has called”, so they are to come on that day."""
    verb, inside = trigger.verb, parsed.within(timex.start, timex.end)
    if verb is None or not inside or parsed.words[verb].lemma not in _SUMMONING or parsed.words[verb].tag != "VBN":
        return False
    below = [parsed.words[child] for child in parsed.children[verb]]
    has_called = any(one.text.lower() in ("has", "have") for one in below) and any(one.dep == "dobj" for one in below)
    return has_called and inside[0] > verb and parsed.words[inside[0] - 1].text.lower() == "on"


def _week_before(timex: Timex) -> Timex:
    """“said this weekend”, told on a Monday: the weekend that is just over."""
    before = _DAY.sub(lambda day: (date.fromisoformat(day[0]) - _WEEK).isoformat(), timex.value or "")
    return timex._replace(value=before, steps=(*timex.steps, "the verb is in the past"))


def _is_of_deed(parsed: Parsed, lexicon: Lexicon, noun: int) -> bool:
    """“charges of obstructing a May session”, “accused of the May attack”: what somebody is charged with is past."""
    for above in parsed.above(noun):
        word = parsed.words[above]
        if word.lemma in lexicon.claiming.verbs or word.lemma in _CHARGES:
            return True
        if is_finite(parsed, above) or is_infinitive(parsed, above):
            return False  # “accused of planning to delay it until after the vote in November”
    return False


def _begins_with(parsed: Parsed, trigger: Trigger, timex: Timex) -> bool:
    """“the order to halt flights from Tuesday”: a day with which begins what somebody is only to do."""
    inside = parsed.within(timex.start, timex.end)
    before = inside[0] - 1 if inside else -1
    if before < 0 or parsed.words[before].text.lower() not in _BEGINNING:
        return False
    doing = next((index for index in parsed.above(before) if is_verb(parsed, index)), None)
    return doing is not None and is_infinitive(parsed, doing) and doing >= trigger.word


def _tells_present(parsed: Parsed, trigger: Trigger) -> bool:
    """“The ruling rejects more than a decision in 1985”: what is so now did not happen then."""
    verb = trigger.verb
    if verb is None or trigger.is_noun:
        return False
    if any(parsed.words[child].text.lower() in ("can", "ca") for child in parsed.children[verb]):
        return parsed.words[verb].tag == "VB"
    if parsed.words[verb].tag not in ("VBZ", "VBP"):
        return False
    return not any(parsed.words[child].dep in ("aux", "auxpass") for child in parsed.children[verb])


def _is_back(parsed: Parsed, timex: Timex) -> bool:
    """“back in April” lies behind, whatever month it was counted to be."""
    inside = parsed.within(timex.start, timex.end)
    first = inside[0] if inside else 0
    return any(parsed.words[index].text.lower() == "back" for index in range(max(0, first - 2), first))


def _is_bare_clock(timex: Timex) -> bool:
    """“when it rings at 3 a.m.”: an hour without a day, in the present, is told of every day."""
    return timex.type == "TIME" and _CLOCK.fullmatch(timex.words.strip()) is not None


def _used_to(parsed: Parsed, trigger: Trigger) -> bool:
    """“He would pray at six o'clock”: an hour without a day, of every day of then."""
    below = parsed.children[trigger.verb] if trigger.verb is not None else ()
    return any(parsed.words[child].text.lower() == "would" for child in below)


def _is_long_past(value: str, published: str) -> bool:
    end, today = edtf.bounds(value).end, edtf.bounds(published).start
    return end is not None and today is not None and (today - end) // edtf.DAY > _LATELY


def _goes_on(parsed: Parsed, trigger: Trigger) -> bool:
    """“With winds coming ashore Friday, the storm has …”: a participle under a verb in the present."""
    if trigger.verb is None or parsed.words[trigger.verb].tag != "VBG":
        return False
    above = next((index for index in parsed.above(trigger.verb) if is_verb(parsed, index)), None)
    return above is not None and parsed.words[above].tag in ("VBZ", "VBP")


def _is_possessive(parsed: Parsed, timex: Timex) -> bool:
    """“Thursday's election” is named after a day close by, whatever the verb says."""
    inside = parsed.within(timex.start, timex.end)
    return bool(inside) and any(parsed.words[index].dep == "poss" for index in inside)


def _is_bare(timex: Timex) -> bool:
    counted_from_publication = (timex.anchor or "").startswith("published")
    return counted_from_publication and bool(_WEEKDAY.search(timex.words)) and not _FIXED.search(timex.words)


def _is_bare_month(timex: Timex) -> bool:
    return (timex.anchor or "").startswith("published") and not re.search(r"\d|\b(?:next|this|coming)\b", timex.words)


def _in_year(timex: Timex, by: int, why: str) -> Timex:
    """The timex so many years on."""
    year = (timex.value or "")[:4]
    meant = f"{int(year) + by:04}"

    def change(text: str | None) -> str | None:
        return text.replace(year, meant) if text else text

    return timex._replace(value=change(timex.value), timex3=change(timex.timex3), steps=(*timex.steps, why))


def _will(parsed: Parsed, trigger: Trigger) -> bool:
    """“will open”, “is opening”: ahead without a doubt; “would open” may be long past."""
    verb = trigger.verb
    if verb is None:
        return False
    spoken = {parsed.words[child].text.lower() for child in parsed.children[verb] if parsed.words[child].dep == "aux"}
    return bool(spoken & _WILL) or (parsed.words[verb].tag == "VBG" and bool(spoken & _IS) and "been" not in spoken)


def _aims_at(parsed: Parsed, trigger: Trigger, month: str, published: str) -> bool:
    """“won on Tuesday to face her in November”, told in May: what is only aimed at lies ahead, not half a year back."""
    verb = trigger.verb
    if verb is None or not is_infinitive(parsed, verb) or parsed.words[verb].dep != "advcl":
        return False
    return parsed.words[parsed.words[verb].head].tag == "VBD" and month[5:7] > published[5:7]


def _is_past(parsed: Parsed, trigger: Trigger) -> bool:
    verb = trigger.verb
    if verb is None:
        return False
    spoken = {parsed.words[child].text.lower() for child in parsed.children[verb]}
    if is_infinitive(parsed, verb) and "only" in spoken:  # “only to give up on Friday”
        verb = parsed.words[verb].head
    word = parsed.words[verb]
    if statuses.may_have(parsed, verb) or _is_of_ranked(parsed, verb):
        return True
    if spoken & {"would", "could", "should", "might"}:
        return False
    return word.tag == "VBD" or (word.tag in ("VBN", "VBG") and bool(spoken & {"was", "were", "had"}))


def _is_of_ranked(parsed: Parsed, verb: int) -> bool:
    """“became the latest mayor to quit Monday”: has quit."""
    noun = parsed.words[verb].head
    to_do = parsed.words[verb].dep in ("acl", "relcl") and is_infinitive(parsed, verb) and is_ranked(parsed, noun)
    return to_do and parsed.words[parsed.words[noun].head].tag == "VBD"


def _moved(timex: Timex, day: date, new: date, why: str) -> Timex:
    def change(text: str | None) -> str | None:
        return text.replace(day.isoformat(), new.isoformat()) if text else text

    return timex._replace(value=change(timex.value), timex3=change(timex.timex3), steps=(*timex.steps, why))
