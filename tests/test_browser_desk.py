"""An editor at work, in a real browser on the real app, with a store of their own."""

import re

import pytest
from browser import fingers, fit, leave, looking, settle
from elsewhere import proxied
from playwright.sync_api import TimeoutError as TooLate
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def from_elsewhere(chromium, own):
    """As `at_desk`, for a visitor at another machine."""
    with proxied(own[0]) as address, looking(chromium, address) as open_page:
        yield open_page


def event(home, **wanted):
    return next(
        one for one in home.load().timeline.events if all(getattr(one, name) == value for name, value in wanted.items())
    )


def type_into(page, label, text):
    """What stands in a field is replaced."""
    page.get_by_label(label, exact=True).fill(text)


def click(page, name):
    """Clicks when the page rests: a button that is being drawn anew does not hear it."""
    settle(page)
    page.get_by_role("button", name=name, exact=True).click()


def test_an_event_is_added_stands_in_chart_list_and_file_and_is_undone(at_desk, home):
    page = at_desk("")
    page.get_by_text("You edit as").wait_for()
    page.get_by_role("link", name="Add an event").click()
    page.get_by_role("heading", name="Add an event").wait_for()
    settle(page)
    page.get_by_label("Date", exact=True).press_sequentially("11-13 March 2025")  # read while it is typed
    page.get_by_text("EDTF 2025-03-11/2025-03-13").wait_for()
    page.locator(".st-key-edit-mark .scatterlayer .point").first.wait_for()
    type_into(page, "Title", "Divers <b>search</b> the harbour")
    settle(page)
    page.get_by_role("combobox", name="Who takes part").click()
    page.keyboard.type("Divers of Ostia")
    page.get_by_role("option", name="Divers of Ostia").wait_for()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    page.get_by_text("Divers of Ostia is new: what is it?").wait_for()
    click(page, "Add a source")
    page.get_by_label("Outlet of source 1").fill("The Tagus Courier")
    page.get_by_label("Quote from source 1").fill("For three days divers searched the harbour.")
    click(page, "Save and approve")
    page.get_by_text("It is on the timeline.").wait_for()
    saved = event(home, title="Divers <b>search</b> the harbour")
    assert (saved.when, saved.review) == ("2025-03-11/2025-03-13", "approved")
    assert [part.actor for part in saved.actors] == ["divers-of-ostia"]
    page.wait_for_url(re.compile(f"event={saved.id}"))
    page.get_by_role("link", name="← Timeline").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("For three days divers searched the harbour.").wait_for()
    expect(dialog.get_by_role("link", name="Edit this event")).to_be_visible()
    leave(page)
    listed = page.locator(f"#told-{saved.id}")
    expect(listed.get_by_role("link")).to_have_text("Divers <b>search</b> the harbour")
    page.locator(".annotation", has_text="Divers").first.wait_for()
    page.get_by_role("link", name="Recent changes").click()
    click_first(page, "Undo this step")
    page.get_by_text("The step that added “Divers").wait_for()
    assert event(home, id=saved.id).review == "rejected"
    page.get_by_role("link", name="← Timeline").click()
    page.locator(".annotation").first.wait_for()
    settle(page)
    expect(page.locator(f"#told-{saved.id}")).to_have_count(0)
    expect(page.locator(".annotation", has_text="Divers")).to_have_count(0)


def test_a_wrong_date_is_told_and_mended_and_nothing_is_lost(at_desk, home):
    page = at_desk("edit?event=scope")
    type_into(page, "Date", "31 February 2025")
    type_into(page, "Summary", "What the truce covers.")
    page.get_by_text("“31 February 2025” is not read as a date.").wait_for()
    page.keyboard.press("Tab")  # what stands in a field is sent when it is left
    click(page, "Save")
    page.get_by_text("Not saved yet: 1 of the fields above must be mended first.").wait_for()
    page.get_by_role("link", name=re.compile("Review")).click()
    page.get_by_role("heading", name="Review", exact=True).wait_for()
    page.go_back()
    page.get_by_role("heading", name="Edit an event").wait_for()
    expect(page.get_by_label("Summary", exact=True)).to_have_value("What the truce covers.")
    settle(page)
    type_into(page, "Date", "19 March 2025")
    page.get_by_text("EDTF 2025-03-19").wait_for()
    click(page, "Save")
    page.get_by_text("Saved: “").wait_for()
    saved = event(home, id="scope")
    assert (saved.when, saved.summary) == ("2025-03-19", "What the truce covers.")


def test_a_save_behind_the_page_is_shown_as_a_conflict_and_chosen_from(at_desk, home):
    page = at_desk("edit?event=island-talks")
    type_into(page, "Title", "Envoys talk on Gull Island")
    page.get_by_text("Discard what I typed").wait_for()
    before = event(home, id="island-talks")
    theirs = before.model_copy(update={"title": "Envoys bargain on Gull Island", "place": "Gull Island, the old fort"})
    home.save(theirs, based_on=before.version, by="ben")
    click(page, "Save")
    page.get_by_text("Both of you changed it.").wait_for()
    expect(page.get_by_text("Envoys talk on Gull Island").first).to_be_visible()
    expect(page.get_by_text("Gull Island, the old fort").first).to_be_visible()
    click(page, "Save this choice")
    page.get_by_text("Saved: “Envoys talk on Gull Island”").wait_for()
    saved = event(home, id="island-talks")
    assert (saved.title, saved.place) == ("Envoys talk on Gull Island", "Gull Island, the old fort")
    click_first_undo(page)
    page.get_by_text("Undone: “Envoys bargain on Gull Island”").wait_for()
    assert event(home, id="island-talks").title == "Envoys bargain on Gull Island"


