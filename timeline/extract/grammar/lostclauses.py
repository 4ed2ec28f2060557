"""Clauses whose verb small parsers lose: “planes, which regulators grounded”, “while she said Monday he lied”.

The words of one sentence are mended in place; heads are indices into it.
"""

from dataclasses import replace
from typing import Final

from timeline.core.reading import Word
from timeline.extract import vocabulary

_SAYING: Final = vocabulary.words("saying")
_NO_SUBJECTS: Final = frozenset("case time point event day".split())  # “in which case”
_NOUNS: Final = frozenset({"NN", "NNS", "NNP", "NNPS"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_DATE: Final = vocabulary.words("date_words")
_DEEPEST: Final = 4
_NEAR: Final = 2  # words between the subject and its verb


_CLOSING: Final = frozenset({"”", "''", '"'})
_LINKS: Final = frozenset({"before", "after"})
_PAST: Final = frozenset({"VBN", "VBD"})


def mended(words: list[Word]) -> None:
    """Gives such clauses their verb, subject and object."""
    for index in range(len(words)):
        _before_its_link(words, index)
        _taken_for_noun(words, index)
        _said_by_the_way(words, index)
        _said_behind(words, index)
        _made_clear(words, index)
        _said_right_before(words, index)
        _joined(words, index)
    _said_before(words)
    _said_after(words)


def _joined(words: list[Word], verb: int) -> None:
    """“closed the port after the storm and the mayor left”: what follows “and” is no part of what was closed."""
    word = words[verb]
    doer = next((i for i, one in enumerate(words) if one.head == verb and one.dep in _SUBJECTS), verb)
    if word.dep != "ccomp" or word.tag not in ("VBD", "VBZ", "VBP") or not word.head < doer < verb:
        return
    inside = {i for i in range(word.head, verb) if i == doer or words[i].head == doer}
    joint = min(inside) - 1
    if words[joint].tag != "CC" or words[joint].text.lower() not in ("and", "but") or words[joint].head == verb:
        return
    if any(one.head == word.head and one.dep == "dobj" for one in words[:verb]):
        words[verb] = replace(word, dep="conj")
        words[joint] = replace(words[joint], dep="cc", head=word.head)


def _taken_for_noun(words: list[Word], noun: int) -> None:
    """“planes, which regulators grounded in March”: no noun is a clause; the participle behind it is its verb."""
    word, which = words[noun], noun - 1
    if word.dep != "relcl" or word.tag not in _NOUNS or which < 1 or words[which].text.lower() not in ("which", "whom"):
        return
    if word.lemma in _NO_SUBJECTS or words[which].head != noun or word.head >= which:
        return
    behind = range(noun + 1, min(noun + 1 + _NEAR, len(words)))
    verb = next((i for i in behind if words[i].dep == "acl" and words[i].head == noun), None)
    if (
        verb is None
        or words[verb].tag not in ("VBN", "VBD")
        or any(one.head == verb and one.dep == "dobj" for one in words)
    ):
        return
    words[verb] = replace(words[verb], dep="relcl", head=word.head, tag="VBD")
    words[noun] = replace(word, dep="nsubj", head=verb)
    words[which] = replace(words[which], dep="dobj", head=verb)


def _said_by_the_way(words: list[Word], said: int) -> None:
    """“While Silva insisted this week he has no debts, …”: what stands behind the date is what was insisted."""
    word = words[said]
    what = word.head
    if word.dep != "advcl" or word.tag != "VBD" or word.lemma not in _SAYING or what <= said:
        return
    above, doer = words[what].head, next((i for i, one in enumerate(words) if _is_subject_of(one, what)), None)
    if words[what].dep not in ("ccomp", "advcl", "parataxis") or above <= what or doer is None or doer <= said + 1:
        return
    first = min(i for i in range(len(words)) if i == doer or words[i].head == doer)
    if first <= said + 1 or any(words[i].text.lower() not in _DATE for i in range(said + 1, first)):
        return
    words[said] = replace(word, head=above)
    words[what] = replace(words[what], dep="ccomp", head=said)


def _said_behind(words: list[Word], noun: int) -> None:
    """“She will follow him as chair, an official said”: no apposition, which would have a comma behind it, too."""
    verb = words[noun].head
    if words[noun].dep != "nsubj" or noun > verb or words[verb].lemma not in _SAYING:
        return
    told = _told(words, verb, noun)
    who = next((i for i in range(noun + 1, verb) if words[i].head == noun and words[i].dep == "appos"), None)
    if told is None or who is None or any(one.text == "," for one in words[who:verb]):
        return
    first, comma = _opening(words, noun), _opening(words, who) - 1
    if words[first - 1].text in (",", "and", "but") or words[comma].text != "," or comma < noun:
        return
    if words[first - 1].dep == "mark" and words[first - 1].text == "as":
        words[first - 1] = replace(words[first - 1], dep="prep", head=told)
    behind = words[first - 1].dep == "prep"
    words[noun] = replace(words[noun], dep="pobj" if behind else "dobj", head=first - 1 if behind else told)
    if words[verb].dep in ("conj", "advcl") and words[verb].head == told:
        words[verb] = replace(words[verb], dep="ROOT", head=verb)
        words[told] = replace(words[told], dep="ccomp", head=verb)
    words[who] = replace(words[who], dep="nsubj", head=verb)


def _said_right_before(words: list[Word], verb: int) -> None:
    """“An aide said Silva called Bach on Monday”: nobody is “Silva called Bach”, so she called him, on that day."""
    name = verb - 1
    if name < 1 or words[verb].dep != "acl" or words[verb].tag not in _PAST or words[verb].head != name:
        return
    first = _opening(words, name)
    said = first - 1
    if words[name].tag != "NNP" or said < 1 or words[said].tag != "VBD" or words[said].lemma not in _SAYING:
        return
    if not any(one.head == verb and one.dep in ("dobj", "oprd") for one in words):
        return
    for index, one in enumerate(words):
        behind = index > verb and (
            one.head == name or (one.head == said and one.dep in ("npadvmod", "prep", "conj", "cc"))
        )
        if behind:
            words[index] = replace(one, head=verb)
        elif one.head == verb and one.dep == "oprd":
            words[index] = replace(one, dep="dobj")
    words[verb] = replace(words[verb], dep="ccomp", head=said, tag="VBD")
    words[name] = replace(words[name], dep="nsubj", head=verb)


def _made_clear(words: list[Word], clear: int) -> None:
    """“made it clear on Monday that she will go”: the clause behind “that” is what was made clear, on that day."""
    word = words[clear]
    if word.text.lower() != "clear" or words[clear - 1].text.lower() != "it" or words[clear - 2].lemma != "make":
        return
    made = clear - 2
    marked = (words[i].head for i in range(clear + 1, len(words)) if _is_that(words, i))
    told = next((i for i in marked if words[i].head in (clear, made)), None)
    if told is None or told < clear:
        return
    words[clear - 1] = replace(words[clear - 1], dep="expl", head=made)
    for index, one in enumerate(words):
        if one.head == clear and index > clear:
            words[index] = replace(one, head=made)
    words[clear] = replace(word, dep="oprd", head=made)
    words[told] = replace(words[told], dep="ccomp", head=made)


def _is_that(words: list[Word], index: int) -> bool:
    return words[index].text.lower() == "that" and words[index].dep == "mark"


def _before_its_link(words: list[Word], link: int) -> None:
    """“said Silva, minutes before they voted”, “they named Silva, hours after he signed”: who stands before “after”
    does not do what stands behind it, and has a verb of their own.
    """
    verb = words[link].head
    if words[link].dep != "mark" or words[link].text.lower() not in _LINKS or link > verb:
        return
    doers = [i for i, one in enumerate(words) if _is_subject_of(one, verb)]
    first = doers[0] if len(doers) > 1 and doers[0] < link < doers[-1] else None
    if first is None:
        return
    above = words[verb].head
    done = next((i for i in range(first + 1, link) if words[i].dep == "acl" and words[i].head == first), None)
    if above < first:
        has_doer = any(_is_subject_of(one, above) for one in words)
        words[first] = replace(words[first], head=above, dep="dobj" if has_doer else "nsubj")
        words[verb] = replace(words[verb], dep="advcl")
    elif above == verb and done is not None and words[done].tag in _PAST:
        _made_main(words, first, done, verb, link)


def _made_main(words: list[Word], doer: int, main: int, verb: int, link: int) -> None:
    """Makes a participle the main verb of its noun, and a verb behind a link the verb of a clause on it."""
    words[main] = replace(words[main], dep="ROOT", head=main, tag="VBD")
    for index, one in enumerate(words):
        moves = (one.head == doer and index > main) or (one.head == verb and index < link - 1)  # not “hours after”
        if moves and index not in (main, verb):
            words[index] = replace(one, head=main)
    words[doer] = replace(words[doer], head=main, dep="nsubj")
    words[verb] = replace(words[verb], dep="advcl", head=main)


def _said_before(words: list[Word]) -> None:
    """“The firm replied on Monday with a list, “We have done it all””: the main verb stands before the quotation."""
    top = next((i for i, word in enumerate(words) if word.head == i), None)
    mark = next((i for i, word in enumerate(words) if word.tag == "``"), None)
    if top is None or mark is None or top < mark or words[mark - 1].text not in (",", ":"):
        return
    said = next((i for i in range(mark) if _is_main(words, i, top)), None)
    doers = [i for i, one in enumerate(words) if _is_subject_of(one, top)]
    if said is None or any(i < mark for i in doers):
        return
    words[said] = replace(words[said], dep="ROOT", head=said)
    words[top] = replace(words[top], dep="ccomp", head=said)
    for index, one in enumerate(words[:mark]):
        if one.head == top and index != said:
            words[index] = replace(one, head=said)


def _said_after(words: list[Word]) -> None:
    """“It was closed,” Silva tweeted; “It is closed,” tweeted her aide Bo Lund: the main verb stands behind."""
    mark = max((i for i, word in enumerate(words) if word.text in _CLOSING), default=0)
    said = next((i for i in range(mark + 1, len(words)) if words[i].lemma in _SAYING and words[i].tag in _PAST), None)
    if not mark or said is None:
        return
    doer = next((i for i in range(mark + 1, said) if _is_subject_of(words[i], said)), None)
    top = words[said].head
    if said == mark + 1:
        who = next((i for i in range(said + 1, len(words)) if words[i].head == said and words[i].dep == "dobj"), None)
        if who is not None and not any(_is_subject_of(one, said) for one in words):
            words[who] = replace(words[who], dep="nsubj")
    elif doer is not None and words[said].dep == "conj" and top < mark and words[top].head == top:
        words[said] = replace(words[said], dep="ROOT", head=said, tag="VBD")
        words[top] = replace(words[top], dep="ccomp", head=said)


def _is_main(words: list[Word], verb: int, top: int) -> bool:
    """Whether a verb with a tense and a subject, and without a link, hangs on the one inside the quotation."""
    word = words[verb]
    below = [one for one in words if one.head == verb]
    if word.head != top or word.tag != "VBD" or word.dep not in ("ccomp", "parataxis"):
        return False
    return any(one.dep in _SUBJECTS for one in below) and not any(one.dep == "mark" for one in below)


def _told(words: list[Word], verb: int, noun: int) -> int | None:
    """The verb of what is said, which the parser may have taken for the main verb of the sentence."""
    above = words[verb].head
    if words[verb].dep in ("conj", "advcl") and words[above].dep == "ROOT" and above < noun:
        marks = [one.text for one in words if one.head == verb and one.dep == "mark"]
        return None if marks not in ([], ["as"]) or any(one.tag == "CC" for one in words[above:verb]) else above
    return next((i for i, one in enumerate(words[:noun]) if one.head == verb and one.dep == "ccomp"), None)


def _opening(words: list[Word], noun: int) -> int:
    """The first word of the phrase in front of a noun."""
    first = noun
    while first and _is_in_phrase(words, first - 1, noun):
        first -= 1
    return first


def _is_in_phrase(words: list[Word], index: int, noun: int) -> bool:
    for _ in range(_DEEPEST):
        index = words[index].head
        if index == noun:
            return True
    return False


def _is_subject_of(word: Word, verb: int) -> bool:
    return word.head == verb and word.dep in _SUBJECTS
