"""What else a date dates: happenings told at the same time, parties with “respectively”, the saying of “today”."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from timeline.core import edtf
from timeline.core.reading import Parsed, Timex
from timeline.extract.candidates.clauses import SUBJECTS, child_with, is_finite, is_verb
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.neighbours import Date
from timeline.extract.candidates.triggers import Trigger, of_verb

_WITHIN: Final = frozenset({"in", "at", "during"})
_AT_THE_TIME: Final = frozenset({"as", "when", "while"})
_DAYS_ON: Final[Mapping[str, int]] = {
    "today": 0,
    "today's": 0,
    "today’s": 0,
    "tonight": 0,
    "tomorrow": 1,
    "yesterday": -1,
}
_BOUNDS: Final = frozenset({"since", "until", "till"})
_NEAR: Final = 2  # words between “since” and its date: “since the previous Tuesday”
_HARM: Final = frozenset({"disaster", "attack", "death"})
_CRIMES: Final = frozenset({"attack", "death", "arrest", "disaster", "inquiry"})
_JUDGING: Final = frozenset({"ruling", "arrest", "inquiry", "sanction", "statement"})
_PARTIES: Final = (*SUBJECTS, "dobj")


def companions(
    parsed: Parsed, lexicon: Lexicon, trigger: Trigger, timex: Timex, others: Sequence[Date]
) -> Iterator[Trigger]:
    """What else was at `timex`: “in Tuesday's call he set terms”, “raided … and arrested”, “as she quit”.

    `others` are the other dates of the sentence: a clause that has one of its own shares none.
    """
    dated = {index for one in others for index in one.words}
    verb = _around(parsed, lexicon, trigger) if trigger.is_noun else trigger.verb
    if verb is None:
        return
    if trigger.is_noun and (found := of_verb(parsed, lexicon, verb)) and found.word != trigger.word:
        yield found
    if (first := _first_of_two(parsed, lexicon, trigger, verb, dated)) is not None:
        yield first
    for child in parsed.children[verb]:
        word = parsed.words[child]
        mark = child_with(parsed, child, "mark", "advmod")
        at_the_time = mark is not None and parsed.words[mark].text.lower() in _AT_THE_TIME
        if not is_verb(parsed, child) or not (word.dep == "conj" or (word.dep == "advcl" and at_the_time)):
            continue
        if dated & set(parsed.subtree(child)) or not _shares(parsed, verb, child, timex):
            continue
        found = of_verb(parsed, lexicon, child)
        if found is not None and _is_worth_telling(parsed, lexicon, (verb, trigger), found, at_the_time=at_the_time):
            yield found


def _is_worth_telling(
    parsed: Parsed, lexicon: Lexicon, main: tuple[int, Trigger], found: Trigger, *, at_the_time: bool
) -> bool:
    """Whether a clause beside the dated one (`main`, its verb and trigger) tells what readers would list, too."""
    verb, trigger = main
    weighty = found.kind in lexicon.weighty.kinds and found.kind != trigger.kind
    return weighty or (at_the_time and _tells_apart(parsed, verb, found, trigger))


def _tells_apart(parsed: Parsed, main: int, found: Trigger, trigger: Trigger) -> bool:
    """“failed on Monday when they sent home a guard”, “as the union alleged that …”: what somebody did or said then."""
    clause = found.verb
    if clause is None or found.is_noun or parsed.words[main].tag != "VBD" or parsed.words[clause].tag != "VBD":
        return False
    whole = (
        child_with(parsed, clause, *SUBJECTS) is not None and child_with(parsed, clause, "dobj", "ccomp") is not None
    )
    return whole and found.kind != "other" and (found.kind != trigger.kind or found.kind == "statement")


def is_earlier(parsed: Parsed, trigger: Trigger) -> bool:
    """“shifted on Monday after police arrested two men”: whether a clause only tells what had happened by then."""
    verb = trigger.verb
    if verb is None or trigger.is_noun or parsed.words[verb].tag not in ("VBD", "VBN"):
        return False
    top = parsed.words[verb].head if parsed.words[verb].dep == "conj" else verb
    mark = child_with(parsed, top, "mark")
    behind = parsed.words[top].dep == "advcl" and mark is not None
    return behind and mark is not None and parsed.words[mark].text.lower() in ("after", "since")


def harm_since(
    parsed: Parsed, lexicon: Lexicon, dated: tuple[Trigger, Timex], published: str | None
) -> Iterator[tuple[Trigger, Timex]]:
    """“Since coming ashore on Friday, the storm has killed five”: the harm was done from that day to the article's."""
    trigger, timex = dated
    since = parsed.words[trigger.verb].head if trigger.verb is not None else trigger.word
    main = parsed.words[since].head
    if trigger.kind not in _HARM or parsed.words[since].text.lower() != "since" or parsed.words[main].tag != "VBN":
        return
    found = of_verb(parsed, lexicon, main) if main > trigger.word else None
    if found is None or found.kind not in _HARM or published is None or timex.value is None:
        return
    if edtf.precision(timex.value) == "day" and not edtf.is_set(timex.value) and timex.value[:10] < published[:10]:
        value = f"{timex.value[:10]}/{published[:10]}"
        step = "since then, up to the article's day"
        yield found, timex._replace(value=value, timex3=value, steps=(*timex.steps, step))


def _shares(parsed: Parsed, verb: int, child: int, timex: Timex) -> bool:
    """Whether a clause has the date of the one before: “was arrested on Monday and charged”, not “was elected in 2016
    and impeached”, where years may lie between.
    """
    own = child_with(parsed, child, *SUBJECTS, "dobj", "auxpass", "aux") is not None
    if own or child_with(parsed, verb, "auxpass") is None:
        return is_finite(parsed, child)
    fine = timex.value is not None and edtf.precision(timex.value) in ("day", "hour", "minute")
    return fine and parsed.words[child].tag == "VBN"  # else what was done to somebody would be told as their deed


