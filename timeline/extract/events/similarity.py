"""How likely two tellings are of one happening: evidence for and against, added up, each with its reason.

Every piece of evidence has a weight, in the logarithm of odds: +1 makes “the same” about three times as likely.
The sum is turned into a score from 0 to 1; from `SAME` on the two are held to be one.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.events import apart, coarse, families, sayings
from timeline.extract.events.surroundings import Surroundings
from timeline.extract.events.tellings import LAST, Telling, share_particle

SAME: Final = 0.5
NEVER: Final = -99.0
_BEFORE: Final = -2.0  # what is to be thought of any two tellings of one day, before anything is compared
_CHANCE: Final = 0.55  # for the logarithm of how unlikely it is that two writers name a time by chance
_CROWD: Final = 0.6  # against, for the logarithm of how much else they tell of that time
_ONE_WRITER: Final = 0.5  # most that the time can say in one article, or in two that are about different things
_ALONE: Final = 0.9  # where neither tells of anything else at that time, which is far from both
_UNDATED: Final = 1.4  # against, where one has no date
_AFTERWARDS: Final = 1.0  # against, where one article tells of it as past and as to come
_LEMMA, _LIGHT_LEMMA, _KIND, _ALIKE = 1.8, 0.5, 1.1, 0.45
_WITH_PARTICLE: Final = 1.1  # “sent home”, “took over”: by itself “sent” says little
_UNLIKE, _SPEAKS, _SPOKEN_OF = 0.6, 0.5, 1.2
_SHARED, _MENTIONED, _STANDS, _BACKGROUND = 0.8, 0.5, 0.6, 0.6
_STRANGERS, _AGENTS, _EXTRA = 1.0, 0.85, 0.6
_AGENTS_HERE: Final = (
    1.9  # against, where one article names others who did the like: “Chad banned it”, “Mali banned it”
)
_ONLY: Final = 0.6  # where neither article tells by the word of two of anything else in a week or a month
_TOLD_BESIDE: Final = 0.8  # where two articles tell them to be before or after the same: “hours after the call”
_LASTS: Final = 1.2  # against, where one went on “since the call” and the other is told as happening once
_COUNTS: Final = 1.0  # against, where titles of other words count the same otherwise: “27 miners”, “11 miners”
_DICE, _MASS = 2.2, 0.8
_SENTENCE, _ARTICLE = 0.0, 0.65  # against, where one sentence or one article tells both
_OPPOSED: Final = 2.0  # against, where one is of peaceful kind and the other is not
_BESIDE: Final = 0.8  # where the word that reports one stands beside that of the other: “on the phone”, “a call”
_PARTIES: Final = 3
_BROAD: Final = 0.8  # where one kind is all they share, and a broad one
_SENTENCES: Final = 6.0  # for the share of words that two sentences have in common
_PLACE, _ELSEWHERE, _THERE = 0.6, 1.0, 0.5
_SPEAKER: Final = 0.4  # against, where one article tells twice in a day what somebody said: two things, mostly
_PART: Final = 4.0
_RARE, _MOST = 2.0, 2.2
_TITLES, _TITLES_HERE = 1.6, 0.6  # for the share of words that two titles have in common; here: in one article
_NUMBERS: Final = 1.2  # for each number that two articles give, of two at most
_LEADS, _LEAD_AGAIN = 1.5, 0.6  # where both articles begin with it; where one comes back to what it began with
_OTHER_STORY: Final = 1.2  # against, where the two articles are about different things
_HARM: Final = (
    0.9  # where both tell on one day of bloodshed or disaster, of which a story is seldom told beside another
)
_HARM_DONE: Final = 0.7  # where one tells of the attack, the other of the dead
_NOBODY: Final = 0.4  # where neither names anybody, so that nobody can be shared, but a word is
_FRAMED: Final = 0.8  # against, where one was done in the course of something that has the actors of both
_NEAR: Final = 3.0  # days from publication where an article tells most


@dataclass(frozen=True, slots=True)
class Score:
    """How likely, 0 to 1, and why."""

    value: float
    why: str
    odds: float = 0.0

    @property
    def evidence(self) -> float:
        """What speaks for one happening, apart from what is to be thought of any two."""
        return self.odds - _BEFORE


@dataclass(frozen=True)
class Measure:
    """Compares tellings within one run."""

    lexicon: Lexicon
    acts_for: Mapping[str, tuple[str, ...]]
    people: frozenset[str] = frozenset()
    around: Surroundings = field(default_factory=lambda: Surroundings(()))

    def compare(self, one: Telling, other: Telling, *, ignore_dates: bool = False) -> Score:
        """0 where the two cannot be the same; else what all the evidence together says."""
        if why := self.excluded(one, other, ignore_dates=ignore_dates):
            return Score(0.0, why, NEVER)
        if why := self._part_of(one, other) or self._part_of(other, one):
            return Score(1 / (1 + math.exp(-_PART)), why, _PART)
        parts = [
            ("date", 0.0 if ignore_dates else self._date(one, other)),
            ("word", word := self._word(one, other)),
            ("only", _ONLY if self._is_only(one, other) else 0.0),
            ("story", -_OTHER_STORY if self.around.are_strangers(one.article, other.article) else 0.0),
            ("harm", _harm(one, other)),
            ("lasts", -_LASTS if one.lasts != other.lasts else 0.0),
            ("beside", _TOLD_BESIDE if _are_beside_one(one, other) else 0.0),
            *coarse.against(one, other, word, _UNLIKE),
            ("frame", -_FRAMED if one.lemma != other.lemma and self.around.frames.hold(one, other) else 0.0),
            *sayings.against(one, other),
            ("top", self._top(one, other)),
            ("actors", self._actors(one, other)),
            ("content", self._content(one, other)),
            ("title", _title(one, other)),
            ("numbers", self._numbers(one, other)),
            ("counts", -_COUNTS if _count_otherwise(one, other) else 0.0),
            ("place", _place(one, other)),
        ]
        odds = _BEFORE + sum(weight for _, weight in parts)
        why = ", ".join(f"{name} {weight:+.1f}" for name, weight in parts if abs(weight) >= 0.05)
        return Score(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), why, odds)

    def excluded(self, one: Telling, other: Telling, *, ignore_dates: bool = False) -> str:
        """Why two tellings can never be of one happening; empty where they can."""
        if why := apart.why(one, other, ignore_dates=ignore_dates):
            return why
        if self.around.frames.are_apart(one, other):
            return "one only belongs to the other, of which others tell as well"
        if one.kind == other.kind == "statement" and not self._same_speaker(one, other):
            return "others speak"
        others = self._other_people(one, other) or self._other_partners(one, other)
        return "other people take part" if others else ""

    def _part_of(self, one: Telling, other: Telling) -> str:
        """Whether one sentence tells of something and of its frame: “during the talks …”, “…, police said”."""
        if one.article != other.article or one.quote != other.quote or one.when != other.when or one.when is None:
            return ""
        if one.during and one.during == other.lemma:
            return "it happened in the course of the other, as the sentence says"
        if one.kind == "statement" != other.kind and other.said_by and not one.said_by:
            return "the saying only reports it"
        occasions = families.load().occasions
        same_date = bool(one.date) and one.date == other.date
        if same_date and families.is_harm(one.kind, one.lemma) and families.is_harm(other.kind, other.lemma):
            return "one sentence tells of all the harm that was done" if one.status == other.status else ""
        occasion = one.kind in occasions and other.kind not in (*occasions, "statement")
        return "one was the occasion for the other" if same_date and occasion else ""

    def _same_speaker(self, one: Telling, other: Telling) -> bool:
        if one.agents and other.agents:
            return bool(one.agents & other.agents) or apart.is_short_for(one.agents, other.agents)
        unknown = not (one.actors and other.actors)  # but of “the president of Peru said” Peru is known
        return unknown or bool(self.shared(one, other))

    def _other_people(self, one: Telling, other: Telling) -> bool:
        """Whether each names people, none of them in both: the arrest of one Strand is not that of another.

        One sentence that tells of both names both: there it counts who takes part.
        """
        mine = (one.actors & self.people) - one.unsure
        theirs = (other.actors & self.people) - other.unsure
        if one.article == other.article and one.quote == other.quote:
            return bool(mine and theirs) and not mine & theirs
        return bool(mine and theirs) and not mine & other.named and not theirs & one.named

    def _other_partners(self, one: Telling, other: Telling) -> bool:
        """Whether a meeting of two is not that of two others: “Lew met Werfel”, “Werfel met Baucus”."""
        mine, theirs = ((telling.actors & self.people) - telling.unsure for telling in (one, other))
        alike = {one.kind, other.kind} <= families.load().mutual and len(mine) == len(theirs) == 2
        return alike and _are_others(mine, other.named) and _are_others(theirs, one.named)

    def _date(self, one: Telling, other: Telling) -> float:
        if one.when is None or other.when is None:
            return -_UNDATED
        chance = math.log((1 + _away(one, other)) / min(max(one.days, other.days, 1.0), 400.0))
        if one.article == other.article or not self.around.are_akin(one.article, other.article):
            chance = min(chance, _ONE_WRITER)
        others = self.around.others(one, other)
        value = _CHANCE * max(-4.0, min(3.5, chance)) - _CROWD * math.log1p(others)
        value += _ALONE if others < 1 and chance > 1 else 0.0
        return value - (_AFTERWARDS if one.article == other.article and _is_over(one) != _is_over(other) else 0.0)

    def _word(self, one: Telling, other: Telling) -> float:
        if one.lemma == other.lemma and families.is_light(one.lemma):
            return _WITH_PARTICLE if share_particle(one, other) else _LIGHT_LEMMA
        if one.lemma == other.lemma:
            return _LEMMA * (0.5 + self.around.rarity([one.lemma]))
        if (one.kind == "statement") != (other.kind == "statement"):
            return -(_SPOKEN_OF if one.lemma in other.content or other.lemma in one.content else _SPEAKS)
        beside = _BESIDE if one.lemma in other.content or other.lemma in one.content else 0.0
        if one.kind == other.kind:
            return beside + self._kind(one)
        if self.lexicon.are_alike(one.kind, other.kind):
            return beside + _ALIKE
        if families.are_opposed(one.kind, other.kind):
            return -_OPPOSED
        return beside if "other" in (one.kind, other.kind) else beside - _UNLIKE

    def _is_only(self, one: Telling, other: Telling) -> bool:
        """Whether two articles tell of “this week's election” and “Thursday's”, and neither of another of that week."""
        if one.lemma != other.lemma or one.article == other.article or families.is_light(one.lemma):
            return False
        often = {one.kind, other.kind} & (families.load().broad | families.load().often)
        return coarse.DAYS < max(one.days, other.days) <= coarse.MONTH and not often and self.around.is_only(one, other)

    def _kind(self, one: Telling) -> float:
        """What one kind says where the words differ."""
        if one.kind == "other":
            return 0.0
        return _BROAD if one.kind in families.load().broad else _KIND

    def _top(self, one: Telling, other: Telling) -> float:
        """Two articles that begin with news of one day, or one that comes back to what it began with."""
        if one.article == other.article:
            again = (one.is_lead or other.is_lead) and one.lemma == other.lemma and not families.is_light(one.lemma)
            return _LEAD_AGAIN if again else 0.0
        both = one.is_lead and other.is_lead and self.around.are_akin(one.article, other.article)
        if not both or (one.kind != other.kind and not one.title & other.title):
            return 0.0
        return _LEAD_AGAIN if one.kind == other.kind == "statement" else _LEADS

    def _numbers(self, one: Telling, other: Telling) -> float:
        """Numbers that two articles share, rare ones more: “a bill of $694 million”."""
        if one.article == other.article:
            return 0.0
        return _NUMBERS * min(2.0, self.around.rarity(one.numbers & other.numbers))

    def _actors(self, one: Telling, other: Telling) -> float:
        shared = one.actors & other.actors
        mentioned = ((one.actors & other.named) | (other.actors & one.named)) - shared
        behind = (one.named & other.named) - one.actors - other.actors
        value = _SHARED * min(_MOST, sum(self.around.weight(actor, one, other) for actor in sorted(shared)))
        value += _MENTIONED * min(_RARE, sum(self.around.weight(actor, one, other) for actor in sorted(mentioned)))
        value += _BACKGROUND * min(2, len(behind))
        stands = any(self._stands_in(actor, other.actors) for actor in one.actors - shared) or any(
            self._stands_in(actor, one.actors) for actor in other.actors - shared
        )
        nobody = not (one.named or other.named) and bool(one.content & other.content)
        value += (_STANDS if stands else 0.0) + (_NOBODY if nobody else 0.0)
        strangers = bool(one.actors and other.actors) and not shared and not mentioned and not stands
        if strangers:
            value -= _STRANGERS * min(_PARTIES, len(one.actors), len(other.actors))
        mutual = {one.kind, other.kind} <= families.load().mutual and not strangers
        if one.agents and other.agents and not one.agents & other.agents and not stands:
            value -= 0.0 if mutual else _AGENTS_HERE if one.article == other.article else _AGENTS
        return value - _EXTRA * min(2, self._extra(one, other) + self._extra(other, one))

    def _extra(self, one: Telling, other: Telling) -> int:
        """How many people take part in one that the other, though it names some, does not know of."""
        known = other.named | {ident for actor in other.named for ident in self.acts_for.get(actor, ())}
        return len((one.actors & self.people) - one.unsure - known) if other.actors else 0

    def shared(self, one: Telling, other: Telling) -> int:
        """How many actors take part in both, those counted who act for one another."""
        return sum(actor in other.actors or self._stands_in(actor, other.actors) for actor in one.actors)

    def _stands_in(self, ident: str, others: frozenset[str]) -> bool:
        mine = set(self.acts_for.get(ident, ()))
        if mine & others or any(ident in self.acts_for.get(other, ()) for other in others):
            return True
        return apart.is_short_for(frozenset([ident]), others)

    def _content(self, one: Telling, other: Telling) -> float:
        """Shared words, rare ones first; less where both stand in one article, which seldom says a thing twice."""
        shared = (one.content & other.content) - {one.lemma, other.lemma}
        mass, total = self.around.rarity(shared), self.around.rarity(one.content) + self.around.rarity(other.content)
        value = _DICE * 2 * mass / total + _MASS * min(_MOST, mass) if total else 0.0
        if one.quote != other.quote or one.article != other.article:
            total = self.around.rarity(one.words) + self.around.rarity(other.words)
            value += _SENTENCES * 2 * self.around.rarity(one.words & other.words) / total if total else 0.0
        if one.article != other.article:
            return value
        same_saying = one.kind == other.kind == "statement" and bool(one.agents & other.agents)
        near = _SENTENCE if one.quote == other.quote else _ARTICLE
        return value - near - (_SPEAKER if same_saying else 0.0)


def _away(one: Telling, other: Telling) -> float:
    """Days between what is told and when it was told (geometric mean of the two)."""
    known = [1 + telling.away for telling in (one, other) if telling.away is not None]
    return math.exp(sum(math.log(days) for days in known) / len(known)) - 1 if known else _NEAR


def _title(one: Telling, other: Telling) -> float:
    total = len(one.title) + len(other.title)
    weight = _TITLES_HERE if one.article == other.article else _TITLES
    return weight * 2 * len(one.title & other.title) / total if total else 0.0


def _are_beside_one(one: Telling, other: Telling) -> bool:
    """Whether two articles date deeds of one kind by the same other happening: “within hours of the call” in each."""
    deeds = one.kind == other.kind != "statement" and one.article != other.article and one.lasts == other.lasts
    return deeds and one.beside == other.beside not in ("", LAST)


def _count_otherwise(one: Telling, other: Telling) -> bool:
    """“11 miners hoisted”, “tremor traps 27 miners”: a part of them; the numbers of all the harm done may differ."""
    if one.lemma == other.lemma or all(families.is_harm(telling.kind, telling.lemma) for telling in (one, other)):
        return False
    things = {thing for thing, _ in one.counted} & {thing for thing, _ in other.counted}
    return bool(things) and not one.counted & other.counted


def _are_others(people: frozenset[str], named: frozenset[str]) -> bool:
    """Whether somebody of these people is surely not among the named: not even by the last name."""
    last = {ident.rsplit("-", 1)[-1] for ident in named}
    return any(ident.rsplit("-", 1)[-1] not in last for ident in people)


def _harm(one: Telling, other: Telling) -> float:
    """What it says that both tell of bloodshed or of a disaster on one day; less where one tells of the dead alone."""
    if not {one.kind, other.kind} <= families.load().harm or max(one.days, other.days) > coarse.DAYS:
        return 0.0
    return _HARM if one.kind == other.kind else _HARM_DONE


def _is_over(telling: Telling) -> bool:
    return telling.status != "scheduled"


def _place(one: Telling, other: Telling) -> float:
    elsewhere = families.load().elsewhere
    mine, theirs = _ident(one.place), _ident(other.place)
    if elsewhere & {one.kind, other.kind} and (mine in other.agents or theirs in one.agents):
        return -_ELSEWHERE
    if not one.place or not other.place:
        there = mine in other.named or theirs in one.named
        return _THERE if there and elsewhere & {one.kind} & {other.kind} else 0.0
    return _PLACE if one.place == other.place else -_ELSEWHERE


def _ident(place: str) -> str:
    """The id of a state by its name: “an attack in Sri Lanka” is one on a Sri Lankan port."""
    return place.replace(" ", "-")
