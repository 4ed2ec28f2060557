"""The publication date of an article that names none, inferred from a dated article that tells the same event.

“Today they spoke on the phone” beside another paper's “they spoke on the phone on 18 March” dates the first paper.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from timeline.core import edtf
from timeline.core.model import Actor
from timeline.core.reading import Candidate, Timex
from timeline.extract.candidates import lexicon
from timeline.extract.events.similarity import Measure
from timeline.extract.events.surroundings import Surroundings
from timeline.extract.events.tellings import of as telling_of

_SURE: Final = 2.0  # evidence in the logarithm of odds, dates apart
_REACH: Final = 7  # days between an article and the events that it calls “today” or “on Monday”

Resolve = Callable[[Timex, str], str | None]


@dataclass(frozen=True, slots=True)
class Inferred:
    """A day of publication with the sentence that says why."""

    published: str
    why: str


def infer(
    undated: Sequence[Candidate], others: Sequence[Candidate], actors: Mapping[str, Actor], resolve: Resolve
) -> Inferred | None:
    """The day on which the undated candidates of one article fit the dated ones of others best; None if none fits.

    `resolve` gives the EDTF value that a timex of the article would have if it were published on a given day.
    """
    pairs = _same_events(
        [one for one in undated if one.timex and one.timex.value is None],
        [one for one in others if _is_day(one)],
        actors,
    )
    votes: Counter[str] = Counter()
    because: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for score, one, other in pairs:
        published = _fitting(one, other, resolve)
        if published:
            votes[published] += 1
            words = one.timex.words if one.timex else ""
            because[published].append((-score, f"“{words}” in “{one.title}” is {other.when}, as another article says"))
    if not votes:
        return None
    best = min(votes, key=lambda day: (-votes[day], because[day][0], day))
    return Inferred(best, min(because[best])[1])


def _same_events(
    mine: Sequence[Candidate], others: Sequence[Candidate], actors: Mapping[str, Actor]
) -> list[tuple[float, Candidate, Candidate]]:
    tellings = {id(one): telling_of(one) for one in (*mine, *others)}
    acts_for = {ident: actor.acts_for for ident, actor in actors.items()}
    people = frozenset(ident for ident, actor in actors.items() if actor.kind == "person")
    measure = Measure(lexicon.load(), acts_for, people, Surroundings(tellings.values()))
    found = []
    for one in mine:
        for other in others:
            score = measure.compare(tellings[id(one)], tellings[id(other)], ignore_dates=True)
            shared = tellings[id(one)].actors & tellings[id(other)].actors
            if score.evidence >= _SURE and len(shared) >= 2 and one.kind != "statement":
                found.append((score.value, one, other))
    return found


def _fitting(one: Candidate, other: Candidate, resolve: Resolve) -> str | None:
    """The day of publication, nearest to the event, that gives both candidates the same date."""
    if one.timex is None or other.when is None:
        return None
    day = date.fromisoformat(other.when[:10])
    for distance in sorted(range(-_REACH, _REACH + 1), key=abs):
        trial = (day + timedelta(days=distance)).isoformat()
        if (resolve(one.timex, trial) or "")[:10] == other.when[:10]:
            return trial
    return None


def _is_day(candidate: Candidate) -> bool:
    when = candidate.when
    return (
        when is not None
        and not when.startswith("-")
        and not edtf.is_set(when)
        and not edtf.is_interval(when)
        and edtf.precision(when) == "day"
    )
