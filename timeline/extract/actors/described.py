"""Actors called by what they are: “the president”, “the company”, “both sides”, each led back to those named before."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Final

from timeline.core.model import Actor
from timeline.core.reading import Form, Name, Parsed
from timeline.extract import vocabulary
from timeline.extract.actors import binding, doubts, entities, governments
from timeline.extract.actors.hearsay import Heard, History
from timeline.extract.actors.known import packaged, slug, words
from timeline.extract.actors.registry import Registry

_DETERMINERS: Final = frozenset({"the", "this", "that", "these", "those", "both"})
_OTHERS: Final = vocabulary.words("not_the_same")
_GOVERNS: Final = frozenset({"government", "authorities", "army", "military", "navy", "air force"})
_NUMBERS: Final[Mapping[str, int]] = {"two": 2, "both": 2, "three": 3}
_ASSEMBLY: Final = frozenset({"lawmakers", "legislators", "mps", "parliament"})
_ENVOYS: Final = frozenset("official envoy diplomat negotiator delegate representative emissary minister".split())
_BARE: Final = frozenset({"police", "prosecutors"}) | _ASSEMBLY
_WHO: Final = ("who", "that", "which")
_TOGETHER: Final = frozenset({"pair", "duo", "couple"})
_PEOPLE: Final = frozenset({"man", "woman", "suspect", "sibling"})
_UNPROVEN: Final = frozenset({"man", "woman", "pair", "duo", "couple"})  # may call anybody: nothing need tell so
_LEAVING: Final = frozenset({"flee", "leave", "rule", "govern", "lead", "run", "head"})
_SPEAKERS: Final = frozenset({"spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney", "aide"})
_LANDS: Final = frozenset({"country", "nation"})
_DESCRIBING: Final = ("compound", "nmod", "amod")
_NEAR: Final = 5  # sentences over which “the man” or “the leaders” may reach back
_LONGEST: Final = 5  # words of a description

Found = tuple[int, tuple[str, ...], Form]  # the last word of the description, whom it means, and how


@dataclass(frozen=True, slots=True)
class Surroundings:
    """An article's words, those that a name covers, the names by their first word, and who was named so far.

    `state` is the one that the article names most: its government is “the government”.
    """

    parsed: Parsed
    covered: Collection[int]
    given: Mapping[int, Name]
    registry: Registry
    history: History
    state: str | None


@dataclass(frozen=True, slots=True)
class _Description:
    """A description: the words that it may be looked up by, names before its noun, its number and the state in it."""

    called: frozenset[str]
    lemma: str
    plural: bool
    marks: frozenset[str]
    number: int
    state: str | None
    sentence: int
    rivals: frozenset[int]
    at: int
    noun: int


def find(around: Surroundings, at: int, sentence: int) -> Found | None:
    """The description that begins at a word, and whom it means; None where none begins or nobody fits."""
    noun = _noun(around, at)
    if noun is None or not _is_plain(around, noun):
        return None
    one = _description(around, at, noun, sentence)
    ids = _meant(around, one)
    if not ids:
        return None
    stands_for_state = around.registry.actors[ids[0]].kind == "state" and one.called & (_ASSEMBLY | _GOVERNS)
    organ = stands_for_state or ids[0] in {slug(name) for name in words().generic.values()}
    return noun, ids, "organ" if organ else "office"


def _noun(around: Surroundings, at: int) -> int | None:
    """The head of the noun phrase that begins here with “the” or the like; “police” needs no article."""
    parsed, word = around.parsed, around.parsed.words[at]
    lower = word.text.lower()
    if lower in _BARE and word.pos in ("NOUN", "PROPN") and word.dep != "compound" and not _has_adjective(parsed, at):
        return at if lower not in _ASSEMBLY or _acts(parsed, at) else None
    if lower not in _DETERMINERS or word.pos not in ("DET", "PRON", "CCONJ"):
        return None
    noun = word.head if word.dep in ("det", "predet", "preconj") else at
    if lower == "both" and _joins_two(parsed, noun):
        return None
    if not at < noun <= at + _LONGEST or parsed.words[noun].pos not in ("NOUN", "PROPN", "NUM"):
        return None
    large = parsed.words[noun].text[0].isupper()  # “the President”; not “the House”, which several have
    office = noun == at + 1 and parsed.words[noun].text in words().titles
    return None if noun in around.covered or (large and not office) else noun


def _acts(parsed: Parsed, at: int) -> bool:
    """Whether a word is who does something: “lawmakers voted”, not “lawmakers were arrested”."""
    return parsed.words[at].dep == "nsubj" or parsed.words[parsed.words[at].head].text.lower() == "by"


def _joins_two(parsed: Parsed, noun: int) -> bool:
    """“Both business and civic groups”: the word only announces the “and”."""
    return any(
        parsed.words[child].dep == "cc" for one in (noun, *parsed.children[noun]) for child in parsed.children[one]
    )


def _has_adjective(parsed: Parsed, at: int) -> bool:
    return at > 0 and parsed.words[at - 1].pos in ("ADJ", "PROPN", "NOUN", "VERB") and parsed.words[at - 1].head == at


def _is_plain(around: Surroundings, noun: int) -> bool:
    """Whether nothing beside the noun says that somebody else is meant: “the other firm”, “the head of the bank”."""
    parsed = around.parsed
    behind = parsed.words[noun + 1].text.lower() if noun + 1 < len(parsed.words) else ""
    for child in parsed.children[noun]:
        word = parsed.words[child]
        if word.dep in ("amod", "nummod") and (word.text.lower() in _OTHERS or word.tag == "JJS"):
            return False
        bare = parsed.words[noun].text.lower() in _BARE
        if (word.dep == "prep" and behind == "of") or (word.dep == "relcl" and behind in _WHO and not bare):
            return False
        if word.dep == "appos" and child in around.covered:
            return False
    elsewhere = behind == "in" and noun + 2 in around.given and parsed.words[noun].text.lower() in _GOVERNS
    return not elsewhere and not (noun + 1 in around.given and parsed.words[noun + 1].head == noun)


def _description(around: Surroundings, at: int, noun: int, sentence: int) -> _Description:
    parsed = around.parsed
    lemma = parsed.words[noun].lemma
    plural = parsed.words[noun].tag in ("NNS", "NNPS")
    called = {parsed.words[noun].text.lower()} | (set() if plural else {lemma})
    marks = frozenset(parsed.words[i].text for i in range(at + 1, noun) if _is_mark(parsed, i))
    if noun - 1 > at and parsed.words[noun - 1].text.islower():
        called.add(f"{parsed.words[noun - 1].text} {lemma}")
    number = next((_NUMBERS[w] for i in range(at, noun) if (w := parsed.words[i].text.lower()) in _NUMBERS), 0)
    return _Description(
        called=frozenset(called),
        lemma=lemma,
        plural=plural,
        marks=marks,
        number=number or 2 * (lemma in _TOGETHER),
        state=next((around.given[i].actor for i in range(at, noun) if i in around.given), None),
        sentence=sentence,
        rivals=binding.own_verbs(parsed, noun),
        at=at,
        noun=noun,
    )


def _is_mark(parsed: Parsed, index: int) -> bool:
    """A name before the noun: “Green” in “the Green party”; not in “the Norwick-based party”."""
    return parsed.words[index].text[0].isupper() and parsed.words[index + 1].text not in ("-", "–")


def _meant(around: Surroundings, one: _Description) -> tuple[str, ...]:
    kin = one.called & words().kin
    if one.plural and (kin or one.lemma in _PEOPLE) and (found := _kin(around)):
        return found
    if one.number:
        return _several(around, one)
    if one.plural and not one.called & words().generic.keys() and one.lemma in words().pairs["person"]:
        leading = one.lemma in words().office_nouns
        return _several(around, one) if one.state is None and leading else ()
    return _one(around, one)


def _kin(around: Surroundings) -> tuple[str, ...]:
    """“The brothers”: kin named as a group before, or a group whose surname somebody in this article bears."""
    actors = around.registry.actors
    if found := around.history.newest(entities.is_kin):
        return found
    surnames = {entities.surname(actors[name.actor].name) for name in around.given.values() if name.form == "name"}
    groups = [one for one in actors.values() if entities.is_kin(one) and one.name.split(" ")[-2] in surnames]
    return (groups[0].id,) if len(groups) == 1 else ()


def _several(around: Surroundings, one: _Description) -> tuple[str, ...]:
    """The newest actors of the kind that the word calls together."""
    if one.lemma in _TOGETHER:
        return _pair(around, one)
    for kind, nouns in words().pairs.items():
        if one.lemma in nouns:
            found = around.history.newest(
                _callable_so(around, one, kind), one.number or 2, one.sentence - _NEAR, one.rivals
            )
            if found:
                return found
    return ()


def _pair(around: Surroundings, one: _Description) -> tuple[str, ...]:
    """“The pair”: the two who were told together last, and not any two who were named."""
    people = _callable_so(around, one, "person")
    for heard in around.history.since(one.sentence - _NEAR):
        if len(heard.ids) == 2 and all(people(around.registry.actors[ident]) for ident in heard.ids):
            return heard.ids
    return ()


def _callable_so(around: Surroundings, one: _Description, kind: str) -> Callable[[Actor], bool]:
    """Whether an actor may be one of several that a word calls together: “the two ministers” are called so."""
    leading = one.lemma in words().leader_nouns
    proven = kind == "state" or leading or one.lemma in _UNPROVEN
    gender = words().person_words.get(one.lemma, "")

    def fits(actor: Actor) -> bool:
        if actor.kind != kind or (leading and not actor.acts_for):
            return False
        if gender and around.registry.gender.get(actor.id, gender) != gender:
            return False
        return proven or one.lemma in around.registry.called.get(actor.id, frozenset())

    return fits


def _one(around: Surroundings, one: _Description) -> tuple[str, ...]:
    called, state = one.called, one.state
    if called & _ASSEMBLY and state is None:
        return _assembly(around, called)
    if called & words().sorts["phenomenon"]:
        return around.history.most_named(lambda actor: actor.kind == "phenomenon")
    if found := _called_so(around, one):
        return found
    if state is not None:
        return around.history.newest(lambda actor: _serves(around, actor, state)) if called & _ENVOYS else ()
    if called & _GOVERNS:
        return governments.governing(around.history, around.registry.actors, around.state, one.sentence)
    return _generic(around, called) or _person(around, one)


def _called_so(around: Surroundings, one: _Description) -> tuple[str, ...]:
    """Who was clearly told of last and is called by this noun: with the name beside it, clearly such, or perhaps."""
    called = cache(partial(_is_called, around, one))
    if one.called & _LANDS:
        return _land(around, one)

    def is_called(heard: Heard) -> bool:
        return len(heard.ids) == 1 and heard.form != "people" and called(heard.ids[0])

    def is_marked(heard: Heard) -> bool:
        return is_called(heard) and bool(one.marks & {*around.registry.actors[heard.ids[0]].name.split(" ")})

    def is_clear(heard: Heard) -> bool:
        return is_called(heard) and heard.ids[0] not in around.registry.vague

    def is_spoken_for(heard: Heard) -> bool:
        words = around.parsed.words
        small = words[heard.place].head
        return is_called(heard) and words[small].text.lower() == "for" and words[words[small].head].lemma in _SPEAKERS

    near = one.sentence - _NEAR
    for fits, since in (
        (is_spoken_for, one.sentence),
        (is_marked, 0),
        (is_clear, near),
        (is_called, near),
        (is_clear, 0),
    ):
        if found := around.history.clearest(fits, since, one.rivals):
            return () if fits is not is_marked and _is_doubtful(around, one, found) else found
    return ()


def _is_doubtful(around: Surroundings, one: _Description, ids: tuple[str, ...]) -> bool:
    history, registry = around.history, around.registry
    return doubts.may_be_another(around.parsed, around.covered, registry, history, ids, one.lemma, one.at)


def _is_called(around: Surroundings, one: _Description, ident: str) -> bool:
    """Whether a noun calls an actor; one with a name of its own beside it (“the Green party”) only who has it."""
    actor = around.registry.actors[ident]
    if not doubts.is_of_kind(around.registry, ident, one.called):
        return False
    of_state = one.state is None or one.state in actor.acts_for or one.state == ident
    named = one.marks - words().regions - around.registry.places
    own = actor.kind == "person" or not named or bool(named & {*actor.name.split(" ")})
    return of_state and own and bool(one.called & around.registry.called.get(ident, frozenset()))


def _land(around: Surroundings, one: _Description) -> tuple[str, ...]:
    """“The country”: the only state told of in this sentence and the one before, or which of them the article is on.

    One that only describes (“US officials said the country …”) is not meant.
    """
    if one.marks or one.state:
        return ()

    def is_state(heard: Heard) -> bool:
        word = around.parsed.words[heard.place]
        one_state = len(heard.ids) == 1 and around.registry.actors[heard.ids[0]].kind == "state"
        return one_state and heard.form != "people" and word.dep not in _DESCRIBING and heard.verb not in one.rivals

    found = {heard.ids[0] for heard in around.history.since(one.sentence - 1) if is_state(heard)}
    if len(found) == 1:
        return tuple(found)
    if around.parsed.words[around.parsed.words[one.noun].head].lemma in _LEAVING:
        return ()  # it is that of whoever left it
    return (around.state,) if around.state is not None and around.state in found else ()


def _serves(around: Surroundings, actor: Actor, state: str | None) -> bool:
    """Whether a person acts for a state without heading it: “the Norwick envoy”."""
    return not words().leader_nouns & around.registry.called.get(actor.id, frozenset()) and (
        actor.kind == "person"
        and state in actor.acts_for
        and around.registry.leaders.get((state or "", "leader")) != actor.id
    )


def _assembly(around: Surroundings, called: frozenset[str]) -> tuple[str, ...]:
    """“Lawmakers”: the parliament of the state that the article is about, else one named before, else that state."""
    called_so = around.registry.called
    own = [
        actor.id
        for actor in around.registry.actors.values()
        if around.state in actor.acts_for and actor.kind == "organisation" and called & called_so[actor.id]
    ]
    named = around.history.newest(lambda actor: bool(called & called_so.get(actor.id, frozenset())))
    return tuple(own[:1]) or named or ((around.state,) if around.state else ())


def _generic(around: Surroundings, called: frozenset[str]) -> tuple[str, ...]:
    """“Police” alone: the only police that the article names at all, else the police as such."""
    found = called & words().generic.keys()
    if not found:
        return ()
    called_so = around.registry.called
    named = {name.actor for name in around.given.values()} - packaged().called.keys()
    fitting = sorted(ident for ident in named if called & called_so.get(ident, frozenset()))
    return (fitting[0],) if len(fitting) == 1 else (slug(words().generic[min(found)]),)


def _person(around: Surroundings, one: _Description) -> tuple[str, ...]:
    """“The man”, “the suspect”: the only person named shortly before whom the word fits."""
    word = next((called for called in one.called if called in words().person_words), None)
    if word is None or one.plural:
        return ()
    gender = words().person_words[word]

    def fits(actor: Actor) -> bool:
        return actor.kind == "person" and around.registry.gender.get(actor.id, gender) in (gender, "")

    alone = not around.history.newest(fits, 2, one.sentence - 2)
    return around.history.newest(fits, 1, one.sentence - 2) if alone else ()
