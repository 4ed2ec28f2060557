"""Names in one article, each resolved to an actor: longest name first, this article's people before others'."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from timeline.core.reading import Name, Parsed, Text
from timeline.extract.actors import anaphora, figures, heads, homes, runs, shortened
from timeline.extract.actors.known import packaged, straight, words
from timeline.extract.actors.registry import Forms, Registry
from timeline.extract.actors.runs import Run
from timeline.extract.actors.shortened import Bearers

_CAPITAL: Final = re.compile(r"\b[^\W\d_a-z]|\bthe (?=[A-Z])|\b\d+(?:st|nd|rd|th) (?=[A-Z])")
_AFTER: Final = re.compile(r"(?![\w])(?!-\w)|(?=['’]s\b)|(?=[-–][A-Z])")
_OF_TIME: Final = frozenset(
    "in on by since until till during of from to between early late mid last next this every before after".split()
)
_NEAR: Final = 300  # characters within which a full name still stands for the surname that follows
_COURTESY: Final = frozenset({"Mr", "Mrs", "Ms", "Miss"})
_WATERS: Final = re.compile(r"\b(?:Gulf|Sea|Bay|Straits?|Horn|Cape|Isle|Coast) of (?:the )?$")
_COMPASS: Final = "North|South|East|West"
_HALVES: Final = re.compile(rf"\b({_COMPASS}) and ((?:{_COMPASS}) ([A-Z]\w+))")
_LED: Final = re.compile(
    r"\b[A-Z]\w+-(?:led|controlled|run|held|dominated|majority) (House)\b(?! [A-Z]| \w+ committee)"
)
_HEAD: Final = re.compile(r"(?:['’]s)?\s+([a-z]+(?: minister)?)\b(?!-)(?! [A-Z])")
_ORIGIN: Final = re.compile(r"\b(?:African|Asian|Arab|Native|Latin|North|South|Central|Hispanic|Muslim|Jewish) $")
_OWNER: Final = re.compile(
    r"(?:\b(?:state's|province's|colony's|state|States?|county|provincial|regional|territorial|city)|[A-Z]\w+'s?) $"
)
_TITLE: Final = re.compile(r"[“\"]((?:(?:[A-Z0-9][\w'’.-]*|of|the|and|for|in|with|&) ?){2,6})[,.]?[”\"]")
_HYPHENATED: Final = re.compile(
    r"[-–](?:American|Canadian|Australian|Briton)s?\b"
    r"(?! (?:relations|talks|summit|agreement|cooperation|ties|alliance|deal|treaty|trade|meeting|war))"
)
_WORK: Final = re.compile(
    r"\b(?:book|memoir|novel|film|movie|show|song|album|series|documentary|play)s?\b[^.“\"]*[“\"]$"
)
_DATELINE: Final = re.compile(
    r"(?:[A-Z][A-Z.'’\-]+(?:[ ,]+[A-Z][A-Z.'’\-]+){0,5}[ ,]*(?:,? ?[A-Z][\w., ]{1,20})?(?:\([^)]{1,20}\))?"
    r"|[A-Z][\w.'’]+(?:,? [A-Z][\w.'’]+){0,3} ?\([A-Z][\w ]{1,20}\)) ?(?:--|—|–|-|_)\s"
    r"|[A-Z][\w.'’]+(?:,? [A-Z][\w.'’]+){0,3} ?\((?:CNN|AP|AFP|UPI|Reuters|DPA)\) ?(?=[A-Z“\"])"
)


def find(text: Text, parsed: Parsed, registry: Registry) -> tuple[Name, ...]:
    """Every naming of an actor in the parsed sentences, in text order, none overlapping another.

    A surname leads to the person whose full name stands in this article, if one does; “the US president” to the
    person whom the articles call so; “he”, “they”, “the company” to whoever was last named and fits.
    """
    found, body = runs.find(text, parsed), straight(text.body)
    local = shortened.find(body, (run.name for run in found), registry, registry.heads.get(text.article.id, {}))
    own = packaged().forms
    away = {form for form in homes.away(body) if registry.forms.get(form) == own[form]}
    forms = {form: meant for form, meant in registry.forms.items() if form not in away}
    forms = {
        form: meant
        for form, meant in forms.items()
        if not shortened.is_of_another(form, registry.actors[meant[0]], body)
    }
    forms |= {short: (ids[0], "name") for short, ids in local.items()}
    scanned = _Scanner(body, forms, local, found)
    names = [name for start, end in parsed.spans() for name in scanned.names(start, end)]
    names = [name for name in names if name.words not in words().no_names or _is_used_as_name(name, parsed)]
    names += _halves(text.body, registry)
    names += _chambers(text.body, forms)
    names = list(_bearers(_longest(names), local, registry, text))
    names = _longest([*names, *_offices(text, names, registry)])
    exact = [replace(name, words=text.body[name.start : name.end]) for name in names]
    told = anaphora.resolve(text, parsed, exact, registry)
    return tuple(replace(name, actor=registry.merged.get(name.actor, name.actor)) for name in told)


def _is_used_as_name(name: Name, parsed: Parsed) -> bool:
    """A surname that is also a month or the like is a name where no day, year or preposition of time stands by it."""
    inside = parsed.within(name.start, name.end)
    before = parsed.words[inside[0] - 1].text.lower() if inside[0] else ""
    after = parsed.words[inside[-1] + 1].text if inside[-1] + 1 < len(parsed.words) else ""
    return before not in _OF_TIME and not before[:1].isdigit() and not after[:1].isdigit()


class _Scanner:
    """Looks for known forms of name in a text, longest first."""

    def __init__(self, body: str, forms: Forms, local: Bearers, found: Sequence[Run]) -> None:
        self._body, self._forms, self._local = body, forms, local
        self._runs = {start: run for run in found for start in range(run.start, run.end)}
        self._index: defaultdict[str, list[str]] = defaultdict(list)
        for form in sorted(forms, key=lambda form: (-len(form), form)):
            self._index[form[:2]].append(form)

    def names(self, start: int, end: int) -> Iterator[Name]:
        """The names between two places of the text; the place of a dateline is none."""
        at = start
        if dateline := _DATELINE.match(self._body, start, end):
            at = dateline.end()
        while found := _CAPITAL.search(self._body, at, end):
            name = self._name_at(found.start(), end)
            at = name.end if name else found.start() + (4 if found[0] == "the " else 1)
            if name:
                yield name

    def _name_at(self, start: int, end: int) -> Name | None:
        for form in self._index.get(self._body[start : start + 2], ()):
            stop = start + len(form)
            if stop <= end and self._body.startswith(form, start) and _AFTER.match(self._body, stop):
                ident, kind = self._forms[form]
                if self._is_part_of_longer(start, stop, kind, form) or self._is_hyphenated(start):
                    return None
                if self._is_of_others(start, kind, form) or self._is_in_title(start, stop):
                    return None
                if _is_of_nobody(self._body, start, stop, kind):
                    return None
                return Name(start, stop, form, ident, kind)
        return None

    def _is_of_others(self, start: int, kind: str, form: str) -> bool:
        """“African American”, “the state Senate”, “Norwick's Supreme Court”: others are meant."""
        if _WATERS.search(self._body, max(0, start - 24), start):
            return True
        sign = _ORIGIN if kind == "people" else _OWNER if form in packaged().home else None
        return sign is not None and sign.search(self._body, max(0, start - 24), start) is not None

    def _is_in_title(self, start: int, stop: int) -> bool:
        """“Norwick News Sunday” in quotation marks: a programme or a book, which does not act."""
        title = _TITLE.match(self._body, start - 1) if start else None
        return title is not None and stop < title.end(1)

    def _is_part_of_longer(self, start: int, stop: int, kind: str, form: str) -> bool:
        """Whether a capital or a short form only begins or ends a longer name: “Lisbon Athletic”, “Harrow Street”."""
        run, last = self._runs.get(start), self._runs.get(stop - 1)
        if last is not None and start < last.start and stop < last.end:
            return True
        if form in packaged().near and re.match(r" [A-Z]", self._body[stop : stop + 2]):
            return True
        if run is None or (run.start >= start and run.end <= stop):
            return kind == "capital" and run is None and self._has_capital_beside(start, stop)
        if kind == "capital":
            return True
        if run.end > stop and run.name.split(" ")[-1] in words().place_nouns:
            return not self._is_beside_of(run, stop)  # “Norwick News Sunday”, “the Norwick Bank Prize”
        short = " " not in form and form not in packaged().forms
        return (short or form in self._local) and not self._is_beside_of(run, stop)

    def _is_hyphenated(self, start: int) -> bool:
        """“African-American”, “anti-Russian”: what stands behind a hyphen counts only beside another known name."""
        before = re.search(r"(?<![\w.])([\w.]+(?: [A-Z]\w+)?)[-–]$", self._body[max(0, start - 32) : start])
        return before is not None and not any(one in self._forms for one in (before[1], before[1].split(" ")[-1]))

    def _is_beside_of(self, run: Run, stop: int) -> bool:
        """“the Harrow of old”: what follows in the run is no part of the name."""
        return self._body[stop : stop + 2] in ("'s", "’s", " o") and run.end > stop

    def _has_capital_beside(self, start: int, stop: int) -> bool:
        before = re.search(r"([A-Z][a-z]+) $", self._body[max(0, start - 24) : start])
        after = re.match(r" [A-Z][a-z]", self._body[stop : stop + 3])
        return bool(after) or (before is not None and before[1] in words().titles)


