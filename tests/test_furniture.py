"""Furniture: the rules' own examples, pages of many layouts, what must never be taken, and the corpora."""

import json
import os
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.core.reading import Text
from timeline.extract import articles, furniture, furniture_rules, sentences, stamps

PAGES = Path(__file__).parent / "fixtures/pages"
EXPECTED = tomllib.loads((PAGES / "expected.toml").read_text("utf-8"))
CORPUS = Path(os.environ.get("TIMELINE_CORPUS") or Path(__file__).parents[2] / "shared/corpus")
GOLD = sorted([*CORPUS.glob("seeds/gold.json"), *CORPUS.glob("dev/*/gold.json")])

PROSE = "The mayor of Corvin resigned on Tuesday, nine days after the dam above the town broke and nineteen died.\n\n"


def takes(rule: furniture_rules.Rule, words: str) -> bool:
    if rule.where in ("line", "section", "label"):
        return len(words.split()) <= rule.longest and rule.pattern.fullmatch(words) is not None
    return bool(list(furniture_rules.parts(rule, words)))


@pytest.mark.parametrize(
    ("rule", "words"), [(rule, words) for rule in furniture_rules.load() for words in rule.examples]
)
def test_rules_take_their_examples(rule: furniture_rules.Rule, words: str) -> None:
    assert takes(rule, words), rule.pattern.pattern


@pytest.mark.parametrize(
    ("rule", "words"), [(rule, words) for rule in furniture_rules.load() for words in rule.counterexamples]
)
def test_rules_leave_their_counterexamples(rule: furniture_rules.Rule, words: str) -> None:
    assert not takes(rule, words), rule.pattern.pattern


@pytest.mark.parametrize(("words", "value"), stamps.examples())
def test_stamps_are_read_as_their_examples_say(words: str, value: str) -> None:
    assert [stamp.edtf() for stamp in stamps.find(words)] == [None if value == "?" else value]
    assert stamps.is_only_stamp(words)


@pytest.mark.parametrize("words", ["The talks are on Mar 19", "1939", "May said so", "He paid 12.30 on 4 May for it"])
def test_dates_in_prose_are_no_stamps(words: str) -> None:
    assert not stamps.is_only_stamp(words)


def test_a_stamp_that_is_no_date_is_none() -> None:
    assert stamps.find("31 June 2020") == ()
    assert stamps.find("30 February")[:1] == ()


@pytest.mark.parametrize("page", EXPECTED)
def test_pages_of_many_layouts(page: str) -> None:
    expected = EXPECTED[page]
    text = articles.read(PAGES / f"{page}.txt")
    found = sentences.split(text)
    for words in expected["furniture"]:
        start = text.body.index(words)
        touched = [
            text.body[one.start : one.end]
            for one in found
            if one.start < start + len(words.strip()) and one.end > start
        ]
        assert not touched, words
    for words in expected["story"]:
        start = text.body.index(words)
        assert any(one.start <= start and start + len(words.strip()) <= one.end for one in found), words


@pytest.mark.parametrize(
    "line",
    [
        "It is over.",
        "Nobody was hurt.",
        "She has denied it.",
        "North Korea denied any involvement in both attacks.",
        "Then she turned and left the room.",
        "“No comment,” he said.",
        "By Monday the river had risen four metres.",
        "Talks resume on Friday.",
        "The company owns the mine.",
    ],
)
def test_short_paragraphs_of_the_story_stay(line: str) -> None:
    body = PROSE + line + "\n\n" + PROSE
    start = body.index(line)
    assert not [one for one in furniture.mark(body) if one.start < start + len(line) and one.end > start]


@pytest.mark.parametrize(
    "body",
    [
        "Israel struck Beirut on Monday, officials said",
        "The envoys met in Oslo\nThey parted on Tuesday\nThe next talks are in May",
        "Trump calls Putin",
    ],
)
def test_notes_without_any_prose_are_not_taken_for_headlines(body: str) -> None:
    assert furniture.mark(body) == ()


def test_a_sentence_cut_by_a_stray_line_break_stays() -> None:
    body = PROSE + "As the talks went on, the\n\nWhite House said on Tuesday that it would wait.\n\n" + PROSE
    assert furniture.mark(body) == ()


