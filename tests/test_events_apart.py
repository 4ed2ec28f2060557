"""Evidence for and against one happening, each piece by itself: sayings, coarse dates, parts, counts, only ones."""

import pytest
from test_attaching import dated
from test_events import candidate, odds

from timeline.core.reading import Leaning, Span
from timeline.extract import timexes
from timeline.extract.candidates import lexicon
from timeline.extract.events import measures, similarity
from timeline.extract.events import tellings as telling
from timeline.extract.events.clusters import Gathering
from timeline.extract.events.pieces import Piece
from timeline.extract.events.similarity import Measure
from timeline.extract.events.surroundings import Surroundings

SAID = {"kind": "statement", "actors": (("peru", "agent"),)}
WEEK, DAY = "[2024-05-06..2024-05-12]", "2024-05-07"


def test_two_sayings_of_one_day_need_a_word_in_common():
    urged = {"article": "a-1", "lemma": "urge", "title": "Peru urges calm on the coast"} | SAID, ""
    bragged = {"article": "a-2", "lemma": "repeat", "title": "Peru repeats boast"} | SAID, ""
    warned = {"article": "a-2", "lemma": "repeat", "title": "Peru repeats plea for calm"} | SAID, ""
    assert odds(urged, warned) > odds(urged, bragged) + 0.6


def test_one_charge_with_a_not_in_it_gainsays_no_other():
    care = {"article": "a-1", "lemma": "accuse", "title": "Peru accuses clinic of poor care"} | SAID, ""
    rooms = {"article": "a-2", "lemma": "allege", "title": "Peru alleges clinic was not clean"} | SAID, ""
    told = {"article": "a-2", "lemma": "note", "title": "Peru says clinic was not clean"} | SAID, ""
    assert odds(care, rooms) > odds(care, told) + 2.0


def test_a_light_word_tells_more_with_its_small_word():
    home = {"article": "a-1", "kind": "other", "lemma": "send", "title": "Clinic sends home sailor"}, ""
    back = {"article": "a-2", "kind": "other", "lemma": "send", "title": "Sailor sent home from harbour"}, ""
    away = {"article": "a-2", "kind": "other", "lemma": "send", "title": "Sailor sent aboard from harbour"}, ""
    assert odds(home, back) > odds(home, away) + 0.5


def test_a_month_and_a_day_need_somebody_in_both_where_the_word_is_used_of_much():
    fine = {"article": "a-1", "kind": "order", "lemma": "ground", "actors": (("peru", "agent"),)}, ""
    coarse = {"article": "a-2", "kind": "order", "lemma": "ground", "when": "2024-05"}
    assert odds(fine, (coarse, "")) < odds(fine, (coarse | {"named": frozenset(["peru"])}, "")) - 0.6


def test_what_is_announced_on_a_day_is_not_all_that_was_done_in_the_month():
    said = {"article": "a-1", "lemma": "announce"} | SAID, ""
    done = {"article": "a-2", "kind": "launch", "lemma": "move", "actors": (("peru", "agent"),)}
    assert odds(said, (done | {"when": "2024-05"}, "")) < odds(said, (done, "")) - 0.5


def test_a_fall_in_a_week_is_not_the_fall_of_a_day_of_it():
    day = {"article": "a-1", "kind": "other", "lemma": "lose"}
    week = {"article": "a-2", "kind": "other", "lemma": "drop", "when": WEEK}
    assert odds((day, ""), (week, "")) == similarity.NEVER
    assert odds((day, ""), (week | {"when": "2024-05-07"}, "")) > similarity.NEVER


def test_what_also_happened_is_another_happening_of_the_article():
    first = {"article": "a-1", "lemma": "expire", "quote": Span(100, 150), "trigger": Span(120, 127)}
    later = {"article": "a-1", "lemma": "expire", "quote": Span(200, 250), "trigger": Span(216, 223)}
    told = "The permit also expires on Tuesday."
    assert odds((first, "The loan expires on Tuesday."), (later, told)) == similarity.NEVER
    assert odds((first | {"article": "a-2"}, ""), (later, told)) > similarity.NEVER


def test_what_an_article_tells_also_is_no_part_of_what_it_told_before():
    first = {"article": "a-1", "kind": "resignation", "lemma": "retire", "quote": Span(100, 150)}
    later = {"article": "a-1", "kind": "statement", "lemma": "announce", "quote": Span(200, 250)}
    assert odds((first, ""), (later, "Also on Tuesday, a club announced it had won.")) == similarity.NEVER
    assert odds((first, ""), (later, "On Tuesday, a club announced it had won.")) > similarity.NEVER
    assert odds((first | {"article": "a-2"}, ""), (later, "Also on Tuesday, a club announced it.")) > similarity.NEVER


