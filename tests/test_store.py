"""The store as its callers see it: what is kept, what is refused, and what messages say."""

import json
import os
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from nouns import ACTOR, ARTICLE, event, timelines
from nouns import timeline as some

import timeline.store
from timeline.core.errors import NotSaved, StoreConflict, StoreUnreadable
from timeline.core.model import Actor, Timeline
from timeline.store import disk, document

NOON = datetime(2024, 5, 7, 12, tzinfo=UTC)  # a Tuesday


@pytest.fixture
def path(tmp_path):
    return tmp_path / "events.json"


@pytest.fixture
def store(path):
    return timeline.store.open(str(path), clock=lambda: NOON)


@pytest.fixture
def full(store):
    store.replace(some(3), based_on="empty", by="parser")
    return store


def edit(path, change):
    """Changes the file by hand, as an editor with a text editor would."""
    whole = json.loads(path.read_text("utf-8"))
    change(whole)
    path.write_text(json.dumps(whole, ensure_ascii=False), "utf-8")


# Reading


def test_a_missing_file_is_an_empty_timeline(store):
    assert store.load() == timeline.store.Loaded(Timeline(), (), "empty")


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(timelines())
def test_what_is_written_reads_back_the_same(one):
    loaded = document.read(document.write(one, ()), "events.json")
    assert loaded.timeline == document.arranged(one)
    assert loaded.rejected == ()


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(timelines())
def test_each_record_reads_back_from_its_own_json(one):
    for record in (*one.articles, *one.actors, *one.events):
        assert type(record).model_validate(json.loads(json.dumps(document.plain(record)))) == record


def test_one_bad_event_does_not_hide_the_others(full, path):
    edit(path, lambda whole: whole["events"][1].update(when="31 June 2024"))
    loaded = full.load()
    assert [one.id for one in loaded.timeline.events] == ["e1", "e3"]
    (rejected,) = loaded.rejected
    assert (rejected.noun, rejected.id) == ("event", "e2")
    assert rejected.reason.startswith("when: “31 June 2024” is not a date: write 2025")


REJECTIONS = [
    ({"title": None}, "title"),
    ({"titel": "typo"}, "“titel” is no field that we know"),
    ({"kind": "war"}, "is no kind of event"),
    ({"when": "2024-05-09/2024-05-07"}, "ends before it begins"),
    ({"actors": [{"actor": "atlantis"}]}, "names the actor “atlantis”"),
    ({"id": "e3"}, "stands twice"),
    ({"title": "\ud800"}, "title"),
]


@pytest.mark.parametrize(("fields", "reason"), REJECTIONS)
def test_a_rejected_record_says_why(full, path, fields, reason):
    path.write_text(path.read_text().replace('"e1"', '"e0"'))
    whole = json.loads(path.read_text())
    whole["events"][2].update(id="e3")
    whole["events"].append(whole["events"][0] | {"id": "e9"} | fields)
    path.write_text(json.dumps(whole))
    loaded = full.load()
    assert len(loaded.timeline.events) == 3
    assert [reason in one.reason for one in loaded.rejected] == [True]


def test_records_that_are_no_objects_are_rejected_by_their_place(full, path):
    edit(path, lambda whole: whole["events"].append("hello"))
    assert full.load().rejected[0].id == "#4"


def test_losing_an_article_rejects_the_events_that_need_it_and_says_so(full, path):
    edit(path, lambda whole: whole["articles"][0].update(url="javascript:alert(1)"))
    loaded = full.load()
    assert loaded.timeline.events == ()
    assert {one.reason for one in loaded.rejected if one.noun == "event"} == {
        "It names the article “a1”, which is missing or was itself rejected."
    }


def test_actors_that_act_for_a_missing_one_are_rejected_and_so_are_their_events(full, path):
    edit(path, lambda whole: whole["actors"][0].update(acts_for=["nobody"]))
    assert {one.noun for one in full.load().rejected} == {"actor", "event"}


