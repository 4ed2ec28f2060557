"""Every title of an event is a line that a newspaper could print: its form, on our stories and on own sentences."""

import hashlib
import re
from pathlib import Path

import pytest

from timeline.core.model import Article, Timeline
from timeline.core.reading import Text
from timeline.core.settings import Settings
from timeline.extract import pipeline
from timeline.extract.candidates import complements, lexicon
from timeline.extract.candidates.inflection import third_person

STORIES = sorted(one.parent for one in (Path(__file__).parent / "stories").glob("*/gold.json"))
PRONOUN = (
    r"\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|i|we|us|me|my|our|you|your|who|whom|which|whose)\b"
)
SPEAKER = r"\b(?:his|hers|its|their|theirs|i|we|us|me|my|our|you|your|whom|which|whose)\b"
SAYING = {
    form
    for one in lexicon.load().kind
    if one.name == "statement"
    for verb in one.verbs
    for form in (verb, third_person(verb))
}
MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = (
    rf"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|(?:{MONTH}) \d{{1,2}}"
    rf"|\d{{1,2}} (?:{MONTH}))\b"
)
LOOSE = (
    "a an the of in on at to for from with and or but that which who as into about after before between against than "
    "is are was were be will would if when while because including such their its his her until since during"
).split()


def faults(title):
    """What is wrong with a title, in words; nothing if it may be printed.

    What stands in quotation marks is in somebody's own words, and behind a verb of saying “she” may be who says it.
    """
    whole, title = title, re.sub(r": “[^“”]{3,}”$", " says so", title)
    words = title.split(" ")
    pronoun = SPEAKER if SAYING & set(words[1:]) else PRONOUN
    found = {
        "is too long": len(whole) > 140,
        "says too little": len(words) < 2,
        "has no capital": not (title[:1].isupper() or title[:1].isdigit() or title[:1] in "$£€"),
        "ends in a sign": title[-1:] in ".,;:!?-–—'’\"“",
        "ends in a loose word": words[-1] in LOOSE,
        "is about nobody": re.match(r"(?:He|She|It|They) ", title) is not None,
        "has a pronoun": re.search(pronoun, title, re.I) is not None,
        "has a date": re.search(DATE, title, re.I) is not None,
        "has a quotation mark": any(sign in title for sign in '“”"'),
        "has a bracket": any(sign in title for sign in "()[]{}"),
        "has two spaces or a torn word": re.search(r"  |(?:^| )-|-(?: |$)| [,.;:]", title) is not None,
        "says a word twice": re.search(r"\b(\w{4,}) \1\b", title) is not None,
    }
    return [what for what, is_wrong in found.items() if is_wrong]


def events(texts):
    return pipeline.read_texts(texts, Timeline(), Settings()).timeline.events


def single(body):
    """The titles of the events of one sentence, published on Wednesday 8 May 2024."""
    sha = hashlib.sha256(body.encode()).hexdigest()
    article = Article(id=f"a-{sha[:10]}", source="Post", sha256=sha, published="2024-05-08", published_known="given")
    return [one.title for one in events([Text("post.txt", article, body)])]


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_no_title_of_our_stories_has_a_fault(story):
    texts, _ = pipeline._read(sorted(story.glob("*.txt")))
    wrong = {one.title: faults(one.title) for one in events(texts) if faults(one.title)}
    assert wrong == {}


@pytest.mark.parametrize(
    "title",
    [
        *("He resigns", "Silva meets Bach on Monday", "Silva accuses Bach of", "“Silva", "Silva -led talks"),
        *("Silva meets her", "Silva says “we”", "Silva says my bridge is safe", "He says Silva is safe"),
    ],
)
def test_the_check_finds_what_is_wrong(title):
    assert faults(title)


