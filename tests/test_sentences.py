"""Sentences: where they end, which paragraph they stand in, which stretches of them are quoted."""

import pytest

from timeline.core.reading import Text
from timeline.extract import articles, sentences


def read(text: str) -> Text:
    return articles.from_string(text, name="test")


def words(text: str) -> list[str]:
    found = read(text)
    return [found.body[one.start : one.end] for one in sentences.split(found)]


def quoted(text: str) -> list[list[str]]:
    found = read(text)
    return [[found.body[one.start : one.end] for one in sentence.quoted] for sentence in sentences.split(found)]


@pytest.mark.parametrize(
    "expected",
    [
        ["The U.S. envoy met Sen. Jane Doe on Jan. 3 at 9 a.m. in Oslo.", "He left."],
        ["They met then-Sen. Jane Doe and ex-Gov. Ana Silva.", "She left."],
        ["The talks moved to the U.S.", "The envoy stayed."],
        ["Neither the council nor any of the U.S.’ NATO allies came.", "They wrote."],
        ["Donald J. Doe and J.D. Roe spoke.", "George W. Bush did not."],
        ["“Will you go?” Doe asked the mayor.", "“No,” he said."],
        ["“It will happen!” Mr. Doe tweeted.", "It did."],
        ["“It will happen!”", "Nobody believed him."],
        ["“Hear, hear,” he said.", "“We are late.”", "He left."],
        ["The river rose 3.5 metres.", "It fell again."],
        ["She wanted ... more time.", "She got it."],
        ["They created a mess …", "The next day was worse."],
        ["He lives at No. 10.", "She lives at No. 12 with Prof. Roe vs. the rest."],
        ["The firm is Doe Inc. of Oslo.", "It sells ships at 5 p.m. Friday."],
        ["He met her in Washington, D.C., on Oct. 8.", "On Oct. 9 he left."],
        ["Police stopped traffic (the bridge was closed.)", "Nobody knew why."],
        ["They came from Cary, N.C.", "Finding fuel was hard."],
        ["She beat Columbus, Ohio, and Rep. Tim Roe, R-Pa., chairman.", "He met Sioux City, Iowa, Mayor Roe."],
        ["Yahoo! said so.", "Is it true?", "It is!"],
        ["The system., which failed, was old.", "It is gone."],
        ["Gen. Roe et al. agreed, i.e. they signed.", "The end came soon."],
    ],
)
def test_sentences_end_where_they_end(expected: list[str]) -> None:
    assert words(" ".join(expected)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Oslo.But the talks failed.", ["They met in Oslo.", "But the talks failed."]),
        ("“We met.”He left in 2019.The rest stayed.", ["“We met.”", "He left in 2019.", "The rest stayed."]),
        ("See weathermodels.com for more. It is free.", ["See weathermodels.com for more.", "It is free."]),
        ("The U.S.Army came. It left.", ["The U.S.Army came.", "It left."]),
    ],
)
def test_a_lost_blank_does_not_hide_an_end(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_paragraphs_are_counted_and_stray_breaks_mended() -> None:
    text = read("They met in the\n\nWhite House on Monday. It was late.\n\nThe firm,\nfor its part left.\n\nEnd it is.")
    assert [one.paragraph for one in sentences.split(text)] == [0, 0, 1, 2]


def test_a_list_keeps_its_points_apart_and_drops_its_bullets() -> None:
    assert words("What we know so far. This is it:\n- Nine died on Monday\n- The mayor left in May") == [
        "What we know so far.",
        "This is it:",
        "Nine died on Monday",
        "The mayor left in May",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He called it "a start" and left.', [["a start"]]),
        ("“We came. We saw,” he said. It was late.", [["We came."], ["We saw,"], []]),
        ("“It is “ours” now,” she said.", [["It is “ours"]]),
        ("“It is ‘ours’ now,” she said.", [["It is ‘ours’ now,"]]),
        ("‘We came,’ he said, and the workers’ union wrote it down.", [["We came,"]]),
        ("It's the men's hall, and the boys' club is near.", [[]]),
        ("She said “we can't lose\" to the paper.", [["we can't lose"]]),
        ("He said \"I'm well,'' and left.", [["I'm well,"]]),
        ("He said: “Go.\n\nThey went. Nobody stayed in the town.", [["Go."], [], []]),
        ("“We came.\n\n“We saw,” he said.", [["We came."], ["We saw,"]]),
    ],
)
def test_quotations_are_found(text: str, expected: list[list[str]]) -> None:
    assert quoted(text) == expected


def test_no_sentence_is_longer_than_a_quote_may_be() -> None:
    long = words("the bridge and the river " * 1_000)
    assert max(map(len, long)) <= sentences.LONGEST
    assert " ".join(" ".join(long).split()) == ("the bridge and the river " * 1_000).strip()
