"""Sentences of news that tell a happening with its day, in the ways in which such sentences used to yield no event."""

import hashlib

import pytest

from timeline.core.model import Article, Timeline
from timeline.core.reading import Text
from timeline.core.settings import Settings
from timeline.extract import pipeline


def told(body):
    """Date and title of each event of a text published on Wednesday 8 May 2024."""
    sha = hashlib.sha256(body.encode()).hexdigest()
    article = Article(id=f"a-{sha[:10]}", source="Post", sha256=sha, published="2024-05-08", published_known="given")
    outcome = pipeline.read_texts([Text("post.txt", article, body)], Timeline(), Settings())
    return [(event.when, event.title) for event in outcome.timeline.events]


FOUND = [
    # a body whose name begins with US
    ("The US Supreme Court upheld the ban on Monday.", "2024-05-06", "US Supreme Court upholds ban"),
    ("The US Air Force grounded the planes on Tuesday.", "2024-05-07", "US Air Force grounds planes"),
    # what was said does not fit: what it is about does
    (
        "The Ghent Supreme Court ruled on Monday that the City of Tibru cannot use a criminal law to force two "
        "artists to design and create custom wedding invitations that conflict with the artists' core beliefs.",
        "2024-05-06",
        "Ghent Supreme Court rules City of Tibru cannot use criminal law to force two artists to design and create "
        "custom wedding invitations",
    ),
    # the day of a clause that only says when somebody spoke; of whom it was told to
    (
        "Speaking to reporters Tuesday in Ghent, Ana Silva said the dam was safe.",
        "2024-05-07",
        "Ana Silva says dam was safe",
    ),
    ("Bo Lund told the Post on Friday he intends to run for mayor.", "2024-05-03", None),
    (
        "While Silva insisted this week she has no debts, she has boasted of her loans.",
        "[2024-05-06..2024-05-12]",
        "Silva insists she has no debts",
    ),
    # where somebody appeared; what a noun did that says too little alone
    (
        "Bo Lund appeared Sunday on television to defend the dam.",
        "2024-05-05",
        "Bo Lund appears on television to defend dam",
    ),
    ("The firm missed its ships, which inspectors grounded in March.", "2024-03", "Inspectors ground ships"),
    ("Sunday's crash, minutes after take-off, killed all 157 on board.", "2024-05-05", "Crash kills all 157 on board"),
    ("Bo Lund cited a 2005 report that found flaws in the dam.", "2005", "Report finds flaws in dam"),
    ("Mali responded Friday, announcing a list of banned goods.", "2024-05-03", "Mali announces list of banned goods"),
    # what somebody came to be, is to be at, did in a campaign; who stands in front of what they did
    ("Ana Silva became a nurse in 2017.", "2017", "Ana Silva becomes nurse"),
    ("Bo Lund will be in Ghent on Friday.", "2024-05-10", "Bo Lund to be in Ghent"),
    ("During the 2008 campaign, Ana Silva called for a ban on coal.", "2008", "Ana Silva calls for ban on coal"),
    ("On Sunday, it was a drone that shot down the balloon.", "2024-05-05", "Drone shoots down balloon"),
    ("On Friday, seven candidates faced off in a debate.", "2024-05-03", "Seven candidates face off in debate"),
    # a time that is one of two months; what is said of a noun right behind it
    ("The money is projected to run out in October or early November.", "[2024-10..2024-11]", None),
    ("The king appeared in public Monday for the first time in a month.", "2024-05-06", None),
    ("Ana Silva faced criticism Monday from her own party.", "2024-05-06", "Ana Silva faces criticism from party"),
    # by telephone
    ("Ana Silva called Bo Lund on Monday.", "2024-05-06", "Ana Silva calls Bo Lund"),
    (
        "Ana Silva called Bo Lund Monday evening to ask for help.",
        "2024-05-06",
        "Ana Silva calls Bo Lund to ask for help",
    ),
    ("Ana Silva called Bo Lund a liar on Monday.", "2024-05-06", "Ana Silva calls Bo Lund liar"),
    # verbs of states, beside words that make deeds of them
    (
        "The Ghent Supreme Court heard arguments on Tuesday in a case on dams.",
        "2024-05-07",
        "Ghent Supreme Court hears arguments in case on dams",
    ),
    ("Guards used pepper spray against miners on Monday.", "2024-05-06", "Guards use pepper spray against miners"),
    ("The town marked the anniversary of the flood on Sunday.", "2024-05-05", "Town marks anniversary of flood"),
    ("Monday was the first time Ana Silva used the term.", "2024-05-06", "Ana Silva uses term"),
    ("Crews continued to search the river on Monday.", "2024-05-06", "Crews continue to search river"),
    # nouns of deeds
    ("The November defeat of Bo Lund was a surprise.", "2023-11", None),
    ("They walked past the site of a 2010 shootout in Tibru.", "2010", "Shootout in Tibru"),
    ("The firm, hit by the 2015 recall of two million cars, has new owners.", "2015", "Recall of two million cars"),
    ("Ana Silva still plans to stand in next Tuesday's Ghent primary.", "2024-05-14", "Ghent primary"),
    # a deal meets nobody, a plane loses power
    (
        "Ana Silva told reporters the deal was dead after meeting with union leaders on Monday.",
        "2024-05-06",
        "Ana Silva meets with union leaders",
    ),
    ("Ana Silva said the plane crashed after losing power on Monday.", "2024-05-06", "Plane loses power"),
    # who is to speak or testify; the day that is told first; where there was what there was
    ("Ana Silva is expected to testify on Friday.", "2024-05-10", "Ana Silva to testify"),
    ("Bo Lund left on Sunday, and Ana Silva took over on Monday.", "2024-05-06", "Ana Silva takes over"),
    ("Bo Lund was singing at a rally on Monday.", "2024-05-06", "Bo Lund sings at rally"),
    ("The river was forecast to crest on Friday.", "2024-05-10", "River forecast to crest"),
    ("The bank predicted on Monday that rates would fall.", "2024-05-06", "Bank predicts rates would fall"),
    ("Ana Silva testified before a panel on Monday.", "2024-05-06", "Ana Silva testifies"),
    ("It was on Monday that Bo Lund left.", "2024-05-06", "Bo Lund leaves"),
    ("It was not until Monday that Bo Lund left.", "2024-05-06", "Bo Lund leaves"),
    ("There was a fire at the mill on Monday.", "2024-05-06", "Fire at mill"),
    # what a hyphen joins to a verb
    ("Bo Lund was elected in 2012 and re-elected in 2018.", "2018", "Bo Lund re-elected"),
    ("Ana Silva co-founded the bank in 2003.", "2003", "Ana Silva co-founds bank"),
    # what was refused, tried or offered has its day; what was to be done has none
    ("Port authorities refused to unload the ship in March.", "2024-03", "Port authorities refuse to unload ship"),
    ("Bo Lund failed to win a seat in 2014.", "2014", "Bo Lund fails to win seat"),
    ("Ana Silva led an effort to oust Bo Lund last year.", "2023", "Ana Silva leads effort to oust Bo Lund"),
    (
        "Mali gave Bo Lund the highest rank a soldier can hold, and a villa, in 2013.",
        "2013",
        "Mali gives Bo Lund highest rank and villa",
    ),
    ("The firm fears public hearings next week on the dam.", "[2024-05-13..2024-05-19]", None),
    # two clauses side by side, the first of which denies something
    (
        "Mali denies meddling in the vote, yet it warned on Tuesday that it would act if riots broke out.",
        "2024-05-07",
        "Mali warns it would act if riots broke out",
    ),
    # a day between subject and verb, or before the subject, without “on”
    ("President Ana Silva Monday named Bo Lund to the bench.", "2024-05-06", "Ana Silva names Bo Lund to bench"),
    ("The Senate Tuesday night passed the farm bill.", "2024-05-07", "United States Senate passes farm bill"),
    ("Last Friday forces under Colonel Lund attacked a depot in Tibru.", "2024-05-03", None),
    ("Earlier Tuesday Attorney General Ana Silva ordered a search of the depot.", "2024-05-07", None),
    ("Monday night Ana Silva tweeted that the story was false.", "2024-05-06", "Ana Silva tweets story was false"),
    ("Bo Lund said Tuesday Mayor Ana Silva should resign.", "2024-05-07", "Bo Lund says Ana Silva should resign"),
]


