"""What is answered over HTTP: kept by caches, refused in sentences, and never more than is published."""

import gzip
import json
import re
import struct
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from nouns import ACTOR, ARTICLE, event
from starlette.applications import Starlette
from starlette.testclient import TestClient

from benchmarks import synthetic
from timeline import store
from timeline.core import edtf
from timeline.core.model import Timeline
from timeline.core.settings import Settings
from timeline.publish import api, editions
from timeline.publish.press import LONGEST
from timeline.publish.routes import routes
from timeline.store import document

BASE = "http://testserver"
DATA = [
    "/embed/timeline.html", "/api/events.json", "/feed.atom", "/calendar.ics", "/timelinejs.json", "/events.jsonld",
]  # fmt: skip


@pytest.fixture
def home(tmp_path):
    """A store of five approved events and one that nobody reviewed."""
    home = store.open(str(tmp_path / "events.json"), clock=lambda: datetime(2025, 3, 20, tzinfo=UTC))
    events = [event(n, review="approved", title=f"Bridge {n} opens") for n in range(1, 6)]
    waiting = event(9, title="A rumour nobody checked")
    home.replace(Timeline(articles=(ARTICLE,), actors=(ACTOR,), events=(*events, waiting)), based_on="empty", by="anna")
    return home


@pytest.fixture
def ask(home):
    settings = Settings(store=home.name)
    with TestClient(Starlette(routes=routes(settings, lambda: "2025-03-20")), base_url=BASE) as client:
        yield client


@pytest.mark.parametrize("path", DATA)
def test_only_what_is_approved_leaves_the_house(ask, path):
    said = ask.get(path).text
    assert "Bridge 3 opens" in said
    assert "rumour" not in said


@pytest.mark.parametrize("years", ["from=9999&to=9999", "from=-9999&to=9999", "from=-9999&to=-9999", "from=9999-12-31"])
@pytest.mark.parametrize("path", editions.paths())
def test_the_first_and_the_last_year_that_can_be_written_are_answered(ask, path, years):
    address = f"{path}?{years}" if path != "/oembed" else f"{path}?url={BASE}/%3F{years.replace('&', '%26')}"
    assert ask.get(address).status_code == 200


@pytest.mark.parametrize("path", editions.paths())
def test_nothing_but_reading_is_answered(ask, path):
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        refused = ask.request(method, path)
        assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD")
        assert refused.text.endswith(".\n")


@pytest.mark.parametrize("path", DATA)
def test_head_says_what_get_would(ask, path):
    got, head = ask.get(path), ask.head(path)
    assert head.content == b""
    assert head.headers["etag"] == got.headers["etag"]
    assert head.headers["content-length"] == got.headers["content-length"]


@pytest.mark.parametrize("path", DATA)
def test_what_a_cache_has_is_not_sent_again(ask, path):
    got = ask.get(path)
    for tag in (got.headers["etag"], f"W/{got.headers['etag']}", f'"other", {got.headers["etag"]}', "*"):
        again = ask.get(path, headers={"if-none-match": tag})
        assert (again.status_code, again.content) == (304, b"")
    assert ask.get(path, headers={"if-none-match": '"other"'}).status_code == 200


