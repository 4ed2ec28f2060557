"""Names in a happening's scene: who of them takes part, and as what, by the grammar."""

from collections.abc import Iterable, Mapping
from typing import Final

from timeline.core.model import Role
from timeline.core.reading import Name, Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates import bystanding, describing, doers, owning
from timeline.extract.candidates.clauses import is_verb, preposition_of
from timeline.extract.candidates.scenes import Scene

_PLACES: Final = frozenset({"in", "at", "near", "outside", "inside", "around", "across", "off", "through", "over"})
_ORDER: Final[Mapping[str, int]] = {"agent": 0, "party": 1, "patient": 2, "place": 3}
_INNER: Final = ("compound", "nmod")
_WHOLE_PEOPLE: Final = ("sh", "ch", "ese", "ss")  # “the French” are all of them, “the Serb” is one
_GOALS: Final = frozenset({"to", "from", "into", "via", "for", "toward", "towards"})
_BESIDE: Final = frozenset({"outside", "near", "inside", "around", "behind", "opposite"})
_ACTED: Final = frozenset({"attack", "raid", "sanction", "arrest", "order", "inquiry", "launch"})
_UNDERGONE: Final = frozenset({"die", "drown", "perish", "succumb", "vanish", "disappear"})
_BLOWS: Final = frozenset("attack strike airstrike raid bombing shelling sanction drone missile tariff".split())
_SUFFERED: Final = frozenset({"attack", "death", "injury", "damage"})
_LETTERS: Final = frozenset({"US", "U.S.", "UK", "U.K.", "EU", "E.U.", "UN", "U.N."})
_BELONGING: Final = frozenset({"of", "to", "for", "with", "at", "from"})
_OF_DOER: Final = frozenset(
    {"", "of", "by"}
)  # “remarks on Norwick came late”, “imports from Norwick fell” are not its doing
_HEARING: Final = frozenset({"to", "on", "in", "with", "from", "at", "via"})
_PAPERS: Final = frozenset({"newspaper", "paper", "network", "broadcaster"})  # “leaked to this newspaper”
_READING: Final = frozenset("see obtain review view cite quote publish report conduct".split())  # “seen by the Gazette”
_OBJECTS: Final = frozenset({"dobj", "dative", "pobj"})
_SIDES: Final = frozenset("east west north south northeast northwest southeast southwest outskirt suburb mile".split())
_STAGED: Final = frozenset({"play", "portray"})
_RELATIVES: Final = vocabulary.words("relatives")
_OUTSIDERS: Final = frozenset("backer supporter critic opponent rival enemy ally friend donor lawyer attorney".split())
_FOR_STATE: Final = vocabulary.words("for_their_state")
_POLITIES: Final = frozenset("city town village county state commonwealth borough municipality".split())


def actors(scene: Scene, words: Iterable[int], by_start: Mapping[int, Name]) -> tuple[tuple[str, Role], ...]:
    """Who takes part, each once with the strongest role, agents first; states by capital only where they act.

    Who is told something and is called by one of the `press` words is an outlet, and takes no part.
    """
    parsed, doer = scene.parsed, scene.doer
    meant = frozenset(doers.meant(scene)) if doer is not None else frozenset()
    subject_words = meant | (frozenset(doers.phrase(scene, doer)) if doer is not None else frozenset())
    found: dict[str, Role] = {}
    for index in sorted({*words, *meant}):
        name = by_start.get(parsed.words[index].start)
        head = _head_word(parsed, index, name) if name is not None else index
        if name is None:
            continue
        role = owning.role(scene, name, head)
        if role is None and bystanding.is_bystander(scene, name, head):
            continue
        if role is None and _is_no_part(scene, name, head, in_subject=head in subject_words):
            continue
        role = role or _plain_role(scene, head, in_subject=head in subject_words)
        role = role or _role(scene, name, head, in_subject=head in subject_words)
        again = parsed.words[head].tag == "PRP$"  # “asked Reed about her vote” was done to Reed
        for ident in name.everyone if role else ():
            if again and ident in found:
                continue
            if _ORDER[role or "party"] < _ORDER.get(found.get(ident, ""), 9):
                found[ident] = role or "party"
    return tuple(sorted(found.items(), key=lambda pair: _ORDER[pair[1]]))


