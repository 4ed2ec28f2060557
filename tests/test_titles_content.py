"""Titles keep what tells: what stands in a statement, the object of two verbs, numbers; and say nothing without it."""

import pytest
from test_titles_clauses import titles

CARRIED = [
    # what stands in a statement, a letter or a bill, at length if need be
    (
        "The bank issued a statement on Monday saying its owners first heard of the losses of the two mills in Porto.",
        "Bank issues statement saying owners first heard of losses of two mills in Porto",
    ),
    (
        "Ana Silva issued a statement on Monday that called the sale of the mill a dark day for Norwick.",
        "Ana Silva issues statement that called sale of mill dark day for Norwick",
    ),
    (
        "The mayor released an official statement on Monday, describing the talks as useful and short.",
        "Mayor releases official statement describing talks as useful and short",
    ),
    (
        "Ana Silva sent a letter to Jonas Bach on Monday asking him to open the gates of the harbour.",
        "Ana Silva sends letter to Jonas Bach asking Bach to open gates of harbour",
    ),
]
WHICH = [
    # which one is meant, or what it is for
    ("Ana Silva faces a May 12 deadline to review the deal.", "Ana Silva faces deadline to review deal"),
    (
        "The Navy said on Monday that it plans a 21-day isolation in three ports for all sailors returning from Chad.",
        "Navy says it plans 21-day isolation in three ports for all sailors returning from Chad",
    ),
    (
        "Ana Silva is to travel to Porto on 9 June to meet with officials carrying out a long inquiry into the loss of "
        "the ferry.",
        "Ana Silva to travel to Porto to meet with officials carrying out long inquiry into loss of ferry",
    ),
    # what there is, with the clause that says what of it
    (
        "“There are some in this town who want to see it fail,” Ana Silva said on Monday.",
        "Ana Silva: “There are some in this town who want to see it fail”",
    ),
    (
        "Ana Silva said on Monday that the report shows there “is no doubt” about the floods.",
        "Ana Silva says report shows there is no doubt about floods",
    ),
    (
        "Ana Silva said on Monday she would allow those who keep to the new rules to remain.",
        "Ana Silva plans to allow those who keep to new rules to remain",
    ),
    # a little longer, where then nothing is cut off
    (
        "Ana Silva on Monday announced a plan to postpone the vote on the new law until after the long recess in July.",
        "Ana Silva announces plan to postpone vote on new law until after long recess",
    ),
    # which office somebody holds need not be told, and goes as a whole
    ("Ana Silva met Chad's Defense Minister Bo Lund on Monday.", "Ana Silva meets Chad's Bo Lund"),
    ("Ana Silva criticised Senate Minority Leader Bo Lund on Monday.", "Ana Silva criticises Bo Lund"),
    ("Former CIA and NSA Director Ana Silva left Porto on Monday.", "Ana Silva leaves Porto"),
    # members by their own name and number, and what was done in a call
    ("22 House Republicans voted for a delay on Monday.", "22 House Republicans vote for delay"),
    ("On Monday, Ana Silva declared May as a month of peace.", "Ana Silva declares May as month of peace"),
    ("House Republicans vowed on Monday to stop the bill.", "House Republicans vow to stop bill"),
    (
        "Ana Silva informed Bo Lund of her plan in a phone call on Monday.",
        "Ana Silva informs Bo Lund of plan in phone call",
    ),
    # how it was done, where another deed would be told without it
    ("Jonas Bach was fatally shot by guards on Monday.", "Jonas Bach fatally shot by guards"),
    ("The ferry was wrongly said on Monday to have sunk.", "Ferry wrongly said to have sunk"),
]
BOTH = [
    # two verbs with one object
    (
        "Ana Silva said on Monday that she never sold or leased boats of the bank.",
        "Ana Silva says she never sold or leased boats of bank",
    ),
    (
        "On Monday the council urged the bank to postpone or cancel the sale.",
        "Council urges bank to postpone or cancel sale",
    ),
    (
        "“The plan is to mend and reopen the mill,” Ana Silva said on Monday.",
        "Ana Silva says plan is to mend and reopen mill",
    ),
]
COUNTED = [
    (
        "The bank unveiled its final $1.4 trillion-plus tax plan on Monday.",
        "Bank unveils final $1.4 trillion-plus tax plan",
    ),
    ("On Monday, one in five harbour nurses voted against the plan.", "One in five harbour nurses votes against plan"),
    (
        "Ana Silva said on Monday the mill and harbour security is a burden.",
        "Ana Silva says mill and harbour security is burden",
    ),
]
BESIDE = [
    # where a relative clause has its noun, and what stands behind a comma
    ("Ana Silva sold the boat that Jonas Bach gave her on Monday.", "Jonas Bach gives Ana Silva boat"),
    ("The crew knelt on Monday outside the old mill, an image of sorrow.", "Crew kneels outside old mill"),
    ("The contract for the bridge was signed in May 2021.", "Contract for bridge signed"),
    ("The mill will be running smoothly by June, Ana Silva said.", "Mill to run smoothly"),
    (
        "Ana Silva got into a tense exchange Monday over the sale of the mill.",
        "Ana Silva gets into tense exchange over sale of mill",
    ),
    ("The fatal fire in April of two mills in Porto shook the town.", "Fatal fire of two mills in Porto"),
    (
        "NORWICK (AP) The council is closing the harbour, Ana Silva said Monday.",
        "Ana Silva says council is closing harbour",
    ),
    (
        "There were storms, with ten people killed in April in a crash of two ferries off Porto.",
        "Ten people killed in crash of two ferries off Porto",
    ),
]
SPOKEN = [
    (
        "“We stand ready to help the people of the coast, who have lost all,” Ana Silva said in a statement on Monday.",
        "Ana Silva: “We stand ready to help the people of the coast, who have lost all”",
    ),
    (
        "Ana Silva left the “success” to others and said on Monday: “No harbour can ever be closed for good because "
        "its ships have come to stay.”",
        "Ana Silva says no harbour can be closed for good",
    ),
    # too long to be told whole: how it begins, and not only that somebody speaks
    (
        "“When it comes to the [harbour], I have been looking long and hard at having all of the many boats out by the "
        "first week of the coming winter and back again in spring,” Ana Silva said on Monday.",
        "Ana Silva: “When it comes to the [harbour], I have been looking long and hard at having all …”",
    ),
    # but not before what may turn its sense
    (
        "“When it comes to the [harbour], I have been looking long and hard at having all of the many boats out by the "
        "first week of the coming winter, though only if the board pays,” Ana Silva told the Porto Times on Monday.",
        "Ana Silva speaks to Porto Times",
    ),
    # “it” stands for what the title has told before
    (
        "Ana Silva said on Monday that the truce will be broken off if the rebels violate it.",
        "Ana Silva says truce will be broken off if rebels violate it",
    ),
]
NOTHING = [
    "The deputies readied their last letters before Tuesday's critical vote.",
    "Ana Silva's comments came on Monday.",
    "The statement that Ana Silva issued on Monday was long.",
    "The trend began in April.",
    "Ana Silva agreed on Monday.",
    "Nearly two-thirds were chosen on Monday.",
]


