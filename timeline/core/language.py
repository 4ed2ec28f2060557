"""Our own words in a language of readers: a table of phrases for each, `languages/de.toml`. Names of months
and weekdays and the rules of plurals are those of the Unicode CLDR. Text of a store is never translated.

A language is added by a file; `tests/test_languages.py` says what it lacks.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from babel import Locale
from babel.numbers import format_decimal

_FOLDER: Final = Path(__file__).parent / "languages"
CODES: Final = tuple(sorted(one.stem for one in _FOLDER.glob("*.toml")))  # ISO 639-1


@dataclass(frozen=True, eq=False)
class Language:
    """The words of ours in one language; `code` is its tag (BCP 47), `name` what it calls itself.

    `months` stand behind a day, `months_alone` by themselves. `dates` are patterns, `dates_of` the same as they stand
    behind a preposition, `kinds` the kinds of event, `counts` phrases by the form of their number (one, few, many …).
    """

    code: str
    name: str
    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    months_short: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    dates: Mapping[str, str]
    dates_of: Mapping[str, str]
    phrases: Mapping[str, str]
    counts: Mapping[str, Mapping[str, str]]
    kinds: Mapping[str, str]
    locale: Locale

    def say(self, phrase: str, **values: object) -> str:
        """A phrase with its values put in."""
        return self.phrases[phrase].format(**values)

    def count(self, phrase: str, number: int, **values: object) -> str:
        """A phrase in the form that its number asks for: “1 event”, “24 events”."""
        return self.counts[phrase][self.locale.plural_form(number)].format(n=self.number(number), **values)

    def number(self, number: int) -> str:
        """A number of things with the marks that readers are used to: “1,500”, “1.500”."""
        return str(number) if abs(number) < 1_000 else format_decimal(number, locale=self.locale)

    def listed(self, names: Sequence[str]) -> str:
        """“a”, “a and b”, “a, b and c”."""
        return self._joined(names, "and")

    def either(self, names: Sequence[str]) -> str:
        """“a”, “a or b”, “a, b or c”."""
        return self._joined(names, "or")

    def _joined(self, names: Sequence[str], word: str) -> str:
        if len(names) < 2:
            return "".join(names)
        return f"{', '.join(names[:-1])} {self.phrases[word]} {names[-1]}"


@cache
def language(code: str) -> Language:
    """The language of a code in `CODES`; the same object each time."""
    table = tomllib.loads((_FOLDER / f"{code}.toml").read_text("utf-8"))
    locale = Locale.parse(code)
    named, alone = locale.months["format"], locale.months["stand-alone"]
    return Language(
        code=code,
        name=table["name"],
        months=_months(named["wide"]),
        months_alone=_months(alone["wide"]),
        months_short=tuple(one.rstrip(".") for one in _months(alone["abbreviated"])),
        weekdays=_weekdays(locale.days["format"]["wide"]),
        weekdays_short=tuple(one.rstrip(".") for one in _weekdays(locale.days["stand-alone"]["abbreviated"])),
        dates=table["dates"],
        dates_of=table["dates"] | table.get("dates_of", {}),
        phrases=table["phrases"],
        counts=table["counts"],
        kinds=table["kinds"],
        locale=locale,
    )


def nearest(tag: str) -> Language | None:
    """The language of a tag (BCP 47), `de` for `de-AT`; None if we have no words in it."""
    code = tag.partition("-")[0].lower()
    return language(code) if code in CODES else None


def _months(names: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(names[number] for number in range(1, 13))


def _weekdays(names: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(names[number] for number in range(7))


ENGLISH: Final = language("en")
