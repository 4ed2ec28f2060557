"""What a reading takes and gives: the groups of a rule, and the value with its reasons."""

from collections.abc import Mapping
from typing import NamedTuple

Groups = Mapping[str, str]


class Outcome(NamedTuple):
    """A reading's answer: TIMEX3 value (None: cannot be told), modifier, what it counted from, and the steps.

    `edtf` stands where EDTF says what TIMEX3 cannot; else it is made of the value.
    """

    timex3: str | None
    mod: str | None = None
    anchor: str | None = None
    steps: tuple[str, ...] = ()
    edtf: str | None = None


UNKNOWN = Outcome(None, steps=("there is nothing to count from",))
