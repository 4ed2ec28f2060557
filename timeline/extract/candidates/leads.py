"""The subject of a title: people and bodies by their names, everything else as a short noun phrase."""

import re
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates.fitting import fit
from timeline.extract.candidates.phrases import SOME, Writer

LEAD: Final = 46  # characters that a subject may take
LONG: Final = 60  # characters that it may take at most
_PLURAL: Final = frozenset({"NNS", "NNPS"})
_SHARES: Final = SOME | {"percent", "%", "half", "majority", "third", "quarter", "number", "handful", "dozen"}
_MANY: Final = vocabulary.words("plural") | {"both"}
_PLURAL_NAMES: Final = re.compile(r"\b(?!news$|series$)[a-z]+(?:[^aious]|[ao])s$")  # not “Lund press”, “Lund campus”
_MEMBERS: Final = re.compile(r"(?:crats|icans|ists|ians|lawmakers|officials|leaders)$")  # “House Democrats”
_TIMES: Final = frozenset({"hour", "day", "week", "month", "year", "decade"})
_FRACTIONS: Final = frozenset({"third", "half", "quarter", "fifth", "percent", "%"})
_TENSED: Final = frozenset({"VB", "VBD", "VBZ", "VBP"})
_OTHERS: Final = vocabulary.words("likeness")
_NO_NOUNS: Final = frozenset({"PRON", "DET", "NUM", "ADJ", "ADV"})


def lead(parsed: Parsed, doer: int | None, writer: Writer, without: tuple[int, ...] = ()) -> str:
    """The subject written out, "" where it is a pronoun or no noun; `without` are words of a clause on it."""
    if doer is None or (writer.name_at(doer) is None and not _may_lead(parsed, doer)):
        return ""
    if writer.is_date(doer) or _is_asked(parsed, doer) or _is_likened(parsed, doer, writer):
        return ""
    if dateline := _dateline(parsed, doer):
        without = (*without, *dateline)
        doer = next((i for i in parsed.children[doer] if parsed.words[i].dep == "conj" and i not in dateline), doer)
    if share := _share_of(parsed, doer, writer):
        return share
    called = [one for one in _called(parsed, doer, writer) if one not in ("Jr.", "Sr.")]
    if called:
        return f"{', '.join(called[:-1])} and {called[-1]}" if len(called) > 1 else called[0]
    short = fit(parsed, [doer], writer, LEAD, without=without)
    if short is not None and ((len(short) == 1 and short.isalpha()) or short in ("Jr", "Sr", "Jr.", "Sr.")):
        return ""  # “(D) signed it”, of whom a page has lost the name
    return short or fit(parsed, [doer], writer, LONG, without=without) or ""


def _share_of(parsed: Parsed, doer: int, writer: Writer) -> str:
    """“One in five voters”, where parsers take “one” for the subject, and the voters for another; "" for all else."""
    behind = doer + 1
    if parsed.words[doer].pos != "NUM" or behind + 1 >= len(parsed.words) or parsed.words[behind].text.lower() != "in":
        return ""
    verb, count = parsed.words[doer].head, behind + 1
    whole = next(
        (c for c in parsed.children[verb] if c > count and parsed.words[c].dep == parsed.words[doer].dep), None
    )
    if whole is None or parsed.words[count].pos != "NUM" or count not in parsed.subtree(whole):
        return ""
    text = fit(parsed, [whole], writer, LEAD, without=(behind, doer)) or ""
    return f"{parsed.words[doer].text} in {text}" if text else ""


def _dateline(parsed: Parsed, doer: int) -> tuple[int, ...]:
    """“Washington (CNN) -” at the beginning of a sentence, which the parser joins with the subject."""
    first = next((first for first, last in parsed.sentences if first <= doer < last), 0)
    for index in range(first + 1, min(first + 9, len(parsed.words) - 1)):
        if (
            parsed.words[index].text in ("-", "—", "–")
            and parsed.words[index - 1].text == ")"
            and first <= doer < index
        ):
            return tuple(range(first, index + 1))
    return ()


def _is_likened(parsed: Parsed, doer: int, writer: Writer) -> bool:
    """“A new Silva spoke”: no other person, and not what a title could say of her; “a defiant Silva” is herself."""
    near = [parsed.words[child] for child in parsed.children[doer]]
    marks = {one.text.lower() for one in near if one.dep == "det"}
    said = {one.text.lower() for one in near if one.dep == "amod"}
    herself = bool(said) and not said & _OTHERS and "another" not in marks
    return writer.is_person(doer) and bool(marks & {"a", "an", "another"}) and not herself


