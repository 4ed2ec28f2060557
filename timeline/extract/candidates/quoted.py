"""Words of a quotation as they stand, for titles: “Silva: “That has not changed””, where nothing says it in others."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from timeline.core.reading import Parsed
from timeline.extract.candidates.clauses import SUBJECTS
from timeline.extract.candidates.phrases import LOOSE_ENDS, Writer

_MARKS: Final = frozenset({'"', "“", "”", "``", "''"})
_COMPLETING: Final = frozenset("dobj attr acomp oprd xcomp ccomp prt dative neg agent".split())
_STOPS: Final = frozenset({",", ";", "—", "–", ".", ":", "...", "…"})
_NEVER: Final = re.compile(
    r"[\[\]()“”\"]|\b(?:today|tomorrow|yesterday|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|\d{4}", re.I
)
_REASONS: Final = frozenset({"because", "since", "although", "though"})
_GOES_ON: Final = " …"
_FEWEST: Final = 3  # words that are worth quoting
_TURNING: Final = frozenset("if unless except but however only until without although though whether".split())
_ENOUGH: Final = 6  # words of a beginning that are
_OPENERS: Final = frozenset({"so", "well", "oh", "yes", "no", "yeah", "now", "look"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})


def words_quoted(writer: Writer, verb: int, content: int | None, room: int) -> str:
    """What a quotation beside a verb of saying says, word for word, whole or up to a comma; "" if none is short enough.

    `content` is the verb of the clause that is wanted, if the grammar tells.
    """
    parsed = writer.parsed
    first, last = _inside(writer, verb, content)
    for end in [last] if writer.uncut else _ends(parsed, first, last, content):
        text = _spelled(parsed, first, end).rstrip(" ,.;:—–-…")
        text = text if "‘" in text or " '" in text else re.sub(r"[,.]['’]$", "", text)
        fits = len(text) <= room and len(text.split()) >= _FEWEST and not _NEVER.search(text)
        dated = any(writer.is_date(i) for i in range(first, end))
        if (
            fits
            and not dated
            and not _lacks(parsed, first, end, verb)
            and any(parsed.words[i].tag in _FINITE for i in range(first, end))
        ):
            return text[:1].upper() + text[1:]
    return ""


def beginning_quoted(writer: Writer, verb: int, content: int | None, room: int) -> str:
    """How a long quotation beside a verb of saying begins, word for word and with “…” behind it; "" if it is no clause.

    For where all else would only say that somebody spoke, and never before a word that may turn the sense: “We sail …”
    of “We sail … only if they pay”.
    """
    parsed = writer.parsed
    first, last = _inside(writer, verb, content)
    doers = [i for i in range(first, last) if parsed.words[i].dep in SUBJECTS and parsed.words[i].head < last]
    if not doers or any(parsed.words[i].text in _MARKS for i in range(first, last)):
        return ""
    first = _behind_condition(parsed, first, last, doers, room)
    for end in range(last, first, -1):
        text = _spelled(parsed, first, end).rstrip(" ,.;:—–-…")
        text = text if end == last else f"{text}{_GOES_ON}"
        loose = end < last and (text.split(" ")[-2].lower() in LOOSE_ENDS or _is_torn_at(parsed, end, doers))
        if len(text) <= room and not loose:
            if any(parsed.words[i].text.lower() in _TURNING for i in range(end, last)):
                return ""
            done = any(first <= i < parsed.words[i].head < end for i in doers)  # “What he” says nothing yet
            return f"{text[:1].upper()}{text[1:]}" if done and len(text.split()) >= _ENOUGH else ""
    return ""


def _behind_condition(parsed: Parsed, first: int, last: int, doers: Sequence[int], room: int) -> int:
    """Where the main clause begins, if “Although …” or “If …” before it would take all the room."""
    opens = parsed.words[first].dep in ("mark", "advmod") and parsed.words[parsed.words[first].head].dep == "advcl"
    comma = next((i for i in range(first, last) if parsed.words[i].text == ","), None)
    if not opens or comma is None or len(_spelled(parsed, first, comma)) < room // 2:
        return first
    return comma + 1 if any(i > comma for i in doers) else first


def _is_torn_at(parsed: Parsed, end: int, doers: Sequence[int]) -> bool:
    """Whether what belongs together would be parted: “do” and “n't”, subject and verb, two brackets."""
    before, after = parsed.words[end - 1], parsed.words[end]
    inside = before.end == after.start and after.text not in _STOPS
    opened = [parsed.words[i].text for i in range(min(doers), end)]
    return (
        opened.count("(") > opened.count(")")
        or inside
        or before.head >= end
        or any(i < end <= parsed.words[i].head for i in doers)
    )