@pytest.mark.parametrize(("sentence", "when", "title"), FOUND, ids=[row[0][:60] for row in FOUND])
def test_happening_is_found(sentence, when, title):
    found = told(sentence)
    assert (when, title) in found if title else when in dict(found)


@pytest.mark.parametrize(
    ("later", "when", "title"),
    [
        ("Shells fell on Tibru hours after the talks ended.", "[2024-05-07..2024-05-08]", "Shells fall"),
        ("Ana Silva left for Rome after the talks had ended.", "[2024-05-07..2024-05-08]", "Ana Silva leaves for Rome"),
        ("Shortly after the talks began, Bo Lund fired two aides.", "2024-05-07", "Bo Lund fires two aides"),
    ],
)
def test_what_came_after_the_talks_ended_leans_on_the_talks(later, when, title):
    assert (when, title) in told(f"Bo Lund and Ana Silva held talks in Ghent on Tuesday. {later}")


@pytest.mark.parametrize(
    ("later", "when"),
    [
        ("Minutes later, Ana Silva closed the dam.", "2024-05-07"),
        ("Hours later, Ana Silva closed the dam.", "[2024-05-07..2024-05-08]"),
        ("Ana Silva closed the dam hours later.", "[2024-05-07..2024-05-08]"),
        ("Shortly afterward, Ana Silva closed the dam.", "2024-05-07"),
        ("Later in the day, Ana Silva closed the dam.", "2024-05-07"),
        ("Earlier in the day, Ana Silva had closed the dam.", "2024-05-07"),
    ],
)
def test_hours_later_goes_on_from_what_was_told_last(later, when):
    assert (when, "Ana Silva closes dam") in told(f"Bo Lund resigned in Ghent on Tuesday. {later}")


