"""What the words right beside a date tell, whatever the parser made of the sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from timeline.core.reading import Parsed, Timex
from timeline.extract.candidates.clauses import SUBJECTS, child_with, is_finite, is_verb
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.triggers import Trigger, noun_kind, of_noun, of_verb

_SUBJECT: Final = 8  # words in which the subject ends that a clause opens with
_NAMED_AS: Final = frozenset({"day", "date", "deadline"})
_DAY_OF: Final = re.compile(r"day|night|morning|evening|afternoon|week|month|year", re.I)
_THINKING: Final = frozenset({"believe", "think", "hope", "expect", "predict", "fear", "estimate", "anticipate"})
_PRESSED: Final = frozenset("ask press question challenge quiz".split())
_ABOUT: Final = frozenset({"about", "over", "of", "regarding", "concerning"})
_SPEAKING: Final = frozenset("speak talk write appear respond reply".split())
_HEARERS: Final = frozenset({"dobj", "dative", "pobj"})
_INSIDE: Final = frozenset({"compound", "nmod", "amod", "nummod", "poss"})
_CAMPAIGNS: Final = frozenset({"campaign", "race", "season", "cycle", "recess", "tour"})
_NAMES: Final = frozenset({"compound", "nmod"})
_WILL: Final = frozenset({"will", "would", "wo", "'ll", "’ll", "shall"})


@dataclass(frozen=True, slots=True)
class Date:
    """A date with the indices of its words, and where it lies: `ahead` of publication, or `recent`."""

    timex: Timex
    words: tuple[int, ...]
    ahead: bool
    recent: bool


def told(parsed: Parsed, lexicon: Lexicon, one: Date) -> Trigger | None:
    """The happening that the words right beside a date give it; None where they say nothing."""
    verb = _opens_clause(parsed, one)
    verb = _between(parsed, lexicon, one) if verb is None else verb
    verb = _pressed(parsed, lexicon, one) if verb is None else verb
    verb = _in_campaign(parsed, one) if verb is None else verb
    verb = _closes_clause(parsed, one) if verb is None else verb
    verb = _before_count(parsed, one) if verb is None else verb
    if verb is not None:
        return of_verb(parsed, lexicon, verb)
    return _behind_comma(parsed, lexicon, one) or _named_as_day(parsed, lexicon, one)


def saying_before(parsed: Parsed, lexicon: Lexicon, found: Trigger | None, first: int) -> Trigger | None:
    """“She said on Friday it would rain”: a date before the subject of what is said belongs to the saying."""
    if found is None or found.verb is None or parsed.words[found.verb].dep != "ccomp":
        return None
    saying = parsed.words[found.verb].head
    own = [child for child in parsed.children[found.verb] if parsed.words[child].dep in SUBJECTS]
    speaks = lexicon.kind_of_verb(parsed.words[saying].lemma) == "statement"
    if not speaks or not own or not saying < first < min(parsed.subtree(own[0])):
        return None
    return of_verb(parsed, lexicon, saying)


def days_of(parsed: Parsed, lexicon: Lexicon, one: Date) -> Iterator[Trigger]:
    """“on 2 May, the day the dam burst, he was in Oslo”: what the clause behind a date says of that day."""
    words, at = parsed.words, one.words[-1] + 1
    if at + 3 >= len(words) or words[at].text != "," or words[at + 1].text.lower() not in ("the", "a"):
        return
    day = at + 2 + (words[at + 2].text.lower() in ("same", "very"))
    clause = next((c for c in parsed.children[day] if words[c].dep in ("relcl", "acl") and is_finite(parsed, c)), None)
    if clause is None or not _DAY_OF.fullmatch(words[day].text) or child_with(parsed, clause, *SUBJECTS) is None:
        return
    if (found := of_verb(parsed, lexicon, clause)) is not None:
        yield found


def _opens_clause(parsed: Parsed, one: Date) -> int | None:
    """“…, and in May they closed it”: a date between “and” and a subject belongs to the verb that follows."""
    first = _opening(parsed, one)
    before = first - 1 if first and parsed.words[first - 1].text != "," else first - 2
    if before < 0 or parsed.words[before].tag != "CC":
        return None
    return _clause_behind(parsed, one)


def _opening(parsed: Parsed, one: Date) -> int:
    """The first word of a date, with its preposition."""
    first = one.words[0]
    return first - 1 if first and parsed.words[first - 1].dep == "prep" else first


def _clause_behind(parsed: Parsed, one: Date) -> int | None:
    """The finite verb whose subject begins right behind a date."""
    after = one.words[-1] + 1
    if after >= len(parsed.words):
        return None
    after += parsed.words[after].text == ","
    for index in range(after, min(after + _SUBJECT, len(parsed.words))):
        verb = parsed.words[index].head
        if parsed.words[index].dep in SUBJECTS and verb > index and is_finite(parsed, verb):
            return verb if parsed.subtree(index)[0] == after else None
    return None


def _between(parsed: Parsed, lexicon: Lexicon, one: Date) -> int | None:
    """“insisted this week he has no debts” dates the saying; “hope by next June the line will open” the opening."""
    before, behind = _saying_over(parsed, _opening(parsed, one) - 1), _clause_behind(parsed, one)
    if behind is None or before is None or parsed.words[one.words[-1] + 1].text == ",":
        return None
    lemma = parsed.words[before].lemma
    will = any(parsed.words[child].text.lower() in _WILL for child in parsed.children[behind])
    if one.ahead and will and (lemma in _THINKING or lexicon.kind_of_verb(lemma) == "statement"):
        return behind
    heads = (before, parsed.words[before].head)
    past = parsed.words[before].tag in ("VBD", "VBN") and (parsed.words[behind].head in heads or behind == heads[1])
    return before if past and not one.ahead and lexicon.kind_of_verb(lemma) == "statement" else None


def _saying_over(parsed: Parsed, index: int) -> int | None:
    """The verb right before a date, or before whom something was told: “told the Post on Friday he would go”."""
    while index > 0 and parsed.words[index].dep in _NAMES:
        index = parsed.words[index].head
    if index > 0 and not is_verb(parsed, index) and parsed.words[index].dep in _HEARERS:
        index = parsed.words[index].head
        index = parsed.words[index].head if parsed.words[index].text.lower() == "to" else index
    return index if index >= 0 and is_verb(parsed, index) else None


def _pressed(parsed: Parsed, lexicon: Lexicon, one: Date) -> int | None:
    """“Asked on Monday whether he would run, he said no”, “Speaking on Monday, …”: the day is that of the answer."""
    head = next((i for i in range(_opening(parsed, one) - 1, -1, -1) if is_verb(parsed, i)), None)
    if head is None or not _leads_to_answer(parsed, head) or _is_asked_about(parsed, one, head):
        return None
    answer = parsed.words[head].head
    opens = parsed.words[head].dep in ("advcl", "acl", "ccomp") and head < answer
    if not opens or not is_finite(parsed, answer) or lexicon.kind_of_verb(parsed.words[answer].lemma) is None:
        return None
    speaks = lexicon.kind_of_verb(parsed.words[answer].lemma) == "statement"
    return answer if speaks or parsed.words[head].lemma in _PRESSED else None


def _is_asked_about(parsed: Parsed, one: Date, asked: int) -> bool:
    """“Asked about the 2028 race”: the date is that of what is asked about; “asked on Monday”, “at Monday's rally”."""
    last = one.words[-1]
    path = [last, *parsed.above(last)]
    below = next((under for under, over in pairwise(path) if over == asked), last)
    return parsed.words[below].text.lower() in _ABOUT and not set(parsed.children[below]) & set(one.words)


