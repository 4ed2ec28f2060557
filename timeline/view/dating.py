"""Why an event has its date: the words of the sources, what they count from, and what comes out, as a chain."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.core import edtf
from timeline.core.labels import label
from timeline.core.model import KINDS, Dated, Event, Mention
from timeline.view import wording
from timeline.view.collection import Collection


@dataclass(frozen=True)
class Reason:
    """One way to the date, in a sentence. `agrees` says whether it leads to the date that the event has.

    `leans` is the event that the words count from, if they name one and the store holds it.
    """

    words: str
    agrees: bool
    leans: Event | None = None


def reasons(collection: Collection, event: Event) -> tuple[Reason, ...]:
    """All ways in which the sources date an event, those that lead to its date first; () where none names a date."""
    told: dict[tuple[str, str, str], list[Mention]] = defaultdict(list)
    for mention in event.mentions:
        if (dated := mention.dated) is not None:
            told[dated.words.casefold(), _anchor(collection, mention), dated.value].append(mention)
    found = [_reason(collection, event, mentions) for mentions in told.values()]
    return tuple(sorted(found, key=lambda reason: not reason.agrees))


def _reason(collection: Collection, event: Event, mentions: Sequence[Mention]) -> Reason:
    dated = mentions[0].dated
    assert dated is not None
    outlets = list(dict.fromkeys(wording.outlet(collection, mention) for mention in mentions))
    leans = _leant_on(collection, event, mentions[0])
    write = "write" if len(outlets) > 1 else "writes"
    said = f"{wording.listed(outlets)} {write} “{dated.words}”"
    anchor = _anchor(collection, mentions[0])
    value = f"{label(dated.value)}"
    if leans is not None:
        said += f", which counts from “{leans.title}” ({wording.when(leans)})"
    elif anchor:
        said += f", counted from {anchor}"
    return Reason(f"{said}: {value}.", _touch(dated.value, event.when), leans)


def _anchor(collection: Collection, mention: Mention) -> str:
    """What the words count from, and how the day of publication is known where they count from that."""
    dated = mention.dated
    if dated is None or not dated.anchor:
        return ""
    article = collection.articles.get(mention.article)
    inferred = dated.anchor.startswith("published ") and article and article.published_known == "inferred"
    return wording.counted_from(dated.anchor) + (", itself inferred from another article" if inferred else "")


def _leant_on(collection: Collection, event: Event, mention: Mention) -> Event | None:
    """The event that a date counts from: of those of the kind that the words name the nearest."""
    dated = mention.dated
    if dated is None:
        return None
    kinds = set(_kinds(mention, dated))
    start = edtf.bounds(dated.value).start
    if not kinds or start is None:
        return None
    near = [
        (abs(begin - start), -len(other.mentions), other.id, other)
        for other in collection.events
        if other.id != event.id and other.kind in kinds and (begin := edtf.bounds(other.when).start) is not None
    ]
    found = min(near, default=None)
    return found[-1] if found is not None and found[0] <= _FAR else None


def _kinds(mention: Mention, dated: Dated) -> Iterator[str]:
    """The kinds of event that an anchor names: “the call”, “the call of 18 March 2025”."""
    leant = mention.told.leans if mention.told else None
    if leant is not None and leant.words.casefold() == dated.words.casefold():
        yield leant.kind
    elif dated.anchor and dated.anchor.startswith("the ") and not dated.anchor.startswith("the article"):
        word = dated.anchor.split()[1].rstrip(",:;")
        yield from (kind for kind in KINDS if word in (kind, f"{kind}s"))


def _touch(one: str, other: str) -> bool:
    """Whether two dates can be of one moment."""
    first, second = edtf.bounds(one), edtf.bounds(other)
    return (first.end is None or second.start is None or second.start < first.end) and (
        second.end is None or first.start is None or first.start < second.end
    )


_FAR = 14 * edtf.DAY  # an event that another one counts from lies near it