TITLES = [
    # who, the verb in the present tense, whom; no date, no article
    ("France and Spain signed a treaty in Madrid on Monday.", "France and Spain sign treaty in Madrid"),
    ("The mayor of Ghent opened the bridge on 3 May.", "Mayor of Ghent opens bridge"),
    ("Brazil will send 200 soldiers to Haiti on Friday.", "Brazil to send 200 soldiers to Haiti"),
    ("In 2011 Ana Silva became the first woman to lead the bank.", "Ana Silva becomes first woman to lead bank"),
    ("Ana Silva made it clear on Friday that the bridge was safe.", "Ana Silva says bridge was safe"),
    (
        "The firm responded on Friday with a list, “We think that nobody will ever convince you.”",
        "Firm: “We think that nobody will ever convince you”",
    ),
    ("The council on Friday approved a $3 million-a-year ferry law.", "Council approves $3 million-a-year ferry law"),
    ("In an editorial on Friday, USA Today questioned the value of the dam.", "USA Today questions value of dam"),
    ("Ana Silva on Friday used the report to attack the mayor.", "Ana Silva uses report to attack mayor"),
    ("On Monday, a defiant Ana Silva closed the harbour.", "Ana Silva closes harbour"),
    (
        "The mayor of Ghent made clear on Friday he would not close the dam.",
        "Mayor of Ghent plans not to close dam",
    ),
    ("The mayor of Ghent called a press conference on Friday.", "Mayor of Ghent calls press conference"),
    ("Last week, Ana Silva praised and then dismissed the plan.", "Ana Silva praises plan"),
    ("Ana Silva helped found the Norwick choir in 1985.", "Ana Silva helps found Norwick choir"),
    (
        "On Monday, Bo Lund was bitten by a very old harbour dog while shouting to the crew, “Let me go now.”",
        "Bo Lund bitten by old harbour dog",
    ),
    ("Two climbers were rescued from the north face early on Tuesday.", "Two climbers rescued from north face"),
    ("The airline plans to resume flights to Cairo on Monday.", "Airline to resume flights to Cairo"),
    # titles and offices go, names stay
    ("Foreign Minister Ana Silva met Prime Minister Jonas Bach on Tuesday.", "Ana Silva meets Jonas Bach"),
    ("President Ana Silva and Chancellor Jonas Bach held a call on Monday.", "Ana Silva and Jonas Bach hold call"),
    # particles and what belongs to the verb
    ("The envoy fell ill on 30 April.", "Envoy falls ill"),
    ("Ana Silva stepped down as party leader on Friday.", "Ana Silva steps down as party leader"),
    ("The tanker ran aground off Malta on Sunday.", "Tanker runs aground off Malta"),
    ("They called off the match: the city called off the fair on Monday.", "City calls off fair"),
    # what was said, of others and of oneself
    ("Ana Silva said on Monday that the bridge was safe.", "Ana Silva says bridge was safe"),
    ("“The bridge is safe,” Ana Silva told reporters on Monday.", "Ana Silva says bridge is safe"),
    ("Ana Silva said on Monday that she would close the bridge.", "Ana Silva plans to close bridge"),
    ("“I will close the bridge,” Ana Silva said on Monday.", "Ana Silva plans to close bridge"),
    ("Ana Silva admitted on Monday that she had lied to the court.", "Ana Silva admits lying to court"),
    ("“It is clear that the bridge must go,” Ana Silva said on Monday.", "Ana Silva says bridge must go"),
    ("“A lot of work was done on Monday,” Ana Silva said.", "Ana Silva says a lot of work was done"),
    ("“A mistake was made on Monday,” said Peru's finance minister, Ana Silva.", "Ana Silva says mistake was made"),
    (
        "Ana Silva and Jonas Bach agreed on Monday that a town with fewer parked cars in the narrow streets around "
        "the harbour is much healthier.",
        "Ana Silva and Jonas Bach agree town with fewer cars in streets is healthier",
    ),
    # “she” is who speaks; “I” becomes “she”, and a body is “it”
    (
        "Ana Silva said on Monday that she had asked the navy to send two ships to the island.",
        "Ana Silva says she had asked navy to send two ships to island",
    ),
    ("“I oppose the bridge,” Ana Silva said on Monday.", "Ana Silva says she opposes bridge"),
    (
        "“I am not ready to support the bridge,” Ana Silva said on Monday.",
        "Ana Silva says she is not ready to support bridge",
    ),
    ("The World Bank said on Monday it was disappointed by the vote.", "World Bank says it was disappointed by vote"),
    ("Ana Silva said on Monday that a driver had attacked her.", "Ana Silva says driver had attacked her"),
    ("Jonas Bach announced on Monday that he was leaving the club.", "Jonas Bach announces he was leaving club"),
    ("“There is no plan for a bridge,” Ana Silva said on Monday.", "Ana Silva says there is no plan for bridge"),
    (
        "Ana Silva said on Monday it would be wrong to close the bridge.",
        "Ana Silva says it would be wrong to close bridge",
    ),
    # what was only possible, or held under a condition, stays so
    ("Ana Silva suggested on Monday that she may endorse Jonas Bach.", "Ana Silva suggests she may endorse Jonas Bach"),
    ("Ana Silva said on Monday she could not fault the mayor.", "Ana Silva says she could not fault mayor"),
    (
        "Ana Silva said on Monday that she would resign if the bridge falls.",
        "Ana Silva says she would resign if bridge falls",
    ),
    (
        "Ana Silva said on Monday that the town would be richer if the council of elders had sold the old harbour "
        "to the company from the north of the island.",
        "Ana Silva says town would be richer if council of elders had sold old harbour to company from north of island",
    ),
    (
        "A fund sued the directors on Monday, claiming that they had ignored a bidder in 2022.",
        "Fund claims directors had ignored bidder",
    ),
    # words that cannot be told in others stand as they are
    ("“We wish them all the best,” Ana Silva said on Monday.", "Ana Silva: “We wish them all the best”"),
    ("“That hasn't changed,” Ana Silva told reporters on Monday.", "Ana Silva: “That hasn't changed”"),
    (
        "“You are all cowards, and the whole island of the north knows it well by now,” Ana Silva wrote on Monday.",
        "Ana Silva: “You are all cowards”",
    ),
    # claims, denials and what was called off stay that
    (
        "Prosecutors accused Jonas Bach of planning the robbery on 1 May.",
        "Prosecutors accuse Jonas Bach of planning robbery",
    ),
    ("Police allegedly beat a student on 2 May.", "Police allegedly beat student"),
    ("Iran denied that it had attacked the tanker on Sunday.", "Iran denies attacking tanker"),
    ("Brazil scrapped the talks planned for 20 May.", "Brazil scraps talks"),
    # numbers keep their words
    ("The bank cut its rates by half a percentage point on Monday.", "Bank cuts rates by half a percentage point"),
    ("The state raised its minimum wage to $11 an hour on 3 May.", "State raises minimum wage to $11 an hour"),
    ("The island raised its tax by 50 cents on 3 May and again on 6 May.", "Island raises tax by 50 cents"),
    # nothing hangs loose, and nothing is written twice
    ("The cuts are set to kick in on 3 June.", "Cuts to kick in"),
    ("Ana Silva met the nurses on Monday, a day after Jonas Bach left.", "Ana Silva meets nurses"),
    ("Chad paid Mali and its allies on Monday.", "Chad pays Mali and allies"),
    ("On Monday North Korean officials met Ana Silva.", "North Korean officials meet Ana Silva"),
    (
        "Ana Silva said on Monday that North Korean ships had left the port.",
        "Ana Silva says North Korean ships had left port",
    ),
    ("Ana Silva joined Meet the Press on Monday.", "Ana Silva joins Meet the Press"),
    # what somebody asked for, threatened or meant to reach is not told as settled
    ("The council asked Chad on Monday to repay the loan by 3 June.", "Council asks Chad to repay loan"),
    ("Mali demanded that Chad return the ships on Friday.", "Chad urged to return ships"),
    ("Jonas Bach paid a clerk to change the figures in 2017.", "Jonas Bach pays clerk to change figures"),
    # small verbs that only lead up, objects shared, and ends that are none
    ("Starting on 3 June, judges will wear red robes.", "Judges to wear red robes"),
    (
        "On 3 May the island elected or reelected governors of the opposite party.",
        "Island elects governors of opposite party",
    ),
    ("The law passed on Monday by the Senate also ties aid to work.", "Law passed by United States Senate"),
    # nouns
    ("The resignation of Ana Silva came on Monday.", "Resignation of Ana Silva"),
    (
        "A call between Ana Silva and Jonas Bach took place on Monday.",
        "Call between Ana Silva and Jonas Bach takes place",
    ),
    ("A report issued on Tuesday by the Port Authority blamed the pilot.", "Port Authority issues report"),
    (
        "An exchange of 20 prisoners between Chad and Mali is planned for 3 June.",
        "Exchange of 20 prisoners between Chad and Mali",
    ),
    # whose it is, and what begins
    ("The union, whose members are to vote on 18 June, met the firm.", "Members to vote"),
    ("The judge set a hearing to begin on 6 June.", "Hearing to begin"),
    ("The council planned to start a fund on 20 May.", "Council to start fund"),
    # what begins, ends or is joined, and what somebody only thinks of
    ("The firm said it will begin pumping from its first well on 3 June.", "Firm to begin pumping from first well"),
    ("Two unions combined to raise the wage on Monday.", "Two unions combine to raise wage"),
    ("The bill would ban plastic bags by 2030.", "Bill would ban plastic bags"),
    ("The decision was made public Monday.", "Decision made public"),
    (
        "The guild said in a message posted on Monday that it wouldn't be naming the lands “due to meddling”.",
        "Guild speaks in message",
    ),
    ("Ana Silva was sworn in Monday by Judge Bo Lund.", "Ana Silva sworn in by Bo Lund"),
    ("Ana Silva was jailed for paying Bo Lund to close the dam in 2017.", "Ana Silva pays Bo Lund to close dam"),
    ("Ana Silva used the money to buy a boat in 2017.", "Ana Silva buys boat"),
    (
        "The case is about Bo Lund, a member of the Norwick Band, whom Chad charged with theft in 2014.",
        "Chad charges Bo Lund with theft",
    ),
    (
        "The number of nurses applying for jobless benefits in the northern district rose 19,000 last week to 326,000.",
        "Number of nurses applying for jobless benefits rises 19,000 to 326,000",
    ),
    (
        "“I don't think there's a need for new laws,” Ana Silva said on Monday.",
        "Ana Silva says she doesn't think there's need for new laws",
    ),
    (
        "The bank says the figures may change, since even small changes on 3 June would result in big swings.",
        "Small changes would result in big swings",
    ),
    ("Fishermen warned on Monday that they will miss the deadline.", "Fishermen warn they will miss deadline"),
    ("Jonas Bach appeared headed for defeat on Monday.", "Jonas Bach appears headed for defeat"),
    ("Police said a man who was shot and killed on 2 May was a clerk.", "Man killed"),
    (
        "Silva supporters with flags started camping out at the port on Monday.",
        "Silva supporters with flags start camping out at port",
    ),
    (
        "Jonas Bach, the mayor of the town, called Ana Silva a hero in a letter on Monday.",
        "Jonas Bach calls Ana Silva hero in letter",
    ),
    ("The law will not take effect until June at the earliest.", "Law to take effect"),
    ("The mayor on Monday ordered the list purged of names that nobody knew.", "Mayor orders list purged of names"),
    ("Ana Silva accused Jonas Bach on Monday of striking her.", "Ana Silva accuses Jonas Bach of striking her"),
    ("Ana Silva responded on Monday that Jonas Bach had lied.", "Ana Silva responds that Jonas Bach had lied"),
    ("The council said on Monday that House Republicans are leaving.", "Council says House Republicans are leaving"),
    ("The cuts kicked in March 1.", "Cuts kick in"),
    ("Senators returned on Monday to celebrate Independence Day.", "Senators return to celebrate Independence Day"),
    # a list of numbers with their dates
    ("The toll went to 10 percent on 2 May, 15 percent on 4 May and 25 percent on 6 May.", "Toll goes to 15 percent"),
    ("The toll went to 10 percent on 2 May, 15 percent on 4 May and 25 percent on 6 May.", "Toll goes to 25 percent"),
    # who gives a talk, and who got a letter
    (
        "During a talk on Monday at Brooklyn Law School, Ana Silva did not mention the vote.",
        "Ana Silva's talk at Brooklyn Law School",
    ),
    ("Jonas Bach received warning letters in 2019.", "Jonas Bach receives warning letters"),
    # datelines, second thoughts, commands and pronouns
    ("Oslo (CNN) - Ana Silva met Jonas Bach on Monday.", "Ana Silva meets Jonas Bach"),
    ("Ana Silva made history on Monday — and not simply by winning the vote.", "Ana Silva makes history"),
    ("“I am not suing him,” Ana Silva said on Monday.", "Ana Silva: “I am not suing him”"),
    ("The longest strike in the history of the port ended on Monday.", "Longest strike in history of port ends"),
    ("Ana Silva named the offer that the firm sent to Jonas Bach on Monday.", "Firm sends offer to Jonas Bach"),
    (
        "The council of the district said on Monday the number of fires had more than doubled.",
        "Council of district says number of fires had more than doubled",
    ),
    ("“I've spoken to the mayor,” Ana Silva said on Monday.", "Ana Silva says she has spoken to mayor"),
    (
        "Ana Silva said on Monday a clerk was behind the theft of the two ships.",
        "Ana Silva says clerk was behind theft of two ships",
    ),
    ("Ana Silva planned to tell voters on Friday that she needs time.", "Ana Silva to tell voters she needs time"),
    # whom something is done to, what had to be done, and what was wanted
    ("Ana Silva is a judge. Jonas Bach named her as envoy in 2010.", "Jonas Bach names Ana Silva as envoy"),
    ("Ana Silva had to sign a pledge in 2019.", "Ana Silva signs pledge"),
    ("The number of fires in the hills declined in March.", "Number of fires in hills declines"),
    ("All members and one-third of the judges met on Monday.", "All members and one-third of judges meet"),
    (
        "A clerk said on Monday that Ana Silva will not insist on including funds.",
        "Clerk says Ana Silva will not insist on including funds",
    ),
    (
        "Jonas Bach said on Monday the mayor knew this would be a long war.",
        "Jonas Bach says mayor knew this would be long war",
    ),
    ("The raid nearly killed Ana Silva on Monday.", "Raid nearly kills Ana Silva"),
    ("The remarks on Monday were hardly the main topic of the paper.", "Remarks are hardly main topic of paper"),
    ("Ana Silva walked her remarks back on Monday.", "Ana Silva walks remarks back"),
    ("Ana Silva took the oath of office back in 2009.", "Ana Silva takes oath of office"),
    # surnames where the whole names take too much room
    (
        "Ana Silva said on Monday that Jonas Bach and Maria Lindqvist had asked the Spanish navy for "
        "two ships and two very large helicopters.",
        "Ana Silva says Bach and Lindqvist had asked Spanish navy for two ships and two large helicopters",
    ),
    # “why”, “that”, and whose it is
    ("Ana Silva asked on Monday why the bridge had been closed.", "Ana Silva asks why bridge had been closed"),
    ("Ana Silva said on Monday the facts were that two ships sank.", "Ana Silva says facts were that two ships sank"),
    ("Ana Silva met men of that sort on Monday.", "Ana Silva meets men of that sort"),
    ("The nurses’ union met Jonas Bach on Monday.", "Nurses' union meets Jonas Bach"),
    # a sentence whose verb the parser takes for a participle; what follows a date belongs to the verb
    ("Three mayors called on Monday for a new law.", "Three mayors call for new law"),
    ("The court absolved the bank in Ghent on Monday of guilt.", "Court absolves bank in Ghent of guilt"),
    # “respectively” gives each its own
    ("Chad and Mali expelled the envoy in 2010 and 2016, respectively.", "Chad expels envoy"),
    ("Chad and Mali expelled the envoy in 2010 and 2016, respectively.", "Mali expels envoy"),
]