def test_a_change_of_the_store_is_a_new_answer(ask, home):
    before = ask.get("/embed/timeline.html")
    home.save(event(6, review="approved", title="Bridge 6 opens"), based_on=None, by="anna")
    ask.app.routes[0].app._shelf._looked -= 2  # a second later
    after = ask.get("/embed/timeline.html", headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200
    assert "Bridge 6 opens" in after.text


def test_it_is_packed_for_those_who_unpack_it(ask):
    plain = ask.get("/embed/timeline.html", headers={"accept-encoding": "identity"})
    packed = ask.get("/embed/timeline.html", headers={"accept-encoding": "br, gzip"})
    refused = ask.get("/embed/timeline.html", headers={"accept-encoding": "gzip;q=0"})
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.text == plain.text == refused.text
    assert "content-encoding" not in plain.headers and "content-encoding" not in refused.headers
    assert packed.headers["etag"] != plain.headers["etag"]
    assert int(packed.headers["content-length"]) < len(gzip.compress(plain.content, 9))


def test_thirty_events_are_sent_in_less_than_five_kilobytes(tmp_path):
    home = tmp_path / "events.json"
    home.write_bytes(document.write(synthetic.timeline(30), ()))
    settings = Settings(store=str(home), unreviewed="shown")
    with TestClient(Starlette(routes=routes(settings, lambda: "2025-03-20")), base_url=BASE) as client:
        sent = client.get("/embed/timeline.html", headers={"accept-encoding": "gzip"})
    assert sent.headers["content-encoding"] == "gzip"
    assert int(sent.headers["content-length"]) <= 5_000


def test_a_query_that_is_too_long_is_refused_with_a_sentence(ask):
    refused = ask.get(f"/api/events.json?words={'x' * LONGEST}")
    assert (refused.status_code, "characters" in refused.text) == (414, True)
    assert ask.get(f"/embed/list.html?{'&'.join(f'a{n}=1' for n in range(300))}").status_code == 400


def test_an_address_that_we_do_not_have_names_those_that_we_have(ask):
    missing = ask.get("/embed/nothing.html")
    assert missing.status_code == 404
    assert "/embed/timeline.html" in missing.text


def test_an_embed_drops_what_it_does_not_know_and_says_so(ask):
    page = ask.get("/embed/timeline.html?actor=Nobody&theme=pink")
    assert page.status_code == 200
    assert "an actor that we do not know: Nobody" in page.text
    assert "not “pink”" in page.text


@pytest.mark.parametrize(
    "path", ["/api/events.json", "/feed.atom", "/calendar.ics", "/timelinejs.json", "/events.jsonld"]
)
def test_data_for_a_choice_that_we_do_not_know_is_refused(ask, path):
    refused = ask.get(f"{path}?kind=party")
    assert refused.status_code == 400
    assert "party" in refused.text


def test_an_embed_may_be_framed_by_whom_the_settings_name(home):
    settings = Settings(store=home.name, frames="https://paper.example")
    with TestClient(Starlette(routes=routes(settings, lambda: "2025-03-20"))) as client:
        policy = client.get("/embed/timeline.html").headers["content-security-policy"]
    assert policy.endswith("frame-ancestors https://paper.example")


def test_a_store_that_cannot_be_read_is_said_and_not_kept(ask, tmp_path):
    (tmp_path / "events.json").write_text("{")
    broken = ask.get("/embed/timeline.html")
    assert (broken.status_code, broken.headers["cache-control"]) == (503, "no-store")


def test_the_pages_of_the_data_hold_every_event_once(ask):
    address, seen = "/api/events.json?limit=2", []
    while address:
        page = ask.get(address).json()
        assert page["total"] == 5
        seen += [one["id"] for one in page["events"]]
        address = page["next"]
    assert seen == ["e1", "e2", "e3", "e4", "e5"]


@pytest.mark.parametrize("query", ["limit=0", "limit=501", "limit=x", "offset=-1", "page=2", "from=someday"])
def test_a_page_that_cannot_be_is_refused(ask, query):
    refused = ask.get(f"/api/events.json?{query}")
    assert refused.status_code == 400
    assert refused.text.strip().endswith((".", "someday."))


def test_data_may_be_read_by_any_page(ask):
    assert ask.get("/api/events.json").headers["access-control-allow-origin"] == "*"


def test_an_answer_is_what_its_description_says(ask):
    jsonschema = pytest.importorskip("jsonschema")
    described = ask.get("/api/openapi.json").json()
    schema = {"$ref": "#/components/schemas/Page", "components": described["components"]}
    jsonschema.validate(ask.get("/api/events.json").json(), schema)
    assert {one["name"] for one in described["paths"]["/api/events.json"]["get"]["parameters"]} == set(api.KEYS)


def test_oembed_gives_a_frame_for_our_own_pages(ask):
    said = ask.get(f"/oembed?url={quote(f'{BASE}/?actor=Norwick')}&maxwidth=500").json()
    assert (said["version"], said["type"], said["width"]) == ("1.0", "rich", 500)
    assert said["html"].startswith(f'<iframe src="{BASE}/embed/timeline.html?actor=Norwick"')


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 400),
        (f"url={quote('http://elsewhere.example/')}", 404),
        (f"url={quote(BASE + '.evil.example/')}", 404),
        (f"url={quote(BASE + '/edit')}", 404),
        (f"url={quote(BASE + '/')}&format=xml", 501),
        (f"url={quote(BASE + '/')}&maxwidth=wide", 400),
    ],
)
def test_oembed_answers_for_no_other_page(ask, query, status):
    assert ask.get(f"/oembed?{query}").status_code == status


def test_the_feed_has_what_a_feed_must_have(ask):
    atom = "{http://www.w3.org/2005/Atom}"
    feed = ET.fromstring(ask.get("/feed.atom").content)
    told = feed.findall(f"{atom}entry")
    assert len(told) == 5
    for one in (feed, *told):
        assert all(one.find(f"{atom}{name}").text for name in ("id", "title", "updated"))
    assert len({one.find(f"{atom}id").text for one in told}) == 5


def test_timelinejs_gets_text_that_is_no_markup(home, ask):
    bad = event(7, review="approved", title="<img src=x onerror=alert(1)>", summary="<script>")
    home.save(bad, based_on=None, by="anna")
    ask.app.routes[0].app._shelf._looked -= 2
    slides = json.loads(ask.get("/timelinejs.json").content)["events"]
    told = next(one for one in slides if one["unique_id"] == "e7")
    assert told["text"]["headline"] == "&lt;img src=x onerror=alert(1)&gt;"
    assert "<script>" not in told["text"]["text"]


