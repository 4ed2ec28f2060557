"""Days that small parsers glue to the name beside them, hung on their verb: “President Silva Monday named her”.

So are hours: “due to the leak hours before the vote”.

American news sets a day before its verb, or at the head of a clause, without “on”. English has no such names.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from timeline.core.reading import Word
from timeline.extract import vocabulary

_DAY: Final = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|tonight|yesterday|today", re.I)
_MOMENTS: Final = frozenset({"moments", "minutes", "hours"})
_VERBAL: Final = frozenset({"VERB", "AUX"})
_MANNERS: Final = frozenset({"public", "private", "secret", "person", "full", "brief", "general", "particular"})
_PART: Final = frozenset({"night", "morning", "afternoon", "evening"})
_WHICH: Final = frozenset({"last", "this", "earlier", "late", "early", "next"})
_FEASTS: Final = vocabulary.words("feast_words")
_FINITE: Final = frozenset({"VBD", "VBZ", "MD"})
_PAST: Final = frozenset({"VBD", "VBN"})
_DESCRIBING: Final = frozenset({"compound", "nmod", "amod", "npadvmod", "det", "poss"})
_NOUNS: Final = frozenset({"NNP", "NNPS", "NN", "NNS"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_BEFORE_CLAUSE: Final = frozenset({",", "—", "–", ";", ":", "“", '"', "``", "that", "and", "but"})


def unglued(words: list[Word]) -> None:
    """Mends the words of one sentence in place: a day that stands alone hangs on a verb, and a name on its own."""
    for index, word in enumerate(words):
        if _DAY.fullmatch(word.text):
            _behind_subject(words, index)
            _before_subject(words, index)
            _behind_on(words, index)
            _behind_manner(words, index)
        elif word.text in _MOMENTS:
            _off_moments(words, index)


def _behind_on(words: list[Word], day: int) -> None:
    """“On Tuesday Ana Silva sued them”: she is no Tuesday Ana Silva, nor is what was done on a Tuesday night she."""
    on, last = day - 1, _last(words, day)
    noun = words[last].head
    if on < 0 or words[on].text.lower() != "on" or words[last].dep not in _DESCRIBING or noun <= last:
        return
    verb = words[on].head if words[noun].head == on else words[noun].head
    opens = on == 0 or words[on - 1].text.lower() in _BEFORE_CLAUSE
    if not opens or verb <= noun or words[noun].dep not in (*_SUBJECTS, "pobj") or words[verb].tag not in _PAST:
        return
    if any(one.head == verb and one.dep in _SUBJECTS and index != noun for index, one in enumerate(words)):
        return
    _hang(words, (i for i in range(last + 1, noun) if words[i].head in (day, last)), noun)
    _hang(words, (day,) if day != last else (), last)
    passive = any(one.head == verb and one.dep == "auxpass" for one in words)
    words[last] = replace(words[last], head=on, dep="pobj")
    words[noun] = replace(words[noun], head=verb, dep="nsubjpass" if passive else "nsubj")
    words[on] = replace(words[on], head=verb, dep="prep")


def _behind_manner(words: list[Word], day: int) -> None:
    """“appeared in public Monday”: there is no public Monday to appear in."""
    manner, link = day - 1, day - 2
    if link < 1 or words[link].text.lower() != "in" or words[manner].text.lower() not in _MANNERS:
        return
    if words[day].head == link and words[manner].head == day:
        words[manner] = replace(words[manner], dep="pobj", head=link)
        words[day] = replace(words[day], dep="npadvmod", head=words[link].head)


def _off_moments(words: list[Word], moments: int) -> None:
    """“fired from Gaza minutes before the truce”: minutes are of no place; the noun before them stands for itself."""
    noun, link = moments - 1, moments + 1
    if noun < 0 or link >= len(words) or words[link].text.lower() not in ("before", "after"):
        return
    if words[noun].tag not in _NOUNS or words[noun].head != moments or words[moments].head in (noun, moments):
        return
    above = words[moments].head
    words[noun] = replace(words[noun], dep=words[moments].dep, head=above)
    _hang(words, [index for index in range(noun) if words[index].head == moments], noun)
    for _ in words:
        above = above if words[above].pos in _VERBAL else words[above].head
    words[moments] = replace(words[moments], dep="npadvmod", head=above)


def _behind_subject(words: list[Word], day: int) -> None:
    """“President Silva Monday named her”: the verb behind the day has the name before it as subject."""
    name, last = day - 1, _last(words, day)
    verb = _next_verb(words, last + 1)
    if name < 0 or verb is None or words[last].head != verb:
        return
    if words[name].tag not in _NOUNS or words[name].head not in (day, last) or words[name].text.lower() in _FEASTS:
        return
    if any(one.head == verb and one.dep in _SUBJECTS and index != last for index, one in enumerate(words)):
        return
    _hang(words, [index for index in range(name) if words[index].head in (day, last)], name)
    passive = any(one.head == verb and one.dep == "auxpass" for one in words)
    words[name] = replace(words[name], head=verb, dep="nsubjpass" if passive else "nsubj")
    words[last] = replace(words[last], head=verb, dep="npadvmod")


def _last(words: list[Word], day: int) -> int:
    """The last word of “Monday”, “Monday night”."""
    return day + 1 if day + 1 < len(words) and words[day + 1].text in _PART else day


def _next_verb(words: list[Word], start: int) -> int | None:
    """The finite verb, or the one whose auxiliary stands, right behind a place; a single adverb may come first."""
    for index in range(start, min(start + 2, len(words))):
        word = words[index]
        if word.tag in _FINITE:
            return word.head if word.dep in ("aux", "auxpass") else index
        if word.tag != "RB":
            return None
    return None


def _before_subject(words: list[Word], day: int) -> None:
    """“Last Friday forces attacked”, “said Tuesday President Silva should go”: no part of the subject behind."""
    first = day - 1 if day and words[day - 1].text.lower() in _WHICH else day
    last = _last(words, day)
    subject = _subject_above(words, last)
    if subject is None or not last < subject or not _stands_alone(words, first, last):
        return
    if any(words[index].head == subject or _is_under(words, index, subject) for index in range(first)):
        return
    verb = words[subject].head
    said = first and words[first - 1].tag == "VBD" and words[verb].head == first - 1
    inside = range(first, last + 1)
    _hang(words, (i for i in inside if i != last), last)
    behind = next((i for i in range(last + 1, subject + 1) if words[i].head not in inside), subject)
    _hang(words, (i for i in range(last + 1, subject) if words[i].head in inside), behind)
    words[last] = replace(words[last], head=first - 1 if said else verb, dep="npadvmod")


def _stands_alone(words: list[Word], first: int, last: int) -> bool:
    """Whether a clause begins with the day, and a name or an article, or after “last Friday” anything, follows it."""
    if last + 1 >= len(words) or words[last + 1].tag in ("POS", "HYPH"):
        return False
    before = words[first - 1] if first else None
    if before is not None and before.tag not in ("VBD", "VBN") and before.text.lower() not in _BEFORE_CLAUSE:
        return False
    after = words[last + 1]
    surely = (
        first < last
        or not words[last].text.lower().endswith("day")
        or words[last].text.lower() in ("today", "yesterday")
    )
    return surely or after.tag in ("NNP", "NNPS", "DT", "PRP$")


def _subject_above(words: list[Word], index: int) -> int | None:
    """The subject of a finite verb in whose phrase a word stands as a description."""
    seen = 0
    while words[index].dep in _DESCRIBING and words[index].head > index and seen < len(words):
        index, seen = words[index].head, seen + 1
        if words[index].dep in _SUBJECTS:
            return index
    return None


def _hang(words: list[Word], indices: Iterable[int], head: int) -> None:
    for index in indices:
        words[index] = replace(
            words[index], head=head, dep="compound" if words[index].dep == "npadvmod" else words[index].dep
        )


def _is_under(words: list[Word], index: int, top: int) -> bool:
    for _ in range(len(words)):
        if words[index].head == top:
            return True
        if words[index].head == index:
            return False
        index = words[index].head
    return False
