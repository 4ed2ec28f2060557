"""In CI a test is tried once more where a wait for the browser ended, and nowhere else (decision 080)."""

import re

import pytest
from browser import WAITED
from playwright.sync_api import Error, expect

pytestmark = pytest.mark.browser

WAITS = {
    "a selector": lambda page: page.wait_for_selector("h1", timeout=1),
    "a function": lambda page: page.wait_for_function("() => false", timeout=1),
    "an address": lambda page: page.wait_for_url("https://example.org/", timeout=1),
    "a click": lambda page: page.get_by_role("button").click(timeout=1),
    "a download": lambda page: page.wait_for_event("download", timeout=1),
    "something to be seen": lambda page: expect(page.locator("p")).to_be_visible(timeout=1),
    "a count": lambda page: expect(page.locator("p")).to_have_count(2, timeout=1),
    "nothing": lambda page: expect(page.locator("body")).not_to_be_visible(timeout=1),
    "words": lambda page: expect(page.locator("body")).to_have_text("Words", timeout=1),
    "the address": lambda page: expect(page).to_have_url("https://example.org/", timeout=1),
    "another title": lambda page: expect(page).not_to_have_title("", timeout=1),
}


@pytest.fixture(scope="module")
def page(chromium):
    page = chromium.new_page()
    page.set_content("<main>Nothing</main>")
    yield page
    page.close()


@pytest.mark.parametrize("wait", WAITS)
def test_a_wait_that_ends_is_known_by_what_it_says(page, wait):
    with pytest.raises((Error, AssertionError)) as ended:
        WAITS[wait](page)
    assert is_tried_again(ended)


def test_what_is_simply_wrong_is_not_tried_again(page):
    with pytest.raises(AssertionError) as claim:
        assert page.title() == "Locator expected to be visible"
    with pytest.raises(Error) as script:
        page.evaluate("nobody")
    assert not is_tried_again(claim) and not is_tried_again(script)


def is_tried_again(failure):
    said = f"{failure.type.__name__}: {failure.value}"  # what pytest-rerunfailures reads
    return any(re.search(one, said) for one in WAITED)
