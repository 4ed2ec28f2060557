"""Readers at work, in a real browser on the real app: chart, list, filters, links, a phone, headers."""

import json
import re
import urllib.request

import pytest
from browser import fit, leave, middle, settle
from nouns_view import STRAIT
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

EVENTS = [event for event in json.loads(STRAIT.read_text("utf-8"))["events"] if event["review"] != "rejected"]
TEXTS = "[class*=st-key-chart-] .annotation-text"
CHART = "[class*=st-key-chart-] [data-testid=stPlotlyChart] >> visible=true"
SHOWN = "[class*=st-key-chart-] .js-plotly-plot .scatterlayer .point >> visible=true"


def chart(page):
    """The chart that this screen shows, once it is drawn."""
    page.wait_for_selector(SHOWN)
    settle(page)
    return page.locator(CHART).first


DRAWN = """() => [...document.querySelectorAll('.js-plotly-plot')].filter(plot => plot.offsetParent && plot.data)
    .flatMap(plot => plot.data).filter(t => t.mode === 'markers').flatMap(t => t.customdata || [])"""
LISTED = """() => [...document.querySelectorAll('.st-key-list a.title')]
    .map(link => new URL(link.href).searchParams.get('event'))"""


# The visible chart and the labels in it, with the places where the browser has drawn them, once they stand still
BOXES = """async () => {
    const seen = one => one.width && one.height;
    const box = one => (({x, y, width, height}) => ({x, y, width, height}))(one.getBoundingClientRect());
    const shown = what => [...document.querySelectorAll(`[class*=st-key-chart-] ${what}`)].map(box).filter(seen);
    const read = () => [...shown('[data-testid=stPlotlyChart]'), ...shown(':is(.annotation, .textpoint)')];
    const before = read();
    await new Promise(done => setTimeout(done, 300));
    const now = document.fonts.status === 'loaded' && read();
    return now.length > 21 && JSON.stringify(now) === JSON.stringify(before) && now;
}"""


def wait_for_events(page, wanted: set[str], listed: set[str] | None = None) -> None:
    """Wait until the visible chart draws just the events of these ids, and the list tells these, or those `listed`.

    The page arrives piece by piece: its words may be new while chart or list are still those before.
    """
    same = "([found, wanted]) => JSON.stringify([...new Set(found)].sort()) === JSON.stringify(wanted)"
    for script, ids in ((DRAWN, wanted), (LISTED, wanted if listed is None else listed)):
        page.wait_for_function(f"wanted => ({same})([({script})(), wanted])", arg=sorted(ids))


def choose(page, chip, words):
    page.locator(".st-key-controls").get_by_role("button", name=chip, exact=True).click()
    page.get_by_role("button", name=re.compile(rf"^{words} \(\d+\)$")).click()
    settle(page)
    page.keyboard.press("Escape")


def test_every_event_of_the_store_is_drawn_and_listed(look):
    page = look()
    everything = {event["id"] for event in EVENTS}
    outside = {"ides", "old-treaty", "february-vote", "truce-month"}
    wait_for_events(page, everything - outside, listed=everything)
    expect(page.get_by_role("button", name="3 earlier: 15 March 44 BC, 1939, February 2025")).to_be_visible()
    expect(page.get_by_role("button", name="1 known only roughly: March 2025")).to_be_visible()


def test_choosing_an_actor_narrows_chart_and_list_and_the_url_brings_it_back(look):
    page = look()
    chart(page)
    choose(page, "Actor", "Republic of Ostia")
    page.get_by_text("4 of 24 events: with Republic of Ostia.").wait_for()
    wanted = {"aid-back", "island-talks", "summit-off", "technical"}
    wait_for_events(page, wanted)
    page.wait_for_url(re.compile(r"actor="))
    again = look("?" + page.url.partition("/?")[2])
    again.get_by_text("4 of 24 events: with Republic of Ostia.").wait_for()
    wait_for_events(again, wanted)


def test_choosing_a_source_narrows_the_list(look):
    page = look()
    choose(page, "Source", "Lviv Herald")
    page.get_by_text("6 of 24 events: told by Lviv Herald.").wait_for()
    page.wait_for_url(re.compile(r"source=Lviv\+Herald"))
    page.get_by_role("button", name="Show all events").click()
    page.get_by_text("All 24 events.").wait_for()
    page.wait_for_url(lambda url: "source" not in url)


def test_a_click_on_a_mark_opens_the_event_and_escape_leaves_it(look):
    page = look("?actor=Republic+of+Ostia")
    for _ in range(2):  # twice: a mark that was closed opens again, in a chart that was drawn anew
        page.mouse.click(*middle(chart(page).locator(".point").first))
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("heading", name="Envoys negotiate on Gull Island").wait_for()
        page.wait_for_url(re.compile(r"event=island-talks"))
        expect(dialog.get_by_text("From 10 to 16 March envoys met on Gull Island")).to_be_visible()
        leave(page)
        page.wait_for_url(lambda url: "event=" not in url and "actor=Republic" in url)


def test_a_click_on_a_label_opens_its_event(look):
    page = look()
    label = chart(page).locator(".textpoint", has_text="Koval and Brandt speak")
    (x, y), width = middle(label), label.bounding_box()["width"]
    page.mouse.click(x + width * 0.3, y)
    page.get_by_role("dialog").get_by_role("heading", name="Koval and Brandt speak").wait_for()


