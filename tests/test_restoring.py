"""A broken file is put back as it was last: from its backups and what the journal tells since."""

from datetime import UTC, datetime

import pytest
from nouns import event, timeline
from typer.testing import CliRunner

from timeline import store
from timeline.cli import app
from timeline.core.errors import NotSaved, StoreUnreadable
from timeline.core.model import Actor


def clock():
    return datetime(2026, 1, 2, tzinfo=UTC)


@pytest.fixture
def path(tmp_path):
    """A store with three saves, so that there are backups of the states before the last two."""
    path = tmp_path / "events.json"
    home = store.open(str(path), clock=clock)
    home.replace(timeline(2), based_on="empty", by="parser")
    home.save(event(1, title="First correction"), based_on=1, by="anna")
    home.save(event(2, title="Second correction"), based_on=1, by="ben")
    return path


def restore(*arguments):
    return CliRunner().invoke(app, ["restore", *map(str, arguments)], catch_exceptions=False)


def broken(path, data=b'{"schema_version": 1,\n  "events": [\n<<<<<<< mine\n'):
    good = path.read_bytes()
    path.write_bytes(data)
    return good


@pytest.mark.parametrize(
    "data", [b'{"schema_version": 1, "events": [', b"", b"[]", b"\xff\xfe", b'{"schema_version": 9}']
)
def test_the_last_saved_state_comes_back_to_the_byte(path, data):
    good = broken(path, data)
    told = restore(path)
    assert told.exit_code == 0, told.stderr
    assert path.read_bytes() == good
    assert "the last by ben" in told.stderr
    assert "2 events, 1 article, 1 actor kept" in told.stdout


def test_the_broken_file_is_kept_beside_it(path):
    broken(path, b"half a hand edit")
    restore(path)
    broken(path, b"another")
    restore(path)
    kept = sorted(one.read_bytes() for one in path.parent.glob("events.broken-*.json"))
    assert kept == [b"another", b"half a hand edit"]


def test_after_it_history_goes_on_and_saves_are_made(path):
    broken(path)
    restore(path)
    home = store.open(str(path), clock=clock)
    home.save(event(1, title="Third"), based_on=2, by="anna")
    assert [one.by for one in home.history("e1")] == ["parser", "anna", "anna"]


def test_it_comes_back_from_the_journal_alone(path):
    good = broken(path)
    for backup in path.parent.glob("backups/*"):
        backup.unlink()
    assert restore(path).exit_code == 0
    assert path.read_bytes() == good


def test_it_comes_back_from_a_backup_alone_one_save_behind(path):
    broken(path)
    path.with_suffix(".journal.jsonl").unlink()
    assert restore(path).exit_code == 0
    titles = [one.title for one in store.open(str(path)).load().timeline.events]
    assert titles == ["First correction", "Bridge 2 opens"]


def test_a_broken_backup_is_passed_over(path):
    good = broken(path)
    max(path.parent.glob("backups/*")).write_bytes(b"{")
    assert restore(path).exit_code == 0
    assert path.read_bytes() == good


def test_a_file_that_is_gone_comes_back(path):
    good = path.read_bytes()
    path.unlink()
    assert restore(path).exit_code == 0
    assert path.read_bytes() == good


def test_a_change_that_was_announced_and_never_made_is_not_replayed(path):
    good = path.read_bytes()
    journal = path.with_suffix(".journal.jsonl")
    lines = journal.read_bytes().splitlines(keepends=True)
    announced = lines[-1].replace(b"Second correction", b"Never made").replace(b'"to": "', b'"to": "0')
    journal.write_bytes(b"".join([*lines[:-1], announced, lines[-1]]))
    path.write_bytes(b"{")
    assert restore(path).exit_code == 0
    assert path.read_bytes() == good


def test_what_a_hand_edit_changed_in_between_rests_on_the_backup_of_it(path):
    by_hand = path.read_bytes().replace(b"Bridge", b"Tunnel")
    path.write_bytes(by_hand.replace(b"\n  ", b"\n "))
    home = store.open(str(path), clock=clock)
    version = {one.id: one.version for one in home.load().timeline.events}["e2"]
    home.save(event(2, title="Third correction"), based_on=version, by="anna")
    good = broken(path)
    assert restore(path).exit_code == 0
    assert path.read_bytes() == good


def test_with_to_only_a_new_file_is_written(path, tmp_path):
    good = broken(path)
    before = path.read_bytes()
    assert restore(path, "--to", tmp_path / "saved.json").exit_code == 0
    assert (tmp_path / "saved.json").read_bytes() == good
    assert path.read_bytes() == before
    told = restore(path, "--to", tmp_path / "saved.json")
    assert (told.exit_code, (tmp_path / "saved.json").read_bytes()) == (2, good)
    assert "nothing is written over it" in told.stderr


def test_a_good_file_is_left_alone(path):
    before = path.read_bytes()
    told = restore(path)
    assert told.exit_code == 2
    assert "is not broken: nothing was restored" in told.stderr
    assert path.read_bytes() == before


def test_where_nothing_is_left_it_says_so(tmp_path):
    path = tmp_path / "events.json"
    path.write_bytes(b"{")
    told = restore(path)
    assert told.exit_code == 2
    assert "Nothing is left to restore events.json from" in told.stderr
    assert path.read_bytes() == b"{"


def test_the_message_of_a_broken_file_names_the_command(path):
    broken(path)
    with pytest.raises(StoreUnreadable, match=r"line 3, column 1.*python -m timeline restore .*events\.json"):
        store.open(str(path)).load()


def test_a_database_is_not_restored_so():
    pytest.importorskip("sqlalchemy")
    with pytest.raises(NotSaved, match="pg_dump"):
        store.restore("postgresql+psycopg://nobody@localhost/none")


def test_a_neighbour_whose_name_begins_alike_keeps_its_backups_to_itself(tmp_path):
    own, other = (store.open(str(tmp_path / name), clock=clock) for name in ("news.json", "news.2024.json"))
    for number in range(1, 4):
        own.save(event(number, title="Own", mentions=(), actors=()), based_on=None, by="anna")
        other.save(event(number, title="Of the neighbour", mentions=(), actors=()), based_on=None, by="anna")
    broken(tmp_path / "news.json")
    assert restore(tmp_path / "news.json").exit_code == 0
    assert {one.title for one in own.load().timeline.events} == {"Own"}


def test_a_state_that_came_back_is_no_end_of_the_journal(tmp_path):
    path = tmp_path / "events.json"
    home = store.open(str(path), clock=clock)
    first, second = (event(number, mentions=(), actors=()) for number in (1, 2))
    home.apply([store.Edit(None, actor := Actor(id="a", name="A"))], by="anna")
    home.apply([store.Edit(actor, other := Actor(id="a", name="B"))], by="anna")
    home.apply([store.Edit(other, actor)], by="anna")
    home.save(first, based_on=None, by="anna")
    home.save(second, based_on=None, by="anna")
    broken(path)
    for backup in (tmp_path / "backups").iterdir():
        backup.unlink()
    assert restore(path).exit_code == 0
    assert [one.id for one in home.load().timeline.events] == [first.id, second.id]
