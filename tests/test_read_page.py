"""The page on which articles are read, without a browser: who may, that nothing decided is lost, and what is saved."""

import subprocess
import sys
from pathlib import Path

import pytest
from desks import ANNA, EDITOR, PAGES, READER, Person, sit_down
from streamlit.testing.v1 import AppTest

from timeline.pages import who

ARTICLES = Path(__file__).parent / "fixtures" / "articles"
STORY = (
    "Envoys of Norland and Ostia sign ferry pact\n\n"
    "Norland and Ostia signed a ferry agreement in Ostia City on 3 April 2025.\n\n"
    "Protesters marched in Norland on 2 April 2025. Nobody was hurt.\n\n"
    "Norland released twelve sailors yesterday."
)


class Desk(Person):
    """One person who reads articles, on a store of their own."""

    def open(self, name="read"):
        script = f"""
import streamlit as st
here = {str(PAGES)!r}
pages = [st.Page(f"{{here}}/{{name}}.py", url_path=name, default=name == {name!r}) for name in ("read", "review")]
st.navigation(pages, position="hidden").run()
"""
        main = self.path.parent / "main.py"
        main.write_text(script, "utf-8")
        page = AppTest.from_file(str(main), default_timeout=60)
        return ran(page)

    def read(self, text=STORY):
        page = self.open()
        page.text_area[0].set_value(text)
        return click(page, "Read this text")


@pytest.fixture
def desk(monkeypatch, tmp_path):
    return sit_down(Desk(tmp_path / "events.json"), monkeypatch, "2025-04-10")


def ran(page):
    page.run()
    assert not page.exception
    return page


def click(page, label):
    next(one for one in page.button if one.label == label).click()
    return ran(page)


def field(page, label):
    return next(one for one in [*page.text_input, *page.text_area] if one.label == label)


def fill(page, label, text):
    field(page, label).set_value(text)
    return ran(page)


def choices(page):
    """The choice for each proposal, by its title."""
    return {
        one.label.removeprefix("What becomes of: "): one
        for one in page.segmented_control
        if one.label.startswith("What becomes of")
    }


def decide(page, words, verdict):
    next(one for title, one in choices(page).items() if words in title).set_value(verdict)
    return ran(page)


def said(page):
    told = [*page.markdown, *page.caption, *page.error, *page.warning, *page.success, *page.info]
    return "\n".join(one.value for one in told)


def labels(page):
    return {one.label for one in page.button}


def test_readers_are_told_that_the_desk_is_closed(desk):
    desk.user = READER
    page = desk.open()
    assert "Sorry, closed today." in said(page)
    assert not page.text_area and not page.get("file_uploader")


def test_the_text_is_shown_with_its_marks_and_each_proposal_can_be_decided(desk):
    page = desk.read()
    words = said(page)
    assert ":blue-background[3 April 2025]" in words
    assert "**Norland**" in words and "*signed*" in words
    assert len(choices(page)) == 2
    assert "0 of 2 decided" in words
    assert "(rule day-month-year)" in "\n".join(one.value for one in page.code)


def test_the_day_of_publication_is_asked_before_what_hangs_on_it_is_proposed(desk):
    page = desk.read()
    assert "**When was this article published?** Until you say so, “yesterday” cannot be dated." in said(page)
    fill(page, "When it was published", "4 April 2025")
    assert "When was this article published?" not in said(page)
    assert len(choices(page)) == 3
    assert "As you typed it." in said(page)


def test_a_fact_that_cannot_stand_is_said_at_its_field_and_stays_typed(desk):
    page = fill(desk.read(), "Web address", "tagus.example")
    assert "⚠ A web address begins with http" in said(page)
    assert field(page, "Web address").value == "tagus.example"


def test_accepted_corrected_and_rejected_proposals_are_saved_in_one_step(desk):
    page = fill(desk.read(), "When it was published", "4 April 2025")
    fill(page, "Outlet", "The Ostia Mail")
    decide(page, "sign", "accept")
    decide(page, "march", "reject")
    decide(page, "release", "correct")
    fill(page, "Title", "Twelve sailors are free")
    assert "3 of 3 decided**: 2 new, 1 rejected" in said(page)
    before = desk.events()
    click(page, "Save and approve")
    after = {one.title: one for ident, one in desk.events().items() if ident not in before}
    assert {one.review for one in after.values()} == {"approved", "rejected"}
    assert (after["Twelve sailors are free"].when, after["Twelve sailors are free"].touched_by) == (
        "2025-04-03",
        "anna",
    )
    assert [one.source for one in desk.home().load().timeline.articles].count("The Ostia Mail") == 1
    assert "Saved: 2 new, 1 rejected." in said(page)
    assert len(desk.home().steps()) == 1
    assert not choices(page)


