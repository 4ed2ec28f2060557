"""All that the chart of one choice shows: light on the wire, with ways to move, and bars where there are too many."""

import json

import plotly.graph_objects as go
import plotly.io as pio
import pytest
from nouns_view import collection, strait

from benchmarks import synthetic
from timeline.core.model import Event
from timeline.view import filters, groups, overview, presets, spans, window
from timeline.view.collection import collect
from timeline.view.filters import Filter
from timeline.view.groups import key, keys
from timeline.view.sheet import Sheet, sheet

STRAIT = strait()
MADE = collect(synthetic.timeline(2_000), "made")
KILOBYTE = 1_000


def seen(known, chosen=None, by="actor") -> Sheet:
    chosen = chosen or Filter()
    return sheet(known, filters.select(known, chosen), chosen, by)


def sent(found: Sheet) -> int:
    return sum(len(pio.to_json(drawn, validate=False)) for _, drawn in found.figures)


def names(found: Sheet) -> list[str]:
    return [canvas.name for canvas, _ in found.figures]


@pytest.mark.parametrize(
    ("first", "last", "drawings"),
    [
        ("2025-10-19", "2025-10-20", ["wide", "medium", "strip"]),
        ("2025-11-01", "2025-11-20", ["dense", "strip"]),
        (None, None, ["dense", "strip"]),
    ],
)
def test_the_chart_takes_sixty_kilobytes_at_most(first, last, drawings):
    found = seen(MADE, Filter(first=first, last=last))
    assert names(found) == drawings
    assert sent(found) <= 60 * KILOBYTE
    for _, drawn in found.figures:
        go.Figure(drawn.to_dict())  # raises on any attribute that Plotly does not know


def test_what_lies_outside_of_a_chosen_period_is_named_with_its_number():
    found = seen(STRAIT, Filter(first="2025-03-17", last="2025-03-18"))
    assert [edge.words.split()[1] for edge in found.edges] == ["7", "5", "1"]
    assert [event.id for event in found.edges[0].nearest][-1] == "ides"


def test_of_very_many_outside_the_nearest_are_listed_and_all_are_one_press_away():
    found = seen(MADE, Filter(first="2025-12-01", last="2025-12-10"))
    before = found.edges[0]
    assert len(before.nearest) == 30 and before.more > 1_000
    assert before.period is not None and before.period[1] >= "2025-11-29"


def test_the_strip_shows_the_whole_period_and_moves_the_view():
    found = seen(STRAIT, Filter(first="2025-03-17", last="2025-03-18"))
    assert found.strip is not None
    figure = found.strip.to_dict()
    go.Figure(figure)
    places = figure["data"][1]["customdata"]
    assert all(len(place.split("/")) == 2 for place in places) and len(set(places)) > 10
    assert len(json.dumps(figure)) < 10 * KILOBYTE


def test_one_pact_of_1939_does_not_flatten_the_strip():
    days = [Event(id=f"e{n}", when=f"2025-03-{n:02d}", title="E") for n in range(10, 20)]
    events = [Event(id="old", when="1939", title="E"), *days]
    known = spans.of(events)
    assert overview.survey(known, window.opening(events)) is None
    two = overview.survey(known, window.Window(known.start[5], known.start[5] + 2 * 1440))
    assert two is not None and two.whole.end - two.whole.start < 30 * 1440


def test_nothing_outside_needs_no_strip():
    known = collection(*(Event(id=f"e{n}", when=f"2025-03-{n:02d}", title="E") for n in range(10, 20)))
    assert seen(known).strip is None


def test_presets_are_the_news_its_last_week_and_everything():
    found = {one.key: (one.first, one.last) for one in presets.presets(spans.of(STRAIT.events))}
    assert found["news"] == (None, None)
    assert found["week"] == ("2025-03-12", "2025-03-18")
    assert found["all"][0] == "-0043-03-15"


def test_beside_the_view_lie_as_many_days_where_anything_is():
    known = spans.of(STRAIT.events)
    view = window.opening(STRAIT.events, "2025-03-17", "2025-03-18")
    assert [(one.first, one.last) for one in presets.beside(view, known)] == [
        ("2025-03-15", "2025-03-16"),
        ("2025-03-19", "2025-03-20"),
    ]
    assert presets.beside(window.opening(STRAIT.events, "-0043", "2099"), known) == []


@pytest.mark.parametrize("by", ["actor", "source", "kind", "none"])
@pytest.mark.parametrize("chosen", [Filter(), Filter(actors=("norland", "vesmark")), Filter(sources=("Gazette",))])
def test_lanes_of_all_at_once_are_those_of_each(by, chosen):
    found, lane_of = keys(MADE, by, chosen)
    for place in range(0, len(MADE.events), 37):
        alone = groups.MANY if by == "none" else key(MADE, MADE.events[place], by, chosen)
        assert found[lane_of[place]] == alone
