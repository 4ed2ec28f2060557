"""What the events are to reach, beside what a naive script reaches and what is reached: one row for each figure.

The naive script makes an event of each sentence and date, and an actor of each run of capitals; where it has two
figures the second is that of seeds, save that recall and dates have a second figure of their own.
"""

import json
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

Report = Mapping[str, Any]
Cell = Callable[[Report], str]


@dataclass(frozen=True)
class Row:
    """A figure: what the naive script reaches, what is wanted of dev and of seeds, and how it is read off a report."""

    name: str
    naive: str
    dev: str
    seeds: str
    cell: Cell


def _figures(*names: str) -> Cell:
    return lambda report: " / ".join("–" if report.get(name) is None else f"{report[name]:.1f}" for name in names)


def _counts(reached: str, of: str) -> Cell:
    return lambda report: f"{report[reached]} of {report[of]}"


def _merging(report: Report) -> str:
    return f"{report['merge_quality']:.1f} ({report['merged_as_one']} of {report['multi_source_gold']})"


def _lures(report: Report) -> str:
    return f"{report['distractors_hit']} of {report['distractors']}; {report['furniture']}"


ROWS: Final = (
    Row("recall / core recall", "76 / 85", "88 / 95", "90 / 100", _figures("recall", "recall_core")),
    Row("one-to-one F1", "71.9 / 44.0", "85", "85", _figures("f1")),
    Row("dates, published / as found", "88.8 / 86.6", "97 / 94", "97", _figures("date_accuracy", "dates_as_found")),
    Row("interval ends", "0 of 4", "all", "all", _counts("interval_end_right", "intervals")),
    Row("merge quality", "10 / 0", "85", "3 of 3", _merging),
    Row("actor F1", "28 / 48", "88", "90", _figures("actor_f1")),
    Row("distractors hit; furniture", "14 of 72; 10", "3; 0", "0; 0", _lures),
    Row("quotes verbatim", "", "100", "100", _figures("quote_fidelity")),
)


def table(dev: Report, seeds: Report) -> str:
    """The rows under a line of headings; `dates_as_found` may be missing from a report."""
    head = ("", "naive", "dev", "wanted", "seeds", "wanted")
    lines = [head, *((row.name, row.naive, row.cell(dev), row.dev, row.cell(seeds), row.seeds) for row in ROWS)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(head))]
    return "\n".join("  ".join(f"{cell:<{widths[place]}}" for place, cell in enumerate(line)) for line in lines)


def stamps(folder: Path) -> Iterator[Path]:
    """The metadata files of a story that hold another date: that which stood on the page."""
    return (
        one for one in sorted(folder.glob("*.meta.json")) if "published_as_found" in json.loads(one.read_text("utf-8"))
    )


@contextmanager
def as_found(folder: Path) -> Iterator[Path]:
    """A copy of a story's articles, published when their pages say so, which may be a stale stamp; gone afterwards."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(shutil.copytree(folder, Path(place) / folder.name))
        for one in stamps(copy):
            read = json.loads(one.read_text("utf-8"))
            one.write_text(json.dumps(read | {"published": read["published_as_found"]}), "utf-8")
        yield copy
