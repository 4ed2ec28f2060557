"""Who takes part in a happening, and as what: by the trigger's own words, its clause, or what was told of it before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.core.model import Actor, Role
from timeline.core.reading import Name, Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates import parts, roles, rounds, topics
from timeline.extract.candidates.clauses import SUBJECTS, is_passive, is_verb, subject
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.scenes import Scene
from timeline.extract.candidates.triggers import Trigger, noun_kind, of_noun

_SHARED: Final = frozenset({"talks", "meeting", "call", "agreement", "exchange", "movement"})
_SUFFERED: Final = frozenset({"attack", "death", "disaster", "injury", "crime", "damage"})
_DOING: Final = frozenset({"do", "carry", "conduct", "undertake"})
_DESCRIBING: Final = frozenset({"compound", "nmod", "amod", "poss"})
_POINTING: Final = frozenset({"the", "this", "that", "these", "those", "both"})
_OF_ONE: Final = frozenset({"i", "we"})  # as whom a person speaks; “they” are always others
_OF_SEVERAL: Final = frozenset({"it", "we", "they", "i"})
_BACKGROUND: Final = vocabulary.words("background")
_FAR: Final = 4_000  # words over which an event may be told again without a word on who took part
_WIDER: Final = frozenset({"in", "on", "for", "at", "during", "after", "before", "ahead", "to", "from"})

Cast = tuple[tuple[str, Role], ...]


@dataclass(frozen=True, slots=True)
class Around:
    """Words around names: titles before them, nouns that with a nationality mean the state, words in outlets' names.

    `gender` is “m” or “f” for the ids of persons of whom it is known.
    """

    titles: frozenset[str]
    state_nouns: frozenset[str]
    press: frozenset[str]
    gender: Mapping[str, str]


_ASIDE: Final = frozenset({"before", "after", "since", "from"})


class Casting:
    """Finds the participants of an article's happenings; `names` are all of the article, in text order."""

    def __init__(
        self, parsed: Parsed, lexicon: Lexicon, actors: Mapping[str, Actor], around: Around, names: Sequence[Name]
    ) -> None:
        self._parsed, self._lexicon, self._actors, self._around = parsed, lexicon, actors, around
        self._bodies = frozenset(ident for ident, actor in actors.items() if actor.kind == "organisation")
        self._people = frozenset(ident for ident, actor in actors.items() if actor.kind == "person")
        self._groups = frozenset(ident for ident, actor in actors.items() if actor.kind == "group")
        self._by_start = {name.start: name for name in names}
        self._covered = {index: name for name in names for index in parsed.within(name.start, name.end)}

    def of(self, trigger: Trigger, scope: Sequence[int], speaker: str | None) -> Cast:
        """Each participant once with its strongest role, agents first; places are among them where they are states."""
        accused = parts.accused(self._parsed, trigger.verb) if trigger.verb is not None else ()
        acting = self._own(trigger, (*scope, *accused))
        if trigger.is_noun and not _anybody(acting) and not self._is_aside(trigger):
            acting = self._nearest(trigger, scope) or acting
        if trigger.is_noun and trigger.kind in _SHARED:
            acting = self._with_subject(trigger, acting)
        if not _anybody(acting):
            acting = self._speaking(trigger, speaker) or self._writing(trigger) or self._told_before(trigger) or acting
        if not _anybody(acting):
            acting = self._gone_on(trigger) or acting
        return acting

    def _own(self, trigger: Trigger, scope: Sequence[int]) -> Cast:
        around = self._around
        kinds_of = (self._bodies, self._people, self._groups)
        scene = Scene(self._parsed, trigger, self._covered, around.state_nouns, around.press, *kinds_of)
        inside = set(self._parsed.subtree(trigger.word)) if topics.is_topic(self._parsed, trigger) else set(scope)
        found = roles.actors(scene, [index for index in scope if index in inside], self._by_start)
        kinds = {ident: self._actors[ident].kind for ident, _ in found}
        return tuple((ident, "party" if role == "place" and kinds[ident] != "state" else role) for ident, role in found)

    def _is_aside(self, trigger: Trigger) -> bool:
        """“Before the hearing, she sent a letter”: whoever does something before or after it need not take part."""
        word = self._parsed.words[trigger.word]
        return word.dep == "pobj" and self._parsed.words[word.head].text.lower() in _ASIDE

    def _is_background(self, noun: int) -> bool:
        """“the aftermath of the attacks”, “the agenda of the meeting”: who is told of has to do with the other noun."""
        words = self._parsed.words
        if words[noun].dep in ("pobj", "dobj") and any(self._is_of_day(child) for child in self._parsed.children[noun]):
            return True
        return words[noun].dep == "pobj" and words[words[words[noun].head].head].lemma in _BACKGROUND

    def _is_of_others(self, noun: int) -> bool:
        """“released a man who was in jail for a murder”: the clause on somebody without a name is about them alone."""
        for index in (noun, *self._parsed.above(noun)):
            word = self._parsed.words[index]
            if word.dep == "relcl" and self._parsed.words[word.head].pos == "NOUN":
                return word.head not in self._covered
        return False

    def _is_of_day(self, preposition: int) -> bool:
        """“the attacks of 11 September 2001”: named by their day, whatever is done or said about them now."""
        below = self._parsed.children[preposition] if self._parsed.words[preposition].text.lower() == "of" else ()
        return any(self._parsed.words[part].pos == "X" for part in below)

    def _is_with(self, trigger: Trigger) -> bool:
        """“before talks with Cole”: who has talks with somebody is there."""
        below = self._parsed.children[trigger.word]
        return any(self._parsed.words[child].text.lower() in ("with", "between") for child in below)

    def _nearest(self, trigger: Trigger, scope: Sequence[int]) -> Cast:
        """Who is in the nearest clause around an event noun that names anybody."""
        if self._is_background(trigger.word) or topics.is_topic(self._parsed, trigger):
            return ()
        if trigger.kind in _SUFFERED and self._is_of_others(trigger.word):
            return ()
        for near in parts.around(self._parsed, trigger, self._lexicon):
            wider = self._own(trigger, (*scope, *near))
            if _anybody(wider):
                return wider if trigger.kind not in _SUFFERED else _as_parties(wider)
        return ()

    def _with_subject(self, trigger: Trigger, acting: Cast) -> Cast:
        """“Reed flew out for talks with Cole”: whoever does something for, in or at a meeting takes part in it."""
        word = self._parsed.words[trigger.word]
        if word.dep != "pobj" or any(role == "agent" for _, role in acting):
            return acting
        preposition = self._parsed.words[word.head]
        if preposition.text.lower() not in _WIDER or not is_verb(self._parsed, preposition.head):
            return acting
        if self._is_aside(trigger) and not self._is_with(trigger):
            return acting
        doer = subject(self._parsed, preposition.head)
        name = self._covered.get(doer) if doer is not None else None
        if name is None or name.form == "people":
            return acting
        new = [ident for ident in name.everyone if all(ident != known for known, _ in acting)]
        return (*((ident, "agent") for ident in new), *acting)

    def _speaking(self, trigger: Trigger, speaker: str | None) -> Cast:
        """“Peru said it would send ships”: where nobody else is named, “it” and “we” are who says so.

        So is the unnamed doer of “The army said searches had been carried out”.
        """
        if trigger.verb is None or not speaker or speaker not in self._actors:
            return ()
        doer = subject(self._parsed, trigger.verb)
        own = _OF_ONE if speaker in self._people else _OF_SEVERAL
        is_pronoun = doer is not None and self._parsed.words[doer].text.lower() in own
        unsaid = self._parsed.words[trigger.verb].lemma in _DOING and is_passive(self._parsed, trigger.verb)
        return ((speaker, "agent"),) if is_pronoun or unsaid else ()

    def _writing(self, trigger: Trigger) -> Cast:
        """“In a statement released on Monday, Reed said …”: it was released by whoever says something in it."""
        words, verb = self._parsed.words, trigger.verb
        if verb is None or words[verb].dep != "acl" or words[verb].tag != "VBN":
            return ()
        noun = words[words[verb].head]
        above = words[noun.head].head
        if noun.dep != "pobj" or words[noun.head].text.lower() != "in" or not is_verb(self._parsed, above):
            return ()
        doer = subject(self._parsed, above)
        name = self._covered.get(doer) if doer is not None else None
        says = self._lexicon.kind_of_verb(words[above].lemma) == "statement"
        return ((name.actor, "agent"),) if says and name is not None and name.form != "people" else ()

    def _told_before(self, trigger: Trigger) -> Cast:
        """“The talks broke down”: those who took part in the talks that the article told of last."""
        noun = self._pointing(trigger)
        if noun is None:
            return ()
        lemma, marks = self._parsed.words[noun].lemma, self._marks(noun)
        for earlier in range(noun - 1, max(-1, noun - _FAR), -1):
            word = self._parsed.words[earlier]
            if word.lemma == lemma and word.pos == "NOUN" and (not marks or marks & self._marks(earlier)):
                found = of_noun(self._parsed, self._lexicon, earlier)
                cast = self._own(found, self._telling(found)) if found else ()
                if _anybody(cast):
                    return tuple((ident, role) for ident, role in cast if role != "place")
        return ()

    def _marks(self, noun: int) -> frozenset[str]:
        """The name or year of an event: “Korean” of “the 1950-53 Korean War”, which is no other war told of before."""
        words = (self._parsed.words[child] for child in self._parsed.children[noun])
        return frozenset(
            one.lemma for one in words if one.dep != "det" and (one.pos in ("PROPN", "X") or one.text[0].isupper())
        )

    def _telling(self, earlier: Trigger) -> Sequence[int]:
        """The words that told of an event before: of talks their clause, of an attack only its own phrase."""
        if earlier.kind in _SHARED or earlier.verb is not None:
            return parts.scope(self._parsed, earlier, self._lexicon)
        return self._parsed.subtree(earlier.word)

    def _gone_on(self, trigger: Trigger) -> Cast:
        """“Follow-up talks were put off”: the parties of the talks or the call that they go on from."""
        doer = subject(self._parsed, trigger.verb) if trigger.verb is not None else None
        noun = trigger.word if trigger.is_noun else doer
        if noun is None or self._covered.get(noun) is not None:
            return ()

        def cast(found: Trigger) -> Cast:
            return self._own(found, parts.scope(self._parsed, found, self._lexicon))

        return rounds.parties(self._parsed, self._lexicon, noun, self._actors, cast)

    def _pointing(self, trigger: Trigger) -> int | None:
        """The event noun that points back to something told: the trigger, or the subject of its verb."""
        doer = subject(self._parsed, trigger.verb) if trigger.verb is not None else None
        for noun in (trigger.word if trigger.is_noun else None, doer):
            if noun is None or noun_kind(self._parsed, self._lexicon, noun) is None:
                continue
            below = [self._parsed.words[child] for child in self._parsed.children[noun]]
            pointed = any(one.dep == "det" and one.text.lower() in _POINTING for one in below)
            bare = self._parsed.words[noun].tag == "NNS" and all(one.dep not in ("det", "nummod") for one in below)
            bare = bare and not any(inside in self._covered for inside in self._parsed.subtree(noun))
            if pointed or (bare and trigger.kind in _SHARED):
                return noun
        return None

    def with_lead(self, acting: Cast, trigger: Trigger, title: str, names: Sequence[Name]) -> Cast:
        """With whom a title begins: “Silva, at the start of the hearing, said …” tells of her, whatever the trigger.

        So it does of both with whom it begins: “Silva and Cole, at the start …”.
        """
        known = {ident for ident, _ in acting}
        lead = next((name.actor for name in names if self._is_subject(name) and self._begins(title, name.actor)), None)
        if lead is None:
            return acting
        rest = title.removeprefix(self._actors[lead].name)
        other = next((name.actor for name in names if self._begins(rest.removeprefix(" and "), name.actor)), None)
        passive = trigger.verb is not None and is_passive(self._parsed, trigger.verb)
        if not passive and not trigger.is_noun:
            acting = tuple((one, "agent" if one == lead and role == "party" else role) for one, role in acting)
        told = (lead, other) if other is not None and rest.startswith(" and ") else (lead,)
        return (*acting, *((one, "patient" if passive else "agent") for one in told if one not in known))

    def _begins(self, title: str, ident: str) -> bool:
        return title.startswith(f"{self._actors[ident].name} ")

    def _is_subject(self, name: Name) -> bool:
        """Whether a name may be a title's subject: of persons also where the parser has lost whose subject they are."""
        inside = self._parsed.within(name.start, name.end)
        deps = {self._parsed.words[index].dep for index in inside}
        if name.form != "people" and deps & SUBJECTS:
            return True
        head = self._parsed.head_of(inside) if name.actor in self._people else None
        return head is not None and self._parsed.words[head].dep not in _DESCRIBING