def _leads_to_answer(parsed: Parsed, head: int) -> bool:
    """“Asked …”, “Speaking …”, “When he spoke …”: a clause that only tells when somebody said what follows."""
    word = parsed.words[head]
    if not is_finite(parsed, head):
        return word.lemma in _PRESSED or (word.lemma in _SPEAKING and word.tag == "VBG")
    when = child_with(parsed, head, "advmod")
    meets = child_with(parsed, head, *SUBJECTS)
    again = meets is not None and parsed.words[meets].tag == "PRP" and word.lemma in _SPEAKING
    return again and when is not None and parsed.words[when].text.lower() == "when"


def _closes_clause(parsed: Parsed, one: Date) -> int | None:
    """“The bill that passed the panel this week is due in June”: a date right before the main verb ends the clause."""
    after = one.words[-1] + 1
    if after >= len(parsed.words) or not parsed.words[after].tag.startswith(("VB", "MD")):
        return None
    main = after if parsed.words[after].dep not in ("aux", "auxpass") else parsed.words[after].head
    head = parsed.head_of(one.words)
    if head is None or not is_finite(parsed, main) or main not in list(parsed.above(head))[:2]:
        return None
    doer = child_with(parsed, main, *SUBJECTS)
    clause = child_with(parsed, doer, "relcl", "acl") if doer is not None else None
    if doer is None or clause is None or not doer < clause < one.words[0]:
        return None
    inside = range(clause, one.words[0])
    return None if any(parsed.words[index].text in (",", "—", "–") for index in inside) else clause


