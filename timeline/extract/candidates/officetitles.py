"""Titles before names, which a title of an event leaves out: “US President” in “US President Ana Silva”."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from timeline.core.model import Actor
from timeline.core.reading import Name, Parsed

_FORMER: Final = frozenset({"former", "longtime", "retired"})
_LONGEST: Final = 6  # words of an office
_PARTS: Final = frozenset({"of", "State", "Minister", "Prime", "Vice", "Foreign", "then", "-", "former"})


def before_names(
    parsed: Parsed, names: Sequence[Name], actors: Mapping[str, Actor], titles: frozenset[str]
) -> set[int]:
    """Indices of “Senate Minority Leader” in “Senate Minority Leader Ana Silva”: the name alone is enough."""
    named = {i for name in names if name.form != "pronoun" for i in parsed.within(name.start, name.end)}
    found: set[int] = set()
    for name in names:
        if name.form != "name" or actors[name.actor].kind != "person":
            continue
        run = _run(parsed, parsed.within(name.start, name.end)[0], named, titles)
        if any(_is_title(parsed, i, titles) for i in run):
            found.update([*run, *_of_office(parsed, run[-1])])
    return found


def _run(parsed: Parsed, name: int, named: set[int], titles: frozenset[str]) -> list[int]:
    """The words right before a name that are a title, the state of an office or parts of these, from the right."""
    run: list[int] = []
    index = name - 1
    while index >= 0 and (_is_title(parsed, index, titles) or index in named or parsed.words[index].text in _PARTS):
        run.append(index)
        index -= 1
    while run and not _is_title(parsed, run[-1], titles) and run[-1] not in named:
        run.pop()
    return run


def _is_title(parsed: Parsed, index: int, titles: frozenset[str]) -> bool:
    text = parsed.words[index].text
    return text in titles or text.removeprefix("then-").removeprefix("ex-") in titles


def _of_office(parsed: Parsed, title: int) -> Iterable[int]:
    """“Senate Minority” before “Leader Ana Silva”, “Former CIA and NSA” before “Director”: which office it is."""
    words, index = parsed.words, title - 1
    while index >= 0 and words[index].tag == "NNP" and words[index].dep == "compound" and words[index].head > index:
        index -= 1
    first = former(parsed, index + 1)
    yield from range(index + 1 if first is None else first, title)


def former(parsed: Parsed, index: int) -> int | None:
    """The “former” that opens an office: of “former CIA and NSA director” for both; None where none does."""
    for before in range(index - 1, max(-1, index - _LONGEST), -1):
        word = parsed.words[before]
        if word.text.lower() in _FORMER:
            return before
        if word.tag not in ("NNP", "CC"):
            return None
    return None
