"""The journal beside the store: one line of JSON for each write, on disk before the write itself.

    {"at": "2025-03-18T22:00:00+00:00", "by": "anna", "from": REVISION, "to": REVISION,
     "changes": [{"noun": "event", "id": "…", "before": {…} or null, "after": {…} or null}]}

A line may tell of a write that never came about, because the machine stopped in between. Such a line shows: the next
write, or the store as it stands, still has the revision that the line began from.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import islice, zip_longest

from timeline.core.model import Timeline
from timeline.store.document import NOUNS, plain
from timeline.store.protocol import Change, Record, Step


def line(before: Timeline, after: Timeline, *, revisions: tuple[str, str], at: str, by: str) -> bytes:
    """The journal's line for the step from one timeline to the next."""
    step = {"at": at, "by": by, "from": revisions[0], "to": revisions[1], "changes": list(changes(before, after))}
    return _line(step)


def history(data: bytes, event_id: str, revision: str) -> tuple[Change, ...]:
    """The changes of one event, oldest first; `revision` is what the store has now. Torn lines are passed over."""
    return tuple(
        Change(step["at"], step["by"], change["before"], change["after"])
        for step in steps(data, revision)
        for change in step["changes"]
        if (change["noun"], change["id"]) == ("event", event_id)
    )


def steps(data: bytes, revision: str) -> list[Record]:
    """The writes that came about, oldest first; `revision` is what the store has now. Torn lines are passed over."""
    told = lines_of(data)
    # a line was announced and never came about where the next write, or the store, still has its first revision
    return [
        step for step, later in zip_longest(told, told[1:]) if step["from"] != (later["from"] if later else revision)
    ]


def lines_of(data: bytes) -> list[Record]:
    """Every line that can be read, oldest first, also of writes that never came about."""
    return [step for step in map(_step, data.splitlines()) if step]


def newest(lines: Iterable[tuple[int, bytes]], revision: str, most: int | None) -> tuple[Step, ...]:
    """The last writes that came about, so many at most, oldest first; `revision` is what the store has now.

    `lines` come with their numbers and from the end: no more of them are read than are needed.
    """
    return tuple(islice(_backwards(lines, revision), most))[::-1]


def _backwards(lines: Iterable[tuple[int, bytes]], revision: str) -> Iterator[Step]:
    later = revision
    for number, written in lines:
        step = _step(written)
        if step is None:
            continue
        if step["from"] != later:  # as in `steps`
            yield Step(number, step["at"], step["by"], tuple(step["changes"]))
        later = step["from"]


def lines(steps: Iterable[Record], revision: str) -> bytes:
    """The lines of a journal taken over from another store, whose last step led to this revision."""
    told = list(steps)
    names = [f"taken-{number}" for number in range(len(told))] + [revision]
    written = (
        {"at": step["at"], "by": step["by"], "from": names[place], "to": names[place + 1], "changes": step["changes"]}
        for place, step in enumerate(told)
    )
    return b"".join(_line(step) for step in written)


def changes(before: Timeline, after: Timeline) -> Iterable[Record]:
    """What differs, record by record: `{"noun", "id", "before", "after"}` with plain records or None."""
    for key, noun in NOUNS.items():
        old = {record.id: record for record in getattr(before, key)}
        new = {record.id: record for record in getattr(after, key)}
        for one in sorted(old.keys() | new.keys()):
            was, now = old.get(one), new.get(one)
            if was != now:
                yield {"noun": noun, "id": one, "before": was and plain(was), "after": now and plain(now)}


def _line(step: Record) -> bytes:
    return json.dumps(step, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def _step(written: bytes) -> Record | None:
    try:
        step = json.loads(written)
    except ValueError:
        return None
    known = isinstance(step, dict) and {"at", "by", "from", "to", "changes"} <= step.keys()
    return step if known else None
