"""Whoever signs in comes back to the page they signed in from, and never to a page of somebody else."""

from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from timeline.pages import returning
from timeline.pages.returning import Returning

HOST = "timeline.example"


@pytest.fixture
def client():
    """The two redirects of Streamlit's login behind our middleware."""

    def away(_):
        return RedirectResponse("https://provider.example/authorize", status_code=302)

    def back(_):
        return RedirectResponse("/", status_code=302)

    app = Starlette(
        routes=[Route("/auth/login", away), Route("/oauth2callback", back), Route("/other", back)],
        middleware=[Middleware(Returning)],
    )
    return TestClient(app, base_url=f"https://{HOST}", follow_redirects=False)


def test_a_login_ends_on_the_page_where_it_began_and_once(client):
    begun = client.get("/auth/login?provider=x", headers={"referer": f"https://{HOST}/review?as=Table&outlet=A%20B"})
    assert begun.headers["location"] == "https://provider.example/authorize"
    assert "HttpOnly" in begun.headers["set-cookie"]
    assert client.get("/other").headers["location"] == "/"
    assert client.get("/oauth2callback?code=1").headers["location"] == "/review?as=Table&outlet=A%20B"
    assert client.get("/oauth2callback?code=2").headers["location"] == "/"


@pytest.mark.parametrize(
    "referer", ["", "https://stranger.example/review", f"https://{HOST}@stranger.example/", f"https://{HOST}//stranger"]
)
def test_nothing_is_remembered_of_another_host(client, referer):
    assert "set-cookie" not in client.get("/auth/login", headers={"referer": referer}).headers
    assert returning.page_of(referer, HOST) == ""


@pytest.mark.parametrize(
    "path", ["//stranger.example", "/\\stranger.example", "https://stranger.example", "review", "/a b", "/a\r\nx: y",
             "/" + "a" * 1_000, "/é"],
)  # fmt: skip
def test_a_forged_cookie_leads_to_the_front_page(path):
    assert returning.remembered(f"{returning.COOKIE}={quote(path, safe='')}") == ""


def test_a_page_with_a_query_is_remembered():
    assert (
        returning.remembered(f"a=b; {returning.COOKIE}={quote('/event?id=e-1&x=%2F', safe='')}")
        == "/event?id=e-1&x=%2F"
    )
