"""Stretches of a sentence written out for a title: names in their usual form, no dates, articles or quotation marks."""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from timeline.core.model import Actor
from timeline.core.reading import Name, Parsed, Timex
from timeline.extract import vocabulary
from timeline.extract.candidates import complements, datelines, officetitles, shortening
from timeline.extract.candidates.inflection import genitive

LONGEST: Final = 80  # characters of a title
UNCUT: Final = 100  # characters of one from which nothing is cut
LOOSE_ENDS: Final = vocabulary.words("loose_ends")
_SHARES: Final = frozenset({"much", "most", "part", "rest", "all", "half"})
_ARTICLES: Final = frozenset({"a", "an", "the", "this", "that", "these", "those"})
_LIKES: Final = frozenset({"nature", "kind", "sort", "type", "size", "magnitude", "scale"})  # “of that nature”
_COUNTS: Final = frozenset({"lot", "number", "couple", "handful", "few", "bit"})  # “a lot of” is no “lot”
_NO_LEAD: Final = frozenset(
    "his her their its our my your whose this that these those such and but also another or both either "
    "upcoming forthcoming".split()
)
_BRACKETS: Final = frozenset("“”\"‘’'`()[]{}*•") | {"``", "''", "...", "…"}
_DASHES: Final = frozenset("-–—")
_BESIDE_DATES: Final = frozenset(
    "late early later earlier around about until by or and on in at since from between to also just only as of".split()
)
_OF_PLACES: Final = re.compile(r"(?:[a-z]ern|ean|ish|ian|ese|can|ench|utch)$")  # Western, European, French
_QUARTERS: Final = frozenset({"North", "South", "East", "West", "New"})
REFLEXIVE: Final = frozenset({"himself", "herself", "itself", "themselves"})
_SOMEBODY: Final[Mapping[str, str]] = {"him": "man", "her": "woman"}  # where no name is known
_SHORT_VERBS: Final[Mapping[str, str]] = {
    "'s": "is", "’s": "is", "'re": "are", "’re": "are", "'ve": "have", "’ve": "have", "'ll": "will", "’ll": "will",
}  # fmt: skip
_UNITS: Final = vocabulary.words("units")
_MANY: Final = frozenset({"dozen", "hundred", "thousand", "million", "billion", "trillion"})
SOME: Final = frozenset({"several", "some", "many", "most", "few", "all"})  # “of the members”
_THINGS: Final = frozenset({"it", "they", "them", "this", "these", "those", "that"})


