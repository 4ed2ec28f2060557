"""Every page for every role: whatever a page shows comes after the question who asks, on pages of tomorrow, too."""

import ast
from datetime import UTC, datetime
from pathlib import Path

import pytest
from nouns_view import STRAIT
from streamlit import config
from streamlit.testing.v1 import AppTest

from timeline.pages import headers, signing, who

FOLDER = Path(__file__).parent.parent / "timeline" / "pages"
FILES = [
    call.args[0].value
    for call in ast.walk(ast.parse((FOLDER / "main.py").read_text("utf-8")))
    if isinstance(call, ast.Call) and ast.unparse(call.func) == "st.Page"
]
FOR_READERS = {"browse.py", "event.py", "about.py", "embedding.py"}  # every other page is the editors'
AUTH = {
    "redirect_uri": "https://timeline.example.org/oauth2callback", "cookie_secret": "x" * 32, "client_id": "timeline",
    "client_secret": "s", "server_metadata_url": "https://login.example/.well-known/openid-configuration",
}  # fmt: skip
LIST = 'publishers = ["clara@example.org"]\neditors = ["ed@example.org"]\n'
MAIN = """
import streamlit as st
pages = [st.Page({folder!r} + "/" + name, default=name == {shown!r}) for name in {files!r}]
st.navigation(pages, position="hidden").run()
"""


class Door:
    """The app as somebody comes to it: `email` is who they signed in as, `auth` is in the secrets."""

    def __init__(self, folder):
        self._main = folder / "main.py"
        self.editors = folder / "editors.toml"
        self.editors.write_text(LIST, "utf-8")
        self.email, self.auth = None, AUTH

    def claims(self):
        now = datetime.now(UTC).timestamp()
        return {"is_logged_in": True, "email": self.email, "email_verified": True, "iat": now} if self.email else {}

    def open(self, file, **query):
        self._main.write_text(MAIN.format(folder=str(FOLDER), shown=file, files=FILES), "utf-8")
        page = AppTest.from_file(str(self._main), default_timeout=30)
        if self.auth is not None:
            page.secrets["auth"] = self.auth
        for key, value in query.items():
            page.query_params[key] = value
        page.run()
        assert not page.exception
        return page


@pytest.fixture
def door(monkeypatch, tmp_path):
    (tmp_path / "events.json").write_bytes(STRAIT.read_bytes())
    made = Door(tmp_path)
    monkeypatch.setenv("TIMELINE_STORE", str(tmp_path / "events.json"))
    monkeypatch.setenv("TIMELINE_EDITORS", str(made.editors))
    monkeypatch.setattr(signing, "claims", made.claims)
    # the script of the test stands in another folder, so links to pages are of no use in it
    monkeypatch.setattr("streamlit.page_link", lambda *_, **__: None)
    return made


def titles(page):
    return [one.value for one in page.title]


def said(page):
    return "\n".join(one.value for one in [*page.markdown, *page.error, *page.warning, *page.info])


def buttons(page):
    return {one.label for one in page.button}


def widgets(page):
    """All that somebody could type into, tick or choose from."""
    kinds = ("text_input", "text_area", "checkbox", "multiselect", "selectbox", "radio", "toggle", "file_uploader")
    return [kind for kind in kinds for _ in page.get(kind)]


def test_all_pages_are_known():
    assert set(FILES) >= {"browse.py", "edit.py", "review.py"} | FOR_READERS


@pytest.mark.parametrize("file", sorted(set(FILES) - FOR_READERS))
@pytest.mark.parametrize("email", [None, "mx@elsewhere.example"])
def test_a_page_of_the_desk_shows_a_reader_the_door_and_nothing_else(door, file, email):
    door.email = email
    page = door.open(file, event="scope", proposals="shown")
    assert titles(page) == ["The editors’ desk"]
    assert buttons(page) == ({"Sign out"} if email else {"Sign in"})
    assert widgets(page) == []
    assert ("mx@\u2060elsewhere.example" in said(page)) is bool(email)


@pytest.mark.parametrize("file", sorted(set(FILES) - FOR_READERS))
def test_a_page_of_the_desk_opens_for_editors_and_publishers_and_says_who_they_are(door, file):
    for email, right in (("ed@example.org", "an editor"), ("clara@example.org", "a publisher")):
        door.email = email
        page = door.open(file)
        assert titles(page) != ["The editors’ desk"]
        assert f"with the rights of {right} until" in said(page)
        assert "Sign out" in buttons(page)


@pytest.mark.parametrize("file", sorted(set(FILES) - FOR_READERS))
def test_an_editor_is_offered_no_approval(door, file):
    door.email = "ed@example.org"
    for query in ({}, {"event": "scope"}, {"as": "Table"}):
        assert [label for label in buttons(door.open(file, **query)) if "approve" in label.lower()] == []


