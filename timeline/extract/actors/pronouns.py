"""Whom “he”, “they” or “it” means: who binds it by the grammar of its sentence, else who was clearly told of last.

Where somebody without a name may as well be meant, or two with one, nobody is: a wrong name is worse than none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from timeline.core.reading import Name, Parsed
from timeline.extract.actors import binding
from timeline.extract.actors.binding import SUBJECTS
from timeline.extract.actors.hearsay import Heard, History
from timeline.extract.actors.known import words
from timeline.extract.actors.registry import Registry
from timeline.extract.actors.unnamed import PLURAL, SORTS, Sort, is_unknown_person, is_yet_to_be, may_be_unnamed

Ids = tuple[str, ...]
_COURTESY: Final = frozenset({"Mr", "Mrs", "Ms", "Dr"})
_NOBODY: Final[Ids] = ()
_SUBJECT: Final = 4.0  # how much it speaks for the antecedent of a pronoun that it is a subject
_OBJECT: Final = 2.0  # the same for a pronoun that is an object
_SAME_CLAUSE: Final = 3.5  # how much it speaks for somebody that “his” stands in the same clause
_PERSONS_REACH: Final = 8  # sentences over which “he” may reach back
_REACH: Final = 1  # the same for “it” and “they”
_STORMY: Final = frozenset({"strengthen", "weaken", "intensify", "churn", "barrel"})
_HIDING: Final = 2  # sentences in which somebody without a name hides who is meant
_EMBEDDED: Final = 2.0  # how much it speaks against it that it is the subject of a clause within another
_INNER: Final = ("ccomp", "advcl", "relcl", "acl")
_OWNING: Final = ("poss", "compound", "amod", "nmod")
_OBJECTS: Final = ("dobj", "dative", "pobj")
_COMPLEMENTS: Final = ("ccomp", "dobj", "xcomp", "attr", "parataxis")
_TOLD_OF: Final = SUBJECTS | {"dobj", "pobj", "dative"}


@dataclass(frozen=True, slots=True)
class Told:
    """What was read of an article so far: its words, which name covers which of them, and who was named.

    `names` holds those of the whole article that are names, and what was led back up to the place that is read.
    """

    parsed: Parsed
    names: Mapping[int, Name]
    registry: Registry
    history: History


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun: where it stands, what it may mean, in which sentence, and who says it if it is quoted."""

    at: int
    sort: Sort
    sentence: int
    speakers: frozenset[str]
    rivals: frozenset[int]


def read(parsed: Parsed, at: int, sentence: int, speakers: frozenset[str]) -> Pronoun | None:
    """The pronoun at a word; None where none stands, or one that means nothing (“it is said that”)."""
    word = parsed.words[at]
    sort = SORTS.get(word.text.lower())
    if sort is None or (sort == "thing" and not binding.can_act(parsed, at)):
        return None
    rivals = frozenset() if word.text.lower().endswith("self") else binding.own_verbs(parsed, at)
    return Pronoun(at, sort, sentence, speakers, rivals | binding.small_clause(parsed, at))


def meant(told: Told, one: Pronoun) -> Ids:
    """The actors that a pronoun means; () where that is not clear."""
    if (again := _parallel(told, one.at)) is not None:
        return again
    if storm := _storm(told, one):
        return storm
    found = _bound(told, one)
    return _told_of(told, one) if found is None else found


def _storm(told: Told, one: Pronoun) -> Ids:
    """“Porto was hit by Odette when it made landfall”: what only a storm does, the one named last has done."""
    verb = told.parsed.words[one.at].head
    below = {told.parsed.words[child].lemma for child in told.parsed.children[verb]}
    if one.sort != "thing" or not (told.parsed.words[verb].lemma in _STORMY or "landfall" in below):
        return _NOBODY
    return told.history.newest(lambda actor: actor.kind == "phenomenon", 1, one.sentence - 1)


def _parallel(told: Told, at: int) -> Ids | None:
    """“its part in Peru's war and its test”: what stands in one list belongs to one owner; None where no list is."""
    word = told.parsed.words[at]
    noun = told.parsed.words[word.head]
    if word.dep != "poss" or noun.dep != "conj":
        return None
    above, first = noun.head, None
    for _ in range(3):  # the parser may join the second to a noun within the first: “its part in the war and its test”
        below = told.parsed.children[above]
        first = next((one for one in below if told.parsed.words[one].text.lower() == word.text.lower()), None)
        if first is not None or told.parsed.words[above].dep not in ("pobj", "prep"):
            break
        above = told.parsed.words[above].head
    if first is None or told.parsed.words[first].dep != "poss":
        return None
    return told.names[first].everyone if first in told.names else _NOBODY


