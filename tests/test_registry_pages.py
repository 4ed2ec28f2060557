"""The pages of actors, sources and import without a browser: what is saved, refused, kept, and by whom."""

import json

import pytest
from desks import ANNA, EDITOR, READER, sit_down
from test_desk_pages import Desk, click, field, said

from timeline.pages import who
from timeline.store import Edit


class Registry(Desk):
    """As the desk, on its other pages."""

    def actors(self):
        return {one.id: one for one in self.home().load().timeline.actors}

    def articles(self):
        return {one.id: one for one in self.home().load().timeline.articles}


@pytest.fixture
def desk(monkeypatch, tmp_path):
    return sit_down(Registry(tmp_path / "events.json"), monkeypatch)


def choose(page, label, value):
    one = next(one for one in [*page.selectbox, *page.multiselect] if one.label == label)
    one.set_value(value)
    return page


def upload(page, name, data):
    page.file_uploader[0].set_value((name, data if isinstance(data, bytes) else data.encode(), "text/plain"))
    page.run()
    assert not page.exception
    return page


@pytest.mark.parametrize("name", ["actors", "sources", "imports"])
def test_the_pages_are_closed_to_readers(desk, name):
    desk.user = READER
    page = desk.open(name)
    assert [one.value for one in page.title] == ["The editors’ desk is closed"]
    assert not page.text_input and not page.file_uploader


def test_actors_are_listed_and_searched(desk):
    assert "9 actors" in said(desk.open("actors"))
    assert "1 of 9 actors" in said(desk.open("actors", find="koval"))


def test_an_actor_is_corrected(desk):
    page = desk.open("actors", actor="norland")
    field(page, "Other names, one on each line").set_value("The Republic\nNorlanders")
    choose(page, "What it is", "organisation")
    click(page, "Save")
    assert "Saved: Norland." in said(page)
    assert desk.actors()["norland"].aliases == ("The Republic", "Norlanders")
    assert desk.actors()["norland"].kind == "organisation"


def test_an_actor_is_made_and_its_doubles_are_told(desk):
    page = desk.open("actors", actor="new")
    field(page, "Name").set_value("Erik Brand")
    page.run()
    assert "Looks like" in said(page)
    choose(page, "Acts for", ["vesmark"])
    click(page, "Save")
    made = desk.actors()["erik-brand"]
    assert (made.name, made.acts_for) == ("Erik Brand", ("vesmark",))


def test_a_circle_is_refused_and_what_was_typed_stays(desk):
    before = desk.path.read_bytes()
    page = desk.open("actors", actor="vesmark")
    field(page, "Name").set_value("Vesmark, the land")
    choose(page, "Acts for", ["brandt"])
    click(page, "Save")
    assert "That would be a circle" in said(page)
    assert desk.path.read_bytes() == before
    assert field(page, "Name").value == "Vesmark, the land"


def test_a_name_of_another_is_told_before_saving(desk):
    page = desk.open("actors", actor="vesmark")
    field(page, "Other names, one on each line").set_value("norland")
    page.run()
    assert "“norland” is a name of Norland already" in said(page)


def test_an_actor_that_somebody_saved_meanwhile_is_shown_beside_mine(desk):
    page = desk.open("actors", actor="norland")
    field(page, "Name").set_value("Norland of mine")
    page.run()
    stored = desk.actors()["norland"]
    desk.home().apply([Edit(stored, stored.model_copy(update={"name": "Norland of theirs"}))], by="ben")
    click(page, "Save")
    assert "Somebody changed" in said(page)
    page.run()
    told = said(page)
    assert "Norland of mine" in told and "Norland of theirs" in told
    click(page, "Keep mine")
    click(page, "Save")
    assert desk.actors()["norland"].name == "Norland of mine"


def test_two_actors_are_merged(desk):
    page = desk.open("actors", actor="council")
    choose(page, "The actor that stays", "fishers")
    page.run()
    assert "becomes another name of Fishers’ Union" in said(page)
    click(page, "Merge into Fishers’ Union")
    assert "Merged: Council of the Strait is Fishers’ Union now." in said(page)
    assert "council" not in desk.actors()
    assert desk.actors()["fishers"].formerly == ("council",)
    assert page.query_params["actor"] in ("fishers", ["fishers"])


def test_only_an_actor_that_nothing_names_is_deleted(desk):
    page = desk.open("actors", actor="norland")
    assert "It cannot be deleted: 12 events name" in said(page)
    assert "Delete this actor" not in {one.label for one in page.button}
    page = desk.open("actors", actor="admiralty")
    click(page, "Delete this actor")
    assert "admiralty" not in desk.actors()


@pytest.mark.parametrize(("name", "query", "label"), [
    ("actors", {"actor": "admiralty"}, "Delete this actor"),
    ("actors", {"actor": "norland"}, "Save"),
    ("sources", {"outlet": "Lviv Herald"}, "Rename in 1 article"),
])  # fmt: skip
def test_a_click_of_somebody_who_may_no_longer_edit_writes_nothing(desk, monkeypatch, name, query, label):
    page = desk.open(name, **query)
    if label != "Delete this actor":
        field(page, "Name" if label == "Save" else "Name of the outlet").set_value("Forged")
    before = desk.path.read_bytes()
    home = who.home

    def demoted():
        desk.user = READER
        return home()

    monkeypatch.setattr(who, "home", demoted)
    page.run()
    click(page, label)
    assert desk.user is READER
    assert desk.path.read_bytes() == before


