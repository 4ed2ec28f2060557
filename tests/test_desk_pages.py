"""The desk's pages without a browser: who is let in, what a forged click may do, and that nothing typed is lost."""

import json

import pytest
from desks import ANNA, EDITOR, PAGES, READER, Person, sit_down
from streamlit.testing.v1 import AppTest

from timeline.desk import joining
from timeline.pages import who


class Desk(Person):
    """One person at the desk, on a store of their own."""

    def open(self, name, **query):
        script = f"""
import streamlit as st
here = {str(PAGES)!r}
names = ("browse", "edit", "review", "history", "join", "split", "actors", "sources", "imports")
pages = [st.Page(f"{{here}}/{{name}}.py", url_path=name, default=name == {name!r}) for name in names]
st.navigation(pages, position="hidden").run()
"""
        main = self.path.parent / "main.py"
        main.write_text(script, "utf-8")
        page = AppTest.from_file(str(main), default_timeout=30)
        for key, value in query.items():
            page.query_params[key] = value
        return self.run(page)

    def run(self, page):
        page.run()
        assert not page.exception
        return page


@pytest.fixture
def desk(monkeypatch, tmp_path):
    return sit_down(Desk(tmp_path / "events.json"), monkeypatch)


def field(page, label):
    return next(one for one in [*page.text_input, *page.text_area] if one.label == label)


def click(page, label):
    next(one for one in page.button if one.label == label).click()
    page.run()
    assert not page.exception
    return page


def said(page):
    return "\n".join(one.value for one in [*page.markdown, *page.error, *page.warning, *page.success, *page.info])


@pytest.mark.parametrize("name", ["edit", "review"])
def test_the_desk_is_closed_to_readers_with_a_sentence(desk, name):
    desk.user = READER
    page = desk.open(name, event="scope")
    assert [one.value for one in page.title] == ["The editors’ desk is closed"]
    assert "Sorry, closed today." in said(page)
    assert not page.button and not page.text_input


def test_readers_see_nothing_of_the_desk(desk):
    desk.user = READER
    assert "You edit as" not in said(desk.open("browse"))
    desk.user = ANNA
    assert "You edit as **anna**" in said(desk.open("browse"))


@pytest.mark.parametrize("label", ["Save", "Take off the timeline"])
def test_a_click_of_somebody_who_may_no_longer_edit_writes_nothing(desk, monkeypatch, label):
    page = desk.open("edit", event="scope")
    field(page, "Title").set_value("Forged")
    before = desk.path.read_bytes()
    home = who.home

    def demoted():
        desk.user = READER
        return home()

    monkeypatch.setattr(who, "home", demoted)
    click(page, label)
    assert desk.user is READER
    assert desk.path.read_bytes() == before


def test_an_editor_is_not_offered_to_approve(desk):
    desk.user = EDITOR
    page = desk.open("edit")
    assert {one.label for one in page.button} >= {"Save"}
    assert "Save and approve" not in {one.label for one in page.button}
    assert "Approve" not in {one.label for one in desk.open("review").button}


def test_adding_an_event(desk):
    page = desk.open("edit")
    field(page, "Date").set_value("10-16 March 2025")
    field(page, "Title").set_value("Pilots *train* off <b>Kelp</b> Point")
    page.run()
    assert "**10–16 March 2025** · EDTF 2025-03-10/2025-03-16" in said(page)
    click(page, "Save and approve")
    event = next(one for one in desk.events().values() if one.title.startswith("Pilots"))
    assert (event.when, event.review, event.touched_by, event.version) == (
        "2025-03-10/2025-03-16",
        "approved",
        "anna",
        1,
    )
    assert page.query_params["event"] in (event.id, [event.id])
    assert "Saved: “Pilots \\*train\\* off \\<b>Kelp\\</b> Point”. It is on the timeline." in said(page)


