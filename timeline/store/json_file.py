"""The JSON file as a home of events: nothing to install, readable in a diff, safe for many processes.

Beside `events.json` stand `events.json.lock` and `events.json.next.lock` (both empty), `events.journal.jsonl` and
`backups/`. Readers take no lock: the file is only ever replaced as a whole. Not for network file systems, whose locks
and renames cannot be trusted.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC
from itertools import count
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout

from timeline.core.errors import NotSaved, StoreConflict, StoreUnreadable
from timeline.core.model import Event, Timeline
from timeline.store import changes, checking, disk, document, journal, restoring
from timeline.store.protocol import Change, Clock, Dump, Edit, Loaded, Step
from timeline.store.restoring import Good

KEPT_BACKUPS = 20
PATIENCE = 30.0  # seconds to wait for the lock
_POLL = 0.005  # seconds between two looks at it

Outcome = TypeVar("Outcome")
_Plan = Callable[[Loaded], tuple[Timeline, Outcome]]


def _files(folder: Path) -> list[Path]:
    return list(folder.iterdir()) if folder.is_dir() else []


class JsonFile:
    """An `EventStore` in one JSON file. Without a clock it is for reading only, since each write names its time."""

    def __init__(self, path: Path, clock: Clock | None = None) -> None:
        self.name = str(path)
        self.path = path.resolve()  # replace() would swap a symbolic link for a file
        self._clock = clock
        self._journal = self.path.with_suffix(".journal.jsonl")
        self._backups = self.path.parent / "backups"

    def load(self) -> Loaded:
        """Kept and rejected records; an empty timeline where there is no file. Raises StoreUnreadable."""
        try:
            return document.read(self._data(), self.path.name)
        except StoreUnreadable as error:
            raise StoreUnreadable(f"{error} {self._last_good()}".strip()) from None

    def stamp(self) -> str:
        """Time, size and inode of the file: enough to see that it was replaced or edited by hand."""
        try:
            found = self.path.stat()
        except OSError:
            return "missing"
        return f"{found.st_mtime_ns}-{found.st_size}-{found.st_ino}"

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
        return journal.history(self._written(), event_id, document.revision(self._data()))

    def steps(self, newest: int | None = None) -> tuple[Step, ...]:
        """See `EventStore.steps`."""
        revision = document.revision(self._data())
        with self._legible():
            return journal.newest(disk.lines_back(self._journal), revision, newest)

    def dump(self) -> Dump:
        """See `EventStore.dump`."""
        with self._locked():
            loaded = self.load()
            steps = journal.steps(self._written(), loaded.revision)
        return Dump(document.whole(loaded.timeline, loaded.rejected), tuple(steps))

    def take(self, dump: Dump) -> Loaded:
        """See `EventStore.take`."""
        with self._locked():
            self._now()
            if self._data() is not None:
                raise StoreConflict(f"{self.path.name} is there already: nothing was copied. Copy into an empty store.")
            new = document.encoded(dump.document)
            found = document.read(new, self.path.name)
            self._commit(None, new, journal.lines(dump.steps, found.revision))
        return found

    def restore(self, to: Path | None = None) -> tuple[Good, Path | None]:
        """Puts the last good state in the place of a broken file, which is kept beside it; with `to` into a new file.

        Gives that state, and where the broken file is now. Raises NotSaved where nothing is broken or nothing is left
        to restore from; nothing is ever written over.
        """
        with self._locked():
            data, good = self._data(), self._good()
            if to is not None and to.exists():
                raise NotSaved(f"{to} is there already, and nothing is written over it: name a new file.")
            if data is not None and to is None and _reads(data):
                raise NotSaved(f"{self.path.name} is not broken: nothing was restored. Undo changes on /history.")
            if good is None:
                raise NotSaved(
                    f"Nothing is left to restore {self.path.name} from: no backup and no journal tells of it."
                )
            with _refused(self.path):
                aside = self._aside(data) if data is not None and to is None else None
                disk.replace(to or self.path, good.data, like=self.path)
        return good, aside

    def _good(self) -> Good | None:
        backups = ((str(file), file.read_bytes()) for file in reversed(self._backup_files()))
        try:
            return restoring.last_good(backups, self._written())
        except OSError as error:
            raise StoreUnreadable(f"The backups cannot be opened: {error.strerror or error}.") from None

    def _aside(self, data: bytes) -> Path:
        """Where a copy of the broken file lies now: under a name that was free."""
        numbers = (self.path.with_suffix(f".broken-{number}.json") for number in count(1))
        free = next(path for path in numbers if not path.exists())
        disk.replace(free, data, like=self.path)
        return free

    def _written(self) -> bytes:
        with self._legible():
            return disk.read(self._journal) or b""

    @contextmanager
    def _legible(self) -> Iterator[None]:
        """Where a journal that cannot be read is said in a sentence."""
        try:
            yield
        except OSError as error:
            raise StoreUnreadable(f"{self._journal.name} cannot be opened: {error.strerror or error}.") from None

    def _write(self, plan: "_Plan[Outcome]", by: str) -> tuple[Loaded, Outcome]:
        """Lock, re-read, let the plan say what shall be, and write it if it is new."""
        with self._locked():
            data = self._data()
            known = self.load()
            wanted, outcome = plan(known)
            wanted = document.arranged(wanted)
            if wanted == known.timeline:
                return known, outcome
            new, back = checking.checked(wanted, known, self.path.name)
            step = journal.line(
                known.timeline,
                back.timeline,
                revisions=(known.revision, back.revision),
                at=self._now(),
                by=by,
            )
            self._commit(data, new, step)
            return back, outcome

    def _commit(self, old: bytes | None, new: bytes, step: bytes) -> None:
        """To the disk, in the order that a crash forgives: journal, backup, file."""
        with _refused(self.path):
            disk.append(self._journal, step, like=self.path)
            if old is not None:
                self._back_up(old)
            disk.replace(self.path, new, like=self.path)
        self._drop_old_backups()

    def _data(self) -> bytes | None:
        try:
            return disk.read(self.path)
        except OSError as error:
            raise StoreUnreadable(f"{self.path} cannot be opened: {error.strerror or error}.") from None

    def _now(self) -> str:
        if self._clock is None:
            raise NotSaved("This store was opened for reading only: open it with a clock to write. Nothing was saved.")
        return self._clock().astimezone(UTC).isoformat(timespec="seconds")

    @contextmanager
    def _locked(self) -> Iterator[None]:
        if not self.path.parent.is_dir():
            raise NotSaved(f"Nothing was saved: there is no folder {self.path.parent}. Make it first.")
        lock = FileLock(self.path.with_name(self.path.name + ".lock"), timeout=PATIENCE, poll_interval=_POLL)
        door = FileLock(self.path.with_name(self.path.name + ".next.lock"), timeout=PATIENCE, poll_interval=_POLL)
        try:
            with door:  # only one at a time waits for the lock: who has just saved cannot be the first again
                lock.acquire()
        except Timeout:
            raise NotSaved(
                f"Others kept {self.path.name} busy for {PATIENCE:.0f} seconds; nothing was saved."
            ) from None
        except OSError as error:
            raise NotSaved(f"Nothing can be saved in {self.path.parent}: {error.strerror or error}.") from None
        try:
            yield
        finally:
            lock.release()

    def _backup_files(self) -> list[Path]:
        """Oldest first; not those of a neighbour whose name begins alike (`news.2024.json` beside `news.json`)."""
        own = re.compile(rf"{re.escape(self.path.stem)}\.(\d{{6,}})\.json")
        found = [(int(name[1]), file) for file in _files(self._backups) if (name := own.fullmatch(file.name))]
        return [file for _, file in sorted(found)]

    def _back_up(self, data: bytes) -> None:
        self._backups.mkdir(exist_ok=True)
        files = self._backup_files()
        number = int(files[-1].name.split(".")[-2]) + 1 if files else 1
        disk.replace(self._backups / f"{self.path.stem}.{number:06d}.json", data, like=self.path)

    def _drop_old_backups(self) -> None:
        for old in self._backup_files()[:-KEPT_BACKUPS]:
            with suppress(OSError):  # one backup too many harms nobody
                old.unlink()

    def _last_good(self) -> str:
        for file in reversed(self._backup_files()):
            with suppress(StoreUnreadable, OSError):
                document.read(file.read_bytes(), file.name)
                return (
                    f"The last good backup is {file}: python -m timeline restore {self.name} puts the last state back."
                )
        return "There is no backup."


def _reads(data: bytes) -> bool:
    try:
        document.read(data, "")
    except StoreUnreadable:
        return False
    return True


@contextmanager
def _refused(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        why = error.strerror or error
        raise NotSaved(
            f"Not saved: the disk refused to write {path.name} ({why}). Load again to see what stands."
        ) from error