def _bound(told: Told, one: Pronoun) -> Ids | None:
    """Whom the grammar of the sentence gives: () if somebody without a name, None if nobody at all."""
    for binder, clause in binding.binders(told.parsed, one.at):
        found = _as_binder(told, one, binder)
        if clause in one.rivals:
            if found is not None and binding.is_around(told.parsed, one.at):
                return _NOBODY  # “Reed took the man with him”
        elif found is not None:
            return _NOBODY if _is_nearer(told, one, binder, found) else found
        elif _is_somebody_else(told, one, binder, clause):
            return _NOBODY
    behind = binding.subject_behind(told.parsed, one.at)
    return None if behind is None else _as_binder(told, one, behind)


def _is_nearer(told: Told, one: Pronoun, binder: int, ids: Ids) -> bool:
    """“Norwick said Reed had told Harrow so when it …”, “Norwick sued Harrow when it …”: “it” may well be Harrow."""
    path = (one.at, *told.parsed.above(one.at))
    top = next((index for index in path if told.parsed.words[index].dep == "advcl"), None)
    if one.sort != "thing" or top is None:
        return False
    same = told.parsed.words[top].head == told.parsed.words[binder].head
    between = (i for i in range(binder + 1, one.at) if not same or told.parsed.words[i].dep == "dobj")
    near = (told.names[i] for i in between if i in told.names)
    return any(name.everyone != ids and name.form == "name" and _fits(told, one, name.everyone, False) for name in near)


def _is_somebody_else(told: Told, one: Pronoun, binder: int, clause: int) -> bool:
    """“The head of the bank, who said he …”: a person without a name, though “who” seems to hang on the bank."""
    name = told.names.get(binding.named_beside(told.parsed, binder, told.names))
    one_person = name is not None and told.registry.actors[name.actor].kind == "person"
    plural = told.parsed.words[binder].tag in PLURAL
    return one.sort in ("m", "f") and binding.is_who(told.parsed, clause) and not (one_person or plural)


def _as_binder(told: Told, one: Pronoun, binder: int) -> Ids | None:
    """The actors of a subject or owner, if the pronoun may mean it; () if it is one without a name, else None."""
    binder = binding.named_beside(told.parsed, binder, told.names)
    name = told.names.get(binder)
    if (owner := _owner_of_same_sort(told, one, binder)) is not None:
        return owner
    joined = binding.is_joined(told.parsed, binder)
    if name is None or name.form == "people":
        return _owner(told, one, binder) or (_NOBODY if may_be_unnamed(told.parsed, one.sort, binder) else None)
    if joined and one.sort != "several":
        return None
    ids = _together(told, binder) if joined else name.everyone
    plural = _is_plural(told, binder, name)
    if not _fits(told, one, ids, plural):
        return None
    doubtful = one.sort == "several" and len(ids) == 1 and not plural
    return _NOBODY if doubtful and _may_mean_another(told, one, range(binder + 1, one.at)) else ids


def _owner_of_same_sort(told: Told, one: Pronoun, index: int) -> Ids | None:
    """“His lawyer said that he …” means the client, where nothing tells that the lawyer is no man either."""
    name = told.names.get(index)
    known = name is not None and told.registry.gender.get(name.actor)
    if one.sort not in ("m", "f") or known or told.parsed.words[index].pos not in ("NOUN", "PROPN"):
        return None
    near = (index, told.parsed.words[index].head) if told.parsed.words[index].dep == "appos" else (index,)
    for owner in (child for noun in near for child in told.parsed.children[noun]):
        if told.parsed.words[owner].dep == "poss" and SORTS.get(told.parsed.words[owner].text.lower()) == one.sort:
            return told.names[owner].everyone if owner in told.names else _NOBODY
    return None


def _owner(told: Told, one: Pronoun, binder: int) -> Ids:
    """“Norwick's army said that its ships …”: an organ speaks for whose it is."""
    spelled = told.parsed.words[binder].text.lower()
    both = f"{told.parsed.words[binder - 1].text.lower()} {spelled}" if binder else spelled
    if one.sort != "thing" or not {spelled, both} & (words().state_nouns | words().belongings):
        return _NOBODY
    for child in told.parsed.children[binder]:
        name = told.names.get(child) if told.parsed.words[child].dep in _OWNING else None
        if name is not None and _fits(told, one, name.everyone, False):
            return name.everyone
    return _NOBODY


