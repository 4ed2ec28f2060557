"""The candidates of one article: dated ones, leaning ones, and undated ones that may tell of a dated event again."""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from timeline.core.model import Actor
from timeline.core.reading import Candidate, Leaning, Name, Parsed, Sentence, Span, Text, Timex
from timeline.extract.candidates import (
    antecedents,
    attaching,
    continuing,
    counting,
    dating,
    dayparts,
    handing,
    hanging,
    hourly,
    leanings,
    lexicon,
    listed,
    neighbours,
    opening,
    outcomes,
    parting,
    parts,
    pointing,
    programmes,
    quoting,
    sharing,
    sparing,
    statuses,
    tenses,
    titles,
)
from timeline.extract.candidates.clauses import is_infinitive, is_verb
from timeline.extract.candidates.lexicon import Lexicon
from timeline.extract.candidates.neighbours import Date
from timeline.extract.candidates.participants import Around, Cast, Casting, among, apart_from, with_accuser
from timeline.extract.candidates.phrases import Writer
from timeline.extract.candidates.triggers import Trigger, lemma_of, noun_kind, of_noun, of_verb

_WORDY: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_SHORTLY: Final = 3  # sentences in which “also” still goes on with what was told
_THIN: Final = 19  # characters of a title that need a name beside them
_TELLING: Final = frozenset({"ROOT", "conj", "ccomp", "relcl", "advcl"})
_UNSPECIFIC: Final = frozenset({"other", "statement", "movement", "publication", "launch", "order"})


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the stages before have read from one article; `timexes` include the intervals joined from others."""

    text: Text
    sentences: tuple[Sentence, ...]
    parsed: Parsed
    timexes: tuple[Timex, ...]
    names: tuple[Name, ...]


def propose(reading: Reading, actors: Mapping[str, Actor], around: Around) -> tuple[Candidate, ...]:
    """Every candidate of one article, in text order; `actors` are the registry's, by id."""
    maker = _Maker(reading, lexicon.load(), actors, around)
    found: list[Candidate] = []
    for index in range(len(reading.sentences)):
        found.extend(maker.of_sentence(index))
    return outcomes.leaning(pointing.named(reading.parsed, found), reading.text.body)


