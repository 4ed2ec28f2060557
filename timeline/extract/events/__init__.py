"""One event from many articles: candidates and known events that tell of the same happening are brought together.

    merge(readings, candidates, registry, known) -> Merged

Deterministic and independent of the order of articles; known events keep their ids, and what an editor decided stays.
"""

from timeline.extract.events.memory import remembered, renamed
from timeline.extract.events.merging import Merged, merge
from timeline.extract.events.pieces import declined, key
from timeline.extract.events.publication import infer

__all__ = ["Merged", "declined", "infer", "key", "merge", "remembered", "renamed"]