UNREADABLE = [
    (b'{"schema_version": 1,\n  "events": [\n<<<<<<< mine\n', "broken at line 3, column 1"),
    (b"", "broken at line 1, column 1"),
    (b"\x89PNG\r\n\x1a\n", "not UTF-8 text: line 1"),
    (b"[]", "must be a JSON object with a schema_version"),
    (b"{}", "schema version null"),
    (b'{"schema_version": 2}', "schema version 2, this program reads version 1"),
    (b'{"schema_version": true}', "schema version true"),
    (b'{"schema_version": 1, "events": {}}', "“events” must be a list"),
    (b'{"schema_version": 1, "schema_version": 1}', "the key “schema_version” stands twice"),
    (b'{"schema_version": NaN}', "NaN is no JSON number"),
    (b'{"schema_version": ' + b"9" * 5000 + b"}", "cannot be read"),
    (b"[" * 200_000, "cannot be read"),
]


@pytest.mark.parametrize(("data", "told"), UNREADABLE)
def test_a_broken_file_is_named_and_left_alone(store, path, data, told):
    path.write_bytes(data)
    with pytest.raises(StoreUnreadable, match=told.replace("(", r"\(")):
        store.load()
    with pytest.raises(StoreUnreadable):
        store.save(event(), based_on=None, by="anna")
    with pytest.raises(StoreUnreadable):
        store.replace(some(), based_on="empty", by="parser")
    assert path.read_bytes() == data


def test_a_broken_file_names_the_last_good_backup(full, path):
    full.save(event(1, title="Opening put off"), based_on=1, by="anna")
    full.save(event(1, title="Opening put off again"), based_on=2, by="anna")
    path.write_text("{")
    (path.parent / "backups" / "events.000009.json").write_text("{")  # a backup may be broken, too
    with pytest.raises(StoreUnreadable, match=r"line 1, column 2.*The last good backup is .*events\.000002\.json"):
        full.load()


def test_a_file_saved_by_an_editor_with_a_byte_order_mark_is_read(full, path):
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert len(full.load().timeline.events) == 3


@pytest.mark.parametrize("address", ["mysql://anna:secret@db/timeline", "sqlite:///x.db", "", "."])
def test_other_addresses_are_refused_in_a_sentence_without_the_password(address):
    with pytest.raises(StoreUnreadable, match=r"name a JSON file") as caught:
        timeline.store.open(address)
    assert "secret" not in str(caught.value)


# Writing


def test_saving_what_already_stands_writes_nothing(full, path):
    before = path.read_bytes()
    stamp = full.stamp()
    assert full.save(event(2), based_on=1, by="anna") == event(2)
    known = full.load()
    assert full.replace(known.timeline, based_on=known.revision, by="parser") == known
    assert path.read_bytes() == before
    assert full.stamp() == stamp


def test_replacing_with_the_same_leaves_a_file_that_was_formatted_by_hand(full, path):
    path.write_text(json.dumps(json.loads(path.read_text())))
    before = path.read_bytes()
    known = full.load()
    full.replace(some(3), based_on=known.revision, by="parser")
    assert path.read_bytes() == before


def test_rejected_records_survive_a_save(full, path):
    def spoil(whole):
        whole["events"][1].update(when="31 June 2024", extra="kept")
        whole["events"].append({"id": 7})
        whole["note"] = "from the desk"

    edit(path, spoil)
    spoilt = json.loads(path.read_text())
    full.save(event(1, title="Corrected"), based_on=1, by="anna")
    known = full.load()
    full.replace(known.timeline.model_copy(update={"events": ()}), based_on=known.revision, by="parser")
    after = json.loads(path.read_text())
    assert spoilt["events"][1] in after["events"]
    assert {"id": 7} in after["events"]
    assert after["note"] == "from the desk"
    assert [(one.noun, one.id) for one in full.load().rejected] == [("event", "#1"), ("event", "e2"), ("key", "note")]