def is_plural(parsed: Parsed, doer: int | None, written: str, writer: Writer) -> bool:
    """Whether the verb stands in the plural, by what the title calls the subject."""
    kind, tag = writer.kind_of(written), parsed.words[doer].tag if doer is not None else ""
    if kind is not None and " and " not in written and _is_name_of_many(written):
        return True
    if kind == "person" and " " in written and " and " not in written:
        return False
    if kind is not None and written.endswith("s") and " and " not in written:
        if doer is not None and parsed.words[doer].text not in written:
            return False  # “lawmakers”, called Congress
        return tag == "NNS" or kind == "group" or (tag == "NNPS" and (kind == "person" or " " not in written))
    if kind is not None or doer is None:
        return False
    several = parsed.words[doer].pos == "PRON" or any(parsed.words[c].dep == "conj" for c in parsed.children[doer])
    if " and " in written and (several or len(_called(parsed, doer, writer)) > 1):
        return True
    word = parsed.words[doer]
    return (
        tag in _PLURAL
        or word.text.lower() in _MANY
        or _is_share(parsed, doer)
        or (word.pos == "NUM" and word.text.lower() != "one")
    )


def _is_asked(parsed: Parsed, doer: int) -> bool:
    """“How the firm reacts could decide it”: a question is the subject, of which the parser makes a noun."""
    opening = parsed.subtree(doer)[0] - 1
    return opening >= 0 and parsed.words[opening].text.lower() in ("how", "why") and parsed.words[opening].head != doer


def _is_name_of_many(written: str) -> bool:
    """“Lund brothers”, “riot police”, “House Democrats”; not “Lund Division of Police”, which is one body."""
    *before, last = written.split(" ")
    of_many = last.lower() in _MANY and before[-1:] != ["of"]
    return of_many or bool(_MEMBERS.search(written) or _PLURAL_NAMES.search(written))


def _is_share(parsed: Parsed, doer: int) -> bool:
    """“12 percent of voters”, “half of the members”, “a majority of judges”: as many as stand behind “of”."""
    if parsed.words[doer].lemma not in _SHARES:
        return False
    if parsed.words[doer].lemma == "number" and parsed.words[parsed.subtree(doer)[0]].text.lower() == "the":
        return False  # “the number of fires has doubled”
    of = (child for child in parsed.children[doer] if parsed.words[child].text.lower() == "of")
    return any(parsed.words[deep].tag in _PLURAL for child in of for deep in parsed.children[child])


def _may_lead(parsed: Parsed, doer: int) -> bool:
    """Whether a word can be a subject: a noun, a number (“six die”), or “two of the firms”; no pronoun."""
    word = parsed.words[doer]
    of = any(parsed.words[child].text.lower() in ("of", "more") for child in parsed.children[doer])
    below = {parsed.words[deep].tag for child in parsed.children[doer] for deep in parsed.children[child]}
    if word.lemma in _TIMES and any(parsed.words[child].dep == "acl" for child in parsed.children[doer]):
        return False  # “the months leading up to the vote”
    if word.lemma in _FRACTIONS and not of:
        return False  # “two-thirds are to be chosen”
    if word.text.lower() == "order" and parsed.words[word.head].text.lower() == "in":
        return False  # “in order to win”
    if word.pos in _NO_NOUNS and below & {"WDT", "WP", "PRP"}:
        return False  # “many of whom have left”, “the last of them”: nobody is named
    if word.tag in _TENSED or word.text.lower() in ("fact", "thing", "something"):
        return False  # a line of a page that was read as part of the sentence
    return word.pos not in _NO_NOUNS or (word.tag != "PRP" and (of or (word.pos == "NUM" and word.text.isalpha())))


def _explains(parsed: Parsed, index: int, noun: int) -> bool:
    """“the mayor of Porto, Ana Silva”; not “a video that shows a nurse, Ana Silva”, whose name a clause holds."""
    between = []
    for above in parsed.above(index):
        if above == noun:
            break
        between.append(above)
    return not any(parsed.words[above].dep in ("relcl", "acl", "advcl", "ccomp") for above in between)


def _called(parsed: Parsed, doer: int, writer: Writer) -> list[str]:
    """“Silva and Bach”: at most three names, where a subject is nothing but names; also “the mayor, Ana Silva”.

    A body, too, is called by the name beside it: “the company, Norline, …”.
    """
    first = writer.name_at(doer)
    above = parsed.words[doer].head
    if first is None and parsed.words[doer].dep == "appos" and writer.is_person(above):
        return [writer.name_at(above) or ""]
    if first is None:
        beside = (
            i
            for i in parsed.subtree(doer)
            if i > doer and parsed.words[i].dep == "appos" and _is_called(parsed, doer, i, writer)
        )
        return [name for i in beside if (name := writer.name_at(i))][:1]
    names = [writer.name_at(one) for one in _coordinated(parsed, doer)]
    called = list(dict.fromkeys([first, *(name for name in names if name)]))
    return called if None not in names and len(called) <= 3 else []


def _is_called(parsed: Parsed, doer: int, index: int, writer: Writer) -> bool:
    if writer.is_person(index):
        return _explains(parsed, index, doer)
    is_body = writer.kind_of(writer.name_at(index) or "") == "organisation"
    return is_body and parsed.words[index].head == doer and parsed.words[doer].tag == "NN"


def _coordinated(parsed: Parsed, index: int) -> list[int]:
    found = [child for child in parsed.children[index] if parsed.words[child].dep == "conj"]
    return [*found, *(deeper for child in found for deeper in _coordinated(parsed, child))]
