"""Chart and list at work for one another, in a real browser: fingers, the strip, periods, paper."""

import re
import urllib.request

import pytest
from browser import middle, settle
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

MARKS = "[class*=st-key-chart-] .scatterlayer .trace:last-child .point >> visible=true"
STRIP = "[class*=st-key-overview] .point"


# Whether the mark of the event with these words in its title, and no other, is lit
LIT = """words => {
    const event = [...document.querySelectorAll('.st-key-list a.title')].find(one => one.textContent.includes(words));
    const lit = [...document.querySelectorAll('.st-key-chart .lit')].map(one =>
        one.closest('.trace').__data__[0].trace.customdata[one.__data__.i]);
    return lit.length > 0 && lit.every(one => one === event.closest('li').dataset.event);
}"""


def sentence(page, words):
    page.locator(".st-key-sentence").get_by_text(words).first.wait_for()
    settle(page)


def test_a_finger_near_a_mark_opens_its_event_on_a_tablet(look):
    page = look("?actor=Republic+of+Ostia", width=768, has_touch=True, is_mobile=True)
    page.locator("a.title").first.wait_for()
    page.locator(MARKS).first.wait_for()
    settle(page)
    x, y = middle(page.locator(MARKS).first)
    page.touchscreen.tap(x + 14, y)  # beside it, as fingers do
    page.get_by_role("dialog").get_by_role("heading", name="Envoys negotiate on Gull Island").wait_for()
    page.wait_for_url(lambda url: "event=island-talks" in url and "actor=Republic" in url)


def test_a_finger_on_nothing_opens_nothing(look):
    page = look("?actor=Republic+of+Ostia", width=768, has_touch=True, is_mobile=True)
    page.locator("a.title").first.wait_for()
    page.locator(MARKS).first.wait_for()
    settle(page)
    box = page.locator("[class*=st-key-chart-] .js-plotly-plot >> visible=true").bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] - 4, box["y"] + box["height"] - 4)
    page.wait_for_timeout(500)
    settle(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert "event=" not in page.url


def test_the_strip_and_the_buttons_beside_it_move_the_view_and_back_undoes_it(look):
    page = look()
    page.locator(STRIP).first.wait_for()
    page.get_by_role("button", name="Last week", exact=True).click()
    sentence(page, re.compile(r"^\d+ of 24 events: 1\d.*March 2025"))
    page.wait_for_url(re.compile("(?=.*from=2025-03-).*to=2025-03-"))
    lately = page.url
    page.get_by_role("button", name="← Earlier", exact=True).click()
    page.wait_for_url(lambda url: url != lately)
    settle(page)
    page.go_back()
    page.wait_for_url(lately)
    sentence(page, re.compile(r"^\d+ of 24 events: 1\d.*March 2025"))
    page.get_by_role("button", name="Where the news is").click()
    sentence(page, "All 24 events.")
    page.locator(STRIP).first.wait_for()
    page.mouse.click(*middle(page.locator(STRIP).first))
    page.wait_for_url(re.compile("from=.*to="))


def test_the_mark_of_an_event_lights_up_with_its_line_in_the_list(look):
    page = look("?actor=Republic+of+Ostia")
    page.locator(MARKS).first.wait_for()
    settle(page)
    page.locator("a.title", has_text="Envoys negotiate on Gull Island").focus()
    page.wait_for_function(LIT, arg="Envoys negotiate on Gull Island")
    page.locator("a.title", has_text="Technical talks begin").hover()
    page.wait_for_function(LIT, arg="Technical talks begin")


def test_a_quote_that_is_unfolded_stays_so_when_something_else_is_chosen(look):
    page = look("?from=2025-03-18&to=2025-03-18")
    page.locator("#told-call summary").click()
    page.get_by_placeholder("Search titles").fill("speak")
    sentence(page, "with the words “speak”, 18 March 2025.")
    page.wait_for_function("!document.querySelector('#told-scope')")
    expect(page.locator("#told-call details")).to_have_attribute("open", "")


def test_the_chart_for_paper_is_asked_for_once_a_view_is_looked_at_for_a_while(look):
    page = look("?actor=Republic+of+Ostia", scheme="dark")
    page.wait_for_function("() => document.querySelector('.told img')?.naturalWidth > 300")
    (asked,) = page.evaluate("""() => performance.getEntriesByType('resource')
        .filter(one => one.name.includes('chart.svg')).map(one => one.name)""")
    assert "actor=Republic+of+Ostia" in asked


def test_the_chart_for_paper_is_asked_for_at_once_by_who_prints_and_else_not_by_fingers(look):
    page = look("", has_touch=True, is_mobile=True)
    page.locator(".told img").wait_for(state="attached")
    page.wait_for_timeout(4_000)
    settle(page)
    expect(page.locator(".told img")).to_have_js_property("naturalWidth", 0)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.wait_for_function("() => document.querySelector('.told img').naturalWidth > 300")


def test_a_browser_is_told_of_the_scripts_of_the_list_with_the_first_answer(served):
    with urllib.request.urlopen(served, timeout=10) as answer:
        named = re.findall(r"<([^>]+)>; rel=modulepreload", answer.headers["Link"])
    assert [name.rpartition("/")[2] for name in named[-2:]] == ["reading_list.js", "chart.js"]
    assert named[0].startswith("static/js/BidiComponent.")
    for name in named:
        with urllib.request.urlopen(f"{served}/{name}", timeout=10) as script:
            assert "javascript" in script.headers["Content-Type"]
