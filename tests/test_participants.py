"""Who takes part in the happening of one sentence or short story, published on Wednesday 8 May 2024."""

import hashlib

import pytest

from timeline.core.model import Article, Timeline
from timeline.core.reading import Text
from timeline.core.settings import Settings
from timeline.extract import pipeline


def casts(body):
    """For each event, in the order of time: its actors by name, with their roles."""
    sha = hashlib.sha256(body.encode()).hexdigest()
    article = Article(
        id=f"a-{sha[:10]}", source="The Post", sha256=sha, published="2024-05-08", published_known="given"
    )
    found = pipeline.read_texts([Text("post.txt", article, body)], Timeline(), Settings()).timeline
    names = {actor.id: actor.name for actor in found.actors}
    return [{names[part.actor]: part.role for part in event.actors} for event in found.events]


def cast(body):
    """The actors of the last event of a story."""
    return casts(body)[-1]


ROLES = [
    ("Ana Silva, who bought the Norwick Bank on Monday, is 60.", {"Ana Silva": "agent", "Norwick Bank": "patient"}),
    ("Ana Silva arrested the man who attacked Peru on Monday.", {"Peru": "patient"}),
    ("Anna Holt's lawyer, Tom Reed, resigned on Monday.", {"Tom Reed": "agent", "Anna Holt": "party"}),
    ("A book about Norwick Bank attacked Tom Reed on Monday.", {"Norwick Bank": "party", "Tom Reed": "patient"}),
    ("The founder of Norwick Bank was arrested on Monday.", {"Norwick Bank": "party"}),
    ("One of Norwick Bank's backers told Tom Reed on Monday.", {"Norwick Bank": "party", "Tom Reed": "patient"}),
    ("Anna Holt, a woman appointed police chief on Monday, is 46.", {"Anna Holt": "patient"}),
    ("A former adviser to Anna Holt who resigned last week left for Oslo on Monday.", {"Anna Holt": "party"}),
    ("Ten men were sacked on Monday after an inquiry by Norwick Bank.", {"Norwick Bank": "party"}),
    ("The law was passed by Chile on Monday.", {"Chile": "agent"}),
    ("“Steel from Japan harms nobody,” Anna Holt said on Monday.", {"Anna Holt": "agent", "Japan": "party"}),
    ("US raids on Monday shocked Anna Holt.", {"United States": "agent", "Anna Holt": "patient"}),
    ("Paul Orr spoke to Anna Holt, who resigned on Monday.", {"Anna Holt": "agent"}),
    ("US strikes killed Anna Holt on Monday.", {"United States": "agent", "Anna Holt": "patient"}),
    ("Anna Holt's deal was rejected on Monday.", {"Anna Holt": "party"}),
    ("Norwick Bank's board sacked Tom Reed on Monday.", {"Norwick Bank": "agent", "Tom Reed": "patient"}),
    ("Peru expelled two diplomats on Monday.", {"Peru": "agent"}),
    ("Anna Holt was attacked by Omar Said on Monday.", {"Anna Holt": "patient", "Omar Said": "agent"}),
    ("Hamas attacked Israel on Monday.", {"Hamas": "agent", "Israel": "patient"}),
    ("Apple sued Samsung Electronics on Thursday.", {"Apple": "agent", "Samsung Electronics": "patient"}),
    ("The Bank of England raised interest rates on Thursday.", {"Bank of England": "agent"}),
]


@pytest.mark.parametrize(("sentence", "expected"), ROLES, ids=[row[0][:24] for row in ROLES])
def test_grammar_gives_the_roles(sentence, expected):
    assert cast(sentence) == expected


TAKING_PART = [
    ("Talks between Ethiopia and Egypt broke down on Monday.", {"Ethiopia", "Egypt"}),
    ("The arrest of Omar Said on Tuesday angered protesters.", {"Omar Said"}),
    ("Kenyan troops crossed the border on Monday.", {"Kenya"}),
    ("CDC officials closed the ward on Monday.", {"Centers for Disease Control and Prevention"}),
    ("The United States and China held talks in Geneva on Monday.", {"United States", "China"}),
    ("North and South Korea held talks on Monday.", {"North Korea", "South Korea"}),
    ("John Reed flew to Oslo on Monday for talks with Anna Holt.", {"John Reed", "Anna Holt"}),
    ("Anna Holt said that searches had been carried out in the port on Monday.", {"Anna Holt"}),
    (
        "Anna Holt shared land with Tom Reed, an echo of the deal between Chile and Peru on their border in 1929.",
        {"Chile", "Peru"},
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), TAKING_PART, ids=[row[0][:24] for row in TAKING_PART])
def test_who_belongs_to_the_happening_takes_part(sentence, expected):
    assert set(cast(sentence)) == expected