def test_an_error_stands_at_its_field_and_nothing_typed_is_lost(desk):
    page = desk.open("edit")
    field(page, "Date").set_value("soon")
    field(page, "Summary").set_value("A long story.")
    click(page, "Save as a proposal")
    words = said(page)
    assert "“soon” is not read as a date." in words
    assert "The event has no title yet" in words
    assert "Not saved yet: 2 of the fields above" in words
    assert (field(page, "Date").value, field(page, "Summary").value) == ("soon", "A long story.")
    assert len(desk.events()) == 25


def test_saving_what_was_not_changed_writes_nothing(desk):
    before = desk.path.read_bytes()
    page = click(desk.open("edit", event="scope"), "Save")
    assert "nothing was written" in said(page)
    assert desk.path.read_bytes() == before


def test_a_conflict_shows_both_and_saves_the_choice(desk):
    page = desk.open("edit", event="scope")
    field(page, "Title").set_value("Mine")
    event = desk.events()["scope"]
    theirs = event.model_copy(update={"title": "Theirs", "place": "Ostia City"})
    desk.home().save(theirs, based_on=event.version, by="ben")
    page.run()
    assert "ben saved this event while you had it open." in said(page)
    click(page, "Save")
    assert desk.events()["scope"].title == "Theirs"
    assert "Both of you changed it." in said(page)
    assert "**Theirs (ben)**  \nOstia City" in said(page)
    click(page, "Save this choice")
    saved = desk.events()["scope"]
    assert (saved.title, saved.place, saved.version) == ("Mine", "Ostia City", event.version + 2)


def test_of_a_conflict_both_can_be_kept(desk):
    page = desk.open("edit", event="scope")
    field(page, "Title").set_value("Mine, another matter")
    event = desk.events()["scope"]
    desk.home().save(event.model_copy(update={"title": "Theirs"}), based_on=event.version, by="ben")
    page.run()
    click(page, "Save")
    click(page, "Keep both: mine as a new event")
    assert field(page, "Title").value == "Mine, another matter"
    click(page, "Save as a proposal")
    assert {"Theirs", "Mine, another matter"} <= {one.title for one in desk.events().values()}


def test_an_event_that_left_the_store_keeps_its_form(desk):
    page = desk.open("edit", event="scope")
    field(page, "Title").set_value("Still mine")
    page.run()
    document = json.loads(desk.path.read_text("utf-8"))
    document["events"] = [one for one in document["events"] if one["id"] != "scope"]
    desk.path.write_text(json.dumps(document), "utf-8")
    page.run()
    assert not page.exception
    click(page, "Save and approve" if any(b.label == "Save and approve" for b in page.button) else "Save")
    click(page, "Keep mine as a new event")
    assert field(page, "Title").value == "Still mine"


def test_a_change_is_undone_from_the_history(desk):
    page = desk.open("edit", event="scope")
    before = desk.events()["scope"]
    field(page, "Title").set_value("A slip")
    click(page, "Save")
    assert f"- Title: {before.title} → A slip" in said(page).replace("\\", "")
    click(page, "Undo this change")
    after = desk.events()["scope"]
    assert (after.title, after.version) == (before.title, before.version + 2)
    assert len(desk.home().history("scope")) == 2


def test_the_queue_approves_rejects_and_undoes(desk):
    waiting = [one.id for one in desk.events().values() if one.review == "proposed"]
    assert len(waiting) == 1
    page = click(desk.open("review"), "Approve")
    assert "Nothing waits for review." in said(page)
    assert desk.events()[waiting[0]].review == "approved"
    assert desk.events()[waiting[0]].touched_by == "anna"
    click(page, "Undo the last decision")
    assert desk.events()[waiting[0]].review == "proposed"
    click(page, "Reject")
    assert desk.events()[waiting[0]].review == "rejected"


def test_what_was_rejected_can_be_put_back(desk):
    page = desk.open("review", state="Rejected")
    assert "A rejected proposal that nobody sees" in "\n".join(one.value for one in page.header)
    click(page, "Put back for review")
    assert desk.events()["hidden"].review == "proposed"


