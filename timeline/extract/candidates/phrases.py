"""Stretches of a sentence written out for a title: names in their usual form, dates and quotation marks left out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from timeline.core.model import Actor
from timeline.core.reading import Name, Parsed, Span
from timeline.extract.candidates.clauses import clause

_LOOSE_END: Final = frozenset(
    "a an the of in on at to for from by with and or but that which who as his her its their into about over after "
    "before between against than is are was were be will would not also so if when while because more most very "
    "including such whose this these those has had have been being s".split()
)
_NO_LEAD: Final = frozenset(
    "the a an his her their its our my this that these those such and but also another upcoming forthcoming".split()
)
_BRACKETS: Final = frozenset("“”\"‘’'`()[]{}*") | {"``", "''"}
_TITLE_PARTS: Final = frozenset({"of", "State", "Minister", "Prime", "Vice", "Foreign", "then", "-", "former"})
_DASHES: Final = frozenset("-–—")


class Writer:
    """Writes words of one sentence; `leave_out` are date words, `titles` words such as President before a name."""

    def __init__(
        self,
        parsed: Parsed,
        names: Sequence[Name],
        leave_out: Iterable[Span],
        actors: Mapping[str, Actor],
        titles: frozenset[str],
    ) -> None:
        self.parsed, self.actors = parsed, actors
        self._titles = titles
        self._left_out = self._covered(leave_out)
        self._names = self._usable(names)
        self._all_names = names
        self._left_out |= self._titles_before_names(names)

    def name_at(self, index: int) -> str | None:
        """The usual name of the actor whose naming covers a word; None for adjectives, capitals and other words."""
        name = self._names.get(index) if index not in self._left_out else None
        return self._called(name) if name else None

    def names_any(self, index: int, actors: Sequence[str]) -> bool:
        """Whether the phrase of a word names one of these actors, be it by an adjective (“Ukrainian strikes”)."""
        starts = {self.parsed.words[i].start for i in self.parsed.subtree(index)}
        return any(name.start in starts for name in self._all_names if name.form != "pronoun" and name.actor in actors)

    def phrase(self, index: int, *, keep: frozenset[str] = frozenset(), drop: frozenset[str] = frozenset()) -> str:
        """A word with what hangs on it; without appositions, `drop`, and clauses other than those in `keep`."""
        return self.written(self.words(index, keep=keep, drop=drop))

    def words(self, index: int, *, keep: frozenset[str] = frozenset(), drop: frozenset[str] = frozenset()) -> list[int]:
        """The indices that `phrase` writes; an apposition that is a name stays (“President Ana Silva”)."""
        found = clause(self.parsed, index, keep=keep, drop=drop)
        beside = [i for i in found if i != index and self.parsed.words[i].dep == "appos" and self.name_at(i) is None]
        dropped = {part for one in beside for part in self.parsed.subtree(one)}
        return [i for i in found if i not in dropped]

    def written(self, indices: Iterable[int], *, whole: bool = False) -> str:
        """These words as text, without loose ends; a `whole` clause keeps its beginning."""
        kept = [i for i in indices if not self._is_left_out(i)]
        while kept and self._is_loose(kept[-1]):
            kept.pop()
        while kept and self._is_loose_lead(kept[0], whole=whole):
            kept.pop(0)
        return self._joined(kept)

    def _covered(self, spans: Iterable[Span]) -> set[int]:
        return {i for span in spans for i in self.parsed.within(span.start, span.end)}

    def _usable(self, names: Sequence[Name]) -> dict[int, Name]:
        found = {}
        for name in names:
            if name.form in ("people", "capital", "organ"):
                continue
            inside = self.parsed.within(name.start, name.end)
            if not self._in_compound(inside):
                found.update(dict.fromkeys(inside, name))
        return found

    def _in_compound(self, inside: tuple[int, ...]) -> bool:
        """“the Trump-Putin call” keeps its words; full names would make it unreadable."""
        words = self.parsed.words
        after, before = inside[-1] + 1, inside[0] - 1
        glued_after = (
            after < len(words) and words[after].text in _DASHES and words[after].start == words[inside[-1]].end
        )
        glued_before = before >= 0 and words[before].text in _DASHES and words[before].end == words[inside[0]].start
        return glued_after or glued_before

    def _titles_before_names(self, names: Sequence[Name]) -> set[int]:
        """Indices of “US President” in “US President Ana Silva”: the name alone is enough in a title."""
        states = {i for name in names if name.form != "pronoun" for i in self.parsed.within(name.start, name.end)}
        found: set[int] = set()
        for name in names:
            if name.form != "name" or self.actors[name.actor].kind != "person":
                continue
            run: list[int] = []
            index = self.parsed.within(name.start, name.end)[0] - 1
            while index >= 0 and self._belongs_to_title(index, states):
                run.append(index)
                index -= 1
            if any(self._is_title(i) for i in run):
                found.update(run)
        return found

    def _belongs_to_title(self, index: int, states: set[int]) -> bool:
        word = self.parsed.words[index]
        return self._is_title(index) or index in states or word.text in _TITLE_PARTS

    def _is_title(self, index: int) -> bool:
        text = self.parsed.words[index].text
        return text in self._titles or text.removeprefix("then-").removeprefix("ex-") in self._titles

    def _is_left_out(self, index: int) -> bool:
        word = self.parsed.words[index]
        if index in self._left_out or word.pos == "SPACE" or word.text in _BRACKETS:
            return True
        if word.text in _DASHES:
            return not self._is_tight(index)
        if word.tag == "POS":
            name = self._names.get(index - 1)
            return index - 1 in self._left_out or (name is not None and name.form == "pronoun")
        return word.dep in ("prep", "agent", "mark") and self._governs_only_left_out(index)

    def _is_tight(self, index: int) -> bool:
        words = self.parsed.words
        return 0 < index < len(words) - 1 and words[index - 1].end == words[index].start == words[index + 1].start - 1

    def _governs_only_left_out(self, index: int) -> bool:
        inside = [i for i in self.parsed.subtree(index) if i != index]
        return bool(inside) and all(i in self._left_out or self.parsed.words[i].pos == "PUNCT" for i in inside)

    def _is_loose(self, index: int) -> bool:
        word = self.parsed.words[index]
        return word.text.lower() in _LOOSE_END or word.pos == "PUNCT" or word.tag == "POS"

    def _is_loose_lead(self, index: int, *, whole: bool) -> bool:
        word = self.parsed.words[index]
        return word.pos == "PUNCT" or (not whole and word.text.lower() in _NO_LEAD)

    def _called(self, name: Name) -> str:
        called = [self.actors[ident].name for ident in name.everyone if ident in self.actors]
        return " and ".join(called) or name.words

    def _joined(self, indices: Sequence[int]) -> str:
        text, before, said = "", -1, None
        for index in indices:
            word, name = self.parsed.words[index], self._names.get(index)
            if name is not None and name == said:
                before = index
                continue
            piece = self._called(name) if name else word.text
            if name is not None and name.form == "pronoun" and word.tag == "PRP$":
                piece = word.text
            tight = before == index - 1 and before >= 0 and self.parsed.words[before].end == word.start
            text += piece if tight or not text else f" {piece}"
            before, said = index, name
        return re.sub(r"\s+([,.;:!?])", r"\1", text).strip(" ,.;:")


def cut(text: str, room: int) -> str:
    """As many whole words as fit into `room` characters, without a loose end."""
    if len(text) <= room:
        return text
    words = text[: max(0, room + 1)].split(" ")[:-1]
    while words and words[-1].lower().strip(",;:") in _LOOSE_END:
        words.pop()
    return " ".join(words).strip(" ,;:")