@pytest.mark.parametrize("before", ["Bo Lund resigned in March 2012.", "Bo Lund resigned on 3 May 2019."])
def test_hours_later_goes_on_from_nothing_long_past(before):
    assert "Ana Silva closes dam" not in dict(map(reversed, told(f"{before} Hours later, Ana Silva closed the dam.")))


def test_that_something_came_a_day_after_is_no_event_without_what():
    found = told("The move comes a day after the parliament rejected the bill on Monday.")
    assert [title for _, title in found] == ["Parliament rejects bill"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The dam appears in most pictures of 2011.",
        "Bo Lund appeared tired on Monday.",
        "It appears that the dam held on Monday.",
        "Ghent became a problem for the firm in 2017.",
        "The dam will be in danger on Monday.",
    ],
)
def test_how_things_stand_is_no_happening(sentence):
    assert not any(word in title for _, title in told(sentence) for word in ("appear", "become", "to be"))


@pytest.mark.parametrize("sentence", ["The Sunday Times sold many copies.", "Black Friday was slow in most shops."])
def test_day_in_a_name_tells_no_happening(sentence):
    assert told(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The attempt to try Bo Lund one year later is clearly about politics.",
        "Ana Silva wanted to leave in 2014.",
        "Ana Silva was supposed to meet Bo Lund in 2014.",
        "It was clear on Monday that Bo Lund left.",
        "There was no fire at the mill on Monday.",
    ],
)
def test_what_was_only_attempted_is_no_event(sentence):
    assert told(sentence) == []


def test_that_somebody_announced_something_is_no_event_without_what():
    assert told("Bo Lund announced last week that he was ending them, but now says he will not.") == []


def test_two_sayings_of_one_speaker_on_one_day_are_two_events():
    lead = "Ana Silva vowed on Tuesday to remain a steadfast partner of Mali despite the murder of a Tibru reporter."
    later = "Ana Silva said on Tuesday that the Tibru dam would need ten years of repairs."
    assert len(told(f"{lead} The fund is large. {later}")) == 2
