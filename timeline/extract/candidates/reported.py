"""What somebody said, in a title: “Silva says bridge was safe”, “Silva plans to close bridge”, “Silva admits lying”."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract import vocabulary
from timeline.extract.candidates import places
from timeline.extract.candidates.clauses import SUBJECTS, child_with, is_passive, subject
from timeline.extract.candidates.conditions import is_conditional
from timeline.extract.candidates.contents import (
    AHEAD,
    has_subject,
    is_ahead,
    is_clause,
    modals,
    named_in,
    plain,
    said_by,
    subject_actor,
)
from timeline.extract.candidates.fitting import fit, is_bare_clause, is_hollow
from timeline.extract.candidates.inflection import gerund, third_person
from timeline.extract.candidates.joined import shared_object
from timeline.extract.candidates.phrases import UNCUT, Writer, lowered
from timeline.extract.candidates.quoted import beginning_quoted, words_quoted
from timeline.extract.candidates.speakers import hearers, name_again, own_subject
from timeline.extract.candidates.torn import ends_alike

_HEARERS: Final = ("dative", "dobj")
_PROMISES: Final = frozenset({"promise", "pledge", "vow", "threaten", "swear"})
_WITH_GERUND: Final = frozenset({"admit", "deny", "report", "acknowledge", "recall", "describe", "regret", "mention"})
_SPEAKING: Final = frozenset({"say", "tell", "state", "add", "note", "declare", "claim", "argue", "insist", "explain"})
_WRITING: Final = frozenset({"tweet", "write"})
_ALONE: Final = frozenset("speak respond reply testify comment tweet write apologize apologise complain answer".split())
_ACTING: Final = frozenset({"respond", "testify", "apologize", "apologise", "complain"})  # more than to say something
_ACTS: Final[Mapping[str, tuple[str, str]]] = {  # what is left to say where the words said do not fit
    "announce": ("make", "announcement"), "warn": ("issue", "warning"), "promise": ("make", "promise"),
    "pledge": ("make", "pledge"), "deny": ("issue", "denial"), "apologize": ("offer", "apology"),
    "confirm": ("issue", "confirmation"),
}  # fmt: skip
_TO_SOMEBODY: Final = frozenset({"tell", "warn", "assure", "ask", "inform", "remind", "promise", "advise", "urge"})
_PAPERS: Final = vocabulary.words("papers")
_MAKING_KNOWN: Final = frozenset({"announce", "confirm", "reveal"})
_PRESS: Final = frozenset({"reporter", "journalist", "medium", "media", "press", "correspondent", "viewer", "reader"})
_HEARER: Final = 32  # characters that a hearer may take
_STATES: Final = vocabulary.words("states")
_HAPPENING: Final = vocabulary.words("unplanned")
_FEARING: Final = frozenset("warn fear worry predict expect believe think doubt hint complain".split())
_NO_END: Final = vocabulary.words("no_end")
_PLANNING: Final = frozenset({"plan", "expect", "intend", "schedule", "set", "prepare", "aim", "slate"})
_WITH_THAT: Final = frozenset({"respond", "reply", "object", "complain", "counter", "retort", "boast", "comment"})
_SHORT_LEAD: Final = 30  # characters that a speaker may take where the words said are long
_QUOTING: Final = ": “”"
_BARE: Final = 2  # words: “she believed”
_VAGUE: Final = vocabulary.words("vague")
_WITH_WHERE: Final = vocabulary.words("with_where")
_NEVER_BARE: Final = frozenset({"tell", "inform", "assure", "remind"})
_ANY: Final = 10_000  # characters: room for all
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
        said = said_by(self._parsed, self.verb)
        if child_with(self._parsed, self.verb, "dobj") is not None and self._lemma not in _TO_SOMEBODY:
            return ""
        if said is None or not is_clause(self._parsed, said):
            return (self._in_quotes(None) or self._spoke(said)) if self._is_bare() else ""
        content = plain(self._parsed, said, self.verb)
        own = own_subject(self.writer, self.verb, content, self.about, plural=self.plural)
        if own is not None and (short := self._of_oneself(content)):
            return short
        name_again(self.writer, content, self.about, plural=self.plural, own=own)
        thing = next((c for c in children[words[content].head] if words[c].dep == "attr" and c < content), None)
        cleft = thing is not None and any(words[c].tag == "WP" for c in children[content])
        roots = [thing, content] if cleft and thing is not None else [content]
        for index in self._parsed.subtree(content):
            pointing = words[index].text.lower() in ("this", "that") and words[index].tag == "DT"
            if pointing and words[index].dep == "nsubj":
                self.writer.stand_for(index, words[index].text)
        if self._hides_somebody(content) and (quoted := self._in_quotes(content)):
            return quoted
        at_length = self._in_quotes(content) if self.room > UNCUT else ""  # long, the words as they stand read best
        told = at_length or self._with_content(content, roots)
        told = told or self._in_quotes(content)
        told = told or (self._told_of(content) if own is not None and not self._is_unwilled(content) else "")
        return told or self._spoke(content)

    def _hides_somebody(self, content: int) -> bool:
        """“I’m not firing him”: of whom nobody knows whom it means the words as they stand say more than “a man”."""
        inside = (i for i in self._parsed.subtree(content) if self._parsed.words[i].text.lower() in ("him", "her"))
        return any(self.writer.is_pronoun(i) and self.writer.actor_at(i) is None for i in inside)

    def _in_quotes(self, content: int | None) -> str:
        """“Silva: “That has not changed””: the words as they stand, where they cannot be told in others."""
        for lead in filter(None, (self.lead, self._shorter())):
            words = words_quoted(self.writer, self.verb, content, self.room - len(lead) - len(_QUOTING))
            if words:
                return f"{lead}: “{words}”"
        return ""

    @property
    def _parsed(self) -> Parsed:
        return self.writer.parsed

    @property
    def _lemma(self) -> str:
        return self._parsed.words[self.verb].lemma

    def _inflected(self, lemma: str, lead: str = "") -> str:
        if is_ahead(self._parsed, self.verb) or self._is_planned():
            return f"to {lemma}"
        one_left = " and " in self.lead and bool(lead) and " and " not in lead  # of “Silva and aides”, if too long
        return lemma if self.plural and not one_left else third_person(lemma)

    def _is_planned(self) -> bool:
        """“planned to tell voters that …”: it is yet to be told."""
        words = self._parsed.words
        above = words[words[self.verb].head].lemma
        return words[self.verb].dep == "xcomp" and words[self.verb].tag == "VB" and above in _PLANNING

    def _fit(self, roots: Sequence[int], begun: str, owners: frozenset[str] = frozenset()) -> str | None:
        """These phrases in the room that a beginning leaves, without the “what” that leads up to them."""
        children, words = self._parsed.children, self._parsed.words
        without = {i for root in roots for i in (root, *children[root]) if words[i].tag == "WP" and len(roots) > 1}
        without |= (
            set(self._parsed.subtree(self.verb))
            if any(root in self._parsed.above(self.verb) for root in roots)
            else set()
        )
        room = self.room - len(begun) - 1
        return fit(self._parsed, roots, self.writer, room, self.about, without, owners) if roots else ""

    def _with_content(self, content: int, roots: list[int]) -> str:
        """“Silva says bridge was safe”; with a shorter name for the speaker where that makes it fit."""
        if not has_subject(self._parsed, content, self.writer):
            return ""
        hearer = self._hearer(without=_PRESS) if content > self.verb else ""
        owners = subject_actor(self._parsed, content, self.writer)
        whole = fit(self._parsed, roots, self.writer, _ANY, self.about, (), owners) or ""
        variants = ((self.lead, hearer), (self.lead, ""), (self._shorter(), hearer), (self._shorter(), ""))
        first = ""
        for place, variant in enumerate(variants):
            told = self._in_variant(content, roots, owners, *variant)
            if told and ends_alike(told, whole) and (place < len(variants) // 2 or self._is_person()):
                return told
            first = first or told
        return first

    def _is_person(self) -> bool:
        return bool(self.about) and all(self.writer.actors[one].kind == "person" for one in self.about)

    def _in_variant(self, content: int, roots: list[int], owners: frozenset[str], lead: str, told: str) -> str:
        plain = self._lemma == "make" or (self._lemma == "tell" and not told)  # “makes clear”, “tells”
        says = self._inflected("say" if plain else self._lemma, lead)
        that = "that" if self._lemma in _WITH_THAT else ""
        begun = " ".join(filter(None, (lead, says, told, that)))
        owners |= hearers(self.writer, self.verb) if told else frozenset()
        text = self._fit(roots, begun, owners) if lead else None
        of_others = bool(text) and " " in lead and lead in (text or "")
        if not text or len(text) < _SHORTEST or self._is_bare_of(content, text) or of_others:
            return ""
        return f"{begun} {lowered(self._parsed, roots[0], text)}"

    def _is_bare_of(self, content: int, text: str) -> bool:
        """“she believed”, “they have got it”: what would tell more has been left out."""
        words, children = self._parsed.words, self._parsed.children[content]
        lost = [
            c for c in children if words[c].dep in ("dobj", "prep", "ccomp", "xcomp", "acomp", "attr") and c > content
        ]
        hollow = words[content].lemma == "get" or is_hollow(self._parsed, content)
        if text.split(" ")[-1].lower() in _NO_END or is_bare_clause(self._parsed, content, text):
            return True
        if words[content].lemma in _NEVER_BARE and said_by(self._parsed, content) in (None, self.verb):
            return True  # “says she has told Bach”
        moves = ("prep",) if words[content].lemma in _WITH_WHERE else ()
        cut = any(words[c].dep in ("dobj", "attr", "xcomp", "ccomp", *moves) for c in lost)
        if cut and text.endswith(f" {words[content].text}"):
            return True  # “announces he is making”
        return hollow or (bool(lost) and len(text.split()) <= _BARE)

    def _shorter(self) -> str:
        """A subject in fewer words, "" if it has none: “Silva”; “Office” for a long “Office of the State Attorney”."""
        called = [self.writer.actors[one] for one in self.about if one in self.writer.actors]
        if len(called) == 1 and called[0].kind == "person" and called[0].name == self.lead:
            short = self.writer.surname(called[0])
            return "" if short == self.lead else short
        doer = subject(self._parsed, self.verb)
        if doer is None or len(self.lead) <= _SHORT_LEAD:
            return ""
        return fit(self._parsed, [doer], self.writer, _SHORT_LEAD) or ""

    def _of_oneself(self, content: int) -> str:
        """“plans to resign”, “admits lying”; "" where “says she …” tells more truly what was said."""
        helping = modals(self._parsed, content)
        ahead = is_ahead(self._parsed, content) or self._parsed.words[content].text.lower() == "going"
        negated = child_with(self._parsed, content, "neg") is not None
        if helping - AHEAD or is_conditional(self._parsed, content) or self._speaks_for_others(content):
            return ""
        if ahead:
            return "" if self._is_unwilled(content) else self._told_of(content)
        return "" if negated or self._lemma not in _WITH_GERUND else self._told_of(content)

    def _is_unwilled(self, content: int) -> bool:
        """“will miss the deadline”, “would love to”: what is no plan."""
        return self._lemma in _FEARING or self._parsed.words[content].lemma in _STATES | _HAPPENING

    def _speaks_for_others(self, content: int) -> bool:
        """“We will close it”, said by one of a firm's people, is no plan of the one who says it."""
        doers = [c for c in self._parsed.children[content] if self._parsed.words[c].text.lower() == "we"]
        return bool(doers) and any(self.writer.actors[one].kind == "person" for one in self.about)

    def _told_of(self, content: int) -> str:
        """“plans to resign”, “admits lying”, “denies knowing him”; of what has been done “tells of meeting her”."""
        children, words = self._parsed.children[content], self._parsed.words
        lemma = words[content].lemma
        if self._speaks_for_others(content) or (lemma in _NEVER_BARE and said_by(self._parsed, content) == self.verb):
            return ""
        known = is_ahead(self._parsed, content) or self._lemma in _WITH_GERUND
        feels = lemma == "be" and child_with(self._parsed, content, "acomp") is not None
        if not known and ((lemma in _STATES and not feels) or modals(self._parsed, content)):
            return ""
        roots = [c for c in children if c > content and words[c].dep not in ("punct", "conj", "cc", "advcl")]
        if not roots and (shared := shared_object(self._parsed, content)) is not None:
            roots = [shared]
        begun = self._begun(content, any(words[c].dep == "xcomp" for c in roots))
        rest = self._fit(roots, begun)
        needs = any(words[c].dep in ("dobj", "attr", "acomp", "xcomp", "ccomp") for c in roots)
        bare = not rest and (needs or begun.endswith("ing"))
        return "" if rest is None or bare or self.lead in rest else f"{begun} {rest}".strip()

    def _begun(self, content: int, to_do: bool) -> str:
        doing, lemma = self._parsed.words[content], self._lemma
        negated = child_with(self._parsed, content, "neg") is not None
        no = "not " if negated else ""
        if is_ahead(self._parsed, content) or (doing.text.lower() == "going" and to_do):
            return f"{self.lead} {self._promises()} {no}to {doing.lemma}"
        if negated and lemma in _SPEAKING:
            return f"{self.lead} {self._inflected('deny')} {gerund(doing.lemma)}"
        tells = self._inflected(lemma) if lemma in _WITH_GERUND else f"{self._inflected('tell')} of"
        passive = is_passive(self._parsed, content)
        return f"{self.lead} {tells} {no}{f'being {doing.text}' if passive else gerund(doing.lemma)}"

    def _promises(self) -> str:
        if self._lemma in _PROMISES:
            return self._inflected(self._lemma)
        return f"{self._inflected(self._lemma)} plan" if self._lemma in _MAKING_KNOWN else self._inflected("plan")

    def _hearer(self, without: frozenset[str] = frozenset()) -> str:
        """Whom it was told to; a word among those `without` is none."""
        children, words = self._parsed.children[self.verb], self._parsed.words
        hearers = [c for c in children if words[c].dep in _HEARERS and c > self.verb and words[c].lemma not in without]
        return (fit(self._parsed, hearers, self.writer, _HEARER, self.about) or "") if hearers else ""

    def _is_bare(self) -> bool:
        """Whether a verb of saying stands without anything that was said; whom it was told to is not that."""
        objects = ("xcomp", "attr", "acomp", "oprd", "prt", *(() if self._lemma in _TO_SOMEBODY else ("dobj",)))
        spoken = self._lemma in _SPEAKING | _WRITING
        return spoken and child_with(self._parsed, self.verb, *objects) is None

    def _spoke(self, content: int | None = None) -> str:
        """That somebody spoke, where the words said do not fit; "" as long as they are to be told at length."""
        told = self._begun_quote(content) or self._only_spoke(content)
        self.writer.spared = self.writer.spared or (bool(told) and self.writer.whole)
        return "" if self.writer.whole else told

    def _begun_quote(self, content: int | None) -> str:
        """“Silva: “The bridge that we closed was, so far as anybody …””: more than that Silva speaks about a bridge."""
        room = UNCUT - len(self.lead) - len(_QUOTING)
        words = words_quoted(self.writer, self.verb, None, room)
        words = words or beginning_quoted(self.writer, self.verb, content, room)
        return f"{self.lead}: “{words}”" if words else ""

    def _only_spoke(self, content: int | None) -> str:
        """“Silva speaks at rally in Porto”, “Silva speaks about bridge”."""
        words, doer = self._parsed.words, subject(self._parsed, self.verb)
        lemma, what = ("speak", "") if self._lemma in _SPEAKING else _ACTS.get(self._lemma, (self._lemma, ""))
        mute = not self.about and doer is not None and words[doer].lemma in _PAPERS
        if mute or (not what and lemma not in _ALONE):
            return ""
        hearer = "" if what else self._hearer()
        to = "to" if hearer and lemma == "speak" else ""
        begun = " ".join(filter(None, (self.lead, self._inflected(lemma), what, to, hearer)))
        if content is not None and (topic := self._topic(content, begun)):
            return f"{begun} about {topic}"
        roots = places.where_said(self._parsed, self.verb, in_words=bool(hearer))
        if rest := self._fit(roots, begun):
            return f"{begun} {lowered(self._parsed, roots[0], rest)}"
        if hearer or lemma in _ACTING or self._lemma in _ACTING:
            return begun
        about = named_in(self.writer, content, self.lead) if content is not None else ""
        if about or not (roots := places.where_said(self._parsed, self.verb, in_words=True)):
            return f"{begun} about {about}" if about else ""
        rest = self._fit(roots, begun)  # “Silva speaks in statement”: the last that is left, and the quote tells more
        return f"{begun} {lowered(self._parsed, roots[0], rest)}" if rest else ""

    def _topic(self, content: int, begun: str) -> str:
        """What the words said are about: their subject, if it is a noun and not the speaker."""
        words = self._parsed.words
        doer = next((c for c in self._parsed.children[content] if words[c].dep in SUBJECTS), None)
        doer = content if doer is None and words[content].pos == "NOUN" else doer  # whose verb the parser has lost
        if doer is None or words[doer].pos not in ("NOUN", "PROPN") or self.writer.is_date(doer):
            return ""
        if self.writer.actor_at(doer) is not None or words[doer].lemma in _VAGUE:
            return ""
        text = self._fit([doer], f"{begun} about")
        if self.lead in (text or ""):
            return ""
        return lowered(self._parsed, doer, text) if text else ""