def test_an_outlet_is_renamed_everywhere(desk):
    page = desk.open("sources", outlet="The Harbour Post")
    count = sum(one.source == "The Harbour Post" for one in desk.articles().values())
    field(page, "Name of the outlet").set_value("Harbour Post")
    page.run()
    click(page, f"Rename in {count} article{'' if count == 1 else 's'}")
    names = [one.source for one in desk.articles().values()]
    assert names.count("Harbour Post") == count and "The Harbour Post" not in names


def test_two_outlets_become_one_only_when_asked(desk):
    page = desk.open("sources", outlet="Lviv Herald")
    field(page, "Name of the outlet").set_value("daily meridian")
    page.run()
    assert "There is an outlet Daily Meridian already." in said(page)
    button = next(one for one in page.button if one.label.startswith("Rename"))
    assert button.disabled
    page.checkbox[0].check()
    page.run()
    click(page, "Rename in 1 article")
    assert "Lviv Herald" not in {one.source for one in desk.articles().values()}


def test_an_article_is_corrected_and_what_stays_is_told(desk):
    ident = next(one.id for one in desk.articles().values() if one.published)
    page = desk.open("sources", article=ident)
    field(page, "When it was published").set_value("2 April 2025")
    page.run()
    assert "Their dates do not change by themselves" in said(page)
    events = desk.events()
    click(page, "Save")
    after = desk.articles()[ident]
    assert (after.published, after.published_known) == ("2025-04-02", "given")
    assert desk.events() == events


CSV = (
    "when,title,actors,source,quote\n18 March 2025,A <b>new</b> thing,Norland; Nobody Yet,Wire,It is so.\nsoon,Bad,,,\n"
)


def test_a_file_is_shown_before_it_is_imported(desk):
    before = desk.path.read_bytes()
    page = upload(desk.open("imports"), "new.csv", CSV)
    told = said(page)
    assert "is not read as a date" in told
    assert "New actors: Nobody Yet" in told
    assert r"A \<b>new\</b> thing" in told
    assert desk.path.read_bytes() == before
    click(page, "Import 1 event")
    assert "Imported from new.csv: 1 event. 1 waits for review. 1 rejected." in said(page)
    (made,) = [one for one in desk.events().values() if one.title == "A <b>new</b> thing"]
    assert (made.review, made.touched_by) == ("proposed", "anna")
    assert "nobody-yet" in desk.actors()


def test_a_known_event_is_changed_only_if_the_editor_leaves_it_ticked(desk):
    page = upload(desk.open("imports"), "x.csv", "id,when,title\nscope,,Another title\n")
    assert "Known already, and changed: 1 event" in [one.value for one in page.subheader]
    page.checkbox(key="import-changes").uncheck()
    page.run()
    assert next(one for one in page.button if one.label == "Import 0 events").disabled
    page.checkbox(key="import-changes").check()
    page.run()
    click(page, "Import 1 event")
    assert desk.events()["scope"].title == "Another title"


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(desk):
    page = upload(desk.open("imports"), "x.csv", "when,title\n2025,Fürth".encode("latin-1"))
    assert "holds a byte that cannot be read" in said(page)


def approved(desk):
    told = json.loads(desk.events()["scope"].model_dump_json(exclude_none=True))
    return json.dumps([{**told, "id": "fresh", "review": "approved"}])


def test_an_editors_import_waits_for_review(desk):
    desk.user = EDITOR
    page = upload(desk.open("imports"), "x.json", approved(desk))
    assert "only a publisher may approve" in said(page)
    click(page, "Import 1 event")
    assert desk.events()["fresh"].review == "proposed"


def test_a_publisher_may_have_all_of_it_reviewed_first(desk):
    desk.user = ANNA
    page = upload(desk.open("imports"), "x.json", approved(desk))
    page.checkbox(key="import-careful").check()
    page.run()
    click(page, "Import 1 event")
    assert desk.events()["fresh"].review == "proposed"


def test_the_file_stays_when_somebody_saved_first(desk, monkeypatch):
    page = upload(desk.open("imports"), "x.csv", "id,when,title\nscope,,Mine\n")
    home = who.home

    def after_theirs():
        stored = desk.events()["scope"]
        desk.home().save(stored.model_copy(update={"title": "Theirs"}), based_on=stored.version, by="ben")
        return home()

    monkeypatch.setattr(who, "home", after_theirs)
    click(page, "Import 1 event")
    assert "The file is still here" in said(page)
    assert desk.events()["scope"].title == "Theirs"
    monkeypatch.setattr(who, "home", home)
    click(page, "Import 1 event")
    assert desk.events()["scope"].title == "Mine"