def _head_word(parsed: Parsed, first: int, name: Name) -> int:
    """The word of a name that its sentence governs: “Bank” of “Bank of Norwick”."""
    inside = parsed.within(name.start, name.end)
    head = parsed.head_of(inside)
    return first if head is None else head


def _is_no_part(scene: Scene, name: Name, head: int, *, in_subject: bool) -> bool:
    """Whether a name in the clause takes no part: it describes, is the outlet, a relative's, a role on stage."""
    parsed, word = scene.parsed, scene.parsed.words[head]
    above = parsed.words[word.head]
    if (
        _is_excluded(scene, name)
        or _is_by_the_way(parsed, head, scene.covered, scene.trigger.word)
        or _is_inserted(scene, name, head)
    ):
        return True
    heard = preposition_of(parsed, head) in _HEARING or (scene.trigger.kind == "statement" and word.dep in _OBJECTS)
    heard = heard or (head > 0 and scene.parsed.words[head - 1].lemma == "tell")
    heard = heard or (above.text.lower() == "by" and parsed.words[above.head].lemma in _READING)
    told_of = {spelled for part in name.words.split(" ") for spelled in (part, part.title())} & (scene.press | _PAPERS)
    if told_of and heard and (word.dep == "pobj" or not in_subject):
        return True
    if (word.dep == "poss" and above.lemma in _RELATIVES) or (word.dep == "dobj" and above.lemma in _STAGED):
        return True
    if _is_nation_of_event(scene, name, head):
        return False
    inner = word.dep in _INNER or (word.dep == "amod" and name.form == "name")  # “former Silva aide Bo Lund”
    if not inner or describing.acts_through(scene, name, head):
        return False
    return describing.only_describes(scene, head) and not describing.is_of_body(scene, name, head)


def _is_excluded(scene: Scene, name: Name) -> bool:
    """“Chile, not Peru, did it”: the second has no part in it."""
    first = scene.parsed.within(name.start, name.end)
    return bool(first) and first[0] > 1 and scene.parsed.words[first[0] - 1].text.lower() == "not"


def _is_nation_of_event(scene: Scene, name: Name, head: int) -> bool:
    """“US raids”, “UK sanctions”: letters that stand for the adjective of a state; “Iran sanctions” are against it."""
    word = scene.parsed.words[head]
    if word.dep not in _INNER or name.words not in _LETTERS:
        return False
    if word.head == scene.doer:
        return scene.parsed.words[word.head].lemma in _BLOWS
    if _is_struck_in(scene, word.head):
        return True
    return word.head == scene.trigger.word and scene.trigger.is_noun and scene.trigger.kind in _ACTED


def _is_struck_in(scene: Scene, noun: int) -> bool:
    """“Was killed in an Israeli raid”: whoever strikes has done it."""
    words = scene.parsed.words
    struck = words[noun].lemma in _BLOWS and preposition_of(scene.parsed, noun) in ("in", "by", "during")
    own = (scene.trigger.verb, scene.trigger.word)
    return struck and scene.trigger.kind in _SUFFERED and words[words[noun].head].head in own


def _plain_role(scene: Scene, head: int, *, in_subject: bool) -> Role | None:
    """Who strikes has done it, and so have those whose officials do it, whatever form their names have."""
    word = scene.parsed.words[head]
    if word.dep in (*_INNER, "amod") and _is_struck_in(scene, word.head):
        return "agent"
    if in_subject and preposition_of(scene.parsed, head) == "from" and _is_organ(scene, word.head):
        return "patient" if scene.passive else "agent"
    return None


