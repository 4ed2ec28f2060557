"""Who a login is: the list of editors, the claims of a token, and every trick that shall not make an editor."""

import contextlib
import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.core.errors import BadLogins
from timeline.core.users import PARSER
from timeline.desk import logins
from timeline.desk.logins import Editors

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
CLARA = {
    "is_logged_in": True, "iss": "https://login.example", "sub": "248289761001", "name": "Clara Voss",
    "email": "clara@example.org", "email_verified": True, "iat": NOW.timestamp() - 60,
}  # fmt: skip
DESK = Editors(
    ("clara@example.org", "roles=Chief"),
    ("ed@example.org", "@desk.example.org", "groups=News", "groups=team@example.org"),
    "Clara",
    12,
)


def right(**claims):
    return logins.user({**CLARA, **claims}, DESK, NOW).right


def address(email):
    return {"email": email}


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({}, "publisher"),
        (address("ed@example.org"), "editor"),
        (address("anybody@desk.example.org"), "editor"),
        (address("mx@example.org"), "reader"),
        (address("mx@example.org") | {"roles": ["Chief"]}, "publisher"),
        (address("mx@example.org") | {"roles": "Chief"}, "publisher"),
        (address("mx@example.org") | {"groups": ["Sports", "News"]}, "editor"),
        ({"email": None, "roles": ["Chief"]}, "publisher"),
        (address("ed@example.org") | {"roles": ["Chief"]}, "publisher"),
    ],
)
def test_the_list_says_what_somebody_may(claims, expected):
    assert right(**claims) == expected


@pytest.mark.parametrize("email", ["Clara@Example.Org", "CLARA@EXAMPLE.ORG"])
def test_capitals_do_not_matter_in_an_address(email):
    assert right(email=email) == "publisher"


@pytest.mark.parametrize(
    "email",
    [
        "clara@example.org.evil.example", "clara@evil-example.org", "clara@sub.example.org", "clara@example.org.",
        "x@evildesk.example.org", "x@sub.desk.example.org", "x@desk.example.org.evil.example", "@desk.example.org",
        "x@y@desk.example.org", '"x@desk.example.org"@evil.example', "x@desk.example.org\n", " clara@example.org",
        "clara@example.org ", "clara@example.org\x00", "clara@example.org,mx@evil.example", "clara+desk@example.org",
        "c\u0131ara@example.org", "clar\u0430@example.org", "\u212alara@example.org", "ed@\uff45xample.org",
        "groups=team@example.org",
        "@", "", "roles=Chief", "groups=News", "clara", ["clara@example.org"], {"clara@example.org": 1}, None, True, 7,
    ],
)  # fmt: skip
def test_an_address_that_only_looks_like_one_on_the_list_gives_no_right(email):
    assert right(email=email) == "reader"


def test_a_look_alike_that_python_would_fold_is_another_address():
    kelvin = "\u212aarl@example.org"
    assert kelvin.lower() == "karl@example.org"
    user = logins.user({**CLARA, "email": kelvin}, Editors(publishers=("karl@example.org",)), NOW)
    assert user.right == "reader"


@pytest.mark.parametrize("verified", [False, None, "true", "True", 1, "no", [True], {}])
def test_an_address_counts_only_if_the_provider_verified_it(verified):
    user = logins.user({**CLARA, "email_verified": verified}, DESK, NOW)
    assert user.right == "reader"
    assert "does not say that clara@example.org was verified as yours" in user.where


def test_what_does_not_say_that_it_is_verified_is_not():
    claims = {key: value for key, value in CLARA.items() if key != "email_verified"}
    assert logins.user(claims, DESK, NOW).right == "reader"


@pytest.mark.parametrize("told", [False, None, "true", 1, "yes"])
def test_whoever_is_not_signed_in_may_nothing(told):
    user = logins.user({**CLARA, "is_logged_in": told}, DESK, NOW)
    assert (user.name, user.right) == ("", "reader")


