"""What every home of events promises, tried on a JSON file and on a real PostgreSQL server."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy
from nouns import ACTOR, event
from nouns import timeline as some

import timeline.store
from timeline.core.errors import NotSaved, StoreConflict, StoreUnreadable
from timeline.core.model import Actor, Event, Timeline
from timeline.store import Edit

SOAK = bool(os.environ.get("TIMELINE_SOAK"))
CROWD, SAVES_EACH = (8, 200) if SOAK else (3, 8)
DOUBLE_EDITS = 200 if SOAK else 10
KILLS = 500 if SOAK else 3
READS, WRITES = (10_000, 1_000) if SOAK else (100, 20)
RESTARTS = 50 if SOAK else 2
SAVER = Path(__file__).with_name("saver.py")
NOON = datetime(2024, 5, 7, 12, tzinfo=UTC)  # a Tuesday


def opened(address):
    return timeline.store.open(address, clock=lambda: NOON)


@pytest.fixture
def store(address):
    return opened(address)


@pytest.fixture
def full(store):
    store.replace(some(3), based_on="empty", by="parser")
    return store


# Reading and writing


def test_a_new_store_is_empty(store):
    assert store.load() == timeline.store.Loaded(Timeline(), (), "empty")
    assert store.history("e1") == ()


def test_what_was_saved_is_there_for_the_next_to_open_it(full, address):
    assert opened(address).load() == full.load()
    assert [one.id for one in full.load().timeline.events] == ["e1", "e2", "e3"]


def test_a_new_event_is_saved_as_version_one(full):
    saved = full.save(event(4, version=7), based_on=None, by="anna")
    assert (saved.version, saved.touched_by) == (1, "anna")
    assert saved in full.load().timeline.events


def test_a_corrected_event_counts_its_version_up(full):
    assert full.save(event(2, title="Other words"), based_on=1, by="anna").version == 2


def test_saving_what_already_stands_writes_nothing(full):
    stamp = full.stamp()
    assert full.save(event(2), based_on=1, by="anna") == event(2)
    known = full.load()
    assert full.replace(known.timeline, based_on=known.revision, by="parser") == known
    assert full.stamp() == stamp


# Several records in one step


def test_edits_are_saved_together_and_count_as_one_step(full):
    renamed = ACTOR.model_copy(update={"name": "Another name"})
    one, two = full.load().timeline.events[:2]
    edits = (
        Edit(one, one.model_copy(update={"title": "Other words"})),
        Edit(two, two.model_copy(update={"review": "rejected"})),
        Edit(None, event(9)),
        Edit(ACTOR, renamed),
    )
    after = full.apply(edits, by="anna").timeline
    assert [(e.id, e.version, e.touched_by) for e in after.events] == [
        ("e1", 2, "anna"), ("e2", 2, "anna"), ("e3", 1, "parser"), ("e9", 1, "anna"),
    ]  # fmt: skip
    assert renamed in after.actors
    assert full.load().timeline == after
    last = full.steps()[-1]
    assert (last.number, last.by) == (2, "anna")
    assert [(c["noun"], c["id"]) for c in last.changes] == [
        ("actor", ACTOR.id),
        ("event", "e1"),
        ("event", "e2"),
        ("event", "e9"),
    ]


def test_the_newest_steps_are_the_last_of_all_under_the_same_numbers(full):
    for title in ("Once", "Twice", "Thrice"):
        known = full.load().timeline.events[0]
        full.save(known.model_copy(update={"title": title}), based_on=known.version, by="anna")
    every = full.steps()
    assert [one.number for one in every] == [1, 2, 3, 4]
    assert [full.steps(many) for many in (1, 3, 4, 9)] == [every[3:], every[1:], every, every]


def test_one_edit_that_came_too_late_keeps_back_all_of_them(full):
    one, two = full.load().timeline.events[:2]
    full.save(two.model_copy(update={"title": "Theirs"}), based_on=1, by="ben")
    before = full.load()
    edits = [Edit(e, e.model_copy(update={"title": "Mine"})) for e in (one, two)]
    with pytest.raises(StoreConflict, match="ben saved “Theirs”"):
        full.apply(edits, by="anna")
    assert full.load() == before


def test_an_actor_that_nobody_names_any_more_can_be_taken_out_in_the_same_step(full):
    stray = Actor(id="stray", name="Stray")
    full.apply([Edit(None, stray)], by="anna")
    full.apply([Edit(stray, None)], by="anna")
    assert "stray" not in {one.id for one in full.load().timeline.actors}


def test_an_actor_that_an_event_names_is_not_taken_out(full):
    before = full.load()
    with pytest.raises(NotSaved, match="cannot stand"):
        full.apply([Edit(ACTOR, None)], by="anna")
    assert full.load() == before


def test_edits_that_say_nothing_new_are_not_written(full):
    stamp = full.stamp()
    one = full.load().timeline.events[0]
    full.apply([Edit(one, one), Edit(ACTOR, ACTOR)], by="anna")
    assert full.stamp() == stamp


CONFLICTS = [(event(2, title="Mine"), 1), (event(2, title="Mine"), 3), (event(2), None), (event(8), 1)]


@pytest.mark.parametrize(("mine", "based_on"), CONFLICTS)
def test_a_stale_save_is_a_conflict_and_theirs_stands(full, mine, based_on):
    theirs = full.save(event(2, title="Theirs"), based_on=1, by="anna")
    with pytest.raises(StoreConflict, match="not saved"):
        full.save(mine, based_on=based_on, by="ben")
    assert full.load().timeline.events[1] == theirs


def test_a_conflict_names_who_was_first(full):
    full.save(event(2, title="Theirs"), based_on=1, by="anna")
    with pytest.raises(StoreConflict, match="anna saved “Theirs” while you had it open"):
        full.save(event(2, title="Mine"), based_on=1, by="ben")


def test_a_run_that_began_before_an_edit_is_refused(full):
    began = full.load()
    full.save(event(2, title="Theirs"), based_on=1, by="anna")
    with pytest.raises(StoreConflict, match="Run it again"):
        full.replace(some(5), based_on=began.revision, by="parser")
    assert len(full.load().timeline.events) == 3


def test_a_run_counts_versions_up_and_leaves_the_editors_name(full):
    edited = full.save(event(2, title="Edited"), based_on=1, by="anna")
    known = full.load()
    more = edited.model_copy(update={"mentions": edited.mentions * 2})
    after = full.replace(
        known.timeline.model_copy(update={"events": (event(1), more, event(4))}), based_on=known.revision, by="parser"
    )
    assert [(one.id, one.version, one.touched_by) for one in after.timeline.events] == [
        ("e1", 1, "parser"),
        ("e2", 3, "anna"),
        ("e4", 1, "parser"),
    ]


BAD = [
    (event(5).model_copy(update={"title": ""}), "title"),
    (event(5).model_copy(update={"when": "soon"}), "“soon” is not a date"),
    (event(5, actors=({"actor": "atlantis"},)), "names the actor “atlantis”"),
]


@pytest.mark.parametrize(("bad", "told"), BAD)
def test_nothing_invalid_is_ever_written(full, bad, told):
    before = full.load()
    with pytest.raises(NotSaved, match=told):
        full.save(bad, based_on=None, by="anna")
    assert full.load() == before


def test_without_a_clock_a_store_is_for_reading(full, address):
    reader = timeline.store.open(address)
    assert len(reader.load().timeline.events) == 3
    with pytest.raises(NotSaved, match="opened for reading only"):
        reader.save(event(4), based_on=None, by="anna")


def test_records_that_a_run_left_out_are_gone(full):
    known = full.load()
    after = full.replace(
        known.timeline.model_copy(update={"events": (event(2),)}), based_on=known.revision, by="parser"
    )
    assert [one.id for one in full.load().timeline.events] == ["e2"]
    assert full.load() == after


def test_threads_of_one_process_exclude_each_other_too(full):
    def work(name):
        for number in range(5):
            full.save(event(id=f"{name}-{number}", title=name), based_on=None, by=name)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(full.load().timeline.events) == 23


def test_the_stamp_changes_with_the_store(store):
    stamps = [store.stamp()]
    store.replace(some(1), based_on="empty", by="parser")
    stamps.append(store.stamp())
    store.save(event(2), based_on=None, by="anna")
    stamps.append(store.stamp())
    assert len(set(stamps)) == 3


# History


def test_history_tells_who_when_before_and_after(full):
    full.save(event(2, title="Put off"), based_on=1, by="anna")
    made, changed = full.history("e2")
    assert (made.by, made.before, made.at) == ("parser", None, "2024-05-07T12:00:00+00:00")
    assert (changed.by, changed.before["title"], changed.after["title"]) == ("anna", "Bridge 2 opens", "Put off")
    assert Event.model_validate(changed.after) == full.load().timeline.events[1]


def test_history_of_an_unknown_event_is_empty(full, store):
    assert full.history("e99") == ()


def test_actors_are_journaled_with_the_events(full):
    known = full.load()
    more = known.timeline.model_copy(update={"actors": (ACTOR, Actor(id="eastmark", name="Eastmark"))})
    full.replace(more, based_on=known.revision, by="parser")
    assert [(one["noun"], one["id"]) for one in full.dump().steps[-1]["changes"]] == [("actor", "eastmark")]


# Rejected records, and moving from home to home


def spoilt(full):
    """The dump of a store with records that no program of ours would write."""
    dump = full.dump()
    whole = json.loads(json.dumps(dump.document))
    whole["events"][1].update(when="31 June 2024", title="Bridge \ud83d \0 opens")
    whole["events"].append({"id": 7})
    whole["events"].append("hello")
    whole["note"] = "from the desk"
    return timeline.store.Dump(whole, dump.steps)


@pytest.fixture
def other(address, tmp_path, database):
    """An empty store in the other kind of home."""
    return opened(str(tmp_path / "other.json") if "://" in address else database())


def test_a_copy_holds_all_that_was_there_and_its_history(full, other):
    full.save(event(2, title="Put off"), based_on=1, by="anna")
    copied = other.take(full.dump())
    assert copied.timeline == full.load().timeline == other.load().timeline
    assert other.history("e2") == full.history("e2")
    assert other.save(event(2, title="Again"), based_on=2, by="ben").version == 3
    assert [one.by for one in other.history("e2")] == ["parser", "anna", "ben"]


def test_a_copy_goes_into_an_empty_store_only(full, other):
    other.replace(some(1), based_on="empty", by="parser")
    with pytest.raises(StoreConflict, match="nothing was copied"):
        other.take(full.dump())
    assert len(other.load().timeline.events) == 1


def test_rejected_records_travel_and_survive_a_save(full, other):
    dump = spoilt(full)
    there = other.take(dump)
    assert [one.noun for one in there.rejected] == ["event", "event", "event", "key"]
    other.save(event(1, title="Corrected"), based_on=1, by="anna")
    after = other.dump().document
    for record in (dump.document["events"][1], {"id": 7}, "hello"):
        assert record in after["events"]
    assert after["note"] == "from the desk"


def test_a_run_may_find_a_rejected_event_again_and_both_are_kept(full, other):
    dump = spoilt(full)
    known = other.take(dump)
    more = known.timeline.model_copy(update={"events": (*known.timeline.events, event(2, title="Found again"))})
    after = other.replace(more, based_on=known.revision, by="parser")
    assert [one.title for one in after.timeline.events if one.id == "e2"] == ["Found again"]
    assert dump.document["events"][1] in [one.record for one in after.rejected]
    other.save(event(2, title="And corrected"), based_on=1, by="anna")
    assert [one.title for one in other.load().timeline.events if one.id == "e2"] == ["And corrected"]


# Crowds and kills


def test_many_processes_save_and_every_save_is_there(full, address):
    names = [f"p{number}" for number in range(CROWD)]
    command = [sys.executable, str(SAVER), address]
    running = [subprocess.Popen([*command, name, str(SAVES_EACH)], stdout=subprocess.PIPE, text=True) for name in names]
    told = [process.communicate()[0].split("\n") for process in running]
    assert [process.returncode for process in running] == [0] * CROWD
    wanted = {f"{name}-{number}" for name in names for number in range(1, SAVES_EACH + 1)}
    assert wanted <= {one.id for one in full.load().timeline.events}
    took = sorted(float(line.split()[2]) for lines in told for line in lines if line)
    print(f"{len(took)} saves by {CROWD}: p50 {took[len(took) // 2]:.3f} s, p95 {took[int(len(took) * 0.95)]:.3f} s")


def test_of_two_edits_of_one_event_the_second_is_always_a_conflict(full, address):
    two = opened(address)
    for version in range(1, DOUBLE_EDITS + 1):
        full.save(event(1, title=f"One {version}"), based_on=version, by="anna")
        with pytest.raises(StoreConflict):
            two.save(event(1, title=f"Two {version}"), based_on=version, by="ben")
        assert two.load().timeline.events[0].title == f"One {version}"


def test_two_that_make_the_first_write_at_once_both_end_well(address):
    told = []

    def work(name):
        try:
            opened(address).replace(some(2), based_on="empty", by=name)
            told.append("saved")
        except StoreConflict:
            told.append("conflict")

    threads = [threading.Thread(target=work, args=(name,)) for name in "abcd"]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(told) == ["conflict"] * 3 + ["saved"]


def test_readers_see_whole_states_only(full, address):
    done = threading.Event()

    def write():
        for version in range(1, WRITES + 1):
            known = full.load()
            pair = tuple(one.model_copy(update={"summary": f"Text {version}"}) for one in known.timeline.events)
            full.replace(known.timeline.model_copy(update={"events": pair}), based_on=known.revision, by="anna")
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    reads = 0
    while reads < READS or not done.is_set():
        loaded = opened(address).load()
        assert len({one.summary for one in loaded.timeline.events}) == 1
        reads += 1
    writer.join()


def test_kills_during_saves_lose_nothing_that_was_acknowledged(full, address):
    acknowledged = {}
    for number in range(KILLS):
        command = [sys.executable, str(SAVER), address, f"k{number}", "0"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            lines = [process.stdout.readline()]
            time.sleep(0.01 * (number % 7))
            process.send_signal(signal.SIGKILL)
            lines += process.stdout.readlines()
        acknowledged |= {line.split()[0]: int(line.split()[1]) for line in lines if line.endswith("\n")}
        loaded = full.load()
        assert loaded.rejected == ()
        found = {one.id: one.version for one in loaded.timeline.events}
        assert {one for one, version in acknowledged.items() if found.get(one, 0) < version} == set()


# The server goes away


def saved_until_refused(store, version):
    """The last version that was acknowledged, and what was said then."""
    try:
        while True:
            version = store.save(event(1, title=f"Save {version}"), based_on=version, by="anna").version
    except NotSaved as error:
        return version, str(error)


def test_a_killed_server_loses_nothing_that_was_acknowledged_and_is_used_again(postgres, database):
    store = opened(database())
    store.replace(some(2), based_on="empty", by="parser")
    version = 1
    for _ in range(RESTARTS):
        halt = threading.Timer(0.05, postgres.kill)
        halt.start()
        version, told = saved_until_refused(store, version)
        assert "Load again" in told or "Nothing was saved" in told
        halt.join()
        with pytest.raises(StoreUnreadable, match="cannot be read"):
            store.load()
        assert store.stamp() == "unreachable"
        postgres.start()
        stands = store.load().timeline.events[0].version
        assert stands in (version, version + 1)  # the last one may have come about without an answer
        version = stands


def test_a_server_that_is_not_there_is_said_without_the_password():
    store = timeline.store.open("postgresql://anna:secret@127.0.0.1:1/timeline", clock=lambda: NOON)
    with pytest.raises(StoreUnreadable, match=r"127\.0\.0\.1") as told:
        store.load()
    assert "secret" not in str(told.value)
    with pytest.raises(NotSaved, match=r"127\.0\.0\.1"):
        store.save(event(1), based_on=None, by="anna")


def test_a_database_of_another_schema_version_is_left_alone(database):
    address = database()
    store = opened(address)
    store.replace(some(2), based_on="empty", by="parser")
    engine = sqlalchemy.create_engine(address)
    with engine.begin() as connection:
        connection.execute(sqlalchemy.text("UPDATE timeline_home SET schema_version = 2"))
    engine.dispose()
    with pytest.raises(StoreUnreadable, match="schema version 2"):
        store.load()
    with pytest.raises(StoreUnreadable, match="schema version 2"):
        store.save(event(3), based_on=None, by="anna")


def test_every_method_of_the_protocol_is_there(store):
    promised: timeline.store.EventStore = store
    assert {name for name in dir(timeline.store.EventStore) if not name.startswith("_")} <= set(dir(promised))
    assert isinstance(store.load(), timeline.store.Loaded)
