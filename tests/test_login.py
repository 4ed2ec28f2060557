"""Logins on the running app, tried by hand over Streamlit's own protocol by those who may and those who may not."""

import ast
import json
import re
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from browser import ROOT, STRAIT
from newsroom import LIST, NOT_CLARA, PEOPLE, SECRET, serve
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from websockets.exceptions import InvalidStatus
from wire import sign_in, visiting

from timeline import store

PAGES = [  # the paths of all pages that there are
    next((one.value.value for one in call.keywords if one.arg == "url_path"), "")
    for call in ast.walk(ast.parse((ROOT / "timeline/pages/main.py").read_text("utf-8")))
    if isinstance(call, ast.Call) and ast.unparse(call.func) == "st.Page"
]


@pytest.fixture(scope="module")
def local(tmp_path_factory):
    """The app without logins, on the machine itself: its address and its store."""
    path, served = serve(tmp_path_factory.mktemp("local"))
    with served as address:
        yield SimpleNamespace(address=address, path=path)


@pytest.fixture(scope="module")
def forged(local):
    """All that a publisher at the machine itself can press and type into: page, query, fields and button."""
    found = {}
    for page in PAGES:
        for query in ("event=scope", "state=Rejected", "as=Table"):
            with visiting(local.address) as visitor:
                visitor.open(page, query)
                found |= {(page, one[1]): (page, query, visitor.fields, one) for one in visitor.buttons.items()}
    return [*found.values()]


def written(path):
    """What stands in a store, and beside it: every write changes it."""
    return sorted((one.name, one.read_bytes()) for one in path.parent.iterdir() if "events" in one.name)


def attack(visitor, forged):
    """Press everything, with something typed into every field."""
    for page, query, fields, (_, button) in forged:
        for field in fields.values():
            visitor.type(field, "19 March 2025")
        visitor.press(button, page, query)


def test_what_is_pressed_in_the_attacks_would_write_if_it_were_allowed(local, forged):
    labels = {label for *_, (label, _) in forged}
    assert {"Save", "Save and approve", "Approve", "Reject", "Take off the timeline", "Put back for review"} <= labels
    before = local.path.read_bytes()
    with visiting(local.address) as visitor:
        visitor.open("edit", "event=scope")
        visitor.type(visitor.fields["Title"], "Forged")
        visitor.press(next(one for *_, (label, one) in forged if label == "Save"), "edit", "event=scope")
    assert local.path.read_bytes() != before
    assert b'"Forged"' in local.path.read_bytes()


def test_an_anonymous_session_that_presses_everything_writes_nothing(app, forged):
    before = written(app.path)
    with visiting(app.address) as visitor:
        visitor.open("edit", "event=scope")
        assert "Editors sign in here, and nobody is signed in." in visitor.said
        attack(visitor, forged)
    assert written(app.path) == before


@pytest.mark.parametrize("person", ["mx", "liar", "late"])
def test_who_is_signed_in_without_a_right_writes_nothing(app, forged, person):
    before = written(app.path)
    with visiting(app.address, sign_in(app.address, person)) as visitor:
        visitor.open("review")
        assert re.search(r"not on the list|was verified as yours|sign-in has ended", visitor.said)
        attack(visitor, forged)
    assert written(app.path) == before


def test_an_editor_who_presses_what_only_publishers_see_approves_nothing(app, forged):
    approved = approvals(app.path)
    with visiting(app.address, sign_in(app.address, "ed")) as visitor:
        assert "Approve" not in visitor.open("review").buttons
        attack(visitor, [one for one in forged if "pprove" in one[3][0]])
    assert approvals(app.path) == approved


def approvals(path):
    return {one["id"] for one in json.loads(path.read_text("utf-8"))["events"] if one["review"] == "approved"}


@pytest.mark.parametrize(
    "header", ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP", "X-Forwarded-Host", "CF-Connecting-IP", "Host"]
)
def test_behind_a_proxy_the_machines_own_desk_is_closed_and_nothing_is_written(local, forged, header):
    before = written(local.path)
    told = {"host": "timeline.example.org"} if header == "Host" else {header: "203.0.113.7"}
    with visiting(local.address, **told) as visitor:
        assert "You edit as" not in visitor.open().said
        attack(visitor, [one for one in forged if one[3][0] in ("Save", "Save and approve", "Approve", "Reject")])
    assert written(local.path) == before


def user_of(app, cookies, **headers):
    """What the page says to a browser with these cookies."""
    with visiting(app.address, cookies, **headers) as visitor:
        return visitor.open().said


def test_a_login_is_good_for_this_browser_and_page_alone(app):
    cookies = sign_in(app.address, "clara")
    assert "You edit as **clara@" in user_of(app, cookies)
    assert "You edit as" not in user_of(app, {**cookies, "_streamlit_xsrf": "2|00|00|0"})
    assert "You edit as" not in user_of(app, {name: one for name, one in cookies.items() if "xsrf" not in name})
    assert "You edit as" not in user_of(app, cookies, origin=None)
    assert "You edit as" not in user_of(app, cookies, host=f"localhost:{app.address.rpartition(':')[2]}")
    with pytest.raises(InvalidStatus):
        user_of(app, cookies, origin="https://evil.example")


def test_a_cookie_that_is_tampered_with_is_none(app):
    cookies = sign_in(app.address, "ed")
    claims = {**PEOPLE["clara"], "is_logged_in": True, "iat": datetime.now(UTC).timestamp(), "origin": app.address}
    name = "_streamlit_user"
    signed = cookies[name]
    assert "You edit as **ed@" in user_of(app, cookies)
    for forged in (
        create_signed_value("another secret that is long enough too", name, json.dumps(claims)).decode(),
        create_signed_value("", name, json.dumps(claims)).decode(),
        create_signed_value(SECRET, "_streamlit_user_tokens", json.dumps(claims)).decode(),
        json.dumps(claims).replace(" ", "").replace('"', "%22").replace(",", "%2C"),
        signed[:-9] + ("A" if signed[-9] != "A" else "B") + signed[-8:],
        ("X" if signed[0] != "X" else "Y") + signed[1:],
        cookies["_streamlit_user_tokens"],
        "",
    ):
        assert "You edit as" not in user_of(app, {**cookies, name: forged})
    true = create_signed_value(SECRET, name, json.dumps(claims)).decode()
    assert "You edit as **clara@" in user_of(app, {**cookies, name: true})  # only the secret made the difference


def test_nobody_takes_up_the_session_of_somebody_else(app):
    cookies = sign_in(app.address, "ed")
    with visiting(app.address, cookies) as visitor:
        assert "You edit as" in visitor.open().said
        for others in (None, sign_in(app.address, "mx")):
            with visiting(app.address, others, session=visitor.session) as thief:
                assert "You edit as" not in thief.open().said
                assert thief.session != visitor.session
        assert "You edit as" in visitor.open().said
    for others in (None, sign_in(app.address, "mx")):
        with visiting(app.address, others, session=visitor.session) as thief:
            assert "You edit as" not in thief.open().said


@pytest.mark.parametrize("token", NOT_CLARA)
def test_a_token_that_is_not_the_providers_answer_to_this_sign_in_signs_nobody_in(app, token):
    cookies = sign_in(app.address, token.replace(" ", "-"))
    assert [name for name in cookies if "user" in name] == []
    assert "You edit as" not in user_of(app, cookies)


def test_whoever_comes_by_another_name_reads_where_editors_sign_in(app):
    port = app.address.rpartition(":")[2]
    with visiting(app.address, host=f"localhost:{port}") as visitor:
        visitor.open()
        assert next(label for label, page in visitor.links.items() if page == f"{app.address}/").startswith("Editors: ")
        assert not visitor.buttons.keys() & {"Editors: sign in"}


def test_who_is_taken_off_the_list_saves_nothing_more_in_a_window_that_is_open(app):
    cookies = sign_in(app.address, "ed")
    with visiting(app.address, cookies) as visitor:
        visitor.open("edit", "event=scope")
        visitor.type(visitor.fields["Title"], "Typed before")
        app.editors.write_text(LIST.replace("ed@", "eddie@"), "utf-8")
        before = written(app.path)
        visitor.press(visitor.buttons["Save"], "edit", "event=scope")
        assert "who is not on the list of editors. Ask Clara Voss, extension 12." in visitor.said
        app.editors.write_text("editors = [", "utf-8")
        visitor.press(visitor.buttons["Save"], "edit", "event=scope")
        assert "The list of editors is broken" in visitor.said
        app.editors.unlink()
        visitor.press(visitor.buttons["Save"], "edit", "event=scope")
        assert "the list of editors" in visitor.said and "cannot be read" in visitor.said
        assert written(app.path) == before
        app.editors.write_text(LIST, "utf-8")
        visitor.press(visitor.buttons["Save"], "edit", "event=scope")
        assert written(app.path) != before


def test_what_was_typed_when_a_sign_in_ended_is_there_after_the_next_one(app):
    with visiting(app.address, sign_in(app.address, "ed")) as visitor:
        visitor.open("edit", "event=island-talks")
        visitor.type(visitor.fields["Title"], "Typed long before")
        visitor.open_again("edit", "event=island-talks")
        visitor.type(visitor.fields["Summary"], "Typed last")
        app.editors.write_text(LIST + "hours = 0.0000001", "utf-8")
        visitor.press(visitor.buttons["Save"], "edit", "event=island-talks")
        assert "Your sign-in has ended" in visitor.said
    app.editors.write_text(LIST, "utf-8")
    with visiting(app.address, sign_in(app.address, "clara")) as visitor:
        assert visitor.open("edit", "event=island-talks").held["Summary"] != "Typed last"
    with visiting(app.address, sign_in(app.address, "ed")) as visitor:
        visitor.open("edit", "event=island-talks")
        assert (visitor.held["Title"], visitor.held["Summary"]) == ("Typed long before", "Typed last")
        visitor.type(visitor.fields["Place"], "Gull Island, the mole")
        visitor.press(visitor.buttons["Sign out"], "edit", "event=island-talks")
    with visiting(app.address, sign_in(app.address, "ed")) as visitor:
        assert visitor.open("edit", "event=island-talks").held["Place"] == "Gull Island, the mole"


def test_after_signing_out_the_same_session_edits_no_more(app):
    with visiting(app.address, sign_in(app.address, "ed")) as visitor:
        visitor.open("edit", "event=scope")
        visitor.press(visitor.buttons["Sign out"], "edit", "event=scope")
        assert visitor.leads_to == "/auth/logout"
        before = written(app.path)
        visitor.type(visitor.fields["Title"], "After the end")
        visitor.press(visitor.buttons["Save"], "edit", "event=scope")
        assert "nobody is signed in" in visitor.said
        assert written(app.path) == before


def test_secrets_that_cannot_be_read_open_no_desk(tmp_path, forged):
    secrets = tmp_path / "secrets.toml"
    secrets.write_text("[auth\n", "utf-8")
    path, served = serve(tmp_path, "--secrets.files", str(secrets))
    with served as address, visiting(address) as visitor:
        visitor.open("edit")
        assert "The secrets of this server cannot be read" in visitor.said
        assert "Sign in" not in visitor.buttons
        attack(visitor, [one for one in forged if one[3][0] == "Save"])
    assert path.read_bytes() == STRAIT.read_bytes()


def test_readers_see_one_line_and_no_proposals(app):
    with visiting(app.address) as visitor:
        visitor.open(query="proposals=shown")
        assert "You edit as" not in visitor.said
        assert [one for one in visitor.buttons if "ign in" in one or "ign out" in one] == ["Editors: sign in"]
        waiting = [one for one in store.open(str(app.path)).load().timeline.events if one.review == "proposed"]
        assert waiting and not any(one.title in visitor.said for one in waiting)