def test_a_place_glued_to_the_story_is_set_apart() -> None:
    body = "OsloAnna Berg met the miners on Monday, and she met them again on Friday. “I listened,” Anna Berg said.\n"
    assert [(body[one.start : one.end], one.reason) for one in furniture.mark(body)] == [("Oslo", "dateline")]


def test_a_name_with_a_capital_inside_is_no_dateline() -> None:
    assert furniture.mark("YouTube took down nine films on Monday, and YouTube said that it had been asked to.\n") == ()


def test_headings_and_captions_are_told_without_blank_lines_too() -> None:
    body = PROSE.strip() + "\nHow the wall was built\n" + PROSE.strip() + "\nSoldiers by the broken wall.\n" + PROSE
    marked = {body[one.start : one.end]: one.reason for one in furniture.mark(body)}
    assert marked == {"How the wall was built": "subheading", "Soldiers by the broken wall.": "caption"}


def test_a_caption_that_tells_what_happened_keeps_its_sentence() -> None:
    caption = "The mayor was charged on Monday with taking bribes. (Photo: Jane Doe)"
    body = PROSE + caption + "\n\n" + PROSE
    assert [body[one.start : one.end] for one in furniture.mark(body)] == [" (Photo: Jane Doe)"]


PIECES = """Oslo|By Jane Doe|Mar 19|4 min read|The dam broke on Monday.|©|Related|\n|\n\n|"|’|…|said|U.S.|(Photo: x)|
19/03/2025|Image caption,| |?|AP —|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|•|12:30|\u200b|\x85"""
WORDS = st.sampled_from(PIECES.split("|"))


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(WORDS, max_size=60).map("".join)))
def test_spans_are_in_order_and_sentences_never_touch_them(body: str) -> None:
    marked = furniture.mark(body)
    ends = 0
    for one in marked:
        assert ends <= one.start < one.end <= len(body)
        ends = one.end
    last = 0
    for sentence in sentences.split(Text("x", None, body, marked)):  # type: ignore[arg-type]
        assert last <= sentence.start < sentence.end <= len(body)
        assert sentence.end - sentence.start <= sentences.LONGEST
        last = sentence.end
        assert all(sentence.start <= span.start < span.end <= sentence.end for span in sentence.quoted)
        assert not [one for one in marked if one.start < sentence.end and one.end > sentence.start]


@pytest.mark.parametrize(
    "unit",
    [
        "a b c\n",
        " 'a",
        '"',
        "A. ",
        "B. ",
        '! " ',
        "“B",
        "N.C. X ",
        "By Jane Doe, ",
        "(",
        "19 March 2025\n",
        "THE DAM\n\n",
        "  ",
    ],
)
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    def seconds(size: int) -> float:
        body = PROSE + unit * (size // len(unit))
        start = time.process_time()
        sentences.split(Text("x", None, body, furniture.mark(body)))  # type: ignore[arg-type]
        return time.process_time() - start

    seconds(1_000)
    assert seconds(160_000) < 40 * seconds(20_000) + 0.5


@pytest.mark.corpus
@pytest.mark.skipif(not GOLD, reason="the corpora are not at hand")
@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.parent.name)
def test_corpus_furniture_is_out_and_stories_are_in(gold: Path) -> None:
    story = json.loads(gold.read_text("utf-8"))
    texts = {name: articles.read(gold.parent / f"{name}.txt") for name in story["articles"]}
    told = {name: sentences.split(text) for name, text in texts.items()}
    for one in story["distractors"]:
        words, name = one.get("quote") or one["text"], one["article"]
        start = texts[name].body.index(words)
        touched = [s for s in told[name] if s.start < start + len(words) and s.end > start]
        assert not (one.get("never") and touched), words
    for mention in (one for event in story["events"] for one in event["mentions"]):
        text, start = texts[mention["article"]], texts[mention["article"]].body.index(mention["quote"])
        end = start + len(mention["quote"])
        assert not [f for f in text.furniture if f.start < end and f.end > start], mention["quote"]
