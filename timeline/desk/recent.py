"""The steps of a store told to people: in a line what each did, then record by record, newest first."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from timeline.desk import differences
from timeline.desk.differences import Difference
from timeline.store import Change, Step

Record = dict[str, Any]

_ACTOR: Final = {"name": "Name", "kind": "Kind", "aliases": "Also called", "acts_for": "Acts for", "colour": "Colour"}
_ARTICLE: Final = {"source": "Outlet", "title": "Title", "url": "Web address", "published": "Published"}
_VERBS: Final = {"Added": "added", "Taken out": "took out", "Changed": "changed", "Approved": "approved",
                 "Rejected": "rejected", "Put back for review": "put back for review"}  # fmt: skip
_DONE: Final = {"Approved": "approved", "Rejected": "rejected", "Put back for review": "put back for review"}


class Told(NamedTuple):
    """What a step did to one record: its noun and id, what people call it, the deed in a word, and what differs."""

    noun: str
    id: str
    name: str
    deed: str
    differences: tuple[Difference, ...]


def chosen(steps: Iterable[Step], by: str | None = None, event: str | None = None) -> tuple[Step, ...]:
    """The steps of one editor, or that touched one event, newest first; None lets all through."""
    found = [one for one in steps if (by is None or one.by == by) and (event is None or _touches(one, event))]
    return tuple(reversed(found))


def editors(steps: Iterable[Step]) -> tuple[str, ...]:
    """Everybody who wrote, by alphabet."""
    return tuple(sorted({step.by for step in steps}, key=str.casefold))


def titles(steps: Iterable[Step]) -> Mapping[str, str]:
    """The events that steps touched, by id, with the title that each had last; by alphabet."""
    found = {one["id"]: _name(one) for step in steps for one in step.changes if one["noun"] == "event"}
    return dict(sorted(found.items(), key=lambda pair: (pair[1].casefold(), pair[0])))


def headline(step: Step) -> str:
    """What a step did, in a line: “Joined “A” with “B””, “Approved 12 events”, “18 events and 5 articles added”."""
    told = [one for one in step.changes if one["noun"] == "event"]
    return _joined(told) or _split(told) or _registry(step) or _alike(step, told) or _counted(step)


def undone(step: Step) -> str:
    """That a step is undone, in one sentence: “The step that added “A” is undone.”"""
    said = headline(step)
    if said[:1].isdigit():
        return f"The step with {said} is undone."
    for deed, verb in _VERBS.items():
        if said.startswith((f"{deed}: ", f"{deed} ")):
            return f"The step that {verb} {said[len(deed) :].lstrip(': ')} is undone."
    return f"The step that {said[:1].lower()}{said[1:]} is undone."


def records(step: Step, names: Mapping[str, str], most: int | None = None) -> tuple[Told, ...]:
    """Record by record what a step did, events first; `names` are those of actors by id."""
    order = {"event": 0, "actor": 1, "article": 2}
    told = sorted(step.changes, key=lambda one: order.get(one["noun"], 3))[:most]
    gone = {one["id"]: _name(one) for one in step.changes if one["noun"] == "actor"}  # a merged actor had a name, too
    known = {**gone, **names}
    return tuple(Told(one["noun"], one["id"], _name(one), _deed(one), _differences(one, known)) for one in told)


def _touches(step: Step, event: str) -> bool:
    """Also a step in which it took over, or was taken over by, another event."""
    return any(
        one["noun"] == "event" and (one["id"] == event or event in (one["after"] or {}).get("formerly", ()))
        for one in step.changes
    )


def _joined(told: Sequence[Record]) -> str:
    gone = {one["id"]: one for one in told if one["after"] is None}
    for one in told:
        former = [gone[ident] for ident in (one["after"] or {}).get("formerly", ()) if ident in gone]
        if former and len(told) == 1 + len(gone):
            stays = _name({**one, "after": one["before"]}) if one["before"] else _name(one)
            return f"Joined {_name_all(former)} with “{stays}”"
    return ""


def _split(told: Sequence[Record]) -> str:
    made = [one for one in told if one["before"] is None]
    others = [one for one in told if one["before"] and one["after"]]
    if len(made) != 1 or len(others) != 1 or not _lost(others[0]) & _quotes(made[0]["after"]):
        return ""
    return f"Split “{_name(made[0])}” off “{_name(others[0])}”"


def _registry(step: Step) -> str:
    """What became of actors and outlets, where a step is about them."""
    actors = [one for one in step.changes if one["noun"] == "actor" and one["before"]]
    gone, stay = [one for one in actors if one["after"] is None], [one for one in actors if one["after"]]
    if gone and len(stay) == 1:
        return f"Merged the actor {_name_all(gone)} with “{_name(stay[0])}”"
    for noun, field, said in (("actor", "name", "actor"), ("article", "source", "outlet")):
        renamed = {
            (one["before"][field], one["after"][field])
            for one in step.changes
            if one["noun"] == noun and one["before"] and one["after"] and one["before"][field] != one["after"][field]
        }
        if len(renamed) == 1 and all(one["before"] and one["after"] for one in step.changes):
            was, became = next(iter(renamed))
            return f"Renamed the {said} “{was}” to “{became}”"
    return ""


def _alike(step: Step, told: Sequence[Record]) -> str:
    """One word for a step that did the same to all of its events, with what they needed."""
    deeds = {_deed(one) for one in told}
    if len(deeds) != 1 or any(one["before"] and one["noun"] != "event" for one in step.changes):
        return ""
    (deed,) = deeds
    if len(told) == 1:
        return f"{deed}: “{_name(told[0])}”"
    return f"{deed} {len(told)} events" if deed in _DONE or len(step.changes) == len(told) else ""


def _counted(step: Step) -> str:
    counts = Counter((_deed(one).lower(), one["noun"]) for one in step.changes)
    if len(step.changes) == 1:
        return f"{_deed(step.changes[0])}: the {step.changes[0]['noun']} “{_name(step.changes[0])}”"
    words = [f"{number} {noun}{'' if number == 1 else 's'} {deed}" for (deed, noun), number in sorted(counts.items())]
    return ", ".join(words)[:1].upper() + ", ".join(words)[1:]


def _deed(change: Record) -> str:
    return differences.headline(Change("", "", change["before"], change["after"]))


def _differences(change: Record, names: Mapping[str, str]) -> tuple[Difference, ...]:
    before, after = change["before"], change["after"]
    if change["noun"] == "event":
        found = differences.between(before, after, names)
        if after is None or (before is None and len(found) > 2):
            return tuple(one for one in found if one.field == "when" and before is None)
        told = _deed(change) in _DONE  # then the deed says what became of the review
        return tuple(one for one in found if not (told and one.field == "review") and one.field != "formerly")
    if before is None or after is None:
        return ()
    fields = _ACTOR if change["noun"] == "actor" else _ARTICLE
    return tuple(
        Difference(field, name, _words(before.get(field), names), _words(after.get(field), names))
        for field, name in fields.items()
        if (before.get(field) or None) != (after.get(field) or None)
    )


def _words(value: object, names: Mapping[str, str]) -> str:
    if isinstance(value, list):
        return ", ".join(names.get(str(one), str(one)) for one in value)
    return str(value or "")


def _name(change: Record) -> str:
    record = change["after"] or change["before"] or {}
    field = {"event": "title", "actor": "name"}.get(change["noun"], "source")
    return str(record.get(field) or change["id"])


def _name_all(told: Sequence[Record]) -> str:
    return " and ".join(f"“{_name(one)}”" for one in told)


def _quotes(record: Record) -> set[str]:
    return {str(one.get("quote", {}).get("exact")) for one in record.get("mentions", ())}


def _lost(change: Record) -> set[str]:
    return _quotes(change["before"]) - _quotes(change["after"])
