"""Numbers in words and digits, as counts of time units."""

import re

_ONES = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {"a": 1, "an": 1, "another": 1, "dozen": 12, "couple": 2}
_TENS = {
    word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5}
_SMALL = re.compile("[½¼¾]")
_VAGUE = frozenset("few several many some dozens hundreds thousands multi number recent".split())


def number(words: str) -> float | None:
    """The number that words or digits name ("twenty-five", "a couple of", "1,500", "half a"); None if it is vague."""
    plain = words.lower().replace("-", " ").replace(",", "")
    plain = _SMALL.sub(r" \g<0>", plain)
    parts = plain.split()
    if any(part in _VAGUE for part in parts):
        return None
    total = 0.0
    for part in parts:
        total = _added(total, part)
    return total or None


def _added(total: float, part: str) -> float:
    if part == "half":
        return total + 0.5 if total else 0.5
    if part == "hundred":
        return (total or 1) * 100
    if part == "thousand":
        return (total or 1) * 1000
    if part in _FRACTIONS:
        return total + _FRACTIONS[part]
    if part.replace(".", "", 1).isdigit():
        return total + float(part)
    if part in ("a", "an") and total:
        return total
    return total + _ONES.get(part, _TENS.get(part, 0)) if part not in ("dozen", "couple") else _ONES[part]


def written(count: float) -> str:
    """A count as TIMEX3 writes it: 2, 2.5, 0.5."""
    return str(int(count)) if count == int(count) else f"{count:g}"