NO_PART = [
    ("Tom Reed told the BBC on Tuesday that he would resign.", {"Tom Reed"}),
    ("According to the Northern Post, Apple fired Tom Reed on Tuesday.", {"Apple", "Tom Reed"}),
    ("Elon Ward, Calder Mining's founder, sold his house on Monday.", {"Elon Ward"}),
    ("The president of Norwick Bank, Ana Silva, resigned on Monday.", {"Ana Silva"}),
    ("Carlos Vega, who had once worked for Petra Sols, resigned on Monday.", {"Carlos Vega"}),
    ("Carlos Vega's father died on Monday.", set()),
    ("On a trip to Israel, Tom Reed said on Monday he was ill.", {"Tom Reed"}),
    ("US District Judge Anna Holt resigned on Monday.", {"Anna Holt"}),
    ("Vice Minister of the Norwick Ministry, Anna Holt, resigned on Monday.", {"Anna Holt"}),
    ("Tom Reed spoke during the aftermath of the 1 May attacks on Peru.", {"Peru"}),
    ("Iran fired a missile near the Gulf of Oman on Monday.", {"Iran"}),
    ("Paul Orr, a judge, was ill. He slept. On Monday Mrs. Orr resigned.", set()),
    ("The Norwick Bank nominee, Ana Silva, withdrew on Monday.", {"Ana Silva"}),
    ("The cast of the show, Ana Silva's favourite, fell ill on Monday.", set()),
    ("Tom Reed left for Paris on Monday after speaking to Anna Holt.", {"Tom Reed"}),
    ("Two Americans were arrested in Peru on Monday.", set()),
    ("LIMA (AP) -- Tom Reed resigned on Monday.", {"Tom Reed"}),
    ("The Serb won the final in Rome on Sunday.", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), NO_PART, ids=[row[0][:24] for row in NO_PART])
def test_who_is_only_mentioned_takes_no_part(sentence, expected):
    assert set(casts(sentence)[-1] if casts(sentence) else ()) == expected


RETOLD = [
    ("Talks between Ethiopia and Egypt began in March. The talks broke down on Monday.", {"Ethiopia", "Egypt"}),
    ("Omar Said was charged with fraud. Omar Said, a nurse who was fired on Monday, wept.", {"Omar Said"}),
    ("Japan met Peru's envoys. The two countries signed a treaty on Monday.", {"Japan", "Peru"}),
    ("Calder Mining lost money. The company fired 300 workers on Monday.", {"Calder Mining"}),
]


@pytest.mark.parametrize(("story", "expected"), RETOLD, ids=[row[0][:24] for row in RETOLD])
def test_those_who_were_named_before_take_part(story, expected):
    assert set(cast(story)) == expected


GOING_ON = [
    ("Calder Mining and the Steelworkers Union met on Tuesday. The talks broke down on Wednesday.", True),
    ("Calder Mining and the Steelworkers Union met on Tuesday. Follow-up talks are due on 20 May.", True),
    ("Calder Mining and the Steelworkers Union held talks. The next round of negotiations is due on 20 May.", True),
    ("Calder Mining and the Steelworkers Union held talks. A second meeting is planned for 20 May.", True),
    ("Calder Mining and the Steelworkers Union held talks. The two-hour meeting ended on Monday.", True),
    ("Calder Mining and the Steelworkers Union held talks. Talks in Sudan will begin on 20 May.", False),
    ("Calder Mining and the Steelworkers Union held talks. The meeting of shareholders is on 20 May.", False),
    ("Calder Mining and the Steelworkers Union held talks. The annual conference opens on 20 May.", False),
    (
        "Calder Mining and the Steelworkers Union held talks. Further talks between Chad and Mali are due on 20 May.",
        False,
    ),
]


