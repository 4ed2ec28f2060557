"""What one version of an event says and another does not, field by field, in words for people."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from timeline.core.errors import BadDate
from timeline.core.labels import label
from timeline.core.model import KINDS
from timeline.desk.forms import FIELDS
from timeline.store import Change

# A stored event's fields that a reader of its history cares for, and how people call them.
NAMES: Mapping[str, str] = {**{name: said for name, said in FIELDS.items() if name != "sources"}, "mentions": "Quotes",
                            "review": "Review", "formerly": "Was also"}  # fmt: skip
_WORDS = {
    "review": {"proposed": "waiting for review", "approved": "approved", "rejected": "rejected"},
    "status": {"scheduled": "planned"},
}


class Difference(NamedTuple):
    """One field before and after, in words; “” where there was nothing, or is nothing now."""

    field: str
    name: str
    before: str
    after: str


def between(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None, actors: Mapping[str, str]) -> tuple[
    Difference, ...
]:  # fmt: skip
    """The differences of two plain records of an event, in the order of the form; `actors` are names by id.

    None stands for a record that was not there yet, or was taken out.
    """
    old, new = before or {}, after or {}
    return tuple(
        Difference(field, name, *_told(field, old.get(field), new.get(field), actors))
        for field, name in NAMES.items()
        if (old.get(field) or None) != (new.get(field) or None)
    )


def headline(change: Change) -> str:
    """What a change did, in a word or two: “Added”, “Approved”, “Changed”."""
    if change.before is None:
        return "Added"
    if change.after is None:
        return "Taken out"
    was, now = change.before.get("review", "proposed"), change.after.get("review", "proposed")
    if was != now:
        return {"approved": "Approved", "rejected": "Rejected", "proposed": "Put back for review"}.get(now, "Changed")
    return "Changed"


def _told(field: str, before: Any, after: Any, actors: Mapping[str, str]) -> tuple[str, str]:
    if field == "mentions":
        return _quotes(before or (), after or ()), _quotes(after or (), before or ()) or _details(before, after)
    return _words(field, before, actors), _words(field, after, actors)


def _quotes(these: Any, others: Any) -> str:
    """The quotes of one side that the other has not."""
    there = _exact(others)
    mine = [words for words in _exact(these) if words not in there]
    told = " / ".join(f"“{words.strip('“”')}”" for words in mine[:3])
    more = f" and {len(mine) - 3} more" if len(mine) > 3 else ""
    return told + more


def _details(before: Any, after: Any) -> str:
    """What is said where the quotes are the same, and only what is known of them differs."""
    same = before and after and set(_exact(before)) == set(_exact(after))
    return "the same, with other details" if same else ""


def _exact(mentions: Any) -> list[str]:
    return [str(words) for one in mentions if (words := one.get("quote", {}).get("exact"))]


def _words(field: str, value: Any, actors: Mapping[str, str]) -> str:
    if not value:
        return ""
    if field == "when":
        return date(str(value))
    if field == "kind":
        return KINDS.get(str(value), str(value))
    if field == "actors":
        return ", ".join(_part(one, actors) for one in value)
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    return _WORDS.get(field, {}).get(str(value), str(value))


def _part(one: Mapping[str, Any], actors: Mapping[str, str]) -> str:
    """“Norland (agent)”: the role is told where it is more than taking part."""
    name, role = actors.get(str(one.get("actor")), str(one.get("actor"))), one.get("role", "party")
    return name if role == "party" else f"{name} ({role})"


def date(value: str) -> str:
    """A date in words and as EDTF; what is typed, or what an old journal holds, may be neither, and stays as it is."""
    try:
        return f"{label(value)} ({value})"
    except BadDate:
        return value
