"""The readers' page without a browser: what it shows, what the URL does, and what it says when there is nothing."""

import ast
import json
import re
from pathlib import Path

import pytest
from nouns_view import STRAIT
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "timeline" / "pages"


@pytest.fixture
def open_page(monkeypatch):
    """A function that runs the page on a store, with a URL’s parameters, and fails on any exception."""

    def run(store=STRAIT, **query):
        monkeypatch.setenv("TIMELINE_STORE", str(store))
        monkeypatch.setenv("TIMELINE_UNREVIEWED", "shown")
        page = AppTest.from_file(str(PAGES / "main.py"), default_timeout=30)
        for key, value in query.items():
            page.query_params[key.rstrip("_")] = value
        page.run()
        assert not page.exception
        return page

    return run


def said(page) -> str:
    """All words on the page but those of the list, without the signs of the escaper."""
    raw = [*page.markdown, *page.title, *page.header, *page.info, *page.error, *page.caption]
    return re.sub(r"\\(.)", r"\1", "\n".join(one.value for one in raw)).replace("\u2060", "")


def listed(page) -> list[dict]:
    """What the script of the list is told, by day; [] where there is no list."""
    return [day for one in page.get("bidi_component") for day in json.loads(json.loads(one.proto.json)["days"])]


def told(page) -> list[dict]:
    """The events of the list."""
    return [event for day in listed(page) for event in day["events"]]


def titles(page) -> list[str]:
    return [event["title"] for event in told(page)]


def chart(page) -> dict:
    """The widest chart of the events, not the strip of the whole period above it."""
    charts = [one.proto for one in page.get("plotly_chart") if "overview" not in one.proto.id]
    return json.loads(charts[0].spec)


def drawn(page) -> list[str]:
    """Ids of the events in the wide chart."""
    figure = chart(page)
    return figure["data"][-1]["customdata"]


def store_with(tmp_path, **changes):
    document = json.loads(STRAIT.read_text("utf-8")) | changes
    path = tmp_path / "events.json"
    path.write_text(json.dumps(document), "utf-8")
    return path


def test_all_events_are_in_the_list_and_the_chart_or_at_its_edge(open_page):
    page = open_page()
    wanted = {event["title"] for event in json.loads(STRAIT.read_text("utf-8"))["events"] if event["id"] != "hidden"}
    assert wanted == set(titles(page))
    assert len(drawn(page)) == 20
    assert "All 24 events." in said(page)
    assert [one.value for one in page.title] == ["Norland, Vesmark and the Republic of Ostia, day by day"]


def test_days_are_headings(open_page):
    headings = [day["heading"] for day in listed(open_page())]
    assert headings[:2] == ["15 March 44 BC", "1939"]
    assert headings.count("Tuesday 18 March 2025") == 1


def test_choosing_narrows_list_and_chart_alike(open_page):
    page = open_page()
    page.pills(key="actor").set_value(["ostia"]).run()
    assert not page.exception
    assert "4 of 24 events: with Republic of Ostia." in said(page)
    assert page.query_params["actor"] in ("Republic of Ostia", ["Republic of Ostia"])
    assert sorted(drawn(page)) == ["aid-back", "island-talks", "summit-off", "technical"]


def test_none(open_page):
    page = open_page(actor="Red Cross", source="Lviv Herald")
    assert "0 of 24 events: told by Lviv Herald, with Red Cross." in said(page)
    assert not page.get("plotly_chart")
    next(button for button in page.button if button.label == "Show all events").click().run()
    assert not page.exception
    assert "All 24 events." in said(page)


def test_the_url_is_the_view(open_page):
    page = open_page(
        source=["Lviv Herald", "The Harbour Post"], actor="Norland", acting="true", from_="2025-03-17", to="2025-03-19"
    )
    assert page.pills(key="source").value == ["Lviv Herald", "The Harbour Post"]
    words = "told by Lviv Herald or The Harbour Post, with Norland or those who act for them, 17–19 March 2025"
    assert words in said(page)
    assert "Ana Koval warns of “a truce on paper only”" in titles(page)


