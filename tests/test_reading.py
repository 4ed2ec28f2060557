"""Reading an article at the desk: it yields what a run of the parser gives, and what an editor decides stays."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from timeline import store
from timeline.core.errors import StoreConflict, UnreadableArticle
from timeline.core.settings import Settings
from timeline.core.users import User
from timeline.desk import reading, reading_choices, reading_plan, reading_room, reading_rows
from timeline.desk.reading_plan import Decision
from timeline.extract import articles, pipeline
from timeline.view import escape

HERE = Path(__file__).parent
ARTICLES = HERE / "fixtures" / "articles"
STORIES = sorted(path for path in (HERE / "stories").iterdir() if path.is_dir())
TODAY = "2026-01-02"
FACTS = {"source": "Northern Review", "published": "2024-05-09"}
NOT_THE_PARSERS = {"touched_by", "version", "review"}
ACCEPT, REJECT = Decision("accept"), Decision("reject")


class Room:
    """An editor who reads articles into a store of their own."""

    def __init__(self, path):
        self.home = store.open(str(path), clock=lambda: datetime(2026, 1, 2, tzinfo=UTC))
        self.desk = store.Guarded(self.home, User("anna", "publisher"))

    def parse(self, *paths):
        known = self.home.load()
        found = pipeline.run(list(paths), known.timeline, Settings()).timeline
        self.home.replace(found, based_on=known.revision, by="parser")

    @property
    def known(self):
        return self.home.load().timeline

    def event(self, ident):
        return next(one for one in self.known.events if one.id == ident)

    def study(self, *papers):
        return reading_room.study(papers, self.known, TODAY)

    def save(self, study, decisions, review="proposed", known=None):
        known = known or self.known
        plan = reading_plan.plan(study, decisions, known, review=review, today=TODAY)
        assert plan.errors == {}
        self.desk.apply(plan.edits)
        return plan


def paper(path, **typed):
    return replace(reading_room.take(path.read_bytes(), path.name, Settings()), typed=typed)


def letter(**typed):
    return paper(ARTICLES / "ferry-letter.txt", **(typed or FACTS))


def everything(study, decision=ACCEPT):
    return {one.own.id: decision for one in study.proposals}


def told(timeline, article):
    """The events with evidence in an article, without what tells who saved them."""
    return {
        event.id: event.model_dump(exclude=NOT_THE_PARSERS)
        for event in timeline.events
        if any(one.article == article for one in event.mentions)
    }


@pytest.fixture
def room(tmp_path):
    """A store that knows one article on the ferries."""
    made = Room(tmp_path / "events.json")
    made.parse(ARTICLES / "ferry-talks.txt")
    return made


def grown(study):
    return next(one for one in study.proposals if one.stored)


def new(study):
    return [one for one in study.proposals if not one.stored]


def test_what_is_accepted_is_what_extract_gives_for_the_same_article_and_store(room, tmp_path):
    other = Room(tmp_path / "other.json")
    other.parse(ARTICLES / "ferry-talks.txt")
    other.parse(ARTICLES / "ferry-letter.txt")  # its .meta.json says what is typed here
    study = room.study(letter())
    assert new(study) and grown(study)
    room.save(study, everything(study))
    assert told(room.known, letter().id) == told(other.known, letter().id)
    assert room.known.actors == other.known.actors
    assert [one.id for one in room.known.articles] == [one.id for one in other.known.articles]


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_a_story_read_article_by_article_has_the_ids_that_extract_gives(story, tmp_path):
    first, second = sorted(story.glob("*.txt"))[:2]
    run, room = Room(tmp_path / "run.json"), Room(tmp_path / "room.json")
    for made in (run, room):
        made.parse(first)
    run.parse(second)
    read = paper(second, **facts_beside(second))
    study = room.study(read)
    assert {one.event.id: one.event.when for one in study.proposals} == {
        event.id: event.when for event in run.known.events if any(one.article == read.id for one in event.mentions)
    }


def facts_beside(path):
    told = json.loads(path.with_suffix(".meta.json").read_text("utf-8"))
    return {key: value for key, value in told.items() if value}


def test_a_rejected_proposal_does_not_come_back_with_a_later_run(room):
    study = room.study(letter())
    rejected = new(study)[0]
    plan = room.save(study, {rejected.own.id: REJECT})
    assert plan.rejected == (rejected.own.id,)
    room.parse(ARTICLES / "ferry-letter.txt")
    assert room.event(rejected.own.id).review == "rejected"
    quote = rejected.own.mentions[0]
    others = [one for one in room.known.events if one.id != rejected.own.id]
    assert not any(m.position == quote.position and m.trigger == quote.trigger for e in others for m in e.mentions)


def test_evidence_that_was_rejected_is_not_given_to_the_known_event_by_a_later_run(room):
    study = room.study(letter())
    more = grown(study)
    before = room.event(more.stored.id)
    plan = room.save(study, {more.own.id: REJECT})
    assert plan.kept_from == (before.id,)
    room.parse(ARTICLES / "ferry-letter.txt")
    assert room.event(before.id).mentions == before.mentions
    places = {(one.position, one.trigger) for one in more.own.mentions}
    told = [(one.position, one.trigger) for event in room.known.events for one in event.mentions]
    assert not places.intersection(told)


def test_what_is_accepted_brings_a_known_event_new_evidence(room):
    study = room.study(letter())
    more = grown(study)
    plan = room.save(study, {more.own.id: ACCEPT})
    assert plan.grown == (more.stored.id,)
    after = room.event(more.stored.id)
    assert set(after.mentions) == {*more.stored.mentions, *more.own.mentions}
    assert (after.touched_by, after.version) == ("anna", more.stored.version + 1)


def test_evidence_can_be_kept_apart_as_an_event_of_its_own(room):
    study = room.study(letter())
    more = grown(study)
    room.save(study, {more.own.id: Decision("apart", typed={"title": "Another round"})}, "approved")
    apart = room.event(more.own.id)
    assert (apart.title, apart.review) == ("Another round", "approved")
    assert apart.mentions == more.own.mentions
    assert room.event(more.stored.id).mentions == more.stored.mentions
    room.parse(ARTICLES / "ferry-letter.txt")
    assert room.event(more.stored.id).mentions == more.stored.mentions
    assert room.event(more.own.id) == apart


def test_a_proposal_is_joined_with_the_event_that_was_chosen(room):
    study = room.study(letter())
    one, target = new(study)[0], room.known.events[0]
    room.save(study, {one.own.id: Decision("join", target.id)})
    after = room.event(target.id)
    assert after.mentions == (*target.mentions, *one.own.mentions)
    assert (after.title, after.when, after.review) == (target.title, target.when, target.review)
    assert one.own.id not in {event.id for event in room.known.events}
    room.parse(ARTICLES / "ferry-letter.txt")
    assert one.own.id not in {event.id for event in room.known.events}


def test_two_proposals_can_join_one_event_in_one_step(room):
    study = room.study(letter())
    first, second, more = *new(study)[:2], grown(study)
    decisions = {one.own.id: Decision("join", more.stored.id) for one in (first, second)} | {more.own.id: ACCEPT}
    room.save(study, decisions)
    quotes = {one.quote.exact for one in room.event(more.stored.id).mentions}
    assert quotes >= {one.own.mentions[0].quote.exact for one in (first, second, more)}


def test_a_corrected_proposal_is_saved_as_corrected(room):
    study = room.study(letter())
    one = new(study)[0]
    typed = {"when": "the day before", "title": "Commuters march", "kind": "protest", "status": "claimed"}
    wrong = reading_plan.plan(study, {one.own.id: Decision("correct", typed=typed | {"title": " ", "when": "soon"})},
                              room.known, review="proposed", today=TODAY)  # fmt: skip
    assert (set(wrong.errors[one.own.id]), wrong.edits) == ({"when", "title"}, ())
    room.save(study, {one.own.id: Decision("correct", typed=typed | {"when": "yesterday"})})
    after = room.event(one.own.id)  # “yesterday” counts from the article's own date
    assert (after.when, after.title, after.kind, after.status) == (
        "2024-05-08",
        "Commuters march",
        "protest",
        "claimed",
    )


def test_what_nobody_decided_is_left_out(room):
    study = room.study(letter())
    before = {event.id for event in room.known.events}
    plan = room.save(study, {new(study)[0].own.id: ACCEPT, new(study)[1].own.id: Decision()})
    assert plan.left == len(study.proposals) - 1
    assert {event.id for event in room.known.events} == before | {new(study)[0].own.id}


def test_what_the_store_has_already_is_not_proposed_again(room):
    study = room.study(letter())
    room.save(study, everything(study))
    again = room.study(letter())
    assert again.proposals == ()
    rows = reading_rows.rows(again.readings[0], again, room.known)
    assert any(row.known for row in rows)


def test_nothing_is_saved_when_somebody_was_faster(room):
    known, study = room.known, room.study(letter())
    target = grown(study).stored
    room.home.save(target.model_copy(update={"title": "Theirs"}), based_on=target.version, by="ben")
    before = room.known
    with pytest.raises(StoreConflict):
        room.save(study, everything(study), known=known)
    assert room.known == before
    again = room.study(letter())
    assert set(reading_plan.decided(again, everything(study))) == {one.own.id for one in again.proposals}
    room.save(again, everything(study))
    assert room.event(target.id).title == "Theirs"


def test_without_a_date_of_publication_relative_dates_wait(tmp_path):
    room = Room(tmp_path / "events.json")
    unknown = room.study(paper(ARTICLES / "ferry-talks.txt"))
    (read,) = unknown.readings
    assert read.text.article.published is None
    assert reading_rows.undated_words(read) == ("Monday", "Tuesday", "Friday")
    assert [one.event.when for one in unknown.proposals] == ["2024-04-29", "2024-03"]
    known = room.study(paper(ARTICLES / "ferry-talks.txt", published="8 May 2024"))
    assert {"2024-05-06", "2024-05-07", "2024-05-10"} < {one.event.when for one in known.proposals}


def test_facts_are_read_as_they_are_typed(room):
    typed = {"source": " The  Tagus Courier ", "published": "9 May 2024", "url": "https://tagus.example/letter"}
    article = reading_room.article_of(letter(**typed), room.known, TODAY)
    assert (article.source, article.source_known) == ("The Tagus Courier", "given")
    assert (article.published, article.published_known) == ("2024-05-09", "given")
    assert article.url == "https://tagus.example/letter"
    assert reading.how_known(article, "published", typed, None) == "As you typed it."


@pytest.mark.parametrize(
    ("fact", "text", "sentence"),
    [
        ("published", "in May 2024", "An article is published on one day"),
        ("published", "soon", "is not read as a date"),
        ("url", "tagus.example", "begins with http:// or https://"),
        ("source", "x" * 301, "shorten it"),
    ],
)
def test_a_fact_that_cannot_stand_is_told_and_leaves_what_was_known(fact, text, sentence):
    known = letter().prepared.text.article
    described = reading.described(known, {fact: text}, TODAY)
    assert sentence in described.errors[fact]
    assert described.article == known


def test_a_stamp_that_speaks_against_the_typed_date_is_told(room):
    page = paper(ARTICLES / "ferry-agreement.html", published="1 March 2024")
    study = room.study(page)
    assert any("The page is stamped 2024-05-11" in one for one in reading_room.doubts(study, page.id))


def test_a_corrected_date_of_a_stored_article_dates_it_anew(room):
    talks = paper(ARTICLES / "ferry-talks.txt", published="15 May 2024")
    study = room.study(talks)
    assert study.readings[0].text.article.published == "2024-05-15"
    moved = next(one for one in study.proposals if one.stored and one.event.when == "2024-05-13")
    assert reading_plan.verdicts(moved) == ("accept",) or reading_plan.is_evidence(moved)
    room.save(study, everything(study))
    assert room.event(moved.event.id).when == "2024-05-13"
    assert room.known.articles[0].published == "2024-05-15"


@pytest.mark.parametrize(
    ("name", "raw", "sentence"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n ", "is empty"),
        ("a.pdf", b"%PDF", "neither .txt nor .html"),
        ("a.txt", b"%PDF-1.4", "a PDF document"),
        ("a.txt", b"x" * 2_000_001, "too large"),
        ("a.html", b"<html><body></body></html>", "holds no article"),
    ],
)
def test_what_is_no_article_is_refused_with_a_sentence(name, raw, sentence):
    with pytest.raises(UnreadableArticle, match=sentence):
        reading_room.take(raw, name, Settings())


def test_an_uploaded_file_is_read_as_the_same_file_on_disk():
    for path in sorted(ARTICLES.glob("*.[th]*")):
        if path.suffix in (".txt", ".html"):
            assert reading_room.take(path.read_bytes(), path.name, Settings()).id == articles.read(path).article.id


def test_pasted_pages_are_told_from_pasted_text():
    assert reading.pasted("  <!DOCTYPE html><p>x")[0] == "Pasted page.html"
    assert reading.pasted("Talks \ud800 held")[1] == b"Talks ? held"
    assert reading.named("a.txt", {"a.txt", "a (2).txt"}) == "a (3).txt"


def test_the_rows_hold_every_sentence_once_with_its_marks(room):
    study = room.study(letter())
    (read,) = study.readings
    rows = reading_rows.rows(read, study, room.known)
    words = " ".join("".join(piece.words for piece in row.pieces) for row in rows)
    assert words.split() == " ".join(read.text.body[one.start : one.end] for one in read.sentences).split()
    assert sorted(one.own.id for row in rows for one in row.proposals) == sorted(one.own.id for one in study.proposals)
    text = "".join(reading_rows.markdown(row) for row in rows)
    assert ":blue-background[Monday 6 May]" in text
    assert "**Portugal**" in text
    assert "*protested*" in text


HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "**bold** _it_ `code`", "[link](javascript:alert(1))",
    "![x](https://evil.example/x.png)", ":red[colour]", ":material/home:", "$x^2$", "https://evil.example", "&lt;b&gt;",
    "{foreground=\"red\"}", "# head", "| a | b |", "\u202egnirts", "www.evil.example", "a@evil.example", ":smile:",
]  # fmt: skip


def test_what_is_not_ours_in_a_marked_text_is_escaped():
    for words in HOSTILE:
        plain = reading_rows.markdown(row(words, frozenset()))
        assert plain.replace("\\", "") == escape.markdown(words).replace("\\", "")
        marked = reading_rows.markdown(row(words, frozenset(("date",))))
        assert marked.startswith(":blue-background[") and marked.endswith("]")
    assert reading_rows.markdown(row("{foreground=red}", frozenset())).startswith("\\{")


def row(words, signs):
    return reading_rows.Row(0, 1, True, (reading_rows.Piece(words, signs),))


def test_known_events_to_join_with_come_likeliest_first(room):
    study = room.study(letter())
    more = grown(study)
    offered = reading_choices.choices(more, room.known)
    assert offered[0].id == more.stored.id
    assert sorted(one.id for one in offered) == sorted(one.id for one in room.known.events)