def click_first_undo(page):
    click_first(page, "Undo this change")


def press(page, key, button):
    """Presses the key of a button when the page rests: while that is still being drawn, the key goes unheard."""
    page.get_by_role("button", name=button).wait_for()
    settle(page)
    page.keyboard.press(key)


def test_a_proposal_is_approved_by_a_key_and_that_is_undone_by_another(at_desk, home):
    waiting = event(home, review="proposed")
    page = at_desk("review")
    page.get_by_role("heading", name=waiting.title).wait_for()
    press(page, "a", "Approve")
    page.get_by_text("Nothing waits for review.").wait_for()
    assert event(home, id=waiting.id).review == "approved"
    press(page, "u", "Undo the last decision")
    page.get_by_role("heading", name=waiting.title).wait_for()
    assert event(home, id=waiting.id).review == "proposed"


def test_keys_typed_into_a_field_decide_nothing(at_desk, home):
    waiting = event(home, review="proposed")
    page = at_desk("review")
    field = page.get_by_role("combobox", name="Source")
    field.click()
    page.keyboard.type("axsu")
    expect(field).to_have_value("axsu")
    settle(page)
    assert event(home, id=waiting.id) == waiting


@pytest.mark.parametrize("path", ["edit?event=scope", "review?as=Table"])
def test_on_a_phone_nothing_scrolls_sideways_and_fingers_find_their_targets(at_desk, path):
    page = at_desk(path, width=360, scheme="dark")
    buttons = ".st-key-edit-buttons button, .st-key-table-buttons button"
    page.locator(buttons).first.wait_for()
    fit(page)
    fingers(page, f".st-key-edit-form button, .st-key-edit-form input, {buttons}")


def test_from_another_address_the_desk_is_closed(from_elsewhere):
    page = from_elsewhere("?event=scope")
    page.get_by_role("dialog").get_by_text("Lviv Herald").first.wait_for()
    settle(page)
    expect(page.get_by_text("Edit this event").or_(page.get_by_text("You edit as"))).to_have_count(0)
    page = from_elsewhere("edit")
    page.get_by_role("heading", name="The editors’ desk is closed").wait_for()
    page.get_by_text("only to a browser on the machine that runs the timeline").wait_for()
    settle(page)
    expect(page.get_by_role("textbox")).to_have_count(0)


def test_events_are_joined_and_the_join_is_undone_in_recent_changes(at_desk, home):
    one, other = event(home, id="scope"), event(home, id="island-talks")
    joining = at_desk("join?event=scope&with=island-talks")
    joining.get_by_role("button", name="Join them").click()
    joining.get_by_text("is part of this event now.").wait_for()
    page = at_desk("history")
    page.get_by_text("Joined").first.wait_for()
    joined = {known.id: known for known in home.load().timeline.events}
    assert len(joined.keys() & {one.id, other.id}) == 1
    click_first(page, "Undo this step")
    page.get_by_text("The step that joined “").wait_for()
    assert (event(home, id="scope").title, event(home, id="island-talks").title) == (one.title, other.title)


def click_first(page, name):
    settle(page)
    page.get_by_role("button", name=name).first.click()


def type_title(page, words):
    """Writes into the first row of the table, behind its tick and its date; False if the cell closed on the way.

    The table is drawn anew while the page comes to rest, and then takes no keys or closes the cell that was opened.
    """
    page.wait_for_selector("canvas")
    settle(page)
    box = page.locator("[data-testid=stDataFrame] canvas").first.bounding_box()
    page.mouse.click(box["x"] + 340, box["y"] + 52)
    page.keyboard.press("Enter")
    cell = page.locator("#portal :is(textarea, input)").first
    try:
        cell.fill(words, timeout=5_000)  # all at once: a key that comes while the cell opens is lost
        expect(cell).to_have_value(words, timeout=5_000)
        cell.press("Enter", timeout=5_000)
        page.get_by_role("button", name="Save 1 correction").wait_for(timeout=10_000)
    except (TooLate, AssertionError):
        page.keyboard.press("Escape")
        return False
    return True


def test_a_title_is_corrected_in_the_table_and_kept_until_it_is_saved(at_desk, home):
    waiting = event(home, review="proposed")
    page = at_desk("review?as=Table")
    assert any(type_title(page, "Corrected in the table") for _ in range(6))
    click(page, "Save 1 correction")
    page.get_by_text("Corrected: “Corrected in the table”.").wait_for()
    assert event(home, id=waiting.id).title == "Corrected in the table"
    assert event(home, id=waiting.id).review == "proposed"
    settle(page)
    page.get_by_role("button", name="Undo the last decision").click()
    page.get_by_text("Undone: the decision on 1 event").wait_for()
    assert event(home, id=waiting.id).title == waiting.title
