"""Logins: whether they are set up soundly, who is on the newsroom's list, and what that makes of a login's claims."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from timeline.core.errors import BadLogins
from timeline.core.users import Right, User

_SECRET: Final = 32  # characters; whoever guesses the secret can sign a cookie as anybody
_HOURS: Final = 12  # a long day in a newsroom
_LONGEST: Final = 720  # hours; the browser forgets the cookie after 30 days
_AHEAD: Final = timedelta(minutes=5)  # by how much a provider's clock may be ahead of ours
_ADDRESS: Final = re.compile(r"[^@\s=]+@[^@\s=]+")
_RULE: Final = re.compile(r"(?:roles|groups)=\S.*|[^@\s=]*@[^@\s=]+")
_SMALL: Final = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}
_ANYBODYS: Final = ("gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com", "gmx.net")


@dataclass(frozen=True, slots=True)
class Editors:
    """The newsroom's list. A rule is an address, “@” and a domain, or “roles=” or “groups=” and what the claim holds.

    `ask` is whom somebody asks who may not edit yet; `hours` is how long a sign-in lasts.
    """

    publishers: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    ask: str = ""
    hours: float = _HOURS


def providers(auth: Mapping[str, object]) -> tuple[str, ...]:
    """The names of the providers under [auth], “default” for the one that has none. Raises BadLogins."""
    if len(str(auth.get("cookie_secret", ""))) < _SECRET:
        raise BadLogins(f"`cookie_secret` under [auth] must be a random text of at least {_SECRET} characters.")
    if not str(auth.get("redirect_uri", "")).endswith("/oauth2callback"):
        raise BadLogins("`redirect_uri` under [auth] must be the address of the timeline and /oauth2callback.")
    named = {name: one for name, one in auth.items() if isinstance(one, Mapping) and name != "client_kwargs"}
    found = named | ({"default": auth} if "client_id" in auth or not named else {})
    for name, one in found.items():
        section = "[auth]" if name == "default" else f"[auth.{name}]"
        if missing := {"client_id", "client_secret", "server_metadata_url"} - {key for key in one if one[key]}:
            raise BadLogins(f"`{min(missing)}` is missing under {section}.")
        if "_" in name:
            raise BadLogins(f"The name of a provider holds no underscore: rename {section}.")
    return tuple(found)


def read(text: str) -> Editors:
    """The list that a TOML file holds. Raises BadLogins, and then nobody is on it."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadLogins(f"The list of editors is broken: {error}.") from error
    if unknown := found.keys() - {"publishers", "editors", "ask", "hours"}:
        raise BadLogins(f"The list of editors does not know `{min(unknown)}`.")
    hours, ask = found.get("hours", _HOURS), found.get("ask", "")
    if isinstance(hours, bool) or not isinstance(hours, int | float) or not 0 < hours <= _LONGEST:
        raise BadLogins(f"`hours` in the list of editors is a number above 0, at most {_LONGEST}.")
    if not isinstance(ask, str):
        raise BadLogins("`ask` in the list of editors is a text: the person whom others ask.")
    return Editors(_rules(found, "publishers"), _rules(found, "editors"), ask.strip(), hours)


def user(claims: Mapping[str, object], editors: Editors, now: datetime) -> User:
    """Who is signed in with these claims of an OpenID Connect token, and what they may do.

    Streamlit adds `is_logged_in` once it has checked the token. An address counts only if the provider has verified it.
    `now` is in the time zone of whoever reads when their sign-in ends.
    """
    if claims.get("is_logged_in") is not True:
        return User("", where="Editors sign in here, and nobody is signed in.")
    ends = ends_at(claims, editors)
    if ends is None or not now < ends <= now + _AHEAD + timedelta(hours=editors.hours):
        return User("", where="Your sign-in has ended. Sign in again to go on.")
    address = _address(claims)
    right = _right(claims, address, editors)
    if right == "reader":
        return User(address, where=_why_not(claims, address, editors))
    until = ends.astimezone(now.tzinfo)
    rights = f"with the rights of {'an' if right == 'editor' else 'a'} {right}"
    clock = f"{until:%H:%M}" if until - now < timedelta(hours=20) else f"{until.day} {until:%B, %H:%M}"
    return User(address or _label(claims), right, f"{rights} until {clock}")


def ends_at(claims: Mapping[str, object], editors: Editors) -> datetime | None:
    """When a sign-in ends: so many hours after the provider issued its token (`iat`); None where it does not say."""
    issued = claims.get("iat")
    if isinstance(issued, bool) or not isinstance(issued, int | float):
        return None
    try:
        return datetime.fromtimestamp(issued, UTC) + timedelta(hours=editors.hours)
    except (OverflowError, OSError, ValueError):
        return None


def account(claims: Mapping[str, object]) -> str:
    """What stands for one account for ever: its provider (`iss`) and its number there (`sub`); "" without a login."""
    if claims.get("is_logged_in") is not True:
        return ""
    return hashlib.sha256(f"{claims.get('iss')} {claims.get('sub')}".encode()).hexdigest()


def _rules(found: Mapping[str, object], right: str) -> tuple[str, ...]:
    rules = found.get(right, [])
    if not isinstance(rules, list) or not all(isinstance(one, str) for one in rules):
        raise BadLogins(f'`{right}` in the list of editors is a list of addresses: {right} = ["anna@example.org"].')
    read = tuple(one.strip() if "=" in one else _folded(one.strip()) for one in rules)
    for one in read:
        if not _RULE.fullmatch(one):
            raise BadLogins(f"“{one}” in the list of editors is no address, no @domain, and no roles= or groups=.")
        if one.removeprefix("@") in _ANYBODYS:
            raise BadLogins(f"“{one}” would let in everybody with an address there: name each person.")
    return read


def _address(claims: Mapping[str, object]) -> str:
    """The verified address, or "". Capitals of A to Z alone are folded: to others, look-alikes would be folded."""
    address = claims.get("email")
    if claims.get("email_verified") is not True or not isinstance(address, str) or not _ADDRESS.fullmatch(address):
        return ""
    return _folded(address)


def _right(claims: Mapping[str, object], address: str, editors: Editors) -> Right:
    told = {address, "@" + address.partition("@")[2]} if address else set()
    for claim in ("roles", "groups"):
        held = claims.get(claim)
        told |= {f"{claim}={one}" for one in (held if isinstance(held, list) else [held]) if isinstance(one, str)}
    if told.intersection(editors.publishers):
        return "publisher"
    return "editor" if told.intersection(editors.editors) else "reader"


def _why_not(claims: Mapping[str, object], address: str, editors: Editors) -> str:
    whom = f"Ask {editors.ask}." if editors.ask else "Ask whoever runs this timeline."
    if address:
        return f"You are signed in as {address}, who is not on the list of editors. {whom}"
    given = claims.get("email")
    if isinstance(given, str) and given:
        return f"You are signed in, but your provider does not say that {given} was verified as yours. {whom}"
    return f"You are signed in, but your provider does not tell your e-mail address. {whom}"


def _label(claims: Mapping[str, object]) -> str:
    """A name for who came in by a role: anybody may choose theirs, so a piece of what nobody chooses is added."""
    chosen = next(
        (one for key in ("preferred_username", "name") if isinstance(one := claims.get(key), str) and one), ""
    )
    return f"{' '.join(chosen.split())[:60]} #{account(claims)[:8]}".strip()


def _folded(text: str) -> str:
    return text.translate(_SMALL)
