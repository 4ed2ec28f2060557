"""No title tells what its sentence does not: conditions, doubts, owners and what lies ahead stay in it, or it falls."""

import hashlib

import pytest

from timeline.core.model import Article, Timeline
from timeline.core.reading import Text
from timeline.core.settings import Settings
from timeline.extract import furniture, pipeline


def read(body):
    """The events of one text, published on Wednesday 8 May 2024, and the names of its actors by id."""
    sha = hashlib.sha256(body.encode()).hexdigest()
    article = Article(id=f"a-{sha[:10]}", source="Post", sha256=sha, published="2024-05-08", published_known="given")
    text = Text("post.txt", article, body, furniture=furniture.mark(body))
    found = pipeline.read_texts([text], Timeline(), Settings()).timeline
    return found.events, {one.id: one.name for one in found.actors}


def titles(body):
    return [one.title for one in read(body)[0]]


def cast(body):
    """Of the first event of a text, the names of its actors with their roles."""
    events, names = read(body)
    return {names[one.actor]: one.role for one in events[0].actors}


TRUE = [
    # a body is called by the name beside it
    ("The company, Norwick Lines, suspended all crossings on Monday.", "Norwick Lines suspends all crossings"),
    (
        "On Monday, Nancy Silva and members of her team announced that the Democratic Caucus of the House had rules.",
        "Nancy Silva and members of team announce Democratic Caucus of House of Representatives had rules",
    ),
    (
        "On Monday, Silva and members of her leadership team announced that the Democratic Caucus of the House had "
        "adopted a new internal rule.",
        "Silva announces Democratic Caucus of House had adopted new internal rule",
    ),
    ("The country's biggest bank, Norwick Trust, cut 300 jobs on Monday.", "Norwick Trust cuts 300 jobs"),
    # what others say is not said by whoever answers it
    (
        "Ana Silva on Friday responded to claims that the bank had hidden its losses.",
        "Ana Silva responds to claims that bank had hidden losses",
    ),
    (
        "Ana Silva told staff in an email on Friday that the bank had sold its ships.",
        "Ana Silva tells staff bank had sold ships",
    ),
    # a condition told first
    (
        "If the river rises above four metres, the town of Norwick will close its schools on Friday.",
        "Town of Norwick to close schools if river rises above four metres",
    ),
    (
        "Ana Silva vowed that if the union strikes, she would close the mill in June.",
        "Ana Silva to close mill if union strikes",
    ),
    # what has a date ahead is not told as if it were done
    ("Norwick Steel is closing its mill in Porto next month.", "Norwick Steel to close mill in Porto"),
    ("The bridge is closed for repairs next week.", "Bridge to be closed for repairs"),
    ("Ana Silva's trial starts next week in Porto.", "Ana Silva's trial to start in Porto"),
    # whose it is
    (
        "The report was secret. Ana Silva allowed its release to the public last Friday.",
        "Ana Silva allows release to public",
    ),
    ("The town had 12 boats, all of which were sold last week.", "12 boats sold"),
    # what was only hoped, or announced
    (
        "Ana Silva on Monday expressed hope to end the strike in Norwick this year.",
        "Ana Silva expresses hope to end strike in Norwick",
    ),
    ("Bo Lund joined the Norwick choir, as announced in a letter last Friday.", "Bo Lund joins Norwick choir"),
    # words that the parser has torn
    (
        "The bank released a letter alleging the plan – made in Oslo and paid for by Chile – was false on Monday.",
        "Bank releases letter",
    ),
    (
        "Chile and Peru agreed on Monday to work for a nuclear-free sea.",
        "Chile and Peru agree to work for nuclear-free sea",
    ),
    # of whom a clause with “who” tells, and who is told of twice
    ("Ana Silva's father was an avid sailor who died two years ago.", "Ana Silva's father dies"),
    ("Bo Lund is the mayor who closed the bridge in 2019.", "Bo Lund closes bridge"),
    ("The judge who ruled on Tuesday, Robert Lund of Norwick, had upheld the law in March.", "Robert Lund upholds law"),
    # what stands one place too far
    (
        "In Norwick on Monday, Ana Silva opened the dam, and in Porto on Tuesday night, she closed a bridge.",
        "Ana Silva opens dam",
    ),
    (
        "In an interview with The Norwick newspaper published on Thursday, Ana Silva said that the bridge was safe.",
        "Ana Silva says bridge was safe",
    ),
    # names and phrases stay whole, or go whole
    (
        "Eva Lund and Jon Bach introduced quite separate versions of the Violence Against Women Act on Monday.",
        "Eva Lund and Jon Bach introduce separate versions of Violence Against Women Act",
    ),
    (
        "The video purporting to show the long flight of the old bishop was released on Monday by friends in Norwick.",
        "Video purporting to show long flight of old bishop released by friends in Norwick",
    ),
    (
        "Ana Silva on Tuesday accused a man who was shoved to the ground by guards last week of staging the fight.",
        "Ana Silva accuses man of staging fight",
    ),
    ("Bo Lund was appointed to lead the Norwick choir in June 2019.", "Bo Lund appointed to lead Norwick choir"),
    (
        "In an interview Thursday with the Norwick Tribune, Ana Silva took the rare step of defending the bank.",
        "Ana Silva takes rare step of defending bank",
    ),
    (
        "“The dam would hold,” Ana Silva first said in an interview with Elle magazine published earlier this month.",
        "Ana Silva says dam would hold",
    ),
    ("The Norwick Bank projects slow growth next year.", "Norwick Bank projects slow growth"),
    (
        "Bo Lund freed a man who was sentenced last year to 23 years in prison for raiding a mill, as well as a woman "
        "who was sentenced to life in prison.",
        "Man sentenced to 23 years in prison for raiding mill",
    ),
    ("The museum's site went live on Monday.", "Museum's site goes live"),
    (
        "The court ruled on Monday that no companies can patent parts of naturally-occurring human "
        "genes and plants, with their seeds, for more than a decade.",
        "Court rules no companies can patent parts of naturally-occurring human genes and plants",
    ),
    ("Ana Silva said on Monday she was hoping the dam would hold.", "Ana Silva says she was hoping dam would hold"),
]


