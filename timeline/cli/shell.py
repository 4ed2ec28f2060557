"""What all commands share: the application, the store that they are given, and how they speak."""

from datetime import UTC, datetime
from typing import Annotated, NoReturn

import typer

app = typer.Typer(
    help="News articles in, a sourced timeline out.", no_args_is_help=True, add_completion=False, rich_markup_mode=None
)
Store = Annotated[
    str,
    typer.Option("--store", help="A JSON file, or postgresql+psycopg://….", envvar="TIMELINE_STORE", metavar="STORE"),
]


def count(number: int, noun: str) -> str:
    """“1 file”, “3 files”."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def fail(sentence: str) -> NoReturn:
    """Say why nothing was done, and end with exit code 2."""
    say(sentence)
    raise typer.Exit(2)


def say(sentence: str) -> None:
    """A sentence on standard error, beside what the command gives."""
    typer.echo(sentence, err=True)


def now() -> datetime:
    """The moment, for journals."""
    return datetime.now(UTC)
