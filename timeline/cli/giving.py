"""Commands that give the published events away: `export` and `publish`."""

import os
from pathlib import Path
from typing import Annotated, cast
from urllib.parse import parse_qs

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from timeline.cli import shell
from timeline.cli.shell import Store, app
from timeline.core import edtf
from timeline.core.errors import TimelineError
from timeline.core.settings import Settings
from timeline.publish.look import VIEWS, View
from timeline.publish.shelf import Shelf
from timeline.view.collection import Collection

KINDS = (  # those of `publish.formats`, which takes a second to load
    "html",
    "json",
    "csv",
    "ics",
    "atom",
    "timelinejs",
    "svg",
    "png",
    "card",
    "jsonld",
)


@app.command()
def export(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write; “-” for standard output.")],
    kind: Annotated[str, typer.Option("--format", help=f"One of {', '.join(KINDS)}; else as the file ends.")] = "",
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
    from timeline.publish import look as looks  # they draw, and take a second that the other commands save
    from timeline.publish.formats import FORMATS, Choice
    from timeline.view import query as queries

    name = kind or target.suffix.lstrip(".")
    if name not in KINDS or view not in VIEWS:
        known, views = ", ".join(KINDS), ", ".join(VIEWS)
        shell.fail(f"“{name}” is no format: choose one of {known} with --format, and for --view one of {views}.")
    collection = _published(store_address)
    asked = queries.from_query(collection, query)
    look, odd = looks.from_values(cast("View", view), parse_qs(query))
    for sentence in (*asked.unknown, *odd):
        shell.say(sentence)
    choice = Choice(collection, asked.chosen, look, shell.now().date().isoformat(), address.rstrip("/"))
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
    from timeline.publish import site  # see `export`

    collection = _published(store_address)
    made = site.files(collection, _newest(collection), address.rstrip("/"))
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Starting", total=len(collection.events))
        try:
            done = site.write(made, folder, lambda name: bar.update(task, description=name, advance=1))
        except TimelineError as error:
            shell.fail(str(error))
    typer.echo(f"{shell.count(done.written, 'file')} written, {done.same} unchanged, {done.gone} taken away.")
    typer.echo(f"The site is in {folder}: open {folder / 'index.html'}.")


def _published(address: str) -> Collection:
    """The events of a store that leave the desk."""
    settings = Settings.from_environment(os.environ)
    try:
        return Shelf(address, unreviewed=settings.shows_unreviewed).shown().collection
    except TimelineError as error:
        shell.fail(str(error))


def _newest(collection: Collection) -> str:
    """The last day of which an article of the timeline is, so that a calendar that says nothing new stays the same."""
    days = [edtf.bounds(one.published).start for one in collection.articles.values() if one.published]
    return edtf.day_of(max((day for day in days if day is not None), default=edtf.bounds("1970-01-01").start or 0))


def _write(path: Path, body: bytes) -> None:
    try:
        path.write_bytes(body)
    except OSError as error:
        shell.fail(f"{path} cannot be written: {error.strerror or error}.")
