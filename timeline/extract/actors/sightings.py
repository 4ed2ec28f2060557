"""What the words around a run tell of what it names: a person, a body, a place, or nothing that acts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from timeline.core.reading import Entity, Parsed, Text
from timeline.extract import vocabulary
from timeline.extract.actors import parties, runs
from timeline.extract.actors.known import packaged, words
from timeline.extract.actors.runs import Run

PERSON, BODY, PLACE, OTHER = range(4)
Evidence = tuple[int, int, int, int]  # how much speaks for a person, a body, a place, something else

_LABELS: Final = {"PERSON": PERSON, "ORG": BODY, "GPE": PLACE, "LOC": PLACE, "FAC": PLACE, "NORP": BODY}
_OTHER_LABELS: Final = frozenset({"PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "LANGUAGE"})
_AGE: Final = re.compile(r",? (?:aged )?\d{1,3}(?:,|\.| and\b|;|\))")
_ACRONYM: Final = re.compile(r"\s*\(\s*(?:the\s+)?[“\"]?([A-Z][A-Za-z.&-]{1,9})[”\"]?\s*\)")
_INNER_CAPITAL: Final = re.compile(r"(?!Mc|Mac|De|Di|Du|La|Le|Fitz|Van|Von)[A-Z][a-z]+[A-Z]")
_STANDS_IN: Final = frozenset({"in", "near", "at", "outside", "across", "around"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_CALLINGS: Final = vocabulary.words("persons") - frozenset(
    {"ally", "critic", "fan", "host", "member", "neighbor", "neighbour", "opponent", "partner", "rival", "star"}
)  # “nurse Ana Silva”; “rival Norwick United”
_NAMED_SO: Final = frozenset({"nsubj", "nsubjpass", "appos", "conj"})
_WRITTEN_OUT: Final = {
    "Gov.": "governor", "Gov": "governor", "Sen.": "senator", "Sen": "senator", "Rep.": "representative",
    "Gen.": "general", "Dr.": "doctor", "Dr": "doctor", "Prof.": "professor", "Adm.": "admiral", "Col.": "colonel",
}  # fmt: skip
_OF_COMPANIES: Final = frozenset({"share", "shareholder", "profit", "stock", "customer", "revenue", "bond"})
_TYPE: Final = re.compile(r"[A-Z]{0,2}-?\d{3,4}[A-Z]?")
_A_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d")
_TOWNS: Final = frozenset({"City", "Town", "Springs", "Falls", "Rapids", "Beach"})
_COMPASS: Final = frozenset(
    {"Northern", "Southern", "Eastern", "Western", "Central", "Upstate", "Downstate", "Coastal"}
)
_SURNAMES_TOO: Final = frozenset({"Power", "Church", "House", "Steel", "Fleet", "Guard", "Court", "Lines", "Press"})
_LED_BY: Final = frozenset({"of", "for", "on"})  # “American Academy of Surgeons”
_SURELY: Final = 50  # evidence that no other outweighs
_NEAR: Final = 12  # words that an apposition may have


@dataclass(frozen=True, slots=True)
class Seen:
    """One sighting of a name: what speaks for what, and what it is called beside it (“actor”, “prime minister”).

    `state` is the state named with a title or an office; `acts` whether it stands where one acts or is acted on,
    `governs` whether it does as a town or region does (“Norwick sued”); `short` is an acronym in brackets behind it.
    """

    run: Run
    evidence: Evidence
    called: frozenset[str]
    state: str | None
    acts: bool
    governs: bool
    short: str = ""

    @property
    def name(self) -> str:
        """The name as it stands there."""
        return self.run.name


def seen(text: Text, parsed: Parsed) -> Iterator[Seen]:
    """Every sighting of one article, in text order."""
    entities = {i: one for one in parsed.entities for i in parsed.within(one.start, one.end)}
    before: Run | None = None
    for run in runs.find(text, parsed):
        beside = before is not None and bool(before.titles) and text.body[before.end : run.start] == " and "
        yield _sighting(text.body, parsed, run, entities, beside=beside)
        before = run


def _sighting(body: str, parsed: Parsed, run: Run, entities: dict[int, Entity], *, beside: bool) -> Seen:
    """`beside`: the run stands after “and” behind somebody with a title (“Messrs Hall and Pinter”)."""
    head = parsed.head_of(tuple(range(run.first, run.last + 1)))
    head = run.last if head is None else head
    called, state = _called(parsed, run, head)
    titles = {_WRITTEN_OUT.get(title, title.lower()) for title in run.titles if title not in words().honorifics}
    person, *others = _evidence(body, parsed, run, entities, called)
    evidence = (person + 3 * beside, others[0], others[1], others[2])
    acts = _acts(parsed, head)
    acronym = _ACRONYM.match(body, run.end)
    short = acronym[1] if acronym and acronym[1][0] in run.name else ""
    titles |= {f"former {title}" for title in titles} if parties.is_former(body, run) else set()
    called |= titles | parties.around(body, run)
    return Seen(run, evidence, frozenset(called), run.state or state, acts, _governs(parsed, run), short)


def _is_which(parsed: Parsed, run: Run) -> bool:
    """“Aurelis Gold, which …”: no person is spoken of so."""
    return [word.text.lower() for word in parsed.words[run.last + 1 : run.last + 3]] == [",", "which"]


def _owns_as_body(parsed: Parsed, run: Run) -> bool:
    """“Calder's shares”, “Harrow's chief executive”: what only an organisation has."""
    head = parsed.words[run.last]
    return head.dep == "poss" and parsed.words[head.head].lemma in words().belongings


def _acts(parsed: Parsed, head: int) -> bool:
    """Whether a name stands where somebody acts or is acted on, by the word of it that the sentence governs."""
    word = parsed.words[head]
    if word.dep in ("nsubj", "nsubjpass", "dobj"):
        return True
    return word.dep == "pobj" and parsed.words[word.head].text.lower() in ("by", "against", "with", "between")


def _governs(parsed: Parsed, run: Run) -> bool:
    before = [parsed.words[i].text.lower() for i in range(max(0, run.first - 2), run.first)]
    head = parsed.words[run.last]
    acts = head.dep == "nsubj" and parsed.words[head.head].lemma in words().acting_verbs
    following = parsed.words[run.last + 1].text.lower() if run.last + 1 < len(parsed.words) else ""
    return before == ["city", "of"] or acts or (head.dep == "compound" and following in words().state_nouns)


def _evidence(body: str, parsed: Parsed, run: Run, entities: dict[int, Entity], called: set[str]) -> Evidence:
    found = [0, 0, 0, 0]
    opens = any(first == run.first for first, _ in parsed.sentences)
    _by_tagger(run, entities, found, doubtful=opens and run.first == run.last)
    label = entities[run.last].label if run.last in entities else ""
    _by_spelling(run, found, label)
    found[OTHER] += _SURELY * (_is_model(parsed, run) or _is_heading(body, run))
    following = parsed.words[run.last + 1].text.lower() if run.last + 1 < len(parsed.words) else ""
    before = [parsed.words[i].text.lower() for i in range(max(0, run.first - 2), run.first)]
    preceding = before[-1] if before else ""
    is_body = run.name.split(" ")[-1] in words().body_nouns
    found[PERSON] += 4 * bool(run.titles) * (not is_body)
    found[PLACE] += 4 * bool(called & words().place_words)
    found[BODY] += 3 * bool(called & words().body_words)
    found[OTHER] += 3 * (following in words().things) + 4 * _is_grade(run, following)
    found[BODY] += 3 * _is_which(parsed, run)
    found[PERSON] += 3 * bool(_AGE.match(body, run.end)) + 2 * (following == "who" or called & _offices() != set())
    found[PERSON] += 3 * (preceding in _CALLINGS and 0 < run.name.count(" ") < 3)
    found[PLACE] += 3 * (before == ["in", "the"]) + 2 * (preceding in _STANDS_IN)
    found[BODY] += 3 * _owns_as_body(parsed, run)
    if run.first == run.last and _governs(parsed, run):
        found[PLACE if found[PLACE] > found[BODY] else BODY] += 1
    found[BODY] += 2 * (preceding == "the" and run.first == run.last and run.name.endswith("s"))
    if 0 < run.name.count(" ") < 3 and not found[BODY] + found[PLACE]:
        found[PERSON] += (parsed.words[run.last].dep in _NAMED_SO) + 2 * bool(called)
    return found[0], found[1], found[2], found[3]


def _offices() -> frozenset[str]:
    return words().office_nouns | words().leader_nouns


def _by_tagger(run: Run, entities: dict[int, Entity], found: list[int], *, doubtful: bool) -> None:
    """Two points for what the tagger says of the whole name, one for what it says of its last word.

    One point too for a `doubtful` capital: a single word that begins a sentence (“Anger”).
    """
    entity = entities.get(run.last)
    if entity is None:
        return
    whole = entity.start <= run.start + 4 and entity.end >= run.end - 2 and not doubtful
    if entity.label in _LABELS:
        found[_LABELS[entity.label]] += 1 + whole
    elif entity.label in _OTHER_LABELS:
        found[OTHER] += 1 + whole


def _is_model(parsed: Parsed, run: Run) -> bool:
    """“A Vestra 737 MAX”, “the A320 Neo”: behind the number of a type a name is a thing's."""
    before = parsed.words[run.first - 1] if run.first else None
    if before is None or not _TYPE.fullmatch(before.text) or _A_YEAR.fullmatch(before.text):
        return False
    if run.first != run.last:
        return before.dep in ("nummod", "compound") and run.first <= before.head <= run.last
    return parsed.words[run.first].text.isupper() or before.dep in ("nummod", "compound")


