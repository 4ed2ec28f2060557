"""Lists of English words are data: vocabulary.toml, what asks for its tables, and no lists left in code."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from timeline.core.errors import BadRule
from timeline.extract import vocabulary

EXTRACT = Path(__file__).parent.parent / "timeline/extract"
FILE = EXTRACT / "rules/en/vocabulary.toml"
TABLES = tomllib.loads(FILE.read_text("utf-8"))
MODULES = sorted(EXTRACT.rglob("*.py"))
MANY = 12  # so many words are a list; fewer may stand beside the rule that reads them
MAY_STAY = {
    "the small words of English grammar, a closed class: prepositions, articles, pronouns, auxiliaries": (
        "actors/groups.py _OPENING",
        "actors/naming.py _OF_TIME",
        "actors/runs.py _OF_TIME",
        "candidates/choosing.py _ASIDES",
        "candidates/hanging.py _PHRASES",
        "candidates/phrases.py _NO_LEAD",
        "candidates/phrases.py _BESIDE_DATES",
        "candidates/subjects.py _ANYBODY",
        "candidates/triggers.py _WHERE",
        "events/measures.py _FILLERS",
        "needed.py _COMMON",
    ),
    "the small words inside names of persons: “van”, “bin”": (
        "actors/entities.py _PARTICLES",
        "actors/runs.py _PARTICLES",
    ),
    "labels of the parser": ("candidates/following.py _BEHIND", "candidates/joined.py _OWN"),
    "names of our own rules": ("timexes/modes.py _LEANING",),
}
WORD = re.compile(r"[^\W\d_][\w’'-]*")
each_table = pytest.mark.parametrize("name", TABLES)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def asked_for() -> Counter[str]:
    """The names of tables, by how often code asks for each."""
    found: Counter[str] = Counter()
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "vocabulary.words":
                found[ast.literal_eval(node.args[0])] += 1
    return found


def word_sets(path: Path) -> Iterator[tuple[str, int]]:
    """Every frozenset that code spells out: the constant or line it stands in, and how many words it has."""
    for statement in tree(path).body:
        target = getattr(statement, "target", None) or next(iter(getattr(statement, "targets", ())), None)
        for node in ast.walk(statement):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "frozenset":
                texts = (one.value for one in ast.walk(node) if isinstance(one, ast.Constant))
                words = {word for text in texts if isinstance(text, str) for word in text.split()}
                place = ast.unparse(target) if target else f"line {node.lineno}"
                yield f"{path.relative_to(EXTRACT).as_posix()} {place}", sum(1 for w in words if WORD.fullmatch(w))


def long_sets() -> set[str]:
    return {place for path in MODULES for place, many in word_sets(path) if many >= MANY}


def test_no_list_of_words_stands_in_code():
    assert sorted(long_sets() - {place for places in MAY_STAY.values() for place in places}) == []


def test_the_lists_that_may_stay_in_code_are_there():
    assert sorted({place for places in MAY_STAY.values() for place in places} - long_sets()) == []


def test_code_asks_for_every_table_and_for_no_other():
    assert set(asked_for()) == set(TABLES)


@each_table
def test_a_table_is_sorted_and_names_no_word_twice(name):
    words = TABLES[name]["words"].split()
    assert words == sorted(set(words))
    assert len(words) >= MANY


@each_table
def test_words_are_lower_case_but_for_names(name):
    words = TABLES[name]["words"].split()
    if TABLES[name].get("names"):
        assert [word for word in words if not word[0].isupper()] == []
    else:
        assert [word for word in words if word != word.lower()] == []


@each_table
def test_a_table_says_what_it_is_for_with_one_of_its_words_as_an_example(name):
    said = TABLES[name]["says"]
    assert said.endswith((".", ".”")), said
    example = " ".join(re.findall("“([^”]+)”", said)).lower()
    spoken = set(WORD.findall(example.replace("-", " ")))
    begun = [word for word in TABLES[name]["words"].lower().split() if any(starts_alike(word, one) for one in spoken)]
    assert begun, said


def starts_alike(word: str, spoken: str) -> bool:
    """Whether a form in an example may be one of a word: “focused” of “focus”, “leaving” of “leave”, “cut” of “cut”."""
    return spoken == word or (len(word) > 2 and spoken.startswith(word[: max(3, len(word) - 1)]))


def test_words_gives_what_the_table_has():
    assert vocabulary.words("joining") == frozenset(TABLES["joining"]["words"].split())


def test_a_name_that_the_file_lacks_is_a_slip_of_the_code():
    with pytest.raises(KeyError):
        vocabulary.words("no such table")


@pytest.mark.parametrize(
    "text",
    ['[a]\nsays = "b"', '[a]\nsays = "b"\nwords = "c"\nfor = "d"', '[a]\nwords = "c"', "[a", "a = 1"],
    ids=["no words", "unknown key", "no sentence", "no TOML", "no table"],
)
def test_a_broken_file_is_named(text, tmp_path, monkeypatch):
    broken = tmp_path / "broken.toml"
    broken.write_text(text, "utf-8")
    monkeypatch.setattr(vocabulary, "_FILE", broken)
    with pytest.raises(BadRule, match=r"broken\.toml"):
        vocabulary.load.__wrapped__()
