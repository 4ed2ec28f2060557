"""Which sentences report a happening: a trigger governed by a date, or leaning on another event.

`propose` gives every candidate of one article, in text order; `lexicon` is the list of words behind it.
"""

from timeline.extract.candidates import lexicon
from timeline.extract.candidates.participants import Around
from timeline.extract.candidates.proposing import Reading, propose

__all__ = ["Around", "Reading", "lexicon", "propose"]
