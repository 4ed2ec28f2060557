"""How right a timeline is, told by a gold one: the figures for a folder of tests/stories, and for several together.

tests/stories/README.md describes the format of a story. A prediction and a gold event *agree in content* if a quote of
the one stands in a sentence quoted by the other, or if their titles, or two of their quotes, share enough words. They
*agree in date* if the starts are equal as far as the gold one is known. They *match* if they agree in both; matches are
one to one, as many as there can be.

Everything is counted first and turned into percentages last, so that the counts of several stories can be added up.
"""

import calendar
import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from benchmarks.matching import pairs

Gold = Mapping[str, Any]
Prediction = Mapping[str, Any]
Span = tuple[int, int]
Quote = tuple[str, str]  # article and text

ENOUGH_WORDS = 0.3  # of Dice's measure: titles, or quotes, that tell of one thing
ENOUGH_CHARACTERS = 20  # that two passages must share to be about one sentence
_CALENDAR = [*calendar.month_name, *calendar.month_abbr, "Sept", *calendar.day_name]
_EVERYDAY = frozenset(map(str.lower, _CALENDAR)) | frozenset(
    """a about after also an and are as at be been before between but by during for from had has have he her his in into
    is it its last more month no not of on or over said say says she than that the their them they this to today
    tomorrow was week were which who will with would year yesterday""".split()
)
_ABBREVIATED = re.compile(
    r"(?:^|\W)(?:Mrs?|Ms|Dr|Prof|Gen|Brig|Sen|Rep|Gov|St|Corp?|Inc|Ltd|vs|No|Jan|Feb|Mar|Apr|Ju[nl]|Aug|Sept?|Oct|Nov|Dec"
    r"|(?:[A-Z]\.)*[A-Z]|[ap]\.m)\.$"
)
_WIDTH = {"year": 4, "month": 7}  # characters of an ISO date that count at this precision


@dataclass(frozen=True)
class Page:
    """An article as found, the same on one line, and where in that line its sentences begin."""

    raw: str
    line: str
    begins: tuple[int, ...]

    @classmethod
    def of(cls, raw: str) -> "Page":
        """The page of a text; a sentence ends with its paragraph, or with a mark that is not an abbreviation's."""
        line, begins = "", [0]
        for paragraph in filter(None, map(_flat, raw.splitlines())):
            marks = re.finditer(r"[.!?][\"'”’)]*\s", paragraph)
            ends = [mark.end() for mark in marks if not _ABBREVIATED.search(paragraph[: mark.start() + 1])]
            begins += [len(line) + end for end in ends]
            line += paragraph + " "
            begins.append(len(line))
        return cls(raw, line, tuple(begins))

    def places(self, quote: str) -> list[Span]:
        """Where a quote stands in the line, as half-open spans; none if it is empty."""
        wanted = _flat(quote)
        return [
            (m.start(), m.start() + len(wanted)) for m in re.finditer(f"(?={re.escape(wanted)})", self.line) if wanted
        ]

    def sentences(self, span: Span) -> Span:
        """The span grown to whole sentences."""
        first, after = bisect_right(self.begins, span[0]) - 1, bisect_left(self.begins, span[1])
        return self.begins[first], self.begins[after] if after < len(self.begins) else len(self.line)


@dataclass(frozen=True)
class Story:
    """A gold timeline with its articles."""

    name: str
    events: Sequence[Gold]
    distractors: Sequence[Gold]
    known_as: Mapping[str, str]
    pages: Mapping[str, Page]

    @classmethod
    def read(cls, folder: Path) -> "Story":
        """The story in a folder that holds gold.json and one .txt for each of its articles."""
        gold = json.loads((folder / "gold.json").read_text("utf-8"))
        pages = {slug: Page.of((folder / f"{slug}.txt").read_text("utf-8")) for slug in gold["articles"]}
        known_as = {_name(one): _name(actor) for actor, others in gold["aliases"].items() for one in [actor, *others]}
        return cls(gold["cluster"], gold["events"], gold["distractors"], known_as, pages)

    def actors(self, names: Iterable[str]) -> set[str]:
        """The names folded to one name for each actor."""
        return {self.known_as.get(_name(one), _name(one)) for one in names}

    def passages(self, quotes: Iterable[Quote], *, whole_sentences: bool = False) -> frozenset[tuple[str, Span]]:
        """Where the quotes stand: article and span, grown to whole sentences if asked for."""
        return frozenset(
            (article, page.sentences(span) if whole_sentences else span)
            for article, quote in quotes
            if (page := self.pages.get(article))
            for span in page.places(quote)
        )


@dataclass(frozen=True)
class Report:
    """The figures of one story or of several: counts, percentages (None: nothing to count), and lists of lines."""

    story: str
    counts: Mapping[str, int]
    figures: Mapping[str, float | None]
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)


def score(story: Story, predictions: Sequence[Prediction]) -> Report:
    """The report on predictions in the form of benchmarks.corpus_adapter: start, end, title, actors, quotes."""
    seen = _Comparison(story, predictions)
    counts = seen.found() | seen.dates() | seen.merging() | seen.actors() | seen.lures() | seen.verbatim()
    return Report(story.name, counts, percentages(counts), seen.lists())


