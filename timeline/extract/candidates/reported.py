"""What somebody said, in a title: “Silva says bridge was safe”, “Silva plans to close bridge”, “Silva admits lying”."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract.candidates.clauses import SUBJECTS, child_with, is_passive, is_verb, subject
from timeline.extract.candidates.fitting import fit
from timeline.extract.candidates.inflection import gerund, third_person
from timeline.extract.candidates.phrases import Writer, lowered

_HEARERS: Final = ("dative", "dobj")
_PLACES: Final = frozenset({"in", "at", "on", "during", "to", "before", "about", "outside", "with", "against", "for"})
_AHEAD: Final = frozenset({"will", "would", "shall", "'ll", "’ll", "going"})
_OWN: Final = frozenset({"i", "we"})
_PROMISES: Final = frozenset({"promise", "pledge", "vow", "threaten", "swear"})
_WITH_GERUND: Final = frozenset({"admit", "deny", "report", "acknowledge", "recall", "describe", "regret", "mention"})
_SPEAKING: Final = frozenset({"say", "tell", "state", "add", "note", "declare", "claim", "argue", "insist", "explain"})
_ALONE: Final = frozenset(
    {
        "speak",
        "respond",
        "reply",
        "testify",
        "comment",
        "tweet",
        "write",
        "apologize",
        "apologise",
        "complain",
        "answer",
    }
)
_ACTS: Final[Mapping[str, tuple[str, str]]] = {  # what is left to say where the words said do not fit
    "announce": ("make", "announcement"),
    "warn": ("issue", "warning"),
    "promise": ("make", "promise"),
    "pledge": ("make", "pledge"),
    "deny": ("issue", "denial"),
    "apologize": ("offer", "apology"),
    "confirm": ("issue", "confirmation"),
}
_TO_SOMEBODY: Final = frozenset({"tell", "warn", "assure", "ask", "inform", "remind", "promise", "advise", "urge"})
_PAPERS: Final = frozenset(  # what “says” something without a mouth
    "report statement study letter document read-out article paper book indictment counterclaim lawsuit complaint memo "
    "poll survey law ruling message text tweet post note claim suit filing review advisory".split()
)
_MAKING_KNOWN: Final = frozenset({"announce", "confirm", "reveal"})
_OPINIONS: Final = frozenset({"think", "believe", "know", "hope", "tell", "say"})
_ANYBODY: Final = frozenset({"he", "she", "they", "it"})
_HEARER: Final = 32  # characters that a hearer may take
_EMPTY: Final = frozenset(
    {"get", "do", "go", "know", "think", "want", "feel", "like", "love", "need", "mean", "see", "have"}
)
_EXPLETIVE: Final = frozenset({"it", "there", "that", "this"})
_DEEPEST: Final = 3
_SHORT_LEAD: Final = 30  # characters that a speaker may take where the words said are long
_SHORTEST: Final = 8  # characters of content that are worth a title


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying with the speaker as the title calls it (`lead`), that actor (`about`), and the room there is."""

    writer: Writer
    verb: int
    lead: str
    about: frozenset[str]
    plural: bool
    room: int

    def told(self) -> str:
        """The title; "" where no clause says what was said, and the verb is to be written as any other."""
        words, children = self._parsed.words, self._parsed.children
        said = child_with(self._parsed, self.verb, "ccomp")
        if child_with(self._parsed, self.verb, "dobj") is not None and self._lemma not in _TO_SOMEBODY:
            return ""
        if said is None or not is_verb(self._parsed, said):
            return self._spoke() if self._is_bare() else ""
        content = _plain(self._parsed, said)
        if self._is_own(content):
            empty = words[content].lemma in _EMPTY and not _is_ahead(self._parsed, content)
            return self._spoke() if empty else self._of_oneself(content)
        thing = next((c for c in children[words[content].head] if words[c].dep == "attr" and c < content), None)
        cleft = thing is not None and any(words[c].tag == "WP" for c in children[content])
        roots = [thing, content] if cleft and thing is not None else [content]
        return self._with_content(content, roots) or self._spoke()

    @property
    def _parsed(self) -> Parsed:
        return self.writer.parsed

    @property
    def _lemma(self) -> str:
        return self._parsed.words[self.verb].lemma

    def _inflected(self, lemma: str) -> str:
        return lemma if self.plural else third_person(lemma)

    def _fit(self, roots: Sequence[int], begun: str, owners: frozenset[str] = frozenset()) -> str | None:
        """These phrases in the room that a beginning leaves, without “who” and the verb of saying itself."""
        without = {i for root in roots for i in self._parsed.subtree(root) if self._parsed.words[i].tag == "WP"}
        room = self.room - len(begun) - 1
        return fit(self._parsed, roots, self.writer, room, self.about, without, owners) if roots else ""

    def _with_content(self, content: int, roots: list[int]) -> str:
        """“Silva says bridge was safe”; with a shorter name for the speaker where that makes it fit."""
        if not _has_subject(self._parsed, content, self.writer):
            return ""
        hearer = self._hearer() if content > self.verb else ""
        says = self._inflected("say" if self._lemma == "tell" and not hearer else self._lemma)
        owners = _subject_actor(self._parsed, content, self.writer)
        for lead in (self.lead, self._shorter()):
            begun = " ".join(filter(None, (lead, says, hearer)))
            text = self._fit(roots, begun, owners) if lead else None
            if text and len(text) >= _SHORTEST:
                return f"{begun} {lowered(self._parsed, roots[0], text)}"
        return ""

    def _shorter(self) -> str:
        """A long subject in fewer words, "" if it has none: “Office of the State Attorney” becomes “Office”."""
        doer = subject(self._parsed, self.verb)
        if doer is None or len(self.lead) <= _SHORT_LEAD:
            return ""
        return fit(self._parsed, [doer], self.writer, _SHORT_LEAD) or ""

    def _is_own(self, content: int) -> bool:
        """Whether somebody speaks of themselves: “I will go”, “she said she would go”."""
        words = self._parsed.words
        doer = next((c for c in self._parsed.children[content] if words[c].dep in SUBJECTS), None)
        if doer is None:
            return False
        if words[doer].text.lower() in _OWN or self.writer.actor_at(doer) in self.about:
            return True
        speaker = subject(self._parsed, self.verb)
        alone = self.writer.actor_at(doer) is None and speaker is not None and words[speaker].pos != "PRON"
        return alone and words[doer].text.lower() in _ANYBODY and content > self.verb

    def _of_oneself(self, content: int) -> str:
        """“plans to resign”, “admits lying”, “tells of meeting her”, “denies knowing him”."""
        children, words = self._parsed.children[content], self._parsed.words
        roots = [c for c in children if c > content and words[c].dep not in ("punct", "conj", "cc", "advcl")]
        begun = self._begun(content, any(words[c].dep == "xcomp" for c in roots))
        rest = self._fit(roots, begun)
        needs = any(words[c].dep in ("dobj", "attr", "acomp", "xcomp", "ccomp") for c in roots)
        bare = not rest and (needs or begun.endswith("ing"))
        return self._spoke() if rest is None or bare else f"{begun} {rest}".strip()

    def _begun(self, content: int, to_do: bool) -> str:
        doing, lemma = self._parsed.words[content], self._lemma
        negated = child_with(self._parsed, content, "neg") is not None
        no = "not " if negated else ""
        if _is_ahead(self._parsed, content) or (doing.text.lower() == "going" and to_do):
            return f"{self.lead} {self._promises()} {no}to {doing.lemma}"
        if negated and lemma in _SPEAKING and doing.lemma != "be":
            return f"{self.lead} {self._inflected('deny')} {gerund(doing.lemma)}"
        tells = self._inflected(lemma) if lemma in _WITH_GERUND else f"{self._inflected('tell')} of"
        passive = is_passive(self._parsed, content)
        return f"{self.lead} {tells} {no}{f'being {doing.text}' if passive else gerund(doing.lemma)}"

    def _promises(self) -> str:
        if self._lemma in _PROMISES:
            return self._inflected(self._lemma)
        return f"{self._inflected(self._lemma)} plan" if self._lemma in _MAKING_KNOWN else self._inflected("plan")

    def _hearer(self) -> str:
        children = self._parsed.children[self.verb]
        hearers = [c for c in children if self._parsed.words[c].dep in _HEARERS and c > self.verb]
        return (fit(self._parsed, hearers, self.writer, _HEARER, self.about) or "") if hearers else ""

    def _is_bare(self) -> bool:
        """Whether a verb of saying stands without anything that was said; whom it was told to is not that."""
        objects = ("xcomp", "attr", "acomp", "oprd", "prt", *(() if self._lemma in _TO_SOMEBODY else ("dobj",)))
        return child_with(self._parsed, self.verb, *objects) is None and self._lemma in _SPEAKING

    def _spoke(self) -> str:
        """“Silva speaks at rally in Porto”: where what was said cannot be put into a title."""
        words, doer = self._parsed.words, subject(self._parsed, self.verb)
        lemma, what = ("speak", "") if self._lemma in _SPEAKING else _ACTS.get(self._lemma, (self._lemma, ""))
        mute = not self.about and doer is not None and words[doer].lemma in _PAPERS
        if mute or (not what and lemma not in _ALONE):
            return ""
        hearer = "" if what else self._hearer()
        to = "to" if hearer and lemma == "speak" else ""
        begun = " ".join(filter(None, (self.lead, self._inflected(lemma), what, to, hearer)))
        roots = [c for c in self._parsed.children[self.verb] if words[c].dep == "prep" and c > self.verb]
        rest = self._fit([c for c in roots if words[c].text.lower() in _PLACES], begun)
        return f"{begun} {rest or ''}".strip()


