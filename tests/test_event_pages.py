"""The page of one event and the page on how all is made, without a browser; and the files that readers take away."""

import json
import re
from pathlib import Path

import pytest
from nouns_view import STRAIT
from streamlit.testing.v1 import AppTest

from timeline.core.settings import Settings
from timeline.core.users import User
from timeline.pages import about, who

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "timeline" / "pages"


@pytest.fixture
def open_page(monkeypatch, tmp_path):
    """A function that opens one page with a URL’s parameters; links to other pages are noted in `open_page.links`."""
    links = []
    monkeypatch.setattr(who, "today", lambda: "2026-11-22")
    monkeypatch.setattr(who, "current_user", lambda: User("", "reader"))
    monkeypatch.setenv("TIMELINE_UNREVIEWED", "shown")

    def run(name, store=STRAIT, **query):
        monkeypatch.setenv("TIMELINE_STORE", str(store))
        monkeypatch.setattr("streamlit.page_link", lambda page, label="", query_params=None: links.append(
            (page, re.sub(r"\\(.)", r"\1", label).replace("\u2060", ""), query_params or {})))  # fmt: skip
        script = tmp_path / "main.py"
        script.write_text(
            "import streamlit as st\n"
            f"pages = [st.Page('{PAGES}/{name}.py', url_path={name!r}, default=True)]\n"
            "st.navigation(pages, position='hidden').run()\n",
            "utf-8",
        )
        page = AppTest.from_file(str(script), default_timeout=30)
        for key, value in query.items():
            page.query_params[key] = value
        page.run()
        assert not page.exception
        return page

    run.links = links
    return run


def said(page) -> str:
    raw = [*page.title, *page.header, *page.subheader, *page.markdown, *page.info, *page.error, *page.code]
    return re.sub(r"\\(.)", r"\1", "\n".join(one.value for one in raw)).replace("\u2060", "")


def changed(tmp_path, **fields):
    """The store with fields of the event `scope` changed."""
    document = json.loads(STRAIT.read_text("utf-8"))
    for event in document["events"]:
        event.update(fields if event["id"] == "scope" else {})
    path = tmp_path / "events.json"
    path.write_text(json.dumps(document), "utf-8")
    return path


def test_the_page_of_an_event_tells_who_says_what_with_outlet_date_and_link(open_page):
    words = said(open_page("event", id="scope"))
    assert "Thirty days without new mines" in words and "Who says what" in words
    assert "> a truce of thirty days for the **whole strait**" in words
    assert "> The truce covers **harbours only**, the admiralty said." in words
    assert "Lviv Herald: [What the two sides say they agreed](https://lvivherald.example/agreed)" in words
    assert "Only here: “harbours only”." in words  # for those who do not see marks
    assert "Norland speaks of the whole strait" in words


def test_the_page_of_an_event_says_why_it_has_its_date(open_page):
    words = said(open_page("event", id="mines-again"))
    assert "On the timeline it stands at **Tuesday 18 March 2025, 22:00**." in words
    assert "- The Harbour Post writes “Within hours of the call”, which counts from “Koval and Brandt" in words


def test_words_that_lead_to_another_date_than_the_editors_are_shown(open_page, tmp_path):
    document = json.loads(STRAIT.read_text("utf-8"))
    next(one for one in document["events"] if one["id"] == "council-vote")["when"] = "2025-03-20"
    path = tmp_path / "events.json"
    path.write_text(json.dumps(document), "utf-8")
    words = said(open_page("event", path, id="council-vote"))
    assert "An editor chose the date; the words lead to:" in words
    assert "- The Harbour Post writes “Tuesday”: 18 March 2025." in words


def test_related_events_lead_to_their_pages_and_keep_the_readers_choice(open_page):
    open_page("event", id="scope", actor="Norland")
    near = [(label, query) for page, label, query in open_page.links if page == "event.py"]
    assert near[0] == (
        "Tuesday 18 March 2025, 22:00: New mines are found within hours of the call",
        {"actor": ["Norland"], "id": "mines-again"},
    )
    around = next(query for page, label, query in open_page.links if label.startswith("Show the days around"))
    assert around == {"actor": ["Norland"], "from": "2025-03-15", "to": "2025-04-20"}


