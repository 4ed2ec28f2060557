"""The documents say what the code does: commands, words, modules and links."""

import re
import tomllib
from pathlib import Path
from typing import get_args

import pytest

from timeline.cli import app
from timeline.core import model, reading
from timeline.core.settings import Settings
from timeline.desk import dates
from timeline.extract import pipeline
from timeline.store import protocol

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
COMMANDS = [command.name or command.callback.__name__ for command in app.registered_commands]

by_place = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


def test_commands_of_the_readme_are_targets_of_make():
    targets = set(re.findall(r"^([a-z]+):.*##", MAKEFILE, re.MULTILINE))
    told = {word for page in PAGES for word in re.findall(r"(?:`|^    )make ([a-z]+)", page.read_text(), re.MULTILINE)}
    assert {"run", "test", "fix", "soak", "schema", "lock"} <= told
    assert told <= targets


def test_the_readme_names_the_address_of_the_app():
    assert "http://localhost:8501" in README
    assert "PORT ?= 8501" in MAKEFILE


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme(command):
    assert f"-m timeline {command} " in README
    assert f"\n- `{command}` " in README


def test_the_readme_names_no_command_that_is_not_there():
    assert set(re.findall(r"-m timeline ([a-z]+)", README)) == set(COMMANDS)


def test_settings_are_in_the_readme():
    settings = (ROOT / "timeline/core/settings.py").read_text()
    for name in re.findall(r'environment\.get\("(\w+)"\)', settings):
        assert f"`{name}`" in README


def test_every_noun_is_in_the_glossary():
    glossary = (ROOT / "docs/glossary.md").read_text("utf-8").lower()
    nouns = [
        one.__name__
        for module in (model, reading, protocol)
        for one in vars(module).values()
        if isinstance(one, type) and one.__module__ == module.__name__ and one.__name__ not in ("Noun", "EventStore")
    ]
    told = {
        word.strip() for words in re.findall(r"^\| ([^|]+) \|", glossary, re.MULTILINE) for word in words.split(",")
    }
    split = {re.sub(r"(?<=[a-z])(?=[A-Z])", " ", noun).lower() for noun in nouns}
    assert split - told == set()


def test_the_glossary_is_in_order():
    words = re.findall(r"^\| ([^|]+) \|", (ROOT / "docs/glossary.md").read_text("utf-8"), re.MULTILINE)[1:]
    assert words == sorted(words, key=str.lower)


def test_every_layer_is_described():
    told = (ROOT / "docs/architecture.md").read_text("utf-8")
    for folder in (ROOT / "timeline").iterdir():
        if (folder / "__init__.py").exists():
            assert f"`timeline/{folder.name}`" in told


def test_every_field_of_the_settled_protocol_is_described():
    told = (ROOT / "docs/store.md").read_text("utf-8")
    methods = [name for name in vars(protocol.EventStore) if not name.startswith("_")]
    assert [name for name in methods if f"home.{name}(" not in told] == []


@by_place
def test_links_lead_somewhere(page):
    for link in re.findall(r"\]\(([^)#]+)", page.read_text("utf-8")):
        assert link.startswith("https://") or (page.parent / link).exists(), link


PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


@by_place
def test_pictures_are_there_and_say_in_words_what_they_show(page):
    for words, link in PICTURE.findall(page.read_text("utf-8")):
        assert (page.parent / link).is_file(), link
        assert len(words.split()) > 5, link


def test_every_picture_is_shown_and_all_of_them_are_small():
    kept = sorted((ROOT / "docs/img").glob("*.png"))
    shown = {(page.parent / link).resolve() for page in PAGES for _, link in PICTURE.findall(page.read_text("utf-8"))}
    assert [one.name for one in kept if one not in shown] == []
    assert len(kept) >= 12
    assert sum(one.stat().st_size for one in kept) < 2_500_000


def test_every_page_of_the_documentation_is_listed():
    for index in (ROOT / "docs/README.md",):
        told = index.read_text("utf-8")
        others = [page for page in index.parent.glob("*.md") if page != index]
        assert [page.name for page in others if f"({page.name})" not in told] == []


def test_decisions_are_numbered_and_say_what_was_decided():
    pages = [page for page in (ROOT / "docs/decisions").glob("*.md") if page.name != "README.md"]
    numbers = [page.name[:3] for page in pages]
    assert len(set(numbers)) == len(numbers)
    for page in pages:
        text = page.read_text("utf-8")
        assert text.startswith(f"# {page.name[:3]} ")
        assert "**Decided.**" in text


EVENTS = (ROOT / "docs/events.md").read_text("utf-8")


def test_the_page_on_events_names_files_that_are_there():
    extract = ROOT / "timeline" / "extract"
    names = re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.(?:py|toml|json))`", EVENTS)
    assert len(names) >= 5
    assert [name for name in names if not any((base / name).exists() for base in (ROOT, extract))] == []


def test_the_page_on_events_knows_every_relation_and_status():
    leanings = tomllib.loads((ROOT / "timeline/extract/rules/en/leanings.toml").read_text("utf-8"))["leaning"]
    assert {one["relation"] for one in leanings if one["relation"] not in EVENTS} == set()
    assert [one for one in get_args(model.Status) if f"`{one}`" not in EVENTS] == []


def test_explain_tells_what_the_page_on_events_promises():
    talks = ROOT / "tests/fixtures/articles/ferry-talks.txt"
    told = "\n".join(pipeline.explain([talks], Settings()))
    for words in (
        "(rule ",
        "reports talks",
        "opens the event",
        "actors: ",
        "Told without a date, so not on the timeline:",
    ):
        assert words in told


def test_the_page_on_the_desk_says_what_typed_dates_mean():
    rows = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \|", (ROOT / "docs/desk.md").read_text("utf-8"), re.MULTILINE)
    assert len(rows) >= 7
    assert [typed for typed, value in rows if dates.read(typed).value != value] == []


def test_every_benchmark_that_is_named_is_there():
    for page in PAGES:
        for name in re.findall(r"-m benchmarks\.([a-z_]+)", page.read_text("utf-8")):
            assert (ROOT / "benchmarks" / f"{name}.py").exists(), page.name
