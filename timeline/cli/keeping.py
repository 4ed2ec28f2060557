"""Commands for a whole store: `validate`, `copy`, `restore` and `import`."""

import getpass
from pathlib import Path
from typing import Annotated

import typer

from timeline import store
from timeline.cli import shell
from timeline.cli.shell import Store, app
from timeline.core.errors import TimelineError
from timeline.core.settings import Settings
from timeline.core.users import User


@app.command()
def validate(address: Annotated[str, typer.Argument(metavar="STORE", help="A store.", show_default=False)]) -> None:
    """List the records of a store that are rejected, with the reasons. Exit code 1 if there are any."""
    if "://" not in address and not Path(address).is_file():
        shell.fail(f"There is no file {address}.")
    try:
        home = store.open(address)
        loaded = home.load()
    except TimelineError as error:
        shell.fail(str(error))
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
        shell.fail(f"There is no file {source}.")
    try:
        home, other = store.open(source), store.open(target, clock=shell.now)
        dump = home.dump().lean() if lean else home.dump()
        loaded = other.take(dump)
    except TimelineError as error:
        shell.fail(str(error))
    steps = shell.count(len(dump.steps), "step")
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
        shell.fail(str(error))
    where = f"backup {Path(good.backup).name}" if good.backup else "the journal alone"
    last = f", the last by {good.by} at {good.at}" if good.replayed else ""
    shell.say(f"Restored from {where} and {shell.count(good.replayed, 'change')} of the journal since{last}.")
    if aside:
        shell.say(f"The broken file is kept as {aside}.")
    if good.lost:
        shell.say(f"{shell.count(good.lost, 'later change')} could not be replayed: the journal still tells of them.")
    typer.echo(f"{to or address}: {_held(good.loaded)}.")
    raise typer.Exit(1 if good.lost else 0)


@app.command("import")
def import_(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="CSV, JSON, TimelineJS (both) or a calendar.", show_default=False)
    ],
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
        home = store.Guarded(store.open(store_address, clock=shell.now), User(_account(), "publisher"))
        found = importing.plan(_bytes(path), path.name, home.load().timeline, may_publish=True)
        if not dry_run and found.edits():
            home.apply(found.edits())
    except TimelineError as error:
        shell.fail(str(error))
    counts = ", ".join(f"{len(found.of(state))} {state}" for state in importing.STATES)
    typer.echo(f"{'Nothing was written' if dry_run else home.name}: {counts}, {len(found.refused)} rejected.")
    for note in found.notes:
        typer.echo(f"Note: {note}")
    for one in found.refused:
        shell.say(f"Row {one.row}: {one.said}" if one.row else one.said)
    if rejected is not None and found.refused:
        _put(rejected, importing.refused_file(found))
    raise typer.Exit(1 if found.refused else 0)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        shell.fail(f"{path} cannot be opened: {error.strerror or error}.")


def _put(path: Path, rows: bytes) -> None:
    try:
        path.write_bytes(rows)
    except OSError as error:
        shell.fail(f"The rejected rows could not be written to {path}: {error.strerror or error}.")


def _account() -> str:
    """The account that signs what is imported."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "local editor"


def _held(loaded: store.Loaded) -> str:
    timeline = loaded.timeline
    counts = [(timeline.events, "event"), (timeline.articles, "article"), (timeline.actors, "actor")]
    kept = ", ".join(shell.count(len(records), noun) for records, noun in counts)
    return f"{kept} kept, {len(loaded.rejected)} rejected"