def right(story: Story, predictions: Sequence[Prediction]) -> frozenset[int]:
    """The places of the predictions that tell of an event of the gold, with its date; two may tell of one."""
    return frozenset(_Comparison(story, predictions).right)


def together(reports: Sequence[Report]) -> Report:
    """The reports of several stories added up: every event counts the same, whichever story it is from."""
    counts = {name: sum(one.counts[name] for one in reports) for name in reports[0].counts}
    return Report("all", counts, percentages(counts))


def percentages(counts: Mapping[str, int]) -> dict[str, float | None]:
    """The figures that follow from the counts, rounded to a tenth."""
    shares = {
        "recall": ("matched", "gold"),
        "recall_core": ("core_found", "core"),
        "precision_strict": ("right", "predicted"),
        "date_accuracy": ("aligned_right", "aligned"),
        "interval_ends": ("ends_right", "intervals"),
        "merge_quality": ("merged", "told_by_several"),
        "article_coverage": ("articles_named", "articles_wanted"),
        "quote_fidelity": ("quotes_verbatim", "quotes"),
    }
    figures = {figure: _percent(counts[part], counts[whole]) for figure, (part, whole) in shares.items()}
    figures["f1"] = _percent(2 * counts["matched"], counts["gold"] + counts["predicted"])
    both = 2 * counts["actors_right"]
    figures["actor_f1"] = _percent(both, both + counts["actors_wrong"] + counts["actors_missed"])
    return figures


class _Comparison:
    """Every gold event beside every prediction; each method counts one matter."""

    def __init__(self, story: Story, predictions: Sequence[Prediction]) -> None:
        self.story, self.events, self.predictions = story, story.events, predictions
        self.said = [story.passages(_quoted(one)) for one in predictions]
        told = [story.passages(_mentioned(one), whole_sentences=True) for one in self.events]
        grid = list(product(range(len(self.events)), range(len(predictions))))
        self.quoted = {(g, p): _meet(told[g], self.said[p]) for g, p in grid}
        self.likeness = {at: _likeness(self.events[at[0]], predictions[at[1]]) for at in grid}
        self.dated = {at: same_start(self.events[at[0]], str(predictions[at[1]].get("start") or "")) for at in grid}
        content = {at: 2 * self.quoted[at] + self.likeness[at] for at in grid}
        agree = {at: weight for at, weight in content.items() if self.quoted[at] or self.likeness[at] >= ENOUGH_WORDS}
        self.full = {at: weight for at, weight in agree.items() if self.dated[at]}
        self.match = pairs(self.full)
        self.aligned = pairs({at: weight + 10 * self.dated[at] for at, weight in agree.items()})
        self.right = {p for _, p in self.full}

    def found(self) -> dict[str, int]:
        core = [g for g, event in enumerate(self.events) if event["tier"] == "core"]
        return {
            "gold": len(self.events),
            "predicted": len(self.predictions),
            "matched": len(self.match),
            "right": len(self.right),
            "core": len(core),
            "core_found": sum(g in self.match for g in core),
        }

    def dates(self) -> dict[str, int]:
        spans = [
            (event["end"], str(self.predictions[self.match[g]].get("end") or ""))
            for g, event in enumerate(self.events)
            if g in self.match and event["end"] and event["precision"] not in ("week", "season")
        ]
        return {
            "aligned": len(self.aligned),
            "aligned_right": sum(self.dated[at] for at in self.aligned.items()),
            "intervals": len(spans),
            "ends_right": sum(had.startswith(wanted) for wanted, had in spans),
        }

    def merging(self) -> dict[str, int]:
        several = {g: wanted for g, event in enumerate(self.events) if len(wanted := dated_articles(event)) > 1}
        named = {g: wanted & self._articles(g) for g, wanted in several.items()}
        twins = {g for g in several if g in self.match and self._has_twin(g)}
        return {
            "told_by_several": len(several),
            "merged": sum(named[g] == wanted and g not in twins for g, wanted in several.items()),
            "split": len(twins),
            "articles_wanted": sum(map(len, several.values())),
            "articles_named": sum(map(len, named.values())),
        }

    def actors(self) -> dict[str, int]:
        right = wrong = missed = 0
        for g, p in self.match.items():
            wanted = self.story.actors(self.events[g]["actors"])
            free = self.story.actors(self.events[g].get("actors_optional", []))
            had = self.story.actors(self.predictions[p].get("actors") or [])
            right, wrong, missed = (
                right + len(wanted & had),
                wrong + len(had - wanted - free),
                missed + len(wanted - had),
            )
        return {"actors_right": right, "actors_wrong": wrong, "actors_missed": missed}

    def lures(self) -> dict[str, int]:
        caught = {lure for lure, p in self._lured(self.story.distractors) if p not in self.right}
        return {
            "distractors": len(self.story.distractors),
            "distractors_hit": len(caught),
            "furniture": len(self._of_furniture()),
        }

    def verbatim(self) -> dict[str, int]:
        quotes = [pair for one in self.predictions for pair in _quoted(one)]
        return {
            "quotes": len(quotes),
            "quotes_verbatim": sum(bool(quote) and quote in self.story.pages[article].raw for article, quote in quotes),
            "unsourced": sum(not _quoted(one) for one in self.predictions),
        }

    def lists(self) -> dict[str, list[str]]:
        gold = [f"{one['id']} [{one['tier']}] {one['start']} {one['title']}" for one in self.events]
        said = [f"{one.get('start')} {one.get('title')}" for one in self.predictions]
        wrong = [(g, p) for g, p in sorted(self.aligned.items()) if not self.dated[g, p]]
        return {
            "missed": [gold[g] for g in range(len(gold)) if g not in self.match],
            "wrong date": [f"{gold[g]} — predicted {said[p]}" for g, p in wrong],
            "not in the gold": [said[p] for p in range(len(said)) if p not in self.right],
            "from furniture": [said[p] for p in self._of_furniture()],
        }

    def _articles(self, g: int) -> set[str]:
        return {article for article, _ in _quoted(self.predictions[self.match[g]])} if g in self.match else set()

    def _has_twin(self, g: int) -> bool:
        """A prediction left over that quotes the same event with the same date: it should have been merged."""
        left = set(range(len(self.predictions))) - set(self.match.values())
        return any(self.dated[g, p] and self.quoted[g, p] for p in left)

    def _lured(self, lures: Sequence[Gold]) -> set[tuple[int, int]]:
        """Which lure is quoted by which prediction, with the date a careless reader would give it, if it has one."""
        places = [self.story.passages([(one["article"], one["quote"])]) for one in lures]
        starts = [str(one.get("start") or "-") for one in self.predictions]
        return {
            (lure, p)
            for lure, p in product(range(len(lures)), range(len(starts)))
            if _same_as_far_as_known(lures[lure].get("start", ""), starts[p]) and _meet(places[lure], self.said[p])
        }

    def _of_furniture(self) -> list[int]:
        page = [
            {"article": one["article"], "quote": one["quote"]} for one in self.story.distractors if one.get("never")
        ]
        return sorted({p for _, p in self._lured(page)})


