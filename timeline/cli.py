"""The command line: read articles into a store, or events from a file; explain, check, copy a store.

Exit codes: 0 all went well; 1 it was done, but something could not be read or was rejected; 2 the call was wrong or
nothing could be done, and nothing was written.
"""

import getpass
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, cast
from urllib.parse import parse_qs

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from timeline import store
from timeline.core import edtf
from timeline.core.errors import TimelineError
from timeline.core.settings import Settings
from timeline.core.users import User
from timeline.publish import look as looks
from timeline.publish import site
from timeline.publish.formats import FORMATS, Choice
from timeline.publish.look import VIEWS, View
from timeline.publish.shelf import Shelf
from timeline.view import query as queries
from timeline.view.collection import Collection

if TYPE_CHECKING:
    from timeline.extract.pipeline import Outcome

ENDINGS = (".txt", ".html", ".htm")
_Refused = tuple[str, str]  # what could not be read, and why

app = typer.Typer(
    help="News articles in, a sourced timeline out.", no_args_is_help=True, add_completion=False, rich_markup_mode=None
)
Paths = Annotated[
    list[Path],
    typer.Argument(metavar="PATH...", help="Articles (.txt, .html), or folders of them.", show_default=False),
]
Store = Annotated[
    str,
    typer.Option("--store", help="A JSON file, or postgresql+psycopg://….", envvar="TIMELINE_STORE", metavar="STORE"),
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
        home = store.open(settings.store, clock=_now)
        known = home.load()
        outcome = _run(files, known, settings)
        refused += [(one.name, one.reason) for one in outcome.skipped]
        if not outcome.articles:
            _stop(refused)
        home.replace(outcome.timeline, based_on=known.revision, by="parser")
    except TimelineError as error:
        _fail(str(error))
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
        _fail(str(error))
    _list_refused(refused)
    raise typer.Exit(1 if refused else 0)


@app.command()
def validate(address: Annotated[str, typer.Argument(metavar="STORE", help="A store.", show_default=False)]) -> None:
    """List the records of a store that are rejected, with the reasons. Exit code 1 if there are any."""
    if "://" not in address and not Path(address).is_file():
        _fail(f"There is no file {address}.")
    try:
        home = store.open(address)
        loaded = home.load()
    except TimelineError as error:
        _fail(str(error))
    for one in loaded.rejected:
        typer.echo(f"{one.noun} {one.id}: {one.reason}")
    typer.echo(f"{home.name}: {_held(loaded)}.")
    raise typer.Exit(1 if loaded.rejected else 0)


@app.command()
def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help="A store.", show_default=False)],
    target: Annotated[
        str, typer.Argument(metavar="TO", help="A store that is empty or not there.", show_default=False)
    ],
    lean: Annotated[bool, typer.Option("--lean", help="Leave out history and sentences that no event tells.")] = False,
) -> None:
    """Copy a whole store, its rejected records and its history into an empty one: a file or a database."""
    if "://" not in source and not Path(source).is_file():
        _fail(f"There is no file {source}.")
    try:
        home, other = store.open(source), store.open(target, clock=_now)
        dump = home.dump().lean() if lean else home.dump()
        loaded = other.take(dump)
    except TimelineError as error:
        _fail(str(error))
    steps = _count(len(dump.steps), "step")
    typer.echo(f"{home.name} was copied to {other.name}: {_held(loaded)}, {steps} of history.")


@app.command()
def restore(
    address: Annotated[str, typer.Argument(metavar="STORE", help="A JSON file that is broken.", show_default=False)],
    to: Annotated[
        Path | None, typer.Option("--to", help="Write the last good state to this new file, and change nothing else.")
    ] = None,
) -> None:
    """Put back the last good state of a broken file, from its backups and journal. The broken one is kept beside it."""
    try:
        good, aside = store.restore(address, to)
    except TimelineError as error:
        _fail(str(error))
    where = f"backup {Path(good.backup).name}" if good.backup else "the journal alone"
    last = f", the last by {good.by} at {good.at}" if good.replayed else ""
    _say(f"Restored from {where} and {_count(good.replayed, 'change')} of the journal since{last}.")
    if aside:
        _say(f"The broken file is kept as {aside}.")
    if good.lost:
        _say(f"{_count(good.lost, 'later change')} could not be replayed: the journal still tells of them.")
    typer.echo(f"{to or address}: {_held(good.loaded)}.")
    raise typer.Exit(1 if good.lost else 0)


@app.command("import")
def import_(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="Events as CSV or JSON.", show_default=False)],
    store_address: Store = Settings.store,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be done, and write nothing.")] = False,
    rejected: Annotated[
        Path | None, typer.Option("--rejected", help="Where to write the rejected rows, as CSV with the reasons.")
    ] = None,
) -> None:
    """Take events from a file into a store, in one step: all that can be read, or nothing. Twice changes nothing.

    Exit code 0: all imported; 1: some rows were rejected, the rest was imported; 2: nothing could be done.
    """
    from timeline.desk import importing  # what it needs takes a second that the other commands save

    try:
        home = store.Guarded(store.open(store_address, clock=_now), User(_account(), "publisher"))
        found = importing.plan(_bytes(path), path.name, home.load().timeline, may_publish=True)
        if not dry_run and found.edits():
            home.apply(found.edits())
    except TimelineError as error:
        _fail(str(error))
    counts = ", ".join(f"{len(found.of(state))} {state}" for state in importing.STATES)
    typer.echo(f"{'Nothing was written' if dry_run else home.name}: {counts}, {len(found.refused)} rejected.")
    for note in found.notes:
        typer.echo(f"Note: {note}")
    for one in found.refused:
        _say(f"Row {one.row}: {one.said}" if one.row else one.said)
    if rejected is not None and found.refused:
        rejected.write_bytes(importing.refused_file(found))
    raise typer.Exit(1 if found.refused else 0)


