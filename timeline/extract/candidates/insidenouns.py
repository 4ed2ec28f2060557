"""Dates inside the phrase of a noun: whether they are the noun's, the verb's, or nobody's."""

from typing import Final

from timeline.core import edtf
from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates.clauses import SUBJECTS, done_to, is_finite, is_verb
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.neighbours import Date
from timeline.extract.candidates.triggers import Trigger, noun_kind, of_noun, of_verb

_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_INSIDE: Final = frozenset({"compound", "nmod", "amod", "nummod", "poss"})
_AT: Final = frozenset({"at", "during"})
_OCCASIONS: Final = vocabulary.words("occasions")
_RACES: Final = frozenset({"bid", "race", "campaign", "election", "primary", "re-election", "reelection", "contest"})
_WRITINGS: Final = vocabulary.words("published_texts") | {
    "address",
    "affidavit",
    "book",
    "brief",
    "filing",
    "memo",
    "memoir",
    "message",
    "post",
    "proclamation",
    "tweet",
}
_OUTCOMES: Final = frozenset({"win", "lose"})
_DAYS: Final = frozenset({"day", "hour", "minute", "second"})


def phrase(parsed: Parsed, lexicon: Lexicon, head: int) -> int:
    """The noun in whose phrase the head of a date stands: “message” in “her Sunday-night message”."""
    noun = parsed.words[head].head
    above = parsed.words[noun].head
    inside = parsed.words[noun].dep in _INSIDE and parsed.words[above].pos in _NOUNS and noun < above
    return above if inside and parsed.words[noun].pos == "NOUN" and noun_kind(parsed, lexicon, noun) is None else noun


def hands_on(parsed: Parsed, lexicon: Lexicon, head: int, noun: int, one: Date) -> bool:
    """Whether a date inside a noun phrase may date the verb: “Monday's New York Times”, not “his 2016 slogan”."""
    if noun_kind(parsed, lexicon, noun) is not None:
        return False
    by_day = one.timex.value is not None and edtf.precision(one.timex.value) in _DAYS
    if _is_occasion(parsed, noun, by_day=by_day):
        return True
    return by_day and parsed.words[head].dep == "poss" and _is_argument(parsed, noun)


def _is_occasion(parsed: Parsed, noun: int, *, by_day: bool) -> bool:
    """“at a July event in Iowa”, “lost her 2018 bid”, “beat him in the 2012 race”: what is told was then."""
    word, above = parsed.words[noun], parsed.words[parsed.words[noun].head]
    if word.dep == "dobj":
        return word.lemma in _RACES and above.lemma in _OUTCOMES
    if word.dep != "pobj":
        return False
    small, told = above.text.lower(), parsed.words[above.head].tag == "VBD"
    if small == "in" and told and is_verb(parsed, above.head):
        wrote = word.head < above.head or parsed.words[above.head].lemma == "write"
        return word.lemma in _RACES or (word.lemma in _WRITINGS and wrote)
    return small in _AT and (word.lemma in _OCCASIONS or (small == "during" and told and by_day))


def _is_argument(parsed: Parsed, noun: int) -> bool:
    """Whether a noun stands right under a verb; in “the winner of Monday's derby” it does not."""
    return parsed.words[noun].dep in SUBJECTS or done_to(parsed, noun) is not None


def of_dated_noun(parsed: Parsed, lexicon: Lexicon, noun: int) -> Trigger | None:
    """“the May 3 attack”; “a June 1 law passed by the senate”, where a participle tells what was done."""
    found = of_noun(parsed, lexicon, noun) if noun_kind(parsed, lexicon, noun) else None
    words = parsed.words
    done = next((c for c in parsed.children[noun] if words[c].dep == "acl" and words[c].tag == "VBN"), None)
    if found is not None or done is None:
        return found
    kind = lexicon.kind_of_verb(words[done].lemma)
    return Trigger(done, kind, False, done, f"“{words[done].text}” reports {kind}") if kind else None


def cut_off(parsed: Parsed, lexicon: Lexicon, one: Date) -> Trigger | None:
    """“In early 2008 liberal icon Silva blessed it”: a preposition before the date, which the parser left alone."""
    before = one.words[0] - 1
    if before < 0 or parsed.words[before].dep != "prep" or parsed.children[before]:
        return None
    verb = parsed.words[before].head
    opens = before == 0 or parsed.words[before - 1].dep == "punct"
    return of_verb(parsed, lexicon, verb) if opens and verb > before and is_finite(parsed, verb) else None
