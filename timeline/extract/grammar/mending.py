"""Slips that small parsers make again and again, mended by word order: each rule says what English does not do.

A sentence comes as its words, with heads as indices into it, and goes back the same way; places never change.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from timeline.core.reading import Word
from timeline.extract import vocabulary
from timeline.extract.grammar import (
    gluedays,
    lostclauses,
    lostsubjects,
    mainverbs,
    nearest,
    newverbs,
    quotednames,
    reduced,
    relatives,
    toofar,
)

_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_DONE_TO_THINGS: Final = vocabulary.words("done_to_things")
_CLOSED: Final = re.compile(r"[^aeiou]+[aeiou][^aeiouwxy]")
_ENDINGS: Final = {"VBD": "ed", "VBN": "ed", "VBG": "ing", "VBZ": "es"}
_BEGINS: Final = frozenset({"kick", "start", "begin", "open", "end", "conclude", "resume", "run", "last", "take"})
_LEAVING: Final = frozenset({"leave", "keep", "make", "find", "render", "declare"})
_SHOWING: Final = frozenset({"show", "see", "find", "hear", "watch", "keep", "leave", "send", "set"})
_HALVES_OF_DAY: Final = frozenset({"a.m.", "p.m.", "am", "pm", "a.m", "p.m"})
_DESCRIBING: Final = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM"})  # what may stand before a noun in its phrase


def mend(
    words: Sequence[Word], people: Mapping[int, int] = MappingProxyType({}), places: frozenset[int] = frozenset()
) -> list[Word]:
    """The words of one sentence with these slips mended; heads are indices into the sentence.

    `people` tells of the words that belong to a person's name to which one: an index of the word to a number;
    `places` are the indices of those in names of lands, towns and seas.
    """
    mended = list(words)
    quotednames.mended(mended)
    mainverbs.grouped(mended)
    mainverbs.related(mended)
    mainverbs.described(mended)
    mainverbs.promoted(mended)
    mainverbs.read_past(mended)
    mainverbs.opened(mended)
    for rule in _RULES:
        rule(mended)
    _joined_people(mended, people)
    relatives.infinitives(mended)
    relatives.done_to(mended)
    relatives.hung(mended, people, places)
    return mended if _is_tree(mended) else list(words)


def _is_tree(words: Sequence[Word]) -> bool:
    """Whether all words lead up to the one on top: rules that each are right may together hang words in a ring."""
    led: set[int] = set()
    for index in range(len(words)):
        path: list[int] = []
        while index not in led and words[index].head != index:
            if index in path:
                return False
            path.append(index)
            index = words[index].head
        led.update(path)
    return True


def _joined_people(words: list[Word], people: Mapping[int, int]) -> None:
    """“President Ana Silva and Foreign Minister Bo Lund met”: two people, of whom the parser makes one long name."""
    for index, word in enumerate(words):
        joint = index - 1
        if word.tag != "CC" or people.get(joint) is None:
            continue
        last = next((i for i in range(index + 1, min(index + 7, len(words))) if _ends_name(people, i)), None)
        if last is None or people[last] == people[joint] or not _is_inside(words, joint, last):
            continue
        words[joint] = replace(words[joint], dep=words[last].dep, head=words[last].head)
        words[last] = replace(words[last], dep="conj", head=joint)
        words[index] = replace(word, dep="cc", head=joint)
        for place in range(len(words)):
            _reattach(words, place, joint, last)


def _ends_name(people: Mapping[int, int], index: int) -> bool:
    return people.get(index) is not None and people.get(index + 1) != people.get(index)


def _is_inside(words: list[Word], joint: int, last: int) -> bool:
    """Whether the first name hangs on the second as if it were its beginning."""
    return words[joint].dep in ("nmod", "compound", "appos", "amod") and _is_under(words, joint, last)


def _reattach(words: list[Word], place: int, joint: int, last: int) -> None:
    """Gives each person the words of their own name."""
    word = words[place]
    if place in (joint, last) or word.dep not in ("compound", "nmod", "amod", "appos", "conj", "det", "poss"):
        return
    if place < joint and (word.head == last or joint < word.head <= last):
        words[place] = replace(word, dep="compound" if word.dep in ("appos", "conj") else word.dep, head=joint)
    elif joint < place < last and (word.head <= joint or word.dep == "conj"):
        words[place] = replace(word, dep="compound", head=last)


def _lemmas(words: list[Word]) -> None:
    """“staged” comes of “stage”, “hoping” of “hope”: of “stag”, “hop” they would be written “stagged”, “hopping”."""
    for index, word in enumerate(words):
        ending = _ENDINGS.get(word.tag, "")
        if ending and word.text.lower() == f"{word.lemma}{ending}" and _CLOSED.fullmatch(word.lemma):
            words[index] = replace(word, lemma=f"{word.lemma}e")


def _subjects_of_auxiliaries(words: list[Word]) -> None:
    """“The bridge was closed”: the subject belongs to the verb, not to its “was”."""
    for index, word in enumerate(words):
        above = words[word.head]
        if word.dep in ("nsubj", "nsubjpass") and above.dep in ("aux", "auxpass") and above.head != word.head:
            dep = "nsubjpass" if above.dep == "auxpass" else "nsubj"
            words[index] = replace(word, dep=dep, head=above.head)


def _clauses_of_nouns(words: list[Word]) -> None:
    """“when a bus overturned”: a noun opens no clause of time; the participle behind it is its verb."""
    for index, word in enumerate(words):
        if word.dep != "advcl" or word.pos not in _NOUNS:
            continue
        link = next((i for i, one in enumerate(words) if one.head == index and one.tag == "WRB"), None)
        verb = next((i for i, one in enumerate(words) if one.head == index and one.dep == "acl" and i > index), None)
        if link is None or verb is None or words[verb].tag != "VBN":
            continue
        words[verb] = replace(words[verb], dep="advcl", head=word.head, tag="VBD")
        words[index] = replace(word, dep="nsubj", head=verb)
        words[link] = replace(words[link], head=verb)


def _objects_by_the_way(words: list[Word]) -> None:
    """“beat Chelsea 2-1”: a name right behind a verb that has no other object is its object, if it is no day."""
    for index, word in enumerate(words[1:], 1):
        is_slip = (
            word.dep == "npadvmod" and word.tag == "NNP" and word.head == index - 1 and words[index - 1].pos == "VERB"
        )
        if not is_slip or lostsubjects.CALENDAR.match(word.text):
            continue
        if not any(one.head == index - 1 and one.dep == "dobj" for one in words):
            words[index] = replace(word, dep="dobj")


def _second_subjects(words: list[Word]) -> None:
    """“Silva pardoned boxer Jack Cole”: a second subject, right behind its verb, is its object."""
    for index, word in enumerate(words):
        verb = words[word.head]
        if word.dep != "nsubj" or index < word.head or verb.pos != "VERB" or word.pos not in _NOUNS:
            continue
        mine = [i for i, one in enumerate(words) if one.head == word.head and i != word.head]
        before = any(i < word.head and words[i].dep == "nsubj" for i in mine)
        between = all(words[i].pos in _DESCRIBING for i in range(word.head + 1, index))
        if before and between and not any(words[i].dep in ("dobj", "ccomp") for i in mine):
            words[index] = replace(word, dep="dobj")


def _second_objects(words: list[Word]) -> None:
    """“accused them of harming Ann Lee, the first victim”: a second object behind a comma explains the noun before."""
    for index, word in enumerate(words):
        if word.dep != "dobj":
            continue
        first = next((i for i in range(index) if words[i].head == word.head and words[i].dep == "dobj"), None)
        opening = min((i for i in range(index + 1) if _is_under(words, i, index)), default=index)
        if first is None or opening < 2 or words[opening - 1].text != ",":
            continue
        before = words[opening - 2]
        if before.pos in _NOUNS and opening - 2 > first:
            words[index] = replace(word, dep="appos", head=opening - 2)


def _is_under(words: list[Word], index: int, top: int) -> bool:
    for _ in range(len(words)):
        if index == top:
            return True
        if words[index].head == index:
            return False
        index = words[index].head
    return False


def _participles(words: list[Word]) -> None:
    """“after a plan, announced on Monday, split the party”: things are announced and signed, not whoever acts."""
    for index, word in enumerate(words):
        near = index - 2 if index > 1 and words[index - 1].text == "," else index - 1
        if word.dep != "advcl" or word.tag != "VBN" or near < 1 or word.lemma not in _DONE_TO_THINGS:
            continue
        while words[near].tag in ("''", "``", "POS") and near:
            near -= 1
        if (
            words[near].pos == "NOUN"
            and words[near].dep in ("pobj", "dobj")
            and not lostsubjects.has_subject(words, index)
        ):
            if _is_under(words, near, index):  # “In a letter, released on Monday, she wrote …”
                above = next(i for i in range(near + 1) if words[i].head == index and _is_under(words, near, i))
                words[above] = replace(words[above], head=word.head)
            words[index] = replace(word, dep="acl", head=near)


def _results(words: list[Word]) -> None:
    """“left the letter on the table unopened”: what became of it, and not how it was left."""
    for index, word in enumerate(words):
        if word.tag != "JJ" or word.dep not in ("advmod", "advcl") or word.head > index:
            continue
        if words[word.head].lemma == "plead" and word.head == index - 1:
            words[index] = replace(word, dep="acomp")  # “pleaded guilty”
        if words[word.head].lemma not in _LEAVING or any(one.head == index for one in words):
            continue
        if any(one.head == word.head and one.dep == "dobj" for one in words[:index]):
            words[index] = replace(word, dep="oprd")


def _seen_doing(words: list[Word]) -> None:
    """“showed boat ownership dropping”: what drops is the noun right before it, and not what showed it."""
    for index, word in enumerate(words):
        noun = index - 1
        shown = word.tag == "VBG" and word.dep == "ccomp" and words[word.head].lemma in _SHOWING and word.head < noun
        if shown and words[noun].head == index and words[noun].dep in ("compound", "nmod"):
            words[noun] = replace(words[noun], dep="nsubj")


def _no_longer(words: list[Word]) -> None:
    """“will no longer receive it”: both words are the “not” of the verb."""
    for index, word in enumerate(words[1:], 1):
        verb = word.head
        if (
            word.text.lower() == "longer"
            and words[index - 1].text.lower() == "no"
            and words[verb].pos in ("VERB", "AUX")
        ):
            words[index] = replace(word, dep="neg")
            words[index - 1] = replace(words[index - 1], dep="neg", head=verb)


def _past_after_modal(words: list[Word]) -> None:
    """“feared that it would fail and took to the streets”: who took is who feared; after “would” it were “take”."""
    modal = {word.head for word in words if word.tag == "MD" and word.dep == "aux"}
    served = {word.head for word in words if word.dep in ("nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass")}
    for index, word in enumerate(words):
        first = words[word.head]
        if word.dep != "conj" or word.tag != "VBD" or index in served or word.head not in modal or first.tag != "VB":
            continue
        if first.dep == "ccomp" and words[first.head].tag == "VBD" and first.head < word.head < index:
            words[index] = replace(word, head=first.head)


def _beginnings(words: list[Word]) -> None:
    """“the terms of a contest, to start on 10 June”: what starts is the contest, not whoever set the terms."""
    for index, word in enumerate(words):
        opening = index - 2
        infinitive = word.dep == "advcl" and word.lemma in _BEGINS and opening > 0 and words[index - 1].tag == "TO"
        if infinitive and words[opening].text == "," and words[opening - 1].pos == "NOUN":
            words[index] = replace(word, dep="acl", head=opening - 1)


def _hours(words: list[Word]) -> None:
    """“About 10:30 p.m. Thursday, police received a call”: no hour receives anything."""
    for index, word in enumerate(words[:-1]):
        hour = word.dep == "nsubj" and word.tag == "CD" and words[index + 1].text.lower() in _HALVES_OF_DAY
        if hour and any(one.head == word.head and one.dep == "nsubj" for one in words[index + 1 :]):
            words[index] = replace(word, dep="npadvmod")


def _done(words: list[Word]) -> None:
    """“said it was “interrupted” years ago”: with the “was” of a passive what ends like a participle is one."""
    for index, word in enumerate(words):
        passive = any(one.head == index and one.dep == "auxpass" for one in words)
        lemma = newverbs.base(word.text.lower(), "VBN") if passive and word.tag == "JJ" else None
        if lemma is not None:
            words[index] = replace(word, pos="VERB", tag="VBN", lemma=lemma)


def _there_is(words: list[Word]) -> None:
    """“shows there “is no debate””: the “there” of “there is” belongs to its “is”."""
    for index, word in enumerate(words[:-2]):
        verb = index + 2 if words[index + 1].tag in ("``", "''") else index + 1
        if word.text.lower() != "there" or word.dep == "expl" or words[verb].lemma != "be":
            continue
        if not any(one.head == verb and one.dep in ("nsubj", "expl") for one in words):
            words[index] = replace(word, dep="expl", head=verb)


_RULES: Final[tuple[Callable[[list[Word]], None], ...]] = (
    _lemmas,
    _done,
    _there_is,
    _subjects_of_auxiliaries,
    lostsubjects.mended,
    _clauses_of_nouns,
    _objects_by_the_way,
    _second_subjects,
    _second_objects,
    _participles,
    _past_after_modal,
    _beginnings,
    _results,
    _seen_doing,
    _no_longer,
    _hours,
    lostclauses.mended,
    reduced.mended,
    toofar.mended,
    nearest.mended,
    gluedays.unglued,
)