@app.command()
def export(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write; “-” for standard output.")],
    kind: Annotated[str, typer.Option("--format", help=f"One of {', '.join(FORMATS)}; else as the file ends.")] = "",
    query: Annotated[
        str, typer.Option(help="A choice as in the address of the page: actor=Ukraine&from=2025-03.")
    ] = "",
    view: Annotated[str, typer.Option(help=f"What an embed shows: {', '.join(VIEWS)}.")] = "timeline",
    address: Annotated[str, typer.Option(help="Where readers find the app, https://….")] = "",
    store_address: Store = Settings.store,
) -> None:
    """Write the published events, or a choice of them, as one file: an embed, data, a table, a calendar, a picture.

    Exit code 0: written; 1: the choice names something that is not there; 2: nothing was written.
    """
    name = kind or target.suffix.lstrip(".")
    if name not in FORMATS or view not in VIEWS:
        _fail(
            f"“{name}” is no format that we write: choose one of {', '.join(FORMATS)} with --format, and a view of {', '.join(VIEWS)}."
        )
    collection = _published(store_address)
    asked = queries.from_query(collection, query)
    for sentence in asked.unknown:
        _say(sentence)
    look, odd = looks.from_values(cast("View", view), parse_qs(query))
    choice = Choice(collection, asked.chosen, look, _now().date().isoformat(), address.rstrip("/"))
    body = FORMATS[name].make(choice)
    if str(target) == "-":
        typer.echo(body, nl=False)
    else:
        _write(target, body)
    raise typer.Exit(1 if asked.unknown or odd else 0)


@app.command()
def publish(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder for the site; made if it is not there.")],
    address: Annotated[str, typer.Option(help="Where the folder will be found, https://…; for feed and sitemap.")] = "",
    store_address: Store = Settings.store,
) -> None:
    """Write the published events as a site that needs no server: a page for each event, embeds, data and feeds.

    Only files that changed are written, and what is no longer published is taken away.
    """
    collection = _published(store_address)
    made = site.files(collection, _newest(collection), address.rstrip("/"))
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Starting", total=len(collection.events))
        try:
            done = site.write(made, folder, lambda name: bar.update(task, description=name, advance=1))
        except TimelineError as error:
            _fail(str(error))
    typer.echo(f"{_count(done.written, 'file')} written, {done.same} unchanged, {done.gone} taken away.")
    typer.echo(f"The site is in {folder}: open {folder / 'index.html'}.")


def _published(address: str) -> Collection:
    """The events of a store that leave the desk."""
    settings = Settings.from_environment(os.environ)
    try:
        return Shelf(address, unreviewed=settings.shows_unreviewed).shown().collection
    except TimelineError as error:
        _fail(str(error))


def _newest(collection: Collection) -> str:
    """The last day of which an article of the timeline is, so that a calendar that says nothing new stays the same."""
    days = [edtf.bounds(one.published).start for one in collection.articles.values() if one.published]
    return edtf.day_of(max((day for day in days if day is not None), default=edtf.bounds("1970-01-01").start or 0))


def _write(path: Path, body: bytes) -> None:
    try:
        path.write_bytes(body)
    except OSError as error:
        _fail(f"{path} cannot be written: {error.strerror or error}.")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        _fail(f"{path} cannot be opened: {error.strerror or error}.")


def _account() -> str:
    """The account that signs what is imported."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "local editor"


def _held(loaded: store.Loaded) -> str:
    timeline = loaded.timeline
    counts = [(timeline.events, "event"), (timeline.articles, "article"), (timeline.actors, "actor")]
    kept = ", ".join(_count(len(records), noun) for records, noun in counts)
    return f"{kept} kept, {len(loaded.rejected)} rejected"


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


def _run(files: Sequence[Path], known: store.Loaded, settings: Settings) -> "Outcome":
    from timeline.extract import pipeline  # see `explain`

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Starting", total=len(files))

        def progress(name: str) -> None:
            bar.update(task, description=name, advance=1)

        return pipeline.run(files, known.timeline, settings, progress)


def _summarise(outcome: "Outcome", address: str) -> None:
    table = Table("Articles read", "Events new", "merged", "unchanged", "in the store")
    counts = (outcome.articles, outcome.new, outcome.merged, outcome.unchanged, len(outcome.timeline.events))
    table.add_row(*map(str, counts))
    console = Console()
    console.print(table)
    for note in outcome.notes:
        console.print(Text(f"Note: {note}"), soft_wrap=True)
    console.print(Text(f"The timeline is in {address}."), soft_wrap=True)


def _tell_of_rejected(known: store.Loaded, address: str) -> None:
    if known.rejected:
        _say(
            f"{_count(len(known.rejected), 'record')} of the store could not be read and stayed as it was: "
            f"python -m timeline validate {address}"
        )


def _list_refused(refused: Sequence[_Refused]) -> None:
    for name, reason in refused:
        _say(f"Skipped {name}: {reason}")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _stop(refused: Sequence[_Refused]) -> NoReturn:
    _list_refused(refused)
    _fail("No article could be read; nothing was written.")


def _fail(sentence: str) -> NoReturn:
    _say(sentence)
    raise typer.Exit(2)


def _say(sentence: str) -> None:
    typer.echo(sentence, err=True)


def _now() -> datetime:
    return datetime.now(UTC)
