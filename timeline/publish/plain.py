"""Events as plain text for places that know no markup."""

import re

from timeline.core.model import Event
from timeline.view import wording
from timeline.view.collection import Collection

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(collection: Collection, event: Event) -> str:
    """Status, summary, who tells it and every quote, on lines of their own."""
    told = wording.told_by(collection, event)
    facts = [wording.status_sentence(event), event.summary, told[:1].upper() + told[1:]]
    quotes = dict.fromkeys(f"“{m.quote.exact}” ({wording.outlet(collection, m)})" for m in event.mentions)
    return "\n".join(line for line in (*facts, *quotes) if line)


def xml(words: str) -> str:
    """The words without the few signs that XML 1.0 cannot hold even when they are escaped."""
    return _NO_XML.sub("\ufffd", words)
