"""Our own annotated stories: the gold is sound, the scorer counts right, and no figure falls below its floor."""

import json
from pathlib import Path

import pytest

from benchmarks import events, goals, scoring
from benchmarks.corpus_adapter import predict
from benchmarks.matching import pairs

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))["stories"]
FOLDERS = events.ours()
PERFECT = "recall recall_core precision_strict f1 date_accuracy interval_ends merge_quality actor_f1".split()
each_story = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def as_predicted(story):
    """The gold events as if the parser had found them."""
    return [
        {
            "start": one["start"],
            "end": one["end"],
            "title": one["title"],
            "actors": one["actors"],
            "quotes": one["mentions"],
        }
        for one in story.events
    ]


def told_apart(predictions):
    """Each prediction once for each article it quotes."""
    return [
        one | {"quotes": [quote for quote in one["quotes"] if quote["article"] == article]}
        for one in predictions
        for article in sorted({quote["article"] for quote in one["quotes"]})
    ]


@pytest.fixture(scope="module")
def predictions():
    return {folder: predict(folder) for folder in FOLDERS}


@pytest.fixture(scope="module")
def reached(predictions):
    return scoring.together([scoring.score(scoring.Story.read(folder), found) for folder, found in predictions.items()])


# The gold


@each_story
def test_every_quote_of_the_gold_stands_once_in_its_article(folder):
    story = scoring.Story.read(folder)
    mentions = [mention for event in story.events for mention in event["mentions"]]
    assert [one["quote"] for one in mentions if story.pages[one["article"]].raw.count(one["quote"]) != 1] == []


@each_story
def test_every_distractor_stands_in_its_article(folder):
    story = scoring.Story.read(folder)
    lost = [one["quote"] for one in story.distractors if one["quote"] not in story.pages[one["article"]].raw]
    assert lost == []


@each_story
def test_the_gold_scores_everything_against_itself(folder):
    story = scoring.Story.read(folder)
    report = scoring.score(story, as_predicted(story))
    assert {report.figures[name] for name in PERFECT} <= {100.0, None}
    assert (report.counts["distractors_hit"], report.counts["furniture"], report.counts["split"]) == (0, 0, 0)


@each_story
def test_every_actor_of_the_gold_has_its_names_listed(folder):
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    named = {actor for event in gold["events"] for actor in [*event["actors"], *event.get("actors_optional", [])]}
    assert named <= gold["aliases"].keys()


# The scorer


@each_story
def test_events_that_are_told_apart_count_as_unmerged(folder):
    story = scoring.Story.read(folder)
    assert scoring.score(story, told_apart(as_predicted(story))).figures["merge_quality"] == 0


@each_story
def test_every_distractor_that_becomes_an_event_is_counted(folder):
    story = scoring.Story.read(folder)
    lured = [
        {"start": one.get("start", "1900-01-01"), "title": "–", "actors": [], "quotes": [one]}
        for one in story.distractors
    ]
    report = scoring.score(story, as_predicted(story) + lured)
    assert report.counts["distractors_hit"] == len(lured)
    assert report.counts["furniture"] >= sum(bool(one.get("never")) for one in story.distractors)


@each_story
def test_dates_that_are_years_off_match_nothing(folder):
    story = scoring.Story.read(folder)
    report = scoring.score(story, [one | {"start": "1907-07-07"} for one in as_predicted(story)])
    assert (report.figures["recall"], report.figures["date_accuracy"]) == (0, 0)


@each_story
def test_nobody_is_right_for_anybody(folder):
    story = scoring.Story.read(folder)
    assert scoring.score(story, [one | {"actors": ["Nobody"]} for one in as_predicted(story)]).figures["actor_f1"] == 0


def test_a_timeline_without_events_finds_nothing():
    figures = scoring.score(scoring.Story.read(FOLDERS[0]), []).figures
    assert (figures["recall"], figures["f1"], figures["precision_strict"]) == (0, 0, None)


@pytest.mark.parametrize(
    ("precision", "start", "end", "said", "right"),
    [
        ("day", "2023-08-15", None, "2023-08-15", True),
        ("day", "2023-08-15", None, "2023-08", False),
        ("month", "2023-08", None, "2023-08-15", True),
        ("year", "2016", None, "2016-03", True),
        ("week", "2023-08-14", "2023-08-20", "2023-08-16", True),
        ("week", "2023-08-14", "2023-08-20", "2023-08-21", False),
        ("season", "2020-03", "2020-05", "2020-04-30", True),
        ("day", "2023-08-15", None, "", False),
    ],
)
def test_a_start_is_right_at_the_precision_of_the_gold(precision, start, end, said, right):
    assert scoring.same_start({"precision": precision, "start": start, "end": end}, said) is right


def test_another_start_that_is_as_good_is_accepted():
    gold = {"precision": "day", "start": "2023-03-06", "end": None, "accept_start": ["2023-03"]}
    assert scoring.same_start(gold, "2023-03") and not scoring.same_start(gold, "2023")


def test_as_many_pairs_are_made_as_there_can_be():
    assert pairs({(0, 0): 9, (0, 1): 1, (1, 0): 8}) == {0: 1, 1: 0}


def test_of_pairs_that_exclude_one_another_the_heaviest_is_made():
    assert pairs({(0, 0): 1, (0, 1): 2, (0, 2): 1}) == {0: 1}


# The figures


@pytest.mark.parametrize("figure", FLOORS)
def test_no_figure_of_our_stories_falls_below_its_floor(figure, reached):
    assert reached.figures[figure] >= FLOORS[figure]


def test_no_event_of_our_stories_is_without_evidence_or_from_furniture(reached):
    assert (reached.counts["furniture"], reached.counts["unsourced"]) == (0, 0)
    assert reached.counts["quotes_verbatim"] == reached.counts["quotes"] > 0


@pytest.mark.corpus
@pytest.mark.skipif(not (events.FOLDER / "score.py").exists(), reason="the corpora are not at hand")
@each_story
def test_our_scorer_agrees_with_that_of_the_corpora(folder, predictions):
    theirs = events.scorer(events.FOLDER)
    report = theirs.Scorer(*theirs.load(folder)).score(predictions[folder])
    ours = scoring.score(scoring.Story.read(folder), predictions[folder]).figures
    common = ours.keys() & report.keys()
    assert {name: ours[name] for name in common} == {name: report[name] for name in common}


# The goals


def test_a_story_as_found_is_published_when_its_page_says_and_the_story_itself_stays(tmp_path):
    (tmp_path / "one.txt").write_text("The mayor resigned on Monday.", "utf-8")
    stamp = tmp_path / "one.meta.json"
    stamp.write_text(json.dumps({"published": "2024-05-07", "published_as_found": "2024-05-09"}), "utf-8")
    with goals.as_found(tmp_path) as copy:
        assert json.loads((copy / stamp.name).read_text("utf-8"))["published"] == "2024-05-09"
    assert json.loads(stamp.read_text("utf-8"))["published"] == "2024-05-07"


def test_the_table_of_goals_has_a_row_for_each_figure():
    counts = dict.fromkeys("interval_end_right intervals merged_as_one multi_source_gold".split(), 1)
    shares = dict.fromkeys("recall recall_core f1 date_accuracy merge_quality actor_f1 quote_fidelity".split(), 50.0)
    report = counts | shares | dict.fromkeys("distractors_hit distractors furniture".split(), 0)
    assert len(goals.table(report, report).splitlines()) == 1 + len(goals.ROWS)
