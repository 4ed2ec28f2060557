"""Titles of happenings that are told by a noun: “Call between A and B”, “A and B in talks in Oslo”."""

from collections.abc import Sequence
from typing import Final

from timeline.core.model import Role
from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates import attending
from timeline.extract.candidates.clauses import child_with
from timeline.extract.candidates.fitting import fit
from timeline.extract.candidates.inflection import genitive, third_person
from timeline.extract.candidates.leads import LEAD, is_plural, lead
from timeline.extract.candidates.phrases import Writer, lowered
from timeline.extract.candidates.triggers import Trigger

_OF_ONE: Final = vocabulary.words("of_one")
_COLOURLESS: Final = vocabulary.words("colourless")
_WORDS: Final = vocabulary.words("mere_words")
_POINTING: Final = vocabulary.words("pointing")
_GONE_TO: Final = frozenset("banquet conference gathering hearing rally reception session summit".split())
_SHARES: Final = frozenset({"entire", "further", "more", "next", "other", "same", "such", "whole"})
_TOGETHER: Final = frozenset({"talks", "call", "meeting"})


def _describing_both(parsed: Parsed, noun: int) -> list[int]:
    """“and possible” at “vote” in “the vote and possible fraud”, of which parsers make one noun that both describe."""
    joined = [c for c in parsed.children[noun] if parsed.words[c].dep == "conj" and parsed.words[c].tag == "JJ"]
    return joined + [c for c in parsed.children[noun] if joined and parsed.words[c].dep == "cc"]


def noun_title(trigger: Trigger, writer: Writer, actors: Sequence[tuple[str, Role]], room: int) -> str:
    """“Call between A and B”; where the phrase names nobody: “A and B in tense meeting in Oslo”, “A's first trip”."""
    parsed = writer.parsed
    roots = [trigger.word, *_places(parsed, trigger)]
    acting = [ident for ident, role in actors if role != "place" and ident in writer.actors]
    called = [writer.actors[ident].name for ident in acting]
    near = [c for c in parsed.children[trigger.word] if parsed.words[c].dep == "amod"]
    pointing = [c for c in near if parsed.words[c].text.lower() in _POINTING]
    pointing += relative(parsed, trigger.word)
    pointing += _describing_both(parsed, trigger.word)
    phrase = _issued(trigger.word, writer, room) or fit(parsed, roots, writer, room, without=pointing) or ""
    if any(phrase.count(one) > 1 for one in called):  # “Silva's statement that Silva was late”
        clauses = [c for c in parsed.children[trigger.word] if parsed.words[c].dep in ("acl", "ccomp", "relcl")]
        inside = {part for clause in clauses for part in parsed.subtree(clause)}
        phrase = fit(parsed, roots, writer, room, without={*pointing, *inside}) or ""
    if writer.kind_of(phrase) in ("organisation", "person"):
        return ""  # “the Norwick Detention Center” is no detention
    if "between" in phrase and " and " not in phrase.split("between", 1)[1]:
        phrase = _between(phrase, called, room)
    if _only_whose(trigger.word, writer) or _only_shared(phrase):
        return ""  # “entire poll”, “more tweets”
    there = attending.partakers(writer, trigger, acting)
    if phrase and (whose := _of_agent(trigger, writer, there, phrase, room)):
        return whose
    if not phrase or not called or writer.names_anybody(trigger.word):
        return "" if is_colourless(phrase) else phrase
    if any(parsed.words[child].tag == "PRP$" for child in parsed.children[trigger.word]):
        owner = acting[:1] if _may_own(trigger.word, writer, acting[0]) else []
        return _joined(trigger, writer, owner, "'s ", room) or phrase
    joint = " at " if parsed.words[trigger.word].lemma in _GONE_TO else " in "
    told = [one for one in there if joint == " in " or writer.names(one)]  # who spoke at one session was not at all
    sides = [one for one, role in actors if role != "patient" and one in told]
    with_sides = _joined(trigger, writer, sides[:2], joint, room) if trigger.kind in _TOGETHER else ""
    return with_sides or ("" if is_colourless(phrase) else phrase)


def relative(parsed: Parsed, noun: int) -> list[int]:
    """“that found flaws” in “a report that found flaws”, which a title tells as a clause, or not at all."""
    clauses = (c for c in parsed.children[noun] if parsed.words[c].dep == "relcl")
    return [part for clause in clauses for part in parsed.subtree(clause)]


def is_colourless(phrase: str) -> bool:
    """“Two reports”, “tense exchange”: which one is meant no word of it tells."""
    *before, _ = phrase.lower().split(" ")
    return bool(before) and all(word in _COLOURLESS or word.isdigit() for word in before)


def _only_shared(phrase: str) -> bool:
    first, _, last = phrase.partition(" ")
    return " " not in last and first.lower() in _SHARES


def _only_whose(noun: int, writer: Writer) -> bool:
    """“Silva's comments”, “a comment from Silva”: whose words they are, and not which."""
    parsed = writer.parsed
    if parsed.words[noun].lemma not in _WORDS:
        return False
    near = [c for c in parsed.children[noun] if writer.written(parsed.subtree(c))]
    return all(parsed.words[c].dep in ("poss", "det", "case", "relcl", "punct", "amod", "nummod") for c in near)


def _joined(trigger: Trigger, writer: Writer, who: Sequence[str], joint: str, room: int) -> str:
    """“A and B in tense meeting”, “A at rally in Oslo”, “A's first trip”; "" where there is nobody, or no room."""
    first = " and ".join(writer.actors[ident].name for ident in who)
    short = fit(writer.parsed, [trigger.word], writer, room - len(first) - len(joint), frozenset(who))
    whole = bool(first and short) and len(first) <= LEAD
    return f"{first}{joint}{lowered(writer.parsed, trigger.word, short or '')}" if whole else ""


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


def _of_agent(trigger: Trigger, writer: Writer, there: Sequence[str], phrase: str, room: int) -> str:
    """“Ana Silva's talk at Brooklyn Law School”: who gives it stands elsewhere in the sentence; "" if nobody does."""
    parsed = writer.parsed
    inside = {writer.actor_behind(i) for i in parsed.subtree(trigger.word)}
    own = parsed.words[trigger.word].lemma in _OF_ONE and not any(
        parsed.words[child].dep in ("poss", "relcl") for child in parsed.children[trigger.word]
    )
    if not own or len(there) != 1 or there[0] in inside or writer.actors[there[0]].kind == "state":
        return ""  # no land gives an interview
    title = f"{genitive(writer.actors[there[0]].name)} {lowered(parsed, trigger.word, phrase)}"
    return title if len(title) <= room else ""


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
