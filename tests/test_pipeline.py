"""From articles to a timeline: order, repetition, later articles, editors, publication dates, bad input, furniture."""

import ast
import itertools
import json
import re
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from timeline import store
from timeline.core import edtf
from timeline.core.model import Timeline
from timeline.core.settings import Settings
from timeline.extract import articles, pipeline

ROOT = Path(__file__).parent.parent
FERRY = sorted(path for path in (ROOT / "tests/fixtures/articles").iterdir() if path.suffix in (".txt", ".html"))
SETTINGS = Settings()

POST = """Chile and Peru held talks on fishing rights in Lima on Tuesday, the first for nine years. They meet again.

Peru closed the port of Ilo on Wednesday. A second round of talks between Chile and Peru is planned for 20 May 2024.
"""
GAZETTE = """For the first time in nine years, Chile and Peru held talks on fishing rights in Lima on 7 May 2024.

Within hours of the talks, Chile sent two patrol ships north. A flood had destroyed a bridge in Peru in March.
"""
HARBOUR = """Chile and Peru held talks on fishing rights in Lima today, and the talks ended without an agreement.

Yesterday Chile released four Peruvian boats.
"""
FJORD = "Norway and Iceland signed a treaty in Oslo yesterday. Denmark protested on Monday.\n"
DATES = {"post": "2024-05-09", "gazette": "2024-05-11", "harbour": None, "fjord": None}
WORDS = {"post": POST, "gazette": GAZETTE, "harbour": HARBOUR, "fjord": FJORD}


def write(folder, name, words=None, published="as above"):
    path = folder / f"{name}.txt"
    path.write_text(words or WORDS[name], "utf-8")
    day = DATES[name] if published == "as above" else published
    path.with_suffix(".meta.json").write_text(json.dumps({"source": f"The {name.title()}", "published": day}))
    return path


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "articles").mkdir()
    return tmp_path / "articles"


@pytest.fixture
def paths(folder):
    return [write(folder, name) for name in ("post", "gazette", "harbour")]


def run(paths, known=None):
    return pipeline.run(paths, known or Timeline(), SETTINGS)


def home(tmp_path):
    return store.open(str(tmp_path / "events.json"), clock=lambda: datetime(2024, 6, 1, tzinfo=UTC))


def extract(paths, place):
    """One run into a store, as the command does it; gives the timeline that is stored then."""
    known = place.load()
    place.replace(run(paths, known.timeline).timeline, based_on=known.revision, by="parser")
    return place.load().timeline


def of(timeline, when, kind="talks"):
    (found,) = [one for one in timeline.events if one.when == when and one.kind == kind]
    return found


# Order and repetition


def test_the_order_of_articles_does_not_matter(paths):
    texts = [articles.read(path) for path in paths]
    runs = [pipeline.read_texts(order, Timeline(), SETTINGS) for order in itertools.permutations(texts)]
    assert all(one.timeline == runs[0].timeline and one.notes == runs[0].notes for one in runs)
    assert run(reversed(paths)).timeline == runs[0].timeline


