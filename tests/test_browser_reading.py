"""Readers who look closely, in a real browser: who disagrees, the page of an event, keyboard, phone, paper."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from browser import fit, leave, settle
from icalendar import Calendar
from nouns_view import STRAIT
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

EVENTS = {event["id"]: event for event in json.loads(STRAIT.read_text("utf-8"))["events"]}
SMALL = """() => [...document.querySelectorAll('[data-testid=stMain] :is(a, button, summary, input)')]
    .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.closest('p, li, pre, [data-testid=stCode]'))
    .map(one => [one, (one.closest('label, [data-testid=stTextInputRootElement]') || one).getBoundingClientRect()])
    .filter(([one, box]) => box.width > 1 && box.height > 1 && box.height < 43.5)
    .map(([one, box]) => `${one.tagName} ${one.innerText || one.ariaLabel} ${Math.round(box.height)}`)"""


def focused(page) -> str:
    return page.evaluate("document.activeElement.innerText || ''").strip()


def listed(page):
    """The links of the list, once it stands."""
    page.get_by_text("How this timeline is made").wait_for()
    links = page.locator(".st-key-list a.title")
    links.first.wait_for()
    settle(page)
    return links


def test_a_reader_finds_who_disagrees_on_the_scope_of_the_truce(look):
    page = look()
    page.locator(".st-key-list").get_by_role("link", name="Thirty days without new mines").click()
    told = page.get_by_role("dialog")
    norland = told.locator("[class*=st-key-account-]", has_text="The Norland government")
    vesmark = told.locator("[class*=st-key-account-]", has_text="Vesmark Admiralty")
    expect(norland.locator("blockquote strong")).to_have_text("whole strait")
    expect(vesmark.locator("blockquote strong")).to_have_text("harbours only")
    expect(vesmark.locator("strong")).to_have_css("text-decoration-line", "underline")
    settle(page)
    vesmark.scroll_into_view_if_needed()  # which waits until it stands still
    one, other = norland.bounding_box(), vesmark.bounding_box()
    assert abs(one["y"] - other["y"]) < 2 and one["x"] + one["width"] <= other["x"]  # side by side


def test_an_event_has_a_page_with_its_own_title_and_address_and_back_leads_back(look):
    page = look("?actor=Norland&event=scope")
    page.get_by_role("link", name="Its own page").click()
    page.wait_for_url(re.compile(r"/event\?(?=.*id=scope)(?=.*actor=Norland)"))
    page.get_by_role("heading", level=1, name="Thirty days without new mines").wait_for()
    page.wait_for_function("document.title.startsWith('Thirty days without new mines')")
    page.locator(".st-key-neighbours").get_by_role("link", name="New mines are found").click()
    page.get_by_role("heading", level=1, name="New mines are found within hours of the call").wait_for()
    page.wait_for_url(re.compile(r"id=mines-again"))
    settle(page)
    page.go_back()
    page.get_by_role("heading", level=1, name="Thirty days without new mines").wait_for()
    settle(page)
    page.go_back()
    page.get_by_role("dialog").get_by_role("heading", name="Thirty days without new mines").wait_for()


def test_the_page_of_an_event_is_a_deep_link_that_says_why_the_date(look):
    page = look("event?id=mines-again")
    page.get_by_text("writes “Within hours of the call”, which counts from “Koval and Brandt speak").wait_for()
    expect(page.locator(".st-key-share code").first).to_have_text(re.compile(r"/event\?id=mines-again$"))
    expect(page.locator(".st-key-bibtex code")).to_contain_text("@misc{timeline-mines-again")
    page.get_by_role("link", name="Show the days around it").click()
    page.wait_for_url(re.compile(r"/\?.*from=2025-03-15"))
    page.locator(".st-key-list").get_by_role("link", name="New mines are found").wait_for()


def test_every_event_is_reached_opened_and_left_with_the_keyboard_alone(look):
    page = look("?from=2025-03-19")
    links = listed(page)
    titles = [" ".join(text.split()) for text in links.all_inner_texts()]
    reached = []
    for _ in range(120):
        page.keyboard.press("Tab")
        if " ".join(focused(page).split()) in titles:
            reached.append(" ".join(focused(page).split()))
        if len(reached) == len(titles):
            break
    assert reached == titles and len(titles) >= 5
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for()
    leave(page)
    page.wait_for_function("title => document.activeElement.innerText.includes(title)", arg=titles[-1])
    settle(page)
    page.wait_for_timeout(600)  # the list is drawn anew a moment later
    assert titles[-1] in " ".join(focused(page).split())


def test_a_folded_quote_is_one_line_and_opens_with_the_keyboard(look):
    page = look("?from=2025-03-18&to=2025-03-18", width=360)
    folded = page.locator("#told-call summary")
    folded.wait_for()
    settle(page)
    assert folded.locator("span").evaluate("one => one.getClientRects()[0].height") < 30
    assert folded.bounding_box()["height"] >= 43.5
    folded.focus()
    page.keyboard.press("Enter")
    page.locator("#told-call blockquote", has_text="Today the leaders speak.").wait_for()


def test_on_a_phone_the_list_is_the_timeline_and_everything_is_large_enough_for_a_finger(look):
    page = look(width=360, has_touch=True, is_mobile=True)
    days = page.locator("[class*=st-key-chart-strip] .annotation-text >> visible=true")
    days.first.wait_for()
    settle(page)
    assert days.count() <= 12  # days, no titles
    assert page.evaluate(SMALL) == []
    page.locator(".st-key-list").get_by_role("link", name="Thirty days without new mines").tap()
    page.get_by_role("dialog").get_by_text("The truce covers").wait_for()
    fit(page, "[role=dialog]")
    page.get_by_role("button", name="Close").tap()
    page.get_by_role("dialog").wait_for(state="detached")


@pytest.mark.parametrize("query", ["event?id=scope", "about"])
def test_other_pages_fit_a_phone(look, query):
    page = look(query, width=360, has_touch=True, is_mobile=True)
    assert page.evaluate(SMALL) == []
    fit(page)


def test_nothing_moves_for_readers_who_asked_for_that(look):
    page = look("?event=scope", reduced_motion="reduce")
    page.get_by_role("dialog").wait_for()
    settle(page)
    moving = """() => document.getAnimations().filter(one => one.effect.getComputedTiming().duration > 50).length"""
    assert page.evaluate(moving) == 0


def printed(page) -> str:
    """The words that stand on paper, and after them the addresses that the style sheet adds to links."""
    page.emulate_media(media="print")
    added = """() => [...document.querySelectorAll('[data-testid=stMarkdownContainer] a[href^=http]')]
        .filter(one => one.checkVisibility()).map(one => getComputedStyle(one, '::after').content + one.href)
        .join(' ')"""
    return " ".join(f"{page.locator('[data-testid=stMain]').inner_text()} {page.evaluate(added)}".split())


def test_on_paper_the_list_stands_whole_with_its_sources_and_nothing_to_press(look):
    page = look("?from=2025-03-17")
    listed(page)
    words = printed(page)
    assert "Today the leaders speak. — Daily Meridian" in words  # was folded
    assert "https://lvivherald.example/agreed" in words.replace("\u2060", "")
    assert "from=2025-03-17" in words
    assert all(one not in words for one in ("Download", "Show all events", "Review", "How this timeline is made"))


def test_an_event_that_is_open_over_the_list_is_printed_alone(look):
    page = look("?from=2025-03-17", scheme="dark")
    links = listed(page)
    title = links.first.inner_text()
    links.first.click()
    page.get_by_role("dialog").get_by_text("Why this date").wait_for()
    settle(page)
    page.emulate_media(media="print")
    words = " ".join(page.locator("body").inner_text().split())
    assert " ".join(title.split()) in words and "Why this date" in words
    assert all(one not in words for one in ("24 events", "Show all events", "Edit this event"))
    heading = page.get_by_role("dialog").locator("p").first.evaluate("one => getComputedStyle(one).color")
    assert heading == "rgb(26, 26, 26)"


def test_an_event_is_printed_with_the_addresses_of_its_sources(look):
    page = look("event?id=scope", scheme="dark")
    words = printed(page)
    assert "whole strait" in words and "https://harbourpost.example/call" in words
    assert "@misc" not in words and "Edit this event" not in words
    ink = page.locator(".st-key-accounts blockquote p").first.evaluate("one => getComputedStyle(one).color")
    assert ink == "rgb(26, 26, 26)"  # also where the screen is dark


def test_what_is_shown_is_downloaded(look):
    page = look("?actor=Republic+of+Ostia")
    wanted = {"aid-back", "island-talks", "summit-off", "technical"}
    page.get_by_role("button", name="Download").click()

    def taken(name):
        page.get_by_role("button", name=name).wait_for()
        settle(page)
        with page.expect_download() as waiting:
            page.get_by_role("button", name=name).click()
        return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()

    name, table = taken("Table (CSV)")
    assert re.fullmatch(r"timeline-with-republic-of-ostia_\d{4}-\d\d-\d\d\.csv", name)
    assert {row["id"] for row in csv.DictReader(io.StringIO(table.decode("utf-8-sig")))} == wanted
    name, data = taken("Data (JSON)")
    assert {one["id"] for one in json.loads(data)["events"]} == wanted
    name, days = taken("Calendar (ICS)")
    assert {one["UID"] for one in Calendar.from_ical(days).walk("VEVENT")} == {f"{one}@timeline" for one in wanted}
    assert f"{page.url.partition('?')[0]}event?id=technical" in days.replace(b"\r\n ", b"").decode()
