"""How right the events are: the scorer of the annotated stories over what the parser finds in each.

    python -m benchmarks.events                         the figures of each story, then the goals beside what is reached
    python -m benchmarks.events --list                  also what was missed, wrongly dated or too much
    python -m benchmarks.events --corpus FOLDER STORY…  another corpus folder; only these stories
    python -m benchmarks.events --stories [STORY…]      our own stories, in tests/stories: one row for each, one for all

The corpus folder (default: `$TIMELINE_CORPUS`, else `shared/corpus` beside the project) holds score.py, dev/, seeds/.
Our own stories are scored by benchmarks.scoring, which gives the same figures. How fast it is: benchmarks.reading.
"""

import argparse
import importlib.util
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks import goals, scoring
from benchmarks.corpus_adapter import predict

OURS = Path(__file__).parents[1] / "tests" / "stories"
FOLDER = Path(os.environ.get("TIMELINE_CORPUS") or Path(__file__).parents[2] / "shared" / "corpus")
Report = dict[str, Any]


def scorer(folder: Path) -> ModuleType:
    """The module score.py of a corpus folder, imported by its path: the date corpora have one of the same name."""
    spec = importlib.util.spec_from_file_location("events_score", folder / "score.py")
    if spec is None or spec.loader is None or not (folder / "score.py").is_file():
        raise SystemExit(f"There is no score.py in {folder}: name the corpus folder with --corpus.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def stories(folder: Path) -> list[Path]:
    """The folders of all annotated stories, dev first, then seeds."""
    return [*sorted(gold.parent for gold in folder.glob("dev/*/gold.json")), *folder.glob("seeds")]


def reports(score: ModuleType, folders: Iterable[Path]) -> Iterator[Report]:
    """The scorer's report for each story folder, in the order given."""
    for folder in folders:
        yield score.Scorer(*score.load(folder)).score(predict(folder))


def together(score: ModuleType, some: Iterable[Report]) -> Report:
    """The reports of several stories added up, as the scorer does it."""
    return score.total(list(some)) | {"cluster": "ALL OF DEV"}


def with_stale_stamps(score: ModuleType, folders: Iterable[Path], known: Iterable[Report]) -> list[Report]:
    """The reports of the stories as their pages were found; one without a stale stamp keeps the report known of it."""
    found = []
    for folder, report in zip(folders, known, strict=True):
        if not any(goals.stamps(folder)):
            found.append(report)
            continue
        with goals.as_found(folder) as copy:
            found.append(score.Scorer(*score.load(folder)).score(predict(copy)))
    return found


def ours() -> list[Path]:
    """The folders of our own stories, by name."""
    return sorted(gold.parent for gold in OURS.glob("*/gold.json"))


def table(reports: Iterable[scoring.Report]) -> str:
    """A row for each report: the figures in per cent, the counts of what should be 0, under a line of headings."""
    columns = {
        "recall": "recall",
        "core": "recall_core",
        "strict": "precision_strict",
        "F1": "f1",
        "dates": "date_accuracy",
        "ends": "interval_ends",
        "merging": "merge_quality",
        "actors": "actor_f1",
        "verbatim": "quote_fidelity",
    }
    lines = [f"{'':24}" + "".join(f"{name:>10}" for name in [*columns, "lures", "furniture"])]
    for one in reports:
        figures = ["–" if one.figures[name] is None else f"{one.figures[name]:.1f}" for name in columns.values()]
        lured = f"{one.counts['distractors_hit']}/{one.counts['distractors']}"
        cells = [*figures, lured, str(one.counts["furniture"])]
        lines.append(f"{one.story:24}" + "".join(f"{cell:>10}" for cell in cells))
    return "\n".join(lines)


def _shown_ours(folders: Iterable[Path], *, lists: bool) -> None:
    scored = [scoring.score(scoring.Story.read(folder), predict(folder)) for folder in folders]
    print(table([*scored, scoring.together(scored)] if len(scored) > 1 else scored))
    for one in scored if lists else []:
        print(f"\n{one.story}")
        print("\n".join(f"  {name}: {line}" for name, lines in one.lists.items() for line in lines))


def _shown(score: ModuleType, folders: Iterable[Path], *, lists: bool) -> None:
    done: dict[Path, Report] = {}
    for folder in folders:
        (report,) = reports(score, [folder])
        done[folder] = report
        score.show(report, lists)
    dev = [one for one in done if one.parent.name == "dev"]
    seeds = [report for one, report in done.items() if one.name == "seeds"]
    if len(dev) > 1:
        score.show(together(score, (done[one] for one in dev)))
    if len(dev) > 1 and seeds:
        stale = together(score, with_stale_stamps(score, dev, [done[one] for one in dev]))
        reached = together(score, (done[one] for one in dev)) | {"dates_as_found": stale["date_accuracy"]}
        print("\n" + goals.table(reached, seeds[0]))


def main() -> None:
    """Runs what the command line asks for."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    asked.add_argument("names", nargs="*", metavar="STORY", help="folder names, such as seeds; default all")
    asked.add_argument("--corpus", type=Path, default=FOLDER)
    asked.add_argument("--stories", action="store_true", help="our own stories, in tests/stories")
    asked.add_argument("--list", action="store_true")
    chosen = asked.parse_args()
    every = ours() if chosen.stories else stories(chosen.corpus)
    if unknown := set(chosen.names) - {one.name for one in every}:
        sys.exit(f"There is no story {', '.join(sorted(unknown))}: {', '.join(one.name for one in every)}.")
    wanted = [one for one in every if not chosen.names or one.name in chosen.names]
    if chosen.stories:
        _shown_ours(wanted, lists=chosen.list)
    else:
        _shown(scorer(chosen.corpus), wanted, lists=chosen.list)


if __name__ == "__main__":
    main()