def test_an_event_is_shared_and_cited(open_page):
    page = open_page("event", id="scope")
    address, plain, bibtex = (one.value for one in page.code)
    assert address.endswith("/event?id=scope")
    assert "(read on 22 November 2026)" in plain and bibtex.startswith("@misc{timeline-scope,")


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("", "Tell the newsroom that sent you here"),
        ("desk+errors@paper.example", "](mailto:desk+errors@paper.example?subject=Correction%3A%20Thirty%20days"),
        ("https://paper.example/corrections", "[Suggest a correction](https://paper.example/corrections)"),
        ("javascript:alert(1)", "](mailto:javascript%3Aalert%281%29?subject="),
    ],
)
def test_a_correction_is_suggested_where_whoever_runs_the_timeline_says(open_page, monkeypatch, setting, words):
    monkeypatch.setenv("TIMELINE_CORRECTIONS", setting)
    assert words in said(open_page("event", id="scope"))


@pytest.mark.parametrize("wanted", ["gone", "hidden", "", "../../etc/passwd", "<script>alert(1)</script>"])
def test_an_address_that_names_no_event_is_said_kindly(open_page, wanted):
    words = said(open_page("event", id=wanted))
    assert "There is no such event" in words and "The address names no event of this timeline." in words


def test_an_event_that_turned_out_to_be_another_leads_there(open_page, tmp_path):
    page = open_page("event", changed(tmp_path, formerly=["old-id"]), id="old-id")
    assert "Thirty days without new mines" in said(page)
    assert page.query_params["id"] == "scope"


def test_editors_see_the_history_and_readers_do_not(open_page, monkeypatch):
    assert "History" not in said(open_page("event", id="scope"))
    monkeypatch.setattr(who, "current_user", lambda: User("anna", "publisher"))
    assert "History" in said(open_page("event", id="scope"))


@pytest.mark.parametrize("page", ["event", "about"])
def test_a_broken_store_is_said_in_a_sentence(open_page, tmp_path, page):
    path = tmp_path / "events.json"
    path.write_text('{"schema_version": 1, "events": [', "utf-8")
    assert "events.json is broken at line 1" in said(open_page(page, path, id="scope"))


def test_about_counts_the_sources_with_their_dates(open_page):
    words = said(open_page("about"))
    assert "6 articles of 4 outlets, published from 17 March 2025 to 20 March 2025; 1 without a known date." in words
    assert "**Daily Meridian** · 7 events" in words
    assert (
        "[Ferries, mines and promises](https://meridian.example/a?x=1&y=2), published 18 March 2025, inferred" in words
    )


def test_about_says_what_to_expect_before_an_article_was_read(open_page, tmp_path):
    words = said(open_page("about", tmp_path / "none.json"))
    assert "No article has been read yet." in words and "Method" in words


def test_about_claims_no_more_than_what_is_measured():
    floors = json.loads((ROOT / "tests/floors.json").read_text("utf-8"))
    stories, dev = floors["stories"], floors["events"]["dev"]
    assert "finds **seven to eight**" in about.CAN and min(stories["recall"], dev["recall"]) >= 70
    assert "**eight** or more are right" in about.CAN and stories["precision_strict"] >= 80
    assert "**nine** are right" in about.CAN and min(stories["date_accuracy"], dev["date_accuracy"]) >= 90
    assert "**more than eight** of ten" in about.CAN and min(stories["actor_f1"], dev["actor_f1"]) > 80
    assert "**more than half**" in about.CAN and min(stories["merge_quality"], dev["merge_quality"]) > 55
    assert stories["quote_fidelity"] == dev["quote_fidelity"] == 100


def test_where_corrections_go_is_a_setting():
    assert Settings.from_environment({"TIMELINE_CORRECTIONS": "a@b.example"}).corrections == "a@b.example"
