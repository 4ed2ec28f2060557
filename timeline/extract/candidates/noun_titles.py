"""Titles of happenings that are told by a noun: “Call between A and B”, “A and B in talks in Oslo”."""

from collections.abc import Sequence
from typing import Final

from timeline.core.model import Role
from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates.clauses import child_with
from timeline.extract.candidates.fitting import fit
from timeline.extract.candidates.inflection import third_person
from timeline.extract.candidates.leads import LEAD, is_plural, lead
from timeline.extract.candidates.phrases import Writer, lowered
from timeline.extract.candidates.triggers import Trigger

_WITH_PARTIES: Final = frozenset({"protest", "disaster", "attack", "death", "arrest", "raid", "exchange"})
_OF_ONE: Final = vocabulary.words("of_one")
_HELD_WITH: Final = frozenset({"conference", "debate", "interview", "dinner", "summit", "lunch", "breakfast"})
_SHARES: Final = frozenset({"entire", "further", "more", "next", "other", "same", "such", "whole"})
_TOGETHER: Final = frozenset({"talks", "call", "meeting", "contest", "agreement"})


def noun_title(trigger: Trigger, writer: Writer, actors: Sequence[tuple[str, Role]], room: int) -> str:
    """“Call between A and B”; where the phrase names nobody: “A and B in tense meeting in Oslo”, “A's first trip”."""
    parsed = writer.parsed
    roots = [trigger.word, *_places(parsed, trigger)]
    phrase = _issued(trigger.word, writer, room) or fit(parsed, roots, writer, room) or ""
    acting = [ident for ident, role in actors if role != "place" and ident in writer.actors]
    called = [writer.actors[ident].name for ident in acting]
    if "between" in phrase and " and " not in phrase.split("between", 1)[1]:
        phrase = _between(phrase, called, room)
    if " " not in phrase.partition(" ")[2] and phrase.partition(" ")[0].lower() in _SHARES:
        return ""  # “entire poll”, “more tweets”
    if phrase and (whose := _of_agent(trigger, writer, actors, phrase, room)):
        return whose
    if not phrase or not called or writer.names_anybody(trigger.word):
        return phrase
    owned = any(parsed.words[child].tag == "PRP$" for child in parsed.children[trigger.word])
    if parsed.words[trigger.word].lemma in _HELD_WITH and " " in phrase and called[0] not in phrase and not owned:
        return _fitting(f"{phrase} with {' and '.join(called[:2])}", room) or phrase
    if owned and not _may_own(trigger.word, writer, acting[0]):
        return phrase
    joint = " in " if trigger.kind in _TOGETHER else "'s " if owned else ": "
    if joint == ": ":
        whole = " " in phrase or trigger.kind not in _WITH_PARTIES
        return phrase if whole else _involving(phrase, called[0], room)
    sides = [writer.actors[one].name for one, role in actors if role not in ("place", "patient") and one in acting]
    called = sides or called
    first = " and ".join(called[:2]) if joint == " in " else called[0]
    short = fit(parsed, [trigger.word], writer, room - len(first) - len(joint), frozenset(acting))
    return f"{first}{joint}{lowered(parsed, trigger.word, short)}" if short and len(first) <= LEAD else phrase


def _places(parsed: Parsed, trigger: Trigger) -> list[int]:
    """“at the mill” in “there was a fire at the mill”, which stands beside the noun whatever the parser chose."""
    verb = trigger.verb
    if verb is None or child_with(parsed, verb, "expl") is None:
        return []
    behind = [child for child in parsed.children[verb] if child > trigger.word and parsed.words[child].dep == "prep"]
    return [child for child in behind if child == parsed.subtree(trigger.word)[-1] + 1]


def _may_own(noun: int, writer: Writer, ident: str) -> bool:
    """“its release”, told of somebody: no person's; “her trip”: of no man, and of no firm."""
    words = writer.parsed.words
    own = next(c for c in writer.parsed.children[noun] if words[c].tag == "PRP$")
    if (meant := writer.actor_at(own)) is not None:
        return meant == ident
    is_person = writer.actors[ident].kind == "person"
    gender = {"his": "m", "her": "f"}.get(words[own].text.lower())
    if gender is None:
        return words[own].text.lower() not in ("its", "their") or not is_person
    return is_person and writer.gender.get(ident, gender) == gender


def _between(phrase: str, called: Sequence[str], room: int) -> str:
    """“Meeting between Silva and Bach”, where the phrase has lost one of the two."""
    whole = f"{phrase.split('between', 1)[0]}between {' and '.join(called[:2])}" if len(called) > 1 else ""
    return whole if whole and len(whole) <= room else phrase.split(" between", 1)[0]


def _of_agent(trigger: Trigger, writer: Writer, actors: Sequence[tuple[str, Role]], phrase: str, room: int) -> str:
    """“Ana Silva's talk at Brooklyn Law School”: who gives it stands elsewhere in the sentence; "" if nobody does."""
    parsed = writer.parsed
    agents = [ident for ident, role in actors if role == "agent" and ident in writer.actors]
    others = [ident for ident, role in actors if role != "place" and ident in writer.actors]
    alone = len(others) == 1 and writer.actors[others[0]].kind == "person"
    agents = agents or (others if alone else [])
    inside = {writer.actor_behind(i) for i in parsed.subtree(trigger.word)}
    own = parsed.words[trigger.word].lemma in _OF_ONE and not any(
        parsed.words[child].dep in ("poss", "relcl") for child in parsed.children[trigger.word]
    )
    if not own or len(agents) != 1 or agents[0] in inside:
        return ""
    name = writer.actors[agents[0]].name
    whose = f"{name}'" if name.endswith("s") else f"{name}'s"
    return _fitting(f"{whose} {lowered(parsed, trigger.word, phrase)}", room)


def _fitting(title: str, room: int) -> str:
    return title if len(title) <= room else ""


def _involving(phrase: str, called: str, room: int) -> str:
    """“Search involving Silva”: what part somebody has in it the grammar does not tell."""
    title = f"{phrase} involving {called}"
    return title if len(title) <= room else phrase


def _issued(noun: int, writer: Writer, room: int) -> str:
    """“Institute issues report” for “a report issued by the institute”; "" where nobody is named behind “by”."""
    parsed = writer.parsed
    done = child_with(parsed, noun, "acl")
    agent = child_with(parsed, done, "agent") if done is not None and parsed.words[done].tag == "VBN" else None
    doer = child_with(parsed, agent, "pobj") if agent is not None else None
    if done is None or doer is None:
        return ""
    issuer = lead(parsed, doer, writer)
    verb = parsed.words[done].lemma
    verb = verb if is_plural(parsed, doer, issuer, writer) else third_person(verb)
    thing = fit(parsed, [noun], writer, room - len(issuer) - len(verb) - 2, without=parsed.subtree(done))
    return f"{issuer} {verb} {lowered(parsed, noun, thing)}" if issuer and thing else ""