def _is_grade(run: Run, following: str) -> bool:
    """“A Category 4”, “Phase 3”: one word and a number name a grade."""
    return run.first == run.last and len(following) < 3 and following.isdigit()


def _is_heading(body: str, run: Run) -> bool:
    """“Max Deliveries” at the head of a chart, where the text writes “Max deliveries”: no name of a person or body."""
    first, _, last = run.name.partition(" ")
    common = bool(last) and " " not in last and last not in words().body_nouns and last[0].isupper()
    return common and f" {first} {last.lower()}" in body


def _by_spelling(run: Run, found: list[int], label: str) -> None:
    """`label` is the tagger's: where it takes the name for a place's, “Colby City” is no club."""
    in_place = label in ("GPE", "LOC")
    parts = run.name.replace("'s", "").replace("’s", "").split(" ")
    known = words()
    found[PLACE] += 6 * (run.name in known.regions or (parts[0] in _COMPASS and " ".join(parts[1:]) in known.regions))
    if parts[-1] in known.companies:
        found[BODY] += 5
    elif len(parts) > 1 and (parts[-1] in known.place_nouns or (in_place and parts[-1] in _TOWNS)):
        found[PLACE] += 4
    elif _is_spelled_as_body(run.name, parts, label):
        found[BODY] += 4
    elif _is_colony(parts):
        found[PLACE] += 3
    elif len(parts) > 1 and parts[0] in known.gender and len(parts) < 5 and "of" not in parts:
        found[PERSON] += 2
    if len(parts) == 1 and parts[0].isupper() and 2 <= len(parts[0]) <= 6:
        found[BODY] += 1
    found[BODY] += 3 * any(_INNER_CAPITAL.match(part) for part in parts)


