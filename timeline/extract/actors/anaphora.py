"""Reads an article from its beginning and leads words back to whom it named: “he”, “they”, “the company”."""

from collections.abc import Iterator, Sequence
from typing import Final

from timeline.core.reading import Name, Parsed, Text
from timeline.extract.actors import described, governments, pronouns, quoted
from timeline.extract.actors.binding import SUBJECTS
from timeline.extract.actors.descriptions import Surroundings
from timeline.extract.actors.hearsay import History
from timeline.extract.actors.registry import Registry
from timeline.extract.actors.unnamed import SORTS

_FIRST: Final = frozenset({"i", "my", "me"})


def resolve(text: Text, parsed: Parsed, names: Sequence[Name], registry: Registry) -> tuple[Name, ...]:
    """The names and all words that lead back to one, in text order; what has no clear antecedent stays out."""
    return tuple(_Reader(text, parsed, names, registry).names())


class _Reader:
    """Reads an article from its beginning, with what was named so far."""

    def __init__(self, text: Text, parsed: Parsed, names: Sequence[Name], registry: Registry) -> None:
        self._body, self._parsed, self._registry = text.body, parsed, registry
        self._history = History(registry.actors)
        self._inside = quoted.words(text.body, parsed)
        self._by_word = {i: name for name in names for i in parsed.within(name.start, name.end)}
        self._given = {inside[0]: name for name in names if (inside := parsed.within(name.start, name.end))}
        state = governments.main_state(names, registry.actors)
        self._surroundings = Surroundings(parsed, self._by_word, self._given, registry, self._history, state)
        self._told = pronouns.Told(parsed, self._by_word, registry, self._history)
        self._person = {ident for ident, actor in registry.actors.items() if actor.kind == "person"}
        self._spoke: frozenset[str] = frozenset()

    def names(self) -> Iterator[Name]:
        for number, (first, last) in enumerate(self._parsed.sentences):
            at = first
            while at < last:
                name = self._given.get(at) or self._led_back(at, number, first, last)
                if name is not None:
                    self._hear(name, number)
                    yield name
                    inside = self._parsed.within(name.start, name.end)
                    self._given[at] = name
                    self._by_word.update(dict.fromkeys(inside, name))
                    at = max(at, inside[-1]) if inside else at
                at += 1
            self._spoke = self._speakers(first, last)

    def _speakers(self, first: int, last: int) -> frozenset[str]:
        """Who says what is quoted in a sentence: its subject outside the quotation, else who spoke before."""
        quotes = any(index in self._inside for index in range(first, last))
        return frozenset(self._speaker(first, last)) or self._spoke if quotes else frozenset()

    def _speaker(self, first: int, last: int) -> tuple[str, ...]:
        """The person who is the subject of a sentence outside the quotation in it."""
        for index in range(first, last):
            name = self._by_word.get(index)
            if name and index not in self._inside and name.actor in self._person and self._is_subject(name):
                return (name.actor,)
        return ()

    def _led_back(self, at: int, number: int, first: int, last: int) -> Name | None:
        word = self._parsed.words[at]
        speakers = self._speakers(first, last) if at in self._inside else frozenset()
        if word.text.lower() in _FIRST and at in self._inside:
            return self._pronoun(at, self._speaker(first, last))
        if word.text.lower() in SORTS:
            one = pronouns.read(self._parsed, at, number, speakers)
            return self._pronoun(at, pronouns.meant(self._told, one) if one else ())
        found = described.find(self._surroundings, at, number)
        if found is None:
            return None
        stop, ids, form = found
        end = self._parsed.words[stop].end
        return Name(word.start, end, self._body[word.start : end], ids[0], form, ids[1:])

    def _pronoun(self, at: int, ids: tuple[str, ...]) -> Name | None:
        word = self._parsed.words[at]
        return Name(word.start, word.end, word.text, ids[0], "pronoun", ids[1:]) if ids else None

    def _hear(self, name: Name, number: int) -> None:
        inside = self._parsed.within(name.start, name.end)
        head = inside[-1]
        place = self._top(head)
        acting = self._explained(place)
        verb = self._parsed.words[acting].head if self._parsed.words[acting].dep in SUBJECTS else None
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

    def _explained(self, index: int) -> int:
        """The noun that a name only explains: “union” for “Calder” in “a union, Calder, said”; else the name itself."""
        noun = self._parsed.words[index].head
        told = self._parsed.words[index].dep == "appos" and noun < index and noun not in self._by_word
        return noun if told else index

    def _is_subject(self, name: Name) -> bool:
        inside = self._parsed.within(name.start, name.end)
        return any(self._parsed.words[self._explained(self._top(i))].dep in SUBJECTS for i in inside)

    def _together(self, first: int) -> tuple[str, ...]:
        """The actors of a coordination, in text order."""
        found, waiting = [], [first]
        while waiting:
            index = waiting.pop()
            name = self._by_word.get(index)
            if name is not None and name.form != "people" and name.start <= self._parsed.words[index].start:
                found.append((name.start, name.actor))
            waiting.extend(child for child in self._parsed.children[index] if self._parsed.words[child].dep == "conj")
        return tuple(dict.fromkeys(actor for _, actor in sorted(found)))