@pytest.mark.parametrize(("story", "same"), GOING_ON, ids=[row[0][50:] for row in GOING_ON])
def test_talks_that_go_on_from_others_have_their_parties(story, same):
    assert ({"Calder Mining", "Steelworkers Union"} <= set(cast(story))) == same


def test_talks_that_follow_a_call_of_leaders_are_their_sides():
    call = "Kenyan President William Ruto and Ethiopian Prime Minister Abiy Ahmed spoke by telephone on Monday."
    assert set(cast(f"{call} Follow-up talks have been delayed until Sunday.")) == {"Kenya", "Ethiopia"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("John Reed arrived at the White House on Monday.", {"John Reed"}),
        ("Hurricane Odette hit Wilmington on Monday.", {"Hurricane Odette"}),
        ("A team led by Amadou Bah found the wreck on Monday.", {"Amadou Bah"}),
        ("Kenya agreed on Monday that the camp would be closed.", {"Kenya"}),
    ],
)
def test_places_take_no_part_and_leaders_do(sentence, expected):
    assert set(cast(sentence)) == expected


def test_what_a_body_owns_is_told_of_it_and_its_people_act_for_themselves():
    assert "Frontier Airlines" in cast("The Frontier Airlines plane was grounded on Monday.")
    assert "Frontier Airlines" not in cast("A Frontier Airlines pilot was arrested on Monday.")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Holt campaign released a list on Monday. Anna Holt smiled.", {"Anna Holt": "agent"}),
        ("A Frontier Airlines spokesman said on Monday that talks failed.", {"Frontier Airlines": "agent"}),
        ("Frontier Airlines spokesman Tom Reed said on Monday that talks failed.", {"Tom Reed": "agent"}),
        ("Taliban militants attacked a school on Monday.", {"Taliban": "agent"}),
        ("Peruvian militants attacked a school on Monday.", {}),
        ("Officials from Peru and Chile sent signals on Monday.", {"Peru": "agent", "Chile": "agent"}),
        ("Flights from Peru and Chile arrived on Monday.", {}),
    ],
)
def test_what_acts_in_the_name_of_somebody(sentence, expected):
    assert casts(sentence)[0] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Twelve people died in an Israeli raid on Monday.", {"Israel": "agent"}),
        ("Anna Holt was killed in a U.S. airstrike on Monday.", {"United States": "agent", "Anna Holt": "patient"}),
        ("Twelve people died on Monday in the crash of a Frontier Airlines plane.", {"Frontier Airlines"}),
        ("Twelve people died on Monday near a Frontier Airlines office.", set()),
        ("A fire broke out on Monday at a Frontier Airlines plant.", {"Frontier Airlines"}),
        ("A fire broke out on Monday at a plant east of Peru.", set()),
    ],
)
def test_a_blow_has_a_striker_and_a_mishap_befalls_a_body(sentence, expected):
    told = cast(sentence)
    assert told == expected if isinstance(expected, dict) else told.keys() == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Officials found guns, according to Agent Anna Holt, who spoke at a conference on Monday.", {"Anna Holt"}),
        ("Officials found guns on Monday, according to Anna Holt.", set()),
        ("Anna Holt's lawyers said after hours of talks that they would resume their work on Friday.", {"Anna Holt"}),
        ("The Democrat-led House approved a law on Monday.", {"House of Representatives"}),
        ("The 8th Circuit Court of Appeals reversed the ruling on Monday.", {"8th Circuit Court of Appeals"}),
    ],
)
def test_who_is_told_of_in_passing_acts_where_the_clause_says_so(sentence, expected):
    assert cast(sentence).keys() == expected


def test_what_is_released_is_of_whoever_says_something_in_it():
    assert casts("In a statement released on Monday, Anna Holt called the vote a farce.")[0] == {"Anna Holt": "agent"}
    assert casts("In a video posted on Monday by Tom Reed, Anna Holt called it a farce.")[0] == {"Tom Reed": "agent"}


def test_a_subject_that_only_repeats_another_is_told_of_those_in_it():
    story = "Prosecutors sued the state police. Several Republicans from Ohio were happy. They gained seats on Monday."
    assert cast(story) == {"Republican Party": "agent"}


def test_an_event_with_a_name_of_its_own_is_no_other_of_its_kind_told_before():
    feared = "Officials said it was the threat of nuclear war -- not the insult to Anna Holt -- that led to it."
    assert cast(f"{feared} Ruins tell of the 1990-93 Norwick War.") == {}