@pytest.mark.parametrize(
    "query",
    [
        {"source": "<script>alert(1)</script>", "actor": "Atlantis"},
        {"from_": "yesterday", "to": "2025-13-45"},
        {"lanes": "colour", "acting": "maybe", "page": "minus one"},
        {"event": "../../etc/passwd"},
        {"event": "'; drop table events"},
        {"nonsense": "\u202e%00", "source": ""},
    ],
)
def test_what_a_url_gets_wrong_is_dropped(open_page, query):
    assert "All 24 events." in said(open_page(**query))


def test_a_period_the_wrong_way_round_is_turned(open_page):
    assert "17–19 March 2025" in said(open_page(from_="2025-03-19", to="2025-03-17"))


def test_lanes_by_source(open_page):
    page = open_page(lanes="source")
    figure = json.dumps(chart(page))
    assert "Several outlets" in figure and "Together" not in figure


def test_an_event_opens_with_its_evidence(open_page):
    page = open_page(event="mines-again")
    words = said(page)
    assert "Tuesday 18 March 2025, 22:00 · Attack · Vesmark and Norland · Kelp Point" in words
    assert "As the source dates it: within hours of the call." in words
    (listed,) = [one for one in told(page) if one["id"] == "mines-again"]
    assert listed["facts"].startswith("22:00 · within hours of the call · Kelp Point")
    assert "> Within hours of the call, new mines were found off Kelp Point." in words
    assert "#### the Norland coast guard" in words
    assert "The Harbour Post: [Leaders speak for two hours](https://harbourpost.example/call), published 19" in words
    assert "The Harbour Post writes “Within hours of the call”, which counts from “Koval and Brandt speak" in words


def test_the_list_names_the_outlet_of_a_quote_where_there_are_several_and_adds_no_marks(open_page, tmp_path):
    words = "“Tomorrow we sail,” she said."
    quote = {"quote": {"exact": words}}
    articles = [{"id": one, "source": f"Paper {one.upper()}", "sha256": "0" * 64} for one in "ab"]
    both = {"id": "e1", "when": "2025-03-18", "title": "Both", "mentions": [{"article": one, **quote} for one in "ab"]}
    alone = {"id": "e2", "when": "2025-03-19", "title": "Alone", "mentions": [{"article": "a", **quote}]}
    first, second = told(open_page(store_with(tmp_path, articles=articles, actors=[], events=[both, alone])))
    assert first["quotes"] == [{"words": words, "outlet": "Paper A"}, {"words": words, "outlet": "Paper B"}]
    assert first["folded"] == f"2 quotes: {words} —\u00a0Paper A"
    assert first["facts"] == "told by 2 outlets: Paper A and Paper B"
    assert (second["quotes"], second["folded"]) == ([{"words": words, "outlet": ""}], "")


def test_a_dispute_is_told_with_its_reason(open_page):
    words = said(open_page(event="scope"))
    assert "Disputed: the sources contradict each other. Norland speaks of the whole strait" in words


def test_an_unknown_event_is_said_kindly(open_page):
    page = open_page(event="gone")
    assert "The link names an event that is not in this timeline" in said(page)
    assert "event" not in page.query_params


def test_a_broken_store_is_said_in_a_sentence(open_page, tmp_path):
    path = tmp_path / "events.json"
    path.write_text('{"schema_version": 1, "events": [', "utf-8")
    page = open_page(path)
    assert [one.value for one in page.title] == ["The timeline cannot be shown"]
    assert "events.json" in said(page)


def test_an_unknown_schema_version_is_said_in_a_sentence(open_page, tmp_path):
    page = open_page(store_with(tmp_path, schema_version=99))
    assert "99" in said(page)
    assert [one.value for one in page.title] == ["The timeline cannot be shown"]


def test_an_empty_store_says_what_to_do(open_page, tmp_path):
    assert "There are no events yet." in said(open_page(tmp_path / "none.json"))


def test_rejected_records_are_counted_with_reasons(open_page, tmp_path):
    events = json.loads(STRAIT.read_text("utf-8"))["events"]
    page = open_page(store_with(tmp_path, events=[*events, {"id": "bad", "when": "soon", "title": "Bad <b>one</b>"}]))
    assert "1 event not shown" in [one.label for one in page.expander]
    assert "event bad" in said(page)
    assert "All 24 events." in said(page)


def test_a_change_of_the_store_is_seen(open_page, tmp_path):
    path = store_with(tmp_path)
    page = open_page(path)
    store_with(tmp_path, events=json.loads(STRAIT.read_text("utf-8"))["events"][:3])
    page.run()
    assert not page.exception
    assert "All 3 events." in said(page)


