"""Whether memory grows while readers come, filter and leave, and an editor saves now and then.

    python -m benchmarks.soak --minutes 20
    python -m benchmarks.soak --minutes 5 --events 10000

Four readers at a time open the page, make some choices that others may have made or not, and leave; when one leaves the
next comes. Each minute (`--every`) an event of the store is saved, so that what was worked out for the state before is
of no use any more. What the server holds (resident memory, Linux) is printed against the readers who came. Streamlit
keeps the session of who left for two minutes, and caches fill in the beginning: what counts is the second half.
"""

import argparse
import random
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from benchmarks import synthetic
from benchmarks.pages import ROOT, WORDS, pick, serving
from benchmarks.readers import Reader
from timeline import store
from timeline.store import document

_AT_A_TIME = 4
_STAY = range(3, 15)  # choices of one reader
_THINK = 0.4  # seconds between them, on average


@dataclass
class Visits:
    """How many readers came and what they did, counted by all threads together."""

    readers: Iterator[int] = field(default_factory=count)
    choices: Iterator[int] = field(default_factory=count)
    trouble: list[str] = field(default_factory=list)


def visit(port: int, number: int, visits: Visits) -> None:
    """One reader: comes, chooses, leaves."""
    dice = random.Random(number)
    reader = Reader.at(port, dice.choice(("", "", "lanes=source", "from=2025-11-01")))
    for _ in range(dice.choice(_STAY)):
        key = dice.choice(("actor", "source", "kind", "words"))
        reader.choose(key, dice.choice(WORDS) if key == "words" else some(reader, key, dice))
        next(visits.choices)
        time.sleep(dice.expovariate(1 / _THINK))
    visits.trouble += reader.trouble
    reader.socket.close()


def some(reader: Reader, key: str, dice: random.Random) -> list[str]:
    """A choice of a list; none where nothing is left to choose from."""
    return [pick(reader, key, dice.randrange(30))] if reader.widgets[key].options else []


def save(path: Path) -> None:
    """What an editor does: one event gets another title."""
    home = store.open(str(path), clock=lambda: datetime.now(UTC))
    event = random.choice(home.load().timeline.events)
    named = event.model_copy(update={"title": f"{event.title.partition(' (')[0]} ({random.randrange(10**6)})"})
    home.save(named, based_on=event.version, by="ed")


def resident(process: int) -> float:
    """Resident memory of a process in MB."""
    words = Path(f"/proc/{process}/status").read_text().split()
    return int(words[words.index("VmRSS:") + 1]) / 1000


def soak(port: int, server: int, path: Path, minutes: float, every: float) -> list[tuple[int, float]]:
    """Readers and megabytes, after each save."""
    visits, ends, found = Visits(), time.monotonic() + minutes * 60, []

    def come() -> None:
        while time.monotonic() < ends:
            visit(port, next(visits.readers), visits)

    threads = [threading.Thread(target=come, daemon=True) for _ in range(_AT_A_TIME)]
    for thread in threads:
        thread.start()
    while time.monotonic() < ends:
        time.sleep(every)
        save(path)
        found.append((_value(visits.readers), resident(server)))
        choices, trouble = _value(visits.choices), len(visits.trouble)
        print(f"{found[-1][0]:>8,}{choices:>10,}{found[-1][1]:>8.0f} MB{trouble:>6} troubles", flush=True)
    return found


def _value(counter: Iterator[int]) -> int:
    """Where a counter stands: it is asked without moving it."""
    return int(repr(counter).strip("count()"))


def main() -> None:
    """The command line."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    asked.add_argument("--minutes", type=float, default=20)
    asked.add_argument("--events", type=int, default=500)
    asked.add_argument("--every", type=float, default=60, help="seconds between two saves")
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.json"
        path.write_bytes(document.write(synthetic.timeline(chosen.events), ()))
        with serving(ROOT / "app.py", path) as (port, server):
            print(f"{'readers':>8}{'choices':>10}{'holds':>11}")
            found = soak(port, server, path, chosen.minutes, chosen.every)
    half = found[len(found) // 2 :]
    (first, before), (last, after) = half[0], half[-1]
    grown = (after - before) / max(last - first, 1) * 1e3
    print(f"second half: {last - first:,} readers came and went, {after - before:+.0f} MB, {grown:+.0f} kB each")


if __name__ == "__main__":
    main()
