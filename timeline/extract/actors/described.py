"""Actors called by what they are: “the president”, “the company”, “both sides”, each led back to those named before."""

from collections.abc import Callable
from functools import cache, partial
from typing import Final

from timeline.core.model import Actor
from timeline.core.reading import Form
from timeline.extract.actors import descriptions, doubts, entities, governments, parties
from timeline.extract.actors.descriptions import ASSEMBLY, GOVERNS, TOGETHER, Description, Surroundings
from timeline.extract.actors.hearsay import Heard
from timeline.extract.actors.known import packaged, slug, words

_ENVOYS: Final = frozenset("official envoy diplomat negotiator delegate representative emissary minister".split())
_PEOPLE: Final = frozenset({"man", "woman", "suspect", "sibling"})
_UNPROVEN: Final = frozenset({"man", "woman", "pair", "duo", "couple"})  # may call anybody: nothing need tell so
_LEAVING: Final = frozenset({"flee", "leave", "rule", "govern", "lead", "run", "head"})
_SPEAKERS: Final = frozenset({"spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney", "aide"})
_MEMBERS: Final = frozenset({"republican", "democrat"})
_LANDS: Final = frozenset({"country", "nation"})
_DESCRIBING: Final = ("compound", "nmod", "amod")
_NEAR: Final = 5  # sentences over which “the man” or “the leaders” may reach back

Found = tuple[int, tuple[str, ...], Form]  # the last word of the description, whom it means, and how


def find(around: Surroundings, at: int, sentence: int) -> Found | None:
    """The description that begins at a word, and whom it means; None where none begins or nobody fits."""
    one = descriptions.read(around, at, sentence)
    ids = _meant(around, one) if one else ()
    if one is None or not ids:
        return None
    stands_for_state = around.registry.actors[ids[0]].kind == "state" and one.called & (ASSEMBLY | GOVERNS)
    organ = stands_for_state or ids[0] in {slug(name) for name in words().generic.values()}
    return one.last, ids, "organ" if organ else "office"


def _meant(around: Surroundings, one: Description) -> tuple[str, ...]:
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


def _several(around: Surroundings, one: Description) -> tuple[str, ...]:
    """The newest actors of the kind that the word calls together."""
    if one.lemma in TOGETHER:
        return _pair(around, one)
    for kind, nouns in words().pairs.items():
        if one.lemma in nouns:
            found = around.history.newest(
                _callable_so(around, one, kind), one.number or 2, one.sentence - _NEAR, one.rivals
            )
            if found:
                return found
    return ()


def _pair(around: Surroundings, one: Description) -> tuple[str, ...]:
    """“The pair”: the two who were told together last, and not any two who were named."""
    people = _callable_so(around, one, "person")
    for heard in around.history.since(one.sentence - _NEAR):
        if len(heard.ids) == 2 and all(people(around.registry.actors[ident]) for ident in heard.ids):
            return heard.ids
    return ()


def _callable_so(around: Surroundings, one: Description, kind: str) -> Callable[[Actor], bool]:
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


def _one(around: Surroundings, one: Description) -> tuple[str, ...]:
    called, state = one.called, one.state
    if called & ASSEMBLY and state is None:
        return _assembly(around, called)
    if called & words().sorts["phenomenon"]:
        return around.history.most_named(lambda actor: actor.kind == "phenomenon")
    if found := _called_so(around, one) or _member(around, one):
        return found
    if state is not None:
        return around.history.newest(lambda actor: _serves(around, actor, state)) if called & _ENVOYS else ()
    if called & GOVERNS:
        return governments.governing(around.history, around.registry.actors, around.state, one.sentence)
    return _generic(around, called) or _person(around, one)


def _called_so(around: Surroundings, one: Description) -> tuple[str, ...]:
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


def _is_doubtful(around: Surroundings, one: Description, ids: tuple[str, ...]) -> bool:
    history, registry = around.history, around.registry
    return doubts.may_be_another(around.parsed, around.covered, registry, history, ids, one.lemma, one.at)


def _is_called(around: Surroundings, one: Description, ident: str) -> bool:
    """Whether a noun calls an actor; one with a name of its own beside it (“the Green party”) only who has it."""
    actor = around.registry.actors[ident]
    if not doubts.is_of_kind(around.registry, ident, one.called):
        return False
    of_state = one.state is None or one.state in actor.acts_for or one.state == ident
    named = one.marks - words().regions - around.registry.places
    own = actor.kind == "person" or not named or bool(named & {*actor.name.split(" ")})
    called = around.registry.called.get(ident, frozenset())
    return of_state and own and _is_from(one, called) and bool(one.called & called)


def _is_from(one: Description, called: frozenset[str]) -> bool:
    """Whether region and party fit: “the Maine Republican” is from Maine, “the Maine mayor” not from elsewhere."""
    from_here = f"{parties.FROM}{one.region}" in called
    elsewhere = any(word.startswith(parties.FROM) for word in called)
    members = called & _MEMBERS
    if one.region and not from_here and (elsewhere or one.lemma.lower() in _MEMBERS):
        return False
    return not one.party or not members or one.party in members


def _member(around: Surroundings, one: Description) -> tuple[str, ...]:
    """“The Maine Republican” behind a sentence that names one lawmaker, of whom no other party or region is told."""
    if one.lemma.lower() not in _MEMBERS or not one.region:
        return ()
    called = around.registry.called
    near = {heard.ids for heard in around.history.since(one.sentence - 1) if len(heard.ids) == 1}
    found = {ids for ids in near if "lawmaker" in called.get(ids[0], ()) and _may_be(one, called[ids[0]])}
    return next(iter(found)) if len(found) == 1 else ()


def _may_be(one: Description, called: frozenset[str]) -> bool:
    """Whether nothing told of a lawmaker speaks against the party or the region."""
    told = {word for word in called if word.startswith(parties.FROM)} | (called & _MEMBERS)
    return told <= {f"{parties.FROM}{one.region}", one.party}


def _land(around: Surroundings, one: Description) -> tuple[str, ...]:
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


def _person(around: Surroundings, one: Description) -> tuple[str, ...]:
    """“The man”, “the suspect”: the only person named shortly before whom the word fits."""
    word = next((called for called in one.called if called in words().person_words), None)
    if word is None or one.plural:
        return ()
    gender = words().person_words[word]

    def fits(actor: Actor) -> bool:
        return actor.kind == "person" and around.registry.gender.get(actor.id, gender) in (gender, "")

    alone = not around.history.newest(fits, 2, one.sentence - 2)
    return around.history.newest(fits, 1, one.sentence - 2) if alone else ()
