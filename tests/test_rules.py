"""Every example and counterexample that stands beside a date rule runs here, under the rule's name."""

import pytest

from timeline.core import edtf
from timeline.extract import timexes
from timeline.extract.timexes import intervals, scan

DCT = "2025-03-19"  # a Wednesday
RULES = [one.rule for one in scan.rules().rules.values()]


def _rows(kind):
    return [
        pytest.param(rule, row, id=f"{rule.name}-{n}") for rule in RULES for n, row in enumerate(getattr(rule, kind))
    ]


@pytest.mark.parametrize(("rule", "example"), _rows("examples"))
def test_example(rule, example):
    found = timexes.resolve(timexes.find(example[0]), example[0], DCT)
    if rule.block:
        assert not found, f"{rule.name} claims “{found[0].words}”"
        return
    mine = [(one.words, one.timex3) for one in found if one.rule == rule.name]
    assert [value for _, value in mine] == [example[1]], f"found {[(one.rule, one.words, one.timex3) for one in found]}"


@pytest.mark.parametrize(("rule", "text"), _rows("counterexamples"))
def test_counterexample(rule, text):
    found = timexes.find(text)
    assert rule.name not in {one.rule for one in found}, [(one.rule, one.words) for one in found]
    assert found or not rule.block, "a blocking rule leaves the date in its counterexample alone"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_an_example(rule):
    assert rule.examples


INTERVALS = [(rule, row) for rule in intervals.rules() for row in rule.examples]


@pytest.mark.parametrize(("rule", "example"), INTERVALS, ids=lambda one: getattr(one, "name", ""))
def test_interval(rule, example):
    found = timexes.resolve(timexes.find(example[0]), example[0], DCT)
    joined = timexes.join(found, example[0])
    assert [(one.rule, one.value) for one in joined] == [(rule.name, example[1])]
    assert edtf.check(joined[0].value)


MISSES = [(rule, text) for rule in intervals.rules() for text in rule.counterexamples]


@pytest.mark.parametrize(("rule", "text"), MISSES)
def test_no_interval(rule, text):
    found = timexes.resolve(timexes.find(text), text, DCT)
    assert rule.name not in {one.rule for one in timexes.join(found, text)}