def test_what_is_told_behind_after_is_not_only_what_came_before():
    sentence = "They found two men, days after a quake trapped nine miners."
    inside = candidate(lemma="trap", quote=Span(0, 59), trigger=Span(sentence.index("trapped"), 46))
    outside = candidate(lemma="find", quote=Span(0, 59), trigger=Span(5, 10))
    assert "earthquake" not in telling.of(inside, "2024-05-08", sentence).behind
    assert "earthquake" in telling.of(outside, "2024-05-08", sentence).behind


def test_titles_count_things_each_with_its_number():
    assert measures.counted("Eleven of the miners hoisted to surface") == {("miner", "11")}
    assert measures.counted("Quake traps 27 miners and two women") == {("miner", "27"), ("women", "2")}
    assert measures.counted("Senate passes $694 million bill in 2019") == frozenset()


def test_a_part_of_them_is_not_all_of_them():
    quake = {"article": "a-1", "kind": "other", "lemma": "trap", "title": "Quake traps 27 miners"}, ""
    some = {"article": "a-2", "kind": "other", "lemma": "hoist", "title": "{} of miners hoisted"}
    part, whole = (some | {"title": some["title"].format(count)} for count in (11, 27))
    assert odds(quake, (part, "")) <= odds(quake, (whole, "")) - 1


def test_two_happenings_that_last_from_and_to_other_days_are_two():
    poll = {"article": "a-1", "lemma": "poll", "when": "2024-05-03/2024-05-06"}
    later, inside = (
        {"article": "a-2", "lemma": "poll", "when": when} for when in ("2024-05-06/2024-05-08", "2024-05-04/2024-05-06")
    )
    assert odds((poll, ""), (later, "")) == similarity.NEVER
    assert odds((poll, ""), (inside, "")) > similarity.NEVER


def test_an_actor_alone_is_too_little_in_one_year():
    won = {"article": "a-1", "kind": "other", "lemma": "carry", "when": "2016", "actors": (("ana-silva", "agent"),)}
    gave = won | {"article": "a-2", "lemma": "reach", "title": "Ana Silva reaches coast"}
    assert "vague -0.9" in compared(won | {"title": "Ana Silva carries Norland"}, gave).why
    assert "vague" not in compared(won | {"title": "Ana Silva carries all of coast"}, gave).why


def compared(one, other):
    made = [telling.of(candidate(**(fields | {"quote": Span(900, 990)})), "2024-05-08", "") for fields in (one, other)]
    return Measure(lexicon.load(), {}).compare(*made)


def told(article, when, place, **fields):
    quote = Span(place, place + 50)
    made = candidate(article=article, when=when, quote=quote, **({"kind": "vote", "lemma": "election"} | fields))
    return telling.of(made, "2024-05-08", "")


def test_the_only_election_of_a_week_is_the_one_of_its_day():
    week, day = told("a-1", WEEK, 900), told("a-2", "2024-05-07", 900)
    another = told("a-2", "2024-05-10", 1_900)
    alone, beside = (
        Measure(lexicon.load(), {}, around=Surroundings(some)).compare(week, day)
        for some in ((week, day), (week, day, another))
    )
    assert "only +0.6" in alone.why and "only" not in beside.why


def test_one_attack_of_a_week_need_not_be_the_only_one():
    week, day = (
        told(article, when, 900, kind="attack", lemma="attack") for article, when in (("a-1", WEEK), ("a-2", DAY))
    )
    assert "only" not in Measure(lexicon.load(), {}, around=Surroundings((week, day))).compare(week, day).why


# dates and triggers that merging needs


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Results will come in on Sunday from this week's council election.", {"election": WEEK, "come": "2024-05-12"}),
        ("The judge set a hearing to begin June 6.", {"hearing": "2024-06-06"}),
        ("The union has called out its members on Friday.", {"called": "2024-05-10"}),
        ("The union called out its members on Friday.", {"called": "2024-05-03"}),
        ("The council moved the vote from March to April.", {}),
        ("The council moved the vote from March to June.", {"vote": "2024-06"}),
    ],
)
def test_what_a_date_belongs_to(body, found):
    assert dated(body) == found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She nursed Kim Lee, who died May 2, at home. A second nurse was moved a day earlier.", "2024-05-07"),
        ("She nursed Kim Lee, who died May 2, at home. He had been moved there a day earlier.", "2024-05-01"),
        ("Kim Lee died on May 2, at home. A second nurse was moved a day earlier.", "2024-05-01"),
    ],
)
def test_the_day_of_an_aside_is_not_counted_from(text, value):
    assert timexes.resolve(timexes.find(text), text, "2024-05-08")[-1].timex3 == value


# what leans on one event


