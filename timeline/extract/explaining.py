"""Why this date, why this event: what the stages did, as lines of plain text."""

from collections.abc import Iterator, Mapping, Sequence

from timeline.core.labels import label
from timeline.core.model import Actor, Event
from timeline.core.reading import Candidate, Timex
from timeline.extract.candidates import Reading
from timeline.extract.events import Merged
from timeline.extract.events.clusters import Cluster, Join


def lines(
    readings: Sequence[Reading], merged: Merged, actors: Mapping[str, Actor], notes: Sequence[str]
) -> Iterator[str]:
    """Articles with their timexes, then events with their evidence, then candidates without a date, then notes."""
    names = {reading.text.article.id: reading.text.name for reading in readings}
    for reading in readings:
        yield from _article(reading)
    for event, cluster in zip(merged.events, merged.clusters, strict=True):
        yield from of_event(event, cluster, names, actors)
        yield ""
    if merged.undated:
        yield "Told without a date, so not on the timeline:"
        yield from (f"  {names[one.article]}: {one.title}" for one in merged.undated)
    yield from (f"Note: {note}" for note in notes)


def _article(reading: Reading) -> Iterator[str]:
    article = reading.text.article
    published = f"published {article.published or 'unknown'} ({article.published_known})"
    yield f"{reading.text.name}: {article.source}, {published}"
    for timex in reading.timexes:
        yield f"  {of_timex(timex)}"
    yield ""


def of_timex(timex: Timex) -> str:
    """A date expression: its place and words, its value, and the rule, anchor and steps that led there."""
    value = timex.value or timex.timex3 or "unresolved"
    anchor = f", from {timex.anchor}" if timex.anchor else ""
    steps = f": {'; '.join(timex.steps)}" if timex.steps else ""
    return f"{timex.start}–{timex.end} “{timex.words}” {timex.type} = {value} (rule {timex.rule}{anchor}{steps})"


def of_event(event: Event, cluster: Cluster, names: Mapping[str, str], actors: Mapping[str, Actor]) -> Iterator[str]:
    """An event: its facts, each telling with its reasons, and why tellings are together or apart.

    `names` are those of the articles, by id.
    """
    yield f"{event.when} {event.title} [{event.kind}, {event.status}] ({event.label or label(event.when)})"
    if event.status_reason:
        yield f"  {event.status}: {event.status_reason}"
    told = ", ".join(f"{actors[part.actor].name} ({part.role})" for part in event.actors if part.actor in actors)
    yield f"  actors: {told or 'none found'}"
    for number, candidate in enumerate(cluster.candidates):
        yield f"  {_candidate(candidate, names)}{'' if number or cluster.fixed else '; opens the event'}"
    for join in cluster.joins:
        one, other = join.one.candidate.title, join.other.candidate.title
        yield f"  together: “{one}” and “{other}”, {join.score.value:.2f} ({join.score.why})"
    if cluster.nearest is not None:
        yield f"  kept apart: {_apart(cluster, cluster.nearest)}"


def _apart(cluster: Cluster, join: Join) -> str:
    """The comparison that came nearest to bringing another event in."""
    mine = join.one in cluster.pieces
    here, there = (join.one, join.other) if mine else (join.other, join.one)
    other = f"“{there.candidate.title}” of {there.candidate.when or 'no date'}"
    return f"{other} from “{here.candidate.title}”, {join.score.value:.2f} ({join.score.why})"


def _candidate(candidate: Candidate, names: Mapping[str, str]) -> str:
    said = f", says {candidate.attributed_to}" if candidate.attributed_to else ""
    name = names.get(candidate.article, candidate.article)
    return f"{name} {candidate.quote.start}–{candidate.quote.end}{said}: {'; '.join(candidate.why)}"
