"""A title such as a newspaper would print: who, the verb in the present tense, whom; no date, pronoun or article."""

from collections.abc import Sequence
from typing import Final

from timeline.core.model import Actor, Role
from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates import conditions, following, headline_verbs, leads, nothing, subjects, verbal
from timeline.extract.candidates.antecedents import happening
from timeline.extract.candidates.choosing import done_for, finds, is_done_there, is_told, telling_verb, verb_above
from timeline.extract.candidates.clauses import child_with, is_infinitive, is_passive, is_verb, subject
from timeline.extract.candidates.complements import needed
from timeline.extract.candidates.finishing import finish
from timeline.extract.candidates.fitting import fit
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.noun_titles import is_colourless, noun_title, relative
from timeline.extract.candidates.phrases import UNCUT, Writer, lowered
from timeline.extract.candidates.reported import Saying
from timeline.extract.candidates.triggers import Trigger

_TALES: Final = frozenset({"story", "tale", "truth", "lie", "joke", "secret"})  # what is told, not whom
_ASKING: Final = vocabulary.words("asking_somebody")
_ENOUGH: Final = 20  # characters with which a noun phrase is a title by itself
_THING: Final = 30  # characters of what “it” stands for
_TOLD: Final = frozenset({"dobj", "attr", "xcomp", "dative", "prt"})  # not “makes clear”
_WHERE: Final = frozenset({"at", "in", "near", "outside"})
_DESCRIBING: Final = ("compound", "nmod", "amod", "nummod")
_ACCUSING: Final = frozenset({"accuse", "suspect", "charge", "blame", "allege", "claim"})
_FOLLOWING: Final = frozenset({"follow", "precede", "echo", "recall", "mirror", "mark"})
_WITHIN: Final = frozenset({"into", "in", "from", "at", "during"})
_STEM: Final = 5  # letters by which a word is known again
_GETTING: Final = frozenset({"receive", "get", "send", "face", "win", "lose", "have", "give", "deliver"})


def make(
    writer: Writer,
    lexicon: Lexicon,
    trigger: Trigger,
    actors: Sequence[tuple[str, Role]],
    speaker: str | None,
    *,
    ahead: bool = False,
    day: Sequence[int] = (),
) -> str:
    """A title in the room that the writer has, "" where none can be made that names somebody or something.

    `speaker` is the id of the actor whose words a quotation gives, if any; `day` are the words of
    the date, `ahead` says that it lies ahead.
    """
    parsed, room = writer.parsed, writer.room
    title, writer.spared = "", False
    verb = telling_verb(parsed, lexicon, trigger)
    if verb is not None and day and not ahead:
        verb = done_for(parsed, lexicon, verb)
    if verb is not None and not _is_of_other_time(writer, trigger, verb, day):
        agent = _agent(writer, verb, actors, speaker)
        title = _clause(writer, lexicon, trigger, verb, agent, ahead=ahead and verb == trigger.verb)
        title = "" if _has_lost(writer, trigger, verb, title) else title
    if not title and trigger.is_noun and not writer.spared:
        above = verb_above(writer, lexicon, trigger)
        if above is not None and (
            _is_thin(writer, lexicon, trigger, above)
            or finds(parsed, trigger, above)
            or _is_of_nobody(writer, trigger.word)
            or _is_got(parsed, trigger.word, above, writer)
        ):
            title = _clause(writer, lexicon, trigger, above, None)
            writer.spared = writer.spared or (writer.whole and finds(parsed, trigger, above))
        if writer.spared and not title:
            return ""
        told = "" if ahead or title else finish(verbal.title(writer, trigger, day, room), room=room)
        title = title or told or finish(noun_title(trigger, writer, actors, room), room=room)
    return title


def _has_lost(writer: Writer, trigger: Trigger, verb: int, title: str) -> bool:
    """“Officials accuse Chad”, cut before the attack whose date it has: the accusing was on another day."""
    accuses = writer.parsed.words[verb].lemma in _ACCUSING and verb not in (trigger.verb, trigger.word)
    return accuses and writer.parsed.words[trigger.word].text[:_STEM].lower() not in title.lower()


def _is_of_other_time(writer: Writer, trigger: Trigger, verb: int, day: Sequence[int]) -> bool:
    """“hoped to end the 1950-53 war”: that it ends is of another time than the war."""
    inner = [i for i in writer.parsed.children[trigger.word] if writer.parsed.words[i].dep in _DESCRIBING]
    below = {part for child in inner for part in writer.parsed.subtree(child)}
    to_do = trigger.verb is not None and is_infinitive(writer.parsed, trigger.verb)
    return trigger.is_noun and (to_do or is_infinitive(writer.parsed, verb)) and bool(below & set(day))


