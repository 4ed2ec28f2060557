"""Texts that want to make a reader of dates slow or break it; the tests and the benchmark read the same."""

import random
from collections.abc import Iterator, Mapping

WORDS = (
    "March 10 2019 on of the , - : next two days ago BC 's '98 Q3 T 1-1 / a . \n early in quarter 10:30 p.m. May "
    'Sunday until between week later half first 3.5 1,000 ( " “ ” tomorrow said'
).split(" ")
SIGNS = (
    "\u00a0\u2007\u2009\u200b\u202f\u3000\u2028"  # spaces of all widths
    "\u200f\u202e\u0645\u0627\u0631\u0633\u05de\u05e8\u05e5"  # written from right to left, and its marks
    "\U0001f389\U0001f1fa\U0001f1e6\u0301\u0130\u00df\ufb01\u0661\u0662\u2160\u2013\u2019\u2018\x00\x1f\ufeff"
)


def named(size: int = 20_000) -> Mapping[str, str]:
    """Hostile texts by name, each of about `size` characters."""
    parts = {
        "1-1-1-…": "1-1-1-",
        "digits": "9",
        "dashes": "-",
        "one word": "x",
        "“a ” again and again": "a ",
        "of the of the …": "of the ",
        "the end of the early …": "the end of the early ",
        "March March …": "March ",
        "brackets": "(",
        "10-10-10 …": "10-10-10 ",
        "10:10:10 10/10/10 …": "10:10:10 10/10/10 ",
        "quotation marks": '"',
        "nested quotations": '“He said: "tomorrow," on Monday. ',
        "tomorrow, she said on Monday": '"I leave tomorrow," she said on Monday. ',
        "two days before two days before …": "two days before ",
        "two days later, two days later": "two days later, ",
        "years": "in 1941, in 1942, in March 1943, in May, ",
        "the statement reads": "The statement reads:\n“We begin today.”\n",
        "capitals": "May April June August Theresa Mrs. ",
        "numbers": "1,000,000.5 ",
        "one letter a line": "a\n",
        "spaces": "March" + " " * 500 + "10",
    }
    return {name: (part * (size // len(part) + 1))[:size] for name, part in parts.items()}


def mixed(count: int, seed: int = 7) -> Iterator[str]:
    """So many random texts of words of the rules, digits and signs of all scripts; the same for the same seed."""
    dice = random.Random(seed)
    for _ in range(count):
        yield "".join(_piece(dice) for _ in range(dice.randrange(5, 200)))


def _piece(dice: random.Random) -> str:
    kind = dice.randrange(6)
    if kind < 3:
        return dice.choice(WORDS) + dice.choice((" ", "", "-", " "))
    if kind == 3:
        return dice.choice(SIGNS)
    return str(dice.randrange(100_000)) if kind == 4 else chr(dice.randrange(32, 0x2FFF))