@pytest.mark.parametrize(
    "issued",
    [
        None, "", "now", True, [], math.nan, math.inf, -math.inf, 1e300, -1e300, 0, 10**400,
        NOW.timestamp() - 12 * 3600, NOW.timestamp() + 301, str(NOW.timestamp()),
    ],
)  # fmt: skip
def test_a_sign_in_ends_and_one_without_a_sound_time_never_began(issued):
    user = logins.user({**CLARA, "iat": issued}, DESK, NOW)
    assert (user.name, user.right) == ("", "reader")
    assert "Sign in again" in user.where


@pytest.mark.parametrize("ago", [-300, 0, 12 * 3600 - 1])
def test_a_sign_in_lasts_as_long_as_the_list_says(ago):
    assert right(iat=NOW.timestamp() - ago) == "publisher"


def test_an_editor_reads_until_when_they_are_signed_in():
    zone = NOW.astimezone(UTC).replace(tzinfo=UTC).astimezone(datetime.strptime("+0200", "%z").tzinfo)
    assert logins.user(CLARA, DESK, zone).where == "with the rights of a publisher until 23:29"
    long = Editors(DESK.publishers, hours=48)
    assert logins.user(CLARA, long, NOW).where == "with the rights of a publisher until 4 March, 09:29"


def test_who_is_not_on_the_list_reads_whom_to_ask():
    user = logins.user({**CLARA, "email": "mx@elsewhere.example"}, DESK, NOW)
    assert user.where == "You are signed in as mx@elsewhere.example, who is not on the list of editors. Ask Clara."
    nobody = logins.user({**CLARA, "email": None}, Editors(), NOW)
    assert nobody.where.endswith("does not tell your e-mail address. Ask whoever runs this timeline.")


def test_what_is_saved_is_signed_with_the_verified_address_and_not_with_a_name_of_ones_own_choice():
    assert logins.user({**CLARA, "name": "parser", "preferred_username": "ed"}, DESK, NOW).name == "clara@example.org"


@pytest.mark.parametrize("chosen", [PARSER, "ed@example.org", "", None, "a\nb", 7])
def test_who_comes_by_a_role_is_told_from_everybody_who_takes_the_same_name(chosen):
    by_role = {**CLARA, "email_verified": False, "roles": ["Chief"], "preferred_username": chosen, "name": chosen}
    one, other = (logins.user({**by_role, "sub": sub}, DESK, NOW) for sub in ("1", "2"))
    assert one.may_publish and other.may_publish
    assert one.name != other.name
    assert one.name not in (chosen, PARSER) and "#" in one.name and "\n" not in one.name


@pytest.mark.parametrize(
    "roles", [None, [], [None], {"Chief": True}, ["chief"], "Chief ", ["roles=Chief"], ["Chie", "f"], 1]
)
def test_a_role_is_told_word_for_word(roles):
    assert right(email="mx@example.org", roles=roles) == "reader"


@pytest.mark.parametrize("claim", ["email", "name", "role", "group", "preferred_username", "sub", "hd", "editors"])
def test_no_other_claim_gives_a_right(claim):
    assert right(**{"email_verified": False, claim: "Chief"}) == "reader"
    assert right(**{"email_verified": False, claim: "clara@example.org"}) == "reader"


claims = st.dictionaries(
    st.sampled_from(["is_logged_in", "email", "email_verified", "iat", "roles", "groups", "name", "sub", "iss"]),
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text(), max_size=3),
)


@given(claims)
def test_whatever_a_token_says_an_empty_list_gives_no_right_and_a_sentence(told):
    user = logins.user(told, Editors(), NOW)
    assert user.right == "reader" and user.where


def test_an_account_is_its_provider_and_its_number_there():
    assert logins.account(CLARA) == logins.account({**CLARA, "email": "new@example.org", "iat": 1})
    assert logins.account(CLARA) != logins.account({**CLARA, "iss": "https://other.example"})
    assert logins.account({**CLARA, "is_logged_in": False}) == ""