NEEDED = [row for one in complements.load() for row in one.examples]


@pytest.mark.parametrize(("sentence", "title"), NEEDED, ids=[row[1][:50] for row in NEEDED])
def test_what_a_verb_needs_stays(sentence, title):
    assert title in single(sentence)


def test_what_nobody_expects_is_no_event():
    assert single("The parties do not expect voters to come to the polls on 3 June.") == []
    assert not any(
        "lose" in one for one in single("Ana Silva said the deal was not worth losing Jonas Bach on 3 June.")
    )


def test_what_would_follow_on_an_election_is_no_election():
    assert not any(
        "elected" in one for one in single("Ana Silva warned that if he’s re-elected in 2020 China faces a war.")
    )


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("Sign the petition on 3 June, the letter says.", "Letter signs"),
        ("Ana Silva gave Jonas Bach until 3 June to indicate whether he planned to go.", "gives Jonas Bach"),
        ("The court ruled on 3 May that the ban could go on so long as nurses are exempted.", "go on"),
        ("The attempt to sue Ana Silva again on 3 May is a joke.", "Attempt sues"),
        ("Peru argued the treaty expired when it gained a port in 1990.", "Treaty gains"),
        ("The paper wrote on 3 May of what went wrong for the bank.", "goes wrong"),
        ("They cited words of the former mayor, made on 3 May in Oslo.", "mayor made"),
    ],
)
def test_what_nobody_did_has_no_title(sentence, never):
    assert not any(never in one for one in single(sentence))


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        (
            "The board of experts concluded on 3 May that the choices about the harbour bridge were made well below "
            "the level of the minister.",
            "Board of experts concludes choices about harbour bridge were made well below level of minister",
        ),
        (
            "Special counsel Paul Reed on Friday rejected any notion that the former adviser Ana Silva was tricked by "
            "agents into lying.",
            "Paul Reed rejects any notion that former adviser Ana Silva was tricked by agents into lying",
        ),
        (
            "The mayor's nominee for the post at the department was accused this week of ramming through an investor's "
            "visa application.",
            "Mayor's nominee for post at department accused of ramming through investor's visa application",
        ),
    ],
)
def test_what_cannot_be_told_in_less_has_a_long_title(sentence, whole):
    assert single(sentence) == [whole]


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("The two chambers have not been able to agree on a budget since 2019.", "agree"),
        ("Ana Silva has rejected the demand that tax rates increase next year.", "rates increase"),
        ("Instead, a new Ana Silva emerged on Monday.", "Silva emerges"),
        ("In fact on Saturday, Jonas Bach wrote that they are not worth it.", "in fact"),
    ],
)
def test_what_was_not_said_so_has_no_title(sentence, never):
    assert not any(never in one for one in single(sentence))