def _role(scene: Scene, name: Name, head: int, *, in_subject: bool) -> Role | None:
    parsed, word = scene.parsed, scene.parsed.words[head]
    preposition = "" if word.dep == "poss" else preposition_of(parsed, head)
    if name.form == "people":
        role = _people_role(scene, head, in_subject=in_subject)
        return "agent" if role and _does_it(scene, word.head) else role
    goes = scene.trigger.kind == "movement" and preposition in _GOALS and name.form in ("name", "capital")
    goes = (goes and name.actor not in scene.people) or (preposition == "of" and _is_part_of_place(scene, name, head))
    if goes or (preposition in _PLACES and name.form in ("name", "capital")):
        return None if name.form == "capital" else "place"
    if preposition in _BESIDE and name.form != "pronoun":
        return None
    if not in_subject and _does_it(scene, _whole(scene, head)):
        return "party" if word.dep == "poss" and word.head in scene.covered else "agent"  # “by Peru's Norwick Bank”
    whole = preposition_of(parsed, _whole(scene, head))
    if name.form == "capital" and ((word.dep == "poss" and _owns_by_the_way(scene, head)) or whole in _PLACES):
        return None
    if name.form == "capital" and not in_subject and (preposition or word.dep in ("npadvmod", "appos")):
        return None if preposition in ("to", "from", "for", "on") else "party"
    if in_subject:
        return _subject_role(scene, name, head, preposition)
    return _other_role(scene, name, head, preposition)


def _is_organ(scene: Scene, preposition: int) -> bool:
    """“Officials from Peru”: Peru's own; of a conjunct too (“from Peru and Chile”)."""
    words = scene.parsed.words
    while words[preposition].dep not in ("prep", "ROOT"):
        preposition = words[preposition].head
    return words[words[preposition].head].text.lower() in scene.state_nouns


def _is_part_of_place(scene: Scene, name: Name, head: int) -> bool:
    """“voted in two regions of Peru”, “a plant east of Norwick”: of a land or town only where it was is told."""
    part = scene.parsed.words[scene.parsed.words[head].head].head
    if scene.parsed.words[part].lemma in _SIDES:
        return name.form in ("name", "capital") and name.actor not in scene.people
    is_land = name.form == "name" and name.actor not in scene.people | scene.bodies
    return is_land and part != scene.trigger.word and preposition_of(scene.parsed, part) in _PLACES


def _other_role(scene: Scene, name: Name, head: int, preposition: str) -> Role:
    """What a name outside the subject's phrase is: whom it was done to, by whom, where, or a party to it."""
    word = scene.parsed.words[head]
    if _is_nation_of_event(scene, name, head):
        return "agent"
    aimed = preposition in ("on", "against", "of") or (preposition == "to" and _is_aimed(scene, head))
    if preposition == "to" and scene.passive and name.actor in scene.bodies:
        return "party"  # “was elected to the council”
    organ = word.dep in _INNER and scene.parsed.words[word.head].text.lower() in scene.state_nouns
    if preposition == "to" and not (aimed or organ) and name.actor not in scene.people | scene.bodies:
        return "place"  # but “was handed to U.S. forces”
    return "patient" if word.dep in ("dobj", "dative") or aimed else "party"


def _whole(scene: Scene, head: int) -> int:
    """The noun that a name belongs to: “the group Norwick First”, “the city of Norwick”, “US troops”; else itself."""
    parsed, word = scene.parsed, scene.parsed.words[head]
    beside = parsed.words[word.head]
    if word.dep in ("appos", "nmod", "compound") and beside.pos == "NOUN":
        return word.head if word.head < head or beside.text.lower() in scene.state_nouns else head
    of = word.dep == "pobj" and beside.text.lower() == "of"
    return beside.head if of and parsed.words[beside.head].lemma in _POLITIES else head


