"""Texts that want to do harm: every one is read, in time that grows with its length, by patterns that cannot run away.

`make soak` tries 10,000 texts instead of some hundred, and texts of a megabyte.
"""

import importlib
import os
import pkgutil
import re
import time
from itertools import pairwise
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks import hostile
from timeline.core import edtf
from timeline.extract import timexes
from timeline.extract.timexes import intervals, scan
from timeline.extract.timexes import signs as tense

SOAK = "TIMELINE_SOAK" in os.environ
DCT = "2025-03-19"
MOST = 0.050  # seconds of processor time for a kB


def read(text):
    found = timexes.resolve(timexes.find(text), text, DCT)
    return (*found, *timexes.join(found, text))


def cost(text, times=1):
    """The least processor time of so many readings, in seconds per kB."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        read(text)
        spent.append(time.process_time() - start)
    return min(spent) / max(1.0, len(text) / 1000)


@pytest.fixture(scope="module", autouse=True)
def _warm():
    read("warm up on 3 May 2012, and on Diwali")


NAMED = hostile.named(200_000 if SOAK else 20_000)


@pytest.mark.parametrize("text", NAMED.values(), ids=NAMED)
def test_a_hostile_text_costs_no_more_than_its_length(text):
    assert cost(text, 2) < MOST


@pytest.mark.parametrize("size", [1_000_000 if SOAK else 100_000])
@pytest.mark.parametrize("part", ["a ", "The talks of March 10 failed on Sunday, two days later they met again. ", "x"])
def test_one_long_line_costs_no_more_than_its_length(part, size):
    assert cost((part * size)[:size]) < MOST


@pytest.mark.parametrize(
    "part", ["The talks of March 10 failed on Sunday. ", "In 1941, in May, two days later, “today” he said. "]
)
def test_time_grows_with_the_length(part):
    few, many = ((part * (size * 1000 // len(part))) for size in (10, 300 if SOAK else 100))
    assert cost(many, 2) < 3 * cost(few, 4)


def test_random_texts_of_all_scripts_are_read_in_time():
    dear = [text for text in hostile.mixed(10_000 if SOAK else 300) if cost(text) > MOST and cost(text, 3) > MOST]
    assert not dear


PIECES = st.one_of(
    st.sampled_from(hostile.WORDS),
    st.sampled_from(hostile.SIGNS),
    st.integers(0, 10**12).map(str),
    st.text(max_size=6),
    st.sampled_from((" ", "\n", "-", "\u00a0")),
)


@settings(max_examples=10_000 if SOAK else 200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=120).map("".join))
def test_any_text_is_read_and_every_value_is_edtf(text):
    assert cost(text) < MOST or cost(text, 3) < MOST
    for one in read(text):
        assert text[one.start : one.end] == one.words
        if one.value is not None:
            edtf.check(one.value)


# ---- patterns that cannot run away, told from their structure

REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT)
SAMPLES = [*map(chr, range(1, 127)), "é", "’", "–", "\u00a0", "م", "🎉"]
MOST_WAYS = 2_000


def bodies(node):
    """The sequences right below a part of a pattern."""
    op, value = node
    if op is sre.BRANCH:
        return list(value[1])
    if op is sre.SUBPATTERN:
        return [value[3]]
    if op in (*REPEATS, sre.POSSESSIVE_REPEAT):
        return [value[2]]
    return [value] if op is sre.ATOMIC_GROUP else [value[1]] if op in (sre.ASSERT, sre.ASSERT_NOT) else []


def parts(sequence):
    """All parts of a pattern, at any depth."""
    for node in sequence:
        yield node
        for body in bodies(node):
            yield from parts(body)


def signs(sequence):
    """The samples that any single sign of a pattern can match."""
    found = set()
    for op, value in parts(sequence):
        if op is sre.LITERAL:
            found |= {chr(value), chr(value).swapcase()}
        elif op is sre.IN:
            found |= _of_class(value)
        elif op in (sre.ANY, sre.NOT_LITERAL, sre.GROUPREF):
            found |= set(SAMPLES)
    return found


CATEGORIES = {"DIGIT": r"\d", "NOT_DIGIT": r"\D", "SPACE": r"\s", "NOT_SPACE": r"\S", "WORD": r"\w", "NOT_WORD": r"\W"}


def _of_class(members):
    found, negated = set(), False
    for op, value in members:
        negated = negated or op is sre.NEGATE
        if op is sre.LITERAL:
            found |= {chr(value), chr(value).swapcase()}
        elif op is sre.RANGE:
            found |= {sign for sign in SAMPLES if value[0] <= ord(sign) <= value[1]}
            found |= {sign.swapcase() for sign in found}
        elif op is sre.CATEGORY:
            shape = CATEGORIES[str(value).removeprefix("CATEGORY_").removeprefix("UNI_")]
            found |= {sign for sign in SAMPLES if re.match(shape, sign)}
    return set(SAMPLES) - found if negated else found


def can_vary(node):
    return node[0] in REPEATS and node[1][0] != node[1][1]


def nested(sequence):
    """The repeats inside repeats that could share their signs in many ways, with how many."""
    for node in parts(sequence):
        if not can_vary(node) or node[1][1] < 2:
            continue
        for inner in parts(node[1][2]):
            if can_vary(inner) and inner[1][1] > 1 and _may_touch(node[1][2], inner):
                yield node[1][1] * inner[1][1]


def _may_touch(body, inner):
    """Whether one round of a repeat can end and the next begin without a sign between that is not of the inner one."""
    own = signs(inner[1][2])
    must = [node for node in body if node[0] in (sre.LITERAL, sre.IN) or (node[0] in REPEATS and node[1][0] > 0)]
    return not any(node is not inner and not signs([node]) & own for node in must)


def side_by_side(sequence):
    """Neighbours that vary in length and share signs, with the number of ways to share them."""
    for node in [(sre.SUBPATTERN, (None, 0, 0, sequence)), *parts(sequence)]:
        for body in bodies(node):
            varying = [part for part in body if part[0] not in (sre.AT, sre.ASSERT, sre.ASSERT_NOT)]
            for one, two in pairwise(varying):
                if can_vary(one) and can_vary(two) and signs(one[1][2]) & signs(two[1][2]):
                    yield one[1][1] * two[1][1]


def unbounded(sequence):
    return [node for node in parts(sequence) if node[0] in REPEATS and node[1][1] is sre.MAXREPEAT]


@pytest.mark.parametrize("one", scan.rules().rules.values(), ids=scan.rules().rules)
def test_no_rule_can_run_away(one):
    tree = _parser.parse(one.regex.pattern, one.regex.flags)
    assert not unbounded(tree), "repeats without bound"
    assert max(nested(tree), default=0) <= MOST_WAYS, "a repeat in a repeat that share their signs"
    assert max(side_by_side(tree), default=0) <= MOST_WAYS, "two repeats side by side that share their signs"


def _patterns():
    """All other patterns of the date reader: constants of its modules, the middles of intervals, the signs."""
    for module in pkgutil.iter_modules(timexes.__path__, "timeline.extract.timexes."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern):
                yield pytest.param(value, id=f"{module.name.rpartition('.')[2]}{name}")
    for number, ready in enumerate(intervals._ready()):
        yield pytest.param(ready.gap, id=f"gap-{number}")
    for word in sorted(tense.OPENERS):
        yield pytest.param(tense.beginning_with(word), id=f"signs-{word}")


@pytest.mark.parametrize("pattern", list(_patterns()))
def test_no_other_pattern_can_run_away(pattern):
    tree = _parser.parse(pattern.pattern, pattern.flags)
    assert max(nested(tree), default=0) <= MOST_WAYS
    assert max(side_by_side(tree), default=0) <= MOST_WAYS


@pytest.mark.parametrize("pattern", [r"(?:a+)+b", r"(?:a{1,90}){1,90}b", r"\w{1,80}[a-z]{1,80}!", r"(?:\d+|\d+x)*y"])
def test_a_pattern_that_could_run_away_is_noticed(pattern):
    tree = _parser.parse(pattern)
    assert max((*nested(tree), *side_by_side(tree)), default=0) > MOST_WAYS


@pytest.mark.parametrize(
    "pattern", [r"(?:\d{1,3},){1,9}\d{3}", r"(?:ab?c){0,99}", r"\s{0,9}\w{1,99}", r"(?:\w{1,9} ){0,9}"]
)
def test_a_pattern_that_cannot_run_away_is_let_through(pattern):
    tree = _parser.parse(pattern)
    assert max((*nested(tree), *side_by_side(tree)), default=0) <= MOST_WAYS
