"""The page that makes an embed, without a browser: what is chosen on it is what is pasted."""

import pytest
from nouns_view import STRAIT
from streamlit.testing.v1 import AppTest

from timeline.core.users import User
from timeline.pages import embedding, who


@pytest.fixture
def open_page(monkeypatch):
    """A function that opens the page with a query."""
    monkeypatch.setenv("TIMELINE_STORE", str(STRAIT))
    monkeypatch.setattr(who, "current_user", lambda: User("", "reader"))
    monkeypatch.setattr("streamlit.page_link", lambda *_, **__: None)  # there is no other page here to lead to

    def run(**query):
        page = AppTest.from_file(embedding.__file__, default_timeout=30)
        for key, value in query.items():
            page.query_params[key] = value
        page.run()
        assert not page.exception
        return page

    return run


def snippets(page):
    return [one.value for one in page.code]


def test_what_was_chosen_on_the_timeline_is_in_every_snippet(open_page):
    said = snippets(open_page(actor="Norland"))
    assert len(said) == 5
    assert all("actor=Norland" in one for one in said)


def test_more_can_be_chosen_on_the_page_itself(open_page):
    page = open_page(actor="Norland")
    page.pills(key="kind").set_value(["talks"]).run()
    assert all("actor=Norland&kind=talks" in one.replace("&amp;", "&") for one in snippets(page))
    page.button(key="clear").click().run()
    assert not any("actor" in one or "kind" in one for one in snippets(page))


def test_how_it_looks_is_in_the_snippets_of_frames(open_page):
    page = open_page()
    page.segmented_control[2].set_value("dark").run()
    page.text_input[1].set_value("Day by day").run()
    assert all("theme=dark" in one and "Day+by+day" in one for one in snippets(page)[:3])


def test_a_choice_that_no_event_fits_is_said_before_it_is_pasted(open_page):
    page = open_page(words="zeppelin")
    assert any("No event fits" in one.value for one in page.markdown)
