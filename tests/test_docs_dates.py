"""docs/dates.md says what the date reader does: its rule runs, its readings, files, forms and signs are all there."""

import re
import textwrap
import tomllib
from pathlib import Path

import pytest

from timeline.extract import rulebook, timexes
from timeline.extract.timexes import feasts, scan
from timeline.extract.timexes.resolve import READINGS

PAGE = (Path(__file__).parent.parent / "docs/dates.md").read_text("utf-8")
DCT = "2025-03-19"


@pytest.fixture
def book_with_the_rule(tmp_path, monkeypatch):
    """The rules as shipped, with the rule that the page adds."""
    shown = re.search(r"^ {8}\[\[rule\]\]\n(?: {8}.*\n)+", PAGE, re.MULTILINE)[0]
    for path in rulebook.RULES.glob("*.toml"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    with (tmp_path / "timexes.toml").open("a", encoding="utf-8") as file:
        file.write("\n" + textwrap.dedent(shown))
    book = rulebook.load(*scan.FILES, folder=tmp_path)
    monkeypatch.setattr(scan, "rules", lambda: book)
    return tomllib.loads(textwrap.dedent(shown))["rule"][0]


def test_the_rule_that_the_page_adds_reads_what_it_says(book_with_the_rule):
    rule = book_with_the_rule
    for sentence, value in rule["examples"]:
        found = timexes.resolve(timexes.find(sentence), sentence, DCT)
        assert [(one.rule, one.timex3) for one in found] == [(rule["name"], value)]
        assert found[0].value.endswith("~")
    for sentence in rule["counterexamples"]:
        assert rule["name"] not in {one.rule for one in timexes.find(sentence)}


def test_every_reading_is_in_the_table():
    assert set(re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE)))) >= set(READINGS)


@pytest.mark.parametrize("name", [*scan.FILES, "intervals", "bearers", "words"])
def test_every_rule_file_is_named(name):
    assert f"`{name}.toml`" in PAGE
    assert (rulebook.RULES / f"{name}.toml").exists()


@pytest.mark.parametrize(
    "form", re.findall(r"`([\w+-]+-[\w+-]+|\w+[+-]\d+|moon:\w+)`", PAGE[PAGE.index("A feast has") :])[:8]
)
def test_every_form_of_a_feast_is_read(form):
    assert len(feasts.days_of(form, 2019)) == 1


def test_every_file_that_the_page_names_is_there():
    root = Path(__file__).parent.parent
    for name in re.findall(r"`((?:tests|benchmarks|timeline)/[\w/.]+)`", PAGE):
        assert (root / name).exists(), name


def test_an_unbounded_repeat_is_refused_as_the_page_says(tmp_path):
    (tmp_path / "words.toml").write_text('[month.words]\nMay = "05"\n')
    (tmp_path / "r.toml").write_text('[[rule]]\nname = "a"\npattern = "day \\\\d+"\ntype = "DATE"')
    with pytest.raises(rulebook.BadRule, match=r"1,3"):
        rulebook.load("r", folder=tmp_path)
