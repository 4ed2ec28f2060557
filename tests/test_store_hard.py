"""The store under kills, failing disks and crowds. Small counts here; `make soak` runs the full ones."""

import errno
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from nouns import event
from nouns import timeline as some

import timeline.store
from timeline.core.errors import NotSaved, StoreConflict

SOAK = bool(os.environ.get("TIMELINE_SOAK"))
KILLS = 500 if SOAK else 6
CROWD, SAVES_EACH = (8, 200) if SOAK else (3, 8)
DOUBLE_EDITS = 200 if SOAK else 20
READS, REPLACES = (10_000, 1_000) if SOAK else (200, 40)
SAVER = Path(__file__).with_name("saver.py")


def opened(path):
    return timeline.store.open(str(path), clock=lambda: datetime(2024, 5, 7, tzinfo=UTC))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "events.json"
    opened(path).replace(some(50), based_on="empty", by="parser")
    return path


@contextmanager
def saver(path, name, count=0):
    with subprocess.Popen(
        [sys.executable, str(SAVER), str(path), name, str(count)], stdout=subprocess.PIPE, text=True
    ) as process:
        yield process


def versions(path):
    return {one.id: one.version for one in opened(path).load().timeline.events}


def test_kills_during_saves_lose_nothing_that_was_acknowledged(path):
    acknowledged = {}
    for number in range(KILLS):
        pause = random.Random(number).uniform(0, 0.08)
        with saver(path, f"k{number}") as process:
            lines = [process.stdout.readline()]
            time.sleep(pause)
            process.send_signal(signal.SIGKILL)
            lines += process.stdout.readlines()
        acknowledged |= {line.split()[0]: int(line.split()[1]) for line in lines if line.endswith("\n")}
        loaded = opened(path).load()  # raises if the file cannot be read
        assert loaded.rejected == ()
        found = {one.id: one.version for one in loaded.timeline.events}
        assert {one for one, version in acknowledged.items() if found.get(one, 0) < version} == set()
    some_id = next(iter(acknowledged))
    told = opened(path).history(some_id)
    assert told[-1].after["version"] == versions(path)[some_id]


FAILING = ["open", "write", "fsync", "fchmod", "fstat", "pread", "replace", "unlink", "mkdir"]


@contextmanager
def failing(monkeypatch, kth, code):
    """The k-th call of any of these fails; a write puts down half of its bytes first."""
    calls = []

    def wrap(name, real):
        def call(*args, **kwargs):
            calls.append(name)
            if len(calls) != kth:
                return real(*args, **kwargs)
            if name == "write":
                real(args[0], args[1][: len(args[1]) // 2])
            raise OSError(code, os.strerror(code))

        return call

    with monkeypatch.context() as patch:
        for name in FAILING:
            patch.setattr(os, name, wrap(name, getattr(os, name)))
        yield calls


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_any_failing_call_leaves_the_old_state_or_the_new_and_says_so(path, monkeypatch, code):
    monkeypatch.setattr("timeline.store.json_file.PATIENCE", 0.2)
    store = opened(path)
    store.save(event(1, title="First"), based_on=1, by="anna")
    kth = 0
    calls = []
    while kth <= len(calls):  # until a save makes fewer than k calls: then each of them has failed once
        kth += 1
        old = store.load()
        version = old.timeline.events[0].version
        mine = event(1, title=f"Save {kth}")
        told = None
        with failing(monkeypatch, kth, code) as calls:
            try:
                store.save(mine, based_on=version, by="ben")
            except NotSaved as error:
                told = str(error)
        new = store.load()
        if told is None:
            assert new.timeline.events[0].title == mine.title
        else:
            assert "saved" in told
            assert new == old or new.timeline.events[0].title == mine.title
            heard = store.history("e1")[-1].after["title"]
            assert heard == new.timeline.events[0].title
    assert kth > 12
    assert store.save(event(1, title="Last"), based_on=new.timeline.events[0].version, by="ben").title == "Last"


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_them_all(path, monkeypatch):
    real = os.write
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:997]))
        opened(path).save(event(1, title="Put down in pieces"), based_on=1, by="anna")
    assert opened(path).load().timeline.events[0].title == "Put down in pieces"


def test_many_processes_save_and_every_save_is_there(path):
    names = [f"p{number}" for number in range(CROWD)]
    command = [sys.executable, str(SAVER), str(path)]
    running = [subprocess.Popen([*command, name, str(SAVES_EACH)], stdout=subprocess.PIPE, text=True) for name in names]
    told = [process.communicate()[0].split("\n") for process in running]
    assert [process.returncode for process in running] == [0] * CROWD
    wanted = {f"{name}-{number}" for name in names for number in range(1, SAVES_EACH + 1)}
    assert wanted <= versions(path).keys()
    took = sorted(float(line.split()[2]) for lines in told for line in lines if line)
    print(f"{len(took)} saves by {CROWD}: p50 {took[len(took) // 2]:.3f} s, p95 {took[int(len(took) * 0.95)]:.3f} s")


def test_of_two_edits_of_one_event_the_second_is_always_a_conflict(path):
    one, two = opened(path), opened(path)
    conflicts = 0
    for version in range(1, DOUBLE_EDITS + 1):
        one.save(event(1, title=f"One {version}"), based_on=version, by="anna")
        with pytest.raises(StoreConflict):
            two.save(event(1, title=f"Two {version}"), based_on=version, by="ben")
        conflicts += 1
        assert two.load().timeline.events[0].title == f"One {version}"
    assert conflicts == DOUBLE_EDITS


def test_readers_never_see_half_a_file(path):
    done = threading.Event()

    def write():
        store = opened(path)
        for version in range(1, REPLACES + 1):
            store.save(event(1, title=f"Title {version}", summary="x" * (version % 50)), based_on=version, by="anna")
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    reads = 0
    while reads < READS or not done.is_set():
        loaded = opened(path).load()
        assert (len(loaded.timeline.events), loaded.rejected) == (50, ())
        reads += 1
    writer.join()
    assert len(opened(path).history("e1")) == REPLACES + 1


def test_the_journal_alone_brings_every_event_back(path):
    store = opened(path)
    store.save(event(1, title="Corrected"), based_on=1, by="anna")
    steps = [json.loads(line) for line in path.with_name("events.journal.jsonl").read_text().splitlines()]
    state = {}
    for step in steps:
        state |= {(one["noun"], one["id"]): one["after"] for one in step["changes"]}
    whole = json.loads(path.read_text())
    assert [state["event", one["id"]] for one in whole["events"]] == whole["events"]