def _before_count(parsed: Parsed, one: Date) -> int | None:
    """“on 9 May, the day before he died, she left”: the leaving, wherever the parser hung the date."""
    at = one.words[-1] + 1
    near = range(at + 1, min(at + 6, len(parsed.words)))
    if at >= len(parsed.words) or parsed.words[at].text != ",":
        return None
    side = next((i for i in near if parsed.words[i].text.lower() in ("before", "after")), None)
    if side is None or parsed.words[side].dep != "mark" or not _DAY_OF.match(parsed.words[side - 1].text):
        return None
    clause = parsed.words[side].head
    above = parsed.words[clause].head
    told = above > clause and is_verb(parsed, above) and is_finite(parsed, above)
    return above if told and one.words[0] in parsed.subtree(clause) else None


def _in_campaign(parsed: Parsed, one: Date) -> int | None:
    """“During the 2008 campaign, she called for a ban”: the year is that of what was done in the course of it."""
    head = parsed.head_of(one.words)
    noun = parsed.words[head].head if head is not None else -1
    if head is None or parsed.words[head].dep not in _INSIDE or parsed.words[noun].lemma not in _CAMPAIGNS:
        return None
    during = parsed.words[noun].head
    verb = parsed.words[during].head
    if parsed.words[noun].dep != "pobj" or parsed.words[during].text.lower() != "during":
        return None
    return verb if is_verb(parsed, verb) and parsed.words[verb].tag == "VBD" else None


def _behind_comma(parsed: Parsed, lexicon: Lexicon, one: Date) -> Trigger | None:
    """“after the May 3, 2001, attacks”: with an article before it and a comma behind, the day is the noun's."""
    before, noun = one.words[0] - 1, one.words[-1] + 2
    if before < 0 or noun >= len(parsed.words) or parsed.words[noun - 1].text != ",":
        return None
    is_plain = parsed.words[before].pos == "DET" and parsed.words[noun].tag in ("NN", "NNS")
    return of_noun(parsed, lexicon, noun) if is_plain and noun_kind(parsed, lexicon, noun) else None


def _named_as_day(parsed: Parsed, lexicon: Lexicon, one: Date) -> Trigger | None:
    """“named 7 June as the day she will step aside”: the day is that of what is to happen."""
    following = range(one.words[-1] + 1, min(one.words[-1] + 4, len(parsed.words)))
    day = next((index for index in following if parsed.words[index].lemma in _NAMED_AS), None)
    if day is None or parsed.words[one.words[-1] + 1].text.lower() != "as":
        return None
    for child in parsed.children[day]:
        if is_verb(parsed, child):
            return of_verb(parsed, lexicon, child)
        for inside in parsed.children[child] if parsed.words[child].text.lower() in ("of", "for") else ():
            return of_verb(parsed, lexicon, inside) if is_verb(parsed, inside) else of_noun(parsed, lexicon, inside)
    return None
