"""Articles may come in any order and in any parcels: the same tellings come together, and an event keeps its id."""

import itertools
from pathlib import Path

import pytest
from test_events import text

from benchmarks import events as benchmark
from timeline.core.model import Timeline
from timeline.core.settings import Settings
from timeline.extract import articles, pipeline

SETTINGS = Settings()
MAY_DIFFER = 0.1
WORDS = {
    "Post": (
        "Chile and Peru held talks on fishing rights in Lima on Tuesday. Peru closed the port of Ilo on Wednesday. "
        "The foreign minister of Chile, Ana Silva, will visit Oslo on 20 May.",
        "2024-05-09",
    ),
    "Gazette": (
        "On 7 May 2024 Chile and Peru met in Lima for talks on fishing. Within hours of the talks, Chile sent two "
        "patrol ships north. A flood had destroyed a bridge in Peru in March.",
        "2024-05-11",
    ),
    "Herald": (
        "Ana Silva arrived in Oslo on Monday. Chile and Peru had held talks on fishing rights earlier this month. "
        "Silva resigned on Friday.",
        "2024-05-25",
    ),
    "Mirror": (
        "Minister Ana Silva quit last week, days after her visit to Norway. The talks on fishing between Chile and "
        "Peru had ended without an agreement. The port of Ilo, which Peru closed on 8 May, opened again on Thursday.",
        "2024-05-27",
    ),
}
TEXTS = [text(name, body, published) for name, (body, published) in WORDS.items()]


def fed(parcels):
    """The timelines after each parcel of articles."""
    known, after = Timeline(), []
    for parcel in parcels:
        known = pipeline.read_texts(parcel, known, SETTINGS).timeline
        after.append(known)
    return after


def tellings(event):
    return {(one.article, one.told.at, one.dated.value if one.dated else "") for one in event.mentions}


def groups(timeline, among=None):
    """Which tellings stand together; `among` leaves out those that only one way of reading found."""
    found = (tellings(event) for event in timeline.events)
    return {frozenset(one if among is None else one & among) for one in found} - {frozenset()}


def facts(timeline):
    return sorted((one.when, one.kind, one.status, one.title, len(one.mentions)) for one in timeline.events)


def parcels_of(texts):
    """All orders one by one, and all ways to cut one order into parcels."""
    yield from ([[one] for one in order] for order in itertools.permutations(texts))
    for cuts in itertools.product([False, True], repeat=len(texts) - 1):
        parcels = [[texts[0]]]
        for one, cut in zip(texts[1:], cuts, strict=True):
            parcels.append([one]) if cut else parcels[-1].append(one)
        yield parcels


@pytest.fixture(scope="module")
def whole():
    return fed([TEXTS])[-1]


@pytest.mark.parametrize("parcels", [*parcels_of(TEXTS)], ids=lambda some: "-".join(str(len(one)) for one in some))
def test_any_order_and_any_parcels_give_the_same_events(parcels, whole):
    after = fed(parcels)[-1]
    assert groups(after) == groups(whole)
    assert facts(after) == facts(whole)


def test_the_four_papers_tell_of_some_things_together(whole):
    assert max(len({one.article for one in event.mentions}) for event in whole.events) == len(TEXTS)
    assert sum(len({one.article for one in event.mentions}) > 1 for event in whole.events) >= 3


@pytest.mark.parametrize("order", [*itertools.permutations(TEXTS)][::5])
def test_an_event_keeps_its_id_or_leads_to_the_one_that_it_became(order):
    seen = set()
    for after in fed([[one] for one in order]):
        here = {ident for event in after.events for ident in (event.id, *event.formerly)}
        assert seen <= here
        seen |= here


def test_reading_all_again_changes_nothing(whole):
    assert fed([TEXTS, TEXTS[:2], TEXTS])[-1] == whole


@pytest.mark.parametrize("folder", benchmark.ours(), ids=lambda folder: Path(folder).name)
def test_whole_stories_may_come_article_by_article(folder):
    """All but a few groups are the same: what a short name means is settled when its article is read."""
    texts = [articles.read(path) for path in sorted(folder.glob("*.txt"))]
    dated = [one for one in texts if one.article.published]
    together, (*_, apart) = fed([dated])[-1], fed([[one] for one in reversed(dated)])
    both = set.intersection(*(set().union(*map(tellings, one.events)) for one in (together, apart)))
    assert len(groups(apart, both) ^ groups(together, both)) <= MAY_DIFFER * len(together.events)