def _fits(told: Told, one: Pronoun, ids: Ids, plural: bool) -> bool:
    kinds = {told.registry.actors[ident].kind for ident in ids}
    if one.sort == "several":
        return len(ids) > 1 or plural or kinds <= {"group", "organisation"}
    if len(ids) != 1 or set(ids) & one.speakers:
        return False
    if one.sort == "thing":
        return kinds != {"person"} and not plural
    return kinds == {"person"} and told.registry.gender.get(ids[0], one.sort) == one.sort


def _is_plural(told: Told, index: int, name: Name) -> bool:
    """“Democrats” are they, “the Philippines” is it."""
    kind = told.registry.actors[name.actor].kind
    return " " not in name.words and told.parsed.words[index].tag in PLURAL and kind not in ("state", "person")


def _is_plural_at(told: Told, index: int) -> bool:
    name = told.names.get(index)
    return name is not None and _is_plural(told, index, name)


def _together(told: Told, index: int) -> Ids:
    """The actors that are told together, in text order."""
    first = index
    while told.parsed.words[first].dep == "conj":
        first = told.parsed.words[first].head
    found, waiting = [], [first]
    while waiting:
        at = waiting.pop()
        if (name := told.names.get(at)) is not None and name.form != "people":
            found.append((name.start, name.actor))
        waiting.extend(child for child in told.parsed.children[at] if told.parsed.words[child].dep == "conj")
    return tuple(dict.fromkeys(actor for _, actor in sorted(found)))


def _told_of(told: Told, one: Pronoun) -> Ids:
    """Who was told of before, in this sentence or the ones before it."""
    if one.sort in ("m", "f"):
        return _person(told, one)
    before = _subject_before(told, one) if binding.leads(told.parsed, one.at) else _NOBODY
    return before or (_only_one_here(told, one) if told.parsed.words[one.at].dep == "poss" else _NOBODY)


def _only_one_here(told: Told, one: Pronoun) -> Ids:
    """Whose something is, where the sentence has told of only one who may have it, and of nothing else."""
    here = [heard for heard in told.history.since(one.sentence) if heard.form != "people"]
    fitting = {heard.ids for heard in here if _fits(told, one, heard.ids, _is_plural_at(told, heard.place))}
    first = told.parsed.sentences[one.sentence][0]
    if len(fitting) != 1 or _may_mean_another(told, one, range(first, one.at)):
        return _NOBODY
    return next(iter(fitting))


def _person(told: Told, one: Pronoun) -> Ids:
    near = binding.verb_over(told.parsed, one.at) if told.parsed.words[one.at].dep == "poss" else None
    hiding = _hiding(told, one)
    hidden = max(hiding, default=-1)
    first = told.parsed.sentences[one.sentence][0]
    by_subject = max((i for i in hiding if i >= first or _hides_subjects(told.parsed, i)), default=-1)
    acting = by_subject if by_subject >= 0 and told.parsed.words[by_subject].dep in SUBJECTS else -1
    shadow = binding.end_of_sentence(told.parsed, acting)  # “The source met Reed. He …” hides Reed, too

    def fits(heard: Heard) -> float | None:
        rival = heard.verb in one.rivals or told.parsed.words[heard.place].head in one.rivals
        if heard.form == "people" or rival or not _fits(told, one, heard.ids, False):
            return None
        behind = heard.place >= by_subject if heard.subject else heard.place > max(hidden, shadow)
        if not behind or _is_below(told.parsed, one.at, heard.place):
            return None
        beside = near is not None and not heard.subject and binding.verb_over(told.parsed, heard.place) == near
        return (told.registry.gender.get(heard.ids[0], "") == one.sort) + _SAME_CLAUSE * beside

    here = {heard.ids for heard in told.history.since(one.sentence) if fits(heard) is not None}
    beside = {heard.ids for heard in told.history.since(one.sentence) if _is_beside(told.parsed, one.at, heard.place)}
    if len(here) == 1 and not here & beside:
        return next(iter(here))
    is_object = told.parsed.words[one.at].dep in _OBJECTS
    return told.history.likeliest(fits, one.at, one.sentence, _PERSONS_REACH, _OBJECT if is_object else _SUBJECT)