def test_many_events_are_read_in_pages(open_page, tmp_path):
    many = [{"id": f"e{n}", "when": f"2025-03-{n % 28 + 1:02d}", "title": f"Event {n}"} for n in range(150)]
    page = open_page(store_with(tmp_path, events=many, articles=[], actors=[]))
    assert len(titles(page)) == 20
    assert len(drawn(page)) == 150


def test_no_page_renders_markup_from_event_text():
    for path in [*PAGES.glob("*.py"), ROOT / "app.py"]:
        source = path.read_text("utf-8")
        assert "unsafe_allow" not in source, path.name
        assert "components" not in source or path.name == "scripts.py", path.name
    calls = [node for path in PAGES.glob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    html = [node for node in calls if isinstance(node, ast.Call) and ast.unparse(node.func) == "st.html"]
    assert [ast.unparse(argument) for node in html for argument in node.args] == [
        "_STYLE", "_EVENT_STYLE", "_PRINT_STYLE", "_REGISTRY_STYLE", "_READ_STYLE",
    ]  # fmt: skip
    frames = [node for node in calls if isinstance(node, ast.Call) and ast.unparse(node.func) == "st.iframe"]
    assert [ast.unparse(node.args[0]) for node in frames] == ["address"]  # a path on this server: see snippets.address


def test_our_scripts_read_nothing_as_markup():
    scripts = [path.read_text("utf-8") for path in (PAGES / "static").glob("*.js")]
    assert scripts
    for words in ("HTML", "document.write", "eval", "Function(", "srcdoc", "createContextualFragment", "DOMParser"):
        assert not [script for script in scripts if words in script], words


def test_pages_stay_thin_and_read_no_clock():
    for path in PAGES.glob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name == "show":
                assert (node.end_lineno or 0) - node.lineno < 40, path.name
        if path.name != "who.py":  # the edge: what an editor saves is signed and dated there
            assert not re.search(r"datetime\.(now|today|utcnow)\(|time\.time\(", path.read_text("utf-8")), path.name


def test_very_many_events_are_drawn_as_bars(open_page, tmp_path):
    many = [{"id": f"e{n}", "when": f"2025-03-{n % 28 + 1:02d}", "title": f"Event {n}"} for n in range(500)]
    page = open_page(store_with(tmp_path, events=many, articles=[], actors=[]))
    assert chart(page)["data"][0]["type"] == "bar"
    assert "a click on a bar opens its days" in said(page)


def test_what_was_known_on_a_day_is_said_with_what_changed_since(open_page):
    page = open_page(known="2025-03-19")
    assert "As known on 19 March 2025: " in said(page)
    assert any("ince then " in event["change"] for event in told(page))
    page.select_slider(key="known").set_value("").run()
    assert not page.exception
    assert "All 24 events." in said(page)
    assert not any(event["change"] for event in told(page))


def test_each_choice_says_how_many_events_it_would_show(open_page):
    page = open_page(actor="Norland")
    labels = [one.content for one in page.pills(key="actor").proto.options]
    assert "Norland (12)" in labels
    page.pills(key="kind").set_value(["attack"]).run()
    assert not page.exception
    shown = re.search(r"(\d+) of 24 events: with Norland, of the kind attack", said(page))[1]
    assert f"Norland ({shown})" in [one.content for one in page.pills(key="actor").proto.options]


def test_a_link_that_names_nobody_says_so(open_page):
    page = open_page(source="Nobody", known="soon")
    assert "The link names a source that we do not know: Nobody." in said(page)
    assert "The link names a date that cannot be read: soon. It is left out." in said(page)
    assert "All 24 events." in said(page)


def test_where_nothing_fits_the_page_says_what_stands_in_the_way(open_page):
    page = open_page(words="xylophone", actor="Norland")
    assert "No event fits all of this: without “xylophone” there are 12." in said(page)


def test_one_thing_chosen_can_be_taken_back(open_page):
    page = open_page(actor="Norland", kind="attack")
    next(button for button in page.button if button.label == "Attack ✕").click().run()
    assert not page.exception
    assert "12 of 24 events: with Norland." in said(page)
    assert "kind" not in page.query_params or page.query_params["kind"] == []