def test_a_proposal_is_joined_with_a_known_event(desk):
    page = decide(desk.read(), "sign", "join")
    assert "1 proposal must be mended" in said(page) or page.selectbox[0].value
    target = desk.events()["scope"]
    page.selectbox[0].set_value("scope")
    ran(page)
    click(page, "Save as proposals")
    after = desk.events()["scope"]
    assert len(after.mentions) == len(target.mentions) + 1
    assert "1 with more evidence. 1 undecided waits below." in said(page)
    assert len(choices(page)) == 1


def test_an_editor_is_not_offered_to_approve(desk):
    desk.user = EDITOR
    page = click(desk.read(), "Accept all")
    assert "Save and approve" not in labels(page)
    before = desk.events()
    click(page, "Save as proposals")
    assert {one.review for ident, one in desk.events().items() if ident not in before} == {"proposed"}


def test_a_save_of_somebody_who_may_no_longer_edit_writes_nothing_and_loses_nothing(desk, monkeypatch):
    page = click(desk.read(), "Accept all")
    before, home = desk.path.read_bytes(), who.home

    def demoted():
        desk.user = READER
        return home()

    monkeypatch.setattr(who, "home", demoted)
    click(page, "Save and approve")
    assert desk.path.read_bytes() == before
    desk.user = ANNA
    monkeypatch.setattr(who, "home", home)
    assert "2 of 2 decided" in said(ran(page))


def test_what_was_decided_survives_a_look_at_another_page(desk):
    page = decide(desk.read(), "sign", "correct")
    fill(page, "Title", "Half typed")
    page.switch_page(str(PAGES / "review.py"))
    ran(page)
    page.switch_page(str(PAGES / "read.py"))
    ran(page)
    assert field(page, "Title").value == "Half typed"
    assert "1 of 2 decided" in said(page)


def test_a_store_that_changed_meanwhile_is_a_conflict_and_the_decisions_stay(desk):
    page = decide(desk.read(), "sign", "join")
    page.selectbox[0].set_value("scope")
    ran(page)
    event = desk.events()["scope"]
    desk.home().save(event.model_copy(update={"title": "Theirs"}), based_on=event.version, by="ben")
    click(page, "Save as proposals")
    assert "ben saved “" in said(page) and "Nothing of yours is lost" in said(page)
    assert desk.events()["scope"].title == "Theirs"
    assert "1 of 2 decided" in said(page)
    click(page, "Save as proposals")
    after = desk.events()["scope"]
    assert (after.title, len(after.mentions)) == ("Theirs", len(event.mentions) + 1)


def test_a_text_that_the_store_has_is_said_to_be_there(desk):
    page = click(click(desk.read(), "Accept all"), "Save and approve")
    page.text_area[0].set_value(STORY)
    click(page, "Read this text")
    assert "The store has this very text already, as evidence of 2 events." in said(page)
    assert not choices(page)


def test_what_cannot_be_read_is_said_at_its_file_and_good_files_go_on(desk):
    page = desk.open()
    agreement = (ARTICLES / "ferry-agreement.html").read_bytes()
    files = [("empty.txt", b"", "text/plain"), ("story.txt", STORY.encode(), "text/plain")]
    files += [("twin.txt", STORY.encode(), "text/plain"), ("agreement.html", agreement, "text/html")]
    page.get("file_uploader")[0].set_value(files)
    ran(page)
    told = "\n".join(one.value for one in page.error)
    assert "**empty.txt** was not read. empty.txt is empty" in told
    assert "**twin.txt** was not read. It holds the same text as story.txt" in told
    assert "2 articles on the desk" in {one.label for one in page.selectbox}


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_pasted_is_said(desk, text):
    page = desk.read(text)
    assert "is empty: there is nothing to read." in said(page)


def test_an_article_that_tells_no_event_says_so(desk):
    page = desk.read("The sea is blue and the boats are old. It is a quiet town with many cats and few dogs in it.")
    assert "No event was found in this article" in said(page)


def test_several_articles_are_put_away_at_once_without_a_trace(desk):
    before = desk.path.read_bytes()
    page = click(click(desk.read(), "Accept all"), "Put away without saving")
    assert not choices(page)
    assert desk.path.read_bytes() == before


def test_only_who_reads_an_article_waits_for_the_parser():
    code = "import sys, timeline.pages.browse, timeline.pages.read; print({'spacy', 'trafilatura'} & {*sys.modules})"
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=PAGES.parent.parent, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "set()"