def test_both_with_whom_a_title_begins_take_part():
    told = cast("Omar Said and Anna Holt also expressed hope to officially end the Norwick War by 20 May.")
    assert {"Omar Said", "Anna Holt"} <= told.keys()


OWNERS = [
    ("Ana Silva's speech on Monday was long.", {"Ana Silva": "agent"}),
    ("A comment from Tom Reed on Monday was long.", {"Tom Reed": "agent"}),
    ("Peru's annexation of the islands in March 2014 was condemned.", {"Peru": "agent"}),
    ("Peru's arrest of two spies on Monday was condemned.", {"Peru": "agent"}),
    ("Ana Silva's trial in March 2014 was long.", {"Ana Silva": "patient"}),
    ("Ana Silva died in a raid on Monday.", {"Ana Silva": "patient"}),
    ("A Norwick Bank survey on Monday was long.", {"Norwick Bank": "agent"}),
]


@pytest.mark.parametrize(("sentence", "expected"), OWNERS)
def test_whose_a_happening_is_has_done_or_undergone_it(sentence, expected):
    assert cast(sentence) == expected


TOPICS = [
    "Tom Reed got into an exchange Tuesday over a shooting last month at a market in Norwick.",
    "Ana Silva said, alluding to the fatal shooting of nine people in March in Norwick, that more must be done.",
    "Mayor Ana Silva is being pressed about last September's attack in Norwick.",
    "Ana Silva approved a final report on the deadly 2012 attacks in Norwick.",
]


@pytest.mark.parametrize("sentence", TOPICS)
def test_who_only_speaks_of_bloodshed_takes_no_part_in_it(sentence):
    assert casts(sentence)[0] == {}


BYSTANDERS = [
    ("Ana Silva spoke on Friday at Norwick High School.", {"Ana Silva": "agent"}),
    ("Anna Holt protested on Friday outside Norwick Bank.", {"Anna Holt": "agent"}),
    ("Tom Reed on Tuesday accused Norwick Bank's Ana Silva of theft.", {"Tom Reed": "agent", "Ana Silva": "patient"}),
    ("On a trip to Tom Reed's library Ana Silva sued Apple Friday.", {"Ana Silva": "agent", "Apple": "patient"}),
    ("A survey of 600 Democrats was held on Friday.", {}),
    ("Norwick Reform Committee Chairman Tom Reed resigned on Monday.", {"Tom Reed": "agent"}),
    ("Two Peruvian officials said on Monday that the camp was closed.", {}),
    ("A Peruvian cleric agreed on Monday to end the strike.", {}),
    ("A Peruvian-American pleaded guilty in March 2010.", {}),
    ("Chilean President Tom Reed, whose country seized the port in March, denied it.", {}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), BYSTANDERS)
def test_who_is_named_beside_somebody_takes_no_part(sentence, expected):
    assert cast(sentence) == expected


def test_whom_a_paper_is_against_takes_part():
    assert cast("Tom Reed filed a lawsuit on Monday that accused Norwick Bank of theft.") == {
        "Tom Reed": "agent",
        "Norwick Bank": "patient",
    }


def test_who_was_stabbed_is_the_one_before_the_comma():
    told = cast("Tom Reed was convicted of ordering the murder of Ana Silva, stabbed to death in July 1969.")
    assert told == {"Ana Silva": "patient"}


def test_all_who_are_told_to_be_two_nurses_undergo_it():
    told = cast("Ana Silva and Anna Holt, the two nurses killed on Friday, were friends.")
    assert told == {"Ana Silva": "patient", "Anna Holt": "patient"}


def test_it_of_two_who_fight_is_neither():
    assert casts("Peru fought Chile when it stormed across the north in 2014.") == []


def test_a_former_office_is_no_actor_and_whoever_the_title_begins_with_has_done_it():
    assert cast("Former State Department and Pentagon spokesman Tom Reed left on Monday.") == {"Tom Reed": "agent"}
    told = cast("They spoke about Tom Reed, the rower who announced on Monday that he will go.")
    assert told == {"Tom Reed": "agent"}


def test_as_whom_somebody_speaks_undergoes_nothing():
    said = cast("“It may bring light,” Tom Reed said on Monday as the head of the Norwick Church.")
    assert said == {"Tom Reed": "agent"}
