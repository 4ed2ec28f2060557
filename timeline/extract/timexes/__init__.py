"""Date expressions: `find` sees text only, `resolve` gives each a value, `join` makes intervals of them.

The rules are data (`rules/en/*.toml`); docs/dates.md says how to add one.
"""

from timeline.extract.timexes.intervals import join
from timeline.extract.timexes.loose import read_one
from timeline.extract.timexes.resolve import resolve
from timeline.extract.timexes.scan import find
from timeline.extract.timexes.staleness import stale

__all__ = ["find", "join", "read_one", "resolve", "stale"]