def _hides_subjects(parsed: Parsed, index: int) -> bool:
    return parsed.words[index].dep in SUBJECTS or parsed.words[index].pos == "PRON"


def _is_below(parsed: Parsed, at: int, place: int) -> bool:
    """Whether a name stands in what the pronoun itself says or does: “An inquiry of Reed's would open, he said”."""
    verb, below = parsed.words[at].head, place
    if parsed.words[at].dep not in SUBJECTS or any(parsed.words[i].text == ";" for i in range(place, at)):
        return False
    for above in parsed.above(place):
        if above == verb:
            return parsed.words[below].dep in _COMPLEMENTS
        below = above
    return False


def _is_beside(parsed: Parsed, at: int, place: int) -> bool:
    """Whether a name stands in the pronoun's own clause, but not above it: “In a call with Reed, he said …”."""
    return binding.verb_over(parsed, at) == binding.verb_over(parsed, place)


def _hiding(told: Told, one: Pronoun) -> list[int]:
    """Persons without a name, told of shortly before a pronoun, whom it may mean."""
    first = told.parsed.sentences[max(0, one.sentence - _HIDING)][0]
    return [index for index in range(first, one.at) if _hides(told, one, index)]


def _hides(told: Told, one: Pronoun, index: int) -> bool:
    """“A driver said he …”; as an object only somebody new (“met a driver”): “the driver” may be who was named."""
    parsed = told.parsed
    if parsed.words[index].pos == "PRON" and index not in told.names:
        return SORTS.get(parsed.words[index].text.lower()) == one.sort  # one that was led back to nobody
    if binding.named_beside(parsed, index, told.names) in told.names:
        return False
    word, head = parsed.words[index], parsed.words[parsed.words[index].head]
    if index and parsed.words[index - 1].text.rstrip(".") in _COURTESY and word.dep in SUBJECTS:
        return (
            words().gender.get(parsed.words[index - 1].text, one.sort) == one.sort
        )  # “Mr. Reed”, of whom we know no more
    if word.dep in SUBJECTS and head.dep == "ccomp" and is_unknown_person(parsed, index):
        return True  # “Reed said that Cheng had lived there. He …”
    if word.pos != "NOUN" or word.dep not in _TOLD_OF or word.head in one.rivals or is_yet_to_be(parsed, index):
        return False
    known = any(parsed.words[child].text.lower() == "the" for child in parsed.children[index])
    if word.dep not in SUBJECTS and (known or head.text.lower() in ("as", "like")):
        return False
    return may_be_unnamed(parsed, one.sort, index)


def _subject_before(told: Told, one: Pronoun) -> Ids:
    """The subject of the sentence before, where nothing between it and the pronoun may be meant as well."""

    def fits(heard: Heard) -> float | None:
        if heard.form == "people" or heard.verb in one.rivals or not heard.subject:
            return None
        another = _may_mean_another(told, one, range(heard.place + 1, one.at), doing=len(heard.ids) > 1)
        if another or not _fits(told, one, heard.ids, _is_plural_at(told, heard.place)):
            return None
        inner = heard.verb is not None and told.parsed.words[heard.verb].dep in _INNER
        return -_EMBEDDED * inner

    return told.history.likeliest(fits, one.at, one.sentence, _REACH)


def _may_mean_another(told: Told, one: Pronoun, between: range, *, doing: bool = False) -> bool:
    """Whether a common noun that it may mean stands between: for “they” any in the plural, for “it” a subject.

    Behind several who were named together it takes a subject for “they”, too: “Peru and Chile held talks. They …”.
    """
    deps = _TOLD_OF if one.sort == "several" and not doing else SUBJECTS
    return any(
        told.parsed.words[i].dep in deps
        and i not in told.names
        and (may_be_unnamed(told.parsed, one.sort, i) or _is_unknown_thing(told, one, i))
        for i in between
    )


def _is_unknown_thing(told: Told, one: Pronoun, index: int) -> bool:
    """“Lenz is a town. It went to Silva”: a name that is no actor's, and as little a person's, is “it” as well."""
    word = told.parsed.words[index]
    named = one.sort == "thing" and word.tag == "NNP" and word.dep in SUBJECTS
    return named and not is_unknown_person(told.parsed, index)