def _is_thin(writer: Writer, lexicon: Lexicon, trigger: Trigger, above: int) -> bool:
    """Whether a noun says less than the clause around it: “Protest”; “Televised address”, beside what was said."""
    parsed = writer.parsed
    whole, writer.whole = writer.whole, False
    without = relative(parsed, trigger.word)
    phrase = fit(parsed, [trigger.word], writer, writer.room, without=without) or ""
    writer.whole = whole
    by_somebody = any(
        parsed.words[child].dep == "poss" or parsed.words[child].text.lower() in ("by", "from")
        for child in parsed.children[trigger.word]
    )
    said = trigger.kind == "statement" or is_told(parsed, trigger.word, above)
    bare = " " not in phrase or (is_colourless(phrase) and _is_done_by_somebody(writer, trigger.word, above))
    return bare or (said and not by_somebody and is_done_there(parsed, lexicon, trigger, above))


def _is_done_by_somebody(writer: Writer, noun: int, verb: int) -> bool:
    """“Silva got into a tense exchange over dams”, “told him in a phone call”: the clause says more than the noun."""
    doer, word = subject(writer.parsed, verb), writer.parsed.words[noun]
    named = doer is not None and doer != noun and writer.name_at(doer) is not None
    within = writer.parsed.words[word.head].text.lower()
    taken = word.dep == "dobj" or (word.dep == "pobj" and within in _WITHIN)
    return named and taken and writer.parsed.words[verb].lemma not in _FOLLOWING


def _is_of_nobody(writer: Writer, noun: int) -> bool:
    """“allowed its release”: whose it is nobody knows, so the title needs what was done to it."""
    owners = [child for child in writer.parsed.children[noun] if writer.parsed.words[child].tag == "PRP$"]
    return any(writer.actor_at(owner) is None for owner in owners)


def _is_got(parsed: Parsed, noun: int, verb: int, writer: Writer) -> bool:
    """“received warning letters”: a noun that names nobody is told with the one who is named as having got it."""
    doer = subject(parsed, verb)
    named = doer is not None and writer.name_at(doer) is not None
    return named and child_with(parsed, verb, "dobj") == noun and parsed.words[verb].lemma in _GETTING


def told_by(writer: Writer, lexicon: Lexicon, trigger: Trigger, teller: Actor) -> str:
    """“Silva says a lot of work has been done”: what happened, in the clause that says who told it; "" if none."""
    parsed = writer.parsed
    for above in parsed.above(trigger.word):
        if is_verb(parsed, above) and lexicon.kind_of_verb(parsed.words[above].lemma) == "statement":
            told = Saying(writer, above, teller.name, frozenset({teller.id}), False, writer.room).told()
            return finish(told, said=True, room=_room(writer, told))
    return ""


def _room(writer: Writer, said: str) -> int:
    """How long a title of what somebody said may be: a quotation that goes on may have some more."""
    return max(UNCUT, writer.room) if said.endswith("”") else writer.room


def _particles(parsed: Parsed, verb: int) -> frozenset[str]:
    return frozenset(parsed.words[i].text for i in parsed.subtree(verb) if parsed.words[i].dep == "prt")


def _agent(writer: Writer, verb: int, actors: Sequence[tuple[str, Role]], speaker: str | None) -> str | None:
    """Whoever acts first, for verbs whose subject stands far off or is “we”; a party only where there is no subject."""
    roles = ("agent", "party") if subject(writer.parsed, verb) is None else ("agent",)
    acting = [ident for ident, role in actors if role in roles and ident in writer.actors]
    return acting[0] if acting else speaker if speaker in writer.actors else None


