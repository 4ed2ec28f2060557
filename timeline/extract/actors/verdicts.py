"""What each seen name names, decided by all its sightings in a run together."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from timeline.extract.actors import bodies
from timeline.extract.actors.known import packaged, words
from timeline.extract.actors.sightings import BODY, OTHER, PERSON, PLACE, Seen

_ENOUGH: Final = 2
_COMPANY: Final = 5  # evidence that “Calder Ltd” gives for Calder
_MUCH: Final = 12  # evidence for a person that no voting overrules
_TITLED: Final = 4  # evidence that a title alone gives
_SEEN_OFTEN: Final = 2  # a single word that the tagger calls a person counts only when it does so again
_MODEL: Final = re.compile(r"[a-z] (?!II|IV|VI|JR|SR|MD|QC|KC|MP)[A-Z]{2,3}$")  # “Vestra XL” is no person
_DEEDS: Final = frozenset("War Act Bill Law Treaty Amendment Deal Plan Program Project".split())
_LONGEST_PERSON: Final = 5  # words


def verdicts(seen: Sequence[Seen]) -> dict[str, int]:
    """PERSON, BODY or PLACE by name; names that name no actor are left out.

    A place counts only if it acts somewhere (“Norwick sued the company”), a single word only if more than one
    guess of the tagger speaks for it.
    """
    total: defaultdict[str, Counter[int]] = defaultdict(Counter)
    counts: Counter[str] = Counter()
    acts: Counter[str] = Counter()
    governs: Counter[str] = Counter()
    for one in seen:
        counts[one.name] += 1
        acts[one.name] += one.acts or bool(one.called)
        governs[one.name] += one.governs
        for kind, weight in enumerate(one.evidence):
            total[one.name][kind] += weight
    for name in {one.name for one in seen if _is_titled(one)}:
        total[name][PERSON] = max(total[name][PERSON], *(total[name][kind] + 1 for kind in (BODY, PLACE, OTHER)))
    for name in [name for name in total if _is_called_by_its_first_word(name, total)]:
        total[name][BODY] = max(total[name][BODY], total[name][PERSON]) + _COMPANY
    for company in {bodies.plain(name) for name in total if bodies.plain(name) != name} & total.keys():
        total[company][BODY] += _COMPANY
    found = {name: _verdict(name, total[name], counts[name], acts[name], governs[name]) for name in sorted(total)}
    return {name: kind for name, kind in found.items() if kind is not None and not _is_no_name(name)}


def _is_titled(one: Seen) -> bool:
    """“President Silva” is a person, however often the tagger takes a surname that stands alone for a body's."""
    sure = set(one.run.titles) - words().doubtful_titles
    return bool(sure) and " " not in one.name and one.name not in words().body_nouns | words().regions


def _is_called_by_its_first_word(name: str, total: Mapping[str, Counter[int]]) -> bool:
    """“Aurelis Gold”, then “Aurelis”: a person is called by the last word, or by the first as a person's name."""
    first, _, last = name.partition(" ")
    alone = total.get(first)
    if not last or alone is None or last.split(" ")[-1] in total or first in words().gender or " " in last:
        return False
    return total[name][PERSON] < _MUCH and alone[PERSON] < alone[BODY] + alone[PLACE]


def places(seen: Sequence[Seen]) -> frozenset[str]:
    """The names that are a place's more than anything else's, whether it acts or not."""
    total: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for one in seen:
        total[one.name].update(dict(enumerate(one.evidence)))
    return frozenset(name for name, found in total.items() if found[PLACE] > max(found[PERSON], found[BODY], 1))


def _verdict(name: str, evidence: Counter[int], count: int, acts: int, governs: int) -> int | None:
    kind = max((PERSON, BODY, PLACE, OTHER), key=lambda kind: evidence[kind])
    best = evidence[kind]
    size = len(name.split(" "))
    if kind == PERSON and _MODEL.search(name):
        return None
    if kind == PERSON:
        alone = evidence[BODY] + evidence[PLACE] + evidence[OTHER] == 0
        clear = best >= _ENOUGH or (best and alone)
        often = best >= _TITLED or (count >= _SEEN_OFTEN and best >= _ENOUGH * _SEEN_OFTEN)
        return PERSON if size <= _LONGEST_PERSON and clear and (size > 1 or often) else None
    if kind == BODY and best >= _ENOUGH:
        if best == _ENOUGH * count and not acts + governs:
            return None  # only the tagger says so: “the Harrow Hill shooting”
        return BODY if size > 1 or (acts + governs and name not in words().body_nouns) else None
    done = name.split(" ")[-1] in _DEEDS
    return PLACE if kind == PLACE and governs and best >= _ENOUGH and not done else None


def _is_no_name(name: str) -> bool:
    parts = name.split(" ")
    if parts[0] in words().no_names and packaged().forms.get(parts[-1], ("", "name"))[1] == "people":
        return True  # “African American”
    shouted = all(part.isupper() and len(part) > 3 for part in parts if part.isalpha()) and len(name) > 6
    listed = name in words().no_bodies or all(part in words().no_names for part in parts)
    surname = len(parts) > 1 and parts[-1] in words().doubtful_titles and parts[0] in words().gender  # “Ana King”
    told_on = parts[-1].endswith("day") and parts[-1] in words().no_names  # “told Norwick Radio Saturday”
    cut = told_on or (parts[-1] in words().titles and not surname) or name.endswith(("'s", "’s", "-"))
    return shouted or listed or cut or not 1 < len(name) <= 80