@pytest.mark.parametrize(("sentence", "title"), TRUE, ids=[row[1][:50] for row in TRUE])
def test_title_of_a_sentence(sentence, title):
    assert title in titles(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "So, if they are right, and there is no deal by the end of June, the mill will close.",
        "There was no vote on Tuesday because the hall was flooded.",
        "Norwick Foods did not respond to a request for comment on Monday.",
        "Norwick Foods did not reply to an email seeking comment on Monday.",
        "Ana Silva is the first member of her small party to win a seat in the north of the state since 1992.",
        "The last of them went home on Monday.",
        "Even among those who did vote on Sunday there was some confusion, the Norwick Council notes.",
        "As Norwick's Bo Lund points out today, the dam may hold.",
        "Ana Silva said 8 percent of the entire poll was done on Sunday.",
        "(D) on Friday signed a sweeping police reform bill into law.",
        "The contrast with the fair last week in Porto was striking.",
        "You cannot swing a cat without hitting Norwegians in Porto this week, Ana Silva likes to say.",
        "One of those signs is happening this weekend.",
        "The likeness between the two on Wednesday was particularly striking on the hill.",
        "Every Norwegian who cares about the fjord on Monday night will know.",
        "The plan was to close the mine in March.",
        "The seat is one of the toughest for Norwick United to hold this year.",
        "The council has nine members, many of whom resigned last week.",
    ],
)
def test_what_did_not_happen_and_what_nobody_did_is_no_event(sentence):
    assert [one for one in titles(sentence) if "mill" not in one] == []


def test_a_name_with_the_family_first_is_never_cut_to_its_last_word():
    told = titles(
        "President Ana Silva discussed several old and new issues with Xi Jinping during a long call on Monday."
    )
    assert not any(" Jinping" in one and "Xi Jinping" not in one for one in told)


