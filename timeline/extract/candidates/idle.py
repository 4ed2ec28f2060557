"""Dates that date no happening: those of a comparison, of a running count, of how things stood on a day."""

import re
from typing import Final

from timeline.core import edtf
from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates.clauses import SUBJECTS, child_with, is_verb
from timeline.extract.candidates.comparing import only_measures
from timeline.extract.candidates.complements import DECLARING, is_ranked
from timeline.extract.candidates.denials import comes_late
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.neighbours import Date
from timeline.extract.candidates.triggers import noun_kind

_DURING: Final = frozenset({"in", "during", "at", "on", "since", "before", "after", "throughout", "amid"})
_UNTIL: Final = frozenset({"until", "till"})
_TERM: Final = re.compile(r"\(\d{4}[-–]\d{2,4}\)")
_TIMES: Final = frozenset({"day", "week", "month", "year", "era", "time", "beginning", "end", "start", "middle"})
_DATING: Final = frozenset({"date", "backdate", "postdate", "predate"})
_LEFT: Final = frozenset({"left", "remaining", "days", "weeks", "months"})  # “37 days left until 6 May”
_LASTING: Final = vocabulary.words("lasting")
_DEGREES: Final = vocabulary.words("degrees")
_TOP: Final = frozenset({"JJS", "RBS"})
_FIRST: Final = frozenset({"first", "only"})
_SPANS: Final = frozenset({"day", "week", "month", "year", "hour"})
_THE_SPANS: Final = frozenset(
    {"the day", "the week", "the weekend", "the month", "the season", "the summer", "the year"}
)
_RESULTS: Final = frozenset({"earnings", "profit", "result", "loss", "sales", "revenue", "growth"})
_NUMBERED: Final = ("dobj", "nsubj", "nsubjpass", "npadvmod")
_REACH: Final = 10  # words before “since” in which “the lowest” stands
_COUNTS: Final = frozenset({"data", "datum", "figure", "total", "result", "number", "count", "record"})


def dates_nothing(parsed: Parsed, lexicon: Lexicon, one: Date) -> bool:
    """“the worst since 1954”, “has killed 500 since May”, “had five as of June”: no happening of that day."""
    if _nowadays(parsed, one) or _is_argument(parsed, one) or _since(parsed, one) or _is_studied(parsed, lexicon, one):
        return True
    if only_measures(parsed, lexicon, one) or _is_of_office(parsed, lexicon, one) or _is_of_figures(parsed, one):
        return True
    before = _preposition(parsed, one)
    return before is not None and _by_preposition(parsed, lexicon, one, before)


def _by_preposition(parsed: Parsed, lexicon: Lexicon, one: Date, before: int) -> bool:
    word, ahead = parsed.words[before].text.lower(), parsed.words[before - 1].text.lower() if before else ""
    if word == "of" and ahead == "as":
        return _is_state(parsed, lexicon, before - 1)
    if word in _UNTIL:
        return ahead in _LEFT or _is_insertion(parsed, one, ahead) or not _comes_then(parsed, lexicon, before)
    if word == "into":
        return ahead in ("well", "far", "deep")
    if word == "through":
        return _ends_then(parsed, lexicon, parsed.words[before].head)
    if word == "before":
        return _is_of_days_before(parsed, before)
    if word == "for":
        return _is_for_rest(parsed, one, before)
    if _leads_up(parsed, before) or _dates_back(parsed, before):
        return True
    return word in ("of", "from") and _is_of_thing(parsed, lexicon, one, before)


def _is_for_rest(parsed: Parsed, one: Date, before: int) -> bool:
    """“has adjourned for the month”: until it is over; not “was planned for the week”."""
    verb = parsed.words[parsed.words[before].head].lemma
    return one.timex.words.lower() in _THE_SPANS and verb not in ("expect", "plan", "schedule", "set", "slate")


def _is_of_days_before(parsed: Parsed, before: int) -> bool:
    """“votes in the three days before Election Day”: of none of them; not “left three days before the vote”."""
    lead = parsed.words[max(0, before - 3) : before]
    counted = len(lead) == 3 and lead[1].tag == "CD" and lead[2].lemma in _SPANS
    return counted and lead[0].text.lower() in ("the", "in", "during", "last")


def _dates_back(parsed: Parsed, before: int) -> bool:
    """“charges dating as far back as 2009”, “a check backdated to 3 May”: how old something is, or is said to be."""
    near = parsed.words[max(0, before - 4) : before]
    return any(word.lemma in _DATING and word.tag.startswith("VB") for word in near) and any(
        word.text.lower() in ("back", "from", "to") for word in parsed.words[max(0, before - 3) : before + 1]
    )


def _is_of_figures(parsed: Parsed, one: Date) -> bool:
    """“reported growth of 2 percent in the second quarter”: the growth was then, the report came later."""
    value, head = one.timex.value or "", parsed.head_of(one.words)
    if not value or head is None:
        return False
    end = edtf.precision(value) == "month" and {"from", "through"} & {
        parsed.words[index].text.lower() for index in (one.words[0], one.words[0] - 1)
    }
    if "/" not in value and edtf.precision(value) != "quarter" and not end:
        return False
    verb = next((index for index in parsed.above(head) if is_verb(parsed, index)), None)
    shown = child_with(parsed, verb, "dobj") if verb is not None else None
    if verb is None or shown is None or parsed.words[verb].lemma not in ("report", "post"):
        return False
    return any(parsed.words[i].tag in ("CD", "$") or parsed.words[i].lemma in _RESULTS for i in parsed.subtree(shown))