def _is_of_nobody(body: str, start: int, stop: int, kind: str) -> bool:
    """“Washington state”, “a Peruvian-American who pleaded guilty”, a book: no capital, state or body."""
    if kind == "capital" and body.startswith((" state", " State"), stop):
        return True
    if body[start - 1 : start] == "(" and body[stop : stop + 1] == ")" and body[start:stop] in words().press:
        return True  # “HOUSTON (Reuters)”: whose text it is
    if kind == "people" and _HYPHENATED.match(body, stop):
        return True
    return body[start - 1 : start] in ("“", '"') and _WORK.search(body, max(0, start - 60), start) is not None


def _bearers(names: Sequence[Name], local: Bearers, registry: Registry, text: Text) -> Iterator[Name]:
    """A short form that several bear means the one named shortly before, else the one named most so far.

    “Mr” and “Mrs” before it, and what somebody is called (“the leader Kim”), tell them apart. Of the kin of whoever is
    known by the surname alone only those who have been named more often are called so.
    """
    last: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for name in names:
        several = local.get(name.words, ())
        if len(several) > 1:
            before = (text.body[max(0, name.start - 24) : name.start].split() or [""])[-1]
            fitting = _fitting(several, before, registry)
            known = _head(name.words, fitting, text, registry)
            fitting = fitting if known else shortened.not_relatives(fitting, registry, text.body)
            near = [one for one in fitting if last.get(one, -_NEAR) > name.start - _NEAR]
            newest = max(near or fitting, key=lambda one: last.get(one, -1))
            meant = newest if near else max(fitting, key=counts.__getitem__)
            name = replace(name, actor=known if known and counts[meant] <= counts[known] else meant)
        elif _is_of_other_gender(name, text.body, registry):
            continue
        last[name.actor] = name.start
        counts[name.actor] += 1
        yield name


