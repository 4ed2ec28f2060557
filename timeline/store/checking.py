"""The last look before a write: whatever is written must read back as it was meant."""

from timeline.core.errors import NotSaved
from timeline.core.model import Timeline
from timeline.store import document
from timeline.store.protocol import Loaded


def checked(wanted: Timeline, known: Loaded, name: str) -> tuple[bytes, Loaded]:
    """The new document and how it reads back: each record as it was meant, or nothing is written.

    A record that was rejected until now may come back to life, when the article that it names is there again.
    """
    if told := document.dangling(wanted):
        raise NotSaved(f"Nothing was saved. {' '.join(told[:3])}")
    new = document.write(wanted, known.rejected)
    back = document.read(new, name)
    if lost := document.missing(wanted, back.timeline):
        why = next((one.reason for one in back.rejected if one.id == lost[0]), "It would not read back the same.")
        raise NotSaved(f"Nothing was saved: “{lost[0]}” cannot stand as it is. {why}")
    return new, back
