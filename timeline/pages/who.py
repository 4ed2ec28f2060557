"""Who is at work: the one seam through which pages learn it, and the store as it is in that user's hands."""

import getpass
import os
from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from ipaddress import IPv6Address, ip_address
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from timeline import store
from timeline.core.errors import BadLogins
from timeline.core.settings import Settings
from timeline.core.users import PARSER, User
from timeline.desk import logins
from timeline.pages import signing

_PROXIES: Final = (  # how the headers begin by which a proxy tells of itself
    "forwarded", "via", "x-forwarded", "x-real-ip", "x-client-ip", "x-original-", "x-envoy-", "true-client-ip", "cf-",
)  # fmt: skip
_CLOSED = User("", where="The desk is closed on this server.")
_ELSEWHERE = User(
    "", where="The desk opens by itself only to a browser on the machine that runs the timeline, at http://localhost."
)  # fmt: skip


def current_user() -> User:
    """Who asks, asked anew for each write. Without logins, whoever sits at the machine itself is a publisher."""
    settings = Settings.from_environment(os.environ)
    if settings.is_desk_closed:
        return _CLOSED
    try:
        if signing.providers():
            return _signed_in(settings.editors)
    except BadLogins as error:
        return User("", where=str(error))
    if not is_local(st.context.ip_address, dict(st.context.headers)):
        return _ELSEWHERE
    return User(_account(), "publisher", "on this machine")


def home() -> store.Guarded:
    """The store in the hands of the current user: it refuses what they may not do. Raises StoreUnreadable."""
    address = Settings.from_environment(os.environ).store
    return store.Guarded(store.open(address, clock=lambda: datetime.now(UTC)), current_user())


def today() -> str:
    """The day on which an editor types, as EDTF: what “yesterday” counts from where no source has a date."""
    return datetime.now().astimezone().date().isoformat()


def is_local(peer: str | None, headers: Mapping[str, str]) -> bool:
    """Whether a session comes from this very machine: by its peer, the host that it asked for, and no proxy between.

    `peer` is None where Streamlit says so of 127.0.0.1 and ::1. A page of another site that had its name lead here
    still asks for that name, and a proxy tells of itself; what says nothing at all is not let in.
    """
    said = {name.lower(): value for name, value in headers.items()}
    if any(name.startswith(_PROXIES) for name in said) or not _is_loopback_host(said.get("host", "")):
        return False
    origin = said.get("origin")
    if origin is not None and not _is_loopback_host(origin.partition("://")[2]):
        return False
    return peer is None or _is_loopback(peer)


def _is_loopback_host(host: str) -> bool:
    """“localhost:8501”, “127.0.0.1”, “[::1]:8501”."""
    name = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    return name.lower() == "localhost" or _is_loopback(name)


def _is_loopback(address: str) -> bool:
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        return found.ipv4_mapped.is_loopback
    return found.is_loopback


def _signed_in(path: str) -> User:
    """Who the login says, under the list of editors as it stands now: whoever is taken off it is out at once."""
    claims = signing.claims()
    editors = _editors(path) if claims else logins.Editors()
    return logins.user(claims, editors, datetime.now(UTC).astimezone(_zone()))


def _editors(path: str) -> logins.Editors:
    try:
        return logins.read(Path(path).read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadLogins(f"Nobody may edit yet: the list of editors, {path}, cannot be read.") from error


def _zone() -> tzinfo:
    """The time zone of the browser."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def _account() -> str:
    """The name of the account that the app runs under, which signs what is saved."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):
        name = ""
    return name if name and name.casefold() != PARSER else "local editor"
