"""What the documents say of logins is so: the examples are read as the app reads them."""

import re
import shlex
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from timeline.core.errors import BadLogins
from timeline.core.settings import Settings
from timeline.desk import logins

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
DESK = (ROOT / "docs/desk.md").read_text("utf-8")
SECRETS, LIST = (
    re.sub(r"^   ", "", block, flags=re.MULTILINE) for block in re.findall(r"```toml\n(.*?)```", README, re.DOTALL)
)
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def right(text, **claims):
    told = {"is_logged_in": True, "iat": NOW.timestamp(), "email_verified": True, **claims}
    return logins.user(told, logins.read(text), NOW).right


def test_the_secrets_of_the_readme_are_what_a_login_needs():
    auth = tomllib.loads(SECRETS)["auth"]
    assert logins.providers({**auth, "cookie_secret": "x" * 32}) == ("default",)
    assert f"the redirect URI `{auth['redirect_uri']}`" in README


def test_the_secrets_of_the_readme_let_nobody_in_who_copies_them_as_they_are():
    with pytest.raises(BadLogins, match="cookie_secret"):
        logins.providers(tomllib.loads(SECRETS)["auth"])


def test_the_command_of_the_readme_makes_a_secret_that_is_long_enough():
    _, code = shlex.split(re.search(r"python3 (-c .*)", SECRETS)[1])
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert logins.providers({**tomllib.loads(SECRETS)["auth"], "cookie_secret": made})


@pytest.mark.parametrize(
    ("email", "expected"),
    [
        ("clara@example.org", "publisher"), ("anna@example.org", "editor"), ("whoever@desk.example.org", "editor"),
        ("mx@example.org", "reader"),
    ],
)  # fmt: skip
def test_the_list_of_the_readme_gives_the_rights_that_it_says(email, expected):
    assert right(LIST, email=email) == expected


def test_the_list_of_the_readme_has_all_that_a_list_may_hold_and_what_it_says_of_hours():
    read = logins.read(LIST)
    assert (read.ask, read.hours) == ("Clara Voss, extension 12", 12)
    assert "12 where the list does not say, 720 at most" in DESK
    assert logins.read("").hours == 12 and logins.read("hours = 720").hours == 720


def test_the_page_on_the_desk_shows_a_rule_for_roles_that_works():
    rule = re.search(r"`(editors = \[.roles=.*?\])`", DESK)[1]
    assert right(rule, email_verified=None, roles=["Timeline.Editor"]) == "editor"
    assert right(rule, email_verified=None, roles=[]) == "reader"


def test_the_files_that_the_readme_names_are_those_that_are_read():
    assert f"in `{Settings().editors}`" in README and f"(`{Settings().editors}`)" in DESK
    assert "into `.streamlit/secrets.toml`" in README


def test_the_extra_of_the_readme_brings_what_logins_need():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert "pip install '.[auth]'" in README
    assert {re.match(r"\w+", one)[0] for one in extras["auth"]} == {"authlib", "httpx"}