def test_what_happens_is_no_person():
    assert not any("happens" in one for one in single("Ana Silva said: “I do not know what will happen on 3 June.”"))


def test_the_first_of_some_is_not_told_as_the_first_of_all():
    assert single("In 2011 Ana Silva became the first mayor who was born in Porto.") == []


def test_that_somebody_came_is_no_event_without_where_to():
    assert single("Ana Silva came on Monday.") == []
    assert single("Ana Silva came to Oslo on Monday.") == ["Ana Silva comes to Oslo"]


@pytest.mark.parametrize(
    "sentence", ["Ana Silva said on Monday.", "The Post reported on Monday:", "Ana Silva spoke on Monday."]
)
def test_that_somebody_said_something_is_no_event_without_what(sentence):
    assert single(sentence) == []


def test_what_was_ruled_out_is_not_told_as_done():
    assert not any("extend" in title for title in single("The ministry ruled out extending the round on 3 June."))


@pytest.mark.parametrize(("sentence", "title"), TITLES, ids=[row[1][:50] for row in TITLES])
def test_title_of_a_sentence(sentence, title):
    assert title in single(sentence)


def test_no_title_ends_with_what_it_is_compared_with():
    assert single("Wages in Norwick rose by a tenth in November compared with a year ago.")[0].startswith("Wages")
    assert not any(title.endswith("compared") for title in single("Wages rose in May compared with a year ago."))
