"""The town and the agency that open an article, which are no part of its first sentence: “NORWICK (AP) She left.”"""

from collections.abc import Iterator
from typing import Final

from timeline.core.reading import Parsed

_LONGEST: Final = 6  # words and signs before the bracket closes
_AGENCY: Final = 2  # letters at least


def words(parsed: Parsed) -> frozenset[int]:
    """The words of all datelines, up to the bracket that ends each."""
    return frozenset(i for first, last in parsed.sentences for i in _of_sentence(parsed, first, last))


def _of_sentence(parsed: Parsed, first: int, last: int) -> Iterator[int]:
    for index in range(first + 1, min(first + _LONGEST, last - 2)):
        agency, closing = parsed.words[index + 1], parsed.words[index + 2]
        if parsed.words[index].text != "(" or closing.text != ")":
            continue
        named = all(parsed.words[i].text[:1].isupper() or parsed.words[i].text == "," for i in range(first, index))
        if named and agency.text.isupper() and len(agency.text) >= _AGENCY and index + 3 < last:
            yield from range(first, index + 3) if parsed.words[index + 3].text[:1].isupper() else ()
        return
