"""What editors do, without a screen: forms into events, conflicts, doubles, differences, undo, the order of review."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nouns import timelines

from timeline.core.errors import BadDate, NotSaved
from timeline.core.model import Actor, Article, Dated, Event, Mention, Participant, Position, Quote, Timeline
from timeline.desk import conflicts, dates, differences, doubles, preview, queue, records, undo
from timeline.desk.forms import Draft, Form, Source, of_event, opened
from timeline.store import Change
from timeline.store.document import plain

TODAY = "2025-06-01"
NORLAND, VESMARK = (
    Actor(id="norland", name="Norland", kind="state", aliases=("NL",)),
    Actor(id="vesmark", name="Vesmark"),
)
PAPER = Article(id="a1", source="The Tagus Courier", published="2025-03-19", sha256="0" * 64, url="https://c.example/1")
MENTION = Mention(
    article="a1",
    quote=Quote(exact="On Tuesday they spoke by phone.", prefix="It is late. ", suffix=" Then"),
    position=Position(start=12, end=43),
    dated=Dated(words="Tuesday", rule="weekday", anchor="published 2025-03-19", value="2025-03-18"),
    trigger="spoke",
    reported="2025-03-19",
)
CALL = Event(
    id="call",
    when="2025-03-18",
    title="Norland and Vesmark speak by phone",
    kind="call",
    actors=(Participant(actor="norland", role="agent"), Participant(actor="vesmark")),
    mentions=(MENTION,),
)
VOTE = Event(id="vote", when="2025-03-20", title="The council votes for observers", kind="vote", review="approved")
KNOWN = Timeline(articles=(PAPER,), actors=(NORLAND, VESMARK), events=(CALL, VOTE))
NEW = Form(when="18 March 2025", title="Ferries collide")


def read(form=NEW, seen=None, known=KNOWN):
    return records.read(Draft(seen.id if seen else "e-new", seen, form), known, TODAY)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("10-16 March 2025", "2025-03-10/2025-03-16"),
        ("from 10 March until 2 April 2025", "2025-03-10/2025-04-02"),
        ("about 2019", "2019~"),
        ("about 14 March 2025", "2025-03-14~"),
        ("about 10-16 March 2025", "2025-03-10~/2025-03-16~"),
        ("Monday night", "2025-03-17"),
        ("20-22 march 2025", "2025-03-20/2025-03-22"),
        ("monday night", "2025-03-17"),
        ("Monday, 9:30", "2025-03-17T09:30"),
        ("18 March 2025 22:00", "2025-03-18T22:00"),
        ("18 March 2025, 10 pm", "2025-03-18T22:00"),
        ("between 10 and 16 March 2025", "[2025-03-10..2025-03-16]"),
        ("since 2022", "2022/.."),
        ("until 2 April 2025", "../2025-04-02"),
        ("March 2025?", "2025-03?"),
        (" 2025-03-10/2025-03-16 ", "2025-03-10/2025-03-16"),
        ("193x", "193X"),
        ("44 BC", "-0043"),
    ],
)
def test_a_typed_date_is_read(typed, value):
    assert dates.read(typed, "2025-03-19").value == value


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "There is no date yet."),
        ("soon", "“soon” is not read as a date."),
        ("18 March 2025 and some 300 ships", "“and some 300 ships” was not understood"),
        ("before 2020", "“before” was not understood"),
        ("31 February 2025", "is not read as a date"),
        ("2025-03-18/2025-03-10", "ends before it begins"),
        ("x" * 65, "up to 64 characters"),
    ],
)
def test_what_would_be_lost_of_a_typed_date_is_refused_in_a_sentence(typed, told):
    with pytest.raises(BadDate, match=told):
        dates.read(typed, "2025-03-19")


PIECES = "18 March 2025 10-16 about since until between and from to ? / .. ~ [ ] 22:00 at Monday night 2019 , – x BC"


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=70) | st.lists(st.sampled_from(PIECES.split()), max_size=9).map(" ".join))
def test_whatever_is_typed_is_refused_or_a_date_that_reads_back_the_same(typed):
    with suppress(BadDate):
        found = dates.read(typed, "2025-03-19")
        assert dates.read(found.value) == (found.value, found.words, "")


def test_a_weekday_without_a_day_to_count_from_is_refused():
    with pytest.raises(BadDate, match="counts from a day that is not known here"):
        dates.read("Monday night", None)


def test_it_is_said_what_a_typed_date_counts_from_and_what_it_cannot_say():
    assert dates.read("yesterday", "2025-03-19").note == "“yesterday” is counted from 19 March 2025."
    assert "cannot say “early”" in dates.read("early 2020").note


def test_a_form_becomes_an_event():
    reading = read(replace(NEW, kind="disaster", place=" Tagus ", summary="Two ferries.", label="on Tuesday"))
    assert reading.errors == {}
    event = reading.event
    assert (event.id, event.when, event.kind, event.place) == ("e-new", "2025-03-18", "disaster", "Tagus")
    assert (event.summary, event.label, event.review) == ("Two ferries.", "on Tuesday", "proposed")


def test_a_form_that_was_opened_and_not_changed_says_the_same_event():
    reading = read(of_event(CALL, KNOWN), CALL)
    assert (reading.event, reading.companions) == (CALL, ())
    assert not opened(CALL, KNOWN).is_changed(KNOWN)


@settings(max_examples=60, deadline=None)
@given(timelines())
def test_any_event_goes_through_its_form_and_comes_out_the_same(known):
    for event in known.events:
        quotes = [mention.quote.exact for mention in event.mentions]
        reading = read(of_event(event, known), event, known)
        if all(quote.strip() for quote in quotes) and event.summary.strip() == event.summary:
            assert (reading.event, reading.companions) == (event, ())


def test_each_error_stands_at_its_field():
    sources = (Source(), Source("The Tagus Courier", "ftp://x", "", "Quote"), Source("", "", "", "Words"))
    errors = read(Form("soon", "", summary="x" * 4_001, sources=sources)).errors
    assert set(errors) == {"when", "title", "summary", "source-1", "source-2"}
    assert errors["source-1"].startswith("A web address begins with http://")
    assert "has no outlet" in errors["source-2"]
    assert "4,001 characters, 4,000 are kept" in errors["summary"]


def test_a_source_without_a_quote_and_one_with_a_bad_date_are_errors():
    sources = (Source("A"), Source("B", "", "soon", "Words"))
    errors = read(replace(NEW, sources=sources)).errors
    assert "has no quote" in errors["source-0"]
    assert errors["source-1"].startswith("When it was published: “soon” is not read as a date.")


def test_a_weekday_counts_from_the_first_source_and_else_from_today():
    source = Source("The Tagus Courier", "", "19 March 2025", "They spoke.")
    assert read(replace(NEW, when="Tuesday", sources=(source,))).event.when == "2025-03-18"
    assert read(replace(NEW, when="yesterday")).event.when == "2025-05-31"


def test_a_new_source_makes_an_article_and_evidence():
    reading = read(
        replace(NEW, sources=(Source("Daily Meridian", "https://m.example/2", "2025-03-19", " They met. "),))
    )
    (companion,) = reading.companions
    assert companion.seen is None
    assert (companion.wanted.source, companion.wanted.published) == ("Daily Meridian", "2025-03-19")
    (mention,) = reading.event.mentions
    assert (mention.article, mention.quote.exact, mention.reported) == (companion.wanted.id, "They met.", "2025-03-19")


def test_a_source_at_a_known_address_is_the_known_article():
    source = Source("The Tagus Courier", "https://c.example/1", "2025-03-19", "They met.")
    reading = read(replace(NEW, sources=(source,)))
    assert reading.companions == ()
    assert reading.event.mentions[0].article == "a1"


def test_a_corrected_outlet_corrects_the_article_once_for_all_its_quotes():
    again = MENTION.model_copy(update={"quote": Quote(exact="They will speak again.")})
    event = CALL.model_copy(update={"mentions": (MENTION, again)})
    known = KNOWN.model_copy(update={"events": (event,)})
    form = of_event(event, known)
    mended = replace(form.sources[0], outlet="Tagus Courier", published="2025-03-20")
    reading = read(replace(form, sources=(mended, form.sources[1])), event, known)
    (companion,) = reading.companions
    assert (companion.seen, companion.wanted.source, companion.wanted.published) == (
        PAPER,
        "Tagus Courier",
        "2025-03-20",
    )
    assert [one.reported for one in reading.event.mentions] == ["2025-03-20", "2025-03-20"]


def test_a_shortened_quote_keeps_its_place():
    form = of_event(CALL, KNOWN)
    cut = replace(form.sources[0], quote="On Tuesday they spoke")
    (mention,) = read(replace(form, sources=(cut,)), CALL).event.mentions
    assert (mention.position.start, mention.position.end) == (12, 33)
    assert (mention.quote.prefix, mention.dated) == ("It is late. ", MENTION.dated)


def test_an_emptied_source_is_left_out():
    assert read(replace(of_event(CALL, KNOWN), sources=(Source(mention=MENTION),)), CALL).event.mentions == ()


def test_actors_keep_their_roles_and_new_names_become_actors():
    form = replace(
        of_event(CALL, KNOWN), actors=("norland", "nl", "Red Cross", "VESMARK"), kinds=(("Red Cross", "group"),)
    )
    reading = read(form, CALL)
    assert [(part.actor, part.role) for part in reading.event.actors] == [
        ("norland", "agent"), ("vesmark", "party"), ("red-cross", "party"),
    ]  # fmt: skip
    (companion,) = reading.companions
    assert (companion.wanted.name, companion.wanted.kind) == ("Red Cross", "group")


def test_two_new_actors_of_one_slug_get_two_ids():
    ids = {part.actor for part in read(replace(NEW, actors=("Ana-Silva", "Ana Silva", "Norland!"))).event.actors}
    assert ids == {"ana-silva", "ana-silva-2", "norland-2"}


def test_what_differs_is_found_and_proposed_by_who_changed_it():
    theirs = CALL.model_copy(update={"title": "They talk", "place": "Lisbon", "version": 2})
    mine = Draft("call", CALL, replace(of_event(CALL, KNOWN), title="A long call", summary="Two hours."))
    known = KNOWN.model_copy(update={"events": (theirs, VOTE)})
    found = {
        one.field: (one.mine, one.theirs, one.proposed, one.both) for one in conflicts.clashes(mine, theirs, known)
    }
    assert found == {
        "title": ("A long call", "They talk", "mine", True),
        "place": ("", "Lisbon", "theirs", False),
        "summary": ("Two hours.", "", "mine", False),
    }
    joined = conflicts.joined(mine, theirs, known, {"title": "theirs", "place": "theirs", "summary": "mine"})
    assert (joined.seen, joined.form.title, joined.form.place, joined.form.summary) == (
        theirs, "They talk", "Lisbon", "Two hours.",
    )  # fmt: skip


def test_mine_as_a_new_event_takes_no_evidence_from_theirs():
    apart = conflicts.apart(opened(CALL, KNOWN), "e-two")
    (mention,) = records.read(apart, KNOWN, TODAY).event.mentions
    assert (mention.article, mention.position, mention.trigger) == ("a1", None, None)


def test_doubles_are_found_by_words_and_actors_near_in_time():
    found = doubles.alike("Phone call of Vesmark and Norland", "2025-03-18", KNOWN, but="e-new", kind="call")
    assert [one.event.id for one in found] == ["call"]
    assert doubles.alike("Phone call of Vesmark and Norland", "2024-03-18", KNOWN, but="e-new", kind="call") == ()
    assert doubles.alike(CALL.title, "2025-03-18", KNOWN, but="call") == ()
    assert doubles.alike("Vote", None, KNOWN, but="") == ()
    assert [one.event.id for one in doubles.alike("Council votes for observers", None, KNOWN, but="")] == ["vote"]


def change(before, after, by="anna"):
    return Change("2025-03-20T10:00:00+00:00", by, before and plain(before), after and plain(after))


def test_a_difference_is_told_in_words():
    after = CALL.model_copy(
        update={
            "when": "2025-03",
            "title": "They talk",
            "review": "approved",
            "actors": CALL.actors[:1],
            "mentions": (),
        }
    )
    told = differences.between(plain(CALL), plain(after), {"norland": "Norland", "vesmark": "Vesmark"})
    assert [one[1:] for one in told] == [
        ("Date", "18 March 2025 (2025-03-18)", "March 2025 (2025-03)"),
        ("Title", "Norland and Vesmark speak by phone", "They talk"),
        ("Who takes part", "Norland (agent), Vesmark", "Norland (agent)"),
        ("Quotes", "“On Tuesday they spoke by phone.”", ""),
        ("Review", "waiting for review", "approved"),
    ]
    assert differences.headline(change(CALL, after)) == "Approved"
    assert differences.headline(change(None, CALL)) == "Added"


def test_undo_puts_back_what_the_change_did_and_leaves_what_came_later():
    second = CALL.model_copy(update={"title": "They talk", "place": "Lisbon", "version": 2})
    third = second.model_copy(update={"place": "Porto", "summary": "Long.", "version": 3})
    undone = undo.undo(change(CALL, second), third, may_publish=True)
    assert undone.event == third.model_copy(update={"title": CALL.title})
    assert (undone.based_on, undone.left) == (3, ("place",))


def test_undo_of_what_was_all_changed_again_is_refused():
    second = CALL.model_copy(update={"title": "They talk", "version": 2})
    third = second.model_copy(update={"title": "They speak", "version": 3})
    with pytest.raises(NotSaved, match="undo the later changes first"):
        undo.undo(change(CALL, second), third, may_publish=True)


def test_undo_of_adding_rejects_and_undo_of_taking_out_makes_again():
    assert undo.undo(change(None, CALL), CALL, may_publish=True).event.review == "rejected"
    again = undo.undo(change(CALL, None), None, may_publish=True)
    assert (again.event, again.based_on) == (CALL, None)
    with pytest.raises(NotSaved, match="off the timeline already"):
        undo.undo(change(None, CALL), CALL.model_copy(update={"review": "rejected"}), may_publish=True)


def test_undo_of_what_a_publisher_did_waits_for_review_where_an_editor_undoes_it():
    approved = CALL.model_copy(update={"review": "approved", "version": 2})
    off = approved.model_copy(update={"review": "rejected", "version": 3})
    found = undo.undo(change(approved, off), off, may_publish=False)
    assert (found.event.review, found.waits) == ("proposed", True)
    assert undo.undo(change(approved, off), off, may_publish=True).event.review == "approved"


def test_the_queue_goes_by_time_and_what_was_skipped_comes_last():
    early = CALL.model_copy(update={"id": "early", "when": "1939"})
    known = KNOWN.model_copy(update={"events": (CALL, VOTE, early)})

    def waiting(*skipped, **chosen):
        return [one.id for one in queue.waiting(known, queue.Choice(**chosen), skipped)]

    assert waiting() == ["early", "call"]
    assert waiting("early") == ["call", "early"]
    assert waiting("early", "call") == ["early", "call"]
    assert waiting(sources=("Daily Meridian",)) == []
    assert waiting(sources=("The Tagus Courier",), kinds=("call",)) == ["early", "call"]
    assert waiting(state="rejected") == []
    assert queue.counts(known.events) == {"proposed": 2, "approved": 1, "rejected": 0}


def test_a_mark_is_drawn_as_the_chart_will_draw_it():
    figure = preview.mark(CALL.model_copy(update={"status": "scheduled"}), KNOWN).to_dict()
    assert figure["data"][-1]["marker"]["symbol"] == ["circle-open"]
    assert figure["data"][-1]["customdata"] == ["call"]