def _inside(writer: Writer, verb: int, content: int | None) -> tuple[int, int]:
    """The quotation without “And”, “Well,” or “Now” at its beginning; no words where there is none beside the verb."""
    region = _region(writer.parsed, verb, content)
    if region is None or region[0] <= verb < region[1]:
        return 0, 0
    first, last = region
    while first < last and (_only_opens(writer.parsed, first) or _only_dates(writer, first)):
        first += 1
    return first, last


def _only_opens(parsed: Parsed, index: int) -> bool:
    """“And”, “Well,” at the beginning of what somebody says."""
    word, after = parsed.words[index], parsed.words[min(index + 1, len(parsed.words) - 1)]
    return word.pos == "PUNCT" or word.tag == "CC" or (word.text.lower() in _OPENERS and after.text == ",")


def _only_dates(writer: Writer, index: int) -> bool:
    """“Now” at the beginning of what somebody says; not the “today” of “Today is a black day”."""
    return writer.is_date(index) and writer.parsed.words[index].dep in ("advmod", "npadvmod")


def is_quoted(parsed: Parsed, index: int) -> bool:
    """Whether a word stands inside the quotation marks of its sentence."""
    place = next(one for one in parsed.sentences if one[0] <= index < one[1])
    return any(first <= index < last for first, last in _regions(parsed, *place))


def _region(parsed: Parsed, verb: int, content: int | None) -> tuple[int, int] | None:
    """The quotation with the wanted clause; else the one right before the verb, or behind it."""
    place = next(one for one in parsed.sentences if one[0] <= verb < one[1])
    regions = list(_regions(parsed, *place))
    if content is not None:
        first = min((c for c in parsed.children[content] if parsed.words[c].dep in SUBJECTS), default=content)
        return next((one for one in regions if one[0] <= first and content < one[1]), None)
    before = [one for one in regions if one[1] <= verb]
    behind = next((one for one in regions if one[0] > verb), None)
    if behind is not None and parsed.words[behind[0] - 2].text == ":":
        return behind  # “called it a “success” and said: “We are open””
    return before[-1] if before else behind


def _regions(parsed: Parsed, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The stretches inside quotation marks; one may have begun in a sentence before, or go on in the next."""
    begun: int | None = None
    seen = False
    for index in range(start, stop):
        if parsed.words[index].text not in _MARKS:
            continue
        if _closes(parsed, index, start):
            if begun is not None or not seen:
                yield (start if begun is None else begun), index
            begun = None
        else:
            begun = index + 1
        seen = True
    if begun is not None:
        yield begun, stop


def _closes(parsed: Parsed, index: int, start: int) -> bool:
    text = parsed.words[index].text
    if text in ("“", "``"):
        return False
    return text in ("”", "''") or (index > start and parsed.words[index - 1].end == parsed.words[index].start)


def _ends(parsed: Parsed, first: int, last: int, content: int | None) -> Iterator[int]:
    """Where the quotation may end: at its own end, or before a comma or an “and” behind the whole clause."""
    yield last
    needed = first
    if content is not None:
        near = (c for c in parsed.children[content] if parsed.words[c].dep in _COMPLETING and first <= c < last)
        needed = max([content, *(parsed.subtree(child)[-1] for child in near)])
    for index in range(last - 1, needed, -1):
        word = parsed.words[index]
        joins = word.tag == "CC" and parsed.words[word.head].pos in ("VERB", "AUX")
        if word.text in _STOPS or joins or (word.dep == "mark" and word.text in _REASONS):
            yield index


def _lacks(parsed: Parsed, first: int, end: int, verb: int) -> bool:
    """“It is clear” of “It is clear, sadly, that they lied”: what a word before the end needs stands behind it."""
    behind = (c for i in range(first, end) for c in parsed.children[i] if c >= end)
    return any(parsed.words[c].dep in _COMPLETING and verb not in parsed.subtree(c) for c in behind)


def _spelled(parsed: Parsed, first: int, last: int) -> str:
    """These words with the spaces that stand between them in the text."""
    text, before = "", -1
    for word in parsed.words[first:last]:
        text += f"{' ' if before >= 0 and word.start > before else ''}{word.text}"
        before = word.end
    return " ".join(text.split())