def _plain(parsed: Parsed, said: int) -> int:
    """The clause that says it: “it is clear that …” and “I think …” only lead up to it."""
    for _ in range(_DEEPEST):
        inner = next((c for c in parsed.children[said] if parsed.words[c].dep == "ccomp" and is_verb(parsed, c)), None)
        doer = child_with(parsed, said, "nsubj", "nsubjpass")
        word = parsed.words[doer].text.lower() if doer is not None else ""
        leads_up = word in _EXPLETIVE or (word in _OWN and parsed.words[said].lemma in _OPINIONS)
        if inner is None or not leads_up:
            return said
        said = inner
    return said


def _has_subject(parsed: Parsed, verb: int, writer: Writer) -> bool:
    doer = next((c for c in parsed.children[verb] if parsed.words[c].dep in SUBJECTS), None)
    return doer is not None and parsed.words[doer].text.lower() not in _EXPLETIVE and not writer.is_date(doer)


def _subject_actor(parsed: Parsed, verb: int, writer: Writer) -> frozenset[str]:
    actors = (writer.actor_at(child) for child in parsed.children[verb] if parsed.words[child].dep in SUBJECTS)
    return frozenset(actor for actor in actors if actor is not None)


def _is_ahead(parsed: Parsed, verb: int) -> bool:
    near = (parsed.words[child] for child in parsed.children[verb])
    return any(one.dep == "aux" and one.text.lower() in _AHEAD for one in near)
