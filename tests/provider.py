"""An OpenID Connect provider on loopback, for tests: discovery, authorization code flow with PKCE, signed tokens.

Whoever comes to its page chooses who they are; `people` says what the provider knows of each.
"""

import base64
import hashlib
import secrets
import socket
import threading
import time
from html import escape
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.routing import Route

CLIENT, SECRET = "timeline", "the secret between the app and its provider"


class Provider:
    """Serves as long as the block runs. `people` are claims by name; “iat” among them is how many seconds ago."""

    def __init__(self, people):
        self.people = people
        self.codes = {}
        self.troubles = []
        self._key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"http://127.0.0.1:{free.getsockname()[1]}"
        app = Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._metadata),
                Route("/keys", lambda _: JSONResponse(KeySet([self._key]).as_dict(private=False))),
                Route("/authorize", self._who_are_you),
                Route("/chosen", self._chosen),
                Route("/token", self._token, methods=["POST"]),
                Route("/end", lambda request: RedirectResponse(request.query_params["post_logout_redirect_uri"])),
            ]
        )
        port = int(self.address.rpartition(":")[2])
        self._server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning", ws="none"))
        self._thread = threading.Thread(target=self._server.run)

    def __enter__(self):
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        return self

    def __exit__(self, *_):
        self._server.should_exit = True
        self._thread.join(20)

    def secrets(self, cookie_secret="0123456789abcdef0123456789abcdef"):
        """What stands in the secrets of an app that uses this provider."""
        return f"""
[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "{cookie_secret}"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{self.address}/.well-known/openid-configuration"
"""

    def _metadata(self, _):
        return JSONResponse(
            {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "jwks_uri": f"{self.address}/keys",
                "end_session_endpoint": f"{self.address}/end",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    def _who_are_you(self, request):
        asked = dict(request.query_params)
        ways = [f"<a href='/chosen?{escape(urlencode({**asked, 'who': one}))}'>I am {one}</a>" for one in self.people]
        return HTMLResponse(
            "<!doctype html><link rel=icon href=data:,><title>Provider</title><h1>Who are you?</h1>" + "<br>".join(ways)
        )

    def _chosen(self, request):
        code = secrets.token_urlsafe()
        self.codes[code] = dict(request.query_params)
        back = {"code": code, "state": request.query_params["state"]}
        return RedirectResponse(f"{request.query_params['redirect_uri']}?{urlencode(back)}")

    async def _token(self, request):
        form = await request.form()
        asked = self.codes.pop(form["code"], None)  # a code is good for one time
        if trouble := self._refusal(request, form, asked):
            self.troubles.append(trouble)
            return JSONResponse({"error": "invalid_grant", "error_description": trouble}, 400)
        token = self._signed(self.people[asked["who"]], asked["who"], asked["nonce"])
        return JSONResponse(
            {"access_token": secrets.token_urlsafe(), "token_type": "Bearer", "expires_in": 300, "id_token": token}
        )

    def _refusal(self, request, form, asked):
        told = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        challenge = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if asked is None or asked["client_id"] != CLIENT or asked["redirect_uri"] != form["redirect_uri"]:
            return "no such code"
        if request.headers.get("authorization") != f"Basic {told}":
            return "another client"
        if asked.get("code_challenge") != base64.urlsafe_b64encode(challenge).decode().rstrip("="):
            return "not who began"
        return ""

    def _signed(self, person, name, nonce):
        issued = int(time.time()) - person.get("iat", 0)
        claims = {
            "iss": self.address,
            "sub": f"id-of-{name}",
            "aud": CLIENT,
            "nonce": nonce,
            "exp": int(time.time()) + 300,
        }
        key = RSAKey.generate_key(2048, {"kid": "one"}) if person.get("forged") else self._key
        return jwt.encode({"alg": "RS256", "kid": "one"}, claims | person | {"iat": issued}, key)
