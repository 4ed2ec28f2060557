"""Readers who look for something, in a real browser: filters, search, a shared view, the Back button, a phone."""

import re

import pytest
from browser import settle
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

TITLES = ".st-key-list a.title >> visible=true"
BOXES = """all => all.map(one => [one, one.getBoundingClientRect()])
    .map(([one, box]) => [one.innerText, box.left, box.right, box.height])"""


def sentence(page, words):
    page.locator(".st-key-sentence").get_by_text(words).first.wait_for()
    settle(page)


def choose(page, chip, *names):
    """Open a chip and press choices in it; their counts change as others are made."""
    page.locator(".st-key-controls").get_by_role("button", name=chip, exact=True).click()
    for name in names:
        page.get_by_role("button", name=re.compile(rf"^{name} \(\d+\)$")).click()
        settle(page)
    page.keyboard.press("Escape")


def test_what_an_actor_did_on_a_day_is_found_and_said(look):
    page = look()
    choose(page, "Actor", "Norland")
    sentence(page, "12 of 24 events: with Norland.")
    page.locator(".st-key-controls").get_by_role("button", name="Dates", exact=True).click()
    for field in ("From", "To"):
        settle(page)
        page.get_by_role("spinbutton", name=f"year, {field}").click()
        page.keyboard.type("20250318", delay=50)
        page.get_by_test_id("stPopoverBody").click(position={"x": 150, "y": 12})  # beside the calendar, which it closes
        page.wait_for_url(re.compile(rf"{field.lower()}=2025-03-18"))
    sentence(page, "5 of 24 events: with Norland, 18 March 2025.")
    page.wait_for_url(re.compile("actor=Norland&from=2025-03-18&to=2025-03-18"))
    expect(page.locator(TITLES)).to_have_count(5)
    expect(page.locator(TITLES, has_text="New mines are found within hours of the call")).to_be_visible()


def test_each_count_is_kept_by_what_the_choice_shows(look):
    page = look("?actor=Norland")
    page.locator(".st-key-controls").get_by_role("button", name="Kind", exact=True).click()
    attack = page.get_by_role("button", name=re.compile(r"^Attack \(\d+\)$"))
    attack.wait_for()
    settle(page)
    promised = int(re.search(r"\d+", attack.inner_text())[0])
    attack.click()
    sentence(page, f"{promised} of 24 events: with Norland, of the kind attack.")
    expect(page.locator(TITLES)).to_have_count(promised)


def test_back_undoes_one_choice_after_the_other(look):
    page = look()
    choose(page, "Actor", "Norland", "Vesmark")
    sentence(page, "with Norland or Vesmark")
    choose(page, "Status", "Planned")
    sentence(page, "with Norland or Vesmark, planned.")
    page.go_back()
    sentence(page, re.compile(r"with Norland or Vesmark\.$"))
    page.go_back()
    sentence(page, re.compile(r"with Norland\.$"))
    page.go_back()
    sentence(page, "All 24 events.")
    page.go_forward()
    sentence(page, re.compile(r"with Norland\.$"))
    page.locator(".st-key-controls").get_by_role("button", name="Actor", exact=True).click()
    pressed = page.get_by_role("button", name=re.compile(r"^Norland \(\d+\)$"))
    expect(pressed).to_have_attribute("aria-pressed", "true")


def test_a_choice_that_was_taken_back_does_not_return_with_the_next(look):
    page = look()
    choose(page, "Actor", "Norland")
    page.wait_for_url(re.compile("actor=Norland"))
    settle(page)
    page.get_by_role("button", name="Show all events").click()
    sentence(page, "All 24 events")
    choose(page, "Source", "Lviv Herald")
    page.wait_for_url(re.compile("source=Lviv"))
    settle(page)
    assert "actor" not in page.url
    page.go_back()
    sentence(page, "All 24 events")


def test_a_view_is_shared_by_its_address(look):
    page = look()
    choose(page, "Actor", "Norland")
    page.get_by_placeholder("Search titles").fill("mines kelp")
    sentence(page, "with the words “mines kelp”, with Norland.")
    told = re.search(r"\d+", page.locator(".st-key-sentence").get_by_text("with Norland.").first.inner_text())[0]
    expect(page.locator(TITLES)).to_have_count(int(told))
    seen = [one.strip() for one in page.locator(TITLES).all_inner_texts()]
    assert seen
    page.wait_for_url(re.compile("(?=.*actor=Norland).*words=mines"))
    other = look("?" + page.url.partition("?")[2])
    sentence(other, "with the words “mines kelp”, with Norland.")
    expect(other.locator(TITLES)).to_have_text(seen)
    expect(other.get_by_placeholder("Search titles")).to_have_value("mines kelp")


def test_words_are_searched_while_they_are_typed_and_slips_are_forgiven(look):
    page = look()
    field = page.get_by_placeholder("Search titles")
    field.press_sequentially("Gull Iland", delay=60)
    sentence(page, "1 of 24 events: with the words “Gull Iland”.")
    expect(field).to_have_value("Gull Iland")
    page.get_by_role("button", name="Show all events").click()
    sentence(page, "All 24 events.")
    expect(field).to_have_value("")
    page.wait_for_url(lambda url: "words" not in url)


def test_what_was_known_on_a_day_is_shown_as_it_was_told(look):
    page = look("?known=2025-03-18")
    sentence(page, "As known on 18 March 2025:")
    told = page.locator(".st-key-sentence").get_by_text("As known on 18 March 2025:").first.inner_text()
    known = int(re.search(r"2025: (\d+)", told)[1])
    assert 0 < known < 24
    expect(page.locator(TITLES)).to_have_count(known)
    page.locator(".st-key-controls").get_by_role("button", name="As known on …").click()
    slider = page.get_by_role("slider")
    slider.wait_for()
    settle(page)
    slider.focus()
    slider.press("End")
    sentence(page, "All 24 events.")
    expect(page.locator(TITLES)).to_have_count(24)
    page.wait_for_url(lambda url: "known" not in url)
    page.go_back()
    sentence(page, "As known on 18 March 2025:")
    expect(page.locator(TITLES)).to_have_count(known)


def test_a_link_that_names_nobody_says_so_and_shows_the_rest(look):
    page = look("?source=Nobody’s Daily&actor=Norland")
    page.get_by_text("The link names a source that we do not know: Nobody’s Daily. It is left out.").wait_for()
    sentence(page, "with Norland.")


def test_on_a_phone_all_chips_can_be_hit_and_nothing_is_cut(look):
    page = look("?actor=Norland&kind=attack", width=360)
    sentence(page, "with Norland")
    buttons = page.locator(".st-key-controls button >> visible=true").or_(page.locator(".st-key-sentence button"))
    expect(buttons.nth(6)).to_be_visible()
    settle(page)
    for words, left, right, height in buttons.evaluate_all(BOXES):
        assert height >= 43.5, words
        assert left >= 0 and right <= 360, words
    page.locator(".st-key-controls").get_by_role("button", name="Actor", exact=True).click()
    pill = page.get_by_role("button", name=re.compile(r"^Norland \(\d+\)$"))
    pill.wait_for()
    settle(page)
    assert pill.bounding_box()["height"] >= 43.5
