"""What the page says in words. All of it is plain text: a caller escapes it for the place where it is shown."""

import re
from collections.abc import Sequence
from typing import Literal

from timeline.core import edtf
from timeline.core.labels import label, weekday
from timeline.core.language import ENGLISH, Language
from timeline.core.model import KINDS, Actor, Article, Dated, Event, Mention, Quote, Status
from timeline.view.collection import Collection, one_day
from timeline.view.once import each

_STATUS: dict[Status, str] = {
    "occurred": "",
    "scheduled": "planned",
    "claimed": "claimed",
    "disputed": "disputed",
    "cancelled": "cancelled",
}
_STATUS_LONG: dict[Status, str] = {
    "occurred": "",
    "scheduled": "Planned: the sources announce it, they do not yet report it.",
    "claimed": "Claimed: one side says so, no source confirms it.",
    "disputed": "Disputed: the sources contradict each other.",
    "cancelled": "Cancelled: it was planned and will not take place.",
}
_KNOWN = {
    "page metadata": "as the page itself states",
    "byline": "as the byline states",
    "inferred": "inferred from another article",
}
_ANCHORS = {
    "published ": "the day of publication, ",
    "named before: ": "the date named before, ",
    "day of the quotation: ": "the day of the quotation, ",
}
_NAMES_AT_EDGE = 3
Where = Literal["earlier", "later", "rough"]
_PLURAL = re.compile(
    r"^(United|Republic|Kingdom|Union)\b|\b(States|Republic|Kingdom|Union|Emirates|Islands|Netherlands|Philippines)$"
)
_GREGORIAN = edtf.bounds("1582-10-15").start or 0


def headline(collection: Collection, language: Language = ENGLISH) -> str:
    """“Russia, Ukraine and the United States, day by day”: the three who take part in most events."""
    busy = [_with_article(collection.actors.get(root), collection.name(root), language) for root in collection.tones]
    return language.say("headline", names=language.listed(busy[:3])) if busy else language.say("headline_nobody")


def _with_article(actor: Actor | None, name: str, language: Language) -> str:
    """“the United States”, “Norland”: the article that English gives to unions, republics and islands."""
    plural = language is ENGLISH and actor and actor.kind == "state" and _PLURAL.search(name)
    return f"the {name}" if plural else name


def imprint(collection: Collection, span: str, language: Language = ENGLISH) -> str:
    """“24 events around 10–19 March 2025 · told by Lviv Herald and 2 articles whose outlet is not known”."""
    if not collection.events:
        return language.say("no_events_yet")
    around = language.count("around", len(collection.events), span=span)
    told = _tellers(list(collection.articles.values()), language)
    return language.say("and_told", events=around, names=language.listed(told)) if told else around


def _tellers(articles: Sequence[Article], language: Language) -> list[str]:
    """The known outlets, the first four by name, then how many articles there are of which nobody knows the outlet."""
    outlets = sorted({one.source for one in articles if one.source_known != "unknown"}, key=str.casefold)
    nameless = sum(one.source_known == "unknown" for one in articles)
    rest = len(outlets) - 4
    named = outlets if rest <= 0 else [*outlets[:4], language.count("other_outlets", rest)]
    return named + ([language.count("nameless", nameless)] if nameless else [])


def counted(events: int, language: Language = ENGLISH) -> str:
    """“1 event”, “24 events”."""
    return language.count("events", events)


def period(start: int, end: int, language: Language = ENGLISH) -> str:
    """A stretch of whole days in minutes as a label: “10–19 March 2025”."""
    first, last = edtf.day_of(start), edtf.day_of(end - 1)
    return label(first if first == last else f"{first}/{last}", language)