def test_many_are_decided_at_once(desk):
    page = desk.open("review", **{"as": "Table"})
    click(page, "Tick all")
    click(page, "Approve 1")
    assert {one.review for one in desk.events().values()} == {"approved", "rejected"}


@pytest.mark.parametrize(
    ("peer", "headers", "local"),
    [
        (None, {"Host": "localhost:8501", "Origin": "http://localhost:8501"}, True),
        ("127.0.0.9", {"Host": "127.0.0.1:8501"}, True),
        ("::ffff:127.0.0.1", {"Host": "[::1]:8501"}, True),
        ("192.168.1.7", {"Host": "localhost:8501"}, False),
        (None, {"Host": "timeline.example.org"}, False),
        (None, {"Host": "localhost.example.org"}, False),
        (None, {"Host": "localhost", "Origin": "https://evil.example"}, False),
        (None, {"Host": "localhost", "X-Forwarded-For": "203.0.113.7"}, False),
        (None, {"Host": "localhost", "Forwarded": "for=203.0.113.7"}, False),
        (None, {"Host": "localhost", "X-Forwarded-Proto": "https"}, False),
        (None, {"Host": "localhost", "X-Original-Host": "timeline.example.org"}, False),
        (None, {"Host": "localhost", "CF-Ray": "1"}, False),
        (None, {"Host": "localhost", "Origin": "null"}, False),
        (None, {"Host": "127.0.0.1.evil.example"}, False),
        (None, {}, False),
    ],
)
def test_only_a_browser_on_this_machine_is_local(peer, headers, local):
    assert who.is_local(peer, headers) is local


def test_the_desk_can_be_closed_for_all(monkeypatch):
    monkeypatch.setenv("TIMELINE_DESK", "closed")
    monkeypatch.setattr(who, "is_local", lambda *_: True)
    assert not who.current_user().may_edit
    monkeypatch.setenv("TIMELINE_DESK", "")
    assert who.current_user().may_publish


def test_a_table_is_corrected_in_place_and_decided_in_one_step(desk):
    (waiting,) = [one for one in desk.events().values() if one.review == "proposed"]
    page = desk.open("review", **{"as": "Table"})
    page.session_state["table-kept"] = {waiting.id: {"Title": "Talks begin", "Date": "21 March 2025", "Tick": "yes"}}
    page.session_state["table-round"] = 1  # a table drawn anew lays what is kept over its rows
    page.run()
    click(page, "Approve 1")
    saved = desk.events()[waiting.id]
    assert (saved.title, saved.when, saved.review, saved.version) == ("Talks begin", "2025-03-21", "approved", 2)
    assert len(desk.home().steps()) == 1
    click(page, "Undo the last decision")
    assert desk.events()[waiting.id].title == waiting.title


def test_a_date_in_a_table_that_cannot_be_read_saves_nothing_and_is_kept(desk):
    (waiting,) = [one for one in desk.events().values() if one.review == "proposed"]
    before = desk.path.read_bytes()
    page = desk.open("review", **{"as": "Table"})
    page.session_state["table-kept"] = {waiting.id: {"Title": "Talks begin", "Date": "soonish", "Tick": "yes"}}
    page.session_state["table-round"] = 1  # a table drawn anew lays what is kept over its rows
    page.run()
    assert "“soonish” is not read as a date." in said(page)
    click(page, "Approve 1")
    assert "Nothing is saved yet: 1 of the rows" in said(page)
    assert desk.path.read_bytes() == before
    assert page.session_state["table-kept"][waiting.id]["Title"] == "Talks begin"


def test_the_queue_is_narrowed_by_how_sure_the_parser_is(desk):
    assert "Nothing here for this choice." in said(desk.open("review", sure="doubtful"))
    assert "Nothing here" not in said(desk.open("review", sure="sure"))