def test_half_a_character_in_a_rejected_record_survives_a_save(full, path):
    path.write_text(path.read_text().replace('"Bridge 2 opens"', r'"Bridge \ud83d opens"'))
    full.save(event(1, title="Corrected"), based_on=1, by="anna")
    assert r'"Bridge \ud83d opens"' in path.read_text()
    assert full.load().rejected[0].id == "e2"


def test_a_new_event_may_not_take_the_id_of_a_rejected_one(full, path):
    edit(path, lambda whole: whole["events"][1].update(when="never"))
    with pytest.raises(StoreConflict, match="rejected record has the id “e2”"):
        full.save(event(2), based_on=None, by="anna")


@pytest.mark.parametrize("spoil", [{"when": "never"}, {"actors": [{"actor": "atlantis"}]}])
def test_a_run_may_find_a_rejected_event_again_and_both_are_kept(full, path, spoil):
    edit(path, lambda whole: whole["events"][1].update(spoil))
    spoilt = json.loads(path.read_text())["events"][1]
    known = full.load()
    found_again = (*known.timeline.events, event(2, title="Found again"))
    more = known.timeline.model_copy(update={"events": found_again})
    after = full.replace(more, based_on=known.revision, by="parser")
    assert [one.title for one in after.timeline.events if one.id == "e2"] == ["Found again"]
    assert [one.record for one in after.rejected] == [spoilt]
    before = path.read_bytes()
    full.replace(after.timeline, based_on=after.revision, by="parser")
    assert path.read_bytes() == before


def test_orphans_come_back_when_their_article_does(full, path):
    edit(path, lambda whole: whole.update(articles=[]))
    known = full.load()
    assert len(known.rejected) == 3
    after = full.replace(Timeline(articles=(ARTICLE,), actors=(ACTOR,)), based_on=known.revision, by="parser")
    assert len(after.timeline.events) == 3
    assert after.rejected == ()


BAD = [
    (event(5).model_copy(update={"title": ""}), "title"),
    (event(5).model_copy(update={"when": "soon"}), "“soon” is not a date"),
    (event(5, actors=({"actor": "atlantis"},)), "names the actor “atlantis”"),
]


@pytest.mark.parametrize(("bad", "told"), BAD)
def test_nothing_invalid_is_ever_written(full, path, bad, told):
    before = path.read_bytes()
    with pytest.raises(NotSaved, match=told):
        full.save(bad, based_on=None, by="anna")
    assert path.read_bytes() == before


def test_without_a_clock_a_store_is_for_reading(full, path):
    reader = timeline.store.open(str(path))
    assert len(reader.load().timeline.events) == 3
    with pytest.raises(NotSaved, match="opened for reading only"):
        reader.save(event(4), based_on=None, by="anna")


def test_the_file_reads_well_in_a_diff(full, path):
    text = path.read_text("utf-8")
    assert text.endswith("\n")
    assert (
        '  "events": [\n    {\n      "id": "e1",\n      "when": "2024-05-07",\n      "title": "Bridge 1 opens",' in text
    )
    assert "null" not in text
    assert "summary" not in text


def test_names_in_other_scripts_stay_readable(full, path):
    full.save(event(4, title="Zürich — Київ"), based_on=None, by="Łucja")
    assert "Zürich — Київ" in path.read_text("utf-8")


# The file and its neighbours


def test_mode_bits_stay(full, path):
    path.chmod(0o640)
    full.save(event(4), based_on=None, by="anna")
    assert path.stat().st_mode & 0o777 == 0o640
    assert (path.parent / "backups" / "events.000001.json").stat().st_mode & 0o777 == 0o640


def test_a_symbolic_link_stays_a_link(full, path, tmp_path):
    link = tmp_path / "shared" / "link.json"
    link.parent.mkdir()
    link.symlink_to(path)
    timeline.store.open(str(link), clock=lambda: NOON).save(event(4), based_on=None, by="anna")
    assert link.is_symlink()
    assert len(full.load().timeline.events) == 4
    assert [one.name for one in link.parent.iterdir()] == ["link.json"]


