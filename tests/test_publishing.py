"""Nothing that nobody reviewed is published, unless a setting says so."""

import json
import re

import pytest
from nouns_view import STRAIT
from streamlit.testing.v1 import AppTest

from timeline.core.model import Timeline
from timeline.core.settings import Settings
from timeline.core.users import User
from timeline.pages import who
from timeline.view.collection import published

KNOWN = Timeline.model_validate_json(STRAIT.read_text("utf-8"))
(PROPOSAL,) = [one for one in KNOWN.events if one.review == "proposed"]
PAGE = f"{who.__file__.rpartition('/')[0]}/main.py"


@pytest.fixture
def look(monkeypatch, tmp_path):
    """A function that opens the readers' page as somebody, on the invented store or on its proposals alone."""

    def open_page(user, *, proposals_alone=False, **query):
        document = json.loads(STRAIT.read_text("utf-8"))
        if proposals_alone:
            document["events"] = [one for one in document["events"] if one["review"] == "proposed"]
        path = tmp_path / "events.json"
        path.write_text(json.dumps(document), "utf-8")
        monkeypatch.setenv("TIMELINE_STORE", str(path))
        monkeypatch.setattr(who, "current_user", lambda: user)
        page = AppTest.from_file(PAGE, default_timeout=30)
        for key, value in query.items():
            page.query_params[key] = value
        page.run()
        assert not page.exception
        return page

    return open_page


READER, EDITOR = User("", "reader"), User("ed", "editor")


def listed(page):
    return any(PROPOSAL.title in one.proto.json for one in page.get("bidi_component"))


def said(page):
    return "\n".join(one.value for one in [*page.markdown, *page.info])


def links(page):
    return {re.sub(r"\\(.)|\u2060", r"\1", one.proto.label) for one in page.get("page_link")}


def test_what_is_published_is_approved():
    assert {one.review for one in published(KNOWN).events} == {"approved"}
    assert {one.review for one in published(KNOWN, unreviewed=True).events} == {"approved", "proposed"}


def test_an_article_of_which_nothing_is_approved_is_not_counted_among_the_sources():
    (mention, *_) = KNOWN.events[0].mentions
    alone = KNOWN.model_copy(update={"events": (KNOWN.events[0].model_copy(update={"mentions": (mention,)}),)})
    waiting = alone.events[0].model_copy(update={"review": "proposed"})
    assert [one.id for one in published(alone).articles] == [mention.article]
    assert published(alone.model_copy(update={"events": (waiting,)})).articles == ()


def test_the_setting_is_off_unless_it_says_shown():
    for words, shown in (("", False), ("yes", False), ("hidden", False), ("shown", True)):
        assert Settings.from_environment({"TIMELINE_UNREVIEWED": words}).shows_unreviewed is shown


def test_readers_see_no_proposal_whatever_the_address_asks(look):
    assert not listed(look(READER))
    assert not listed(look(READER, proposals="shown"))
    page = look(READER, event=PROPOSAL.id)
    assert "names an event that is not in this timeline" in said(page)


def test_readers_see_proposals_if_the_setting_says_so(look, monkeypatch):
    monkeypatch.setenv("TIMELINE_UNREVIEWED", "shown")
    page = look(READER)
    assert listed(page)
    assert "not yet reviewed" in page.get("bidi_component")[0].proto.json


def test_an_editor_is_told_what_waits_and_may_preview_it(look):
    page = look(EDITOR)
    assert not listed(page)
    assert {"Review 1 proposal", "Preview it here"} <= links(page)
    page = look(EDITOR, proposals="shown")
    assert listed(page)
    assert "Show what readers see" in links(page)


def test_a_timeline_of_proposals_alone_says_what_to_do(look):
    page = look(EDITOR, proposals_alone=True)
    assert "1 proposal waits for review" in said(page)
    assert "TIMELINE_UNREVIEWED=shown" in said(page)
    assert "Nothing has been published on this timeline yet." in said(look(READER, proposals_alone=True))


def test_any_word_that_we_do_not_know_closes_the_desk():
    for words, closed in (("", False), ("open", False), ("closed", True), (" Closed ", True), ("off", True)):
        assert Settings.from_environment({"TIMELINE_DESK": words}).is_desk_closed is closed
