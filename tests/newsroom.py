"""A newsroom whose editors sign in: the app with logins, its provider, and the people who come to it."""

import shutil
from types import SimpleNamespace

import pytest
from browser import STRAIT, serving
from provider import CLIENT, Provider

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


def serve(folder, *options, **settings):
    path = folder / "events.json"
    shutil.copy(STRAIT, path)
    return path, serving(path, *options, **settings)


@pytest.fixture(scope="session")
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