def test_two_papers_that_date_deeds_by_one_call_tell_of_one_deed():
    leans = Leaning("soon after", "within hours of the call", "call", "call", 1)
    one, two = ({"article": article, "kind": "attack", "lemma": "raid", "leans": leans} for article in ("a-1", "a-2"))
    assert odds((one, ""), (two, "")) > odds((one, ""), (two | {"leans": None}, "")) + 0.5
    assert odds((one, ""), (two, "")) > odds((one, ""), (two | {"article": "a-1"}, "")) + 0.5


def test_a_clause_with_as_tells_what_came_after_the_talks():
    body = (
        "The talks ended on 2 May. The threat grew clear only hours after the talks, as rockets hit the port of Oslo."
    )
    assert dated(body)["hit"] == "[2024-05-02..2024-05-03]"


def test_in_one_article_others_who_do_the_like_do_something_else():
    chad = {"article": "a-1", "kind": "order", "lemma": "ban", "actors": (("chad", "agent"),), "quote": Span(0, 40)}
    mali = {"kind": "order", "lemma": "ban", "actors": (("mali", "agent"),), "quote": Span(100, 140)}
    assert odds((chad, ""), (mali | {"article": "a-1"}, "")) < odds((chad, ""), (mali | {"article": "a-2"}, "")) - 0.8


def test_two_who_tried_something_need_not_have_tried_the_same():
    def both(lemma):
        calm = {"article": "a-1", "kind": "other", "lemma": lemma, "title": "Chad calms pilots"}, ""
        return odds(calm, ({"article": "a-2", "kind": "other", "lemma": lemma, "title": "Mali sells ships"}, ""))

    assert both("try") < both("dredge") - 1.0


def test_bloodshed_of_a_week_that_strikes_others_is_another():
    port = (
        {"article": "a-1", "kind": "attack", "lemma": "raid", "actors": (("port-co", "patient"), ("peru", "agent"))},
        "",
    )
    mill = {"article": "a-2", "kind": "attack", "lemma": "raid", "when": WEEK}
    both = odds(port, (mill | {"actors": (("port-co", "patient"),)}, ""))
    other = odds(port, (mill | {"actors": (("mill-co", "patient"),)}, ""))
    doer = odds(port, (mill | {"actors": (("peru", "agent"),)}, ""))
    assert both > other + 1.5
    assert doer > other + 1.5


def test_two_papers_gainsay_each_other_only_on_one_thing():
    doubts = {"article": "a-1", "lemma": "say", "title": "Peru says it has no doubts"} | SAID, ""
    more = {"lemma": "say", "title": "Peru says doubts are growing"} | SAID
    end = {"lemma": "say", "title": "Peru says it will end the fever"} | SAID
    assert odds(doubts, (end | {"article": "a-2"}, "")) > odds(doubts, (more | {"article": "a-2"}, ""))
    assert odds(doubts, (end | {"article": "a-2"}, "")) > odds(doubts, (end | {"article": "a-1"}, "")) + 1.5


def test_a_deputy_called_number_two_is_no_denial():
    deputy = telling.of(candidate(title="Peru says no. 2 of clinic is ill"))
    assert not deputy.is_denied
    assert telling.of(candidate(title="Peru says no chief of clinic is ill")).is_denied


def test_what_was_moved_to_another_event_draws_there_too():
    day = {"kind": "talks", "lemma": "talks", "actors": (("chile", "agent"), ("peru", "agent")), "article": "a-1"}
    told = [{"when": "2024-05-07"}, {"when": "2024-05-08"}, {"when": "2024-05-08", "article": "a-2"}]
    made = [candidate(**(day | fields), quote=Span(90 * n, 90 * n + 9)) for n, fields in enumerate(told)]
    first, slip, later = (Piece(one, telling.of(one, "2024-05-09")) for one in made)
    gathering = Gathering(Measure(lexicon.load(), {}))
    gathering.gather([first, slip])
    gathering.move(slip, gathering.home(slip.telling), gathering.home(first.telling), "a slip")
    gathering.gather([later])
    assert [len(one.pieces) for one in gathering.clusters] == [2, 1]


def test_one_sentence_that_tells_of_two_people_tells_of_two_happenings():
    both = frozenset(["ana-reed", "carl-berg"])
    held = {"kind": "arrest", "lemma": "arrest", "when": "2024-05-07", "named": both}
    ana, carl = (
        telling.of(candidate(**held, actors=((who, "patient"),), trigger=Span(at, at + 4)), "2024-05-08")
        for who, at in (("ana-reed", 4), ("carl-berg", 5))
    )
    two = telling.of(candidate(**held, actors=tuple((who, "patient") for who in sorted(both))), "2024-05-08")
    measure = Measure(lexicon.load(), {}, both)
    assert measure.compare(ana, carl).odds == similarity.NEVER
    assert measure.compare(ana, two).odds > similarity.NEVER