def _ends_then(parsed: Parsed, lexicon: Lexicon, above: int) -> bool:
    """“funds the army through May”, “the ban was extended through May”: it only ends then; “runs through May”."""
    for index in (above, *parsed.above(above)):
        if is_verb(parsed, index):
            return not _moves_deadline(parsed, index) and parsed.words[index].lemma not in ("run", "last")
        if parsed.words[index].lemma in _COUNTS:
            return True
        if parsed.words[index].pos == "NOUN" and noun_kind(parsed, lexicon, index) is not None:
            return False
    return False


def _is_of_office(parsed: Parsed, lexicon: Lexicon, one: Date) -> bool:
    """“Silva (2001–2009) spoke”, “Silva, mayor between 2001 and 2009, spoke”: years of somebody, not of a deed."""
    value = (one.timex.value or "").partition("/")[0]
    if not value or edtf.precision(value) != "year":
        return False
    first, last = one.words[0], one.words[-1]
    opened = next((index for index in range(first, max(0, first - 4), -1) if parsed.words[index].text == "("), 0)
    if opened and _TERM.match("".join(word.text for word in parsed.words[opened : last + 4])):
        return _is_person(parsed, opened - 1)
    head = parsed.head_of(one.words)
    for above in parsed.above(head) if head is not None else ():
        if is_verb(parsed, above) or noun_kind(parsed, lexicon, above) is not None:
            return False
        if parsed.words[above].dep == "appos":
            happens = any(noun_kind(parsed, lexicon, inside) is not None for inside in range(above, first))
            return not happens and _is_person(parsed, parsed.words[above].head)
    return False


def _is_person(parsed: Parsed, word: int) -> bool:
    start = parsed.words[word].start
    return any(one.label == "PERSON" and one.start <= start < one.end for one in parsed.entities)


def _preposition(parsed: Parsed, one: Date) -> int | None:
    """The preposition of a date, of the first of two (“from 2001 and 2002”); None for “until the May 5 vote”."""
    first = parsed.head_of(one.words)
    if first is not None and parsed.words[first].dep == "conj":
        first = parsed.words[first].head
    return parsed.words[first].head if first is not None and parsed.words[first].dep == "pobj" else None


def _leads_up(parsed: Parsed, before: int) -> bool:
    """“the week leading up to Tuesday”, “in the run-up to 3 May”: what came before the day."""
    words = parsed.words[max(0, before - 2) : before]
    return parsed.words[before].text.lower() == "to" and [word.lemma for word in words] == ["lead", "up"]


def _is_insertion(parsed: Parsed, one: Date, before: str) -> bool:
    """“the refusal, until today, to own up”: what was so until then has no other date."""
    after = one.words[-1] + 1
    return before == "," and after < len(parsed.words) and parsed.words[after].text == ","


def _is_state(parsed: Parsed, lexicon: Lexicon, at: int) -> bool:
    """“had five as of June”, “300 had died as of May”; not “banned as of May”, where it is that of the deed."""
    verb = next((index for index in parsed.above(at) if is_verb(parsed, index)), None)
    return verb is None or lexicon.kind_of_verb(parsed.words[verb].lemma) is None or _counts(parsed, verb, so_far=True)


def _comes_then(parsed: Parsed, lexicon: Lexicon, until: int) -> bool:
    """“postponed until 3 May”, “not charged until 3 May”; not “funds the army until 3 May”, which only ends then."""
    verb = next((index for index in parsed.above(until) if is_verb(parsed, index)), None)
    if verb is None:
        return False
    lemma = parsed.words[verb].lemma
    if _lasts(parsed, verb):
        return _moves_deadline(parsed, verb)
    carries = lemma in lexicon.scheduling.verbs | lexicon.cancelling.verbs
    return carries or comes_late(parsed, verb)


def _lasts(parsed: Parsed, verb: int) -> bool:
    """“ran it until May”; not “Her contract runs until May”, which ends then."""
    word = parsed.words[verb]
    return word.lemma in _LASTING and not (word.lemma in ("run", "last") and word.tag == "VBZ")


def _moves_deadline(parsed: Parsed, verb: int) -> bool:
    """“extended that deadline until 3 May”: the deadline is then."""
    moved = child_with(parsed, verb, "dobj", "nsubjpass")
    return moved is not None and parsed.words[moved].lemma in ("deadline", "date")


def _is_of_thing(parsed: Parsed, lexicon: Lexicon, one: Date, before: int) -> bool:
    """“under permits from 2001”, “a law of 1985”: which thing is meant; “in the crisis of 2008” tells when."""
    if one.recent or one.ahead:
        return False
    thing = parsed.words[before].head
    if parsed.words[thing].pos != "NOUN" or thing > before or noun_kind(parsed, lexicon, thing) is not None:
        return False
    return parsed.words[parsed.words[thing].head].text.lower() not in _DURING


