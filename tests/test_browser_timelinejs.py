"""Our export in the real TimelineJS3, in a real browser.

`make web` fetches it with npm; where it is not at hand these tests are skipped.
"""

import json
import re

import pytest
from browser import PATIENCE, WEB
from nouns_view import collection, strait
from playwright.sync_api import expect

from timeline.core.labels import label
from timeline.core.model import Actor, Event, Participant, Timeline
from timeline.publish import timelinejs
from timeline.view.collection import collect

pytestmark = pytest.mark.browser

WHENS = (
    "-0043", "-0043-03-15", "0000", "0900", "19XX", "193X", "1939", "2024-21", "2024-33", "2024-05~", "2024-05-07?",
    "2024-05-07T22", "2024-05-07T22:00+03", "2024-05-07/2024-05-09", "2024-05-07T22:00/2024-05-08T01:00", "2024-05/..",
    "2022-02-24/..", "2024-05/", "../2024-03", "-0043/0010", "[2024-05-06..2024-05-12]",
)  # fmt: skip
ODD = tuple(
    Event(id=f"e{number}", when=when, title=f"Event {number} <b>bold</b> & more", label="<img src=x onerror=hacked=1>")
    for number, when in enumerate(WHENS)
)
PAGE = '<!doctype html><html lang="en"><title>x</title><div id="t" style="height:600px"></div>'
MAKE = """data => new Promise(done => {
    window.made = new TL.Timeline('t', data, {font: null, script_path: '', language: 'en', duration: 1});
    made.on('loaded', () => done()); if (made.ready) done();
})"""


@pytest.fixture(scope="module")
def library():
    folder = WEB / "@knight-lab" / "timelinejs" / "dist"
    if not folder.exists():
        pytest.skip("TimelineJS3 is not at hand: `make web` fetches it with npm.")
    return folder


@pytest.fixture
def show(library, chromium):
    """A function that shows events of a collection in TimelineJS3; the test fails if it complains."""
    context = chromium.new_context(viewport={"width": 1200, "height": 800})
    context.set_default_timeout(PATIENCE)
    page, said = context.new_page(), []
    page.on("pageerror", lambda one: said.append(str(one)))

    def shown(known, events):
        page.set_content(PAGE)
        page.add_style_tag(path=str(library / "css" / "timeline.css"))
        page.add_script_tag(path=str(library / "js" / "timeline.js"))
        page.evaluate(MAKE, json.loads(timelinejs.document(known, events)))
        page.locator(".tl-timemarker").first.wait_for(state="attached")
        return page

    yield shown
    context.close()
    assert said == []


@pytest.mark.parametrize("known", [strait(), collection(*ODD)], ids=["strait", "odd dates"])
def test_every_event_is_on_the_axis_and_has_its_slide(show, known):
    page = show(known, known.events)
    expect(page.locator(".tl-timemarker")).to_have_count(len(known.events))
    expect(page.locator(".tl-message-full >> visible=true")).to_have_count(0)
    slides = page.evaluate("made.config.events.map(one => [one.unique_id, one.text.headline])")
    there = {one.id: one for one in known.events}
    assert sorted(ident for ident, _ in slides) == sorted(there)
    for number, one in enumerate(there[ident] for ident, _ in slides):  # in its own order of one day
        page.evaluate("number => void made.goTo(number)", number + 1)  # before them stands the title
        told = page.locator(".tl-slide").nth(number + 1)
        expect(told.locator(".tl-headline")).to_have_text(re.compile(rf"^\s*{re.escape(one.title)}"))
        expect(told.locator(".tl-headline-date")).to_contain_text(label(one.when))


def test_texts_are_no_markup_there(show):
    stranger = Actor(id="a", name="<img src=x onerror=hacked=2> & sons")
    part = {"actors": (Participant(actor="a"),)}
    told = tuple(one.model_copy(update=part) for one in ODD)
    page = show(collect(Timeline(actors=(stranger,), events=told), "made"), told)
    expect(page.locator(".tl-timegroup-message").first).to_have_text(stranger.name)
    page.wait_for_load_state("networkidle")  # a picture that is not found would have run by then
    assert page.evaluate("typeof hacked") == "undefined"
    expect(page.locator(".tl-headline b, .tl-headline-date img, img[src=x]")).to_have_count(0)


def test_years_before_one_are_counted_as_people_do(show):
    known = collection(Event(id="e1", when="-0043-03-15", title="A"), Event(id="e2", when="-0043-03-16", title="B"))
    page = show(known, known.events)
    assert page.evaluate("made.config.events.map(one => one.start_date.getDisplayDate(made.language))") == [
        "March 15, 44 <span>BCE</span>", "March 16, 44 <span>BCE</span>",
    ]  # fmt: skip