def _is_aimed(scene: Scene, head: int) -> bool:
    """Whether “to …” belongs to the happening: “said on a trip to Israel” does nothing to Israel."""
    for above in scene.parsed.above(head):
        if above in (scene.trigger.word, scene.trigger.verb):
            return True
        if scene.parsed.words[above].pos == "NOUN" and scene.parsed.words[above].dep == "pobj":
            return False
    return False


def _does_it(scene: Scene, head: int) -> bool:
    """Whether “by …” stands at the happening itself: “was sacked after an inquiry by Reed” is not Reed's doing."""
    if preposition_of(scene.parsed, head) != "by" or not (scene.passive or scene.trigger.is_noun):
        return False
    own = {scene.trigger.word, scene.trigger.verb}
    for above in scene.parsed.above(head):
        if above in own:
            return True
        if is_verb(scene.parsed, above) or scene.parsed.words[above].pos == "NOUN":
            return False
    return False


def _subject_role(scene: Scene, name: Name, head: int, preposition: str) -> Role:
    """What a name in the subject's phrase is: the doer only if it is the subject, or has done it by what it owns."""
    owns = scene.parsed.words[head].dep == "poss" and (_only_owns(scene, name, head) or _owns_by_the_way(scene, head))
    inside = preposition not in _OF_DOER or _is_of_one(scene, head)
    owner = scene.parsed.words[head].dep == "poss" and preposition_of(scene.parsed, head) != ""
    inside = inside or owner  # “a victim of Norwick's war”
    if owns or (inside and not _is_doer(scene, head)):
        return "party"
    undergone = scene.parsed.words[scene.trigger.word].lemma in _UNDERGONE  # “Silva died in a raid”
    return "patient" if scene.passive or undergone else "agent"


def _is_doer(scene: Scene, head: int) -> bool:
    """Whether a name is itself the doer: “a service for Silva, who died”, “a talk with Silva and Lund, who left”."""
    while scene.parsed.words[head].dep in ("conj", "compound", "appos") and head != scene.doer:
        head = scene.parsed.words[head].head
    return head == scene.doer


def _is_of_one(scene: Scene, head: int) -> bool:
    """“The president of Norwick was sued”: not Norwick; “an adviser to Silva resigned”: not Silva."""
    noun = scene.parsed.words[scene.parsed.words[scene.parsed.words[head].head].head]
    if noun.tag not in ("NN", "NNP") or preposition_of(scene.parsed, head) not in _BELONGING:
        return False
    return noun.lemma.lower() in describing.HUMAN | _OUTSIDERS | _RELATIVES or (
        noun.pos == "NOUN" and noun.lemma.endswith(describing.OF_PEOPLE) and _is_person(scene, head)
    )


def _is_person(scene: Scene, head: int) -> bool:
    name = scene.covered.get(head)
    return name is not None and name.actor in scene.people


def _owns_by_the_way(scene: Scene, head: int) -> bool:
    """“Bombs outside Norwick's station killed two”: whose station it is did nothing."""
    noun = scene.parsed.words[scene.parsed.words[head].head]
    return noun.dep == "pobj" and scene.parsed.words[noun.head].text.lower() in _PLACES | _BESIDE | _GOALS


def _only_owns(scene: Scene, name: Name, head: int) -> bool:
    """“Reed's lawyer resigned” is not Reed's act, nor “Norwick's chief, Ana Silva, left” Norwick's; its board's is."""
    parsed, noun = scene.parsed, scene.parsed.words[head].head
    if noun == scene.trigger.word or parsed.words[noun].text.lower() in scene.state_nouns:
        return False
    called = any(parsed.words[child].dep == "appos" and child in scene.covered for child in parsed.children[noun])
    person = parsed.words[noun].tag == "NN" and parsed.words[noun].lemma in describing.HUMAN
    one_of_its = noun in scene.covered or called or person or parsed.words[noun].lemma in _OUTSIDERS
    return name.actor in scene.people or one_of_its