def listed(names: Sequence[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    return ENGLISH.listed(names)


def status_word(event: Event, language: Language = ENGLISH) -> str:
    """The status in a word for a label: “planned”; “” for what happened."""
    return language.say(_STATUS[event.status]) if _STATUS[event.status] else ""


@each
def tail(collection: Collection, event: Event, language: Language = ENGLISH) -> str:
    """What a label ends with, however short its title is cut: “ · planned”, “ · 5 sources”; “” for most."""
    told = len(collection.sources[event.id])
    words = [status_word(event, language), language.count("sources", told) if told > 1 else ""]
    return "".join(f" · {word}" for word in words if word)


def status_sentence(event: Event) -> str:
    """What the status means, with the reason if one is kept; “” for what happened."""
    said = _STATUS_LONG[event.status]
    return f"{said} {event.status_reason}" if said and event.status_reason else said


def status_of(line: str) -> tuple[Status, str] | None:
    """The status that `status_sentence` told in a line, and the reason behind it; None if the line is none of these."""
    for status, said in _STATUS_LONG.items():
        if said and (line == said or line.startswith(f"{said} ")):
            return status, line[len(said) :].strip()
    return None


def status_named(word: str) -> Status | None:
    """The status that `status_word` calls by a word."""
    return next((status for status, said in _STATUS.items() if said and said == word), None)


def kind(event: Event) -> str:
    """The kind of event as readers see it: “Talks”."""
    return KINDS[event.kind]


def when(event: Event, language: Language = ENGLISH) -> str:
    """The date in words, with its weekday if it is one day: “Tuesday 18 March 2025, 22:00”."""
    start, _ = edtf.bounds(event.when)
    one_day = start is not None and not edtf.is_interval(event.when) and not edtf.is_set(event.when)
    said = label(event.when, language)
    exact = said[:1].isdigit() and edtf.precision(event.when) in ("day", "hour", "minute")
    if one_day and start is not None and start >= _GREGORIAN and exact:
        said = language.say("on_weekday", weekday=weekday(start, language), date=said)
    return said[:1].upper() + said[1:]


def day_heading(event: Event) -> str:
    """Under which heading the event is read: its day with the weekday, else its date in words."""
    day = one_day(event)
    return when(event) if day is None else f"{_weekday(day)}{label(edtf.day_of(day))}"


def _weekday(minutes: int) -> str:
    """The weekday and a space; “” before the calendar that our weekdays go by was in use."""
    return f"{weekday(minutes)} " if minutes >= _GREGORIAN else ""


def beside_heading(event: Event) -> str:
    """What the date says beyond the heading of its day: “22:00”, “about 14 March 2025”; “” if it is the same."""
    day = one_day(event)
    if day is None:
        return ""
    said, known = label(event.when), label(edtf.day_of(day))
    return "" if said == known else said.removeprefix(f"{known}, ")


def in_source(event: Event) -> str:
    """The date in the words of the source without the day that the heading says: “within hours of the call”."""
    day, said = one_day(event), event.label or ""
    known = label(event.when if day is None else edtf.day_of(day))
    return said.removeprefix(f"{known}, ").removesuffix(f" ({known})") if said != known else ""


def told_by(collection: Collection, event: Event) -> str:
    """“told by Lviv Herald”, “told by 3 outlets: Daily Meridian, Lviv Herald and The Harbour Post”, or “”."""
    told = collection.sources[event.id]
    many = f"{len(told)} outlets: " if len(told) > 1 else ""
    return f"told by {many}{listed(told)}" if told else ""


def outlet(collection: Collection, mention: Mention) -> str:
    """The outlet that a mention is from; the article's id where the store does not know the article."""
    article = collection.articles.get(mention.article)
    return article.source if article else mention.article


def short(event: Event, language: Language = ENGLISH) -> str:
    """The date as briefly as it can be told at the chart's edge: “1939”, “February 2025”, “7 December 1941”."""
    start, end = edtf.bounds(event.when)
    if start is None or end is None or not edtf.is_interval(event.when):
        return label(event.when, language)
    first, last = edtf.iso(start), edtf.iso(end - 1)
    years = first.rsplit("-", 2)[0], last.rsplit("-", 2)[0]
    return label(event.when if years[0] == years[1] else "/".join(years), language)


def edge(events: Sequence[Event], where: Where, language: Language = ENGLISH) -> str:
    """“3 earlier: 1939, 2022, February 2025”."""
    dates = list(dict.fromkeys(short(event, language) for event in events))
    rest = len(dates) - _NAMES_AT_EDGE
    named = [*dates[:_NAMES_AT_EDGE], language.count("more_dates", rest)] if rest > 1 else dates
    return language.say("colon", what=language.count(where, len(events)), rest=", ".join(named))


def who(collection: Collection, event: Event, language: Language = ENGLISH) -> str:
    """The names of all who take part."""
    return language.listed([collection.name(one) for one in collection.parties[event.id]])


@each
def hover(collection: Collection, event: Event) -> str:
    """Title, date, its words in the source and outlets on lines, for a pointer that rests on a mark."""
    told = told_by(collection, event)
    return "\n".join(line for line in (event.title, when(event), in_source(event), told[:1].upper() + told[1:]) if line)


def in_context(quote: Quote) -> tuple[str, str, str]:
    """What stands before, the quote, and what stands after; with “…” where a sentence was cut."""
    _, gap, whole = quote.prefix.rstrip().partition(" ")  # what stands before the first gap may be half a word
    before = whole.strip() if gap else quote.prefix.strip()
    after = quote.suffix.strip()
    cut = after and not after.endswith((".", "!", "?", "”", "…"))
    if cut and not quote.suffix[-1].isspace() and " " in after:
        after = after.rpartition(" ")[0].rstrip(" ,;:–—-")
    return f"…{before}" if before else "", quote.exact, f"{after}…" if cut else after


def dated(evidence: Dated) -> str:
    """How a mention got its date: “Dated by “last Tuesday”, counted from the article's date: 18 March 2025.”"""
    anchor = f", counted from {counted_from(evidence.anchor)}" if evidence.anchor else ""
    return f"Dated by the words “{evidence.words}”{anchor}: {label(evidence.value)}."


def counted_from(anchor: str) -> str:
    """What a date was counted from, for readers: “the day of publication, 18 March 2025”."""
    said = next((words + anchor[len(sign) :] for sign, words in _ANCHORS.items() if anchor.startswith(sign)), anchor)
    return re.sub(r"(?<![\d-])\d{4}-\d\d(-\d\d)?(?![\d-])", lambda found: label(found[0]), said)


def published(article: Article) -> str:
    """The article's date and how it is known: “published 19 March 2025, inferred from another article”."""
    if article.published is None:
        return "date of publication not known"
    known = _KNOWN.get(article.published_known)
    return f"published {label(article.published)}{f', {known}' if known else ''}"


def chart_alt(shown: int, span: str, language: Language = ENGLISH) -> str:
    """What the chart is, for readers who do not see it."""
    return language.count("chart", shown, span=span)