@pytest.mark.parametrize(("body", "title"), CARRIED, ids=lambda text: text[:40])
def test_what_stands_in_words_or_plans_is_told(body, title):
    assert title in titles(body)


@pytest.mark.parametrize(("body", "title"), WHICH, ids=lambda text: text[:40])
def test_which_one_is_meant_is_told_at_length(body, title):
    assert title in titles(body)


def test_who_meets_nobody_known_has_no_title():
    assert titles("Jonas Bach will meet with one of those on Monday.") == []


@pytest.mark.parametrize(("body", "title"), BOTH, ids=lambda text: text[:40])
def test_two_verbs_with_one_object_keep_it(body, title):
    assert title in titles(body)


@pytest.mark.parametrize(("body", "title"), COUNTED, ids=lambda text: text[:40])
def test_no_word_of_a_number_or_a_pair_is_lost(body, title):
    assert title in titles(body)


@pytest.mark.parametrize(("body", "title"), BESIDE, ids=lambda text: text[:40])
def test_what_belongs_elsewhere_is_told_where_it_belongs(body, title):
    assert title in titles(body)


@pytest.mark.parametrize(("body", "title"), SPOKEN, ids=lambda text: text[:40])
def test_words_said_tell_more_than_that_somebody_spoke(body, title):
    assert title in titles(body)


@pytest.mark.parametrize("body", NOTHING, ids=lambda text: text[:40])
def test_what_says_too_little_is_no_event(body):
    assert titles(body) == []