@pytest.mark.parametrize("file", sorted(FOR_READERS & set(FILES)))
def test_a_page_for_readers_opens_for_all_and_shows_readers_nothing_of_the_desk(door, file):
    for email in (None, "mx@elsewhere.example", "ed@example.org"):
        door.email = email
        page = door.open(file, event="scope")
        assert "The editors’ desk" not in titles(page)
        assert ("You edit as" in said(page)) <= (email == "ed@example.org")
        assert buttons(page) & {"Sign in", "Editors: sign in"} <= (set() if email else {"Editors: sign in"})


def test_the_app_opens_a_store_for_writing_in_one_place_and_behind_the_guard():
    """A store that is opened without a clock is for reading only."""
    code = [file for layer in ("pages", "publish", "desk") for file in (FOLDER.parent / layer).rglob("*.py")]
    writing = {
        file.name
        for file in [*code, FOLDER.parent.parent / "app.py"]
        for call in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(call, ast.Call)
        if ast.unparse(call.func).endswith(("Guarded", "JsonFile", "Database"))
        or (ast.unparse(call.func).endswith("store.open") and (len(call.args) > 1 or call.keywords))
    }
    assert writing == {"who.py"}


def test_at_the_foot_of_the_timeline_editors_sign_in_with_whom_they_like(door):
    assert "Editors: sign in" in buttons(door.open("browse.py"))
    named = {key: AUTH[key] for key in ("client_id", "client_secret", "server_metadata_url")}
    door.auth = {key: AUTH[key] for key in ("redirect_uri", "cookie_secret")} | {
        "google": named,
        "_x": "",
        "okta": named,
    }
    assert {"Editors: sign in with google", "Editors: sign in with okta"} <= buttons(door.open("browse.py"))


@pytest.mark.parametrize(
    ("auth", "words"),
    [
        ({**AUTH, "cookie_secret": "xxx"}, "`cookie_secret` under [auth]"),
        ({}, "`cookie_secret` under [auth]"),
        ("yes", "[auth] is a table"),
    ],
)
def test_logins_that_are_not_sound_open_no_desk_not_even_on_the_machine_itself(door, monkeypatch, auth, words):
    door.auth, door.email = auth, "clara@example.org"
    monkeypatch.setattr(who, "is_local", lambda *_: True)
    page = door.open("edit.py")
    assert titles(page) == ["The editors’ desk is closed"]
    assert words in said(page).replace("\\", "")
    assert buttons(page) == {"Sign out"}


def test_where_headers_name_the_user_nobody_is_signed_in(door):
    door.email = "clara@example.org"
    config.set_option("server.trustedUserHeaders", {"X-Email": "email"})
    try:
        assert "a header could speak for anybody" in said(door.open("edit.py"))
    finally:
        config.set_option("server.trustedUserHeaders", {})


def test_a_desk_that_is_closed_is_closed_to_those_who_are_signed_in(door, monkeypatch):
    door.email = "clara@example.org"
    monkeypatch.setenv("TIMELINE_DESK", "closed")
    page = door.open("review.py")
    assert titles(page) == ["The editors’ desk is closed"]
    assert buttons(page) == {"Sign out"}
    door.email = None
    assert not buttons(door.open("edit.py"))
    assert "Editors: sign in" not in buttons(door.open("browse.py"))


def test_without_logins_the_machine_itself_edits_and_all_others_read(door, monkeypatch):
    door.auth = None
    monkeypatch.setattr(who, "is_local", lambda *_: True)
    page = door.open("edit.py")
    assert "on this machine" in said(page) and not buttons(page) & {"Sign in", "Sign out"}
    monkeypatch.setattr(who, "is_local", lambda *_: False)
    page = door.open("edit.py")
    assert titles(page) == ["The editors’ desk is closed"] and not buttons(page)


@pytest.mark.parametrize("name", ["_streamlit_user", "_streamlit_user_tokens_1", "_streamlit_session"])
def test_over_https_the_cookies_of_a_login_are_sent_in_no_other_way(monkeypatch, name):
    sent = (b"set-cookie", f"{name}=abc; HttpOnly; Path=/; SameSite=lax".encode())
    monkeypatch.setattr(signing, "is_https", lambda: True)
    assert headers.secured(sent) == (b"set-cookie", sent[1] + b"; Secure")
    assert headers.secured(headers.secured(sent)) == headers.secured(sent)
    assert headers.secured((b"set-cookie", b"other=1")) == (b"set-cookie", b"other=1")
    monkeypatch.setattr(signing, "is_https", lambda: False)
    assert headers.secured(sent) == sent
