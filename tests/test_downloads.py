"""What readers take away: a table that no spreadsheet runs, a document that is valid, a calendar without false days."""

import csv
import io
import json
import re
from datetime import date, datetime
from xml.etree import ElementTree

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nouns import event, timelines
from nouns_view import collection, strait

from timeline.core.model import Article, Event, Mention, Quote, Timeline
from timeline.publish import calendar, chart, citation, document, naming, picture, spreadsheet
from timeline.store import schema
from timeline.view import formulas
from timeline.view.collection import collect
from timeline.view.filters import Filter

DAY = "2026-11-22"


def read_table(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def read_calendar(*events, address=""):
    known = collection(*events)
    return list(icalendar.Calendar.from_ical(calendar.calendar(known, known.events, DAY, address)).walk("VEVENT"))


def test_a_table_has_a_line_for_each_event_with_its_quotes_and_addresses():
    known = strait()
    rows = read_table(spreadsheet.table(known, known.events))
    assert [row["id"] for row in rows] == [one.id for one in known.events]
    scope = next(row for row in rows if row["id"] == "scope")
    assert (
        "“The truce covers harbours only, the admiralty said.” (Vesmark Admiralty, in Lviv Herald, " in scope["quotes"]
    )
    assert scope["addresses"].split("\n") == ["https://harbourpost.example/call", "https://lvivherald.example/agreed"]
    assert (scope["first day"], scope["last day"]) == ("2025-03-18", "2025-04-17")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "'=", "＝", "\n@"])
def test_no_cell_of_a_table_begins_like_a_formula(start):
    cell = f"{start}cmd|' /C calc'!A0"
    known = collection(Event(id="e1", when="2025", title="T", summary=cell))
    (row,) = read_table(spreadsheet.table(known, known.events))
    assert row["summary"] == f"'{cell}"
    assert formulas.plain(row["summary"]) == cell


@given(st.text())
def test_any_cell_is_read_back_as_it_was(text):
    safe = formulas.safe(text)
    assert formulas.plain(safe) == text
    assert not re.match(r"\s*[=+\-@]", safe)


@settings(max_examples=60, deadline=None)
@given(timelines())
def test_a_table_of_anything_is_read_back(timeline):
    known = collect(timeline)
    rows = read_table(spreadsheet.table(known, known.events))
    for row, one in zip(rows, known.events, strict=True):
        told = [formulas.plain(row[name]) for name in ("id", "date", "title", "summary", "place", "review")]
        assert told == [one.id, one.when, one.title, one.summary, one.place or "", one.review]


@settings(max_examples=60, deadline=None)
@given(timelines())
def test_a_document_of_anything_is_a_store_of_its_own(timeline):
    known = collect(timeline)
    again = Timeline.model_validate_json(document.document(known, known.events))
    assert {one.id for one in again.events} == {one.id for one in known.events}
    assert {one.touched_by for one in again.events} <= {"parser", "editor"}


def test_a_document_holds_what_its_events_name_and_no_more():
    known = strait()
    made = json.loads(document.document(known, [known.event("mines-again")]))
    assert {one["id"] for one in made["articles"]} == {"harbour-2", "north-1"}
    assert {one["id"] for one in made["actors"]} == {"norland", "vesmark"}
    assert set(made) <= set(json.loads(schema.text())["properties"])


def test_a_document_keeps_the_houses_own_to_itself():
    waiting = Mention(article="a", quote=Quote(exact="Nobody dates this."))
    article = Article(id="a", source="Post", sha256="0" * 64, waiting=(waiting,))
    told = Event(id="e1", when="2025", title="T", mentions=(waiting,), touched_by="anna")
    known = collect(Timeline(articles=(article,), events=(told,)))
    made = document.document(known, known.events).decode()
    assert "anna" not in made and "waiting" not in made


@pytest.mark.parametrize(
    ("when", "begin", "end", "words"),
    [
        ("2025-03-18", date(2025, 3, 18), date(2025, 3, 19), ""),
        ("2025-03-10/2025-03-16", date(2025, 3, 10), date(2025, 3, 17), ""),
        ("2025-03", date(2025, 3, 1), date(2025, 4, 1), " (March 2025)"),
        ("1939", date(1939, 1, 1), date(1940, 1, 1), " (1939)"),
        ("[2025-03-18..2025-03-19]", date(2025, 3, 18), date(2025, 3, 20), " (between 18 and 19 March 2025)"),
        ("2025-03-14~", date(2025, 3, 14), date(2025, 3, 15), " (about 14 March 2025)"),
        ("2022-02-24/..", date(2022, 2, 24), date(2022, 2, 25), " (from 24 February 2022)"),
        ("../2025-03", date(2025, 3, 1), date(2025, 4, 1), " (until March 2025)"),
        ("2025-03-18T22:00", datetime(2025, 3, 18, 22), datetime(2025, 3, 18, 22), ""),
        ("2025-03-18T22", datetime(2025, 3, 18, 22), datetime(2025, 3, 18, 23), ""),
        ("2025-03-18T14:00/2025-03-18T16:00", datetime(2025, 3, 18, 14), datetime(2025, 3, 18, 16), ""),
    ],
)
def test_a_calendar_says_no_more_of_a_date_than_is_known(when, begin, end, words):
    (one,) = read_calendar(event(when=when))
    assert (one["DTSTART"].dt, one["DTEND"].dt, one["SUMMARY"]) == (begin, end, f"Bridge 1 opens{words}")
    rough = when in ("2025-03", "1939", "[2025-03-18..2025-03-19]", "2025-03-14~", "../2025-03")
    assert one["STATUS"] == ("TENTATIVE" if rough else "CONFIRMED")