def _as_parties(cast: Cast) -> Cast:
    """“After the stabbing, Silva was to appear in court”: that she did it nobody has said."""
    return tuple((ident, "party" if role == "agent" else role) for ident, role in cast)


def _anybody(cast: Cast) -> bool:
    return any(role != "place" for _, role in cast)


def among(acting: Cast, names: Sequence[Name]) -> Cast:
    """Those of whom one date of several tells: “Chile and Peru left in 2010 and 2016, respectively”."""
    meant = {ident for name in names for ident in name.everyone}
    return tuple((ident, role) for ident, role in acting if ident in meant)


def apart_from(acting: Cast, aside: Sequence[Name], names: Sequence[Name]) -> Cast:
    """Those who are not only named in the words `aside` that tell the day: “on CNN's “State of the Union””."""
    meant = {ident for name in names for ident in name.everyone}
    hidden = {ident for name in aside for ident in name.everyone} - meant
    return tuple((ident, role) for ident, role in acting if ident not in hidden)


def with_accuser(acting: Cast, accuser: str | None) -> Cast:
    """Those who take part, places apart; who claims that it happened is a party to a claim."""
    found = [(ident, role) for ident, role in acting if role != "place"]
    if accuser is not None and all(ident != accuser for ident, _ in found):
        found.append((accuser, "party"))
    return tuple(found)
