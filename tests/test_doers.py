"""Whose deed an event is, where the parser or the nearest name would lead to somebody else."""

import pytest
from test_mending import links
from test_participants import cast, casts
from test_titles import single

DEEDS = [
    ("A raid led by Ana Silva which freed six men in June 2006 is taught.", "Raid led by Ana Silva frees six men"),
    ("The court imposed a fine on Peru for annexing the island of Lenz in 2014.", "Peru annexes island of Lenz"),
    ("He was tried under the Harbour Act, which had been idle since it was passed in 1917.", "Harbour Act passed"),
]  # fmt: skip
CASTS = [
    ("The levy was passed by the city of Lenz on Monday. Lenz, a city by the sea, sued Peru.", {"Lenz": "agent"}),
    ("A suit was filed on Monday by the advocacy group Norwick First, a charity.", {"Norwick First": "agent"}),
    ("A visit by Ana Silva and Bo Lund ended on Monday.", {"Ana Silva": "agent", "Bo Lund": "agent"}),
    ("The bill was drafted on Monday by Sens. Ana Silva and Bo Lund.", {"Ana Silva": "agent", "Bo Lund": "agent"}),
    ("Ten men were sacked on Monday after a report by Norwick Bank.", {"Norwick Bank": "party"}),
    ("Top Silva aides met Bo Lund on Monday. Ana Silva was away.", {"Bo Lund": "patient"}),
    ("A raid by Peruvian forces killed ten men on Monday.", {"Peru": "agent"}),
    ("Two bombs outside Lima's main station killed ten people on Monday.", {}),
    ("Ana Silva called a meeting following the explosion. The explosion was set off on Monday.", {}),
    ("Sen. Ana Silva told NORWICK TODAY on Monday that she would resign.", {"Ana Silva": "agent"}),
    ("Ana Silva left her husband, Bo Silva. On Monday, Silva sold the mill.", {"Ana Silva": "agent"}),
    ("Samantha Power retired. Power wrote a book on Monday.", {"Samantha Power": "agent"}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "title"), DEEDS, ids=[row[1] for row in DEEDS])
def test_a_title_names_whose_deed_it_is(sentence, title):
    assert single(sentence) == [title]


@pytest.mark.parametrize(("sentence", "roles"), CASTS, ids=[row[0][:40] for row in CASTS])
def test_whoever_stands_behind_by_has_done_it(sentence, roles):
    assert cast(sentence) == roles


def test_a_rate_peaks_and_not_whoever_took_office_then():
    found = cast("The rate was high when Ana Silva took office in May 2009 and peaked at 9 percent in June 2009.")
    assert not found


def test_the_one_behind_the_last_comma_says_so():
    said = "Ana Silva will succeed Bo Lund as President Tom Reed's trade adviser, a senior official said on Monday."
    assert links(said)["official"] == ("nsubj", "said")
    assert links(said)["adviser"] == ("pobj", "as")
    assert links("The bank will close in May, its chairwoman, Ana Silva, said.")["chairwoman"] == ("nsubj", "said")


@pytest.mark.parametrize(
    "sentence",
    [
        "“We are focused on winning both races on Monday,” said Ana Silva, a spokeswoman.",
        "Ana Silva is intent on winning the race on Monday.",
    ],
)
def test_what_somebody_has_in_mind_is_not_done(sentence):
    assert not any("win" in title for title in single(sentence))


def test_the_second_its_of_a_list_means_whom_the_first_means():
    article = "Ties with Iran are tense over its part in Syria's civil war and its May 2 test launch of a missile."
    assert cast(article) == {"Iran": "party"}


def test_a_plain_word_of_the_text_is_no_short_name():
    article = "Veterans Affairs has a queue, veterans say. Veterans died in it on Monday."
    assert not cast(article)


def test_whom_a_title_begins_with_takes_part():
    hearing = "Ana Silva, at the top of the hearing on Monday, said there was no plan. Bo Lund led the hearing."
    assert any("Ana Silva" in one for one in casts(hearing))


def test_of_two_with_respectively_each_has_a_date_alone():
    assert casts("Chile and Peru left the treaty in 2010 and 2016, respectively.") == [
        {"Chile": "agent"},
        {"Peru": "agent"},
    ]


def test_an_office_may_be_written_large():
    assert cast("Gov. Ana Silva was at home. The Governor left on Monday.") == {"Ana Silva": "agent"}


def test_the_house_is_no_office_and_means_no_white_house():
    assert "White House" not in cast("The White House was lit. The House passed a bill on Monday.")


def test_the_outspoken_republican_hides_who_his_party_is():
    text = "Frank Reed died. As the outspoken Republican is seen as interested in seeking his party's vote in 2026."
    assert not any("Frank Reed" in title for title in single(text))


def test_no_support_is_who():
    found = links("Reed goes into the race buoyed by the support of Mary Cole and Paul Lund, who joined him on Monday.")
    assert found["joined"][1] in ("Cole", "Lund")


def test_they_are_not_the_town_whose_stadium_they_enter():
    assert not any(title.startswith("Lima") for title in single("Fans sang when they entered Lima's arena on Monday."))


def test_a_name_may_have_an_apostrophe():
    assert casts("Mary O'Brien spoke to D’Angelo Reed on Monday. O’Brien resigned on Tuesday.") == [
        {"Mary O'Brien": "agent", "D'Angelo Reed": "patient"},
        {"Mary O'Brien": "agent"},
    ]


def test_who_is_told_of_beside_an_attack_has_not_done_it():
    found = cast("In the stabbing in Lima on Monday, Tom Reed was to appear in court to face five charges.")
    assert "agent" not in found.values()


def test_the_government_is_that_of_the_state_just_told_of():
    told = "The United States sent aid to the U.S. base. Chile said on Monday that the government would take the aid."
    assert casts(told) == [{"Chile": "agent"}]


def test_a_head_of_state_may_have_his_full_name_late():
    told = "Mr. Trump criticized the plan in May 2018. “I know President Donald J. Trump,” Ana Silva said."
    assert {"Donald Trump": "agent"} in casts(told)