class Writer:
    """Writes words of one sentence; dates and the words `without` are left out, `titles` stand before a name.

    `gender` is “m” or “f” for the ids of persons of whom it is known.
    """

    def __init__(
        self,
        parsed: Parsed,
        names: Sequence[Name],
        timexes: Iterable[Timex],
        actors: Mapping[str, Actor],
        titles: frozenset[str],
        without: frozenset[int] = frozenset(),
        gender: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.parsed, self.actors, self.gender = parsed, actors, gender
        self.room = LONGEST
        self.whole = self.uncut = self.spared = False  # may nothing that tells, nothing at all be cut off; was it
        self._dates = self._covered(
            one for one in timexes if one.type in ("DATE", "TIME") and not complements.is_feast(parsed, one)
        )
        self._names = self._usable(names)
        self._all_names = names
        self._meant: dict[int, str] = {}
        self._left_out = (
            self._dates | officetitles.before_names(parsed, names, actors, titles) | without | datelines.words(parsed)
        )

    def stand_for(self, index: int, text: str) -> None:
        """From now on a pronoun is written as what it stands for."""
        self._meant[index] = text

    def name_at(self, index: int) -> str | None:
        """The usual name of the actor whose naming covers a word; None for adjectives, capitals and other words."""
        name = self._names.get(index) if index not in self._left_out else None
        if name and shortening.is_of_party(self.parsed, name, self.actors.get(name.actor)):
            counted = any(self.parsed.words[c].dep == "nummod" for c in self.parsed.children[index])
            return None if counted else name.words  # “House Republicans”; “22 House Republicans” are more than a name
        return self._called(name) if name else None

    def actor_at(self, index: int) -> str | None:
        """The id of the actor whose naming covers a word."""
        name = self._names.get(index)
        return name.actor if name else None

    def actor_behind(self, index: int) -> str | None:
        """The id of the actor for whom a word stands, be it a capital or an organ that keeps its own name."""
        at = self.parsed.words[index].start
        named = (name.actor for name in self._all_names if name.start <= at < name.end and name.form != "people")
        return self.actor_at(index) or next(named, None)

    def kind_of(self, called: str) -> str | None:
        """The kind of the actor of this sentence who has exactly this name."""
        actors = (self.actors[name.actor] for name in self._names.values() if name.actor in self.actors)
        return next((actor.kind for actor in actors if actor.name == called), None)

    def actor_called(self, called: str) -> str | None:
        """The id of the actor of this sentence who has exactly this name."""
        return next((name.actor for name in self._names.values() if self._called(name) == called), None)

    def is_person(self, index: int) -> bool:
        """Whether a word belongs to a person's name."""
        actor = self.actor_at(index)
        return actor is not None and actor in self.actors and self.actors[actor].kind == "person"

    def names_anybody(self, index: int) -> bool:
        """Whether the phrase of a word names an actor, be it by an adjective (“Ukrainian strikes”)."""
        starts = {self.parsed.words[i].start for i in self.parsed.subtree(index)}
        return any(name.start in starts for name in self._all_names if name.form != "pronoun")

    def names(self, ident: str) -> bool:
        """Whether the sentence names an actor, be it by a pronoun."""
        return any(ident in name.everyone for name in self._all_names)

    def is_date(self, index: int) -> bool:
        """Whether a word belongs to a date, or governs nothing else: “on” in “on Monday”."""
        if index in self._dates:
            return True
        word = self.parsed.words[index]
        if word.text.lower() in _SHARES and word.dep in ("dobj", "npadvmod", "pobj"):  # “spent much of Monday”
            return any(self.parsed.words[c].text == "of" and self.is_date(c) for c in self.parsed.children[index])
        if word.dep not in ("prep", "agent", "mark", "advmod", "cc") or word.text.lower() in ("back", "forward"):
            return False  # “pushed back to June”
        inside = [i for i in self.parsed.subtree(index) if i != index]
        return bool(inside) and all(self._is_of_date(i) for i in inside)

    def is_pronoun(self, index: int) -> bool:
        """Whether a word is a personal pronoun, which has no place in a title."""
        word = self.parsed.words[index]
        if index in self._meant or self._has_clause(index):
            return False
        return word.tag in ("PRP", "PRP$") or (word.pos == "PRON" and word.text.lower() in _THINGS)

    def _has_clause(self, index: int) -> bool:
        """“those” in “those who apply”."""
        return any(self.parsed.words[child].dep == "relcl" for child in self.parsed.children[index])

    def written(self, indices: Iterable[int], *, about: frozenset[str] = frozenset(), short: bool = False) -> str:
        """These words as text, without loose ends; of the actors `about` it need not say what is theirs.

        Where it is to be `short`, people go by their surnames, bodies and states by what the article calls them.
        """
        kept = [i for i in indices if not self._is_left_out(i)]
        while kept and self._is_loose(kept[-1]):
            kept.pop()
        while kept and self._is_loose_lead(kept[0]):
            kept.pop(0)
        return self._joined(kept, about, short)

    def _covered(self, spans: Iterable[Name | Timex]) -> set[int]:
        return {i for span in spans for i in self.parsed.within(span.start, span.end)}

    def _is_in_other_name(self, last: int, names: Sequence[Name]) -> bool:
        """“House” in “House Republicans”: with both names in full it could not be read."""
        word = self.parsed.words[last]
        head = self.parsed.words[word.head]
        if word.dep not in ("compound", "nmod", "amod") or word.head != last + 1:
            return False
        return any(one.start <= head.start < one.end and word.start < one.start for one in names)

    def _usable(self, names: Sequence[Name]) -> dict[int, Name]:
        found = {}
        for name in names:
            if name.form in ("people", "capital", "organ"):
                continue
            inside = self.parsed.within(name.start, name.end)
            if not self._in_compound(inside) and not self._is_in_other_name(inside[-1], names):
                found.update(dict.fromkeys(inside, name))
        return {i: name for i, name in found.items() if not self._is_behind_other_name(i, names, found)}

    def _is_behind_other_name(self, index: int, names: Sequence[Name], found: Mapping[int, Name]) -> bool:
        """“Republicans” in “House Republicans”."""
        before = index - 1
        if before < 0 or before in found or self.parsed.words[before].head != index:
            return False
        at = self.parsed.words[before].start
        return any(one.start <= at < one.end and self._is_in_other_name(before, names) for one in names)

    def _in_compound(self, inside: tuple[int, ...]) -> bool:
        """“the Trump-Putin call” keeps its words; full names would make it unreadable."""
        words = self.parsed.words
        after, before = inside[-1] + 1, inside[0] - 1
        glued_after = (
            after < len(words) and words[after].text in _DASHES and words[after].start == words[inside[-1]].end
        )
        glued_before = before >= 0 and words[before].text in _DASHES and words[before].end == words[inside[0]].start
        return glued_after or glued_before

    def _is_left_out(self, index: int) -> bool:
        word = self.parsed.words[index]
        if index in self._left_out or word.pos == "SPACE" or self.is_date(index):
            return True
        if word.text in _BRACKETS:
            return not self._owns(index)
        if word.text in _DASHES:
            return not self._is_tight(index)
        if word.text.lower() == "one" and word.dep == "attr":
            return any(self.parsed.words[child].dep == "amod" for child in self.parsed.children[index])
        article = word.text.lower() in _ARTICLES and word.tag == "DT" and not self._has_clause(index)
        if article and index not in self._meant:
            if word.text.lower() == "that" and self.parsed.words[word.head].lemma in _LIKES:
                return False
            means = self._counts(index) or self._is_in_name(index) or self._is_of_some(index)
            return self._names.get(index) is None and not means
        if word.tag == "POS":
            name = self._names.get(index - 1)
            return index - 1 in self._left_out or (name is not None and name.form == "pronoun")
        return word.text.lower() in _BESIDE_DATES and self._is_beside_date(index)

    def _is_in_name(self, article: int) -> bool:
        """“the” in “Meet the Press”."""
        words = self.parsed.words
        if not 0 < article < len(words) - 1 or words[article].text != "the":
            return False
        return all(words[i].text[:1].isupper() and words[i].pos == "PROPN" for i in (article - 1, article + 1))

    def _owns(self, mark: int) -> bool:
        """The apostrophe of “the nurses’ union”, which taggers take for a quotation mark."""
        words = self.parsed.words
        if words[mark].text not in ("'", "’") or not 0 < mark < len(words) - 1:
            return False
        before, after = words[mark - 1], words[mark + 1]
        tight = before.end == words[mark].start < after.start
        return tight and before.tag in ("NNS", "NNPS") and before.text.endswith("s") and after.pos in ("NOUN", "ADJ")

    def _counts(self, article: int) -> bool:
        """“a lot of”, “half a point”, “a million”, “$12 an hour”, “$1-a-year”: articles of a number."""
        words = self.parsed.words
        if words[article].text.lower() not in ("a", "an") or article + 1 >= len(words):
            return False
        before, after = words[article - 1].text.lower() if article else "", words[article + 1].lemma
        per = after in _UNITS and words[article + 1].dep == "npadvmod"
        return after in _COUNTS | _MANY or before == "half" or per or self._is_tight(article - 1)

    def _is_of_some(self, article: int) -> bool:
        """“those” in “several of those lawmakers”, which stands for them all."""
        words = self.parsed.words
        of = words[words[article].head].head
        whole = words[words[of].head]
        return words[of].text.lower() == "of" and (whole.lemma in SOME or whole.pos == "NUM")

    def _is_beside_date(self, index: int) -> bool:
        """“late” in “late on Thursday”, “or” in “Thursday or Friday”: small words that the date leaves behind."""
        words = self.parsed.words
        if index + 1 < len(words) and self._stands_alone(index + 1):
            return words[index].dep in ("advmod", "amod", "cc", "quantmod", "mark")
        return False

    def _stands_alone(self, index: int) -> bool:
        """Whether a date stands here that describes nothing: “Friday”, “on Friday”, not “Friday's match”."""
        word = self.parsed.words[index]
        if index not in self._dates:
            return self.is_date(index)
        return word.dep not in ("poss", "compound", "nmod", "amod", "nummod") or word.head in self._dates

    def _is_tight(self, index: int) -> bool:
        words = self.parsed.words
        return 0 < index < len(words) - 1 and words[index - 1].end == words[index].start == words[index + 1].start - 1

    def _is_of_date(self, index: int) -> bool:
        word = self.parsed.words[index]
        return index in self._dates or word.pos == "PUNCT" or word.text.lower() in _BESIDE_DATES

    def _is_loose(self, index: int) -> bool:
        word = self.parsed.words[index]
        small = word.text.lower() in LOOSE_ENDS and word.dep != "prt" and index not in self._meant
        small = small and not (word.text.lower() == "her" and word.tag == "PRP")
        return word.pos == "PUNCT" or word.tag == "POS" or small

    def _is_loose_lead(self, index: int) -> bool:
        word = self.parsed.words[index]
        own = word.tag == "PRP" or (word.tag == "PRP$" and self._names.get(index) is not None)
        return word.pos == "PUNCT" or (word.text.lower() in _NO_LEAD and not own and not self._has_clause(index))

    def _called(self, name: Name) -> str:
        called = [self.actors[ident].name for ident in name.everyone if ident in self.actors]
        return " and ".join(called) or name.words

    def _joined(self, indices: Sequence[int], about: frozenset[str], short: bool) -> str:
        text, before, said = "", -1, None
        owners: set[str] = set(about)
        for index in indices:
            word, name = self.parsed.words[index], self._names.get(index)
            if name is not None and name == said:
                before = index
                continue
            piece = self._piece(index, name, frozenset(owners))
            if name is not None and name.form == "pronoun" and f"{piece} " in f"{text} ":
                piece = self._shorter(name, piece)  # “asks Ana Silva to let Silva go”
            piece = self._shorter(name, piece) if short and name is not None else piece
            if word.tag == "POS" and text.endswith("s"):
                piece = "'"
            short_verb = word.text.lower() in _SHORT_VERBS and index not in self._meant
            if short_verb and said is not None and said.form == "pronoun":
                piece = f" {_SHORT_VERBS[word.text.lower()]}"  # “it's” with a name in place of “it”
            if piece:
                tight = before == index - 1 and before >= 0 and self.parsed.words[before].end == word.start
                text += piece if tight or not text else f" {piece}"
            before, said = index, name
            owners |= {name.actor} if name is not None else set()
        return re.sub(r"\s+([,.;:!?])", r"\1", text).strip(" ,.;:")

    def _shorter(self, name: Name, piece: str) -> str:
        actor = self.actors.get(name.actor)
        if not piece or actor is None or name.form not in ("name", "office", "pronoun"):
            return piece
        if actor.kind == "person":
            return piece.replace(actor.name, self.surname(actor))
        if name.form == "pronoun":
            return piece
        return min(piece, re.sub(r"^(?:the|an?) ", "", name.words, flags=re.I), key=len)

    def surname(self, person: Actor) -> str:
        """“Silva” for Ana Silva; the whole name where another person of the article or the store has the same one."""
        return shortening.surname(person, self.actors.values())

    def _piece(self, index: int, name: Name | None, about: frozenset[str]) -> str:
        """A word as it is written: a name in full, “her” as whose it is, or nothing where that is known."""
        word = self.parsed.words[index]
        if index in self._meant:
            return self._meant[index]
        if word.text.lower() in REFLEXIVE:
            return word.text
        if word.tag == "PRP$" or (word.tag == "PRP" and word.dep == "poss"):
            owned = name is not None and name.actor in self.actors and name.actor not in about
            return genitive(self._called(name)) if owned and name is not None else ""
        if name is not None:
            members = shortening.is_of_members(self.parsed, name, self.actors.get(name.actor))
            return name.words if members else self._called(name)
        return _SOMEBODY.get(word.text.lower(), word.text) if word.tag == "PRP" else word.text


def lowered(parsed: Parsed, root: int, text: str) -> str:
    """A phrase written to stand inside a title: its first word keeps a capital only if that is the word's own."""
    first = text.split(" ")[0]
    inside = (parsed.words[i] for i in parsed.subtree(root))
    word = next((one for one in inside if first.startswith(one.text) or one.text.startswith(first)), None)
    own = word is None or word.pos == "PROPN" or bool(_OF_PLACES.search(first))
    own = own or (first in _QUARTERS and text[len(first) :].lstrip()[:1].isupper())
    own = own or (first != "A" and not first[1:].islower())
    return text if own else text[:1].lower() + text[1:]
