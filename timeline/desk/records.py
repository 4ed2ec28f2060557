"""Reading a form: an event with the actors and articles that it needs, or a sentence for each field that is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from timeline.core.errors import BadDate
from timeline.core.model import Actor, Declined, Event, Mention, Participant, Timeline
from timeline.desk import dates, evidence
from timeline.desk.forms import FIELDS, Draft, Form, without_blanks
from timeline.extract import events
from timeline.extract.actors.known import slug
from timeline.store import Edit

_LINE, _PASSAGE = 300, 4_000
_LENGTHS = {"title": _LINE, "status_reason": _LINE, "place": _LINE, "label": _LINE, "summary": _PASSAGE}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form says. With errors there is no event; keys are fields, `source-2` for the third source.

    `dated` is what the date field means, None if it cannot be read.
    """

    event: Event | None
    companions: tuple[Edit, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)
    dated: dates.Typed | None = None


def read(draft: Draft, timeline: Timeline, today: str | None) -> Reading:
    """The event that a draft means; “yesterday” counts from the first source's date, else from `today` (EDTF).

    Without `today` a date that counts from a day is refused where no source has one.
    """
    form = without_blanks(draft.form)
    errors = _lengths(form)
    cited = evidence.read(draft.form.sources, timeline, today)
    errors |= cited.errors
    dated = None
    try:
        dated = dates.read(form.when, cited.first_published or today)
    except BadDate as error:
        errors["when"] = str(error)
    if errors or dated is None:
        return Reading(None, (), errors, dated)
    parties, actors = _actors(form, draft.seen, timeline)
    return _event(draft, form, dated, parties, cited.mentions, (*actors, *cited.companions))


def known_actor(name: str, timeline: Timeline) -> str | None:
    """The id of the actor of this id, or that bears a name or alias, however it is capitalised; None if none does.

    The id of an actor that was merged leads to the one that was kept.
    """
    for actor in timeline.actors:
        if name == actor.id or name in actor.formerly:
            return actor.id
    plain = " ".join(name.split()).casefold()
    for names in (lambda one: (one.name,), lambda one: one.aliases):
        for actor in timeline.actors:
            if plain in (known.casefold() for known in names(actor)):
                return actor.id
    return None


def declined(seen: Event, mentions: Sequence[Mention]) -> tuple[Declined, ...]:
    """What was taken out of an event that now has these mentions, so that no run of the parser gives it back."""
    kept = {events.key(one) for one in mentions}
    taken = (events.declined(one) for one in seen.mentions if events.key(one) not in kept)
    there = {one for one in map(events.declined, mentions) if one}
    return tuple(dict.fromkeys(one for one in (*seen.declined, *taken) if one and one not in there))


def _event(
    draft: Draft,
    form: Form,
    dated: dates.Typed,
    parties: tuple[Participant, ...],
    mentions: tuple[Mention, ...],
    companions: tuple[Edit, ...],
) -> Reading:
    told: dict[str, Any] = {
        "when": dated.value,
        "title": form.title,
        "kind": form.kind,
        "status": form.status,
        "status_reason": form.status_reason.strip() or None,
        "place": form.place.strip() or None,
        "label": form.label.strip() or None,
        "summary": form.summary if form.summary.strip() else "",
        "actors": parties,
        "mentions": mentions,
        "declined": declined(draft.seen, mentions) if draft.seen else (),
    }
    before = draft.seen.model_dump() if draft.seen else {"id": draft.id}
    try:
        return Reading(Event.model_validate(before | told), companions, {}, dated)
    except ValidationError as error:
        return Reading(None, (), _complaints(error), dated)


def _lengths(form: Form) -> dict[str, str]:
    errors = {}
    if not form.title.strip():
        errors["title"] = "The event has no title yet: say in a few words what happened, as a headline would."
    for name, most in _LENGTHS.items():
        length = len(str(form.get(name)).strip())
        if length > most:
            errors[name] = f"{FIELDS[name]} has {length:,} characters, {most:,} are kept: shorten it."
    if too_long := next((name for name in form.actors if len(name) > _LINE), None):
        errors["actors"] = f"“{too_long[:40]}…” is too long for a name."
    return errors


def _actors(form: Form, seen: Event | None, timeline: Timeline) -> tuple[tuple[Participant, ...], tuple[Edit, ...]]:
    """Who takes part, each in the role that they had, and the actors that are new."""
    kinds = dict(form.kinds)
    taken = {ident for actor in timeline.actors for ident in (actor.id, *actor.formerly)}
    ids: list[str] = []
    new: dict[str, Actor] = {}
    for name in form.actors:
        ident = known_actor(name, timeline)
        if ident is None and name.strip():
            plain = " ".join(name.split())
            one = new.get(plain.casefold())  # “Ana Silva; ana silva” are one
            ident = one.id if one else free(slug(plain), taken)
            taken.add(ident)
            new.setdefault(
                plain.casefold(), Actor.model_construct(id=ident, name=plain, kind=kinds.get(name, "organisation"))
            )
        if ident is not None and ident not in ids:
            ids.append(ident)
    before = seen.actors if seen else ()
    kept = tuple(part for part in before if part.actor in ids)
    there = {part.actor for part in kept}
    added = tuple(Participant(actor=one) for one in ids if one not in there)
    fresh = tuple(Edit(None, Actor.model_validate(one.model_dump())) for one in new.values() if one.id in ids)
    return (*kept, *added), fresh


def free(ident: str, taken: set[str]) -> str:
    """The id, with a number behind it where it is taken."""
    found, number = ident[:60], 2
    while found in taken:
        found, number = f"{ident[:60]}-{number}", number + 1
    return found


def _complaints(error: ValidationError) -> dict[str, str]:
    """What the nouns themselves refuse, at the field that it is about."""
    found = {}
    for one in error.errors(include_url=False, include_input=False):
        place = str(one["loc"][0]) if one["loc"] else ""
        name = place if place in FIELDS else "sources" if place == "mentions" else "title"
        found[name] = one["msg"].removeprefix("Value error, ").rstrip(".") + "."
    return found