LIST = """
publishers = ["Clara@Example.org", "roles=Timeline.Publisher"]
editors = ["@Desk.Example.org"]
ask = "Clara Voss, extension 12"
hours = 8
"""


def test_the_list_is_read():
    publishers = ("clara@example.org", "roles=Timeline.Publisher")
    assert logins.read(LIST) == Editors(publishers, ("@desk.example.org",), "Clara Voss, extension 12", 8)
    assert logins.read("") == Editors()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("publishers = [clara@example.org]", "The list of editors is broken: .*line 1"),
        ('publisher = ["clara@example.org"]', "does not know `publisher`"),
        ('editors = "clara@example.org"', "`editors` in the list of editors is a list"),
        ("editors = [7]", "is a list of addresses"),
        ('editors = ["clara"]', "“clara” in the list of editors is no address"),
        ('editors = ["*"]', "is no address"),
        ('editors = [""]', "is no address"),
        ('editors = ["@"]', "is no address"),
        ('editors = ["roles="]', "is no address"),
        ('editors = ["email=clara@example.org x"]', "is no address"),
        ('editors = ["a@b@example.org"]', "is no address"),
        ('editors = ["@gmail.com"]', "would let in everybody"),
        ('editors = ["@Outlook.com"]', "would let in everybody"),
        ("hours = 0", "`hours` in the list of editors is a number above 0"),
        ("hours = 721", "at most 720"),
        ("hours = true", "is a number"),
        ("hours = nan", "is a number"),
        ('hours = "12"', "is a number"),
        ("ask = 12", "`ask` in the list of editors is a text"),
    ],
)
def test_a_list_with_a_slip_in_it_lets_nobody_in_and_says_the_slip(text, said):
    with pytest.raises(BadLogins, match=said):
        logins.read(text)


@given(st.text(max_size=200))
def test_any_text_is_a_list_or_refused(text):
    with contextlib.suppress(BadLogins):
        assert isinstance(logins.read(text), Editors)


AUTH = {
    "redirect_uri": "https://timeline.example.org/oauth2callback", "cookie_secret": "x" * 32, "client_id": "t",
    "client_secret": "s", "server_metadata_url": "https://login.example/.well-known/openid-configuration",
}  # fmt: skip
OTHER = {key: AUTH[key] for key in ("client_id", "client_secret", "server_metadata_url")}
SHARED = {key: AUTH[key] for key in ("redirect_uri", "cookie_secret")}


def test_one_provider_or_several():
    assert logins.providers(AUTH) == ("default",)
    assert logins.providers({**AUTH, "client_kwargs": {"prompt": "login"}}) == ("default",)
    assert logins.providers({**SHARED, "google": OTHER, "okta": OTHER}) == ("google", "okta")
    assert logins.providers({**AUTH, "okta": OTHER}) == ("okta", "default")


@pytest.mark.parametrize(
    ("auth", "said"),
    [
        ({}, "`cookie_secret` under .auth. must be a random text of at least 32"),
        ({**AUTH, "cookie_secret": "xxx"}, "at least 32 characters"),
        ({**AUTH, "redirect_uri": "https://timeline.example.org"}, "`redirect_uri` under"),
        (SHARED, "`client_id` is missing under .auth."),
        ({**AUTH, "client_secret": ""}, "`client_secret` is missing"),
        ({**SHARED, "google": {"client_id": "t"}}, "is missing under .auth.google."),
        ({**SHARED, "my_own": OTHER}, "no underscore: rename .auth.my_own."),
    ],
)
def test_logins_that_are_not_set_up_soundly_are_none(auth, said):
    with pytest.raises(BadLogins, match=said):
        logins.providers(auth)


def test_a_sign_in_of_twelve_hours_is_what_a_list_means_that_does_not_say():
    assert logins.ends_at(CLARA, logins.read("")) == NOW - timedelta(seconds=60) + timedelta(hours=12)
