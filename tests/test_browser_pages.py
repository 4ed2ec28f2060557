"""Every page in a real browser: nothing serious by axe, headings in order, a tab that names it, the keyboard alone."""

import itertools
import json
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
import pytest
from browser import ROOT, STRAIT, looking, serving, settle
from elsewhere import proxied
from playwright.sync_api import expect

from timeline import store

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
SERIOUS = """() => axe.run(document, {resultTypes: ['violations']}).then(found => [found.passes.length,
    found.violations.filter(one => ['serious', 'critical'].includes(one.impact))
    .map(one => one.id + ': ' + one.nodes.map(node => node.html.slice(0, 160)).join(' | '))])"""
HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(one => one.checkVisibility())
    .filter(one => !one.closest('[role=dialog]')).map(one => Number(one.localName[1]))"""
STILL = "() => document.getAnimations().every(one => one.playState !== 'running')"  # no colour is on its way
DARK = """() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor === 'rgb(14, 17, 23)'"""
TITLES = {
    "": "Timeline",
    "?event=scope": "Timeline",
    "event?id=call": "Koval and Brandt speak by telephone · Timeline",
    "event?id=nobody": "Event · Timeline",
    "about": "How this timeline is made · Timeline",
    "embedding?actor=Norland": "A chart for your article · Timeline",
    "edit": "Add an event · Timeline",
    "edit?event=scope": "Edit an event · Timeline",
    "read": "Read an article · Timeline",
    "review": "Review · Timeline",
    "review?as=Table": "Review · Timeline",
    "actors": "Actors · Timeline",
    "actors?actor=norland": "Norland · Timeline",
    "sources": "Sources · Timeline",
    "sources?outlet=Lviv+Herald": "Lviv Herald · Timeline",
    "sources?article=north-1": "Analysis: a truce nobody has read · Timeline",
    "import": "Import · Timeline",
    "join?event=scope": "Join two events · Timeline",
    "join?event=scope&with=island-talks": "Join two events · Timeline",
    "split?event=call": "Split an event · Timeline",
    "history": "Recent changes · Timeline",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The app on a copy of the invented store, with a step in its history: its address and the file."""
    path = tmp_path_factory.mktemp("pages") / "events.json"
    shutil.copy(STRAIT, path)
    home = store.open(str(path), clock=lambda: datetime(2026, 1, 2, tzinfo=UTC))
    event = next(one for one in home.load().timeline.events if one.id == "call")
    home.save(event.model_copy(update={"title": "Koval and Brandt speak by telephone"}), based_on=event.version, by="a")
    with serving(path) as served:
        yield served, path


@pytest.fixture
def look(chromium, address):
    """A function that opens a page."""
    with looking(chromium, address[0]) as open_page:
        yield open_page


def serious(page) -> list[str]:
    """What axe finds on a page that rests, and its words with it: faults that are serious or critical."""
    settle(page)
    page.wait_for_function(STILL)
    page.evaluate(AXE)
    looked, found = page.evaluate(SERIOUS)
    assert looked > 12  # it looked at something
    return found


def test_every_page_is_looked_at():
    told = (ROOT / "timeline" / "pages" / "main.py").read_text("utf-8")
    paths = set(re.findall(r'url_path="(\w+)"', told))
    assert len(paths) > 10
    assert paths | {""} == {urlsplit(query).path for query in TITLES}


@pytest.mark.parametrize("query", TITLES)
def test_a_page_has_nothing_serious_by_axe_headings_in_order_and_a_tab_that_names_it(look, query):
    page = look(query)
    assert serious(page) == []
    levels = page.evaluate(HEADINGS)
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert not [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1], levels
    expect(page).to_have_title(TITLES[query])
    page.set_viewport_size({"width": 360, "height": 780})
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(DARK)
    assert serious(page) == []


def test_what_opens_over_a_page_has_nothing_serious_by_axe(look):
    page = look()
    page.get_by_text("How this timeline is made").wait_for()
    for name in ("Dates", "As known on …", "Rows by actor", "Download"):
        page.get_by_role("button", name=name).click()
        page.locator("[data-testid=stPopoverBody]").wait_for()
        assert serious(page) == [], name
        page.keyboard.press("Escape")
        page.locator("[data-testid=stPopoverBody]").wait_for(state="hidden")
        settle(page)


def test_an_article_on_the_desk_has_nothing_serious_by_axe(look):
    page = look("read", scheme="dark")
    page.get_by_label("Paste an article").fill("Norland signed a ferry agreement in Ostia City on 3 April 2025.\n" * 2)
    page.get_by_role("button", name="Read this text").click()
    page.locator(".st-key-read-save").wait_for()
    assert serious(page) == []


def test_two_versions_side_by_side_have_nothing_serious_by_axe(look, address):
    page = look("edit?event=ferry-week", width=360)
    page.get_by_label("Title", exact=True).fill("Ferries lie still")
    page.get_by_text("Discard what I typed").wait_for()
    home = store.open(str(address[1]), clock=lambda: datetime(2026, 1, 2, tzinfo=UTC))
    event = next(one for one in home.load().timeline.events if one.id == "ferry-week")
    home.save(event.model_copy(update={"title": "No ferry leaves"}), based_on=event.version, by="ben")
    settle(page)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Both of you changed it.").wait_for()
    assert serious(page) == []


def test_the_closed_desk_has_nothing_serious_by_axe(chromium, address):
    with proxied(address[0]) as elsewhere, looking(chromium, elsewhere) as look:
        page = look("edit")
        page.get_by_role("heading", level=1, name="The editors’ desk is closed").wait_for()
        assert serious(page) == []


def test_an_event_is_added_by_keyboard_alone(look, address):
    page = look("edit")
    tab_to(page, "Date")
    page.keyboard.type("12 March 2025")
    page.get_by_text("EDTF 2025-03-12").wait_for()
    settle(page)
    tab_to(page, "Title")
    page.keyboard.type("Pilots board at dawn")
    tab_to(page, "Who takes part")
    settle(page)
    page.keyboard.type("Norland")
    page.get_by_role("option", name="Norland", exact=True).wait_for()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    settle(page)
    tab_to(page, "Save and approve")
    page.keyboard.press("Enter")
    page.get_by_text("Saved: “Pilots board at dawn”. It is on the timeline.").wait_for()
    saved = [
        one for one in json.loads(address[1].read_text("utf-8"))["events"] if one["title"] == "Pilots board at dawn"
    ]
    assert [(one["when"], one["actors"][0]["actor"]) for one in saved] == [("2025-03-12", "norland")]


def tab_to(page, name):
    """Presses Tab until the field or button of this name has the focus."""
    focused = """() => { const one = document.activeElement;
        return one.ariaLabel || one.labels?.[0]?.innerText || one.innerText || '' }"""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(focused).strip().startswith(name):
            return
    pytest.fail(f"Tab does not lead to {name}.")