def _clause(
    writer: Writer, lexicon: Lexicon, trigger: Trigger, verb: int, agent: str | None, ahead: bool = False
) -> str:
    """The title of a clause, by its verb: who does what; "" where too little is left."""
    parsed = writer.parsed
    doer = subjects.doer_of(parsed, lexicon, verb, writer)
    _name_things(parsed, lexicon, verb, writer)
    lead, meant = subjects.lead(parsed, doer, verb, writer, agent)
    if not lead:
        return ""
    if announced := _announced(parsed, lexicon, trigger, verb, doer, writer):
        return finish(announced, room=writer.room)
    about = frozenset({meant} if meant else ())
    plural = leads.is_plural(parsed, doer, lead, writer)
    speaks = _speaks(parsed, lexicon, verb)
    said = Saying(writer, verb, lead, about, plural, writer.room).told() if speaks else ""
    if said or (speaks and writer.spared):
        return finish(said, said=True, particles=_particles(parsed, verb), room=_room(writer, said))
    finite = headline_verbs.finite(parsed, lexicon, verb, plural=plural, coming=ahead)
    said = "" if _spends(parsed, verb, writer) else finite
    particle = headline_verbs.particle(parsed, verb, writer.is_date) or following.left_behind(parsed, verb, doer)
    begun = " ".join(filter(None, (lead, *headline_verbs.with_adverbs(parsed, verb, said), particle)))
    roots = following.roots(parsed, lexicon, verb, doer)
    again = _of_doer(parsed, verb, writer, about)
    owners = frozenset(about if meant else subjects.owners(parsed, doer, writer))
    rest = _rest(parsed, verb, roots, writer, writer.room - len(begun) - 1, about, owners)
    if rest is None and (short := subjects.short_lead(writer, lead, meant)):
        begun = begun.replace(lead, short, 1)
        rest = _rest(parsed, verb, roots, writer, writer.room - len(begun) - 1, about, owners)
    needs = nothing.needs_more(parsed, roots)
    rest = following.manner(parsed, verb) if rest == "" and not needs else rest
    told = needs or child_with(parsed, verb, "ccomp") is not None
    lemma = parsed.words[verb].lemma
    speaks = speaks and lemma != "testify" and not (ahead and lemma == "speak")  # “Silva to testify” is news
    if (
        following.lacks(parsed, verb, doer, roots)
        or rest is None
        or (rest and lead in rest and writer.kind_of(lead) == "person")  # to themselves: the grammar was misread
        or (not rest and (speaks or told))
        or (speaks and _tells_where(writer, verb, roots))
        or (not said and rest[:1].isupper())
    ):
        return ""  # “Silva says”; “Silva Porto” of “in Porto, where she spent Monday”
    happens = not rest and lemma in nothing.MERELY_COMES and trigger.word == doer
    if happens or _is_empty(writer, verb, lead, rest, about):
        return ""
    title = finish(f"{begun} {rest}", said=again, particles=_particles(parsed, verb) | {particle}, room=writer.room)
    return _with_condition(parsed, verb, writer, title) if title else ""


def _is_empty(writer: Writer, verb: int, lead: str, rest: str, about: frozenset[str]) -> bool:
    """“Silva comes”, “trend begins”, “Silva declines to get”: what was news has been lost, or was never told."""
    parsed = writer.parsed
    empty = nothing.says_nothing(parsed, verb, rest, writer.kind_of(lead) == "person", about)
    return empty or nothing.is_vague(lead, rest) or nothing.has_stub(parsed, verb, rest)


def _tells_where(writer: Writer, verb: int, roots: list[int]) -> bool:
    """“in statement” in “Silva says in statement”: where it was said, if what stands before was not told."""
    parsed = writer.parsed
    first = next((root for root in roots if not writer.is_date(root)), None)
    content = child_with(parsed, verb, "ccomp")
    return first is not None and parsed.words[first].dep == "prep" and content is not None and content < verb


def _with_condition(parsed: Parsed, verb: int, writer: Writer, told: str) -> str:
    """“Silva to close gates if they come”: without the condition, told before the verb, it would be settled."""
    room = writer.room
    for condition in conditions.opening(parsed, verb):
        text = fit(parsed, [condition], writer, room - len(told) - 1)
        told = finish(f"{told} {lowered(parsed, condition, text)}", said=True, room=room) if told and text else ""
    return told


def _of_doer(parsed: Parsed, verb: int, writer: Writer, about: frozenset[str]) -> bool:
    """Whether “her” stands for the subject in “accuses Bach of striking her”, where it is then written."""
    phrases = (child for child in parsed.children[verb] if parsed.words[child].dep == "prep")
    deeds = [inner for phrase in phrases if (inner := child_with(parsed, phrase, "pcomp")) is not None]
    objects = [child for deed in deeds if (child := child_with(parsed, deed, "dobj")) is not None]
    genders = {{"m": "him", "f": "her"}.get(writer.gender.get(one, "")) for one in about}
    own = [
        child
        for child in objects
        if parsed.words[child].tag == "PRP"
        and (
            writer.actor_at(child) in about or (writer.actor_at(child) is None and parsed.words[child].text in genders)
        )
    ]
    for child in own:
        writer.stand_for(child, parsed.words[child].text)
    return bool(own)