def test_the_names_of_files_do_not_matter(paths, folder, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    for number, path in enumerate(reversed(paths)):
        (other / f"{number}.txt").write_bytes(path.read_bytes())
        (other / f"{number}.meta.json").write_bytes(path.with_suffix(".meta.json").read_bytes())
    assert run(list(other.glob("*.txt"))).timeline == run(paths).timeline


@pytest.mark.parametrize("which", ["inline", "fixtures"])
def test_running_twice_changes_nothing(which, paths):
    some = paths if which == "inline" else FERRY
    first = run(some)
    again = run(some, first.timeline)
    assert again.timeline == first.timeline
    assert (again.new, again.merged, again.unchanged) == (0, 0, len(first.timeline.events))
    assert first.new == len(first.timeline.events) > 3


@pytest.mark.parametrize("order", [*itertools.permutations(range(3))])
def test_articles_read_one_by_one_tell_of_one_event_which_keeps_its_id(order, paths):
    known, ids = Timeline(), set()
    for place in order:
        known = run([paths[place]], known).timeline
        ids |= {one.id for one in known.events if one.when == "2024-05-07" and one.kind == "talks"}
    talks = of(known, "2024-05-07")
    assert {one.article for one in talks.mentions} >= {
        one.id for one in known.articles if one.published_known == "given"
    }
    assert ids == {talks.id}


def test_a_later_article_joins_the_known_event_and_keeps_its_id(paths):
    before = run(paths[:1]).timeline
    known = of(before, "2024-05-07")
    after = run(paths[1:2], before)
    talks = of(after.timeline, "2024-05-07")
    assert talks.id == known.id
    assert talks.mentions[: len(known.mentions)] == known.mentions
    assert {one.article for one in talks.mentions} == {one.id for one in after.timeline.articles}
    assert talks.version == known.version + 1
    assert after.merged == 1
    assert {one.id for one in before.events} <= {one.id for one in after.timeline.events}


def test_a_run_without_news_loses_nothing_of_the_store(paths):
    known = run(paths).timeline
    after = run(paths[:1], known).timeline
    assert after == known


def test_one_text_under_two_names_is_read_once(paths, folder):
    twin = write(folder, "copy", POST, "2024-05-09")
    outcome = run([*paths, twin])
    assert [one.reason.startswith("It holds the same text as") for one in outcome.skipped] == [True]
    assert outcome.articles == 3


# Dates of events


def test_what_leans_on_an_event_takes_its_date(paths):
    (ships,) = [one for one in run(paths).timeline.events if "patrol ships" in one.mentions[0].quote.exact]
    assert edtf.bounds(ships.when).start == edtf.bounds("2024-05-07").start
    assert ships.mentions[0].dated.words == "Within hours of the talks"
    assert ships.label.startswith("within hours of the talks")


def test_what_is_planned_is_scheduled_and_stays_apart(paths):
    timeline = run(paths).timeline
    assert of(timeline, "2024-05-20").status == "scheduled"
    assert of(timeline, "2024-05-07").status == "occurred"


def test_every_quote_is_the_words_of_its_article(paths):
    bodies = {articles.read(path).article.id: path.read_text("utf-8") for path in paths}
    for mention in (mention for one in run(paths).timeline.events for mention in one.mentions):
        assert bodies[mention.article][mention.position.start : mention.position.end] == mention.quote.exact


def test_every_actor_that_is_named_is_in_the_timeline(paths):
    timeline = run(paths).timeline
    known = {one.id for one in timeline.actors}
    assert {part.actor for one in timeline.events for part in one.actors} <= known
    assert {other for one in timeline.actors for other in one.acts_for} <= known
    assert {"chile", "peru"} <= {part.actor for part in of(timeline, "2024-05-07").actors}


# Publication dates that nobody gave


def test_a_date_is_inferred_from_another_article_that_tells_the_same(paths):
    outcome = run(paths)
    (harbour,) = [one for one in outcome.timeline.articles if one.source == "The Harbour"]
    assert (harbour.published, harbour.published_known) == ("2024-05-07", "inferred")
    assert any("harbour.txt" in note and "inferred" in note and "2024-05-07" in note for note in outcome.notes)
    assert harbour.id in {one.article for one in of(outcome.timeline, "2024-05-07").mentions}
    (boats,) = [one for one in outcome.timeline.events if "four Peruvian boats" in one.mentions[0].quote.exact]
    assert boats.when == "2024-05-06"


def test_an_inferred_date_stands_in_the_next_run(paths):
    known = run(paths).timeline
    assert run(paths[2:], known).timeline == known


def test_without_help_relative_dates_stay_open_and_the_editor_is_asked(folder, paths):
    outcome = run([*paths, write(folder, "fjord")])
    (fjord,) = [one for one in outcome.timeline.articles if one.source == "The Fjord"]
    assert (fjord.published, fjord.published_known) == (None, "unknown")
    assert not [one for one in outcome.timeline.events if fjord.id in {m.article for m in one.mentions}]
    (note,) = [note for note in outcome.notes if note.startswith("fjord.txt")]
    assert "“yesterday”" in note and "“Monday”" in note
    assert "give “published” in the article's .meta.json" in note


def test_a_date_that_is_given_later_dates_the_article(folder):
    path = write(folder, "fjord")
    known = run([path]).timeline
    assert known.events == ()
    write(folder, "fjord", published="2024-05-08")
    after = run([path], known).timeline
    assert [(one.published, one.published_known) for one in after.articles] == [("2024-05-08", "given")]
    assert sorted(one.when for one in after.events) == ["2024-05-06", "2024-05-07"]


# What an editor decided


def edit(home, event, /, **fields):
    return home.save(event.model_copy(update=fields), based_on=event.version, by="anna")


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "In the editor's words"},
        {"when": "2024-05-06/2024-05-07"},
        {"when": "2019"},
        {"status": "cancelled", "status_reason": "They never met."},
        {"review": "approved"},
        {"review": "rejected"},
        {"kind": "agreement", "label": "one day in May", "place": "Arica"},
        {"actors": ()},
        {"mentions": ()},
    ],
    ids=lambda fields: "-".join(map(str, fields.values()))[:30],
)
def test_what_an_editor_changed_stands_after_another_run(fields, paths, tmp_path):
    place = home(tmp_path)
    edited = edit(place, of(extract(paths, place), "2024-05-07"), **fields)
    before = place.load().timeline
    after = extract(paths, place)
    (now,) = [one for one in after.events if one.id == edited.id]
    told = {name: getattr(edited, name) for name in fields if name != "mentions"}
    assert {name: getattr(now, name) for name in told} == told
    assert [one.id for one in after.events] == [one.id for one in before.events]
    if "mentions" not in fields:
        assert after == before


