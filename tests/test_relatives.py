"""Whom a clause with “who” tells of, by the word that it hangs on."""

import pytest
from test_mending import links

ROWS = [
    ("A former adviser to Ana Silva who resigned last week spoke to the council.", "resigned", "adviser"),
    ("Police in Porto who shot a man on Monday were praised.", "shot", "Police"),
    ("Bo Lund, the firm's senior director for Asia, who won a prize on Monday, is ill.", "won", "Lund"),
    ("A critic of President Ana Silva who fled the country last year is dead.", "fled", "critic"),
]
STAY = [
    ("She thanked Ana Silva, who resigned on Monday.", "resigned", "Silva"),
    ("A lawyer for Ana Silva, who pleaded guilty on Monday, spoke to reporters.", "pleaded", "Silva"),
    ("The Pole who won the race on Monday is 23.", "won", "Pole"),
]


@pytest.mark.parametrize(("sentence", "verb", "person"), ROWS, ids=[row[0][:40] for row in ROWS])
def test_who_hangs_on_the_person_whose_phrase_ends_in_a_name(sentence, verb, person):
    assert links(sentence)[verb] == ("relcl", person)


@pytest.mark.parametrize(("sentence", "verb", "name"), STAY, ids=[row[0][:40] for row in STAY])
def test_who_stays_where_the_name_may_well_be_meant(sentence, verb, name):
    assert links(sentence)[verb] == ("relcl", name)
