"""How patterns are written and where they are tried: nothing may be lost for the sake of speed."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.extract import alternatives, needed, rulebook, timexes
from timeline.extract.timexes import antiquity, bearers, labels, scan

RULES = scan.rules().rules
LISTS = {"unit": ("days", "weeks", "years"), "count": (r"\d{1,3}", "two", "a few")}
WORD = re.compile(r"(?<![^\W_])['’‘]?[^\W_]+")


@pytest.mark.parametrize("words", [("may", "march", "mar", "Mar."), ("six", "sixty", "sixteen", "six of"), ("a",)])
def test_words_as_a_tree_match_what_they_match_one_by_one(words):
    tree = re.compile(alternatives.of(words))
    assert all(tree.fullmatch(word) for word in words)
    assert not any(tree.fullmatch(word + "z") or tree.fullmatch(word[:-1] + "z") for word in words)


def test_a_name_has_its_capital_and_minds_no_other_case():
    names = re.compile(f"(?-i:{alternatives.capitalised(['May', 'March', 'Mar.'])})", re.IGNORECASE)
    assert [word for word in ("May", "MAY", "may", "MARCH", "march", "Mar.") if names.fullmatch(word)] == [
        "May",
        "MAY",
        "MARCH",
        "Mar.",
    ]


def test_the_longest_word_wins_in_a_tree():
    assert re.match(alternatives.within("six|sixty|sixteen|an?"), "sixteen")[0] == "sixteen"


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{count} {unit} (?:ago|back)", {"ago", "back"}),
        ("(?:the )?{count} {unit}(?: or so)?", {"days", "weeks", "years"}),
        ("now|at (?:once|present)", {"now", "once", "present"}),
        ("{count}", set()),
        ("(?:the )?day(?= of )", {"day"}),
    ],
)
def test_the_words_that_a_pattern_needs(pattern, expected):
    found = needed.of(pattern, LISTS)
    assert found == expected or (not expected and not found)


def exhaustive(text):
    """What `find` gives when every rule that holds in the text is tried at every word."""
    found, free, flat = [], 0, rulebook.flat(text)
    rules = [one for one in RULES.values() if not one.rule.antiquity or antiquity.is_told(flat)]
    for word in WORD.finditer(flat):
        ends = [(match.end(), -one.rank, one) for one in rules if (match := one.regex.match(flat, word.start()))]
        best = max(ends, key=lambda end: end[:2], default=None)
        if word.start() >= free and best and best[0] > word.start():
            free = best[0]
            found += [(word.start(), free, best[2].rule.name)] if best[2].rule.type else []
    borne = bearers.borne(text)
    return [
        (start, end, rule)
        for start, end, rule in found
        if not (bearers.can_be_name(text[start:end]) and bearers.is_name(text, end, borne))
        and not labels.is_named(RULES[rule].rule, text, start, end)
    ]


EXAMPLES = [example[0] for one in RULES.values() for example in one.rule.examples]
VOCABULARY = sorted({word for example in EXAMPLES for word in re.findall(r"\S+", example)} | {"-", ",", "’98", "1,000"})


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(VOCABULARY), max_size=30).map(" ".join))
def test_a_rule_is_tried_wherever_it_would_match(text):
    assert [(one.start, one.end, one.rule) for one in timexes.find(text)] == exhaustive(text)


def test_a_rule_is_tried_in_all_its_examples():
    text = "\n".join(EXAMPLES)
    assert [(one.start, one.end, one.rule) for one in timexes.find(text)] == exhaustive(text)
