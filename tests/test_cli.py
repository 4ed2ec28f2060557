"""The command line, from the words typed to the exit code."""

import json
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from nouns import timeline as some
from typer.testing import CliRunner

from timeline import store
from timeline.cli import app
from timeline.core.errors import StoreConflict
from timeline.core.model import Actor
from timeline.extract import pipeline
from timeline.store import document

ARTICLES = Path(__file__).parent / "fixtures" / "articles"


@pytest.fixture(scope="module")
def run():
    runner = CliRunner()
    return lambda *words: runner.invoke(app, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture(scope="module")
def made(run, tmp_path_factory):
    """The store made from all fixture articles, and what was said while it was made."""
    path = tmp_path_factory.mktemp("made") / "events.json"
    return path, run("extract", ARTICLES, "--store", path)


@pytest.fixture
def path(made, tmp_path):
    return Path(shutil.copy(made[0], tmp_path / "events.json"))


def loaded(path):
    return store.open(str(path)).load()


def test_extract_reads_a_folder_and_says_what_it_did(made):
    path, told = made
    assert told.exit_code == 0, told.stderr
    timeline = loaded(path).timeline
    assert {one.source for one in timeline.articles} >= {"The Tagus Courier", "Northern Review", "Coast Wire"}
    assert "Articles read" in told.stdout
    assert f"The timeline is in {path}" in told.stdout
    numbers = [int(word) for word in told.stdout.replace("│", " ").split() if word.isdigit()]
    assert numbers[0] == 4
    assert numbers[1] == numbers[4] == len(timeline.events) > 5


def test_extracted_quotes_are_words_of_the_article(made):
    for one in loaded(made[0]).timeline.events:
        for mention in one.mentions:
            texts = [" ".join(file.read_text("utf-8").split()) for file in ARTICLES.iterdir()]
            assert any(" ".join(mention.quote.exact.split()) in text for text in texts), mention.quote.exact


def test_extracting_again_changes_not_one_byte(run, path):
    before = path.read_bytes()
    told = run("extract", ARTICLES, "--store", path)
    assert told.exit_code == 0
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir() if "journal" in one.name] == []


def test_reading_more_articles_keeps_what_is_there(run, tmp_path):
    path = tmp_path / "events.json"
    assert run("extract", ARTICLES / "ferry-talks.txt", "--store", path).exit_code == 0
    before = {one.id for one in loaded(path).timeline.events}
    assert run("extract", ARTICLES / "ferry-letter.txt", "--store", path).exit_code == 0
    after = loaded(path).timeline
    assert before <= {one.id for one in after.events}
    assert len(after.articles) == 2


def test_an_editors_words_survive_another_run(run, path):
    home = store.open(str(path), clock=lambda: datetime(2024, 6, 1, tzinfo=UTC))
    first = home.load().timeline.events[0]
    edited = home.save(
        first.model_copy(update={"title": "In the editor's words", "review": "approved"}),
        based_on=first.version,
        by="anna",
    )
    assert run("extract", ARTICLES, "--store", path).exit_code == 0
    assert edited in loaded(path).timeline.events


UNREADABLE = [
    ("empty.txt", b""),
    ("picture.txt", bytes(range(256)) * 40),
    ("long.txt", b"The bridge opened on 7 May 2024. " * 160_000),
    (
        "deutsch.txt",
        "Am Montag wurde die Brücke eröffnet, sagte der Minister. Die Stadt feierte bis in die Nacht hinein, und "
        "viele Menschen kamen ans Ufer. Das Wetter war gut, und es gab Musik.".encode(),
    ),
]


