"""Two versions of an event, mine and theirs: what differs, which to propose, and one form made of both."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, Literal, NamedTuple

from timeline.core.model import KINDS, Event, Mention, Timeline
from timeline.desk import differences
from timeline.desk.forms import FIELDS, Draft, Form, Source, of_event, without_blanks
from timeline.desk.table import STATUSES

Side = Literal["mine", "theirs"]
SIDES: Final[tuple[Side, Side]] = ("mine", "theirs")


class Clash(NamedTuple):
    """A field in which my form and their event differ. `both` says that both of us changed it."""

    field: str
    name: str
    mine: str
    theirs: str
    proposed: Side
    both: bool


def clashes(draft: Draft, theirs: Event, timeline: Timeline) -> tuple[Clash, ...]:
    """The fields that differ, in the order of the form. What only they changed is proposed as theirs, the rest as mine.

    `timeline` is the store as it is now.
    """
    mine = without_blanks(draft.form)
    now = of_event(theirs, timeline)
    began = of_event(draft.seen, timeline) if draft.seen else Form()
    names = {actor.id: actor.name for actor in timeline.actors}
    found = []
    for field, name in FIELDS.items():
        ours, others = _content(mine, field), _content(now, field)
        if ours == others:
            continue
        first = _content(began, field)
        proposed: Side = "theirs" if ours == first else "mine"
        both = first not in (ours, others)
        found.append(Clash(field, name, _words(mine, field, names), _words(now, field, names), proposed, both))
    return tuple(found)


def joined(draft: Draft, theirs: Event, timeline: Timeline, chosen: Mapping[str, Side]) -> Draft:
    """A draft on top of their version, with each field from the side that was chosen; where nothing was, theirs."""
    now = of_event(theirs, timeline)
    mine = {field: draft.form.get(field) for field in FIELDS if chosen.get(field) == "mine"}
    form: Form = replace(now, kinds=draft.form.kinds, **mine)  # type: ignore[arg-type]
    return Draft(draft.id, theirs, form)


def apart(draft: Draft, ident: str) -> Draft:
    """Mine as a new event of its own, theirs untouched. It quotes anew: the evidence's place in the text is theirs."""
    sources = tuple(replace(one, mention=one.mention and _copied(one.mention)) for one in draft.form.sources)
    return Draft(ident, None, replace(draft.form, sources=sources))


def _copied(mention: Mention) -> Mention:
    return mention.model_copy(update={"position": None, "trigger": None, "told": None})


def _content(form: Form, field: str) -> object:
    value = form.get(field)
    if field == "sources":
        return tuple((one.outlet, one.url, one.published, one.quote) for one in form.sources)
    return value.strip() if isinstance(value, str) else value


def _words(form: Form, field: str, names: Mapping[str, str]) -> str:
    value = form.get(field)
    if field == "kind":
        return KINDS.get(str(value), str(value))
    if field == "status":
        return STATUSES.get(str(value), str(value))
    if field == "when":
        return differences.date(str(value).strip())
    if isinstance(value, str):
        return value.strip()
    return " / ".join(_source(one) if isinstance(one, Source) else names.get(one, one) for one in value)


def _source(source: Source) -> str:
    return f"{source.outlet}: “{source.quote}”"
