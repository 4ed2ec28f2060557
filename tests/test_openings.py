"""What happened on the day of the clause that opens the sentence, and sentences whose subject the parser had lost."""

import pytest
from test_candidates import events


def told(body):
    return {(event.title, event.when) for event in events(body)}


@pytest.mark.parametrize(
    ("sentence", "title", "day"),
    [
        ("As the vote neared on Monday, Ana Silva asked for a delay.", "Ana Silva asks for delay", "2024-05-06"),
        ("As the ships began to sink on Monday, Chad sent two boats.", "Chad sends two boats", "2024-05-06"),
        ("When she broke the seal on 3 May, Ana Silva sold the mine.", "Ana Silva sells mine", "2024-05-03"),
        ("Though it was dry on Monday, Ana Silva called for a march.", "Ana Silva calls for march", "2024-05-06"),
    ],
)
def test_the_main_clause_has_the_day_of_the_clause_that_opens(sentence, title, day):
    assert (title, day) in told(sentence)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("While Chad praised the plan on Monday, Peru rejected it.", "Peru"),
        ("As the bank reported on Monday, Chad closed two mines.", "Chad"),
        ("As the bank found on Monday, Chad closed two mines.", "Chad"),
        ("As had been agreed on Monday, Chad closed two mines.", "Chad"),
        ("As the talks closed in on a Monday deadline, Chad closed two mines.", "Chad"),
        ("As Peru left on Monday, Chad closed two mines on Tuesday.", "Chad 2024-05-06"),
        ("As Peru left on Monday, Chad was a poor land.", "Chad"),
    ],
)
def test_but_not_what_is_only_set_against_it_or_reported_then(sentence, words):
    assert not any(
        f"{title} {when}".startswith(words.split()[0]) and words.split()[-1] in f"{title} {when}"
        for title, when in told(sentence)
    )


@pytest.mark.parametrize(
    ("sentence", "title", "day"),
    [
        ("Trump on Monday named her the new keeper of the mint.", "Donald Trump names", "2024-05-06"),
        (
            "Prime Minister Theresa May resigned.\n\nLast week, May presented a plan.",
            "Theresa May presents plan",
            "2024-04-29",
        ),
        ("Prices rose after Chad Monday evening closed two mines.", "Chad closes two mines", "2024-05-06"),
        ("On Friday, Ana Silva apologized for her comment.", "Ana Silva apologizes for comment", "2024-05-03"),
        ("Ana Silva appeared on stage Monday to thank the town.", "Ana Silva appears on stage", "2024-05-06"),
        (
            "“The mill was closed, sadly,” Ana Silva tweeted on Monday.",
            "Ana Silva tweets mill was closed",
            "2024-05-06",
        ),
        ("“It was a good day,” tweeted her press secretary Bo Lund on Monday.", "Bo Lund: “It was", "2024-05-06"),
        ("A majority of nurses said on Monday that they favor a strike.", "Majority of nurses say", "2024-05-06"),
        (
            "Chad took aim at the mill on Monday despite claims it would cost jobs.",
            "Chad takes aim at mill",
            "2024-05-06",
        ),
    ],
)
def test_subjects_that_were_lost_and_deeds_that_were_taken_for_states(sentence, title, day):
    assert any(one.startswith(title) and day in when for one, when in told(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Silva did not answer a request for comment on Monday.",
        "Ana Silva appeared on Monday to favour the plan.",
        "Help on Monday kept the town alive.",
    ],
)
def test_and_what_tells_nothing(sentence):
    assert not any(when and "Silva" in title for title, when in told(sentence))
