"""Somebody at the desk on a store of their own, for tests of its pages without a browser."""

from datetime import UTC, datetime
from pathlib import Path

from nouns_view import STRAIT

from timeline import store
from timeline.core.users import User
from timeline.pages import who

PAGES = Path(__file__).parent.parent / "timeline" / "pages"
ANNA, EDITOR, READER = User("anna", "publisher"), User("ed", "editor"), User("", "reader", "Sorry, closed today.")


class Person:
    """Who they are, and their store."""

    def __init__(self, path):
        self.path = path
        self.user = ANNA

    def home(self):
        return store.open(str(self.path), clock=lambda: datetime(2026, 1, 2, tzinfo=UTC))

    def events(self):
        return {event.id: event for event in self.home().load().timeline.events}


def sit_down(person, monkeypatch, today="2025-03-20"):
    """The person at a desk whose store is the invented one, on a day."""
    person.path.write_bytes(STRAIT.read_bytes())
    monkeypatch.setenv("TIMELINE_STORE", str(person.path))
    monkeypatch.setattr(who, "current_user", lambda: person.user)
    monkeypatch.setattr(who, "today", lambda: today)
    # the script of the test stands in another folder, so links to pages are of no use in it
    monkeypatch.setattr("streamlit.page_link", lambda *_, **__: None)
    return person
