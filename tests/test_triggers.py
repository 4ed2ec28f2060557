"""The trigger lexicon and the leanings: every example beside a rule runs."""

import pytest

from timeline.core.model import Article
from timeline.core.reading import Parsed, Sentence, Text
from timeline.core.settings import Settings
from timeline.extract import grammar
from timeline.extract.candidates import counting, leanings, lexicon
from timeline.extract.candidates.clauses import is_verb
from timeline.extract.candidates.triggers import of_noun, of_verb

WORDS = lexicon.load()
KIND_EXAMPLES = [(kind.name, *example) for kind in WORDS.kind for example in kind.examples]
KIND_COUNTEREXAMPLES = [(kind.name, text) for kind in WORDS.kind for text in kind.counterexamples]
READINGS = [(one.kind, *example) for one in WORDS.reading for example in one.examples]
LEANINGS = [(rule, *example) for rule, _ in leanings.load()[1] for example in rule.examples]
NO_LEANINGS = [(rule, text) for rule, _ in leanings.load()[1] for text in rule.counterexamples]


def parse(sentence: str) -> Parsed:
    article = Article(id="a-0", source="Test", sha256="0" * 64)
    text = Text("test", article, sentence)
    return grammar.parse(text, [Sentence(0, len(sentence), 0)], Settings().spacy_model)


def triggers(sentence: str) -> set[tuple[str, str]]:
    parsed = parse(sentence)
    found = set()
    for index in range(len(parsed.words)):
        trigger = of_verb(parsed, WORDS, index) if is_verb(parsed, index) else of_noun(parsed, WORDS, index)
        if trigger:
            word = parsed.words[trigger.word].text.lower()
            before = parsed.words[trigger.word - 1].text.lower()
            found |= {(trigger.kind, word), (trigger.kind, f"{before} {word}")}
    return found


@pytest.mark.parametrize(("kind", "sentence", "word"), KIND_EXAMPLES)
def test_example_of_a_kind_is_found(kind: str, sentence: str, word: str) -> None:
    assert (kind, word) in triggers(sentence)


@pytest.mark.parametrize(("kind", "sentence", "word"), READINGS)
def test_a_word_is_read_by_the_company_it_keeps(kind: str, sentence: str, word: str) -> None:
    assert (kind, word) in triggers(sentence)


@pytest.mark.parametrize(("kind", "sentence"), KIND_COUNTEREXAMPLES)
def test_counterexample_of_a_kind_is_not_found(kind: str, sentence: str) -> None:
    assert kind not in {found for found, _ in triggers(sentence)}


@pytest.mark.parametrize(("rule", "sentence", "words"), LEANINGS, ids=lambda value: getattr(value, "name", None))
def test_leaning_is_found(rule: leanings.Rule, sentence: str, words: str) -> None:
    found = leanings.find(parse(sentence), WORDS, sentence, 0, len(sentence))
    days = counting.days(words)
    spread = abs(days) if rule.counted and days is not None else rule.spread
    assert [(one.leaning.relation, one.leaning.spread, one.leaning.words) for one in found] == [
        (rule.relation, spread, words)
    ]


@pytest.mark.parametrize(("rule", "sentence"), NO_LEANINGS, ids=lambda value: getattr(value, "name", None))
def test_counterexample_leans_on_nothing(rule: leanings.Rule, sentence: str) -> None:
    assert leanings.find(parse(sentence), WORDS, sentence, 0, len(sentence)) == []
