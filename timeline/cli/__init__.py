"""The command line: read articles into a store, or events from a file; explain, check, copy, give away.

Exit codes: 0 all went well; 1 it was done, but something could not be read or was rejected; 2 the call was wrong or
nothing could be done, and nothing was written.
"""

from timeline.cli import giving, keeping, reading
from timeline.cli.shell import app

__all__ = ["app", "giving", "keeping", "reading"]
