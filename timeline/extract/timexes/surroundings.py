"""What a reading may look at: the text, the DCT, the dates named before; and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from timeline.core.reading import Timex
from timeline.extract.timexes import calendar, context
from timeline.extract.timexes.calendar import When


@dataclass(frozen=True, slots=True)
class Outcome:
    """A reading's answer: TIMEX3 value (None: cannot be told), modifier, what it counted from, and the steps."""

    timex3: str | None
    mod: str | None = None
    anchor: str | None = None
    steps: tuple[str, ...] = ()


UNKNOWN = Outcome(None, steps=("there is nothing to count from",))


@dataclass(slots=True)
class Surroundings:
    """One article as it is walked: changes as dates are named. `latest` has the last date named at each unit."""

    text: str
    dct: date | None
    mode: context.Mode
    timex: Timex
    latest: dict[str, tuple[When, Timex]]
    previous: tuple[When, Timex] | None = None
    quote_day: date | None = None

    def side(self) -> context.Side:
        """Past or future by the nearest verb."""
        return context.side(self.text, self.timex.start, self.timex.end)

    def now(self) -> date | None:
        """The day that "today" means here: the quotation's, else the day of publication."""
        return self.quote_day or self.dct

    def now_words(self) -> str:
        """`now` in words."""
        if self.quote_day:
            return f"day of the quotation: {self.quote_day}"
        return f"published {self.dct}"

    def base(self, unit: str) -> tuple[When, str] | None:
        """What a date of this unit counts from: in a narrative the last date named, in news the DCT."""
        if self.mode == "narrative" and (named := self.named(unit)):
            return named
        now = self.now()
        return (calendar.of_day(now), self.now_words()) if now else self.named(unit)

    def named(self, unit: str) -> tuple[When, str] | None:
        """The last date named before that is at least as fine as `unit`, and in words."""
        if self.previous is None:
            return None
        when, timex = self.previous
        if calendar.cut(when, unit) is None:
            found = self.latest.get(unit)
            if found is None:
                return None
            when, timex = found
        return when, f"named before: {calendar.write(when)} (“{timex.words}”)"

    def near(self, characters: int) -> bool:
        """Whether the last date was named at most so many characters before."""
        return self.previous is not None and self.timex.start - self.previous[1].end <= characters

    def latest_unit(self, unit: str) -> bool:
        """Whether the last date named at this unit was written as one, not cut from a finer date."""
        found = self.latest.get(unit)
        written = calendar.read(found[1].timex3) if found else None
        return written is not None and written.unit == unit

    def note(self, when: When, timex: Timex) -> None:
        """Remembers a date that was named."""
        self.previous = (when, timex)
        for unit in ("day", "week", "month", "season", "quarter", "year", "decade", "century"):
            coarser = calendar.cut(when, unit)
            if coarser is not None:
                self.latest[unit] = (coarser, timex)


Groups = Mapping[str, str]