def test_a_mention_that_was_moved_stays_where_it_was_moved_to(paths, tmp_path):
    place = home(tmp_path)
    timeline = extract(paths, place)
    talks, second = of(timeline, "2024-05-07"), of(timeline, "2024-05-20")
    moved = talks.mentions[-1]
    edit(place, talks, mentions=talks.mentions[:-1])
    edit(place, second, mentions=(*second.mentions, moved))
    before = place.load().timeline
    assert extract(paths, place) == before


def test_a_split_event_stays_split(paths, tmp_path):
    place = home(tmp_path)
    talks = of(extract(paths, place), "2024-05-07")
    edit(place, talks, mentions=talks.mentions[:1])
    twin = talks.model_copy(update={"id": "e-split", "mentions": talks.mentions[1:], "title": "Another meeting"})
    place.save(twin, based_on=None, by="anna")
    before = place.load().timeline
    assert extract(paths, place) == before


def test_a_joined_event_stays_joined(paths, tmp_path):
    place = home(tmp_path)
    timeline = extract(paths, place)
    talks, ships = of(timeline, "2024-05-07"), of(timeline, "2024-05-20")
    known = place.load()
    joined = talks.model_copy(update={"mentions": (*talks.mentions, *ships.mentions), "touched_by": "anna"})
    others = [one for one in timeline.events if one.id not in (talks.id, ships.id)]
    place.replace(known.timeline.model_copy(update={"events": (*others, joined)}), based_on=known.revision, by="anna")
    before = place.load().timeline
    assert extract(paths, place) == before


def test_a_rejected_event_is_not_proposed_again_by_a_new_article(paths, tmp_path):
    place = home(tmp_path)
    edited = edit(place, of(extract(paths[:1], place), "2024-05-07"), review="rejected")
    after = extract(paths, place)
    talks = [one for one in after.events if one.kind == "talks" and one.when == "2024-05-07"]
    assert [(one.id, one.review) for one in talks] == [(edited.id, "rejected")]


def test_what_an_editor_said_of_articles_and_actors_stands(paths, tmp_path):
    place = home(tmp_path)
    extract(paths, place)
    known = place.load()
    corrected = [one.model_copy(update={"source": f"{one.source} (Lima)"}) for one in known.timeline.articles]
    renamed = [one.model_copy(update={"aliases": ("Land of Fjords",)}) for one in known.timeline.actors]
    place.replace(
        known.timeline.model_copy(update={"articles": tuple(corrected), "actors": tuple(renamed)}),
        based_on=known.revision,
        by="anna",
    )
    before = place.load().timeline
    assert extract(paths, place) == before


# A page's furniture

