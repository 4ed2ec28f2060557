"""What a reading may look at: the text, the DCT, the dates named before."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from timeline.core.reading import Timex
from timeline.extract.timexes import calendar, context, modes
from timeline.extract.timexes.calendar import When
from timeline.extract.timexes.outcomes import Outcome

SAME_BREATH = 160  # characters: so near, what is told belongs to the date just named


@dataclass(slots=True)
class Surroundings:
    """One article as it is walked: changes as dates are named. `latest` has the last date that names each unit.

    `flat` is the text as patterns read it.
    """

    text: str
    dct: date | None
    mode: modes.Mode
    timex: Timex
    latest: dict[str, tuple[When, Timex]]
    flat: str = ""
    previous: tuple[When, Timex] | None = None
    quote_day: date | None = None
    quoted: bool = False
    after: Timex | None = None
    story: tuple[int, int] | None = None
    quarter: tuple[When, Timex] | None = None
    newest: When | None = None
    line: Mapping[int, int] = field(default_factory=dict)
    days: dict[When, tuple[When, Timex]] = field(default_factory=dict)  # by what they are without their year
    long_ago: dict[When, tuple[When, Timex]] = field(default_factory=dict)  # the same of years long past
    flashback: tuple[When, Timex, int] | None = None  # the last date of a stretch told of another year, and its length
    earlier: tuple[When, Timex] | None = None  # the last date that was written with a year before that of now
    told_to: int = 0  # where the last date of that stretch ends, weeks and seasons counted from it included

    def side(self) -> context.Side:
        """Past or future by the nearest verb."""
        return context.side(self.text, self.timex.start, self.timex.end)

    def before(self, characters: int) -> str:
        """The text right before the timex."""
        return self.text[max(0, self.timex.start - characters) : self.timex.start]

    def between(self) -> str:
        """The text from the last date named to the timex."""
        return "" if self.previous is None else self.text[self.previous[1].end : self.timex.start]

    def now(self) -> date | None:
        """The day that "today" means here: the quotation's, else the day of publication."""
        return self.quote_day or self.dct

    def now_words(self) -> str:
        """`now` in words."""
        if self.quote_day:
            return f"day of the quotation: {self.quote_day}"
        return f"published {self.dct}"

    def today(self) -> date | None:
        """The day of publication; where it is not known, the latest month that the text writes in full."""
        return self.dct or (calendar.first_day(self.newest) if self.newest else None)

    def base(self, unit: str) -> tuple[When, str] | None:
        """What a date of this unit counts from: in a narrative the last date named, in news the DCT."""
        if self.mode == "narrative" and ((named := self.named(unit)) or self.previous):
            return named
        now = self.now()
        return (calendar.of_day(now), self.now_words()) if now else self._undated(unit)

    def _undated(self, unit: str) -> tuple[When, str] | None:
        """What a date counts from where no day of publication is known: the latest in full, or one in its sentence."""
        if self.quote_day is None and self.newest is not None and unit == "year":
            return self.newest, f"no day of publication; the latest date of the text: {calendar.write(self.newest)}"
        just_named = self.newest is None and self.near(SAME_BREATH) and not _NEXT_SENTENCE.search(self.between())
        return self.named(unit) if just_named else None

    def named(self, unit: str) -> tuple[When, str] | None:
        """The last date named before that is at least as fine as `unit`, and in words."""
        if self.previous is None:
            return None
        when, timex = self.previous
        if calendar.cut(when, unit) is None:
            found = self.latest.get(unit)
            fine = calendar.cut(found[0], unit) if found else None
            if found is None or fine is None or not _is_within(fine, when):
                return None
            when, timex = fine, found[1]
        return when, f"named before: {calendar.write(when)} (“{timex.words}”)"

    def year_of_then(self) -> tuple[When, str] | None:
        """The year that “that year” of news means where the last date is one of these days: the last one written."""
        if self.earlier is None or self.previous is None or self.dct is None or self.mode == "narrative":
            return None
        when, timex = self.previous
        if when.year != self.dct.year or _YEAR.search(timex.words):
            return None
        return self.earlier[0], f"named before: {calendar.write(self.earlier[0])} (“{self.earlier[1].words}”)"

    def year_behind(self) -> Outcome | None:
        """The year that stands right behind: “ten years earlier, in 1851”."""
        found = _BEHIND.match(self.text, self.timex.end) if self.text.startswith(",", self.timex.end) else None
        return Outcome(found[1], None, None, ("the year that stands right behind it",)) if found else None

    def spoken_of(self) -> tuple[When, str] | None:
        """A year long past that the words just before were about: “In spring 1861 …; by the summer …”."""
        if self.previous is None or self.dct is None or not self.near(SAME_BREATH):
            return None
        when, timex = self.previous
        between = self.text[timex.end : self.timex.start]
        if "\n" in between or when.year >= self.dct.year - 1 or not self._goes_on(when, timex, between):
            return None
        if self.side() == "future":
            return None
        return when, f"named before: {calendar.write(when)} (“{timex.words}”)"

    def _goes_on(self, when: When, timex: Timex, between: str) -> bool:
        """Whether a sentence goes on in the year with which it opened, or of which the clause is: “of 2013, when …”."""
        if not _YEAR.search(timex.words):
            on = (timex.anchor or "").startswith("named before") and _YEAR.search(timex.anchor or "") is not None
            return on and when.year > 0 and _RANGE.fullmatch(between) is not None
        if when.unit == "year" and _CLAUSE.fullmatch(between) and not context.ends_sentence(between):
            return True
        opens = _OPENING.fullmatch(context.sentence_before(self.text, timex.start))
        return opens is not None and _PRESENT.search(between) is None

    def apposed(self, month: int, day: int) -> tuple[When, str] | None:
        """The day named right before in other words: “on Veterans Day, Nov. 11”, “tomorrow (Nov. 11)”."""
        if self.previous is None or not _APPOSED.fullmatch(self.text, self.previous[1].end, self.timex.start):
            return None
        when, timex = self.previous
        same = when.unit == "day" and (when.part, when.day) == (month, day)
        return (when, f"named before: {calendar.write(when)} (“{timex.words}”)") if same else None

    def told_before(self, day: When) -> tuple[When, str] | None:
        """The day of that number and month, or the season, that the article has named before."""
        found = self.days.get(day.of_year(0)) or self._told_long_ago(day)
        return (found[0], f"named before: {calendar.write(found[0])} (“{found[1].words}”)") if found else None

    def _told_long_ago(self, day: When) -> tuple[When, Timex] | None:
        """The same of a year long past, unless it is told of about its anniversary: then it may be the day of now."""
        found = self.long_ago.get(day.of_year(0))
        start = calendar.first_day(found[0]) if found else None
        if start is None or self.dct is None or self.side() == "future":
            return None
        since = abs(start.timetuple().tm_yday - self.dct.timetuple().tm_yday)
        return found if _ANNIVERSARY < since < _YEAR_LONG - _ANNIVERSARY else None

    def year_of_month_told(self, month: int) -> tuple[int, str] | None:
        """The year of the month that the article has named before, for a day in it that is told as past."""
        found = self.days.get(When("month", 0, month))
        if found is None or self.dct is None or found[0] > When("month", self.dct.year, self.dct.month):
            return None
        words = f"named before: {calendar.write(found[0])} (“{found[1].words}”)"
        return (found[0].year, words) if self.side() == "past" else None

    def year_of_flashback(self, month: int, day: int) -> tuple[int, str] | None:
        """The year of a month in a stretch of news that tells of an earlier year: it goes on from the date before."""
        today = self.today()
        if self.flashback is None or today is None:
            return None
        when, timex, length = self.flashback
        year = when.year + (1 if month < when.part - _STEP_BACK else 0)
        if self.timex.start - self.told_to > _STRETCH or (year, month, day) > (today.year, today.month, today.day):
            return None
        between = self.text[self.told_to : self.timex.start]
        if length < _TOLD_ON and when.year < today.year and ("\n" in between or context.ends_sentence(between)):
            return None
        side = self.side()
        if side == "future" or (side is None and when.year == today.year):
            return None
        return year, f"named before: {calendar.write(when)} (“{timex.words}”)"

    def day_long_ago(self) -> tuple[When, str] | None:
        """The day that a stretch of news about earlier times has come to: its weekdays and hours are of that time."""
        today = self.today()
        if self.flashback is None or today is None or not self.near(_STRETCH // 2):
            return None
        when, timex, length = self.flashback
        day = calendar.first_day(when) if when.unit == "day" else None
        if day is None or length <= _TOLD_ON or (today - day).days < _LONG_AGO or self.side() == "future":
            return None
        return when, f"named before: {calendar.write(when)} (“{timex.words}”)"

    def is_far(self, which: str) -> bool:
        """Whether “the next day” of news, or “that day” of a quotation, can hardly count from the day named last."""
        if which == "same" and not self.quoted:
            return False
        return self.mode == "news" and not self.near(_FAR) and "\n" in self.between()

    def near(self, characters: int) -> bool:
        """Whether the last date was named at most so many characters before."""
        return self.previous is not None and self.timex.start - self.previous[1].end <= characters

    def told_year(self, month: int) -> int | None:
        """The year of a month in the story: near the last date of it, rather after than before."""
        if self.timex.start in self.line:
            return self.line[self.timex.start]
        if self.story is None:
            return None
        year, last = self.story
        if not last:
            return year
        return year + (1 if month < last - _BACK else -1 if month > last + 11 - _BACK else 0)

    def year_said_before(self) -> tuple[int, str] | None:
        """The year named right before a month or day: “last year, on July 22”."""
        if self.previous is None or self.previous[0].unit != "year":
            return None
        when, timex = self.previous
        beside = _BESIDE.fullmatch(self.text, timex.end, self.timex.start)
        return (when.year, f"named before: {calendar.write(when)} (“{timex.words}”)") if beside else None

    def said_after(self) -> int | None:
        """The year written with the date that follows at once: "April and June 1955" names the year of April.

        So does that of what the date belongs to: “the autumn term of 1859”, “the May rising of 1808”.
        """
        if self.after is None or self.after.rule == "fiscal-year":
            return None
        if _OF_WHAT.fullmatch(self.text, self.timex.end, self.after.start) and self.after.words.isdigit():
            return int(self.after.words)
        if not _TIED.fullmatch(self.text, self.timex.end, min(self.after.start, self.timex.end + 16)):
            return None
        found = _YEAR.search(self.after.words)
        if (
            self.after.rule == "month-of-which-year"
            and _THAT.search(self.after.words)
            and (named := self.named("year"))
        ):
            return named[0].year
        return int(found[0]) if found and self.after.start - self.timex.end < 16 else None

    def note(self, when: When, timex: Timex) -> None:
        """Remembers a date that was named."""
        if when.unit == "quarter" and timex.rule in _REPORTED and self._is_over(when):
            self.quarter = (when, timex)
        if timex.rule in _NOT_COUNTED_FROM or (timex.type == "TIME" and context.NEXT_DAY.match(self.text, timex.end)):
            return  # what follows “at 6 a.m. the next day” counts from the day before, too
        self.previous = (when, timex)
        if self.dct and when.year < self.dct.year:
            self.earlier = self.previous if _YEAR.search(timex.words) else self.earlier
        elif timex.rule not in _OF_THESE_DAYS:
            self.earlier = None
        if self.dct and self.mode == "news" and (when.unit == "day" or timex.rule in _WITHOUT_YEAR):
            self._keep(when, timex, when.year - self.dct.year)
        self._flash(when, timex)
        if self.quote_day is None and timex.rule not in _ASIDE:
            self._tell(when, timex)
        self.latest.update(dict.fromkeys(calendar.units(when), self.previous))

    def _keep(self, when: When, timex: Timex, years: int) -> None:
        """Keeps a day, or what is named without its year, so many years from now, for when it is named again."""
        if abs(years) <= 1 and timex.words[:5].lower() != "next ":
            self.days.setdefault(when.of_year(0), (when, timex))
        elif years < -1 and when.unit == "day":
            self.long_ago.setdefault(when.of_year(0), (when, timex))

    def _is_over(self, quarter: When) -> bool:
        return self.dct is None or quarter < (calendar.cut(calendar.of_day(self.dct), "quarter") or quarter)

    def _flash(self, when: When, timex: Timex) -> None:
        """Follows a stretch that tells of an earlier year; a date of our days ends it, a bare year does not."""
        today, held = self.today(), self.flashback
        going = held is not None and timex.start - self.told_to <= _STRETCH
        told_on = going and (timex.anchor or "").startswith("named before")
        if today is None or when.unit not in ("day", "month"):
            if when.unit in ("week", "season"):
                self.told_to = timex.end if told_on else self.told_to
                self.flashback = None if _OURS.search(timex.words) else held
            return
        if when.year > today.year or not (told_on or when.year == today.year or self._is_written(when, timex)):
            self.flashback = None
            return
        same = held is not None and going and (held[0].year < today.year) == (when.year < today.year)
        length = held[2] if held and same and held[0] != when else 0
        leans = length and timex.words.lower().startswith("that ")  # “that September” says itself what it counts from
        self.told_to = timex.end
        self.flashback = (when, timex, length if leans else length + 1)

    def _is_written(self, when: When, timex: Timex) -> bool:
        """Whether a date is told with its year, and of itself: “in May 2010”, “on May 3, 2010, she …”."""
        if not _YEAR.search(timex.words):
            return False
        alone = _ADVERBIAL.search(self.text[max(0, timex.start - 14) : timex.start])
        return alone is not None or (when.unit == "day" and self.text[timex.end : timex.end + 1] in ".,;")

    def _tell(self, when: When, timex: Timex) -> None:
        if when.unit in ("day", "month", "week", "season"):
            start = calendar.first_day(when) if when.unit == "week" else None
            month = start.month if start else 3 * when.part if when.unit == "season" else when.part
            self.story = (when.year, month)
        elif when.unit in _LENGTHS:
            self.story = (when.year, _LENGTHS[when.unit] * when.part)
        elif when.unit == "year":
            led = bool(_LED.search(self.text[max(0, timex.start - 12) : timex.start])) or timex.mod is not None
            if self.story is None or (led and abs(when.year - self.story[0]) <= _JUMP):
                self.story = (when.year, 0)


def _is_within(fine: When, coarse: When) -> bool:
    """Whether a day lies in a month, a month in a year."""
    return calendar.cut(fine, coarse.unit) == coarse


_LENGTHS = {"quarter": 3, "half": 6}  # months
_BACK = 4  # months that a story may step back without saying the year
_JUMP = 15  # years: a date further off is an aside
_APPOSED = re.compile(r",?\s{1,2}\(?(?:on )?")
_BEHIND = re.compile(
    r", (?:in|on (?:the )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}|on [A-Z][a-z]{2,8} \d{1,2},) ([12]\d{3})\b"
)
_BESIDE = re.compile(r",?\s{1,2}(?:on|in)\s{1,2}")
_TIED = re.compile(r"\s{0,2}(?:,|and|to|or|/|until|till|through|[-–])\s{0,2}(?:the\s)?")
_OF_WHAT = re.compile(r"\s[a-z]{3,14}\sof\s")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_ADVERBIAL = re.compile(
    r"(?:\b(?:in|on|by|since|until|from|of|and)\s{1,2}(?:the\s)?|[\n(]\s{0,2}|[.!?]['\"”’]?\s{1,2}|^)$", re.I
)
_LONG_AGO = 120  # days: from then on, weekdays of a stretch are its own
_OURS = re.compile(r"\b(?:this|last|next)\b", re.I)  # “this summer” ends a stretch of earlier times
_STRETCH = 450  # characters between two dates of a stretch
_TOLD_ON = 2  # dates that make a stretch of their own, beyond one sentence
_STEP_BACK = 1  # months
_FAR = 300
_ANNIVERSARY, _YEAR_LONG = 21, 365  # days
_NEXT_SENTENCE = re.compile(r"[.!?]['\"”’]?\s|\n")
_OPENING = re.compile(r"\s{0,3}(?:(?:in|on|during|late in|early in|it was|one day in)\s{1,2}(?:the\s)?)?", re.I)
_CLAUSE = re.compile(
    r"(?:\s[\w’'-]{2,14}){0,5}, (?:(?:(?:during |in )?which|when)\b[^;\n]{0,120}|"
    r"(?:signed|held|fought|made|built|born|passed|adopted|founded|published|opened|dated) (?:on |in )?)"
)
_RANGE = re.compile(r",?\s(?:to|until|through|and)\s|[-–]")
_PRESENT = re.compile(r"\b(?:has|have|is|are|will|now|since|today|currently|last|this)\b|\)", re.I)
_THAT = re.compile(r"\b(?:that|the same) year", re.I)
_LED = re.compile(r"(?:\b(?:in|by|of|during|until|after|since|from|to|for|and)\s{1,2}|[(\n]\s{0,2})$", re.I)
_REPORTED = frozenset(
    ("quarter", "quarter-year", "year-quarter", "quarter-short", "latest-period", "quarter-ended", "unit-which")
)
_OF_THESE_DAYS = frozenset(("weekday", "weekday-part", "today", "yesterday", "tomorrow", "weekend", "last-night"))
_WITHOUT_YEAR = frozenset(("season", "season-alone", "month-alone"))
_NOT_COUNTED_FROM = frozenset(  # what is set against something; who says “since 9/11” tells of no days of then
    ("year-ago-unit", "period-year", "nine-eleven", "sept-11-attacks")
)
_ASIDE = frozenset(("ago", "year-second", "year-second-short"))
