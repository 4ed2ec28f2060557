"""The journal beside the store: one line of JSON for each write, on disk before the write itself.

    {"at": "2025-03-18T22:00:00+00:00", "by": "anna", "from": REVISION, "to": REVISION,
     "changes": [{"noun": "event", "id": "…", "before": {…} or null, "after": {…} or null}]}

A line may tell of a write that never came about, because the machine stopped in between. Such a line shows: the next
write, or the store as it stands, still has the revision that the line began from.
"""

import json
from collections.abc import Iterable
from itertools import zip_longest

from timeline.core.model import Timeline
from timeline.store.document import NOUNS, plain
from timeline.store.protocol import Change, Record


def line(before: Timeline, after: Timeline, *, revisions: tuple[str, str], at: str, by: str) -> bytes:
    """The journal's line for the step from one timeline to the next."""
    step = {"at": at, "by": by, "from": revisions[0], "to": revisions[1], "changes": list(_changes(before, after))}
    return json.dumps(step, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def history(data: bytes, event_id: str, revision: str) -> tuple[Change, ...]:
    """The changes of one event, oldest first; `revision` is what the store has now. Torn lines are passed over."""
    steps = [step for step in map(_step, data.splitlines()) if step]
    found = []
    for step, later in zip_longest(steps, steps[1:]):
        if step["from"] == (later["from"] if later else revision):
            continue  # it was announced, and never came about
        found += [
            Change(step["at"], step["by"], change["before"], change["after"])
            for change in step["changes"]
            if (change["noun"], change["id"]) == ("event", event_id)
        ]
    return tuple(found)


def _changes(before: Timeline, after: Timeline) -> Iterable[Record]:
    for key, noun in NOUNS.items():
        old = {record.id: record for record in getattr(before, key)}
        new = {record.id: record for record in getattr(after, key)}
        for one in sorted(old.keys() | new.keys()):
            was, now = old.get(one), new.get(one)
            if was != now:
                yield {"noun": noun, "id": one, "before": was and plain(was), "after": now and plain(now)}


def _step(written: bytes) -> Record | None:
    try:
        step = json.loads(written)
    except ValueError:
        return None
    known = isinstance(step, dict) and {"at", "by", "from", "to", "changes"} <= step.keys()
    return step if known else None
