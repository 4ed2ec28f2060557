"""Undoing a change: a new version of the event, in which what that change did is put back. Nothing is rewritten."""

from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from timeline.core.errors import NotSaved
from timeline.core.model import Event
from timeline.desk.records import declined
from timeline.store import Change

_NOT_CONTENT = ("id", "version", "touched_by", "declined")


@dataclass(frozen=True, slots=True)
class Undone:
    """The event to be saved, the version that it is based on (None if it must be made again), and what stays as it is.

    `left` are fields that were changed again since; undoing an older change does not touch them. `waits` is True where
    the event was approved and now waits for review, since whoever undoes may not approve.
    """

    event: Event
    based_on: int | None
    left: tuple[str, ...] = ()
    waits: bool = False


def undo(change: Change, stored: Event | None, *, may_publish: bool) -> Undone:
    """What to save so that a change is undone. Raises NotSaved if nothing is left to undo, or it cannot be read.

    To undo that an event was added rejects it; to undo that it was taken out makes it again.
    """
    found = _undone(change, stored)
    approves = found.event.review == "approved" and (stored is None or stored.review != "approved")
    if may_publish or not approves:
        return found
    return replace(found, event=found.event.model_copy(update={"review": "proposed"}), waits=True)


def _undone(change: Change, stored: Event | None) -> Undone:
    if stored is None:
        if change.before is None:
            raise NotSaved("The event is not in the store any more: there is nothing to undo.")
        return Undone(_event({**change.before, "version": 1}), None)
    if change.before is None:
        if stored.review == "rejected":
            raise NotSaved("The event is off the timeline already.")
        return Undone(stored.model_copy(update={"review": "rejected"}), stored.version)
    return _put_back(change, stored)


def _put_back(change: Change, stored: Event) -> Undone:
    before, after = _event(change.before or {}), _event(change.after or {})
    changed = [
        name
        for name in Event.model_fields
        if name not in _NOT_CONTENT and getattr(before, name) != getattr(after, name)
    ]
    same = [name for name in changed if getattr(stored, name) == getattr(after, name)]
    if not same:
        raise NotSaved("All that this change did was changed again since: undo the later changes first.")
    put_back = stored.model_copy(update={name: getattr(before, name) for name in same})
    put_back = put_back.model_copy(update={"declined": declined(stored, put_back.mentions)})
    return Undone(put_back, stored.version, tuple(name for name in changed if name not in same))


def _event(record: dict[str, Any]) -> Event:
    try:
        return Event.model_validate(record)
    except ValidationError:
        raise NotSaved("The journal tells of this event in a shape that is no longer read: mend it by hand.") from None
