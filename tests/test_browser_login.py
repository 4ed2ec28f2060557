"""Editors and readers sign in, in a real browser, with a real provider."""

import pytest
from browser import looking, settle
from playwright.sync_api import expect

from timeline import store

pytestmark = pytest.mark.browser


@pytest.fixture
def look(chromium, app):
    with looking(chromium, app.address) as open_page:
        yield open_page


def click(page, name):
    settle(page)
    page.get_by_role("button", name=name, exact=True).click()


def sign_in_as(page, person):
    click(page, "Editors: sign in")
    page.get_by_role("link", name=f"I am {person}").click()
    page.wait_for_selector(".st-key-masthead h1")
    settle(page)


def saved(app, title):
    events = store.open(str(app.path)).load().timeline.events
    return next(event for event in events if event.title == title)


def test_an_editor_signs_in_and_adds_an_event_which_a_publisher_approves(look, app):
    page = look("")
    sign_in_as(page, "ed")
    page.get_by_text("with the rights of an editor until").wait_for()
    page.get_by_role("link", name="Add an event").click()
    page.get_by_role("heading", name="Add an event").wait_for()
    settle(page)
    page.get_by_label("Date", exact=True).press_sequentially("11 March 2025")
    page.get_by_text("EDTF 2025-03-11").wait_for()
    page.get_by_label("Title", exact=True).fill("The harbour is closed")
    click(page, "Add a source")
    page.get_by_label("Outlet of source 1").fill("The Tagus Courier")
    page.get_by_label("Quote from source 1").fill("The harbour was closed on Tuesday.")
    click(page, "Save")
    page.get_by_text("It waits for review.").wait_for()
    settle(page)
    expect(page.get_by_role("button", name="Save and approve")).to_have_count(0)
    proposed = saved(app, "The harbour is closed")
    assert (proposed.review, proposed.touched_by) == ("proposed", "ed@example.org")
    click(page, "Sign out")
    page.get_by_role("button", name="Editors: sign in").wait_for()
    settle(page)
    assert not [one for one in page.context.cookies() if one["name"].startswith("_streamlit_user")]
    expect(page.get_by_text("You edit as")).to_have_count(0)
    sign_in_as(page, "clara")
    page.get_by_text("with the rights of a publisher until").wait_for()
    page.goto(f"{app.address}/edit?event={proposed.id}")
    page.get_by_role("heading", name="Edit an event").wait_for()
    click(page, "Save and approve")
    page.get_by_text("It is on the timeline.").wait_for()
    approved = saved(app, "The harbour is closed")
    assert (approved.review, approved.touched_by) == ("approved", "clara@example.org")


def test_who_signs_in_comes_back_to_the_page_that_was_asked_for(look, app):
    page = look("review?as=Table")
    page.get_by_role("heading", name="The editors’ desk").wait_for()
    click(page, "Sign in")
    page.get_by_role("link", name="I am ed").click()
    page.get_by_role("heading", name="Review").wait_for()
    expect(page).to_have_url(f"{app.address}/review?as=Table")


def test_a_reader_who_signs_in_reads_whom_to_ask(look, app):
    page = look("", width=360, scheme="dark")
    sign_in_as(page, "mx")
    page.get_by_text("who is not on the list of editors. Ask Clara Voss, extension 12.").wait_for()
    page.goto(f"{app.address}/review")
    page.get_by_role("heading", name="The editors’ desk").wait_for()
    settle(page)
    assert page.get_by_role("button", name="Sign out").bounding_box()["height"] >= 44
    click(page, "Sign out")
    page.get_by_role("button", name="Editors: sign in").wait_for()
