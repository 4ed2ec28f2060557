"""Names in one article, each resolved to an actor: longest name first, this article's people before others'."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from timeline.core.reading import Form, Name, Parsed, Text
from timeline.extract.actors import described
from timeline.extract.actors.entities import short_forms
from timeline.extract.actors.known import words
from timeline.extract.actors.registry import Forms, Registry

_CAPITAL: Final = re.compile(r"\b[^\W\d_a-z]")
_AFTER: Final = re.compile(r"(?![\w])(?!-\w)|(?=['’]s\b)|(?=[-–][A-Z])")
_HE_SHE: Final = frozenset({"he", "she", "him", "her"})
_OF_TIME: Final = frozenset(
    "in on by since until till during of from to between early late mid last next this every before after".split()
)
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})


def find(text: Text, parsed: Parsed, registry: Registry) -> tuple[Name, ...]:
    """Every naming of an actor in the parsed sentences, in text order, none overlapping another.

    A surname leads to the person whose full name stands in this article, if one does; “the US president” to the
    person whom the articles call so; “he” and “she” to the person who was the subject last.
    """
    forms = dict(registry.forms) | _local(text.body, registry)
    index = _index(forms)
    names = [name for start, end in parsed.spans() for name in _scan(text.body, start, end, forms, index)]
    names = [name for name in names if name.words not in words().no_names or _is_used_as_name(name, parsed)]
    names += _offices(text.body, names, registry)
    names = _longest([*names, *described.find(text, parsed, names, registry.actors, registry.holders)])
    return tuple(sorted(names + _pronouns(parsed, names, registry), key=lambda name: name.start))


def _is_used_as_name(name: Name, parsed: Parsed) -> bool:
    """A surname that is also a month or the like is a name where no day, year or preposition of time stands by it."""
    inside = parsed.within(name.start, name.end)
    before = parsed.words[inside[0] - 1].text.lower() if inside[0] else ""
    after = parsed.words[inside[-1] + 1].text if inside[-1] + 1 < len(parsed.words) else ""
    return before not in _OF_TIME and not before[:1].isdigit() and not after[:1].isdigit()


def _local(body: str, registry: Registry) -> dict[str, tuple[str, Form]]:
    """Short forms of the people whose full names stand in this article; who is named first keeps a shared one."""
    first: dict[str, tuple[int, str]] = {}
    for actor in registry.actors.values():
        if actor.kind != "person":
            continue
        for name in (actor.name, *actor.aliases):
            at = body.find(name) if " " in name else -1
            for short in short_forms(name) if at >= 0 else ():
                if short not in first or at < first[short][0]:
                    first[short] = (at, actor.id)
    return {short: (ident, "name") for short, (_, ident) in first.items()}


def _scan(body: str, start: int, end: int, forms: Forms, index: Mapping[str, list[str]]) -> Iterator[Name]:
    at = start
    while found := _CAPITAL.search(body, at, end):
        at = found.end()
        for form in index.get(body[found.start() : found.start() + 2], ()):
            stop = found.start() + len(form)
            if stop <= end and body.startswith(form, found.start()) and _AFTER.match(body, stop):
                ident, kind = forms[form]
                if kind == "capital" and _in_longer_name(body, found.start(), stop):
                    break
                yield Name(found.start(), stop, form, ident, kind)
                at = stop
                break


def _in_longer_name(body: str, start: int, stop: int) -> bool:
    """Whether a capital only begins or ends a longer name: “Lisbon Athletic”, “Denzel Washington”."""
    before = re.search(r"([A-Z][a-z]+) $", body[max(0, start - 24) : start])
    return bool(re.match(r" [A-Z][a-z]", body[stop : stop + 3])) or (before is not None and before[1] in words().titles)


def _index(forms: Forms) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        found[form[:2]].append(form)
    return found


def _offices(body: str, names: list[Name], registry: Registry) -> list[Name]:
    """“the US president”, “the Russian leader”: a state's name followed by a word for its head."""
    found = []
    for name in names:
        leader = registry.leaders.get(name.actor)
        after = re.match(r"(?:['’]s)?\s+([a-z]+(?: minister)?)\b", body[name.end : name.end + 24])
        if leader and after and after[1] in words().leader_nouns:
            stop = name.end + after.end()
            found.append(Name(name.start, stop, body[name.start : stop], leader, "office"))
    return found


def _longest(names: list[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def _pronouns(parsed: Parsed, names: list[Name], registry: Registry) -> list[Name]:
    """“He” and “she” as the person who was the last subject; else the person named last."""
    people = {name.start: name for name in names if registry.actors[name.actor].kind == "person"}
    found: list[Name] = []
    subject = latest = None
    for first, last in parsed.sentences:
        for word in parsed.words[first:last]:
            if name := people.get(word.start):
                latest = name.actor
                subject = latest if _acts(parsed, name) else subject
            elif word.text == "I" and (speaker := _subject(parsed, first, last, people)):
                found.append(Name(word.start, word.end, word.text, speaker, "pronoun"))
            elif word.text.lower() in _HE_SHE and word.dep in _SUBJECTS and (subject or latest):
                found.append(Name(word.start, word.end, word.text, subject or latest or "", "pronoun"))
        subject = _subject(parsed, first, last, people) or subject
    return found


def _acts(parsed: Parsed, name: Name) -> bool:
    """Whether a name is itself the subject of a verb."""
    return any(parsed.words[index].dep in _SUBJECTS for index in parsed.within(name.start, name.end))


def _subject(parsed: Parsed, first: int, last: int, people: Mapping[int, Name]) -> str | None:
    for index in range(first, last):
        if parsed.words[index].dep in _SUBJECTS:
            for part in parsed.subtree(index):
                if name := people.get(parsed.words[part].start):
                    return name.actor
    return None
