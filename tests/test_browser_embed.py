"""Embeds in an article of another host, in a real browser: a plain page and one as content systems make it."""

import functools
import http.server
import re
import threading
import urllib.request

import pytest
from browser import PATIENCE, STRAIT, WEB, serving
from nouns_view import strait
from playwright.sync_api import expect

from timeline.publish import embed
from timeline.publish.look import Look
from timeline.publish.snippets import frame, growing
from timeline.view.filters import Filter

pytestmark = pytest.mark.browser

PLAIN = "<!doctype html><html lang=en><title>An article</title><h1>An article</h1><p>Words.</p>{0}<p>More.</p>{1}"
PRESS = """<!doctype html><html lang="en"><head><title>A post</title><style>
*{{box-sizing:border-box}} iframe{{max-width:100%}} .wp-block-embed__wrapper{{position:relative}}
.entry-content{{max-width:640px;margin:auto;font:18px/1.6 serif}}</style></head><body><article class="entry-content">
<h1>A post</h1><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">{0}</div></figure><p>Words.</p>
<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">{1}</div></figure></article></body></html>"""
HEIGHT = "document.querySelector('iframe').getBoundingClientRect().height"


@pytest.fixture(scope="session")
def article(served, tmp_path_factory):
    """The address of a newspaper that shows two embeds of ours: it is another host than the app's."""
    folder = tmp_path_factory.mktemp("paper")
    first = growing(f"{served}/embed/timeline.html", "All", 300, served)
    second = frame(f"{served}/embed/list.html?status=scheduled", "Planned", 250)
    for name, page in (("plain", PLAIN), ("press", PRESS)):
        (folder / f"{name}.html").write_text(page.format(first, second))
    (folder / "late.html").write_text(PLAIN.format(frame(f"{served}/embed/timeline.html", "All", 300), ""))
    (folder / "bare.html").write_text(PLAIN.format(second, second))
    (folder / "framed.html").write_text(f'<title>x</title><iframe src="{served}/"></iframe>')
    serve = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve) as paper:
        threading.Thread(target=paper.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{paper.server_port}"
        paper.shutdown()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def tab(chromium):
    """A page that fails its test if anything is written to the console as an error."""
    context = chromium.new_context(viewport={"width": 900, "height": 800})
    context.set_default_timeout(PATIENCE)
    page, said = context.new_page(), []
    page.on("console", lambda one: said.append(one.text) if one.type == "error" and "favicon" not in one.text else None)
    page.on("pageerror", lambda one: said.append(str(one)))
    yield page
    context.close()
    assert [one for one in said if "404" not in one] == []


def wait_until_it_is_grown(page):
    """Waits until the first frame is as high as what it shows: what hears of it is in the page, what is high is not."""
    page.frame_locator("iframe >> nth=0").locator("li").last.wait_for()
    page.frames[1].wait_for_function("document.readyState === 'complete' && document.fonts.status === 'loaded'")
    inside = page.frames[1].evaluate("document.documentElement.offsetHeight")
    assert inside > 1_000
    page.wait_for_function(f"inside => Math.abs({HEIGHT} - inside) <= 4", arg=inside)


@pytest.mark.parametrize("kind", ["plain", "press"])
def test_a_frame_with_the_script_is_as_high_as_what_it_shows(article, tab, kind):
    tab.goto(f"{article}/{kind}.html")
    wait_until_it_is_grown(tab)


def test_a_script_that_comes_after_the_frame_still_hears_of_its_height(article, served, tab):
    event = strait().events[-1]
    tab.goto(f"{article}/late.html#{event.id}")
    tab.frame_locator("iframe >> nth=0").locator("li").last.wait_for()
    tab.frames[1].wait_for_function("document.readyState === 'complete'")
    assert tab.evaluate(HEIGHT) < 400
    tab.add_script_tag(url=f"{served}/embed/frame.js")
    wait_until_it_is_grown(tab)
    tab.frames[1].wait_for_function("hash => location.hash === hash", arg=f"#{event.id}")


def test_a_title_opens_its_event_in_place_of_the_article(article, served, tab):
    tab.goto(f"{article}/plain.html")
    wait_until_it_is_grown(tab)
    tab.frame_locator("iframe >> nth=0").locator("b a").first.click()
    tab.wait_for_url(f"{served}/**")


def test_a_frame_without_the_script_keeps_its_height(article, tab):
    tab.goto(f"{article}/bare.html")
    tab.frame_locator("iframe >> nth=1").locator("li").first.wait_for()
    planned = [one.title for one in strait().events if one.status == "scheduled"]
    expect(tab.frame_locator("iframe >> nth=1").locator("b")).to_have_text(planned)
    assert 250 <= tab.locator("iframe").nth(1).bounding_box()["height"] <= 256


def test_a_link_to_one_event_of_the_article_leads_into_the_frame(article, tab):
    event = strait().events[-1]
    tab.goto(f"{article}/plain.html#{event.id}")
    tab.wait_for_function("scrollY > 400")
    tab.frames[1].wait_for_function("hash => location.hash === hash", arg=f"#{event.id}")


def test_a_stranger_cannot_change_the_height_of_a_frame(article, tab):
    tab.goto(f"{article}/plain.html")
    wait_until_it_is_grown(tab)
    before = tab.evaluate(HEIGHT)
    tab.evaluate("""() => new Promise(heard => {
        postMessage({timeline: 'height', height: 5}, '*');
        addEventListener('message', one => one.data === 'and that' && heard());
        postMessage('and that', '*');
    })""")
    assert tab.evaluate(HEIGHT) == before


def test_nothing_is_wider_than_its_column(article, tab):
    for width in (300, 360, 1200):
        tab.set_viewport_size({"width": width, "height": 800})
        tab.goto(f"{article}/plain.html")
        tab.frame_locator("iframe >> nth=0").locator("li").last.wait_for()
        tab.frames[1].wait_for_function("document.documentElement.scrollWidth <= innerWidth")


def test_a_link_to_the_app_tells_others_what_is_behind_it(served):
    with urllib.request.urlopen(f"{served}/?actor=Norland") as answer:
        page, policy = answer.read().decode(), answer.headers["content-security-policy"]
    assert f'<meta property="og:image" content="{served}/embed/card.png?actor=Norland">' in page
    assert re.search(r'<meta property="og:description" content="[^"]*with Norland', page)
    assert "script-src 'self' 'sha256-" in policy and "'unsafe-inline'" not in policy.partition("style-src")[0]


def test_the_app_itself_cannot_be_framed(article, chromium):
    page = chromium.new_page()
    page.goto(f"{article}/framed.html")
    page.frames[1].wait_for_url(re.compile("^chrome-error:"), wait_until="commit", timeout=PATIENCE)
    page.close()


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The embed as a file that needs no server."""
    file = tmp_path_factory.mktemp("kept") / "embed.html"
    file.write_text(embed.page(strait(), Filter(), Look()), "utf-8")
    return file.as_uri()


def test_a_file_shows_every_event_without_script_and_asks_nobody(kept, chromium):
    context = chromium.new_context(java_script_enabled=False)
    page, asked = context.new_page(), []
    page.on("request", lambda one: asked.append(one.url))
    page.goto(kept)
    shown = page.locator("body").inner_text()
    assert all(event.title in shown for event in strait().events)
    assert asked == [kept]
    context.close()


def test_every_event_of_the_chart_is_reached_by_keyboard(kept, chromium):
    page = chromium.new_page(viewport={"width": 1000, "height": 800})
    page.goto(kept)
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("(document.activeElement.getAttribute('href') || '').slice(1)"))
    inside = set(
        page.evaluate("[...document.querySelectorAll('main > svg a')].map(one => one.getAttribute('href').slice(1))")
    )
    assert len(inside) > 10
    assert inside <= reached
    page.close()


def test_it_turns_dark_with_the_device_and_prints_on_white(kept, chromium):
    context = chromium.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(kept)
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(14, 17, 23)"
    page.emulate_media(media="print")
    assert page.evaluate(paper) == "rgb(255, 255, 255)"
    context.close()


def test_no_letter_is_smaller_than_twelve_pixels(kept, chromium):
    for width in (300, 1000):
        page = chromium.new_page(viewport={"width": width, "height": 800})
        page.goto(kept)
        sizes = page.evaluate(
            "[...document.querySelectorAll('body *')].map(one => parseFloat(getComputedStyle(one).fontSize))"
        )
        assert min(sizes) >= 12
        page.close()


def test_no_label_of_the_chart_covers_another(kept, chromium):
    for width in (640, 900, 1200):
        page = chromium.new_page(viewport={"width": width, "height": 800})
        page.goto(kept)
        covered = page.evaluate("""() => {
            const boxes = [...document.querySelectorAll('main > .c a text')].map(one => one.getBoundingClientRect());
            return boxes.filter((one, n) => boxes.slice(n + 1).some(other => one.left < other.right - 1 &&
                other.left < one.right - 1 && one.top < other.bottom - 3 && other.top < one.bottom - 3)).length }""")
        assert covered == 0
        page.close()


def test_a_wide_page_shows_titles_whole_that_a_narrow_one_cuts(served, tab):
    cut = """[...document.querySelectorAll('main > .c a .t')].filter(one => getComputedStyle(one).display !== 'none')"""
    found = []
    for width in (700, 1200):
        tab.set_viewport_size({"width": width, "height": 800})
        tab.goto(f"{served}/embed/timeline.html")
        found.append(tab.evaluate(f"{cut}.length"))
    assert found[0] > 3
    assert found[1] == 0


def test_the_basic_bundle_that_make_web_fetches_draws_the_same_chart_under_the_same_policy(tab):
    basic = WEB / "plotly.js-basic-dist-min" / "plotly-basic.min.js"
    if not basic.exists():
        pytest.skip("The basic bundle of Plotly is not at hand: `make web` fetches it with npm.")
    with serving(STRAIT, TIMELINE_PLOTLY=str(basic)) as address:
        tab.goto(f"{address}/embed/timeline.html?mode=interactive")
        tab.get_by_role("button", name="Explore this chart (0.4 MB)").click()
        tab.get_by_role("button", name="Closer").click()
        tab.locator(".js-plotly-plot .point:visible").nth(10).wait_for()


def test_who_asks_for_it_gets_a_chart_to_move_and_nobody_else_loads_it(served, tab):
    asked = []
    tab.on("request", lambda one: asked.append(one.url))
    tab.goto(f"{served}/embed/timeline.html?mode=interactive&lang=de")
    button = tab.get_by_role("button", name=re.compile(r"Grafik erkunden \(\d\.\d MB\)"))
    button.wait_for()
    tab.wait_for_load_state("networkidle")
    assert not [one for one in asked if "plotly" in one or "figure" in one]
    button.click()
    tab.get_by_role("button", name="Näher").click()
    tab.locator(".js-plotly-plot .point:visible").nth(10).wait_for()
    tab.get_by_role("button", name="Zurück zur ruhenden Grafik").click()
    expect(tab.locator("main > svg.c")).to_be_visible()
    expect(tab.locator("li")).to_have_count(len(strait().events))