def test_a_link_of_the_list_opens_the_event_and_the_next_one_follows(look):
    page = look()
    page.locator(".st-key-list").get_by_role("link", name="Vesmark publishes another account").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Ninety minutes later Vesmark’s followed.").wait_for()
    page.wait_for_url(re.compile(r"event=readout-v"))
    dialog.get_by_role("link", name="New mines are found within hours of the call").click()
    dialog.get_by_text("“within hours of the call”").first.wait_for()
    page.wait_for_url(re.compile(r"event=mines-again"))


def test_a_deep_link_opens_the_event(look):
    page = look("?event=scope")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("heading", name="the Norland government").wait_for()
    expect(dialog.get_by_role("heading", name="Northern Courier")).to_be_visible()


def test_the_edge_opens_what_lies_outside(look):
    page = look()
    page.get_by_role("button", name="3 earlier").click()
    page.get_by_role("link", name="1939: Two kingdoms sign").click()
    page.get_by_role("dialog").get_by_text("The first treaty on the strait dates from 1939.").wait_for()


def test_an_event_is_reached_and_left_by_keyboard(look):
    page = look()
    link = page.locator(".st-key-list").get_by_role("link", name="Ana Koval warns")
    link.focus()
    page.keyboard.press("Enter")
    page.get_by_role("dialog").wait_for()
    leave(page)


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (360, "dark"), (768, "dark"), (1280, "light")])
def test_one_chart_is_shown_and_nothing_scrolls_sideways(look, width, scheme):
    page = look(width=width, scheme=scheme)
    chart(page)
    expect(page.locator(CHART)).to_have_count(1)
    fit(page)
    ink, paper = (_colour(page, name) for name in ("color", "backgroundColor"))
    page.wait_for_function(f"""ink => [...document.querySelectorAll('{TEXTS}')].filter(one => one.checkVisibility())
        .every(one => getComputedStyle(one).fill === ink)""", arg=ink)  # fmt: skip
    assert _contrast(ink, paper) >= 4.5


@pytest.mark.parametrize(("width", "query"), [(700, ""), (700, "?lanes=source"), (1100, ""), (1440, "?lanes=source")])
def test_no_label_covers_another_as_the_browser_draws_them(look, width, query):
    page = look(query, width=width)
    chart(page)
    edge, *boxes = page.wait_for_function(BOXES).json_value()
    for place, one in enumerate(boxes):
        assert one["x"] >= edge["x"] - 1 and one["x"] + one["width"] <= edge["x"] + edge["width"] + 1
        assert not [other for other in boxes[place + 1 :] if _overlap(one, other)]


@pytest.mark.parametrize("width", [360, 768])
def test_a_finger_on_the_chart_scrolls_the_page(look, width):
    page = look(width=width, has_touch=True, is_mobile=True)
    chart(page).scroll_into_view_if_needed()
    x, y = middle(chart(page))
    before = page.locator("[data-testid=stMain]").evaluate("main => main.scrollTop")
    finger = page.context.new_cdp_session(page)
    for step in range(10):
        kind = "touchMove" if step else "touchStart"
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y - 20 * step}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    scrolled = "before => document.querySelector('[data-testid=stMain]').scrollTop - before > 100"
    page.wait_for_function(scrolled, arg=before)


def test_event_text_is_text(look):
    page = look()
    chart(page)
    link = page.locator(".st-key-list").get_by_role("link", name="Technical talks begin")
    expect(link).to_have_text("Technical talks begin <b>behind closed doors</b> & *nobody* pays $5")
    drawn = page.locator("[class*=st-key-chart-] text", has_text="Technical talks begin <b>behind")
    drawn.first.wait_for(state="attached")
    expect(page.get_by_role("button", name="cloud")).to_have_count(0)


def test_a_quote_is_shown_sign_by_sign_and_makes_no_link(look):
    page = look("?event=technical")
    wanted = next(event for event in EVENTS if event["id"] == "technical")["mentions"][0]["quote"]["exact"]
    quote = page.get_by_role("dialog").locator("blockquote")
    sign_by_sign = "\u2060?".join(map(re.escape, wanted))  # signs that would make a link have joiners between them
    expect(quote).to_have_text(re.compile(rf"^\s*\u2060?{sign_by_sign}\u2060?\s*$"))
    listed = page.locator("#told-technical summary")
    expect(listed).to_contain_text(wanted)
    settle(page)
    for place in (quote, listed):
        expect(place.locator("a, img, code, del, .katex, [role=img], [class*=Colored]")).to_have_count(0)


def test_headers_forbid_framing_and_foreign_scripts(served):
    with urllib.request.urlopen(served, timeout=10) as answer:
        policy = answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in policy
        assert re.search(r"script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='", policy)
        assert "unsafe-eval" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "strict-origin-when-cross-origin"


def _overlap(one, other):
    across = one["x"] < other["x"] + other["width"] - 1 and other["x"] < one["x"] + one["width"] - 1
    return across and one["y"] < other["y"] + other["height"] - 2 and other["y"] < one["y"] + one["height"] - 2


def _colour(page, name):
    return page.locator("[data-testid=stApp]").evaluate(f"app => getComputedStyle(app).{name}")


def _contrast(one, other):
    def light(colour):
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)
