"""To which word of its sentence a date belongs, told by the dates of the events of one sentence."""

import hashlib

import pytest

from timeline.core.model import Article, Timeline
from timeline.core.reading import Text
from timeline.core.settings import Settings
from timeline.extract import pipeline


def dated(body):
    """The date of each event of a text published on Wednesday 8 May 2024, by its trigger."""
    sha = hashlib.sha256(body.encode()).hexdigest()
    article = Article(id=f"a-{sha[:10]}", source="Post", sha256=sha, published="2024-05-08", published_known="given")
    found = pipeline.read_texts([Text("post.txt", article, body)], Timeline(), Settings()).timeline.events
    return {mention.trigger: one.when for one in found for mention in one.mentions}


ONE = [
    # the day of the saying and the day of what is said
    ("Ana Silva said on Monday the dam would open on 1 June.", {"said": "2024-05-06", "open": "2024-06-01"}),
    ("Ana Silva said the dam had burst on 2 May.", {"burst": "2024-05-02"}),
    ("The dam burst on 2 May, the ministry said on Monday.", {"burst": "2024-05-02", "said": "2024-05-06"}),
    # what is done to the object, lately; what the object was, long ago
    ("Voters rejected the treaty for a second time on Sunday.", {"rejected": "2024-05-05"}),
    ("The book describes the siege of Norwick in 1944.", {"siege": "1944"}),
    # intended, forced, and what came of it
    ("Ana Silva ended her attempt to swim the strait on Monday.", {"ended": "2024-05-06"}),
    ("The strike led the firm to close the plant on 2 May.", {"strike": "2024-05-02"}),
    ("The boxer led on points, only to lose the title on Sunday.", {"lose": "2024-05-05"}),
    ("Ana Silva was criticized over the picture and the invasion of Chad in 2003.", {"invasion": "2003"}),
    (
        "Ana Silva said on Monday that her training was “interrupted” in 2009.",
        {"said": "2024-05-06", "interrupted": "2009"},
    ),
    # inside noun phrases
    ("Sunday's vote was close.", {"vote": "2024-05-05"}),
    ("Under an April 2 law passed by the senate, the dam must go.", {"passed": "2024-04-02"}),
    ("The June 1 summit will be held in Oslo.", {"summit": "2024-06-01"}),
    # at what occasion, in which race, for doing what
    ("Ana Silva attacked the mayor's record at an April fair in Porto.", {"attacked": "2024-04"}),
    ("Ana Silva, who lost her 2018 bid for the council, sued the firm.", {"lost": "2018"}),
    ("The mayor unveiled a plan for curbing floods last month.", {"unveiled": "2024-04"}),
    ("Ana Silva beat Bo Lund in the 2012 mayoral race.", {"beat": "2012"}),
    ("Bo Lund wrote in a 2003 affidavit that the mine was unsafe.", {"wrote": "2003"}),
    ("In her 2016 Columbus Day proclamation, Ana Silva denounced the settlers.", {"denounced": "2016"}),
    ("“Look at the dam,” Bo Lund barked during an April 21 walk in Porto.", {"barked": "2024-04-21"}),
    ("In her Sunday-night message, Ana Silva did say the dam was safe.", {"say": "2024-05-05"}),
    ("In early 2008 liberal icon Bo Lund endorsed Ana Silva.", {"endorsed": "2008"}),
    ("The press praised a plan signed by Bo Lund when he was mayor six years ago.", {"signed": "2018"}),
    # a question behind what somebody said
    ("Ana Silva said Sunday the vote raised a question: “Who pays?”", {"said": "2024-05-05"}),
    # clauses
    ("The line opened in 1995, and in 2003 the firm closed it again.", {"opened": "1995"}),
    ("The mine, which opened in 1948, collapsed on Monday.", {"opened": "1948", "collapsed": "2024-05-06"}),
    ("Chad has chosen 9 June as the day on which voters will elect a council.", {"elect": "2024-06-09"}),
    ("Italy moved the launch from May to June.", {"launch": "2024-06"}),
    # by the words beside the date, whatever the parser made of them
    ("Ana Silva claimed this week she has no shares in the mine.", {"claimed": "[2024-05-06..2024-05-12]"}),
    ("Analysts expect by next June the mine will close.", {"close": "2024-06"}),
    ("Asked on Monday whether the dam was safe, Ana Silva said the ministry had a plan.", {"said": "2024-05-06"}),
    ("On 2 May, the day the dam burst, Ana Silva left Chad.", {"left": "2024-05-02", "burst": "2024-05-02"}),
    ("Guards fired shots and used dogs on Monday to hold the crowd back.", {"fired": "2024-05-06"}),
    ("Bo Lund sold the mine to Ana Silva, whose home is Lima, in March 2021.", {"sold": "2021-03"}),
    ("“We found the gun and arrested two men,” Ana Silva said on Monday.", {"said": "2024-05-06"}),
    ("The mine “sacked 20 welders” on Monday, the union said.", {"sacked": "2024-05-06"}),
    ("In Ana Silva's Saturday letter to the court, Bo Lund said he was ill.", {"said": "2024-05-04"}),
    ("The winner of Sunday's race meets Bo Lund in the final in June.", {"meets": "2024-06"}),
    ("A judge Tuesday barred the state from enforcing the law in November.", {"barred": "2024-05-07"}),
    ("Bo Lund lost the bank in the crisis of 2008.", {"lost": "2008"}),
    # shared
    ("Bo Lund, who shot six people and wounded ten last month, is ill.", {"shot": "2024-04", "wounded": "2024-04"}),
    (
        "Since erupting on Monday, the volcano has killed 12 people.",
        {"erupting": "2024-05-06", "killed": "2024-05-06/2024-05-08"},
    ),
    ("Since marching ashore Monday near Lima, Storm Doris had claimed the bridge.", {"marching": "2024-05-06"}),
    ("On Monday police raided the flat and arrested two men.", {"raided": "2024-05-06", "arrested": "2024-05-06"}),
    ("Chad and Mali expelled envoys on 3 May and 5 May, respectively.", {"expelled": "2024-05-05"}),
    # a verb that has a date of its own
    ("Ana Silva on Monday defended her testimony to two panels last week.", {"defended": "2024-05-06"}),
    ("Bo Lund on Monday panned Ana Silva's look during Sunday night's Lima awards.", {"panned": "2024-05-06"}),
    ("Bo Lund accepted denials that Chad meddled in the 2016 vote Monday.", {"accepted": "2024-05-06"}),
    ("The firm told him in March and in May.", {"told": "2024-05"}),
    ("On Monday the mayor's office pushed the council to pass a ban.", {"pushed": "2024-05-06"}),
    ("News of the gifts Thursday brought new claims of bias.", {"claims": "2024-05-02"}),
    ("Lawyers for Bo Lund said this weekend that they fear a riot.", {"said": "[2024-05-04..2024-05-05]"}),
    ("The ferry sank on Dec. 3.", {"sank": "2023-12-03"}),
    ("Police charged Bo Lund with planning the attack of Dec. 3.", {"attack": "2023-12-03"}),
    ("On Monday Bo Lund beat his rival to take on Ana Silva in December.", {"take": "2024-12"}),
    ("The envoy may have fled on Thursday.", {"fled": "2024-05-02"}),
    # the side of the verb
    ("The envoy is to leave Cairo on Friday.", {"leave": "2024-05-10"}),
    ("The envoy left Cairo on Friday.", {"left": "2024-05-03"}),
    ("Nurses have called for a strike on Monday.", {"strike": "2024-05-13"}),
    ("The union called for a strike on Monday.", {"called": "2024-05-06"}),
    ("The regulator's order to halt ferries from Friday drew criticism.", {"halt": "2024-05-10"}),
    (
        "Six men are due in court on Friday on charges of storming a June session of the council.",
        {"session": "2023-06"},
    ),
    ("The harbour master is stepping down from her post in September.", {"stepping": "2024-09"}),
    # a clause that ends right before the main verb; a day whose year stands behind the place; what charges led to
    ("The levy that passed the senate last week is due to begin in June.", {"passed": "[2024-04-29..2024-05-05]"}),
    ("The ferry sank on 3 August near Porto in 2017.", {"sank": "2017-08-03"}),
    (
        "Chad freed the judge after her acquittal on bribery charges last week.",
        {"acquittal": "[2024-04-29..2024-05-05]"},
    ),
    # what is put off until then, and since when it goes on
    ("Mali extended the deadline until 3 June.", {"deadline": "2024-06-03"}),
    ("Farmers have blocked the bridge since Monday.", {"blocked": "2024-05-06"}),
    ("The union staged a revival this week after a slump in March.", {"staged": "[2024-05-06..2024-05-12]"}),
    ("Bo Lund spoke on Monday to a crowd of 300 after a night in jail on Saturday.", {"spoke": "2024-05-06"}),
    ("The two sides reached an agreement for a Friday hearing in Porto.", {"hearing": "2024-05-10"}),
    (
        "But on 3 May, the day before Mr. Lund was found dead, his nurse was moved to a “quiet ward,” Chad said.",
        {"moved": "2024-05-03", "found": "2024-05-04"},
    ),
    # what was set for a day just over, and who was the latest to do it
    ("Ana Silva was scheduled to speak in Porto on Monday.", {"speak": "2024-05-06"}),
    ("Bo Lund became the latest mayor to resign Monday.", {"became": "2024-05-06"}),
    # nouns made of verbs
    ("The storming of the palace on 1 May shocked the city.", {"storming": "2024-05-01"}),
]