class _Maker:
    """Holds what is the same for every sentence of an article."""

    def __init__(self, reading: Reading, words: Lexicon, actors: Mapping[str, Actor], around: Around):
        self._reading, self._lexicon, self._actors, self._around = reading, words, actors, around
        self._states = frozenset(ident for ident, actor in actors.items() if actor.kind == "state")
        self._told: list[list[Candidate]] = []
        self._hours: list[Timex] = []
        self._parsed = hanging.off_dates(dating.without(reading.parsed, reading.timexes), reading.timexes)
        self._casting = Casting(self._parsed, words, actors, around, reading.names)

    def of_sentence(self, index: int) -> list[Candidate]:
        """The candidates of a sentence; sentences must come in their order."""
        self._hours = hourly.openings(self._parsed, self._reading.text.body, self._reading.sentences[index])
        asks_from = quoting.asks_from(self._reading.text.body, self._reading.sentences[index])
        found = [one for one in self._of_sentence(index) if one.trigger.start < asks_from]
        self._told.append(found := [one for one in found if not programmes.goes_on(one, self._told)])
        return found

    def _of_sentence(self, index: int) -> list[Candidate]:
        sentence = self._reading.sentences[index]
        if quoting.asks_from(self._reading.text.body, sentence) == sentence.start:
            return []
        timexes = [one for one in self._reading.timexes if sentence.start <= one.start < sentence.end]
        timexes = [one for one in timexes if not quoting.is_title(one, sentence)]
        names = [one for one in self._reading.names if sentence.start <= one.start < sentence.end]
        leant_on = leanings.find(self._parsed, self._lexicon, self._reading.text.body, sentence.start, sentence.end)
        known = frozenset(one.event for one in leant_on if not leanings.is_new(one.leaning))
        dated = self._dated(sentence, timexes, names, known)
        leaning = self._leaning(leant_on, sentence, timexes, names, {one.trigger for one in dated})
        seen = {one.trigger for one in (*dated, *leaning)}
        if any(one.when and one.says_enough for one in dated) or any(
            one.leans and one.leans.spread is not None and not leanings.is_new(one.leans) for one in leaning
        ):
            during = {one.leans.kind for one in leaning if one.leans and one.leans.relation == "same time"}
            again = self._undated(index, sentence, timexes, names, partial(self._is_told_beside, seen, during))
            return sorted([*dated, *leaning, *again], key=lambda one: one.trigger.start)
        undated = self._undated(index, sentence, timexes, names, lambda trigger: self._span(trigger) not in seen)
        besides = self._besides(index, timexes, names) if not timexes and not leaning else []
        undated = [one for one in undated if all(one.trigger != other.trigger for other in besides)]
        return sorted([*dated, *leaning, *undated, *besides], key=lambda one: one.trigger.start)

    def _besides(self, index: int, timexes: list[Timex], names: list[Name]) -> list[Candidate]:
        """“She also promised …” is of the day of what she was told to have done right before."""
        sentence = self._reading.sentences[index]
        found = continuing.besides(self._parsed, self._parsed.sentences[index], sentence)
        before = next((some for some in reversed(self._told[-_SHORTLY:]) if any(one.when for one in some)), None)
        trigger = of_verb(self._parsed, self._lexicon, found[0]) if found and before else None
        if found is None or before is None or trigger is None:
            return []
        dated = [one for one in before if one.when]
        day = continuing.day(self._parsed, found[1], dated, self._reading.text.article.published)
        if day is None:
            return []
        one = self._candidate(sentence, trigger, timexes, names, timex=day)
        return [one] if continuing.is_of(one, dated) and one.says_enough else []

    def _dated(
        self, sentence: Sentence, timexes: list[Timex], names: list[Name], leant_on: frozenset[int]
    ) -> list[Candidate]:
        by_word: parting.Places = {}
        dates = attaching.dates(self._parsed, timexes, self._reading.text.article.published)
        for one in dates:
            for trigger, timex in self._dated_by(one, dates, sentence, leant_on):
                place = parting.place(self._parsed, self._lexicon, by_word, trigger, timex)
                by_word.setdefault(place, (trigger, []))[1].append(timex)
        known = [(trigger, one) for trigger, some in by_word.values() for one in some]
        for trigger, timex in self._counted(sentence, timexes, known):
            by_word[trigger.word, 0] = (trigger, [timex])
        found = []
        nouns = {self._span(one) for one, _ in by_word.values() if one.is_noun}
        for trigger, its_dates in by_word.values():
            told = dating.telling(its_dates, self._reading.text.body)
            parted = sharing.respective(self._parsed, trigger, len(told)) or [frozenset[int]()] * len(told)
            for timex, not_meant in zip(told, parted, strict=True):
                meant = [one for one in names if not not_meant & set(self._parsed.within(one.start, one.end))]
                made = self._candidate(sentence, trigger, timexes, meant, timex=timex, without=not_meant)
                other = handing.instead(self._parsed, self._lexicon, trigger, made.title)
                if other is not None and (other.word, 0) not in by_word:
                    again = self._candidate(sentence, other, timexes, meant, timex=timex)
                    made = again if again.says_enough else made
                found.append(made)
        by_verbs = {(one.title, one.when) for one in found if one.trigger not in nouns}
        found = [one for one in found if one.trigger not in nouns or (one.title, one.when) not in by_verbs]
        return [one for one in found if one.says_enough or (one.trigger in nouns and one.kind not in _UNSPECIFIC)]

    def _counted(
        self, sentence: Sentence, timexes: Sequence[Timex], known: Sequence[tuple[Trigger, Timex]]
    ) -> list[tuple[Trigger, Timex]]:
        body = self._reading.text.body
        found = counting.counted(self._parsed, self._lexicon, body, sentence.start, sentence.end, known)
        published = self._reading.text.article.published
        if self._hours:
            found += hourly.dated(self._parsed, self._lexicon, body, sentence, [*known, *found], published)
        found += dayparts.dated(self._parsed, self._lexicon, sentence, [*known, *found], published)
        if known or found or any(one.value for one in timexes):
            return found
        if not self._hours:
            return programmes.dated(self._parsed, self._lexicon, body, sentence, published)
        before = [one for some in self._told[-_SHORTLY:] for one in some]
        return hourly.told_now(self._parsed, self._lexicon, body, sentence, before, published)

    def _dated_by(
        self, one: Date, dates: Sequence[Date], sentence: Sentence, leant_on: frozenset[int]
    ) -> Iterator[tuple[Trigger, Timex]]:
        """What a date dates: its trigger, what happened at the same time, and the saying of a quoted “today”."""
        if any(span.start <= one.timex.start < span.end for span in sentence.quoted):
            said = sharing.said_today(self._parsed, self._lexicon, one)
            yield from [said] if said else []
        told = self._fitted(sharing.explained(self._parsed, self._lexicon, one), one)
        if told and sharing.only_bounds(self._parsed, one):
            yield told
            return
        found = self._fitted(self._governing(one, sentence, leant_on, dates), one)
        if told and (found is None or sharing.says_more(self._lexicon, told[0], found[0])):
            yield told
        day_of = (self._fitted(other, one) for other in neighbours.days_of(self._parsed, self._lexicon, one))
        yield from (other for other in day_of if other)
        others = [other for other in dates if other is not one]
        then = self._fitted(opening.main(self._parsed, self._lexicon, one, others), one)
        if then and (found is None or then[0].word != found[0].word):
            yield then
        if found is None:
            return
        yield found
        yield from sharing.harm_since(self._parsed, self._lexicon, found, self._reading.text.article.published)
        yield from ((beside, found[1]) for beside in sharing.companions(self._parsed, self._lexicon, *found, others))

    def _governing(
        self, one: Date, sentence: Sentence, leant_on: frozenset[int], dates: Sequence[Date]
    ) -> Trigger | None:
        """The trigger of a date; none where the one stands in a quotation and the other outside."""
        others = [other for other in dates if other is not one]
        found = attaching.governing(self._parsed, self._lexicon, one, leant_on, others)
        return quoting.kept(self._parsed, self._lexicon, found, one, sentence.quoted) if found else None

    def _fitted(self, trigger: Trigger | None, one: Date) -> tuple[Trigger, Timex] | None:
        """A trigger with its date as its verb allows it; None where there is none, or the two do not go together."""
        published = self._reading.text.article.published
        timex = tenses.fit(self._parsed, self._lexicon, trigger, one.timex, published) if trigger else None
        return (trigger, timex) if trigger is not None and timex is not None else None

    def _leaning(
        self,
        leant_on: Sequence[leanings.Found],
        sentence: Sentence,
        timexes: list[Timex],
        names: list[Name],
        seen: set[Span],
    ) -> list[Candidate]:
        found = []
        for one in leant_on:
            above = leanings.outside(self._parsed, one)
            trigger = self._above(above)
            if trigger is None and above is not None:
                trigger = self._above(leanings.goes_on(self._parsed, self._lexicon, one, above))
            if trigger is None or self._is_only_wished(trigger):
                continue
            if leanings.is_new(one.leaning) and trigger.is_noun:
                continue  # “comments made during an interview”
            if trigger.word != one.event and self._span(trigger) not in seen:
                found.append(self._candidate(sentence, trigger, timexes, names, leans=one.leaning))
        return [one for one in found if one.says_enough and leanings.may_be_dated(one)]

    def _is_only_wished(self, trigger: Trigger) -> bool:
        """“told them to hide during the raid”: without a date of its own, what is to be done is no happening."""
        verb = trigger.verb
        if verb is None or not is_infinitive(self._parsed, verb):
            return False
        above = self._parsed.words[self._parsed.words[verb].head].lemma
        return above not in self._lexicon.factual.verbs | self._lexicon.scheduling.verbs

    def _above(self, outside: int | None) -> Trigger | None:
        if outside is None:
            return None
        if is_verb(self._parsed, outside):
            return of_verb(self._parsed, self._lexicon, outside)
        return of_noun(self._parsed, self._lexicon, outside) or attaching.above(self._parsed, self._lexicon, outside)

    def _is_told_beside(self, told: Container[Span], during: Container[str], one: Trigger) -> bool:
        return one.kind in during or (self._span(one) not in told and sharing.is_earlier(self._parsed, one))

    def _undated(
        self, index: int, sentence: Sentence, timexes: list[Timex], names: list[Name], wanted: Callable[[Trigger], bool]
    ) -> list[Candidate]:
        found: dict[int, Trigger] = {}
        for word in range(*self._parsed.sentences[index]):
            trigger = None
            if is_verb(self._parsed, word) and self._parsed.words[word].dep in _TELLING:
                trigger = of_verb(self._parsed, self._lexicon, word)
            elif noun_kind(self._parsed, self._lexicon, word):
                trigger = of_noun(self._parsed, self._lexicon, word)
            if trigger is None or trigger.kind in _UNSPECIFIC or self._is_only_wished(trigger):
                continue
            if wanted(trigger):
                found.setdefault(trigger.word, trigger)
        return [self._candidate(sentence, trigger, timexes, names) for trigger in found.values()]

    def _span(self, trigger: Trigger) -> Span:
        word = self._parsed.words[trigger.word]
        return Span(word.start, word.end)

    def _candidate(
        self,
        sentence: Sentence,
        trigger: Trigger,
        timexes: Sequence[Timex],
        names: Sequence[Name],
        *,
        timex: Timex | None = None,
        leans: Leaning | None = None,
        without: frozenset[int] = frozenset(),
    ) -> Candidate:
        parsed, words = self._parsed, self._lexicon
        aside = [one for one in names if timex is not None and timex.start <= one.start < timex.end]
        names = [one for one in names if one not in aside]
        scope = parts.scope(parsed, trigger, words)
        speaker = parts.speaker(parsed, words, trigger.word, sentence, names)
        acting = self._casting.of(trigger, scope, speaker)
        acting = among(acting, names) if without else acting if not aside else apart_from(acting, aside, names)
        dates = [*timexes, *self._hours, *([timex] if timex else [])]
        writer = Writer(parsed, names, dates, self._actors, self._around.titles, without, self._around.gender)
        if timex and (own := listed.own_number(parsed, timexes, timex)):
            writer.stand_for(*own)
        published = self._reading.text.article.published
        status = statuses.of(parsed, words, trigger, timex, published)
        ahead = status == "scheduled" and statuses.is_ahead(timex, published)
        day = parsed.within(timex.start, timex.end) if timex else ()
        dated = timex is not None or leans is not None
        title = sparing.fitting(writer, words, trigger, acting, speaker, ahead=ahead, day=day, at_length=dated)
        title = title or parsed.words[trigger.word].text.capitalize()
        acting = self._casting.with_lead(acting, trigger, title, names)
        return Candidate(
            article=self._reading.text.article.id,
            quote=quoting.evidence(self._reading.text, sentence, parsed.words[trigger.word].start),
            trigger=self._span(trigger),
            title=self._told_by(writer, speaker, acting, trigger, sentence, title),
            kind=trigger.kind,
            status=status,
            actors=with_accuser(acting, speaker if status == "claimed" and speaker in self._actors else None),
            content=self._content(scope, names, timexes) | antecedents.meant(parsed, words, trigger.verb),
            when=timex.value if timex else None,
            label=dating.label(timex) if timex else None,
            timex=timex,
            leans=leans,
            attributed_to=self._actors[speaker].name if speaker and speaker in self._actors else speaker,
            place=parts.place(parsed, trigger, names, self._states),
            why=dating.why(trigger.why, timex, leans),
            lemma=lemma_of(parsed, words, trigger),
            named=frozenset(one.actor for one in names),
            unsure=frozenset(one.actor for one in names) - {one.actor for one in names if one.form != "pronoun"},
        )

    def _told_by(
        self, writer: Writer, speaker: str | None, acting: Cast, trigger: Trigger, sentence: Sentence, title: str
    ) -> str:
        """“Silva says work has been done”: a few words out of a quotation say too little without who said them."""
        at = self._parsed.words[trigger.word].start
        quoted = any(span.start <= at < span.end for span in sentence.quoted)
        said_by = self._actors.get(speaker or "")
        if said_by is None or not quoted or " " not in title or len(title) > _THIN:
            return title
        if any(self._actors[ident].name in title for ident, _ in (*acting, (said_by.id, ""))):
            return title
        told = titles.told_by(writer, self._lexicon, trigger, said_by)
        return told or f"{said_by.name}: {title[:1].lower()}{title[1:]}"

    def _content(self, scope: Iterable[int], names: Sequence[Name], timexes: Sequence[Timex]) -> frozenset[str]:
        covered: list[Name | Timex] = [*names, *timexes]
        words = (self._parsed.words[index] for index in scope)
        return frozenset(
            word.lemma
            for word in words
            if word.pos in _WORDY
            and len(word.lemma) > 2
            and word.lemma not in self._lexicon.stative.verbs
            and not any(one.start <= word.start < one.end for one in covered)
        )
