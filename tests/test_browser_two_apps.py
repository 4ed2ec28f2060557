"""Two processes of the app on one store: what an editor saves in one, readers and editors see in the other."""

import json
import time
import urllib.request
from datetime import UTC, datetime

import pytest
from browser import STRAIT, looking, serving, settle
from playwright.sync_api import expect

from timeline import store

pytestmark = pytest.mark.browser
SOON = 2.0  # seconds within which an edit is seen everywhere


@pytest.fixture
def filled(address):
    """A store of each kind with the invented events in it."""
    home = store.open(address, clock=lambda: datetime(2026, 1, 2, tzinfo=UTC))
    home.replace(store.open(str(STRAIT)).load().timeline, based_on="empty", by="parser")
    return address, home


def test_an_edit_made_in_one_app_is_seen_in_another(chromium, filled):
    address, home = filled
    with serving(address) as one, serving(address) as two:
        known = next(event for event in home.load().timeline.events if event.review == "approved")
        titles(two)  # the second has read the store before
        with looking(chromium, one) as open_page:
            page = open_page(f"edit?event={known.id}")
            page.get_by_label("Title", exact=True).fill("Seen from next door")
            page.get_by_text("Discard what I typed").wait_for()
            settle(page)
            page.get_by_role("button", name="Save", exact=True).click()
            page.get_by_text("Saved: “Seen from next door”").wait_for()
        since = asked = time.monotonic()
        while "Seen from next door" not in titles(two):
            assert asked - since < SOON, "the other app still tells the old title"  # however slow the answer was
            asked = time.monotonic()
        with looking(chromium, two) as open_page:
            title = open_page(f"edit?event={known.id}").get_by_label("Title", exact=True)
            expect(title).to_have_value("Seen from next door")


def titles(address):
    """The titles that an app publishes."""
    with urllib.request.urlopen(f"{address}/api/events.json", timeout=60) as answer:
        return {one["title"] for one in json.load(answer)["events"]}