def _people_role(scene: Scene, last: int, *, in_subject: bool) -> Role | None:
    """“Russian” stands for Russia where it describes its organs or the happening itself, not a person or a thing."""
    parsed = scene.parsed
    head = parsed.words[parsed.words[last].head]
    following = parsed.words[last + 1] if last + 1 < len(parsed.words) else head
    organs = {head.text.lower(), head.lemma, following.text.lower(), f"{following.text.lower()} {head.text.lower()}"}
    if parsed.words[last].pos in ("NOUN", "PROPN") and parsed.words[last].dep in ("nsubj", "nsubjpass", "dobj", "pobj"):
        several = parsed.words[last].tag in ("NNS", "NNPS") or parsed.words[last].text.endswith(_WHOLE_PEOPLE)
        return "party" if several and last and parsed.words[last - 1].text.lower() == "the" else None
    of_event = parsed.words[last].head == scene.happening and not _is_of_people(scene, last)
    if of_event and following.dep == "compound" and scene.trigger.kind not in _ACTED and not organs & scene.state_nouns:
        return "party"  # “the Russian hack hearings” are held about it
    if not organs & scene.state_nouns and not of_event:
        return None
    return ("patient" if scene.passive else "agent") if in_subject or of_event else "party"


def _is_of_people(scene: Scene, last: int) -> bool:
    """“Somali gunmen struck”, “a Chilean miner died”, “Silva, an Argentine, left”: no deed of their state."""
    word = scene.parsed.words[last]
    noun = scene.parsed.words[word.head]
    fighters = noun.text.lower() in describing.FIGHTERS
    person = describing.is_human(scene.parsed, word.head) and noun.lemma not in _FOR_STATE
    return fighters or (not scene.trigger.is_noun and (word.dep == "appos" or person))


def _is_by_the_way(parsed: Parsed, last: int, covered: Mapping[int, Name], happening: int) -> bool:
    """Whether a name only tells who another is or who says so.

    “President Silva of Brazil”, “Ana Silva, the head of Norwick Bank, …”, “according to the Post”.
    """
    preposition = parsed.words[last].head
    of_somebody = covered.get(parsed.words[preposition].head)
    is_of = parsed.words[last].dep == "pobj" and parsed.words[preposition].text.lower() == "of"
    if is_of and of_somebody is not None and of_somebody.form == "name":
        return True
    beside = (*_beside(parsed, preposition), *parsed.children[last])
    if is_of and any(child in covered and parsed.words[child].dep == "appos" for child in beside):
        return True
    below = last
    for above in parsed.above(last):
        if parsed.words[above].text.lower() == "according":
            return happening not in parsed.subtree(last)  # “according to Silva, who left on Monday”
        if _describes(parsed, below, above, covered, last):
            return True
        if is_verb(parsed, above) or above == happening:
            return False
        below = above
    return False


def _is_inserted(scene: Scene, name: Name, head: int) -> bool:
    """“The gang of the show, Silva's favourite, met”; “Silva, Norwick Bank's envoy, met”: who or what is meant."""
    word = scene.parsed.words[head]
    owns = word.dep == "poss" and scene.parsed.words[word.head].dep == "appos" and word.head not in scene.covered
    body = word.dep == "appos" and name.actor in scene.bodies and _is_person(scene, word.head)
    return body or (owns and _is_person(scene, head))


def _beside(parsed: Parsed, preposition: int) -> tuple[int, ...]:
    """What hangs on the noun before a preposition: “the head of Norwick Bank, Ana Silva”."""
    noun = parsed.words[preposition].head
    return parsed.children[noun] if parsed.words[noun].pos in ("NOUN", "PROPN") else ()


def _describes(parsed: Parsed, below: int, above: int, covered: Mapping[int, Name], last: int) -> bool:
    """Whether a phrase is an apposition that describes somebody named: its own inner names take no part."""
    return below != last and parsed.words[below].dep == "appos" and below not in covered and above in covered
