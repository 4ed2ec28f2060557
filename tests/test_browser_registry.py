"""The registry of actors and the import, in a real browser on the real app."""

import re

import pytest
from browser import settle
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def lane(page, name):
    """The name of a lane of the chart, which stands there with its sign."""
    written = page.locator("[class*=st-key-chart-wide] .annotation")
    return written.filter(has_text=re.compile(rf"^[■◆▲⬟▼●\s]*{name}\s*$"))


def test_two_actors_are_merged_and_chart_and_filters_follow(at_desk, home):
    page = at_desk("?actor=Fishers%E2%80%99%20Union")
    expect(lane(page, "Fishers’ Union")).to_be_visible()
    page.get_by_role("link", name="Actors", exact=True).click()
    page.get_by_role("link", name="Fishers’ Union", exact=True).click()
    page.get_by_role("heading", name="Fishers’ Union").wait_for()
    settle(page)
    page.get_by_role("combobox", name="The actor that stays").click()
    page.get_by_role("option", name="Red Cross").click()
    page.get_by_text("3 events will name Red Cross instead of Fishers’ Union.").wait_for()
    settle(page)
    page.get_by_role("button", name="Merge into Red Cross").click()
    page.get_by_text("Merged: Fishers’ Union is Red Cross now.").wait_for()
    page.get_by_role("heading", name="Red Cross").wait_for()
    kept = next(one for one in home.load().timeline.actors if one.id == "red-cross")
    assert (kept.aliases, kept.formerly) == (("Fishers’ Union",), ("fishers",))
    page.get_by_role("link", name="See 4 events on the timeline").click()
    page.locator(".st-key-sentence").get_by_text("with Red Cross").wait_for()
    expect(lane(page, "Red Cross")).to_be_visible()
    old = at_desk("?actor=Fishers%E2%80%99%20Union")  # a link that somebody kept
    old.locator(".st-key-sentence").get_by_text("with Red Cross").wait_for()
    expect(lane(old, "Red Cross")).to_be_visible()
    settle(old)
    expect(lane(old, "Fishers’ Union")).to_have_count(0)


def test_a_file_is_uploaded_looked_at_kept_and_imported(at_desk, home):
    page = at_desk("import")
    rows = "when;title;actors;source;quote\n11 March 2025;Divers search the harbour;Norland;Wire;They dived.\n"
    rows += "soon;Bad;;;\n"
    page.set_input_files("input[type=file]", {"name": "new.csv", "mimeType": "text/csv", "buffer": rows.encode()})
    page.get_by_text("“soon” is not read as a date.").wait_for()
    assert "Divers search the harbour" not in {one.title for one in home.load().timeline.events}
    settle(page)
    with page.expect_download() as got:
        page.get_by_role("button", name="Download the rejected rows").click()
    assert "“soon” is not read as a date" in got.value.path().read_text("utf-8-sig")
    page.get_by_role("link", name="Sources", exact=True).click()
    page.get_by_role("heading", name="Sources", exact=True).wait_for()
    page.get_by_role("link", name="Import", exact=True).click()
    page.get_by_role("button", name="Import 1 event").wait_for()
    settle(page)
    page.get_by_role("button", name="Import 1 event").click()
    page.get_by_text("Imported from new.csv: 1 event.").wait_for()
    made = next(one for one in home.load().timeline.events if one.title == "Divers search the harbour")
    assert (made.when, made.review, made.mentions[0].quote.exact) == ("2025-03-11", "proposed", "They dived.")