def _is_colony(parts: list[str]) -> bool:
    """“French Guiana”, “American Samoa”: a nationality and one word."""
    return len(parts) == 2 and packaged().forms.get(parts[0], ("", "name"))[1] == "people"


def _is_spelled_as_body(name: str, parts: list[str], label: str) -> bool:
    if len(parts) == 2 and parts[0] in words().gender and parts[-1] in _SURNAMES_TOO:
        return False
    led = parts[0] in words().leading_nouns and "of" in parts
    led |= label == "ORG" and any(one in words().leading_nouns and of in _LED_BY for one, of in pairwise(parts))
    return (len(parts) > 1 and (led or parts[-1] in words().body_nouns)) or name.endswith(("'s Office", "’s Office"))


def _called(parsed: Parsed, run: Run, head: int) -> tuple[set[str], str | None]:
    """Nouns that tell what is named, and the state beside an office among them."""
    found: set[str] = {"company"} if _is_owned(parsed, head) else set()
    state: str | None = None
    for noun, around in _nouns(parsed, run, head):
        called = _two_words(parsed, noun)
        if noun < run.first and called & _offices() and _is_of_another(parsed, noun):
            continue
        found.update(called)
        if called & _offices():
            state = state or _state(parsed, around)
    return found, state


def _is_owned(parsed: Parsed, head: int) -> bool:
    """“Calder shares”, “shareholders of Calder”: only a company has them."""
    word = parsed.words[head]
    above = (
        word.head if word.dep in ("poss", "compound") else parsed.words[word.head].head if word.dep == "pobj" else head
    )
    return above != head and parsed.words[above].lemma in _OF_COMPANIES


