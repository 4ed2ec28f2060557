"""Titles that tell less, where all that a clause tells does not fit: “Silva speaks about bridge”, “Silva makes film”.

Less is told, and nothing else: who spoke, or what was done to what, stays as it is. What somebody said, and what cannot
be told in less, is told at length first, where that is wanted.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Final

from timeline.core.model import Role
from timeline.extract import vocabulary
from timeline.extract.candidates import headline_verbs, leads, nothing, titles
from timeline.extract.candidates.clauses import SUBJECTS, child_with, is_finite, is_passive, is_verb, subject
from timeline.extract.candidates.complements import needed
from timeline.extract.candidates.conditions import is_conditional
from timeline.extract.candidates.contents import is_clause, plain, said_by
from timeline.extract.candidates.denials import is_denied
from timeline.extract.candidates.finishing import finish
from timeline.extract.candidates.fitting import fit
from timeline.extract.candidates.inflection import third_person
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.phrases import LONGEST, UNCUT, Writer, lowered
from timeline.extract.candidates.triggers import Trigger, noun_kind

_SPEAKS: Final = ("speak", "about")
_TELLING: Final[Mapping[str, tuple[str, str]]] = {  # how a saying is called by its topic
    **dict.fromkeys(
        "say tell state add note declare claim argue insist explain stress emphasize emphasise remark observe assert "
        "contend maintain suggest predict joke quip reiterate repeat caution acknowledge concede lament".split(),
        _SPEAKS,
    ),
    "write": ("write", "about"),
    "tweet": ("tweet", "about"),
    "post": ("post", "about"),
    "warn": ("warn", "about"),
    "complain": ("complain", "about"),
    "testify": ("testify", "about"),
    "report": ("report", "on"),
    "rule": ("rule", "on"),
    "decide": ("decide", "on"),
}
_AT_LENGTH: Final = 140  # characters of a title, where fewer would not do
_TOPIC: Final = 40  # characters that a topic may take
_SMALLEST: Final = 4
_OBJECTS: Final = ("dobj", "attr", "pobj")
_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_VAGUE: Final = vocabulary.words("vague")
_NEEDED: Final = ("ccomp", "xcomp", "oprd", "acomp", "attr", "dative", "neg", "prt")


def fitting(
    writer: Writer,
    lexicon: Lexicon,
    trigger: Trigger,
    actors: Sequence[tuple[str, Role]],
    speaker: str | None,
    *,
    ahead: bool,
    day: Sequence[int],
    at_length: bool,
) -> str:
    """The title of all that is told, else one that tells less, else a long one; "" if none can be.

    What is told `at_length` has some more room where then nothing at all is cut off, and much more before what it says
    is (“issues statement”), or before a title only says that somebody spoke.
    """
    make = partial(titles.make, writer, lexicon, trigger, actors, speaker, ahead=ahead, day=day)
    if not at_length:
        return make() or title(writer, lexicon, trigger)
    for room in (UNCUT, LONGEST, _AT_LENGTH):
        writer.room, writer.whole, writer.uncut, writer.spared = room, True, room == UNCUT, False
        made = make()
        writer.room, writer.whole, writer.uncut = LONGEST, False, False
        if made and (room == _AT_LENGTH or not writer.spared):
            return made
        if room == LONGEST and not made and (made := _plain(writer, lexicon, trigger)):
            return made
    return make() or title(writer, lexicon, trigger)


def _plain(writer: Writer, lexicon: Lexicon, trigger: Trigger) -> str:
    """“Silva makes film”, where nothing that belongs to it is left out, as it is of what somebody said."""
    spoken = trigger.verb is not None and writer.parsed.words[trigger.verb].lemma in _TELLING
    return "" if spoken or writer.spared else title(writer, lexicon, trigger)


def title(writer: Writer, lexicon: Lexicon, trigger: Trigger) -> str:
    """A title that tells less than the clause does; "" where nothing is left that is worth telling."""
    parsed, verb = writer.parsed, trigger.verb
    if verb is None or trigger.is_noun or not is_finite(parsed, verb) or is_denied(parsed, lexicon, verb):
        return ""
    if is_passive(parsed, verb) or is_conditional(parsed, verb):
        return ""
    doer = subject(parsed, verb)
    if doer is None:
        return ""
    lead = leads.lead(parsed, doer, writer, parsed.subtree(verb) if doer in parsed.above(verb) else ())
    if not lead:
        return ""
    if parsed.words[verb].lemma in _TELLING and (said := said_by(parsed, verb)) is not None:
        return _about(writer, lexicon, verb, doer, lead, said)
    return _only_object(writer, lexicon, verb, doer, lead)


def _about(writer: Writer, lexicon: Lexicon, verb: int, doer: int, lead: str, said: int) -> str:
    parsed = writer.parsed
    a_thing = writer.kind_of(lead) is None and noun_kind(parsed, lexicon, doer) is not None  # “his remarks say”
    if not is_clause(parsed, said) or a_thing or parsed.words[doer].pos not in (*_NOUNS, "PRON"):
        return ""
    lemma, small = _TELLING[parsed.words[verb].lemma]
    spoken = lemma if leads.is_plural(parsed, doer, lead, writer) else third_person(lemma)
    for topic in _topics(writer, plain(parsed, said, verb), verb, lead):
        if made := finish(f"{lead} {spoken} {small} {topic}", said=True, room=writer.room):
            return made
    return ""


def _topics(writer: Writer, content: int, verb: int, lead: str) -> Iterator[str]:
    """What the words said are about: their subject, or whoever is named in them."""
    parsed = writer.parsed
    outside = set(parsed.subtree(verb)) if content in parsed.above(verb) else set()
    inside = [i for i in parsed.subtree(content) if i not in outside]
    subjects = [i for i in parsed.children[content] if parsed.words[i].dep in SUBJECTS and i in inside]
    named = [i for i in inside if writer.name_at(i) is not None and parsed.words[i].dep in (*SUBJECTS, *_OBJECTS)]
    for index in dict.fromkeys([*subjects, *named]):
        if topic := _topic(writer, index, lead):
            yield topic


def _topic(writer: Writer, index: int, lead: str) -> str:
    parsed, word = writer.parsed, writer.parsed.words[index]
    if word.pos not in _NOUNS or word.lemma.lower() in _VAGUE or writer.is_date(index):
        return ""
    if any(parsed.words[child].text.lower() in ("some", "any", "such", "no") for child in parsed.children[index]):
        return ""
    name = writer.name_at(index)
    text = name or lowered(parsed, index, fit(parsed, [index], writer, _TOPIC) or "")
    return "" if len(text) < _SMALLEST or lead in text or text in lead else text


def _only_object(writer: Writer, lexicon: Lexicon, verb: int, doer: int, lead: str) -> str:
    """“Silva makes film”: the verb with its object alone, where nothing else belongs to it."""
    parsed = writer.parsed
    done = child_with(parsed, verb, "dobj")
    if done is None or child_with(parsed, verb, *_NEEDED) is not None or parsed.words[verb].dep == "relcl":
        return ""
    if any(is_verb(parsed, part) for part in parsed.children[verb] if parsed.words[part].dep in ("advcl", "conj")):
        return ""
    if any(needed(parsed, part) == "true" for part in parsed.children[verb]):
        return ""
    if parsed.words[done].pos not in _NOUNS or parsed.words[done].lemma in _VAGUE or writer.is_date(done):
        return ""
    plural = leads.is_plural(parsed, doer, lead, writer)
    begun = f"{lead} {headline_verbs.finite(parsed, lexicon, verb, plural=plural)}"
    text = fit(parsed, [done], writer, writer.room - len(begun) - 1)
    if (
        not text
        or lead in text
        or nothing.says_nothing(parsed, verb, text, writer.kind_of(lead) == "person", frozenset())
    ):
        return ""
    return finish(f"{begun} {text}", room=writer.room)