def test_what_must_be_done_by_a_day_is_not_done():
    events, _ = read("Norwick Steel must pay a fine of 3 million by the end of June.")
    assert [one.status for one in events] == ["scheduled"]


def test_headlines_behind_a_name_are_no_part_of_it():
    body = (
        "President Ana Silva Ana Maria SilvaMayor of Porto sues bank | Senate to vote Thursday on Chile deal MORE said "
        "she plans to open the bridge on Friday."
    )
    assert "Chile" not in str(titles(body))


def test_whose_aide_somebody_was_does_not_take_part():
    assert cast("Former Norwick Bank foreign policy adviser Bo Lund entered a guilty plea on Monday.") == {
        "Bo Lund": "agent"
    }


def test_who_is_asked_about_something_is_the_one_whose_it_is():
    assert cast("Ana Silva asked Eva Lund on Sunday about her vote.") == {"Ana Silva": "agent", "Eva Lund": "patient"}


def test_the_body_to_which_somebody_was_elected_is_a_party():
    assert cast("Ana Silva was elected to the Norwick Council in 2014.")["Norwick Council"] == "party"


def test_words_before_a_colon_are_not_what_is_said_behind_it():
    told = titles("Ana Silva's speech reflects her wishes: On Tuesday, she said she was open to a deal.")
    assert not any("reflects" in one for one in told)


def test_who_is_punished_for_something_is_the_one_whose_it_is():
    body = "The European Union is expected to impose sanctions on Chile on Friday for its annexation of Easter Island."
    assert not any("Union's" in one for one in titles(body))


def test_a_surname_that_is_also_a_title_is_a_surname():
    body = "Senator Angus King of Maine spoke. On Monday King resigned."
    assert titles(body) == ["Angus King resigns"]


def test_the_senator_of_whom_a_spokesman_speaks_is_meant():
    body = (
        "Senator Ana Silva and Senator Bo Lund objected. Ana Silva met reporters. A spokesman for Lund said the "
        "senator had sent a letter to the bank on Monday."
    )
    assert any("Bo Lund" in one for one in titles(body)) and not any("Silva" in one for one in titles(body))


def test_a_paper_that_tells_of_the_company_is_not_the_company():
    body = "The Norwick Star reported on Monday that the company closed its mill."
    assert cast(body) == {"Norwick Star": "agent"} and not any("Star closes" in one for one in titles(body))


def test_whose_war_it_was_is_no_part_in_what_befell_a_victim():
    assert cast("A casualty of America's drug war was jailed in 1996.") == {"United States": "party"}


def test_whoever_is_accused_is_not_said_to_have_been_hurt_by_the_accuser():
    body = "On Tuesday, Ana Silva accused the man who was shoved by Norwick Police last Thursday of staging it."
    assert {one.title: one.status for one in read(body)[0]}["Man shoved by Norwick Police"] == "occurred"


def test_a_title_that_is_cut_ends_in_no_fact():
    assert not any(
        one.endswith("fact")
        for one in titles("The bank was ripped in a column criticizing the fact that it fell on Monday.")
    )


def test_who_is_attacked_at_a_rally_holds_no_rally():
    body = "“It is rigged,” Ana Silva said in her attacks on the Norwick Committee during a Monday rally in Porto."
    assert not any("and Norwick" in one for one in titles(body))


def test_whoever_pardons_a_man_has_no_part_in_what_he_did():
    events, _ = read("Bo Lund released a man who had been on death row for a triple murder in 1983.")
    assert not [one for one in events if one.when == "1983" and one.actors]


def test_a_land_that_did_not_do_it_takes_no_part():
    assert cast("Chile, not Peru, closed the strait on Monday.") == {"Chile": "agent"}


def test_whoever_is_asked_to_do_something_is_no_happening():
    told = titles(
        "The firm said in a statement on Monday that the Norwick Bank asked it in April to check the accounts."
    )
    assert not any("asks statement" in one for one in told)


def test_a_nation_that_a_hearing_is_about_holds_no_hearing():
    assert cast("One thing is for sure after Thursday's Chilean hack hearings: they will be used to stop the dam.") == {
        "Chile": "party"
    }
