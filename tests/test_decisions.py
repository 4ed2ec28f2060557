"""Nouns that tell a happening only with whose it was, or what was decided: decisions, threats, victories, firings."""

import pytest
from test_candidates import events


def told(body):
    return {(event.title, event.when) for event in events(body)}


@pytest.mark.parametrize(
    ("sentence", "title", "day"),
    [
        (
            "It followed Chad's decision on Monday not to close the mine.",
            "Chad decides not to close mine",
            "2024-05-06",
        ),
        ("They met after Chad's refusal on Monday to close the mine.", "Chad refuses to close mine", "2024-05-06"),
        ("After Ana Silva's victory in April, the town fell silent.", "Ana Silva's victory", "2024-04"),
        ("The port has been closed since the firing of Ana Silva in April.", "Ana Silva fired", "2024-04"),
        ("It follows the deployment of 200 soldiers to Norwick last week.", "Deployment of 200 soldiers", "2024-04-29"),
    ],
)
def test_with_whose_they_are_they_tell(sentence, title, day):
    assert any(one.startswith(title) and day in when for one, when in told(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "An upset victory in June would be welcome to Ana Silva.",
        "Our decision today is itself a good one.",
        "Today's decision is itself a good one, Ana Silva believed.",
        "Ana Silva knows a path to victory in June.",
        "The army has had a deployment since 2019.",
    ],
)
def test_without_it_they_tell_nothing(sentence):
    wrong = ("victory", "decision", "decides", "deployment")
    assert not any(word in title.lower() for title, _ in told(sentence) for word in wrong)
