"""Which events of the store a proposal may be joined with: what looks like it first, then what happened near it."""

from typing import TYPE_CHECKING, Final

from timeline.core import edtf
from timeline.core.model import Event, Timeline
from timeline.desk import doubles

if TYPE_CHECKING:  # see `reading`
    from timeline.extract.studies import Proposal

_OFFERED: Final = 200


def likely(proposal: "Proposal", known: Timeline) -> tuple[Event, ...]:
    """The events that the parser or the words of the title lead to, likeliest first."""
    by_id = {event.id: event for event in known.events}
    led = [proposal.stored.id if proposal.stored else None, proposal.near]
    own = proposal.own
    alike = [one.event.id for one in doubles.alike(own.title, own.when, known, but=own.id, kind=own.kind)]
    return tuple(by_id[one] for one in dict.fromkeys([*led, *alike]) if one in by_id and one != own.id)


def choices(proposal: "Proposal", known: Timeline) -> tuple[Event, ...]:
    """Up to 200 events to choose from: the likely ones, then the nearest in time."""
    first = likely(proposal, known)
    named = {event.id for event in first}
    middle = _middle(proposal.own)
    rest = [event for event in known.events if event.id not in named and event.id != proposal.own.id]
    rest.sort(key=lambda event: (abs(_middle(event) - middle), event.id))
    return (*first, *rest)[:_OFFERED]


def _middle(event: Event) -> int:
    """The middle of what a date allows, in minutes; of an open one the end that is known."""
    start, end = edtf.bounds(event.when)
    known = [one for one in (start, end) if one is not None]
    return sum(known) // len(known) if known else 0
