"""What others see of a link to a page of the app: the head of the page, which is filled for each address."""

from pathlib import Path

import pytest
import streamlit
from nouns import ACTOR, ARTICLE, event
from nouns_view import collection as shown
from nouns_view import strait
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles
from starlette.testclient import TestClient
from test_embed import HOSTILE, Tags

from timeline.core.model import Timeline
from timeline.core.settings import Settings
from timeline.publish import sharing
from timeline.publish.routes import shelf
from timeline.publish.shell import Shell
from timeline.store import document

BASE = "https://timeline.example"
STATIC = Path(streamlit.__file__).parent / "static"


def told(path, words="", known=None):
    """The properties that a link tells, by name."""
    found = Tags(sharing.head(known or strait(), path, words, BASE)).found
    return {one.get("property", one.get("name")): one["content"] for tag, one in found if tag == "meta"}


def test_a_link_to_the_timeline_tells_its_choice_with_the_card_of_that_choice():
    said = told("/", "actor=Norland&kind=attack")
    assert said["og:description"] == said["description"]
    assert "with Norland" in said["og:description"]
    assert said["og:url"] == f"{BASE}/?actor=Norland&kind=attack"
    assert said["og:image"] == f"{BASE}/embed/card.png?actor=Norland&kind=attack"


@pytest.mark.parametrize(("path", "key"), [("/event", "id"), ("/", "event")])
def test_a_link_to_an_event_tells_the_event(path, key):
    one = strait().events[3]
    said = told(path, f"{key}={one.id}")
    assert (said["og:type"], said["og:title"]) == ("article", one.title)
    assert said["og:url"] == f"{BASE}/event?id={one.id}"


def test_a_link_to_what_is_not_there_tells_nothing_and_a_wrong_filter_is_left_out():
    assert sharing.head(strait(), "/event", "id=nobody", BASE) == sharing.head(strait(), "/review", "", BASE) == ""
    assert told("/", "actor=Nobody&event=nobody") == told("/")
    assert told("/", "&".join("a=b" for _ in range(300))) == told("/")


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_becomes_markup_in_the_head(words):
    known = shown(event(1, title=words, summary=words))
    page = sharing.head(known, "/event", f"id={known.events[0].id}", BASE)
    plain = shown(event(1, title="Fog", summary="Fog"))
    assert [tag for tag, _ in Tags(page).found] == [
        tag for tag, _ in Tags(sharing.head(plain, "/event", f"id={plain.events[0].id}", BASE)).found
    ]


@pytest.fixture
def ask(tmp_path):
    """Streamlit's own page behind our middleware, as in `app.py`."""
    home = tmp_path / "events.json"
    events = (event(1, review="approved", title="A bridge opens"), event(2, title="A rumour nobody checked"))
    home.write_bytes(document.write(Timeline(articles=(ARTICLE,), actors=(ACTOR,), events=events), ()))
    settings = Settings(store=str(home))
    app = Starlette(middleware=[Middleware(Shell, shelf(settings), BASE)])
    app.mount("/", StaticFiles(directory=STATIC, html=True))
    with TestClient(app) as client:
        yield client


def test_the_page_is_streamlits_own_but_for_its_head(ask):
    page, own = ask.get("/"), (STATIC / "index.html").read_text("utf-8")
    before, _, after = own.partition("<title>Streamlit</title>")
    assert page.text.startswith(before) and page.text.endswith(after)
    assert "<title>" in page.text[len(before) :]
    assert page.headers["content-length"] == str(len(page.content))


def test_a_browser_that_has_the_page_is_told_so_until_the_timeline_changes(ask):
    first, other = ask.get("/"), ask.get("/?words=fog")
    assert first.headers["etag"] != other.headers["etag"]
    again = ask.get("/", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    parts = ask.get("/", headers={"range": "bytes=0-9", "if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT"})
    assert (parts.status_code, parts.text) == (200, first.text)


def test_head_says_what_get_would_of_a_filled_page(ask):
    got, headed = ask.get("/"), ask.head("/")
    assert headed.content == b""
    assert headed.headers["etag"] == got.headers["etag"]


def test_what_is_not_approved_is_told_to_nobody(ask):
    assert "rumour" not in ask.get("/").text + ask.get(f"/?event={event(2).id}").text


def test_a_store_that_cannot_be_read_leaves_the_page_as_it_was(tmp_path):
    home = tmp_path / "events.json"
    home.write_text("{")
    app = Starlette(middleware=[Middleware(Shell, shelf(Settings(store=str(home))))])
    app.mount("/", StaticFiles(directory=STATIC, html=True))
    with TestClient(app) as client:
        assert client.get("/").text == (STATIC / "index.html").read_text("utf-8")
