"""The last look before a write: whatever is written must read back as it was meant."""

from pydantic import ValidationError

from timeline.core.errors import NotSaved
from timeline.core.model import Timeline
from timeline.store import document
from timeline.store.protocol import Loaded
from timeline.store.reasons import sentence


def checked(wanted: Timeline, known: Loaded, name: str) -> tuple[bytes, Loaded]:
    """The new document and how it reads back: each record as it was meant, or nothing is written.

    A record that was rejected until now may come back to life, when the article that it names is there again.
    """
    if told := document.dangling(wanted):
        raise NotSaved(f"Nothing was saved. {' '.join(told[:3])}")
    new = document.write(wanted, known.rejected)
    if not known.rejected:
        return new, _reads_back(wanted, known, new)
    back = document.read(new, name)
    if lost := document.missing(wanted, back.timeline):
        why = next((one.reason for one in back.rejected if one.id == lost[0]), "It would not read back the same.")
        raise NotSaved(f"Nothing was saved: “{lost[0]}” cannot stand as it is. {why}")
    return new, back


def _reads_back(wanted: Timeline, known: Loaded, new: bytes) -> Loaded:
    """What the new document holds, of which only the changed records need a look: the others were read from one."""
    try:
        Timeline.model_validate({key: getattr(wanted, key) for key in document.NOUNS})
    except ValidationError as error:
        raise NotSaved(f"Nothing was saved. {sentence(error)}") from None
    if lost := document.altered(wanted, known.timeline):
        raise NotSaved(f"Nothing was saved: “{lost[0][0]}” cannot stand as it is. {lost[0][1]}")
    return Loaded(wanted, (), document.revision(new))
