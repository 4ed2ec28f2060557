"""Words that lead back to somebody named before: “he”, “they”, “it”, and through `described` “the company”."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from timeline.core.reading import Name, Parsed, Text
from timeline.extract.actors import described
from timeline.extract.actors.hearsay import Heard, History
from timeline.extract.actors.known import words
from timeline.extract.actors.registry import Registry

_GENDERED: Final[Mapping[str, str]] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_PLURAL: Final = frozenset({"they", "them", "their"})
_NEUTER: Final = frozenset({"it", "its"})
_FIRST: Final = frozenset({"i", "my", "me"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_QUOTED: Final = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_SUBJECT: Final = 4.0  # how much it speaks for the antecedent of a pronoun that it is a subject
_OBJECT: Final = 2.0  # the same for a pronoun that is an object
_SAME_CLAUSE: Final = 3.5  # how much it speaks for somebody that “his” stands in the same clause
_PERSONS_REACH: Final = 8  # sentences over which “he” may reach back
_REACH: Final = 1  # the same for “it” and “they”


def resolve(text: Text, parsed: Parsed, names: Sequence[Name], registry: Registry) -> tuple[Name, ...]:
    """The names and all words that lead back to one, in text order; what has no clear antecedent stays out."""
    return tuple(_Reader(text, parsed, names, registry).names())


class _Reader:
    """Reads an article from its beginning, with what was named so far."""

    def __init__(self, text: Text, parsed: Parsed, names: Sequence[Name], registry: Registry) -> None:
        self._body, self._parsed, self._registry = text.body, parsed, registry
        self._history = History(registry.actors)
        self._given = {
            parsed.within(name.start, name.end)[0]: name for name in names if parsed.within(name.start, name.end)
        }
        self._covered = {i for name in names for i in parsed.within(name.start, name.end)}
        state = described.main_state(names, registry.actors)
        self._surroundings = described.Surroundings(parsed, self._covered, self._given, registry, self._history, state)
        self._person = {ident for ident, actor in registry.actors.items() if actor.kind == "person"}

    def names(self) -> Iterator[Name]:
        for number, (first, last) in enumerate(self._parsed.sentences):
            quoted = self._quoted(first, last)
            at = first
            while at < last:
                name = self._given.get(at) or self._led_back(at, number, first, last, quoted)
                if name is not None:
                    self._hear(name, number)
                    yield name
                    inside = self._parsed.within(name.start, name.end)
                    self._given[at] = name
                    self._covered.update(inside)
                    at = max(at, inside[-1]) if inside else at
                at += 1

    def _quoted(self, first: int, last: int) -> set[int]:
        if first >= last:
            return set()
        start, end = self._parsed.words[first].start, self._parsed.words[last - 1].end
        spans = [found.span() for found in _QUOTED.finditer(self._body, start, end)]
        return {i for low, high in spans for i in self._parsed.within(low, high)}

    def _led_back(self, at: int, number: int, first: int, last: int, quoted: set[int]) -> Name | None:
        word = self._parsed.words[at]
        lower = word.text.lower()
        if lower in _GENDERED:
            return self._pronoun(at, self._person_meant(at, number, first, _GENDERED[lower], quoted))
        if lower in _FIRST and at in quoted:
            return self._pronoun(at, self._speaker(first, last, quoted))
        if lower in _PLURAL:
            return self._pronoun(at, self._several_meant(at, number, first))
        if lower in _NEUTER and self._can_act(at):
            return self._pronoun(at, self._thing_meant(at, number, first))
        found = described.find(self._surroundings, at, number)
        if found is None:
            return None
        stop, ids, form = found
        end = self._parsed.words[stop].end
        return Name(word.start, end, self._body[word.start : end], ids[0], form, ids[1:])

    def _pronoun(self, at: int, ids: tuple[str, ...]) -> Name | None:
        word = self._parsed.words[at]
        return Name(word.start, word.end, word.text, ids[0], "pronoun", ids[1:]) if ids else None

    def _person_meant(self, at: int, number: int, first: int, gender: str, quoted: set[int]) -> tuple[str, ...]:
        if self._hides_person(first, at, gender):
            return ()
        speaker = self._speaker(first, first, quoted) if at in quoted else ()
        rivals = self._own_verbs(at)

        near = self._verb_over(at) if self._parsed.words[at].dep == "poss" else None

        def fits(heard: Heard) -> float | None:
            if len(heard.ids) != 1 or heard.ids[0] not in self._person or heard.form == "people":
                return None
            told = self._registry.gender.get(heard.ids[0], "")
            if told not in ("", gender) or heard.ids == speaker or heard.verb in rivals:
                return None
            beside = near is not None and not heard.subject and self._verb_over(heard.place) == near
            return (told == gender) + _SAME_CLAUSE * beside

        is_object = self._parsed.words[at].dep in ("dobj", "dative", "pobj")
        return self._history.likeliest(fits, at, number, _PERSONS_REACH, _OBJECT if is_object else _SUBJECT)

    def _verb_over(self, index: int) -> int | None:
        """The verb in whose clause a word stands."""
        return next((above for above in self._parsed.above(index) if self._parsed.words[above].pos == "VERB"), None)

    def _own_verbs(self, at: int) -> frozenset[int]:
        """The verbs whose subject an object pronoun cannot mean: “Reed met and sued him”."""
        word = self._parsed.words[at]
        if word.text.lower().endswith("self"):
            return frozenset()
        return described.own_verbs(self._parsed, at)

    def _hides_person(self, first: int, at: int, gender: str) -> bool:
        """“An aide said he …”: the nearest subject is somebody without a name."""
        nouns = words().person_words.keys() | words().unnamed | words().gender.keys()
        for index in self._subjects_before(first, at):
            word = self._parsed.words[index]
            if word.pos == "NOUN" and index not in self._covered and word.lemma in nouns:
                told = words().gender.get(word.lemma) or words().person_words.get(word.lemma, "")
                return told in ("", gender)
            return False
        return False

    def _subjects_before(self, first: int, at: int) -> Iterator[int]:
        """Subjects in front of a word, nearest first: those of its sentence, else those of the sentence before."""
        here = [i for i in range(first, at) if self._parsed.words[i].dep in _SUBJECTS]
        named = [i for i in here if self._parsed.words[i].pos != "PRON"]
        if named:
            yield from reversed(named)
            return
        before = next(((low, high) for low, high in self._parsed.sentences if high == first and low < high), None)
        if before:
            yield from (i for i in range(*before) if self._parsed.words[i].dep in _SUBJECTS)

    def _several_meant(self, at: int, number: int, first: int) -> tuple[str, ...]:
        if self._hides_thing(first, at, plural=True):
            return ()
        rivals = self._own_verbs(at)

        def fits(heard: Heard) -> float | None:
            kind = self._registry.actors[heard.ids[0]].kind if len(heard.ids) == 1 else "several"
            if heard.form == "people" or heard.verb in rivals or kind not in ("several", "group", "organisation"):
                return None
            if kind == "organisation" and (not heard.subject or self._many_between(heard.place, at)):
                return None
            return 2 * (kind != "organisation")

        return self._history.likeliest(fits, at, number, _REACH)

    def _many_between(self, start: int, stop: int) -> bool:
        """Whether a common noun in the plural stands between two places, which “they” may mean."""
        between = (i for i in range(start, stop) if i not in self._covered)
        return any(self._parsed.words[i].tag == "NNS" for i in between)

    def _hides_thing(self, first: int, at: int, *, plural: bool) -> bool:
        """Whether the nearest subject is a common noun that the pronoun may as well mean."""
        for index in self._subjects_before(first, at):
            word = self._parsed.words[index]
            common = word.pos == "NOUN" and index not in self._covered
            return common and (word.tag == "NNS") == plural
        return False

    def _can_act(self, at: int) -> bool:
        """Whether “it” may be somebody who acts: neither empty (“it is said that”) nor subject of a lifeless verb."""
        word = self._parsed.words[at]
        if word.dep == "poss":
            return True
        verb = self._parsed.words[word.head]
        if word.dep not in _SUBJECTS or verb.pos not in ("VERB", "AUX"):
            return False
        below = {self._parsed.words[child].dep for child in self._parsed.children[word.head]}
        empty = word.dep == "nsubjpass" or verb.lemma == "be"
        return not (empty and below & {"ccomp", "csubj", "acomp", "attr"}) and verb.lemma not in words().lifeless_verbs

    def _thing_meant(self, at: int, number: int, first: int) -> tuple[str, ...]:
        if self._hides_thing(first, at, plural=False):
            return ()
        rivals = self._own_verbs(at)

        def fits(heard: Heard) -> float | None:
            one = self._registry.actors[heard.ids[0]]
            if len(heard.ids) > 1 or one.kind == "person" or heard.form == "people":
                return None
            if heard.verb in rivals:
                return None
            return 0 if heard.subject or one.kind == "phenomenon" or number == heard.sentence else None

        return self._history.likeliest(fits, at, number, _REACH)

    def _speaker(self, first: int, last: int, quoted: set[int]) -> tuple[str, ...]:
        """The person who is the subject of a sentence outside its quotation."""
        last = next((high for low, high in self._parsed.sentences if low == first), last)
        for index in range(first, last):
            name = self._given.get(index)
            if name and index not in quoted and name.actor in self._person and self._is_subject(name):
                return (name.actor,)
        return ()

    def _hear(self, name: Name, number: int) -> None:
        inside = self._parsed.within(name.start, name.end)
        head = inside[-1]
        place = self._top(head)
        verb = self._parsed.words[place].head if self._parsed.words[place].dep in _SUBJECTS else None
        subject = self._is_subject(name) and not (verb is not None and self._parsed.words[verb].dep == "relcl")
        self._history.add(name, number, head, verb, subject=subject)
        together = self._together(place)
        if len(together) > 1 and name.actor == together[-1]:
            self._history.join(together, number, head, verb, subject=subject)

    def _top(self, index: int) -> int:
        """The first of a coordination that a word belongs to: “Reed” for “Cole” in “Reed and Cole”."""
        while self._parsed.words[index].dep in ("conj", "compound", "flat") and self._parsed.words[index].head < index:
            index = self._parsed.words[index].head
        return index

    def _is_subject(self, name: Name) -> bool:
        inside = self._parsed.within(name.start, name.end)
        return any(self._parsed.words[self._top(i)].dep in _SUBJECTS for i in inside)

    def _together(self, first: int) -> tuple[str, ...]:
        """The actors of a coordination, in text order."""
        found, waiting = [], [first]
        while waiting:
            index = waiting.pop()
            start = self._parsed.words[index].start
            naming = (name for name in self._given.values() if name.start <= start < name.end)
            found += [(name.start, name.actor) for name in naming if name.form != "people"]
            waiting.extend(child for child in self._parsed.children[index] if self._parsed.words[child].dep == "conj")
        return tuple(dict.fromkeys(actor for _, actor in sorted(found)))
