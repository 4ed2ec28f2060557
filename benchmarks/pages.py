"""What a filter change costs the server, as a multiple of a bare Streamlit page that does the same with nothing on it.

    python -m benchmarks.pages                          500 events, one reader
    python -m benchmarks.pages --events 100000
    python -m benchmarks.pages --readers 50             how long many readers at once wait

The app runs on a made store (`benchmarks/synthetic.py`) as `make run` runs it, and so does the bare page: a row of
buttons and one line of text in a fragment. A simulated reader chooses one actor, source and kind after the other,
then types words. The first round asks for what nobody has asked for yet, so figures are drawn; the second repeats it,
as the next reader does. Seconds of a processor are those of the server alone, read from /proc (Linux).
"""

import argparse
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks import synthetic
from benchmarks.readers import Reader
from timeline.store import document

ROOT = Path(__file__).parent.parent
WORDS = ("Norland", "grain coridor", "prisoner list", "President Vesmark rejects")
BARE = """import streamlit as st
@st.fragment
def choose():
    chosen = st.pills("Actor", [f"Choice {n}" for n in range(12)], selection_mode="multi", key="actor")
    st.markdown(f"{len(chosen)} chosen.")
choose()
"""


class Cost(NamedTuple):
    """Of one change: seconds of a processor, bytes sent, and how long the reader waited, in seconds."""

    seconds: float
    size: float
    waited: list[float]


def measure(server: int, changes: Callable[[Reader], Iterator[None]], reader: Reader) -> Cost:
    """What each change costs on average."""
    before, sizes, waited = _processor(server), [], []
    started = time.perf_counter()
    for _ in changes(reader):
        sizes.append(reader.size)
        waited.append(time.perf_counter() - started)
        started = time.perf_counter()
    assert not reader.trouble, f"The page showed {reader.trouble[0]}"
    return Cost((_processor(server) - before) / len(sizes), statistics.mean(sizes), waited)


def choices(reader: Reader) -> Iterator[None]:
    """One choice after the other in each list, and then words; what was chosen before is taken back with the next."""
    for key, most in (("actor", 12), ("source", 6), ("kind", 6)):
        for one in range(most if key in reader.widgets else 0):
            reader.choose(key, [pick(reader, key, one)])
            yield
        if key in reader.widgets:
            reader.choose(key, [])
            yield
    for words in WORDS if "words" in reader.widgets else ():
        reader.choose("words", words)
        yield


def bare(reader: Reader) -> Iterator[None]:
    """The same on the bare page."""
    for one in range(28):
        reader.choose("actor", [pick(reader, "actor", one)])
        yield


def pick(reader: Reader, key: str, one: int) -> str:
    """The choice at a place; the labels are new after each change, since they carry counts."""
    options = reader.widgets[key].options
    return options[one % len(options)]


@contextmanager
def serving(script: Path, store: Path) -> Iterator[tuple[int, int]]:
    """A Streamlit app for as long as the block runs: its port and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    environment = {"MALLOC_ARENA_MAX": "2", **os.environ, "TIMELINE_STORE": str(store)}  # as in the Makefile
    app = subprocess.Popen(
        [*command, "--server.address", "127.0.0.1"], cwd=ROOT, env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait(port, app)
        yield port, app.pid
    finally:
        app.terminate()
        app.wait(20)


def _wait(port: int, app: "subprocess.Popen[bytes]") -> None:
    for _ in range(240):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            if app.poll() is not None:
                break
            time.sleep(0.25)
    sys.exit("The app did not start.")


def _processor(process: int) -> float:
    """Seconds that a process has spent on a processor."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def crowd(port: int, readers: int, seconds: float, think: float) -> list[float]:
    """How long each of many readers waited for each change, counted from when it was due; they act every `think` s."""
    waited: list[float] = []
    failed: list[BaseException] = []
    ends = time.perf_counter() + seconds

    def one(number: int) -> None:
        dice = random.Random(number)
        try:
            reader = Reader.at(port)
            due = time.perf_counter() + dice.random() * think
            while due < ends:
                time.sleep(max(0.0, due - time.perf_counter()))
                key = dice.choice(("actor", "source", "kind"))
                reader.choose(key, [pick(reader, key, dice.randrange(12))])
                waited.append(time.perf_counter() - due)
                due = max(due + think, time.perf_counter())
            assert not reader.trouble, reader.trouble[0]
        except BaseException as error:  # a thread's own error would be lost
            failed.append(error)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{readers} readers, a change every {think:g} s each: {len(failed)} failed")
    return sorted(waited)


def _tell(name: str, cost: Cost, base: Cost) -> None:
    middle = statistics.median(cost.waited) * 1000
    times = cost.seconds / base.seconds
    print(f"{name:34}{cost.seconds * 1000:8.1f} ms{times:8.1f} x{cost.size / 1000:8.1f} kB{middle:8.0f} ms waited")


def main() -> None:
    """The command line."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    asked.add_argument("--events", type=int, default=500)
    asked.add_argument("--readers", type=int, default=0)
    asked.add_argument("--seconds", type=float, default=30)
    asked.add_argument("--think", type=float, default=2)
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        script, store = Path(folder) / "bare.py", Path(folder) / "store.json"
        script.write_text(BARE, "utf-8")
        store.write_bytes(document.write(synthetic.timeline(chosen.events), ()))
        with serving(script, store) as (port, server):
            reader = Reader.at(port)
            measure(server, bare, reader)
            base = measure(server, bare, reader)
        print(f"{chosen.events} events; of one change: processor of the server, times a bare page, sent, waited")
        _tell("bare page", base, base)
        with serving(ROOT / "app.py", store) as (port, server):
            _ours(port, server, base)
            if chosen.readers:
                _crowded(port, server, chosen)


def _crowded(port: int, server: int, chosen: argparse.Namespace) -> None:
    """Many readers, and how much of one processor they took: that says what an idle machine would do."""
    before, started = _processor(server), time.perf_counter()
    waited = crowd(port, chosen.readers, chosen.seconds, chosen.think)
    used, took = _processor(server) - before, time.perf_counter() - started
    middle, late = (waited[int(len(waited) * part)] for part in (0.5, 0.95))
    print(f"{len(waited)} changes: half within {middle:.2f} s, 95 of 100 within {late:.2f} s")
    each, wanted = used / len(waited), chosen.readers / chosen.think
    print(
        f"{each * 1000:.1f} ms of the processor each: {each * wanted:.2f} of one for all, {used / took:.2f} were given"
    )


def _ours(port: int, server: int, base: Cost) -> None:
    started, before = time.perf_counter(), _processor(server)
    reader = Reader.at(port)
    took, used = time.perf_counter() - started, _processor(server) - before
    print(f"first page after the start: {took:.1f} s, of these {used:.1f} s on the processor")
    _tell("a choice nobody made before", measure(server, choices, reader), base)
    _tell("a choice made before", measure(server, choices, Reader.at(port)), base)

    def again(same: Reader) -> Iterator[None]:
        for _ in range(20):
            same.run()
            yield

    _tell("the whole page again", measure(server, again, Reader.at(port)), base)


if __name__ == "__main__":
    main()
