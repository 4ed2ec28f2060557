"""Layer 1: where events are kept and who changed what.

store = timeline.store.open("data/events.json", clock=clock)
known = store.load()                                             # good records, rejected ones, revision
store.save(event, based_on=event.version, by="anna")             # one event, from a form
store.apply(edits, by="anna")                                    # several records, all of it or nothing
store.replace(new_timeline, based_on=known.revision, by="parser")   # everything, from a run of the parser
"""

from pathlib import Path

from timeline.core.errors import NotSaved, StoreUnreadable
from timeline.store.guarded import Guarded
from timeline.store.json_file import JsonFile
from timeline.store.protocol import Change, Clock, Dump, Edit, EventStore, Loaded, Rejected, Step
from timeline.store.restoring import Good

_SCHEMES = ("postgresql+psycopg", "postgresql", "postgres")

__all__ = [
    "Change",
    "Clock",
    "Dump",
    "Edit",
    "EventStore",
    "Good",
    "Guarded",
    "Loaded",
    "Rejected",
    "Step",
    "open",
    "restore",
]


def open(address: str, *, clock: Clock | None = None) -> EventStore:  # noqa: A001 - read as timeline.store.open
    """The store at an address: the path of a JSON file, which need not exist yet, or postgresql+psycopg://….

    `clock` says the time that the journal notes with each write; without it the store is for reading only. Raises
    StoreUnreadable for an address of another kind.
    """
    scheme, separator, _ = address.partition("://")
    if separator:
        return _database(scheme, address, clock)
    if not address.strip() or Path(address).is_dir():
        raise StoreUnreadable(f"“{address}” is no file: name a JSON file, such as data/events.json.")
    return JsonFile(Path(address), clock)


def restore(address: str, to: Path | None = None) -> tuple[Good, Path | None]:
    """Puts back the last good state of a broken file; see `JsonFile.restore`. Raises StoreError."""
    home = open(address)
    if not isinstance(home, JsonFile):
        raise NotSaved("A database is restored from its own backups (pg_dump); nothing was done.")
    return home.restore(to)


def _database(scheme: str, address: str, clock: Clock | None) -> EventStore:
    if scheme not in _SCHEMES:
        raise StoreUnreadable(
            f"There is no store at “{scheme}://…”: name a JSON file, such as data/events.json, or a PostgreSQL "
            "database as postgresql+psycopg://user@host/name."
        )
    try:
        from timeline.store.database import Database  # SQLAlchemy is needed by those alone who keep a database
    except ModuleNotFoundError:
        raise StoreUnreadable(
            "A PostgreSQL store needs two more packages: install the extra “postgres”, as in pip install '.[postgres]'."
        ) from None
    return Database(address.replace(f"{scheme}://", "postgresql+psycopg://", 1), clock)
