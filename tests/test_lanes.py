"""Where events stand on the chart: nothing covers anything, coarse dates stay coarse, outliers stay outside."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nouns_view import STRAIT as STRAIT_FILE
from nouns_view import collection, strait

from benchmarks import synthetic
from timeline.core import edtf
from timeline.core.edtf import DAY
from timeline.core.model import Actor, Event, Participant, Timeline
from timeline.view import lettering, ticks, window
from timeline.view.collection import collect
from timeline.view.filters import Filter
from timeline.view.lanes import DENSE, MANY, MEDIUM, NONE, STRIP, WIDE, Canvas, Layout, arrange, boxes, leading

STRAIT = strait()
CANVASES = (WIDE, MEDIUM, DENSE, STRIP)


def laid_out(known, canvas: Canvas = WIDE, by="actor", chosen=None) -> Layout:
    chosen = chosen or Filter()
    view = window.opening(known.events, chosen.first, chosen.last)
    return arrange(known, window.sides(known.events, view).inside, view, canvas, by, chosen)


def placed(layout: Layout) -> dict:
    return {one.event.id: one for lane in layout.lanes for one in lane.placed}


def touching(layout: Layout, plot: float) -> list[tuple[str, str]]:
    """Pairs of events whose boxes overlap on a row of their lane, in a plot so many pixels wide."""
    found = []
    for lane in layout.lanes:
        covered = [
            (one.event.id, *box) for one in lane.placed for box in boxes(one, layout.window, layout.canvas, plot)
        ]
        for (first, row, low, high), (second, other, left, right) in itertools.combinations(covered, 2):
            if first != second and row == other and low < right and left < high:
                found.append((first, second))
    return found


@pytest.mark.parametrize("by", ["actor", "source", "kind", "none"])
@pytest.mark.parametrize("canvas", CANVASES, ids=lambda canvas: canvas.name)
@pytest.mark.parametrize("wider", [1.0, 1.15, 1.6])
def test_nothing_covers_anything(by, canvas, wider):
    layout = laid_out(STRAIT, canvas, by)
    assert touching(layout, canvas.width * wider) == []
    assert all(0 <= one.row < lane.rows for lane in layout.lanes for one in lane.placed)


SHIPPED = collect(Timeline.model_validate_json((STRAIT_FILE.parents[2] / "data/events.json").read_text("utf-8")))


@pytest.mark.parametrize("by", ["actor", "source", "kind", "none"])
@pytest.mark.parametrize("canvas", CANVASES, ids=lambda canvas: canvas.name)
@pytest.mark.parametrize("known", [SHIPPED, collect(synthetic.timeline(45))], ids=["five articles", "made"])
def test_nothing_covers_anything_in_five_articles_and_in_made_news(known, canvas, by):
    layout = laid_out(known, canvas, by)
    assert touching(layout, canvas.width) == []
    assert touching(layout, canvas.width * 1.4) == []


def test_every_event_stands_once_in_or_outside_of_the_chart():
    view = window.opening(STRAIT.events)
    parts = window.sides(STRAIT.events, view)
    assert sorted(e.id for part in parts for e in part) == sorted(e.id for e in STRAIT.events)
    assert len(placed(laid_out(STRAIT))) == len(parts.inside)


def test_opens_on_the_dense_days_and_names_what_lies_outside():
    view = window.opening(STRAIT.events)
    parts = window.sides(STRAIT.events, view)
    assert (edtf.day_of(view.start), edtf.day_of(view.end - 1)) == ("2025-03-03", "2025-03-23")
    assert [e.id for e in parts.earlier] == ["ides", "old-treaty", "february-vote"]
    assert [e.id for e in parts.rough] == ["truce-month"]


def test_a_period_chosen_by_the_reader_is_the_window():
    view = window.opening(STRAIT.events, "2025-03-01", "2025-03-31")
    assert (edtf.day_of(view.start), edtf.day_of(view.end - 1)) == ("2025-03-01", "2025-03-31")
    assert [e.id for e in window.sides(STRAIT.events, view).rough] == []


@pytest.mark.parametrize(
    ("dates", "first", "last"),
    [
        (["2025-03-18"], "2025-03-15", "2025-03-21"),
        (["2025-03-18T10:00", "2025-03-18T16:30"], "2025-03-17", "2025-03-19"),
        (["1939", "2025-03-18"], "2025-03-15", "2025-03-21"),
        (["2025-03-10/2025-03-16", *["2025-03-18"] * 9, "2025-03-23", "2025-02"], "2025-03-10", "2025-03-23"),
        ([*["2025-03-18"] * 9, "2025-03-24", "2025-04-03", "2025-05-30"], "2025-03-17", "2025-04-03"),
        (["2025-03-02"] * 3 + ["2025-03-09"], "2025-03-01", "2025-03-09"),
        (["1914", "1918", "1939", "1945-05-08"], "1914-01-01", "1945-05-08"),
        (["1939", *(f"2025-03-{day}" for day in range(10, 20))], "2025-03-10", "2025-03-19"),
        ([f"19{year}-06-01" for year in range(10, 60)], "1910-06-01", "1959-06-01"),
        (["-0043-03-15", "-0043-03-16", "-0043-03-17"], "-0043-03-13", "-0043-03-19"),
        (["2025"], "2025-01-01", "2025-12-31"),
        (["2020/.."], "2019-12-29", "2020-01-04"),
    ],
)
def test_windows(dates, first, last):
    events = [Event(id=f"e{n}", when=when, title="Something") for n, when in enumerate(dates)]
    view = window.opening(events)
    assert (edtf.day_of(view.start), edtf.day_of(view.end - 1)) == (first, last)


def test_a_month_is_a_span_and_never_its_first_day():
    chosen = Filter(first="2025-02-15", last="2025-04-15")
    month = placed(laid_out(STRAIT, chosen=chosen))["truce-month"]
    assert month.shape == "span"
    assert (edtf.day_of(month.start), edtf.day_of(month.end - 1)) == ("2025-03-01", "2025-03-31")
    assert edtf.day_of(month.mark) == "2025-03-16"


@pytest.mark.parametrize(
    ("event", "shape", "mark"),
    [
        ("koval-speech", "point", "2025-03-17T12:00"),
        ("readout-v", "point", "2025-03-18T19:30"),
        ("island-talks", "range", "2025-03-10T00:00"),
        ("drone", "point", "2025-03-14T12:00"),
    ],
)
def test_shapes(event, shape, mark):
    one = placed(laid_out(STRAIT))[event]
    assert (one.shape, edtf.iso(one.mark)) == (shape, mark)


def test_what_goes_on_beyond_the_edges_is_cut_there_and_says_so():
    war = placed(laid_out(STRAIT))["mine-war"]
    assert (war.before, war.after, war.side) == (True, True, "below")
    scope = placed(laid_out(STRAIT))["scope"]
    assert (scope.before, scope.after) == (False, True)


def test_status_stands_in_the_label():
    labels = {event: one.label for event, one in placed(laid_out(STRAIT)).items()}
    assert " · disputed" in labels["scope"]
    assert labels["visit"].endswith(" · planned")
    assert labels["summit-off"].endswith(" · cancelled")


def test_the_number_of_sources_and_the_status_stay_when_the_title_is_cut():
    labels = {event: one.label for event, one in placed(laid_out(STRAIT, MEDIUM)).items()}
    assert labels["call"].endswith("… · 4 sources")
    assert labels["scope"].endswith(" · disputed · 3 sources")
    assert all(lettering.width(label, 13) <= MEDIUM.label for label in labels.values())


def test_lanes_are_those_who_act_and_joint_events_come_first():
    layout = laid_out(STRAIT)
    lanes = {lane.key: [one.event.id for one in lane.placed] for lane in layout.lanes}
    assert next(iter(lanes)) == MANY
    assert "call" in lanes[MANY]
    assert "koval-speech" in lanes["norland"]  # who acts for Norland stands in its lane
    assert lanes[NONE] == ["old-mine"]


def test_lanes_by_source_put_shared_events_together():
    lanes = {lane.key: [one.event.id for one in lane.placed] for lane in laid_out(STRAIT, by="source").lanes}
    assert "call" in lanes[MANY]
    assert "koval-speech" in lanes["The Harbour Post"]


@pytest.mark.parametrize(
    ("kind", "roles", "lane"),
    [
        ("call", {"koval": "agent", "brandt": "party"}, MANY),  # two who speak with each other
        ("call", {"koval": "agent", "norland": "party"}, "norland"),  # one of them acts for the other
        ("statement", {"koval": "agent", "brandt": "party"}, "norland"),  # whom one speaks about says nothing
        ("statement", {"koval": "agent", "brandt": "agent"}, MANY),
        ("attack", {"vesmark": "agent", "norland": "patient"}, "vesmark"),
        ("talks", {"norland": "party", "vesmark": "patient"}, "norland"),
        ("exchange", {"norland": "patient", "vesmark": "patient"}, MANY),  # nobody else is named
        ("disaster", {"norland": "place"}, NONE),
        ("claimed", {"vesmark": "agent", "norland": "party"}, "vesmark"),  # Norland says so of Vesmark
    ],
)
def test_the_lane_is_of_all_who_take_part_and_not_of_those_to_whom_it_is_done(kind, roles, lane):
    told = tuple(Participant(actor=actor, role=role) for actor, role in roles.items())
    known_as = {"status": kind} if kind == "claimed" else {"kind": kind}
    event = Event(id="e", when="2025-03-18", title="E", actors=told, **known_as)
    known = collect(Timeline(actors=tuple(STRAIT.actors.values()), events=(event,)))
    assert leading(known, event) == lane


def test_the_chosen_actor_gets_its_lane_also_of_joint_events():
    chosen = Filter(actors=("red-cross",))
    assert next(lane.key for lane in laid_out(STRAIT, chosen=chosen).lanes) == MANY
    lanes = {lane.key: lane for lane in laid_out(STRAIT, chosen=Filter(actors=("ostia",))).lanes}
    assert "island-talks" in [one.event.id for one in lanes["ostia"].placed]


def test_many_actors_share_the_last_lane():
    actors = tuple(Actor(id=f"a{n}", name=f"Actor {n}") for n in range(12))
    events = tuple(
        Event(id=f"e{n}", when="2025-03-18", title="Words", actors=(Participant(actor=f"a{n}"),)) for n in range(12)
    )
    lanes = laid_out(collect(Timeline(actors=actors, events=events))).lanes
    assert len(lanes) <= 7
    assert sum(len(lane.placed) for lane in lanes) == 12


_dates = st.one_of(
    st.builds(lambda day, hour: f"2025-03-{day:02d}T{hour:02d}:30", st.integers(1, 28), st.integers(0, 23)),
    st.builds(lambda day: f"2025-03-{day:02d}", st.integers(1, 28)),
    st.builds(lambda a, b: f"2025-03-{min(a, b):02d}/2025-03-{max(a, b):02d}", st.integers(1, 28), st.integers(1, 28)),
    st.builds(lambda a: f"[2025-03-{a:02d}..2025-03-{a + 6:02d}]", st.integers(1, 22)),
    st.sampled_from(
        ["2025-03", "2025-03-10/..", "../2025-03-12", "2025-03-20/", "2025-02", "2025", "1939", "-0043-03-15"]
    ),
)
_days = st.integers(0, 40).map(lambda day: edtf.day_of(edtf.bounds("2025-03-01").start + day * DAY))


@settings(max_examples=200, deadline=None)
@given(
    days=st.lists(_days, min_size=3, max_size=30),
    far=st.sampled_from(["1939", "1939-08-23", "2022-02-24", "2024-06-01", "2026-03-01", "2031", "-0043-03-15"]),
)
def test_most_events_are_in_view_and_one_outlier_never_flattens_them(days, far):
    events = [Event(id=f"e{n}", when=when, title="E") for n, when in enumerate([*days, far])]
    view = window.opening(events)
    inside = window.sides(events, view).inside
    span = edtf.bounds(max(days)).end - edtf.bounds(min(days)).start
    assert len(inside) >= 0.6 * len(events)
    assert 7 * DAY <= view.end - view.start <= max(span, 28 * DAY)
    assert far not in {event.when for event in inside}


@settings(max_examples=100, deadline=None)
@given(days=st.lists(_days, min_size=1, max_size=30))
def test_no_event_within_four_days_of_the_view_is_left_out(days):
    events = [Event(id=f"e{n}", when=when, title="E") for n, when in enumerate(days)]
    view = window.opening(events)
    around = window.Window(view.start - 4 * DAY, view.end + 4 * DAY)
    lonely = len(window.sides(events, around).inside) - len(window.sides(events, view).inside)
    assert lonely == 0 or view.end - view.start >= 20 * DAY  # else the dense days would lose their part of the chart


def test_hours_are_named_only_where_an_event_has_one():
    three = window.Window(edtf.bounds("2025-03-17").start, edtf.bounds("2025-03-19").end)
    assert [tick.text for tick in ticks.ticks(three, 860)] == ["Mon 17", "Tue 18", "Wed 19"]
    timed = ticks.ticks(three, 860, clock=True)
    assert [tick.text for tick in timed][:3] == ["00:00", "06:00", "12:00"]
    assert [tick.over for tick in timed if tick.over] == [f"{day} March 2025" for day in ("Mon 17", "Tue 18", "Wed 19")]
    assert all(edtf.iso(tick.at).endswith("T12:00") for tick in timed if tick.over)


_titles = st.text(st.sampled_from("Talks begin mWil.–é中 "), min_size=1, max_size=120).filter(str.strip)
_statuses = st.sampled_from(["occurred", "scheduled", "claimed", "disputed", "cancelled"])


@settings(max_examples=200, deadline=None)
@given(
    told=st.lists(st.tuples(_dates, _titles, _statuses, st.integers(0, 4)), min_size=1, max_size=40),
    canvas=st.sampled_from(CANVASES),
    wider=st.sampled_from([1.0, 1.3, 2.0]),
)
def test_no_random_timeline_has_an_overlap(told, canvas, wider):
    actors = tuple(Actor(id=f"a{n}", name=f"Actor {n}") for n in range(4))
    events = tuple(
        Event(id=f"e{n}", when=when, title=title, status=status,
              actors=(Participant(actor=f"a{who}", role="agent"),) if who < 4 else ())
        for n, (when, title, status, who) in enumerate(told)
    )  # fmt: skip
    layout = laid_out(collect(Timeline(actors=actors, events=events)), canvas)
    assert touching(layout, canvas.width * wider) == []


def test_labels_stay_inside_the_plot():
    for canvas in (WIDE, MEDIUM):
        layout = laid_out(STRAIT, canvas)
        for lane in layout.lanes:
            for one in lane.placed:
                for _, low, high in boxes(one, layout.window, canvas):
                    assert low >= 0 and high <= canvas.width, one.event.id


def test_more_than_sixty_events_are_marks_alone():
    events = [Event(id=f"e{n}", when=f"2025-03-{n % 28 + 1:02d}", title="Words") for n in range(61)]
    assert {one.label for one in placed(laid_out(collection(*events))).values()} == {""}


@pytest.mark.parametrize(
    ("first", "last", "width", "words"),
    [
        ("2025-03-18", "2025-03-18", 860, ["00:00", "06:00", "12:00", "18:00", "00:00"]),
        ("2025-03-17", "2025-03-19", 600, ["Mon 17", "Tue 18"]),
        ("2025-03-10", "2025-03-19", 860, ["Mon 10", "Tue 11"]),
        ("2025-03-01", "2025-04-15", 600, ["Mon 3", "Mon 10"]),
        ("2025-01-01", "2025-12-31", 860, ["Jan", "Feb"]),
        ("2001-01-01", "2009-12-31", 600, ["2001", "2002"]),
        ("1901-01-01", "1999-12-31", 600, ["1910", "1920"]),
        ("-0043-01-01", "-0040-12-31", 280, ["44 BC", "43 BC"]),
        ("0001-01-01", "2025-12-31", 280, ["1000", "2000"]),
    ],
)
def test_ticks(first, last, width, words):
    view = window.Window(edtf.bounds(first).start, edtf.bounds(last).end)
    found = ticks.ticks(view, width, clock=first == last)
    assert [tick.text for tick in found][: len(words)] == words
    assert all(view.start <= tick.line <= view.end for tick in found)
    scale = width / (view.end - view.start)
    for left, right in itertools.pairwise(found):
        assert (right.at - left.at) * scale >= lettering.width(left.text, 12) / 2 + lettering.width(right.text, 12) / 2


def test_weekends_are_saturdays_and_sundays():
    view = window.Window(edtf.bounds("2025-03-10").start, edtf.bounds("2025-03-23").end)
    found = [edtf.day_of(start) for start, _ in ticks.weekends(view)]
    assert found == ["2025-03-15", "2025-03-16", "2025-03-22", "2025-03-23"]
    assert all(end - start == DAY for start, end in ticks.weekends(view))


def test_labels_are_cut_at_a_word():
    assert lettering.cut("Short enough", 300, 13) == "Short enough"
    cut = lettering.cut("A long title that does not fit into the room it has", 150, 13)
    assert cut.endswith("…") and lettering.width(cut, 13) <= 150
    assert lettering.two_lines("Council of the Strait", 90, 13) == ["Council of the", "Strait"]


@pytest.mark.parametrize("first", ["2025-03-29", "2025-02-24", "2024-12-30", "2025-08-30"])
@pytest.mark.parametrize("days", [2, 5, 14, 30, 80, 200])
@pytest.mark.parametrize("width", [280, 600, 860])
def test_names_of_months_do_not_run_into_each_other(first, days, width):
    start = edtf.bounds(first).start
    found = ticks.ticks(window.Window(start, start + days * DAY), width)
    named = [tick for tick in found if tick.over]
    scale = width / (days * DAY)
    assert named
    for one, after in itertools.pairwise(named):
        room = lettering.width(one.over, 12.5) / 2 + lettering.width(after.over, 12.5) / 2
        assert (after.at - one.at) * scale >= room
