"""The house: lock files, make, what is committed, and how errors speak."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from timeline.core import errors

ROOT = Path(__file__).parent.parent
LOCKS = ["requirements.lock", "requirements-dev.lock"]


def pins(name):
    """Package names in a lock file, each with the number of its hashes."""
    found = {}
    package = ""
    for line in (ROOT / name).read_text("utf-8").splitlines():
        if start := re.match(r"([a-z0-9][a-z0-9._-]*)==\S+", line):
            package = start[1]
            found.setdefault(package, 0)
        found[package] += len(re.findall(r"--hash=sha256:[0-9a-f]{64}", line))
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_no_host(name):
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--index|--extra-index|--find-links|--trusted)", text, re.MULTILINE)


@pytest.mark.parametrize("name", LOCKS)
def test_everything_in_a_lock_file_has_hashes(name):
    assert [package for package, hashes in pins(name).items() if not hashes] == []


def test_the_lock_files_hold_all_that_the_project_asks_for():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    def names(wanted):
        return {re.match(r"[A-Za-z0-9_-]+", one)[0].lower().replace("_", "-") for one in wanted}

    extras = project["optional-dependencies"]
    assert names(project["dependencies"]) <= pins("requirements.lock").keys()
    everything = names(project["dependencies"]) | {one for extra in extras.values() for one in names(extra)}
    assert everything <= pins("requirements-dev.lock").keys()


def blocks(name):
    """The lock file's requirements as written: pin, marker and all hashes."""
    return set(re.split(r"\n(?=[a-z0-9])", (ROOT / name).read_text("utf-8").strip()))


def without_markers(name):
    """The same, whatever the Python: the tests may need for each what the app needs for some."""
    return {re.sub(r" ; [^\\\n]*(?= \\)", "", one) for one in blocks(name)}


def test_what_the_app_runs_on_is_what_the_tests_run_on():
    assert len(blocks("requirements.lock")) > 40
    assert without_markers("requirements.lock") <= without_markers("requirements-dev.lock")


def test_no_package_is_pinned_twice_for_the_same_machines():
    for name in LOCKS:
        heads = [block.split(" \\")[0] for block in blocks(name)]
        bare = [head.split("==")[0] for head in heads if ";" not in head]
        assert len(bare) == len(set(bare))


def test_the_tests_lock_is_made_from_all_extras_and_the_apps_pins():
    recipe = make("--dry-run", "lock").stdout.splitlines()
    (line,) = [one for one in recipe if "-o requirements-dev.lock" in one]
    assert "--all-extras" in line and "-c requirements.lock" in line
    assert all("--generate-hashes" in one and "--no-emit-index-url" in one for one in recipe if "pip compile" in one)


def make(*words, **settings):
    command = ["make", "--no-print-directory", *words, *(f"{name}={value}" for name, value in settings.items())]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_make_alone_lists_its_commands():
    told = make().stdout
    assert re.findall(r"^make (\w+)\t\w", told, re.MULTILINE)[:3] == ["help", "run", "test"]


def test_make_says_when_there_is_no_such_python(tmp_path):
    told = make("run", VENV=tmp_path / "venv", PYTHON="python0")
    assert told.returncode
    assert "There is no python0 here. Install Python 3.11 or newer" in told.stdout


def test_make_says_when_python_is_too_old(tmp_path):
    old = tmp_path / "old"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && { echo Python 3.10.13; exit 0; }\nexit 1\n')
    old.chmod(0o755)
    told = make("test", VENV=tmp_path / "venv", PYTHON=old)
    assert told.returncode
    assert "Timeline needs Python 3.11 or newer, and this is Python 3.10.13" in told.stdout


def test_make_and_the_project_ask_for_the_same_python():
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    assert wanted == ">=3.11"
    assert sys.version_info >= (3, 11)


def test_the_machine_of_the_checks_is_set_up_and_runs_the_readmes_command():
    script = (ROOT / ".ci/run").read_text("utf-8")
    subprocess.run(["bash", "-n", str(ROOT / ".ci/run")], check=True)
    assert script.rstrip().endswith("make test")
    assert "    make test" in (ROOT / "README.md").read_text("utf-8")


OF_ONE_MACHINE = [
    "data/events.journal.jsonl",
    "data/events.json.lock",
    "data/backups/events.000001.json",
    "data/.events.json.x.tmp",
    "elsewhere/news.journal.jsonl",
    "elsewhere/news.json.lock",
    ".streamlit/secrets.toml",
    ".streamlit/editors.toml",
    ".venv/bin/python",
]


def git(*words):
    told = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    if told.returncode > 1:
        pytest.skip("not a git clone")
    return told.stdout.splitlines()


def test_nothing_that_belongs_to_one_machine_is_committed():
    for name in git("ls-files"):
        assert not re.search(r"\.journal\.jsonl$|\.json\.lock$|/backups/|secrets\.toml$|__pycache__|\.tmp$", name), name


def test_what_belongs_to_one_machine_cannot_be_committed_by_mistake():
    assert git("check-ignore", *OF_ONE_MACHINE) == OF_ONE_MACHINE


def test_what_a_clone_needs_is_not_ignored():
    assert git("check-ignore", "--no-index", "data/events.json", "data/events.schema.json", *LOCKS) == []
    assert {"data/events.json", "data/events.schema.json", *LOCKS} <= set(git("ls-files"))


def test_the_wheel_ships_the_package_alone():
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel == {"packages": ["timeline"]}
    assert not list((ROOT / "timeline").rglob("*.json*"))


def family():
    return [one for one in vars(errors).values() if isinstance(one, type) and one.__module__ == errors.__name__]


@pytest.mark.parametrize("error", family())
def test_errors_are_one_family(error):
    assert issubclass(error, errors.TimelineError)
    assert error.__doc__
    assert error.__name__ in (errors.__doc__ or "") or error is errors.TimelineError
