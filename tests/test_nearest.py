"""What the small parser hangs on the nearest noun, by the word that it hangs on."""

import pytest
from test_mending import links
from test_titles_clauses import titles

ROWS = [
    ("Silva did not disclose the talks when asked about them in May.", "asked", ("advcl", "disclose")),
    ("A tape emerged in May of Bo Lund talking about ferries.", "talking", ("acl", "Lund")),
    ("It is a product of the war on drugs that began in the 1980s.", "began", ("relcl", "war")),
    ("They like the drugs that began in the 1980s.", "began", ("relcl", "drugs")),
    (
        "Earlier this month, Silva fired Attorney General Bo Lund and appointed Ana Reed as his heir.",
        "fired",
        ("ROOT", "fired"),
    ),
    (
        "Earlier this month, Silva fired Attorney General Bo Lund and appointed Ana Reed as his heir.",
        "appointed",
        ("conj", "fired"),
    ),
]


@pytest.mark.parametrize(("sentence", "word", "link"), ROWS, ids=[f"{row[1]} {row[0][:30]}" for row in ROWS])
def test_words_hang_where_they_belong(sentence, word, link):
    assert links(sentence)[word] == link


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (
            "Ana Silva introduced 49 amendments, including requiring the full 700 miles of reinforced fencing Congress "
            "called for back in 2006.",
            "United States Congress calls for full 700 miles of reinforced fencing",
        ),
        ("Several of those lawmakers lost on Thursday.", "Several of those lawmakers lose"),
        ("Two of the firms closed on Monday.", "Two of the firms close"),
        ("Some of the workers went on strike on Monday.", "Some of the workers go on strike"),
        ("In 2008, Ana Silva told the story of her family.", "Ana Silva tells story of family"),
    ],
)
def test_titles_tell_what_was_done(body, title):
    assert title in titles(body)


def test_what_was_not_planned_is_no_plan():
    body = "Bo Lund praised a meeting that Ana Silva is scheduled to attend next month."
    assert "Ana Silva to attend meeting" in titles(body)
    assert titles(body.replace("is scheduled", "was not scheduled").replace("next", "last")) == []


def test_what_describes_two_nouns_ends_no_title():
    body = "Ana Silva answered questions in a probe of foreign meddling in the 2016 election and possible collusion."
    assert not any(one.endswith("possible") for one in titles(body))
