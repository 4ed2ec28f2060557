"""The card for social media: 1200 × 630 pixels, as much as can be read there, no text becomes markup."""

import re
import xml.etree.ElementTree as ET

import pytest
from nouns import event
from nouns_view import collection, strait

from benchmarks import synthetic
from timeline.publish import card
from timeline.publish.look import Look
from timeline.view import filters
from timeline.view.collection import collect
from timeline.view.filters import Filter

DAY = "2025-03-20"
EVERYTHING = Filter()
USUAL = Look()


def drawn(known, chosen=EVERYTHING, look=USUAL):
    return card.card(known, filters.select(known, chosen), chosen, look, DAY)


def test_few_events_are_told_with_their_titles():
    svg = drawn(collection(event(1, title="Fog at dawn", when="2025-03-18"), event(2, when="2025-03-20")))
    assert "Fog at dawn" in svg


@pytest.mark.parametrize("count", [1, 3, 12, 30, 60, 200, 2_000])
def test_nothing_leaves_the_card(count):
    root = ET.fromstring(drawn(collect(synthetic.timeline(count))))
    chart = root.find("{http://www.w3.org/2000/svg}svg")
    x, y, width, height = (float(chart.get(name)) for name in ("x", "y", "width", "height"))
    assert x + width <= card.WIDTH - 40
    assert y + height <= card.HEIGHT - 50
    assert width > 1_000


def test_nothing_found_is_said_and_drawn_as_nothing():
    svg = drawn(strait(), Filter(words="zzzz"))
    assert "No event is like that." in svg
    assert svg.count("<svg") == 1


def test_it_speaks_the_language_of_the_embed():
    svg = drawn(strait(), look=Look(lang="de"))
    assert "Tag für Tag" in svg and "Stand: 20. März 2025" in svg


def test_who_is_who_is_said_where_no_lane_says_it():
    known = collect(synthetic.timeline(30))
    assert len(re.findall("<svg", drawn(known))) == 2
    assert all(name in drawn(known) for name in [known.name(one) for one in known.tones][:2])


def test_no_text_becomes_markup():
    svg = drawn(collection(event(1, title="<script>alert(1)</script>")), look=Look(title='"><img src=x>'))
    assert "<script" not in svg and "<img" not in svg
    ET.fromstring(svg)