def _name_things(parsed: Parsed, lexicon: Lexicon, verb: int, writer: Writer) -> None:
    """“ratified it” is written with what was ratified, where one happening alone can be meant."""
    for child in parsed.children[verb]:
        word = parsed.words[child]
        if word.dep != "dobj" or word.text.lower() not in ("it", "them") or writer.actor_at(child) is not None:
            continue
        if parsed.words[verb].lemma in _ASKING:
            continue  # “asked it to check the accounts”: whoever can be asked is no happening
        thing = happening(parsed, lexicon, child)
        text = fit(parsed, [thing], writer, _THING) if thing is not None else None
        if text and thing is not None:
            writer.stand_for(child, lowered(parsed, thing, text))


def _announced(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, verb: int, doer: int | None, writer: Writer) -> str:
    """“Exchange of 20 prisoners between A and B”: that it is scheduled is told by its date."""
    planned = parsed.words[verb].lemma in lexicon.scheduling.verbs - lexicon.support.verbs
    if not trigger.is_noun or trigger.word != doer or not planned or not is_passive(parsed, verb):
        return ""
    phrase = fit(parsed, [doer], writer, writer.room) or ""
    return phrase if len(phrase) >= _ENOUGH else ""


def _rest(
    parsed: Parsed,
    verb: int,
    roots: list[int],
    writer: Writer,
    room: int,
    about: frozenset[str],
    owners: frozenset[str],
) -> str | None:
    """What follows the verb, without the phrases at its end that cannot be put into a title and may be spared."""
    given = len(roots) > 1 and roots[0] < verb and parsed.words[roots[1]].dep in ("dobj", "dative")
    given = given and parsed.words[roots[1]].text.lower() not in ("to", "for")
    if given and parsed.words[verb].lemma in following.GIVING:
        return _given(parsed, roots, writer, room, about, owners)
    hyphen = parsed.words[verb + 1].text == "-" and parsed.words[verb + 1].start == parsed.words[verb].end
    whole = frozenset({verb, verb + 1} if hyphen else ())  # “doubled-down”, of which the verb is told already
    rest = fit(parsed, roots, writer, room, about, whole, owners) if roots else ""
    while rest is None and roots and _may_be_spared(parsed, roots):
        roots = roots[:-1]
        rest = fit(parsed, roots, writer, room, about, whole, owners) if roots else ""
    return rest


def _given(
    parsed: Parsed, roots: list[int], writer: Writer, room: int, about: frozenset[str], owners: frozenset[str]
) -> str | None:
    """“Bach opening” in “the opening that Silva gave him”: whom it was given to stands before what was given."""
    whom = fit(parsed, roots[1:], writer, room, about, (), owners)
    clause = [part for c in parsed.children[roots[0]] if roots[1] in parsed.subtree(c) for part in parsed.subtree(c)]
    what = fit(parsed, roots[:1], writer, room - len(whom) - 1, about, clause, owners) if whom else None
    return f"{whom} {lowered(parsed, roots[0], what)}" if whom and what else None


def _may_be_spared(parsed: Parsed, roots: list[int]) -> bool:
    """Whether the last phrase is a clause by the way, words cried out, or where it was that something was done."""
    last = parsed.words[roots[-1]]
    if last.dep == "prep":
        return last.text.lower() in _WHERE and is_passive(parsed, last.head) and not needed(parsed, roots[-1])
    if len(roots) == 1:
        return False
    cried = last.dep == "xcomp" and parsed.words[parsed.subtree(roots[-1])[0] - 1].tag == "``"
    told = any(parsed.words[root].dep in _TOLD for root in roots[:-1])  # not “details at press conference”
    return cried or ((last.dep == "advcl" or (last.dep == "ccomp" and told)) and not needed(parsed, roots[-1]))


def _speaks(parsed: Parsed, lexicon: Lexicon, verb: int) -> bool:
    """Whether a verb tells what somebody said: “said …”, “made clear …”."""
    told = child_with(parsed, verb, "dobj") if parsed.words[verb].lemma == "tell" else None
    if is_passive(parsed, verb) or (told is not None and parsed.words[told].lemma in _TALES):
        return False
    beside = child_with(parsed, verb, "oprd", "acomp", "ccomp")
    plain = parsed.words[verb].lemma == "make" and beside is not None and parsed.words[beside].lemma in nothing.MADE
    return plain or lexicon.kind_of_verb(parsed.words[verb].lemma) == "statement"


def _spends(parsed: Parsed, verb: int, writer: Writer) -> bool:
    """“spent Saturday with the families”: without its date the verb says nothing."""
    spent = child_with(parsed, verb, "dobj", "npadvmod")
    return parsed.words[verb].lemma == "spend" and spent is not None and writer.is_date(spent)
