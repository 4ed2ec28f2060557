"""The drawing without a script: a mark for each event, words that stay words, small, and nothing a page forbids."""

import gzip
import re
from xml.etree import ElementTree

import pytest
from nouns_view import collection, strait

from benchmarks import synthetic
from timeline.core.model import Actor, Event, Participant, Timeline
from timeline.view import bins, svg, window
from timeline.view.collection import collect
from timeline.view.filters import Filter
from timeline.view.lanes import DENSE, MEDIUM, STRIP, WIDE, Canvas, arrange
from timeline.view.spans import places

STRAIT = strait()
HOSTILE = "<b>x</b> <a href='https://evil.example'>y</a> &amp; \"z\" </svg></script> é中"
NS = "{http://www.w3.org/2000/svg}"


def laid_out(known, canvas: Canvas = WIDE, by="actor"):
    view = window.opening(known.events)
    return arrange(known, window.sides(known.events, view).inside, view, canvas, by, Filter())


def drawn(known, canvas: Canvas = WIDE, by="actor", **more):
    return svg.draw(known, laid_out(known, canvas, by), by, **more)


@pytest.mark.parametrize("canvas", [WIDE, MEDIUM, DENSE, STRIP], ids=lambda canvas: canvas.name)
@pytest.mark.parametrize("by", ["actor", "source", "kind", "none"])
def test_each_event_is_a_link_once_and_names_itself(canvas, by):
    page = ElementTree.fromstring(drawn(STRAIT, canvas, by))
    links = page.findall(f".//{NS}a")
    assert len({link.get("href") for link in links}) == len(links) == 20
    assert all(link.get("href", "").startswith("#e-") and link.find(f"{NS}title") is not None for link in links)


def test_nothing_in_it_is_a_style_a_script_or_a_foreign_address():
    page = ElementTree.fromstring(drawn(STRAIT))
    for one in page.iter():
        assert one.tag.removeprefix(NS) in {"svg", "rect", "path", "text", "a", "title", "g"}
        assert not [name for name in one.attrib if name == "style" or name.startswith("on")]
    assert set(re.findall(r"https?://[^\"]+", drawn(STRAIT))) == {"http://www.w3.org/2000/svg"}


def test_event_text_is_text():
    event = Event(id="e", when="2025-03-18", title=HOSTILE, actors=(Participant(actor="x"),), status="cancelled")
    known = collect(Timeline(actors=(Actor(id="x", name=HOSTILE),), events=(event,)))
    page = ElementTree.fromstring(drawn(known, link=lambda one: f'?"&{one}'))
    assert HOSTILE in "".join(page.itertext())
    assert {one.tag for one in page.iter()} <= {f"{NS}{tag}" for tag in ("svg", "rect", "path", "text", "a", "title")}


def test_thirty_events_take_three_kilobytes_on_the_wire():
    known = collect(synthetic.timeline(45))
    inside = window.sides(known.events, view := window.opening(known.events)).inside[:30]
    drawing = svg.draw(known, arrange(known, inside, view, WIDE, "actor", Filter()), "actor")
    assert len(gzip.compress(drawing.encode())) <= 3_300


def test_no_letter_is_smaller_than_twelve_pixels():
    assert all(float(size) >= 12 for size in re.findall(r"font(?:-size)?:([\d.]+)px", svg.STYLE))


def test_status_is_told_by_a_word_and_a_shape():
    drawing = drawn(STRAIT)
    assert '<text class="status"' in drawing and ">disputed</text>" in drawing
    assert '<text class="off"' in drawing and 'class="bar unsure"' in drawing and 'class="span"' in drawing


def test_very_many_events_are_bars_that_say_their_days():
    many = [Event(id=f"e{n}", when=f"2024-{n % 12 + 1:02d}-{n % 28 + 1:02d}", title="E") for n in range(2_000)]
    known = collection(*many)
    view = window.opening(known.events)
    inside = window.sides(known.events, view).inside
    layout = bins.count(known, places(known, inside), view, DENSE, "actor", Filter())
    page = ElementTree.fromstring(svg.draw(known, layout, "actor"))
    told = [one.text or "" for one in page.iter(f"{NS}title")]
    assert sum(int(words.split()[0]) for words in told) == len(inside)


def test_a_file_of_its_own_brings_style_and_paper_and_no_links():
    drawing = svg.standalone(drawn(STRAIT, link=None))
    page = ElementTree.fromstring(drawing)
    assert page.find(f"{NS}style") is not None and page.find(f"{NS}a") is None
    assert len(page.findall(f"{NS}g")) == 20
