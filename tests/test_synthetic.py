"""Made timelines: always the same, and as mixed as the news."""

from benchmarks import synthetic
from timeline.core import edtf
from timeline.store import document


def test_the_same_number_and_seed_make_the_same_records():
    assert synthetic.timeline(60) == synthetic.timeline(60)
    assert synthetic.timeline(60) != synthetic.timeline(60, seed=8)


def test_a_made_store_is_read_without_a_rejected_record():
    made = synthetic.timeline(300)
    loaded = document.read(document.write(made, ()), "made")
    assert len(loaded.timeline.events) == 300
    assert loaded.rejected == ()


def test_it_holds_all_kinds_of_dates_and_statuses():
    events = synthetic.timeline(500).events
    assert {"minute", "day", "week", "month", "year"} <= {edtf.precision(event.when) for event in events}
    assert any(edtf.is_interval(event.when) and event.when.endswith("..") for event in events)
    assert any(edtf.is_approximate(event.when) for event in events)
    assert len({event.status for event in events}) == 5
    assert len({len(event.mentions) for event in events}) >= 3
