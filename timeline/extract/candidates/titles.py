"""A title such as a newspaper would print: actor, verb in the present tense, object; no date, no pronoun."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from timeline.core.model import Role
from timeline.core.reading import Parsed
from timeline.extract.candidates.clauses import child_with, clause, is_passive, is_verb, subject
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.phrases import Writer, cut
from timeline.extract.candidates.triggers import Trigger

LONGEST: Final = 80
_LEAD: Final = 44  # characters that actors before a colon may take
_LONG_LEAD: Final = 62  # characters that a subject may take
_ENOUGH: Final = 20  # characters with which a noun phrase is a title by itself
_AFTER_VERB: Final = ("prt", "dative", "dobj", "attr", "acomp", "oprd", "xcomp", "prep", "agent", "ccomp", "advmod")
_WHOLE: Final = frozenset({"xcomp", "ccomp"})
_SMALL: Final = frozenset({"PRON", "DET", "ADP", "ADV", "SCONJ", "CCONJ", "AUX", "VERB"})
_BREAKS: Final = frozenset({"—", "–", "--", ":", ";"})
_PLURAL: Final = frozenset({"NNS", "NNPS"})
_FIRST_PERSON: Final = re.compile(r"\b(?:I|we|We|my|My|our|Our|me|us|you|You|your)\b")
_IRREGULAR: Final[Mapping[str, str]] = {"be": "is", "have": "has", "do": "does", "go": "goes"}


def make(
    writer: Writer, lexicon: Lexicon, trigger: Trigger, actors: Sequence[tuple[str, Role]], speaker: str | None
) -> str:
    """A title of at most 80 characters; `speaker` is the id of the actor whose words a quotation gives, if any."""
    parsed = writer.parsed
    if trigger.verb is not None and not _only_carries(parsed, lexicon, trigger):
        title = _sentence(parsed, lexicon, trigger, trigger.verb, writer, _agent(writer, actors))
    else:
        title = ""
    if not title:
        title = writer.phrase(trigger.word)
    if trigger.is_noun:
        title = _with_actors(title, trigger, writer, actors)
    if speaker and _FIRST_PERSON.search(title) and speaker in writer.actors:
        title = f"{writer.actors[speaker].name}: {title}"
    return _finish(title)


def _only_carries(parsed: Parsed, lexicon: Lexicon, trigger: Trigger) -> bool:
    """Whether the verb beside an event noun says nothing of its own: the noun is its topic only by the way."""
    if not trigger.is_noun or trigger.verb is None or subject(parsed, trigger.verb) == trigger.word:
        return False
    if parsed.words[trigger.verb].lemma == "be" or lexicon.kind_of_verb(parsed.words[trigger.verb].lemma) is None:
        return parsed.words[trigger.word].dep == "pobj" or parsed.words[trigger.verb].lemma in lexicon.stative.verbs
    return False


def _with_actors(phrase: str, trigger: Trigger, writer: Writer, actors: Sequence[tuple[str, Role]]) -> str:
    """“Meeting at the Oval Office” with its actors before it, where the phrase names none of them."""
    acting = [ident for ident, role in actors if role != "place" and ident in writer.actors]
    called = [writer.actors[ident].name for ident in acting]
    told = any(name in phrase or name.split()[-1] in phrase for name in called)
    by_itself = trigger.verb is None or phrase == writer.phrase(trigger.word)
    doer = None if by_itself or trigger.verb is None else subject(writer.parsed, trigger.verb)
    heads = [trigger.word, *([doer] if doer is not None else [])]
    if not called or told or any(writer.names_any(head, acting) for head in heads):
        return phrase
    lead = " and ".join(called[:2])
    return f"{lead}: {phrase}" if len(lead) <= _LEAD else phrase


def _agent(writer: Writer, actors: Sequence[tuple[str, Role]]) -> str:
    """The name of whoever acts first, for verbs whose subject stands far off (“goals in starting the war”)."""
    return next((writer.actors[ident].name for ident, role in actors if role != "place" and ident in writer.actors), "")


def _sentence(parsed: Parsed, lexicon: Lexicon, trigger: Trigger, verb: int, writer: Writer, agent: str) -> str:
    doer = subject(parsed, verb)
    alone = parsed.words[verb].tag == "VBG" or not trigger.is_noun
    lead = _lead(parsed, doer, writer) if doer is not None else agent if alone else ""
    if not lead and doer is not None and parsed.words[doer].pos == "PRON":
        lead = agent
    if not lead and trigger.is_noun:
        return ""
    passive = is_passive(parsed, verb)
    announced = parsed.words[verb].lemma in lexicon.scheduling.verbs - lexicon.support.verbs
    if trigger.is_noun and trigger.word == doer and passive and announced and len(lead) >= _ENOUGH:
        return lead
    said = _verb(parsed, verb, doer, passive=passive)
    title = f"{lead} {said}" if lead else f"{said[:1].upper()}{said[1:]}"
    for piece in _pieces(parsed, lexicon, verb, writer):
        if lead and piece.startswith(f"{lead} "):
            return f"{lead}: {piece.removeprefix(lead).strip()}"
        room = LONGEST - len(title) - 1
        if len(piece) <= room:
            title = f"{title} {piece}"
        elif len(title) < 40 and (short := cut(piece, room)):
            return f"{title} {short}"
    return title


def _lead(parsed: Parsed, doer: int, writer: Writer) -> str:
    """The subject: actors by their names, joined; else its noun phrase, shortened."""
    if (parsed.words[doer].pos in ("PRON", "DET", "NUM")) and writer.name_at(doer) is None:
        return ""
    first = writer.name_at(doer)
    beside = clause(parsed, doer, drop=frozenset({"prep", "poss", "appos", "relcl", "acl"}))
    called = list(dict.fromkeys(name for name in map(writer.name_at, beside) if name))
    if first and len(called) <= 3:
        return f"{', '.join(called[:-1])} and {called[-1]}" if len(called) > 1 else first
    drop = frozenset({"relcl", "acl"})
    phrase = writer.phrase(doer, drop=drop)
    if len(phrase) > _LONG_LEAD:
        phrase = writer.phrase(doer, drop=drop | {"prep"}) or phrase
    return first or "" if len(phrase) > _LONG_LEAD and first else cut(phrase, _LONG_LEAD)


def _pieces(parsed: Parsed, lexicon: Lexicon, verb: int, writer: Writer) -> list[str]:
    """What follows the verb, in text order; of a quotation that stands before it, the words said come last."""
    speaks = lexicon.kind_of_verb(parsed.words[verb].lemma) == "statement"
    found: list[str] = []
    said_before = _said_before(parsed, verb) if speaks else None
    for child in parsed.children[verb]:
        word = parsed.words[child]
        if word.dep not in _AFTER_VERB or word.start < parsed.words[verb].start:
            continue
        if word.dep == "advmod" and word.text.lower() not in ("not", "home", "back", "away", "out", "again"):
            continue
        found.append(_piece(parsed, child, writer))
    if said_before is not None:
        content = _said(parsed, writer, said_before)
        found = [f"“{content}”" if _FIRST_PERSON.search(content) else content] if content else found
    if parsed.words[verb].dep == "relcl" and not _has_object(parsed, verb):
        found.insert(0, writer.phrase(parsed.words[verb].head, drop=frozenset({"relcl"})))
    return [piece for piece in found if piece]


def _has_object(parsed: Parsed, verb: int) -> bool:
    """Whether a relative clause says by itself what its verb does it to; in “a promise that he broke” it does not."""
    of_its_own = [child for child in parsed.children[verb] if parsed.words[child].tag not in ("WDT", "WP", "IN")]
    deps = {parsed.words[child].dep for child in of_its_own}
    return (
        bool(deps & {"dobj", "attr", "ccomp", "xcomp", "nsubjpass"}) or subject(parsed, verb) == parsed.words[verb].head
    )


def _said_before(parsed: Parsed, verb: int) -> int | None:
    """The head of the words said, where they stand before the verb of saying: “…,” she told reporters."""
    said = child_with(parsed, verb, "ccomp")
    return said if said is not None and said < verb else None


def _to_the_dash(parsed: Parsed, indices: Sequence[int]) -> list[int]:
    """What is said up to the first dash, colon or semicolon: an insertion makes no title."""
    for place in range(4, len(indices)):
        skipped = range(indices[place - 1] + 1, indices[place] + 1)
        if any(parsed.words[index].text in _BREAKS for index in skipped):
            return list(indices[:place])
    return list(indices)


def _said(parsed: Parsed, writer: Writer, verb: int) -> str:
    """The words that somebody said, written to follow “says”: a capital only where it belongs to the word."""
    indices = _to_the_dash(parsed, writer.words(verb, keep=_WHOLE))
    content = writer.written(indices, whole=True)
    first = next((index for index in indices if writer.written([index], whole=True)), None)
    if first is None or writer.name_at(first) is not None or parsed.words[first].pos not in _SMALL:
        return content
    return content if content.startswith("I ") else content[:1].lower() + content[1:]


def _piece(parsed: Parsed, child: int, writer: Writer) -> str:
    whole = parsed.words[child].dep == "ccomp" and is_verb(parsed, child)
    return writer.written(writer.words(child, keep=_WHOLE), whole=whole)


def _verb(parsed: Parsed, verb: int, doer: int | None, *, passive: bool) -> str:
    word = parsed.words[verb]
    auxiliaries = {
        parsed.words[child].text.lower()
        for child in parsed.children[verb]
        if parsed.words[child].dep in ("aux", "auxpass")
    }
    ahead = bool(auxiliaries & {"will", "would", "to", "shall", "'ll", "’ll"})
    if passive or (word.tag == "VBN" and word.dep == "acl"):
        return f"to be {word.text}" if ahead else word.text
    if ahead:
        return f"to {word.lemma}"
    if possible := sorted(auxiliaries & {"can", "could", "may", "might", "should", "must"}):
        return f"{possible[0]} {word.lemma}"
    # “told” needs a hearer, and where the words said come first the title has no room for one
    lemma = "say" if word.lemma == "tell" and _said_before(parsed, verb) is not None else word.lemma
    if doer is not None and _is_plural(parsed, doer):
        return "are" if lemma == "be" else lemma
    return _third_person(lemma)


def _is_plural(parsed: Parsed, head: int) -> bool:
    if (parsed.words[head].tag in _PLURAL and parsed.words[head].pos != "PROPN") or parsed.words[head].text in (
        "they",
        "both",
    ):
        return True
    return any(parsed.words[child].dep == "conj" for child in parsed.children[head])


def _third_person(lemma: str) -> str:
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if re.search(r"(?:s|x|z|ch|sh|o)$", lemma):
        return f"{lemma}es"
    return f"{lemma[:-1]}ies" if re.search(r"[^aeiou]y$", lemma) else f"{lemma}s"


def _finish(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" ,.;:!?-–—")
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    text = cut(text, LONGEST)
    if text.count("“") > text.count("”"):
        text = f"{text[: LONGEST - 1]}”"
    return text[:1].upper() + text[1:]
