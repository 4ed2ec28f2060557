"""What a choice of a reader costs at 500, 10,000 and 100,000 events, and how much is sent for its chart.

    python -m benchmarks.charts

Each choice is made for the first time, as if nobody had made it before: events are chosen, laid out and drawn for all
screens. Seconds are of the processor, and beside them as a multiple of what one walk over all events in Python takes
that asks each for its date. What is worked out once for a version of the store is told apart.
"""

import time
from collections.abc import Callable

import plotly.io  # type: ignore[import-untyped]

from benchmarks import synthetic
from timeline.core import edtf
from timeline.view import filters
from timeline.view.collection import Collection, collect
from timeline.view.filters import Filter
from timeline.view.sheet import Sheet, sheet

SIZES = (500, 10_000, 100_000)
CHOICES = {
    "all events": Filter(),
    "an outlet": Filter(sources=("Lviv Herald",)),
    "an actor and who acts for it": Filter(actors=("norland",), acting=True),
    "a kind": Filter(kinds=("vote",)),
    "a month": Filter(first="2025-11-01", last="2025-11-30"),
    "a week": Filter(first="2025-11-16", last="2025-11-22"),
    "a day": Filter(first="2025-11-18", last="2025-11-18"),
}


def seconds(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    start = time.process_time()
    work()
    return time.process_time() - start


def answer(known: Collection, chosen: Filter) -> Sheet:
    """All that the page draws for a choice."""
    return sheet(known, filters.select(known, chosen), chosen, "actor")


def walk(known: Collection) -> int:
    """The baseline: every event is asked for its date."""
    return sum(edtf.bounds(event.when).start is not None for event in known.events)


def sent(found: Sheet) -> int:
    """Bytes of all drawings but the strip, as they are sent."""
    return sum(len(plotly.io.to_json(drawn, validate=False)) for _, drawn in found.figures)


def main() -> None:
    """Print the table."""
    print(f"{'events':>8}  {'choice':<30}{'CPU ms':>8}{'walks':>8}{'chart kB':>10}{'strip kB':>10}")
    for size in SIZES:
        known = collect(synthetic.timeline(size), str(size))
        once = seconds(lambda known=known: [answer(known, chosen) for chosen in CHOICES.values()])  # type: ignore[misc]
        base = seconds(lambda known=known: walk(known))  # type: ignore[misc]
        for name, chosen in CHOICES.items():
            cost = min(seconds(lambda known=known, chosen=chosen: answer(known, chosen)) for _ in range(3))  # type: ignore[misc]
            found = answer(known, chosen)
            strip = len(plotly.io.to_json(found.strip, validate=False)) if found.strip else 0
            row = f"{size:>8,}  {name:<30}{cost * 1e3:>8.1f}{cost / base:>8.2f}"
            print(f"{row}{sent(found) / 1e3:>10.1f}{strip / 1e3:>10.1f}")
        print(f"{size:>8,}  {'(once for a version)':<30}{once * 1e3:>8.0f}{once / base:>8.2f}")


if __name__ == "__main__":
    main()