def _first_of_two(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, verb: int, dated: set[int]) -> Trigger | None:
    """“shot 49 people and wounded 53 last month”: the deed told first, of the same doer, is of that time too."""
    first = parsed.words[verb].head
    own = any(parsed.words[child].dep in SUBJECTS for child in parsed.children[verb])
    if parsed.words[verb].dep != "conj" or own or trigger.is_noun or parsed.words[verb].tag != "VBD":
        return None
    if parsed.words[first].tag != "VBD" or dated & set(parsed.subtree(first)) - set(parsed.subtree(verb)):
        return None
    found = of_verb(parsed, lexicon, first)
    return found if found is not None and found.kind in lexicon.weighty.kinds and found.kind != trigger.kind else None


def explained(parsed: Parsed, lexicon: Lexicon, one: Date) -> Trigger | None:
    """“since September, when it closed the mine”: what the clause right behind a date tells was then."""
    after = one.words[-1] + 1
    after += after < len(parsed.words) and parsed.words[after].text == ","
    if after >= len(parsed.words) or parsed.words[after].text.lower() != "when":
        return None
    verb = parsed.words[after].head
    while parsed.words[verb].dep == "conj" and not is_finite(parsed, verb):
        verb = parsed.words[verb].head  # “when he was shot and killed”
    return of_verb(parsed, lexicon, verb) if is_verb(parsed, verb) and is_finite(parsed, verb) else None


def says_more(lexicon: Lexicon, told: Trigger, main: Trigger) -> bool:
    """“lost their jobs last May, when the mill was shut down”: whether the clause tells what readers would list."""
    if told.kind in lexicon.weighty.kinds:
        return told.kind != main.kind
    return main.kind == "other" and told.kind not in ("other", "statement")


def only_bounds(parsed: Parsed, one: Date) -> bool:
    """“has been raw since September”: the words before the date tell what went on from then, or until then."""
    before = next((i for i in range(one.words[0], -1, -1) if parsed.words[i].dep in ("prep", "mark")), None)
    near = before is not None and one.words[0] - before <= _NEAR
    return near and before is not None and parsed.words[before].text.lower() in _BOUNDS


def said_today(parsed: Parsed, lexicon: Lexicon, one: Date) -> tuple[Trigger, Timex] | None:
    """The saying of a quotation in which “today” or “tomorrow” stands, with the day on which it was said."""
    timex, head = one.timex, parsed.head_of(one.words)
    shift = _DAYS_ON.get(timex.words.lower().split()[0])
    if shift is None or timex.value is None or edtf.precision(timex.value) != "day" or head is None:
        return None
    verbs = [word for word in (head, *parsed.above(head)) if is_verb(parsed, word) and is_finite(parsed, word)]
    for verb in verbs[
        1:
    ]:  # the first one's happening is of that day itself: “Tomorrow I will speak with him,” she said
        saying = of_verb(parsed, lexicon, verb)
        if saying is not None and saying.kind == "statement":
            day = (date.fromisoformat(timex.value[:10]) - timedelta(shift)).isoformat()
            said = f"said “{timex.words}”, so it was said on {day}"
            return saying, timex._replace(value=day, timex3=day, steps=(*timex.steps, said))
    return None


def respective(parsed: Parsed, trigger: Trigger, count: int) -> list[frozenset[int]] | None:
    """For each of so many dates of one trigger the words of the parties not meant; None without “respectively”.

    “Chile and Peru left in 2010 and 2016, respectively”: the first date is Chile's, the second Peru's.
    """
    verb = trigger.verb
    if verb is None or count < 2 or not any(parsed.words[i].lemma == "respectively" for i in parsed.subtree(verb)):
        return None
    for child in parsed.children[verb]:
        parties = [child, *_coordinated(parsed, child)] if parsed.words[child].dep in _PARTIES else []
        if len(parties) == count:
            own = [_own_words(parsed, one) for one in parties]
            return [frozenset().union(*(words for words in own if words is not mine)) for mine in own]
    return None


def _around(parsed: Parsed, lexicon: Lexicon, trigger: Trigger) -> int | None:
    """The finite verb that tells what was done in, at or during a dated happening."""
    word = parsed.words[trigger.word]
    above = parsed.words[word.head]
    verb = above.head
    if word.dep != "pobj" or above.text.lower() not in _WITHIN or not is_verb(parsed, verb):
        return None
    if is_judged(parsed, lexicon, trigger, verb):
        return None
    carries = lexicon.support.verbs | lexicon.scheduling.verbs | lexicon.stative.verbs
    return verb if is_finite(parsed, verb) and parsed.words[verb].lemma not in carries else None


def is_judged(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, verb: int) -> bool:
    """“was convicted in the 2016 killing”: whenever that was, it was not then."""
    late = trigger.kind in _CRIMES and parsed.words[parsed.words[trigger.word].head].text.lower() == "in"
    return late and lexicon.kind_of_verb(parsed.words[verb].lemma) in _JUDGING


def _coordinated(parsed: Parsed, index: int) -> list[int]:
    found = [child for child in parsed.children[index] if parsed.words[child].dep == "conj"]
    return [*found, *(deeper for child in found for deeper in _coordinated(parsed, child))]


def _own_words(parsed: Parsed, party: int) -> frozenset[int]:
    """The words of one party of several, with its “and”."""
    others = {part for child in _coordinated(parsed, party) for part in parsed.subtree(child)}
    return frozenset(set(parsed.subtree(party)) - others)
