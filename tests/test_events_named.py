"""What only names a happening is evidence of it, never an event; and what tells two happenings of one day apart."""

import pytest
from test_events import candidate, events, odds, text

from timeline.core.model import Timeline
from timeline.core.settings import Settings
from timeline.extract import pipeline
from timeline.extract.events import apart, similarity
from timeline.extract.events import tellings as telling

CRASH = "A ferry of Norsk Line crashed into a pier in Bergen on Sunday and 31 passengers were hurt."
NAMED = "Norsk Line stopped its other ferries. Sunday's crash hurt 31 passengers of a ferry at a pier in Bergen."
DAY = "2024-05-07"  # a Tuesday


def test_a_crash_that_another_paper_only_names_is_the_same_crash():
    (found,) = [one for one in events((CRASH, DAY), (NAMED, DAY)) if one.when == "2024-05-05"]
    assert len({one.article for one in found.mentions}) == 2


def test_what_is_only_named_is_no_event_by_itself():
    assert not [one for one in events((NAMED, DAY)) if one.title == "Crash"]


def test_what_is_only_named_gives_no_title():
    told = "Sunday's crash was the worst in years.", DAY
    assert all(" " in one.title for one in events((CRASH, DAY), told))


def test_what_was_only_named_in_a_first_article_waits_for_a_second():
    first = pipeline.read_texts([text("One", NAMED, DAY)], Timeline(), Settings()).timeline
    both = pipeline.read_texts([text("Two", CRASH, DAY)], first, Settings()).timeline
    (found,) = [one for one in both.events if one.when == "2024-05-05"]
    assert len({one.article for one in found.mentions}) == 2


def test_a_named_happening_has_no_title_to_share():
    assert telling.of(candidate(title="Protest"), "2024-05-08", "").title == frozenset()


def test_a_grounding_after_a_crash_is_not_the_crash():
    crash = {"article": "a-1", "kind": "disaster", "lemma": "crash"}, "A jet crashed off the coast with 157 on board."
    halt = {"article": "a-2", "kind": "order", "lemma": "ground"}
    after = "The regulator grounded the jets after a deadly crash off the coast."
    other = "The regulator grounded the jets, and a deadly crash off the coast was the reason."
    assert odds(crash, (halt, after)) == similarity.NEVER
    assert odds(crash, (halt, other)) > similarity.NEVER


def test_the_dead_of_an_explosion_are_told_of_with_it():
    blast = {"article": "a-1", "kind": "attack", "lemma": "explosion"}, "An explosion tore through a market in Lima."
    dead = {"article": "a-2", "kind": "death", "lemma": "die"}, "Nine people died after an explosion in Lima."
    other = {"article": "a-2", "kind": "vote", "lemma": "pass"}, "Deputies passed the bill after an explosion in Lima."
    assert odds(blast, dead) > 0
    assert odds(blast, other) == similarity.NEVER


def test_what_a_sentence_also_tells_by_itself_is_not_only_behind():
    told = "It announced the resignation of its chairman following the departure of its chief."
    assert "resign" not in telling.of(candidate(lemma="announce"), "2024-05-08", told).behind


def test_what_the_house_does_the_senate_does_not_do():
    one = {"article": "a-1", "title": "House to vote on fishing bill"}, ""
    assert odds(one, ({"article": "a-2", "title": "Senate to vote on fishing bill"}, "")) == similarity.NEVER
    assert odds(one, ({"article": "a-2", "title": "House and Senate to vote on fishing bill"}, "")) > similarity.NEVER
    assert odds(one, ({"article": "a-2", "title": "White House backs fishing bill"}, "")) > similarity.NEVER


def test_one_sentence_that_gives_two_times_tells_of_two_happenings():
    told = {"article": "a-1"}
    tellings = [
        telling.of(candidate(**told, when=when), "2024-05-08", "", words)
        for when, words in (("2024-05-07", "Tuesday"), ("[2024-05-06..2024-05-12]", "this week"))
    ]
    assert apart.why(*tellings) == "one sentence gives them two times"


def test_a_meeting_of_two_is_not_that_of_one_of_them_with_a_third():
    told = "Ana Silva met Berit Dahl in Lima on Tuesday. Berit Dahl met Carlos Vega in Lima on Tuesday."
    assert len(events((told, "2024-05-09"))) == 2


