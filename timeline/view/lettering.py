"""How wide a text is in Source Sans, the face that the page brings along: thousandths of the size, by character."""

from functools import lru_cache

_WIDTHS = {
    "|": 240, "',.:;ijl·‘’": 252, "I ": 262, "!f": 294, "()[]{}-": 308, "t/\\r": 352, "*?sz": 424, '"“”x': 446,
    "cvy": 474, "JYFLk–": 492, "0123456789#$+<=>^_aeg~×−": 504, "VXES": 532, "ATZ`hou": 546, "bdnpq": 556,
    "CPR": 572, "KB": 592, "&DG→": 625, "UHN": 652, "OQ": 668, "wM": 731, "W": 790, "—%m@": 840, "…": 950,
    "іїІЇιΙ": 270, "гґ": 420, "єзстухэεζνξςτΥ": 480, "авеёкчьяГҐЕЁУХγθκλυχΓΕΛΧ": 530,
    "бдийлнопрцАЗРТαβδημορσΑΖΞΡΣΤ": 570, "ъБВЄКСЧЬЯЭπΒΔΚ": 610, "мДИЙЛНОПЦΗΘΝΟΠ": 670, "жыЪφψωΦΨΩ": 720, "фшщюМФΜ":
    790, "ЖШЩЫ": 880, "Ю": 960,  # Cyrillic and Greek
}  # fmt: skip
_NARROW = {char: width for chars, width in _WIDTHS.items() for char in chars}
_LATIN, _OTHER = 660, 1_050  # accented letters; other scripts, whose faces we do not know


@lru_cache(maxsize=20_000)
def width(text: str, size: float) -> float:
    """Pixels that the text takes in this size; rather too many than too few."""
    return sum(_NARROW.get(char) or (_LATIN if char < "ɐ" else _OTHER) for char in text) * size / 1_000


def two_lines(text: str, room: float, size: float) -> list[str]:
    """The text in one or two lines of so many pixels, cut if that is not enough."""
    if width(text, size) <= room:
        return [text]
    first = ""
    for word in text.split():
        if width(f"{first} {word}".strip(), size) > room:
            break
        first = f"{first} {word}".strip()
    rest = text[len(first) :].strip()
    return [first, cut(rest, room, size)] if first else [cut(text, room, size)]


@lru_cache(maxsize=20_000)
def cut(text: str, room: float, size: float) -> str:
    """The text, cut after a word and closed with “…” if it is wider than `room` pixels; within a word that fills it."""
    if width(text, size) <= room:
        return text
    kept = text
    while kept and width(kept + "…", size) > room:
        head, space, _ = kept.rpartition(" ")
        kept = head if space else kept[:-1]
    return kept.rstrip(" ,;:–—-(“‘") + "…"
