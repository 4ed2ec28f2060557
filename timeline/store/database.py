"""PostgreSQL as a home of events, for editors on several machines. Needs the extra `postgres`.

Four tables: `timeline_home` (one row: schema version and revision), `timeline_records` (one row for each record, the
rejected ones too), `timeline_steps` and `timeline_changes` (the journal). They are made with the first write. Each
write is one transaction that locks the row of `timeline_home` first: writers wait for each other, readers for nobody.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC
from functools import cache
from typing import Final, NamedTuple, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError, SQLAlchemyError

from timeline.core.errors import NotSaved, StoreConflict, StoreUnreadable
from timeline.core.model import SCHEMA_VERSION, Event, Timeline
from timeline.store import changes, checking, document, journal, tables
from timeline.store.protocol import Change, Clock, Dump, Edit, Loaded, Record, Step

PATIENCE: Final = 30  # seconds to wait for another writer
_REACH: Final = 5  # seconds to wait for the server
_MAKING: Final = 7_301_923  # the advisory lock under which the tables are made
_EMPTY: Final = "empty"

Outcome = TypeVar("Outcome")
_Plan = Callable[[Loaded], tuple[Timeline, Outcome]]


class _Row(NamedTuple):
    key: int
    noun: str
    id: str
    body: object


class Database:
    """An `EventStore` in PostgreSQL. Without a clock it is for reading only, since each write names its time."""

    def __init__(self, address: str, clock: Clock | None = None) -> None:
        self._engine = _engine(address)
        self._clock = clock
        self.name = self._engine.url.set(query={}).render_as_string(hide_password=True)

    def close(self) -> None:
        """Gives back the connections that this process holds; the next call opens new ones."""
        self._engine.dispose()

    def load(self) -> Loaded:
        """See `EventStore.load`: one moment of the database, whoever writes meanwhile."""
        with self._reading() as connection:
            return self._loaded(connection)[0]

    def stamp(self) -> str:
        """The revision; “unreachable” where the server is away."""
        try:
            with self._reading() as connection:
                return _revision(connection)
        except StoreUnreadable:
            return "unreachable"

    def save(self, event: Event, *, based_on: int | None, by: str, companions: Sequence[Edit] = ()) -> Event:
        """See `EventStore.save`."""
        return self._write(lambda known: changes.saved(known, event, companions, based_on=based_on, by=by), by)[1]

    def apply(self, edits: Sequence[Edit], *, by: str) -> Loaded:
        """See `EventStore.apply`."""
        return self._write(lambda known: (changes.applied(known, edits, by=by), None), by)[0]

    def replace(self, timeline: Timeline, *, based_on: str, by: str) -> Loaded:
        """See `EventStore.replace`."""
        return self._write(lambda known: (changes.replaced(known, timeline, based_on=based_on), None), by)[0]

    def history(self, event_id: str) -> tuple[Change, ...]:
        """See `EventStore.history`."""
        wanted = (
            sa.select(tables.STEPS.c.at, tables.STEPS.c.by, tables.CHANGES.c.before, tables.CHANGES.c.after)
            .join(tables.STEPS, tables.STEPS.c.number == tables.CHANGES.c.step)
            .where(tables.CHANGES.c.noun == "event", tables.CHANGES.c.id == _plain(event_id))
            .order_by(tables.CHANGES.c.step, tables.CHANGES.c.place)
        )
        with self._reading() as connection:
            if _revision(connection) == _EMPTY:
                return ()
            return tuple(Change(*row) for row in connection.execute(wanted))

    def steps(self, newest: int | None = None) -> tuple[Step, ...]:
        """See `EventStore.steps`."""
        with self._reading() as connection:
            found = {} if _revision(connection) == _EMPTY else _steps(connection, newest)
        return tuple(Step(number, one["at"], one["by"], tuple(one["changes"])) for number, one in found.items())

    def dump(self) -> Dump:
        """See `EventStore.dump`."""
        with self._reading() as connection:
            loaded = self._loaded(connection)[0]
            steps = [] if loaded.revision == _EMPTY else _steps(connection).values()
        return Dump(document.whole(loaded.timeline, loaded.rejected), tuple(steps))

    def take(self, dump: Dump) -> Loaded:
        """See `EventStore.take`."""
        with self._writing() as connection:
            known, rows = self._loaded(connection)
            if known.revision != _EMPTY or rows:
                raise StoreConflict(f"{self.name} is not empty: nothing was copied. Copy into an empty store.")
            found = document.gathered(dump.document, self.name, str(max(1, len(dump.steps))))
            self._arrange(connection, (), dump.document)
            for number, step in enumerate(dump.steps, start=1):
                self._note(connection, number, step)
            connection.execute(sa.update(tables.HOME).values(revision=int(found.revision)))
        return found

    def _write(self, plan: "_Plan[Outcome]", by: str) -> tuple[Loaded, Outcome]:
        """Lock, re-read, let the plan say what shall be, and write it if it is new."""
        with self._writing() as connection:
            known, rows = self._loaded(connection)
            wanted, outcome = plan(known)
            wanted = document.arranged(wanted)
            if wanted == known.timeline:
                return known, outcome
            back = checking.checked(wanted, known, self.name)[1]
            number = 1 + (0 if known.revision == _EMPTY else int(known.revision))
            self._arrange(connection, rows, document.whole(back.timeline, back.rejected))
            noted = list(journal.changes(known.timeline, back.timeline))
            self._note(connection, number, {"at": self._now(), "by": by, "changes": noted})
            connection.execute(sa.update(tables.HOME).values(revision=number))
        return replace(back, revision=str(number)), outcome

    def _loaded(self, connection: sa.Connection) -> tuple[Loaded, list[_Row]]:
        revision = _revision(connection)
        if revision == _EMPTY:
            return Loaded(Timeline(), (), _EMPTY), []
        query = sa.select(
            tables.RECORDS.c.key, tables.RECORDS.c.noun, tables.RECORDS.c.id, tables.RECORDS.c.body
        ).order_by(tables.RECORDS.c.key)
        rows = [_Row(*row) for row in connection.execute(query)]
        whole: Record = {key: [row.body for row in rows if row.noun == noun] for key, noun in document.NOUNS.items()}
        whole |= {row.id: row.body for row in rows if row.noun == "key"}
        return document.gathered(whole, self.name, revision), rows

    def _arrange(self, connection: sa.Connection, rows: Sequence[_Row], whole: Record) -> None:
        """Makes the table hold just the records of a document; a row that stays or changes keeps its place."""
        there: defaultdict[tuple[str, str], list[_Row]] = defaultdict(list)
        for row in rows:
            there[row.noun, row.id].append(row)
        new = []
        for noun, ident, body in _records(whole):
            found = there[noun, ident]
            same = next((row for row in found if _text(row.body) == _text(body)), None)
            if same is not None:
                found.remove(same)
            else:
                new.append((noun, ident, body))
        for noun, ident, body in new:
            held = {"noun": noun, "id": ident, "body": body}
            if there[noun, ident]:
                row = there[noun, ident].pop(0)
                connection.execute(sa.update(tables.RECORDS).where(tables.RECORDS.c.key == row.key).values(held))
            else:
                connection.execute(sa.insert(tables.RECORDS).values(held))
        gone = [row.key for left in there.values() for row in left]
        if gone:
            connection.execute(sa.delete(tables.RECORDS).where(tables.RECORDS.c.key.in_(gone)))

    def _note(self, connection: sa.Connection, number: int, step: Record) -> None:
        connection.execute(sa.insert(tables.STEPS).values(number=number, at=step["at"], by=_plain(step["by"])))
        told = [
            {**change, "id": _plain(change["id"]), "step": number, "place": place}
            for place, change in enumerate(step["changes"])
        ]
        if told:
            connection.execute(sa.insert(tables.CHANGES), told)

    def _now(self) -> str:
        if self._clock is None:
            raise NotSaved("This store was opened for reading only: open it with a clock to write. Nothing was saved.")
        return self._clock().astimezone(UTC).isoformat(timespec="seconds")

    @contextmanager
    def _reading(self) -> Iterator[sa.Connection]:
        try:
            with self._engine.connect().execution_options(isolation_level="REPEATABLE READ") as connection:
                yield connection
        except SQLAlchemyError as error:
            raise StoreUnreadable(f"{self.name} cannot be read: {_why(error)}.") from None

    @contextmanager
    def _writing(self) -> Iterator[sa.Connection]:
        self._now()
        try:
            with self._engine.begin() as connection:
                _lock(connection)
                yield connection
        except OperationalError as error:
            if getattr(error.orig, "sqlstate", None) == "55P03":
                raise NotSaved(f"Others kept {self.name} busy for {PATIENCE} seconds; nothing was saved.") from None
            raise NotSaved(
                f"Not saved for certain: {self.name}: {_why(error)}. Load again to see what stands."
            ) from None
        except SQLAlchemyError as error:
            raise NotSaved(f"Nothing was saved: {self.name}: {_why(error)}.") from None


@cache
def _engine(address: str) -> sa.Engine:
    """One pool of connections for each address and process; a connection that died is noticed and made anew."""
    wanted = {"connect_timeout": _REACH}
    return sa.create_engine(address, pool_pre_ping=True, pool_size=4, max_overflow=12, connect_args=wanted)


def _lock(connection: sa.Connection) -> None:
    connection.execute(sa.text(f"SET LOCAL lock_timeout = '{PATIENCE}s'"))
    if not sa.inspect(connection).has_table(tables.HOME.name):
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MAKING)))
        tables.METADATA.create_all(connection)
        if connection.execute(sa.select(sa.func.count()).select_from(tables.HOME)).scalar_one() == 0:
            connection.execute(sa.insert(tables.HOME).values(id=1, schema_version=SCHEMA_VERSION, revision=0))
    connection.execute(sa.select(tables.HOME.c.id).with_for_update())


def _revision(connection: sa.Connection) -> str:
    """The revision as text, “empty” where there are no tables yet. Raises StoreUnreadable for another version."""
    try:
        found = connection.execute(sa.select(tables.HOME.c.schema_version, tables.HOME.c.revision)).first()
    except ProgrammingError as error:
        if getattr(error.orig, "sqlstate", None) == "42P01":  # there is no such table
            connection.rollback()
            return _EMPTY
        raise
    if found is None or found.revision == 0:
        return _EMPTY
    if found.schema_version != SCHEMA_VERSION:
        raise StoreUnreadable(
            f"The database has schema version {found.schema_version}, this program reads version {SCHEMA_VERSION}: "
            "use the program that wrote it, or a newer one. Nothing was changed."
        )
    return str(found.revision)


def _steps(connection: sa.Connection, newest: int | None = None) -> dict[int, Record]:
    """The steps by number, oldest first; or only the newest so many."""
    wanted = sa.select(tables.STEPS).order_by(tables.STEPS.c.number.desc()).limit(newest)
    steps: dict[int, Record] = {
        number: {"at": at, "by": by, "changes": []} for number, at, by in connection.execute(wanted).all()[::-1]
    }
    least = min(steps, default=0)
    changed = sa.select(tables.CHANGES).where(tables.CHANGES.c.step >= least)
    for step, _, noun, ident, before, after in connection.execute(
        changed.order_by(tables.CHANGES.c.step, tables.CHANGES.c.place)
    ):
        steps[step]["changes"].append({"noun": noun, "id": ident, "before": before, "after": after})
    return steps


def _records(whole: Record) -> Iterator[tuple[str, str, object]]:
    for key, noun in document.NOUNS.items():
        for record in whole.get(key, []):
            ident = record.get("id") if isinstance(record, dict) else None
            yield noun, _plain(ident if isinstance(ident, str) else ""), record
    for key, value in whole.items():
        if key not in document.NOUNS and key != "schema_version":
            yield "key", _plain(key), value


def _plain(words: str) -> str:
    """Words as a text column takes them: without half characters and null characters."""
    return words.encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")


def _text(body: object) -> str:
    return json.dumps(body, sort_keys=True)


def _why(error: SQLAlchemyError) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    lines = str(cause).strip().splitlines() or [type(cause).__name__]
    return lines[0].removeprefix("error: ").rstrip(".")
