"""Finding, resolving and joining dates: what depends on the article, and rules that are broken."""

import pytest

from timeline.core.errors import BadRule
from timeline.extract import rulebook, timexes

DCT = "2025-03-19"  # a Wednesday


def values(text, dct=DCT):
    return [(one.words, one.value) for one in timexes.resolve(timexes.find(text), text, dct)]


def test_positions_are_the_words():
    text = "On Sunday they met; on March 10, 2019 they parted."
    found = timexes.find(text)
    assert [text[one.start : one.end] for one in found] == [one.words for one in found] == ["Sunday", "March 10, 2019"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks were held on Sunday.", "2025-03-16"),
        ("The talks will be held on Sunday.", "2025-03-23"),
        ("The talks were delayed until Sunday.", "2025-03-23"),
        ("They met on Wednesday.", "2025-03-19"),
        ("They met last week.", "[2025-03-10..2025-03-16]"),
        ("They met over the weekend.", "[2025-03-15..2025-03-16]"),
        ("The drones came on Monday night.", "2025-03-17"),
        ("The call began at 15:00 GMT Saturday.", "2025-03-15T15:00Z"),
        ("It fell in the third quarter of 2019.", "2019-35"),
        ("It fell in the summer of 2019.", "2019-22"),
        ("It fell in the first half of 2019.", "2019-40"),
        ("It fell in the 1930s.", "193X"),
        ("It fell in the 20th century.", "19XX"),
        ("Caesar fell in 44 BC.", "-0043"),
        ("A 30-day ceasefire was agreed.", None),
        ("It rains every day.", None),
        ("It is shut now.", None),
        ("He came about March 10, 2019.", "2019-03-10~"),
        ("Dated 25/12/2019 in York.", "2019-12-25"),
    ],
)
def test_value(text, expected):
    assert [value for _, value in values(text)] == [expected]


def test_without_a_day_of_publication_nothing_is_guessed():
    assert values("They met yesterday, on Sunday and last week; he died in March 2019.", None)[-1] == (
        "March 2019",
        "2019-03",
    )
    assert [value for _, value in values("They met yesterday, on Sunday and last week.", None)] == [None, None, None]


def test_a_narrative_counts_from_its_own_dates():
    text = (
        "In 1941 the war spread. In June 1942 the siege began. In August the city fell. The following year the army "
        "retreated. In 1943 and 1944 it was rebuilt. In March 1945 peace came. Two days later came the flood."
    )
    found = dict(values(text, "2009-12-19"))
    assert found["August"] == "1942-08"
    assert found["The following year"] == "1943"


def test_today_in_a_quotation_is_the_day_it_was_said():
    text = 'On Monday he said: "Today we begin." The crowd left today.'
    assert [value for _, value in values(text)] == ["2025-03-17", "2025-03-17", "2025-03-19"]


def test_an_anchor_is_given_in_words():
    text = "They met on March 10, 2019. Two days later they parted. It ended yesterday."
    anchors = [one.anchor for one in timexes.resolve(timexes.find(text), text, DCT)]
    assert anchors[1].startswith("named before: 2019-03-10")
    assert anchors[2] == "published 2025-03-19"


def test_a_stale_day_of_publication_is_noticed():
    text = "The bridge was opened on March 29, 2025, officials said."
    found = timexes.resolve(timexes.find(text), text, DCT)
    assert "2025-03-29" in timexes.stale(found, DCT)
    fine = "The bridge will be opened on March 29, 2025."
    assert timexes.stale(timexes.resolve(timexes.find(fine), fine, DCT), DCT) is None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("18 March 2025", "2025-03-18"),
        ("yesterday", "2025-03-18"),
        ("2025-03", "2025-03"),
        ("nonsense", None),
        ("7", None),
    ],
)
def test_read_one(typed, expected):
    found = timexes.read_one(typed, DCT)
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("rules", "complaint"),
    [
        ('[[rule]]\nname = "a"\npattern = "x"\ntype = "DATE"\ncolour = "red"', "colour"),
        ('[[rule]]\nname = "a"\npattern = "x"', "needs either a type or block"),
        (
            '[[rule]]\nname = "a"\npattern = "x"\ntype = "DATE"\n[[rule]]\nname = "a"\npattern = "y"\ntype = "DATE"',
            "two rules",
        ),
        ('[[rule]]\nname = "a"\npattern = "{nolist}"\ntype = "DATE"', "nolist"),
        ('[[rule]]\nname = "a"\npattern = "x.*"\ntype = "DATE"', "without bound"),
        ('[[rule]]\nname = "a"\npattern = "x("\ntype = "DATE"', "“a”"),
        ("[[rule", "is not TOML"),
    ],
)
def test_a_broken_rule_is_named_with_its_file(tmp_path, rules, complaint):
    (tmp_path / "words.toml").write_text('[month.words]\nMay = "05"\n')
    (tmp_path / "r.toml").write_text(rules)
    with pytest.raises(BadRule, match=r"r\.toml") as caught:
        rulebook.load("r", folder=tmp_path)
    assert complaint in str(caught.value)


def test_an_empty_word_list_is_refused(tmp_path):
    (tmp_path / "words.toml").write_text("[month.words]\n")
    with pytest.raises(BadRule, match="month"):
        rulebook.words(tmp_path)
