"""Commands that read articles: `extract` and `explain`."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from timeline import store
from timeline.cli import shell
from timeline.cli.shell import Store, app
from timeline.core.errors import StoreConflict, TimelineError
from timeline.core.settings import Settings

if TYPE_CHECKING:
    from timeline.extract.pipeline import Outcome, Ready

ENDINGS = (".txt", ".html", ".htm")
_ATTEMPTS = 5  # to store what was read, each time somebody else has saved meanwhile
_Refused = tuple[str, str]  # what could not be read, and why

Paths = Annotated[
    list[Path],
    typer.Argument(metavar="PATH...", help="Articles (.txt, .html), or folders of them.", show_default=False),
]


@app.command()
def extract(paths: Paths, store_address: Store = Settings.store) -> None:
    """Read articles and add the events that they tell to a store. Running it twice changes nothing.

    Exit code 0: all read; 1: something could not be read, the rest was stored; 2: nothing could be done.
    """
    settings = replace(Settings.from_environment(os.environ), store=store_address)
    files, refused = _articles(paths)
    if not files:
        _stop(refused)
    try:
        home = store.open(settings.store, clock=shell.now)
        home.load()  # a store that cannot be read is said before minutes have gone
        ready = _ready(files, settings)
        outcome, known = _told(ready, home)
        refused += [(one.name, one.reason) for one in outcome.skipped]
        if not outcome.articles:
            _stop(refused)
    except TimelineError as error:
        shell.fail(str(error))
    _summarise(outcome, home.name)
    _tell_of_rejected(known, home.name)
    _list_refused(refused)
    raise typer.Exit(1 if refused else 0)


@app.command()
def explain(paths: Paths) -> None:
    """Print each date expression with its rule, what it counts from and its value, then each event and why."""
    from timeline.extract import pipeline  # loads the language model, which takes seconds the other commands save

    settings = Settings.from_environment(os.environ)
    files, refused = _articles(paths)
    if not files:
        _stop(refused)
    try:
        for line in pipeline.explain(files, settings):
            typer.echo(line)
    except TimelineError as error:
        shell.fail(str(error))
    _list_refused(refused)
    raise typer.Exit(1 if refused else 0)


def _articles(paths: Iterable[Path]) -> tuple[list[Path], list[_Refused]]:
    """The files that the paths name, each once, folders searched; and the paths that lead to none."""
    files: dict[Path, Path] = {}
    refused = []
    for path in paths:
        found = _inside(path) if path.is_dir() else [path]
        if not found:
            refused.append((str(path), f"The folder holds no article ({', '.join(ENDINGS)})."))
        elif not found[0].exists():
            refused.append((str(path), "There is no such file or folder."))
        else:
            files |= {one.resolve(): one for one in reversed(found) if one.resolve() not in files}
    return sorted(files.values()), refused


def _inside(folder: Path) -> list[Path]:
    found = (one for one in folder.rglob("*") if one.suffix.lower() in ENDINGS and one.is_file())
    return [one for one in found if not any(part.startswith(".") for part in one.relative_to(folder).parts)]


def _told(ready: "Ready", home: store.EventStore) -> tuple["Outcome", store.Loaded]:
    """What the articles tell, stored; brought together anew where somebody saved meanwhile. Raises StoreError."""
    from timeline.extract import pipeline  # see `explain`

    for attempt in count(1):
        known = home.load()
        outcome = pipeline.tell(ready, known.timeline)
        if not outcome.articles:
            break
        try:
            home.replace(outcome.timeline, based_on=known.revision, by="parser")
            break
        except StoreConflict:
            if attempt == _ATTEMPTS:
                raise
    return outcome, known


def _ready(files: Sequence[Path], settings: Settings) -> "Ready":
    from timeline.extract import pipeline  # see `explain`

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Starting", total=len(files))

        def progress(name: str) -> None:
            bar.update(task, description=name, advance=1)

        return pipeline.ready(files, settings, progress)


def _summarise(outcome: "Outcome", address: str) -> None:
    table = Table("Articles read", "Events new", "merged", "unchanged", "in the store")
    counts = (outcome.articles, outcome.new, outcome.merged, outcome.unchanged, len(outcome.timeline.events))
    table.add_row(*map(str, counts))
    console = Console()
    console.print(table)
    for note in outcome.notes:
        console.print(Text(f"Note: {note}"), soft_wrap=True)
    console.print(Text(f"The timeline is in {address}."), soft_wrap=True)
    if waiting := sum(event.review == "proposed" for event in outcome.timeline.events):
        one = waiting == 1
        said = (
            f"{waiting} proposal{' waits' if one else 's wait'} for review, and readers see {'it' if one else 'them'}"
        )
        console.print(Text(f"{said} once approved: start the app and open /review."), soft_wrap=True)


def _tell_of_rejected(known: store.Loaded, address: str) -> None:
    if known.rejected:
        shell.say(
            f"{shell.count(len(known.rejected), 'record')} of the store could not be read and stayed as it was: "
            f"python -m timeline validate {address}"
        )


def _list_refused(refused: Sequence[_Refused]) -> None:
    for name, reason in refused:
        shell.say(f"Skipped {name}: {reason}")


def _stop(refused: Sequence[_Refused]) -> NoReturn:
    _list_refused(refused)
    shell.fail("No article could be read; nothing was written.")