def test_some_backups_are_kept_and_the_oldest_go(full, path, monkeypatch):
    monkeypatch.setattr("timeline.store.json_file.KEPT_BACKUPS", 3)
    for version in range(1, 7):
        full.save(event(1, title=f"Text {version}"), based_on=version, by="anna")
    kept = sorted(one.name for one in (path.parent / "backups").iterdir())
    assert kept == ["events.000004.json", "events.000005.json", "events.000006.json"]
    newest = document.read((path.parent / "backups" / kept[-1]).read_bytes(), "backup").timeline
    assert newest.events[0].title == "Text 5"


def test_a_draft_left_by_a_killed_process_is_no_obstacle(full, path):
    path.with_name(".events.json.tmp").write_text("half a")
    full.save(event(4), based_on=None, by="anna")
    assert not path.with_name(".events.json.tmp").exists()


def test_a_folder_that_is_not_there_is_said(tmp_path):
    store = timeline.store.open(str(tmp_path / "typo" / "events.json"), clock=lambda: NOON)
    assert store.load().timeline == Timeline()
    with pytest.raises(NotSaved, match="typo"):
        store.replace(some(), based_on="empty", by="parser")


def test_a_busy_store_says_so(full, path, monkeypatch):
    from filelock import FileLock

    monkeypatch.setattr("timeline.store.json_file.PATIENCE", 0.1)
    with FileLock(f"{path}.lock"), pytest.raises(NotSaved, match="busy"):
        full.save(event(4), based_on=None, by="anna")


# History


def test_history_leaves_out_a_write_that_never_came_about(full, monkeypatch):
    def refuse(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse)
        with pytest.raises(NotSaved, match="No space left on device"):
            full.save(event(2, title="Lost"), based_on=1, by="anna")
    assert [one.by for one in full.history("e2")] == ["parser"]
    full.save(event(2, title="Kept"), based_on=1, by="ben")
    assert [one.by for one in full.history("e2")] == ["parser", "ben"]


def test_history_passes_over_a_torn_line_and_the_next_one_stands_alone(full, path):
    journal = path.with_name("events.journal.jsonl")
    with journal.open("ab") as file:
        file.write(b'{"at": "2024-05')
    full.save(event(2, title="Kept"), based_on=1, by="ben")
    assert [one.by for one in full.history("e2")] == ["parser", "ben"]


def test_history_survives_an_edit_by_hand(full, path):
    full.save(event(2, title="Kept"), based_on=1, by="ben")
    edit(path, lambda whole: whole["events"][0].update(title="By hand"))
    full.save(event(3, title="Later"), based_on=1, by="ben")
    assert [one.by for one in full.history("e2")] == ["parser", "ben"]


def test_the_newest_steps_pass_over_what_never_came_about(full, path):
    full.save(event(4), based_on=None, by="anna")
    journal = path.with_name("events.journal.jsonl")
    announced = json.loads(journal.read_bytes().splitlines()[-1]) | {"by": "nobody", "from": full.load().revision}
    journal.write_bytes(journal.read_bytes() + json.dumps(announced).encode() + b"\n{torn")
    assert [one.by for one in full.steps(1)] == ["anna"]
    assert full.steps(9) == full.steps()


@pytest.mark.parametrize("size", [1, 7, 64, 65_535, 65_536, 200_000, 900_000])
def test_lines_are_read_from_the_end_whatever_their_size(path, size):
    lines = [b"x" * size, b"", "Zürich".encode() * 3, b"y" * size, b"last"]
    path.write_bytes(b"\n".join(lines))
    assert list(disk.lines_back(path)) == list(enumerate(lines, start=1))[::-1]


def test_actors_and_articles_are_journaled_with_the_events(full, path):
    known = full.load()
    more = known.timeline.model_copy(update={"actors": (ACTOR, Actor(id="eastmark", name="Eastmark"))})
    full.replace(more, based_on=known.revision, by="parser")
    last = json.loads(path.with_name("events.journal.jsonl").read_bytes().splitlines()[-1])
    assert [(one["noun"], one["id"]) for one in last["changes"]] == [("actor", "eastmark")]