PAGE = """Harbour Post
Home | World | Sport

Ferry crews vote for a strike

By Ana Silva
Tue 7 May 2024 06:50:18 GMT
3 min read

Ferry crews in Lisbon voted for a strike on Monday, their union said. The government of Portugal will meet the union on
Friday, and both sides expect a long night.

Most read
Spain closes its border with Portugal on Sunday
Brazil and Argentina sign treaty on 2 May 2024

(c) 2023 Harbour Post. All rights reserved.
"""


def test_no_event_comes_from_what_surrounds_a_story(folder):
    path = write(folder, "page", PAGE, None)
    timeline = run([path]).timeline
    quotes = [mention.quote.exact for one in timeline.events for mention in one.mentions]
    story = PAGE[PAGE.index("Ferry crews in Lisbon") : PAGE.index("Most read")]
    assert quotes
    assert [quote for quote in quotes if quote not in story] == []
    assert timeline.articles[0].published.startswith("2024-05-07")
    assert {one.when for one in timeline.events} <= {"2024-05-06", "2024-05-10"}


# Bad input, through the command as it is typed

SPANISH = (
    "El gobierno de Chile y el gobierno de Perú se reunieron el martes en Lima para hablar de la pesca. La reunión "
    "terminó sin acuerdo, dijo el ministro, y las dos partes volverán a verse el 20 de mayo. Los pescadores esperaban "
    "más de sus presidentes, que no han hablado desde hace nueve años."
)


def command(*words):
    line = [sys.executable, "-m", "timeline", *map(str, words)]
    return subprocess.run(line, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)


def test_bad_articles_are_named_with_a_reason_and_the_good_one_is_stored(folder, tmp_path):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "long.txt").write_text("The bridge opened on 7 May 2024. " * 160_000)
    (folder / "spanish.txt").write_text(SPANISH, "utf-8")
    write(folder, "post")
    place = tmp_path / "events.json"
    told = command("extract", folder, "--store", place)
    assert told.returncode == 1
    reasons = dict(re.findall(r"^Skipped (\w+)\.txt: (.+)$", told.stderr, re.MULTILINE))
    assert reasons.keys() == {"empty", "picture", "long", "spanish"}
    assert all(reason.endswith(".") and len(reason) > 20 for reason in reasons.values())
    assert "Traceback" not in told.stderr + told.stdout
    assert [one.source for one in store.open(str(place)).load().timeline.articles] == ["The Post"]


@pytest.mark.parametrize(
    ("text", "words"),
    [('{"schema_version": 1, "events": [', "is broken at line 1"), ('{"schema_version": 99}', "schema version 99")],
)
def test_a_store_that_cannot_be_read_is_left_as_it_is(text, words, folder, tmp_path):
    place = tmp_path / "events.json"
    place.write_text(text)
    told = command("extract", write(folder, "post"), "--store", place)
    assert told.returncode == 2
    assert words in told.stderr
    assert "Traceback" not in told.stderr
    assert place.read_text() == text
    assert not (tmp_path / "events.journal.jsonl").exists()


# The parser knows no story

OF_THE_SEEDS = re.compile(
    r"Vershbow|Herbolzheimer|Lviv|SwissX|REDD|Nayyem|Denysenko|Komin|Filippenko|Gurpegui|Peredo|Abel Riu|Dugin|"
    r"Pistorius|Molotov|Ribbentrop|Matthew Parish|Trump|Putin|Zelensk|Macron|Vance|Rubio|Kursk|Oval Office|"
    r"ice hockey|power plants|175 prisoners|between March 10 and 16|within hours of the call"
)


def told_by(path):
    """What a file says to the program: strings and names of code without comments and docstrings; all of a rule."""
    if path.suffix == ".toml":
        return str(tomllib.loads(path.read_text("utf-8")))
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            node.body[0] = ast.Pass()
    return ast.unparse(tree)


@pytest.mark.parametrize("folder", ["core", "extract", "store", "view", "publish", "pages"])
def test_neither_code_nor_rules_know_the_shipped_articles(folder):
    """Who held which office of some seventy states is data like the states themselves: no story's own."""
    files = [path for path in (ROOT / "timeline" / folder).rglob("*") if path.suffix in (".py", ".toml")]
    files = [path for path in files if path.name != "figures.toml"]
    found = {str(path.relative_to(ROOT)): set(OF_THE_SEEDS.findall(told_by(path))) for path in files}
    assert {name: words for name, words in found.items() if words} == {}