@pytest.mark.parametrize(("zone", "hour"), [("Z", 22), ("+03", 19), ("-03:30", 25.5)])
def test_a_calendar_keeps_the_zone_that_a_source_names(zone, hour):
    (one,) = read_calendar(event(when=f"2025-03-18T22:00{zone}"))
    moment = one["DTSTART"].dt
    assert moment.utcoffset().total_seconds() == 0
    assert (moment.day - 18) * 24 + moment.hour + moment.minute / 60 == hour


def test_a_calendar_leaves_out_what_no_calendar_can_hold_and_counts_it():
    assert read_calendar(event(when="-0043-03-15")) == []
    assert calendar.outside([event(when="-0043-03-15"), event(when="2025")]) == 1


def test_a_calendar_keeps_ids_versions_and_the_way_to_the_page():
    (one,) = read_calendar(event(version=3, status="cancelled"), address="https://t.example/event?id=")
    assert (one["UID"], one["SEQUENCE"], one["STATUS"]) == ("e1@timeline", 3, "CANCELLED")
    assert one["URL"] == "https://t.example/event?id=e1"


@settings(max_examples=60, deadline=None)
@given(timelines())
def test_a_calendar_of_anything_is_read_back(timeline):
    known = collect(timeline)
    made = calendar.calendar(known, known.events, DAY)
    again = icalendar.Calendar.from_ical(made).walk("VEVENT")
    assert len(again) + calendar.outside(known.events) == len(known.events)
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))


def test_an_event_is_cited_in_words():
    known = strait()
    words = citation.plain(known, known.event("scope"), "https://t.example/event?id=scope", DAY)
    assert words.startswith("“Thirty days without new mines”, 18 March – 17 April 2025. Told by The Harbour Post,")
    assert words.endswith("version 1. https://t.example/event?id=scope (read on 22 November 2026).")


def test_bibtex_shows_every_sign_as_it_is():
    known = collection(event(title=r"50% of $5 & {all} #1_a \emph ~^"))
    made = citation.bibtex(known, known.events[0], "https://t.example/event?id=e1", DAY)
    assert r"title = {{50\% of \$5 \& \{all\} \#1\_a \textbackslash{}emph \textasciitilde{}\textasciicircum{}}}" in made
    assert made.count("{") == made.count("}")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("All 24 events", f"timeline_{DAY}.csv"),
        (
            "4 of 24 events: with Łódź’s Republic, 10–19 March 2025",
            f"timeline-with-odzs-republic-10-19-march-2025_{DAY}.csv",
        ),
        ("1 of 2 events: told by ../../etc/passwd", f"timeline-told-by-etc-passwd_{DAY}.csv"),
    ],
)
def test_a_file_is_named_after_the_choice_and_the_day(sentence, name):
    assert naming.file_name(sentence, DAY, "csv") == name


def test_the_name_of_a_file_stays_short():
    assert len(naming.file_name(f"1 of 2 events: {'told by nobody ' * 40}", DAY, "json")) <= 110


def test_a_drawing_becomes_a_picture_with_letters_in_it():
    shape = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40">{}</svg>'
    words = picture.png(
        shape.format('<text x="4" y="24" font-family="Source Sans Pro" font-size="16">Tuesday 18</text>')
    )
    assert words.startswith(b"\x89PNG\r\n")
    assert len(words) > len(picture.png(shape.format(""))) + 500


def test_a_chart_as_a_file_says_what_it_shows_what_it_does_not_and_its_day():
    known = strait()
    made = chart.as_file(known, known.events, Filter(), "actor", "All 24 events", DAY)
    words = " ".join(text for one in ElementTree.fromstring(made).iter() if (text := one.text))
    assert "Norland, Vesmark and the Republic of Ostia, day by day" in words and "All 24 events" in words
    assert "3 earlier: 15 March 44 BC, 1939, February 2025 · 1 known only roughly: March 2025" in words
    assert "As of 22 November 2026" in words
    assert "Technical talks begin <b>behind closed doors</b>" in words  # as text: the file holds no such tag
    assert picture.png(made, 1).startswith(b"\x89PNG")


def test_the_chart_on_paper_names_its_events_and_counts_them_where_there_are_many():
    known = strait()
    few, outside = chart.on_paper(known, known.events, Filter(), "actor")
    assert "Vesmark publishes another account" in few and outside.startswith("3 earlier")
    many = collection(*[Event(id=f"e{n}", when=f"2025-03-{n % 28 + 1:02d}", title=f"Title {n}") for n in range(500)])
    counted, _ = chart.on_paper(many, many.events, Filter(), "actor")
    assert "Title 1" not in counted and len(counted) < 20_000
