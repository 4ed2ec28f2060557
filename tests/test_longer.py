"""Longer labels on a wider chart: as long as there is room for, and not into one another."""

from itertools import pairwise

import pytest
from nouns import event
from nouns_view import collection

from benchmarks import synthetic
from timeline.view import lanes
from timeline.view.canvas import SIZE, Canvas, boxes
from timeline.view.collection import collect
from timeline.view.filters import Filter
from timeline.view.lettering import width
from timeline.view.longer import titles
from timeline.view.window import opening, sides

NARROW = Canvas("narrow", 600, 13.0, 285.0, "above", row=24)


def laid(known, by="actor"):
    window = opening(known.events)
    return lanes.arrange(known, sides(known.events, window).inside, window, NARROW, by, Filter())


def covered(lane, layout, found, plot):
    """What each event covers of which row of a plot this wide, with the longer labels."""
    for placed in lane.placed:
        short, long = found.get(placed.event.id, ("", ""))
        label = long + placed.label.removeprefix(short) if short else placed.label
        yield from boxes(placed._replace(label=label), layout.window, layout.canvas, plot)


@pytest.mark.parametrize("count", [8, 20, 45])
@pytest.mark.parametrize("by", ["actor", "source", "none"])
@pytest.mark.parametrize("plot", [700, 920, 1400])
def test_no_longer_label_covers_another_or_leaves_the_chart(count, by, plot):
    known = collect(synthetic.timeline(count))
    layout = laid(known, by)
    found = titles(known, layout, plot)
    assert found
    for lane in layout.lanes:
        places = sorted(covered(lane, layout, found, plot))
        assert all(left >= 0 and right <= plot + 0.01 for _, left, right in places)
        assert not [1 for one, other in pairwise(places) if one[0] == other[0] and one[2] > other[1]]


def test_a_longer_title_begins_as_the_short_one_and_tells_more():
    known = collect(synthetic.timeline(30))
    for ident, (short, long) in titles(known, laid(known), 920).items():
        assert long.startswith(short.removesuffix("…"))
        assert width(long, SIZE) > width(short, SIZE)
        assert known.event(ident).title.startswith(long.removesuffix("…"))


def test_a_title_that_ends_with_dots_of_its_own_is_not_cut():
    known = collection(event(1, title="And then…"))
    assert titles(known, laid(known), 920) == {}


def test_what_is_no_wider_has_hardly_longer_labels():
    known = collect(synthetic.timeline(30))
    narrow, wide = (titles(known, laid(known), plot) for plot in (600, 920))
    assert len(narrow) < len(wide)
