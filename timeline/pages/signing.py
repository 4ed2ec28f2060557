"""Signing in and out: what the app's secrets and Streamlit say of logins, and the buttons for them."""

import os
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from streamlit.auth_util import get_redirect_uri, get_secrets_auth_section
from streamlit.errors import StreamlitSecretNotFoundError

from timeline.core.errors import BadLogins
from timeline.core.settings import Settings
from timeline.desk import logins
from timeline.view import escape


def providers() -> tuple[str, ...]:
    """The names of those with whom editors sign in; () where no logins are set up. Raises BadLogins.

    Secrets that are there, but cannot be read, are trouble, and never the same as none: those open the desk at home.
    """
    auth = _auth()
    if auth is None:
        return ()
    if not isinstance(auth, Mapping):
        raise BadLogins("The logins of this server are not set up right: [auth] is a table in the secrets.")
    if st.get_option("server.trustedUserHeaders"):
        raise BadLogins("Logins do not go together with `server.trustedUserHeaders`: a header could speak for anybody.")
    if find_spec("authlib") is None:
        raise BadLogins("Logins need one more package on this server: pip install '.[auth]'.")
    return logins.providers(auth)


def is_asked() -> bool:
    """Whether an editor may come in here by signing in."""
    return bool(_open())


def is_https() -> bool:
    """Whether those who sign in come back to an address that is encrypted."""
    try:
        auth = _auth()
    except BadLogins:
        return False
    return isinstance(auth, Mapping) and str(auth.get("redirect_uri", "")).startswith("https://")


def claims() -> dict[str, object]:
    """What the token of the signed-in person says; {} where nobody is signed in."""
    told: dict[str, object] = dict(st.user.to_dict())
    return told if told.get("is_logged_in") is True else {}


def offer(place: str) -> None:
    """A button for each provider; nothing where there is nobody to sign in to. `place` tells the buttons apart."""
    names = _open()
    if names and (home := _elsewhere()):
        label = escape.markdown(urlsplit(home).netloc)
        st.page_link(home, label=f"Editors: sign in at {label}")
        return
    for name in names:
        label = "Sign in" if len(names) == 1 else f"Sign in with {escape.markdown(name)}"
        label = f"Editors: {label[0].lower()}{label[1:]}" if place == "door" else label
        key = f"sign-in-{place}-{name}"
        st.button(label, key=key, type="tertiary" if place == "door" else "secondary", on_click=_begin, args=(name,))


def leave(before: Callable[[], None]) -> None:
    """The button that ends a login, after what is to be done before; nothing where nobody is signed in."""
    if claims():
        st.button("Sign out", key="sign-out", type="tertiary", on_click=_end, args=(before,))


def _open() -> tuple[str, ...]:
    try:
        return () if Settings.from_environment(os.environ).is_desk_closed else providers()
    except BadLogins:
        return ()


def _elsewhere() -> str:
    """The address at which a login would end, if that is not where the browser is: it would come to nothing here."""
    redirect, here = get_redirect_uri(get_secrets_auth_section()), st.context.url
    if not redirect or not here:
        return ""
    home, asked = urlsplit(redirect), urlsplit(here)
    return "" if (home.scheme, home.netloc) == (asked.scheme, asked.netloc) else f"{home.scheme}://{home.netloc}/"


def _begin(name: str) -> None:
    st.login(None if name == "default" else name)


def _end(before: Callable[[], None]) -> None:
    before()
    st.logout()


def _auth() -> object:
    """[auth] of the secrets as plain Python; None without secrets, or without [auth] in them."""
    try:
        return st.secrets.to_dict().get("auth")
    except (StreamlitSecretNotFoundError, OSError, ValueError) as error:
        if any(Path(one).exists() for one in st.get_option("secrets.files")):
            raise BadLogins(
                "The secrets of this server cannot be read: mend the file, and start the app anew."
            ) from error
        return None