PICTURES = ["/embed/picture.svg", "/embed/picture.png", "/embed/card.png"]


@pytest.mark.parametrize("path", PICTURES)
def test_a_picture_is_kept_by_caches_and_refuses_what_it_cannot_show(ask, path):
    got = ask.get(f"{path}?actor=Norwick&lang=de&lanes=kind")
    assert (got.status_code, got.headers["content-type"].partition(";")[0].rpartition("/")[0]) == (200, "image")
    assert (
        ask.get(f"{path}?actor=Norwick&lang=de&lanes=kind", headers={"if-none-match": got.headers["etag"]}).status_code
        == 304
    )
    refused = ask.get(f"{path}?lanes=rows&actor=Nobody")
    assert refused.status_code == 400
    assert "Nobody" in refused.text and "rows" in refused.text


@pytest.mark.parametrize("path", PICTURES)
def test_signs_that_no_picture_can_hold_are_left_out(home, ask, path):
    home.save(event(7, review="approved", title="A\x00 bell\x1b \ufffe"), based_on=None, by="anna")
    ask.app.routes[0].app._shelf._looked -= 2
    got = ask.get(f"{path}?title=x%00%1b")
    assert got.status_code == 200
    if path.endswith("svg"):
        ET.fromstring(got.content)


def test_a_card_has_the_size_that_social_networks_want(ask):
    png = ask.get("/embed/card.png").content
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", png[16:24]) == (1200, 630)


def test_what_is_described_is_what_is_answered(ask):
    for path, said in ask.get("/api/openapi.json").json()["paths"].items():
        kind = ask.get(path).headers["content-type"].partition(";")[0]
        assert kind in said["get"]["responses"]["200"]["content"]


def test_json_ld_tells_every_event_with_its_address_and_date(ask):
    got = ask.get("/events.jsonld")
    assert got.headers["content-type"].startswith("application/ld+json")
    said = json.loads(got.content)
    assert (said["@context"], said["@type"]) == ("https://schema.org", "ItemList")
    told = [one["item"] for one in said["itemListElement"]]
    assert [one["position"] for one in said["itemListElement"]] == [1, 2, 3, 4, 5]
    assert all(one["@type"] == "Event" and one["name"] and one["url"].startswith(f"{BASE}/event?id=") for one in told)
    assert all(edtf.check(one["startDate"]) for one in told)
    assert "rumour" not in got.text


def test_an_address_with_signs_of_a_format_in_it_breaks_nothing(ask):
    assert ask.get("/events.jsonld", headers={"host": "a{b}.example"}).status_code == 200


def test_the_frame_that_oembed_gives_is_dressed_as_the_embed(ask):
    page = ask.get("/embed/list.html?lang=de&theme=dark").text
    address = re.search('oembed" href="([^"]+)"', page)[1].replace("&amp;", "&")
    assert f"{BASE}/embed/list.html?theme=dark&amp;lang=de" in ask.get(address).json()["html"]


def test_a_chart_to_move_is_offered_to_those_alone_who_asked_for_it(ask):
    still, moving = (ask.get(f"/embed/timeline.html?{query}").text for query in ("", "mode=interactive"))
    assert "explore.js" not in still and "data-figure" not in still
    assert re.search(r'data-explore="Explore this chart \(\d\.\d MB\)"', moving)
    assert ask.get("/embed/timeline.html?mode=static").text == still
    assert "data-figure" not in ask.get("/embed/list.html?mode=interactive").text


def test_the_library_is_our_own_copy_and_kept_for_ever(ask):
    path = re.search('data-library="([^"]+)"', ask.get("/embed/chart.html?mode=interactive").text)[1]
    got = ask.get(f"/embed/{path}", headers={"accept-encoding": "gzip"})
    assert "immutable" in got.headers["cache-control"]
    assert int(got.headers["content-length"]) < 1_600_000
    assert b"plotly.js" in got.content[:200]


def test_no_policy_lets_a_style_or_script_through_that_is_not_ours(ask):
    for query in ("", "?mode=interactive"):
        policy = ask.get(f"/embed/timeline.html{query}").headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "script-src 'self';" in policy


@pytest.mark.parametrize("query", ["", "room=narrow&lang=uk", "lanes=none"])
def test_the_chart_to_move_stands_on_an_axis_of_dates(ask, query):
    figure = ask.get(f"/embed/figure.json?{query}").json()
    axis = figure["layout"]["xaxis"]
    low, high = (datetime.fromtimestamp(edge / 1_000, UTC).date().isoformat() for edge in axis["range"])
    assert (axis["type"], low < "2024-05-07" < high) == ("date", True)
    shown = [x for one in figure["data"] for x in one["x"] if x is not None]
    assert shown and all(axis["range"][0] < x < axis["range"][1] for x in shown)


def test_a_chart_to_move_of_nothing_is_empty(ask):
    assert all(not one["x"] for one in ask.get("/embed/figure.json?words=zzzz").json()["data"])
