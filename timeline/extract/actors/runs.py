"""Runs of capitalised words: where a text may name somebody, cut free of what stands before the name.

A run is found by its spelling, not by a tagger, so that a name is taken whole: “Amber Joy Harlow”, “Bank of Norwick”,
“Kent State's Attorney's Office”. What it names is decided later (`sorting`), by all its sightings together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from timeline.core.reading import Entity, Parsed, Span, Text
from timeline.extract import vocabulary
from timeline.extract.actors.known import packaged, straight, words

_NAMELY: Final = re.compile(r"(?:[A-Z][a-z]?['’](?=[A-Z]))?[^\W\d_][\w.]*(?:&[A-Z]\w*)?$")
_FUNCTION: Final = frozenset({"DET", "PRON", "AUX", "SCONJ", "CCONJ", "ADP", "PART", "INTJ"})
_PARTICLES: Final = frozenset("al bin ibn da de del della der di dos du la le van von ben el ul".split())
_JOINERS: Final = frozenset({"of", "for", "and", "on", "&", "the"})
_ADJECTIVAL: Final = vocabulary.words("behind_hyphens")
_OF_TIME: Final = frozenset(
    "in since last next until till by this of early late mid from every on to before after".split()
)
_ADJECTIVES: Final = vocabulary.words("before_names")
_LONGEST: Final = 9  # words; a longer one is a heading
_HEADING: Final = 0.85  # of the words of a line are capitalised
_TAGS: Final = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_ROLES: Final = ("ist", "ian", "eer", "man", "woman", "er", "or", "yst", "ent", "ant", "ive")  # “Organist Ana Silva”
_OPENING: Final = frozenset({"Born", "So", "WATCH", "WATCHED", "JUST", "MUST"})  # “Born Ana Silva in 1970, she …”
_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Run(Span):
    """One sighting: `name` as it stands there, its words (first and last index), and titles and state before it."""

    name: str
    first: int
    last: int
    titles: tuple[str, ...] = ()
    state: str | None = None
    sentence: int = 0


def find(text: Text, parsed: Parsed) -> tuple[Run, ...]:
    """All runs of an article, in text order, none overlapping another."""
    found = tuple(_Finder(text, parsed).runs())
    surnames = {one.name.split()[-1] for one in found if " " in one.name and not _is_doubled(one.name)}
    return tuple(one for one in found if not (_is_doubled(one.name) and one.name.split()[0] in surnames))


def _is_doubled(name: str) -> bool:
    """“Reed Reed”, where two headlines ran together; but “Sirhan Sirhan”, whom nobody calls otherwise."""
    first, *others = name.split()
    return others == [first]


class _Finder:
    """Holds an article's words and which entity covers which."""

    def __init__(self, text: Text, parsed: Parsed) -> None:
        self._body, self._parsed = straight(text.body), parsed
        self._proper = {word.text for word in parsed.words if word.pos == "PROPN"}
        self._entity: dict[int, Entity] = {}
        for entity in parsed.entities:
            self._entity.update(dict.fromkeys(parsed.within(entity.start, entity.end), entity))

    def runs(self) -> Iterator[Run]:
        for number, (first, last) in enumerate(self._parsed.sentences):
            if self._is_heading(first, last):
                continue
            at = first
            while at < last:
                if not self._begins(at, first):
                    at += 1
                    continue
                stop = self._stop(at, last)
                yield from self._parts(at, stop, number)
                at = stop

    def _is_heading(self, first: int, last: int) -> bool:
        plain = [word for word in self._parsed.words[first:last] if word.text.isalpha()]
        return len(plain) > 4 and sum(word.text[0].isupper() for word in plain) / len(plain) >= _HEADING

    def _begins(self, index: int, first: int) -> bool:
        word = self._parsed.words[index]
        if word.text[0].isdigit() and index in self._entity and self._entity[index].label == "ORG":
            return index + 1 < len(self._parsed.words) and self._is_capital(index + 1)
        if not self._is_capital(index) or word.text in words().companies or word.pos == "NUM":
            return False
        if word.text in _ADJECTIVES and self._describes_behind(index):
            return False
        before = self._parsed.words[index - 1].text if index > first else ""
        opens = before in ("", "“", '"', ":", "—", "--", "(", "_")
        if word.text in _OPENING and (opens or before in _OPENING):
            return False
        known = index in self._entity and self._entity[index].label in _TAGS
        if opens and (word.pos == "ADP" or word.tag in ("VBG", "VBN")) and not known:
            return False
        goes_on = index + 1 < len(self._parsed.words) and self._parsed.words[index + 1].pos == "PROPN"
        return not opens or word.text in self._proper or known or word.text in words().titles or goes_on

    def _describes_behind(self, index: int) -> bool:
        """“Top Silva aides left”: the first word tells of the aides."""
        behind = index + 1
        while behind < len(self._parsed.words) and self._is_capital(behind):
            behind += 1
        return behind > index + 1 and self._describes_noun(behind)

    def _is_capital(self, index: int) -> bool:
        word = self._parsed.words[index]
        if not word.text[0].isupper() or not _NAMELY.match(word.text) or word.pos in _FUNCTION - {"ADP"}:
            return False
        entity = self._entity.get(index)
        label = entity.label if entity else ""
        if word.text in words().no_names:
            return label in ("PERSON", "ORG") or word.text in words().titles or self._is_inside_name(index)
        return label not in ("DATE", "TIME", "PERCENT", "MONEY", "ORDINAL")

    def _is_inside_name(self, index: int) -> bool:
        """Whether a word such as “African” or “New” leads a longer name: “African Union”, “South Korea”."""
        following = self._parsed.words[index + 1].text if index + 1 < len(self._parsed.words) else ""
        entity = self._entity.get(index)
        together = entity is not None and entity is self._entity.get(index + 1) and entity.label in _TAGS
        led = following in words().body_nouns or (together and following[:1].isupper())
        return led or self._is_first_name(index, following)

    def _is_first_name(self, index: int, following: str) -> bool:
        """“June Ashdown”; not “in June Apple said”."""
        before = self._parsed.words[index - 1].text.lower() if index else ""
        name = self._parsed.words[index].text in words().gender and following[:1].isupper() and following.isalpha()
        return name and before not in _OF_TIME and following not in words().no_names

    def _stop(self, start: int, last: int) -> int:
        """The index behind the run that starts here."""
        at = start + 1
        while at < last:
            step = self._step(start, at, last)
            if not step:
                break
            at += step
        return at

    def _step(self, start: int, at: int, last: int) -> int:
        """How many words from here on still belong to the run: 0 where it ends."""
        word, parsed = self._parsed.words[at], self._parsed
        if self._is_capital(at) or word.text in words().companies:
            return 1
        if word.text in ("-", "–") and self._is_tight(at) and at + 1 < last:
            return 2 if self._is_hyphenated(at) else 0
        if word.text.lower() in _PARTICLES and self._may_be_particle(at) and at + 1 < last:
            further = 1 + (parsed.words[at + 1].text.lower() in _PARTICLES or parsed.words[at + 1].text == "-")
            return further + 1 if at + further < last and parsed.words[at + further].text[0].isupper() else 0
        if word.text in _POSSESSIVE and at + 1 < last:
            return 2 if self._owns_within_name(start, at, last) else 0
        if word.text.lower() in _JOINERS:
            return self._joined(start, at, last)
        return 0

    def _may_be_particle(self, at: int) -> bool:
        """“Ludwig van Reed”; not “a BBC van”."""
        return self._parsed.words[at].pos != "NOUN" and not self._parsed.words[at - 1].text.isupper()

    def _is_tight(self, at: int) -> bool:
        spelled = self._parsed.words
        return (
            spelled[at - 1].end == spelled[at].start and spelled[at].end == spelled[min(at + 1, len(spelled) - 1)].start
        )

    def _is_hyphenated(self, hyphen: int) -> bool:
        """“Moon Jae-in”, “Jean-Luc Reed”; not “Saudi-led”, nor “Reed-Cole talks” of two."""
        after = self._parsed.words[hyphen + 1].text
        if after[0].islower():
            return len(after) <= 4 and after not in _ADJECTIVAL and after.isalpha()
        one, other = self._entity.get(hyphen - 1), self._entity.get(hyphen + 1)
        return one is not None and one is other and one.label in ("PERSON", "ORG", "GPE") and after[0].isupper()

    def _owns_within_name(self, start: int, at: int, last: int) -> bool:
        """“St Mary's Hospital”, “State's Attorney's Office”: an owner that is part of the name of a body."""
        stop = at + 1
        while stop < last and (self._is_capital(stop) or self._parsed.words[stop].text in _POSSESSIVE):
            stop += 1
        owner, entity = self._spelled(start, at), self._entity.get(at - 1)
        apart = (
            entity is not None and entity is not self._entity.get(stop - 1) and entity.label in ("GPE", "PERSON", "LOC")
        )
        if apart and stop - at > 2:
            return False
        ends_in_body = self._parsed.words[stop - 1].text in words().body_nouns | {"Office"} and stop > at + 1
        singular = self._parsed.words[at].text in ("'s", "’s")
        is_body = singular and " " in owner and owner.split(" ")[-1] in words().body_nouns
        chamber = self._parsed.words[stop - 1].text in ("Senate", "House") and self._describes_noun(stop)
        return ends_in_body and owner not in packaged().forms and not is_body and not chamber

    def _describes_noun(self, behind: int) -> bool:
        """“Norwick's Senate primary”: no body of Norwick, but a primary for the Senate."""
        return behind < len(self._parsed.words) and self._parsed.words[behind].pos == "NOUN"

    def _joined(self, start: int, at: int, last: int) -> int:
        """“Bank of England”, “Centers for Disease Control and Prevention”."""
        behind = at + 1
        while behind < last and self._parsed.words[behind].text.lower() in ("the", "de"):
            behind += 1
        if behind >= last or not self._is_capital(behind) or self._parsed.words[at].text == "the":
            return 0
        one, other = self._entity.get(at - 1), self._entity.get(behind)
        joined = one is not None and one is other and one.label in ("ORG", "GPE")
        lead = next(
            (i for i in range(at - 1, start - 1, -1) if self._parsed.words[i].text in words().leading_nouns), None
        )
        word = self._parsed.words[at].text
        if self._title_of(at, behind):
            return behind - at + 1
        if word == "&" and self._parsed.words[behind].text in words().gender and at - start > 1:
            return 0  # “Ana Silva & Ben Reed”
        if word == "&" or (word in ("of", "for", "on") and (joined or lead == at - 1)):
            return behind - at + 1
        return behind - at + 1 if word == "and" and joined and (lead is not None or self._ends_in_body(behind)) else 0

    def _title_of(self, at: int, behind: int) -> bool:
        return f"{self._parsed.words[at - 1].text} {self._spelled(at, behind + 1)}" in words().titles

    def _ends_in_body(self, index: int) -> bool:
        entity = self._entity[index]
        return self._parsed.words[self._parsed.within(entity.start, entity.end)[-1]].text in words().body_nouns

    def _spelled(self, start: int, stop: int) -> str:
        spelled = self._body[self._parsed.words[start].start : self._parsed.words[stop - 1].end]
        return re.sub(r"\s+", " ", spelled)

    def _parts(self, start: int, stop: int, sentence: int) -> Iterator[Run]:
        """A run cut at titles: “European Council President Ana Silva” is a body, a title, and a person."""
        if stop - start > _LONGEST:
            return
        at, titles, state = self._behind_office(start, stop), [], None
        while at < stop:
            size = self._title_size(at, stop)
            nation = self._nation_size(at, stop)
            if size and not self._is_title_of_body(at, stop):
                titles.append(self._spelled(at, at + size))
                at += size
            elif (
                nation
                and not self._is_inside_body(at)
                and at + nation < stop
                and (self._title_ahead(at + nation - 1, stop) or self._is_people(at, nation, stop))
            ):
                state = packaged().forms[self._spelled(at, at + nation)][0]
                at += nation
            elif ahead := self._title_ahead(at, stop):
                yield self._run(at, ahead, (), None, sentence)
                at = ahead
            else:
                break
        stop -= self._is_numbered(stop)
        if role := self._role_size(at, stop):
            titles.append(self._spelled(at + role - 1, at + role))
            at += role
        if at < stop:
            yield self._run(at, stop, tuple(titles), state, sentence)

    def _is_numbered(self, stop: int) -> bool:
        """“Harbour Workers Local 12”: the branch is no part of the name."""
        following = self._parsed.words[stop].text if stop < len(self._parsed.words) else ""
        return self._parsed.words[stop - 1].text in ("Local", "Chapter", "Lodge", "Unit") and following[:1].isdigit()

    def _role_size(self, at: int, stop: int) -> int:
        """How many unlisted words such as “Meteorologist” or “Norwick Rovers Keeper” stand before a person's name."""
        entity, first = self._entity.get(stop - 1), self._parsed.words[at].text
        if entity is not None and entity.label == "PERSON" and stop - at > 2:
            before = self._parsed.within(entity.start, entity.end)[0] - at
            if 0 < before <= stop - at - 2 and first not in words().gender and len(first) > 2:
                return before
            if before == 0 and not first.endswith(_ROLES):
                return 0
        if not 3 <= stop - at <= 5 or self._parsed.words[stop - 1].text in words().body_nouns | words().place_nouns:
            return 0
        one, other = self._parsed.words[at].text, self._parsed.words[at + 1].text
        is_role = one not in words().gender and other in words().gender and one.isalpha() and one.endswith(_ROLES)
        return int(is_role and self._parsed.words[at].dep in ("compound", "nmod", "amod"))

    def _behind_office(self, start: int, stop: int) -> int:
        """Where the person begins in “former director of National Security Ana Silva”, else the start."""
        before = [self._parsed.words[i] for i in range(max(0, start - 2), start)]
        office = len(before) == 2 and before[1].text == "of" and before[0].lemma in words().office_nouns | {"director"}
        entity = self._entity.get(stop - 1)
        if not office or entity is None or entity.label != "PERSON" or entity.start <= self._parsed.words[start].start:
            return start
        return self._parsed.within(entity.start, entity.end)[0]

    def _run(self, start: int, stop: int, titles: tuple[str, ...], state: str | None, sentence: int) -> Run:
        place = (self._parsed.words[start].start, self._parsed.words[stop - 1].end)
        return Run(*place, self._spelled(start, stop), start, stop - 1, titles, state, sentence)

    def _title_size(self, at: int, stop: int) -> int:
        """How many words a title takes that starts here; 0 if none does, or it is a surname (“Ana King”)."""
        if self._is_surname(at, stop):
            return 0
        for size in (5, 4, 3, 2, 1):
            if at + size <= stop and _bare(self._spelled(at, at + size)) in words().titles:
                return size
        return 0

    def _is_surname(self, at: int, stop: int) -> bool:
        """“King” behind a first name, or alone without “the”: “Ana King”, “a spokesman for King”."""
        if at + 1 != stop or self._parsed.words[at].text not in words().doubtful_titles or not at:
            return False
        before = self._parsed.words[at - 1]
        alone = not self._is_capital(at - 1) and before.dep != "det" and before.pos not in ("ADJ", "NOUN")
        entity = self._entity.get(at)
        return before.text in words().gender or (alone and entity is not None and entity.label == "PERSON")

    def _title_ahead(self, start: int, stop: int) -> int:
        """The index of a title later in the run that has a name behind it, 0 if there is none."""
        for at in range(start + 1, stop - 1):
            inside = self._parsed.words[at - 1].text.lower() in _JOINERS
            if not inside and self._title_size(at, stop) and not self._is_title_of_body(at, stop):
                return at
        return 0

    def _is_title_of_body(self, at: int, stop: int) -> bool:
        """“General Motors”, “Justice Department”: the title begins the name of a body or a place."""
        title, end = self._parsed.words[at].text, self._parsed.words[stop - 1].text
        if title in words().honorifics:
            return False
        doubtful = title in words().doubtful_titles and end in words().place_nouns
        return doubtful or end in words().body_nouns | words().companies | {"Office"}

    def _nation_size(self, at: int, stop: int) -> int:
        for size in (3, 2, 1):
            found = packaged().forms.get(self._spelled(at, at + size)) if at + size <= stop else None
            if found and found[1] in ("people", "name") and found[0] in packaged().states:
                return size
        return 0

    def _is_inside_body(self, at: int) -> bool:
        """“Nurses for America President Ana Silva”: she heads no state."""
        before = [word.text for word in self._parsed.words[max(0, at - 2) : at]]
        return len(before) == 2 and before[1] in ("for", "of") and before[0][0].isupper()

    def _is_people(self, at: int, size: int, stop: int) -> bool:
        """A nationality before a person's name; as part of a body's name (“French Football Federation”) it stays."""
        entity = self._entity.get(at + size)
        adjective = packaged().forms[self._spelled(at, at + size)][1] == "people" and stop - at - size > 1
        return adjective and entity is not None and entity.label == "PERSON" and self._entity.get(at) is not entity


def _bare(title: str) -> str:
    return title.removeprefix("then-").removeprefix("ex-").removeprefix("Then-").removeprefix("Ex-")