def test_a_meeting_is_the_same_where_a_first_name_is_misspelt():
    one = "Ana Silva will meet Berit Dahl in Lima on Tuesday to sign a treaty on fishing."
    other = "Anna Silva met Berit Dahl in Lima on Tuesday and signed a treaty on fishing."
    assert len([found for found in events((one, "2024-05-06"), (other, "2024-05-08")) if found.kind == "meeting"]) == 1


AGREED = "Chile and Peru signed an agreement on fishing in Lima on {}."
AGAIN = "The agreement on fishing between Chile and Peru was a surprise, and fishermen in Lima cheered."


def evidence_of(day, when):
    """The articles behind the event of a day, where a second article of 9 May tells again of it without a date."""
    found = [one for one in events((AGREED.format(day), "2024-05-09"), (AGAIN, "2024-05-09")) if one.when == when]
    return {mention.article for one in found for mention in one.mentions}


def test_what_an_article_tells_without_a_date_is_of_the_days_before_it():
    assert len(evidence_of("7 May 2024", "2024-05-07")) == 2


@pytest.mark.parametrize(("day", "when"), [("7 May 2019", "2019-05-07"), ("3 June 2024", "2024-06-03")])
def test_what_an_article_tells_without_a_date_is_neither_history_nor_yet_to_come(day, when):
    assert len(evidence_of(day, when)) == 1


def test_a_body_may_go_by_the_end_of_its_name():
    assert apart.is_short_for(frozenset({"harbour-pilots"}), frozenset({"royal-harbour-pilots"}))
    assert not apart.is_short_for(frozenset({"pilots"}), frozenset({"harbour-pilots"}))


def test_two_things_of_one_month_need_a_word_in_common():
    found = {"article": "a-1", "when": "2024-05", "kind": "other", "lemma": "find", "title": "Weekly finds nail bar"}
    audit = {"article": "a-2", "when": "2024-05", "kind": "other", "lemma": "commission", "title": "Audit commissioned"}
    again = audit | {"title": "Audit of nail bar commissioned"}
    assert odds((found, ""), (again, "")) > odds((found, ""), (audit, "")) + 0.9


def test_who_does_much_in_a_month_did_not_therefore_do_one_of_these_things():
    met = {"article": "a-1", "when": "2024-05-07", "kind": "meeting", "lemma": "meet", "title": "Silva meets brothers"}
    staged = {"article": "a-2", "when": "2024-05", "kind": "other", "lemma": "stage", "title": "Silva stages brawl"}
    both = frozenset({("ana-silva", "agent")})
    apart_by = odds((met | {"actors": tuple(both)}, ""), (staged | {"actors": tuple(both)}, ""))
    alike = odds(
        (met | {"actors": tuple(both), "title": "Silva meets for brawl"}, ""), (staged | {"actors": tuple(both)}, "")
    )
    assert alike > apart_by + 0.9


def test_an_hour_without_a_day_is_of_the_day_that_the_article_names_for_it():
    told = (
        "Hurricane Ida came ashore on Tuesday near Biloxi and tore down trees. "
        "Officials in Biloxi spoke of the damage.\n\nHurricane Ida went ashore near Gulfport at 7:15 a.m."
    )
    (found,) = [one for one in events((told, "2024-05-08")) if "ashore" in one.title]
    assert found.when == "2024-05-07"


def test_during_the_trip_is_no_day_of_what_another_article_tells_by_another_word():
    move = "Ana Silva travelled to Lima on Tuesday to open a bank."
    other = "Bo Lund and Ana Silva spoke of the bank. Ana Silva left the party during the journey through Peru."
    assert not [one for one in events((move, DAY), (other, DAY)) if "party" in one.title]


def test_what_somebody_only_wanted_is_no_evidence_that_it_was_done():
    agreed = "Ana Silva and Bo Lund agreed on a truce in Chad on Tuesday."
    wanted = "Ana Silva wanted Bo Lund to agree to the truce that had been agreed upon with Chad."
    (found,) = [one for one in events((agreed, "2024-05-08"), (wanted, "2024-05-08")) if one.kind == "agreement"]
    assert len(found.mentions) == 1