def same_start(gold: Gold, start: str) -> bool:
    """Whether a predicted start (ISO date, may be empty) is right at the precision of the gold event."""
    if any(start == other or (len(other) > 4 and start.startswith(other)) for other in gold.get("accept_start", [])):
        return True
    wanted = gold["start"]
    if gold["precision"] in ("week", "season") and gold["end"]:
        return len(start) >= len(wanted) and wanted <= start[: len(wanted)] <= gold["end"]
    return start.startswith(wanted[: _WIDTH.get(gold["precision"], 10)])


def dated_articles(gold: Gold) -> set[str]:
    """The articles that tell of a gold event with a date to go by."""
    return {mention["article"] for mention in gold["mentions"] if not mention.get("weak")}


def _likeness(gold: Gold, prediction: Prediction) -> float:
    """The best of: title beside title, each gold quote beside each predicted one, of whatever article."""
    quotes = product((quote for _, quote in _mentioned(gold)), (quote for _, quote in _quoted(prediction)))
    titles = (gold["title"], prediction.get("title") or "")
    return max(_dice(_words(ours), _words(theirs)) for ours, theirs in [titles, *quotes])


def _dice(ours: frozenset[str], theirs: frozenset[str]) -> float:
    common = len(ours & theirs)
    return 2 * common / (len(ours) + len(theirs)) if common > 1 else 0.0


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    """The telling words and numbers of a text: no everyday words, years, days of the week or months."""
    found = re.findall(r"[a-z0-9]+(?:\.[0-9]+)?", text.lower())
    return frozenset(
        one for one in found if len(one) > 1 and one not in _EVERYDAY and not re.fullmatch("(?:19|20)[0-9]{2}", one)
    )


def _meet(ours: Iterable[tuple[str, Span]], theirs: Iterable[tuple[str, Span]]) -> bool:
    return any(mine == yours and _overlap(one, other) for (mine, one), (yours, other) in product(ours, theirs))


def _overlap(ours: Span, theirs: Span) -> bool:
    needed = min(ENOUGH_CHARACTERS, ours[1] - ours[0], theirs[1] - theirs[0])
    return 0 < needed <= min(ours[1], theirs[1]) - max(ours[0], theirs[0])


def _same_as_far_as_known(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _mentioned(gold: Gold) -> list[Quote]:
    return [(one["article"], one["quote"]) for one in gold["mentions"]]


def _quoted(prediction: Prediction) -> list[Quote]:
    return [(one["article"], one["quote"]) for one in prediction.get("quotes") or []]


def _name(actor: str) -> str:
    return _flat(actor).lower().replace("’", "'").removeprefix("the ")


def _flat(text: str) -> str:
    return " ".join(text.split())


def _percent(part: int, whole: int) -> float | None:
    return round(100 * part / whole, 1) if whole else None