def _is_argument(parsed: Parsed, one: Date) -> bool:
    """“2014 was the best year”, “making 2014 the strongest year”: a year that is spoken of dates nothing."""
    head = parsed.head_of(one.words)
    year = one.timex.value is not None and edtf.precision(one.timex.value) == "year"
    bare = len(one.words) == 1 and parsed.words[one.words[0]].text.isdigit()
    if head is not None and parsed.words[head].dep == "dobj":
        verb = parsed.words[parsed.words[head].head].lemma
        if one.timex.rule == "holiday" or verb in DECLARING:
            return True  # “voted to replace Columbus Day”, “declared May the month of cheese”
    return head is not None and year and bare and parsed.words[head].dep in (*SUBJECTS, "dobj")


def _nowadays(parsed: Parsed, one: Date) -> bool:
    """“the army's operations today are different”: “today” at a noun, with how things are, is our time and no day."""
    before, after = one.words[0] - 1, one.words[-1] + 1
    if before < 0 or after >= len(parsed.words) or one.timex.words.lower() != "today":
        return False
    verb = parsed.words[after]
    state = verb.lemma == "be" and verb.tag in ("VBZ", "VBP")
    return state and parsed.words[before].tag in ("NNS", "NN") and parsed.words[before].dep in (*SUBJECTS, "pobj")


def _is_studied(parsed: Parsed, lexicon: Lexicon, one: Date) -> bool:
    """“a 2016-17 study”: the years that it is about; “the 2008-09 crisis” was then."""
    head = parsed.head_of(one.words)
    if (
        head is None
        or "/" not in (one.timex.value or "")
        or parsed.words[head].dep not in ("nummod", "compound", "nmod")
    ):
        return False
    return noun_kind(parsed, lexicon, parsed.words[head].head) in ("publication", "statement", "inquiry")


def _since(parsed: Parsed, one: Date) -> bool:
    since = _since_above(parsed, one)
    word = parsed.words[since]
    if since < 0 or word.text.lower() != "since" or word.dep != "prep":
        return False
    verb = word.head
    if not is_verb(parsed, verb) or _compares(parsed, since, verb) or _counts(parsed, verb):
        return True
    return _changes_by(parsed, verb) or not _is_perfect(parsed, verb)


def _since_above(parsed: Parsed, one: Date) -> int:
    """The “since” of “since May”, “since the good days of early 2008”; else the word before the date."""
    index = parsed.words[one.words[0]].head
    for above in (index, *parsed.above(index)):
        if parsed.words[above].text.lower() == "since":
            return above
        if above not in one.words and parsed.words[above].lemma not in _TIMES | {"of"}:
            break
    return index if parsed.words[index].text.lower() == "since" else one.words[0] - 1


def _changes_by(parsed: Parsed, verb: int) -> bool:
    """“shares have fallen by a third since May”: bit by bit, and not in May."""
    return parsed.words[verb].lemma in _DEGREES


def _is_perfect(parsed: Parsed, verb: int) -> bool:
    """“has led it since May” began then; “outdid every May, since 1993” only compares."""
    helping = (parsed.words[child].lemma for child in parsed.children[verb] if parsed.words[child].dep == "aux")
    return parsed.words[verb].tag != "VBD" or "have" in helping


def _compares(parsed: Parsed, since: int, verb: int) -> bool:
    """“recorded its lowest total since 2002”, “the first to win since 1990”."""
    above, dep = parsed.words[verb].head, parsed.words[verb].dep
    role = child_with(parsed, above, "attr") if dep == "xcomp" else above if dep in ("acl", "relcl") else None
    if role is not None and is_ranked(parsed, role):
        return True  # “is the first member of the club to win a seat since 1990”
    first = 0 if parsed.words[verb].dep in ("acl", "relcl") else parsed.subtree(verb)[0]  # “the first to win since”
    near = range(max(first, since - _REACH), since)
    words = [(parsed.words[i], parsed.words[i - 1].text.lower() if i else "") for i in near]
    return any((one.tag in _TOP and before != "at") or one.text.lower() in _FIRST for one, before in words)


def _counts(parsed: Parsed, verb: int, *, so_far: bool = False) -> bool:
    """“have killed at least 500 since May”, `so_far`: “spent 5 million as of May”: a number that grew over months."""
    if not so_far and not any(
        parsed.words[child].text.lower() in ("has", "have", "had", "having") for child in parsed.children[verb]
    ):
        return False
    parts = [child for child in parsed.children[verb] if parsed.words[child].dep in _NUMBERED]
    paid = (child for child in parsed.children[verb] if parsed.words[child].text.lower() == "for")
    parts += [inside for phrase in paid for inside in parsed.children[phrase]]  # “has paid for six trips since May”
    if any(parsed.words[part].tag == "CD" for part in parts):
        return True  # “as of May, only 108 of them had been approved”
    return any(parsed.words[inside].dep == "nummod" for part in parts for inside in parsed.children[part])