@pytest.mark.parametrize(("sentence", "dates"), ONE, ids=[row[0][:50] for row in ONE])
def test_a_date_finds_its_word(sentence, dates):
    assert dates.items() <= dated(sentence).items()


NONE = [
    "The agency expects the final tally will show an increase for November.",
    "The bank reported a profit for 2018.",
    "The song mocks his 2016 campaign slogan.",
    "It was the worst flood since 2002.",
    "Ana Silva has a Monday column.",
    "The pass is usually closed in January.",
    "Mali recorded its lowest rainfall since 2002.",
    "Ana Silva did not resign or apologise on Monday.",
    "Bo Lund was neither arrested nor charged on Monday.",
    "A new law funds the army until 8 February 2025.",
    "Chad has a plan to fund the army through 30 September.",
    "The army's operations today are different.",
    "The panel conducts broad studies of the state's meddling in the 2016 election.",
    "Bo Lund was with her on a night in 1982.",
    "Ana Silva broke a rule of 2001.",
    "The rains made 2014 the wettest year.",
    "Nobody likes a phone that rings at 3 a.m.",
    "He would pray at six o'clock.",
    "It is the highest prize Chad can give to a foreigner, in 2013.",
    "The leak hurts Bo Lund's chances if he were to run for mayor in 2026.",
    "They recommend that the council agree to a levy this year.",
    "Bo Lund leads by four points, up slightly from a week ago.",
    "Support went from 46 percent in March to 35 percent now.",
    "While Bo Lund could have forced a vote on Tuesday, he sat still.",
    "The firm tends to hire nurses in June.",
    "The council cannot depend on running a ferry in 2026.",
    "Nurses scolded the clinic over its refusal, until today, to own up to the fire.",
    "Bo Lund pointed to an article from 18 May 2001.",
    "Ana Silva likened the flood to the attacks of 11 September 2001.",
    "Since 1 March trust in the clinic has dropped 10 points.",
    "The mines paid lower wages than in 2011.",
    "Some 250 firms have reported earnings for the third quarter of 2024.",
    "The poll showed her at 41 percent, a drop from just a day earlier.",
    "The new act funds the army through 3 September 2025.",
    "A broad 2016-17 study shows that rents stagnate.",
    "The farm's subsidy has lost 20 percent of its value since 1980-81.",
    "The council paid up rather than stage a walkout in March.",
    "Taking the bridge in June would be a mistake.",
    "The levy is a shift from last week.",
    "Bo Lund led the bank until 2 August 2017.",
    "The act extends the grants through 3 September.",
    "The panel's report on floods a decade ago is long.",
    "A new law curbs the sale of beer in the three days before Christmas.",
    "The bank faces claims dating as far back as 2009.",
    "Bo Lund wrote a check that was backdated to 3 May.",
    "Ana Silva announced her resignation, effective Friday, at the town hall.",
    "The senate has adjourned for the month.",
    "The bank reported a loss of 3 million from January through March.",
    "Did Ana Silva resign on Sunday?",
    "The curfew in Lima was extended until 15 June.",
    "Ana Silva served as harbour master until 2014.",
    "The clinic shut its doors to visitors through 3 June.",
    "Only 108 of the claims had been approved as of December.",
    "The bank's shares have fallen by a third since March.",
    "The mine's output outdid every May in a generation, since 1993.",
    "The week leading up to Tuesday showed the worst of the league.",
    "The ministry will be unable to pay its nurses on 3 June.",
    "For 2026, the council's budget promises a gap about equal to this year.",
    "Exports fell to 5 percent of the total, down from 9 percent in 2011.",
    "The council would cap fares at 50 dollars, down from today's 90 dollars.",
    "Ana Silva fears that things could turn violent just like Monday.",
    "Bo Lund outlined an agenda for 2026.",
    "The council keeps to the limits set by the Clean Water Act of 2011.",
    "The dealers killed 600 people in the 12 months ending last January.",
    "Having treated some 600 nurses since March, the clinic is full.",
    "Landmines have killed at least 500 farmers since 2019.",
    "The airline had five of the jets as of the end of March.",
    "Drivers face delays well into 2025.",
    "The unemployment rate is at 5 percent, the lowest since the quiet days of early 2008.",
    "Ana Silva wanted the bridge finished ahead of schedule in February.",
    "Experts expect the situation to improve next year.",
    "Students in the class of 2012 passed half of their exams.",
    "The council needs money for fiscal 2026.",
    "The fund has paid for six trips in total since 2012.",
    "The survey tells of the quarrel that arose after the panel's birth in May 2014.",
    "Bo Lund turned to the party ahead of his 2012 bid.",
    "In 2008 Ana Silva was in the middle of a quarrel.",
    "Both mayors find themselves on the losing side this week.",
    "The ruling “rejects far more than a single law of 1985”, Ana Silva writes.",
    "Heat waves, such as those in Texas in 2011 and the Midwest in 2012, are projected in the report to grow.",
    "The act funds schools, clinics and the rest of the towns through 3 September.",
    "The bank does not have the money to pay its nurses in June.",
    "Bo Lund's ruling would have forced the firm to start turning over papers on Monday.",
    "She will miss a meeting at which a mayor would have been expected to speak on 3 June.",
    "Bo Lund, accused of abuse of young rowers in the 1970s, lives in Norwick.",
    "The mayor should comply with the new rule when it takes effect on 1 July.",
]


@pytest.mark.parametrize("sentence", NONE)
def test_a_date_that_dates_nothing_makes_no_event(sentence):
    assert dated(sentence) == {}


def test_also_goes_on_with_what_the_same_one_did_that_day():
    story = "Judge Ana Silva ruled on Monday that the dam must close. The dam is old. Silva also ordered a survey."
    assert dated(story) == {"ruled": "2024-05-06", "ordered": "2024-05-06"}


@pytest.mark.parametrize(
    "story",
    [
        "Ana Silva opened the dam in 2012. She also ordered a survey.",
        "Ana Silva ruled on Monday that the dam must close. Bo Lund also ordered a survey.",
        "Ana Silva will rule on Friday whether the dam must close. She also ordered a survey.",
    ],
    ids=["long past", "somebody else", "ahead"],
)
def test_also_takes_no_other_day(story):
    assert "ordered" not in dated(story)