def test_recent_changes_tell_a_join_and_undo_it(desk):
    one, other = [desk.events()[name] for name in ("scope", "island-talks")]
    desk.home().apply(joining.join(one, other, {}), by="anna")
    page = desk.open("history")
    assert f"**Joined “{other.title}” with “{one.title}”**" in said(page).replace("\\", "")
    click(page, "Undo this step")
    assert f"The step that joined “{other.title}” with “{one.title}” is undone." in said(page).replace("\\", "")
    assert {"scope", "island-talks"} <= desk.events().keys()
    assert [one.by for one in desk.home().steps()] == ["anna", "anna"]


def test_undoing_a_join_from_an_event_s_own_history_undoes_all_of_it(desk):
    one, other = [desk.events()[name] for name in ("scope", "island-talks")]
    desk.home().apply(joining.join(one, other, {"title": "theirs"}), by="anna")
    click(desk.open("edit", event="scope"), "Undo this change")
    assert desk.events()["scope"].title == one.title
    assert "island-talks" in desk.events()


def test_an_old_link_leads_to_the_event_that_took_its_place(desk):
    one, other = [desk.events()[name] for name in ("scope", "island-talks")]
    desk.home().apply(joining.join(one, other, {}), by="anna")
    page = desk.open("edit", event="island-talks")
    assert page.query_params["event"] in ("scope", ["scope"])


def test_quotes_are_split_off_and_the_form_of_the_new_event_opens(desk, monkeypatch):
    event = max(desk.events().values(), key=lambda one: len(one.mentions))
    went = []
    monkeypatch.setattr("streamlit.switch_page", lambda page, query_params: went.append((page, query_params)))
    page = desk.open("split", event=event.id)
    page.checkbox[0].check()
    page.run()
    click(page, "Split off 1 quote")
    ((target, query),) = went
    assert target == "edit.py"
    new = desk.events()[query["event"]]
    assert new.review == "proposed"
    assert {*new.mentions, *desk.events()[event.id].mentions} == set(event.mentions)


def test_two_events_are_joined_side_by_side(desk, monkeypatch):
    monkeypatch.setattr("streamlit.switch_page", lambda *_, **__: None)
    page = desk.open("join", **{"event": "scope", "with": "island-talks"})
    assert "One event will stand on the timeline" in said(page)
    click(page, "Join them")
    assert "island-talks" not in desk.events()
    assert "island-talks" in desk.events()["scope"].formerly


def test_recent_changes_are_turned_from_the_newest_and_looked_through_on_request(desk):
    for number in range(20):
        known = desk.events()["scope"]
        by = "ben" if number == 2 else "anna"
        desk.home().save(known.model_copy(update={"title": f"Title {number}"}), based_on=known.version, by=by)
    page = desk.open("history")
    assert "Title 19" in said(page) and "Title 3" not in said(page)
    page = desk.open("history", page="2")
    assert "Title 19" not in said(page) and "by ben" in said(page)
    page = desk.open("history", by="ben")
    assert "1 of 20 steps" in said(page)
    assert page.toggle(key="narrowed").value is True
    page.toggle(key="narrowed").set_value(False).run()
    assert "Title 19" in said(page)
    assert "by" not in page.query_params


def test_the_way_to_undo_an_import_of_many_asks_first_and_is_folded(desk):
    known = desk.home().load()
    more = [desk.events()["scope"].model_copy(update={"id": f"more-{n}", "title": f"More {n}"}) for n in range(200)]
    all_of_them = known.timeline.model_copy(update={"events": (*known.timeline.events, *more)})
    desk.home().replace(all_of_them, based_on=known.revision, by="parser")
    page = desk.open("history")
    assert "Added: More 1" not in said(page).replace("\\", "").splitlines()
    assert any(one.label == "197 more records" for one in page.expander)
    click(page, "Undo all 200")
    assert {desk.events()[one.id].review for one in more} == {"rejected"}