@pytest.mark.parametrize(("name", "data"), UNREADABLE, ids=[name for name, _ in UNREADABLE])
def test_what_cannot_be_read_is_skipped_with_a_reason_and_the_rest_is_done(run, tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    path = tmp_path / "events.json"
    told = run("extract", tmp_path / name, ARTICLES / "lighthouse.txt", "--store", path)
    assert told.exit_code == 1
    (line,) = [line for line in told.stderr.splitlines() if line.startswith("Skipped")]
    assert name in line
    assert line.endswith((".", "”"))
    assert len(loaded(path).timeline.articles) == 1


def test_nothing_is_written_when_nothing_could_be_read(run, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    told = run("extract", tmp_path / "empty.txt", "--store", tmp_path / "events.json")
    assert told.exit_code == 2
    assert "nothing was written" in told.stderr
    assert not (tmp_path / "events.json").exists()


def test_a_path_that_is_not_there_is_named(run, tmp_path):
    told = run("extract", tmp_path / "typo.txt", "--store", tmp_path / "events.json")
    assert told.exit_code == 2
    assert "typo.txt: There is no such file" in told.stderr


def test_a_folder_without_articles_is_named(run, tmp_path):
    (tmp_path / "notes.md").write_text("no article")
    told = run("extract", tmp_path, "--store", tmp_path / "events.json")
    assert told.exit_code == 2
    assert "holds no article" in told.stderr


def test_folders_are_searched_deep_and_hidden_ones_are_not(run, tmp_path):
    for folder in ("a/b", ".trash"):
        (tmp_path / folder).mkdir(parents=True)
        shutil.copy(ARTICLES / "lighthouse.txt", tmp_path / folder / "One.TXT")
    told = run("explain", tmp_path, tmp_path / "a" / "b" / "One.TXT")
    assert told.exit_code == 0
    assert told.stdout.count("14 February 2023") < 10


@pytest.mark.parametrize("words", [["extract"], ["extract", "--nonsense"], ["bake"], ["validate"]])
def test_a_wrong_call_ends_with_two(run, words):
    assert run(*words).exit_code == 2


BROKEN = [
    ('{"schema_version": 1, "events": [', "line 1, column"),
    ('{"schema_version": 9}', "schema version 9"),
]


@pytest.mark.parametrize(("text", "told"), BROKEN)
def test_a_broken_store_is_left_alone(run, tmp_path, text, told):
    path = tmp_path / "events.json"
    path.write_text(text)
    for words in (["extract", ARTICLES / "lighthouse.txt", "--store", path], ["validate", path]):
        answer = run(*words)
        assert answer.exit_code == 2
        assert told in answer.stderr
    assert path.read_text() == text


def test_a_store_that_changed_meanwhile_is_left_alone(run, path, monkeypatch):
    def meanwhile(*_, **__):
        raise StoreConflict("The store was changed since this work began; nothing was written. Run it again.")

    monkeypatch.setattr("timeline.store.json_file.JsonFile.replace", meanwhile)
    told = run("extract", ARTICLES / "lighthouse.txt", "--store", path)
    assert told.exit_code == 2
    assert "Run it again." in told.stderr


def test_an_address_of_another_kind_is_refused(run):
    told = run("extract", ARTICLES / "lighthouse.txt", "--store", "mysql://anna:secret@db/timeline")
    assert told.exit_code == 2
    assert "name a JSON file" in told.stderr
    assert "secret" not in told.stderr


def test_rejected_records_are_kept_and_pointed_out(run, tmp_path):
    path = tmp_path / "events.json"
    whole = json.loads(document.write(some(2), ()))
    whole["events"][0]["when"] = "31 June"
    path.write_text(json.dumps(whole))
    told = run("extract", ARTICLES / "lighthouse.txt", "--store", path)
    assert told.exit_code == 0
    assert (
        f"1 record of the store could not be read and stayed as it was: python -m timeline validate {path}"
        in told.stderr
    )
    assert whole["events"][0] in json.loads(path.read_text())["events"]


def test_validate_lists_rejected_records_with_reasons(run, tmp_path):
    path = tmp_path / "events.json"
    path.write_bytes(document.write(some(2), ()))
    good = run("validate", path)
    assert (good.exit_code, good.stdout) == (0, f"{path}: 2 events, 1 article, 1 actor kept, 0 rejected.\n")
    whole = json.loads(path.read_text())
    whole["events"][0]["when"] = "31 June"
    path.write_text(json.dumps(whole))
    bad = run("validate", path)
    assert bad.exit_code == 1
    assert bad.stdout.startswith("event e1: when: “31 June” is not a date: write 2025")
    assert bad.stdout.endswith("1 event, 1 article, 1 actor kept, 1 rejected.\n")


def test_validate_says_when_there_is_no_file(run, tmp_path):
    told = run("validate", tmp_path / "typo.json")
    assert told.exit_code == 2
    assert "There is no file" in told.stderr


def test_copy_carries_a_store_with_its_history(run, path, tmp_path, database):
    for target in (str(tmp_path / "copy.json"), database()):
        told = run("copy", path, target)
        assert told.exit_code == 0
        assert "0 rejected" in told.stdout
        assert store.open(target).load().timeline == store.open(str(path)).load().timeline
        assert run("validate", target).exit_code == 0


def test_a_lean_copy_has_the_evidence_alone(run, path, tmp_path):
    assert run("copy", "--lean", path, tmp_path / "lean.json").exit_code == 0
    lean = store.open(str(tmp_path / "lean.json"))
    assert lean.load().timeline.events == store.open(str(path)).load().timeline.events
    assert not any(article.waiting for article in lean.load().timeline.articles)


def test_copy_refuses_a_store_that_is_not_empty(run, path):
    told = run("copy", path, path)
    assert told.exit_code == 2
    assert "nothing was copied" in told.stderr


def test_copy_names_a_file_that_is_not_there(run, tmp_path):
    assert "There is no file" in run("copy", tmp_path / "typo.json", tmp_path / "new.json").stderr


def test_explain_tells_words_rule_anchor_value_and_events(run, tmp_path):
    told = run("explain", ARTICLES / "ferry-talks.txt")
    assert told.exit_code == 0
    assert "29 April 2024" in told.stdout
    assert "2024-04-29" in told.stdout
    assert "2024-05-06" in told.stdout  # “on Monday” of an article of Wednesday, 8 May


def test_explain_writes_nothing(run, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert run("explain", ARTICLES / "lighthouse.txt").exit_code == 0
    assert list(tmp_path.iterdir()) == []


def test_the_store_may_come_from_the_environment(run, path, monkeypatch):
    monkeypatch.setenv("TIMELINE_STORE", str(path))
    told = run("extract", ARTICLES)
    assert f"The timeline is in {path}" in told.stdout


def test_text_that_looks_like_markup_is_printed_as_it_is(run, tmp_path, monkeypatch):
    def outcome(*_):
        return pipeline.Outcome(
            timeline=some(), new=1, merged=0, unchanged=0, articles=1, skipped=(), notes=("[bold]odd[/] name",)
        )

    monkeypatch.setattr(pipeline, "tell", outcome)
    told = run("extract", ARTICLES / "lighthouse.txt", "--store", tmp_path / "events.json")
    assert "[bold]odd[/] name" in told.stdout


def test_what_was_read_is_not_lost_where_somebody_saves_meanwhile(run, path, monkeypatch):
    tell = pipeline.tell

    def tell_while_anna_saves(ready, known):
        if "anna-s-actor" not in {one.id for one in known.actors}:
            home = store.open(str(path), clock=lambda: datetime(2026, 1, 2, tzinfo=UTC))
            home.apply([store.Edit(None, Actor(id="anna-s-actor", name="The Ferrymen"))], by="anna")
        return tell(ready, known)

    monkeypatch.setattr(pipeline, "tell", tell_while_anna_saves)
    assert run("extract", ARTICLES / "lighthouse.txt", "--store", path).exit_code == 0
    stored = store.open(str(path)).load().timeline
    assert len(stored.events) > 1 and "anna-s-actor" in {one.id for one in stored.actors}


def test_every_command_has_a_help_page(run):
    for command in ("extract", "explain", "validate"):
        assert "Usage:" in run(command, "--help").stdout


def test_the_module_runs_from_the_shell(tmp_path):
    path = tmp_path / "events.json"
    path.write_bytes(document.write(some(1), ()))
    told = subprocess.run(
        [sys.executable, "-m", "timeline", "validate", str(path)],
        cwd=ARTICLES.parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stderr) == (0, "")
    assert "1 event" in told.stdout