def _head(short: str, several: Sequence[str], text: Text, registry: Registry) -> str | None:
    """Who of the bearers of a surname is a head of state, known by it alone."""
    day = text.article.published
    found = (one for one in several if day and figures.is_known_as(registry.actors[one].name, short, day))
    return next(found, None)


def _is_of_other_gender(name: Name, body: str, registry: Registry) -> bool:
    """“Mrs. Orr”, where only Paul Orr is known: somebody else of the name."""
    before = (body[max(0, name.start - 6) : name.start].split() or [""])[-1]
    told = words().gender.get(before, "") if before.rstrip(".") in _COURTESY else ""
    return bool(told) and registry.gender.get(name.actor, told) != told


def _fitting(several: Sequence[str], before: str, registry: Registry) -> Sequence[str]:
    """Those of the bearers whom the word before the short form fits; all if it fits none."""
    called = [one for one in several if before.lower() in registry.called.get(one, frozenset())]
    gender = words().gender.get(before, "")
    same = [one for one in several if gender and registry.gender.get(one, gender) == gender]
    return called or same or several


def _halves(body: str, registry: Registry) -> Iterator[Name]:
    """The first of “North and South Korea”."""
    for found in _HALVES.finditer(body):
        one, other = registry.forms.get(f"{found[1]} {found[3]}"), registry.forms.get(found[2])
        if one and other and one[1] == other[1] == "name":
            yield Name(found.start(1), found.end(1), found[1], one[0])


def _chambers(body: str, forms: Forms) -> Iterator[Name]:
    """“The Democrat-led House” is “the House”, where the article means that of the list."""
    for found in _LED.finditer(body):
        if meant := forms.get(f"the {found[1]}"):
            yield Name(found.start(1), found.end(1), found[1], meant[0])


def _offices(text: Text, names: list[Name], registry: Registry) -> list[Name]:
    """“The US president”, “the Russian leader”: a state's name followed by a word for its head.

    Whom the articles call so is meant, else whoever held the office on the article's day.
    """
    found = []
    for name in names:
        after = _HEAD.match(text.body, name.end, name.end + 26)
        if not after or after[1] not in words().leader_nouns or not heads.is_of_now(text.body, name.start):
            continue
        leader = registry.leaders.get((name.actor, after[1]))
        leader = leader or heads.heading(name.actor, after[1], text, name.start, registry.forms)
        leader = leader or _only_leader(name.actor, registry)
        if leader:
            found.append(Name(name.start, after.end(), text.body[name.start : after.end()], leader, "office"))
    return found


def _only_leader(state: str, registry: Registry) -> str | None:
    """Who is called a state's leader, where the articles tell of no office: “the Norwick leader, Ana Silva”."""
    told = [noun for one, noun in registry.leaders if one == state]
    return registry.leaders[state, "leader"] if told == ["leader"] else None


def _longest(names: list[Name]) -> list[Name]:
    kept: list[Name] = []
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept
