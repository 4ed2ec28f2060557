"""Logins on the running app: in a real browser, by hand over Streamlit's own protocol, and by those who may not."""

import ast
import json
import re
import shutil
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from browser import RESTING, ROOT, STRAIT, looking, serving
from provider import CLIENT, Provider
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from websockets.exceptions import InvalidStatus
from wire import sign_in, visiting

from timeline import store

PEOPLE = {
    "clara": {"email": "Clara@example.org", "email_verified": True, "name": "Clara"},
    "ed": {"email": "ed@example.org", "email_verified": True, "name": "Clara"},
    "mx": {"email": "mx@elsewhere.example", "email_verified": True, "name": "clara@example.org"},
    "liar": {"email": "clara@example.org", "email_verified": False, "roles": ["chief"]},
    "late": {"email": "clara@example.org", "email_verified": True, "iat": 13 * 3600},
}
NOT_CLARA = {
    "another key": {"forged": True},
    "for another app": {"aud": "another-app"},
    "passed on": {"aud": [CLIENT, "another-app"], "azp": "another-app"},
    "from another provider": {"iss": "https://evil.example"},
    "of another sign-in": {"nonce": "x"},
    "too late": {"exp": 1_700_000_000},
    "of nobody": {"sub": None},
}
PEOPLE |= {name.replace(" ", "-"): PEOPLE["clara"] | claims for name, claims in NOT_CLARA.items()}
LIST = 'publishers = ["clara@example.org"]\neditors = ["ed@example.org"]\nask = "Clara Voss, extension 12"\n'
SECRET = "a secret that is long enough to be one"
PAGES = [  # the paths of all pages that there are
    next((one.value.value for one in call.keywords if one.arg == "url_path"), "")
    for call in ast.walk(ast.parse((ROOT / "timeline/pages/main.py").read_text("utf-8")))
    if isinstance(call, ast.Call) and ast.unparse(call.func) == "st.Page"
]


def serve(folder, *options, **settings):
    path = folder / "events.json"
    shutil.copy(STRAIT, path)
    return path, serving(path, *options, **settings)


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    """The app with logins: its address, its store, the list of editors, its provider."""
    folder = tmp_path_factory.mktemp("logins")
    editors, secrets = folder / "editors.toml", folder / "secrets.toml"
    editors.write_text(LIST, "utf-8")
    with Provider(PEOPLE) as provider:
        secrets.write_text(provider.secrets(SECRET), "utf-8")
        path, served = serve(folder, "--secrets.files", str(secrets), TIMELINE_EDITORS=str(editors))
        with served as address:
            yield SimpleNamespace(address=address, path=path, editors=editors, provider=provider)
        assert provider.troubles == []


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


@pytest.fixture
def look(chromium, app):
    with looking(chromium, app.address) as open_page:
        yield open_page


def click(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def sign_in_as(page, person):
    click(page, "Editors: sign in")
    page.get_by_role("link", name=f"I am {person}").click()
    page.wait_for_selector(".st-key-masthead h1", timeout=60_000)
    page.wait_for_selector(RESTING, timeout=60_000)


def saved(app, title):
    events = store.open(str(app.path)).load().timeline.events
    return next(event for event in events if event.title == title)


@pytest.mark.browser
def test_an_editor_signs_in_and_adds_an_event_which_a_publisher_approves(look, app):
    page = look("")
    sign_in_as(page, "ed")
    page.get_by_text("with the rights of an editor until").wait_for()
    page.get_by_role("link", name="Add an event").click()
    page.get_by_label("Date", exact=True).press_sequentially("11 March 2025")
    page.get_by_text("EDTF 2025-03-11").wait_for()
    page.get_by_label("Title", exact=True).fill("The harbour is closed")
    click(page, "Add a source")
    page.get_by_label("Outlet of source 1").fill("The Tagus Courier")
    page.get_by_label("Quote from source 1").fill("The harbour was closed on Tuesday.")
    click(page, "Save")
    page.get_by_text("It waits for review.").wait_for()
    assert page.get_by_role("button", name="Save and approve").count() == 0
    proposed = saved(app, "The harbour is closed")
    assert (proposed.review, proposed.touched_by) == ("proposed", "ed@example.org")
    click(page, "Sign out")
    page.get_by_role("button", name="Editors: sign in").wait_for(timeout=60_000)
    assert not [one for one in page.context.cookies() if one["name"].startswith("_streamlit_user")]
    assert page.get_by_text("You edit as").count() == 0
    sign_in_as(page, "clara")
    page.get_by_text("with the rights of a publisher until").wait_for()
    page.goto(f"{app.address}/edit?event={proposed.id}")
    page.wait_for_selector(RESTING, timeout=60_000)
    click(page, "Save and approve")
    page.get_by_text("It is on the timeline.").wait_for()
    approved = saved(app, "The harbour is closed")
    assert (approved.review, approved.touched_by) == ("approved", "clara@example.org")


@pytest.mark.browser
def test_a_reader_who_signs_in_reads_whom_to_ask(look):
    page = look("", width=360, scheme="dark")
    sign_in_as(page, "mx")
    page.get_by_text("who is not on the list of editors. Ask Clara Voss, extension 12.").wait_for()
    page.goto(page.url + "review")
    page.get_by_role("heading", name="The editors’ desk").wait_for()
    assert page.get_by_role("button", name="Sign out").bounding_box()["height"] >= 44
    click(page, "Sign out")
    page.get_by_role("button", name="Editors: sign in").wait_for(timeout=60_000)
