"""Words, heads and named entities of sentences. Only this and `speechparts` know spaCy; the rest sees `Parsed`."""

import gc
import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import Any, Final, NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from thinc.api import NumpyOps, get_current_ops, set_current_ops
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from timeline.core.reading import Entity, Parsed, Sentence, Text, Word
from timeline.extract.grammar import newverbs, speechparts
from timeline.extract.grammar.mending import mend

_BATCH: Final = 64
_PLAIN: Final = str.maketrans("’‘“”\n\u00a0", "''\"\"  ")  # models learnt from plain signs; one for one, so places hold
_LOOSE_DASH: Final = re.compile(r"(?<=\D\s)[-–](?=\s)|(?<!\d)—|—(?!\d)")  # not those of “2019 - 2021”
_GAP: Final = re.compile(r" {4,}(?= )| {5,}(?=[’'.,;:!?)])")  # blanks left of furniture; one stays between words
_TITLES: Final = ("Sens.", "Reps.", "Govs.", "Profs.", "Drs.", "Lts.", "Sgts.")  # of several; else the name is cut off
_RARE: Final = ("singe", "swinge")  # verbs of which “singing” and “swinging” would be taken for forms
_LONGEST: Final = 2_000  # characters; beyond that it is no sentence, and the parser's memory grows with it


def parse(text: Text, sentences: Sequence[Sentence], model: str) -> Parsed:
    """The grammar of an article's sentences, positions in `text.body`; one range of words for each sentence.

    `model` names an installed spaCy pipeline with tagger, parser and ner. Only the first 2,000 characters of a
    sentence are parsed.
    """
    pieces = [text.body[one.start : min(one.end, one.start + _LONGEST)] for one in sentences]
    closed = [_closed(piece) for piece in pieces]
    verbs = _verbs(model)
    docs = _pipeline(model).pipe((_plain(one.words) for one in closed), batch_size=_BATCH)
    words: list[Word] = []
    ranges: list[tuple[int, int]] = []
    entities: list[Entity] = []
    for sentence, doc, one in zip(sentences, docs, closed, strict=True):
        first = len(words)
        words.extend(_words(doc, text.body, partial(_place, sentence.start, one.gaps), first, verbs))
        ranges.append((first, len(words)))
        entities.extend(_entities(doc, partial(_place, sentence.start, one.gaps)))
    return Parsed(tuple(words), _children(words), tuple(ranges), tuple(entities))


class _Closed(NamedTuple):
    """A sentence without the blanks that stand for furniture; `gaps` are places in it with how many were left out."""

    words: str
    gaps: tuple[tuple[int, int], ...]


def _closed(piece: str) -> _Closed:
    """“Minister Silva [blanks] said”, closed up again: blanks would be a word to the parser."""
    gaps, pieces, at, left_out = [], [], 0, 0
    for found in _GAP.finditer(piece):
        pieces.append(piece[at : found.start()])
        at, left_out = found.end(), len(found[0])
        gaps.append((sum(map(len, pieces)), left_out))
    return _Closed("".join([*pieces, piece[at:]]), tuple(gaps))


def _place(start: int, gaps: Sequence[tuple[int, int]], index: int) -> int:
    """Where a sign of a closed sentence stands in the text, in which the sentence begins at `start`."""
    return start + index + sum(size for place, size in gaps if place <= index)


def _plain(piece: str) -> str:
    """The same text in signs that models know; loose dashes read as commas, or an insertion breaks the sentence."""
    return _LOOSE_DASH.sub(",", piece.translate(_PLAIN))


@Language.component("timeline_one_sentence")
def _one_sentence(doc: Doc) -> Doc:
    """What comes in is one sentence already: the parser must not split it again."""
    for token in doc[1:]:
        token.is_sent_start = False
    return doc


@lru_cache(maxsize=2)
def _pipeline(model: str) -> Language:
    pipeline = _loaded(model)
    tokenizer: Any = pipeline.tokenizer
    for title in _TITLES:
        tokenizer.add_special_case(title, [{"ORTH": title}])
    pipeline.add_pipe("timeline_one_sentence", before="parser")
    speechparts.put_in(pipeline)
    if pipeline.has_pipe("lemmatizer"):
        lemmatizer: Any = pipeline.get_pipe("lemmatizer")
        known = lemmatizer.lookups.get_table("lemma_index")
        known["verb"] = [verb for verb in known["verb"] if verb not in _RARE]
    return pipeline


@lru_cache(maxsize=2)
def _verbs(model: str) -> frozenset[str]:
    """The verbs that the model's lemmatizer knows; none where it has no list."""
    pipeline = _pipeline(model)
    lemmatizer: Any = pipeline.get_pipe("lemmatizer") if pipeline.has_pipe("lemmatizer") else None
    return frozenset(lemmatizer.lookups.get_table("lemma_index")["verb"]) if lemmatizer else frozenset()


def _loaded(model: str) -> Language:
    """The model as installed, multiplying by NumPy's library: a third faster than by spaCy's choice, to the same words.

    Its matrices are small; several threads would wait for each other longer than they work. The model stays for good,
    so the garbage collector need not look through it again and again.
    """
    threadpool_limits(1, user_api="blas")
    before = get_current_ops()
    set_current_ops(NumpyOps(use_blis=False))
    try:
        pipeline = spacy.load(model)
    finally:
        set_current_ops(before)
    gc.freeze()
    return pipeline


def _words(doc: Doc, body: str, place: Callable[[int], int], first: int, verbs: frozenset[str]) -> list[Word]:
    found = [
        Word(
            start=(start := place(token.idx)),
            end=start + len(token),
            text=body[start : start + len(token)],
            lemma=_lemma(token, verbs),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=token.head.i,
        )
        for token in doc
    ]
    return [
        Word(word.start, word.end, word.text, word.lemma, word.pos, word.tag, word.dep, first + word.head)
        for word in mend(found, _people(doc), _places(doc))
    ]


def _lemma(token: Token, verbs: frozenset[str]) -> str:
    """The lemma that the model gives, mended for verbs that its list does not have."""
    lemma = str(token.lemma_.lower())
    if not lemma.endswith("e") or lemma in verbs:
        return lemma
    return newverbs.base(token.lower_, token.tag_, verbs) or lemma


def _people(doc: Doc) -> dict[int, int]:
    """Which words belong to the name of a person, and to which one's."""
    people = [one for one in doc.ents if one.label_ == "PERSON"]
    return {token.i: number for number, one in enumerate(people) for token in one}


def _places(doc: Doc) -> frozenset[int]:
    """Which words stand in names of lands, towns and seas."""
    return frozenset(token.i for one in doc.ents if one.label_ in ("GPE", "LOC") for token in one)


def _entities(doc: Doc, place: Callable[[int], int]) -> list[Entity]:
    return [Entity(place(one.start_char), place(one.end_char - 1) + 1, one.label_) for one in doc.ents]


def _children(words: Sequence[Word]) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in words]
    for index, word in enumerate(words):
        if word.head != index:
            found[word.head].append(index)
    return tuple(map(tuple, found))