def _nouns(parsed: Parsed, run: Run, head: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Each noun that tells what is named, with the words of its phrase."""
    spelled = parsed.words
    before = list(_directly_before(parsed, run))
    if before and spelled[before[-1]].pos == "NOUN" and spelled[before[-1]].tag == "NN":
        yield before[-1], tuple(before)
    for child in parsed.children[head]:
        is_appos = spelled[child].dep == "appos" and spelled[child].pos == "NOUN" and child > run.last
        if is_appos and not _is_aside(parsed, head, child):
            yield child, parsed.subtree(child)[:_NEAR]
    if spelled[head].dep == "appos" and spelled[spelled[head].head].pos == "NOUN":
        above = spelled[head].head
        yield above, tuple(i for i in parsed.subtree(above) if i < run.first)[:_NEAR]
    if spelled[head].dep in _SUBJECTS and spelled[spelled[head].head].lemma in ("be", "become"):
        for child in parsed.children[spelled[head].head]:
            if spelled[child].dep == "attr" and spelled[child].pos == "NOUN":
                yield child, parsed.subtree(child)[:_NEAR]


def _is_of_another(parsed: Parsed, noun: int) -> bool:
    """“counselor to the president Ana Silva”: the president is somebody else."""
    first = noun
    while first > 2 and parsed.words[first - 1].pos in ("NOUN", "ADJ", "PROPN"):
        first -= 1
    return first > 1 and parsed.words[first - 1].text == "the" and parsed.words[first - 2].text in ("to", "of", "for")


def _is_aside(parsed: Parsed, head: int, noun: int) -> bool:
    """“Peace in Peru — even a short truce — is far”: what stands between dashes need not be the place."""
    before = parsed.words[parsed.subtree(noun)[0] - 1].text
    return before in ("—", "–", "-") and parsed.words[parsed.words[head].head].text.lower() == "in"


def _directly_before(parsed: Parsed, run: Run) -> Iterator[int]:
    """The words of the run's own phrase that stand before it: “former French president” in text order."""
    sentence = next(first for first, last in parsed.sentences if first <= run.first < last)
    at = run.first
    while at > sentence and parsed.words[at - 1].pos in ("NOUN", "ADJ", "PROPN") and run.first - at < _NEAR:
        at -= 1
    yield from range(at, run.first)


def _two_words(parsed: Parsed, noun: int) -> set[str]:
    """The noun, and with the word before it where they are one office: “minister”, “prime minister”.

    A vice president is not called “the president”.
    """
    found = {parsed.words[noun].lemma}
    found |= {f"former {lemma}" for lemma in found} if _is_former(parsed, noun) else set()
    if noun and parsed.words[noun - 1].text.lower() in ("vice", "deputy"):
        return {f"{parsed.words[noun - 1].text.lower()} {parsed.words[noun].lemma}"}
    if noun and parsed.words[noun - 1].pos in ("NOUN", "ADJ", "PROPN") and parsed.words[noun - 1].text.islower():
        found.add(f"{parsed.words[noun - 1].text} {parsed.words[noun].lemma}")
    return found


def _is_former(parsed: Parsed, noun: int) -> bool:
    """“Ana Silva, a former Maine governor”."""
    return any(parsed.words[child].text.lower() == "former" for child in parsed.children[noun])


def _goes_on(parsed: Parsed, index: int) -> bool:
    """“The American Harbour Council's president”: the name goes on, and no state is meant."""
    behind = parsed.words[index + 1].text if index + 1 < len(parsed.words) else ""
    return behind[:1].isupper() and behind not in words().titles


def _state(parsed: Parsed, around: tuple[int, ...]) -> str | None:
    for size in (3, 2, 1):
        for place in range(len(around) - size + 1):
            phrase = " ".join(parsed.words[i].text for i in around[place : place + size])
            found = packaged().forms.get(phrase)
            if _goes_on(parsed, around[place + size - 1]):
                continue
            if found and found[1] in ("people", "name") and found[0] in packaged().states:
                return found[0]
    return None
