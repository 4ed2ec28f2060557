"""The last good state of a file that is broken: the newest readable backup, and what the journal tells since. Pure.

A backup is the state before a save, so that the last save stands in the journal alone. A step is replayed only if the
state that comes of it is the one the journal names, to the byte.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest

from timeline.core.errors import StoreUnreadable
from timeline.store import document, journal
from timeline.store.protocol import Loaded, Record


@dataclass(frozen=True, slots=True)
class Good:
    """A state that can be read: the file's bytes and what they hold.

    `backup` names the backup that it rests on, “” where it was told by the journal alone; `replayed` are the steps told
    since, `lost` those after them that could not be replayed; `at` and `by` are of the last one replayed.
    """

    data: bytes
    loaded: Loaded
    backup: str
    replayed: int = 0
    lost: int = 0
    at: str = ""
    by: str = ""


def last_good(backups: Iterable[tuple[str, bytes]], written: bytes) -> Good | None:
    """The last good state by backups, newest first, and the journal's bytes; None where there is none."""
    told = journal.lines_of(written)
    for name, data in backups:
        with suppress(StoreUnreadable):
            return _replayed(Good(data, document.read(data, name), name), told)
    empty = Good(b"", document.read(None, ""), "")
    found = _replayed(empty, told)
    return found if found.replayed else None


def _replayed(good: Good, told: Sequence[Record]) -> Good:
    """The state after all that was told since, as far as it comes out as the journal says."""
    since = list(_since(told, good.loaded.revision))
    for place, step in enumerate(since):
        data = _after(good.loaded, step["changes"])
        if document.revision(data) != step["to"]:
            return Good(good.data, good.loaded, good.backup, place, len(since) - place, good.at, good.by)
        loaded = document.read(data, good.backup)
        good = Good(data, loaded, good.backup, place + 1, 0, step["at"], step["by"])
    return good


def _since(told: Sequence[Record], revision: str) -> Iterator[Record]:
    """The steps that led on from a revision; of several in a row that began from one the last came about."""
    start = max((place for place, step in enumerate(told) if step["from"] == revision), default=len(told))
    rest = told[start:]
    for step, later in zip_longest(rest, rest[1:]):
        if later is None or later["from"] != step["from"]:  # the store may well come back to a state that it had
            yield step


def _after(loaded: Loaded, changes: Sequence[Record]) -> bytes:
    """The document's bytes after the changes of one step."""
    whole = document.whole(loaded.timeline, loaded.rejected)
    keys = {noun: key for key, noun in document.NOUNS.items()}
    for change in changes:
        key = keys[change["noun"]]
        before = json.dumps(change["before"], sort_keys=True)
        kept = [one for one in whole[key] if json.dumps(one, sort_keys=True) != before]
        whole[key] = sorted([*kept, *([change["after"]] if change["after"] else [])], key=document.id_of)
    return document.encoded(whole)
